// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Error.h"
#include <array>
#include <utility>

namespace lianxin {
namespace {

struct KindRow {
    ErrorKind kind;
    QLatin1StringView name;
    int exitStatus;
};
constexpr std::array kKinds{
    KindRow{ErrorKind::Usage, "usage"_L1, 2},          KindRow{ErrorKind::Refused, "refused"_L1, 3},
    KindRow{ErrorKind::BadInput, "bad_input"_L1, 4},   KindRow{ErrorKind::NotFound, "not_found"_L1, 5},
    KindRow{ErrorKind::Conflict, "conflict"_L1, 3},    KindRow{ErrorKind::Store, "store"_L1, 6},
    KindRow{ErrorKind::Unreachable, "unreachable"_L1, 7}, KindRow{ErrorKind::Cancelled, "cancelled"_L1, 130},
    KindRow{ErrorKind::Internal, "internal"_L1, 6},
};

const KindRow &row(ErrorKind kind) {
    for (const auto &r : kKinds)
        if (r.kind == kind)
            return r;
    return kKinds.back();
}

} // namespace

QString nameOf(ErrorKind kind) { return row(kind).name; }

ErrorKind errorKindFromString(QStringView text) {
    for (const auto &r : kKinds)
        if (r.name == text)
            return r.kind;
    return ErrorKind::Internal;
}

int exitStatus(ErrorKind kind) { return row(kind).exitStatus; }

QJsonObject Error::toJson() const {
    QJsonObject json{{u"kind"_s, nameOf(kind)}, {u"code"_s, code}, {u"message"_s, message}};
    if (!remedy.isEmpty())
        json.insert(u"remedy"_s, remedy);
    if (!place.isEmpty())
        json.insert(u"place"_s, place);
    return json;
}

Error Error::fromJson(const QJsonObject &json) {
    return Error{errorKindFromString(json.value("kind"_L1).toString()), json.value("code"_L1).toString(),
                 json.value("message"_L1).toString(), json.value("remedy"_L1).toString(),
                 json.value("place"_L1).toString()};
}

QString Error::toString() const {
    QString text = message;
    if (!place.isEmpty())
        text += u" ("_s + place + u')';
    if (!remedy.isEmpty())
        text += u' ' + remedy;
    return text + u" ["_s + code + u']';
}

} // namespace lianxin
