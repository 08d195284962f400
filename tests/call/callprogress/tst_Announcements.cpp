// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundSet.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_Announcements : public QObject {
    Q_OBJECT
    std::shared_ptr<const AnnouncementLibrary> m_library;

    Confusion statesOf(const std::function<void(const Each &)> &set) const {
        Confusion table;
        set([&](const Labelled &labelled) {
            CallCause cause;
            cause.status = 480;
            const QString answer = nameOf(decideNumberState(cause, listenTo(labelled, m_library)).state);
            if (answer != labelled.truth)
                qInfo("%s taken for %s: %s", qPrintable(labelled.truth), qPrintable(answer), qPrintable(labelled.what));
            table.add(labelled.truth, answer);
        });
        return table;
    }
    static int wrongStates(const Confusion &table) {
        int wrong = 0;
        for (const auto a : announcementLabels())
            for (const auto b : announcementLabels())
                if (a != b && b != NumberState::Unknown)
                    wrong += table.of(nameOf(a), nameOf(b));
        return wrong;
    }

private Q_SLOTS:
    void initTestCase() {
        if (spoken(u"您好"_s).empty())
            QSKIP("espeak-ng has no data here");
        m_library = std::make_shared<AnnouncementLibrary>(carriersLibrary());
    }
    void library_learnsAll() { QCOMPARE(m_library->announcements().size(), std::size_t(15)); }
    void known_areRecognisedThroughLines() {
        const auto table = statesOf([](const Each &each) { eachKnownAnnouncement(1, each); });
        QVERIFY2(table.rightShare() >= 0.95, qPrintable(table.table()));
        QCOMPARE(wrongStates(table), 0);
    }
    void partsFromAnywhere_areRecognised() {
        const auto table = statesOf([](const Each &each) { eachPartOfAnnouncement(1, each); });
        QVERIFY2(table.rightShare() >= 0.9, qPrintable(table.table()));
        QCOMPARE(wrongStates(table), 0);
    }
    void foreignSound_isUnknown() {
        const auto table = statesOf([](const Each &each) { eachForeignSound(1, each); });
        QCOMPARE(table.of(u"unknown"_s, u"unknown"_s), table.all(u"unknown"_s));
    }
    void foreignMusic_rings() {
        const auto table = statesOf([](const Each &each) { eachForeignMusic(6, each); });
        QVERIFY2(table.rightShare() >= 0.8, qPrintable(table.table()));
    }
    void certain_beforeTheEnd_andSaysWhere() {
        const Pcm &whole = spoken(u"您好，您拨打的号码是空号，请查证后再拨。"_s);
        const Pcm sound = joined({silence(3'000), whole});
        ProgressListener listener(m_library);
        std::int64_t certainAt = -1;
        for (std::size_t at = 0; at + kFrameSamples <= sound.size() && certainAt < 0; at += kFrameSamples) {
            listener.hear(std::int64_t(at) / 8, std::span(sound).subspan(at, kFrameSamples));
            if (!listener.evidence().announcements.empty())
                certainAt = std::int64_t(at) / 8;
        }
        const auto found = listener.evidence().announcements;
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].state, NumberState::Vacant);
        QVERIFY(found[0].fromMs >= 2'900 && found[0].fromMs <= 3'600);
        QVERIFY2(certainAt - 3'000 < durationMs(whole) * 8 / 10, qPrintable(QString::number(certainAt)));
    }
    void sharedBeginning_isNotEnough() {
        // “您好，您拨打的电话” begins five announcements of the first carrier.
        const auto found = listenTo({{}, {}, part(spoken(u"您好，您拨打的电话暂时无法接通，请稍后再拨。"_s), 0, 1'900), false}, m_library).announcements;
        QVERIFY(found.empty());
    }
    void file_keepsAll_andRefusesWhatWasChanged() {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"a.lxpl"_s);
        QVERIFY(m_library->save(path));
        const auto loaded = AnnouncementLibrary::load(path);
        QVERIFY(loaded);
        QCOMPARE(loaded->announcements(), m_library->announcements());
        const QByteArray bytes = m_library->toBytes();
        QVERIFY2(bytes.size() < 25'000, qPrintable(QString::number(bytes.size())));
        for (qsizetype at = 0; at < bytes.size(); at += 997) {
            QByteArray changed = bytes;
            changed[at] = char(changed[at] ^ 0x20);
            QVERIFY(!AnnouncementLibrary::fromBytes(changed));
            QVERIFY(!AnnouncementLibrary::fromBytes(bytes.first(at)));
        }
        QByteArray newer = bytes;
        newer[4] = 2;
        QCOMPARE(AnnouncementLibrary::fromBytes(newer).error().code, u"progress.library_newer"_s);
        QCOMPARE(AnnouncementLibrary::load(dir.filePath(u"none"_s)).error().kind, ErrorKind::NotFound);
        QCOMPARE(m_library->save(dir.filePath(u"no/such/folder"_s)).error().kind, ErrorKind::Store);
    }
    void learning_refusesWhatIsOfNoUse() {
        AnnouncementLibrary library;
        const Pcm &off = spoken(u"您好，您拨打的电话已关机，请稍后再拨。"_s);
        QCOMPARE(library.learn(silence(5'000), NumberState::Busy, u"a"_s, 0).error().code, u"progress.too_short"_s);
        QCOMPARE(library.learn(part(off, 0, 500), NumberState::Busy, u"a"_s, 0).error().code, u"progress.too_short"_s);
        QCOMPARE(library.learn(off, NumberState::Busy, u"  "_s, 0).error().code, u"progress.title"_s);
        QCOMPARE(library.learn(off, NumberState::Reached, u"a"_s, 0).error().code, u"progress.title"_s);
        QVERIFY(library.learn(off, NumberState::PoweredOff, u"a"_s, 0));
        QCOMPARE(library.learn(off, NumberState::PoweredOff, u"b"_s, 0).error().code, u"progress.already_known"_s);
        QCOMPARE(library.learn(music(1, 3'000), NumberState::RingBackTune, u"a"_s, 0).error().code, u"progress.title"_s);
        QCOMPARE(library.forget(u"b"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(library.forget(u"a"_s));
        QVERIFY(library.announcements().empty());
    }
    void oneRecordingOfALine_isEnough() {
        // Learned from what a noisy line brought, recognised on another.
        AnnouncementLibrary library;
        const Pcm &clean = spoken(u"尊敬的客户，您拨打的用户已启用来电管家服务，请稍后再拨。"_s, u"+f2"_s);
        Channel noisy;
        noisy.noise = Noise::White;
        noisy.snrDb = 15;
        noisy.lossShare = 0.03;
        QVERIFY(library.learn(through(noisy, clean), NumberState::Unreachable, u"recorded"_s, 1));
        Channel other;
        other.ulaw = true;
        other.gainDb = -12;
        other.noise = Noise::Street;
        other.snrDb = 15;
        other.seed = 9;
        const auto found = findIn(library, through(other, joined({silence(700), clean})));
        QVERIFY(found);
        QVERIFY(found->agreement > 0.65F);
    }
    void emptyLibrary_knowsNothing() {
        QVERIFY(!findIn(AnnouncementLibrary(), spoken(u"您好，您拨打的电话已关机，请稍后再拨。"_s)));
    }
};
LIANXIN_TEST(tst_Announcements);
#include "tst_Announcements.moc"
