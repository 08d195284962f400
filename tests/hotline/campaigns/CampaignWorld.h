// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/campaigns/Campaigns.h"
#include "hotline/campaigns/CampaignsSchema.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/dialling/DialWorld.h"
#include "platform/access/AccessSchema.h"
#include "platform/base/Literals.h"
#include <QFile>

namespace lianxin::test {

inline std::vector<Migration> campaignSchema() {
    auto all = accessSchema();
    for (const auto &more : {dialSchema(), campaignsSchema()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

//! Lists and campaigns over a real dialler whose telephone is a fake.
struct CampaignWorld : DialWorld {
    CampaignWorld(StoreFixture &fixture_, ManualClock &clock_)
        : DialWorld(fixture_, clock_) {
        restart();
    }
    void restart() {
        campaigns.reset();
        start();
        lists = std::make_unique<ContactLists>(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock, fixture.directory() + u"/errors"_s);
        campaigns = std::make_unique<Campaigns>(fixture.store(), *lists, *dialler, calendar, clock);
        dialler->setSource(OrderSourceKind::Campaign, campaigns.get());
    }
    QString write(const QByteArray &text, const QString &name = u"list.csv"_s) {
        const QString path = fixture.directory() + u'/' + name;
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return path;
    }
    QString people(int count) {
        QByteArray text = "姓名,电话,区县\n";
        for (int i = 0; i < count; ++i)
            text += "张三,199" + QByteArray::number(10000000 + i) + ",东城区\n";
        return write(text);
    }
    Expected<ImportSummary> import(const ImportRequest &request) {
        const auto id = lists->begin(request, u"zhou"_s);
        if (!id)
            return id.error();
        JobControl control;
        return lists->runImport(*id, request, control, u"zhou"_s);
    }
    Id importPeople(int count) {
        ImportRequest request;
        request.name = u"名单%1"_s.arg(count);
        request.path = people(count);
        const auto summary = import(request);
        return summary ? summary->listId : Id();
    }
    Id campaignOf(const Id &listId, const std::function<void(CampaignSpec &)> &change = {}) {
        CampaignSpec spec;
        spec.name = u"社保补贴告知"_s;
        spec.listId = listId;
        spec.flowId = u"policy-notice"_s;
        spec.lines = 100;
        spec.cps = 200;
        spec.attempts.max = 2;
        spec.attempts.perDay = 2;
        spec.attempts.intervalMinutes[Outcome::Busy] = 5;
        if (change)
            change(spec);
        return campaigns->create(spec, u"zhou"_s).valueOr({});
    }
    qint64 count(const QString &sql) {
        return fixture.store().readReturning<qint64>([&](Snapshot &s) { return s.first(sql)->integer(0); }).valueOr(-1);
    }
    //! Ends every call that was started since the last time; \a outcomeOf says how.
    int endCalls(const std::function<Outcome(const OriginateRequest &)> &outcomeOf, const QString &result = {}) {
        const auto calls = std::exchange(originator.calls, {});
        for (const OriginateRequest &call : calls) {
            const Outcome outcome = outcomeOf(call);
            if (outcome == Outcome::Answered)
                dialler->attemptAnswered(call.attemptId, u"call"_s);
            end(call.attemptId, outcome, outcome == Outcome::Answered ? result : QString());
        }
        return int(calls.size());
    }

    std::unique_ptr<ContactLists> lists;
    std::unique_ptr<Campaigns> campaigns;
};

} // namespace lianxin::test
