// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/storage/Store.h"
#include <QJsonObject>
#include <QStringList>

namespace lianxin {

//! \brief A statement with its parameters.
struct TicketSql {
    QString sql;
    Params params;
};

//! \brief What a filter of tickets asks of the store, in statements that each walk one index from where they begin and
//! stop after what is wanted: a board of a million tickets costs as much as one of a thousand. The filter's keys are
//! those of Tickets::list(); unknown ones count for nothing.
class LIANXIN_EXPORT TicketQuery {
public:
    //! Soonest deadline first, those without one last; or newest first.
    enum class Order { Deadline, Newest };
    struct Context {
        qint64 now = 0;        //!< UTC ms
        qint64 soonUntil = 0;  //!< UTC ms; a deadline before is "due soon"
        bool postgres = false;
        std::function<QByteArray(const QString &typed)> phoneIndex; //!< blind index of a number as it was typed
    };
    //! Throws StoreFailure (tickets.unknown_figure).
    TicketQuery(QJsonObject filter, Context context);

    //! Rows (due_order, id) of each statement in \a order, at most \a limit of each after \a cursor; merged, their first
    //! \a limit are the page. \a few: at most kSortable tickets match (totalOf).
    std::vector<TicketSql> pages(Order order, const QString &cursor, int limit, bool few) const;
    //! Each counts a part, and counts no further than \a most.
    std::vector<TicketSql> counts(int most) const;
    //! Has the filter a condition with an index of its own (words, a call, a citizen …)?
    bool isNarrow() const { return m_narrow; }
    //! Rows (due_order, id, state, supervised, paused, repeats) of a narrow filter, at most \a most: looking words up once
    //! is dearer than all that a board asks about them.
    TicketSql all(int most) const;
    //! States that the filter lets through.
    const QStringList &states() const { return m_states; }
    //! Is a ticket that is due then among those that the filter asks for by overdue, dueSoon or dueBefore?
    bool isDue(qint64 dueOrder) const { return dueOrder >= m_dueFrom && (m_dueBefore == 0 || dueOrder < m_dueBefore); }
    //! As Tickets::list() takes it back: "due:id", or the id.
    static QString cursorAfter(Order order, qint64 dueOrder, const QString &id);

    static constexpr int kSortable = 5000; //!< so many are sorted rather than walked in order
    static constexpr int kTextMost = 2000; //!< newest that words are looked up among those that contain them

private:
    struct Arm; // tickets that the filter lets through come in disjoint parts
    class Builder;
    std::vector<Arm> arms() const;
    Builder begun(const Arm &arm, bool newest) const;
    void narrow(Builder &sql) const;
    void words(Builder &sql, const QString &text) const;
    QString has(const QString &key) const { return m_filter[key].toString(); }

    QJsonObject m_filter;
    Context m_context;
    QStringList m_states;
    qint64 m_dueFrom = 0, m_dueBefore = 0; //!< UTC ms; 0: open
    bool m_running = false;                //!< the clock does not stand still
    bool m_narrow = false;                 //!< has a condition with an index of its own
};

} // namespace lianxin
