// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/RuleWords.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>

namespace lianxin {
namespace {

struct RuleWord {
    const char *rule;
    const char *passed;
    const char *held;
};
const RuleWord ruleWords[] = {
    {"order_state", QT_TRANSLATE_NOOP("RuleWords", "Waiting to be dialled"), QT_TRANSLATE_NOOP("RuleWords", "Dealt with already")},
    {"expired", QT_TRANSLATE_NOOP("RuleWords", "Still within its time"), QT_TRANSLATE_NOOP("RuleWords", "Its time is over")},
    {"empty_number", QT_TRANSLATE_NOOP("RuleWords", "Number is in use"), QT_TRANSLATE_NOOP("RuleWords", "Number is not in use")},
    {"do_not_call", QT_TRANSLATE_NOOP("RuleWords", "Not on the do-not-call list"), QT_TRANSLATE_NOOP("RuleWords", "On the do-not-call list")},
    {"consent", QT_TRANSLATE_NOOP("RuleWords", "Has not refused automatic calls"), QT_TRANSLATE_NOOP("RuleWords", "Refused, or did not agree")},
    {"minor", QT_TRANSLATE_NOOP("RuleWords", "Not a child"), QT_TRANSLATE_NOOP("RuleWords", "A child’s number")},
    {"list_exclusion", QT_TRANSLATE_NOOP("RuleWords", "On no list that excludes this one"), QT_TRANSLATE_NOOP("RuleWords", "On a list that excludes this one")},
    {"source_state", QT_TRANSLATE_NOOP("RuleWords", "Campaign is running"), QT_TRANSLATE_NOOP("RuleWords", "Campaign is not running")},
    {"attempts_left", QT_TRANSLATE_NOOP("RuleWords", "Attempts left"), QT_TRANSLATE_NOOP("RuleWords", "All attempts made")},
    {"due", QT_TRANSLATE_NOOP("RuleWords", "Pause since the last attempt is over"), QT_TRANSLATE_NOOP("RuleWords", "Still in its pause")},
    {"attempts_today", QT_TRANSLATE_NOOP("RuleWords", "Attempts of this campaign today"), QT_TRANSLATE_NOOP("RuleWords", "Attempts of today made")},
    {"number_today", QT_TRANSLATE_NOOP("RuleWords", "Calls to this number today"), QT_TRANSLATE_NOOP("RuleWords", "Called often enough today")},
    {"call_window", QT_TRANSLATE_NOOP("RuleWords", "Allowed times"), QT_TRANSLATE_NOOP("RuleWords", "Outside the allowed times")},
    {"elderly_hours", QT_TRANSLATE_NOOP("RuleWords", "Gentle hours of the old"), QT_TRANSLATE_NOOP("RuleWords", "Outside the gentle hours of the old")},
    {"person_hours", QT_TRANSLATE_NOOP("RuleWords", "Hours that the person asked for"), QT_TRANSLATE_NOOP("RuleWords", "Outside the person’s hours")},
    {"number_busy", QT_TRANSLATE_NOOP("RuleWords", "No other call to this number"), QT_TRANSLATE_NOOP("RuleWords", "In another call")},
    {"inbound_first", QT_TRANSLATE_NOOP("RuleWords", "Nobody who called in has to wait for it"), QT_TRANSLATE_NOOP("RuleWords", "Those who call in come first")},
    {"seat_pace", QT_TRANSLATE_NOOP("RuleWords", "A seat will be free for whoever asks"), QT_TRANSLATE_NOOP("RuleWords", "No seat will be free")},
    {"source_lines", QT_TRANSLATE_NOOP("RuleWords", "Lines of the campaign free"), QT_TRANSLATE_NOOP("RuleWords", "All lines of the campaign in use")},
    {"source_rate", QT_TRANSLATE_NOOP("RuleWords", "Pace of the campaign"), QT_TRANSLATE_NOOP("RuleWords", "Pace of the campaign")},
    {"trunk_health", QT_TRANSLATE_NOOP("RuleWords", "Trunk brings calls through"), QT_TRANSLATE_NOOP("RuleWords", "Trunk is dead; test calls are made")},
    {"trunk_lines", QT_TRANSLATE_NOOP("RuleWords", "Lines of the trunk free"), QT_TRANSLATE_NOOP("RuleWords", "All lines of the trunk in use")},
    {"trunk_rate", QT_TRANSLATE_NOOP("RuleWords", "Pace of the trunk"), QT_TRANSLATE_NOOP("RuleWords", "Pace of the trunk")},
};

const RuleWord *wordsOf(const QString &rule) {
    for (const RuleWord &word : ruleWords)
        if (rule == QLatin1StringView(word.rule))
            return &word;
    return nullptr;
}

} // namespace

QString ruleText(const QString &rule) {
    const RuleWord *word = wordsOf(rule);
    return word ? QCoreApplication::translate("RuleWords", word->passed) : rule;
}

QString heldText(const QString &rule) {
    const RuleWord *word = wordsOf(rule);
    return word ? QCoreApplication::translate("RuleWords", word->held) : rule;
}

} // namespace lianxin
