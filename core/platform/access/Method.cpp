// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Method.h"
#include "platform/base/Log.h"
#include "platform/protocol/Version.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <array>
#include <utility>

namespace lianxin {
namespace {

constexpr std::array kPermissions{
    std::pair{Permission::None, "none"_L1},
    std::pair{Permission::Self, "self"_L1},
    std::pair{Permission::CallsHandle, "calls_handle"_L1},
    std::pair{Permission::CallsSupervise, "calls_supervise"_L1},
    std::pair{Permission::RecordsRead, "records_read"_L1},
    std::pair{Permission::PersonalReveal, "personal_reveal"_L1},
    std::pair{Permission::TicketsRead, "tickets_read"_L1},
    std::pair{Permission::TicketsWrite, "tickets_write"_L1},
    std::pair{Permission::CampaignsRead, "campaigns_read"_L1},
    std::pair{Permission::CampaignsManage, "campaigns_manage"_L1},
    std::pair{Permission::DirectoryManage, "directory_manage"_L1},
    std::pair{Permission::KnowledgeRead, "knowledge_read"_L1},
    std::pair{Permission::KnowledgeManage, "knowledge_manage"_L1},
    std::pair{Permission::SystemManage, "system_manage"_L1},
    std::pair{Permission::SecurityManage, "security_manage"_L1},
    std::pair{Permission::AuditRead, "audit_read"_L1},
};

Error fault(const QString &name, const QString &what) {
    return {ErrorKind::Internal, u"access.declaration"_s, what, u"Correct the declaration."_s, name};
}

std::optional<QString> maskFault(const std::vector<MaskedField> &masks, bool noPersonalData) {
    if (masks.empty() && !noPersonalData)
        return u"It says neither what it masks nor that it has no personal data."_s;
    if (!masks.empty() && noPersonalData)
        return u"It masks fields and claims to have no personal data."_s;
    for (const auto &field : masks)
        if (field.name.isEmpty())
            return u"A masked field has no name."_s;
    return std::nullopt;
}

QJsonObject schemaOf(Param::Type type) {
    return type == Param::Type::Any ? QJsonObject{} : QJsonObject{{u"type"_s, nameOf(type)}};
}

QJsonArray masksJson(const std::vector<MaskedField> &masks) {
    QJsonArray out;
    for (const auto &field : masks)
        out.append(QJsonObject{{u"field"_s, field.name}, {u"mask"_s, nameOf(field.mask)}});
    return out;
}

} // namespace

std::optional<Error> declarationFault(const Method &method) {
    static const QRegularExpression dotted(u"^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)+$"_s);
    if (!dotted.match(method.name).hasMatch())
        return fault(method.name, u"A method is called module.verb."_s);
    if (method.summary.isEmpty())
        return fault(method.name, u"It has no summary."_s);
    if (bool(method.handler) == bool(method.asyncHandler))
        return fault(method.name, u"It needs exactly one of handler and asyncHandler."_s);
    QSet<QString> names;
    bool purpose = false;
    for (const auto &param : method.params) {
        if (param.name.isEmpty() || names.contains(param.name) || param.name == "idempotencyKey"_L1)
            return fault(method.name, u"The parameter \"%1\" is unnamed, twice there or reserved."_s.arg(param.name));
        names.insert(param.name);
        purpose |= param.name == "purpose"_L1 && param.required;
    }
    const bool reveals = method.permission == Permission::PersonalReveal && method.audit == Audit::Security;
    if (reveals && !purpose)
        return fault(method.name, u"A reveal needs a required parameter \"purpose\"."_s);
    if (!reveals || !method.masks.empty() || method.noPersonalData)
        if (const auto what = maskFault(method.masks, method.noPersonalData))
            return fault(method.name, *what);
    if (method.writes && method.audit != Audit::Write && method.audit != Audit::Security)
        return fault(method.name, u"A method that writes is audited as Write or Security."_s);
    return std::nullopt;
}

std::optional<Error> declarationFault(const EventType &type) {
    static const QRegularExpression dotted(u"^[a-z][A-Za-z0-9_]*(\\.[A-Za-z0-9_]+)*\\.([A-Za-z0-9_]+|\\*)$"_s);
    if (!dotted.match(type.type).hasMatch())
        return fault(type.type, u"An event is called entity.what, a family entity.*."_s);
    if (const auto what = maskFault(type.masks, type.noPersonalData))
        return fault(type.type, *what);
    return std::nullopt;
}

void Registry::add(Method method) {
    if (const auto wrong = declarationFault(method))
        qFatal("method %s", qPrintable(wrong->toString()));
    if (find(method.name))
        qFatal("method %s is registered twice", qPrintable(method.name));
    m_methods.push_back(std::move(method));
}

void Registry::addEvent(EventType type) {
    if (const auto wrong = declarationFault(type))
        qFatal("event %s", qPrintable(wrong->toString()));
    for (const auto &there : m_events)
        if (there.type == type.type)
            qFatal("event %s is registered twice", qPrintable(type.type));
    m_events.push_back(std::move(type));
}

const Method *Registry::find(QStringView name) const {
    for (const auto &method : m_methods)
        if (method.name == name)
            return &method;
    return nullptr;
}

const EventType *Registry::findEvent(QStringView type) const {
    const EventType *best = nullptr;
    for (const auto &there : m_events) {
        if (there.type == type)
            return &there;
        if (there.type.endsWith(u".*"_s) && type.startsWith(QStringView(there.type).chopped(1))
            && (!best || best->type.size() < there.type.size()))
            best = &there;
    }
    return best;
}

QJsonObject Registry::describe() const {
    QJsonArray methods;
    for (const auto &method : m_methods) {
        QJsonArray params;
        for (const auto &param : method.params)
            params.append(QJsonObject{{u"name"_s, param.name},
                                      {u"description"_s, param.doc},
                                      {u"required"_s, param.required},
                                      {u"schema"_s, schemaOf(param.type)}});
        if (method.writes)
            params.append(QJsonObject{{u"name"_s, u"idempotencyKey"_s},
                                      {u"description"_s, u"8–64 characters; the same key is done once"_s},
                                      {u"required"_s, false},
                                      {u"schema"_s, schemaOf(Param::Type::String)}});
        methods.append(QJsonObject{
            {u"name"_s, method.name},
            {u"summary"_s, method.summary},
            {u"paramStructure"_s, u"by-name"_s},
            {u"params"_s, params},
            {u"result"_s, QJsonObject{{u"name"_s, u"result"_s}, {u"description"_s, method.result}, {u"schema"_s, QJsonObject{}}}},
            {u"x-permission"_s, nameOf(method.permission)},
            {u"x-audit"_s, nameOf(method.audit)},
            {u"x-writes"_s, method.writes},
            {u"x-masks"_s, masksJson(method.masks)},
        });
    }
    QJsonArray events;
    for (const auto &event : m_events)
        events.append(QJsonObject{{u"type"_s, event.type},
                                  {u"description"_s, event.doc},
                                  {u"permission"_s, nameOf(event.permission)},
                                  {u"masks"_s, masksJson(event.masks)}});
    return {{u"openrpc"_s, u"1.2.6"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"Lianxin engine"_s},
                                    {u"version"_s, softwareVersion()},
                                    {u"license"_s, QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s}}}}},
            {u"x-protocol"_s, kProtocolVersion},
            {u"methods"_s, methods},
            {u"x-events"_s, events}};
}

QString nameOf(Permission permission) {
    for (const auto &[value, name] : kPermissions)
        if (value == permission)
            return name;
    return {};
}

std::optional<Permission> permissionFromName(QStringView text) {
    for (const auto &[value, name] : kPermissions)
        if (name == text)
            return value;
    return std::nullopt;
}

const std::vector<Permission> &allPermissions() {
    static const std::vector<Permission> all = [] {
        std::vector<Permission> out;
        for (const auto &row : kPermissions)
            out.push_back(row.first);
        return out;
    }();
    return all;
}

QString nameOf(Audit audit) {
    switch (audit) {
    case Audit::None:
        return u"none"_s;
    case Audit::Read:
        return u"read"_s;
    case Audit::Write:
        return u"write"_s;
    case Audit::Security:
        return u"security"_s;
    }
    return {};
}

QString nameOf(Mask mask) {
    switch (mask) {
    case Mask::Phone:
        return u"phone"_s;
    case Mask::Name:
        return u"name"_s;
    case Mask::Text:
        return u"text"_s;
    case Mask::Drop:
        return u"drop"_s;
    }
    return {};
}

QString nameOf(Param::Type type) {
    switch (type) {
    case Param::Type::String:
        return u"string"_s;
    case Param::Type::Integer:
        return u"integer"_s;
    case Param::Type::Number:
        return u"number"_s;
    case Param::Type::Boolean:
        return u"boolean"_s;
    case Param::Type::Object:
        return u"object"_s;
    case Param::Type::Array:
        return u"array"_s;
    case Param::Type::Any:
        return u"any"_s;
    }
    return {};
}

} // namespace lianxin
