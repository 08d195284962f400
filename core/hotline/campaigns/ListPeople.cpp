// SPDX-License-Identifier: GPL-3.0-or-later
// The people of a list with where each of them stands in a campaign. Every way of looking walks one key, so that the
// millionth row costs what the first one does.
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include <algorithm>

namespace lianxin {

using namespace campaignrows;

namespace {

constexpr char16_t kStanding[] = u"SELECT cc.row_number, cc.order_id, cc.state, cc.outcome, cc.result, cc.attempts, cc.ended_at, cc.handover, "
                                 "o.held_by, o.due_at FROM campaign_contact cc LEFT JOIN call_order o ON o.id = cc.order_id ";

Error badPeopleCursor() {
    return {ErrorKind::Usage, u"lists.bad_cursor"_s, u"This is no cursor of lists.people"_s, u"Give next of the page before"_s, {}};
}

//! Adds to \a person what the campaign knows of them.
void addStanding(QJsonObject &person, const Row &row) {
    const QString state = row.text(2);
    const bool waits = state == kWaiting || state == kRetry;
    person.insert(u"orderId"_s, row.text(1));
    person.insert(u"state"_s, state);
    person.insert(u"outcome"_s, row.text(3));
    person.insert(u"result"_s, row.text(4));
    person.insert(u"attempts"_s, row.integer(5));
    person.insert(u"endedAt"_s, row.integer(6));
    person.insert(u"handOver"_s, row.text(7));
    if (waits && !row.isNull(8)) {
        person.insert(u"heldBy"_s, row.text(8));
        person.insert(u"dueAt"_s, row.integer(9));
    }
}

std::vector<Contact> contactsOf(Snapshot &s, const Id &listId, const std::vector<qint64> &rows) {
    std::vector<Contact> out;
    for (const qint64 row : rows)
        if (auto found = ContactLists::contactsAfter(s, listId, row - 1, 1); !found.empty() && found.front().row == row)
            out.push_back(std::move(found.front()));
    return out;
}

std::vector<qint64> rowsOf(const std::vector<Row> &found) {
    std::vector<qint64> rows;
    for (const Row &row : found)
        rows.push_back(row.integer(0));
    return rows;
}

} // namespace

Expected<Campaigns::PeoplePage> Campaigns::people(const PeopleView &view, const QString &cursor, int limit) {
    LX_TRY(const ContactList list, m_lists.list(view.listId));
    const auto wanted = size_t(std::clamp(limit, 1, 1000));
    QByteArray index;
    if (!view.number.isEmpty()) {
        LX_TRY(const PhoneNumber number, parsePhoneNumber(view.number));
        index = m_lists.phoneIndexOf(number.digits);
    }
    const bool byNumber = view.only == "do_not_call"_L1;
    bool ok = true;
    const qint64 after = cursor.isEmpty() || byNumber ? 0 : cursor.toLongLong(&ok);
    if (!ok)
        return badPeopleCursor();
    return m_store.readReturning<PeoplePage>([&](Snapshot &s) {
        PeoplePage page;
        if (list.state != "ready"_L1)
            return page;
        const auto newest = view.campaignId.isEmpty()
                                ? s.first(u"SELECT id, name, state, fed_row FROM campaign WHERE list_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1", {view.listId})
                                : s.first(u"SELECT id, name, state, fed_row FROM campaign WHERE list_id = $1 AND id = $2", {view.listId, view.campaignId});
        if (!newest && !view.campaignId.isEmpty())
            throw StoreFailure(campaignError(ErrorKind::NotFound, u"other_list"_s, u"The campaign does not call this list"_s, u"Look at lists.usage"_s));
        const Id campaign = newest ? newest->text(0) : Id();
        const qint64 fed = newest ? newest->integer(3) : 0;
        if (newest)
            page.campaign = {{u"id"_s, campaign}, {u"name"_s, newest->text(1)}, {u"state"_s, newest->text(2)}};

        const auto most = qint64(wanted + 1);
        std::vector<Contact> people;
        if (!index.isEmpty()) {
            if (auto found = ContactLists::contactWithPhone(s, view.listId, index))
                people.push_back(std::move(*found));
        } else if (view.row > 0) {
            people = contactsOf(s, view.listId, {view.row});
        } else if (view.only.isEmpty()) {
            people = ContactLists::contactsAfter(s, view.listId, after, int(most));
        } else if (byNumber) {
            // Fewer numbers are listed than a list has, and both are in order of them.
            for (const Row &row : s.query(QString::fromUtf16(kListedPeople), {view.listId, QByteArray::fromHex(cursor.toLatin1()), m_clock.now(), most}))
                if (auto found = contactsOf(s, view.listId, {row.integer(0)}); !found.empty())
                    people.push_back(std::move(found.front()));
        } else if (view.only == "untouched"_L1) {
            people = contactsOf(s, view.listId, rowsOf(s.query(QString::fromUtf16(kPeopleByOutcome), {campaign, QString(), after, most})));
            if (people.size() < size_t(most)) {
                auto rest = ContactLists::contactsAfter(s, view.listId, std::max(after, fed), int(most) - int(people.size()));
                std::move(rest.begin(), rest.end(), std::back_inserter(people));
            }
        } else if (view.only == "handed_over"_L1) {
            people = contactsOf(s, view.listId, rowsOf(s.query(QString::fromUtf16(kPeopleHandedOver), {campaign, after, most})));
        } else {
            people = contactsOf(s, view.listId, rowsOf(s.query(QString::fromUtf16(kPeopleByOutcome), {campaign, view.only, after, most})));
        }
        if (people.size() > wanted) {
            people.resize(wanted);
            page.next = byNumber ? QString::fromLatin1(people.back().phoneIndex.toHex()) : QString::number(people.back().row);
        }
        ContactLists::addOthers(s, view.listId, people);
        if (!index.isEmpty() || view.row > 0)
            page.total = qint64(people.size());
        else if (view.only.isEmpty())
            page.total = list.summary.imported;

        for (const Contact &contact : people) {
            QJsonObject person = contact.toJson();
            person.insert(u"state"_s, campaign.isEmpty() ? u"no_campaign"_s : u"not_placed"_s);
            if (!campaign.isEmpty())
                if (const auto row = s.first(sql(kStanding, u"WHERE cc.campaign_id = $1 AND cc.row_number = $2"), {campaign, contact.row}))
                    addStanding(person, *row);
            if (const auto listed = Directory::doNotCall(s, contact.phoneIndex, m_clock.now()))
                person.insert(u"doNotCall"_s, listed->reason);
            page.items.append(person);
        }
        return page;
    });
}

Expected<QJsonObject> Campaigns::traceContact(const Id &id, const Id &contactId) {
    LX_TRY(const Campaign campaign, this->campaign(id));
    LX_TRY(const Contact contact, m_lists.contact(contactId));
    if (contact.listId != campaign.spec.listId)
        return campaignError(ErrorKind::NotFound, u"other_list"_s, u"The campaign does not call this list"_s, u"Look at lists.usage"_s);
    LX_TRY(const auto order, m_store.readReturning<Id>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT order_id FROM campaign_contact WHERE campaign_id = $1 AND row_number = $2", {id, contact.row});
        return row ? row->text(0) : Id();
    }));
    if (!order.isEmpty())
        return traceOrder(id, order);
    // Not placed yet: what every rule would say if it were its turn now.
    LX_TRY(const CallOrder draft, orderFor(campaign, contact));
    LX_TRY(const DialDecision decision, m_dialler.explain(draft));
    QJsonObject person = contact.toJson();
    person.insert(u"state"_s, u"not_placed"_s);
    return traced({{u"orders"_s, QJsonArray()}, {u"decision"_s, decision.toJson()}}, person, campaign);
}

} // namespace lianxin
