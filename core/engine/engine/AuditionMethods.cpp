// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/AuditionMethods.h"
#include "engine/engine/CallDesk.h"
#include "hotline/campaigns/ContactLists.h"
#include "platform/access/Access.h"
#include "platform/base/Wav.h"
#include "talk/bot/FlowStore.h"
#include "talk/dialogue/DialogueEngine.h"
#include <QJsonArray>

namespace lianxin {
namespace {

using T = Param::Type;

constexpr size_t kMostPrompts = 4;
constexpr qint64 kPauseMs = 350; // between two prompts, about as on a call

//! What the flow says before it waits for the first answer, as it is said to one person of the list.
Expected<std::vector<Utterance>> firstWords(FlowStore &flows, ContactLists &lists, const Synthesiser &synthesiser, const Clock &clock, const QJsonObject &p) {
    LX_TRY(const auto flow, flows.flow(p.value("flowId"_L1).toString()));
    QJsonObject values;
    if (const QString list = p.value("listId"_L1).toString(); !list.isEmpty()) {
        LX_TRY(const ContactList known, lists.list(list));
        const qint64 row = p.value("row"_L1).toInteger();
        LX_TRY(const auto page, lists.contacts(known.id, {}, 1, row > 0 ? QJsonObject{{u"row"_s, row}} : QJsonObject()));
        if (page.items.empty())
            return Error{ErrorKind::NotFound, u"lists.contact_not_found"_s, u"There is no such contact"_s, u"The list may have been taken back"_s, {}};
        LX_TRY(values, lists.variables(page.items.front()));
    }
    const QJsonObject more = p.value("variables"_L1).toObject();
    for (auto it = more.begin(); it != more.end(); ++it)
        values.insert(it.key(), it.value());
    const BotVoice voice{p.value("voice"_L1).toString(), p.contains("rate"_L1) ? std::clamp(p.value("rate"_L1).toInt(), 50, 200) : 0};
    const auto said = voice.said(flow, synthesiser);
    LX_TRY(DialogueEngine dialogue, DialogueEngine::create(said, values, clock.now()));
    std::vector<Say> sentences;
    for (const DialogueAct &act : dialogue.handle(Started{})) {
        const auto *say = std::get_if<Say>(&act);
        if (!say || sentences.size() == kMostPrompts)
            break;
        sentences.push_back(*say);
    }
    if (sentences.empty()) // it begins with a look-up: what may be said after it
        for (const Say &say : dialogue.upcoming())
            if (sentences.size() < kMostPrompts)
                sentences.push_back(say);
    std::vector<Utterance> out;
    for (const Say &say : sentences)
        out.push_back({say.spoken, said->voice, said->rate, say.personal});
    if (out.empty())
        return Error{ErrorKind::BadInput, u"campaigns.nothing_said"_s, u"The flow says nothing before its first question"_s, u"Choose another flow"_s, u"flowId"_s};
    return out;
}

//! Sentences that are being made; the last one answers.
struct Audition {
    std::vector<PcmPtr> parts;
    size_t missing = 0;
    std::optional<Error> failure;
};

Expected<QJsonValue> answerOf(const Audition &audition, Access &access, const Caller &caller) {
    if (audition.failure)
        return *audition.failure;
    Pcm all;
    QJsonArray prompts;
    for (const PcmPtr &part : audition.parts) {
        if (!all.empty())
            all.resize(all.size() + size_t(kPauseMs * pcmRate / 1000));
        const qint64 from = durationMs(all);
        all.insert(all.end(), part->begin(), part->end());
        prompts.append(QJsonObject{{u"fromMs"_s, from}, {u"toMs"_s, durationMs(all)}});
    }
    LX_TRY(QJsonObject offer, access.transfers.offer(caller, memorySource(wavEncode({all, pcmRate, 1}))));
    offer.insert(u"durationMs"_s, durationMs(all));
    offer.insert(u"prompts"_s, prompts);
    return QJsonValue(offer);
}

} // namespace

void registerAuditionMethods(Registry &registry, FlowStore &flows, ContactLists &lists, Synthesiser &synthesiser, const Clock &clock, Access &access) {
    Method voices;
    voices.name = u"speech.voices"_s;
    voices.summary = u"The voices that the robot can speak with; the first is its own"_s;
    voices.permission = Permission::CampaignsRead;
    voices.result = u"{engine, items:[{id, title, language}], next: null}"_s;
    voices.noPersonalData = true;
    voices.handler = [&synthesiser](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        QJsonArray items;
        for (const SpeechVoice &voice : synthesiser.voices())
            items.append(QJsonObject{{u"id"_s, voice.id}, {u"title"_s, voice.title}, {u"language"_s, voice.language}});
        return QJsonValue(QJsonObject{{u"engine"_s, synthesiser.engineName()}, {u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(voices));

    Method audition;
    audition.name = u"campaigns.audition"_s;
    audition.summary = u"How a flow's first words sound to one person of a list, as WAV by binary transfer"_s;
    audition.permission = Permission::CampaignsManage;
    audition.params = {{u"flowId"_s, T::String, true, u"of flows.list"_s},
                       {u"listId"_s, T::String, false, u"whose people's values are said"_s},
                       {u"row"_s, T::Integer, false, u"of the person; the first of the list without"_s},
                       {u"voice"_s, T::String, false, u"of speech.voices; the flow's without"_s},
                       {u"rate"_s, T::Integer, false, u"per cent, 50 to 200; the flow's without"_s},
                       {u"variables"_s, T::Object, false, u"the campaign's, the same for every call"_s}};
    audition.result = u"{transfer, bytes, sha256, durationMs, prompts:[{fromMs, toMs}]}"_s;
    audition.noPersonalData = true; // but the sound, to whom it may concern
    audition.audit = Audit::Read;
    audition.asyncHandler = [&flows, &lists, &synthesiser, &clock, &access](const Caller &caller, const QJsonObject &p, const MethodDone &done) {
        const auto words = firstWords(flows, lists, synthesiser, clock, p);
        if (!words)
            return done(words.error());
        const auto audition = std::make_shared<Audition>();
        audition->parts.resize(words->size());
        audition->missing = words->size();
        for (size_t i = 0; i < words->size(); ++i)
            synthesiser.synthesise((*words)[i], [audition, i, caller, done, &access](const Expected<PcmPtr> &made) {
                if (made)
                    audition->parts[i] = *made;
                else if (!audition->failure)
                    audition->failure = made.error();
                if (--audition->missing == 0)
                    done(answerOf(*audition, access, caller));
            });
    };
    registry.add(std::move(audition));
}

} // namespace lianxin
