// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/LadderDraft.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace lianxin {
namespace {

struct Ladder {
    Q_DECLARE_TR_FUNCTIONS(Ladder)
};

QJsonObject stepNamed(const QString &id, const QJsonArray &steps) {
    for (const auto &step : steps)
        if (step["id"_L1].toString() == id)
            return step.toObject();
    return {};
}

} // namespace

void LadderDraft::setJson(const QJsonObject &json) {
    m_json = json;
    m_read = json;
}

QStringList LadderDraft::categoriesOf(int ladder) const {
    QStringList names;
    for (const auto &name : m_json["ladders"_L1].toArray().at(ladder)["categories"_L1].toArray())
        names << name.toString();
    return names;
}

QString LadderDraft::nameOf(int ladder) const {
    QStringList names;
    for (const QString &name : categoriesOf(ladder))
        names << (name == "*"_L1 ? Ladder::tr("All others") : name);
    return listText(names);
}

QJsonArray LadderDraft::stepsOf(int ladder) const {
    return m_json["ladders"_L1].toArray().at(ladder)["rungs"_L1].toArray();
}

void LadderDraft::setSteps(int ladder, const QJsonArray &steps) {
    QJsonArray all = m_json["ladders"_L1].toArray();
    QJsonObject one = all.at(ladder).toObject();
    one.insert(u"rungs"_s, steps);
    all[ladder] = one;
    m_json.insert(u"ladders"_s, all);
}

void LadderDraft::setStep(int ladder, int index, const QJsonObject &step) {
    QJsonArray steps = stepsOf(ladder);
    if (index < 0 || index >= steps.size())
        return;
    steps[index] = step;
    setSteps(ladder, steps);
}

int LadderDraft::addStep(int ladder, int index) {
    QJsonArray steps = stepsOf(ladder);
    QSet<QString> ids;
    for (const auto &step : std::as_const(steps))
        ids.insert(step["id"_L1].toString());
    int number = static_cast<int>(steps.size()) + 1;
    while (ids.contains(u"step_%1"_s.arg(number)))
        ++number;
    const int place = qBound(0, index + 1, static_cast<int>(steps.size()));
    steps.insert(place, QJsonObject{{u"id"_s, u"step_%1"_s.arg(number)}, {u"do"_s, u"remind_unit"_s}, {u"workingDaysBefore"_s, 2}, {u"at"_s, u"09:00"_s}});
    setSteps(ladder, steps);
    return place;
}

bool LadderDraft::moveStep(int ladder, int from, int to) {
    QJsonArray steps = stepsOf(ladder);
    if (from < 0 || to < 0 || from >= steps.size() || to >= steps.size() || from == to)
        return false;
    const QJsonValue step = steps.takeAt(from);
    steps.insert(to, step);
    setSteps(ladder, steps);
    return true;
}

void LadderDraft::removeStep(int ladder, int index) {
    QJsonArray steps = stepsOf(ladder);
    if (index < 0 || index >= steps.size())
        return;
    steps.removeAt(index);
    setSteps(ladder, steps);
}

int LadderDraft::addLadder(const QString &category) {
    QJsonArray all = m_json["ladders"_L1].toArray();
    int place = static_cast<int>(all.size());
    QJsonArray steps;
    for (int i = 0; i < all.size(); ++i)
        if (categoriesOf(i).contains(u"*"_s)) {
            place = i;
            for (const auto &value : stepsOf(i)) {
                QJsonObject step = value.toObject();
                step.remove(u"since"_s);
                steps.append(step);
            }
            break;
        }
    all.insert(place, QJsonObject{{u"categories"_s, QJsonArray{category}}, {u"rungs"_s, steps}});
    m_json.insert(u"ladders"_s, all);
    return place;
}

void LadderDraft::removeLadder(int ladder) {
    QJsonArray all = m_json["ladders"_L1].toArray();
    if (ladder < 0 || ladder >= all.size())
        return;
    all.removeAt(ladder);
    m_json.insert(u"ladders"_s, all);
}

QString LadderDraft::hours(const QString &whose, const QString &day) const {
    QStringList ranges;
    for (const auto &range : m_json["windows"_L1].toObject()[whose].toObject()[day].toArray())
        ranges << range.toString();
    return ranges.join(u", "_s);
}

void LadderDraft::setHours(const QString &whose, const QString &day, const QString &text) {
    static const QRegularExpression between(u"[,，、;；\\s]+"_s);
    QJsonArray ranges;
    for (const QString &range : text.split(between, Qt::SkipEmptyParts))
        ranges.append(QString(range).replace(u'：', u':').replace(u'–', u'-'));
    QJsonObject windows = m_json["windows"_L1].toObject();
    QJsonObject days = windows[whose].toObject();
    if (ranges.isEmpty())
        days.remove(day);
    else
        days.insert(day, ranges);
    windows.insert(whose, days);
    m_json.insert(u"windows"_s, windows);
}

void LadderDraft::setVisits(const QJsonObject &visits) {
    m_json.insert(u"visits"_s, visits);
}

Word stepWord(const QString &act) {
    if (act == "remind_unit"_L1)
        return {Ladder::tr("Call the unit’s liaison"), u"phone-outgoing"_s, Tone::Accent};
    if (act == "tell_citizen"_L1)
        return {Ladder::tr("Tell the citizen the expected date"), u"user-round"_s, Tone::Good};
    if (act == "escalate"_L1)
        return {Ladder::tr("Call the unit’s superior"), u"trending-up"_s, Tone::Warn};
    if (act == "supervise"_L1)
        return {Ladder::tr("Make a supervision order"), u"gavel"_s, Tone::Bad};
    return {act, u"circle-help"_s, Tone::Mute};
}

QString minutesText(int minutes) {
    if (minutes < 60)
        return Ladder::tr("%1 minutes").arg(minutes);
    if (minutes % 60 == 0)
        return minutes == 60 ? Ladder::tr("1 hour") : Ladder::tr("%1 hours").arg(minutes / 60);
    return Ladder::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString stepWhenText(const QJsonObject &step, const QJsonArray &steps) {
    const QString at = step["at"_L1].toString(u"09:00"_s);
    for (const auto &[key, before] : {std::pair{"workingDaysBefore"_L1, true}, {"workingDaysAfter"_L1, false}}) {
        if (!step.contains(key))
            continue;
        const int days = step[key].toInt();
        if (days == 0)
            return Ladder::tr("On the day of the deadline, %1").arg(at);
        if (days == 1)
            return (before ? Ladder::tr("1 working day before the deadline, %1") : Ladder::tr("1 working day after the deadline, %1")).arg(at);
        return (before ? Ladder::tr("%1 working days before the deadline, %2") : Ladder::tr("%1 working days after the deadline, %2")).arg(days).arg(at);
    }
    if (step.contains("minutesBefore"_L1))
        return Ladder::tr("%1 before the deadline").arg(minutesText(step["minutesBefore"_L1].toInt()));
    if (step.contains("minutesAfter"_L1)) {
        const int minutes = step["minutesAfter"_L1].toInt();
        return minutes == 0 ? Ladder::tr("When the deadline has passed") : Ladder::tr("%1 after the deadline").arg(minutesText(minutes));
    }
    if (step.contains("after"_L1)) {
        const QJsonObject asked = stepNamed(step["after"_L1].toString(), steps);
        if (asked.isEmpty())
            return Ladder::tr("If a step that is not there any more brings no answer");
        int number = 0;
        while (number < steps.size() && steps.at(number)["id"_L1] != asked["id"_L1])
            ++number;
        return Ladder::tr("If step %1 brings no answer until %2").arg(number + 1).arg(asked["feedbackBy"_L1].toString(u"?"_s));
    }
    return Ladder::tr("at no time yet");
}

QString stepSentence(const QJsonObject &step, const QJsonArray &steps) {
    QString words = Ladder::tr("%1: %2").arg(stepWhenText(step, steps), stepWord(step["do"_L1].toString()).text);
    if (const QString by = step["feedbackBy"_L1].toString(); !by.isEmpty())
        words += Ladder::tr(", who answers by %1").arg(by);
    if (step["hours"_L1].toString() == "any"_L1)
        words += Ladder::tr(", also at night and on holidays");
    else if (step["do"_L1].toString() != "supervise"_L1)
        words += Ladder::tr(", within the hours for calls");
    return words + Ladder::tr(".");
}

} // namespace lianxin
