// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ErrorWords.h"
#include "platform/base/Literals.h"
#include <QCoreApplication>

namespace lianxin {
namespace {

struct ErrorEntry {
    const char *code;
    const char *message;
    const char *remedy;
};

const ErrorEntry sayings[] = {
    {"tickets.ladders_changed", QT_TRANSLATE_NOOP("ErrorWords", "Somebody else saved ladders meanwhile."),
     QT_TRANSLATE_NOOP("ErrorWords", "What you changed is still here: note it, discard it, and change the newer ladders.")},
    {"tickets.appeal_decided", QT_TRANSLATE_NOOP("ErrorWords", "This appeal is not open any more: somebody else decided it."),
     QT_TRANSLATE_NOOP("ErrorWords", "Look at it among all appeals.")},
    {"tickets.unknown_appeal", QT_TRANSLATE_NOOP("ErrorWords", "There is no such appeal any more."),
     QT_TRANSLATE_NOOP("ErrorWords", "Read the list again.")},
    {"text.too_few", QT_TRANSLATE_NOOP("ErrorWords", "There are too few closed tickets with a category to learn from: two categories with two tickets each at least."),
     QT_TRANSLATE_NOOP("ErrorWords", "Close more tickets, and give them categories at the dispatch desk.")},
    {"dispatch.nothing_newer", QT_TRANSLATE_NOOP("ErrorWords", "No ticket that this model has not seen was closed yet."),
     QT_TRANSLATE_NOOP("ErrorWords", "Test it again when tickets that came after its training are closed.")},
    {"dispatch.unknown_model", QT_TRANSLATE_NOOP("ErrorWords", "There is no such model any more."),
     QT_TRANSLATE_NOOP("ErrorWords", "Read the list again.")},
};

QString inWords(const char *words) {
    return QCoreApplication::translate("ErrorWords", words);
}

} // namespace

Error inReadersWords(const Error &error) {
    for (const auto &[code, message, remedy] : sayings) {
        if (error.code != QLatin1StringView(code))
            continue;
        Error said = error;
        said.message = inWords(message);
        said.remedy = inWords(remedy);
        return said;
    }
    return error;
}

} // namespace lianxin
