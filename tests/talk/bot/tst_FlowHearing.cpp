// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/FlowHearing.h"
#include "../speech/Listening.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/bot/FlowStore.h"
#include "talk/bot/FlowTrial.h"
#include "talk/dialogue/FlowChecker.h"
#include "talk/speech/Resampler.h"
#include <QJsonArray>
#include <QTest>
#include <QtEndian>
#include <csignal>
#include <random>

using namespace lianxin;
using namespace lianxin::test;

namespace {

QString base64(const Pcm &sound) {
    QByteArray bytes(qsizetype(sound.size() * 2), Qt::Uninitialized);
    qToLittleEndian<qint16>(sound.data(), qsizetype(sound.size()), bytes.data());
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

class tst_FlowHearing : public QObject {
    Q_OBJECT

    std::unique_ptr<EspeakSynthesiser> m_voice;
    std::unique_ptr<SherpaRecogniser> m_recogniser;
    bool m_hears = false;

    static std::shared_ptr<std::optional<Expected<QJsonValue>>> ask(const Registry &registry, const QJsonObject &params) {
        auto answer = std::make_shared<std::optional<Expected<QJsonValue>>>();
        registry.find(u"flows.hear"_s)->asyncHandler(Caller::engine(), params, [answer](Expected<QJsonValue> result) {
            QVERIFY(!answer->has_value()); // once
            answer->emplace(std::move(result));
        });
        return answer;
    }
    static Expected<QJsonValue> wait(const std::shared_ptr<std::optional<Expected<QJsonValue>>> &answer) {
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, 90'000))
            return Error{ErrorKind::Internal, u"test.no_answer"_s, {}, {}, {}};
        return **answer;
    }
    static QString codeOf(const Expected<QJsonValue> &answer) { return answer ? QString() : answer.error().code; }
    bool hears() const { return m_hears; }

private Q_SLOTS:
    void initTestCase() {
        m_voice = std::make_unique<EspeakSynthesiser>(QStringLiteral(LIANXIN_WORKER));
        m_recogniser = std::make_unique<SherpaRecogniser>(demoOptions());
        std::optional<Expected<RecogniserModel>> model;
        m_recogniser->check([&](Expected<RecogniserModel> got) { model.emplace(std::move(got)); });
        QVERIFY(QTest::qWaitFor([&] { return model.has_value(); }, 60'000));
        m_hears = model->hasValue();
        if (!m_hears)
            QCOMPARE(model->error().code, u"speech.engine_missing"_s); // nothing else stands in the way
    }
    void cleanupTestCase() {
        m_recogniser.reset();
        m_voice.reset();
    }

    void sentence_isHeardAsByBots_andGoesThroughTheDialogue_data() {
        QTest::addColumn<int>("rate");
        QTest::newRow("8 kHz") << 8'000;
        QTest::newRow("16 kHz") << 16'000;
    }
    void sentence_isHeardAsByBots_andGoesThroughTheDialogue() {
        if (!hears())
            QSKIP("NO SPEECH RECOGNISER ON THIS MACHINE (npm has it for x86-64 only)");
        QFETCH(int, rate);
        Registry registry;
        FlowHearing hearing(m_recogniser.get(), {});
        registerFlowHearing(registry, hearing);
        Pcm sound = said(*m_voice, u"不满意"_s);
        QVERIFY(!sound.empty());
        const qint64 ms = durationMs(sound);
        if (rate != pcmRate)
            sound = Resampler(pcmRate, rate).process(sound);
        const auto answer = wait(ask(registry, {{u"sound"_s, base64(sound)}, {u"rate"_s, rate}}));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toString()));
        QCOMPARE(answer->toObject()[u"text"_s].toString(), u"不满意"_s);
        QVERIFY(answer->toObject()[u"demo"_s].toBool());
        QVERIFY(answer->toObject()[u"confidence"_s].toDouble() > 0.5);
        QVERIFY(qAbs(answer->toObject()[u"soundMs"_s].toInteger() - ms) <= 1);
        QVERIFY(answer->toObject()[u"tookMs"_s].toInteger(-1) >= 0);

        auto check = checkFlow(shippedFlows().value(u"return-visit"_s));
        QVERIFY(check.isSound());
        const QJsonObject input{{u"said"_s, answer->toObject()[u"text"_s]}, {u"confidence"_s, answer->toObject()[u"confidence"_s]}};
        const auto trial = FlowTrial{{}, {input}, 1'791'766'800'000}.run(std::make_shared<const Flow>(std::move(*check.flow)));
        QVERIFY(trial);
        QCOMPARE((*trial)[u"answers"_s][u"satisfaction"_s].toString(), u"dissatisfied"_s);
        bool shown = false;
        for (const auto &line : (*trial)[u"lines"_s].toArray()) {
            shown |= line[u"speaker"_s].toString() == u"citizen" && line[u"confidence"_s] == answer->toObject()[u"confidence"_s];
            QCOMPARE(line.toObject().contains(u"bargeIn"_s), line[u"speaker"_s].toString() == u"bot");
        }
        QVERIFY(shown);
    }
    void soundWithoutAVoice_hasNoWords_orNoneThatCount() {
        if (!hears())
            QSKIP("NO SPEECH RECOGNISER ON THIS MACHINE (npm has it for x86-64 only)");
        Registry registry;
        FlowHearing hearing(m_recogniser.get(), {});
        registerFlowHearing(registry, hearing);
        const auto silent = wait(ask(registry, {{u"sound"_s, base64(Pcm(pcmRate * 2, 0))}}));
        QVERIFY(silent);
        QCOMPARE(silent->toObject()[u"text"_s].toString(), QString());
        Pcm noise(pcmRate * 3);
        std::mt19937 dice(7);
        for (qint16 &sample : noise)
            sample = qint16(qint32(dice() % 801) - 400);
        const auto noisy = wait(ask(registry, {{u"sound"_s, base64(noise)}}));
        QVERIFY(noisy);
        QVERIFY(noisy->toObject()[u"text"_s].toString().isEmpty() || noisy->toObject()[u"confidence"_s].toDouble() <= 0.4);
    }
    void whatIsNoSound_isRefused_data() {
        QTest::addColumn<QJsonObject>("params");
        const QString second = base64(Pcm(pcmRate, 100));
        QTest::newRow("nothing") << QJsonObject{{u"sound"_s, QString()}};
        QTest::newRow("no base64") << QJsonObject{{u"sound"_s, u"满意"_s}};
        QTest::newRow("half a sample") << QJsonObject{{u"sound"_s, QString::fromLatin1(QByteArray(8'001, 'x').toBase64())}};
        QTest::newRow("too short") << QJsonObject{{u"sound"_s, base64(Pcm(700, 100))}};
        QTest::newRow("too long") << QJsonObject{{u"sound"_s, base64(Pcm(pcmRate * 16 + 100, 100))}};
        QTest::newRow("too long at 16 kHz") << QJsonObject{{u"sound"_s, base64(Pcm(2 * pcmRate * 16 + 100, 100))}, {u"rate"_s, 16'000}};
        for (const int rate : {0, -8'000, 1, 11'025, 44'100, 48'000})
            QTest::addRow("rate %d", rate) << QJsonObject{{u"sound"_s, second}, {u"rate"_s, rate}};
    }
    void whatIsNoSound_isRefused() {
        QFETCH(QJsonObject, params);
        Registry registry;
        FlowHearing hearing(m_recogniser.get(), {});
        registerFlowHearing(registry, hearing);
        const auto answer = wait(ask(registry, params));
        QCOMPARE(codeOf(answer), u"flow.bad_sound"_s);
        QVERIFY(answer.error().kind == ErrorKind::Usage);
    }
    void method_isForThoseWhoTryFlowsOut() {
        Registry registry;
        FlowHearing hearing(nullptr, {});
        registerFlowHearing(registry, hearing);
        const Method *method = registry.find(u"flows.hear"_s);
        QVERIFY(method->permission == Permission::CampaignsRead);
        QVERIFY(method->audit == Audit::None);
        QVERIFY(!method->writes); // so that the door keeps nothing of it
    }
    void withoutARecogniser_theSettingIsNamed() {
        Registry registry;
        FlowHearing hearing(nullptr, {});
        registerFlowHearing(registry, hearing);
        const auto answer = wait(ask(registry, {{u"sound"_s, base64(Pcm(pcmRate, 100))}}));
        QCOMPARE(codeOf(answer), u"flow.no_recogniser"_s);
        QVERIFY(answer.error().remedy.contains(u"speech.recogniser"_s));
    }
    void modelThatIsGone_isToldAsItIs() {
        auto options = demoOptions();
        options.modelFolder = u"/nonexistent/model"_s;
        SherpaRecogniser recogniser(options);
        Registry registry;
        FlowHearing hearing(&recogniser, {});
        registerFlowHearing(registry, hearing);
        const QString code = codeOf(wait(ask(registry, {{u"sound"_s, base64(Pcm(pcmRate, 100))}})));
        QVERIFY2(code == u"speech.model_absent" || (!hears() && code == u"speech.engine_missing"), qPrintable(code));
    }
    void citizensGoFirst_andOnlySoManyTryOutAtOnce() {
        if (!hears())
            QSKIP("NO SPEECH RECOGNISER ON THIS MACHINE (npm has it for x86-64 only)");
        bool isShort = true;
        Registry registry;
        FlowHearing hearing(m_recogniser.get(), [&] { return isShort; });
        registerFlowHearing(registry, hearing);
        const QJsonObject params{{u"sound"_s, base64(Pcm(pcmRate, 0))}};
        QCOMPARE(codeOf(wait(ask(registry, params))), u"flow.hearing_busy"_s);
        isShort = false;
        const auto first = ask(registry, params), second = ask(registry, params), third = ask(registry, params);
        QCOMPARE(codeOf(wait(third)), u"flow.hearing_busy"_s);
        QVERIFY(wait(first) && wait(second));
        QVERIFY(wait(ask(registry, params))); // there is room again
    }
    void recogniserThatHangs_isNotWaitedForForever() {
        if (!hears())
            QSKIP("NO SPEECH RECOGNISER ON THIS MACHINE (npm has it for x86-64 only)");
        SherpaRecogniser recogniser(demoOptions());
        Registry registry;
        FlowHearing hearing(&recogniser, {});
        registerFlowHearing(registry, hearing);
        const auto before = recogniserWorkers();
        const QJsonObject params{{u"sound"_s, base64(Pcm(pcmRate, 0))}};
        QVERIFY(wait(ask(registry, params)));
        QList<qint64> fresh;
        for (const qint64 pid : recogniserWorkers())
            if (std::find(before.begin(), before.end(), pid) == before.end())
                fresh << pid;
        QCOMPARE(fresh.size(), 1);
        ::kill(pid_t(fresh.first()), SIGSTOP);
        const auto answer = wait(ask(registry, params));
        ::kill(pid_t(fresh.first()), SIGKILL);
        QCOMPARE(codeOf(answer), u"flow.hearing_late"_s);
        QVERIFY(answer.error().kind == ErrorKind::Unreachable);
        QVERIFY(wait(ask(registry, params))); // another worker hears
    }
    void workerThatDies_isReplaced_withoutLosingTheSentence() {
        if (!hears())
            QSKIP("NO SPEECH RECOGNISER ON THIS MACHINE (npm has it for x86-64 only)");
        Registry registry;
        FlowHearing hearing(m_recogniser.get(), {});
        registerFlowHearing(registry, hearing);
        const QString sound = base64(said(*m_voice, u"我要转人工"_s));
        const auto workers = recogniserWorkers();
        QVERIFY(!workers.empty());
        for (const qint64 pid : workers)
            ::kill(pid_t(pid), SIGKILL);
        auto answer = wait(ask(registry, {{u"sound"_s, sound}}));
        if (!answer) // it died under the question what it is
            answer = wait(ask(registry, {{u"sound"_s, sound}}));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toString()));
        QCOMPARE(answer->toObject()[u"text"_s].toString(), u"我要转人工"_s);
    }
};

LIANXIN_TEST(tst_FlowHearing);
#include "tst_FlowHearing.moc"
