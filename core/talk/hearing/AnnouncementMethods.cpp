// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/hearing/AnnouncementMethods.h"
#include "talk/hearing/Announcements.h"
#include "talk/hearing/Rejudging.h"
#include "talk/hearing/SoundPart.h"
#include <QFile>

namespace lianxin {
namespace {

using T = Param::Type;

constexpr qint64 kWavMost = 32 << 20;

const Param kAttempt{u"attemptId"_s, T::String, false, u"what was kept of this attempt's sound"_s};
const Param kWavPath{u"path"_s, T::String, false, u".wav file of 8 kHz on the engine's machine"_s};
const Param kWavTransfer{u"transfer"_s, T::String, false, u"a finished upload, in place of path"_s};
const Param kAnnouncement{u"id"_s, T::String, true, u"announcement, or its title"_s};
const QString kAnnouncementResult = u"{id, title, state, lengthMs, learnedAt, learnedBy, attemptId, since, hits, lastHitAt}"_s;

Expected<NumberState> labelOf(const QString &name) {
    const auto state = numberStateFromName(name);
    if (state && *state != NumberState::Reached)
        return *state;
    QStringList names;
    for (const auto label : announcementLabels())
        names << nameOf(label);
    return Error{ErrorKind::Usage, u"progress.state_unknown"_s, u"There is no such state of a number."_s, u"Use one of "_s + names.join(u", "_s) + u'.', name};
}

Expected<std::vector<std::int16_t>> soundGiven(Access &access, const Caller &caller, const QJsonObject &p) {
    QString path = p.value("path"_L1).toString();
    if (const QString transfer = p.value("transfer"_L1).toString(); !transfer.isEmpty()) {
        LX_TRY(path, access.transfers.pathOf(caller, transfer));
    }
    if (path.isEmpty())
        return Error{ErrorKind::Usage, u"hearing.what"_s, u"Neither an attempt nor a file was given."_s, u"Give attemptId, path or transfer."_s, u"attemptId"_s};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kWavMost)
        return Error{ErrorKind::BadInput, u"wav.read"_s, u"The file can't be read."_s, u"Give a .wav file of at most 32 MiB."_s, path};
    return firstChannelOf(file.readAll());
}

Expected<QJsonValue> learnMethod(Announcements &announcements, Access &access, const Caller &caller, const QJsonObject &p) {
    LX_TRY(const NumberState state, labelOf(p.value("state"_L1).toString()));
    const QString title = p.value("title"_L1).toString();
    if (const QString attempt = p.value("attemptId"_L1).toString(); !attempt.isEmpty()) {
        LX_TRY(const QJsonObject learned, announcements.learnFromAttempt(attempt, state, title, p.value("fromMs"_L1).toInteger(-1),
                                                                         p.value("toMs"_L1).toInteger(-1), caller.login));
        return QJsonValue(learned);
    }
    LX_TRY(const auto sound, soundGiven(access, caller, p));
    LX_TRY(const QJsonObject learned, announcements.learn(announcementIn(sound), state, title, {}, caller.login));
    return QJsonValue(learned);
}

Expected<QJsonValue> classifyMethod(Announcements &announcements, Access &access, const Caller &caller, const QJsonObject &p) {
    if (const QString attempt = p.value("attemptId"_L1).toString(); !attempt.isEmpty()) {
        LX_TRY(const QJsonObject verdict, announcements.classifyAttempt(attempt, p.value("apply"_L1).toBool(), caller.login));
        return QJsonValue(verdict);
    }
    LX_TRY(const auto sound, soundGiven(access, caller, p));
    CallCause cause;
    cause.status = p.value("status"_L1).toInt();
    cause.q850 = p.value("q850"_L1).toInt();
    LX_TRY(const QJsonObject verdict, announcements.classify(sound, cause, p.value("answeredAtMs"_L1).toInteger(-1)));
    return QJsonValue(verdict);
}

Method changing(const QString &name, const QString &summary, std::vector<Param> params, const QString &result, MethodHandler handler) {
    return {name, summary, Permission::CampaignsManage, std::move(params), result, {}, true, Audit::Write, true, std::move(handler)};
}

} // namespace

void registerAnnouncementMethods(Registry &registry, Announcements &announcements, Access &access) {
    registry.add({u"announcements.list"_s, u"The announcements of carriers that are recognised on lines."_s, Permission::CampaignsRead, {},
                  u"{version, prints, items:["_s + kAnnouncementResult + u"]}"_s, {}, true, Audit::None, false,
                  [&announcements](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      LX_TRY(const QJsonObject all, announcements.list());
                      return QJsonValue(all);
                  }});
    registry.add(changing(u"announcements.learn"_s, u"Shows what an announcement says: from an attempt's sound, or a recording."_s,
                          {{u"state"_s, T::String, true, u"powered_off, suspended, vacant, unreachable, busy, no_answer, ring_back_tune, voicemail, unknown"_s},
                           {u"title"_s, T::String, false, u"for people; made from the state where it is missing"_s},
                           kAttempt,
                           {u"fromMs"_s, T::Integer, false, u"of the attempt's recording; without it the announcement in it"_s},
                           {u"toMs"_s, T::Integer, false, u"as fromMs"_s},
                           kWavPath, kWavTransfer},
                          kAnnouncementResult + u" and, of an attempt, verdict: {outcome, before, heard, changed}"_s,
                          [&announcements, &access](const Caller &c, const QJsonObject &p) { return learnMethod(announcements, access, c, p); }));
    registry.add(changing(u"announcements.relabel"_s, u"Another meaning or title for an announcement."_s,
                          {kAnnouncement, {u"state"_s, T::String, false, u"as in learn"_s}, {u"title"_s, T::String, false, u"for people"_s}}, kAnnouncementResult,
                          [&announcements](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                              std::optional<NumberState> state;
                              if (const QString name = p.value("state"_L1).toString(); !name.isEmpty()) {
                                  LX_TRY(state, labelOf(name));
                              }
                              LX_TRY(const QJsonObject out, announcements.relabel(p.value("id"_L1).toString(), state, p.value("title"_L1).toString(), c.login));
                              return QJsonValue(out);
                          }));
    registry.add(changing(u"announcements.forget"_s, u"Recognises an announcement no more."_s, {kAnnouncement}, u"{}"_s,
                          [&announcements](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                              LX_CHECK(announcements.forget(p.value("id"_L1).toString(), c.login));
                              return QJsonValue(QJsonObject());
                          }));
    registry.add({u"announcements.example"_s, u"The sound an announcement was learned from, as WAV by binary transfer."_s, Permission::CampaignsManage,
                  {kAnnouncement}, u"{transfer, bytes, sha256}"_s, {}, true, Audit::Read, false,
                  [&announcements, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const QByteArray wav, announcements.example(p.value("id"_L1).toString()));
                      LX_TRY(const QJsonObject offer, access.transfers.offer(c, memorySource(wav)));
                      return QJsonValue(offer);
                  }});
    registry.add(changing(u"announcements.classify"_s, u"What a sound says by the present announcements; of an attempt it can be noted."_s,
                          {kAttempt, {u"apply"_s, T::Boolean, false, u"note it: outcome and retry follow"_s}, kWavPath, kWavTransfer,
                           {u"status"_s, T::Integer, false, u"final SIP status beside a file"_s}, {u"q850"_s, T::Integer, false, u"cause beside a file"_s},
                           {u"answeredAtMs"_s, T::Integer, false, u"ms into the file; without it nobody answered"_s}},
                          u"of an attempt {attemptId, outcome, before, heard, changed}, else {state, confidence, evidence, library, heardMs, soundMs}"_s,
                          [&announcements, &access](const Caller &c, const QJsonObject &p) { return classifyMethod(announcements, access, c, p); }));
    registry.add(changing(u"announcements.rejudge"_s, u"Judges all attempts on whose lines nobody understood what was said by the present announcements; as a job."_s, {},
                          u"{job, attempts}; the job's result: {looked, understood, changed, stayed}"_s,
                          [&announcements, &access](const Caller &c, const QJsonObject &) -> Expected<QJsonValue> {
                              LX_TRY(const auto attempts, announcements.unrecognised());
                              LX_TRY(const Id job, access.jobs.start(u"announcements.rejudge"_s, c, [&announcements, &access, attempts, actor = c.login](JobControl &control) {
                                  return rejudge(announcements, attempts, access.jobs, control, actor);
                              }));
                              return QJsonValue(QJsonObject{{u"job"_s, job}, {u"attempts"_s, qint64(attempts.size())}});
                          }));
    registry.add({u"announcements.settings"_s, u"How calls are listened to."_s, Permission::CampaignsRead, {}, u"{listen, endEarly, keepSound, keepDays}"_s, {}, true,
                  Audit::None, false, [&announcements](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      return QJsonValue(announcements.settings().toJson());
                  }});
    registry.add(changing(u"announcements.setSettings"_s, u"Changes how calls are listened to."_s,
                          {{u"listen"_s, T::Boolean, false, u"to early media and to who answers"_s},
                           {u"endEarly"_s, T::Boolean, false, u"give up calls that were announced as impossible"_s},
                           {u"keepSound"_s, T::Boolean, false, u"keep the sound before the answer, sealed"_s},
                           {u"keepDays"_s, T::Integer, false, u"for so many days, 1 to 3650"_s}},
                          u"{listen, endEarly, keepSound, keepDays}"_s, [&announcements](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                              LX_TRY(const HearingSettings now, announcements.setSettings(p, c.login));
                              return QJsonValue(now.toJson());
                          }));
    registry.addEvent({u"announcements.changed"_s, Permission::CampaignsRead, {}, true, u"An announcement was learned, relabelled or forgotten, or a setting changed."_s});
}

} // namespace lianxin
