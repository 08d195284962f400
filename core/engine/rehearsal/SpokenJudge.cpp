// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SpokenJudge.h"
#include "engine/engine/Services.h"
#include "engine/rehearsal/SpokenPeople.h"
#include "platform/base/Log.h"
#include "talk/dialogue/MeaningLexicon.h"
#include "talk/speech/SherpaRecogniser.h"
#include <QEventLoop>
#include <algorithm>
#include <map>

namespace lianxin {
namespace {

//! \brief One call as the citizen's telephone noted it.
struct NotedCall {
    std::vector<SpokenSentence> said;
    QString wave;
};

//! Calls whose other side is listened to: every sound of it takes a second.
constexpr int kBotCalls = 5;
constexpr qint64 kBotLongestMs = 50'000; // a session that is a minute behind is given up

//! What the bot said in a call, as a recogniser writes it; empty where a line was cut off, or a person came.
QString spokenByBot(const QJsonArray &dialogue) {
    static const QString digits = QStringLiteral("零一二三四五六七八九");
    QString all;
    for (const auto &value : dialogue) {
        const QJsonObject line = value.toObject();
        const QString speaker = line.value("speaker"_L1).toString();
        if (speaker == u"seat" || line.value("cutOff"_L1).toBool())
            return {};
        if (speaker == u"bot")
            all += comparable(line.value("text"_L1).toString());
    }
    for (QChar &c : all)
        c = c.digitValue() >= 0 ? digits[c.digitValue()] : c == u'幺' ? QChar(u'一') : c;
    return all;
}

//! What the demo model hears on the right of \a wave.
QString heardOnTheRight(const WavSound &wave) {
    SherpaOptions options;
    options.workerProgram = defaultWorkerProgram();
    options.modelFolder = demoModelFolder();
    options.allowDemo = true;
    SherpaRecogniser recogniser(options);
    QEventLoop loop;
    QString text;
    RecogniserEvents events;
    events.final = [&](const RecognisedSegment &segment) { text += comparable(segment.text); };
    events.finished = [&] { loop.quit(); };
    events.trouble = [&](RecogniserTrouble trouble, const Error &why) {
        qCWarning(lcSpeech).noquote() << "the bot's side is not measured:" << why.toString();
        if (trouble == RecogniserTrouble::Fatal)
            loop.quit();
    };
    std::vector<qint16> right;
    for (std::size_t i = 1; i < wave.samples.size(); i += 2)
        right.push_back(wave.samples[i]);
    const auto session = recogniser.open(std::move(events));
    session->push(right, 0);
    session->finish();
    loop.exec();
    return text.replace(u'幺', u'一');
}

class SpeechJudge {
public:
    SpeechJudge(Services &services, const std::vector<QJsonObject> &heard)
        : s(services) {
        for (const QJsonObject &event : heard) {
            const QString what = event.value("event"_L1).toString();
            NotedCall &call = m_calls[{event.value("number"_L1).toString(), event.value("call"_L1).toInt()}];
            if (what == u"said") {
                call.said.push_back({event.value("text"_L1).toString(), event.value("means"_L1).toString(),
                                     {event.value("fromMs"_L1).toInteger(), event.value("lengthMs"_L1).toInteger()}});
            } else if (what == u"ended") {
                call.wave = event.value("wave"_L1).toString();
                v.packets += event.value("packets"_L1).toInteger();
                v.lost += event.value("lost"_L1).toInteger();
            }
        }
    }

    Expected<void> person(const SimulatedCitizen &citizen) {
        SpokenCount count;
        count.people = 1;
        LX_TRY(const auto dialogues, dialoguesOf(citizen.number));
        for (std::size_t nth = 0; nth < dialogues.size(); ++nth) {
            const NotedCall &noted = m_calls[{citizen.number, int(nth) + 1}];
            words(citizen.behaviour, noted.said, dialogues[nth], count);
            turns(noted, dialogues[nth]);
        }
        LX_TRY(const auto orders, s.dialler->ordersOf(citizen.number));
        // Who asked to be called later and was not reached again has given no answer.
        const QString result = orders.empty() ? QString() : orders.front().result;
        static const QStringList answers{u"satisfied"_s, u"dissatisfied"_s, u"wrong_person"_s, u"no_more_calls"_s, u"call_later"_s};
        const bool waits = result == u"call_later" && findBehaviour(citizen.behaviour)->calledAgain;
        count.wronglyScored = answers.contains(result) && !waits && !expectedResultsOf(citizen).contains(result);
        v.behaviours[citizen.behaviour].add(count);
        return {};
    }

    SpokenVerdict v;

private:
    //! Of the calls to \a number, oldest first.
    Expected<std::vector<QJsonArray>> dialoguesOf(const QString &number) {
        CallRecords::Filter filter;
        filter.phoneIndex = s.index->of(number);
        LX_TRY(const QJsonObject history, s.records->history(filter, {}, 20));
        std::vector<std::pair<qint64, QJsonArray>> found;
        for (const auto &value : history.value("items"_L1).toArray()) {
            LX_TRY(const QJsonObject call, s.records->detail(value[u"id"_s].toString()));
            found.emplace_back(call.value("startedAt"_L1).toInteger(), call.value("dialogue"_L1).toArray());
        }
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        std::vector<QJsonArray> dialogues;
        for (auto &[at, dialogue] : found)
            dialogues.push_back(std::move(dialogue));
        return dialogues;
    }

    void words(const QString &behaviour, const std::vector<SpokenSentence> &said, const QJsonArray &dialogue, SpokenCount &count) {
        QString all;
        for (const SpokenSentence &sentence : said)
            all += comparable(sentence.text);
        const QString heard = recognisedIn(dialogue);
        const int errors = characterErrors(all, heard);
        count.characters += int(all.size());
        count.errors += errors;
        if (2 * errors > all.size())
            v.misses << u"%1：全程听到“%2”，%3 字有误"_s.arg(behaviour, heard).arg(errors);
        const auto verdicts = judgeSentences(said, dialogue);
        for (std::size_t i = 0; i < verdicts.size(); ++i) {
            ++count.fates[verdicts[i].fate];
            if (verdicts[i].fate != SentenceFate::Right)
                v.misses << u"%1：说“%2”，听成“%3”，%4"_s.arg(behaviour, said[i].text, verdicts[i].heard, nameOf(verdicts[i].fate));
        }
    }

    void turns(const NotedCall &noted, const QJsonArray &dialogue) {
        if (noted.wave.isEmpty())
            return;
        const auto wave = readWav(noted.wave);
        if (!wave)
            return;
        std::vector<SaidSentence> said;
        for (const SpokenSentence &sentence : noted.said)
            said.push_back(sentence.when);
        for (const TurnMeasure &measure : measureTurns(*wave, said)) {
            v.reply.add(measure.reply);
            v.ducked.add(measure.ducked);
            v.stopped.add(measure.stopped);
        }
        const QString bot = m_botCalls < kBotCalls && wave->durationMs() < kBotLongestMs ? spokenByBot(dialogue) : QString();
        if (bot.isEmpty())
            return;
        const QString heard = heardOnTheRight(*wave);
        if (heard.isEmpty())
            return; // nobody listens on this machine
        ++m_botCalls;
        v.botCharacters += int(bot.size());
        v.botErrors += characterErrors(bot, heard);
    }

    Services &s;
    std::map<std::pair<QString, int>, NotedCall> m_calls;
    int m_botCalls = 0; //!< whose bot was listened to
};

} // namespace

Expected<SpokenVerdict> judgeSpoken(Services &services, const Scenario &scenario, const std::vector<QJsonObject> &heard, const QJsonObject &hearing) {
    SpeechJudge judge(services, heard);
    const auto &table = spokenBehaviours();
    for (const SimulatedCitizen &citizen : scenario.citizens)
        if (std::any_of(table.begin(), table.end(), [&](const Behaviour &b) { return b.name == citizen.behaviour; }))
            LX_CHECK(judge.person(citizen));
    const QJsonObject words = hearing.value("words"_L1).toObject();
    judge.v.words = words.value("count"_L1).toInteger();
    judge.v.wordsMsP50 = words.value("p50Ms"_L1).toInt();
    judge.v.wordsMsP95 = words.value("p95Ms"_L1).toInt();
    return std::move(judge.v);
}

} // namespace lianxin
