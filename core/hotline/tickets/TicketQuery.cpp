// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketQuery.h"
#include "hotline/tickets/Ticket.h"
#include "hotline/tickets/UnitPerformance.h"
#include <QJsonArray>
#include <QRegularExpression>

namespace lianxin {
namespace {

const QStringList &everyState() {
    static const QStringList names = [] {
        QStringList all;
        for (const auto state : {TicketState::PendingDispatch, TicketState::PendingSign, TicketState::Processing,
                                 TicketState::PendingVisit, TicketState::Closed, TicketState::Archived})
            all << nameOf(state);
        return all;
    }();
    return names;
}

// The clock runs in these.
QStringList openStates() { return everyState().mid(0, 3); }

// For LIKE with ESCAPE '!': what a person typed is no pattern.
QString literalWords(QString text) {
    return text.replace(u'!', u"!!"_s).replace(u'%', u"!%"_s).replace(u'_', u"!_"_s);
}

// Runs of letters and digits, lower case.
std::vector<std::u32string> runsOf(const QString &text) {
    std::vector<std::u32string> runs;
    bool open = false;
    for (const char32_t c : text.toLower().toUcs4()) {
        const bool word = QChar::isLetterOrNumber(c);
        if (word && !open)
            runs.emplace_back();
        open = word;
        if (word)
            runs.back() += c;
    }
    return runs;
}

QString digitsOf(const QString &text) {
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += c;
        else if (c != u' ' && c != u'-')
            return {};
    }
    return digits;
}

// Conditions that have an index of their own.
const QStringList kNarrow{u"callId"_s, u"contactPhone"_s, u"mergedInto"_s, u"review"_s, u"appeal"_s,
                          u"ids"_s,    u"text"_s,         u"figure"_s,     u"handledBy"_s,    u"visitReason"_s};

bool isGiven(const QJsonValue &value) {
    return value.isBool()     ? value.toBool()
           : value.isString() ? !value.toString().trimmed().isEmpty()
           : value.isArray()  ? true
                              : value.isObject() && !value.toObject().isEmpty();
}

} // namespace

struct TicketQuery::Arm {
    QString index;    //!< empty: the planner chooses
    QString unit;     //!< responsible
    QString assisted; //!< by this unit, which is not responsible
};

class TicketQuery::Builder {
public:
    QString bind(const SqlValue &value) {
        params.push_back(value);
        return u'$' + QString::number(params.size());
    }
    void add(const QString &condition) { conditions << condition; }
    QString where() const { return conditions.join(u" AND "_s); }
    QStringList conditions;
    Params params;
    QString from;
    //! Makes of a column an expression that no index serves, so that the planner takes the narrow one.
    QString plain(const QString &column) const { return bare ? column : column + u" || ''"_s; }
    bool bare = true;
};

TicketQuery::TicketQuery(QJsonObject filter, Context context)
    : m_filter(std::move(filter))
    , m_context(std::move(context))
    , m_states(everyState()) {
    const auto keep = [this](const QStringList &wanted) {
        m_states.erase(std::remove_if(m_states.begin(), m_states.end(), [&](const QString &s) { return !wanted.contains(s); }),
                       m_states.end());
    };
    if (const QString state = has(u"state"_s); !state.isEmpty())
        keep({state});
    if (m_filter[u"states"_s].isArray()) {
        QStringList wanted;
        for (const auto &state : m_filter[u"states"_s].toArray())
            wanted << state.toString();
        keep(wanted);
    }
    const auto dueBefore = [&](qint64 at) {
        m_dueBefore = m_dueBefore ? std::min(m_dueBefore, at) : at;
        m_running = true;
        keep(openStates());
    };
    if (m_filter[u"overdue"_s].toBool())
        dueBefore(m_context.now);
    if (m_filter[u"dueSoon"_s].toBool()) {
        dueBefore(m_context.soonUntil);
        m_dueFrom = m_context.now;
    }
    if (const qint64 before = m_filter[u"dueBefore"_s].toInteger(); before > 0)
        dueBefore(before);
    for (const auto &key : kNarrow)
        m_narrow = m_narrow || isGiven(m_filter[key]);
}

std::vector<TicketQuery::Arm> TicketQuery::arms() const {
    const QString unit = has(u"ofUnit"_s);
    if (m_narrow)
        return {{{}, {}, {}}};
    const QString index = m_filter[u"supervised"_s].toBool()              ? u"ticket_supervised"_s
                          : m_filter[u"repeated"_s].toBool()              ? u"ticket_repeated"_s
                          : !unit.isEmpty() || !has(u"unitId"_s).isEmpty() ? u"ticket_unit"_s
                          : !has(u"category"_s).isEmpty()                 ? u"ticket_category"_s
                          : !has(u"district"_s).isEmpty()                 ? u"ticket_district"_s
                                                                          : u"ticket_board"_s;
    if (unit.isEmpty())
        return {{index, {}, {}}};
    return {{index, unit, {}}, {{}, {}, unit}};
}

TicketQuery::Builder TicketQuery::begun(const Arm &arm, bool newest) const {
    Builder sql;
    const bool closedOnly = m_states == QStringList{nameOf(TicketState::Closed)};
    const QString index = !newest || arm.index.isEmpty() ? arm.index : closedOnly ? u"ticket_closed"_s : u"ticket_newest"_s;
    sql.bare = !index.isEmpty();
    sql.from = index.isEmpty() || m_context.postgres ? u"ticket"_s : u"ticket INDEXED BY "_s + index;
    if (!arm.unit.isEmpty())
        sql.add(u"unit_id = "_s + sql.bind(arm.unit));
    if (!arm.assisted.isEmpty()) {
        const QString unit = sql.bind(arm.assisted);
        sql.add(u"id IN (SELECT ticket_id FROM ticket_assist WHERE unit_id = %1) AND unit_id || '' <> %1"_s.arg(unit));
    }
    for (const auto &[key, column] : {std::pair{u"unitId"_s, u"unit_id"_s},
                                      {u"category"_s, u"category"_s},
                                      {u"district"_s, u"district"_s},
                                      {u"urgency"_s, u"urgency"_s},
                                      {u"source"_s, u"source"_s}})
        if (const QString value = has(key); !value.isEmpty())
            sql.add(u"%1 = %2"_s.arg(sql.plain(column), sql.bind(value)));
    if (m_filter[u"supervised"_s].toBool())
        sql.add(u"supervised = 1"_s);
    if (m_filter[u"repeated"_s].toBool())
        sql.add(u"repeats > 0"_s);
    if (m_running)
        sql.add(u"paused = 0"_s);
    if (m_dueFrom)
        sql.add(u"due_order >= "_s + sql.bind(m_dueFrom));
    if (m_dueBefore)
        sql.add(u"due_order < "_s + sql.bind(m_dueBefore));
    if (m_narrow)
        narrow(sql);
    return sql;
}

void TicketQuery::narrow(Builder &sql) const {
    if (const QString call = has(u"callId"_s); !call.isEmpty())
        sql.add(u"call_id = %1 AND call_id <> ''"_s.arg(sql.bind(call)));
    if (const QString phone = has(u"contactPhone"_s); !phone.isEmpty())
        sql.add(u"phone_index = "_s + sql.bind(m_context.phoneIndex(phone)));
    if (const QString main = has(u"mergedInto"_s); !main.isEmpty())
        sql.add(u"merged_into = %1 AND merged_into <> ''"_s.arg(sql.bind(main)));
    if (m_filter[u"review"_s].toBool())
        sql.add(u"review_pending = 1"_s);
    if (m_filter[u"appeal"_s].toBool())
        sql.add(u"appeal_open = 1"_s);
    if (m_filter[u"ids"_s].isArray()) {
        QStringList places;
        for (const auto &id : m_filter[u"ids"_s].toArray())
            places << sql.bind(id.toString());
        sql.add(places.isEmpty() ? u"1 = 0"_s : u"id IN (%1)"_s.arg(places.join(u", "_s)));
    }
    // Of a unit: its own tickets and those that it helps with. Set by the door, never by a client.
    if (const QString unit = has(u"ofUnit"_s); !unit.isEmpty())
        sql.add(u"(unit_id || '' = %1 OR id IN (SELECT ticket_id FROM ticket_assist WHERE unit_id = %1))"_s.arg(sql.bind(unit)));
    if (const QString user = has(u"handledBy"_s); !user.isEmpty())
        sql.add(u"id IN (SELECT ticket_id FROM ticket_event WHERE actor = %1)"_s.arg(sql.bind(user)));
    if (const auto figure = m_filter[u"figure"_s].toObject(); !figure.isEmpty())
        sql.add(figureCondition(figure, sql.params));
    if (const auto unvisited = m_filter[u"visitReason"_s].toObject(); !unvisited.isEmpty())
        sql.add(unvisitedCondition(unvisited, sql.params));
    if (const QString text = has(u"text"_s).trimmed(); !text.isEmpty())
        words(sql, text);
}

void TicketQuery::words(Builder &sql, const QString &text) const {
    const QString digits = digitsOf(text);
    if (digits.size() == 11 && digits.startsWith(u'1') && m_context.phoneIndex) {
        sql.add(u"phone_index = "_s + sql.bind(m_context.phoneIndex(digits)));
        return;
    }
    const auto runs = runsOf(text);
    if (runs.empty()) {
        sql.add(u"1 = 0"_s);
        return;
    }
    QStringList grams;
    for (const auto &run : runs)
        for (size_t i = 0; i + 1 < run.size() || i == 0; ++i)
            grams << QString::fromUcs4(run.data() + i, qsizetype(std::min<size_t>(2, run.size() - i)));
    // Words stand anywhere, each as it was typed.
    static const QRegularExpression spaces(u"\\s+"_s);
    QStringList each;
    for (const QString &word : text.toLower().split(spaces, Qt::SkipEmptyParts))
        each << u"(lower(title) LIKE %1 ESCAPE '!' OR lower(content) LIKE %1 ESCAPE '!')"_s.arg(
            sql.bind(u'%' + literalWords(word) + u'%'));
    const QString contained = each.join(u" AND "_s);
    QString found;
    if (m_context.postgres) {
        found = u"SELECT id FROM ticket WHERE ticket_grams(lower(title || ' ' || substr(content, 1, 300))) @> CAST(%1 AS TEXT[]) "
                "AND %2 ORDER BY id || '' DESC LIMIT %3"_s.arg(sql.bind(u"{\"%1\"}"_s.arg(grams.join(u"\",\""_s))), contained,
                                                         QString::number(kTextMost));
    } else {
        QStringList terms;
        for (const QString &gram : grams)
            terms << (gram.toUcs4().size() == 1 ? u"\"%1\" *"_s : u"\"%1\""_s).arg(gram);
        found = u"SELECT id FROM ticket WHERE number IN (SELECT CAST(rowid AS TEXT) FROM ticket_text WHERE ticket_text MATCH %1 "
                "ORDER BY rowid DESC LIMIT %3) AND %2"_s.arg(sql.bind(terms.join(u' ')), contained, QString::number(kTextMost));
    }
    QString numbered;
    if (digits.size() >= 4)
        numbered = u" UNION SELECT id FROM ticket WHERE number >= %1 AND number <= %2"_s.arg(
            sql.bind(digits), sql.bind(digits + QString(20, u'9')));
    sql.add(u"id IN (SELECT id FROM (%1) AS found%2)"_s.arg(found, numbered));
}

std::vector<TicketSql> TicketQuery::pages(Order order, const QString &cursor, int limit, bool few) const {
    std::vector<TicketSql> statements;
    const QString states = m_states.size() == 1 ? u" = '%1'"_s.arg(m_states.constFirst())
                                                : u" IN ('%1')"_s.arg(m_states.join(u"', '"_s)); // an index of closed ones needs the =
    const auto finish = [&](Builder &sql, const QString &sorted) {
        statements.push_back({u"SELECT due_order, id FROM %1 WHERE %2 ORDER BY %3 LIMIT %4"_s.arg(
                                  sql.from, sql.where(), sorted, QString::number(limit)),
                              sql.params});
    };
    for (const Arm &arm : arms()) {
        if (m_states.isEmpty())
            break;
        if (order == Order::Newest) {
            auto sql = begun(arm, !few);
            sql.add(sql.plain(u"state"_s) + states);
            if (!cursor.isEmpty())
                sql.add(u"%1 < %2"_s.arg(sql.plain(u"id"_s), sql.bind(cursor)));
            else if (!few && sql.bare)
                sql.add(u"id > ''"_s);
            finish(sql, sql.plain(u"id"_s) + u" DESC"_s);
            continue;
        }
        const auto after = [&](Builder &sql) {
            if (cursor.isEmpty())
                return;
            const QString due = sql.bind(cursor.section(u':', 0, 0).toLongLong()), id = sql.bind(cursor.section(u':', 1));
            sql.add(u"due_order >= %1 AND (due_order > %1 OR id > %2)"_s.arg(due, id));
        };
        if (arm.index.isEmpty()) {
            auto sql = begun(arm, false);
            sql.add(sql.plain(u"state"_s) + states);
            after(sql);
            finish(sql, u"due_order + 0, id"_s);
            continue;
        }
        for (const QString &state : m_states) {
            auto sql = begun(arm, false);
            sql.add(u"state = '%1'"_s.arg(state));
            after(sql);
            finish(sql, u"due_order, id"_s);
        }
    }
    return statements;
}

std::vector<TicketSql> TicketQuery::counts(int most) const {
    std::vector<TicketSql> statements;
    const auto finish = [&](const Builder &sql) {
        statements.push_back({u"SELECT COUNT(*) FROM (SELECT 1 FROM %1 WHERE %2 LIMIT %3) AS counted"_s.arg(
                                  sql.from, sql.where(), QString::number(most)),
                              sql.params});
    };
    for (const Arm &arm : arms()) {
        if (m_states.isEmpty())
            break;
        if (arm.index.isEmpty()) {
            auto sql = begun(arm, false);
            sql.add(u"%1 IN ('%2')"_s.arg(sql.plain(u"state"_s), m_states.join(u"', '"_s)));
            finish(sql);
            continue;
        }
        for (const QString &state : m_states) {
            auto sql = begun(arm, false);
            sql.add(u"state = '%1'"_s.arg(state));
            finish(sql);
        }
    }
    return statements;
}

TicketSql TicketQuery::all(int most) const {
    auto sql = begun({}, false);
    sql.add(u"%1 IN ('%2')"_s.arg(sql.plain(u"state"_s), m_states.join(u"', '"_s)));
    return {u"SELECT due_order, id, state, supervised, paused, repeats FROM %1 WHERE %2 LIMIT %3"_s.arg(sql.from, sql.where(),
                                                                                                     QString::number(most)),
            sql.params};
}

QString TicketQuery::cursorAfter(Order order, qint64 dueOrder, const QString &id) {
    return order == Order::Deadline ? u"%1:%2"_s.arg(dueOrder).arg(id) : id;
}

} // namespace lianxin
