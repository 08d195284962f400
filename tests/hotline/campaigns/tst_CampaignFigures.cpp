// SPDX-License-Identifier: GPL-3.0-or-later
// Figures are kept beside the rows that they count: after any course of events both say the same, and the rows behind a
// figure are as many as it says.
#include "CampaignWorld.h"
#include "support/TestRegistry.h"
#include "platform/sheets/SheetReader.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>
#include <random>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! What the tallies ought to be, counted from the rows.
QMap<QString, qint64> counted(Store &store) {
    QMap<QString, qint64> out;
    const auto add = [&out](Snapshot &s, const QString &kind, const QString &sql) {
        for (const Row &row : s.query(sql))
            if (row.integer(1) != 0)
                out.insert(kind + u'/' + row.text(0), row.integer(1));
    };
    const auto done = store.read([&](Snapshot &s) {
        add(s, u"state"_s, u"SELECT state || ':' || outcome, COUNT(*) FROM campaign_contact GROUP BY state, outcome"_s);
        add(s, u"result"_s, u"SELECT result, COUNT(*) FROM campaign_contact WHERE result <> '' GROUP BY result"_s);
        add(s, u"handover"_s, u"SELECT handover, COUNT(*) FROM campaign_contact WHERE handover <> '' GROUP BY handover"_s);
        add(s, u"dialled"_s, u"SELECT 'contacts', COUNT(*) FROM campaign_contact WHERE attempts > 0"_s);
        add(s, u"wait"_s, u"SELECT 'sum', CAST(COALESCE(SUM(handover_wait), 0) AS BIGINT) FROM campaign_contact WHERE handover = 'answered'"_s);
        add(s, u"wait"_s, u"SELECT 'most', CAST(COALESCE(MAX(handover_wait), 0) AS BIGINT) FROM campaign_contact WHERE handover = 'answered'"_s);
    });
    return done ? out : QMap<QString, qint64>();
}

QMap<QString, qint64> kept(Store &store) {
    QMap<QString, qint64> out;
    const auto done = store.read([&](Snapshot &s) {
        for (const Row &row : s.query(u"SELECT kind, name, number FROM campaign_tally WHERE number <> 0"))
            out.insert(row.text(0) + u'/' + row.text(1), row.integer(2));
    });
    return done ? out : QMap<QString, qint64>();
}

} // namespace

class tst_CampaignFigures : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

    //! A campaign of 60 people with a bit of everything, from a seed.
    Id play(CampaignWorld &w, quint32 seed) {
        std::mt19937 dice(seed);
        const Id id = w.campaignOf(w.importPeople(60), [](CampaignSpec &spec) {
            spec.lines = 7;
            spec.attempts.max = 3;
            spec.attempts.perDay = 3;
        });
        if (!w.directory.addDoNotCall(u"19910000007"_s, {}, 0, u"person"_s, {}) || !w.campaigns->start(id, u"zhou"_s))
            return {};
        const Outcome ends[] = {Outcome::Answered, Outcome::Busy, Outcome::NoAnswer, Outcome::EmptyNumber, Outcome::Rejected, Outcome::Answered};
        for (int i = 0; i < 40; ++i) {
            w.campaigns->tick();
            w.dialler->tick();
            const auto calls = std::exchange(w.originator.calls, {});
            for (const OriginateRequest &call : calls) {
                const Outcome end = ends[dice() % std::size(ends)];
                if (end == Outcome::Answered) {
                    w.dialler->attemptAnswered(call.attemptId, u"call"_s);
                    if (dice() % 3 == 0) {
                        w.campaigns->noteHandOver(call.orderId, HandOverStep::Requested, 0);
                        w.campaigns->noteHandOver(call.orderId, dice() % 2 ? HandOverStep::Answered : HandOverStep::Lost, qint64(dice() % 20'000));
                    }
                }
                m_clock.advance(qint64(dice() % 20'000));
                w.end(call.attemptId, end, end == Outcome::Answered ? u"informed"_s : QString());
            }
            m_clock.advance(7 * kMinute);
        }
        return id;
    }

private Q_SLOTS:
    void init() { m_clock.set(kWednesdayTen); }

    void tallies_afterAnyCourse_equalTheRows_data() { StoreFixture::addBackendColumn(); }
    void tallies_afterAnyCourse_equalTheRows() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = play(w, 11);
        QVERIFY(!id.isEmpty());
        QCOMPARE(kept(fixture.store()), counted(fixture.store()));
        QVERIFY(w.campaigns->stop(id, u"目的已达到"_s, u"zhou"_s) || nameOf(w.campaigns->campaign(id)->state) == "completed"_L1);
        w.campaigns->tick();
        QCOMPARE(kept(fixture.store()), counted(fixture.store()));
        const QJsonObject figures = *w.campaigns->figures(id, false);
        QCOMPARE(figures.value("done"_L1).toInt(), 60);
        QCOMPARE(w.lists->list(w.campaigns->campaign(id)->spec.listId)->dialled, 59); // one is not to be called
    }
    void tallies_ofAnUpgradedStore_areFilled_data() { StoreFixture::addBackendColumn(); }
    void tallies_ofAnUpgradedStore_areFilled() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        QVERIFY(!play(w, 5).isEmpty());
        // As the migration does it, over rows that were there before.
        const QString sql = campaignsSchema()[2].sql;
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"DELETE FROM campaign_tally");
            for (const QString &statement : sql.split(u";\n"_s))
                if (statement.trimmed().startsWith(u"INSERT"_s))
                    t.execute(statement);
        }));
        QCOMPARE(kept(fixture.store()), counted(fixture.store()));
    }
    void attempts_behindEveryBar_areAsManyAsItSays_data() { StoreFixture::addBackendColumn(); }
    void attempts_behindEveryBar_areAsManyAsItSays() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = play(w, 23);
        const QJsonArray hours = w.campaigns->figures(id, true)->value("byHour"_L1).toArray();
        QVERIFY(hours.size() > 2);
        for (const QJsonValue &hour : hours) {
            const qint64 at = hour[u"hour"_s].toInteger();
            const QJsonObject outcomes = hour[u"outcomes"_s].toObject();
            for (auto it = outcomes.begin(); it != outcomes.end(); ++it) {
                const auto page = w.campaigns->attempts(id, {at, at + kHour, {it.key()}, {}}, {}, 1000);
                QCOMPARE(page->items.size(), it.value().toInteger());
            }
            const auto handed = w.campaigns->attempts(id, {at, at + kHour, {u"answered"_s}, true}, {}, 1000);
            QCOMPARE(handed->items.size(), hour[u"handOvers"_s].toInteger());
            const auto others = w.campaigns->attempts(id, {at, at + kHour, {u"answered"_s}, false}, {}, 1000);
            QCOMPARE(handed->items.size() + others->items.size(), outcomes.value("answered"_L1).toInteger());
        }
    }
    void lines_byTheHour_areAsLongAsTheCalls_data() { StoreFixture::addBackendColumn(); }
    void lines_byTheHour_areAsLongAsTheCalls() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(6), [](CampaignSpec &spec) { spec.lines = 4; });
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 4U);
        w.campaigns->tick(); // sees four lines taken
        m_clock.advance(90 * kMinute); // a very long talk, over the full hour
        w.endCalls([](const OriginateRequest &) { return Outcome::Answered; }, u"informed"_s);
        w.campaigns->tick();
        const QJsonArray hours = w.campaigns->figures(id, true)->value("byHour"_L1).toArray();
        QCOMPARE(hours.size(), 2);
        QCOMPARE(hours.at(0)[u"lineMs"_s].toInteger(), 4 * 60 * kMinute);
        QCOMPARE(hours.at(0)[u"linesPeak"_s].toInteger(), 4);
        QCOMPARE(hours.at(0)[u"cpsPeak"_s].toInteger(), 4);
        QCOMPARE(hours.at(0)[u"outcomes"_s].toObject().size(), 0);
        QCOMPARE(hours.at(1)[u"lineMs"_s].toInteger(), 4 * 30 * kMinute);
        QCOMPARE(hours.at(1)[u"cpsPeak"_s].toInteger(), 0);
        QCOMPARE(hours.at(1)[u"outcomes"_s].toObject().value("answered"_L1).toInteger(), 4);
        // A later, lesser load of the same hour takes nothing from its peak.
        w.dialler->tick();
        w.campaigns->tick();
        w.restart();
        QVERIFY(w.campaigns->resume());
        w.campaigns->tick();
        QVERIFY(w.campaigns->figures(id, true)->value("byHour"_L1)[1][u"linesPeak"_s].toInteger() <= 4);
    }
    void retries_byHalfHour_areThoseThatWait_data() { StoreFixture::addBackendColumn(); }
    void retries_byHalfHour_areThoseThatWait() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(10), [](CampaignSpec &spec) {
            spec.attempts.intervalMinutes[Outcome::Busy] = 20;
            spec.attempts.intervalMinutes[Outcome::NoAnswer] = 40;
        });
        QCOMPARE(w.campaigns->retries(u"none"_s).error().code, u"campaigns.not_found"_s);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        QCOMPARE(w.campaigns->retries(id)->value("total"_L1).toInteger(), 0);
        w.dialler->tick();
        int at = 0;
        QCOMPARE(w.endCalls([&at](const OriginateRequest &) { return ++at <= 4 ? Outcome::Busy : at <= 7 ? Outcome::NoAnswer : Outcome::Answered; }), 10);
        QCOMPARE(w.campaigns->retries(id)->value("total"_L1).toInteger(), 0); // known for a few seconds
        m_clock.advance(11'000);
        const QJsonObject retries = *w.campaigns->retries(id);
        QCOMPARE(retries.value("total"_L1).toInteger(), 7);
        const QJsonArray halves = retries.value("halfHours"_L1).toArray();
        QCOMPARE(halves.size(), 2);
        QCOMPARE(halves.at(0)[u"at"_s].toInteger(), kWednesdayTen);
        QCOMPARE(halves.at(0)[u"contacts"_s].toInteger(), 4);
        QCOMPARE(halves.at(1)[u"at"_s].toInteger(), kWednesdayTen + 30 * kMinute);
        QCOMPARE(halves.at(1)[u"contacts"_s].toInteger(), 3);
        // What is overdue is due now.
        m_clock.advance(3 * kHour);
        QCOMPARE(w.campaigns->retries(id)->value("halfHours"_L1)[0][u"contacts"_s].toInteger(), 7);
        QVERIFY(w.campaigns->retries(id)->value("halfHours"_L1)[0][u"at"_s].toInteger() >= kWednesdayTen + 3 * kHour);
    }
    void attempts_pageByPage_skipNothing_data() { StoreFixture::addBackendColumn(); }
    void attempts_pageByPage_skipNothing() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = play(w, 3);
        const Campaigns::AttemptQuery query{0, 0, {u"answered"_s, u"busy"_s, u"no_answer"_s}, {}};
        const QJsonArray whole = w.campaigns->attempts(id, query, {}, 1000)->items;
        QJsonArray pieces;
        QString cursor;
        do {
            const auto page = w.campaigns->attempts(id, query, cursor, 7);
            QVERIFY(page);
            for (const QJsonValue &row : page->items)
                pieces.append(row);
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(pieces, whole);
        QVERIFY(whole.size() > 40);
        QVERIFY(!whole.at(0)[u"phone"_s].toString().contains(u"1000"_s)); // masked
        QCOMPARE(w.campaigns->attempts(id, query, u"x"_s, 7).error().code, u"campaigns.bad_cursor"_s);
        // A row leads to its explanation though its number is masked.
        const auto trace = w.campaigns->traceOrder(id, whole.at(0)[u"orderId"_s].toString());
        QVERIFY(trace);
        QVERIFY(trace->value("found"_L1).toBool());
        QCOMPARE(trace->value("orders"_L1).toArray().size(), 1);
        QCOMPARE(w.campaigns->traceOrder(id, u"none"_s).error().code, u"campaigns.order_not_found"_s);
    }
    void rows_ofALargeCampaign_areFoundByIndexes() {
        StoreFixture fixture(u"intl"_s, campaignSchema());
        const auto planOf = [&](const QString &sql, const Params &params) {
            QString plan;
            const auto done = fixture.store().read([&](Snapshot &s) {
                for (const Row &row : s.query(u"EXPLAIN QUERY PLAN "_s + sql, params))
                    plan += row.text(3) + u'\n';
            });
            return done ? plan : done.error().toString();
        };
        const QString attempts = planOf(u"SELECT a.id FROM attempt a JOIN campaign_contact cc ON cc.order_id = a.order_id WHERE a.source_id = $1 AND "
                                        "a.outcome = $2 AND (a.ended_at, a.id) > ($3, $4) AND a.ended_at < $5 AND a.number > 0 ORDER BY a.ended_at, a.id LIMIT $6"_s,
                                        {u"c"_s, u"busy"_s, qint64(0), QString(), qint64(9), qint64(10)});
        QVERIFY2(attempts.contains(u"attempt_ended"_s) && attempts.contains(u"campaign_contact_order"_s) && !attempts.contains(u"TEMP B-TREE"_s), qPrintable(attempts));
        for (const QString &which : {u"outcome = 'busy'"_s, u"handover <> ''"_s}) {
            const QString rows = planOf(u"SELECT * FROM campaign_contact WHERE campaign_id = $1 AND row_number > $2 AND %1 ORDER BY row_number LIMIT $3"_s.arg(which),
                                        {u"c"_s, qint64(0), qint64(10)});
            QVERIFY2(rows.contains(which.startsWith(u'o') ? u"campaign_contact_outcome"_s : u"campaign_contact_handover"_s) && !rows.contains(u"TEMP B-TREE"_s),
                     qPrintable(rows));
        }
        const QString again = planOf(u"SELECT due_at - due_at % 1800000 AS half, COUNT(*) FROM call_order WHERE lane = $1 AND state = 'waiting' AND "
                                      "attempts_made > 0 GROUP BY half"_s,
                                      {u"campaign:c"_s});
        QVERIFY2(again.contains(u"COVERING INDEX call_order_again"_s), qPrintable(again));
        const QString page = planOf(u"SELECT * FROM campaign WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3"_s,
                                    {qint64(9), QString(), qint64(10)});
        QVERIFY2(page.contains(u"campaign_newest"_s) && !page.contains(u"TEMP B-TREE"_s), qPrintable(page));
    }
    void list_pageByPage_isTheWholeList_data() { StoreFixture::addBackendColumn(); }
    void list_pageByPage_isTheWholeList() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id list = w.importPeople(1);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(!w.campaignOf(list).isEmpty());
            m_clock.advance(i % 3); // some at the same instant
        }
        QStringList whole, pieces;
        const auto all = w.campaigns->campaigns();
        for (const Campaign &campaign : *all)
            whole << campaign.id;
        QString cursor;
        do {
            const auto page = w.campaigns->campaigns(cursor, 30);
            QCOMPARE(page->total, 100);
            for (const Campaign &campaign : page->items)
                pieces << campaign.id;
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(pieces, whole);
        QCOMPARE(w.campaigns->campaigns(u"x"_s, 10).error().code, u"campaigns.bad_cursor"_s);
    }
    void workbook_holdsFiguresRowsAndCharts_data() { StoreFixture::addBackendColumn(); }
    void workbook_holdsFiguresRowsAndCharts() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = play(w, 8);
        const QString path = fixture.directory() + u"/out.xlsx"_s;
        JobControl control;
        QVERIFY(w.campaigns->writeWorkbook(*w.campaigns->campaign(id), path, control));
        const auto reader = SheetReader::open(path, {});
        QVERIFY(reader);
        QCOMPARE((*reader)->sheets().size(), 4u);
        qint64 rows = 0;
        QString text;
        QVERIFY((*reader)->read(3, [&](const SheetRow &row) {
            ++rows;
            for (const SheetCell &cell : row.cells)
                text += cell.toString() + u' ';
            return true;
        }));
        QCOMPARE(rows, 61); // titles and 60 people
        QVERIFY(text.contains(u"199****0003"_s));
        QVERIFY(!text.contains(u"19910000003"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (const char *part : {"xl/charts/chart1.xml", "xl/charts/chart2.xml", "xl/charts/chart3.xml"})
            QVERIFY2(bytes.contains(part), part);
        QCOMPARE(w.campaigns->writeWorkbook(*w.campaigns->campaign(id), u"/nowhere/x.xlsx"_s, control).error().code, u"sheet.write_failed"_s);
    }
    //! Another program than ours, and than the one that wrote it, opens the export: its charts are over the figures of the store.
    void workbook_openedByOpenpyxl_showsTheSameFigures() {
        QString python;
        for (const QString &one : {u"/usr/bin/python3"_s, u"python3"_s})
            if (python.isEmpty() && QProcess::execute(one, {u"-c"_s, u"import openpyxl"_s}) == 0)
                python = one;
        if (python.isEmpty())
            QSKIP("python3-openpyxl is not installed: the export is NOT opened by another program");
        StoreFixture fixture(u"intl"_s, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = play(w, 8);
        const QString path = fixture.directory() + u"/out.xlsx"_s;
        JobControl control;
        QVERIFY(w.campaigns->writeWorkbook(*w.campaigns->campaign(id), path, control));
        QProcess opened;
        opened.start(python, {QStringLiteral(LIANXIN_SOURCE_DIR "/tests/hotline/campaigns/charts.py"), path});
        QVERIFY(opened.waitForFinished(120'000));
        const QJsonObject seen = QJsonDocument::fromJson(opened.readAllStandardOutput()).object();
        QVERIFY2(!seen.isEmpty(), opened.readAllStandardError().constData());
        QCOMPARE(seen["sheets"_L1].toArray().size(), 4);
        QCOMPARE(seen["people"_L1].toInt(), 60);
        const QJsonArray charts = seen["charts"_L1].toArray();
        QCOMPARE(charts.size(), 4);
        QStringList kinds;
        for (const QJsonValue &chart : charts)
            kinds << chart[u"kind"_s].toString();
        QCOMPARE(kinds, (QStringList{u"BarChart"_s, u"LineChart"_s, u"LineChart"_s, u"BarChart"_s}));
        const QJsonObject figures = *w.campaigns->figures(id, true);
        qint64 byHour = 0;
        for (const QJsonValue &hour : figures["byHour"_L1].toArray()) {
            const QJsonObject outcomes = hour[u"outcomes"_s].toObject();
            for (const QJsonValue &count : outcomes)
                byHour += count.toInteger();
        }
        qint64 byPerson = 0;
        const QJsonObject outcomes = figures["outcomes"_L1].toObject();
        for (const QJsonValue &count : outcomes)
            byPerson += count.toInteger();
        QVERIFY(byHour > 60);
        QCOMPARE(charts.at(0)[u"sum"_s].toInteger(), byHour);
        QCOMPARE(charts.at(3)[u"sum"_s].toInteger(), byPerson);
    }
};
LIANXIN_TEST(tst_CampaignFigures);
#include "tst_CampaignFigures.moc"
