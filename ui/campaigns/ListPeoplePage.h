// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QTimer>

namespace lianxin {

class TracePanel;

//! \brief The people of one list, masked, with where each stands in a campaign: found by number, row or outcome, page by page
//! however long the list is. Whoever is chosen is explained at the right: why (not) this number.
class ListPeoplePage final : public QWidget {
    Q_OBJECT
public:
    explicit ListPeoplePage(Door &door, QWidget *parent = nullptr);
    //! \a list as lists.get tells.
    void open(const QJsonObject &list);
    void load(const QString &cursor = {});
    TracePanel *trace() const { return m_trace; }

Q_SIGNALS:
    void backWanted();

private:
    QJsonObject question(const QString &cursor) const;
    void take(const QJsonObject &page, bool more);
    void explain();
    bool mayReadAgain() const;
    Door &m_door;
    QJsonObject m_list;
    QString m_campaign; //!< in which they stand; empty: none calls the list
    int m_asked = 0;
    ListDetail *m_people;
    QLabel *m_name;
    QLineEdit *m_search;
    Choice *m_only;
    Choice *m_campaigns;
    QStackedWidget *m_right;
    TracePanel *m_trace;
    QTimer m_settled; //!< the choice has stayed where it is
    QTimer m_soon;
};

//! Where a person of a list stands: "waiting", "not_placed" …
Word standingWord(const QString &state);
//! Why \a person (as lists.people tells) is not called now; empty: nothing is known against it.
QString whyNotText(const QJsonObject &person);

} // namespace lianxin
