// SPDX-License-Identifier: GPL-3.0-or-later
#include "Invocation.h"
#include "YamlToJson.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::ctl;

class tst_Invocation : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    static Expected<Invocation> parse(const QString &line) { return parseArguments(line.split(u' ', Qt::SkipEmptyParts)); }
    QString file(const QString &name, const QByteArray &content) {
        QFile out(m_folder.filePath(name));
        if (!out.open(QIODevice::WriteOnly))
            qFatal("no file");
        out.write(content);
        return out.fileName();
    }

private Q_SLOTS:
    void fixedCommandLine_isAllThere_data() {
        QTest::addColumn<QString>("line");
        for (const char *line : {
                 "store init --suite gm", "store check", "store rekey", "store backup F", "store restore F", "store demo-data",
                 "user add zhou --name Z --role seat --role supervisor", "user list", "user lock U1",
                 "unit import F", "unit list", "dnc add 138 --reason x", "dnc import F", "dnc list",
                 "trunk list", "trunk test T1", "flow check F", "flow list", "engine status",
                 "sheet cat F --sheet 2 --password P", "list import F --name N --sheet S --phone-column C --encoding gb18030 --errors O.xlsx --dry-run",
                 "list import F --name N --more G --more H --password - --header-row 2 --template T --skip-running --skip-dnc",
                 "list show L1", "list undo L1", "campaign start C1", "campaign pause C1", "campaign stop C1", "campaign status C1",
                 "campaign preflight C1", "campaign trace C1 --number 138",
                 "rehearse --list F --citizens 30 --seats 3 --seed 7 --speed 60 --report D",
                 "ticket import F", "ticket show T1", "ticket board --filter state=closed --filter district=x",
                 "ticket deadline --accepted 2026-03-01T08:00 --category c",
                 "calendar explain --from 2026-03-01 --working-days 5", "calendar holidays 2026",
                 "kb import F", "kb search text --top 3", "text train --labels F --model M", "text eval --labels F --model M",
                 "text classify --model M", "speech recognise F", "speech speak 你好 --out O.wav",
                 "recording list", "recording export R1 --out O.wav --purpose x", "audit list", "audit verify",
                 "api describe", "api call a.b {}"})
            QTest::newRow(line) << QString::fromUtf8(line);
    }
    void fixedCommandLine_isAllThere() {
        QFETCH(QString, line);
        const auto invocation = parse(line);
        QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().toString()));
        QVERIFY(invocation->command);
        QVERIFY(line.startsWith(invocation->command->title()));
    }

    void wrong_isUsage_data() {
        QTest::addColumn<QString>("line");
        for (const char *line : {"", "store", "stor check", "store chek", "list import F", "list show", "list show A B",
                                 "list show A --nope", "audit list --limit", "audit list --limit ten", "--store X",
                                 "--store A --engine B audit list", "--nope audit list", "api call a.b {", "ticket board --filter state"})
            QTest::newRow(line) << QString::fromUtf8(line);
    }
    void wrong_isUsage() {
        QFETCH(QString, line);
        const auto invocation = parse(line);
        QVERIFY(!invocation);
        QCOMPARE(int(invocation.error().kind), int(ErrorKind::Usage));
        QCOMPARE(exitStatus(invocation.error().kind), 2);
    }

    void globals_stand_anywhere() {
        for (const QString &line : {u"--store S --key-file K --user U --json audit list"_s, u"audit list --json --user=U --store=S --key-file=K"_s,
                                    u"audit --user U list --store S --json --key-file K"_s}) {
            const auto invocation = parse(line);
            QVERIFY(invocation);
            QCOMPARE(invocation->store, u"S"_s);
            QCOMPARE(invocation->keyFile, u"K"_s);
            QCOMPARE(invocation->user, u"U"_s);
            QVERIFY(invocation->json);
        }
    }

    void params_haveTheirTypes() {
        const auto list = parse(u"list import rel/a.xlsx --name 夏 --dry-run --phone-column C"_s);
        QCOMPARE(list->params, (QJsonObject{{u"path"_s, QDir().absoluteFilePath(u"rel/a.xlsx"_s)}, {u"name"_s, u"夏"_s},
                                            {u"dryRun"_s, true}, {u"phoneColumn"_s, u"C"_s}}));
        const auto board = parse(u"ticket board --filter a=1 --filter b=x=y"_s);
        QCOMPARE(board->params.value("filter"_L1).toObject(), (QJsonObject{{u"a"_s, u"1"_s}, {u"b"_s, u"x=y"_s}}));
        const auto user = parse(u"user add zhou --name Z --role seat --role supervisor"_s);
        QCOMPARE(user->params.value("roles"_L1).toArray(), (QJsonArray{u"seat"_s, u"supervisor"_s}));
        const auto audit = parse(u"audit list --after 5 --limit=7"_s);
        QCOMPARE(audit->params, (QJsonObject{{u"after"_s, 5}, {u"limit"_s, 7}}));
        const auto dnc = parse(u"dnc add 13812341234 --until 2026-03-01T00:00:00"_s);
        QCOMPARE(dnc->params.value("number"_L1).toString(), u"13812341234"_s);
        QCOMPARE(dnc->params.value("until"_L1).toInteger(), 1'772'294'400'000); // Shanghai
        QCOMPARE(parse(u"dnc add 1 --until 2026-03-01T00:00:00Z"_s)->params.value("until"_L1).toInteger(), 1'772'323'200'000);
    }

    void doubleDash_endsOptions() {
        const auto invocation = parseArguments({u"kb"_s, u"search"_s, u"--"_s, u"--top"_s});
        QVERIFY(invocation);
        QCOMPARE(invocation->params.value("text"_L1).toString(), u"--top"_s);
    }

    void rawCommand_keepsItsArguments() {
        const auto invocation = parse(u"rehearse --seed 7 --json --store postgresql://x"_s);
        QVERIFY(invocation->json);
        QCOMPARE(invocation->raw, (QStringList{u"--seed"_s, u"7"_s, u"--store"_s, u"postgresql://x"_s}));
    }

    void files_areRead() {
        const QString flow = file(u"flow.yaml"_s, "id: a\n");
        QCOMPARE(parse(u"flow import "_s + flow)->params.value("yaml"_L1).toString(), u"id: a\n"_s);
        const QString campaign = file(u"campaign.yaml"_s, "name: 夏季\nlines: 10\ncps: 0.5\nwindows:\n  workday: ['08:00-20:00']\n"
                                                          "callerId: '057112345'\nareaCode: 010\nnone: ~\nyes: true\n");
        const auto invocation = parse(u"campaign create "_s + campaign);
        QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().toString()));
        QCOMPARE(invocation->params,
                 (QJsonObject{{u"name"_s, u"夏季"_s}, {u"lines"_s, 10}, {u"cps"_s, 0.5},
                              {u"windows"_s, QJsonObject{{u"workday"_s, QJsonArray{u"08:00-20:00"_s}}}},
                              {u"callerId"_s, u"057112345"_s}, {u"areaCode"_s, u"010"_s}, {u"none"_s, QJsonValue::Null}, {u"yes"_s, true}}));
        const auto missing = parse(u"flow import /no/such/file"_s);
        QCOMPARE(exitStatus(missing.error().kind), 4);
        const auto broken = parse(u"campaign create "_s + file(u"broken.yaml"_s, "a: [1\nb: 2\n"));
        QCOMPARE(broken.error().code, u"ctl.yaml"_s);
        QVERIFY(broken.error().place.contains(u"broken.yaml:"_s));
        QVERIFY(!yamlToJson("- a\n", u"x"_s));
    }

    void help_namesEverything() {
        const QString help = helpText();
        for (const auto &command : commands())
            QVERIFY2(help.contains(command.title()), qPrintable(command.title()));
        QVERIFY(parse(u"--help"_s)->help);
        QVERIFY(parse(u"list --help"_s)->help);
        QVERIFY(parse(u"list import --help"_s)->help);
        QVERIFY(parse(u"--version"_s)->version);
        QVERIFY(!helpText(u"audit"_s).contains(u"campaign"_s));
    }

    void everyCommand_hasAMethodOrIsDoneHere() {
        QSet<QString> titles;
        for (const auto &command : commands()) {
            QVERIFY2(!titles.contains(command.title()), qPrintable(command.title()));
            titles.insert(command.title());
            QVERIFY(!command.summary.isEmpty());
            QVERIFY(command.raw || command.method.isEmpty() || command.method.contains(u'.'));
        }
    }
};

LIANXIN_TEST(tst_Invocation);
#include "tst_Invocation.moc"
