// SPDX-License-Identifier: GPL-3.0-or-later
// What the board asks of the store: it finds the right tickets, and the plans of both engines walk indexes.
#include "TicketWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

QStringList planOf(Transaction &t, const TicketSql &statement) {
    QStringList lines;
    if (t.isPostgres()) {
        for (const auto &row : t.query(u"EXPLAIN "_s + statement.sql, statement.params))
            lines << row.text(0);
    } else {
        for (const auto &row : t.query(u"EXPLAIN QUERY PLAN "_s + statement.sql, statement.params))
            lines << row.text(3);
    }
    return lines;
}

const QJsonArray kActive{u"pending_dispatch"_s, u"pending_sign"_s, u"processing"_s, u"pending_visit"_s};

} // namespace

class tst_TicketQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyQuestionOfTheBoard_walksAnIndex_data() { StoreFixture::addBackendColumn(); }
    void everyQuestionOfTheBoard_walksAnIndex() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        for (int i = 0; i < 40; ++i)
            w.make(u"小区垃圾堆积 %1"_s.arg(i));
        QList<QJsonObject> filters{{}};
        for (const QJsonObject &narrower :
             {QJsonObject{{u"district"_s, u"朝阳区"_s}}, QJsonObject{{u"category"_s, u"普通"_s}}, QJsonObject{{u"unitId"_s, w.unit}},
              QJsonObject{{u"ofUnit"_s, w.unit}}, QJsonObject{{u"district"_s, u"朝阳区"_s}, {u"category"_s, u"普通"_s}},
              QJsonObject{{u"urgency"_s, u"critical"_s}}, QJsonObject{{u"supervised"_s, true}}, QJsonObject{{u"repeated"_s, true}},
              QJsonObject{{u"overdue"_s, true}}, QJsonObject{{u"dueSoon"_s, true}},
              QJsonObject{{u"overdue"_s, true}, {u"category"_s, u"普通"_s}}, QJsonObject{{u"text"_s, u"垃圾"_s}},
              QJsonObject{{u"text"_s, u"20260311"_s}}, QJsonObject{{u"text"_s, u"13812341234"_s}},
              QJsonObject{{u"text"_s, u"垃圾"_s}, {u"district"_s, u"朝阳区"_s}}, QJsonObject{{u"callId"_s, newId()}},
              QJsonObject{{u"contactPhone"_s, u"13812341234"_s}}, QJsonObject{{u"mergedInto"_s, newId()}},
              QJsonObject{{u"review"_s, true}}, QJsonObject{{u"appeal"_s, true}}, QJsonObject{{u"ids"_s, QJsonArray{newId()}}}})
            filters << narrower;
        const auto context = TicketQuery::Context{clock.now(), clock.now() + kDay, fixture.store().isPostgres(),
                                                  [](const QString &) { return QByteArray("x"); }};
        // Indexes of the few that wait for a person hold nothing else: those are read whole.
        const auto done = fixture.store().write([&](Transaction &t) {
            if (t.isPostgres()) {
                t.execute(u"ANALYZE ticket");
                t.execute(u"SET LOCAL enable_seqscan = off"); // the table is small here: only what has no index at all scans
            }
            for (const auto &filter : std::as_const(filters)) {
                for (const QJsonValue &states : {QJsonValue(QJsonArray{u"processing"_s}), QJsonValue(QJsonArray{u"closed"_s}), QJsonValue(kActive),
                                                 QJsonValue()}) {
                    QJsonObject whole = filter;
                    if (states.isArray())
                        whole[u"states"_s] = states;
                    const TicketQuery query(whole, context);
                    auto statements = query.counts(1000);
                    for (const auto order : {TicketQuery::Order::Deadline, TicketQuery::Order::Newest})
                        for (const bool few : {true, false})
                            for (const QString &cursor : {QString(), TicketQuery::cursorAfter(order, clock.now(), newId())})
                                for (auto &statement : query.pages(order, cursor, 51, few))
                                    statements.push_back(std::move(statement));
                    if (query.isNarrow())
                        statements.push_back(query.all(TicketQuery::kSortable + 1));
                    for (const auto &statement : statements) {
                        const QString plan = planOf(t, statement).join(u'\n');
                        const bool scans = t.isPostgres() ? plan.contains(u"Seq Scan on ticket")
                                                          : plan.contains(QRegularExpression(
                                                                u"SCAN ticket(?!_text)(?! USING INDEX ticket_(review|appealed))"_s));
                        QVERIFY2(!scans, qPrintable(statement.sql + u'\n' + plan));
                        // A page by deadline is read off, not sorted, unless something narrower than the board was asked.
                        if (!t.isPostgres() && statement.sql.contains(u"INDEXED BY") && statement.sql.contains(u"ORDER BY due_order"))
                            QVERIFY2(!plan.contains(u"TEMP B-TREE") && plan.contains(u"COVERING INDEX"),
                                     qPrintable(statement.sql + u'\n' + plan));
                    }
                }
            }
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    }

    void filters_findWhatAPlainReadingFinds_data() { StoreFixture::addBackendColumn(); }
    void filters_findWhatAPlainReadingFinds() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        QRandomGenerator random(7);
        for (int i = 0; i < 60; ++i) {
            auto draft = w.draft(u"%1 第%2号"_s.arg(i % 3 ? u"垃圾堆积"_s : u"夜间施工噪音"_s).arg(i));
            draft.district = QStringList{u"海淀区"_s, u"朝阳区"_s, u"东城区"_s}[random.bounded(3)];
            draft.category = random.bounded(4) ? u"普通"_s : u"危急"_s;
            draft.deadline = random.bounded(5) ? kWednesdayTen + (random.bounded(40) - 10) * kHour : 0;
            const QString id = w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString();
            clock.advance(1);
            const int steps = random.bounded(5);
            if (steps > 0)
                w.act(id, u"dispatch"_s, {{u"unitId"_s, w.unit}});
            if (steps > 1)
                w.act(id, u"sign"_s);
            if (steps > 2)
                w.act(id, u"finish"_s, {{u"opinion"_s, u"好"_s}});
            if (random.bounded(4) == 0)
                w.act(id, u"urge"_s, {{u"text"_s, u"快"_s}});
            if (random.bounded(6) == 0)
                w.act(id, u"supervise"_s, {{u"reason"_s, u"超期"_s}});
        }
        const auto all = w.tickets.list({}, {}, 500, {}).value()[u"items"_s].toArray();
        QCOMPARE(all.size(), 60);
        for (const QJsonObject &filter :
             {QJsonObject{}, QJsonObject{{u"district"_s, u"海淀区"_s}}, QJsonObject{{u"category"_s, u"危急"_s}},
              QJsonObject{{u"unitId"_s, w.unit}}, QJsonObject{{u"ofUnit"_s, w.unit}},
              QJsonObject{{u"district"_s, u"朝阳区"_s}, {u"category"_s, u"普通"_s}}, QJsonObject{{u"supervised"_s, true}},
              QJsonObject{{u"states"_s, kActive}}, QJsonObject{{u"states"_s, QJsonArray{}}}, QJsonObject{{u"text"_s, u"夜间施工 噪音"_s}},
              QJsonObject{{u"text"_s, u"堆积"_s}, {u"state"_s, u"processing"_s}}, QJsonObject{{u"text"_s, u"音"_s}},
              QJsonObject{{u"text"_s, u"202603110"_s}}}) {
            QSet<QString> expected;
            for (const auto &value : all) {
                const auto t = value.toObject();
                bool in = true;
                for (const auto &[key, field] : {std::pair{u"district"_s, u"district"_s}, {u"category"_s, u"category"_s},
                                                 {u"unitId"_s, u"unitId"_s}, {u"ofUnit"_s, u"unitId"_s}, {u"state"_s, u"state"_s}})
                    in = in && (!filter.contains(key) || filter[key] == t[field]);
                in = in && (!filter.contains(u"supervised"_s) || t[u"supervised"_s].toBool());
                in = in && (!filter.contains(u"states"_s) || filter[u"states"_s].toArray().contains(t[u"state"_s]));
                for (const QString &word : filter[u"text"_s].toString().split(u' ', Qt::SkipEmptyParts))
                    in = in && (t[u"title"_s].toString() + t[u"content"_s].toString() + t[u"number"_s].toString()).contains(word);
                if (in)
                    expected.insert(t[u"id"_s].toString());
            }
            for (const auto &sort : {u"created"_s, u"deadline"_s}) {
                QStringList seen;
                QString cursor;
                std::pair<qint64, QString> last{std::numeric_limits<qint64>::min(), {}};
                do {
                    const auto page = w.tickets.list(filter, cursor, 7, sort).value();
                    QCOMPARE(page[u"total"_s].toInt(), expected.size());
                    for (const auto &item : page[u"items"_s].toArray()) {
                        seen << item[u"id"_s].toString();
                        const qint64 due = item[u"deadline"_s].toInteger();
                        const std::pair<qint64, QString> place{due ? due : std::numeric_limits<qint64>::max(), seen.last()};
                        QVERIFY(sort == u"created" || place > last);
                        QVERIFY(sort == u"deadline" || seen.size() < 2 || seen.last() < seen[seen.size() - 2]);
                        last = place;
                    }
                    cursor = page[u"next"_s].toString();
                } while (!cursor.isEmpty());
                QCOMPARE(QSet<QString>(seen.begin(), seen.end()), expected);
                QCOMPARE(seen.size(), expected.size());
            }
        }
        // What the board shows and counts of words, which it looks up once, is what lists show and count.
        for (const QJsonObject &filter : {QJsonObject{{u"text"_s, u"堆积"_s}}, QJsonObject{{u"text"_s, u"噪音"_s}, {u"overdue"_s, true}},
                                          QJsonObject{{u"text"_s, u"第1"_s}, {u"district"_s, u"海淀区"_s}}, QJsonObject{}}) {
            const auto board = w.tickets.board(filter, 5).value();
            const auto listOf = [&](QJsonObject more, int limit, const QString &sort) {
                for (auto it = filter.constBegin(); it != filter.constEnd(); ++it)
                    more.insert(it.key(), it.value());
                return w.tickets.list(more, {}, limit, sort).value();
            };
            for (const auto &value : board[u"columns"_s].toArray()) {
                const auto column = value.toObject();
                const QString state = column[u"state"_s].toString();
                const auto page = listOf(state == u"supervised" ? QJsonObject{{u"supervised"_s, true}, {u"states"_s, kActive}}
                                                                : QJsonObject{{u"state"_s, state}},
                                         5, state == u"closed" ? u"created"_s : u"deadline"_s);
                QCOMPARE(column[u"total"_s], page[u"total"_s]);
                QCOMPARE(column[u"items"_s], page[u"items"_s]);
                QCOMPARE(column[u"next"_s].toString(), page[u"next"_s].toString());
            }
            for (const auto &mark : {u"overdue"_s, u"dueSoon"_s, u"repeated"_s}) {
                QJsonObject marked{{mark, true}};
                if (mark == u"repeated")
                    marked[u"states"_s] = kActive;
                QCOMPARE(board[mark].toInt(), listOf(marked, 1, u"created"_s)[u"total"_s].toInt());
            }
        }
        const auto choices = w.tickets.choices().value();
        QCOMPARE(choices[u"districts"_s].toArray().size(), 3);
        QCOMPARE(choices[u"categories"_s].toArray().size(), 2);
        QCOMPARE(choices[u"units"_s].toArray().size(), 1);
    }

    void words_followEditsAndErasure_data() { StoreFixture::addBackendColumn(); }
    void words_followEditsAndErasure() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const QString id = w.make(u"路灯不亮"_s)[u"id"_s].toString();
        const auto found = [&](const QString &text) {
            return w.tickets.list({{u"text"_s, text}}, {}, 10, {}).value()[u"total"_s].toInt();
        };
        QCOMPARE(found(u"路灯"_s), 1);
        QCOMPARE(w.act(id, u"edit"_s, {{u"title"_s, u"井盖松动"_s}}), u"pending_dispatch"_s);
        QCOMPARE(found(u"路灯"_s), 0);
        QCOMPARE(found(u"井盖"_s), 1);
        const auto erased = fixture.store().write(
            [&](Transaction &t) { w.tickets.erase(t, w.directory.seal(u"13812341234"_s).index); });
        QVERIFY(erased);
        QCOMPARE(found(u"井盖"_s), 0);
    }

    void related_namesTheSameCitizenAndWhatReadsAlike_data() { StoreFixture::addBackendColumn(); }
    void related_namesTheSameCitizenAndWhatReadsAlike() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        const QString id = w.make(u"春江路夜间施工噪音扰民"_s)[u"id"_s].toString();
        auto other = w.draft(u"春江路工地夜间施工噪音"_s);
        other.contactPhone = u"13900001111"_s;
        const QString alike = w.tickets.create(other, u"u"_s).value()[u"id"_s].toString();
        other.title = u"公交站牌缺失"_s;
        other.content = u"候车亭没有站牌"_s;
        w.tickets.create(other, u"u"_s).value();
        const QString same = w.make(u"医保报销进度"_s)[u"id"_s].toString();
        const auto items = w.tickets.related(id).value()[u"items"_s].toArray();
        QMap<QString, QString> why;
        for (const auto &item : items)
            why.insert(item[u"id"_s].toString(), item[u"why"_s].toString());
        QCOMPARE(why, (QMap<QString, QString>{{alike, u"similar"_s}, {same, u"same_citizen"_s}}));
        QCOMPARE(w.tickets.related(u"nothing"_s).error().code, u"tickets.unknown"_s);
    }
};
LIANXIN_TEST(tst_TicketQuery);
#include "tst_TicketQuery.moc"
