// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/WallAlerts.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/supervision/WallPage.h"
#include "ui/supervision/WallPainter.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kRecentMs = 60LL * 60'000; // a half hour that ended longer ago than another one is history

qint64 needSince(const QJsonObject &call) {
    const qint64 abuse = whole(call, "abuseSince"_L1);
    return abuse > 0 ? abuse : whole(call, "helpSince"_L1);
}

bool isDown(const QJsonObject &trunk) {
    return trunk["enabled"_L1].toBool(true) && trunk["health"_L1]["state"_L1].toString() == "down"_L1;
}

QList<WallAlert> needs(const WallFacts &facts) {
    QList<QJsonObject> calls;
    for (const auto &call : facts.calls)
        if (needSince(call.toObject()) > 0)
            calls << call.toObject();
    std::stable_sort(calls.begin(), calls.end(), [](const QJsonObject &a, const QJsonObject &b) { return needSince(a) < needSince(b); });
    QHash<QString, QString> names;
    for (const auto &seat : facts.seats)
        names.insert(seat["seatNumber"_L1].toString(), seat["displayName"_L1].toString());
    QList<WallAlert> alerts;
    for (const QJsonObject &call : std::as_const(calls)) {
        const QString seat = call["seatNumber"_L1].toString();
        const bool abuse = whole(call, "abuseSince"_L1) > 0;
        const QString lasts = spanText(qMax<qint64>(0, facts.now - needSince(call)));
        const QString name = names.value(seat);
        alerts << WallAlert{abuse ? u"siren"_s : u"life-buoy"_s, Tone::Bad,
                            abuse ? WallPage::tr("Seat %1 is abused").arg(seat) : WallPage::tr("Seat %1 asks for help").arg(seat),
                            name.isEmpty() ? WallPage::tr("for %1").arg(lasts) : WallPage::tr("%1, for %2").arg(name, lasts)};
    }
    return alerts;
}

QList<WallAlert> losses(const WallFacts &facts) {
    QList<WallAlert> alerts;
    for (const auto &value : facts.trunks) {
        const QJsonObject trunk = value.toObject();
        if (!isDown(trunk))
            continue;
        const qint64 since = whole(trunk["health"_L1].toObject(), "since"_L1);
        alerts << WallAlert{u"unplug"_s, Tone::Bad, WallPage::tr("Trunk %1 is lost").arg(trunk["name"_L1].toString()),
                            since > 0 ? WallPage::tr("since %1").arg(minuteText(since)) : WallPage::tr("does not answer")};
    }
    QStringList lost;
    for (const auto &seat : facts.seats) {
        const QString state = seat["state"_L1].toString();
        if (!state.isEmpty() && state != "offline"_L1 && seat["registered"_L1].isBool() && !seat["registered"_L1].toBool())
            lost << seat["seatNumber"_L1].toString();
    }
    if (!lost.isEmpty())
        alerts << WallAlert{u"phone-off"_s, Tone::Warn, WallPage::tr("Telephones lost: %1").arg(lost.size()), WallPage::tr("seats %1").arg(lost.join(WallPage::tr(", ")))};
    return alerts;
}

QList<WallAlert> level(const WallFacts &facts) {
    const DayHalf *half = facts.today ? facts.today->newest() : nullptr;
    if (half == nullptr || *half->level.rate() >= facts.today->target || facts.now - half->at > kRecentMs)
        return {};
    return {WallAlert{u"triangle-alert"_s, Tone::Bad, WallPage::tr("Answer rate %1").arg(percentText(*half->level.rate())),
                      WallPage::tr("since %1, below the target of %2").arg(minuteText(half->at), percentText(facts.today->target, 0))}};
}

//! Supervision orders by how pressing they are: a line for each, with the one that is due first.
QList<WallAlert> orders(const WallFacts &facts) {
    QList<QJsonObject> overdue, soon, others;
    for (const auto &value : facts.supervisions) {
        const QJsonObject order = value.toObject();
        const Tone tone = deadlineWord(order, facts.businessNow).tone;
        (tone == Tone::Bad ? overdue : tone == Tone::Warn ? soon : others) << order;
    }
    QList<WallAlert> alerts;
    const auto tell = [&](QList<QJsonObject> &list, Tone tone, const QString &title) {
        if (list.isEmpty())
            return;
        // Those without a deadline are the least pressing.
        const auto due = [](const QJsonObject &order) { const qint64 at = whole(order, "deadline"_L1); return at > 0 ? at : std::numeric_limits<qint64>::max(); };
        const QJsonObject first = *std::min_element(list.begin(), list.end(), [&](const QJsonObject &a, const QJsonObject &b) { return due(a) < due(b); });
        alerts << WallAlert{u"gavel"_s, tone, title.arg(list.size()),
                            WallPage::tr("%1, %2").arg(first["unitName"_L1].toString(), deadlineWord(first, facts.businessNow).text)};
    };
    tell(overdue, Tone::Bad, WallPage::tr("Orders overdue: %1"));
    tell(soon, Tone::Warn, WallPage::tr("Orders due soon: %1"));
    tell(others, Tone::Mute, WallPage::tr("Orders open: %1"));
    return alerts;
}

} // namespace

QStringList seatsInNeed(const QJsonArray &calls) {
    QStringList seats;
    for (const auto &call : calls)
        if (needSince(call.toObject()) > 0)
            seats << call["seatNumber"_L1].toString();
    return seats;
}

QList<WallAlert> wallAlerts(const WallFacts &facts) {
    QList<WallAlert> alerts = needs(facts) + level(facts) + losses(facts) + orders(facts);
    std::stable_sort(alerts.begin(), alerts.end(), [](const WallAlert &a, const WallAlert &b) { return a.tone > b.tone; });
    return alerts;
}

void paintWallAlerts(WallPainter &p, const QRectF &area, const QList<WallAlert> &alerts, bool known) {
    const Tokens &t = p.t;
    p.card(area);
    const double x = area.left() + p.s(20);
    const double right = area.right() - p.s(20);
    const double title = area.top() + p.s(34);
    const auto grave = std::count_if(alerts.begin(), alerts.end(), [](const WallAlert &alert) { return alert.tone != Tone::Mute; });
    const double after = p.write(x, title, WallPage::tr("Alerts"), 24, t.text, true);
    p.write(after + p.s(12), title, known ? QString::number(grave) : u"?"_s, 24, grave > 0 ? t.bad : t.text2);
    double y = area.top() + p.s(64);
    QList<WallAlert> rows = alerts;
    if (known && grave == 0)
        rows.prepend({u"circle-check"_s, Tone::Good, WallPage::tr("No alerts"), {}});
    const double high = p.s(83);
    const auto room = qMax<qsizetype>(1, static_cast<qsizetype>((area.bottom() - y) / p.s(81)));
    const qsizetype left = rows.size() > room ? rows.size() - room + 1 : 0; // of which one line tells
    for (qsizetype i = 0; i < rows.size() - left; ++i, y += high) {
        const WallAlert &row = rows.at(i);
        if (i > 0)
            p.p.fillRect(QRectF(x, y - p.s(2), right - x, 1), t.line);
        const QColor ink = row.tone == Tone::Mute ? t.text2 : t.ink(row.tone);
        p.icon(x, y + p.s(21), 26, row.icon, ink);
        const double words = x + p.s(36);
        const bool first = i == 0 && row.tone == Tone::Bad;
        p.writeElided(words, y + p.s(21), right - words, row.title, 24, row.tone == Tone::Good || first ? ink : t.text, first);
        p.writeElided(words, y + p.s(54), right - words, row.detail, 20, t.text2);
    }
    if (left > 0) {
        p.p.fillRect(QRectF(x, y - p.s(2), right - x, 1), t.line);
        p.write(x + p.s(36), y + p.s(21), WallPage::tr("and %1 more").arg(left), 22, t.text2);
    }
}

} // namespace lianxin
