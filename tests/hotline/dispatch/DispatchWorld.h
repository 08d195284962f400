// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dispatch/Dispatch.h"
#include "hotline/dispatch/DispatchSchema.h"
#include "hotline/tickets/TicketWorld.h"
#include "platform/access/Caller.h"
#include "platform/access/Method.h"

namespace lianxin::test {

inline std::vector<Migration> dispatchWorldSchema() {
    auto all = ticketWorldSchema();
    for (const auto &migration : dispatchSchema())
        all.push_back(migration);
    return all;
}

//! Units of two districts with what they are responsible for, and tickets.
struct DispatchWorld : TicketWorld {
    explicit DispatchWorld(StoreFixture &fixture_, ManualClock &clock_)
        : TicketWorld(fixture_, clock_)
        , dispatch(fixture.store(), tickets, directory, fixture.sealer(), clock) {
        const auto add = [&](const QString &name, const QString &district, const Id &superior) {
            lianxin::Unit u;
            u.name = name;
            u.district = district;
            u.superiorId = superior;
            return directory.saveUnit(u, {}, u"u"_s).valueOr({});
        };
        city = add(u"云州市政府"_s, {}, {});
        lake = add(u"临湖区城市管理局"_s, u"临湖区"_s, city);
        river = add(u"江滨区城市管理局"_s, u"江滨区"_s, city);
        street = add(u"湖滨街道办事处"_s, u"临湖区"_s, lake);
        water = add(u"云州市自来水公司"_s, {}, city);
    }
    //! After dispatch.load().
    void makeResponsible() {
        for (const auto &[unit, category, district] :
             {std::tuple{lake, u"01"_s, u"临湖区"_s}, {river, u"01"_s, u"江滨区"_s}, {street, u"0201"_s, u"湖滨街道"_s}, {lake, u"02"_s, u"临湖区"_s},
              {river, u"02"_s, u"江滨区"_s}, {water, u"0301"_s, QString()}, {city, QString(), QString()}})
            if (!dispatch.saveResponsibility({}, unit, category, district, u"u"_s))
                qFatal("no responsibility");
    }
    Id accept(const QString &title, const QString &content, const QString &district = {}, const QString &category = {}, const QString &address = {}) {
        TicketDraft d;
        d.title = title;
        d.content = content;
        d.category = category;
        d.district = district;
        d.address = address;
        d.source = u"call"_s;
        return tickets.create(d, u"u"_s).value()[u"id"_s].toString();
    }
    //! Closed tickets of three categories, and a model trained from them.
    Expected<QJsonObject> trained(int tickets_ = 90) {
        static const struct {
            QString category;
            QStringList words;
        } kinds[] = {{u"路灯不亮"_s, {u"路灯"_s, u"不亮"_s, u"天黑"_s, u"灯杆"_s, u"照明"_s, u"看不清"_s}},
                     {u"垃圾堆积"_s, {u"垃圾"_s, u"清运"_s, u"异味"_s, u"垃圾桶"_s, u"堆满"_s, u"苍蝇"_s}},
                     {u"停水"_s, {u"停水"_s, u"自来水"_s, u"没有水"_s, u"水管"_s, u"供水"_s, u"阀门"_s}}};
        for (int i = 0; i < tickets_; ++i) {
            const auto &kind = kinds[std::size_t(i) % 3];
            QString text;
            for (int w = 0; w < 4; ++w)
                text += kind.words[(i * 7 + w * (i % 5 + 1)) % 6] + u"，"_s;
            const Id id = accept(kind.words[i % 6], text + u"请处理%1"_s.arg(QChar(char16_t(0x4E00 + i * 13))), {}, kind.category);
            act(id, u"dispatch"_s, {{u"unitId"_s, city}});
            act(id, u"sign"_s);
            act(id, u"finish"_s, {{u"opinion"_s, u"好了"_s}});
            act(id, u"close"_s);
        }
        return dispatch.train(dispatch.categories(), u"u"_s);
    }
    //! What was decided for a ticket: unit, decider, overridden, returned.
    QStringList kept(const Id &ticket) {
        QStringList all;
        (void)fixture.store().read([&](Snapshot &s) {
            if (const auto row = s.first(u"SELECT automatic, why, unit_id, chosen_unit, decided_by, overridden, returned_at FROM dispatch_proposal WHERE ticket_id = $1", {ticket}))
                all = {QString::number(row->integer(0)), row->text(2) == row->text(3) ? u"as proposed"_s : row->text(3).isEmpty() ? u"open"_s : u"other"_s, row->text(4),
                       row->boolean(5) ? u"overridden"_s : QString(), row->integer(6) > 0 ? u"returned"_s : QString()};
        });
        return all;
    }
    QJsonObject ticket(const Id &id) { return tickets.get(id).value(); }

    Id city, lake, river, street, water;
    Dispatch dispatch;
};

} // namespace lianxin::test
