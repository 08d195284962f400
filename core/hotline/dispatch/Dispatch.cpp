// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Dispatch.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include <QJsonDocument>
#include <QMetaObject>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr int kLabelsLookedAt = 30; //!< the rest of a model's labels have next to no probability
constexpr std::size_t kShown = 3;

double shortened(double p) { return std::round(p * 10'000) / 10'000; }

QString percent(double p) { return u"%1 %"_s.arg(std::floor(p * 1'000) / 10, 0, 'f', 1); }

} // namespace

QJsonObject DispatchSuggestion::toJson() const {
    QJsonArray all, candidates;
    for (const auto &c : categories)
        all.append(QJsonObject{{u"code"_s, c.code}, {u"name"_s, c.name}, {u"path"_s, c.path}, {u"p"_s, shortened(c.p)}});
    for (const auto &c : units)
        candidates.append(QJsonObject{{u"unitId"_s, c.unitId},
                                      {u"unitName"_s, c.unitName},
                                      {u"p"_s, shortened(c.p)},
                                      {u"category"_s, c.category},
                                      {u"categoryPath"_s, c.categoryPath},
                                      {u"district"_s, c.district},
                                      {u"reasons"_s, QJsonArray::fromStringList(c.reasons)}});
    return {{u"category"_s, all.isEmpty() ? QJsonValue() : all.first()},
            {u"categories"_s, all},
            {u"district"_s, place.district},
            {u"street"_s, place.street},
            {u"districtFrom"_s, place.from},
            {u"units"_s, candidates},
            {u"confidence"_s, shortened(confidence())},
            {u"automatic"_s, automatic},
            {u"why"_s, why},
            {u"model"_s, model.isEmpty() ? QJsonValue() : QJsonValue(model)}};
}

Dispatch::Dispatch(Store &store, Tickets &tickets, Directory &directory, const FieldSealer &sealer, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_tickets(tickets)
    , m_directory(directory)
    , m_sealer(sealer)
    , m_clock(clock) {}

Dispatch::~Dispatch() {
    if (m_listener >= 0)
        m_store.removeEventListener(m_listener);
}

Expected<void> Dispatch::load() {
    LX_TRY(const bool empty, m_store.readReturning<bool>([](Snapshot &s) { return !s.first(u"SELECT code FROM dispatch_category LIMIT 1"); }));
    if (empty) {
        LX_TRY(const CategoryTree shipped, CategoryTree::shipped());
        LX_CHECK(m_store.write([&](Transaction &t) {
            std::vector<Params> rows;
            for (const auto &c : shipped.all())
                rows.push_back({c.code, c.name, c.description, c.limit, qint64(c.active)});
            t.executeMany(u"INSERT INTO dispatch_category (code, name, description, limit_name, active) VALUES ($1,$2,$3,$4,$5) "
                          "ON CONFLICT (code) DO NOTHING", rows);
        }));
    }
    return m_store.read([this](Snapshot &s) { reload(s); });
}

void Dispatch::start() {
    if (m_listener >= 0)
        return;
    // A wake-up only; it comes on the committing thread, and many become one.
    m_listener = m_store.addEventListener([this](qint64) {
        if (!m_woken.exchange(true))
            QMetaObject::invokeMethod(this, [this] { wake(); }, Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(this, [this] { wake(); }, Qt::QueuedConnection);
}

void Dispatch::wake() {
    m_woken = false;
    const auto done = slice();
    if (!done)
        qCWarning(lcHotline) << "new tickets could not be looked at:" << done.error().toString();
    else if (done->more && !m_woken.exchange(true)) // an import brings many: others come in between
        QMetaObject::invokeMethod(this, [this] { wake(); }, Qt::QueuedConnection);
}

void Dispatch::reload(Snapshot &s) {
    std::vector<DispatchCategory> categories;
    for (const Row &row : s.query(u"SELECT code, name, description, limit_name, active FROM dispatch_category"))
        categories.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.boolean(4)});
    m_categories = CategoryTree(std::move(categories));

    m_settings = {};
    m_version = 0;
    for (const Row &row : s.query(u"SELECT name, value FROM dispatch_setting")) {
        if (row.text(0) == u"version")
            m_version = row.text(1).toLongLong();
        if (row.text(0) == u"threshold")
            m_settings.threshold = std::clamp(row.text(1).toDouble(), 0.5, 1.0);
        if (row.text(0) == u"automatic")
            m_settings.automatic = row.text(1) == u"1";
        if (row.text(0) == u"home")
            m_settings.home = row.text(1);
    }

    const auto units = m_directory.units();
    if (!units)
        throw StoreFailure(units.error());
    QHash<QString, const lianxin::Unit *> byId;
    QStringList districts;
    for (const auto &unit : *units) {
        byId.insert(unit.id, &unit);
        districts << unit.district;
    }
    std::vector<Responsibility> rows;
    for (const Row &row : s.query(u"SELECT id, unit_id, category, district FROM dispatch_responsibility ORDER BY id")) {
        const auto *unit = byId.value(row.text(1));
        if (!unit) // it is gone; so is what it was responsible for
            continue;
        rows.push_back({row.text(0), row.text(1), unit->name, row.text(2), row.text(3), unit->level});
        districts << row.text(3);
    }
    m_responsibilities = Responsibilities(std::move(rows));
    m_districts.setOwn(districts, m_settings.home);

    const auto active = s.first(u"SELECT id, sealed FROM dispatch_model WHERE active = 1 ORDER BY id DESC LIMIT 1");
    if (!active) {
        m_model.reset();
        m_modelId.clear();
    } else if (active->text(0) != m_modelId) {
        m_model.reset();
        m_modelId.clear();
        const auto bytes = m_sealer.openBytes(active->blob(1), "dispatch_model.sealed");
        const auto model = bytes ? TextClassifier::fromBytes(*bytes) : Expected<TextClassifier>(bytes.error());
        if (model) {
            m_model = *model;
            m_modelId = active->text(0);
        } else {
            qCWarning(lcHotline) << "the dispatch model can't be used; tickets wait for people:" << model.error().toString();
        }
    }

    // Categories bring the limits of their class along.
    auto limits = m_tickets.limits();
    limits.classes.clear();
    for (const auto &category : m_categories.all())
        if (const QString limit = m_categories.limitOf(category.code); !limit.isEmpty())
            for (const QString &name : {category.code, m_categories.textOf(category.code)})
                limits.classes.insert_or_assign(name, limit);
    m_tickets.setLimits(std::move(limits));
}

void Dispatch::refresh() {
    const auto done = m_store.read([this](Snapshot &s) {
        const auto version = s.first(u"SELECT value FROM dispatch_setting WHERE name = 'version'");
        if ((version ? version->text(0).toLongLong() : 0) != m_version)
            reload(s);
    });
    if (!done)
        qCWarning(lcHotline) << "dispatch goes on with what it knew:" << done.error().toString();
}

void Dispatch::touch(Transaction &t, const QString &what, const QString &actor) {
    const auto version = t.first(u"SELECT value FROM dispatch_setting WHERE name = 'version'");
    const qint64 next = (version ? version->text(0).toLongLong() : 0) + 1;
    t.execute(u"INSERT INTO dispatch_setting (name, value) VALUES ('version', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              {QString::number(next)});
    t.emitEvent(u"dispatch.changed"_s, what, {{u"what"_s, what}}, actor);
}

std::vector<std::pair<QString, double>> Dispatch::likely(const DispatchMatter &matter) const {
    if (const QString given = m_categories.codeOf(matter.category); !given.isEmpty())
        return {{given, 1.0}};
    std::vector<std::pair<QString, double>> labels;
    if (m_model)
        for (const auto &label : m_model->classify(matter.text, kLabelsLookedAt))
            if (m_categories.find(label.label))
                labels.emplace_back(label.label, label.p);
    return labels;
}

Place Dispatch::placeIn(const QString &text) {
    refresh();
    return m_districts.find(text, u"text"_s);
}

DispatchSuggestion Dispatch::suggest(const DispatchMatter &matter) {
    refresh();
    DispatchSuggestion s;
    const bool given = !m_categories.codeOf(matter.category).isEmpty();
    s.model = given ? Id() : m_modelId;
    s.place = m_districts.ofName(matter.district, u"ticket"_s);
    if (s.place.street.isEmpty()) { // an address says more than the district alone
        const Place address = m_districts.find(matter.address, u"address"_s);
        if (!address.district.isEmpty() || !address.street.isEmpty()) {
            if (s.place.district.isEmpty())
                s.place = address;
            else if (address.district.isEmpty() || address.district == s.place.district)
                s.place.street = address.street;
        }
    }
    if (s.place.from == u"none")
        s.place = m_districts.find(matter.text, u"text"_s);

    const auto labels = likely(matter);
    for (const auto &[code, p] : labels) {
        if (s.categories.size() < kShown)
            s.categories.push_back({code, m_categories.find(code)->name, m_categories.path(code), p});
        const Responsibility *row = m_responsibilities.of(code, s.place);
        if (!row)
            continue;
        auto it = std::find_if(s.units.begin(), s.units.end(), [&](const auto &unit) { return unit.unitId == row->unitId; });
        if (it != s.units.end()) {
            it->p += p;
            continue;
        }
        DispatchSuggestion::Candidate candidate{row->unitId, row->unitName, p, code, m_categories.path(code), row->district, {}};
        candidate.reasons << (given ? u"受理时已确定类别“%1”。"_s.arg(candidate.categoryPath)
                                    : u"内容最像“%1”，把握 %2。"_s.arg(candidate.categoryPath, percent(p)));
        const QString where = s.place.street.isEmpty() ? s.place.district : (s.place.district + u' ' + s.place.street).trimmed();
        if (where.isEmpty())
            candidate.reasons << u"没有看出所在区县。"_s;
        else
            candidate.reasons << (s.place.from == u"ticket"    ? u"工单所属：%1。"_s
                                  : s.place.from == u"address" ? u"由地址看出：%1。"_s
                                                               : u"由内容看出：%1。"_s)
                                     .arg(where);
        candidate.reasons << u"职责：%1，%2。"_s.arg(row->category.isEmpty() ? u"其他事项"_s : m_categories.path(row->category),
                                               row->district.isEmpty() ? u"全市"_s : row->district);
        s.units.push_back(std::move(candidate));
    }
    std::stable_sort(s.units.begin(), s.units.end(), [](const auto &a, const auto &b) { return a.p > b.p; });
    if (s.units.size() > kShown)
        s.units.resize(kShown);
    s.why = labels.empty()                                ? u"no_model"_s
            : s.units.empty()                             ? u"no_responsibility"_s
            : matter.returned                             ? u"returned"_s
            : s.confidence() < m_settings.threshold       ? u"below_threshold"_s
            : !m_settings.automatic                       ? u"automatic_off"_s
                                                          : u"confident"_s;
    s.automatic = s.why == u"confident";
    return s;
}

std::optional<Dispatch::Waiting> Dispatch::waitingOf(Snapshot &s, const Id &ticket) const {
    const auto row = s.first(u"SELECT number, title, content, category, district, address_sealed, returned FROM ticket WHERE id = $1", {ticket});
    if (!row)
        return std::nullopt;
    Waiting waiting{row->text(0), row->text(3), {row->text(1) + u'\n' + row->text(2), row->text(3), row->text(4), {}, row->integer(6) > 0}};
    if (!row->isNull(5)) {
        const auto address = m_sealer.open(row->blob(5), "ticket.address");
        if (address)
            waiting.matter.address = *address;
        else
            qCWarning(lcHotline) << "a sealed column can't be opened: ticket.address" << address.error().code;
    }
    return waiting;
}

Expected<DispatchSuggestion> Dispatch::suggestForTicket(const QString &idOrNumber) {
    LX_TRY(const auto waiting, m_store.readReturning<std::optional<Waiting>>([&](Snapshot &s) -> std::optional<Waiting> {
        const auto row = s.first(u"SELECT id FROM ticket WHERE id = $1 OR number = $1", {idOrNumber.trimmed()});
        return row ? waitingOf(s, row->text(0)) : std::nullopt;
    }));
    if (!waiting)
        return Error{ErrorKind::NotFound, u"tickets.unknown"_s, u"There is no such ticket."_s, {}, u"ticket"_s};
    return suggest(waiting->matter);
}

} // namespace lianxin
