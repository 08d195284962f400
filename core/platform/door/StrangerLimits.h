// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QHash>
#include <QHostAddress>
#include <QString>

namespace lianxin {

//! \brief How much of the door those may use who come from other machines, counted by where they come from. Pure: times are
//! steady milliseconds given by the caller. One thread.
class LIANXIN_EXPORT StrangerLimits {
public:
    struct Policy {
        int openAtOnce = 256;        //!< connections from one address: a branch office may stand behind one
        int newAtOnce = 300;         //!< connections that may come all at once, as after a restart …
        int newPerMinute = 120;      //!< … and how many more in a minute
        int loginTries = 40;         //!< logins that may fail all at once from one address …
        int loginTriesPerMinute = 4; //!< … and how many more in a minute
    };
    explicit StrangerLimits(Policy policy)
        : m_policy(policy) {}

    //! Who shares a limit: an IPv4 address, or the 64 first bits of an IPv6 address.
    static QString placeOf(const QHostAddress &address);

    //! A connection from \a place is there; false: it has to go, and isn't counted.
    bool admit(const QString &place, qint64 now);
    void left(const QString &place);
    //! Takes one try at a password; false: too many were wrong. \sa loginRight()
    bool mayLogIn(const QString &place, qint64 now);
    //! The try was right after all, and is given back.
    void loginRight(const QString &place);
    //! Forgets places that have nothing open and all their tries.
    void forget(qint64 now);
    int places() const { return int(m_places.size()); }

private:
    struct Bucket {
        double left = 0;
        qint64 at = 0;
        bool take(double most, double perMs, qint64 now);
    };
    struct Place {
        int open = 0;
        Bucket arrivals;
        Bucket logins;
    };
    Place &place(const QString &name, qint64 now);

    Policy m_policy;
    QHash<QString, Place> m_places;
};

} // namespace lianxin
