// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/KeyRing.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_KeyRing : public QObject {
    Q_OBJECT
    QTemporaryDir m_directory;
    int m_next = 0;

    QString newPath() { return m_directory.filePath(u"ring%1.json"_s.arg(++m_next)); }
    static void addSuites() {
        QTest::addColumn<CryptoSuite>("suite");
        QTest::newRow("intl") << CryptoSuite::Intl;
        QTest::newRow("gm") << CryptoSuite::Gm;
    }
    static QString codeOf(const QString &path, const Unlock &unlock) {
        const auto ring = KeyRing::open(path, unlock);
        return ring ? QString() : ring.error().code;
    }
    static bool sameKeys(const KeyRing &a, const KeyRing &b) {
        for (const DataKey key : {DataKey::Store, DataKey::Fields, DataKey::BlindIndex, DataKey::Recordings, DataKey::Audit})
            if (!(a.key(key) == b.key(key)))
                return false;
        return true;
    }
    static QJsonObject load(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
    static void save(const QString &path, const QJsonObject &json) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(json).toJson());
    }
    Unlock keyFile() {
        const QString path = m_directory.filePath(u"key%1"_s.arg(++m_next));
        if (auto made = Unlock::makeKeyFile(path); !made)
            qFatal("%s", qPrintable(made.error().toString()));
        return Unlock::keyFile(path).value();
    }

private Q_SLOTS:
    void created_opensByPassphraseAndRecoveryKey_data() { addSuites(); }
    void created_opensByPassphraseAndRecoveryKey() {
        QFETCH(CryptoSuite, suite);
        const QString path = newPath();
        const auto created = KeyRing::create(path, suite, Unlock::passphrase(u"春和里 2026"_s));
        QVERIFY(created);
        QCOMPARE(QFile::permissions(path) & (QFile::ReadOther | QFile::ReadGroup | QFile::WriteOther), 0);
        const auto again = KeyRing::open(path, Unlock::passphrase(u"春和里 2026"_s));
        QVERIFY2(again, again ? "" : qPrintable(again.error().toString()));
        QCOMPARE((*again)->suite(), suite);
        QVERIFY(sameKeys(**again, *created->ring));
        // As people type it: lower case, other separators, O for 0.
        QString typed = created->recoveryKey.toLower().replace(u'-', u' ').replace(u'0', u'o');
        const auto recovered = KeyRing::open(path, Unlock::recoveryKey(typed).value());
        QVERIFY(recovered);
        QVERIFY(sameKeys(**recovered, *created->ring));
        QCOMPARE(codeOf(path, Unlock::passphrase(u"春和里 2025"_s)), u"crypto.wrong_secret"_s);
        QCOMPARE(codeOf(path, keyFile()), u"crypto.no_such_slot"_s);
    }
    void passphrase_inAnotherNormalForm_opens() {
        const QString path = newPath();
        QVERIFY(KeyRing::create(path, CryptoSuite::Intl, Unlock::passphrase(u"\u00e9t\u00e9"_s)));
        QCOMPARE(codeOf(path, Unlock::passphrase(u"e\u0301te\u0301"_s)), QString());
    }
    void dataKeys_differFromEachOther_andFromRingToRing() {
        const auto a = KeyRing::temporary(CryptoSuite::Intl);
        const auto b = KeyRing::temporary(CryptoSuite::Intl);
        QVERIFY(!(a->key(DataKey::Store) == b->key(DataKey::Store)));
        QVERIFY(!(a->key(DataKey::Fields) == a->key(DataKey::BlindIndex)));
        QCOMPARE(a->key(DataKey::Store).size(), 32);
        QCOMPARE(KeyRing::temporary(CryptoSuite::Gm)->key(DataKey::Store).size(), 16);
    }
    void changedPassphrase_keepsTheKeys_andShutsTheOldOneOut() {
        const QString path = newPath();
        const auto created = KeyRing::create(path, CryptoSuite::Intl, Unlock::passphrase(u"old"_s));
        QVERIFY(created);
        QVERIFY(created->ring->setUnlock(Unlock::passphrase(u"new"_s)));
        QCOMPARE(codeOf(path, Unlock::passphrase(u"old"_s)), u"crypto.wrong_secret"_s);
        const auto again = KeyRing::open(path, Unlock::passphrase(u"new"_s));
        QVERIFY(again && sameKeys(**again, *created->ring));
        QCOMPARE(codeOf(path, Unlock::recoveryKey(created->recoveryKey).value()), QString());
    }
    void keyFile_isAddedAndTakenAway() {
        const QString path = newPath();
        const Unlock first = keyFile();
        const auto created = KeyRing::create(path, CryptoSuite::Gm, first);
        QVERIFY(created);
        QVERIFY(created->ring->setUnlock(Unlock::passphrase(u"口令"_s)));
        QCOMPARE(created->ring->unlockKinds().size(), size_t(3));
        QVERIFY(created->ring->removeUnlock(Unlock::Kind::KeyFile));
        QCOMPARE(codeOf(path, first), u"crypto.no_such_slot"_s);
        QVERIFY(created->ring->removeUnlock(Unlock::Kind::Passphrase));
        const auto last = created->ring->removeUnlock(Unlock::Kind::RecoveryKey);
        QVERIFY(!last);
        QCOMPARE(last.error().code, u"crypto.last_unlock"_s);
    }
    void recoveryKey_renewed_shutsTheOldOneOut() {
        const QString path = newPath();
        const auto created = KeyRing::create(path, CryptoSuite::Intl, keyFile());
        QVERIFY(created);
        const auto renewed = created->ring->renewRecoveryKey();
        QVERIFY(renewed);
        QCOMPARE(codeOf(path, Unlock::recoveryKey(created->recoveryKey).value()), u"crypto.wrong_secret"_s);
        QCOMPARE(codeOf(path, Unlock::recoveryKey(*renewed).value()), QString());
    }
    void recoveryKey_mistyped_isToldFromAWrongOne() {
        const auto created = KeyRing::create(newPath(), CryptoSuite::Intl, keyFile());
        QVERIFY(created);
        const QString key = created->recoveryKey;
        QCOMPARE(key.split(u'-').size(), 8);
        int caught = 0;
        for (int i = 0; i < key.size(); ++i) {
            if (key[i] == u'-')
                continue;
            QString typed = key;
            typed[i] = typed[i] == u'7' ? u'8' : u'7';
            const auto parsed = Unlock::recoveryKey(typed);
            caught += !parsed && parsed.error().code == "crypto.recovery_key_mistyped"_L1;
        }
        QVERIFY2(caught >= 37, qPrintable(QString::number(caught))); // 1 in 256 passes an 8-bit check
        QVERIFY(!Unlock::recoveryKey(key.chopped(1)));
        QVERIFY(!Unlock::recoveryKey(key + u'0'));
        QVERIFY(!Unlock::recoveryKey(u"你好"_s));
        QVERIFY(!Unlock::recoveryKey(QString()));
    }
    void keyFile_readableByOthers_isRefused() {
        const QString path = m_directory.filePath(u"open-key"_s);
        QVERIFY(Unlock::makeKeyFile(path));
        QCOMPARE(Unlock::makeKeyFile(path).error().code, u"crypto.key_file_exists"_s);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup));
        QCOMPARE(Unlock::keyFile(path).error().code, u"crypto.key_file_open_to_others"_s);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(Unlock::keyFile(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("0123");
        file.close();
        QCOMPARE(Unlock::keyFile(path).error().code, u"crypto.key_file_damaged"_s);
        QCOMPARE(Unlock::keyFile(path + u"x"_s).error().code, u"crypto.key_file_missing"_s);
    }
    void ring_changedByAStranger_isDamaged() {
        const QString path = newPath();
        const Unlock unlock = keyFile();
        const auto created = KeyRing::create(path, CryptoSuite::Intl, unlock);
        QVERIFY(created);
        const QJsonObject good = load(path);

        QJsonObject swapped = good; // one key under another one's name
        QJsonObject keys = good.value("keys"_L1).toObject();
        keys.insert(u"audit"_s, good.value("keys"_L1)["fields"_L1]);
        swapped.insert(u"keys"_s, keys);
        save(path, swapped);
        QCOMPARE(codeOf(path, unlock), u"crypto.ring_damaged"_s);

        QJsonObject slotGone = good; // the recovery key taken out without the keys
        QJsonArray slots_ = good.value("unlock"_L1).toArray();
        slots_.removeLast();
        slotGone.insert(u"unlock"_s, slots_);
        save(path, slotGone);
        QCOMPARE(codeOf(path, unlock), u"crypto.ring_damaged"_s);

        QJsonObject otherSuite = good;
        otherSuite.insert(u"suite"_s, u"gm"_s);
        save(path, otherSuite);
        QVERIFY(!codeOf(path, unlock).isEmpty());

        QJsonObject newer = good;
        newer.insert(u"version"_s, 2);
        save(path, newer);
        QCOMPARE(codeOf(path, unlock), u"crypto.ring_newer"_s);

        save(path, {});
        QCOMPARE(codeOf(path, unlock), u"crypto.ring_damaged"_s);
        save(path, good);
        QCOMPARE(codeOf(path, unlock), QString());
        QCOMPARE(codeOf(path + u"x"_s, unlock), u"crypto.ring_missing"_s);
    }
    void forgedCost_isRefusedInsteadOfHanging() {
        const QString path = newPath();
        QVERIFY(KeyRing::create(path, CryptoSuite::Intl, Unlock::passphrase(u"p"_s)));
        const QJsonObject good = load(path);
        for (const qint64 cost : {qint64(0), qint64(1000), qint64(1) << 40}) {
            QJsonObject forged = good;
            QJsonArray unlock = good.value("unlock"_L1).toArray();
            QJsonObject slot = unlock[0].toObject();
            slot.insert(u"cost"_s, cost);
            unlock[0] = slot;
            forged.insert(u"unlock"_s, unlock);
            save(path, forged);
            QCOMPARE(codeOf(path, Unlock::passphrase(u"p"_s)), u"crypto.ring_damaged"_s);
        }
    }
    void ring_isNeverOverwrittenByANewOne() {
        const QString path = newPath();
        QVERIFY(KeyRing::create(path, CryptoSuite::Intl, keyFile()));
        QCOMPARE(KeyRing::create(path, CryptoSuite::Intl, keyFile()).error().code, u"crypto.ring_exists"_s);
        QCOMPARE(KeyRing::create(newPath(), CryptoSuite::Intl, Unlock::passphrase(QString())).error().code,
                 u"crypto.passphrase_empty"_s);
        QCOMPARE(KeyRing::create(u"/nonexistent/ring"_s, CryptoSuite::Intl, keyFile()).error().code,
                 u"crypto.ring_unwritable"_s);
    }
    void stagedStoreKey_survivesReopening_untilCommitted() {
        const QString path = newPath();
        const Unlock unlock = keyFile();
        const auto created = KeyRing::create(path, CryptoSuite::Intl, unlock);
        QVERIFY(created && created->ring->stageStoreKey());
        const auto ring = KeyRing::open(path, unlock).value();
        QVERIFY(ring->stagedStoreKey());
        const SecretBytes staged = ring->stagedStoreKey()->clone();
        QVERIFY(!(staged == ring->key(DataKey::Store)));
        QVERIFY(ring->commitStagedStoreKey());
        const auto after = KeyRing::open(path, unlock).value();
        QVERIFY(!after->stagedStoreKey());
        QVERIFY(after->key(DataKey::Store) == staged);
    }
};
LIANXIN_TEST(tst_KeyRing);
#include "tst_KeyRing.moc"
