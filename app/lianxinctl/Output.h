// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Command.h"
#include <QJsonValue>

namespace lianxin::ctl {

//! One JSON document and a line end on stdout.
void printJson(const QJsonValue &value);
//! For people: a table of "items", "key: value" lines of anything else.
QString textOf(const QJsonValue &result, const QStringList &columns);
void print(const QString &text);
//! A message for people on stderr.
void say(const QString &text);
//! The error on stderr, with --json also as {"error":…} on stdout. Gives the exit status.
int fail(const Error &error, bool json);

} // namespace lianxin::ctl
