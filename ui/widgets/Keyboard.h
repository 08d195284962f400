// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace lianxin {

//! The first widget within \a area that Tab would reach; null: none.
QWidget *firstByTab(const QWidget &area);
//! Gives the keyboard to an area that has just come up: to where it was in it last, else to its first widget. Nothing where the
//! keyboard is in it already.
void giveKeyboard(QWidget &area);

} // namespace lianxin
