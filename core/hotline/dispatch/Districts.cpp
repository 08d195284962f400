// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Districts.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <algorithm>
#include <vector>

namespace lianxin {
namespace {

constexpr int kLongest = 12, kShortest = 2;

bool isStreet(const QString &name) {
    return name.endsWith(u"街道"_s) || name.endsWith(u"镇"_s) || name.endsWith(u"乡"_s) || name.endsWith(u"街"_s);
}

} // namespace

//! Codes of two (province), four (city), six (county) and nine digits (street or town).
struct Districts::Country {
    QHash<QString, QString> names;                 //!< by code
    QHash<QString, std::vector<QString>> counties; //!< codes by name
    QHash<QString, std::vector<QString>> streets;
};

std::shared_ptr<const Districts::Country> Districts::country() {
    static const std::shared_ptr<const Country> all = [] {
        auto c = std::make_shared<Country>();
        const QString path = resourcePath(u"dispatch/divisions.txt");
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            qCWarning(lcHotline) << "the country's divisions are missing; addresses are looked up among the units' districts only:" << path;
            return c;
        }
        // "code name" for provinces, cities and counties; streets below their county as " nnn name".
        QString county;
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine()).chopped(1);
            const qsizetype gap = line.indexOf(u' ', 1);
            if (gap < 0 || line.startsWith(u'#'))
                continue;
            const QString name = line.mid(gap + 1);
            if (line.startsWith(u' ')) {
                c->names.insert(county + line.mid(1, gap - 1), name);
                c->streets[name].push_back(county + line.mid(1, gap - 1));
                continue;
            }
            const QString code = line.first(gap);
            c->names.insert(code, name);
            if (code.size() == 6) {
                county = code;
                c->counties[name].push_back(code);
            }
        }
        return c;
    }();
    return all;
}

Districts::Districts()
    : m_country(country()) {}

qsizetype Districts::divisions() const { return m_country->names.size(); }

void Districts::setOwn(const QStringList &districts, const QString &home) {
    m_own = districts;
    m_own.removeAll(QString());
    m_own.removeDuplicates();
    std::sort(m_own.begin(), m_own.end(), [](const QString &a, const QString &b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    m_homes.clear();
    if (home.isEmpty())
        return;
    for (auto it = m_country->names.begin(); it != m_country->names.end(); ++it)
        if (it.key() == home || (it.value() == home && it.key().size() <= 6))
            m_homes << it.key();
}

Place Districts::placeOf(QStringView name, QStringView text, const QString &from) const {
    const QString key = name.toString();
    const auto chosen = [&](const QHash<QString, std::vector<QString>> &where) -> QString {
        const auto it = where.find(key);
        if (it == where.end())
            return {};
        std::vector<QString> codes;
        for (const QString &code : *it)
            if (m_homes.isEmpty() || std::any_of(m_homes.begin(), m_homes.end(), [&](const QString &home) { return code.startsWith(home); }))
                codes.push_back(code);
        if (codes.size() == 1)
            return codes.front();
        // The one whose county, city or province is named as well.
        for (const int length : {6, 4, 2}) {
            QString only;
            int named = 0;
            for (const QString &code : codes)
                if (code.size() > length && text.contains(m_country->names.value(code.first(length), u"\n"_s))) {
                    only = code;
                    ++named;
                }
            if (named == 1)
                return only;
        }
        return {};
    };
    if (const QString code = chosen(m_country->counties); !code.isEmpty())
        return {m_country->names.value(code), {}, from};
    if (const QString code = chosen(m_country->streets); !code.isEmpty())
        return {m_country->names.value(code.first(6)), m_country->names.value(code), from};
    return {};
}

Place Districts::find(QStringView text, const QString &from) const {
    Place place;
    for (const QString &own : m_own) {
        if (!text.contains(own))
            continue;
        QString &part = isStreet(own) ? place.street : place.district;
        if (part.isEmpty())
            part = own;
    }
    if (!place.district.isEmpty() || !place.street.isEmpty()) {
        place.from = from;
        if (place.district.isEmpty())
            place.district = placeOf(place.street, text, from).district;
        return place;
    }
    // Every piece of the text that is the name of a division; the narrowest wins.
    for (qsizetype i = 0; i + kShortest <= text.size(); ++i)
        for (qsizetype length = std::min<qsizetype>(kLongest, text.size() - i); length >= kShortest; --length) {
            const auto name = text.sliced(i, length);
            const QChar last = name.back();
            if (last != u'区' && last != u'县' && last != u'市' && last != u'道' && last != u'镇' && last != u'乡' && last != u'旗')
                continue;
            const Place found = placeOf(name, text, from);
            if (found.district.isEmpty())
                continue;
            if (place.district.isEmpty() || (place.street.isEmpty() && !found.street.isEmpty() && found.district == place.district))
                place = found;
            break;
        }
    return place;
}

Place Districts::ofName(const QString &name, const QString &from) const {
    const QString said = name.trimmed();
    if (said.isEmpty())
        return {};
    if (isStreet(said)) {
        Place place = placeOf(said, said, from);
        if (place.street.isEmpty())
            place = {{}, said, from};
        return place;
    }
    return {said, {}, from};
}

} // namespace lianxin
