// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/admin/YearView.h"
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QPlainTextEdit>

namespace lianxin {

//! \brief The working days that deadlines and calls go by: a year at a glance with where it comes from, the State Council's
//! notice taken in by pasting it, and the hotline's own days.
class CalendarPage final : public QWidget {
    Q_OBJECT
public:
    explicit CalendarPage(Door &door, QWidget *parent = nullptr);
    void load(int year);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeSide();
    void show(const QJsonObject &year);
    void showDay(QDate day);
    void askDay(QDate day);
    void setDay(QDate day, const QString &kind, const QString &name);

    Door &m_door;
    Button *m_before;
    Button *m_after;
    QLabel *m_title;
    QLabel *m_totals;
    ErrorBanner *m_error;
    YearView *m_view;
    Facts *m_source;
    QLabel *m_day;
    Facts *m_dayFacts;
    Button *m_change;
    Button *m_back;
    QVBoxLayout *m_own;
    int m_year = 0;
    int m_asked = 0;
};

//! \brief Takes a notice in: paste it as it was published, see what was understood of it, accept.
class NoticeDialog final : public QDialog {
    Q_OBJECT
public:
    explicit NoticeDialog(Door &door, QWidget *parent = nullptr);
    QPlainTextEdit *words() const { return m_words; }

Q_SIGNALS:
    void taken(int year);

private:
    void ask(bool keep);
    void show(const QJsonObject &result);
    Door &m_door;
    QPlainTextEdit *m_words;
    ErrorBanner *m_error;
    QLabel *m_summary;
    RecordModel *m_days;
    Card *m_found;
    Button *m_accept;
    int m_asked = 0;
};

} // namespace lianxin
