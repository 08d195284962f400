// SPDX-License-Identifier: GPL-3.0-or-later
// Categories, responsibilities and settings: what people decide beforehand.
#include "hotline/directory/Directory.h"
#include "hotline/directory/SheetTable.h"
#include "hotline/dispatch/Dispatch.h"
#include <algorithm>

namespace lianxin {
namespace {

const QString kPutCategory = u"INSERT INTO dispatch_category (code, name, description, limit_name, active) VALUES ($1,$2,$3,$4,$5) "
                             "ON CONFLICT (code) DO UPDATE SET name = excluded.name, description = excluded.description, "
                             "limit_name = excluded.limit_name, active = excluded.active"_s;

Params rowOf(const DispatchCategory &c) { return {c.code, c.name, c.description, c.limit, qint64(c.active)}; }

//! What a file says, put into a tree one by one.
class CategoryImport {
public:
    explicit CategoryImport(std::vector<DispatchCategory> known)
        : m_all(std::move(known))
        , m_tree(m_all) {}

    void take(qint64 row, const DispatchCategory &category) {
        if (const auto fine = checkCategory(category, m_tree); !fine) {
            reject(row, fine.error().message);
            return;
        }
        auto it = std::find_if(m_all.begin(), m_all.end(), [&](const auto &c) { return c.code == category.code; });
        if (it != m_all.end() && *it == category) {
            ++result.unchanged;
            return;
        }
        if (it != m_all.end()) {
            *it = category;
            ++result.updated;
        } else {
            m_all.push_back(category);
            ++result.added;
        }
        m_tree = CategoryTree(m_all);
        changed.push_back(rowOf(category));
    }
    void takePath(qint64 row, const QStringList &names, const QString &limit, const QString &description) {
        QString parent, path;
        for (qsizetype i = 0; i < names.size(); ++i) {
            path += (path.isEmpty() ? QString() : u"/"_s) + names[i];
            QString code = m_tree.codeOf(path);
            if (code.isEmpty() || code.size() != 2 * (i + 1)) {
                code = m_tree.nextCode(parent);
                if (code.isEmpty()) {
                    reject(row, u"同一级类别不能超过 99 个"_s);
                    return;
                }
                const bool last = i + 1 == names.size();
                take(row, {code, names[i], last ? description : QString(), last ? limit : QString(), true});
                if (!m_tree.find(code))
                    return;
            } else if (i + 1 == names.size()) {
                ++result.unchanged;
            }
            parent = code;
        }
    }
    void reject(qint64 row, const QString &reason) {
        ++result.rejectedRows;
        if (result.rejected.size() < 200)
            result.rejected.append(QJsonObject{{u"row"_s, row}, {u"reason"_s, reason}});
    }
    Dispatch::Imported result;
    std::vector<Params> changed;

private:
    std::vector<DispatchCategory> m_all;
    CategoryTree m_tree;
};

} // namespace

QJsonObject Dispatch::Imported::toJson() const {
    return {{u"added"_s, added}, {u"updated"_s, updated}, {u"unchanged"_s, unchanged}, {u"rejectedRows"_s, rejectedRows}, {u"rejected"_s, rejected}};
}

const CategoryTree &Dispatch::categories() {
    refresh();
    return m_categories;
}

const Responsibilities &Dispatch::responsibilities() {
    refresh();
    return m_responsibilities;
}

const Dispatch::Settings &Dispatch::settings() {
    refresh();
    return m_settings;
}

Expected<void> Dispatch::saveCategory(DispatchCategory category, const QString &actor) {
    category.name = category.name.trimmed();
    LX_CHECK(checkCategory(category, categories()));
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(kPutCategory, rowOf(category));
        touch(t, u"categories"_s, actor);
    }));
    return {};
}

Expected<Dispatch::Imported> Dispatch::importCategories(const QString &path, const QString &actor) {
    LX_TRY(const SheetTable table, SheetTable::read(path, {{u"code"_s, {u"编码"_s, u"类别编码"_s, u"代码"_s, u"code"_s}},
                                                           {u"name"_s, {u"名称"_s, u"类别名称"_s, u"类别"_s, u"name"_s}},
                                                           {u"one"_s, {u"一级分类"_s, u"一级类别"_s, u"一级"_s}},
                                                           {u"two"_s, {u"二级分类"_s, u"二级类别"_s, u"二级"_s}},
                                                           {u"three"_s, {u"三级分类"_s, u"三级类别"_s, u"三级"_s}},
                                                           {u"limit"_s, {u"时限"_s, u"时限类别"_s, u"limit"_s}},
                                                           {u"description"_s, {u"说明"_s, u"描述"_s, u"description"_s}}}));
    CategoryImport import(categories().all());
    bool found = false;
    QStringList above; // merged cells name a level once
    for (const auto &line : table.lines()) {
        const QString limit = table.value(line, u"limit"_s), description = table.value(line, u"description"_s);
        const QString code = table.value(line, u"code"_s), name = table.value(line, u"name"_s);
        if (!code.isEmpty() && !name.isEmpty()) {
            found = true;
            import.take(line.row, {code, name, description, limit, true});
            continue;
        }
        QStringList names;
        for (const auto &key : {u"one"_s, u"two"_s, u"three"_s})
            names << table.value(line, key).replace(u'/', u'、');
        if (names.join(QString()).isEmpty())
            continue;
        found = true;
        const qsizetype first = names[0].isEmpty() ? names[1].isEmpty() ? 2 : 1 : 0;
        for (qsizetype i = 0; i < first; ++i)
            names[i] = above.value(i);
        while (!names.isEmpty() && names.last().isEmpty())
            names.removeLast();
        if (names.contains(QString())) {
            import.reject(line.row, u"缺少上级类别"_s);
            continue;
        }
        above = names;
        import.takePath(line.row, names, limit, description);
    }
    if (!found)
        return Error{ErrorKind::BadInput, u"dispatch.columns_missing"_s, u"The file names no categories."_s,
                     u"Use the columns 编码 and 名称, or 一级分类, 二级分类 and 三级分类."_s, path};
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.executeMany(kPutCategory, import.changed);
        touch(t, u"categories"_s, actor);
    }));
    return import.result;
}

Expected<Id> Dispatch::saveResponsibility(const Id &id, const QString &unit, const QString &category, const QString &district, const QString &actor) {
    const auto found = m_directory.unit(unit);
    if (!found)
        return Error{ErrorKind::BadInput, u"dispatch.unknown_unit"_s, u"There is no such unit."_s, u"Import the units first."_s, u"unitId"_s};
    const QString code = category.isEmpty() ? QString() : categories().codeOf(category);
    if (!category.isEmpty() && code.isEmpty())
        return Error{ErrorKind::BadInput, u"dispatch.unknown_category"_s, u"There is no such category."_s, u"See dispatch.categories."_s, u"category"_s};
    return m_store.writeReturning<Id>([&](Transaction &t) -> Id {
        const auto same = t.first(u"SELECT id FROM dispatch_responsibility WHERE unit_id = $1 AND category = $2 AND district = $3",
                                  {found->id, code, district.trimmed()});
        if (same && id.isEmpty())
            return same->text(0);
        const Id key = id.isEmpty() ? newId() : id;
        if (!id.isEmpty() && !t.first(u"SELECT id FROM dispatch_responsibility WHERE id = $1", {id}))
            throw StoreFailure({ErrorKind::NotFound, u"dispatch.unknown_responsibility"_s, u"There is no such responsibility."_s, {}, u"id"_s});
        t.execute(u"INSERT INTO dispatch_responsibility (id, unit_id, category, district) VALUES ($1,$2,$3,$4) ON CONFLICT (id) DO UPDATE SET "
                  "unit_id = excluded.unit_id, category = excluded.category, district = excluded.district",
                  {key, found->id, code, district.trimmed()});
        touch(t, u"responsibilities"_s, actor);
        return key;
    });
}

Expected<void> Dispatch::deleteResponsibility(const Id &id, const QString &actor) {
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"DELETE FROM dispatch_responsibility WHERE id = $1", {id}) == 0)
            throw StoreFailure({ErrorKind::NotFound, u"dispatch.unknown_responsibility"_s, u"There is no such responsibility."_s, {}, u"id"_s});
        touch(t, u"responsibilities"_s, actor);
    });
}

Expected<void> Dispatch::saveSettings(const Settings &settings, const QString &actor) {
    if (!(settings.threshold >= 0.5 && settings.threshold <= 1.0))
        return Error{ErrorKind::BadInput, u"dispatch.bad_settings"_s, u"The threshold is a probability from 0.5 to 1."_s, {}, u"threshold"_s};
    return m_store.write([&](Transaction &t) {
        t.executeMany(u"INSERT INTO dispatch_setting (name, value) VALUES ($1,$2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                      {{u"threshold"_s, QString::number(settings.threshold)},
                       {u"automatic"_s, settings.automatic ? u"1"_s : u"0"_s},
                       {u"home"_s, settings.home.trimmed()}});
        touch(t, u"settings"_s, actor);
    });
}

} // namespace lianxin
