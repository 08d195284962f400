// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/DraftWords.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>

namespace lianxin {
namespace {

struct DraftWord {
    const char *name;
    const char *words;
};

const DraftWord draftFields[] = {
    {"request", QT_TRANSLATE_NOOP("DraftWords", "request")},   {"title", QT_TRANSLATE_NOOP("DraftWords", "title")},
    {"category", QT_TRANSLATE_NOOP("DraftWords", "category")}, {"unit", QT_TRANSLATE_NOOP("DraftWords", "handling unit")},
    {"district", QT_TRANSLATE_NOOP("DraftWords", "district")}, {"address", QT_TRANSLATE_NOOP("DraftWords", "address")},
    {"time", QT_TRANSLATE_NOOP("DraftWords", "time")},         {"contact", QT_TRANSLATE_NOOP("DraftWords", "contact")},
    {"urgency", QT_TRANSLATE_NOOP("DraftWords", "urgency")},
};
const DraftWord draftQuestions[] = {
    {"ask_request", QT_TRANSLATE_NOOP("DraftWords", "What would you like us to do?")},
    {"ask_category", QT_TRANSLATE_NOOP("DraftWords", "What is it about, please?")},
    {"ask_district", QT_TRANSLATE_NOOP("DraftWords", "Which district is it in?")},
    {"ask_address", QT_TRANSLATE_NOOP("DraftWords", "Where exactly is it?")},
    {"ask_time", QT_TRANSLATE_NOOP("DraftWords", "When does it happen?")},
    {"ask_contact", QT_TRANSLATE_NOOP("DraftWords", "What is your name, and how can we reach you?")},
};
const DraftWord urgencyRules[] = {
    {"fire", QT_TRANSLATE_NOOP("DraftWords", "fire")},
    {"gas_leak", QT_TRANSLATE_NOOP("DraftWords", "gas leak")},
    {"trapped", QT_TRANSLATE_NOOP("DraftWords", "somebody trapped")},
    {"injured", QT_TRANSLATE_NOOP("DraftWords", "somebody hurt")},
    {"suicide", QT_TRANSLATE_NOOP("DraftWords", "life in danger")},
    {"violence", QT_TRANSLATE_NOOP("DraftWords", "violence")},
    {"food_poisoning", QT_TRANSLATE_NOOP("DraftWords", "food poisoning")},
    {"child_missing", QT_TRANSLATE_NOOP("DraftWords", "child missing")},
    {"collapse", QT_TRANSLATE_NOOP("DraftWords", "collapse")},
    {"electric_shock", QT_TRANSLATE_NOOP("DraftWords", "electric shock")},
    {"flood", QT_TRANSLATE_NOOP("DraftWords", "flood")},
    {"water_cut_many", QT_TRANSLATE_NOOP("DraftWords", "no water for many")},
    {"power_cut_many", QT_TRANSLATE_NOOP("DraftWords", "no power for many")},
    {"heating_many", QT_TRANSLATE_NOOP("DraftWords", "no heating for many")},
    {"vulnerable", QT_TRANSLATE_NOOP("DraftWords", "person in need of care")},
};
const DraftWord extensions[] = {
    {"complex", QT_TRANSLATE_NOOP("DraftWords", "complex matter")},
    {"emotional", QT_TRANSLATE_NOOP("DraftWords", "straining talk")},
    {"materials", QT_TRANSLATE_NOOP("DraftWords", "documents to look up")},
    {"system", QT_TRANSLATE_NOOP("DraftWords", "system trouble")},
    {"other", QT_TRANSLATE_NOOP("DraftWords", "other")},
};

template <size_t n>
QString draftText(const DraftWord (&words)[n], const QString &name, const QString &otherwise) {
    for (const DraftWord &word : words)
        if (name == QLatin1StringView(word.name))
            return QCoreApplication::translate("DraftWords", word.words);
    return otherwise;
}

} // namespace

QString draftFieldText(const QString &field) {
    return draftText(draftFields, field, field);
}
QString draftQuestionText(const QString &question) {
    return draftText(draftQuestions, question, {});
}
QString urgencyRuleText(const QString &rule) {
    return draftText(urgencyRules, rule, rule);
}
QString extensionReasonText(const QString &reason) {
    return draftText(extensions, reason, reason);
}

QStringList extensionReasons() {
    QStringList names;
    for (const DraftWord &word : extensions)
        names << QString::fromLatin1(word.name);
    return names;
}

} // namespace lianxin
