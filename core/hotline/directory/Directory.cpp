// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/Directory.h"
#include "hotline/calendar/WorkShifts.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/sheets/ReportWorkbook.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace lianxin {

namespace {

constexpr char kPhone[] = "phone";
constexpr char kName[] = "name";

Error unitError(ErrorKind kind, const QString &code, const QString &message, const QString &remedy = {}) {
    return {kind, u"directory."_s + code, message, remedy, {}};
}

SqlValue orNull(const QByteArray &bytes) { return bytes.isEmpty() ? SqlValue(nullptr) : SqlValue(bytes); }

// Superiors before their units; what hangs in a circle comes last, at level 0.
std::vector<Unit> inTreeOrder(std::vector<Unit> units) {
    QHash<Id, std::vector<size_t>> children;
    QHash<Id, QString> names;
    for (const Unit &unit : units)
        names.insert(unit.id, unit.name);
    for (size_t i = 0; i < units.size(); ++i) {
        units[i].superiorName = names.value(units[i].superiorId);
        children[units[i].superiorName.isEmpty() ? Id() : units[i].superiorId].push_back(i);
    }
    std::vector<Unit> out;
    QSet<Id> seen;
    std::vector<std::pair<size_t, int>> stack;
    const auto push = [&](const Id &superior, int level) {
        const auto &list = children[superior];
        for (auto i = list.rbegin(); i != list.rend(); ++i)
            stack.push_back({*i, level});
    };
    push({}, 0);
    while (!stack.empty()) {
        const auto [index, level] = stack.back();
        stack.pop_back();
        if (seen.contains(units[index].id))
            continue;
        seen.insert(units[index].id);
        units[index].level = level;
        out.push_back(units[index]);
        push(units[index].id, level + 1);
    }
    for (const Unit &unit : units)
        if (!seen.contains(unit.id))
            out.push_back(unit);
    return out;
}

} // namespace

Directory::Directory(Store &store, const FieldSealer &sealer, const BlindIndex &index, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sealer(sealer)
    , m_index(index)
    , m_clock(clock) {}

SealedPhone Directory::seal(const QString &digits) const {
    if (digits.isEmpty())
        return {};
    return {m_sealer.seal(digits, kPhone), m_index.of(digits), maskedPhone(digits)};
}

QJsonObject Unit::toJson() const {
    return {{u"id"_s, id},
            {u"code"_s, code},
            {u"name"_s, name},
            {u"superiorId"_s, superiorId},
            {u"superiorName"_s, superiorName},
            {u"district"_s, district},
            {u"phone"_s, phone.masked},
            {u"hours"_s, hours},
            {u"liaisons"_s, liaisons},
            {u"level"_s, level}};
}

QJsonObject Liaison::toJson() const {
    return {{u"id"_s, id}, {u"unitId"_s, unitId}, {u"name"_s, nameMasked}, {u"phone"_s, phone.masked}, {u"rank"_s, rank}};
}

std::vector<Unit> Directory::allUnits(Snapshot &s) const {
    std::vector<Unit> units;
    s.forEach(u"SELECT u.id, u.code, u.name, u.superior_id, u.district, u.phone_sealed, u.phone_index, u.phone_masked, "
              "(SELECT COUNT(*) FROM liaison l WHERE l.unit_id = u.id), u.hours FROM unit u ORDER BY u.code, u.name",
              {}, [&](const Row &row) {
                  Unit unit;
                  unit.id = row.text(0);
                  unit.code = row.text(1);
                  unit.name = row.text(2);
                  unit.superiorId = row.text(3);
                  unit.district = row.text(4);
                  if (!row.isNull(5))
                      unit.phone = {row.blob(5), row.blob(6), row.text(7)};
                  unit.liaisons = int(row.integer(8));
                  unit.hours = row.json(9);
                  units.push_back(std::move(unit));
                  return true;
              });
    return inTreeOrder(std::move(units));
}

Expected<std::vector<Unit>> Directory::units() {
    return m_store.readReturning<std::vector<Unit>>([this](Snapshot &s) { return allUnits(s); });
}

Expected<Unit> Directory::unit(const QString &idOrName) {
    LX_TRY(const auto all, units());
    for (const Unit &unit : all)
        if (unit.id == idOrName || unit.name == idOrName || (!unit.code.isEmpty() && unit.code == idOrName))
            return unit;
    return unitError(ErrorKind::NotFound, u"unit_not_found"_s, u"There is no such unit"_s, u"Import the units first"_s);
}

Expected<std::map<QString, QJsonObject>> Directory::unitHours() {
    return m_store.readReturning<std::map<QString, QJsonObject>>([](Snapshot &s) {
        std::map<QString, QJsonObject> hours;
        for (const Row &row : s.query(u"SELECT name, hours FROM unit WHERE hours <> ''"))
            hours.emplace(row.text(0), row.json(1));
        return hours;
    });
}

Expected<std::optional<Unit>> Directory::superior(const Id &unitId) {
    LX_TRY(const Unit below, unit(unitId));
    if (below.superiorId.isEmpty())
        return std::optional<Unit>();
    LX_TRY(Unit above, unit(below.superiorId));
    return std::optional<Unit>(std::move(above));
}

Expected<std::vector<Liaison>> Directory::liaisons(const Id &unitId) {
    return m_store.readReturning<std::vector<Liaison>>([&](Snapshot &s) {
        std::vector<Liaison> out;
        for (const Row &row : s.query(u"SELECT id, unit_id, name_sealed, name_masked, phone_sealed, phone_index, phone_masked, "
                                      "position FROM liaison WHERE unit_id = $1 ORDER BY position, id",
                                      {unitId}))
            out.push_back({row.text(0), row.text(1), row.blob(2), row.text(3), {row.blob(4), row.blob(5), row.text(6)}, int(row.integer(7))});
        return out;
    });
}

Id Directory::storeUnit(Transaction &t, const Unit &unit, const SealedPhone &phone) const {
    if (unit.name.trimmed().isEmpty())
        throw StoreFailure(unitError(ErrorKind::Usage, u"unit_invalid"_s, u"A unit needs a name"_s));
    auto known = t.first(u"SELECT id FROM unit WHERE id = $1 OR name = $2 OR (code = $3 AND code <> '')", {unit.id, unit.name, unit.code});
    const Id id = known ? known->text(0) : unit.id.isEmpty() ? newId() : unit.id;
    for (Id above = unit.superiorId; !above.isEmpty();) {
        if (above == id)
            throw StoreFailure(unitError(ErrorKind::BadInput, u"unit_cycle"_s, u"A unit can't be above itself"_s,
                                         u"Correct the superior of the unit \"%1\""_s.arg(unit.name)));
        const auto next = t.first(u"SELECT superior_id FROM unit WHERE id = $1", {above});
        if (!next)
            throw StoreFailure(unitError(ErrorKind::NotFound, u"unit_not_found"_s, u"The superior of a unit is not known"_s));
        above = next->text(0);
    }
    const QString hours = unit.hours.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(unit.hours).toJson(QJsonDocument::Compact));
    if (known) {
        t.execute(u"UPDATE unit SET code = $2, name = $3, superior_id = $4, district = $5, updated_at = $6, hours = $7 WHERE id = $1",
                  {id, unit.code, unit.name, unit.superiorId, unit.district, m_clock.now(), hours});
        if (!phone.isEmpty()) // without a number the known one stays
            t.execute(u"UPDATE unit SET phone_sealed = $2, phone_index = $3, phone_masked = $4 WHERE id = $1",
                      {id, phone.sealed, phone.index, phone.masked});
    } else {
        t.execute(u"INSERT INTO unit (id, code, name, superior_id, district, phone_sealed, phone_index, phone_masked, updated_at, hours) "
                  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                  {id, unit.code, unit.name, unit.superiorId, unit.district, orNull(phone.sealed), orNull(phone.index), phone.masked, m_clock.now(), hours});
    }
    return id;
}

void Directory::storeLiaison(Transaction &t, const Id &unitId, const QString &name, const QString &digits, int rank) const {
    const SealedPhone phone = seal(digits);
    t.execute(u"INSERT INTO liaison (id, unit_id, name_sealed, name_masked, phone_sealed, phone_index, phone_masked, position) "
              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (unit_id, phone_index) DO UPDATE SET "
              "name_sealed = excluded.name_sealed, name_masked = excluded.name_masked, position = excluded.position",
              {newId(), unitId, m_sealer.seal(name, kName), maskedName(name), phone.sealed, phone.index, phone.masked, qint64(rank)});
}

Expected<Id> Directory::saveUnit(const Unit &unit, const QString &phone, const QString &actor) {
    Q_UNUSED(actor)
    SealedPhone sealed;
    if (!phone.trimmed().isEmpty()) {
        LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
        sealed = seal(number.digits);
    }
    if (!unit.hours.isEmpty())
        LX_CHECK(WorkShifts::fromJson(unit.hours));
    LX_TRY(const auto before, unitHours());
    LX_TRY(const Id id, m_store.writeReturning<Id>([&](Transaction &t) { return storeUnit(t, unit, sealed); }));
    tellWhetherHoursChanged(before);
    return id;
}

void Directory::tellWhetherHoursChanged(const std::map<QString, QJsonObject> &before) {
    if (const auto now = unitHours(); now && *now != before)
        Q_EMIT unitHoursChanged();
}

Expected<Id> Directory::addLiaison(const Id &unitId, const QString &name, const QString &phone, int rank, const QString &actor) {
    Q_UNUSED(actor)
    LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
    const QByteArray index = m_index.of(number.digits);
    return m_store.writeReturning<Id>([&](Transaction &t) {
        if (!t.first(u"SELECT 1 FROM unit WHERE id = $1", {unitId}))
            throw StoreFailure(unitError(ErrorKind::NotFound, u"unit_not_found"_s, u"There is no such unit"_s));
        storeLiaison(t, unitId, name, number.digits, rank);
        return t.first(u"SELECT id FROM liaison WHERE unit_id = $1 AND phone_index = $2", {unitId, index})->text(0);
    });
}

Expected<void> Directory::removeLiaison(const Id &id, const QString &actor) {
    Q_UNUSED(actor)
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"DELETE FROM liaison WHERE id = $1", {id}) == 0)
            throw StoreFailure(unitError(ErrorKind::NotFound, u"liaison_not_found"_s, u"There is no such contact"_s, u"Look at the unit again"_s));
    });
}

Expected<void> Directory::exportUnits(const QString &path) {
    LX_TRY(const auto all, units());
    LX_TRY(const auto book, ReportWorkbook::create(path));
    book->addSheet(u"单位"_s, {{u"单位名称"_s, 30}, {u"编码"_s, 12}, {u"上级单位"_s, 30}, {u"区县"_s, 14}, {u"值班电话"_s, 16}, {u"联系人"_s, 12}, {u"联系人电话"_s, 16}, {u"作息时间"_s, 44}});
    for (const Unit &unit : all) {
        LX_TRY(const auto people, liaisons(unit.id));
        QString hours;
        if (!unit.hours.isEmpty()) {
            LX_TRY(const WorkShifts shifts, WorkShifts::fromJson(unit.hours));
            hours = shifts.toText();
        }
        const auto line = [&](const QString &name, const QString &phone) {
            book->addRow({unit.name, unit.code, unit.superiorName, unit.district, unit.phone.masked, name, phone, hours});
        };
        if (people.empty())
            line({}, {});
        for (const Liaison &person : people)
            line(person.nameMasked, person.phone.masked);
    }
    return book->finish();
}

} // namespace lianxin
