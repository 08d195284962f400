// SPDX-License-Identifier: GPL-3.0-or-later
#include "FunasrServer.h"
#include "Listening.h"
#include "support/TestRegistry.h"
#include "talk/speech/FunasrFrames.h"
#include "talk/speech/FunasrRecogniser.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QTest>
#include <random>

using namespace lianxin;
using namespace lianxin::test;

class tst_FunasrRecogniser : public QObject {
    Q_OBJECT

    static std::vector<Spoken> threeSentences() {
        return {{1'000, 2'800, u"我家停水了，三天。"_s}, {4'500, 6'000, u"在春和路12号。"_s}, {8'000, 9'500, u"请派人来看看。"_s}};
    }
    static FunasrOptions quick(const FunasrServer &server) {
        FunasrOptions options;
        options.url = server.url();
        options.backOffMinMs = 5;
        options.backOffMaxMs = 50;
        options.lastWordsMs = 700;
        return options;
    }
    static QStringList textsOf(const std::vector<RecognisedSegment> &segments) {
        QStringList texts;
        for (const auto &segment : segments)
            texts << segment.text;
        return texts;
    }
    //! All of the sound, packet by packet, given as quickly as the session takes it; media time begins at \a startMs.
    static void hear(FunasrRecogniser &recogniser, Told &told, qint64 ms, qint64 startMs = 0, int everyMs = 0) {
        const Pcm sound = clockSound(ms);
        const auto session = recogniser.open(told.events());
        for (qint64 at = 0; at < ms && !told.isFatal(); at += 20) {
            session->push(std::span(sound).subspan(size_t(at * 8), size_t(std::min<qint64>(20, ms - at) * 8)), startMs + at);
            if (everyMs > 0 ? true : at % 200 == 0)
                QTest::qWait(everyMs > 0 ? everyMs : 1);
        }
        session->finish();
        QVERIFY(QTest::qWaitFor([&] { return told.finished || told.isFatal(); }, 30'000));
    }
    static QString codeOf(const QString &frame) {
        const auto result = parseFunasrResult(frame);
        return result ? QString() : result.error().code;
    }

private Q_SLOTS:
    void startFrame_hasWhatTheServersNeed() {
        const QJsonObject frame = QJsonDocument::fromJson(funasrStart(u"x"_s, {{u"春和路"_s, 20}})).object();
        QCOMPARE(frame.value("mode"_L1).toString(), u"2pass"_s);
        QCOMPARE(frame.value("audio_fs"_L1).toInt(), 8000);
        QCOMPARE(frame.value("wav_format"_L1).toString(), u"pcm"_s);
        QCOMPARE(frame.value("chunk_size"_L1).toArray(), (QJsonArray{5, 10, 5}));
        QVERIFY(frame.value("is_speaking"_L1).toBool());
        QVERIFY(frame.value("hotwords"_L1).isString()); // an object as a text
        QCOMPARE(frame.value("hotwords"_L1).toString(), u"{\"春和路\":20}"_s);
        QVERIFY(!QJsonDocument::fromJson(funasrStart(u"x"_s, {})).object().contains("hotwords"_L1));
        QCOMPARE(QJsonDocument::fromJson(funasrEnd()).object(), (QJsonObject{{u"is_speaking"_s, false}}));
    }
    void units_areWhatServersCount() {
        QCOMPARE(funasrUnits(u"在春和路12号，OK吗？"_s), (std::vector<QString>{u"在"_s, u"春"_s, u"和"_s, u"路"_s, u"12"_s, u"号"_s, u"OK"_s, u"吗"_s}));
        QVERIFY(funasrUnits(u"，。"_s).empty());
    }
    void result_ofEachKind() {
        using Kind = FunasrResult::Kind;
        const auto increment = parseFunasrResult(u"{\"mode\":\"2pass-online\",\"text\":\"我家\",\"wav_name\":\"x\",\"is_final\":true}"_s);
        QVERIFY(increment && increment->kind == Kind::Increment && increment->text == u"我家"_s && !increment->last);
        const auto sentence = parseFunasrResult(u"{\"mode\":\"2pass-offline\",\"text\":\"我家。\",\"timestamp\":\"[[430,670],[670,930]]\",\"is_final\":true}"_s);
        QVERIFY(sentence && sentence->kind == Kind::Sentence && sentence->last);
        QCOMPARE(sentence->moments, (std::vector<FunasrResult::Moment>{{430, 670}, {670, 930}}));
        const auto whole = parseFunasrResult(u"{\"mode\":\"offline\",\"text\":\"我家。\",\"timestamp\":[[0,5]],\"is_final\":false}"_s);
        QVERIFY(whole && whole->kind == Kind::Sentence && !whole->last && whole->moments.size() == 1);
        const auto last = parseFunasrResult(u"{\"text\":\"\",\"is_final\":true}"_s);
        QVERIFY(last && last->kind == Kind::Nothing && last->last);
        const auto tagged = parseFunasrResult(u"{\"mode\":\"2pass-offline\",\"text\":\"<|zh|><|ANGRY|><|Speech|> 怎么还没来\\u0007\\u202e\"}"_s);
        QVERIFY(tagged && tagged->text == u"怎么还没来"_s && tagged->mood == VoiceMood::Angry);
        const auto sad = parseFunasrResult(u"{\"mode\":\"2pass-offline\",\"text\":\"<|zh|><|NEUTRAL|>没人管。<|zh|><|SAD|>我一个人。\"}"_s);
        QVERIFY(sad && sad->text == u"没人管。我一个人。"_s && sad->mood == VoiceMood::Sad);
        const auto plain = parseFunasrResult(u"{\"mode\":\"2pass-offline\",\"text\":\"<|zh|><|HAPPY|>谢谢\"}"_s);
        QVERIFY(plain && plain->mood == VoiceMood::Untold);
    }
    void result_timesThatCannotBe_areLeftOut_data() {
        QTest::addColumn<QString>("timestamp");
        QTest::newRow("backwards") << u"[[900,950],[100,200]]"_s;
        QTest::newRow("negative") << u"[[-1,5]]"_s;
        QTest::newRow("ends before it begins") << u"[[50,5]]"_s;
        QTest::newRow("too late") << u"[[1,99999999999]]"_s;
        QTest::newRow("no pairs") << u"[1,2,3]"_s;
        QTest::newRow("no list") << u"\"[[1,2\""_s;
    }
    void result_timesThatCannotBe_areLeftOut() {
        QFETCH(QString, timestamp);
        const auto result = parseFunasrResult(u"{\"mode\":\"2pass-offline\",\"text\":\"我\",\"timestamp\":%1}"_s.arg(timestamp));
        QVERIFY(result.hasValue());
        QVERIFY(result->moments.empty());
        QCOMPARE(result->text, u"我"_s);
    }
    void result_garbage_isRefused_data() {
        QTest::addColumn<QString>("frame");
        QTest::newRow("empty") << QString();
        QTest::newRow("html") << u"<html>502 Bad Gateway</html>"_s;
        QTest::newRow("list") << u"[1,2]"_s;
        QTest::newRow("another service") << u"{\"header\":{\"name\":\"TranscriptionStarted\"}}"_s;
        QTest::newRow("text is a number") << u"{\"mode\":\"2pass-online\",\"text\":7}"_s;
        QTest::newRow("mode is an object") << u"{\"mode\":{},\"text\":\"我\"}"_s;
        QTest::newRow("mode unknown") << u"{\"mode\":\"3pass\",\"text\":\"我\"}"_s;
    }
    void result_garbage_isRefused() {
        QFETCH(QString, frame);
        QCOMPARE(codeOf(frame), u"speech.service_garbage"_s);
    }

    void sentences_replaceTheirIncrements_withMediaTimes_data() {
        using Times = FunasrServer::Times;
        QTest::addColumn<int>("times");
        QTest::addColumn<int>("tokens"); // of the first sentence
        QTest::addColumn<int>("tolerance");
        QTest::newRow("text") << int(Times::Text) << 7 << 110;
        QTest::newRow("list") << int(Times::List) << 7 << 110;
        QTest::newRow("by sentence") << int(Times::Sentences) << 7 << 110;
        QTest::newRow("none") << int(Times::None) << 0 << 1'200;
    }
    void sentences_replaceTheirIncrements_withMediaTimes() {
        QFETCH(int, times);
        QFETCH(int, tokens);
        QFETCH(int, tolerance);
        FunasrServer server(threeSentences());
        server.times = FunasrServer::Times(times);
        FunasrRecogniser recogniser(quick(server));
        Told told;
        hear(recogniser, told, 11'000, 60'000);
        QVERIFY(told.finished);
        QVERIFY(told.troubles.empty());
        QVERIFY(recogniser.isHealthy());
        QCOMPARE(textsOf(told.finals), (QStringList{u"我家停水了，三天。"_s, u"在春和路12号。"_s, u"请派人来看看。"_s}));
        const auto truth = threeSentences();
        for (size_t i = 0; i < truth.size(); ++i) {
            const auto &segment = told.finals[i];
            QCOMPARE(segment.segment, int(i));
            QCOMPARE(segment.stableLength, segment.text.size());
            QVERIFY2(std::abs(segment.startMs - 60'000 - truth[i].fromMs) <= tolerance, qPrintable(u"%1"_s.arg(segment.startMs)));
            QVERIFY2(std::abs(segment.endMs - 60'000 - truth[i].toMs) <= tolerance, qPrintable(u"%1"_s.arg(segment.endMs)));
        }
        QCOMPARE(told.finals[0].tokens.size(), size_t(tokens));
        // Increments were put together, and each telling begins with the one before it.
        QVERIFY(told.partials.size() > 3);
        for (size_t i = 1; i < told.partials.size(); ++i) {
            if (told.partials[i].segment == told.partials[i - 1].segment)
                QVERIFY(told.partials[i].text.startsWith(told.partials[i - 1].text) && told.partials[i].stableLength == told.partials[i - 1].text.size());
        }
        QCOMPARE(server.ends, 1);
    }
    void timesCountedFromTheSentence_areMovedToWhereItWas() {
        FunasrServer server(threeSentences());
        server.times = FunasrServer::Times::OfSentence;
        FunasrRecogniser recogniser(quick(server));
        Told told;
        hear(recogniser, told, 11'000, 0, 5); // at four times the pace of life, so that "where it was" means something
        QCOMPARE(told.finals.size(), size_t(3));
        for (size_t i = 1; i < 3; ++i) {
            QVERIFY(told.finals[i].startMs >= told.finals[i - 1].endMs);
            QVERIFY2(std::abs(told.finals[i].startMs - threeSentences()[i].fromMs) < 1'500, qPrintable(u"%1"_s.arg(told.finals[i].startMs)));
        }
    }
    void peculiarities_loseAndDoubleNothing_data() {
        QTest::addColumn<QString>("which");
        for (const char *which : {"never says that this was all", "closes instead", "loses the last chunk", "marks increments as final", "tags", "empty frames", "loses the last chunk and closes"})
            QTest::newRow(which) << QString::fromLatin1(which);
    }
    void peculiarities_loseAndDoubleNothing() {
        QFETCH(QString, which);
        FunasrServer server(threeSentences());
        server.tellsLast = !which.startsWith("never"_L1) && !which.contains("closes"_L1);
        server.closesAtEnd = which.contains("closes"_L1);
        server.losesLastChunk = which.startsWith("loses"_L1);
        server.earlyFinalMark = which.startsWith("marks"_L1);
        server.emotionTags = which == "tags"_L1;
        server.emptyFrames = which.startsWith("empty"_L1);
        FunasrRecogniser recogniser(quick(server));
        Told told;
        hear(recogniser, told, 9'600); // ends right after the last word: its sentence is not over for the server
        QVERIFY(told.finished);
        QVERIFY(told.troubles.empty());
        QStringList texts = textsOf(told.finals);
        QCOMPARE(texts.size(), 3);
        QCOMPARE(texts.takeLast().remove(u'。'), u"请派人来看看"_s); // without its full stop where only increments came
        QCOMPARE(texts, (QStringList{u"我家停水了，三天。"_s, u"在春和路12号。"_s}));
        QCOMPARE(told.finals.front().mood, server.emotionTags ? VoiceMood::Angry : VoiceMood::Untold);
    }
    void connectionBreaks_whatWasNotHeardIsSentOnceMore_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void connectionBreaks_whatWasNotHeardIsSentOnceMore() {
        QFETCH(quint32, seed);
        std::mt19937 dice(seed);
        FunasrServer server(threeSentences());
        for (quint32 n = 0; n <= seed % 4; ++n)
            server.breaksAt.push_back(200 + dice() % 6'000);
        server.refuses = int(dice() % 3);
        FunasrRecogniser recogniser(quick(server));
        Told told;
        hear(recogniser, told, 11'000);
        QVERIFY(told.finished);
        QVERIFY(!told.troubles.empty());
        for (const auto &[trouble, code] : told.troubles) {
            QCOMPARE(trouble, RecogniserTrouble::Retry);
            QCOMPARE(code, u"speech.service_unreachable"_s);
        }
        QCOMPARE(textsOf(told.finals), (QStringList{u"我家停水了，三天。"_s, u"在春和路12号。"_s, u"请派人来看看。"_s}));
        for (size_t i = 0; i < 3; ++i) {
            QCOMPARE(told.finals[i].segment, int(i));
            QVERIFY(std::abs(told.finals[i].startMs - threeSentences()[i].fromMs) <= 110);
        }
        QVERIFY(recogniser.isHealthy());
    }
    void afterABreak_whatWasHeardIsNotSentAgain() {
        FunasrServer server(threeSentences());
        server.breaksAt = {7'000}; // after the second sentence was told whole
        FunasrRecogniser recogniser(quick(server));
        Told told;
        hear(recogniser, told, 11'000, 0, 2);
        QCOMPARE(server.firstMs.size(), size_t(2));
        QCOMPARE(server.firstMs[0], 0);
        QVERIFY2(server.firstMs[1] >= 5'900 && server.firstMs[1] <= 6'100, qPrintable(u"%1"_s.arg(server.firstMs[1])));
        QCOMPARE(told.finals.size(), size_t(3));
    }
    void garbage_isToldAndTriedAgain() {
        FunasrServer server(threeSentences());
        server.garbage = u"<html>"_s;
        FunasrRecogniser recogniser(quick(server));
        Told told;
        hear(recogniser, told, 11'000);
        QCOMPARE(told.troubles.size(), size_t(1));
        QCOMPARE(told.troubles[0].second, u"speech.service_garbage"_s);
        QCOMPARE(told.finals.size(), size_t(3));
    }
    void serviceComesLater_isFound() {
        QUrl url;
        {
            const FunasrServer once({});
            url = once.url();
        }
        FunasrOptions options;
        options.url = url;
        options.backOffMinMs = 10;
        FunasrRecogniser recogniser(options);
        Told told;
        const auto session = recogniser.open(told.events());
        session->push(clockSound(2'000), 0);
        QVERIFY(QTest::qWaitFor([&] { return told.troubles.size() >= 3; }, 20'000));
        QVERIFY(!told.isFatal());
        QVERIFY(!recogniser.isHealthy());
        QCOMPARE(session->behindMs(), 2'000);
    }
    void shortBreak_makesNobodyLate() {
        FunasrServer server({});
        FunasrRecogniser recogniser(quick(server));
        Told told;
        const auto session = recogniser.open(told.events());
        session->push(clockSound(20'000), 0); // of which the last ten seconds are kept for another connection
        QVERIFY(QTest::qWaitFor([&] { return session->behindMs() == 0; }, 10'000));
        server.stop();
        QVERIFY(QTest::qWaitFor([&] { return !told.troubles.empty(); }, 10'000));
        QCOMPARE(session->behindMs(), 0);
        session->push(Pcm(pcmRate, 1), 20'000);
        QCOMPARE(session->behindMs(), 1'000);
    }
    void serviceStaysAway_isGivenUpAfterAMinute() {
        FunasrOptions options;
        options.url = QUrl(u"ws://127.0.0.1:1"_s);
        FunasrRecogniser recogniser(options);
        Told told;
        const auto session = recogniser.open(told.events());
        const Pcm second(pcmRate, 0);
        for (int s = 0; s <= FunasrRecogniser::longestBacklogMs / 1000; ++s)
            session->push(second, s * 1000);
        QVERIFY(QTest::qWaitFor([&] { return told.isFatal(); }, 10'000));
        QCOMPARE(told.troubles.back().second, u"speech.service_behind"_s);
        session->push(second, 100'000); // without effect
        session->finish();
        QTest::qWait(20);
        QVERIFY(!told.finished);
    }
    void address_isLookedAt_data() {
        QTest::addColumn<QString>("address");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no host") << u"wss://"_s;
        QTest::newRow("web page") << u"https://asr.example.cn/"_s;
    }
    void address_isLookedAt() {
        QFETCH(QString, address);
        FunasrOptions options;
        options.url = QUrl(address);
        FunasrRecogniser recogniser(options);
        std::optional<QString> said;
        recogniser.check([&](const Expected<RecogniserModel> &model) { said = model ? model->kind : model.error().code; });
        QVERIFY(!said); // never from inside the call
        QVERIFY(QTest::qWaitFor([&] { return said.has_value(); }, 10'000));
        QCOMPARE(*said, u"speech.service_address"_s);
    }
    void check_saysWhatItIs() {
        FunasrServer server({});
        FunasrRecogniser recogniser(quick(server));
        std::optional<RecogniserModel> said;
        recogniser.check([&](const Expected<RecogniserModel> &model) { said = model ? *model : RecogniserModel{model.error().code, {}, 0, false}; });
        QVERIFY(QTest::qWaitFor([&] { return said.has_value(); }, 10'000));
        QCOMPARE(said->engine, u"FunASR runtime"_s);
        QCOMPARE(said->kind, u"2pass"_s);
        QVERIFY(!said->demo);
    }
    void overTls_onlyWhomItKnows_data() {
        QTest::addColumn<QString>("pinned");
        QTest::newRow("its certificate") << u"right"_s;
        QTest::newRow("another's") << u"wrong"_s;
        QTest::newRow("nobody's") << QString();
    }
    void overTls_onlyWhomItKnows() {
        QFETCH(QString, pinned);
        const QSslConfiguration tls = selfSigned();
        QVERIFY(!tls.localCertificate().isNull());
        FunasrServer server(threeSentences(), tls);
        FunasrOptions options = quick(server);
        QCOMPARE(options.url.scheme(), u"wss"_s);
        QByteArray print = tls.localCertificate().digest(QCryptographicHash::Sha256).toHex(':').toUpper();
        if (pinned == "wrong"_L1)
            print = QCryptographicHash::hash("another", QCryptographicHash::Sha256).toHex();
        if (!pinned.isEmpty())
            options.fingerprint = print;
        FunasrRecogniser recogniser(options);
        Told told;
        hear(recogniser, told, 11'000);
        if (pinned == "right"_L1) {
            QCOMPARE(told.finals.size(), size_t(3));
            return;
        }
        QVERIFY(told.isFatal());
        QCOMPARE(told.troubles.back().second, u"speech.service_untrusted"_s);
        QVERIFY(server.starts.empty()); // not a word was said to it
    }
    void session_mayBeLetGoFromItsEvents() {
        FunasrServer server(threeSentences());
        FunasrRecogniser recogniser(quick(server));
        std::unique_ptr<RecogniserSession> session;
        int finals = 0;
        RecogniserEvents events;
        events.final = [&](const RecognisedSegment &) {
            ++finals;
            session.reset();
        };
        session = recogniser.open(std::move(events));
        session->push(clockSound(11'000), 0);
        session->finish();
        QVERIFY(QTest::qWaitFor([&] { return !session; }, 20'000));
        QTest::qWait(50);
        QCOMPARE(finals, 1);
    }
    void session_outlivesItsRecogniser() {
        FunasrServer server(threeSentences());
        auto recogniser = std::make_unique<FunasrRecogniser>(quick(server));
        Told told;
        const auto session = recogniser->open(told.events());
        recogniser.reset();
        session->push(clockSound(11'000), 0);
        session->finish();
        QVERIFY(QTest::qWaitFor([&] { return told.finished; }, 20'000));
        QCOMPARE(told.finals.size(), size_t(3));
    }
    void longSilence_isNotKept() {
        FunasrServer server({{1'000, 2'000, u"喂。"_s}});
        server.breaksAt = {25'000};
        FunasrRecogniser recogniser(quick(server));
        Told told;
        hear(recogniser, told, 28'000);
        QCOMPARE(server.firstMs.size(), size_t(2));
        QVERIFY2(server.firstMs[1] >= 14'000, qPrintable(u"%1"_s.arg(server.firstMs[1])));
        QCOMPARE(textsOf(told.finals), QStringList(u"喂。"_s));
    }
};

LIANXIN_TEST(tst_FunasrRecogniser);
#include "tst_FunasrRecogniser.moc"
