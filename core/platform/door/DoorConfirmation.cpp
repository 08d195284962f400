// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and names in the clear: only for a stated purpose, and only to who has just given their password once more.
#include "platform/door/Door.h"
#include <QPointer>

namespace lianxin {
namespace {

constexpr qsizetype kShortestPurpose = 2; // 回访
constexpr qsizetype kLongestPurpose = 200;

} // namespace

Expected<void> Door::mayReveal(const Caller &caller, const Method &method, const QJsonObject &params) const {
    const QString purpose = params.value("purpose"_L1).toString().simplified();
    if (method.audit == Audit::Security && (purpose.size() < kShortestPurpose || purpose.size() > kLongestPurpose))
        return Error{ErrorKind::Usage, u"door.purpose_missing"_s, u"What is to be shown in the clear needs a stated purpose."_s,
                     u"Say in 2 to 200 characters what it is for: it is kept in the audit trail."_s, method.name};
    // Whoever holds the key file has shown more than a password; the engine acts by itself.
    const bool person = !caller.sessionId.isEmpty() && caller.userId != Caller::keyHolder().userId;
    const auto confirmed = m_confirmed.constFind(caller.sessionId);
    const qint64 now = m_access.clock.now();
    const bool fresh = confirmed != m_confirmed.constEnd() && now >= *confirmed && now - *confirmed < m_identity.confirmationMs;
    if (person && !fresh)
        return Error{ErrorKind::Refused, u"door.confirm_first"_s, u"Personal data is shown only to who has just given their password."_s,
                     u"Give your password once more (session.confirm)."_s, method.name};
    return {};
}

void Door::confirm(const Caller &caller, const QString &password, const MethodDone &done) {
    const auto stored = m_access.users.storedPassword(caller.login);
    if (!stored) {
        done(stored.error());
        return;
    }
    m_access.offMainThread([password, hash = *stored] { return PasswordHash::matches(password, hash); },
                           [self = QPointer<Door>(this), caller, done](bool matches) {
                               if (!self)
                                   return;
                               const auto user = self->m_access.users.concludeLogin(caller.login, matches);
                               if (!user) {
                                   done(user.error());
                                   return;
                               }
                               self->m_confirmed.insert(caller.sessionId, self->m_access.clock.now());
                               done(QJsonValue(QJsonObject{{u"validForMs"_s, self->m_identity.confirmationMs}}));
                           });
}

void Door::registerConfirmation(Registry &registry) {
    registry.add({.name = u"session.confirm"_s,
                  .summary = u"Gives the password once more, for what shows personal data in the clear"_s,
                  .permission = Permission::Self,
                  .params = {{u"password"_s, Param::Type::String, true, u"of the caller; never logged"_s}},
                  .result = u"{validForMs}"_s,
                  .noPersonalData = true,
                  .audit = Audit::Security,
                  .asyncHandler = [this](const Caller &caller, const QJsonObject &p, const MethodDone &done) {
                      confirm(caller, p.value("password"_L1).toString(), done);
                  }});
}

} // namespace lianxin
