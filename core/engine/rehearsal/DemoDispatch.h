// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QString>

namespace lianxin {

struct Services;

//! What demo data make for dispatch.
struct DemoDispatched {
    int closed = 0;  //!< tickets that the model learned from
    int newOnes = 0; //!< tickets that came in since: dispatched by itself, by a person, or waiting
    int automatic = 0;
};

//! Responsibilities of the demo units, closed tickets of ten categories, a model trained from them, and new tickets, of
//! which the sure ones are dispatched and the others wait at the desk. The demo's units are there already.
Expected<DemoDispatched> addDemoDispatch(Services &services, const QString &actor);

} // namespace lianxin
