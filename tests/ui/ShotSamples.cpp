// SPDX-License-Identifier: GPL-3.0-or-later
#include "Shots.h"
#include "ui/models/EngineClock.h"
#include <QDateTime>
#include <QHash>
#include <QTimeZone>

namespace lianxin::test {
namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

//! Rows of a table whose cells are separated by bars.
QList<QStringList> tableOf(const QString &text) {
    QList<QStringList> rows;
    const auto lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        rows << line.trimmed().split(u'|');
    return rows;
}

double before(qint64 ms) {
    return static_cast<double>(engineNow() - ms);
}

//! Spread over \a range as if by chance, and the same every time.
int scattered(int seed, int range) {
    return (seed * 7919 + 104'729 / (seed + 3)) % range;
}

QString maskedPhone(int seed) {
    static const QStringList heads{u"138"_s, u"139"_s, u"137"_s, u"186"_s, u"151"_s, u"177"_s, u"133"_s, u"158"_s, u"189"_s};
    return u"%1****%2"_s.arg(heads.at(scattered(seed, 9))).arg(1000 + scattered(seed * 31 + 5, 9000));
}

QString maskedName(int seed) {
    return QString(u"张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"_s.at(scattered(seed, 20))) + (seed % 3 ? u"**"_s : u"*"_s);
}

QJsonObject listOf(const QJsonArray &items) {
    return {{u"items"_s, items}, {u"total"_s, items.size()}, {u"next"_s, QJsonValue::Null}};
}

//! Every seat with a name of its own, each in its state for another time; whom those talking talk to.
void giveSeats(FakeDoor &door) {
    static const QString surnames = u"李王赵孙陈刘杨黄周吴徐胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"_s;
    static const QStringList given{u"娜"_s, u"志强"_s, u"敏"_s, u"伟"_s, u"静怡"_s, u"洋"_s, u"帆"_s, u"蕾"_s, u"晓东"_s, u"雪梅"_s, u"文博"_s};
    QJsonArray seats = door.sample(u"seats.list"_s)[u"items"_s].toArray();
    QJsonArray calls = door.sample(u"calls.list"_s)[u"items"_s].toArray();
    for (qsizetype i = 0; i < seats.size(); ++i) {
        const int n = static_cast<int>(i);
        QJsonObject seat = seats.at(i).toObject();
        const QString state = seat[u"state"_s].toString();
        const bool own = seat[u"seatNumber"_s].toString() == u"0217";
        seat.insert(u"displayName"_s, own ? u"周敏"_s : surnames.at(n) + given.at(scattered(n, 11)));
        const int lasts = state == u"wrapup"_s ? 8 + scattered(n, 50) : state == u"away"_s ? 240 + scattered(n, 500) : 12 + scattered(n, 420);
        seat.insert(u"since"_s, before(lasts * 1000));
        if (state == u"talking"_s || state == u"hold"_s || state == u"ringing"_s) {
            const QString id = u"s%1"_s.arg(i);
            seat.insert(u"callId"_s, id);
            QJsonObject call{{u"id"_s, id}, {u"name"_s, maskedName(n)}, {u"phone"_s, maskedPhone(n)}, {u"state"_s, state}, {u"startedAt"_s, before(lasts * 1000)},
                             {u"answeredAt"_s, before(lasts * 1000)}, {u"seatNumber"_s, seat[u"seatNumber"_s]}, {u"direction"_s, u"inbound"_s}};
            if (i == 9 || i == 12) { // citizens of a campaign who asked for a person
                call.insert(u"direction"_s, u"outbound"_s);
                call.insert(u"campaignId"_s, u"c1"_s);
                call.insert(u"why"_s, u"按键 2"_s);
            }
            if (i == 7)
                call.insert(u"helpSince"_s, before(65'000));
            if (i == 3)
                call.insert(u"consult"_s, QJsonObject{{u"seatNumber"_s, u"0206"_s}});
            calls.append(call);
        }
        seats[i] = seat;
    }
    door.on(u"seats.list"_s, QJsonObject{{u"items"_s, seats}});
    // With these the campaign has as many calls as its rule about lines counts.
    for (int n = 0; n < 12; ++n)
        calls.append(QJsonObject{{u"id"_s, u"b%1"_s.arg(n)}, {u"name"_s, maskedName(n + 60)}, {u"phone"_s, maskedPhone(n + 60)}, {u"state"_s, u"bot"_s},
                                 {u"campaignId"_s, u"c1"_s}, {u"direction"_s, u"outbound"_s}, {u"startedAt"_s, before((5 + 3 * n) * 1000)},
                                 {u"answeredAt"_s, before((3 + 3 * n) * 1000)}, {u"seatNumber"_s, QString()}, {u"why"_s, n % 3 ? u"政策要点"_s : u"等待按键"_s}});
    door.on(u"calls.list"_s, QJsonObject{{u"items"_s, calls}});
}

void giveTickets(FakeDoor &door) {
    static const QHash<QString, QString> kinds{
        {u"灵活"_s, u"社会保障"_s}, {u"垃圾"_s, u"环境卫生"_s}, {u"路灯"_s, u"市政设施"_s}, {u"井盖"_s, u"市政设施"_s}, {u"电梯"_s, u"特种设备"_s}, {u"停车"_s, u"交通管理"_s},
        {u"广告"_s, u"市容管理"_s}, {u"公园"_s, u"园林绿化"_s}, {u"暖气"_s, u"供热供气"_s}, {u"噪音"_s, u"环境噪声"_s}, {u"地砖"_s, u"市政设施"_s}, {u"学区"_s, u"教育"_s},
        {u"医保"_s, u"医疗保障"_s}, {u"公交"_s, u"公共交通"_s}, {u"自来水"_s, u"供水排水"_s}, {u"违建"_s, u"违法建设"_s}, {u"油烟"_s, u"大气污染"_s}};
    QJsonArray tickets = door.sample(u"tickets.list"_s)[u"items"_s].toArray();
    for (qsizetype i = 0; i < tickets.size(); ++i) {
        QJsonObject ticket = tickets.at(i).toObject();
        const QString title = ticket[u"title"_s].toString(), unit = ticket[u"unitName"_s].toString(), number = ticket[u"number"_s].toString();
        for (auto kind = kinds.begin(); kind != kinds.end(); ++kind)
            if (title.contains(kind.key()))
                ticket.insert(u"category"_s, kind.value());
        for (const QString &district : {u"望江区"_s, u"临湖区"_s, u"东陵区"_s, u"高新区"_s})
            if (unit.startsWith(district))
                ticket.insert(u"district"_s, district);
        if (unit.startsWith(u"青屏"_s) || unit.startsWith(u"春和"_s))
            ticket.insert(u"district"_s, u"临湖区"_s);
        QDateTime at(QDate::fromString(number.left(8), u"yyyyMMdd"_s), QTime(8, 0), QTimeZone("Asia/Shanghai"));
        at = at.addSecs(number.right(6).toInt() % 5 * 3600 + scattered(static_cast<int>(i), 3600));
        ticket.insert(u"createdAt"_s, static_cast<double>(at.toMSecsSinceEpoch()));
        tickets[i] = ticket;
    }
    QJsonObject all = door.sample(u"tickets.list"_s);
    door.on(u"tickets.list"_s, [all, tickets](const QJsonObject &params) -> Expected<QJsonValue> {
        QJsonObject page = all;
        QJsonArray items = tickets;
        for (const int limit = params[u"limit"_s].toInt(); limit > 0 && items.size() > limit;)
            items.removeLast();
        page.insert(u"items"_s, items);
        return QJsonValue(page);
    });
    QJsonArray orders = door.sample(u"supervision.list"_s)[u"items"_s].toArray();
    const auto more = tableOf(uR"(20260928003920|东陵区环卫所|overdue|-1|超期 1 个工作日
        20261007002915|临湖区住建局|dissatisfied|2|剩 2 个工作日
        20261008001264|云州热力公司|dissatisfied|3|剩 3 个工作日)"_s);
    for (const QStringList &row : more)
        orders.append(QJsonObject{{u"id"_s, row.at(0)}, {u"ticketNumber"_s, row.at(0)}, {u"unitName"_s, row.at(1)}, {u"reason"_s, row.at(2)}, {u"deadline"_s, before(-row.at(3).toInt() * kDay)}, {u"deadlineText"_s, row.at(4)}});
    QJsonObject first = orders.takeAt(3).toObject(); // by what is left
    orders.insert(1, first);
    door.on(u"supervision.list"_s, QJsonObject{{u"items"_s, orders}});
}

void giveDisputes(FakeDoor &door) {
    QJsonArray reviews = door.sample(u"tickets.reviews.list"_s)[u"items"_s].toArray();
    const auto visits = tableOf(uR"(20261006003318|幼儿园门口乱停车|临湖区交警大队|contradiction|dissatisfied|48
        20261006002207|暖气管道漏水|云州热力公司|low_confidence|satisfied|57
        20261006001750|三号楼电梯停运|高新区市场监管局|low_confidence|dissatisfied|44
        20261005002931|自来水浑浊|云州水务集团|contradiction|satisfied|61
        20261005001426|小广告清理|青屏街道办|low_confidence|satisfied|39
        20261004003105|公园照明不足|望江区园林中心|contradiction|dissatisfied|53)"_s);
    int n = 0;
    for (const QStringList &row : visits) {
        QJsonObject one = reviews.first().toObject();
        one.insert(u"ticketId"_s, row.at(0));
        one.insert(u"number"_s, row.at(0));
        one.insert(u"title"_s, row.at(1));
        one.insert(u"unitName"_s, row.at(2));
        one.insert(u"reason"_s, row.at(3));
        one.insert(u"result"_s, row.at(4));
        one.insert(u"confidence"_s, row.at(5).toInt() / 100.0);
        one.insert(u"at"_s, before((4 + 3 * n) * kHour + scattered(n, 55) * kMinute));
        reviews.append(one);
        ++n;
    }
    door.on(u"tickets.reviews.list"_s, listOf(reviews));
    QJsonArray appeals = door.sample(u"tickets.appeals.list"_s)[u"items"_s].toArray();
    const auto others = tableOf(uR"(20261003002214|人行道地砖破损：回访不满意|临湖区住建局|visit
        20261002001907|油烟直排居民楼：超期督办|高新区生态环境局|supervision
        20260930004402|公交站台积水：回访不满意|云州公交集团|visit
        20260930002218|路灯不亮：超期督办|临湖区城管局|supervision
        20260929003376|医保报销进度：回访不满意|市医保中心|visit)"_s);
    for (const QStringList &row : others) {
        QJsonObject one = appeals.at(2).toObject();
        one.insert(u"id"_s, row.at(0));
        one.insert(u"ticketId"_s, row.at(0));
        one.insert(u"number"_s, row.at(0));
        one.insert(u"title"_s, row.at(1));
        one.insert(u"unitName"_s, row.at(2));
        one.insert(u"against"_s, row.at(3));
        one.insert(u"at"_s, before((60 + 17 * n) * kHour + scattered(n, 59) * kMinute));
        appeals.append(one);
        ++n;
    }
    door.on(u"tickets.appeals.list"_s, listOf(appeals));
}

void giveCalls(FakeDoor &door) {
    QJsonArray recordings = door.sample(u"recordings.list"_s)[u"items"_s].toArray();
    const QStringList kinds{u"来电"_s, u"灵活就业人员社保补贴新政告知"_s, u"9 月办结工单满意度回访"_s, u"来电"_s, u"夜间施工噪音工单进度告知"_s};
    for (int i = 7; i < 20; ++i) {
        const int seconds = 35 + scattered(i, 380);
        recordings.append(QJsonObject{{u"id"_s, u"r%1"_s.arg(i)}, {u"callId"_s, u"k%1"_s.arg(20 + i)}, {u"startedAt"_s, before(i * 37 * kMinute + scattered(i, 20) * kMinute)}, {u"phone"_s, maskedPhone(i)}, {u"name"_s, maskedName(i)},
                                      {u"seatNumber"_s, i % 5 == 2 ? QString() : u"02%1"_s.arg(1 + scattered(i, 46), 2, 10, QChar(u'0'))}, {u"campaignName"_s, kinds.at(i % 5)}, {u"durationMs"_s, seconds * 1000}, {u"bytes"_s, seconds * 32'000}, {u"state"_s, u"finished"_s}});
    }
    door.on(u"recordings.list"_s, QJsonObject{{u"items"_s, recordings}});
    QJsonArray missed = door.sample(u"calls.missed"_s)[u"items"_s].toArray();
    const auto fates = tableOf(u"answered|0209\nanswered|0231\ncallback_done|\nanswered|0205\ncallback_done|"_s);
    for (int i = 0; i < fates.size(); ++i)
        missed.append(QJsonObject{{u"id"_s, u"019a0000-0000-7000-8000-00000000b00%1"_s.arg(i)}, {u"missedAt"_s, before(2 * kHour + (i + 1) * 29 * kMinute)}, {u"rang"_s, 1 + i % 2}, {u"state"_s, u"ended"_s}, {u"direction"_s, i % 2 ? u"outbound"_s : u"inbound"_s},
                                  {u"name"_s, maskedName(i + 3)}, {u"phone"_s, maskedPhone(i + 40)}, {u"endedAt"_s, before(2 * kHour + (i + 1) * 28 * kMinute)}, {u"answeredBy"_s, fates.at(i).at(1)}, {u"fate"_s, fates.at(i).at(0)}});
    door.on(u"calls.missed"_s, QJsonObject{{u"items"_s, missed}});
    QJsonArray booked = door.sample(u"callbacks.list"_s)[u"items"_s].toArray();
    const QStringList skills{u"公积金"_s, u"户籍"_s, QString(), u"社保"_s, u"供热"_s};
    for (int i = 0; i < skills.size(); ++i)
        booked.append(QJsonObject{{u"id"_s, u"b%1"_s.arg(i + 4)}, {u"bookedAt"_s, before((150 + i * 41) * kMinute)}, {u"name"_s, maskedName(i + 11)}, {u"phone"_s, maskedPhone(i + 70)}, {u"skill"_s, skills.at(i)}, {u"state"_s, i == 1 ? u"open"_s : u"done"_s}});
    door.on(u"callbacks.list"_s, QJsonObject{{u"items"_s, booked}});
}

void giveCampaigns(FakeDoor &door) {
    QJsonArray campaigns = door.sample(u"campaigns.list"_s)[u"items"_s].toArray();
    const auto rows = tableOf(uR"(国庆假期办事提示|completed|全部拨完|10|18600|18600|602
        台风“海棠”转移通知（东陵区）|completed|全部拨完|13|4210|4210|713
        医保参保缴费提醒|running||2|31240|12876|574
        养老金资格认证提醒|paused|等待名单补充|4|6920|3318|688
        营商环境企业问卷|stopped|业务部门要求终止|19|2400|1466|491
        8 月办结工单满意度回访|completed|全部拨完|38|9145|9145|559
        高考交通管制告知|completed|全部拨完|125|15300|15300|634)"_s);
    for (const QStringList &row : rows)
        campaigns.append(QJsonObject{{u"id"_s, row.at(0)}, {u"name"_s, row.at(0)}, {u"state"_s, row.at(1)}, {u"stateReason"_s, row.at(2)}, {u"startedAt"_s, before(row.at(3).toInt() * kDay + row.at(4).toInt() % 5 * kHour + row.at(5).toInt() % 60 * kMinute)},
                                     {u"lines"_s, 30}, {u"total"_s, row.at(4).toInt()}, {u"figures"_s, QJsonObject{{u"total"_s, row.at(4).toInt()}, {u"done"_s, row.at(5).toInt()}, {u"connectRate"_s, row.at(6).toInt() / 1000.0}}}});
    door.on(u"campaigns.list"_s, QJsonObject{{u"items"_s, campaigns}});
    door.on(u"speech.voices"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"f1"_s}, {u"title"_s, u"女声（普通话）"_s}}, QJsonObject{{u"id"_s, u"m1"_s}, {u"title"_s, u"男声（普通话）"_s}}}}});
}

void givePeople(FakeDoor &door) {
    QJsonArray users = door.sample(u"users.list"_s)[u"items"_s].toArray();
    const auto people = tableOf(uR"(chenli|陈立||system_admin
        lina|李娜|0201|seat
        wangzhiqiang|王志强|0202|seat
        zhaomin|赵敏|0203|seat
        sunwei|孙伟|0204|seat,dispatcher
        chenjingyi|陈静怡|0205|seat
        liuyang|刘洋|0206|seat
        heping|何平||supervisor,dispatcher
        sunli|孙立||unit_liaison)"_s);
    for (const QStringList &row : people)
        users.append(QJsonObject{{u"id"_s, row.at(0)}, {u"login"_s, row.at(0)}, {u"displayName"_s, row.at(1)}, {u"seatNumber"_s, row.at(2)}, {u"roles"_s, QJsonArray::fromStringList(row.at(3).split(u','))}, {u"locked"_s, row.at(0) == u"zhaomin"_s}});
    int logins = 0;
    for (QJsonValueRef value : users) {
        QJsonObject user = value.toObject();
        user.insert(u"createdAt"_s, before(200 * kDay + logins * 3 * kDay));
        user.insert(u"lastLoginAt"_s, before(logins % 5 * kDay + logins * 11 * kMinute));
        if (user["login"_L1].toString() == "sunli"_L1)
            user.insert(u"unitId"_s, u"5"_s);
        value = user;
        ++logins;
    }
    door.on(u"users.list"_s, listOf(users));
    QJsonArray trail;
    const auto rows = tableOf(uR"(zhoumin|security|session.login|ok
        linjing|write|lists.import|ok
        hanweidong|security|users.lock|ok
        zhaomin|security|session.login|access.wrong_credentials
        hejianguo|security|recordings.open|ok
        zhoumin|write|tickets.create|ok
        zhoumin|read|calls.get|ok
        linjing|write|campaigns.pause|ok
        hejianguo|write|calls.supervise|ok
        zhoumin|security|calls.reveal|ok
        linjing|write|campaigns.start|ok
        chenli|write|trunks.save|ok
        lina|security|session.login|ok
        hejianguo|read|tickets.list|ok
        linjing|write|knowledge.publish|ok
        sunwei|write|tickets.act|ok
        wuqing|security|audit.verify|ok)"_s);
    for (int i = 0; i < rows.size(); ++i)
        trail.append(QJsonObject{{u"seq"_s, 4119 - i}, {u"at"_s, before((i * 96 + scattered(i, 60)) * 1000)}, {u"login"_s, rows.at(i).at(0)}, {u"category"_s, rows.at(i).at(1)}, {u"method"_s, rows.at(i).at(2)}, {u"outcome"_s, rows.at(i).at(3)},
                                 {u"peer"_s, u"local uid=1000 pid=%1"_s.arg(4700 + i % 5)}, {u"target"_s, i % 3 == 1 ? u"list-7"_s : QString()},
                                 {u"detail"_s, i % 3 == 1 ? QJsonObject{{u"name"_s, u"十月回访名单"_s}, {u"file"_s, u"回访-10.xlsx"_s}} : QJsonObject()}});
    door.on(u"audit.list"_s, QJsonObject{{u"items"_s, trail}, {u"total"_s, 4119}, {u"next"_s, QJsonValue::Null}});
}

void giveCategories(FakeDoor &door) {
    QJsonArray kinds;
    const auto rows = tableOf(uR"(A|市政设施|1|道路、桥梁、照明、井盖等城市公共设施||3184
        A01|路灯照明|2|道路和小区外路灯、景观灯||412
        A0101|路灯不亮|3|单盏或成片不亮、间歇闪烁|公用事业|398
        A0102|灯杆倾斜|3|灯杆倾斜、倒伏、外壳脱落|公用事业|14
        A02|道路井盖|2|井盖缺失、破损、松动、沉降||979
        A0201|井盖缺失或破损|3|有人员车辆坠落危险的按危急处理|危急|436
        A0202|路面坑洼积水|3|机动车道和人行道破损|普通|543
        B|环境保护|1|噪声、大气、水、固体废物||2210
        B01|环境噪声|2|施工、生活、交通、经营噪声||1490
        B0101|施工噪音|3|夜间和午休时段施工扰民|普通|803
        B0102|装修噪音|3|居民楼内装修，先由物业劝阻|普通|455
        B02|大气污染|2|油烟、扬尘、露天焚烧||720
        C|公用事业|1|供水、供气、供热、供电||1867
        C01|供水供气|2|停水停气、水质、管道泄漏||1099
        C0101|燃气泄漏|3|闻到燃气味、管道破裂|危急|37
        C0102|水质浑浊|3|颜色、气味、沉淀异常|公用事业|284
        C02|供热|2|暖气不热、漏水、收费||768)"_s);
    for (const QStringList &row : rows)
        kinds.append(QJsonObject{{u"code"_s, row.at(0)}, {u"name"_s, row.at(1)}, {u"parent"_s, row.at(0).chopped(row.at(0).size() > 1 ? 2 : 1)}, {u"level"_s, row.at(2).toInt()}, {u"path"_s, row.at(1)}, {u"description"_s, row.at(3)}, {u"limit"_s, row.at(4)},
                                 {u"active"_s, row.at(0) != u"B0102"_s}, {u"tickets"_s, row.at(5).toInt()}});
    door.on(u"dispatch.categories"_s, listOf(kinds));
}

} // namespace

void giveShotSamples(FakeDoor &door) {
    giveSeats(door);
    giveTickets(door);
    giveDisputes(door);
    giveCalls(door);
    giveCampaigns(door);
    givePeople(door);
    giveCategories(door);
}

} // namespace lianxin::test
