// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Words.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineWords.h"
#include "ui/models/Format.h"
#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

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
            return {QCoreApplication::translate("Words", entry.words), QString::fromLatin1(entry.icon),
                    entry.tone};
    }
    return {name, QString::fromLatin1(icon), Tone::Mute};
}

const Entry seats[] = {
    {"offline", QT_TRANSLATE_NOOP("Words", "Offline"), "circle-slash", Tone::Mute},
    {"ready", QT_TRANSLATE_NOOP("Words", "Ready"), "circle", Tone::Accent},
    {"ringing", QT_TRANSLATE_NOOP("Words", "Ringing"), "phone-incoming", Tone::Warn},
    {"talking", QT_TRANSLATE_NOOP("Words", "Talking"), "phone", Tone::Good},
    {"hold", QT_TRANSLATE_NOOP("Words", "On hold"), "pause", Tone::Warn},
    {"wrapup", QT_TRANSLATE_NOOP("Words", "Wrap-up"), "pencil", Tone::Accent},
    {"away", QT_TRANSLATE_NOOP("Words", "Away"), "coffee", Tone::Warn},
    {"reserved", QT_TRANSLATE_NOOP("Words", "Assigned"), "phone-incoming", Tone::Warn},
};
const Entry calls[] = {
    {"dialling", QT_TRANSLATE_NOOP("Words", "Dialling"), "phone-outgoing", Tone::Mute},
    {"ringing", QT_TRANSLATE_NOOP("Words", "Ringing"), "phone-outgoing", Tone::Mute},
    {"bot", QT_TRANSLATE_NOOP("Words", "In dialogue"), "bot", Tone::Mute},
    {"queued", QT_TRANSLATE_NOOP("Words", "Waiting for a seat"), "phone-forwarded", Tone::Warn},
    {"offered", QT_TRANSLATE_NOOP("Words", "Offered to a seat"), "phone-incoming", Tone::Warn},
    {"talking", QT_TRANSLATE_NOOP("Words", "Talking"), "headphones", Tone::Accent},
    {"held", QT_TRANSLATE_NOOP("Words", "On hold"), "pause", Tone::Warn},
    {"ended", QT_TRANSLATE_NOOP("Words", "Ended"), "phone-off", Tone::Mute},
};
const Entry outcomes[] = {
    {"answered", QT_TRANSLATE_NOOP("Words", "Answered"), "circle-check", Tone::Good},
    {"machine", QT_TRANSLATE_NOOP("Words", "Answering machine"), "bot", Tone::Mute},
    {"busy", QT_TRANSLATE_NOOP("Words", "Busy"), "phone-off", Tone::Mute},
    {"no_answer", QT_TRANSLATE_NOOP("Words", "No answer"), "clock", Tone::Mute},
    {"rejected", QT_TRANSLATE_NOOP("Words", "Rejected"), "phone-off", Tone::Mute},
    {"powered_off", QT_TRANSLATE_NOOP("Words", "Powered off"), "circle-slash", Tone::Mute},
    {"suspended", QT_TRANSLATE_NOOP("Words", "Suspended"), "circle-slash", Tone::Mute},
    {"empty_number", QT_TRANSLATE_NOOP("Words", "Number does not exist"), "circle-x", Tone::Bad},
    {"unreachable", QT_TRANSLATE_NOOP("Words", "Unreachable"), "circle-slash", Tone::Mute},
    {"network", QT_TRANSLATE_NOOP("Words", "Network failure"), "unplug", Tone::Bad},
    {"blocked", QT_TRANSLATE_NOOP("Words", "Blocked by rule"), "ban", Tone::Warn},
    {"cancelled", QT_TRANSLATE_NOOP("Words", "Cancelled"), "circle-x", Tone::Mute},
    {"ambiguous", QT_TRANSLATE_NOOP("Words", "Uncertain, check by hand"), "circle-help", Tone::Warn},
    {"pending", QT_TRANSLATE_NOOP("Words", "Not yet dialled"), "circle-dashed", Tone::Mute},
};
const Entry results[] = {
    {"satisfied", QT_TRANSLATE_NOOP("Words", "Satisfied"), "circle-check", Tone::Good},
    {"dissatisfied", QT_TRANSLATE_NOOP("Words", "Dissatisfied"), "triangle-alert", Tone::Bad},
    {"informed", QT_TRANSLATE_NOOP("Words", "Informed"), "circle-check", Tone::Good},
    {"resolved", QT_TRANSLATE_NOOP("Words", "Answered on the spot"), "circle-check", Tone::Good},
    {"ticket", QT_TRANSLATE_NOOP("Words", "Ticket made"), "clipboard-list", Tone::Accent},
    {"callback", QT_TRANSLATE_NOOP("Words", "Call-back agreed"), "phone-outgoing", Tone::Accent},
    {"wrong_person", QT_TRANSLATE_NOOP("Words", "Not the person"), "user", Tone::Mute},
    {"handed_over", QT_TRANSLATE_NOOP("Words", "Handed over"), "phone-forwarded", Tone::Accent},
    {"acknowledged", QT_TRANSLATE_NOOP("Words", "Acknowledged"), "circle-check", Tone::Good},
    {"no_input", QT_TRANSLATE_NOOP("Words", "No reply"), "circle-dashed", Tone::Mute},
    {"hung_up", QT_TRANSLATE_NOOP("Words", "Hung up"), "phone-off", Tone::Mute},
    {"dropped", QT_TRANSLATE_NOOP("Words", "Call dropped"), "unplug", Tone::Warn},
    {"none", QT_TRANSLATE_NOOP("Words", "No result"), "circle-dashed", Tone::Mute},
    {"refused", QT_TRANSLATE_NOOP("Words", "Would not say"), "ban", Tone::Mute},
    {"no_answer", QT_TRANSLATE_NOOP("Words", "No answer"), "clock", Tone::Mute},
    {"minor", QT_TRANSLATE_NOOP("Words", "A child answered"), "user", Tone::Mute},
    {"voicemail", QT_TRANSLATE_NOOP("Words", "Answering machine"), "bot", Tone::Mute},
    {"unclear", QT_TRANSLATE_NOOP("Words", "Can’t be told"), "circle-help", Tone::Mute},
};
const Entry numberStates[] = {
    {"powered_off", QT_TRANSLATE_NOOP("Words", "Powered off"), "circle-slash", Tone::Mute},
    {"suspended", QT_TRANSLATE_NOOP("Words", "Suspended"), "circle-slash", Tone::Mute},
    {"vacant", QT_TRANSLATE_NOOP("Words", "Number does not exist"), "circle-x", Tone::Bad},
    {"unreachable", QT_TRANSLATE_NOOP("Words", "Unreachable"), "circle-slash", Tone::Mute},
    {"busy", QT_TRANSLATE_NOOP("Words", "Busy"), "phone-off", Tone::Mute},
    {"no_answer", QT_TRANSLATE_NOOP("Words", "No answer"), "clock", Tone::Mute},
    {"ring_back_tune", QT_TRANSLATE_NOOP("Words", "Ring-back tune"), "bell", Tone::Mute},
    {"voicemail", QT_TRANSLATE_NOOP("Words", "Answering machine"), "bot", Tone::Mute},
    {"reached", QT_TRANSLATE_NOOP("Words", "Answered by a person"), "circle-check", Tone::Good},
    {"unknown", QT_TRANSLATE_NOOP("Words", "Not recognised"), "circle-help", Tone::Warn},
};
const Entry tickets[] = {
    {"pending_dispatch", QT_TRANSLATE_NOOP("Words", "To dispatch"), "inbox", Tone::Mute},
    {"pending_sign", QT_TRANSLATE_NOOP("Words", "To sign"), "clock", Tone::Accent},
    {"processing", QT_TRANSLATE_NOOP("Words", "In progress"), "activity", Tone::Accent},
    {"pending_visit", QT_TRANSLATE_NOOP("Words", "To visit"), "phone-outgoing", Tone::Accent},
    {"closed", QT_TRANSLATE_NOOP("Words", "Closed"), "circle-check", Tone::Good},
    {"archived", QT_TRANSLATE_NOOP("Words", "Archived"), "lock", Tone::Mute},
    {"supervised", QT_TRANSLATE_NOOP("Words", "Supervised"), "gavel", Tone::Bad},
};
const Entry campaigns[] = {
    {"draft", QT_TRANSLATE_NOOP("Words", "Draft"), "pencil", Tone::Mute},
    {"ready", QT_TRANSLATE_NOOP("Words", "Ready to start"), "circle", Tone::Accent},
    {"scheduled", QT_TRANSLATE_NOOP("Words", "Scheduled"), "clock", Tone::Accent},
    {"running", QT_TRANSLATE_NOOP("Words", "Running"), "play", Tone::Good},
    {"paused", QT_TRANSLATE_NOOP("Words", "Paused"), "pause", Tone::Warn},
    {"stopping", QT_TRANSLATE_NOOP("Words", "Stopping"), "square", Tone::Warn},
    {"stopped", QT_TRANSLATE_NOOP("Words", "Stopped"), "square", Tone::Mute},
    {"completed", QT_TRANSLATE_NOOP("Words", "Completed"), "circle-check", Tone::Good},
};
const Entry speakers[] = {
    {"bot", QT_TRANSLATE_NOOP("Words", "Robot"), "bot", Tone::Mute},
    {"citizen", QT_TRANSLATE_NOOP("Words", "Citizen"), "user-round", Tone::Mute},
    {"seat", QT_TRANSLATE_NOOP("Words", "Seat"), "headphones", Tone::Accent},
    {"system", QT_TRANSLATE_NOOP("Words", "System"), "info", Tone::Mute},
};
const Entry urgencies[] = {
    {"normal", QT_TRANSLATE_NOOP("Words", "Normal"), "", Tone::Mute},
    {"urgent", QT_TRANSLATE_NOOP("Words", "Urgent"), "triangle-alert", Tone::Warn},
    {"critical", QT_TRANSLATE_NOOP("Words", "Emergency"), "siren", Tone::Bad},
};
const Entry roles[] = {
    {"seat", QT_TRANSLATE_NOOP("Words", "Seat"), "", Tone::Mute},
    {"dispatcher", QT_TRANSLATE_NOOP("Words", "Dispatcher"), "", Tone::Mute},
    {"unit_liaison", QT_TRANSLATE_NOOP("Words", "Unit liaison"), "", Tone::Mute},
    {"liaison", QT_TRANSLATE_NOOP("Words", "Unit liaison"), "", Tone::Mute},
    {"supervisor", QT_TRANSLATE_NOOP("Words", "Team leader"), "", Tone::Mute},
    {"team_leader", QT_TRANSLATE_NOOP("Words", "Team leader"), "", Tone::Mute},
    {"business_admin", QT_TRANSLATE_NOOP("Words", "Business admin"), "", Tone::Mute},
    {"system_admin", QT_TRANSLATE_NOOP("Words", "System admin"), "", Tone::Mute},
    {"security_admin", QT_TRANSLATE_NOOP("Words", "Security admin"), "", Tone::Mute},
    {"audit_admin", QT_TRANSLATE_NOOP("Words", "Audit admin"), "", Tone::Mute},
};
const Entry seatReasons[] = {
    {"missed", QT_TRANSLATE_NOOP("Words", "Missed a call"), "", Tone::Warn},
    {"rejected", QT_TRANSLATE_NOOP("Words", "Gave a call back"), "", Tone::Warn},
    {"unreachable", QT_TRANSLATE_NOOP("Words", "Telephone unreachable"), "", Tone::Warn},
    {"supervising", QT_TRANSLATE_NOOP("Words", "Supervises a call"), "", Tone::Accent},
    {"locked", QT_TRANSLATE_NOOP("Words", "Console locked"), "", Tone::Mute},
};
const Entry slotNames[] = {
    {"name", QT_TRANSLATE_NOOP("Words", "Name"), "", Tone::Mute},
    {"phone", QT_TRANSLATE_NOOP("Words", "Phone"), "", Tone::Mute},
    {"place", QT_TRANSLATE_NOOP("Words", "Place"), "", Tone::Mute},
    {"community", QT_TRANSLATE_NOOP("Words", "Community"), "", Tone::Mute},
    {"district", QT_TRANSLATE_NOOP("Words", "District"), "", Tone::Mute},
    {"address", QT_TRANSLATE_NOOP("Words", "Address"), "", Tone::Mute},
    {"time", QT_TRANSLATE_NOOP("Words", "Time"), "", Tone::Mute},
    {"wish", QT_TRANSLATE_NOOP("Words", "Expects"), "", Tone::Mute},
    {"identity", QT_TRANSLATE_NOOP("Words", "Identity"), "", Tone::Mute},
    {"satisfaction", QT_TRANSLATE_NOOP("Words", "Satisfaction"), "", Tone::Mute},
    {"employment", QT_TRANSLATE_NOOP("Words", "Employment"), "", Tone::Mute},
    {"household", QT_TRANSLATE_NOOP("Words", "Household"), "", Tone::Mute},
    {"materials", QT_TRANSLATE_NOOP("Words", "Documents"), "", Tone::Mute},
    {"category", QT_TRANSLATE_NOOP("Words", "Category"), "", Tone::Mute},
    {"callback", QT_TRANSLATE_NOOP("Words", "May be called back"), "", Tone::Mute},
    {"heard", QT_TRANSLATE_NOOP("Words", "Notice"), "", Tone::Mute},
    {"choice", QT_TRANSLATE_NOOP("Words", "Choice"), "", Tone::Mute},
    {"acknowledgement", QT_TRANSLATE_NOOP("Words", "Reminder"), "", Tone::Mute},
    {"understood", QT_TRANSLATE_NOOP("Words", "Understood"), "", Tone::Mute},
};

} // namespace

Word seatWord(const QString &state) {
    return state.isEmpty()
               ? Word{QCoreApplication::translate("Words", "Unknown"), u"circle-help"_s, Tone::Mute}
               : lookUp(seats, state, "circle-help");
}
Word callWord(const QString &state) {
    return lookUp(calls, state, "circle-help");
}
Word outcomeWord(const QString &outcome) {
    return lookUp(outcomes, outcome, "circle-help");
}
Word resultWord(const QString &result) {
    return lookUp(results, result, "circle-check");
}
Word numberStateWord(const QString &state) {
    return lookUp(numberStates, state, "circle-help");
}
Word ticketWord(const QString &state) {
    return lookUp(tickets, state, "circle-help");
}
Word campaignWord(const QString &state) {
    return lookUp(campaigns, state, "circle-help");
}
Word speakerWord(const QString &speaker) {
    return lookUp(speakers, speaker, "user-round");
}
Word urgencyWord(const QString &urgency) {
    return lookUp(urgencies, urgency, "");
}
QString roleText(const QString &role) {
    return lookUp(roles, role, "").text;
}
QString slotText(const QString &slot) {
    return lookUp(slotNames, slot, "").text;
}

QString seatReasonText(const QString &reason) {
    return lookUp(seatReasons, reason, "").text;
}

QString answerText(const QString &answer) {
    // The flows' own name of the answer that asks for somebody.
    return answer == "person"_L1 ? QCoreApplication::translate("Words", "Wants to talk to a person")
                                 : lookUp(results, answer, "").text;
}

QString emergencyText(const QString &number) {
    const auto say = [](const char *words) { return QCoreApplication::translate("Words", words); };
    if (number == "110"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Police"));
    if (number == "119"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Fire brigade"));
    if (number == "120"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Ambulance"));
    if (number == "122"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Traffic police"));
    return {};
}

QString outsideText(const QJsonObject &outside) {
    const QString party = outside["party"_L1].toString();
    const QString who = outside["kind"_L1].toString() == "emergency"_L1 ? emergencyText(party) : QString();
    return who.isEmpty() ? party : u"%1 %2"_s.arg(party, who);
}

QString outsideOutcomeText(const QString &outcome) {
    return outcome == "no_line"_L1 ? QCoreApplication::translate("Words", "No line was free") : outcomeWord(outcome).text;
}

QString handoverText(const QJsonObject &handover) {
    const QString reason = handover["reason"_L1].toString();
    const auto say = [](const char *words) { return QCoreApplication::translate("Words", words); };
    if (reason == "key"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Pressed %1 for a person"))
            .arg(handover["key"_L1].toString());
    if (reason == "asked"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Asked for a person"));
    if (reason == "no_match"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "The robot did not understand"));
    if (reason == "emotion"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Getting upset"));
    if (reason == "inbound"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Called the hotline"));
    if (reason == "dial"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "You asked for this call"));
    if (reason == "transfer"_L1)
        return say(QT_TRANSLATE_NOOP("Words", "Passed on by another seat"));
    return reason.isEmpty() ? say(QT_TRANSLATE_NOOP("Words", "Reason unknown")) : reason;
}

Word deadlineWord(const QJsonObject &ticket, qint64 now) {
    // Where no clock runs any more, what came of it says more than a deadline that is past.
    const QString state = ticket["state"_L1].toString();
    if ((state == "closed"_L1 || state == "archived"_L1 || state == "pending_visit"_L1) &&
        ticket["deadlineText"_L1].toString().isEmpty()) {
        const QString said = ticket["satisfaction"_L1].toString();
        return said.isEmpty() ? Word{ticketWord(state).text, ticketWord(state).icon, Tone::Mute} : resultWord(said);
    }
    const auto deadline = static_cast<qint64>(ticket["deadline"_L1].toDouble());
    if (deadline == 0)
        return {QCoreApplication::translate("Words", "No deadline"), u"clock"_s, Tone::Mute};
    const qint64 left = deadline - now;
    QString words = ticket["deadlineText"_L1].toString();
    const auto twoDays = 2LL * 24 * 3600 * 1000;
    if (left < 0) {
        if (words.isEmpty())
            words = QCoreApplication::translate("Words", "Overdue by %1").arg(spanText(-left));
        return {engineWords(words), u"triangle-alert"_s, Tone::Bad};
    }
    if (words.isEmpty())
        words = QCoreApplication::translate("Words", "%1 left").arg(spanText(left));
    // The engine counts in working days; hours of the clock say little over a holiday.
    static const QRegularExpression workingDays(u"(\\d+) ?个工作日"_s);
    const auto counted = workingDays.match(words);
    const bool soon = counted.hasMatch() ? counted.captured(1).toInt() < 2 : left < twoDays;
    return {engineWords(words), u"clock"_s, soon ? Tone::Warn : Tone::Mute};
}

QStringList callResults() {
    return {u"resolved"_s,     u"ticket"_s,   u"informed"_s,     u"satisfied"_s,
            u"dissatisfied"_s, u"callback"_s, u"wrong_person"_s, u"dropped"_s};
}

} // namespace lianxin
