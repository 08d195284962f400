// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the source tree against the architecture: what the linker can't see, because it is only in headers.
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace lianxin;

class tst_Layout : public QObject {
    Q_OBJECT
    const QString m_root = QString::fromUtf8(LIANXIN_SOURCE_DIR);
    QHash<QString, QString> m_folderOf;      // module → "platform/base"
    QHash<QString, QSet<QString>> m_closure; // module → modules it may include, itself among them

    static QString textOf(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    QStringList sources(const QStringList &folders) const {
        QStringList found;
        for (const QString &folder : folders) {
            QDirIterator it(m_root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
            while (it.hasNext())
                found << it.next();
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        static const QRegularExpression call(u"lianxin_module\\(\\s*(\\w+)([^)]*)\\)"_s);
        static const QRegularExpression deps(u"\\bDEPS\\s+([^)]*?)(?:\\bLIBS\\b|\\bSOURCES\\b|$)"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
        QHash<QString, QStringList> direct;
        QDirIterator it(m_root + u"/core"_s, {u"CMakeLists.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            const auto match = call.match(textOf(path));
            if (!match.hasMatch())
                continue;
            const QString module = match.captured(1);
            m_folderOf.insert(module, QDir(m_root + u"/core"_s).relativeFilePath(QFileInfo(path).absolutePath()));
            direct.insert(module, deps.match(match.captured(2)).captured(1).simplified().split(u' ', Qt::SkipEmptyParts));
        }
        QVERIFY2(m_folderOf.contains(u"base"_s), "no modules found: has the layout changed?");
        const std::function<void(const QString &, QSet<QString> &)> collect = [&](const QString &m, QSet<QString> &into) {
            if (into.contains(m))
                return;
            into.insert(m);
            for (const QString &d : direct.value(m))
                collect(d, into);
        };
        for (const QString &module : m_folderOf.keys())
            collect(module, m_closure[module]);
    }

    void includes_followTheModuleGraph() {
        static const QRegularExpression include(
            u"^#include \"((?:platform|call|hotline|talk|engine)/\\w+)/"_s, QRegularExpression::MultilineOption);
        QStringList wrong;
        for (auto m = m_folderOf.cbegin(); m != m_folderOf.cend(); ++m) {
            for (const QString &path : sources({u"core/"_s + m.value()})) {
                for (const auto &match : include.globalMatch(textOf(path))) {
                    const QString target = m_folderOf.key(match.captured(1));
                    if (!m_closure.value(m.key()).contains(target))
                        wrong << u"%1 includes %2, which module %3 does not declare"_s.arg(path, match.captured(1), m.key());
                }
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void core_knowsNoWindows() {
        static const QRegularExpression gui(u"^#include <(QtGui|QtWidgets|QWidget|QApplication|QGuiApplication|QPixmap|QImage|QtMultimedia|QAudio)"_s,
                                            QRegularExpression::MultilineOption);
        for (const QString &path : sources({u"core"_s}))
            QVERIFY2(!gui.match(textOf(path)).hasMatch(), qPrintable(path));
    }

    void sofiaAndSql_stayInTheirModules() {
        for (const QString &path : sources({u"core"_s, u"ui"_s, u"app"_s})) {
            const QString text = textOf(path);
            if (!path.contains(u"/core/call/sip/"_s))
                QVERIFY2(!text.contains(u"#include <sofia-sip/"_s), qPrintable(path));
            if (!path.contains(u"/core/platform/storage/"_s))
                QVERIFY2(!text.contains(u"sqlite3_"_s) && !text.contains(u"#include <libpq"_s), qPrintable(path));
        }
    }

    void everySource_saysItsLicenceFirst() {
        for (const QString &path : sources({u"app"_s, u"core"_s, u"ui"_s, u"tests"_s}))
            QVERIFY2(textOf(path).section(u'\n', 0, 0).contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s), qPrintable(path));
    }

    void errors_areAllInTheirPageAndTable() {
        QProcess collect;
        collect.setProcessChannelMode(QProcess::MergedChannels);
        collect.start(u"python3"_s, {m_root + u"/docs/errors.py"_s, u"--check"_s});
        QVERIFY2(collect.waitForFinished(100'000), qPrintable(collect.errorString()));
        QVERIFY2(collect.exitCode() == 0, collect.readAll().constData()); // says what to do
    }

    void mains_areThin() {
        for (const QString &path : sources({u"app"_s})) {
            if (path.endsWith(u"/main.cpp"_s))
                QVERIFY2(textOf(path).count(u'\n') <= 60, qPrintable(path));
        }
    }
};
LIANXIN_TEST(tst_Layout);
#include "tst_Layout.moc"
