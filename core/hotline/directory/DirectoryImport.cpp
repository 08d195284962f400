// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/calendar/WorkShifts.h"
#include "hotline/directory/Directory.h"
#include "hotline/directory/SheetTable.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QDateTime>
#include <QJsonArray>
#include <functional>

namespace lianxin {

namespace {

constexpr size_t kNamedRows = 1000;

void reject(DirectoryImport &result, qint64 row, const QString &reason) {
    ++result.rejectedRows;
    if (result.rejected.size() < kNamedRows)
        result.rejected.push_back({row, reason});
}

constexpr int kSampleRows = 20;

// The titles that mean a column, the one that the person chose before all others.
std::vector<SheetTable::Column> chosen(std::vector<SheetTable::Column> columns, const DirectoryImportOptions &options) {
    for (SheetTable::Column &column : columns)
        if (const QString title = options.columns.value(column.key); !title.isEmpty())
            column.titles = {title};
    return columns;
}

DirectoryImport resultFor(const SheetTable &table, const DirectoryImportOptions &options) {
    DirectoryImport result;
    result.kept = !options.dryRun;
    result.titles = table.titles();
    result.columns = table.taken();
    return result;
}

// What somebody may see before they accept: numbers and names of people masked.
void show(DirectoryImport &result, const SheetTable &table, const SheetTable::Line &line, const QStringList &keys) {
    if (result.sample.size() >= kSampleRows)
        return;
    QJsonObject row{{u"row"_s, line.row}};
    for (const QString &key : keys) {
        const QString value = table.value(line, key);
        row.insert(key, key.contains("hone"_L1) ? maskedPhone(value) : key == "liaison"_L1 ? maskedName(value) : value);
    }
    result.sample.append(row);
}

// Runs \a work in one transaction; that of a dry run is undone, and what it found carried out.
Expected<DirectoryImport> importing(Store &store, bool dryRun, const std::function<DirectoryImport(Transaction &)> &work) {
    DirectoryImport found;
    bool undone = false;
    const auto written = store.write([&](Transaction &t) {
        undone = false;
        found = work(t);
        undone = dryRun;
        if (dryRun)
            throw StoreFailure({ErrorKind::Cancelled, {}, {}, {}, {}});
    });
    if (!written && !undone)
        return written.error();
    return found;
}

// Duty phones may be service numbers; an empty cell is no error, and a masked number means the one that is known.
bool readPhone(const QString &text, const QString &areaCode, QString &digits) {
    digits.clear();
    if (text.isEmpty() || text.contains(u'*'))
        return true;
    const auto number = parsePhoneNumber(text, areaCode);
    if (!number)
        return false;
    digits = number->digits;
    return true;
}

} // namespace

QJsonObject DirectoryImport::toJson() const {
    QJsonArray rows;
    for (const Rejected &line : rejected)
        rows.append(QJsonObject{{u"row"_s, line.row}, {u"reason"_s, line.reason}});
    QJsonObject taken;
    for (auto i = columns.begin(); i != columns.end(); ++i)
        taken.insert(i.key(), i.value());
    return {{u"added"_s, added},   {u"updated"_s, updated}, {u"unchanged"_s, unchanged},
            {u"kept"_s, kept},     {u"rejected"_s, rows},   {u"rejectedRows"_s, rejectedRows},
            {u"columns"_s, taken}, {u"sample"_s, sample},   {u"titles"_s, QJsonArray::fromStringList(titles)}};
}

Expected<DirectoryImport> Directory::importUnits(const QString &path, const DirectoryImportOptions &options, const QString &actor) {
    Q_UNUSED(actor)
    LX_TRY(const SheetTable table,
           SheetTable::read(path, chosen({{u"name"_s, {u"单位名称"_s, u"承办单位"_s, u"单位"_s, u"名称"_s}, true},
                                   {u"code"_s, {u"编码"_s, u"单位编码"_s, u"代码"_s}},
                                   {u"superior"_s, {u"上级单位"_s, u"上级"_s, u"主管单位"_s}},
                                   {u"district"_s, {u"区县"_s, u"所属区县"_s, u"行政区划"_s}},
                                   {u"phone"_s, {u"值班电话"_s, u"单位电话"_s, u"电话"_s}},
                                   {u"liaison"_s, {u"联系人"_s, u"联络员"_s, u"联络人"_s}},
                                   {u"liaisonPhone"_s, {u"联系人电话"_s, u"联络员电话"_s, u"联系电话"_s, u"手机"_s}},
                                   {u"hours"_s, {u"作息时间"_s, u"工作时间"_s, u"班次"_s, u"上班时间"_s}}}, options)));
    LX_TRY(const auto hoursBefore, unitHours());
    auto imported = importing(m_store, options.dryRun, [&](Transaction &t) {
        DirectoryImport result = resultFor(table, options);
        QHash<QString, Id> ids;
        QHash<QString, Unit> known;
        for (const Unit &unit : allUnits(t)) {
            ids.insert(unit.name, unit.id);
            known.insert(unit.name, unit);
        }
        QHash<QString, int> liaisonsOf;
        QSet<QString> counted;
        std::vector<std::pair<const SheetTable::Line *, Id>> accepted;
        for (const auto &line : table.lines()) {
            show(result, table, line, {u"name"_s, u"code"_s, u"superior"_s, u"district"_s, u"phone"_s, u"liaison"_s, u"liaisonPhone"_s, u"hours"_s});
            const QString name = table.value(line, u"name"_s);
            QString digits;
            const QString hoursText = table.value(line, u"hours"_s);
            const auto hours = hoursText.isEmpty() ? Expected<WorkShifts>(WorkShifts()) : WorkShifts::fromText(hoursText);
            if (name.isEmpty()) {
                reject(result, line.row, u"单位名称为空"_s);
            } else if (!readPhone(table.value(line, u"phone"_s), options.areaCode, digits)) {
                reject(result, line.row, u"值班电话不是有效号码"_s);
            } else if (!hours) {
                reject(result, line.row, u"作息时间无法识别：%1"_s.arg(hours.error().place));
            } else {
                Unit unit = known.value(name); // a column that is missing keeps what is known
                unit.name = name;
                if (const QString code = table.value(line, u"code"_s); !code.isEmpty())
                    unit.code = code;
                if (const QString district = table.value(line, u"district"_s); !district.isEmpty())
                    unit.district = district;
                if (!hoursText.isEmpty())
                    unit.hours = hours->toJson();
                if (!counted.contains(name)) { // a unit may have several lines, one a liaison
                    counted.insert(name);
                    (ids.contains(name) ? result.updated : result.added) += 1;
                    ids.insert(name, storeUnit(t, unit, seal(digits)));
                }
                accepted.push_back({&line, ids.value(name)});
            }
        }
        // Superiors may stand below their units in the file.
        for (const auto &[line, id] : accepted) {
            const QString superior = table.value(*line, u"superior"_s);
            if (!superior.isEmpty() && !ids.contains(superior)) {
                reject(result, line->row, u"上级单位“%1”不存在"_s.arg(superior));
            } else if (!superior.isEmpty()) {
                for (Id above = ids.value(superior); !above.isEmpty();) {
                    if (above == id)
                        throw StoreFailure({ErrorKind::BadInput, u"directory.unit_cycle"_s, u"The superiors run in a circle"_s,
                                            u"Correct the superior"_s, u"row %1"_s.arg(line->row)});
                    above = t.first(u"SELECT superior_id FROM unit WHERE id = $1", {above})->text(0);
                }
                t.execute(u"UPDATE unit SET superior_id = $2 WHERE id = $1", {id, ids.value(superior)});
            }
            const QString liaisonPhone = table.value(*line, u"liaisonPhone"_s);
            QString digits;
            if (!readPhone(liaisonPhone, options.areaCode, digits))
                reject(result, line->row, u"联系人电话不是有效号码"_s);
            else if (!digits.isEmpty())
                storeLiaison(t, id, table.value(*line, u"liaison"_s), digits, ++liaisonsOf[id]);
        }
        return result;
    });    if (imported && imported->kept)
        tellWhetherHoursChanged(hoursBefore);
    return imported;
}

Expected<DirectoryImport> Directory::importDoNotCall(const QString &path, const DirectoryImportOptions &options, const QString &actor) {
    LX_TRY(const SheetTable table,
           SheetTable::read(path, chosen({{u"phone"_s, {u"电话"_s, u"号码"_s, u"手机"_s, u"手机号"_s, u"手机号码"_s, u"联系电话"_s, u"电话号码"_s}, true},
                                   {u"reason"_s, {u"原因"_s, u"事由"_s, u"备注"_s}},
                                   {u"until"_s, {u"截止日期"_s, u"有效期至"_s, u"截止"_s}}}, options)));
    return importing(m_store, options.dryRun, [&](Transaction &t) {
        DirectoryImport result = resultFor(table, options);
        for (const auto &line : table.lines()) {
            show(result, table, line, {u"phone"_s, u"reason"_s, u"until"_s});
            const auto number = parsePhoneNumber(table.value(line, u"phone"_s), options.areaCode);
            if (!number) {
                reject(result, line.row, u"号码无效"_s);
                continue;
            }
            qint64 until = 0;
            if (const QString text = table.value(line, u"until"_s); !text.isEmpty()) {
                const QDate date = QDate::fromString(QString(text.first(std::min<qsizetype>(text.size(), 10))).replace(u'/', u'-'), u"yyyy-M-d"_s);
                if (!date.isValid()) {
                    reject(result, line.row, u"截止日期无法识别"_s);
                    continue;
                }
                // The day counts whole, in Asia/Shanghai.
                until = QDateTime(date.addDays(1), QTime(0, 0), Qt::OffsetFromUTC, 8 * 3600).toMSecsSinceEpoch();
            }
            bool isNew = false;
            storeDoNotCall(t, number->digits, table.value(line, u"reason"_s), until, u"import"_s, actor, &isNew);
            (isNew ? result.added : result.updated) += 1;
        }
        return result;
    });
}

} // namespace lianxin
