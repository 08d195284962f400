// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Caller.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

namespace lianxin {

struct Event;

//! \brief What a role may do. A method needs exactly one; roles are sets of them (access/Roles.cpp).
enum class Permission {
    None,             //!< everybody who is connected, logged in or not (session.login, engine.hello)
    Self,             //!< everybody who is logged in, about themselves
    CallsHandle,      //!< seat: answer, hold, transfer, wrap up
    CallsSupervise,   //!< listen, whisper, barge, take over, other people's states
    RecordsRead,      //!< calls and recordings of others
    PersonalReveal,   //!< see an unmasked number or name, with purpose
    TicketsRead,      //!< read tickets
    TicketsWrite,     //!< make and change tickets
    CampaignsRead,    //!< see lists, campaigns and their figures
    CampaignsManage,  //!< import lists; make, start, stop campaigns; flows
    DirectoryManage,  //!< units, liaisons, do-not-call list, calendar
    KnowledgeRead,    //!< search articles
    KnowledgeManage,  //!< write and publish articles
    SystemManage,     //!< engines, trunks, backup (system admin)
    SecurityManage,   //!< users, roles, keys (security admin)
    AuditRead,        //!< the audit trail (audit admin), nothing else
};

//! \brief How a call of the method is recorded in the audit trail.
enum class Audit {
    None,     //!< reads without personal data, heartbeats
    Read,     //!< reads of personal data
    Write,    //!< changes
    Security, //!< login, users, keys, reveal, export
};

//! \brief What masking does to a field of that name, at any depth of the result and of events.
enum class Mask {
    Phone, //!< 138****1234
    Name,  //!< 张**
    Text,  //!< long numbers inside free text are shortened
    Drop,  //!< the field is left out altogether
};

struct Param {
    enum class Type { String, Integer, Number, Boolean, Object, Array, Any };
    QString name;
    Type type = Type::String;
    bool required = true;
    QString doc = {}; //!< meaning, unit, range
};

struct MaskedField {
    QString name; //!< key in the result, at any depth
    Mask mask;
};

//! Who calls, as the door established it, and what for.
using MethodHandler = std::function<Expected<QJsonValue>(const Caller &caller, const QJsonObject &params)>;

//! \brief For a method whose answer takes time (a test call, a password hash): \a done is called once, on the
//! engine's main thread.
using MethodDone = std::function<void(Expected<QJsonValue> result)>;
using AsyncMethodHandler = std::function<void(const Caller &caller, const QJsonObject &params, MethodDone done)>;

//! \brief One thing that a client can ask for. Registered once, by the module that owns it; the door checks the
//! permission and the parameters, masks the result and writes the audit record. Handlers run on the engine's
//! main thread and return quickly; long work is a job (see Jobs.h) whose progress comes as events.
struct Method {
    QString name; //!< "tickets.list": module.verb
    QString summary;
    Permission permission;
    std::vector<Param> params = {};
    QString result = {}; //!< what comes back, in words
    //! Personal fields of the result. A method that returns none says noPersonalData instead; a test walks the
    //! registry and fails on a method that says neither.
    std::vector<MaskedField> masks = {};
    bool noPersonalData = false;
    Audit audit = Audit::None;
    bool writes = false; //!< accepts an idempotency key: the same key gives the same answer, done once
    MethodHandler handler = nullptr;
    AsyncMethodHandler asyncHandler = nullptr; //!< instead of handler
};

//! The payload of an event as \a caller may hear of it, before it is masked; nullopt: not at all.
using EventView = std::function<std::optional<QJsonObject>(const Caller &caller, const Event &event)>;

//! \brief What an event's payload holds, for masking and for who may subscribe to it.
struct EventType {
    QString type; //!< "call.ended"; a trailing ".*" covers a family
    Permission permission;
    std::vector<MaskedField> masks = {};
    bool noPersonalData = false;
    QString doc = {};
    EventView view = nullptr; //!< narrows what the permission allows, as the reads do; null: it is for all who have that
};

//! \brief The list of all methods and event types. Filled at start, read-only afterwards; any thread may read.
class LIANXIN_EXPORT Registry {
public:
    //! Aborts the program on a second registration of the same name, or on a declaration without masks,
    //! permission or handler: that is a mistake of the programmer.
    void add(Method method);
    void addEvent(EventType type);

    const Method *find(QStringView name) const;
    const EventType *findEvent(QStringView type) const;
    const std::vector<Method> &methods() const { return m_methods; }
    const std::vector<EventType> &events() const { return m_events; }
    //! An OpenRPC 1.2 document of everything registered.
    QJsonObject describe() const;

private:
    std::vector<Method> m_methods;
    std::vector<EventType> m_events;
};

//! What is wrong with a declaration; nothing if it may be registered. Needed: a dotted name, a summary, exactly one
//! handler, masks or noPersonalData (not both), parameters named once each. A method that gives personal data away
//! unmasked says so by Permission::PersonalReveal with Audit::Security and a required parameter `purpose`; only such
//! a method may have neither masks nor noPersonalData. Writes are audited as Write or Security.
LIANXIN_EXPORT std::optional<Error> declarationFault(const Method &method);
LIANXIN_EXPORT std::optional<Error> declarationFault(const EventType &type);

//! "calls_handle" …
LIANXIN_EXPORT QString nameOf(Permission permission);
LIANXIN_EXPORT std::optional<Permission> permissionFromName(QStringView name);
LIANXIN_EXPORT const std::vector<Permission> &allPermissions();
LIANXIN_EXPORT QString nameOf(Audit audit);
LIANXIN_EXPORT QString nameOf(Mask mask);
LIANXIN_EXPORT QString nameOf(Param::Type type);

} // namespace lianxin
