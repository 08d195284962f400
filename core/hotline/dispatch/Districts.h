// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dispatch/Responsibilities.h"
#include <QHash>
#include <QString>
#include <memory>

namespace lianxin {

//! \brief Counties and streets of the country (resources/dispatch/divisions.txt) and of this hotline: finds out from an
//! address where a matter lies. Any thread.
class LIANXIN_EXPORT Districts {
public:
    //! Without the country's divisions when their file is missing; a warning is logged then.
    Districts();
    //! Districts and streets that units are responsible for; they go before those of the country.
    //! \a home: name or code of the hotline's own province, city or county; only divisions there are looked at. Empty: all.
    void setOwn(const QStringList &districts, const QString &home);

    //! \a from becomes place.from. Where a name occurs in several counties and the text does not name the city too,
    //! nothing is said.
    Place find(QStringView text, const QString &from) const;
    //! As find(), of a district's name alone: a county or a street.
    Place ofName(const QString &name, const QString &from) const;
    qsizetype divisions() const;

private:
    struct Country;
    Place placeOf(QStringView name, QStringView text, const QString &from) const;
    static std::shared_ptr<const Country> country();

    std::shared_ptr<const Country> m_country;
    QStringList m_own; //!< longest first
    QStringList m_homes; //!< codes that a division's code has to begin with
};

} // namespace lianxin
