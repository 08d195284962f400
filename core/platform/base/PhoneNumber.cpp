// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/PhoneNumber.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"

namespace lianxin {

namespace {

Error bad(const QString &code, const QString &message, const QString &remedy) {
    return {ErrorKind::BadInput, code, message, remedy, {}};
}

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

bool allDigits(QStringView text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

// What word processors and chat programs leave around a copied number: directional marks, zero-width and
// no-break spaces.
bool isInvisible(QChar c) {
    const char16_t u = c.unicode();
    return c.isSpace() || u == 0x00ad || (u >= 0x200b && u <= 0x200f) || (u >= 0x202a && u <= 0x202e) ||
           (u >= 0x2060 && u <= 0x2069) || u == 0xfeff;
}

bool isQuote(QChar c) {
    return c == u'\'' || c == u'"' || c == u'`' || c == u'\u2018' || c == u'\u2019' || c == u'\u201c' || c == u'\u201d';
}

bool isSeparator(QChar c) {
    const char16_t u = c.unicode();
    return u == u'-' || u == u'(' || u == u')' || u == u'[' || u == u']' || (u >= 0x2010 && u <= 0x2015) ||
           u == 0x2212 || u == 0x00b7;
}

// Drops what surrounds the number: blanks, quotes, the ="…" with which people stop a spreadsheet from
// converting, a trailing ".0" of a float.
QString stripped(QStringView text) {
    QString out;
    const QString half = halfWidth(text);
    out.reserve(half.size());
    for (const QChar c : half)
        if (!isInvisible(c))
            out += c;
    QStringView view(out);
    if (view.startsWith(u'='))
        view = view.sliced(1);
    while (!view.isEmpty() && isQuote(view.front()))
        view = view.sliced(1);
    while (!view.isEmpty() && isQuote(view.back()))
        view.chop(1);
    return view.toString();
}

// "13812341234.0" → "13812341234"; two or more dots are separators ("138.1234.1234").
QString withoutDots(const QString &text) {
    const qsizetype dots = text.count(u'.');
    if (dots == 0)
        return text;
    if (dots >= 2)
        return QString(text).remove(u'.');
    const qsizetype dot = text.indexOf(u'.');
    const QStringView fraction = QStringView(text).sliced(dot + 1);
    const bool zeros = std::all_of(fraction.begin(), fraction.end(), [](QChar c) { return c == u'0'; });
    return zeros ? text.first(dot) : text;
}

// Nothing: not in scientific notation. "1.3812341234E+10" → its digits; fewer digits than the number had → error.
std::optional<Expected<QString>> fromScientific(QStringView text) {
    const qsizetype e = std::max(text.indexOf(u'e'), text.indexOf(u'E'));
    if (e <= 0)
        return std::nullopt;
    QStringView exponent = text.sliced(e + 1);
    if (exponent.startsWith(u'+'))
        exponent = exponent.sliced(1);
    const QStringView mantissa = text.first(e);
    const qsizetype dot = mantissa.indexOf(u'.');
    const QString whole = (dot < 0 ? mantissa : mantissa.first(dot)).toString();
    const QString fraction = dot < 0 ? QString() : mantissa.sliced(dot + 1).toString();
    if (!allDigits(exponent) || !allDigits(whole) || (!fraction.isEmpty() && !allDigits(fraction)))
        return std::nullopt;
    const int power = exponent.size() > 2 ? 100 : exponent.toInt();
    if (power > fraction.size())
        return bad(u"phone.digits_lost"_s, u"The number is in scientific notation and its last digits are gone"_s,
                   u"Format the column as text in the original file and export it again"_s);
    const QStringView dropped = QStringView(fraction).sliced(power);
    if (!std::all_of(dropped.begin(), dropped.end(), [](QChar c) { return c == u'0'; }))
        return std::nullopt;
    return Expected<QString>(whole + fraction.first(power));
}

bool isMobile(QStringView d) { return d.size() == 11 && d[0] == u'1' && d[1] >= u'3' && d[1] <= u'9'; }

bool isService(QStringView d) {
    const qsizetype n = d.size();
    if (d.startsWith(u"400") || d.startsWith(u"800"))
        return n == 10;
    if (d.startsWith(u"95") || d.startsWith(u"96"))
        return n >= 5 && n <= 8;
    if (d.startsWith(u'1') && d.size() > 1 && d[1] >= u'0' && d[1] <= u'2')
        return n == 3 || n == 5 || n == 6;
    return false;
}

// Area codes are 010, 02x and four digits from 03xx to 09xx (YD/T 1108).
qsizetype areaCodeLength(QStringView d) {
    if (d.size() < 4 || d[0] != u'0')
        return 0;
    if (d.startsWith(u"010") || d[1] == u'2')
        return 3;
    return d[1] >= u'3' ? 4 : 0;
}

Expected<PhoneNumber> landline(const QString &digits) {
    const qsizetype area = areaCodeLength(digits);
    if (area == 0)
        return bad(u"phone.prefix"_s, u"No Chinese area code begins like this"_s, u"Check the number"_s);
    const qsizetype local = digits.size() - area;
    if (local != 7 && local != 8)
        return bad(u"phone.length"_s, u"A landline has 7 or 8 digits after its area code, this one has %1"_s.arg(local),
                   u"Check the number; extensions can't be dialled"_s);
    if (digits[area] == u'0')
        return bad(u"phone.prefix"_s, u"No local number begins with 0"_s, u"Check the number"_s);
    return PhoneNumber{digits, PhoneNumber::Kind::Landline};
}

Expected<PhoneNumber> fromNational(const QString &d, QStringView areaCode, bool international) {
    if (isMobile(d))
        return PhoneNumber{d, PhoneNumber::Kind::Mobile};
    if (d.startsWith(u'0')) {
        if (isMobile(QStringView(d).sliced(1))) // 0 + mobile: how a mobile of another town is dialled
            return PhoneNumber{d.sliced(1), PhoneNumber::Kind::Mobile};
        return landline(d);
    }
    if (isService(d))
        return PhoneNumber{d, PhoneNumber::Kind::Service};
    if (international && d.size() >= 9 && d.size() <= 11) // +86 10 …: the 0 is left out abroad
        return landline(u'0' + d);
    if (areaCode.size() > 1 && QStringView(d).startsWith(areaCode.sliced(1)) && d.size() >= 9) {
        // A spreadsheet swallowed the leading 0 of the hotline's own area code.
        if (auto restored = landline(u'0' + d))
            return restored;
    }
    if (d.size() == 7 || d.size() == 8) {
        if (areaCode.isEmpty())
            return bad(u"phone.area_code_missing"_s, u"A landline without its area code"_s,
                       u"Give the area code of the city with the import, or put it into the file"_s);
        return landline(areaCode.toString() + d);
    }
    if (d.size() == 11 || d.size() == 10)
        return bad(d.size() == 10 && d[0] == u'1' ? u"phone.length"_s : u"phone.prefix"_s,
                   d[0] == u'1' ? u"No mobile number looks like this"_s : u"Neither a mobile number nor an area code with its 0"_s,
                   u"Check the number; put the 0 before the area code of a landline"_s);
    return bad(u"phone.length"_s, u"%1 digits are too few or too many for a number"_s.arg(d.size()),
               u"Check the number"_s);
}

} // namespace

Expected<PhoneNumber> parsePhoneNumber(QStringView text, QStringView areaCode) {
    QString number = stripped(text);
    if (number.isEmpty())
        return bad(u"phone.empty"_s, u"The number is empty"_s, u"Fill in a number or remove the row"_s);
    if (const auto scientific = fromScientific(number)) {
        if (!*scientific)
            return scientific->error();
        number = **scientific;
    }
    number = withoutDots(number);
    QString digits;
    bool plus = false;
    for (const QChar c : std::as_const(number)) {
        if (isDigit(c))
            digits += c;
        else if (c == u'+' && digits.isEmpty() && !plus)
            plus = true;
        else if (!isSeparator(c))
            return bad(u"phone.not_a_number"_s, u"The text holds something that is not part of one number"_s,
                       u"Keep one number in a cell, digits only"_s);
    }
    if (digits.isEmpty())
        return bad(u"phone.not_a_number"_s, u"The text holds no digits"_s, u"Fill in a number or remove the row"_s);

    bool international = false;
    if (plus || digits.startsWith(u"0086")) {
        const qsizetype cut = digits.startsWith(u"0086") ? 4 : digits.startsWith(u"86") ? 2 : 0;
        if (cut == 0)
            return bad(u"phone.prefix"_s, u"A number of another country"_s, u"Only numbers of mainland China are called"_s);
        digits = digits.sliced(cut);
        international = true;
        if (digits.isEmpty())
            return bad(u"phone.length"_s, u"Nothing follows the country code"_s, u"Check the number"_s);
    } else if (digits.size() == 13 && digits.startsWith(u"86") && isMobile(QStringView(digits).sliced(2))) {
        digits = digits.sliced(2);
    }
    return fromNational(digits, areaCode, international);
}

QString nameOf(PhoneNumber::Kind kind) {
    switch (kind) {
    case PhoneNumber::Kind::Mobile:
        return u"mobile"_s;
    case PhoneNumber::Kind::Landline:
        return u"landline"_s;
    case PhoneNumber::Kind::Service:
        return u"service"_s;
    }
    return {};
}

} // namespace lianxin
