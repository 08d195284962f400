// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/PeopleQuery.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/tickets/Ticket.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"

namespace lianxin {

namespace {

constexpr int kPeopleAtOnce = 1'000;

Error badQuery(const QString &key, const QString &what) {
    return {ErrorKind::Usage, u"lists.bad_query"_s, u"\"%1\" of the query can't be used: %2"_s.arg(key, what), u"See lists.fromQuery"_s, key};
}

//! Conditions with their values, in the order in which they were said.
class PeopleConditions {
public:
    QString bind(const SqlValue &value) {
        params.push_back(value);
        return u'$' + QString::number(params.size());
    }
    void add(const QString &condition) { said << condition; }
    QString where() const { return said.isEmpty() ? u"1 = 1"_s : said.join(u" AND "_s); }
    Params params;

private:
    QStringList said;
};

// Words of a preference as they stand in its JSON.
QString wishLike(const QString &key, const QString &value) { return u"%\"%1\":%2%"_s.arg(key, value); }

// Rows are walked newest first along the primary key; what narrows them is looked at row by row, so that no page sorts.
PeopleConditions conditionsOf(const PeopleQuery &query) {
    PeopleConditions c;
    if (query.people == PeopleQuery::People::Tickets) {
        c.add(u"p.phone_sealed IS NOT NULL"_s);
        if (!query.states.isEmpty()) {
            QStringList places;
            for (const QString &state : query.states)
                places << c.bind(state);
            c.add(u"p.state || '' IN (%1)"_s.arg(places.join(u',')));
        }
        for (const auto &[column, value] : {std::pair{u"category"_s, query.category}, {u"unit_id"_s, query.unitId}, {u"district"_s, query.district},
                                            {u"satisfaction"_s, query.satisfaction}})
            if (!value.isEmpty())
                c.add(u"p.%1 || '' = %2"_s.arg(column, c.bind(value)));
        const QString when = query.byEnd ? u"p.finished_at + 0"_s : u"p.accepted_at"_s;
        if (query.byEnd)
            c.add(u"p.finished_at > 0"_s);
        if (query.from > 0)
            c.add(u"%1 >= %2"_s.arg(when, c.bind(query.from)));
        if (query.to > 0)
            c.add(u"%1 < %2"_s.arg(when, c.bind(query.to)));
        if (query.withoutVisit)
            c.add(u"NOT EXISTS (SELECT 1 FROM ticket_visit v WHERE v.ticket_id = p.id)"_s);
        return c;
    }
    for (const auto &[key, value] : {std::pair{u"language"_s, query.language}, {u"dialect"_s, query.dialect}})
        if (!value.isEmpty())
            c.add(u"p.preferences LIKE %1"_s.arg(c.bind(wishLike(key, u'"' + value + u'"'))));
    if (query.elderly)
        c.add(u"p.preferences LIKE %1"_s.arg(c.bind(wishLike(u"elderly"_s, u"true"_s))));
    if (query.agreed)
        c.add(u"p.preferences LIKE %1"_s.arg(c.bind(wishLike(u"automaticCalls"_s, u"true"_s))));
    if (!query.district.isEmpty())
        c.add(u"EXISTS (SELECT 1 FROM ticket t WHERE t.phone_index = p.phone_index AND t.district || '' = %1)"_s.arg(c.bind(query.district)));
    const QString last = u"(SELECT COALESCE(MAX(t.accepted_at), 0) FROM ticket t WHERE t.phone_index = p.phone_index)"_s;
    const QString contact = u"CASE WHEN %1 > p.updated_at THEN %1 ELSE p.updated_at END"_s.arg(last);
    if (query.from > 0)
        c.add(u"%1 >= %2"_s.arg(contact, c.bind(query.from)));
    if (query.to > 0)
        c.add(u"%1 < %2"_s.arg(contact, c.bind(query.to)));
    return c;
}

QString tableOf(PeopleQuery::People people) { return people == PeopleQuery::People::Tickets ? u"ticket"_s : u"citizen"_s; }

// A value that goes into a LIKE pattern or a comparison: a plain word.
bool isPlainWord(const QString &word) {
    return word.size() <= 32 && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber() || c == u'-'; });
}

} // namespace

Expected<PeopleQuery> PeopleQuery::fromJson(const QJsonObject &json) {
    PeopleQuery query;
    const QString people = json.value("people"_L1).toString(u"tickets"_s);
    if (people != "tickets"_L1 && people != "citizens"_L1)
        return badQuery(u"people"_s, u"it is tickets or citizens"_s);
    query.people = people == "tickets"_L1 ? People::Tickets : People::Citizens;
    const bool tickets = query.people == People::Tickets;
    for (const QString &key : {u"states"_s, u"category"_s, u"unitId"_s, u"by"_s, u"withoutVisit"_s, u"satisfaction"_s})
        if (!tickets && json.contains(key))
            return badQuery(key, u"it belongs to tickets"_s);
    for (const QString &key : {u"language"_s, u"dialect"_s, u"elderly"_s, u"agreed"_s})
        if (tickets && json.contains(key))
            return badQuery(key, u"it belongs to citizens"_s);
    for (const QJsonValue &state : json.value("states"_L1).toArray()) {
        if (!ticketStateFromName(state.toString()))
            return badQuery(u"states"_s, u"there is no such state"_s);
        query.states << state.toString();
    }
    query.category = json.value("category"_L1).toString().trimmed();
    query.unitId = json.value("unitId"_L1).toString().trimmed();
    query.district = json.value("district"_L1).toString().trimmed();
    const QString by = json.value("by"_L1).toString();
    if (!by.isEmpty() && by != "finished"_L1 && by != "accepted"_L1)
        return badQuery(u"by"_s, u"it is accepted or finished"_s);
    query.byEnd = by == "finished"_L1;
    for (const auto &[key, at] : {std::pair{u"from"_s, &query.from}, {u"to"_s, &query.to}}) {
        const QJsonValue value = json.value(key);
        if (value.isString() && !value.toString().isEmpty()) {
            const auto instant = civil::parse(value.toString());
            if (!instant)
                return badQuery(key, u"it is no time"_s);
            *at = *instant;
        } else {
            *at = value.toInteger();
        }
    }
    if (query.to > 0 && query.to <= query.from)
        return badQuery(u"to"_s, u"it does not lie after from"_s);
    query.withoutVisit = json.value("withoutVisit"_L1).toBool();
    query.satisfaction = json.value("satisfaction"_L1).toString();
    if (!query.satisfaction.isEmpty() && query.satisfaction != "satisfied"_L1 && query.satisfaction != "dissatisfied"_L1)
        return badQuery(u"satisfaction"_s, u"it is satisfied or dissatisfied"_s);
    query.language = json.value("language"_L1).toString();
    query.dialect = json.value("dialect"_L1).toString();
    for (const auto &[key, word] : {std::pair{u"language"_s, query.language}, {u"dialect"_s, query.dialect}})
        if (!isPlainWord(word))
            return badQuery(key, u"it is one word"_s);
    query.elderly = json.value("elderly"_L1).toBool();
    query.agreed = json.value("agreed"_L1).toBool();
    return query;
}

QJsonObject PeopleQuery::toJson() const {
    QJsonObject json{{u"people"_s, people == People::Tickets ? u"tickets"_s : u"citizens"_s}};
    const auto add = [&json](const QString &key, const QJsonValue &value, bool said) {
        if (said)
            json.insert(key, value);
    };
    add(u"states"_s, QJsonArray::fromStringList(states), !states.isEmpty());
    for (const auto &[key, value] : {std::pair{u"category"_s, category}, {u"unitId"_s, unitId}, {u"district"_s, district}, {u"satisfaction"_s, satisfaction},
                                     {u"language"_s, language}, {u"dialect"_s, dialect}})
        add(key, value, !value.isEmpty());
    add(u"by"_s, u"finished"_s, byEnd);
    add(u"from"_s, from, from > 0);
    add(u"to"_s, to, to > 0);
    for (const auto &[key, value] : {std::pair{u"withoutVisit"_s, withoutVisit}, {u"elderly"_s, elderly}, {u"agreed"_s, agreed}})
        add(key, true, value);
    return json;
}

PeopleQuery::Statement PeopleQuery::page(const QString &before, int limit) const {
    PeopleConditions c = conditionsOf(*this);
    if (!before.isEmpty())
        c.add(u"p.id < %1"_s.arg(c.bind(before)));
    const QString columns = people == People::Tickets ? u"p.id, p.phone_sealed, p.name_sealed, p.number, p.district, p.category, p.title_sealed, p.unit_name, p.finished_at"_s
                                                      : u"p.id, p.phone_sealed, p.name_sealed, p.preferences"_s;
    const QString most = c.bind(qint64(limit));
    return {u"SELECT %1 FROM %2 p WHERE %3 ORDER BY p.id DESC LIMIT %4"_s.arg(columns, tableOf(people), c.where(), most), c.params};
}

PeopleQuery::Statement PeopleQuery::count() const {
    PeopleConditions c = conditionsOf(*this);
    return {u"SELECT COUNT(*) FROM %1 p WHERE %2"_s.arg(tableOf(people), c.where()), c.params};
}

PeopleReader::PeopleReader(Store &store, const FieldSealer &sealer, PeopleQuery query)
    : m_store(store)
    , m_sealer(sealer)
    , m_query(std::move(query))
    , m_sheets{{m_query.people == PeopleQuery::People::Tickets ? u"工单"_s : u"市民"_s, SheetInfo::State::Visible}} {}

QStringList PeopleReader::titles(PeopleQuery::People people) {
    if (people == PeopleQuery::People::Tickets)
        return {u"电话"_s, u"姓名"_s, u"工单号"_s, u"区县"_s, u"类别"_s, u"事项"_s, u"承办单位"_s, u"办结日期"_s};
    return {u"电话"_s, u"姓名"_s, u"语言"_s};
}

QJsonObject PeopleReader::mapping(PeopleQuery::People people) {
    QJsonObject roles{{u"phone"_s, u"电话"_s}, {u"name"_s, u"姓名"_s}};
    if (people == PeopleQuery::People::Tickets) {
        roles.insert(u"ticket"_s, u"工单号"_s);
        roles.insert(u"district"_s, u"区县"_s);
    } else {
        roles.insert(u"language"_s, u"语言"_s);
    }
    return roles;
}

Expected<PeopleReader::Person> PeopleReader::open(const Row &row) const {
    const bool tickets = m_query.people == PeopleQuery::People::Tickets;
    Person person;
    LX_TRY(person.phone, m_sealer.open(row.blob(1), "phone"));
    if (!row.isNull(2)) {
        LX_TRY(person.name, m_sealer.open(row.blob(2), tickets ? "ticket.name" : "name"));
    }
    if (tickets) {
        LX_TRY(const QString title, m_sealer.open(row.blob(6), "ticket.title"));
        const qint64 finished = row.integer(8);
        person.fields = {row.text(3), row.text(4), row.text(5), title, row.text(7), finished > 0 ? civil::dateOf(finished).toString(Qt::ISODate) : QString()};
    } else {
        const QJsonObject wishes = row.json(3);
        person.fields = {wishes.value("dialect"_L1).toString(wishes.value("language"_L1).toString())};
    }
    return person;
}

Expected<void> PeopleReader::read(int, const RowVisitor &visit) {
    const QStringList titles = PeopleReader::titles(m_query.people);
    m_sample = {};
    m_read = 0;
    LX_TRY(m_total, m_store.readReturning<qint64>([&](Snapshot &s) {
        const auto statement = m_query.count();
        return s.first(statement.sql, statement.params)->integer(0);
    }));
    std::vector<std::string> texts;
    std::vector<SheetCell> cells;
    const auto give = [&](qint64 number, const QStringList &values) {
        texts.clear();
        cells.clear();
        for (const QString &value : values)
            texts.push_back(value.toStdString());
        for (const std::string &text : texts)
            cells.push_back({text.empty() ? CellType::Empty : CellType::Text, text});
        return visit({number, cells});
    };
    if (!give(1, titles))
        return {};
    QString before;
    while (true) {
        // What is read is let go of before it is looked at: whoever visits writes to the same store.
        LX_TRY(const auto page, m_store.readReturning<std::vector<Row>>([&](Snapshot &s) {
            const auto statement = m_query.page(before, kPeopleAtOnce);
            return s.query(statement.sql, statement.params);
        }));
        for (const Row &row : page) {
            LX_TRY(const Person person, open(row));
            ++m_read;
            if (m_sample.size() < sampleRows) {
                QJsonObject shown{{u"phone"_s, maskedPhone(person.phone)}, {u"name"_s, maskedName(person.name)}};
                const QStringList keys = m_query.people == PeopleQuery::People::Tickets ? QStringList{u"ticket"_s, u"district"_s, u"category"_s} : QStringList{u"language"_s};
                for (qsizetype i = 0; i < keys.size(); ++i)
                    shown.insert(keys.at(i), person.fields.at(i));
                m_sample.append(shown);
            }
            if (!give(m_read + 1, QStringList{person.phone, person.name} + person.fields))
                return {};
        }
        if (int(page.size()) < kPeopleAtOnce)
            return {};
        before = page.back().text(0);
    }
}

} // namespace lianxin
