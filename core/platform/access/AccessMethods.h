// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class Access;

// The parts of Access::registerMethods().
void registerSessionMethods(Registry &registry, Access &access);
void registerUserMethods(Registry &registry, Access &access);
void registerAuditMethods(Registry &registry, Access &access);
void registerJobMethods(Registry &registry, Access &access);
void registerTransferMethods(Registry &registry, Access &access);

} // namespace lianxin
