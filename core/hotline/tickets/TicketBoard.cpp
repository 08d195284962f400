// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of tickets and the board, through TicketQuery; what else may be about the same matter.
#include "hotline/calendar/Deadline.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/Clock.h"
#include "platform/base/PhoneNumber.h"
#include <QSet>

namespace lianxin {
namespace {

using Order = TicketQuery::Order;

// As kTicketColumns of TicketReads.cpp counts them, without what a card does not show.
const QString kCardColumns = u"id, number, title, substr(content, 1, 200), category, district, unit_id, unit_name, state, deadline, "
                             "created_at, accepted_at, source, call_id, name_masked, phone_masked, urgency, supervised, urged, "
                             "returned, satisfaction, source_number, NULL, NULL, NULL, NULL, NULL, seq, contact_id, more, paused"_s;
constexpr int kRelatedDays = 30;
constexpr int kRelatedLooked = 20'000; // tickets of the neighbourhood looked through
constexpr int kRelatedRead = 300;
constexpr double kAlike = 0.34;

struct Place {
    qint64 due = 0;
    QString id;
};

void sortPlaces(std::vector<Place> &places, Order order, int limit) {
    std::sort(places.begin(), places.end(), [order](const Place &a, const Place &b) {
        return order == Order::Newest ? a.id > b.id : a.due != b.due ? a.due < b.due : a.id < b.id;
    });
    if (places.size() > size_t(limit))
        places.resize(size_t(limit));
}

std::vector<Place> placesOf(Snapshot &s, const std::vector<TicketSql> &statements, Order order, int limit) {
    std::vector<Place> places;
    for (const auto &[sql, params] : statements)
        s.forEach(sql, params, [&](const Row &row) {
            places.push_back({row.integer(0), row.text(1)});
            return true;
        });
    sortPlaces(places, order, limit);
    return places;
}

qint64 countOf(Snapshot &s, const TicketQuery &query, int most) {
    qint64 count = 0;
    for (const auto &[sql, params] : query.counts(most)) {
        count += s.first(sql, params)->integer(0);
        if (count >= most)
            return most;
    }
    return count;
}

// A ticket as the columns and figures of a board look at it.
struct Found {
    Place place;
    QString state;
    bool supervised = false, running = false, repeated = false;
};

using Belongs = std::function<bool(const Found &)>;

std::vector<Place> placesOf(const std::vector<Found> &found, const Belongs &belongs, Order order, int limit) {
    std::vector<Place> places;
    for (const auto &ticket : found)
        if (belongs(ticket))
            places.push_back(ticket.place);
    sortPlaces(places, order, limit);
    return places;
}

// All that a narrow filter lets through, unless it is more than can be sorted.
std::optional<std::vector<Found>> foundBy(Snapshot &s, const TicketQuery &query) {
    if (!query.isNarrow() || query.states().isEmpty())
        return std::nullopt;
    std::vector<Found> found;
    const auto [sql, params] = query.all(TicketQuery::kSortable + 1);
    s.forEach(sql, params, [&](const Row &row) {
        found.push_back({{row.integer(0), row.text(1)}, row.text(2), row.integer(3) == 1, row.integer(4) == 0, row.integer(5) > 0});
        return true;
    });
    if (found.size() > size_t(TicketQuery::kSortable))
        return std::nullopt;
    return found;
}

// The count up to \a most, and whether there are more.
void putTotal(QJsonObject &json, qint64 count, int most) {
    json[u"total"_s] = std::min<qint64>(count, most);
    if (count > most)
        json[u"totalIsMore"_s] = true;
}

QSet<QString> pairsOf(const QString &text) {
    QSet<QString> pairs;
    QString letters;
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            letters += c.toLower();
    for (qsizetype i = 0; i + 1 < letters.size(); ++i)
        pairs.insert(letters.mid(i, 2));
    return pairs;
}

// Dice's coefficient of the pairs of characters.
double likeness(const QSet<QString> &a, const QSet<QString> &b) {
    if (a.isEmpty() || b.isEmpty())
        return 0;
    qsizetype both = 0;
    for (const auto &pair : a)
        both += b.contains(pair);
    return 2.0 * double(both) / double(a.size() + b.size());
}

// The first id of that time (UUIDv7).
QString firstIdOf(qint64 at) {
    const QString hex = u"%1"_s.arg(std::max<qint64>(0, at), 12, 16, QChar(u'0'));
    return hex.left(8) + u'-' + hex.mid(8) + u"-0000-0000-000000000000"_s;
}

} // namespace

TicketQuery Tickets::queryOf(const QJsonObject &filter) const {
    const qint64 now = m_clock.now();
    const QDate next = m_calendar.workingDayFrom(civil::dateOf(now), 1);
    return {filter,
            {now, civil::at(next.addDays(1), QTime(0, 0)), m_store.isPostgres(), [this](const QString &typed) {
                 const auto number = parsePhoneNumber(typed);
                 return number ? m_directory.seal(number->digits).index : QByteArray("-");
             }}};
}

QJsonArray Tickets::cards(Snapshot &s, const QStringList &ids) const {
    QHash<QString, QJsonObject> byId;
    for (qsizetype begin = 0; begin < ids.size(); begin += 500) {
        Params params;
        QStringList places;
        for (const QString &id : ids.mid(begin, 500)) {
            params.push_back(id);
            places << u'$' + QString::number(params.size());
        }
        for (const auto &row : s.query(u"SELECT %1 FROM ticket WHERE id IN (%2)"_s.arg(kCardColumns, places.join(u", "_s)), params))
            byId.insert(row.text(0), json(s, row, false));
    }
    QJsonArray items;
    for (const QString &id : ids)
        items.append(byId.value(id));
    return items;
}

Expected<QJsonObject> Tickets::list(const QJsonObject &filter, const QString &cursor, int limit,
                                    const QString &sort) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const Order order = sort == u"deadline" ? Order::Deadline : Order::Newest;
        const int most = std::clamp(limit, 1, 500);
        const auto query = queryOf(filter);
        const qint64 total = countOf(s, query, kCountMost + 1);
        auto places = placesOf(s, query.pages(order, cursor, most + 1, total <= TicketQuery::kSortable), order, most + 1);
        QJsonValue next;
        if (places.size() > size_t(most)) {
            places.pop_back();
            next = TicketQuery::cursorAfter(order, places.back().due, places.back().id);
        }
        QStringList ids;
        for (const auto &place : places)
            ids << place.id;
        QJsonObject page{{u"items"_s, cards(s, ids)}, {u"next"_s, next}};
        putTotal(page, total, kCountMost);
        return page;
    });
}

Expected<QJsonObject> Tickets::board(const QJsonObject &filter, int perColumn) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const int most = std::clamp(perColumn, 1, 200);
        QJsonObject anyState = filter;
        anyState.remove(u"state"_s);
        anyState.remove(u"states"_s);
        const auto with = [&](const QString &key, const QJsonValue &value) {
            QJsonObject part = anyState;
            part.insert(key, value);
            return part;
        };
        const auto found = foundBy(s, queryOf(anyState));
        const QJsonArray active{nameOf(TicketState::PendingDispatch), nameOf(TicketState::PendingSign),
                                nameOf(TicketState::Processing), nameOf(TicketState::PendingVisit)};
        const auto countWith = [&](const TicketQuery &query, const Belongs &belongs, int upTo) {
            return found ? std::min<qint64>(upTo, std::count_if(found->begin(), found->end(), belongs)) : countOf(s, query, upTo);
        };
        QJsonArray columns;
        std::vector<QStringList> shown;
        QStringList all;
        const auto addColumn = [&](const QString &state, const TicketQuery &query, const Belongs &belongs, Order order) {
            const qint64 total = countWith(query, belongs, kBoardCountMost + 1);
            auto places = found ? placesOf(*found, belongs, order, most + 1)
                                : placesOf(s, query.pages(order, {}, most + 1, total <= kBoardCountMost), order, most + 1);
            QJsonObject column{{u"state"_s, state}};
            putTotal(column, total, kBoardCountMost);
            if (places.size() > size_t(most)) {
                places.pop_back();
                column[u"next"_s] = TicketQuery::cursorAfter(order, places.back().due, places.back().id);
            }
            QStringList ids;
            for (const auto &place : places)
                ids << place.id;
            all += ids;
            shown.push_back(ids);
            columns.append(column);
            return std::min<qint64>(total, kBoardCountMost);
        };
        const auto ofState = [](const QString &state) { return [state](const Found &t) { return t.state == state; }; };
        for (const auto &state : active)
            addColumn(state.toString(), queryOf(with(u"state"_s, state)), ofState(state.toString()), Order::Deadline);
        const QString closed = nameOf(TicketState::Closed);
        addColumn(closed, queryOf(with(u"state"_s, closed)), ofState(closed), Order::Newest);
        QJsonObject supervised = with(u"supervised"_s, true);
        supervised[u"states"_s] = active;
        const auto isActive = [&](const Found &t) { return active.contains(t.state); };
        QJsonObject result{{u"supervised"_s, addColumn(u"supervised"_s, queryOf(supervised),
                                                       [&](const Found &t) { return t.supervised && isActive(t); }, Order::Deadline)}};
        QHash<QString, QJsonValue> cardOf;
        for (const auto &card : cards(s, QStringList(QSet<QString>(all.begin(), all.end()).values())))
            cardOf.insert(card[u"id"_s].toString(), card);
        for (qsizetype i = 0; i < columns.size(); ++i) {
            QJsonArray items;
            for (const QString &id : shown[size_t(i)])
                items.append(cardOf.value(id));
            QJsonObject column = columns[i].toObject();
            column[u"items"_s] = items;
            columns[i] = column;
        }
        result[u"columns"_s] = columns;
        for (const QString &mark : {u"overdue"_s, u"dueSoon"_s, u"repeated"_s}) {
            QJsonObject part = with(mark, true);
            if (mark == u"repeated")
                part[u"states"_s] = active;
            const auto query = queryOf(part);
            result[mark] = countWith(query, [&](const Found &t) {
                return query.states().contains(t.state) && (mark == u"repeated" ? t.repeated : t.running && query.isDue(t.place.due));
            }, kBoardCountMost);
        }
        return result;
    });
}

Expected<QJsonObject> Tickets::choices() {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        // From one value to the next through the index: as many steps as there are values.
        const auto valuesOf = [&](const QString &column) {
            QStringList values;
            for (const auto &row :
                 s.query(u"WITH RECURSIVE one(v) AS (SELECT MIN(%1) FROM ticket UNION ALL "
                         "SELECT (SELECT MIN(%1) FROM ticket WHERE %1 > v) FROM one WHERE v IS NOT NULL) "
                         "SELECT v FROM one WHERE v IS NOT NULL AND v <> '' LIMIT 5000"_s.arg(column)))
                values << row.text(0);
            return values;
        };
        QJsonArray units;
        for (const QString &id : valuesOf(u"unit_id"_s))
            if (const auto unit = m_directory.unit(id))
                units.append(QJsonObject{{u"id"_s, id}, {u"name"_s, unit->name}});
        return QJsonObject{{u"districts"_s, QJsonArray::fromStringList(valuesOf(u"district"_s))},
                           {u"categories"_s, QJsonArray::fromStringList(valuesOf(u"category"_s))},
                           {u"units"_s, units}};
    });
}

Expected<QJsonObject> Tickets::related(const QString &idOrNumber) {
    LX_TRY(const auto ticket, get(idOrNumber));
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const QString id = ticket[u"id"_s].toString();
        // By the ids' own time, which a rehearsal does not quicken.
        const qint64 day = 24LL * 3600 * 1000, at = (id.left(8) + id.mid(9, 4)).toLongLong(nullptr, 16);
        QHash<QString, QString> why;
        QStringList ids;
        const auto take = [&](const QString &sql, const Params &params, const QString &reason) {
            s.forEach(sql, params, [&](const Row &row) {
                if (row.text(0) != id && !why.contains(row.text(0))) {
                    why.insert(row.text(0), reason);
                    ids << row.text(0);
                }
                return true;
            });
        };
        take(u"SELECT id FROM ticket WHERE merged_into = $1 AND merged_into <> '' LIMIT 50"_s, {id}, u"merged"_s);
        if (const auto main = ticket[u"mergedInto"_s].toString(); !main.isEmpty())
            take(u"SELECT id FROM ticket WHERE id = $1"_s, {main}, u"merged"_s);
        const QString from = firstIdOf(at - kRelatedDays * day), to = firstIdOf(at + kRelatedDays * day);
        if (const auto own = s.first(u"SELECT phone_index FROM ticket WHERE id = $1", {id}); own && !own->isNull(0))
            take(u"SELECT id FROM ticket WHERE phone_index = $1 AND id > $2 AND id < $3 ORDER BY id DESC LIMIT 50"_s,
                 {own->blob(0), from, to}, u"same_citizen"_s);
        take(u"SELECT id FROM (SELECT id, category, district FROM ticket %1 WHERE id > $1 AND id < $2 ORDER BY id DESC "
             "LIMIT %2) AS near WHERE category = $3 AND district = $4 LIMIT %3"_s.arg(
                 s.isPostgres() ? QString() : u"INDEXED BY ticket_newest"_s, QString::number(kRelatedLooked),
                 QString::number(kRelatedRead)),
             {from, to, ticket[u"category"_s].toString(), ticket[u"district"_s].toString()}, u"similar"_s);
        const auto words = [](const QJsonObject &t) {
            return pairsOf(t[u"title"_s].toString() + u' ' + t[u"content"_s].toString().left(200));
        };
        const auto own = words(ticket);
        const auto ownTitle = pairsOf(ticket[u"title"_s].toString());
        std::vector<QJsonObject> found;
        for (const auto &value : cards(s, ids)) {
            QJsonObject card = value.toObject();
            const double alike = std::max(likeness(own, words(card)), likeness(ownTitle, pairsOf(card[u"title"_s].toString())));
            const QString reason = why.value(card[u"id"_s].toString());
            if (reason == u"similar" && alike < kAlike)
                continue;
            card[u"why"_s] = reason;
            card[u"likeness"_s] = alike;
            found.push_back(card);
        }
        const auto rank = [](const QJsonObject &card) {
            const QString reason = card[u"why"_s].toString();
            return (reason == u"merged" ? 2.0 : reason == u"same_citizen" ? 0.5 : 0.0) + card[u"likeness"_s].toDouble();
        };
        std::stable_sort(found.begin(), found.end(), [&](const auto &a, const auto &b) { return rank(a) > rank(b); });
        QJsonArray items;
        for (size_t i = 0; i < std::min<size_t>(found.size(), 10); ++i)
            items.append(found[i]);
        return QJsonObject{{u"items"_s, items}};
    });
}

} // namespace lianxin
