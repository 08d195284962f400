// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallAssistant.h"
#include "engine/engine/CallTranscripts.h"
#include "hotline/dispatch/Dispatch.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/Transcripts.h"
#include "platform/access/Masking.h"
#include "platform/base/Log.h"
#include "platform/door/Door.h"
#include "platform/language/SpokenTime.h"
#include "talk/assistant/TalkSummary.h"
#include "talk/dialogue/KeyFacts.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {

CallAssistant::CallAssistant(Parts parts, SummaryModelOptions model, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_model(std::move(model)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &CallAssistant::lookAgain);
    connect(&m_parts.live, &CallTranscripts::sentenceChanged, this, [this](const Id &callId) {
        m_changed.insert(callId);
        if (!m_soon.isActive())
            m_soon.start();
    });
}

// The talk with all that was said in it by now, and its draft.
Expected<CallAssistant::Talk *> CallAssistant::followed(const Id &callId) {
    LX_CHECK(m_parts.records.summary(callId)); // it may have been erased
    const auto place = std::find(m_order.begin(), m_order.end(), callId);
    if (place != m_order.end())
        m_order.erase(place);
    m_order.push_back(callId);
    Talk &talk = m_talks[callId];
    while (m_order.size() > kMostTalks) {
        m_talks.erase(m_order.front());
        m_order.pop_front();
    }
    LX_TRY(const QString name, m_parts.records.citizenName(callId));
    LX_TRY(const QString phone, m_parts.records.citizenPhone(callId));
    // The last line that is known comes again, or one that is newer; if nothing comes, what was said has been erased.
    LX_TRY(QJsonObject changed, m_parts.transcripts.lines(callId, std::max<qint64>(0, talk.rev - 1)));
    if (talk.rev > 0 && changed.value("lines"_L1).toArray().isEmpty()) {
        talk = {};
        LX_TRY(changed, m_parts.transcripts.lines(callId, 0));
    }
    const qint64 rev = changed.value("lines"_L1).toArray().isEmpty() ? 0 : changed.value("rev"_L1).toInteger();
    if (talk.made && rev == talk.rev && name == talk.name && phone == talk.phone)
        return &talk;
    if (!talk.memo)
        talk.memo = std::make_unique<TalkMemo>();
    for (const TalkLine &line : talkLines(changed.value("lines"_L1).toArray()))
        talk.lines[line.seq] = line;
    talk.rev = rev;
    talk.name = name;
    talk.phone = phone;
    DraftContext context;
    context.categories = m_parts.dispatch.categories();
    context.suggest = [this](const DispatchMatter &matter) { return m_parts.dispatch.suggest(matter); };
    context.place = [this](const QString &text) { return m_parts.dispatch.placeIn(text); };
    context.zone = hotlineZone();
    context.memo = talk.memo.get();
    context.callerName = name;
    context.callerPhone = phone;
    talk.draft = draftOf(linesOf(talk), context);
    talk.made = true;
    return &talk;
}

std::vector<TalkLine> CallAssistant::linesOf(const Talk &talk) const {
    std::vector<TalkLine> lines;
    for (const auto &[seq, line] : talk.lines)
        lines.push_back(line);
    return lines;
}

QJsonObject CallAssistant::json(const Id &callId, const Talk &talk) const {
    QJsonObject json = talk.draft.toJson(talk.names());
    json[u"callId"_s] = callId;
    json[u"rev"_s] = talk.rev;
    return json;
}

Expected<QJsonObject> CallAssistant::draft(const Id &callId) {
    LX_TRY(const Talk *talk, followed(callId));
    return json(callId, *talk);
}

void CallAssistant::lookAgain() {
    for (const Id &callId : std::exchange(m_changed, {})) {
        const auto talk = followed(callId);
        const auto call = m_parts.records.summary(callId);
        if (!talk || !call) {
            qCWarning(lcHotline).noquote() << "the draft of call" << callId << "can't be made:" << (talk ? call.error() : talk.error()).toString();
            continue;
        }
        const QJsonObject draft = json(callId, **talk);
        QJsonObject fresh = draft;
        fresh.remove(u"rev"_s); // a sentence that changes nothing is not worth telling
        if (std::exchange((*talk)->told, fresh) == fresh)
            continue;
        Event event;
        event.type = u"assistant.draft_changed"_s;
        event.entity = callId;
        event.payload = {{u"callId"_s, callId}, {u"seatNumber"_s, call->value("seatNumber"_L1)}, {u"draft"_s, draft}};
        m_parts.door.tell(event);
    }
}

void CallAssistant::summary(const Id &callId, bool rulesOnly, std::function<void(Expected<QJsonValue>)> done) {
    const auto talk = followed(callId);
    if (!talk)
        return done(talk.error());
    const std::vector<TalkLine> lines = linesOf(**talk);
    const QStringList names = (*talk)->names();
    const TalkSummary made = summaryOf(lines, (*talk)->draft);
    const auto shown = [names](const QString &text) { return namesMasked(maskedText(text), names); };
    QJsonArray evidence;
    for (const TalkSummary::Part &part : made.parts)
        if (const auto line = (*talk)->lines.find(part.seq); line != (*talk)->lines.end())
            evidence.append(QJsonObject{{u"seq"_s, part.seq}, {u"at"_s, line->second.at}, {u"endedAt"_s, line->second.endedAt},
                                        {u"speaker"_s, line->second.speaker}, {u"utterance"_s, line->second.utterance}, {u"part"_s, part.part}});
    QJsonObject rules{{u"callId"_s, callId}, {u"rev"_s, (*talk)->rev}, {u"text"_s, shown(made.text)}, {u"nextStep"_s, shown(made.nextStep)},
                      {u"source"_s, u"rules"_s}, {u"evidence"_s, evidence}};
    const QString reason = made.text.isEmpty() ? u"nothing_said"_s : !m_model.isConfigured() ? u"off"_s : rulesOnly ? u"asked"_s : QString();
    if (!reason.isEmpty()) {
        rules[u"reason"_s] = reason;
        return done(QJsonValue(rules));
    }
    m_model.ask(maskedTalk(lines, names), [rules, shown, model = m_model.name(), done = std::move(done)](const ModelSummary &answer) {
        QJsonObject result = rules;
        result[u"reason"_s] = answer.reason;
        if (answer.reason.isEmpty()) {
            result[u"source"_s] = u"model"_s;
            result[u"model"_s] = model;
            result[u"text"_s] = shown(answer.text);
            result[u"nextStep"_s] = shown(answer.nextStep);
        }
        done(QJsonValue(result));
    });
}

} // namespace lianxin
