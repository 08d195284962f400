// SPDX-License-Identifier: GPL-3.0-or-later
#include "KnowledgeWorld.h"
#include "platform/sheets/SheetWriter.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_KnowledgeImport : public QObject {
    Q_OBJECT

    static QString file(StoreFixture &fixture, const QString &name, const QByteArray &content) {
        QFile f(fixture.directory() + u'/' + name);
        if (f.open(QIODevice::WriteOnly))
            f.write(content);
        return f.fileName();
    }

private Q_SLOTS:
    void jsonLines_areReadAndKnownAgain_data() { StoreFixture::addBackendColumn(); }
    void jsonLines_areReadAndKnownAgain() {
        STORE_FIXTURE(fixture, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        const QString path = file(fixture, u"a.jsonl"_s,
                                  "\xEF\xBB\xBF{\"title\":\"积分入学\",\"body\":\"每年五月。\",\"source\":\"教育局\",\"valid_until\":null,\"aliases\":[\"外地孩子上学\"]}\n"
                                  "\n"
                                  "not json\n"
                                  "{\"title\":\"\",\"body\":\"x\",\"source\":\"y\"}\n"
                                  "{\"title\":\"去年的补贴\",\"body\":\"b\",\"source\":\"s\",\"valid_until\":\"2025-12-31\"}\n"
                                  "{\"title\":\"今年的补贴\",\"body\":\"b\",\"source\":\"s\",\"valid_until\":\"2026-12-31\"}\n");
        const auto first = w.knowledge.import(path, true, u"u"_s);
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toString()));
        QCOMPARE(first->added, 3);
        QCOMPARE(first->rejectedRows, 2);
        QCOMPARE(first->rejected[0][u"row"_s].toInt(), 3);
        QCOMPARE(first->rejected[1][u"row"_s].toInt(), 4);
        QCOMPARE(first->rejected[1][u"field"_s].toString(), u"title"_s);
        QVERIFY(!first->rejected[1][u"remedy"_s].toString().isEmpty());
        QCOMPARE(w.titles(u"外地孩子怎么上学"_s).first(), u"积分入学"_s);
        QCOMPARE(w.titles(u"补贴"_s), QStringList{u"今年的补贴"_s});
        const auto again = w.knowledge.import(path, true, u"u"_s);
        QCOMPARE(again->unchanged, 3);
        QCOMPARE(again->added + again->updated, 0);
        const QString changed = file(fixture, u"b.jsonl"_s, "{\"title\":\"积分入学\",\"body\":\"每年四月。\",\"source\":\"教育局\"}\n");
        QCOMPARE(w.knowledge.import(changed, true, u"u"_s)->updated, 1);
        QVERIFY(w.search.search(u"积分入学"_s, 1)->front().snippet.contains(u"四月"_s));
    }

    void forReview_nothingIsInForce() {
        StoreFixture fixture(u"intl"_s, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        QVERIFY(w.knowledge.import(file(fixture, u"a.jsonl"_s, "{\"title\":\"甲事项\",\"body\":\"b\",\"source\":\"s\"}"), false, u"u"_s));
        QCOMPARE(w.titles(u"甲事项"_s), QStringList());
        QCOMPARE((*w.knowledge.list({u"review"_s, {}, {}, false}, {}, 5))[u"total"_s].toInt(), 1);
    }

    void spreadsheets_areReadByTheirTitles() {
        StoreFixture fixture(u"intl"_s, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        const QString path = file(fixture, u"a.csv"_s,
                                  QString(u"标题,内容,来源,分类,有效期至,别名\n暖气报修,打热力公司电话。,住建局,民生,2027-03-15,暖气不热；暖气片凉\n,没有标题,住建局,,,\n"_s).toUtf8());
        const auto read = w.knowledge.import(path, true, u"u"_s);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toString()));
        QCOMPARE(read->added, 1);
        QCOMPARE(read->rejected[0][u"row"_s].toInt(), 3);
        const auto hits = w.search.search(u"家里暖气不热"_s, 1);
        QCOMPARE(hits->front().title, u"暖气报修"_s);
        QCOMPARE(hits->front().category, u"民生"_s);
        QVERIFY(hits->front().validUntil > kKnowledgeNow);
        QCOMPARE(w.knowledge.import(file(fixture, u"b.csv"_s, "a,b\n1,2\n"), true, u"u"_s).error().code, u"knowledge.columns_missing"_s);
    }

    void unusableFiles_areRefused() {
        StoreFixture fixture(u"intl"_s, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        QCOMPARE(w.knowledge.import(u"/nowhere.jsonl"_s, true, u"u"_s).error().code, u"knowledge.bad_file"_s);
        QCOMPARE(w.knowledge.import(file(fixture, u"e.jsonl"_s, "\n\n"), true, u"u"_s).error().code, u"knowledge.bad_file"_s);
        QCOMPARE(w.knowledge.import(file(fixture, u"x.jsonl"_s, "[1]\n{\"title\":3}\n"), true, u"u"_s).error().code, u"knowledge.nothing_usable"_s);
        QCOMPARE(w.knowledge.import(file(fixture, u"l.jsonl"_s, QByteArray(2 << 20, 'x')), true, u"u"_s).error().code, u"knowledge.bad_file"_s);
    }

    void aCancel_stopsBetweenChunks_andGoesOnLater() {
        StoreFixture fixture(u"intl"_s, knowledgeWorldSchema());
        KnowledgeWorld w(fixture);
        QByteArray lines;
        for (int i = 0; i < 450; ++i)
            lines += "{\"title\":\"事项" + QByteArray::number(i) + "\",\"body\":\"b\",\"source\":\"s\"}\n";
        const QString path = file(fixture, u"many.jsonl"_s, lines);
        const auto stopped = w.knowledge.import(path, true, u"u"_s, [](qint64 done, qint64) { return done < 200; });
        QCOMPARE(stopped.error().code, u"jobs.cancelled"_s);
        const auto whole = w.knowledge.import(path, true, u"u"_s);
        QCOMPARE(whole->unchanged, 200);
        QCOMPARE(whole->added, 250);
    }
};

LIANXIN_TEST(tst_KnowledgeImport);
#include "tst_KnowledgeImport.moc"
