// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign as a workbook: overview, hours, outcomes with charts, and every person's row, masked.
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "platform/base/Literals.h"
#include "platform/sheets/ReportWorkbook.h"

namespace lianxin {

using namespace campaignrows;

namespace {

struct OutcomeTitle {
    const char *outcome;
    const char16_t *title;
};
constexpr OutcomeTitle kTitles[] = {{"answered", u"接通"},       {"machine", u"语音信箱"},    {"no_answer", u"无人接听"},   {"busy", u"占线"},         {"rejected", u"拒接"},
                                    {"powered_off", u"关机"},    {"suspended", u"停机"},      {"empty_number", u"空号"},    {"unreachable", u"无法接通"}, {"network", u"线路故障"},
                                    {"ambiguous", u"结果不明"},  {"blocked", u"规则拦截"},    {"cancelled", u"已撤回"}};

QString titleOf(const QString &outcome) {
    for (const OutcomeTitle &t : kTitles)
        if (outcome == QLatin1StringView(t.outcome))
            return QString::fromUtf16(t.title);
    return outcome;
}

QString minuteOf(qint64 at) { return at > 0 ? civil::isoOf(at).left(16).replace(u'T', u' ') : QString(); }

using Value = ReportWorkbook::Value;

void overview(ReportWorkbook &book, const Campaign &campaign, const QJsonObject &figures) {
    book.addSheet(u"概况"_s, {{u"项目"_s, 22}, {u"数值"_s, 40}});
    const auto line = [&book](const QString &what, const Value &value) { book.addRow({what, value}); };
    const auto whole = [&figures](const QString &key) { return figures.value(key).toInteger(); };
    const QJsonObject handOvers = figures.value("handOvers"_L1).toObject();
    const QJsonObject results = figures.value("results"_L1).toObject();
    const qint64 satisfied = results.value("satisfied"_L1).toInteger();
    const qint64 rated = satisfied + results.value("dissatisfied"_L1).toInteger();
    line(u"外呼任务"_s, campaign.spec.name);
    line(u"状态"_s, nameOf(campaign.state));
    line(u"状态说明"_s, campaign.stateReason);
    line(u"开始时间"_s, minuteOf(campaign.startedAt));
    line(u"结束时间"_s, minuteOf(campaign.endedAt));
    line(u"名单人数"_s, whole(u"total"_s));
    line(u"已处理"_s, whole(u"done"_s));
    line(u"待重拨"_s, whole(u"retryDue"_s));
    line(u"接通人数"_s, whole(u"answered"_s));
    line(u"接通率"_s, figures.value("connectRate"_L1).toDouble());
    line(u"满意率"_s, rated > 0 ? Value(double(satisfied) / double(rated)) : Value(u"无评价"_s));
    line(u"要求转人工"_s, handOvers.value("requested"_L1).toInteger());
    line(u"坐席已接"_s, handOvers.value("answered"_L1).toInteger());
    line(u"未接到"_s, handOvers.value("lost"_L1).toInteger());
    line(u"平均等待（秒）"_s, handOvers.value("waitMsAvg"_L1).toInteger() / 1000);
    line(u"最长等待（秒）"_s, handOvers.value("waitMsMax"_L1).toInteger() / 1000);
}

void hours(ReportWorkbook &book, const QJsonArray &byHour) {
    std::vector<ReportWorkbook::Column> columns{{u"小时"_s, 18}};
    for (const OutcomeTitle &t : kTitles)
        columns.push_back({QString::fromUtf16(t.title), 10});
    columns.push_back({u"转人工"_s, 10});
    columns.push_back({u"接通率"_s, 10});
    columns.push_back({u"线路小时"_s, 10});
    columns.push_back({u"最多线路"_s, 10});
    columns.push_back({u"最多每秒呼叫"_s, 14});
    book.addSheet(u"各小时"_s, columns);
    for (const QJsonValue &value : byHour) {
        const QJsonObject outcomes = value[u"outcomes"_s].toObject();
        std::vector<Value> row{minuteOf(value[u"hour"_s].toInteger())};
        qint64 all = 0;
        for (const OutcomeTitle &t : kTitles) {
            const qint64 number = outcomes.value(QLatin1StringView(t.outcome)).toInteger();
            all += number;
            row.emplace_back(number);
        }
        row.emplace_back(value[u"handOvers"_s].toInteger());
        row.emplace_back(all > 0 ? double(outcomes.value("answered"_L1).toInteger()) / double(all) : 0.0);
        row.emplace_back(double(value[u"lineMs"_s].toInteger() / 36'000) / 100);
        row.emplace_back(value[u"linesPeak"_s].toInteger());
        row.emplace_back(value[u"cpsPeak"_s].toInteger());
        book.addRow(row);
    }
    std::vector<int> series;
    for (int i = 0; i < int(std::size(kTitles)); ++i)
        series.push_back(i + 1);
    book.addChart(ReportWorkbook::Chart::StackedColumns, u"各小时结果"_s, series);
    book.addChart(ReportWorkbook::Chart::Lines, u"各小时接通率"_s, {int(std::size(kTitles)) + 2});
    book.addChart(ReportWorkbook::Chart::Lines, u"各小时占用线路"_s, {int(std::size(kTitles)) + 3, int(std::size(kTitles)) + 4});
}

void outcomes(ReportWorkbook &book, const QJsonObject &figures) {
    book.addSheet(u"结果"_s, {{u"结果"_s, 16}, {u"人数"_s, 12}});
    const QJsonObject byOutcome = figures.value("outcomes"_L1).toObject();
    for (const OutcomeTitle &t : kTitles)
        if (const qint64 number = byOutcome.value(QLatin1StringView(t.outcome)).toInteger(); number > 0)
            book.addRow({QString::fromUtf16(t.title), number});
    book.addChart(ReportWorkbook::Chart::Columns, u"按人统计"_s, {1});
}

} // namespace

Expected<void> Campaigns::writeWorkbook(const Campaign &campaign, const QString &path, JobControl &control) const {
    LX_TRY(const auto book, ReportWorkbook::create(path));
    bool cancelled = false;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        const QJsonObject figures = figuresOf(s, campaign.id, campaign.total, true);
        control.setTotal(figures.value("total"_L1).toInteger());
        overview(*book, campaign, figures);
        hours(*book, figures.value("byHour"_L1).toArray());
        outcomes(*book, figures);
        book->addSheet(u"明细"_s, {{u"行号"_s, 8}, {u"号码"_s, 16}, {u"姓名"_s, 10}, {u"状态"_s, 10}, {u"结果"_s, 12}, {u"回答"_s, 16}, {u"拨打次数"_s, 10},
                                   {u"接通时间"_s, 18}, {u"结束时间"_s, 18}, {u"转人工"_s, 12}, {u"等待（秒）"_s, 12}, {u"最后拨打"_s, 16}, {u"第几号码"_s, 10}, {u"说明"_s, 24}});
        s.forEach(u"SELECT row_number, phone_masked, name_masked, state, outcome, result, attempts, answered_at, ended_at, handover, handover_wait, detail, "
                  "place, called_masked FROM campaign_contact WHERE campaign_id = $1 ORDER BY row_number",
                  {campaign.id}, [&](const Row &row) {
                      const QString handOver = row.text(9);
                      book->addRow({row.integer(0), row.text(1), row.text(2), row.text(3), titleOf(row.text(4)), row.text(5), row.integer(6), minuteOf(row.integer(7)),
                                    minuteOf(row.integer(8)), handOver, handOver.isEmpty() ? Value() : Value(row.integer(10) / 1000), row.text(13),
                                    row.text(13).isEmpty() ? Value() : Value(row.integer(12)), row.text(11)});
                      control.setDone(book->rows());
                      cancelled = control.isCancelled();
                      return !cancelled;
                  });
    }));
    if (cancelled)
        return jobCancelled();
    return book->finish();
}

} // namespace lianxin
