// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallTranscripts.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/Transcripts.h"
#include "platform/access/Masking.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/Text.h"
#include "platform/door/Door.h"
#include "talk/dialogue/KeyFacts.h"
#include "talk/dialogue/Understanding.h"
#include "talk/speech/Punctuation.h"
#include <QJsonArray>
#include <QTimer>
#include <algorithm>
#include <vector>

namespace lianxin {
namespace {

constexpr double kSurelyMeant = 0.72;
constexpr int kForgetMs = CallHearing::kLastWordsMs + 2'000;

QString maskedWords(const QString &text, const QStringList &names) { return namesMasked(maskedText(text), names); }

//! \a edited with the names of \a original where it has their masked forms.
QString withNames(QString edited, const QString &original, const QStringList &known) {
    for (const QString &name : namesIn(original, known))
        edited.replace(maskedName(name), name);
    return edited;
}

qsizetype sameFrom(QStringView a, QStringView b) {
    qsizetype n = 0;
    while (n < a.size() && n < b.size() && a[n] == b[n])
        ++n;
    return n;
}

QString emotionOf(const QString &text) {
    const Understood understood = understandByRules(text); // talk with a person is not what the classifier was made for
    if (understood.of(Meaning::Upset) >= kSurelyMeant)
        return u"upset"_s;
    const double unhappy = std::max({understood.of(Meaning::Dissatisfied), understood.of(Meaning::Poor), understood.of(Meaning::Unresolved)});
    return unhappy >= kSurelyMeant ? u"unhappy"_s : QString();
}

QString moodName(VoiceMood mood) {
    return mood == VoiceMood::Angry ? u"upset"_s : mood == VoiceMood::Sad ? u"unhappy"_s : QString();
}

QString speakerName(CallSide side) { return nameOf(side == CallSide::Citizen ? Speaker::Citizen : Speaker::Seat); }

} // namespace

CallTranscripts::CallTranscripts(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts) {
    if (!m_parts.ears)
        return;
    connect(m_parts.ears, &CallHearing::said, this, &CallTranscripts::onSaid);
    connect(m_parts.ears, &CallHearing::deaf, this, &CallTranscripts::onDeaf);
}

QStringList CallTranscripts::namesOf(const Id &callId) const {
    const auto name = m_parts.records.citizenName(callId);
    return name && !name->isEmpty() ? QStringList{*name} : QStringList();
}

void CallTranscripts::begin(const Id &callId, const QString &seat) {
    if (!m_parts.ears)
        return;
    Talk &talk = m_talks[callId];
    talk.seat = seat;
    talk.names = namesOf(callId);
    talk.held = false;
    talk.over = false;
    m_parts.ears->transcribe(callId, CallSide::Citizen);
    m_parts.ears->transcribe(callId, CallSide::Seat);
}

void CallTranscripts::setHeld(const Id &callId, bool held) {
    const auto found = m_talks.find(callId);
    if (found == m_talks.end() || found->second.over || std::exchange(found->second.held, held) == held)
        return;
    if (held)
        m_parts.ears->rest(callId, CallSide::Seat);
    else
        m_parts.ears->transcribe(callId, CallSide::Seat);
}

void CallTranscripts::pause(const Id &callId) {
    const auto found = m_talks.find(callId);
    if (found == m_talks.end() || std::exchange(found->second.over, true))
        return;
    m_parts.ears->rest(callId, CallSide::Citizen);
    m_parts.ears->rest(callId, CallSide::Seat);
    QTimer::singleShot(kForgetMs, this, [this, callId] {
        const auto talk = m_talks.find(callId);
        if (talk == m_talks.end() || !talk->second.over)
            return;
        while (!talk->second.live.empty()) // nothing final came of it
            drop(callId, talk->second, talk->second.live.begin()->first);
        m_talks.erase(talk);
    });
}

// --- what is heard

void CallTranscripts::onSaid(const Id &callId, CallSide side, const LegWords &words) {
    const auto found = m_talks.find(callId);
    if (found == m_talks.end())
        return;
    Talk &talk = found->second;
    if (words.segment.text.trimmed().isEmpty())
        return drop(callId, talk, words.utterance);
    if (std::exchange(talk.deaf[side], false)) {
        talk.deaf.clear(); // who hears one side hears the other one, too
        noteHearing(callId, talk);
    }
    talk.live[words.utterance].side = side;
    if (words.final)
        onFinal(callId, talk, side, words);
    else
        onPartial(callId, talk, side, words);
}

void CallTranscripts::onPartial(const Id &callId, Talk &talk, CallSide side, const LegWords &words) {
    Live &live = talk.live[words.utterance];
    // What was once shown as certain stays until the final sentence, whatever the recogniser thinks of it now.
    QString text = words.segment.text;
    if (!text.startsWith(live.committed))
        text = live.committed + text.mid(live.committed.size());
    live.committed = text.first(std::clamp(words.segment.stableLength, live.committed.size(), text.size()));
    const QString masked = maskedWords(text, talk.names);
    QJsonObject line{{u"utterance"_s, words.utterance},
                     {u"speaker"_s, speakerName(side)},
                     {u"at"_s, words.zeroAt + words.segment.startMs},
                     {u"endedAt"_s, words.zeroAt + words.segment.endMs},
                     {u"text"_s, masked},
                     {u"stable"_s, sameFrom(masked, maskedWords(live.committed, talk.names))},
                     {u"partial"_s, true}};
    if (side == CallSide::Seat)
        line[u"seatNumber"_s] = talk.seat;
    if (live.line.value("text"_L1) == line.value("text"_L1) && live.line.value("stable"_L1) == line.value("stable"_L1))
        return;
    line[u"revision"_s] = ++live.revision;
    live.line = line;
    tell(callId, talk, line);
}

void CallTranscripts::onFinal(const Id &callId, Talk &talk, CallSide side, const LegWords &words) {
    SpokenStep step;
    step.at = words.zeroAt > 0 ? words.zeroAt + words.segment.startMs : m_parts.clock.now();
    step.endedAt = words.zeroAt > 0 ? words.zeroAt + words.segment.endMs : 0;
    step.confidence = words.segment.confidence;
    step.utterance = words.utterance;
    if (side == CallSide::Seat)
        step.seatNumber = talk.seat;
    if (side == CallSide::Citizen)
        step.mood = moodName(words.segment.mood);
    const QString text = punctuated(words.segment);
    const int revision = talk.live[words.utterance].revision + 1;
    const auto kept = m_parts.records.addStep(callId, side == CallSide::Citizen ? Speaker::Citizen : Speaker::Seat, text, {}, step);
    if (!kept) {
        qCWarning(lcHotline).noquote() << "a sentence of call" << callId << "is not kept:" << kept.error().toString();
        return drop(callId, talk, words.utterance);
    }
    QJsonObject line{{u"seq"_s, kept->seq}, {u"rev"_s, kept->rev},       {u"at"_s, step.at},
                     {u"text"_s, text},     {u"utterance"_s, words.utterance}, {u"speaker"_s, speakerName(side)},
                     {u"revision"_s, revision}};
    if (step.endedAt > 0)
        line[u"endedAt"_s] = step.endedAt;
    if (step.confidence)
        line[u"confidence"_s] = *step.confidence;
    if (!step.mood.isEmpty())
        line[u"emotion"_s] = step.mood;
    if (side == CallSide::Seat)
        line[u"seatNumber"_s] = talk.seat;
    talk.live.erase(words.utterance);
    tell(callId, talk, shown(line, talk.names));
    Q_EMIT sentenceChanged(callId);
}

void CallTranscripts::drop(const Id &callId, Talk &talk, const QString &utterance) {
    const auto live = talk.live.find(utterance);
    if (live == talk.live.end())
        return;
    const int revision = live->second.revision + 1;
    const QString speaker = speakerName(live->second.side);
    talk.live.erase(live);
    tell(callId, talk, {{u"utterance"_s, QString(utterance)}, {u"speaker"_s, speaker}, {u"revision"_s, revision}, {u"gone"_s, true}});
}

void CallTranscripts::onDeaf(const Id &callId, CallSide side) {
    const auto found = m_talks.find(callId);
    if (found == m_talks.end())
        return;
    Talk &talk = found->second;
    std::vector<QString> lost;
    for (const auto &[utterance, live] : talk.live)
        if (live.side == side)
            lost.push_back(utterance);
    for (const QString &utterance : lost)
        drop(callId, talk, utterance);
    const bool before = talk.deaf[CallSide::Citizen] || talk.deaf[CallSide::Seat];
    talk.deaf[side] = true;
    if (!before)
        noteHearing(callId, talk);
}

// One line for both sides: they are lost, and come back, together.
void CallTranscripts::noteHearing(const Id &callId, Talk &talk) {
    if (talk.over)
        return;
    const bool deaf = talk.deaf[CallSide::Citizen] || talk.deaf[CallSide::Seat];
    SpokenStep step;
    step.meaning = deaf ? u"hearing_lost"_s : u"hearing_back"_s;
    const QString text = deaf ? u"语音识别中断，正在重试，通话不受影响"_s : u"语音识别已恢复"_s;
    if (const auto kept = m_parts.records.addStep(callId, Speaker::System, text, {}, step); !kept)
        qCWarning(lcHotline).noquote() << "call" << callId << kept.error().toString();
}

void CallTranscripts::tell(const Id &callId, const Talk &talk, const QJsonObject &line) {
    Event event;
    event.type = u"transcript.said"_s;
    event.entity = callId;
    event.actor = u"engine"_s;
    event.at = m_parts.clock.now();
    event.payload = {{u"callId"_s, callId}, {u"seatNumber"_s, talk.seat}, {u"line"_s, line}};
    m_parts.door.tell(event);
}

// --- what is read

QJsonObject CallTranscripts::shown(QJsonObject line, const QStringList &names) {
    const QString text = maskedWords(line.value("text"_L1).toString(), names);
    line[u"text"_s] = text;
    if (const QString original = line.value("original"_L1).toString(); !original.isEmpty())
        line[u"original"_s] = maskedWords(original, names);
    const QString speaker = line.value("speaker"_L1).toString();
    const bool person = speaker == nameOf(Speaker::Citizen) || speaker == nameOf(Speaker::Seat);
    if (!person || line.contains("key"_L1))
        return line;
    QJsonArray facts;
    for (const KeyFact &fact : keyFacts(text))
        facts.append(QJsonObject{{u"kind"_s, nameOf(fact.kind)}, {u"from"_s, fact.from}, {u"length"_s, fact.length}, {u"text"_s, text.mid(fact.from, fact.length)}});
    if (!facts.isEmpty())
        line[u"facts"_s] = facts;
    if (speaker == nameOf(Speaker::Citizen))
        if (const QString emotion = emotionOf(text); !emotion.isEmpty() && line.value("emotion"_L1) != "upset"_L1)
            line[u"emotion"_s] = emotion;
    return line;
}

Expected<QJsonObject> CallTranscripts::read(const Id &callId, qint64 afterRev) const {
    LX_TRY(QJsonObject transcript, m_parts.transcripts.lines(callId, afterRev));
    const QStringList names = namesOf(callId);
    QJsonArray lines;
    for (const auto &line : transcript.value("lines"_L1).toArray())
        lines.append(shown(line.toObject(), names));
    transcript[u"lines"_s] = lines;
    QJsonArray live;
    if (const auto talk = m_talks.find(callId); talk != m_talks.end())
        for (const auto &[utterance, one] : talk->second.live)
            if (!one.line.isEmpty())
                live.append(one.line);
    transcript[u"live"_s] = live;
    return transcript;
}

Expected<QJsonObject> CallTranscripts::unmasked(const Id &callId) const { return m_parts.transcripts.lines(callId); }

Expected<QJsonObject> CallTranscripts::correct(const Id &callId, qint64 seq, const QString &text, const Id &userId) {
    // Whoever corrects a line has its masked form before them; what was masked in it stays what it was.
    const QStringList names = namesOf(callId);
    LX_TRY(const QJsonObject before, m_parts.transcripts.lines(callId));
    QString words = text;
    for (const auto &line : before.value("lines"_L1).toArray())
        if (line[u"seq"_s].toInteger() == seq)
            words = withNames(unmaskedText(text, line[u"text"_s].toString()), line[u"text"_s].toString(), names);
    LX_TRY(const QJsonObject line, m_parts.transcripts.correct(callId, seq, words, userId));
    const QJsonObject seen = shown(line, names);
    if (const auto talk = m_talks.find(callId); talk != m_talks.end())
        tell(callId, talk->second, seen);
    Q_EMIT sentenceChanged(callId);
    return seen;
}

} // namespace lianxin
