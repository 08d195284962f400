// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Door.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

namespace lianxin {

QJsonObject objectOf(const Expected<QJsonValue> &reply) {
    return reply ? reply->toObject() : QJsonObject();
}

QJsonArray itemsOf(const Expected<QJsonValue> &reply) {
    if (!reply)
        return {};
    return reply->isArray() ? reply->toArray() : reply->toObject()["items"_L1].toArray();
}

} // namespace lianxin
