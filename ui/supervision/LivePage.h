// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/RecordModel.h"
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QElapsedTimer>
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class DayFace;
class RevealButton;
class SeatCare;
class Table;

//! \brief The supervisor's desk: seats on duty with what they do, since when, and who wants a supervisor; listen,
//! whisper, barge in and take over with one's own telephone. What is old is said to be old.
//! Its other face is the day in figures and charts.
class LivePage final : public QWidget {
    Q_OBJECT
public:
    enum class Face { Live, Today };
    void showFace(Face face);
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
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void take();
    QWidget *makeFaces();
    void arrangeHead();
    void showAge();
    void showWhatFits();
    void supervise(const QString &mode);

    SeatDesk &m_desk;
    RecordModel *m_rows;
    Table *m_table;
    DayFace *m_day;
    QBoxLayout *m_head = nullptr; //!< heading and tabs, then what can be done
    QStackedWidget *m_faces;
    QList<Button *> m_faceButtons;
    RevealButton *m_reveal;
    QLabel *m_age;
    QLabel *m_welfare;
    SeatCare *m_care;
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
