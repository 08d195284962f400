// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"

class QWidget;

namespace lianxin {

// What dispatching goes by, kept in the console: the three levels of categories, and which unit is responsible for what
// where.
QWidget *makeCategoryList(Door &door);
QWidget *makeResponsibilityList(Door &door);

} // namespace lianxin
