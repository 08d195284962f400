// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

//! \brief What the text of one cell of a contact list looks like by itself, without its title. Pure; any thread.
namespace lianxin::cellkinds {

//! Two to four Chinese characters, of whatever meaning.
bool isPersonName(const QString &text);
//! GB 11643, with the right check character.
bool isIdNumber(const QString &text);
bool isTicketNumber(const QString &text);
bool isDate(const QString &text);
bool isLanguage(const QString &text);
bool isDistrict(const QString &text);
bool isCommunity(const QString &text);
bool isAddress(const QString &text);
//! Says that there is nothing: "无", "无电话", "号码不详", "停机", "/".
bool isAbsent(const QString &text);

//! What tells a cell from others; of Words nothing is known. Person: begins with a usual surname, unlike isPersonName(). Number: many
//! digits, a telephone as a rule; Count: few, and nothing else.
enum class Kind { Number, IdNumber, Ticket, Date, Language, District, Community, Address, Person, Count, Words };
Kind kindOf(const QString &text);

} // namespace lianxin::cellkinds
