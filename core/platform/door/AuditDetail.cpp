// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/AuditDetail.h"
#include "platform/access/Masking.h"
#include <QJsonArray>

namespace lianxin {
namespace {

constexpr qsizetype kLongest = 200;

bool isSecret(const QString &name) {
    return name.contains(u"password"_s, Qt::CaseInsensitive) || name == "token"_L1 || name == "proof"_L1
           || name == "nonce"_L1;
}

QJsonValue shortened(const QJsonValue &value) {
    if (value.isString()) {
        const QString text = value.toString();
        if (isId(text))
            return text;
        const QString safe = maskedText(text.left(kLongest));
        return text.size() > kLongest ? u"%1… (%2)"_s.arg(safe).arg(text.size()) : safe;
    }
    if (value.isArray()) {
        const auto array = value.toArray();
        if (array.size() > 50)
            return u"%1 items"_s.arg(array.size());
        QJsonArray out;
        for (const auto &element : array)
            out.append(shortened(element));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (!isSecret(it.key()))
                out.insert(it.key(), shortened(it.value()));
        return out;
    }
    return value;
}

} // namespace

QJsonObject auditDetail(const Method &method, const QJsonObject &params) {
    return shortened(masked(params, method.masks)).toObject();
}

QString auditTarget(const QJsonObject &params) {
    if (params.value("id"_L1).isString())
        return maskedText(params.value("id"_L1).toString());
    for (auto it = params.begin(); it != params.end(); ++it)
        if ((it.key().endsWith(u"Id"_s) || it.key() == "transfer"_L1) && isId(it.value().toString()))
            return it.value().toString();
    return {};
}

} // namespace lianxin
