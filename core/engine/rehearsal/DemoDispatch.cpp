// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/DemoDispatch.h"
#include "engine/engine/Services.h"
#include <QJsonArray>
#include <QRandomGenerator>

namespace lianxin {
namespace {

constexpr int kClosedEach = 12; //!< a category
constexpr quint32 kDemoSeed = 12345;

struct DemoTopic {
    QString category; //!< of resources/dispatch/categories.txt
    QStringList titles;
    QStringList said;
};

const std::vector<DemoTopic> &topics() {
    static const std::vector<DemoTopic> all{
        {u"路灯不亮"_s, {u"路灯不亮"_s, u"巷子没有照明"_s, u"一排路灯坏了"_s}, {u"晚上一片漆黑"_s, u"老人夜里摔过跤"_s, u"灯杆上的灯头碎了"_s, u"路灯坏了半个月"_s, u"照明时亮时灭"_s}},
        {u"路面破损"_s, {u"路面坑洼"_s, u"马路塌陷"_s, u"路面破损"_s}, {u"电动车经过容易翻倒"_s, u"坑里积水很深"_s, u"柏油已经开裂"_s, u"大车压出了深坑"_s, u"补过又坏了"_s}},
        {u"垃圾堆积"_s, {u"垃圾没人清运"_s, u"小区垃圾堆积"_s, u"垃圾桶满溢"_s}, {u"异味很大"_s, u"苍蝇蚊子很多"_s, u"装修垃圾堆在路边"_s, u"清运车三天没来"_s, u"垃圾堵住了单元门"_s}},
        {u"流动摊贩"_s, {u"流动摊贩占道"_s, u"夜市占用人行道"_s, u"早点摊占道经营"_s}, {u"行人只能走机动车道"_s, u"摊贩留下一地油污"_s, u"叫卖声到半夜"_s, u"城管走了又来"_s, u"推车堵住路口"_s}},
        {u"停水"_s, {u"小区停水"_s, u"家里没有水"_s, u"停水没有通知"_s}, {u"从早上到现在没有水"_s, u"没有接到任何通知"_s, u"自来水公司电话打不通"_s, u"老人没水做饭"_s, u"水管抢修几天了"_s}},
        {u"温度不达标"_s, {u"暖气不热"_s, u"室内温度不够"_s, u"供暖温度低"_s}, {u"室内只有十五度"_s, u"暖气片只有一点温"_s, u"孩子冻感冒了"_s, u"供热站说压力不够"_s, u"顶楼几户都不热"_s}},
        {u"夜间施工噪声"_s, {u"夜间施工噪音"_s, u"工地半夜施工"_s, u"工地凌晨打桩"_s}, {u"凌晨两点还在浇筑"_s, u"打桩机震得窗户响"_s, u"孩子要中考休息不好"_s, u"渣土车整夜进出"_s, u"没有看到夜间施工许可"_s}},
        {u"物业不作为"_s, {u"物业不管事"_s, u"物业服务差"_s, u"物业长期不维修"_s}, {u"交了物业费没人管"_s, u"保安室没有人"_s, u"楼道灯坏了报修没用"_s, u"电话打过去就推脱"_s, u"绿化和卫生都没人做"_s}},
        {u"拖欠工资"_s, {u"公司拖欠工资"_s, u"工资没有发"_s, u"离职不结工资"_s}, {u"三个月没发工资"_s, u"老板说等回款"_s, u"十几个工友都没拿到钱"_s, u"劳动合同没有给我们"_s, u"辞职后不给结算"_s}},
        {u"学区划分"_s, {u"咨询学区"_s, u"小学入学划片"_s, u"学区划分不清"_s}, {u"不知道孩子该去哪所小学"_s, u"新小区没有公布学区"_s, u"房产证刚办下来"_s, u"学校说不在片区"_s, u"想了解报名时间"_s}},
    };
    return all;
}

class DemoTicketWriter {
public:
    TicketDraft draft(const DemoTopic &topic) {
        static const QStringList places{u"幸福里小区"_s, u"和平路"_s, u"东风桥旁"_s, u"人民公园北门"_s, u"实验小学对面"_s, u"新华花园"_s};
        static const QStringList endings{u"希望尽快处理。"_s, u"请派人来看看。"_s, u"请给个答复。"_s, u"多次反映没有结果。"_s};
        TicketDraft d;
        d.title = one(topic.titles);
        const QString place = one(places);
        const bool lake = m_random.bounded(2) == 0;
        d.content = u"市民反映%1%2，%3，%4"_s.arg(place, one(topic.titles), one(topic.said), one(topic.said)) + u'，' + one(endings);
        d.district = lake ? u"临湖区"_s : u"江滨区"_s;
        d.address = d.district + (lake ? m_random.bounded(2) ? u"春和街道"_s : u"湖滨街道"_s : u"枫桥街道"_s) + place;
        d.contactName = u"演练市民"_s;
        d.contactPhone = u"199007%1"_s.arg(m_number++, 5, 10, QChar(u'0'));
        d.source = u"call"_s;
        return d;
    }
    const DemoTopic &anyTopic() { return topics()[std::size_t(m_random.bounded(int(topics().size())))]; }

private:
    QString one(const QStringList &from) { return from[m_random.bounded(int(from.size()))]; }
    QRandomGenerator m_random{kDemoSeed};
    int m_number = 0;
};

Expected<void> makeDemoUnitsResponsible(Services &s, const QString &actor) {
    const struct {
        QString unit;
        QStringList categories;
        QString district;
    } rows[] = {{u"临湖区城市管理局"_s, {u"01"_s, u"02"_s, u"05"_s, u"0701"_s}, u"临湖区"_s},
                {u"江滨区住房和城乡建设局"_s, {u"01"_s, u"02"_s, u"04"_s, u"05"_s, u"0701"_s}, u"江滨区"_s},
                {u"春和街道办事处"_s, {u"0201"_s, u"0202"_s, u"0401"_s}, u"春和街道"_s},
                {u"湖滨街道办事处"_s, {u"0201"_s, u"0202"_s, u"0401"_s}, u"湖滨街道"_s},
                {u"枫桥街道办事处"_s, {u"0201"_s, u"0202"_s, u"0401"_s}, u"枫桥街道"_s},
                {u"临湖区人民政府"_s, {QString()}, u"临湖区"_s},
                {u"江滨区人民政府"_s, {QString()}, u"江滨区"_s},
                {u"云州市政务服务管理局"_s, {QString()}, QString()}};
    for (const auto &row : rows)
        for (const QString &category : row.categories)
            LX_CHECK(s.dispatch->saveResponsibility({}, row.unit, category, row.district, actor));
    return {};
}

} // namespace

Expected<DemoDispatched> addDemoDispatch(Services &s, const QString &actor) {
    LX_CHECK(makeDemoUnitsResponsible(s, actor));
    DemoDispatched made;
    DemoTicketWriter writer;
    for (const auto &topic : topics())
        for (int i = 0; i < kClosedEach; ++i) {
            TicketDraft draft = writer.draft(topic);
            draft.category = topic.category;
            const auto place = s.dispatch->suggest({draft.content, draft.category, draft.district, draft.address});
            draft.unitId = place.units.front().unitId;
            LX_TRY(const QJsonObject ticket, s.tickets->create(draft, actor));
            const Id id = ticket.value("id"_L1).toString();
            for (const auto &[verb, params] : {std::pair{u"sign"_s, QJsonObject()}, {u"finish"_s, {{u"opinion"_s, u"已处理并答复。"_s}}}, {u"close"_s, {}}})
                LX_CHECK(s.tickets->act(id, verb, params, actor));
            ++made.closed;
        }
    LX_CHECK(s.dispatch->train(s.dispatch->categories(), actor));
    Dispatch::Settings settings = s.dispatch->settings();
    settings.automatic = true;
    LX_CHECK(s.dispatch->saveSettings(settings, actor));
    LX_CHECK(s.dispatch->advance()); // what happened so far is history

    std::vector<Id> fresh;
    for (int i = 0; i < 24; ++i) {
        TicketDraft draft = writer.draft(writer.anyTopic());
        if (i % 4 == 0) // about two matters at once: nobody can be sure
            draft.content += writer.draft(writer.anyTopic()).content;
        if (i % 6 == 5) {
            draft.title = u"希望有人回电"_s;
            draft.content = u"市民说有事要反映，没有说清楚。"_s;
        }
        LX_TRY(const QJsonObject ticket, s.tickets->create(draft, actor));
        fresh.push_back(ticket.value("id"_L1).toString());
        ++made.newOnes;
    }
    LX_TRY(made.automatic, s.dispatch->advance());
    // A person decides two of those that wait, one of them otherwise than proposed.
    Caller person = Caller::engine();
    person.userId = actor;
    QJsonArray decisions;
    for (const Id &id : fresh) {
        LX_TRY(const auto suggestion, s.dispatch->suggestForTicket(id));
        LX_TRY(const auto fold, s.tickets->fold(id));
        if (fold.state == TicketState::PendingDispatch && suggestion.units.size() > 1 && decisions.size() < 2)
            decisions.append(QJsonObject{{u"ticket"_s, id}, {u"unitId"_s, suggestion.units[std::size_t(decisions.size())].unitId}});
    }
    LX_CHECK(s.dispatch->decide(decisions, person));
    return made;
}

} // namespace lianxin
