// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/RecordModel.h"
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QElapsedTimer>
#include <QTimer>

namespace lianxin {

class RevealButton;
class Table;

//! \brief The supervisor's desk: seats on duty with what they do, since when, and who wants a supervisor; listen,
//! whisper, barge in and take over with one's own telephone. What is old is said to be old.
class LivePage final : public QWidget {
    Q_OBJECT
public:
    explicit LivePage(SeatDesk &desk, QWidget *parent = nullptr);
    void load();
    void loadFigures();
    void showFigures();
    //! Rows as they are shown: those who want a supervisor first, then by seat; parked calls last.
    static QJsonArray rowsOf(const QJsonArray &seats, const QJsonArray &calls);

Q_SIGNALS:
    //! Seats that want a supervisor and have none.
    void wanted(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void take();
    void showAge();
    void showWhatFits();
    void supervise(const QString &mode);

    SeatDesk &m_desk;
    RecordModel *m_rows;
    Table *m_table;
    RevealButton *m_reveal;
    QLabel *m_age;
    QLabel *m_welfare;
    QString m_abuse;    //!< both in words, for m_welfare
    QString m_extended;
    ErrorBanner *m_error;
    QHash<QString, Button *> m_verbs;
    QJsonArray m_seats;
    QJsonArray m_calls;
    QElapsedTimer m_loaded; //!< invalid until the first answer
    QTimer m_refresh;
    QTimer m_tick;
};

} // namespace lianxin
