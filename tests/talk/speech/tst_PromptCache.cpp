// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/PromptCache.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

namespace {

//! Says a text as so many samples as it has characters × 100; answers when told.
class FakeVoice final : public Synthesiser {
    Q_OBJECT
public:
    void synthesise(const Utterance &utterance, Done done) override {
        ++asked;
        waiting.emplace_back(utterance, std::move(done));
    }
    void answerAll() {
        for (auto &[utterance, done] : std::exchange(waiting, {})) {
            if (fail)
                done(Error{ErrorKind::Unreachable, u"workers.died"_s, {}, {}, {}});
            else
                done(
                    std::make_shared<const Pcm>(size_t(utterance.text.size()) * 100, qint16(utterance.rate)));
        }
    }
    QString version() const override { return name; }
    QString engineName() const override { return u"fake"_s; }
    bool isHealthy() const override { return !fail; }

    std::vector<std::pair<Utterance, Done>> waiting;
    QString name = u"fake 1"_s;
    int asked = 0;
    bool fail = false;
};

} // namespace

class tst_PromptCache : public QObject {
    Q_OBJECT

    static Expected<PcmPtr> get(PromptCache &cache, FakeVoice &voice, const Utterance &utterance) {
        std::optional<Expected<PcmPtr>> got;
        cache.synthesise(utterance, [&](Expected<PcmPtr> pcm) { got = std::move(pcm); });
        voice.answerAll();
        if (!QTest::qWaitFor([&] { return got.has_value(); }, 10'000))
            return Error{};
        return *got;
    }

private Q_SLOTS:
    void secondTime_comesFromMemory() {
        FakeVoice voice;
        PromptCache cache(voice);
        const auto a = get(cache, voice, {u"您好"_s});
        const auto b = get(cache, voice, {u"您好"_s});
        QVERIFY(a && b);
        QCOMPARE(a->get(), b->get());
        QCOMPARE(voice.asked, 1);
        QCOMPARE(cache.counts().memory, 1);
        QCOMPARE(cache.counts().made, 1);
    }
    void hit_answersLater_neverInsideTheCall() {
        FakeVoice voice;
        PromptCache cache(voice);
        (void)get(cache, voice, {u"您好"_s});
        bool answered = false;
        cache.synthesise({u"您好"_s}, [&](const Expected<PcmPtr> &) { answered = true; });
        QVERIFY(!answered);
        QVERIFY(QTest::qWaitFor([&] { return answered; }, 10'000));
    }
    void key_dependsOnTextVoiceRateAndVersion() {
        FakeVoice voice;
        PromptCache cache(voice);
        QSet<QString> keys{cache.keyOf({u"a"_s, u"b"_s, 100}), cache.keyOf({u"ab"_s, {}, 100}),
                           cache.keyOf({u"a"_s, u"c"_s, 100}), cache.keyOf({u"a"_s, u"b"_s, 90})};
        QCOMPARE(keys.size(), 4);
        QCOMPARE(cache.keyOf({u"a"_s, u"b"_s, 100, true}), cache.keyOf({u"a"_s, u"b"_s, 100, false}));
        voice.name = u"fake 2"_s;
        QVERIFY(!keys.contains(cache.keyOf({u"a"_s, u"b"_s, 100})));
    }
    void equalRequestsOnTheWay_shareOneSynthesis() {
        FakeVoice voice;
        PromptCache cache(voice);
        int answers = 0;
        for (int i = 0; i < 5; ++i)
            cache.synthesise({u"您好"_s}, [&](const Expected<PcmPtr> &pcm) { answers += pcm.hasValue(); });
        QCOMPARE(voice.asked, 1);
        voice.answerAll();
        QCOMPARE(answers, 5);
    }
    void failure_reachesAll_andIsNotRemembered() {
        FakeVoice voice;
        PromptCache cache(voice);
        voice.fail = true;
        QVERIFY(!get(cache, voice, {u"您好"_s}));
        voice.fail = false;
        QVERIFY(get(cache, voice, {u"您好"_s}).hasValue());
        QCOMPARE(voice.asked, 2);
    }
    void otherProcess_findsThePromptOnDisk() {
        const QTemporaryDir folder;
        FakeVoice voice;
        {
            PromptCache cache(voice, folder.filePath(u"prompts"_s));
            (void)get(cache, voice, {u"您好"_s});
        }
        PromptCache cache(voice, folder.filePath(u"prompts"_s));
        const auto pcm = get(cache, voice, {u"您好"_s});
        QVERIFY(pcm.hasValue());
        QCOMPARE((*pcm)->size(), size_t(200));
        QCOMPARE(voice.asked, 1);
        QCOMPARE(cache.counts().disk, 1);
    }
    void personalPrompt_isNeverOnDisk() {
        const QTemporaryDir folder;
        FakeVoice voice;
        PromptCache cache(voice, folder.path());
        (void)get(cache, voice, {u"张小敏您好"_s, {}, 100, true});
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
        (void)get(cache, voice, {u"张小敏您好"_s, {}, 100, true});
        QCOMPARE(voice.asked, 1);
    }
    void damagedFile_isMadeAnew_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("not a sound");
    }
    void damagedFile_isMadeAnew() {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        FakeVoice voice;
        {
            PromptCache cache(voice, folder.path());
            (void)get(cache, voice, {u"您好"_s});
        }
        const auto files = QDir(folder.path()).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QFile file(folder.filePath(files[0]));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        PromptCache cache(voice, folder.path());
        QVERIFY(get(cache, voice, {u"您好"_s}).hasValue());
        QCOMPARE(voice.asked, 2);
    }
    void shortenedFile_isMadeAnew() {
        const QTemporaryDir folder;
        FakeVoice voice;
        {
            PromptCache cache(voice, folder.path());
            (void)get(cache, voice, {u"您好"_s});
        }
        QFile file(folder.filePath(QDir(folder.path()).entryList(QDir::Files).constFirst()));
        QVERIFY(file.resize(200));
        PromptCache cache(voice, folder.path());
        const auto pcm = get(cache, voice, {u"您好"_s});
        QVERIFY(pcm.hasValue());
        QCOMPARE((*pcm)->size(), size_t(200));
        QCOMPARE(voice.asked, 2);
    }
    void memory_forgetsTheLeastRecentlyUsed() {
        FakeVoice voice;
        PromptCache cache(voice, {}, 3 * (200 * 2 + 128));
        for (const auto &text : {u"一一"_s, u"二二"_s, u"三三"_s})
            (void)get(cache, voice, {text});
        (void)get(cache, voice, {u"一一"_s}); // used again
        (void)get(cache, voice, {u"四四"_s}); // drives out 二二
        QCOMPARE(voice.asked, 4);
        (void)get(cache, voice, {u"一一"_s});
        QCOMPARE(voice.asked, 4);
        (void)get(cache, voice, {u"二二"_s});
        QCOMPARE(voice.asked, 5);
    }
    void preRender_saysHowManyFailed() {
        FakeVoice voice;
        PromptCache cache(voice);
        int failed = -1;
        cache.preRender({{u"一"_s}, {u"二"_s}}, [&](int n) { failed = n; });
        voice.answerAll();
        QCOMPARE(failed, 0);
        failed = -1;
        cache.preRender({}, [&](int n) { failed = n; });
        QVERIFY(QTest::qWaitFor([&] { return failed == 0; }, 10'000));
    }
    void cacheDeletedWhileSynthesising_isHarmless() {
        FakeVoice voice;
        auto cache = std::make_unique<PromptCache>(voice);
        cache->synthesise({u"您好"_s}, [](const Expected<PcmPtr> &) { QFAIL("must not be called"); });
        cache.reset();
        voice.answerAll();
    }
};
LIANXIN_TEST(tst_PromptCache);
#include "tst_PromptCache.moc"
