// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/SeatAccounts.h"
#include "call/telephony/Telephony.h"
#include "hotline/routing/Seats.h"
#include "platform/access/Users.h"
#include "platform/base/Log.h"
#include "platform/door/DoorServer.h"
#include <QRandomGenerator>
#include <QSet>

namespace lianxin {
namespace {

QString makePassword() {
    QByteArray random(18, Qt::Uninitialized);
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return QString::fromLatin1(random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace

SeatAccounts::SeatAccounts(Users &users, Seats &seats, Telephony &telephony, QObject *parent)
    : QObject(parent)
    , m_users(users)
    , m_seats(seats)
    , m_telephony(telephony) {
    connect(&m_users, &Users::userChanged, this, [this] { refresh(); });
}

Expected<void> SeatAccounts::start() {
    LX_TRY(const auto users, m_users.list());
    QSet<QString> current;
    for (const User &user : users) {
        if (user.seatNumber.isEmpty() || user.locked)
            continue;
        current.insert(user.seatNumber);
        LX_CHECK(m_seats.assign(user.seatNumber, user.id, user.displayName));
        if (!m_passwords.contains(user.seatNumber)) {
            m_passwords.insert(user.seatNumber, makePassword());
            m_telephony.setSeatAccount(user.seatNumber, m_passwords.value(user.seatNumber));
        }
    }
    const QStringList known = m_passwords.keys();
    for (const QString &seat : known) {
        if (current.contains(seat))
            continue;
        m_passwords.remove(seat);
        m_telephony.removeSeatAccount(seat);
    }
    return {};
}

void SeatAccounts::refresh() {
    if (auto done = start(); !done)
        qCWarning(lcEngine).noquote() << "seat accounts:" << done.error().toString();
}

Expected<QJsonObject> SeatAccounts::phoneOf(const Caller &caller) {
    const QString password = m_passwords.value(caller.seatNumber);
    if (caller.seatNumber.isEmpty() || password.isEmpty())
        return Error{ErrorKind::Refused, u"routing.no_seat"_s, u"This user has no seat."_s,
                     u"Ask the security administrator to give you a seat number."_s, {}};
    Q_EMIT phoneGiven(caller.seatNumber, caller.sessionId);
    // Whoever came through the door of other machines is on one: what is said to the telephone goes encrypted, too.
    const QString secure = isRemotePeer(caller.peer) ? m_telephony.secureRegistrar() : QString();
    const QString registrar = secure.isEmpty() ? m_telephony.registrar() : secure;
    return QJsonObject{{u"registrar"_s, registrar},
                       {u"aor"_s, u"sip:%1@%2"_s.arg(caller.seatNumber, registrar.section(u':', 0, -2))},
                       {u"sipUser"_s, caller.seatNumber},
                       {u"sipPassword"_s, password},
                       {u"transport"_s, secure.isEmpty() ? u"udp"_s : u"tls"_s}};
}

void registerSeatAccountMethods(Registry &registry, SeatAccounts &accounts) {
    Method phone;
    phone.name = u"seats.phone"_s;
    phone.summary = u"The telephone account of the caller's own seat"_s;
    phone.permission = Permission::CallsHandle;
    phone.result = u"registrar (address:port), aor, sipUser, sipPassword, transport"_s;
    phone.noPersonalData = true;
    phone.handler = [&accounts](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const QJsonObject account, accounts.phoneOf(caller));
        return QJsonValue(account);
    };
    registry.add(std::move(phone));
}

} // namespace lianxin
