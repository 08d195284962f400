// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QAbstractButton>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

namespace lianxin {

class FilterBar;

//! \brief A mark that tickets can be narrowed to, with their number: icon and words on its soft fill; a thick edge while
//! it is on.
class MarkToggle final : public QAbstractButton {
    Q_OBJECT
public:
    MarkToggle(const QString &words, const QString &icon, Tone tone, QWidget *parent = nullptr);
    void setCount(int count, bool more);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Word m_word;
    QString m_shown;
    Tone m_tone;
};

//! \brief What tickets are narrowed by, the same for board and table: search, district, category, unit, marks, order; and
//! views that a person has saved, on this machine under their name.
class TicketFilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit TicketFilterBar(Door &door, QWidget *parent = nullptr);
    QJsonObject filter() const;
    QString sort() const { return m_sort->value(); }
    //! Loads the choices once.
    void load();
    void setUser(const QString &userId) { m_user = userId; }
    void setTable(bool table);
    //! overdue, dueSoon, repeated, supervised of a board.
    void showCounts(const QJsonObject &board);
    void setFilter(const QJsonObject &filter, const QString &sort);
    void focusSearch();
    Button *views() const { return m_views; }

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void fillViews(QMenu *menu);
    void saveView();
    QJsonObject savedViews() const;
    void store(const QJsonObject &views) const;
    QList<std::pair<QString, MarkToggle *>> marks() const;

    Door &m_door;
    QString m_user;
    QBoxLayout *m_lines = nullptr; //!< search and choices; marks and order
    QLineEdit *m_search;
    Choice *m_district;
    Choice *m_category;
    Choice *m_unit;
    Choice *m_sort;
    MarkToggle *m_overdue;
    MarkToggle *m_dueSoon;
    MarkToggle *m_repeated;
    MarkToggle *m_supervised;
    FilterBar *m_choices; //!< search and choices
    FilterBar *m_marks;   //!< marks and order
    Button *m_views;
    QTimer m_typing;
    bool m_loaded = false;
};

} // namespace lianxin
