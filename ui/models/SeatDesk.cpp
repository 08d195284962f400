// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/SeatDesk.h"
#include "ui/models/EngineClock.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kCatchUpMs = 150;       // in which what overtook each other on the way arrives by itself
constexpr qsizetype kDelaysKept = 15; // words that a delay is the middle of
constexpr qint64 kLongestDelay = 60'000; // longer ones are no delays: clocks that were set

} // namespace

SeatDesk::SeatDesk(Door &door, Handset &handset, QObject *parent)
    : QObject(parent)
    , m_door(door)
    , m_handset(handset)
    , m_drafts(door) {
    connect(&door, &Door::event, this, &SeatDesk::onEvent);
    connect(&door, &Door::linkChanged, this, [this] {
        Q_EMIT changed();
        refresh();
        if (m_door.link() == Door::Link::Live)
            askDraft(); // what was told meanwhile is kept nowhere
    });
    connect(&door, &Door::resyncNeeded, this, [this] {
        refresh();
        askDraft();
    });
    connect(&handset, &Handset::changed, this, &SeatDesk::changed);
    connect(&handset, &Handset::ringing, this, [this](const QString &id) {
        if (!id.isEmpty() && id == m_supervising)
            m_handset.answer(); // it was asked for a moment ago
        loadCall(id);
    });
    connect(&handset, &Handset::ended, this, &SeatDesk::refresh);
    m_catchUp.setSingleShot(true);
    m_catchUp.setInterval(kCatchUpMs);
    connect(&m_catchUp, &QTimer::timeout, this, &SeatDesk::catchUp);
    connect(&m_transcript, &TranscriptModel::correctionWanted, this, &SeatDesk::correct);
}

void SeatDesk::begin(const Session &session) {
    m_session = session;
    m_drafts.setUser(session.userId);
    refresh();
}

void SeatDesk::finish() {
    m_drafts.setUser({});
    m_session = {};
    m_state.clear();
    m_call = {};
    m_seat = {};
    m_transcript.clear();
    setView(View::Idle);
    Q_EMIT changed();
}

SeatDesk::View SeatDesk::view() const {
    const Door::Link link = m_door.link();
    return hasSeat() && (link == Door::Link::Lost || link == Door::Link::Connecting) ? View::Unknown : m_view;
}

void SeatDesk::refresh() {
    if (!hasSeat() || m_door.link() == Door::Link::Lost)
        return;
    if (m_refreshing) {
        m_again = true;
        return;
    }
    m_refreshing = true;
    m_door.call(u"seats.me"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        m_refreshing = false;
        if (reply)
            takeSeat(reply->toObject());
        if (std::exchange(m_again, false))
            refresh();
    });
}

void SeatDesk::takeSeat(const QJsonObject &seat) {
    m_seat = seat;
    m_state = seat["state"_L1].toString();
    m_reason = seat["reason"_L1].toString();
    m_since = static_cast<qint64>(seat["since"_L1].toDouble());
    const QString call = seat["callId"_L1].toString();
    const bool wrapsUp = m_state == "wrapup"_L1;
    if (!call.isEmpty())
        loadCall(call);
    else if (wrapsUp)
        setView(View::WrapUp);
    if (call.isEmpty() && !wrapsUp && !m_handset.hasCall()) {
        m_call = {};
        setView(View::Idle);
    }
    Q_EMIT changed();
}

void SeatDesk::loadCall(const QString &id) {
    if (id.isEmpty())
        return;
    m_door.call(u"calls.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (reply)
            takeCall(reply->toObject());
        else if (reply.error().code != "session.locked"_L1) // looked at again when it is unlocked
            Q_EMIT failed(reply.error());
    });
}

void SeatDesk::takeCall(const QJsonObject &call) {
    const bool fresh = call["id"_L1].toString() != callId();
    m_call = call;
    const QJsonArray live = call["transcript"_L1]["live"_L1].toArray();
    if (fresh) {
        m_transcript.setDialogue(call["dialogue"_L1].toArray(), live);
        m_delays.clear();
    } else {
        m_transcript.merge(call["dialogue"_L1].toArray(), live, true);
    }
    m_rev = std::max(fresh ? 0 : m_rev, call["transcript"_L1]["rev"_L1].toInteger());
    const QString state = call["state"_L1].toString();
    if (part() != Part::Seat && state != "ended"_L1)
        setView(m_handset.hasCall() && !m_handset.isRinging() ? View::Talking : View::Ringing);
    else if (m_state == "wrapup"_L1 || (state == "ended"_L1 && m_view != View::Idle))
        setView(View::WrapUp);
    else if (state == "talking"_L1)
        setView(View::Talking);
    else if (state == "held"_L1)
        setView(View::Held);
    else if (state == "ended"_L1)
        setView(View::Idle);
    else
        setView(View::Ringing);
    if (fresh) {
        m_callSince = m_view == View::Talking && m_call.contains("talkingAt"_L1)
                          ? static_cast<qint64>(m_call["talkingAt"_L1].toDouble())
                          : (m_since > 0 ? m_since : engineNow());
        Q_EMIT callArrived(callId());
    }
    Q_EMIT changed();
}

void SeatDesk::setView(View view) {
    if (view == m_view)
        return;
    m_view = view;
    m_callSince = engineNow();
}

void SeatDesk::onEvent(const EventMessage &event) {
    if (!hasSeat())
        return;
    if (event.type == "dialogue.step"_L1 || event.type == "dialogue.corrected"_L1 || event.type == "transcript.said"_L1) {
        if (!callId().isEmpty() && (event.payload["callId"_L1].toString() == callId() || event.entity == callId()))
            onLine(event);
        return;
    }
    if (event.type == "assistant.draft_changed"_L1) {
        if (!callId().isEmpty() && event.entity == callId())
            Q_EMIT draftCame(event.payload["draft"_L1].toObject());
        return;
    }
    // A guest's seat has no call of its own that would tell.
    if (!callId().isEmpty() && event.entity == callId() && (event.type == "call.guests"_L1 || event.type.startsWith("live."_L1)))
        loadCall(callId());
    const bool mine = event.payload["seatNumber"_L1].toString() == seatNumber() ||
                      event.entity == seatNumber() || event.entity == m_session.userId;
    const bool myCall = !callId().isEmpty() && event.entity == callId();
    if ((event.type == "seat.state"_L1 && mine) || (event.type.startsWith("call."_L1) && (mine || myCall)))
        refresh();
}

void SeatDesk::onLine(const EventMessage &event) {
    if (event.type == "transcript.said"_L1) {
        takeLine(event.payload["line"_L1].toObject());
    } else if (!event.payload["text"_L1].toString().isEmpty()) {
        takeLine(event.payload);
        Q_EMIT changed();
    } else if (const qint64 rev = event.payload["rev"_L1].toInteger(); rev == 0 || rev > m_rev) {
        m_catchUp.start(); // what people said is not in events that are kept
    }
}

void SeatDesk::takeLine(const QJsonObject &line) {
    if (line["partial"_L1].toBool()) {
        const auto &lines = m_transcript.lines();
        const QString utterance = line["utterance"_L1].toString();
        const auto before = std::find_if(lines.crbegin(), lines.crend(), [&](const TranscriptModel::Line &one) { return one.utterance == utterance; });
        const qsizetype known = before == lines.crend() ? 0 : before->text.size();
        const qint64 delay = engineNow() - line["endedAt"_L1].toInteger();
        if (line["text"_L1].toString().size() > known && delay >= 0 && delay < kLongestDelay) {
            m_delays << delay;
            if (m_delays.size() > kDelaysKept)
                m_delays.removeFirst();
            Q_EMIT wordHeard();
        }
    }
    m_transcript.append(line);
    const qint64 rev = line["rev"_L1].toInteger();
    if (rev == m_rev + 1)
        m_rev = rev;
    else if (rev > m_rev)
        m_catchUp.start();
}

void SeatDesk::catchUp() {
    const QString id = callId();
    if (id.isEmpty())
        return;
    m_door.call(u"transcripts.get"_s, {{u"id"_s, id}, {u"after"_s, m_rev}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (!reply || id != callId())
            return; // the next line asks again
        const QJsonObject transcript = objectOf(reply);
        m_transcript.merge(transcript["lines"_L1].toArray(), transcript["live"_L1].toArray(), false);
        m_rev = std::max(m_rev, transcript["rev"_L1].toInteger());
        Q_EMIT changed();
    });
}

void SeatDesk::correct(qint64 seq, const QString &text) {
    const QString id = callId();
    m_door.call(u"transcripts.correct"_s, {{u"id"_s, id}, {u"seq"_s, seq}, {u"text"_s, text}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (!reply)
            Q_EMIT failed(reply.error());
        else if (id == callId())
            takeLine(reply->toObject());
    });
}

qint64 SeatDesk::wordDelayMs() const {
    if (m_delays.isEmpty())
        return -1;
    QList<qint64> sorted = m_delays;
    std::sort(sorted.begin(), sorted.end());
    return sorted.at(sorted.size() / 2);
}

bool SeatDesk::isDeaf() const {
    const auto &lines = m_transcript.lines();
    const auto last = std::find_if(lines.crbegin(), lines.crend(), [](const TranscriptModel::Line &line) { return line.meaning.startsWith("hearing_"_L1); });
    return last != lines.crend() && last->meaning == "hearing_lost"_L1;
}

void SeatDesk::ask(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            Q_EMIT failed(reply.error());
        refresh();
    });
}

void SeatDesk::answer() {
    if (m_handset.isRinging())
        m_handset.answer();
}

void SeatDesk::reject() {
    if (m_handset.isRinging())
        m_handset.reject();
}

void SeatDesk::hangUp() {
    if (m_handset.hasCall())
        m_handset.hangUp();
    else if (!callId().isEmpty())
        ask(u"calls.hangup"_s, {{u"id"_s, callId()}});
}

void SeatDesk::toggleHold() {
    if (m_view == View::Talking)
        ask(u"calls.hold"_s, {{u"id"_s, callId()}});
    else if (m_view == View::Held)
        ask(u"calls.resume"_s, {{u"id"_s, callId()}});
}

SeatDesk::Part SeatDesk::part() const {
    if (hasSeat() && m_call["supervision"_L1]["seatNumber"_L1].toString() == seatNumber())
        return Part::Supervisor;
    if (hasSeat() && m_call["consult"_L1]["seatNumber"_L1].toString() == seatNumber())
        return Part::Consulted;
    return Part::Seat;
}

void SeatDesk::act(const QString &method, QJsonObject more) {
    if (callId().isEmpty())
        return;
    more.insert(u"id"_s, callId());
    ask(method, more);
}

void SeatDesk::supervise(const QString &callId, const QString &mode) {
    m_supervising = callId;
    ask(u"calls.supervise"_s, {{u"id"_s, callId}, {u"mode"_s, mode}});
}

void SeatDesk::retrieveParked() {
    m_door.call(u"calls.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            Q_EMIT failed(reply.error());
            return;
        }
        const QJsonArray calls = itemsOf(reply);
        const auto parked = std::find_if(calls.begin(), calls.end(), [](const QJsonValue &call) { return call["parked"_L1].toBool(); });
        if (parked == calls.end())
            Q_EMIT failed({ErrorKind::NotFound, u"calls.not_parked"_s, u"The call is not parked."_s, {}, {}});
        else
            ask(u"calls.retrieve"_s, {{u"id"_s, (*parked)["id"_L1]}});
    });
}

void SeatDesk::setState(const QString &state, const QString &reason) {
    QJsonObject params{{u"state"_s, state}};
    if (!reason.isEmpty())
        params.insert(u"reason"_s, reason);
    ask(u"seats.setState"_s, params);
}

QJsonObject SeatDesk::paramsOf(const QString &callId, const Filing &filing) {
    QJsonObject params{{u"id"_s, callId}, {u"result"_s, filing.result}, {u"summary"_s, filing.summary}};
    if (!filing.source.isEmpty())
        params.insert(u"summarySource"_s, filing.source);
    if (!filing.model.isEmpty())
        params.insert(u"summaryModel"_s, filing.model);
    if (!filing.nextStep.isEmpty())
        params.insert(u"nextStep"_s, filing.nextStep);
    if (!filing.ticketId.isEmpty())
        params.insert(u"ticketId"_s, filing.ticketId);
    return params;
}

void SeatDesk::fileLate(const QString &callId, const Filing &filing) {
    m_door.call(u"calls.wrapUp"_s, paramsOf(callId, filing), this, [this, callId](const Expected<QJsonValue> &reply) {
        if (reply)
            m_drafts.filed(callId, u"wrapUp"_s);
        else
            Q_EMIT failed(reply.error());
    });
}

qint64 SeatDesk::wrapUpUntil() const {
    if (m_view != View::WrapUp)
        return 0;
    return m_seat.contains("wrapUpUntil"_L1) ? m_seat["wrapUpUntil"_L1].toInteger() : m_call["wrapUpUntil"_L1].toInteger();
}

void SeatDesk::extendWrapUp(int minutes, const QString &reason) {
    m_door.call(u"seats.extendWrapUp"_s, {{u"minutes"_s, minutes}, {u"reason"_s, reason}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            Q_EMIT failed(reply.error());
        refresh();
    });
}

void SeatDesk::askDraft() {
    const QString id = callId();
    if (id.isEmpty() || part() != Part::Seat)
        return;
    m_door.call(u"assistant.draft"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (id != callId())
            return;
        if (reply)
            Q_EMIT draftCame(reply->toObject());
        else
            Q_EMIT draftFailed(reply.error());
    });
}

void SeatDesk::wrapUp(const Filing &filing) {
    const QString id = callId();
    m_door.call(u"calls.wrapUp"_s, paramsOf(id, filing), this, [this, id](const Expected<QJsonValue> &reply) {
        if (!reply) {
            Q_EMIT failed(reply.error());
            return;
        }
        m_drafts.filed(id, u"wrapUp"_s);
        if (id != callId()) { // the engine told sooner that the seat is free
            Q_EMIT wrappedUp();
            return;
        }
        m_call = {};
        m_transcript.clear();
        setView(View::Idle);
        Q_EMIT wrappedUp();
        Q_EMIT changed();
        refresh();
    });
}

} // namespace lianxin
