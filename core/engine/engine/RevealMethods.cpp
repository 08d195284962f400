// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/RevealMethods.h"
#include "hotline/records/CallRecords.h"

namespace lianxin {

void registerRevealMethods(Registry &registry, CallRecords &records) {
    Method reveal;
    reveal.name = u"calls.reveal"_s;
    reveal.summary = u"The citizen's name and number of a call, in the clear"_s;
    reveal.permission = Permission::PersonalReveal;
    reveal.params = {{u"id"_s, Param::Type::String, true, u"id of the call"_s},
                     {u"purpose"_s, Param::Type::String, true, u"what it is for, 2 to 200 characters; kept in the audit trail"_s}};
    reveal.result = u"{id, name, phone}"_s;
    reveal.audit = Audit::Security;
    reveal.handler = [&records](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_TRY(const QJsonObject call, records.detail(id));
        if (!caller.may(Permission::CallsSupervise) && !caller.may(Permission::RecordsRead))
            return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call is not at your seat."_s,
                         u"A supervisor may look at other seats' calls."_s, {}};
        const QString phone = call.value("phone"_L1).toString();
        if (phone.isEmpty() || phone.contains(u'*')) // only what was masked when it came is left
            return Error{ErrorKind::NotFound, u"calls.no_number"_s, u"The call has no number of a citizen."_s,
                         u"It was withheld, or it has been erased."_s, id};
        return QJsonValue(QJsonObject{{u"id"_s, id}, {u"name"_s, call.value("name"_L1)}, {u"phone"_s, phone}});
    };
    registry.add(std::move(reveal));
}

} // namespace lianxin
