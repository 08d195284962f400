// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ContactCard.h"
#include "hotline/campaigns/ColumnGuess.h"
#include "platform/base/JsonText.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace lianxin {

void ContactCardWriter::begin(std::string_view phone, std::string_view name) {
    m_text = "[";
    appendJsonString(m_text, phone);
    m_text += ',';
    appendJsonString(m_text, name);
    m_filled = m_text.size();
}

void ContactCardWriter::add(std::string_view value) {
    m_text += ',';
    appendJsonString(m_text, value);
    if (!value.empty())
        m_filled = m_text.size();
}

// Empty values at the end are left out.
std::string_view ContactCardWriter::finish() {
    m_text.resize(m_filled);
    m_text += ']';
    return m_text;
}

QJsonObject ContactCard::toJson() const {
    return {{u"name"_s, name}, {u"phone"_s, phone}, {u"fields"_s, fields}, {u"roles"_s, roles}};
}

ContactCard contactCardFrom(QByteArrayView opened, const QStringList &fields, const QStringList &roles) {
    const QJsonDocument document = QJsonDocument::fromJson(opened.toByteArray());
    ContactCard card;
    if (document.isObject()) {
        const QJsonObject first = document.object();
        card.name = first.value("name"_L1).toString();
        card.fields = first.value("fields"_L1).toObject();
        card.roles = first.value("roles"_L1).toObject();
        return card;
    }
    const QJsonArray values = document.array();
    card.phone = values.at(0).toString();
    card.name = values.at(1).toString();
    for (qsizetype i = 2; i < values.size(); ++i) {
        const QString value = values.at(i).toString();
        if (value.isEmpty())
            continue;
        if (const int place = placeOfRole(roles.value(i - 2)); place > 0) {
            card.others[size_t(place - 2)] = value;
            continue;
        }
        card.fields.insert(fields.value(i - 2), value);
        if (const QString role = roles.value(i - 2); !role.isEmpty())
            card.roles.insert(role, value);
    }
    return card;
}

} // namespace lianxin
