// SPDX-License-Identifier: GPL-3.0-or-later
// From what was heard on attempts: learning, and judging anew.
#include "hotline/dialling/Dialler.h"
#include "hotline/records/Recordings.h"
#include "talk/hearing/Announcements.h"
#include "talk/hearing/NumberVerdict.h"
#include "talk/hearing/SoundPart.h"

namespace lianxin {
namespace {

constexpr qint64 kSoundMostMs = 120'000; // of a recording that is judged anew

Error noSoundKept(const Id &attemptId) {
    return {ErrorKind::NotFound, u"hearing.no_sound"_s, u"Nothing that was heard on this attempt has been kept."_s,
            u"Choose an attempt with a recording, or give a .wav file."_s, attemptId};
}

ProgressEvidence listenTo(std::span<const std::int16_t> samples, const std::shared_ptr<const AnnouncementLibrary> &library, qint64 answeredAtMs) {
    ProgressListener listener(library);
    bool answered = false;
    for (std::size_t at = 0; at < samples.size(); at += kFrameSamples) {
        const std::int64_t positionMs = std::int64_t(at) * 1000 / kPcmRate;
        if (answeredAtMs >= 0 && !answered && positionMs >= answeredAtMs) {
            listener.answered(positionMs);
            answered = true;
        }
        listener.hear(positionMs, samples.subspan(at, std::min(kFrameSamples, samples.size() - at)));
    }
    return listener.evidence();
}

} // namespace

Expected<Attempt> Announcements::attemptOf(const Id &attemptId) {
    LX_TRY(const auto attempt, m_dialler.attempt(attemptId));
    if (!attempt)
        return Error{ErrorKind::NotFound, u"dialling.not_found"_s, u"There is no such attempt."_s, {}, attemptId};
    return *attempt;
}

Expected<std::unique_ptr<Recordings::Reader>> Announcements::openSound(const Attempt &attempt) {
    const QString id = attempt.heard.value("sound"_L1)["recordingId"_L1].toString();
    if (id.isEmpty())
        return noSoundKept(attempt.id);
    return m_recordings.open(id);
}

Expected<std::vector<std::int16_t>> Announcements::soundIn(Recordings::Reader &reader) {
    LX_TRY(const QByteArray wav, reader.read(0, std::min(reader.size(), 44 + kSoundMostMs * kPcmRate / 1000 * 4)));
    return firstChannelOf(wav);
}

Expected<std::vector<Id>> Announcements::unrecognised() {
    constexpr int kPage = 500;
    Dialler::AttemptFilter filter;
    filter.unrecognised = true;
    std::vector<Id> ids;
    QString cursor;
    do {
        LX_TRY(const auto page, m_dialler.attempts(filter, cursor, kPage));
        for (const Attempt &attempt : page.items)
            ids.push_back(attempt.id);
        cursor = page.next;
    } while (!cursor.isEmpty());
    return ids;
}

Expected<Announcements::Kept> Announcements::kept(const Id &attemptId) {
    Kept kept;
    LX_TRY(kept.attempt, attemptOf(attemptId));
    LX_TRY(kept.sound, openSound(kept.attempt));
    kept.library = library();
    kept.version = m_version;
    return kept;
}

Expected<NumberVerdict> Announcements::judge(Kept &kept) {
    LX_TRY(const auto sound, soundIn(*kept.sound));
    const Attempt &attempt = kept.attempt;
    const bool answered = attempt.answeredAt != 0;
    const ProgressEvidence evidence = listenTo(sound, kept.library, answered ? 0 : -1);
    NumberVerdict verdict = judgeNumber(attempt.cause, answered, evidence, answered && attempt.outcome == Outcome::Answered);
    if (!answered && evidence.announcements.empty())
        verdict.heard[u"unrecognised"_s] = true;
    verdict.heard[u"library"_s] = kept.version;
    // The recording is the clock now.
    QJsonObject sounds = attempt.heard.value("sound"_L1).toObject();
    sounds[u"fromMs"_s] = 0;
    verdict.heard[u"sound"_s] = sounds;
    return verdict;
}

Expected<bool> Announcements::note(const Kept &kept, const NumberVerdict &verdict, const QString &actor) {
    return m_dialler.correct(kept.attempt.id, verdict.outcome, verdict.heard, actor);
}

Expected<QJsonObject> Announcements::learnFromAttempt(const Id &attemptId, NumberState state, const QString &title, qint64 fromMs, qint64 toMs,
                                                      const QString &actor) {
    LX_TRY(const Attempt attempt, attemptOf(attemptId));
    LX_TRY(const auto reader, openSound(attempt));
    LX_TRY(const auto sound, soundIn(*reader));
    std::span<const std::int16_t> part(sound);
    if (fromMs >= 0 || toMs >= 0) {
        const auto at = [&](qint64 ms) { return std::min(sound.size(), std::size_t(std::max<qint64>(ms, 0)) * kPcmRate / 1000); };
        const std::size_t from = at(fromMs);
        part = part.subspan(from, std::max(from, toMs < 0 ? sound.size() : at(toMs)) - from);
    } else {
        part = announcementIn(part);
    }
    LX_TRY(QJsonObject learned, learn(part, state, title, attemptId, actor));
    // The attempt that taught it is judged by it; where its outcome can't change any more, it stays.
    const auto verdict = classifyAttempt(attemptId, attempt.answeredAt == 0, actor);
    if (verdict)
        learned.insert(u"verdict"_s, *verdict);
    else if (verdict.error().code != "dialling.not_correctable"_L1)
        return verdict.error();
    return learned;
}

Expected<QJsonObject> Announcements::classify(std::span<const std::int16_t> samples, CallCause cause, qint64 answeredAtMs) {
    refresh(true);
    cause.answered = answeredAtMs >= 0;
    const ProgressEvidence heard = listenTo(samples, m_library, answeredAtMs);
    QJsonObject json = decideNumberState(cause, heard).toJson();
    json[u"library"_s] = m_version;
    json[u"heardMs"_s] = qint64(heard.heardMs);
    json[u"soundMs"_s] = qint64(heard.soundMs);
    if (heard.answer)
        json[u"answeredBy"_s] = nameOf(heard.answer->by);
    return json;
}

Expected<QJsonObject> Announcements::classifyAttempt(const Id &attemptId, bool apply, const QString &actor) {
    refresh(true);
    LX_TRY(Kept kept, this->kept(attemptId));
    LX_TRY(const NumberVerdict verdict, judge(kept));
    bool changed = false;
    if (apply) {
        LX_TRY(changed, note(kept, verdict, actor));
    }
    return QJsonObject{{u"attemptId"_s, attemptId},
                       {u"outcome"_s, nameOf(verdict.outcome)},
                       {u"before"_s, kept.attempt.outcome ? nameOf(*kept.attempt.outcome) : QString()},
                       {u"heard"_s, verdict.heard},
                       {u"changed"_s, changed}};
}

} // namespace lianxin
