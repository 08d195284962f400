// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/TicketSteps.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include <QCoreApplication>
#include <QHash>

namespace lianxin {
namespace {

struct StepEntry {
    const char *verb;
    const char *label;
    const char *question;
    const char *consequence;
    const char *icon;
    const char *needs;
    const char *needsLabel;
    const char *usual; //!< separated by |
    bool dangerous;
};

const StepEntry steps[] = {
    {"dispatch", QT_TRANSLATE_NOOP("TicketSteps", "Dispatch"), QT_TRANSLATE_NOOP("TicketSteps", "Dispatch to which unit?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The unit becomes responsible and its deadline begins."), "arrow-right", "unitId",
     QT_TRANSLATE_NOOP("TicketSteps", "Handling unit"), "", false},
    {"sign", QT_TRANSLATE_NOOP("TicketSteps", "Sign"), QT_TRANSLATE_NOOP("TicketSteps", "Sign for the unit?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The ticket says that you signed on the unit’s behalf."), "check", "", "", "", false},
    {"process", QT_TRANSLATE_NOOP("TicketSteps", "Record progress"), QT_TRANSLATE_NOOP("TicketSteps", "What was done?"),
     QT_TRANSLATE_NOOP("TicketSteps", "It stays in the time line; the state does not change."), "pencil", "opinion",
     QT_TRANSLATE_NOOP("TicketSteps", "Progress"), "", false},
    {"note", QT_TRANSLATE_NOOP("TicketSteps", "Note"), QT_TRANSLATE_NOOP("TicketSteps", "Add a note"),
     QT_TRANSLATE_NOOP("TicketSteps", "Notes stay in the time line and can’t be removed."), "pencil", "text",
     QT_TRANSLATE_NOOP("TicketSteps", "Note"), "", false},
    {"finish", QT_TRANSLATE_NOOP("TicketSteps", "Finish"), QT_TRANSLATE_NOOP("TicketSteps", "What is the result?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The citizen is called and asked about it."), "circle-check", "opinion",
     QT_TRANSLATE_NOOP("TicketSteps", "Result for the citizen"), "", false},
    {"visit", QT_TRANSLATE_NOOP("TicketSteps", "Record the visit"), QT_TRANSLATE_NOOP("TicketSteps", "What did the citizen say?"),
     QT_TRANSLATE_NOOP("TicketSteps", "Satisfied closes the ticket; dissatisfied gives it back to the unit under supervision."),
     "phone-outgoing", "result", QT_TRANSLATE_NOOP("TicketSteps", "Answer"), "", false},
    {"doubt", QT_TRANSLATE_NOOP("TicketSteps", "Let a person listen"), QT_TRANSLATE_NOOP("TicketSteps", "What is in doubt?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The visit is not scored until somebody has listened."), "headphones", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"close", QT_TRANSLATE_NOOP("TicketSteps", "Close"), QT_TRANSLATE_NOOP("TicketSteps", "Close without a return visit?"),
     QT_TRANSLATE_NOOP("TicketSteps", "Nobody calls the citizen about it any more."), "circle-check", "", "", "", false},
    {"archive", QT_TRANSLATE_NOOP("TicketSteps", "Archive"), QT_TRANSLATE_NOOP("TicketSteps", "Put into the archive?"),
     QT_TRANSLATE_NOOP("TicketSteps", "An archived ticket is not changed any more."), "lock", "", "", "", false},
    {"reopen", QT_TRANSLATE_NOOP("TicketSteps", "Reopen"), QT_TRANSLATE_NOOP("TicketSteps", "Handle it again?"),
     QT_TRANSLATE_NOOP("TicketSteps", "It goes back with a new deadline from now on."), "undo-2", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), QT_TRANSLATE_NOOP("TicketSteps", "Citizen says it is not solved|Came up again"),
     false},
    {"return", QT_TRANSLATE_NOOP("TicketSteps", "Return"), QT_TRANSLATE_NOOP("TicketSteps", "Take it back from the unit?"),
     QT_TRANSLATE_NOOP("TicketSteps", "It waits to be dispatched again."), "undo-2", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), QT_TRANSLATE_NOOP("TicketSteps", "Not this unit’s matter|Wrong district"), false},
    {"refuse_return", QT_TRANSLATE_NOOP("TicketSteps", "Refuse the return"),
     QT_TRANSLATE_NOOP("TicketSteps", "Keep it with the unit?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The unit’s wish to return it is refused."), "ban", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"reassign", QT_TRANSLATE_NOOP("TicketSteps", "Reassign"), QT_TRANSLATE_NOOP("TicketSteps", "Which unit instead?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The other unit becomes responsible; the time runs on since acceptance."), "repeat-2",
     "unitId", QT_TRANSLATE_NOOP("TicketSteps", "Handling unit"), "", false},
    {"ask_return", QT_TRANSLATE_NOOP("TicketSteps", "Ask to return"), QT_TRANSLATE_NOOP("TicketSteps", "Why is it not ours?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The hotline decides; the time runs on."), "undo-2", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"ask_extension", QT_TRANSLATE_NOOP("TicketSteps", "Ask for more time"),
     QT_TRANSLATE_NOOP("TicketSteps", "Why is more time needed?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The hotline decides; the deadline stays until then."), "clock", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"grant_extension", QT_TRANSLATE_NOOP("TicketSteps", "Grant the extension"),
     QT_TRANSLATE_NOOP("TicketSteps", "Grant the extension?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The deadline moves by as much as was asked for."), "clock", "", "", "", false},
    {"refuse_extension", QT_TRANSLATE_NOOP("TicketSteps", "Refuse the extension"),
     QT_TRANSLATE_NOOP("TicketSteps", "Refuse the extension?"), QT_TRANSLATE_NOOP("TicketSteps", "The deadline stays."), "ban",
     "reason", QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"pause", QT_TRANSLATE_NOOP("TicketSteps", "Stop the clock"), QT_TRANSLATE_NOOP("TicketSteps", "What is it waiting for?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The deadline stands still until it goes on."), "pause", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), QT_TRANSLATE_NOOP("TicketSteps", "Waits for the citizen"), false},
    {"resume", QT_TRANSLATE_NOOP("TicketSteps", "Let the clock run"), QT_TRANSLATE_NOOP("TicketSteps", "Go on?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The deadline is computed anew without the time it stood still."), "play", "", "", "", false},
    {"urge", QT_TRANSLATE_NOOP("TicketSteps", "Urge"), QT_TRANSLATE_NOOP("TicketSteps", "Urge the handling unit?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The urging is noted in the ticket and the unit is told."), "megaphone", "text",
     QT_TRANSLATE_NOOP("TicketSteps", "Words for the unit"),
     QT_TRANSLATE_NOOP("TicketSteps", "Citizen called again|Deadline near"), false},
    {"supervise", QT_TRANSLATE_NOOP("TicketSteps", "Supervise"), QT_TRANSLATE_NOOP("TicketSteps", "Make a supervision order?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The unit’s superior is told and a deadline of its own begins."), "gavel", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"),
     QT_TRANSLATE_NOOP("TicketSteps", "Overdue|Came up again|Citizen dissatisfied"), true},
    {"lift", QT_TRANSLATE_NOOP("TicketSteps", "Lift supervision"), QT_TRANSLATE_NOOP("TicketSteps", "Lift the supervision?"),
     QT_TRANSLATE_NOOP("TicketSteps", "Its orders are settled."), "undo-2", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"assist", QT_TRANSLATE_NOOP("TicketSteps", "Add a unit"), QT_TRANSLATE_NOOP("TicketSteps", "Which unit helps?"),
     QT_TRANSLATE_NOOP("TicketSteps", "It reports its part; the lead unit finishes."), "users", "unitId",
     QT_TRANSLATE_NOOP("TicketSteps", "Assisting unit"), "", false},
    {"unassist", QT_TRANSLATE_NOOP("TicketSteps", "Remove a unit"), QT_TRANSLATE_NOOP("TicketSteps", "Which unit no longer helps?"),
     QT_TRANSLATE_NOOP("TicketSteps", "Its part is not waited for."), "user", "unitId",
     QT_TRANSLATE_NOOP("TicketSteps", "Assisting unit"), "", false},
    {"report", QT_TRANSLATE_NOOP("TicketSteps", "Report our part"), QT_TRANSLATE_NOOP("TicketSteps", "What did your unit do?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The lead unit sees it and finishes the ticket."), "check", "opinion",
     QT_TRANSLATE_NOOP("TicketSteps", "Result"), "", false},
    {"merge", QT_TRANSLATE_NOOP("TicketSteps", "Merge"), QT_TRANSLATE_NOOP("TicketSteps", "Into which ticket?"),
     QT_TRANSLATE_NOOP("TicketSteps", "It is closed and handled with the other one; reopening undoes it."), "repeat-2", "into",
     QT_TRANSLATE_NOOP("TicketSteps", "Number of the main ticket"), "", false},
    {"appeal", QT_TRANSLATE_NOOP("TicketSteps", "Appeal"), QT_TRANSLATE_NOOP("TicketSteps", "Why is it unjust?"),
     QT_TRANSLATE_NOOP("TicketSteps", "A supervisor decides once; the evidence stays with the ticket."), "gavel", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"uphold_appeal", QT_TRANSLATE_NOOP("TicketSteps", "Uphold the appeal"),
     QT_TRANSLATE_NOOP("TicketSteps", "Uphold the appeal?"),
     QT_TRANSLATE_NOOP("TicketSteps", "The visit is no longer scored and the supervision order is withdrawn."), "check", "reason",
     QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
    {"reject_appeal", QT_TRANSLATE_NOOP("TicketSteps", "Reject the appeal"),
     QT_TRANSLATE_NOOP("TicketSteps", "Reject the appeal?"), QT_TRANSLATE_NOOP("TicketSteps", "What was judged stands."), "ban",
     "reason", QT_TRANSLATE_NOOP("TicketSteps", "Reason"), "", false},
};

QString step(const char *words) {
    return *words ? QCoreApplication::translate("TicketSteps", words) : QString();
}

// Where a card is taken to by which step; the first that the rules allow counts. Merging needs another ticket first.
const std::pair<QLatin1StringView, QLatin1StringView> moves[] = {
    {"dispatch"_L1, "pending_sign"_L1}, {"reassign"_L1, "pending_sign"_L1}, {"sign"_L1, "processing"_L1},
    {"finish"_L1, "pending_visit"_L1},  {"return"_L1, "pending_dispatch"_L1}, {"close"_L1, "closed"_L1},
    {"reopen"_L1, "processing"_L1},     {"supervise"_L1, "supervised"_L1},
};

const std::pair<const char *, const char *> eventNames[] = {
    {"created", QT_TRANSLATE_NOOP("TicketSteps", "Accepted")},
    {"dispatched", QT_TRANSLATE_NOOP("TicketSteps", "Dispatched")},
    {"signed", QT_TRANSLATE_NOOP("TicketSteps", "Signed")},
    {"processed", QT_TRANSLATE_NOOP("TicketSteps", "Handled")},
    {"noted", QT_TRANSLATE_NOOP("TicketSteps", "Note")},
    {"returned", QT_TRANSLATE_NOOP("TicketSteps", "Returned")},
    {"finished", QT_TRANSLATE_NOOP("TicketSteps", "Finished")},
    {"visited", QT_TRANSLATE_NOOP("TicketSteps", "Return visit")},
    {"closed", QT_TRANSLATE_NOOP("TicketSteps", "Closed")},
    {"archived", QT_TRANSLATE_NOOP("TicketSteps", "Archived")},
    {"supervised", QT_TRANSLATE_NOOP("TicketSteps", "Supervision order")},
    {"supervision_lifted", QT_TRANSLATE_NOOP("TicketSteps", "Supervision lifted")},
    {"urged", QT_TRANSLATE_NOOP("TicketSteps", "Urged")},
    {"reminded", QT_TRANSLATE_NOOP("TicketSteps", "Unit reminded by call")},
    {"edited", QT_TRANSLATE_NOOP("TicketSteps", "Edited")},
    {"reassigned", QT_TRANSLATE_NOOP("TicketSteps", "Reassigned")},
    {"return_asked", QT_TRANSLATE_NOOP("TicketSteps", "Unit asks to return")},
    {"return_refused", QT_TRANSLATE_NOOP("TicketSteps", "Return refused")},
    {"extension_asked", QT_TRANSLATE_NOOP("TicketSteps", "Unit asks for more time")},
    {"extension_granted", QT_TRANSLATE_NOOP("TicketSteps", "Extension granted")},
    {"extension_refused", QT_TRANSLATE_NOOP("TicketSteps", "Extension refused")},
    {"paused", QT_TRANSLATE_NOOP("TicketSteps", "Clock stopped")},
    {"resumed", QT_TRANSLATE_NOOP("TicketSteps", "Clock runs on")},
    {"assist_added", QT_TRANSLATE_NOOP("TicketSteps", "Assisting unit joins")},
    {"assist_removed", QT_TRANSLATE_NOOP("TicketSteps", "Assisting unit leaves")},
    {"assist_reported", QT_TRANSLATE_NOOP("TicketSteps", "Assisting unit reports")},
    {"merged", QT_TRANSLATE_NOOP("TicketSteps", "Merged into")},
    {"absorbed", QT_TRANSLATE_NOOP("TicketSteps", "Took in")},
    {"released", QT_TRANSLATE_NOOP("TicketSteps", "Stands alone again")},
    {"reopened", QT_TRANSLATE_NOOP("TicketSteps", "Reopened")},
    {"visit_unclear", QT_TRANSLATE_NOOP("TicketSteps", "A person listens to the visit")},
    {"appealed", QT_TRANSLATE_NOOP("TicketSteps", "Appeal")},
    {"appeal_upheld", QT_TRANSLATE_NOOP("TicketSteps", "Appeal upheld")},
    {"appeal_rejected", QT_TRANSLATE_NOOP("TicketSteps", "Appeal rejected")},
    {"citizen_told", QT_TRANSLATE_NOOP("TicketSteps", "Citizen told the date")},
    {"escalated", QT_TRANSLATE_NOOP("TicketSteps", "Superior told")},
    {"deadline_moved", QT_TRANSLATE_NOOP("TicketSteps", "Deadline moved")},
};

// Reasons that the engine gives by name.
const std::pair<const char *, const char *> reasonNames[] = {
    {"dissatisfied", QT_TRANSLATE_NOOP("TicketSteps", "citizen dissatisfied")},
    {"overdue", QT_TRANSLATE_NOOP("TicketSteps", "overdue")},
    {"low_confidence", QT_TRANSLATE_NOOP("TicketSteps", "hard to understand")},
    {"contradiction", QT_TRANSLATE_NOOP("TicketSteps", "contradicts itself")},
    {"out_of_scope", QT_TRANSLATE_NOOP("TicketSteps", "beyond what the unit may do")},
};

template <class Names>
QString named(const Names &names, const QString &name) {
    for (const auto &[key, words] : names) {
        if (name == QLatin1StringView(key))
            return step(words);
    }
    return name;
}

} // namespace

TicketStepWords stepWords(const QString &verb) {
    for (const StepEntry &entry : steps) {
        if (verb == QLatin1StringView(entry.verb))
            return {verb,
                    step(entry.label),
                    step(entry.question),
                    step(entry.consequence),
                    QString::fromLatin1(entry.icon),
                    QString::fromLatin1(entry.needs),
                    step(entry.needsLabel),
                    step(entry.usual).split(u'|', Qt::SkipEmptyParts),
                    entry.dangerous};
    }
    return {verb, verb, verb, {}, {}, {}, {}, {}, false};
}

QString TicketMoves::verbFor(const QString &fromState, const QString &toColumn) const {
    for (const auto &[verb, target] : moves) {
        if (toColumn != target || fromState == toColumn)
            continue;
        for (const auto &value : m_rules) {
            const QJsonObject rule = value.toObject();
            if (rule["verb"_L1].toString() == verb && rule["from"_L1].toArray().contains(fromState))
                return verb;
        }
    }
    return {};
}

QString TicketMoves::verbFor(const QJsonArray &tickets, const QString &toColumn) const {
    QString verb;
    for (const auto &ticket : tickets) {
        const QString one = verbFor(ticket.toObject()["state"_L1].toString(), toColumn);
        if (one.isEmpty() || (!verb.isEmpty() && one != verb))
            return {};
        verb = one;
    }
    return verb;
}

QStringList TicketMoves::verbsFrom(const QStringList &states) const {
    QStringList verbs;
    for (const auto &value : m_rules) {
        const QJsonObject rule = value.toObject();
        const QString verb = rule["verb"_L1].toString();
        const QJsonArray from = rule["from"_L1].toArray();
        if (!verb.isEmpty() && std::all_of(states.cbegin(), states.cend(), [&](const QString &s) { return from.contains(s); }))
            verbs << verb;
    }
    return verbs;
}

QString reasonText(const QString &reason) {
    return named(reasonNames, reason);
}

QString ticketEventText(const QJsonObject &event) {
    const QJsonObject data = event["data"_L1].toObject();
    const QString said = named(eventNames, event["action"_L1].toString());
    QStringList more;
    for (const QString &key : {u"unitName"_s, u"opinion"_s, u"text"_s, u"reason"_s, u"intoNumber"_s, u"fromNumber"_s}) {
        if (const QString value = data[key].toString(); !value.isEmpty())
            more << (key == "reason"_L1 ? named(reasonNames, value) : value);
    }
    if (const QString result = data["result"_L1].toString(); !result.isEmpty())
        more << resultWord(result).text;
    const QString action = event["action"_L1].toString();
    if (const qint64 due = data["deadline"_L1].toInteger();
        due > 0 && (action == "supervised"_L1 || action == "extension_granted"_L1 || action == "resumed"_L1 || action == "deadline_moved"_L1))
        more << step(QT_TRANSLATE_NOOP("TicketSteps", "due %1")).arg(dayTimeText(due));
    if (const QJsonValue offset = data["offsetMs"_L1]; offset.isDouble()) {
        const QString key = data["key"_L1].toString(), when = shortTimerText(offset.toInteger());
        more << (key.isEmpty() ? step(QT_TRANSLATE_NOOP("TicketSteps", "at %1 of the call")).arg(when)
                               : step(QT_TRANSLATE_NOOP("TicketSteps", "pressed %1 at %2")).arg(key, when));
    }
    if (const qint64 before = data["before"_L1].toInteger(); before > 0)
        more << step(QT_TRANSLATE_NOOP("TicketSteps", "was due %1")).arg(dayTimeText(before));
    if (const QString whose = data["onBehalfOf"_L1].toString(); !whose.isEmpty())
        more << step(QT_TRANSLATE_NOOP("TicketSteps", "on behalf of %1")).arg(whose);
    return more.isEmpty() ? said : saidText(said, clausesText(more));
}

Word ticketEventMark(const QString &action) {
    if (action == "supervised"_L1)
        return {{}, u"gavel"_s, Tone::Bad};
    if (action == "escalated"_L1 || action == "return_asked"_L1 || action == "appealed"_L1 || action == "extension_asked"_L1 ||
        action == "visit_unclear"_L1)
        return {{}, u"circle-alert"_s, Tone::Warn};
    if (action == "closed"_L1 || action == "appeal_upheld"_L1)
        return {{}, u"circle-check"_s, Tone::Good};
    return {};
}

} // namespace lianxin
