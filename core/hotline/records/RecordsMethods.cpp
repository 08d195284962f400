// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/RecordsMethods.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/Recordings.h"
#include "hotline/records/SeatDrafts.h"
#include "hotline/records/Transcripts.h"
#include "platform/access/Transfers.h"

namespace lianxin {
namespace {

using T = Param::Type;

class RecordingSource final : public TransferSource {
public:
    explicit RecordingSource(std::unique_ptr<Recordings::Reader> reader)
        : m_reader(std::move(reader)) {}
    qint64 size() const override { return m_reader->size(); }
    Expected<QByteArray> read(qint64 offset, qint64 length) override {
        return m_reader->read(offset, length);
    }

private:
    std::unique_ptr<Recordings::Reader> m_reader;
};

Expected<QJsonValue> history(CallRecords &calls, const Caller &caller, const QJsonObject &params) {
    const auto given = params[u"filter"_s].toObject();
    CallRecords::Filter filter;
    filter.direction = given[u"direction"_s].toString();
    filter.source = given[u"source"_s].toString();
    filter.sourceId = given[u"sourceId"_s].toString();
    if (const auto campaign = given[u"campaignId"_s].toString(); !campaign.isEmpty()) {
        filter.source = u"campaign"_s;
        filter.sourceId = campaign;
    }
    filter.outcome = given[u"outcome"_s].toString();
    filter.seatNumber = given[u"seatNumber"_s].toString();
    filter.from = given[u"from"_s].toInteger();
    filter.to = given[u"to"_s].toInteger();
    if (!caller.may(Permission::RecordsRead)) { // a seat sees its own calls
        if (caller.seatNumber.isEmpty())
            return Error{
                ErrorKind::Refused, u"access.forbidden"_s, u"Calls of others are a supervisor's."_s, {}, {}};
        filter.seatNumber = caller.seatNumber;
    }
    LX_TRY(const auto page,
           calls.history(filter, params[u"cursor"_s].toString(), params[u"limit"_s].toInt(100)));
    return QJsonValue(page);
}

Expected<QJsonValue> openRecording(Recordings &recordings, Transfers &transfers, const Caller &caller,
                                   const QJsonObject &params) {
    const auto id = params[u"id"_s].toString();
    if (params[u"purpose"_s].toString().trimmed().isEmpty())
        return Error{ErrorKind::Usage, u"records.purpose_missing"_s,
                     u"A purpose is needed to listen to a recording."_s,
                     u"Say in a few words what it is needed for; it goes into the audit trail."_s,
                     u"purpose"_s};
    LX_TRY(auto reader, recordings.open(id));
    LX_TRY(const auto hash, recordings.sha256(id, *reader));
    const qint64 duration = reader->durationMs();
    LX_TRY(auto offer,
           transfers.offer(caller, std::make_unique<RecordingSource>(std::move(reader)), hash.toLatin1()));
    offer[u"durationMs"_s] = duration;
    offer[u"channels"_s] = 2;
    return QJsonValue(offer);
}

} // namespace

void registerRecordsMethods(Registry &registry, CallRecords &calls, Recordings &recordings,
                            Transcripts &transcripts, SeatDrafts &drafts, Transfers &transfers) {
    const std::vector<MaskedField> masks{
        {u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}, {u"why"_s, Mask::Text}};
    registry.add({u"calls.history"_s,
                  u"Calls, newest first; a seat sees its own."_s,
                  Permission::CallsHandle,
                  {{u"cursor"_s, T::String, false, u"From the last page."_s},
                   {u"limit"_s, T::Integer, false, u"1…1000, 100 by default."_s},
                   {u"filter"_s, T::Object, false,
                    u"direction, source, sourceId, campaignId, outcome, seatNumber, from, to (UTC ms)."_s}},
                  u"{items:[call], next}"_s,
                  masks,
                  false,
                  Audit::Read,
                  false,
                  [&calls](const Caller &c, const QJsonObject &p) { return history(calls, c, p); }});
    registry.add({u"recordings.list"_s,
                  u"Recordings, newest first."_s,
                  Permission::RecordsRead,
                  {{u"callId"_s, T::String, false, u"Of one call."_s},
                   {u"state"_s, T::String, false, u"recording, finished, unfinished or erased."_s},
                   {u"cursor"_s, T::String, false, u"From the last page."_s},
                   {u"limit"_s, T::Integer, false, u"1…1000, 100 by default."_s}},
                  u"{items:[{id,callId,state,startedAt,durationMs,bytes,sha256,channels,kind}], next}"_s,
                  {},
                  true,
                  Audit::Read,
                  false,
                  [&recordings](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto page,
                             recordings.list({p[u"callId"_s].toString(), p[u"state"_s].toString()},
                                             p[u"cursor"_s].toString(), p[u"limit"_s].toInt(100)));
                      return QJsonValue(page);
                  }});
    registry.add({u"recordings.open"_s,
                  u"The recording as WAV (stereo, left: citizen), by binary transfer."_s,
                  Permission::RecordsRead,
                  {{u"id"_s, T::String, true, u"Recording."_s},
                   {u"purpose"_s, T::String, true, u"What it is needed for; kept in the audit trail."_s}},
                  u"{transfer,bytes,sha256,durationMs,channels}"_s,
                  {},
                  true,
                  Audit::Security,
                  false,
                  [&recordings, &transfers](const Caller &c, const QJsonObject &p) {
                      return openRecording(recordings, transfers, c, p);
                  }});
    registry.add({u"transcripts.search"_s,
                  u"Lines of past calls in which something was said, newest first; numbers that are masked are not found."_s,
                  Permission::RecordsRead,
                  {{u"text"_s, T::String, true, u"Words, parted by blanks: all of them in one line; 2 to 100 characters."_s},
                   {u"speaker"_s, T::String, false, u"citizen, seat or bot."_s},
                   {u"from"_s, T::Integer, false, u"UTC ms."_s},
                   {u"to"_s, T::Integer, false, u"UTC ms."_s},
                   {u"cursor"_s, T::String, false, u"From the last page; it goes on with older lines."_s},
                   {u"limit"_s, T::Integer, false, u"1…200 items, 50 by default."_s}},
                  u"{items:[{callId,seq,at,speaker,seatNumber,text,recordingId,offsetMs}], next, searchedTo}: a page may have no items "
                  "and a next, since only so many lines are looked at; searchedTo (UTC ms) is how far it got"_s,
                  {{u"text"_s, Mask::Text}},
                  false,
                  Audit::Read,
                  false,
                  [&transcripts](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto page, transcripts.search({p[u"text"_s].toString(), p[u"speaker"_s].toString(), p[u"from"_s].toInteger(), p[u"to"_s].toInteger()},
                                                                 p[u"cursor"_s].toString(), p[u"limit"_s].toInt(50)));
                      return QJsonValue(page);
                  }});
    // Unfinished typing of one's own, once every few seconds: in the trail it would bury what somebody looks for there, so it has no
    // record of its own. What becomes of it has one (tickets.create, calls.wrapUp), and so has reading it (drafts.mine).
    registry.add({u"drafts.keep"_s,
                  u"What one has written about a call at one's own seat and not filed: kept sealed for oneself, until it is filed or for 12 hours."_s,
                  Permission::CallsHandle,
                  {{u"id"_s, T::String, true, u"Call that one's seat has or had."_s},
                   {u"part"_s, T::String, true, u"ticket or wrapUp."_s},
                   {u"what"_s, T::Object, true, u"Takes the part's place; empty: nothing is kept of it. 64 KiB a call; not in the audit trail."_s}},
                  u"{}"_s,
                  {{u"what"_s, Mask::Drop}},
                  false,
                  Audit::None,
                  false,
                  [&drafts](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_CHECK(drafts.keep(c.userId, c.seatNumber, p[u"id"_s].toString(), p[u"part"_s].toString(), p[u"what"_s].toObject()));
                      return QJsonValue(QJsonObject{});
                  }});
    // One's own words come back as they were typed: a ticket would be filed with the stars of a mask.
    registry.add({u"drafts.mine"_s,
                  u"What one has written and not filed oneself, newest call first."_s,
                  Permission::CallsHandle,
                  {{u"id"_s, T::String, false, u"Of this call only."_s}},
                  u"{items:[{callId, keptAt (UTC ms), ticket?, wrapUp?, unreadable?}]}; ticket is {savedId, savedNumber} once it is filed; unreadable: it can't be "
                  "opened any more, and goes when something (or {}) is kept of that call"_s,
                  {{u"contact"_s, Mask::Text}},
                  false,
                  Audit::Read,
                  false,
                  [&drafts](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto items, drafts.mine(c.userId, p[u"id"_s].toString()));
                      return QJsonValue(QJsonObject{{u"items"_s, items}});
                  }});
    registry.addEvent({u"call.*"_s, Permission::CallsHandle, masks, false,
                       u"started, answered, changed, queued, offered, talking, held, ended, wrapped_up."_s});
    registry.addEvent(
        {u"dialogue.step"_s,
         Permission::CallsHandle,
         {{u"text"_s, Mask::Text}},
         false,
         u"Something was said or a key pressed; a citizen's or a seat's words are only in calls.get and transcripts.get."_s});
    registry.addEvent({u"dialogue.corrected"_s, Permission::CallsHandle, {}, true, u"A line was put right: seq and rev; the words are in transcripts.get."_s});
}

} // namespace lianxin
