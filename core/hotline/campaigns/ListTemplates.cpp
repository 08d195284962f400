// SPDX-License-Identifier: GPL-3.0-or-later
// How the columns of a sheet are used: guessed, as it was the last time for sheets of this shape, or as somebody says.
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ContactLists.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/storage/Store.h"
#include <QCryptographicHash>
#include <QJsonDocument>

namespace lianxin {

namespace {

const QString kTemplateColumns = u"SELECT id, name, mapping, area_code, created_at, used_at FROM list_template "_s;

ListTemplate templateOf(const Row &row) { return {row.text(0), row.text(1), row.json(2), row.text(3), row.integer(4), row.integer(5)}; }

QString shapeKey(const QString &shape) {
    return QString::fromLatin1(QCryptographicHash::hash(shape.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

QJsonObject ListTemplate::toJson() const {
    return {{u"id"_s, id}, {u"name"_s, name}, {u"mapping"_s, mapping}, {u"areaCode"_s, areaCode}, {u"createdAt"_s, createdAt}, {u"usedAt"_s, usedAt}};
}

Expected<std::vector<ListTemplate>> ContactLists::templates() {
    return m_store.readReturning<std::vector<ListTemplate>>([](Snapshot &s) {
        std::vector<ListTemplate> out;
        for (const Row &row : s.query(kTemplateColumns + u"ORDER BY used_at DESC, id DESC LIMIT 500"_s))
            out.push_back(templateOf(row));
        return out;
    });
}

Expected<void> ContactLists::removeTemplate(const Id &id) {
    LX_TRY(const bool wasThere, m_store.writeReturning<bool>([&](Transaction &t) {
        return t.execute(u"DELETE FROM list_template WHERE id = $1", {id}) > 0;
    }));
    if (!wasThere)
        return Error{ErrorKind::NotFound, u"lists.template_not_found"_s, u"There is no such template"_s, u"Look at lists.templates"_s, {}};
    return {};
}

Expected<std::optional<ListTemplate>> ContactLists::templateFor(const QString &shape) {
    if (shape.isEmpty())
        return std::optional<ListTemplate>();
    return m_store.readReturning<std::optional<ListTemplate>>([&](Snapshot &s) -> std::optional<ListTemplate> {
        const auto row = s.first(kTemplateColumns + u"WHERE shape = $1"_s, {shapeKey(shape)});
        return row ? std::optional(templateOf(*row)) : std::nullopt;
    });
}

// One for each shape: the newest word counts.
void ContactLists::keepTemplate(Transaction &t, const QString &name, const SheetLayout &layout, const QString &areaCode, const QString &actor) const {
    const QString shape = shapeOf(layout);
    if (shape.isEmpty())
        return;
    const QString mapping = QString::fromUtf8(QJsonDocument(mappingOf(layout)).toJson(QJsonDocument::Compact));
    t.execute(u"INSERT INTO list_template (id, name, shape, mapping, area_code, created_by, created_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7) "
              "ON CONFLICT (shape) DO UPDATE SET name = excluded.name, mapping = excluded.mapping, area_code = excluded.area_code, "
              "created_by = excluded.created_by, created_at = excluded.created_at, used_at = excluded.used_at",
              {newId(), name, shapeKey(shape), mapping, areaCode, actor, m_clock.now()});
}

Expected<ColumnPlan> ContactLists::planFor(const ImportRequest &request, const std::vector<QStringList> &sample, const std::vector<qint64> &numbers) {
    ColumnPlan plan;
    std::optional<int> header;
    if (request.headerRow == 0)
        header = -1;
    if (request.headerRow > 0) {
        const auto end = numbers.begin() + qsizetype(std::min(sample.size(), numbers.size())); // a preview knows more rows than it takes for titles
        const auto found = std::find(numbers.begin(), end, request.headerRow);
        if (found == end)
            return Error{ErrorKind::BadInput, u"lists.no_header_row"_s, u"Row %1 is empty, or too far down to hold the titles"_s.arg(request.headerRow),
                         u"Say in which row the titles are, or leave it to be guessed"_s, {}};
        header = int(found - numbers.begin());
    }
    plan.layout = guessLayout(sample, header);
    plan.areaCode = request.areaCode;
    LX_TRY(const auto known, templateFor(shapeOf(plan.layout)));
    if (known) {
        applyMapping(plan.layout, known->mapping);
        plan.templateName = known->name;
        if (plan.areaCode.isEmpty())
            plan.areaCode = known->areaCode;
    }
    QJsonObject mapping = request.mapping;
    if (!request.phoneColumn.isEmpty())
        mapping.insert(u"phone"_s, request.phoneColumn);
    const QStringList unknown = applyMapping(plan.layout, mapping);
    if (!unknown.isEmpty())
        return Error{ErrorKind::BadInput, u"lists.mapping_unknown"_s, u"The file has no such column for: %1"_s.arg(unknown.join(u", "_s)),
                     u"Use the column's title, its letter or its number"_s, {}};
    plan.headerRow = plan.layout.headerRow < 0 ? 0 : numbers[size_t(plan.layout.headerRow)];
    return plan;
}

} // namespace lianxin
