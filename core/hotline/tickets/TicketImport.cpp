// SPDX-License-Identifier: GPL-3.0-or-later
// Tickets from a spreadsheet of another platform.
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/directory/SheetTable.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/PhoneNumber.h"
#include <QHash>
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
    {u"name"_s, {u"联系人"_s, u"姓名"_s, u"name"_s}, false},
    {u"phone"_s, {u"联系电话"_s, u"电话"_s, u"手机"_s, u"手机号"_s, u"phone"_s}, false},
    {u"unit"_s, {u"承办单位"_s, u"单位"_s, u"unit"_s}, false},
    {u"accepted"_s, {u"受理时间"_s, u"accepted"_s}, false},
};
constexpr int kChunk = 200;

// As people write dates: 2026-03-11, 2026/3/11 9:30, 2026年3月11日 09:30:00, and ISO 8601 with its T.
std::optional<qint64> timeOf(const QString &text) {
    static const QRegularExpression form(
        u"^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?(?:\\.\\d+)?$"_s);
    const auto match = form.match(text.trimmed());
    if (!match.hasMatch()) {
        const auto iso = civil::parse(text.trimmed());
        return iso ? std::optional(*iso) : std::nullopt;
    }
    const QDate date(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    const QTime time(match.captured(4).toInt(), match.captured(5).toInt(), match.captured(6).toInt());
    if (!date.isValid() || !time.isValid())
        return {};
    return civil::at(date, time);
}

} // namespace

QJsonObject Tickets::ImportReport::toJson() const {
    return {{u"created"_s, created}, {u"skipped"_s, skipped}, {u"failed"_s, failed}, {u"errors"_s, errors}};
}

Expected<Tickets::ImportReport> Tickets::importFile(const QString &path, const QString &actor,
                                                    const std::function<bool(int)> &progress) {
    LX_TRY(const auto table, SheetTable::read(path, kSheetColumns));
    LX_TRY(const auto units, m_directory.units());
    QHash<QString, Id> unitIds;
    for (const auto &unit : units) {
        unitIds.insert(unit.name, unit.id);
        if (!unit.code.isEmpty())
            unitIds.insert(unit.code, unit.id);
    }
    ImportReport report;
    const auto refuse = [&](ImportReport &to, const SheetTable::Line &line, const QString &column,
                            const QString &message) {
        ++to.failed;
        if (to.errors.size() < 200)
            to.errors.append(
                QJsonObject{{u"row"_s, line.row}, {u"column"_s, column}, {u"message"_s, message}});
    };
    const auto &lines = table.lines();
    for (size_t begin = 0; begin < lines.size(); begin += kChunk) {
        const size_t end = std::min(lines.size(), begin + kChunk);
        LX_TRY(report, m_store.writeReturning<ImportReport>([&](Transaction &t) {
            ImportReport next = report;
            for (size_t i = begin; i < end; ++i) {
                const auto &line = lines[i];
                TicketDraft draft;
                draft.source = u"import"_s;
                draft.sourceNumber = table.value(line, u"number"_s);
                draft.title = table.value(line, u"title"_s);
                draft.content = table.value(line, u"content"_s);
                draft.category = table.value(line, u"category"_s);
                draft.district = table.value(line, u"district"_s);
                draft.address = table.value(line, u"address"_s);
                draft.contactName = table.value(line, u"name"_s);
                draft.contactPhone = table.value(line, u"phone"_s);
                if (draft.title.isEmpty() && draft.content.isEmpty()) {
                    refuse(next, line, u"标题"_s, u"标题和内容都为空"_s);
                    continue;
                }
                if (!draft.contactPhone.isEmpty() && !parsePhoneNumber(draft.contactPhone)) {
                    refuse(next, line, u"联系电话"_s, u"联系电话无法识别"_s);
                    continue;
                }
                if (const auto unit = table.value(line, u"unit"_s); !unit.isEmpty()) {
                    draft.unitId = unitIds.value(unit);
                    if (draft.unitId.isEmpty()) {
                        refuse(next, line, u"承办单位"_s, u"没有这个承办单位，请先导入单位"_s);
                        continue;
                    }
                }
                if (const auto accepted = table.value(line, u"accepted"_s); !accepted.isEmpty()) {
                    const auto at = timeOf(accepted);
                    if (!at) {
                        refuse(next, line, u"受理时间"_s, u"受理时间无法识别"_s);
                        continue;
                    }
                    draft.acceptedAt = *at;
                }
                if (!draft.sourceNumber.isEmpty() &&
                    t.first(u"SELECT 1 FROM ticket WHERE source_number = $1", {draft.sourceNumber})) {
                    ++next.skipped;
                    continue;
                }
                create(t, draft, actor);
                ++next.created;
            }
            return next;
        }));
        if (progress && !progress(int(end)))
            return Error{ErrorKind::Cancelled, u"tickets.import_cancelled"_s,
                         u"The import was stopped after %1 rows."_s.arg(end),
                         u"Import the file again: rows with a known number are skipped."_s, path};
    }
    return report;
}

} // namespace lianxin
