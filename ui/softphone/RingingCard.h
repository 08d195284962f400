// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

//! \brief A call that waits to be answered: who (masked), why, what was said so far, what is already
//! confirmed, and the ticket it belongs to. F2 answers; Esc does nothing to the call.
class RingingCard final : public QFrame {
    Q_OBJECT
public:
    explicit RingingCard(SeatDesk &desk, QWidget *parent = nullptr);
    void fill();

private:
    void fillWhy(const QJsonObject &call);
    void fillFacts(const QJsonObject &call);
    void tick();

    SeatDesk &m_desk;
    QLabel *m_source;
    QLabel *m_name;
    QLabel *m_phone;
    QHBoxLayout *m_marks;
    Button *m_answer;
    QFrame *m_bar;
    QLabel *m_rung;
    QVBoxLayout *m_why;
    QVBoxLayout *m_said;
    QVBoxLayout *m_facts;
    QLabel *m_code;
    QTimer m_timer;
    QString m_callId; //!< whose keyboard was given
};

//! One line "time speaker words" of the dialogue, as the cards show it.
QWidget *spokenLine(const TranscriptModel::Line &line);
//! "label value ✓": one confirmed answer; an empty value reads “not asked”.
QWidget *factLine(const QString &label, const QString &value, bool wide = false);
//! Chips of what is known about the caller: district, way of speaking.
QList<Word> callerMarks(const QJsonObject &call);
//! Keys of the answers as people read them: name, place, time … first.
QStringList answerOrder(const QJsonObject &answers);
//! "outbound · campaign", "inbound"
QString callSource(const QJsonObject &call);

} // namespace lianxin
