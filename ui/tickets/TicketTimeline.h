// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QSet>

namespace lianxin {

//! \brief The life of a ticket line by line, newest first: what happened, what was said in its calls, and where to listen.
class TicketTimeline final : public QWidget {
    Q_OBJECT
public:
    explicit TicketTimeline(Door &door, QWidget *parent = nullptr);
    void setMayListen(bool may) { m_mayListen = may; }
    //! Events as tickets.get gives them, oldest first.
    void setEvents(const QJsonArray &events);
    //! Another ticket: no dialogue is open.
    void forget();

Q_SIGNALS:
    //! \a at: UTC ms, a moment of the call; \a offsetMs: where in its recording, where the event knows; else negative.
    void listenWanted(const QString &callId, qint64 at, qint64 offsetMs);
    void failed(const lianxin::Error &error);

private:
    void fill();
    QWidget *makeLine(const QJsonObject &event, bool newest, bool last);
    static QString summaryText(const QJsonObject &call);
    void addDialogue(QVBoxLayout *lines, const QString &callId);
    void toggleDialogue(const QString &callId);

    Door &m_door;
    bool m_mayListen = false;
    QJsonArray m_events;
    QHash<QString, QJsonObject> m_dialogues; //!< open ones, by call: as calls.get tells it
    Button *m_all;
    Button *m_calls;
    QVBoxLayout *m_lines;
};

//! Call that an event speaks of; empty for none.
QString callOf(const QJsonObject &event);
//! Milliseconds into the recording of that call; negative where the event does not know.
qint64 offsetOf(const QJsonObject &event);

} // namespace lianxin
