// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"

namespace lianxin {

using namespace campaignrows;

namespace {

// One sentence for people who don't read rules.
QString whyOf(const QJsonObject &contact, const Campaign &campaign) {
    const QString state = contact.value("state"_L1).toString();
    if (contact.isEmpty())
        return u"该号码不在名单中"_s;
    if (state == "not_placed"_L1)
        return campaign.state == CampaignState::Running ? u"名单按顺序提交，尚未轮到该号码"_s
                                                        : u"外呼任务状态：%1（%2）"_s.arg(nameOf(campaign.state), campaign.stateReason);
    if (state == kAmbiguous)
        return u"上一次呼叫结果不明，等待人工判定"_s;
    if (state == kDone || state == kCancelled)
        return u"已处理完毕"_s;
    return u"见各项规则"_s;
}

} // namespace

QJsonObject campaignrows::traced(QJsonObject out, const QJsonObject &contact, const Campaign &campaign) {
    out.insert(u"contact"_s, contact);
    out.insert(u"found"_s, !contact.isEmpty());
    out.insert(u"state"_s, contact.value("state"_L1));
    out.insert(u"why"_s, whyOf(contact, campaign));
    out.insert(u"campaign"_s, QJsonObject{{u"id"_s, campaign.id},
                                          {u"name"_s, campaign.spec.name},
                                          {u"state"_s, nameOf(campaign.state)},
                                          {u"stateReason"_s, campaign.stateReason}});
    return out;
}

Expected<QJsonObject> Campaigns::trace(const Id &id, const QString &number) {
    LX_TRY(const Campaign campaign, this->campaign(id));
    LX_TRY(const PhoneNumber phone, parsePhoneNumber(number));
    const QByteArray index = m_lists.phoneIndexOf(phone.digits);
    LX_TRY(const QJsonObject out, m_dialler.trace(phone.digits, id));
    LX_TRY(const QJsonObject contact, m_store.readReturning<QJsonObject>([&](Snapshot &s) -> QJsonObject {
        const auto known = ContactLists::contactWithPhone(s, campaign.spec.listId, index);
        if (!known)
            return {};
        QJsonObject json = known->toJson();
        const auto row = s.first(u"SELECT state, outcome, result, attempts, detail FROM campaign_contact WHERE campaign_id = $1 AND row_number = $2",
                                 {id, known->row});
        json.insert(u"state"_s, row ? row->text(0) : u"not_placed"_s);
        json.insert(u"outcome"_s, row ? row->text(1) : QString());
        json.insert(u"result"_s, row ? row->text(2) : QString());
        json.insert(u"attempts"_s, row ? row->integer(3) : 0);
        json.insert(u"detail"_s, row ? row->text(4) : QString());
        return json;
    }));
    return traced(out, contact, campaign);
}

Expected<QJsonObject> Campaigns::traceOrder(const Id &id, const Id &orderId) {
    LX_TRY(const Campaign campaign, this->campaign(id));
    LX_TRY(const QJsonObject contact, m_store.readReturning<QJsonObject>([&](Snapshot &s) -> QJsonObject {
        const auto row = s.first(u"SELECT contact_id, row_number, phone_masked, name_masked, state, outcome, result, attempts, detail FROM campaign_contact "
                                 "WHERE order_id = $1 AND campaign_id = $2",
                                 {orderId, id});
        if (!row)
            return {};
        return {{u"id"_s, row->text(0)},     {u"row"_s, row->integer(1)}, {u"phone"_s, row->text(2)},       {u"name"_s, row->text(3)},
                {u"state"_s, row->text(4)},  {u"outcome"_s, row->text(5)}, {u"result"_s, row->text(6)},      {u"attempts"_s, row->integer(7)},
                {u"detail"_s, row->text(8)}};
    }));
    if (contact.isEmpty())
        return campaignError(ErrorKind::NotFound, u"order_not_found"_s, u"This call is none of the campaign's"_s, u"Look at campaigns.attempts"_s);
    LX_TRY(const QJsonObject one, m_dialler.traceOrder(orderId));
    return traced({{u"orders"_s, QJsonArray{one}}}, contact, campaign);
}

Expected<QJsonObject> Campaigns::contactOfOrder(const Id &orderId) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) -> QJsonObject {
        const auto row = s.first(u"SELECT cc.campaign_id, c.name, cc.contact_id, cc.phone_masked, cc.name_masked, cc.attempts FROM campaign_contact cc "
                                 "JOIN campaign c ON c.id = cc.campaign_id WHERE cc.order_id = $1",
                                 {orderId});
        if (!row)
            return {};
        return {{u"campaignId"_s, row->text(0)}, {u"campaignName"_s, row->text(1)}, {u"contactId"_s, row->text(2)},
                {u"phone"_s, row->text(3)},      {u"name"_s, row->text(4)},         {u"attempts"_s, row->integer(5)}};
    });
}

} // namespace lianxin
