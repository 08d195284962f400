// SPDX-License-Identifier: GPL-3.0-or-later
// The people of a list: found by row, number or id, masked; opened for a call.
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ContactCard.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/ListErrors.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {

using campaignrows::sql;
using listerrors::listError;

namespace {

constexpr char16_t kContactColumns[] =
    u"SELECT list_id, row_number, phone_sealed, phone_index, phone_masked, phone_kind, name_masked, card_sealed, phone_place, phone_carrier, "
    "fields, roles FROM contact JOIN contact_list ON id = list_id ";

// A contact's id is "<list>.<row>": unique without a column of its own.
Id contactId(const Id &listId, qint64 row) { return listId + u'.' + QString::number(row); }

Contact contactOf(const Row &row) {
    Contact contact;
    contact.listId = row.text(0);
    contact.row = row.integer(1);
    contact.id = contactId(contact.listId, contact.row);
    contact.phoneSealed = row.blob(2);
    contact.phoneIndex = row.blob(3);
    contact.phoneMasked = row.text(4);
    contact.phoneKind = row.text(5);
    contact.nameMasked = row.text(6);
    contact.cardSealed = row.blob(7);
    contact.phonePlace = row.text(8);
    contact.phoneCarrier = row.text(9);
    contact.fields = row.text(10).split(u'\n', Qt::SkipEmptyParts);
    contact.roles = row.text(11).split(u'\n');
    return contact;
}

} // namespace

QJsonObject Contact::toJson() const {
    return {{u"id"_s, id},           {u"row"_s, row},           {u"phone"_s, phoneMasked},      {u"kind"_s, phoneKind},
            {u"name"_s, nameMasked}, {u"place"_s, phonePlace}, {u"carrier"_s, phoneCarrier}, {u"others"_s, QJsonArray::fromStringList(others)}};
}

std::vector<Contact> ContactLists::contactsAfter(Snapshot &s, const Id &listId, qint64 row, int limit) {
    std::vector<Contact> out;
    for (const Row &r : s.query(sql(kContactColumns, u"WHERE list_id = $1 AND row_number > $2 ORDER BY row_number LIMIT $3"), {listId, row, qint64(limit)}))
        out.push_back(contactOf(r));
    return out;
}

QString ContactLists::listedNumbers() {
    return u"SELECT n.phone_index FROM contact_number n WHERE n.phone_index = do_not_call.phone_index AND n.list_id = $1"_s;
}

std::optional<Contact> ContactLists::contactWithPhone(Snapshot &s, const Id &listId, const QByteArray &phoneIndex) {
    const auto row = s.first(sql(kContactColumns, u"WHERE list_id = $2 AND row_number = (SELECT row_number FROM contact_number "
                                                  "WHERE phone_index = $1 AND list_id = $2)"),
                             {phoneIndex, listId});
    if (row)
        return contactOf(*row);
    const auto other = s.first(u"SELECT row_number FROM contact_other WHERE phone_index = $1 AND list_id = $2 ORDER BY row_number LIMIT 1", {phoneIndex, listId});
    if (!other)
        return {};
    const auto owner = s.first(sql(kContactColumns, u"WHERE list_id = $1 AND row_number = $2"), {listId, other->integer(0)});
    return owner ? std::optional<Contact>(contactOf(*owner)) : std::nullopt;
}

void ContactLists::addOthers(Snapshot &s, const Id &listId, std::vector<Contact> &contacts) {
    for (Contact &contact : contacts)
        for (const Row &row : s.query(u"SELECT phone_masked FROM contact_other WHERE list_id = $1 AND row_number = $2 ORDER BY place", {listId, contact.row}))
            contact.others << row.text(0);
}

Expected<ContactLists::ContactPage> ContactLists::contacts(const Id &listId, const QString &cursor, int limit, const QJsonObject &filter) {
    LX_TRY(const ContactList known, list(listId));
    const int wanted = std::clamp(limit, 1, 1000);
    std::optional<QByteArray> index;
    if (const QString phone = filter.value("phone"_L1).toString(); !phone.isEmpty()) {
        LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
        index = m_index.of(number.digits);
    }
    return m_store.readReturning<ContactPage>([&](Snapshot &s) {
        ContactPage page;
        if (known.state != "ready"_L1)
            return page;
        page.total = known.summary.imported;
        if (index) {
            if (auto found = contactWithPhone(s, listId, *index))
                page.items.push_back(std::move(*found));
            addOthers(s, listId, page.items);
            page.total = qint64(page.items.size());
            return page;
        }
        if (const QJsonArray rows = filter.value("rows"_L1).toArray(); !rows.isEmpty()) {
            std::vector<qint64> wantedRows;
            for (qsizetype i = 0; i < std::min<qsizetype>(rows.size(), 1000); ++i)
                wantedRows.push_back(rows.at(i).toInteger());
            std::sort(wantedRows.begin(), wantedRows.end());
            for (const qint64 row : wantedRows)
                if (auto found = contactsAfter(s, listId, row - 1, 1); !found.empty() && found.front().row == row)
                    page.items.push_back(std::move(found.front()));
            addOthers(s, listId, page.items);
            page.total = qint64(page.items.size());
            return page;
        }
        if (const qint64 row = filter.value("row"_L1).toInteger(); row > 0) {
            page.items = contactsAfter(s, listId, row - 1, 1);
            if (!page.items.empty() && page.items.front().row != row)
                page.items.clear();
            addOthers(s, listId, page.items);
            page.total = qint64(page.items.size());
            return page;
        }
        page.items = contactsAfter(s, listId, cursor.toLongLong(), wanted + 1);
        if (int(page.items.size()) > wanted) {
            page.items.pop_back();
            page.next = QString::number(page.items.back().row);
        }
        addOthers(s, listId, page.items);
        return page;
    });
}

Expected<Contact> ContactLists::contact(const Id &id) {
    const qsizetype dot = id.lastIndexOf(u'.');
    const Id listId = dot < 0 ? Id() : id.first(dot);
    const qint64 row = dot < 0 ? 0 : QStringView(id).sliced(dot + 1).toLongLong();
    LX_TRY(const auto found, m_store.readReturning<std::optional<Row>>([&](Snapshot &s) {
        return s.first(sql(kContactColumns, u"WHERE list_id = $1 AND row_number = $2"), {listId, row});
    }));
    if (!found)
        return listError(ErrorKind::NotFound, u"contact_not_found"_s, u"There is no such contact"_s, u"The list may have been taken back"_s);
    return contactOf(*found);
}

Expected<QJsonObject> ContactLists::reveal(const Contact &contact) const {
    LX_TRY(const QByteArray opened, m_sealer.openBytes(contact.cardSealed, "contact.card"));
    ContactCard card = contactCardFrom(opened, contact.fields, contact.roles);
    if (!contact.phoneSealed.isEmpty()) {
        LX_TRY(card.phone, m_sealer.open(contact.phoneSealed, "phone"));
    }
    return card.toJson();
}

Expected<QByteArray> ContactLists::sealedPhone(const Contact &contact) const {
    if (!contact.phoneSealed.isEmpty())
        return contact.phoneSealed;
    LX_TRY(const QByteArray opened, m_sealer.openBytes(contact.cardSealed, "contact.card"));
    return m_sealer.seal(contactCardFrom(opened, {}, {}).phone, "phone");
}

Expected<std::vector<OtherNumber>> ContactLists::otherNumbers(const Contact &contact) const {
    std::vector<OtherNumber> out;
    if (std::none_of(contact.roles.begin(), contact.roles.end(), [](const QString &role) { return placeOfRole(role) > 0; }))
        return out;
    LX_TRY(const QByteArray opened, m_sealer.openBytes(contact.cardSealed, "contact.card"));
    for (const QString &digits : contactCardFrom(opened, contact.fields, contact.roles).others)
        if (!digits.isEmpty())
            out.push_back({m_sealer.seal(digits, "phone"), m_index.of(digits), maskedPhone(digits)});
    return out;
}

Expected<QJsonObject> ContactLists::variables(const Contact &contact) const {
    LX_TRY(const QByteArray opened, m_sealer.openBytes(contact.cardSealed, "contact.card"));
    const ContactCard card = contactCardFrom(opened, contact.fields, contact.roles);
    QJsonObject out = card.roles;
    for (auto i = card.fields.begin(); i != card.fields.end(); ++i)
        out.insert(i.key(), i.value());
    out.insert(u"name"_s, card.name);
    return out;
}

} // namespace lianxin
