// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/PhonePlaces.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <QtEndian>
#include <array>

namespace lianxin {

namespace {

constexpr quint32 kFirstPrefix = 1'300'000;
constexpr quint32 kLastPrefix = 1'999'999;
constexpr quint32 kMostPlaces = 0xffe; // the table knows four hundred
constexpr qsizetype kEntry = 9; // prefix (4), place of the record (4), carrier (1)
constexpr std::array<std::string_view, 9> kCarriers{"",
                                                     "china_mobile",
                                                     "china_unicom",
                                                     "china_telecom",
                                                     "china_telecom_mvno",
                                                     "china_unicom_mvno",
                                                     "china_mobile_mvno",
                                                     "china_broadnet",
                                                     "china_broadnet_mvno"};

quint32 number(const QByteArray &table, qsizetype at) { return qFromLittleEndian<quint32>(table.constData() + at); }

QByteArray readTable() {
    QFile file(resourcePath(u"phone/phone.dat"_s));
    if (file.open(QIODevice::ReadOnly))
        return file.readAll();
    qCWarning(lcHotline, "no places of numbers: %s can't be read", qPrintable(file.fileName()));
    return {};
}

} // namespace

const PhonePlaces &PhonePlaces::shipped() {
    static const PhonePlaces places(readTable());
    return places;
}

// Version (4), place of the index (4), records "province|city|postcode|area code" each ended by a zero byte, index.
PhonePlaces::PhonePlaces(const QByteArray &table) {
    if (table.size() < 8)
        return;
    const qsizetype index = number(table, 4);
    if (index < 8 || index > table.size() || (table.size() - index) % kEntry != 0)
        return;
    std::unordered_map<quint32, quint32> known; // place of the record in the table → place
    std::vector<quint16> prefixes(kLastPrefix - kFirstPrefix + 1);
    for (qsizetype at = index; at < table.size(); at += kEntry) {
        const quint32 prefix = number(table, at);
        const quint32 record = number(table, at + 4);
        const auto carrier = static_cast<quint8>(table[at + 8]);
        if (prefix < kFirstPrefix || prefix > kLastPrefix || record < 8 || qsizetype(record) >= index)
            continue;
        auto found = known.find(record);
        if (found == known.end()) {
            const qsizetype end = table.indexOf('\0', record);
            const QList<QByteArray> parts = table.mid(record, (end < 0 ? index : end) - record).split('|');
            std::string place = parts[0].toStdString();
            if (parts.size() > 1 && parts[1] != parts[0])
                place += ' ' + parts[1].toStdString();
            found = known.emplace(record, quint32(m_places.size())).first;
            m_places.push_back(std::move(place));
            if (parts.size() > 3 && !parts[3].isEmpty())
                m_areas.emplace((parts[3].startsWith('0') ? parts[3] : '0' + parts[3]).toStdString(), found->second);
        }
        if (found->second < kMostPlaces)
            prefixes[prefix - kFirstPrefix] = quint16((found->second + 1) << 4 | (carrier < kCarriers.size() ? carrier : 0));
    }
    if (!m_places.empty())
        m_prefixes = std::move(prefixes);
}

PhonePlace PhonePlaces::of(std::string_view digits) const {
    if (m_places.empty() || digits.size() < 7)
        return {};
    if (digits[0] == '1') {
        quint32 prefix = 0;
        for (const char c : digits.substr(0, 7))
            prefix = prefix * 10 + quint32(c - '0');
        const quint32 entry = prefix < kFirstPrefix || prefix > kLastPrefix ? 0 : m_prefixes[prefix - kFirstPrefix];
        return entry == 0 ? PhonePlace() : PhonePlace{m_places[(entry >> 4) - 1], kCarriers[entry & 0xf]};
    }
    for (const size_t length : {size_t(3), size_t(4)})
        if (const auto found = m_areas.find(std::string(digits.substr(0, length))); found != m_areas.end())
            return {m_places[found->second], {}};
    return {};
}

} // namespace lianxin
