// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/LocalSocket.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace lianxin;

class tst_LocalSocket : public QObject {
    Q_OBJECT
    QTemporaryDir m_runtime;
    QByteArray m_before;

private Q_SLOTS:
    void initTestCase() {
        m_before = qgetenv("XDG_RUNTIME_DIR");
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
    }
    void cleanupTestCase() { qputenv("XDG_RUNTIME_DIR", m_before); }

    void directory_isMadePrivate() {
        const auto directory = localSocketDirectory();
        QVERIFY(directory);
        QCOMPARE(*directory, m_runtime.path() + u"/lianxin"_s);
        struct stat info = {};
        QCOMPARE(::stat(QFile::encodeName(*directory).constData(), &info), 0);
        QCOMPARE(int(info.st_mode & 0777), 0700);
        QVERIFY(localSocketDirectory()); // and again
    }

    void directory_openToOthers_isRefused() {
        const QString path = *localSocketDirectory();
        ::chmod(QFile::encodeName(path).constData(), 0755);
        const auto directory = localSocketDirectory();
        ::chmod(QFile::encodeName(path).constData(), 0700);
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, u"protocol.socket_directory"_s);
    }

    void directory_aLink_isRefused() {
        QTemporaryDir other;
        QTemporaryDir target;
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(other.path()));
        QVERIFY(QFile::link(target.path(), other.path() + u"/lianxin"_s));
        const auto directory = localSocketDirectory();
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
        QVERIFY(!directory);
    }

    void path_sameStore_isTheSame() {
        QTemporaryDir folder;
        const QString store = folder.path() + u"/store.db"_s;
        const QString before = *localSocketPath(store);
        QFile file(store);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(*localSocketPath(store), before);
        QCOMPARE(*localSocketPath(folder.path() + u"/../"_s + QDir(folder.path()).dirName() + u"/store.db"_s), before);
        QFile::link(folder.path(), folder.path() + u"/alias"_s);
        QCOMPARE(*localSocketPath(folder.path() + u"/alias/store.db"_s), before);
        QVERIFY(*localSocketPath(folder.path() + u"/other.db"_s) != before);
    }

    void path_ofUrl_ignoresPasswordAndDefaultPort() {
        const QString plain = *localSocketPath(u"postgresql://lx@db/lianxin"_s);
        QCOMPARE(*localSocketPath(u"postgresql://lx:secret@db:5432/lianxin"_s), plain);
        QVERIFY(*localSocketPath(u"postgresql://lx@db/other"_s) != plain);
        QVERIFY(plain.size() < 107);
    }

    void url_knowsLocalPathsOnly() {
        QCOMPARE(*localPathOfUrl(u"local:/a/b"_s), u"/a/b"_s);
        QCOMPARE(*localPathOfUrl(u"/a/b"_s), u"/a/b"_s);
        QCOMPARE(localPathOfUrl(u"wss://host:1"_s).error().code, u"protocol.transport_unknown"_s);
        QVERIFY(!localPathOfUrl(u""_s));
        QVERIFY(!localPathOfUrl(u"local:relative"_s));
    }
};

LIANXIN_TEST(tst_LocalSocket);
#include "tst_LocalSocket.moc"
