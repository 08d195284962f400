// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/ImportReasons.h"
#include "platform/base/Literals.h"
#include "platform/access/Masking.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/sheets/SheetReader.h"
#include <QJsonArray>

namespace lianxin {

namespace {

constexpr int kChecked = 1000;
constexpr int kProblems = 50;

// Numbers and names as everybody sees them; what is no number is shown, since it has to be mended.
QJsonArray shown(const QStringList &cells, int phone, int name, const QString &areaCode) {
    QJsonArray out;
    for (int c = 0; c < cells.size(); ++c) {
        if (c == phone) {
            const auto number = parsePhoneNumber(cells[c], areaCode);
            out.append(number ? maskedPhone(number->digits) : maskedText(cells[c]));
        } else {
            out.append(c == name ? maskedName(cells[c].trimmed()) : maskedText(cells[c]));
        }
    }
    return out;
}

} // namespace

Expected<QJsonObject> ContactLists::preview(const QString &path, const QString &sheet, const QString &encoding, int rows,
                                            const QJsonObject &mapping, const QString &areaCode) {
    SheetOptions options;
    options.encoding = encoding;
    LX_TRY(const auto reader, SheetReader::openInChild(path, options));
    LX_TRY(const int index, reader->find(sheet));
    std::vector<QStringList> sample;
    std::vector<qint64> numbers;
    LX_CHECK(reader->read(index, [&](const SheetRow &row) {
        QStringList cells;
        for (const SheetCell &cell : row.cells)
            cells << cell.toString();
        sample.push_back(std::move(cells));
        numbers.push_back(row.number);
        return int(sample.size()) < kChecked;
    }));
    SheetLayout layout = guessLayout({sample.begin(), sample.begin() + qsizetype(std::min<size_t>(sample.size(), 200))});
    const QStringList unknown = applyMapping(layout, mapping);
    if (!unknown.isEmpty())
        return Error{ErrorKind::BadInput, u"lists.mapping_unknown"_s, u"The file has no such column for: %1"_s.arg(unknown.join(u", "_s)),
                     u"Use the column's title, its letter or its number"_s, {}};

    QJsonArray sheets;
    for (const SheetInfo &info : reader->sheets())
        sheets.append(QJsonObject{{u"name"_s, info.name}, {u"state"_s, nameOf(info.state)}});
    QJsonArray columns;
    for (const ColumnUse &use : layout.columns)
        columns.append(QJsonObject{{u"column"_s, use.column}, {u"letter"_s, letterOf(use.column)}, {u"title"_s, use.title},
                                   {u"role"_s, nameOf(use.role)}, {u"score"_s, use.score}});
    const int first = layout.headerRow + 1;
    const int name = layout.columnOf(ColumnRole::Name);
    const int phone = layout.columnOf(ColumnRole::Phone);
    QJsonArray lines;
    QJsonArray problems;
    int checked = 0;
    int valid = 0;
    for (size_t i = size_t(first); i < sample.size(); ++i) {
        if (int(lines.size()) < std::clamp(rows, 1, 200))
            lines.append(shown(sample[i], phone, name, areaCode));
        if (phone < 0)
            continue;
        ++checked;
        const auto number = parsePhoneNumber(sample[i].value(phone), areaCode);
        const QString code = !number ? number.error().code : number->kind == PhoneNumber::Kind::Service ? u"phone.service"_s : QString();
        valid += code.isEmpty();
        if (!code.isEmpty() && problems.size() < kProblems)
            problems.append(QJsonObject{{u"row"_s, numbers[i]}, {u"code"_s, code}, {u"reason"_s, importReason(code)}});
    }
    return QJsonObject{{u"sheets"_s, sheets},
                       {u"sheet"_s, reader->sheets()[size_t(index)].name},
                       {u"encoding"_s, reader->encoding()},
                       {u"headerRow"_s, layout.headerRow < 0 ? 0 : int(numbers[size_t(layout.headerRow)])},
                       {u"columns"_s, columns},
                       {u"rows"_s, lines},
                       {u"checked"_s, checked},
                       {u"valid"_s, valid},
                       {u"problems"_s, problems}};
}

} // namespace lianxin
