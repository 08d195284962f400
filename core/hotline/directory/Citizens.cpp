// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace lianxin {

namespace {

std::optional<Citizen> citizenOf(Snapshot &s, const QByteArray &phoneIndex) {
    const auto row = s.first(u"SELECT id, phone_sealed, phone_masked, name_sealed, name_masked, preferences, updated_at "
                             "FROM citizen WHERE phone_index = $1",
                             {phoneIndex});
    if (!row)
        return std::nullopt;
    return Citizen{row->text(0), {row->blob(1), phoneIndex, row->text(2)}, row->blob(3), row->text(4), row->json(5), row->integer(6)};
}

Error badWish(const QString &key) {
    return {ErrorKind::Usage, u"directory.bad_wish"_s, u"\"%1\" has no value that can be kept to"_s.arg(key),
            u"Write hours as [\"14:00-18:00\"], birthYear as a year, speechRate, dialect and language as one word, the others as true or false"_s, key};
}

// What dialling keeps to must be readable when it asks: a number whose wishes can't be read is not called at all.
// Wishes are not sealed, and shown as they are: there is no place among them for what was said, or for who somebody is.
Expected<void> checkWishes(const QJsonObject &wishes) {
    static const QStringList words{u"speechRate"_s, u"dialect"_s, u"language"_s};
    static const QStringList others{u"hours"_s, u"automaticCalls"_s, u"birthYear"_s, u"minor"_s, u"elderly"_s};
    static const QRegularExpression word(u"\\A[\\p{L}-]{1,20}\\z"_s, QRegularExpression::UseUnicodePropertiesOption);
    for (auto wish = wishes.begin(); wish != wishes.end(); ++wish) {
        if (wish.value().isNull()) // taken back
            continue;
        const bool known = words.contains(wish.key()) ? word.match(wish.value().toString()).hasMatch() : others.contains(wish.key());
        if (!known)
            return badWish(wish.key().left(20));
    }
    for (const QString &key : {u"automaticCalls"_s, u"minor"_s, u"elderly"_s})
        if (const auto value = wishes.value(key); !value.isUndefined() && !value.isNull() && !value.isBool())
            return badWish(key);
    if (const auto year = wishes.value("birthYear"_L1); !year.isUndefined() && !year.isNull() && (year.toInt() < 1900 || year.toInt() > 2100))
        return badWish(u"birthYear"_s);
    static const QRegularExpression span(u"^([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)$"_s);
    if (const auto hours = wishes.value("hours"_L1); !hours.isUndefined() && !hours.isNull()) {
        QString before;
        const QJsonArray spans = hours.toArray();
        for (const auto &value : spans) {
            const QString text = value.toString();
            if (!span.match(text).hasMatch() || text.left(5) >= text.mid(6) || text.left(5) < before)
                return badWish(u"hours"_s);
            before = text.mid(6);
        }
        if (spans.isEmpty())
            return badWish(u"hours"_s);
    }
    return {};
}

} // namespace

Expected<std::optional<Citizen>> Directory::citizen(const QByteArray &phoneIndex) {
    return m_store.readReturning<std::optional<Citizen>>([&](Snapshot &s) { return citizenOf(s, phoneIndex); });
}

void Directory::forEachPreference(Snapshot &s, const QString &among, const Id &parameter,
                                  const std::function<void(const QByteArray &, const QJsonObject &)> &visit) {
    s.forEach(u"SELECT x.phone_index, x.preferences FROM citizen x WHERE x.preferences <> '{}' AND %1"_s.arg(among), {parameter}, [&](const Row &row) {
        visit(row.blob(0), row.json(1));
        return true;
    });
}

QJsonObject Directory::preferences(Snapshot &s, const QByteArray &phoneIndex) {
    const auto row = s.first(u"SELECT preferences FROM citizen WHERE phone_index = $1", {phoneIndex});
    return row ? row->json(0) : QJsonObject();
}

Expected<std::optional<QJsonObject>> Directory::wishes(const QString &phone) {
    LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
    LX_TRY(const auto known, citizen(m_index.of(number.digits)));
    return known ? std::optional(known->preferences) : std::nullopt;
}

bool Directory::wantSlowSpeech(const QJsonObject &wishes, int year, int oldAge) {
    if (wishes.value("speechRate"_L1).toString() == u"slow" || wishes.value("elderly"_L1).toBool())
        return true;
    const int born = wishes.value("birthYear"_L1).toInt();
    return !wishes.value("elderly"_L1).isBool() && born > 0 && year - born >= oldAge;
}

Expected<Id> Directory::rememberCitizen(const QString &phone, const QString &name, const QJsonObject &preferences) {
    LX_CHECK(checkWishes(preferences));
    LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
    const SealedPhone sealed = seal(number.digits);
    return m_store.writeReturning<Id>([&](Transaction &t) {
        const auto known = citizenOf(t, sealed.index);
        QJsonObject merged = known ? known->preferences : QJsonObject();
        for (auto i = preferences.begin(); i != preferences.end(); ++i) {
            if (i.value().isNull())
                merged.remove(i.key());
            else
                merged.insert(i.key(), i.value());
        }
        const QString json = QString::fromUtf8(QJsonDocument(merged).toJson(QJsonDocument::Compact));
        const bool keepsName = known && name.isEmpty();
        const Id id = known ? known->id : newId();
        t.execute(u"INSERT INTO citizen (id, phone_index, phone_sealed, phone_masked, name_sealed, name_masked, preferences, updated_at) "
                  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (phone_index) DO UPDATE SET name_sealed = excluded.name_sealed, "
                  "name_masked = excluded.name_masked, preferences = excluded.preferences, updated_at = excluded.updated_at",
                  {id, sealed.index, sealed.sealed, sealed.masked, keepsName ? known->nameSealed : m_sealer.seal(name, "name"),
                   keepsName ? known->nameMasked : maskedName(name), json, m_clock.now()});
        return id;
    });
}

} // namespace lianxin
