// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Export.h"
#include "platform/base/Id.h"
#include <QJsonObject>
#include <functional>

namespace lianxin {

struct Caller;
class Registry;
class Telephony;
class Trunks;

//! Places a test call on a trunk; dialling owns every outbound call, so whoever composes the engine gives this. Id of the
//! order; refused where the policy does not allow the call now.
using TestCall = std::function<Expected<Id>(const Id &trunkId, const QString &number, const Caller &caller)>;

//! How far such a call is: {state, ladder, …} as trunks.testState answers. Errors: trunk.test_unknown.
using TestState = std::function<Expected<QJsonObject>(const Id &orderId)>;

//! trunks.add, trunks.save, trunks.list, trunks.test, trunks.testState; event trunk.health. \a telephony may be null (administration of a store
//! without an engine): trunks.test is then not there.
LIANXIN_EXPORT void registerTelephonyMethods(Registry &registry, Trunks &trunks, Telephony *telephony, TestCall testCall = {},
                                              TestState testState = {});

} // namespace lianxin
