// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/Store.h"
#include "platform/storage/StoreErrors.h"

namespace lianxin {
namespace {

//! Which transactions this thread is inside of, outermost first.
struct Nesting {
    const Store *store;
    Snapshot *snapshot;
    bool writing;
};
thread_local std::vector<Nesting> tNesting;

class NestingScope {
public:
    NestingScope(const Store *store, Snapshot *snapshot, bool writing) {
        tNesting.push_back({store, snapshot, writing});
    }
    ~NestingScope() { tNesting.pop_back(); }
    NestingScope(const NestingScope &) = delete;
    NestingScope &operator=(const NestingScope &) = delete;
};

} // namespace

StoreFailure::StoreFailure(Error error)
    : m_error(std::move(error))
    , m_text(m_error.toString().toUtf8()) {}

// ---- Row -------------------------------------------------------------------------------------------------------

bool Row::isNull(int column) const { return std::holds_alternative<std::nullptr_t>(m_columns.at(size_t(column))); }

QString Row::text(int column) const {
    const SqlValue &value = m_columns.at(size_t(column));
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *integer = std::get_if<qint64>(&value))
        return QString::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return QString::number(*real, 'g', 17);
    if (const auto *blob = std::get_if<QByteArray>(&value))
        return QString::fromUtf8(*blob);
    return {};
}

qint64 Row::integer(int column) const {
    const SqlValue &value = m_columns.at(size_t(column));
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const auto *real = std::get_if<double>(&value))
        return qint64(*real);
    if (const auto *text = std::get_if<QString>(&value))
        return text->toLongLong();
    return 0;
}

double Row::real(int column) const {
    const SqlValue &value = m_columns.at(size_t(column));
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<QString>(&value))
        return text->toDouble();
    return double(integer(column));
}

QByteArray Row::blob(int column) const {
    const SqlValue &value = m_columns.at(size_t(column));
    if (const auto *blob = std::get_if<QByteArray>(&value))
        return *blob;
    return text(column).toUtf8();
}

QJsonObject Row::json(int column) const { return QJsonDocument::fromJson(text(column).toUtf8()).object(); }

// ---- Snapshot --------------------------------------------------------------------------------------------------

std::vector<Row> Snapshot::query(QStringView sql, const Params &params) {
    std::vector<Row> rows;
    forEach(sql, params, [&](const Row &row) {
        rows.push_back(row);
        return true;
    });
    return rows;
}

std::optional<Row> Snapshot::first(QStringView sql, const Params &params) {
    std::optional<Row> found;
    forEach(sql, params, [&](const Row &row) {
        found.emplace(row);
        return false;
    });
    return found;
}

// ---- Store -----------------------------------------------------------------------------------------------------

Store::~Store() = default;

Expected<void> Store::write(const std::function<void(Transaction &)> &work) {
    for (const Nesting &n : tNesting)
        if (n.store == this && n.writing)
            return storeErrors::nestedWrite();
    return runWrite([&](Transaction &transaction) {
        const NestingScope scope(this, &transaction, true);
        work(transaction);
    });
}

Expected<void> Store::read(const std::function<void(Snapshot &)> &work) {
    for (auto n = tNesting.rbegin(); n != tNesting.rend(); ++n) {
        if (n->store != this)
            continue;
        try {
            work(*n->snapshot);
        } catch (const StoreFailure &failure) {
            return failure.error();
        }
        return {};
    }
    return runRead([&](Snapshot &snapshot) {
        const NestingScope scope(this, &snapshot, false);
        work(snapshot);
    });
}

} // namespace lianxin
