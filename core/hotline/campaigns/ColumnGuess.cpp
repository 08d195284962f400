// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CellKinds.h"
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ColumnTitles.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include <QHash>
#include <QJsonArray>
#include <algorithm>
#include <array>

namespace lianxin {

using namespace cellkinds;
using namespace columntitles;

QString letterOf(int column) {
    QString letters;
    for (int c = column + 1; c > 0; c = (c - 1) / 26)
        letters.prepend(QChar(u'A' + (c - 1) % 26));
    return letters;
}

namespace {

constexpr std::array<std::pair<ColumnRole, const char *>, 13> kNames{{{ColumnRole::Phone, "phone"},
                                                                      {ColumnRole::Phone2, "phone2"},
                                                                      {ColumnRole::Phone3, "phone3"},
                                                                      {ColumnRole::Name, "name"},
                                                                      {ColumnRole::Ticket, "ticket"},
                                                                      {ColumnRole::District, "district"},
                                                                      {ColumnRole::Community, "community"},
                                                                      {ColumnRole::Address, "address"},
                                                                      {ColumnRole::Language, "language"},
                                                                      {ColumnRole::IdNumber, "id"},
                                                                      {ColumnRole::Note, "note"},
                                                                      {ColumnRole::Field, "field"},
                                                                      {ColumnRole::Ignore, "ignore"}}};

//! How many of a column's cells look like what; a score is their share, of at most 70: a title says more.
struct Content {
    int filled = 0;
    int phones = 0;
    int names = 0;
    int ids = 0;
    int tickets = 0;
    int languages = 0;
    int districts = 0;
    int communities = 0;
    int addresses = 0;
    int share(int count) const { return filled ? count * 100 / filled : 0; }
};

Content contentOf(const std::vector<QStringList> &sample, int from, int column) {
    Content content;
    for (size_t i = size_t(from); i < sample.size(); ++i) {
        const QString text = sample[i].value(column).trimmed();
        if (text.isEmpty())
            continue;
        ++content.filled;
        const auto number = parsePhoneNumber(text, u"010");
        // A number whose digits were lost still shows what the column is for.
        content.phones += (number && !isDate(text) && number->kind != PhoneNumber::Kind::Service && text.size() >= 7) ||
                          (!number && number.error().code == "phone.digits_lost"_L1);
        content.names += isPersonName(text);
        content.ids += isIdNumber(text);
        content.tickets += isTicketNumber(text);
        content.languages += isLanguage(text);
        content.districts += isDistrict(text);
        content.communities += isCommunity(text);
        content.addresses += isAddress(text);
    }
    return content;
}

//! The use of a column whose title says nothing.
ColumnUse useByContent(const ColumnUse &use, const Content &content, bool hasTitles) {
    const std::pair<ColumnRole, int> candidates[] = {
        {ColumnRole::Phone, content.phones},       {ColumnRole::IdNumber, content.ids},       {ColumnRole::Ticket, content.tickets},
        {ColumnRole::Language, content.languages}, {ColumnRole::Community, content.communities}, {ColumnRole::District, content.districts},
        {ColumnRole::Address, content.addresses}};
    for (const auto &[role, count] : candidates)
        if (content.share(count) >= 60)
            return {use.column, use.title, role, content.share(count) * 7 / 10};
    // Two to four characters may be anything under a title that is not one of a name.
    if (!hasTitles && content.share(content.names) >= 70)
        return {use.column, use.title, ColumnRole::Name, content.share(content.names) / 2};
    return use;
}

int columnFrom(const SheetLayout &layout, const QJsonValue &value) {
    if (value.isDouble())
        return value.toInt() >= 1 && value.toInt() <= int(layout.columns.size()) ? value.toInt() - 1 : -1;
    const QString text = value.toString().trimmed();
    for (const ColumnUse &use : layout.columns)
        if (use.title == text)
            return use.column;
    for (const ColumnUse &use : layout.columns)
        if (!text.isEmpty() && (keyOf(use.title) == keyOf(text) || letterOf(use.column) == text.toUpper()))
            return use.column;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 1 && number <= int(layout.columns.size()) ? number - 1 : -1;
}

//! Of several columns with numbers the surest holds the number; the others hold further ones, or are fields.
void sortNumbers(SheetLayout &layout, const std::vector<Content> &contents) {
    std::vector<size_t> numbers;
    for (size_t c = 0; c < layout.columns.size(); ++c)
        if (layout.columns[c].role == ColumnRole::Phone)
            numbers.push_back(c);
    const auto weight = [&](size_t c) {
        const QString key = keyOf(layout.columns[c].title);
        return layout.columns[c].score - (isOtherNumber(key) ? 200 : 0) - (isSomebodyElses(key) ? 400 : 0);
    };
    std::stable_sort(numbers.begin(), numbers.end(), [&](size_t a, size_t b) { return weight(a) > weight(b); });
    if (numbers.size() < 2)
        return;
    std::vector<size_t> others(numbers.begin() + 1, numbers.end());
    std::sort(others.begin(), others.end());
    int place = 2;
    for (const size_t c : others) {
        ColumnUse &use = layout.columns[c];
        const QString key = keyOf(use.title);
        const Content &content = contents[c];
        const bool looksSo = content.filled == 0 ? isOtherNumber(key) : content.share(content.phones) >= (isOtherNumber(key) ? 30 : 60);
        if (place <= 3 && looksSo && !isSomebodyElses(key)) {
            use.role = place == 2 ? ColumnRole::Phone2 : ColumnRole::Phone3;
            ++place;
        } else {
            use.role = ColumnRole::Field;
            use.score = 0;
        }
    }
}

bool mayRepeat(ColumnRole role) { return role == ColumnRole::Field || role == ColumnRole::Ignore; }

} // namespace

QString nameOf(ColumnRole role) {
    for (const auto &[known, name] : kNames)
        if (known == role)
            return QString::fromLatin1(name);
    return {};
}

std::optional<ColumnRole> columnRoleFromName(QStringView name) {
    for (const auto &[role, known] : kNames)
        if (name == QLatin1StringView(known))
            return role;
    return std::nullopt;
}

int placeOf(ColumnRole role) { return role == ColumnRole::Phone2 ? 2 : role == ColumnRole::Phone3 ? 3 : 0; }

int placeOfRole(QStringView role) {
    const auto known = columnRoleFromName(role);
    return known ? placeOf(*known) : 0;
}

int SheetLayout::columnOf(ColumnRole role) const {
    for (const ColumnUse &use : columns)
        if (use.role == role)
            return use.column;
    return -1;
}

SheetLayout guessLayout(const std::vector<QStringList> &sample, std::optional<int> header) {
    SheetLayout layout;
    const Titles titles = titlesOf(sample, header);
    layout.headerRow = titles.lastRow;
    qsizetype width = 0;
    std::vector<Content> contents;
    for (const QStringList &row : sample)
        width = std::max(width, row.size());
    for (int c = 0; c < int(width); ++c) {
        ColumnUse use = useByTitle(c, titles.texts.value(c));
        if (use.title.isEmpty())
            use.title = u"列"_s + letterOf(c);
        const Content content = contentOf(sample, layout.headerRow + 1, c);
        if (use.role == ColumnRole::Phone)
            use.score = content.filled == 0 ? use.score / 2 : use.score / 2 + content.share(content.phones) / 2;
        else if (use.score == 0)
            use = useByContent(use, content, layout.headerRow >= 0);
        layout.columns.push_back(use);
        contents.push_back(content);
    }
    sortNumbers(layout, contents);
    // Of several columns for one role the surest keeps it.
    for (ColumnUse &use : layout.columns)
        for (const ColumnUse &other : layout.columns)
            if (!mayRepeat(use.role) && other.column != use.column && other.role == use.role &&
                (other.score > use.score || (other.score == use.score && other.column < use.column))) {
                use.role = ColumnRole::Field;
                use.score = 0;
                break;
            }
    return layout;
}

QStringList applyMapping(SheetLayout &layout, const QJsonObject &mapping) {
    QStringList unknown;
    for (auto entry = mapping.begin(); entry != mapping.end(); ++entry) {
        const auto role = columnRoleFromName(entry.key());
        const QJsonArray wanted = entry.value().isArray() ? entry.value().toArray() : QJsonArray{entry.value()};
        for (const QJsonValue &value : wanted) {
            const int column = columnFrom(layout, value);
            if (!role || column < 0) {
                unknown << entry.key();
                continue;
            }
            if (!mayRepeat(*role))
                for (ColumnUse &use : layout.columns)
                    if (use.role == *role) {
                        use.role = ColumnRole::Field;
                        use.score = 0;
                    }
            layout.columns[size_t(column)].role = *role;
            layout.columns[size_t(column)].score = 100;
        }
    }
    return unknown;
}

QString shapeOf(const SheetLayout &layout) {
    if (layout.headerRow < 0)
        return {};
    QStringList titles;
    for (const ColumnUse &use : layout.columns)
        titles << keyOf(use.title);
    return titles.join(u'\n');
}

QJsonObject mappingOf(const SheetLayout &layout) {
    QJsonObject mapping;
    for (const ColumnUse &use : layout.columns) {
        const QString role = nameOf(use.role);
        if (!mayRepeat(use.role)) {
            mapping.insert(role, use.title);
            continue;
        }
        QJsonArray titles = mapping.value(role).toArray();
        titles.append(use.title);
        mapping.insert(role, titles);
    }
    return mapping;
}

} // namespace lianxin
