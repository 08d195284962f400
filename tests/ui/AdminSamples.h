// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "FakeDoor.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include <QJsonDocument>

namespace lianxin::test {

inline QJsonObject jsonOf(const char *text) {
    return QJsonDocument::fromJson(text).object();
}

//! Split shifts, a short Friday and Saturday morning.
inline QJsonObject ownHours() {
    return jsonOf(R"({"workday":["08:30-12:00","14:00-17:30"],"friday":["08:30-12:00"],"saturday":["09:00-11:30"]})");
}

inline QJsonObject unitSample(const QString &id, const QString &name, int level, const QString &district, const QString &phone, int people) {
    return {{u"id"_s, id}, {u"name"_s, name}, {u"level"_s, level}, {u"district"_s, district}, {u"phone"_s, phone}, {u"liaisons"_s, people}, {u"code"_s, u"Y"_s + id},
            {u"hours"_s, id == u"2" || id == u"5" ? ownHours() : QJsonObject()}, {u"superiorId"_s, level > 0 ? u"1"_s : QString()}, {u"superiorName"_s, level > 0 ? u"云州市人民政府"_s : QString()}};
}

//! As calendar.week answers for the week of 2026-10-05: the end of 国庆节, a make-up Saturday.
inline QJsonObject weekSample(const QJsonObject &shifts) {
    const QJsonArray workday = shifts["workday"_L1].toArray();
    QJsonArray days;
    for (int i = 0; i < 7; ++i) {
        static const QStringList keys{u"monday"_s, u"tuesday"_s, u"wednesday"_s, u"thursday"_s, u"friday"_s, u"saturday"_s, u"sunday"_s};
        const bool holiday = i < 3;
        QJsonArray hours = shifts.contains(keys.at(i)) ? shifts[keys.at(i)].toArray() : i < 5 ? workday : QJsonArray();
        if (holiday)
            hours = shifts["holiday"_L1].toArray();
        else if (i == 5)
            hours = workday;
        days.append(QJsonObject{{u"date"_s, u"2026-10-%1"_s.arg(5 + i, 2, 10, QChar(u'0'))}, {u"hours"_s, hours},
                                {u"kind"_s, holiday ? u"holiday"_s : i == 5 ? u"make_up_day"_s : i == 6 ? u"weekend"_s : u"workday"_s},
                                {u"name"_s, holiday || i == 5 ? u"国庆节"_s : QString()}});
    }
    return {{u"days"_s, days}, {u"shifts"_s, shifts}};
}

//! What a hotline's administrators have set up, for the system pages.
inline void giveAdminSamples(FakeDoor &door) {
    const qint64 now = engineNow();
    const qint64 day = 24LL * 3600 * 1000;
    door.on(u"units.list"_s, QJsonObject{{u"items"_s, QJsonArray{
        unitSample(u"1"_s, u"云州市人民政府"_s, 0, u"市辖区"_s, u"010****00"_s, 2), unitSample(u"2"_s, u"市人力资源和社会保障局"_s, 1, u"市辖区"_s, u"010****33"_s, 3),
        unitSample(u"3"_s, u"望江区人力资源局"_s, 2, u"望江区"_s, u"010****61"_s, 2), unitSample(u"4"_s, u"春和里社区服务站"_s, 3, u"望江区"_s, {}, 0),
        unitSample(u"5"_s, u"市城市管理局"_s, 1, u"市辖区"_s, u"010****18"_s, 2), unitSample(u"6"_s, u"望江区城管局"_s, 2, u"望江区"_s, u"010****52"_s, 1),
        unitSample(u"7"_s, u"临湖区城管局"_s, 2, u"临湖区"_s, u"010****77"_s, 2), unitSample(u"8"_s, u"市住房和城乡建设局"_s, 1, u"市辖区"_s, u"010****90"_s, 4),
        unitSample(u"9"_s, u"市交通运输局"_s, 1, u"市辖区"_s, u"010****21"_s, 2), unitSample(u"10"_s, u"东陵区环卫所"_s, 1, u"东陵区"_s, u"010****46"_s, 1)}}});
    door.on(u"units.get"_s, [](const QJsonObject &params) -> Expected<QJsonValue> {
        QJsonObject unit = unitSample(params[u"id"_s].toString(), u"市人力资源和社会保障局"_s, 1, u"市辖区"_s, u"010****33"_s, 3);
        unit.insert(u"hours"_s, ownHours());
        unit.insert(u"contacts"_s, QJsonArray{QJsonObject{{u"id"_s, u"p1"_s}, {u"name"_s, u"王**"_s}, {u"phone"_s, u"139****0001"_s}, {u"rank"_s, 1}},
                                              QJsonObject{{u"id"_s, u"p2"_s}, {u"name"_s, u"李**"_s}, {u"phone"_s, u"138****7742"_s}, {u"rank"_s, 2}},
                                              QJsonObject{{u"id"_s, u"p3"_s}, {u"name"_s, u"赵**"_s}, {u"phone"_s, u"137****5520"_s}, {u"rank"_s, 3}}});
        return QJsonValue(unit);
    });
    door.on(u"calendar.week"_s, [](const QJsonObject &params) { return QJsonValue(weekSample(params["shifts"_L1].toObject())); });
    QJsonArray numbers;
    const QStringList reasons{u"市民要求不再接到回访"_s, u"号码有误"_s, u"通话中表示不要再打"_s, u"2025 年免打扰登记"_s};
    for (int i = 0; i < 14; ++i)
        numbers.append(QJsonObject{{u"id"_s, QString::number(i)}, {u"number"_s, u"13%1****%2"_s.arg(i % 10).arg(4021 + i * 317)}, {u"reason"_s, reasons.at(i % 4)},
                                   {u"source"_s, i % 3 == 0 ? u"call"_s : i % 3 == 1 ? u"person"_s : u"import"_s},
                                   {u"until"_s, i % 4 == 1 ? static_cast<double>(now + (40 - i * 9) * day) : 0.0}, {u"addedAt"_s, static_cast<double>(now - i * 3 * day)}});
    door.on(u"dnc.list"_s, QJsonObject{{u"items"_s, numbers}, {u"next"_s, QJsonValue::Null}, {u"total"_s, 1184}});
    QJsonObject year = jsonOf(R"({"year":2026,"loaded":false,"years":[2024,2025,2026],"items":[
        {"date":"2026-01-01","kind":"holiday","name":"元旦"},{"date":"2026-01-02","kind":"holiday","name":"元旦"},{"date":"2026-01-03","kind":"holiday","name":"元旦"},
        {"date":"2026-01-04","kind":"make_up_day","name":"元旦"},{"date":"2026-02-14","kind":"make_up_day","name":"春节"},{"date":"2026-02-28","kind":"make_up_day","name":"春节"},
        {"date":"2026-04-04","kind":"holiday","name":"清明节"},{"date":"2026-04-05","kind":"holiday","name":"清明节"},{"date":"2026-04-06","kind":"holiday","name":"清明节"},
        {"date":"2026-05-01","kind":"holiday","name":"劳动节"},{"date":"2026-05-04","kind":"holiday","name":"劳动节"},{"date":"2026-05-05","kind":"holiday","name":"劳动节"},
        {"date":"2026-05-09","kind":"make_up_day","name":"劳动节"},{"date":"2026-06-19","kind":"holiday","name":"端午节"},{"date":"2026-09-25","kind":"holiday","name":"中秋节"},
        {"date":"2026-10-10","kind":"make_up_day","name":"国庆节"},{"date":"2026-09-20","kind":"make_up_day","name":"国庆节"}],
        "own":[{"date":"2026-04-20","kind":"holiday","name":"三月三"},{"date":"2026-11-21","kind":"make_up_day","name":"热线开放日"}]})");
    QJsonArray days = year[u"items"_s].toArray();
    for (int i = 15; i <= 23; ++i)
        days.append(QJsonObject{{u"date"_s, u"2026-02-%1"_s.arg(i)}, {u"kind"_s, u"holiday"_s}, {u"name"_s, u"春节"_s}});
    for (int i = 1; i <= 7; ++i)
        days.append(QJsonObject{{u"date"_s, u"2026-10-0%1"_s.arg(i)}, {u"kind"_s, u"holiday"_s}, {u"name"_s, u"国庆节"_s}});
    year.insert(u"items"_s, days);
    door.on(u"calendar.year"_s, [year](const QJsonObject &params) -> Expected<QJsonValue> {
        QJsonObject one = year;
        one.insert(u"year"_s, params[u"year"_s]);
        return QJsonValue(one);
    });
    const auto trunk = [&](const QString &id, const QString &name, const QString &host, const QString &state, int inUse, double factor, bool enabled, const QString &kind) {
        QJsonObject health{{u"state"_s, state}};
        if (state != u"unknown") {
            health.insert(u"heardAt"_s, static_cast<double>(now - 4000));
            health.insert(u"since"_s, static_cast<double>(now - 3 * day));
            health.insert(u"detail"_s, state == u"up" ? u"8 ms"_s : u"408 Request Timeout"_s);
        }
        return QJsonObject{{u"id"_s, id}, {u"name"_s, name}, {u"host"_s, host}, {u"port"_s, 5060}, {u"kind"_s, kind}, {u"user"_s, u"12345"_s}, {u"callerIds"_s, QJsonArray{u"12345"_s, u"01012345"_s}},
                           {u"channels"_s, 60}, {u"inUse"_s, inUse}, {u"callsPerSecond"_s, 8}, {u"factor"_s, factor}, {u"codecs"_s, QJsonArray{u"PCMA"_s, u"PCMU"_s}}, {u"earlyMedia"_s, true},
                           {u"enabled"_s, enabled}, {u"failOver"_s, id.toInt() - 1}, {u"health"_s, health}, {u"numberRules"_s, QJsonArray()}};
    };
    door.on(u"trunks.list"_s, QJsonObject{{u"items"_s, QJsonArray{trunk(u"1"_s, u"电信主用"_s, u"10.20.0.11"_s, u"up"_s, 21, 1, true, u"static"_s),
                                                                  trunk(u"2"_s, u"联通备用"_s, u"10.20.0.21"_s, u"up"_s, 0, 0.6, true, u"registering"_s),
                                                                  trunk(u"3"_s, u"移动应急"_s, u"10.20.0.31"_s, u"down"_s, 0, 1, true, u"static"_s),
                                                                  trunk(u"4"_s, u"旧中继"_s, u"10.9.0.2"_s, u"unknown"_s, 0, 1, false, u"static"_s)}}});
    // Scheduled ones at half past two, in Beijing.
    const auto madeAt = [&](int ago, bool scheduled) { return (now + 8 * 3600 * 1000LL) / day * day - 8 * 3600 * 1000LL - ago * day + (scheduled ? 150 : 555) * 60 * 1000LL; };
    const auto backup = [&](const QString &id, int ago, bool scheduled, int verified, bool sound, bool present) {
        return QJsonObject{{u"id"_s, id}, {u"path"_s, u"/srv/lianxin/backups/lianxin-202610%1T%2-%3.db"_s.arg(10 - ago, 2, 10, QChar(u'0')).arg(scheduled ? u"023000"_s : u"091500"_s, id)}, {u"madeAt"_s, static_cast<double>(madeAt(ago, scheduled))},
                           {u"bytes"_s, 412'000'000.0 - ago * 3'100'000.0}, {u"rows"_s, 2'310'442 - ago * 9'100}, {u"sha256"_s, u"9f2c4e1ab07d5583c41e7780d3a95b62f01c8e4479ba2d5036e8f7125ca4910d"_s},
                           {u"verifiedAt"_s, verified > 0 ? static_cast<double>(madeAt(qMax(0, verified - 1), true) + 6 * 3600 * 1000LL) : 0.0}, {u"sound"_s, sound}, {u"scheduled"_s, scheduled}, {u"madeBy"_s, u"陈立"_s}, {u"present"_s, present}};
    };
    door.on(u"store.backups"_s, QJsonObject{{u"items"_s, QJsonArray{backup(u"a1"_s, 0, true, 0, true, true), backup(u"a2"_s, 1, true, 1, true, true), backup(u"a3"_s, 2, false, 1, true, true),
                                                                    backup(u"a4"_s, 3, true, 0, true, true), backup(u"a5"_s, 4, true, 2, false, true), backup(u"a6"_s, 5, false, 0, true, false)}},
                                            {u"settings"_s, QJsonObject{{u"folder"_s, u"/srv/lianxin/backups"_s}, {u"dailyAt"_s, u"02:30"_s}, {u"keep"_s, 14}}}});
    door.on(u"engine.list"_s, jsonOf(R"({"items":[{"engine":"engine-a","self":true,"state":"live","host":"yz-hotline-01","version":"0.1.0","longestMs":41,"renewedMs":2100,"memory":{"residentBytes":188743680,"storeCacheBytes":52428800,"storeCacheLimitBytes":1342177280,"heapBytes":61865984,"heapSpareBytes":4194304}},
        {"engine":"engine-b","self":false,"state":"live","host":"yz-hotline-02","version":"0.1.0","renewedMs":3900},{"engine":"engine-c","self":false,"state":"dead","host":"yz-hotline-03","version":"0.1.0","renewedMs":64000}]})"));
    QJsonArray lines;
    const QStringList texts{u"engine \"engine-a\" serves production at /run/lianxin/door SIP trunks 10.20.0.2:5060"_s, u"trunk 移动应急: no answer to OPTIONS"_s, u"seat 0217 registered"_s,
                            u"recording sealed in 12 ms"_s, u"call to 139***21 ended: busy"_s, u"bots hear by sherpa-onnx zipformer2"_s};
    for (int i = 0; i < 12; ++i)
        lines.append(QJsonObject{{u"n"_s, QString::number(i)}, {u"at"_s, static_cast<double>(now - i * 7000)}, {u"level"_s, i % 6 == 1 ? u"warning"_s : u"info"_s},
                                 {u"category"_s, i % 2 ? u"lianxin.telephony"_s : u"lianxin.engine"_s}, {u"text"_s, texts.at(i % 6)}});
    door.on(u"engine.log"_s, QJsonObject{{u"items"_s, lines}});
    door.on(u"inbound.list"_s, jsonOf(R"({"items":[{"number":"*","flowId":"inbound","skill":""}]})"));
    door.on(u"flows.list"_s, jsonOf(R"({"items":[{"id":"return-visit","version":3,"title":"办结回访","direction":"outbound"},{"id":"policy-notice","version":1,"title":"政策告知","direction":"outbound"},
        {"id":"inbound","version":2,"title":"来电应答","direction":"inbound"},{"id":"unit-reminder","version":1,"title":"承办单位提醒","direction":"outbound"},
        {"id":"ticket-progress","version":1,"title":"工单进度查询","direction":"inbound"}]})"));
    door.on(u"flows.versions"_s, jsonOf(R"({"items":[{"id":"return-visit","version":3,"title":"办结回访","inForce":true,"sha256":"c","importedAt":1791613700000},
        {"id":"return-visit","version":2,"title":"办结回访","inForce":false,"sha256":"b","importedAt":1791013700000},{"id":"return-visit","version":1,"title":"办结回访","inForce":false,"sha256":"a","importedAt":1790613700000}]})"));
    door.on(u"flows.check"_s, jsonOf(R"({"ok":true,"issues":[]})"));
    door.on(u"flows.try"_s, [](const QJsonObject &params) -> Expected<QJsonValue> {
        const QJsonArray inputs = params[u"inputs"_s].toArray();
        QJsonArray said{QJsonObject{{u"speaker"_s, u"bot"_s}, {u"step"_s, u"greet"_s}, {u"text"_s, u"您好，张三，这里是12345政务服务便民热线，我是智能语音助手，正在用合成语音为您做回访。"_s}, {u"spoken"_s, u"您好"_s}},
                        QJsonObject{{u"speaker"_s, u"bot"_s}, {u"step"_s, u"ask"_s}, {u"text"_s, u"关于“路灯不亮”，承办单位反馈已经办结。请问您对处理结果满意吗？满意请按1，不满意请按2。"_s}, {u"spoken"_s, u"关于"_s}}};
        bool over = false;
        for (const auto &input : inputs) {
            const bool keyed = input.toObject().contains(u"key"_s);
            const QString words = input[u"said"_s].toString();
            over = keyed || words.contains(u"满意"_s);
            QJsonObject line{{u"speaker"_s, u"citizen"_s}, {u"step"_s, u"ask"_s}, {u"meaning"_s, over ? u"满意"_s : QString()}};
            if (keyed) {
                line.insert(u"key"_s, input[u"key"_s]);
            } else {
                line.insert(u"text"_s, words);
                if (input.toObject().contains(u"confidence"_s))
                    line.insert(u"confidence"_s, input[u"confidence"_s]);
                line.insert(u"readings"_s, QJsonArray{QJsonObject{{u"means"_s, u"satisfied"_s}, {u"confidence"_s, over ? 0.93 : 0.41}}});
            }
            said.append(line);
            said.append(QJsonObject{{u"speaker"_s, u"bot"_s}, {u"step"_s, u"ask"_s}, {u"text"_s, over ? u"谢谢您的肯定，祝您生活愉快，再见。"_s : u"不好意思，没有听清。满意请按1，不满意请按2。"_s}, {u"spoken"_s, u"谢谢"_s}});
        }
        return QJsonValue(QJsonObject{{u"lines"_s, said}, {u"step"_s, over ? u"thanks"_s : u"ask"_s}, {u"awaits"_s, over ? u"nothing"_s : u"answer"_s}, {u"slot"_s, u"satisfaction"_s},
                                      {u"keys"_s, QJsonObject{{u"1"_s, u"满意"_s}, {u"2"_s, u"不满意"_s}, {u"3"_s, u"非本人"_s}}},
                                      {u"answers"_s, over ? QJsonObject{{u"satisfaction"_s, u"satisfied"_s}, {u"confidence"_s, 0.93}} : QJsonObject()},
                                      {u"values"_s, QJsonObject{{u"subject"_s, u"路灯不亮"_s}}}, {u"over"_s, over},
                                      {u"outcome"_s, over ? QJsonObject{{u"kind"_s, u"end"_s}, {u"result"_s, u"satisfied"_s}, {u"label"_s, u"满意"_s}} : QJsonObject()}});
    });
}

} // namespace lianxin::test
