// SPDX-License-Identifier: GPL-3.0-or-later
// Tickets from files of another platform: spreadsheets and JSON.
#include "hotline/directory/Directory.h"
#include "hotline/directory/SheetTable.h"
#include "hotline/tickets/TicketImportRow.h"
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

namespace lianxin {
namespace {

const std::vector<SheetTable::Column> kSheetColumns{
    {u"number"_s, {u"工单编号"_s, u"工单号"_s, u"编号"_s, u"number"_s}, false},
    {u"title"_s, {u"标题"_s, u"诉求标题"_s, u"主题"_s, u"title"_s}, true},
    {u"content"_s, {u"内容"_s, u"诉求内容"_s, u"工单内容"_s, u"content"_s}, false},
    {u"category"_s, {u"类别"_s, u"诉求类别"_s, u"分类"_s, u"category"_s}, false},
    {u"district"_s, {u"区县"_s, u"所属区县"_s, u"district"_s}, false},
    {u"address"_s, {u"地址"_s, u"address"_s}, false},
    {u"name"_s, {u"联系人"_s, u"姓名"_s, u"name"_s, u"contactName"_s}, false},
    {u"phone"_s, {u"联系电话"_s, u"电话"_s, u"手机"_s, u"手机号"_s, u"phone"_s, u"contactPhone"_s}, false},
    {u"unit"_s, {u"承办单位"_s, u"单位"_s, u"unit"_s}, false},
    {u"accepted"_s, {u"受理时间"_s, u"accepted"_s, u"acceptedAt"_s}, false},
};
constexpr qint64 kMostBytes = 256LL << 20;

Error badFile(const QString &path, const QString &message) {
    return {ErrorKind::BadInput, u"tickets.bad_file"_s, message,
            u"Write an array of objects, or an object a line: {\"number\":\"A1\",\"title\":\"…\"}."_s, path};
}

Expected<QJsonArray> jsonOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badFile(path, u"The file can't be read: %1."_s.arg(file.errorString()));
    if (file.size() > kMostBytes)
        return badFile(path, u"The file is larger than 256 MiB."_s);
    const QByteArray text = file.readAll();
    QJsonParseError error;
    const auto whole = QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::NoError)
        return whole.isArray() ? whole.array() : QJsonArray{whole.object()};
    QJsonArray items;
    int number = 0;
    for (const auto &line : text.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto one = QJsonDocument::fromJson(line, &error);
        if (error.error != QJsonParseError::NoError || !one.isObject())
            return badFile(path, u"Line %1 is no JSON object: %2."_s.arg(number).arg(error.errorString()));
        items.append(one.object());
    }
    return items;
}

} // namespace

QJsonObject Tickets::ImportReport::toJson() const {
    QJsonObject json{{u"created"_s, created}, {u"updated"_s, updated}, {u"skipped"_s, skipped}, {u"failed"_s, failed}, {u"errors"_s, errors}};
    if (!tickets.isEmpty())
        json[u"tickets"_s] = tickets;
    return json;
}

Expected<Tickets::ImportReport> Tickets::importFile(const QString &path, const QString &actor,
                                                    const std::function<bool(int)> &progress) {
    if (path.endsWith(u".json"_s, Qt::CaseInsensitive) || path.endsWith(u".jsonl"_s, Qt::CaseInsensitive)) {
        LX_TRY(const auto items, jsonOf(path));
        return upsert(items, actor, progress);
    }
    LX_TRY(const auto table, SheetTable::read(path, kSheetColumns));
    std::vector<ImportRow> rows;
    for (const auto &line : table.lines()) {
        ImportRow row{line.row, {}};
        for (const auto &column : kSheetColumns)
            row.values[column.key] = table.value(line, column.key);
        rows.push_back(std::move(row));
    }
    return importRows(rows, false, actor, path, progress);
}

Expected<Tickets::ImportReport> Tickets::upsert(const QJsonArray &items, const QString &actor,
                                                const std::function<bool(int)> &progress) {
    std::vector<ImportRow> rows;
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto item = items[i].toObject();
        ImportRow row{i + 1, {}};
        for (const auto &column : kSheetColumns)
            for (const auto &title : column.titles)
                if (const auto value = item[title]; !value.isUndefined() && !value.isNull())
                    row.values[column.key] = value.isDouble() ? QString::number(value.toInteger()) : value.toString().trimmed();
        rows.push_back(std::move(row));
    }
    return importRows(rows, true, actor, u"items"_s, progress);
}

} // namespace lianxin
