// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/EventMessage.h"

namespace lianxin {

QJsonObject EventMessage::toJson() const {
    return {{u"seq"_s, seq},     {u"type"_s, type}, {u"entity"_s, entity},
            {u"actor"_s, actor}, {u"at"_s, at},     {u"payload"_s, payload}};
}

Expected<EventMessage> EventMessage::fromJson(const QJsonObject &json) {
    EventMessage event{json.value("seq"_L1).toInteger(), json.value("type"_L1).toString(),
                       json.value("entity"_L1).toString(), json.value("actor"_L1).toString(),
                       json.value("at"_L1).toInteger(), json.value("payload"_L1).toObject()};
    if (event.seq <= 0 || event.type.isEmpty())
        return Error{ErrorKind::BadInput, u"protocol.event"_s, u"An event without number or type came in."_s,
                     u"Use the same version of console and engine."_s, {}};
    return event;
}

} // namespace lianxin
