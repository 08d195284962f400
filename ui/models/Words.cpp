// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Words.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QCoreApplication>
#include <QHash>

namespace lianxin {
namespace {

struct Entry {
    const char *name;
    const char *words;
    const char *icon;
    Tone tone;
};

template <size_t n>
Word lookUp(const Entry (&entries)[n], const QString &name, const char *icon) {
    for (const Entry &entry : entries) {
        if (name == QLatin1StringView(entry.name))
            return {QCoreApplication::translate("Words", entry.words), QString::fromLatin1(entry.icon), entry.tone};
    }
    return {name, QString::fromLatin1(icon), Tone::Mute};
}

#define W(text) QT_TRANSLATE_NOOP("Words", text)

const Entry seats[] = {
    {"offline", W("Offline"), "circle-slash", Tone::Mute}, {"ready", W("Ready"), "circle", Tone::Accent},
    {"ringing", W("Ringing"), "phone-incoming", Tone::Warn}, {"talking", W("Talking"), "phone", Tone::Good},
    {"hold", W("On hold"), "pause", Tone::Warn},           {"wrapup", W("Wrap-up"), "pencil", Tone::Accent},
    {"away", W("Away"), "coffee", Tone::Warn},             {"reserved", W("Assigned"), "phone-incoming", Tone::Warn},
};
const Entry calls[] = {
    {"dialling", W("Dialling"), "phone-outgoing", Tone::Mute},
    {"ringing", W("Ringing"), "phone-outgoing", Tone::Mute},
    {"bot", W("With the robot"), "bot", Tone::Mute},
    {"queued", W("Waiting for a seat"), "phone-forwarded", Tone::Warn},
    {"offered", W("Offered to a seat"), "phone-incoming", Tone::Warn},
    {"talking", W("Talking"), "headphones", Tone::Accent},
    {"held", W("On hold"), "pause", Tone::Warn},
    {"ended", W("Ended"), "phone-off", Tone::Mute},
};
const Entry outcomes[] = {
    {"answered", W("Answered"), "circle-check", Tone::Good}, {"machine", W("Answering machine"), "bot", Tone::Mute},
    {"busy", W("Busy"), "phone-off", Tone::Mute},            {"no_answer", W("No answer"), "clock", Tone::Mute},
    {"rejected", W("Rejected"), "phone-off", Tone::Mute},    {"powered_off", W("Powered off"), "circle-slash", Tone::Mute},
    {"suspended", W("Suspended"), "circle-slash", Tone::Mute},
    {"empty_number", W("Number does not exist"), "circle-x", Tone::Bad},
    {"unreachable", W("Unreachable"), "circle-slash", Tone::Mute},
    {"network", W("Network failure"), "unplug", Tone::Bad},  {"blocked", W("Blocked by rule"), "ban", Tone::Warn},
    {"cancelled", W("Cancelled"), "circle-x", Tone::Mute},   {"ambiguous", W("Uncertain, check by hand"), "circle-help", Tone::Warn},
    {"pending", W("Not yet dialled"), "circle-dashed", Tone::Mute},
};
const Entry results[] = {
    {"satisfied", W("Satisfied"), "circle-check", Tone::Good},
    {"dissatisfied", W("Dissatisfied"), "triangle-alert", Tone::Bad},
    {"informed", W("Informed"), "circle-check", Tone::Good},
    {"resolved", W("Answered on the spot"), "circle-check", Tone::Good},
    {"ticket", W("Ticket made"), "clipboard-list", Tone::Accent},
    {"callback", W("Call-back agreed"), "phone-outgoing", Tone::Accent},
    {"wrong_person", W("Not the person"), "user", Tone::Mute},
    {"not_me", W("Not the person"), "user", Tone::Mute},
    {"handed_over", W("Handed over"), "phone-forwarded", Tone::Accent},
    {"acknowledged", W("Acknowledged"), "circle-check", Tone::Good},
    {"no_input", W("No reply"), "circle-dashed", Tone::Mute},
    {"hung_up", W("Hung up"), "phone-off", Tone::Mute},
    {"dropped", W("Call dropped"), "unplug", Tone::Warn},
    {"none", W("No result"), "circle-dashed", Tone::Mute},
};
const Entry tickets[] = {
    {"pending_dispatch", W("To dispatch"), "inbox", Tone::Mute}, {"pending_sign", W("To sign"), "clock", Tone::Accent},
    {"processing", W("In progress"), "activity", Tone::Accent},  {"pending_visit", W("To visit"), "phone-outgoing", Tone::Accent},
    {"closed", W("Closed"), "circle-check", Tone::Good},         {"archived", W("Archived"), "lock", Tone::Mute},
    {"supervised", W("Supervised"), "gavel", Tone::Bad},
};
const Entry campaigns[] = {
    {"draft", W("Draft"), "pencil", Tone::Mute},      {"ready", W("Ready to start"), "circle", Tone::Accent},
    {"scheduled", W("Scheduled"), "clock", Tone::Accent}, {"running", W("Running"), "play", Tone::Good},
    {"paused", W("Paused"), "pause", Tone::Warn},     {"stopping", W("Stopping"), "square", Tone::Warn},
    {"stopped", W("Stopped"), "square", Tone::Mute},  {"completed", W("Completed"), "circle-check", Tone::Good},
};
const Entry speakers[] = {
    {"bot", W("Robot"), "bot", Tone::Mute},
    {"citizen", W("Citizen"), "user-round", Tone::Mute},
    {"seat", W("Seat"), "headphones", Tone::Accent},
    {"system", W("System"), "info", Tone::Mute},
};
const Entry urgencies[] = {
    {"normal", W("Normal"), "", Tone::Mute},
    {"urgent", W("Urgent"), "triangle-alert", Tone::Warn},
    {"emergency", W("Emergency"), "siren", Tone::Bad},
};
const Entry roles[] = {
    {"seat", W("Seat"), "", Tone::Mute}, {"dispatcher", W("Dispatcher"), "", Tone::Mute},
    {"unit_liaison", W("Unit liaison"), "", Tone::Mute}, {"liaison", W("Unit liaison"), "", Tone::Mute},
    {"supervisor", W("Team leader"), "", Tone::Mute},
    {"team_leader", W("Team leader"), "", Tone::Mute}, {"business_admin", W("Business admin"), "", Tone::Mute},
    {"system_admin", W("System admin"), "", Tone::Mute}, {"security_admin", W("Security admin"), "", Tone::Mute},
    {"audit_admin", W("Audit admin"), "", Tone::Mute},
};
const Entry slotNames[] = {
    {"name", W("Name"), "", Tone::Mute},           {"phone", W("Phone"), "", Tone::Mute},
    {"place", W("Place"), "", Tone::Mute},         {"community", W("Community"), "", Tone::Mute},
    {"district", W("District"), "", Tone::Mute},   {"address", W("Address"), "", Tone::Mute},
    {"time", W("Time"), "", Tone::Mute},           {"wish", W("Expects"), "", Tone::Mute},
    {"identity", W("Identity"), "", Tone::Mute},   {"satisfaction", W("Satisfaction"), "", Tone::Mute},
    {"employment", W("Employment"), "", Tone::Mute}, {"household", W("Household"), "", Tone::Mute},
    {"materials", W("Documents"), "", Tone::Mute}, {"category", W("Category"), "", Tone::Mute},
    {"callback", W("May be called back"), "", Tone::Mute}, {"understood", W("Understood"), "", Tone::Mute},
};
#undef W

} // namespace

Word seatWord(const QString &state) {
    return state.isEmpty() ? Word{QCoreApplication::translate("Words", "Unknown"), u"circle-help"_s, Tone::Mute}
                           : lookUp(seats, state, "circle-help");
}
Word callWord(const QString &state) { return lookUp(calls, state, "circle-help"); }
Word outcomeWord(const QString &outcome) { return lookUp(outcomes, outcome, "circle-help"); }
Word resultWord(const QString &result) { return lookUp(results, result, "circle-check"); }
Word ticketWord(const QString &state) { return lookUp(tickets, state, "circle-help"); }
Word campaignWord(const QString &state) { return lookUp(campaigns, state, "circle-help"); }
Word speakerWord(const QString &speaker) { return lookUp(speakers, speaker, "user-round"); }
Word urgencyWord(const QString &urgency) { return lookUp(urgencies, urgency, ""); }
QString roleText(const QString &role) { return lookUp(roles, role, "").text; }
QString slotText(const QString &slot) { return lookUp(slotNames, slot, "").text; }

QString handoverText(const QJsonObject &handover) {
    const QString reason = handover["reason"_L1].toString();
    const auto say = [](const char *words) { return QCoreApplication::translate("Words", words); };
    if (reason == "key"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Pressed %1 to speak to a person")).arg(handover["key"_L1].toString());
    if (reason == "asked"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Asked for a person"));
    if (reason == "no_match"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "The robot did not understand"));
    if (reason == "emotion"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Getting upset"));
    if (reason == "inbound"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Called the hotline"));
    return reason.isEmpty() ? say(QT_TRANSLATE_NOOP("Words", "Reason unknown")) : reason;
}

Word deadlineWord(const QJsonObject &ticket, qint64 now) {
    const auto deadline = static_cast<qint64>(ticket["deadline"_L1].toDouble());
    if (deadline == 0)
        return {QCoreApplication::translate("Words", "No deadline"), u"clock"_s, Tone::Mute};
    const qint64 left = deadline - now;
    QString words = ticket["deadlineText"_L1].toString();
    const auto twoDays = 2LL * 24 * 3600 * 1000;
    if (left < 0) {
        if (words.isEmpty())
            words = QCoreApplication::translate("Words", "Overdue by %1").arg(spanText(-left));
        return {words, u"triangle-alert"_s, Tone::Bad};
    }
    if (words.isEmpty())
        words = QCoreApplication::translate("Words", "%1 left").arg(spanText(left));
    return {words, u"clock"_s, left < twoDays ? Tone::Warn : Tone::Mute};
}

QStringList callResults() {
    return {u"resolved"_s, u"ticket"_s, u"informed"_s, u"satisfied"_s, u"dissatisfied"_s, u"callback"_s, u"wrong_person"_s, u"dropped"_s};
}

} // namespace lianxin
