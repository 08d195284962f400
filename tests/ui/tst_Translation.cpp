// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include "ui/widgets/EnglishText.h"
#include <QTranslator>
#include <QXmlStreamReader>

using namespace lianxin;

namespace {

struct Message {
    QString context;
    QString source;
    QString translation;
    QString type;
};

QList<Message> messagesOf(const QString &path) {
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    Message message;
    QString context;
    while (!xml.atEnd()) {
        if (!xml.readNextStartElement() && !xml.isEndElement())
            continue;
        if (xml.isEndElement()) {
            if (xml.name() == "message"_L1)
                messages << message;
            continue;
        }
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            message = {};
            message.context = context;
        } else if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.type = xml.attributes().value("type"_L1).toString();
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return messages;
}

} // namespace

class tst_Translation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void chinese_everyStringOfTheSources_isTranslated() {
        const QString root = QStringLiteral(LIANXIN_SOURCE_DIR);
        QTemporaryDir folder;
        const QString copy = folder.filePath(u"lianxin_zh_CN.ts"_s);
        QVERIFY(QFile::copy(root + u"/translations/lianxin_zh_CN.ts"_s, copy));
        QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        QProcess lupdate;
        lupdate.setWorkingDirectory(root);
        lupdate.start(QStringLiteral(LIANXIN_LUPDATE),
                      {u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-I"_s, root, u"-I"_s,
                       root + u"/core"_s, root + u"/ui"_s, root + u"/app/lianxin"_s, u"-ts"_s, copy});
        QVERIFY2(lupdate.waitForFinished(100'000), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);
        const auto messages = messagesOf(copy);
        QVERIFY(messages.size() > 500);
        for (const Message &message : messages)
            QVERIFY2(message.type.isEmpty() && !message.translation.isEmpty(),
                     qPrintable(u"%1: %2"_s.arg(message.context, message.source)));
        QCOMPARE(messages.size(),
                 messagesOf(root + u"/translations/lianxin_zh_CN.ts"_s).size()); // nothing left over either
    }
    void chinese_placeholders_areKept() {
        const auto messages = messagesOf(QStringLiteral(LIANXIN_SOURCE_DIR "/translations/lianxin_zh_CN.ts"));
        for (const Message &message : messages) {
            for (const QString &place : {u"%1"_s, u"%2"_s, u"%3"_s, u"%4"_s})
                QVERIFY2(message.source.contains(place) == message.translation.contains(place),
                         qPrintable(message.source));
        }
    }
    void english_apostrophes_areStraight() {
        const EnglishText english;
        QCOMPARE(english.translate("lianxin::MainWindow", "the unit’s liaison"), u"the unit's liaison"_s);
        QVERIFY(english.translate("lianxin::MainWindow", "Tickets").isNull()); // as it is
    }
    void chinese_isCompiledIntoTheProgram() {
        QTranslator translator;
        QVERIFY(translator.load(u":/translations/lianxin_zh_CN.qm"_s));
        QCOMPARE(translator.translate("lianxin::MainWindow", "Tickets"), u"工单"_s);
    }
};
LIANXIN_TEST(tst_Translation);
#include "tst_Translation.moc"
