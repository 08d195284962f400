// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/CampaignDraft.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QCoreApplication>

namespace lianxin {
QStringList CampaignDraft::roles() {
    return {u"phone"_s,   u"phone2"_s, u"phone3"_s, u"name"_s, u"ticket"_s, u"district"_s, u"community"_s,
            u"address"_s, u"language"_s, u"id"_s, u"note"_s, u"field"_s,  u"ignore"_s};
}

QString CampaignDraft::roleText(const QString &role) {
    static const QHash<QString, const char *> words{
        {u"phone"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Phone (needed)")},
        {u"phone2"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Further phone, tried second")},
        {u"phone3"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Further phone, tried third")},
        {u"name"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Name")},
        {u"ticket"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Ticket number")},
        {u"district"_s, QT_TRANSLATE_NOOP("CampaignDraft", "District")},
        {u"community"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Community")},
        {u"address"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Address")},
        {u"language"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Language")},
        {u"id"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Identity number")},
        {u"note"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Note")},
        {u"field"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Further field")},
        {u"ignore"_s, QT_TRANSLATE_NOOP("CampaignDraft", "Do not import")}};
    const char *found = words.value(role);
    return found ? tr(found) : role;
}

QString CampaignDraft::obstacle(Step step) const {
    switch (step) {
    case Scenario:
        return templateId.isEmpty()            ? tr("Choose what the campaign is for")
               : !fromFile && listId.isEmpty() ? tr("Choose a list")
                                               : QString();
    case File:
        if (!fromFile)
            return listId.isEmpty() ? tr("Choose a list") : QString();
        return path.isEmpty()      ? tr("Choose a file")
               : preview.isEmpty() ? tr("The file is being read")
                                   : QString();
    case Mapping: {
        if (!fromFile)
            return {};
        const QJsonArray columns = preview["columns"_L1].toArray();
        int phones = 0;
        for (const auto &column : columns)
            phones += roleOf(column.toObject()) == "phone"_L1;
        if (phones == 0)
            return tr("Say which column holds the phone number");
        return listId.isEmpty() ? tr("Import the list") : QString();
    }
    case Flow:
        return flowId.isEmpty() ? tr("Choose what the robot says") : QString();
    case Schedule:
        for (const QString &day : {u"workday"_s, u"weekend"_s, u"holiday"_s}) {
            if (!windows[day].toArray().isEmpty())
                return {};
        }
        return tr("Allow calls on at least one kind of day");
    case Seats:
    case Preflight:
        return {};
    case Review:
        return name.trimmed().isEmpty() ? tr("Give the campaign a name") : QString();
    case StepCount:
        break;
    }
    return {};
}

QString CampaignDraft::roleOf(const QJsonObject &column) const {
    const QString title = column["title"_L1].toString();
    for (auto it = mapping.begin(); it != mapping.end(); ++it) {
        if (it.value().isArray() ? it.value().toArray().contains(title) : it.value().toString() == title)
            return it.key();
    }
    const QString guess = column["role"_L1].toString();
    // A role that was given to another column leaves this one a plain field.
    const bool plain = guess == "field"_L1 || guess == "ignore"_L1;
    return mapping.contains(guess) && !plain ? u"field"_s : guess;
}

void CampaignDraft::setRole(const QString &title, const QString &role) {
    const QStringList keys = mapping.keys();
    for (const QString &key : keys) {
        if (mapping[key].isArray()) {
            QJsonArray titles = mapping[key].toArray();
            for (qsizetype i = titles.size() - 1; i >= 0; --i) {
                if (titles.at(i).toString() == title)
                    titles.removeAt(i);
            }
            if (titles.isEmpty())
                mapping.remove(key);
            else
                mapping[key] = titles;
        } else if (mapping[key].toString() == title) {
            mapping.remove(key);
        }
    }
    if (role == "field"_L1 || role == "ignore"_L1) {
        QJsonArray titles = mapping[role].toArray();
        titles.append(title);
        mapping[role] = titles;
    } else {
        mapping[role] = title;
    }
    listId.clear();
    imported = {};
}

void CampaignDraft::setFile(const QString &newPath, const QString &newSheet) {
    if (newPath == path && newSheet == sheet)
        return;
    path = newPath;
    sheet = newSheet;
    preview = {};
    mapping = {};
    listId.clear();
    imported = {};
}

QList<CampaignDraft::Template> CampaignDraft::templates() {
    return {{u"policy_notice"_s, u"megaphone"_s, tr("Policy notice"), tr("A notice to many, read by the robot; 2 reaches a person")},
            {u"return_visit"_s, u"message-square-text"_s, tr("Return visit"), tr("How a matter was dealt with: satisfied, dissatisfied, why")},
            {u"reminder"_s, u"clock"_s, tr("Reminder"), tr("An appointment, a document that expires, a limit that ends")},
            {u"survey"_s, u"list-checks"_s, tr("Survey"), tr("A few questions answered by keys; one call a person is enough")},
            {u"emergency"_s, u"triangle-alert"_s, tr("Emergency notice"), tr("Public danger: every day, early to late, many tries, first of all")}};
}

void CampaignDraft::useTemplate(const QString &id) {
    templateId = id;
    const CampaignDraft plain;
    windows = plain.windows;
    maxAttempts = plain.maxAttempts;
    perDay = plain.perDay;
    intervals = plain.intervals;
    most = plain.most;
    alternates = plain.alternates;
    alternatesAfter = plain.alternatesAfter;
    alternateMinutes = plain.alternateMinutes;
    lines = plain.lines;
    cps = plain.cps;
    priority = plain.priority;
    urgent = plain.urgent;
    QString flow = u"policy-notice"_s;
    if (id == "return_visit"_L1) {
        flow = u"return-visit"_s;
        windows = {{u"workday"_s, QJsonArray{u"09:00-11:30"_s, u"14:30-20:00"_s}}, {u"weekend"_s, QJsonArray{u"09:30-11:30"_s, u"14:30-18:00"_s}}};
    } else if (id == "reminder"_L1) {
        maxAttempts = 2;
        intervals[u"no_answer"_s] = 60;
    } else if (id == "survey"_L1) {
        flow = u"return-visit-full"_s;
        maxAttempts = 2;
        perDay = 1;
        priority = 2;
        windows = {{u"workday"_s, QJsonArray{u"09:30-11:30"_s, u"14:30-19:00"_s}}, {u"weekend"_s, QJsonArray{u"10:00-11:30"_s, u"14:30-18:00"_s}}};
    } else if (id == "emergency"_L1) {
        const QJsonArray day{u"06:30-22:00"_s};
        windows = {{u"workday"_s, day}, {u"weekend"_s, day}, {u"holiday"_s, day}};
        maxAttempts = 6;
        perDay = 6;
        for (int &minutes : intervals)
            minutes = 5;
        intervals[u"busy"_s] = 2;
        alternateMinutes = 1;
        lines = 30;
        cps = 5;
        priority = 9;
        urgent = true;
    }
    if (flowId != flow) {
        flowId = flow;
        flowName.clear(); // told by flows.list
    }
}

QJsonObject CampaignDraft::toParams() const {
    QJsonObject pauses;
    for (auto it = intervals.begin(); it != intervals.end(); ++it)
        pauses.insert(it.key(), it.value());
    QJsonObject attempts{{u"max"_s, maxAttempts}, {u"perDay"_s, perDay}, {u"intervals"_s, pauses}};
    QJsonObject limits;
    for (auto it = most.begin(); it != most.end(); ++it)
        limits.insert(it.key(), it.value());
    if (!limits.isEmpty())
        attempts.insert(u"most"_s, limits);
    if (alternates && !alternatesAfter.isEmpty())
        attempts.insert(u"alternates"_s, QJsonObject{{u"after"_s, QJsonArray::fromStringList(alternatesAfter)}, {u"minutes"_s, alternateMinutes}});
    QJsonObject params{
        {u"name"_s, name.trimmed()},
        {u"listId"_s, listId},
        {u"flowId"_s, flowId},
        {u"lines"_s, lines},
        {u"cps"_s, cps},
        {u"windows"_s, windows},
        {u"attempts"_s, attempts},
        {u"handOverSkill"_s, skill},
        {u"handOverSeats"_s, seats},
        {u"template"_s, templateId},
        {u"priority"_s, priority}};
    if (const QJsonObject all = allRules(); !all.isEmpty())
        params.insert(u"rules"_s, all);
    if (!voice.isEmpty() || voiceRate > 0)
        params.insert(u"voice"_s, QJsonObject{{u"id"_s, voice}, {u"rate"_s, voiceRate}});
    if (startAt > 0)
        params.insert(u"startAt"_s, startAt);
    if (endAt > 0)
        params.insert(u"endAt"_s, endAt);
    if (!trunkId.isEmpty())
        params.insert(u"trunkId"_s, trunkId);
    if (!callerId.isEmpty())
        params.insert(u"callerId"_s, callerId);
    return params;
}

QJsonObject CampaignDraft::allRules() const {
    QJsonObject all = rules;
    if (urgent)
        all.insert(u"urgent"_s, true);
    return all;
}

QJsonArray CampaignDraft::rangesOf(const QString &words) {
    QJsonArray ranges;
    QString tidy = words;
    tidy.replace(u'–', u'-').replace(u'，', u',').replace(u'、', u',').replace(u'：', u':');
    const QStringList parts = tidy.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        ranges << part.trimmed();
    return ranges;
}

QString CampaignDraft::rangeWords(const QJsonValue &ranges) {
    QStringList words;
    const QJsonArray list = ranges.toArray();
    for (const auto &range : list)
        words << range.toString();
    return words.join(u", "_s);
}

QString CampaignDraft::windowText(const QJsonValue &ranges) {
    QStringList words;
    const QJsonArray list = ranges.toArray();
    for (const auto &range : list)
        words << range.toString().replace(u'-', u'–');
    return words.isEmpty() ? tr("no calls") : listText(words);
}

} // namespace lianxin
