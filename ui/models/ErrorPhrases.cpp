// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ErrorTable.h"
#include <QtGlobal>
#include <iterator>

namespace lianxin {

const ErrorTemplate foreignPhrases[] = {
    // of the operating system
    {"", QT_TRANSLATE_NOOP("ErrorWords", "No such file or directory"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Permission denied"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "No space left on device"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Read-only file system"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Is a directory"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Not a directory"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "File exists"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "File name too long"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Input/output error"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Disk quota exceeded"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Too many open files"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Operation not permitted"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Device or resource busy"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Address already in use"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Cannot assign requested address"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Connection refused"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Connection reset by peer"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Connection timed out"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Network is unreachable"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "No route to host"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Unknown error"), ""},
    // of Qt
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Child process set up failed: %1"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Process crashed"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Remote closed"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "Access denied"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "illegal value"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "illegal number"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "invalid escape sequence"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "invalid UTF8 string"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "unterminated string"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "unterminated object"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "unterminated array"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "missing name separator"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "missing value separator"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "object is missing after a comma"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "too deeply nested document"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "garbage at the end of the document"), ""},
    // of yaml-cpp
    {"", QT_TRANSLATE_NOOP("ErrorWords", "illegal map value"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "illegal block entry"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "end of map not found"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "end of sequence not found"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "end of map flow not found"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "end of sequence flow not found"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "illegal EOF in scalar"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "the referenced anchor is not defined"), ""},
    // of the seat's phone, about its registration
    {"", QT_TRANSLATE_NOOP("ErrorWords", "The phone is registering."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "The engine does not accept the phone's name and password."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "The engine does not know this seat."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "The engine does not answer."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "The engine does not answer, or shows another certificate than the one that is trusted."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "The engine can't be reached."), ""},
    // of what takes parameters, and of a key ring's and a sealed file's parts
    {"", QT_TRANSLATE_NOOP("ErrorWords", "It takes none."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "It takes %1."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "It says neither what it masks nor that it has no personal data."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "It masks fields and claims to have no personal data."), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "A masked field has no name."), ""},
    // values
    {"", QT_TRANSLATE_NOOP("ErrorWords", "passphrase"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "recovery key"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "key file"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "another engine with the id '%1'"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "a number from %1 to %2"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "lead unit"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "assisting unit"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "engine"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "importing"), ""},
    {"", QT_TRANSLATE_NOOP("ErrorWords", "failed"), ""},
};

const int foreignPhraseCount = int(std::size(foreignPhrases));

// The parameters that a person fills in on a page.
const ErrorField errorFields[] = {
    {"reason", QT_TRANSLATE_NOOP("ErrorWords", "the reason")},
    {"unitId", QT_TRANSLATE_NOOP("ErrorWords", "the handling unit")},
    {"opinion", QT_TRANSLATE_NOOP("ErrorWords", "the opinion")},
    {"text", QT_TRANSLATE_NOOP("ErrorWords", "the text")},
    {"title", QT_TRANSLATE_NOOP("ErrorWords", "the title")},
    {"phone", QT_TRANSLATE_NOOP("ErrorWords", "the telephone number")},
    {"name", QT_TRANSLATE_NOOP("ErrorWords", "the name")},
    {"result", QT_TRANSLATE_NOOP("ErrorWords", "the result")},
    {"into", QT_TRANSLATE_NOOP("ErrorWords", "the main ticket")},
    {"amount", QT_TRANSLATE_NOOP("ErrorWords", "the amount")},
    {"deadline", QT_TRANSLATE_NOOP("ErrorWords", "the deadline")},
    {"workingDaysBefore", QT_TRANSLATE_NOOP("ErrorWords", "working days before")},
    {"workingDaysAfter", QT_TRANSLATE_NOOP("ErrorWords", "working days after")},
    {"minutesBefore", QT_TRANSLATE_NOOP("ErrorWords", "minutes before")},
    {"minutesAfter", QT_TRANSLATE_NOOP("ErrorWords", "minutes after")},
    {"feedbackBy", QT_TRANSLATE_NOOP("ErrorWords", "the time of the answer")},
    {"answerRate", QT_TRANSLATE_NOOP("ErrorWords", "the share that answers")},
    {"talkSeconds", QT_TRANSLATE_NOOP("ErrorWords", "the seconds of a talk")},
    {"ringSeconds", QT_TRANSLATE_NOOP("ErrorWords", "the seconds of ringing")},
    {"handOverShare", QT_TRANSLATE_NOOP("ErrorWords", "the share of hand-overs")},
    {"seatSeconds", QT_TRANSLATE_NOOP("ErrorWords", "the seconds at a seat")},
    {"lines", QT_TRANSLATE_NOOP("ErrorWords", "the lines")},
};
const int errorFieldCount = int(std::size(errorFields));

} // namespace lianxin
