// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
namespace lianxin {
// u"…"_s makes a QString without allocating; "…"_ba a QByteArray, '…'_L1 and "…"_L1 Latin-1 views.
using namespace Qt::Literals::StringLiterals;
} // namespace lianxin
