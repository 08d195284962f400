// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/NumberText.h"
#include <charconv>
#include <cmath>
#include <cstdint>

namespace lianxin::sheets {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Days since 1970-01-01 → civil date (H. Hinnant, "chrono-compatible low-level date algorithms").
void civilFromDays(int64_t days, int &year, unsigned &month, unsigned &day) {
    days += 719468;
    const int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto dayOfEra = unsigned(days - era * 146097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shifted = (5 * dayOfYear + 2) / 153;
    day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    month = shifted < 10 ? shifted + 3 : shifted - 9;
    year = int(yearOfEra + era * 400) + (month <= 2);
}

// The last \a count digits of \a value. printf would be a tenth of reading a workbook with a column of dates.
template <int count>
void appendDigits(std::string &out, int64_t value) {
    char text[count];
    for (int i = count - 1; i >= 0; --i) {
        text[i] = char('0' + value % 10);
        value /= 10;
    }
    out.append(text, count);
}

void appendTime(std::string &out, int64_t ms) {
    appendDigits<2>(out, ms / 3600000);
    out += ':';
    appendDigits<2>(out, ms / 60000 % 60);
    out += ':';
    appendDigits<2>(out, ms / 1000 % 60);
    if (ms % 1000) {
        out += '.';
        appendDigits<3>(out, ms % 1000);
    }
}

} // namespace

bool appendExactDecimal(std::string &out, std::string_view text) {
    size_t i = 0;
    const bool negative = !text.empty() && text[0] == '-';
    if (negative || (!text.empty() && text[0] == '+'))
        ++i;
    const size_t wholeStart = i;
    while (i < text.size() && isDigit(text[i]))
        ++i;
    std::string_view whole = text.substr(wholeStart, i - wholeStart);
    std::string_view fraction;
    if (i < text.size() && text[i] == '.') {
        const size_t start = ++i;
        while (i < text.size() && isDigit(text[i]))
            ++i;
        fraction = text.substr(start, i - start);
    }
    if (whole.empty() && fraction.empty())
        return false;
    int exponent = 0;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && text[i] == '+')
            ++i;
        const auto parsed = std::from_chars(text.data() + i, text.data() + text.size(), exponent);
        if (parsed.ec != std::errc() || exponent > 400 || exponent < -400)
            return false;
        i = size_t(parsed.ptr - text.data());
    }
    if (i != text.size())
        return false;

    std::string digits;
    digits.reserve(whole.size() + fraction.size());
    digits.append(whole).append(fraction);
    int64_t point = int64_t(whole.size()) + exponent; // position of the decimal point within digits
    if (point < 0) {
        digits.insert(0, size_t(-point), '0');
        point = 0;
    }
    if (point > int64_t(digits.size()))
        digits.append(size_t(point) - digits.size(), '0');
    size_t end = digits.size();
    while (end > size_t(point) && digits[end - 1] == '0')
        --end;
    size_t start = 0;
    while (start + 1 < size_t(point) && digits[start] == '0')
        ++start;
    const bool zero = digits.find_first_not_of('0') == std::string::npos;
    if (negative && !zero)
        out += '-';
    if (point == 0)
        out += '0';
    else
        out.append(digits, start, size_t(point) - start);
    if (end > size_t(point)) {
        out += '.';
        out.append(digits, size_t(point), end - size_t(point));
    }
    return true;
}

bool appendSerialDate(std::string &out, std::string_view text, bool date1904) {
    double serial = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), serial);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || !(serial >= 0) || serial >= 2958466)
        return false;
    auto day = int64_t(std::floor(serial));
    auto ms = int64_t(std::llround((serial - double(day)) * 86400000.0));
    if (ms >= 86400000) {
        ms -= 86400000;
        ++day;
    }
    if (day == 0 && serial < 1) {
        appendTime(out, ms);
        return true;
    }
    // 1900 system: day 1 is 1900-01-01, and the 29th of February 1900, which never was, has a number too.
    const int64_t epoch = date1904 ? -24107 : day < 60 ? -25568 : -25569;
    int year = 0;
    unsigned month = 0;
    unsigned dayOfMonth = 0;
    civilFromDays(day + epoch, year, month, dayOfMonth);
    if (year > 9999)
        return false;
    appendDigits<4>(out, year);
    out += '-';
    appendDigits<2>(out, month);
    out += '-';
    appendDigits<2>(out, dayOfMonth);
    out += 'T';
    appendTime(out, ms);
    return true;
}

bool isDateFormat(std::string_view code) {
    bool found = false;
    for (size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') {
            const size_t close = code.find('"', i + 1);
            if (close == code.npos)
                break;
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i; // the next character stands for itself, for its width, or is repeated
        } else if (c == '[') {
            const size_t close = code.find(']', i);
            if (close == code.npos)
                break;
            const std::string_view inside = code.substr(i + 1, close - i - 1);
            // [h], [mm], [ss] are elapsed time; [Red], [$-804], [>100] are not
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos)
                found = true;
            i = close;
        } else if (c == ';') {
            break; // the first section speaks for the cell
        } else if (c == '@' || c == '#' || c == '?') {
            return false;
        } else if (std::string_view("dDmMyYhHsS").find(c) != std::string_view::npos) {
            found = true;
        }
    }
    return found;
}

bool isBuiltInDateFormat(int id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

} // namespace lianxin::sheets
