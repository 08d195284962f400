// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/Door.h"
#include "platform/access/Masking.h"
#include "platform/base/Log.h"
#include "platform/door/AuditDetail.h"
#include <QPointer>
#include <cmath>

namespace lianxin {
namespace {

constexpr auto kKey = "idempotencyKey"_L1;

Error usage(const QString &code, const QString &message, const QString &remedy, const QString &place) {
    return {ErrorKind::Usage, code, message, remedy, place};
}

bool hasType(const QJsonValue &value, Param::Type type) {
    switch (type) {
    case Param::Type::String:
        return value.isString();
    case Param::Type::Integer: {
        const double number = value.toDouble(0.5);
        return std::trunc(number) == number && std::abs(number) <= 9'007'199'254'740'992.0;
    }
    case Param::Type::Number:
        return value.isDouble();
    case Param::Type::Boolean:
        return value.isBool();
    case Param::Type::Object:
        return value.isObject();
    case Param::Type::Array:
        return value.isArray();
    case Param::Type::Any:
        return true;
    }
    return false;
}

QString namesOf(const std::vector<Param> &params) {
    QStringList names;
    for (const auto &param : params)
        names << param.name;
    return names.isEmpty() ? u"It takes none."_s : u"It takes "_s + names.join(u", "_s) + u'.';
}

} // namespace

struct Door::Running {
    Caller caller;
    const Method *method = nullptr;
    QJsonObject params;
    QString key;
};

Door::Door(Registry &registry, Access &access, QObject *parent)
    : Door(registry, access, Identity(), parent) {}

Door::Door(Registry &registry, Access &access, Identity identity, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_access(access)
    , m_identity(std::move(identity)) {
    registerOwn(registry);
    registerConfirmation(registry);
    // Whoever has gone, or was away, is to be asked again.
    connect(&m_access.sessions, &Sessions::closed, this, [this](const QString &id) { m_confirmed.remove(id); });
    connect(&m_access.sessions, &Sessions::locked, this, [this](const QString &id) { m_confirmed.remove(id); });
}

Expected<QJsonObject> Door::checked(const Caller &caller, const Method &method, QJsonObject params) const {
    if (!caller.may(method.permission)) {
        if (caller.userId.isEmpty())
            return Error{ErrorKind::Refused, u"door.login_first"_s, u"This needs a login."_s,
                         u"Call session.login first."_s, method.name};
        return Error{ErrorKind::Refused, u"door.forbidden"_s,
                     u"This needs the permission %1."_s.arg(nameOf(method.permission)),
                     u"Ask the security administrator for a role that has it."_s, method.name};
    }
    for (const auto &param : method.params) {
        const auto value = params.value(param.name);
        const bool absent = value.isUndefined() || value.isNull();
        if (absent && param.required && !(param.type == Param::Type::Any && value.isNull()))
            return usage(u"door.param_missing"_s, u"A parameter is missing: %1 (%2)."_s.arg(param.name, param.doc),
                         namesOf(method.params), method.name);
        if (absent && !param.required)
            params.remove(param.name);
        else if (!hasType(value, param.type))
            return usage(u"door.param_type"_s, u"Parameter %1 must be of type %2."_s.arg(param.name, nameOf(param.type)),
                         param.doc, method.name);
    }
    for (auto it = params.begin(); it != params.end(); ++it) {
        const bool known = std::any_of(method.params.begin(), method.params.end(),
                                       [&](const Param &param) { return param.name == it.key(); });
        if (!known)
            return usage(u"door.param_unknown"_s, u"There is no parameter %1."_s.arg(it.key().left(64)),
                         namesOf(method.params), method.name);
    }
    if (method.permission == Permission::PersonalReveal)
        LX_CHECK(mayReveal(caller, method, params));
    return params;
}

std::optional<Expected<QJsonValue>> Door::begin(Running &run, const QString &name, const QJsonObject &params,
                                                const CallContext &context) {
    run.method = m_registry.find(name);
    if (!run.method)
        return usage(u"door.unknown_method"_s, u"This engine has no method %1."_s.arg(name.left(64)),
                     u"See api.describe; the module may not be part of this version."_s, {});
    run.params = params;
    run.key = run.params.take(kKey).toString(context.idempotencyKey);
    auto clean = checked(run.caller, *run.method, run.params);
    if (!clean) {
        const Expected<QJsonValue> refused = clean.error();
        if (clean.error().kind == ErrorKind::Refused)
            if (const auto kept = record(run, refused); !kept)
                qCWarning(lcDoor) << "refusal not recorded:" << kept.error().toString();
        return refused;
    }
    run.params = *clean;
    if (run.key.isEmpty())
        return std::nullopt;
    if (!run.method->writes)
        return usage(u"door.key_not_taken"_s, u"This method takes no idempotency key."_s, {}, name);
    auto before = m_access.idempotency.begin(run.caller, run.key, name, run.params);
    if (!before)
        return Expected<QJsonValue>(before.error());
    if (*before)
        return Expected<QJsonValue>(**before);
    return std::nullopt;
}

void Door::call(const Caller &caller, const QString &name, const QJsonObject &params, const CallContext &context,
                MethodDone done) {
    const auto run = std::make_shared<Running>();
    run->caller = caller;
    if (auto early = begin(*run, name, params, context)) {
        done(std::move(*early));
        return;
    }
    if (run->method->handler) {
        Expected<QJsonValue> result = [&]() -> Expected<QJsonValue> {
            try {
                return run->method->handler(caller, run->params);
            } catch (const StoreFailure &failure) {
                return failure.error();
            }
        }();
        done(conclude(*run, std::move(result)));
        return;
    }
    const QPointer<Door> self(this);
    run->method->asyncHandler(caller, run->params,
                              [self, run, done = std::move(done), over = false](Expected<QJsonValue> result) mutable {
                                  if (self && !std::exchange(over, true))
                                      done(self->conclude(*run, std::move(result)));
                              });
}

Expected<QJsonValue> Door::call(const Caller &caller, const QString &method, const QJsonObject &params,
                                const CallContext &context) {
    if (const Method *found = m_registry.find(method); found && found->asyncHandler)
        return usage(u"door.asynchronous"_s, u"This method answers later."_s, u"Call it with a callback."_s, method);
    std::optional<Expected<QJsonValue>> answer;
    call(caller, method, params, context, [&](Expected<QJsonValue> result) { answer.emplace(std::move(result)); });
    return std::move(*answer);
}

Expected<QJsonValue> Door::conclude(const Running &run, Expected<QJsonValue> result) {
    if (result)
        result = masked(*result, run.method->masks);
    const auto kept = record(run, result);
    if (!run.key.isEmpty()) {
        const auto noted = result ? m_access.idempotency.finish(run.caller, run.key, *result)
                                  : m_access.idempotency.abandon(run.caller, run.key);
        if (!noted)
            qCWarning(lcDoor) << "idempotency key not kept:" << noted.error().toString();
    }
    if (!kept) {
        qCCritical(lcDoor) << "audit record of" << run.method->name << "not written:" << kept.error().toString();
        return Error{ErrorKind::Store, u"door.audit_failed"_s,
                     u"The call could not be recorded, so its answer is withheld."_s,
                     u"Look at the store; it may be full. What the call was to change may have been changed."_s,
                     run.method->name};
    }
    return result;
}

Expected<void> Door::record(const Running &run, const Expected<QJsonValue> &result) {
    const bool forbidden = !result && result.error().code == "door.forbidden"_L1;
    if (run.method->audit == Audit::None && !forbidden)
        return {};
    AuditRecord record;
    record.userId = run.caller.userId;
    record.login = run.caller.login;
    record.method = run.method->name;
    record.category = nameOf(run.method->audit);
    record.outcome = result ? u"ok"_s : result.error().code;
    record.target = auditTarget(run.params);
    record.peer = run.caller.peer;
    record.detail = auditDetail(*run.method, run.params);
    if (record.login.isEmpty()) { // a login: whose?
        record.login = run.params.value("login"_L1).toString().left(64);
        if (result) {
            const auto user = result->toObject().value("user"_L1).toObject();
            record.userId = user.value("id"_L1).toString();
            record.login = user.value("login"_L1).toString(record.login);
        }
    }
    if (const auto written = m_access.audit.append(std::move(record)); !written)
        return written.error();
    return {};
}

std::optional<QJsonObject> Door::eventFor(const Caller &caller, const Event &event) const {
    const EventType *type = m_registry.findEvent(event.type);
    if (!type || !caller.may(type->permission))
        return std::nullopt;
    if (event.type == "job.progress"_L1 && event.actor != caller.userId && !caller.may(Permission::SystemManage))
        return std::nullopt;
    const auto payload = type->view ? type->view(caller, event) : std::optional(event.payload);
    if (!payload)
        return std::nullopt;
    return QJsonObject{{u"seq"_s, event.seq},     {u"type"_s, event.type}, {u"entity"_s, event.entity},
                       {u"actor"_s, event.actor}, {u"at"_s, event.at},     {u"payload"_s, masked(*payload, type->masks)}};
}

} // namespace lianxin
