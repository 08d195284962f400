// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/ImportReasons.h"
#include "hotline/campaigns/PhonePlaces.h"
#include "platform/base/Literals.h"
#include "platform/access/Masking.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/sheets/SheetReader.h"
#include <QHash>
#include <QJsonArray>
#include <QMap>

namespace lianxin {

namespace {

constexpr int kChecked = 1000;
constexpr int kMostRows = 5000;
constexpr size_t kTitleRows = 20; // that may stand above the data

// Numbers and names as everybody sees them; what is no number is shown, since it has to be mended.
QJsonArray shown(const QStringList &cells, const std::vector<int> &phones, int name, const QString &areaCode) {
    QJsonArray out;
    for (int c = 0; c < cells.size(); ++c) {
        if (std::find(phones.begin(), phones.end(), c) != phones.end()) {
            const auto number = parsePhoneNumber(cells[c], areaCode);
            out.append(number ? maskedPhone(number->digits) : maskedText(cells[c]));
        } else {
            out.append(c == name ? maskedName(cells[c].trimmed()) : maskedText(cells[c]));
        }
    }
    return out;
}

} // namespace

Expected<QJsonObject> ContactLists::preview(const ImportRequest &request, int rows) {
    SheetOptions options;
    options.encoding = request.encoding;
    options.password = request.password;
    LX_TRY(const auto reader, SheetReader::openInChild(request.path, options));
    LX_TRY(const int index, reader->find(request.sheet));
    const int shownRows = std::clamp(rows, 1, kMostRows);
    const size_t wanted = size_t(std::max(kChecked, shownRows)) + kTitleRows;
    std::vector<QStringList> sample;
    std::vector<qint64> numbers;
    std::vector<bool> hidden;
    LX_CHECK(reader->read(index, [&](const SheetRow &row) {
        QStringList cells;
        for (const SheetCell &cell : row.cells)
            cells << cell.toString();
        sample.push_back(std::move(cells));
        numbers.push_back(row.number);
        hidden.push_back(row.hidden);
        return sample.size() < wanted;
    }));
    LX_TRY(const ColumnPlan plan, planFor(request, {sample.begin(), sample.begin() + qsizetype(std::min<size_t>(sample.size(), 200))}, numbers));
    const SheetLayout &layout = plan.layout;

    QJsonArray sheets;
    for (const SheetInfo &info : reader->sheets())
        sheets.append(QJsonObject{{u"name"_s, info.name}, {u"state"_s, nameOf(info.state)}});
    QJsonArray columns;
    for (const ColumnUse &use : layout.columns)
        columns.append(QJsonObject{{u"column"_s, use.column}, {u"letter"_s, letterOf(use.column)}, {u"title"_s, use.title},
                                   {u"role"_s, nameOf(use.role)}, {u"score"_s, use.score}});
    const int name = layout.columnOf(ColumnRole::Name);
    const int phone = layout.columnOf(ColumnRole::Phone);
    std::vector<int> phones;
    for (const ColumnRole role : {ColumnRole::Phone, ColumnRole::Phone2, ColumnRole::Phone3})
        if (const int column = layout.columnOf(role); column >= 0)
            phones.push_back(column);
    int others = 0;
    int peopleWithOthers = 0;
    QMap<QString, int> othersLeft;
    QHash<QString, qint64> seenOthers;
    QJsonArray lines;
    QJsonArray lineNumbers;
    QJsonArray places;
    QJsonArray problems;
    QMap<QString, int> reasons;
    QHash<QString, qint64> seen;
    int checked = 0;
    int hiddenRows = 0;
    int valid = 0;
    for (size_t i = size_t(layout.headerRow + 1); i < sample.size(); ++i) {
        const bool isShown = int(lines.size()) < shownRows;
        hiddenRows += hidden[i];
        if (isShown) {
            lines.append(shown(sample[i], phones, name, plan.areaCode));
            lineNumbers.append(numbers[i]);
        }
        if (phone < 0)
            continue;
        ++checked;
        const auto number = parsePhoneNumber(sample[i].value(phone), plan.areaCode);
        QString code = !number ? number.error().code : number->kind == PhoneNumber::Kind::Service ? u"phone.service"_s : QString();
        qint64 first = 0;
        if (hidden[i] && request.skipHidden)
            code = u"hidden_row"_s;
        if (code.isEmpty()) {
            first = seen.value(number->digits, numbers[i]);
            if (first != numbers[i])
                code = u"duplicate"_s;
            else
                seen.insert(number->digits, numbers[i]);
        }
        if (isShown) {
            const PhonePlace place = code.isEmpty() ? PhonePlaces::shipped().of(number->digits.toStdString()) : PhonePlace();
            places.append(QJsonObject{{u"place"_s, QString::fromStdString(std::string(place.place))},
                                      {u"carrier"_s, QString::fromStdString(std::string(place.carrier))}});
        }
        valid += code.isEmpty();
        if (code.isEmpty()) {
            int own = 0;
            QStringList numbersHere{number->digits};
            for (size_t p = 1; p < phones.size(); ++p) {
                const QString cell = sample[i].value(phones[p]).trimmed();
                if (cell.isEmpty())
                    continue;
                const auto other = parsePhoneNumber(cell, plan.areaCode);
                const QString left = !other                                             ? other.error().code
                    : other->kind == PhoneNumber::Kind::Service                         ? u"phone.service"_s
                    : numbersHere.contains(other->digits)                               ? u"same_number"_s
                    : seen.contains(other->digits) || seenOthers.contains(other->digits) ? u"duplicate"_s
                                                                                        : QString();
                if (!left.isEmpty()) {
                    ++othersLeft[left];
                    continue;
                }
                numbersHere << other->digits;
                seenOthers.insert(other->digits, numbers[i]);
                ++own;
            }
            others += own;
            peopleWithOthers += own > 0;
            continue;
        }
        ++reasons[code];
        problems.append(QJsonObject{{u"row"_s, numbers[i]}, {u"code"_s, code}, {u"reason"_s, importReason(code, QString::number(first))}});
    }
    QJsonObject counts;
    for (auto i = reasons.constBegin(); i != reasons.constEnd(); ++i)
        counts.insert(i.key(), i.value());
    QJsonObject leftOut;
    for (auto i = othersLeft.constBegin(); i != othersLeft.constEnd(); ++i)
        leftOut.insert(i.key(), i.value());
    return QJsonObject{{u"sheets"_s, sheets},
                       {u"others"_s, QJsonObject{{u"numbers"_s, others}, {u"people"_s, peopleWithOthers}, {u"left"_s, leftOut}}},
                       {u"sheet"_s, reader->sheets()[size_t(index)].name},
                       {u"encoding"_s, reader->encoding()},
                       {u"headerRow"_s, plan.headerRow},
                       {u"hidden"_s, hiddenRows},
                       {u"columns"_s, columns},
                       {u"template"_s, plan.templateName},
                       {u"areaCode"_s, plan.areaCode},
                       {u"rows"_s, lines},
                       {u"numbers"_s, lineNumbers},
                       {u"places"_s, places},
                       {u"checked"_s, checked},
                       {u"valid"_s, valid},
                       {u"reasons"_s, counts},
                       {u"problems"_s, problems}};
}

} // namespace lianxin
