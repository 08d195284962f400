// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of an import become tickets, or change those that are known by their number.
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/TicketImportRow.h"
#include "platform/base/PhoneNumber.h"
#include "platform/crypto/FieldSealer.h"
#include <QRegularExpression>

namespace lianxin {
namespace {

constexpr size_t kChunk = 200;
constexpr size_t kMostListed = 500; // one call of tickets.upsert

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

//! One import: what it knows of units, and what it has done so far.
class Tickets::Importer {
public:
    Importer(Tickets &tickets, const QHash<QString, Id> &units, bool update, bool listed, const QString &actor, ImportReport &report)
        : m_tickets(tickets)
        , m_units(units)
        , m_update(update)
        , m_listed(listed)
        , m_actor(actor)
        , m_report(report) {}

    void take(Transaction &t, const ImportRow &row) {
        const auto value = [&](const char16_t *key) { return row.values.value(QString::fromUtf16(key)); };
        TicketDraft draft;
        draft.source = u"import"_s;
        draft.sourceNumber = value(u"number");
        draft.title = value(u"title");
        draft.content = value(u"content");
        draft.category = value(u"category");
        draft.district = value(u"district");
        draft.address = value(u"address");
        draft.contactName = value(u"name");
        draft.contactPhone = value(u"phone");
        if (m_update && draft.sourceNumber.isEmpty())
            return refuse(row, u"工单编号"_s, u"缺少工单编号"_s);
        if (!draft.contactPhone.isEmpty() && !parsePhoneNumber(draft.contactPhone))
            return refuse(row, u"联系电话"_s, u"联系电话无法识别"_s);
        if (const auto unit = value(u"unit"); !unit.isEmpty()) {
            draft.unitId = m_units.value(unit);
            if (draft.unitId.isEmpty())
                return refuse(row, u"承办单位"_s, u"没有这个承办单位，请先导入单位"_s);
        }
        if (const auto accepted = value(u"accepted"); !accepted.isEmpty()) {
            const auto at = timeOf(accepted);
            if (!at)
                return refuse(row, u"受理时间"_s, u"受理时间无法识别"_s);
            draft.acceptedAt = *at;
        }
        if (!draft.sourceNumber.isEmpty())
            if (const auto known = t.first(u"SELECT id FROM ticket WHERE source_number = $1", {draft.sourceNumber})) {
                if (m_update)
                    return change(t, known->text(0), row);
                ++m_report.skipped;
                return;
            }
        if (draft.title.isEmpty() && draft.content.isEmpty())
            return refuse(row, u"标题"_s, u"标题和内容都为空"_s);
        const Id id = m_tickets.create(t, draft, m_actor);
        ++m_report.created;
        list(t, row, id, u"created"_s);
    }

private:
    void refuse(const ImportRow &row, const QString &column, const QString &message) {
        ++m_report.failed;
        if (m_report.errors.size() < 200)
            m_report.errors.append(QJsonObject{{u"row"_s, row.row}, {u"column"_s, column}, {u"message"_s, message}});
    }

    // So that the other platform learns our numbers for its own.
    void list(Transaction &t, const ImportRow &row, const Id &id, const QString &did) {
        if (!m_listed)
            return;
        const auto number = t.first(u"SELECT number FROM ticket WHERE id = $1", {id});
        m_report.tickets.append(QJsonObject{{u"row"_s, row.row},
                                          {u"number"_s, row.values.value(u"number"_s)},
                                          {u"id"_s, id},
                                          {u"ticketNumber"_s, number->text(0)},
                                          {u"did"_s, did}});
    }

    // Only what differs is written: the same file twice leaves no trace.
    void change(Transaction &t, const Id &id, const ImportRow &row) {
        const auto now = t.first(u"SELECT category, district, title_sealed, content_sealed, address_sealed, name_sealed, phone_index "
                                 "FROM ticket WHERE id = $1",
                                 {id});
        const auto opened = [&](int column, const char *name) {
            return now->isNull(column) ? QString() : m_tickets.m_sealer.open(now->blob(column), name).valueOr({});
        };
        QJsonObject changes;
        const auto compare = [&](const QString &key, const QString &field, const QString &before) {
            if (row.values.contains(key) && row.values[key] != before)
                changes[field] = row.values[key];
        };
        compare(u"category"_s, u"category"_s, now->text(0));
        compare(u"district"_s, u"district"_s, now->text(1));
        compare(u"title"_s, u"title"_s, opened(2, "ticket.title"));
        compare(u"content"_s, u"content"_s, opened(3, "ticket.content"));
        compare(u"address"_s, u"address"_s, opened(4, "ticket.address"));
        compare(u"name"_s, u"contactName"_s, opened(5, "ticket.name"));
        if (const QString typed = row.values.value(u"phone"_s); !typed.isEmpty())
            if (m_tickets.m_directory.seal(parsePhoneNumber(typed)->digits).index != now->blob(6))
                changes[u"contactPhone"_s] = typed;
        for (const auto &key : {u"title"_s, u"content"_s, u"category"_s}) // emptied over there is not emptied here
            if (changes.contains(key) && changes[key].toString().isEmpty())
                changes.remove(key);
        if (changes.isEmpty()) {
            ++m_report.skipped;
            return list(t, row, id, u"skipped"_s);
        }
        const auto current = currentOf(t, id);
        const TicketActor engine(m_actor, Party::Engine);
        if (refusalOf(TicketAction::Edited, {current->fold, engine}))
            return refuse(row, u"工单编号"_s, u"工单已办结归档，不再修改"_s);
        m_tickets.edit(t, id, changes, engine);
        ++m_report.updated;
        list(t, row, id, u"updated"_s);
    }

    Tickets &m_tickets;
    const QHash<QString, Id> &m_units;
    bool m_update;
    bool m_listed;
    QString m_actor;
    ImportReport &m_report;
};

Expected<Tickets::ImportReport> Tickets::importRows(const std::vector<ImportRow> &rows, bool update, const QString &actor,
                                                    const QString &place, const std::function<bool(int)> &progress) {
    LX_TRY(const auto units, m_directory.units());
    QHash<QString, Id> unitIds;
    for (const auto &unit : units) {
        unitIds.insert(unit.name, unit.id);
        if (!unit.code.isEmpty())
            unitIds.insert(unit.code, unit.id);
    }
    ImportReport report;
    for (size_t begin = 0; begin < rows.size(); begin += kChunk) {
        const size_t end = std::min(rows.size(), begin + kChunk);
        LX_TRY(report, m_store.writeReturning<ImportReport>([&](Transaction &t) {
            ImportReport next = report;
            Importer importer(*this, unitIds, update, update && rows.size() <= kMostListed, actor, next);
            for (size_t i = begin; i < end; ++i)
                importer.take(t, rows[i]);
            return next;
        }));
        if (progress && !progress(int(end)))
            return Error{ErrorKind::Cancelled, u"tickets.import_cancelled"_s,
                         u"The import was stopped after %1 rows."_s.arg(end),
                         u"Import the file again: rows with a known number are skipped."_s, place};
    }
    return report;
}

} // namespace lianxin
