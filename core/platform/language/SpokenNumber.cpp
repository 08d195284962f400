// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/SpokenNumber.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include <QRegularExpression>
#include <array>

namespace lianxin {
namespace {

constexpr char16_t plainDigits[] = u"零一二三四五六七八九";
constexpr char16_t singleDigits[] = u"零幺二三四五六七八九";
constexpr qint64 largest = 9'999'999'999'999'999;

//! 1–9999, without regard to what stands before: 305 → 三百零五, 2000 → 两千, 10 → 一十.
QString section(int value) {
    static constexpr std::array<std::pair<int, char16_t>, 4> places{
        {{1000, u'千'}, {100, u'百'}, {10, u'十'}, {1, 0}}};
    QString out;
    bool gap = false;
    for (const auto &[size, name] : places) {
        const int digit = value / size % 10;
        if (digit == 0) {
            gap = !out.isEmpty();
            continue;
        }
        if (std::exchange(gap, false))
            out += u'零';
        out += size == 1000 && digit == 2 ? QChar(u'两') : QChar(plainDigits[digit]);
        if (name)
            out += QChar(name);
    }
    return out;
}

int digitValue(QChar c) {
    switch (c.unicode()) {
    case u'〇':
    case u'零':
    case u'○':
        return 0;
    case u'幺':
    case u'一':
    case u'壹':
        return 1;
    case u'二':
    case u'两':
    case u'贰':
        return 2;
    case u'三':
        return 3;
    case u'四':
        return 4;
    case u'五':
        return 5;
    case u'六':
        return 6;
    case u'七':
        return 7;
    case u'八':
        return 8;
    case u'九':
        return 9;
    default:
        return c.unicode() < 128 && c.isDigit() ? c.digitValue() : -1;
    }
}

qint64 unitValue(QChar c) {
    switch (c.unicode()) {
    case u'十':
        return 10;
    case u'百':
        return 100;
    case u'千':
        return 1'000;
    default:
        return 0;
    }
}

//! Groups of digits, a pause (，) between them.
QString inBreaths(const QString &digits, std::initializer_list<int> sizes) {
    QStringList parts;
    qsizetype at = 0;
    for (const int size : sizes) {
        parts << spokenDigits(QStringView(digits).mid(at, size));
        at += size;
    }
    return parts.join(u'，');
}

} // namespace

QString spokenInteger(qint64 value) {
    if (value == 0)
        return u"零"_s;
    if (value > largest || value < -largest)
        return (value < 0 ? u"负"_s : QString()) + spokenDigits(QString::number(value).remove(u'-'));
    if (value < 0)
        return u"负"_s + spokenInteger(-value);
    static constexpr std::array<std::pair<qint64, char16_t>, 4> groups{
        {{1'000'000'000'000, u'万'}, {100'000'000, u'亿'}, {10'000, u'万'}, {1, 0}}};
    QString out;
    bool gap = false;
    for (size_t i = 0; i < groups.size(); ++i) {
        const auto &[size, name] = groups[i];
        const int part = int(value / size % 10'000);
        if (part == 0) {
            // 万亿: the 亿 is said even when nothing stands between (一万亿).
            if (i == 1 && !out.isEmpty())
                out += u'亿';
            gap = gap || !out.isEmpty();
            continue;
        }
        if (!out.isEmpty() && (gap || part < 1'000))
            out += u'零';
        gap = false;
        out += part == 2 && name ? u"两"_s : section(part);
        if (name)
            out += QChar(name);
    }
    if (value < 20 || out.startsWith(u"一十")) // 十二, 十二万
        return out.startsWith(u"一十") ? out.mid(1) : out;
    return out;
}

QString spokenCount(qint64 value) {
    return value == 2 ? u"两"_s : value == -2 ? u"负两"_s : spokenInteger(value);
}

QString spokenDigits(QStringView digits) {
    QString out;
    bool pause = false;
    const QString plain = halfWidth(digits);
    for (const QChar c : plain) {
        if (c.unicode() < 128 && c.isLetterOrNumber()) {
            if (std::exchange(pause, false) && !out.isEmpty())
                out += u'，';
            out += c.isDigit() ? QChar(singleDigits[c.digitValue()]) : c.toUpper();
        } else {
            pause = true;
        }
    }
    return out;
}

QString spokenTicketNumber(QStringView number) {
    static const QRegularExpression dated(u"^(20\\d\\d)(\\d{4})[-_ ]?(\\d{1,8})$"_s);
    if (const auto match = dated.match(number.toString()); match.hasMatch()) {
        const QString sequence = match.captured(3);
        QString out = spokenDigits(match.captured(1)) + u'，' + spokenDigits(match.captured(2)) + u'，';
        if (sequence.size() <= 4)
            return out + spokenDigits(sequence);
        const int head = int(sequence.size() + 1) / 2;
        return out + inBreaths(sequence, {head, int(sequence.size()) - head});
    }
    if (number.size() <= 6) // 12345 is said in one breath
        return spokenDigits(number);
    QString out;
    int run = 0;
    const QString said = spokenDigits(number);
    for (const QChar c : said) {
        if (c == u'，')
            run = 0;
        else if (run++ == 4) {
            out += u'，';
            run = 1;
        }
        out += c;
    }
    return out;
}

QString spokenPhone(QStringView digits) {
    const QString d = halfWidth(digits).remove(u'-').remove(u' ');
    if (d.size() == 11 && d.startsWith(u'1'))
        return inBreaths(d, {3, 4, 4});
    if (d.startsWith(u'0') && d.size() >= 10) {
        const int area = d.startsWith(u"01") || d.startsWith(u"02") ? 3 : 4;
        const int rest = int(d.size()) - area;
        return inBreaths(d, {area, rest - 4, 4});
    }
    return spokenTicketNumber(d);
}

QString spokenDecimal(QStringView number) {
    static const QRegularExpression form(u"^([+-]?)(\\d{1,16})(?:\\.(\\d+))?$"_s);
    const auto match = form.match(halfWidth(number));
    if (!match.hasMatch())
        return number.toString();
    QString out = match.captured(1) == u"-" ? u"负"_s : QString();
    out += spokenInteger(match.captured(2).toLongLong());
    if (match.capturedLength(3) > 0) {
        out += u'点';
        for (const QChar c : match.captured(3))
            out += QChar(plainDigits[c.digitValue()]);
    }
    return out;
}

QString spokenPercent(double percent) {
    QString number = QString::number(percent, 'f', 2);
    while (number.endsWith(u'0'))
        number.chop(1);
    if (number.endsWith(u'.'))
        number.chop(1);
    return percent < 0 ? u"负百分之"_s + spokenDecimal(number.mid(1)) : u"百分之"_s + spokenDecimal(number);
}

std::optional<qint64> parseSpokenInteger(QStringView text) {
    const QString plain = halfWidth(text.trimmed());
    if (plain.isEmpty())
        return {};
    bool arabic = false;
    if (const qint64 value = plain.toLongLong(&arabic); arabic)
        return value;
    if (plain.startsWith(u'负')) {
        const auto value = parseSpokenInteger(QStringView(plain).mid(1));
        return value && !plain.mid(1).startsWith(u'负') ? std::optional<qint64>(-*value) : std::nullopt;
    }
    // total: of closed 亿; high: of closed 万; low: below; digit: waiting for its unit.
    qint64 total = 0;
    qint64 high = 0;
    qint64 low = 0;
    int digit = -1;
    qint64 lastUnit = 0; // for 一万二: the digit after stands one place below
    bool zero = false;
    for (const QChar c : plain) {
        if (const int d = digitValue(c); d >= 0) {
            if (digit > 0)
                return {}; // two digits in a row are not a number in words
            zero = d == 0;
            digit = d;
            continue;
        }
        if (const qint64 unit = unitValue(c)) {
            if (digit < 0 && unit != 10)
                return {};
            low += (digit <= 0 ? 1 : digit) * unit;
            lastUnit = unit;
        } else if (c == u'万') {
            low += std::max(digit, 0);
            if (low == 0)
                return {};
            high += low * 10'000;
            low = 0;
            lastUnit = 10'000;
        } else if (c == u'亿') {
            low += std::max(digit, 0) + high;
            if (low == 0)
                return {};
            total += low * 100'000'000;
            high = low = 0;
            lastUnit = 100'000'000;
        } else {
            return {};
        }
        if (total > largest || high > largest || low > largest)
            return {};
        digit = -1;
        zero = false;
    }
    if (digit > 0) {
        const bool shortened =
            !zero && lastUnit >= 100 && plain.size() >= 2 && digitValue(plain[plain.size() - 2]) < 0;
        low += shortened ? digit * (lastUnit / 10) : digit;
    }
    return total + high + low;
}

std::optional<QString> parseSpokenDigits(QStringView text) {
    QString out;
    const QString plain = halfWidth(text);
    for (const QChar c : plain) {
        if (c.isSpace() || c == u'，' || c == u',' || c == u'、' || c == u'-' || c == u'。')
            continue;
        const int d = digitValue(c);
        if (d < 0)
            return {};
        out += QChar(u'0' + d);
    }
    return out.isEmpty() ? std::nullopt : std::optional(out);
}

} // namespace lianxin
