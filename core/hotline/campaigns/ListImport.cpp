// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/ImportReasons.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/JsonText.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/SheetWriter.h"
#include "platform/storage/Store.h"
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <array>
#include <cstring>
#include <future>

namespace lianxin {

namespace {

constexpr size_t kChunkRows = 10'000;
constexpr size_t kChunkNumbers = 20'000;
constexpr size_t kSampleRows = 200;

Error importError(const QString &code, const QString &message, const QString &remedy) {
    return {ErrorKind::BadInput, u"lists."_s + code, message, remedy, {}};
}

// 11 digits beginning with 13…19: what nearly every cell holds.
bool isPlainMobile(std::string_view text) {
    if (text.size() != 11 || text[0] != '1' || text[1] < '3' || text[1] > '9')
        return false;
    for (const char c : text)
        if (c < '0' || c > '9')
            return false;
    return true;
}

quint64 keyOf(QStringView digits) {
    quint64 key = 1;
    for (const QChar c : digits)
        key = key * 10 + (c.unicode() - u'0');
    return key;
}

//! \brief One run over the file: keeps what the rows have in common.
class ListImport {
public:
    ListImport(Store &store, const FieldSealer &sealer, const BlindIndex &index, const Id &listId, const ImportRequest &request,
               JobControl &control, QString errorsPath)
        : m_store(store)
        , m_sealer(sealer)
        , m_index(index)
        , m_listId(listId)
        , m_request(request)
        , m_control(control)
        , m_errorsPath(std::move(errorsPath)) {}

    Expected<void> run(SheetReader &reader, int sheet) {
        LX_CHECK(learnColumns(reader, sheet));
        std::optional<Error> failure;
        LX_CHECK(reader.read(sheet, [&](const SheetRow &row) {
            if (row.number <= m_headerNumber)
                return true;
            take(row);
            if (m_chunk.size() >= kChunkRows || ++m_sinceCheck >= kChunkRows) {
                m_sinceCheck = 0;
                if (auto done = flush(reader); !done)
                    failure = done.error();
            }
            return !failure;
        }));
        if (failure)
            return *failure;
        LX_CHECK(flush(reader));
        LX_CHECK(written());
        LX_CHECK(writeNumbers());
        if (m_writer)
            LX_CHECK(m_writer->finish());
        if (m_failure)
            return *m_failure;
        summary.replaced = reader.replacedSequences();
        summary.encoding = reader.encoding();
        summary.sheet = reader.sheets()[size_t(sheet)].name;
        if (summary.invalid + summary.duplicates > 0)
            summary.errorsPath = m_errorsPath;
        for (auto i = m_reasons.constBegin(); i != m_reasons.constEnd(); ++i)
            summary.reasons.insert(i.key(), i.value());
        return {};
    }

    ImportSummary summary;
    QStringList fields;

private:
    Expected<void> learnColumns(SheetReader &reader, int sheet) {
        std::vector<QStringList> sample;
        std::vector<qint64> numbers;
        LX_CHECK(reader.read(sheet, [&](const SheetRow &row) {
            QStringList cells;
            for (const SheetCell &cell : row.cells)
                cells << cell.toString();
            sample.push_back(std::move(cells));
            numbers.push_back(row.number);
            return sample.size() < kSampleRows;
        }));
        m_layout = guessLayout(sample);
        QJsonObject mapping = m_request.mapping;
        if (!m_request.phoneColumn.isEmpty())
            mapping.insert(u"phone"_s, m_request.phoneColumn);
        const QStringList unknown = applyMapping(m_layout, mapping);
        if (!unknown.isEmpty())
            return importError(u"mapping_unknown"_s, u"The file has no such column for: %1"_s.arg(unknown.join(u", "_s)),
                               u"Use the column's title, its letter or its number"_s);
        m_phone = m_layout.columnOf(ColumnRole::Phone);
        m_name = m_layout.columnOf(ColumnRole::Name);
        if (m_phone < 0)
            return importError(u"no_phone_column"_s, u"No column looks like phone numbers"_s, u"Say which column holds the numbers (--phone-column)"_s);
        m_headerNumber = m_layout.headerRow < 0 ? 0 : numbers[size_t(m_layout.headerRow)];
        for (const ColumnUse &use : m_layout.columns)
            if (use.role != ColumnRole::Phone && use.role != ColumnRole::Name && use.role != ColumnRole::Ignore) {
                m_fieldColumns.push_back({use.column, use.title.toStdString(),
                                          use.role == ColumnRole::Field ? std::string() : nameOf(use.role).toStdString()});
                fields << use.title;
            }
        return {};
    }

    void take(const SheetRow &row) {
        ++summary.rows;
        const std::string_view raw = size_t(m_phone) < row.cells.size() ? row.cells[size_t(m_phone)].text : std::string_view();
        QString digits;
        PhoneNumber::Kind kind = PhoneNumber::Kind::Mobile;
        if (isPlainMobile(raw)) {
            digits = QString::fromLatin1(raw.data(), qsizetype(raw.size()));
        } else {
            const auto number = parsePhoneNumber(QString::fromUtf8(raw.data(), qsizetype(raw.size())), m_request.areaCode);
            const QString code = !number ? number.error().code : number->kind == PhoneNumber::Kind::Service ? u"phone.service"_s : QString();
            if (!code.isEmpty()) {
                ++summary.invalid;
                reject(row, code, 0);
                return;
            }
            digits = number->digits;
            kind = number->kind;
        }
        const auto [first, isNew] = m_seen.tryInsert(keyOf(digits), row.number);
        if (!isNew) {
            ++summary.duplicates;
            reject(row, u"duplicate"_s, first);
            return;
        }
        ++summary.imported;
        if (m_request.dryRun)
            return;
        const QString name = m_name >= 0 && size_t(m_name) < row.cells.size() ? row.cells[size_t(m_name)].toString().trimmed() : QString();
        const QByteArray phoneIndex = m_index.of(digits);
        Number &number = m_numbers.emplace_back();
        std::copy_n(phoneIndex.constData(), number.index.size(), number.index.begin());
        number.row = row.number;
        m_chunk.push_back({m_listId, row.number, phoneIndex, m_sealer.seal(digits, "phone"), maskedPhone(digits), nameOf(kind),
                           maskedName(name), m_sealer.sealBytes(QByteArrayView(card(row, name)), "contact.card")});
    }

    // {"name":…,"fields":{title:value},"roles":{"district":value}}
    const std::string &card(const SheetRow &row, const QString &name) {
        m_card = "{\"name\":";
        appendJsonString(m_card, name.toStdString());
        m_roles.clear();
        m_card += ",\"fields\":{";
        bool first = true;
        for (const FieldColumn &field : m_fieldColumns) {
            if (size_t(field.column) >= row.cells.size() || row.cells[size_t(field.column)].isEmpty())
                continue;
            const std::string_view value = row.cells[size_t(field.column)].text;
            if (!first)
                m_card += ',';
            first = false;
            appendJsonString(m_card, field.title);
            m_card += ':';
            appendJsonString(m_card, value);
            if (!field.role.empty()) {
                m_roles += m_roles.empty() ? "" : ",";
                appendJsonString(m_roles, field.role);
                m_roles += ':';
                appendJsonString(m_roles, value);
            }
        }
        m_card += "},\"roles\":{" + m_roles + "}}";
        return m_card;
    }

    void reject(const SheetRow &row, const QString &code, qint64 firstRow) {
        ++m_reasons[code];
        if (!m_writer && !m_failure) {
            std::vector<SheetWriter::Column> columns{{u"行号"_s, 8}, {u"原因"_s, 36}};
            for (const ColumnUse &use : m_layout.columns)
                columns.push_back({use.title, use.role == ColumnRole::Phone ? 20.0 : 14.0});
            auto writer = SheetWriter::create(m_errorsPath, u"未导入"_s, columns);
            if (writer)
                m_writer = std::move(*writer);
            else
                m_failure = writer.error();
        }
        if (!m_writer)
            return;
        QStringList cells{QString::number(row.number), importReason(code, firstRow)};
        for (const SheetCell &cell : row.cells)
            cells << cell.toString();
        m_writer->addRow(cells);
    }

    Expected<void> flush(SheetReader &reader) {
        m_control.setDone(summary.rows);
        if (const qint64 read = reader.bytesRead(); read > 0)
            m_control.setTotal(std::max(summary.rows, qint64(double(summary.rows) * double(reader.bytesTotal()) / double(read))));
        if (m_control.isCancelled())
            return jobCancelled();
        if (m_failure)
            return *m_failure;
        if (m_chunk.empty())
            return {};
        // One chunk is stored while the next is read and sealed.
        LX_CHECK(written());
        m_writing = std::async(std::launch::async, [&store = m_store, chunk = std::exchange(m_chunk, {})] {
            return store.write([&chunk](Transaction &t) {
                t.executeMany(u"INSERT INTO contact (list_id, row_number, phone_index, phone_sealed, phone_masked, phone_kind, name_masked, card_sealed) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                              chunk);
            });
        });
        m_chunk.reserve(kChunkRows);
        return {};
    }

    //! Waits for the chunk that is being stored.
    Expected<void> written() { return m_writing.valid() ? m_writing.get() : Expected<void>(); }

    // In the order of the look-up, so that each of its pages is written once and not once a number.
    Expected<void> writeNumbers() {
        std::sort(m_numbers.begin(), m_numbers.end());
        std::vector<Params> chunk;
        for (auto at = m_numbers.cbegin(); at != m_numbers.cend();) {
            if (m_control.isCancelled())
                return jobCancelled();
            chunk.clear();
            for (; at != m_numbers.cend() && chunk.size() < kChunkNumbers; ++at)
                chunk.push_back({QByteArray(at->index.data(), qsizetype(at->index.size())), m_listId, at->row});
            LX_CHECK(m_store.write([&](Transaction &t) {
                t.executeMany(u"INSERT INTO contact_number (phone_index, list_id, row_number) VALUES ($1, $2, $3)", chunk);
            }));
        }
        return {};
    }

    struct FieldColumn {
        int column;
        std::string title;
        std::string role;
    };
    struct Number {
        std::array<char, 16> index;
        qint64 row;
        bool operator<(const Number &other) const { return std::memcmp(index.data(), other.index.data(), index.size()) < 0; }
    };
    //! Number → row in which it came first.
    struct Seen {
        std::pair<qint64, bool> tryInsert(quint64 key, qint64 row) {
            const auto found = rows.constFind(key);
            if (found != rows.constEnd())
                return {*found, false};
            rows.insert(key, row);
            return {row, true};
        }
        QHash<quint64, qint64> rows;
    };

    Store &m_store;
    const FieldSealer &m_sealer;
    const BlindIndex &m_index;
    const Id m_listId;
    const ImportRequest &m_request;
    JobControl &m_control;
    const QString m_errorsPath;
    SheetLayout m_layout;
    int m_phone = -1;
    int m_name = -1;
    qint64 m_headerNumber = 0;
    std::vector<FieldColumn> m_fieldColumns;
    std::vector<Params> m_chunk;
    std::vector<Number> m_numbers;
    std::future<Expected<void>> m_writing;
    size_t m_sinceCheck = 0;
    Seen m_seen;
    QHash<QString, qint64> m_reasons;
    std::unique_ptr<SheetWriter> m_writer;
    std::optional<Error> m_failure;
    std::string m_card;
    std::string m_roles;
};

} // namespace

Expected<ImportSummary> ContactLists::importRows(const Id &listId, const ImportRequest &request, JobControl &control, const QString &actor) {
    SheetOptions options;
    options.encoding = request.encoding;
    LX_TRY(const auto reader, SheetReader::openInChild(request.path, options));
    LX_TRY(const int sheet, reader->find(request.sheet));
    QString errorsPath = request.errorsPath;
    if (errorsPath.isEmpty()) {
        QDir().mkpath(m_folder);
        errorsPath = m_folder + u'/' + listId + u".xlsx"_s;
    }
    ListImport import(m_store, m_sealer, m_index, listId, request, control, errorsPath);
    LX_CHECK(import.run(*reader, sheet));
    ImportSummary &summary = import.summary;
    summary.listId = listId;
    if (summary.imported == 0)
        return importError(u"nothing_valid"_s, u"Not one of %1 rows has a number that can be called"_s.arg(summary.rows),
                           u"Look at the error workbook, and check which column holds the numbers"_s);
    if (control.isCancelled())
        return jobCancelled();
    if (request.dryRun)
        return summary;
    // The rows are all there; this one step makes them a list.
    LX_CHECK(m_store.write([&](Transaction &t) {
        summary.doNotCall = Directory::countDoNotCall(t, ContactLists::listedNumbers(), listId, m_clock.now());
        const QString json = QString::fromUtf8(QJsonDocument(summary.toJson()).toJson(QJsonDocument::Compact));
        if (t.execute(u"UPDATE contact_list SET state = 'ready', summary = $2, sheet = $3, fields = $4 WHERE id = $1 AND state = 'importing'",
                      {listId, json, summary.sheet, import.fields.join(u'\n')}) == 0)
            throw StoreFailure({ErrorKind::Conflict, u"lists.not_importing"_s, u"The list is not being imported any more"_s, u"Import the file again"_s, {}});
        t.emitEvent(u"list.imported"_s, listId,
                    {{u"imported"_s, summary.imported}, {u"invalid"_s, summary.invalid}, {u"duplicates"_s, summary.duplicates}, {u"doNotCall"_s, summary.doNotCall}},
                    actor);
    }));
    return summary;
}

Expected<void> ContactLists::abandon(const Id &listId) {
    LX_TRY(const bool wasOpen, m_store.writeReturning<bool>([&](Transaction &t) {
        return t.execute(u"UPDATE contact_list SET state = 'failed' WHERE id = $1 AND state = 'importing'", {listId}) > 0;
    }));
    while (wasOpen) {
        LX_TRY(const int gone, purge(20000));
        if (gone == 0)
            break;
    }
    return {};
}

Expected<ImportSummary> ContactLists::runImport(const Id &listId, const ImportRequest &request, JobControl &control, const QString &actor) {
    auto result = importRows(listId, request, control, actor);
    if (!result && !request.dryRun)
        LX_CHECK(abandon(listId));
    return result;
}

} // namespace lianxin
