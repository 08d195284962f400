// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/postgres/PostgresErrors.h"
#include "platform/storage/StoreErrors.h"
#include <libpq-fe.h>

namespace lianxin {
namespace {

QString field(const pg_result *result, int code) {
    const char *text = PQresultErrorField(result, code);
    return text ? QString::fromUtf8(text) : QString();
}

//! Names of the schema, never the values: those may be personal.
QString violated(const pg_result *result) {
    const QString constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    const QString table = field(result, PG_DIAG_TABLE_NAME);
    const QString column = field(result, PG_DIAG_COLUMN_NAME);
    return table + u'.' + (constraint.isEmpty() ? column : constraint);
}

} // namespace

Error postgresError(const pg_result *result, QStringView sql, const QString &place) {
    const QString state = field(result, PG_DIAG_SQLSTATE);
    const QString text = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (state == "23505"_L1)
        return storeErrors::duplicate(violated(result));
    if (state == "23503"_L1)
        return storeErrors::reference(violated(result));
    if (state.startsWith("23"_L1))
        return storeErrors::constraint(violated(result));
    if (state == "40001"_L1 || state == "40P01"_L1)
        return storeErrors::conflict(text);
    if (state == "53100"_L1)
        return storeErrors::diskFull(place);
    if (state == "55P03"_L1)
        return storeErrors::busy(place);
    if (state == "08P01"_L1) // the wrong number of values
        return storeErrors::badStatement(text, sql);
    if (state.startsWith("08"_L1) || state.startsWith("57P"_L1) || state.startsWith("53"_L1))
        return storeErrors::unreachable(text, place);
    if (state.startsWith("22"_L1))
        return storeErrors::badValue(text, sql);
    if (state.startsWith("XX"_L1))
        return storeErrors::corrupt(text, place);
    if (state.startsWith("58"_L1))
        return storeErrors::io(text, place);
    return storeErrors::badStatement(text, sql);
}

Error postgresConnectError(const pg_conn *connection, const QString &place) {
    // Before there is a session libpq gives text only; the server's own texts are English or not at all (lc_messages),
    // so what can't be told apart counts as unreachable.
    const QString text = QString::fromUtf8(PQerrorMessage(connection)).simplified();
    if (text.contains("does not exist"_L1) && text.contains("database"_L1))
        return storeErrors::noDatabase(text, place);
    if (PQconnectionNeedsPassword(connection) || text.contains("authentication"_L1) ||
        text.contains("pg_hba.conf"_L1) || (text.contains("role"_L1) && text.contains("does not exist"_L1)))
        return storeErrors::loginRefused(text, place);
    return storeErrors::unreachable(text, place);
}

} // namespace lianxin
