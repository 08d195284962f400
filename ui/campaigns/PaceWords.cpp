// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/PaceWords.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QCoreApplication>

namespace lianxin {
namespace {

struct PaceTr {
    Q_DECLARE_TR_FUNCTIONS(PaceWords)
};

struct Cause {
    const char *name;
    const char *chip;
    const char *what;
    const char *remedy;
};
const Cause causes[] = {
    {"window_closed", QT_TRANSLATE_NOOP("PaceWords", "Outside its hours"), QT_TRANSLATE_NOOP("PaceWords", "Nobody is called outside the hours of the campaign."),
     QT_TRANSLATE_NOOP("PaceWords", "It goes on by itself when the next hours begin. Nothing has to be done.")},
    {"trunk_dead", QT_TRANSLATE_NOOP("PaceWords", "Trunk is dead"), QT_TRANSLATE_NOOP("PaceWords", "The trunk brings no call through."),
     QT_TRANSLATE_NOOP("PaceWords", "Test calls are made, and it goes on by itself once one gets through. Look at System, Trunks, and ask the carrier.")},
    {"no_seats", QT_TRANSLATE_NOOP("PaceWords", "No seats"), QT_TRANSLATE_NOOP("PaceWords", "No seat is there for those who ask for a person."),
     QT_TRANSLATE_NOOP("PaceWords", "Let seats with the skill of the campaign log on; it goes on by itself half a minute later.")},
    {"drop_ceiling", QT_TRANSLATE_NOOP("PaceWords", "Too many got nobody"), QT_TRANSLATE_NOOP("PaceWords", "Paused by itself: of those who asked for a person, more than allowed got nobody."),
     QT_TRANSLATE_NOOP("PaceWords", "Put more seats on the campaign, or give it fewer lines; then resume it. The share is counted anew from there.")},
};

const Cause *causeOf(const QJsonObject &pacing) {
    const QString name = pacing["hold"_L1].toObject()["cause"_L1].toString();
    for (const Cause &cause : causes)
        if (name == QLatin1StringView(cause.name))
            return &cause;
    return nullptr;
}

QString translated(const char *words) { return QCoreApplication::translate("PaceWords", words); }

} // namespace

Word paceWord(const QJsonObject &pacing) {
    if (const Cause *cause = causeOf(pacing))
        return {translated(cause->chip), u"circle-pause"_s, Tone::Warn};
    const QString reason = pacing["reason"_L1].toString();
    if (reason == "no_seats"_L1)
        return {PaceTr::tr("No seat serves"), u"gauge"_s, Tone::Warn};
    if (reason == "seats_busy"_L1)
        return {PaceTr::tr("Waits for seats"), u"gauge"_s, Tone::Mute};
    if (reason == "drop_ceiling"_L1)
        return {PaceTr::tr("Slowed: too many got nobody"), u"gauge"_s, Tone::Warn};
    return pacing["mode"_L1].toString() == "seats"_L1 ? Word{PaceTr::tr("Goes by free seats"), u"gauge"_s, Tone::Mute} : Word{};
}

QStringList paceText(const QJsonObject &pacing, int lines, double cps) {
    const int calls = pacing["calls"_L1].toInt();
    QStringList out;
    if (pacing["mode"_L1].toString() != "seats"_L1) {
        out << PaceTr::tr("Goes by lines: %1 of %2 are taken, and at most %3 calls begin in a second.").arg(calls).arg(lines).arg(cps);
        return out;
    }
    out << PaceTr::tr("Goes by free seats: as many calls as there will be seats for those who ask for a person.");
    if (!pacing.contains(u"seatsServing"_s)) {
        out << PaceTr::tr("%1 of %2 lines are taken. What it has learned is shown when it has dialled.").arg(calls).arg(lines);
        return out;
    }
    const auto share = [&pacing](QLatin1StringView key) { return percentText(pacing[key].toDouble()); };
    const QString reason = pacing["reason"_L1].toString();
    out << (reason == "no_seats"_L1     ? PaceTr::tr("No seat serves now, so no call begins.")
            : reason == "drop_ceiling"_L1 ? PaceTr::tr("So many got nobody that no more is risked now.")
            : reason == "seats_busy"_L1 ? PaceTr::tr("No call begins now: the seats will be taken when it would ask.")
                                        : PaceTr::tr("%1 more calls may begin now.").arg(pacing["callsNow"_L1].toInt()));
    out << PaceTr::tr("Seats: %1 serve, %2 are free, about %3 will be. About %4 people will ask by then.")
               .arg(pacing["seatsServing"_L1].toInt())
               .arg(pacing["seatsFree"_L1].toInt())
               .arg(pacing["seatsFreeSoon"_L1].toDouble(), 0, 'f', 1)
               .arg(pacing["asksSoon"_L1].toDouble(), 0, 'f', 1);
    out << PaceTr::tr("Learned: %1 of the calls are answered after %2 s, and %3 of those ask for a person; a talk takes %4.")
               .arg(share("answerRate"_L1))
               .arg(pacing["ringSeconds"_L1].toDouble(), 0, 'f', 0)
               .arg(share("askRate"_L1), spanText(qint64(pacing["talkSeconds"_L1].toDouble() * 1000)));
    out << PaceTr::tr("So far %1 asked: %2 waited more than 15 s, %3 got nobody (at most %4).")
               .arg(numberText(whole(pacing, "asked"_L1)), share("lateShare"_L1), share("dropShare"_L1), share("dropCeiling"_L1));
    return out;
}

HoldText holdText(const QJsonObject &pacing) {
    const QJsonObject hold = pacing["hold"_L1].toObject();
    if (const Cause *cause = causeOf(pacing))
        return {translated(cause->what), translated(cause->remedy)};
    return {hold["reason"_L1].toString(), {}};
}

} // namespace lianxin
