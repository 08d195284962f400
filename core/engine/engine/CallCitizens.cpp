// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallCitizens.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/SeatDrafts.h"
#include "hotline/records/Transcripts.h"
#include "hotline/routing/Seats.h"
#include "platform/base/Log.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "talk/assistant/TalkFinds.h"
#include "talk/assistant/TalkLine.h"
#include <algorithm>

namespace lianxin {
namespace {

//! As the draft shows a name that was said; a surname alone is no name that could be hidden.
QString shownName(const QString &name) { return name.size() == 1 ? name + u'*' : maskedName(name); }

} // namespace

CallCitizens::CallCitizens(CallRecords &records, Transcripts &transcripts, Seats &seats, SeatDrafts &drafts)
    : m_records(records)
    , m_transcripts(transcripts)
    , m_seats(seats)
    , m_drafts(drafts) {}

void CallCitizens::ticketFiled(const Caller &caller, const Id &callId, const QJsonObject &ticket) {
    if (caller.seatNumber.isEmpty())
        return;
    if (const auto noted = m_drafts.ticketFiled(caller.userId, callId, ticket.value("id"_L1).toString(), ticket.value("number"_L1).toString()); !noted)
        qCWarning(lcHotline).noquote() << "the draft of a filed ticket stays for some hours:" << noted.error().toString();
}

Expected<void> CallCitizens::mayUse(const Caller &caller, const Id &callId) {
    LX_TRY(const QJsonObject call, m_records.summary(callId));
    if (caller.may(Permission::CallsSupervise))
        return {};
    if (!caller.seatNumber.isEmpty()) {
        if (call.value("seatNumber"_L1).toString() == caller.seatNumber)
            return {};
        if (const auto seat = m_seats.seat(caller.seatNumber); seat && seat->callId == callId)
            return {};
    }
    return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call is not at your seat."_s, u"A supervisor may act on other seats' calls."_s, {}};
}

Expected<TicketCallSource::Citizen> CallCitizens::citizenOf(const Caller &caller, const Id &callId, const QString &name, const QString &phone) {
    LX_CHECK(mayUse(caller, callId));
    Citizen citizen;
    LX_TRY(citizen.name, m_records.citizenName(callId));
    LX_TRY(citizen.phone, m_records.citizenPhone(callId));
    if (!parsePhoneNumber(citizen.phone)) // withheld, or no number that could be called: the ticket has the call
        citizen.phone.clear();
    const bool saidName = name.contains(u'*') && name != shownName(citizen.name), saidPhone = phone.contains(u'*') && phone != maskedPhone(citizen.phone);
    if (!saidName && !saidPhone)
        return citizen;
    LX_TRY(const QJsonObject transcript, m_transcripts.lines(callId));
    bool foundName = !saidName, foundPhone = !saidPhone;
    const auto lines = ordered(talkLines(transcript.value("lines"_L1).toArray()));
    for (auto line = lines.rbegin(); line != lines.rend() && !(foundName && foundPhone); ++line) // what was said last counts
        for (const TalkFind &find : findsIn(line->text)) {
            if (!foundName && find.kind == TalkFind::Kind::Name && shownName(find.value) == name) {
                citizen.name = find.value;
                foundName = true;
            }
            if (!foundPhone && find.kind == TalkFind::Kind::Phone && maskedPhone(find.value) == phone) {
                citizen.phone = find.value;
                foundPhone = true;
            }
        }
    return citizen;
}

Expected<QJsonArray> CallCitizens::evidenceOf(const Caller &caller, const Id &callId, const QJsonArray &said) {
    LX_CHECK(mayUse(caller, callId));
    static const QStringList fields{u"request"_s, u"title"_s, u"category"_s, u"unit"_s, u"district"_s, u"address"_s, u"time"_s, u"visit"_s, u"contact"_s, u"urgency"_s};
    const Error bad{ErrorKind::BadInput, u"tickets.bad_value"_s, u"The evidence names no line of this call, or no field."_s,
                    u"Give at most 40 pairs of field and seq, as assistant.draft has them."_s, u"evidence"_s};
    if (said.size() > kMostEvidence)
        return bad;
    LX_TRY(const QJsonObject transcript, m_transcripts.lines(callId));
    const auto lines = talkLines(transcript.value("lines"_L1).toArray());
    QJsonArray evidence;
    for (const auto &value : said) {
        const QString field = value[u"field"_s].toString();
        const qint64 seq = value[u"seq"_s].toInteger(-1);
        const auto line = std::find_if(lines.begin(), lines.end(), [seq](const TalkLine &one) { return one.seq == seq; });
        if (line == lines.end() || !fields.contains(field))
            return bad;
        evidence.append(QJsonObject{{u"callId"_s, callId}, {u"at"_s, line->at}, {u"field"_s, field}, {u"seq"_s, seq}});
    }
    return evidence;
}

} // namespace lianxin
