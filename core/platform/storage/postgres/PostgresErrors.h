// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"

struct pg_conn;
struct pg_result;

namespace lianxin {

//! What the server's refusal of a statement means, by its SQLSTATE (PostgreSQL, appendix A).
Error postgresError(const pg_result *result, QStringView sql, const QString &place);
//! Why a connection could not be made.
Error postgresConnectError(const pg_conn *connection, const QString &place);

} // namespace lianxin
