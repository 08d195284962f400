// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of call_order and attempt as structs and back. Internal to dialling.
#include "hotline/dialling/CallOrder.h"
#include "platform/storage/Store.h"

namespace lianxin {

class FieldSealer;

namespace rows {

//! Seals under which the number of every order lies; the same as Directory::seal().
inline constexpr char kPhoneColumn[] = "phone";

//! Columns of orderOf() and attemptOf(), in order.
extern const QString kOrderColumns;
extern const QString kAttemptColumns;

CallOrder orderOf(const Row &row, const FieldSealer &sealer);
Attempt attemptOf(const Row &row, const FieldSealer &sealer);

void insertOrders(Transaction &t, const std::vector<CallOrder> &orders, const FieldSealer &sealer);
void insertAttempt(Transaction &t, const Attempt &attempt, const CallOrder &order, const QString &day);

std::optional<CallOrder> order(Snapshot &s, const Id &id, const FieldSealer &sealer);
std::optional<Attempt> attempt(Snapshot &s, const Id &id, const FieldSealer &sealer);

SqlValue sealedJson(const QJsonObject &json, const char *column, const FieldSealer &sealer);

//! Attempt::heard as it is stored.
QString heardText(const QJsonObject &heard);

//! What attempts are looked up by: the state, where the sound was kept.
QString heardState(const QJsonObject &heard);

//! "2026-10-10" in the hotline's zone.
QString dayOf(qint64 at);

} // namespace rows
} // namespace lianxin
