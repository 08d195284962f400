// SPDX-License-Identifier: GPL-3.0-or-later
// Rows flow from the file's reader (a process of its own) through this thread, which checks and seals them, to one that
// stores them; each is busy while the others are.
#include "hotline/campaigns/ListImport.h"
#include "hotline/campaigns/ImportReasons.h"
#include "hotline/campaigns/ListErrors.h"
#include "hotline/campaigns/PhonePlaces.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/StagedWrite.h"
#include <QFileInfo>
#include <algorithm>

namespace lianxin {

using listerrors::listError;

namespace {

constexpr qsizetype kChunkRows = 10'000;
constexpr qsizetype kChunkNumbers = 20'000;
constexpr size_t kSampleRows = 200;
constexpr size_t kCheckedAtOnce = 2'000;
constexpr int kContactValues = 10;
constexpr char16_t kImportColumns[] =
    u"list_id, row_number, phone_index, phone_sealed, phone_masked, phone_kind, phone_place, phone_carrier, name_masked, card_sealed";
constexpr int kOtherValues = 5;
constexpr char16_t kImportOtherColumns[] = u"list_id, row_number, place, phone_index, phone_masked";
constexpr char16_t kImportNumberColumns[] = u"phone_index, list_id, row_number";

// 11 digits beginning with 13…19: what nearly every cell holds.
bool isPlainMobile(std::string_view text) {
    return text.size() == 11 && text[0] == '1' && text[1] >= '3' && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

ListImport::ListImport(ContactLists &lists, Id listId, const ImportRequest &request, JobControl &control, QString errorsPath)
    : m_lists(lists)
    , m_listId(std::move(listId))
    , m_listIdUtf8(m_listId.toStdString())
    , m_request(request)
    , m_control(control)
    , m_errorsPath(std::move(errorsPath))
    , m_places(PhonePlaces::shipped())
    , m_chunk(kContactValues)
    , m_others(kOtherValues) {
    m_bytesAll = QFileInfo(request.path).size();
    for (const QString &path : request.more)
        m_bytesAll += QFileInfo(path).size();
}

Expected<void> ListImport::readFile(SheetReader &reader, int sheet, const ImportRequest &file) {
    m_file = &file;
    if (m_sources.empty()) {
        LX_CHECK(learnElsewhere());
        summary.encoding = reader.encoding();
        summary.sheet = reader.sheets()[size_t(sheet)].name;
    }
    m_sources.push_back({m_lastRow, QFileInfo(file.path).fileName()});
    m_isLearnt = false;
    std::optional<Error> failure;
    const auto keep = [&failure](const Expected<void> &done) {
        if (!done)
            failure = done.error();
        return !failure;
    };
    LX_CHECK(reader.read(sheet, [&](const SheetRow &row) {
        if (m_isLearnt && !m_asksElsewhere)
            return keep(take(row, {}, reader));
        m_held.add(row);
        return m_held.size() < (m_isLearnt ? kCheckedAtOnce : kSampleRows) || keep(takeHeld(reader));
    }));
    if (failure)
        return *failure;
    LX_CHECK(takeHeld(reader));
    LX_CHECK(flush(reader));
    summary.replaced += reader.replacedSequences();
    m_bytesBefore += reader.bytesTotal();
    return {};
}

Expected<void> ListImport::finish() {
    LX_CHECK(writeNumbers());
    LX_CHECK(written());
    for (auto i = m_othersLeft.constBegin(); i != m_othersLeft.constEnd(); ++i)
        summary.othersLeft.insert(i.key(), i.value());
    if (m_writer)
        LX_CHECK(m_writer->finish());
    if (m_failure)
        return *m_failure;
    if (m_writer)
        summary.errorsPath = m_errorsPath;
    for (auto i = m_reasons.constBegin(); i != m_reasons.constEnd(); ++i)
        summary.reasons.insert(i.key(), i.value());
    return {};
}

Expected<void> ListImport::learnElsewhere() {
    LX_TRY(m_runningLists, m_lists.m_store.readReturning<QSet<Id>>([](Snapshot &s) {
        QSet<Id> ids;
        for (const Row &row : s.query(u"SELECT DISTINCT list_id FROM campaign WHERE state NOT IN ('draft', 'ready', 'stopped', 'completed')"))
            ids.insert(row.text(0));
        return ids;
    }));
    m_asksElsewhere = !m_runningLists.isEmpty() || m_request.skipDoNotCall;
    return {};
}

Expected<void> ListImport::learnColumns() {
    std::vector<QStringList> sample;
    std::vector<qint64> numbers;
    for (size_t i = 0; i < m_held.size(); ++i) {
        const SheetRow row = m_held.row(i);
        QStringList cells;
        for (const SheetCell &cell : row.cells)
            cells << cell.toString();
        sample.push_back(std::move(cells));
        numbers.push_back(row.number);
    }
    LX_TRY(ColumnPlan plan, m_lists.planFor(*m_file, sample, numbers));
    const SheetLayout &layout = m_layouts.emplace_back(std::move(plan.layout));
    m_headerNumber = plan.headerRow;
    m_areaCode = plan.areaCode;
    summary.mappingName = plan.templateName;
    m_phone = layout.columnOf(ColumnRole::Phone);
    m_name = layout.columnOf(ColumnRole::Name);
    if (m_phone < 0)
        return listError(ErrorKind::BadInput, u"no_phone_column"_s, u"No column looks like phone numbers"_s, u"Say which column holds the numbers (--phone-column)"_s);
    m_fieldColumns.assign(size_t(fields.size()), -1);
    for (const ColumnUse &use : layout.columns) {
        if (use.role == ColumnRole::Phone || use.role == ColumnRole::Name || use.role == ColumnRole::Ignore)
            continue;
        const int place = lianxin::placeOf(use.role);
        qsizetype at = fields.indexOf(use.title);
        // Also a title that stands there twice, or is a number in one file and none in another.
        if (at < 0 || m_fieldColumns[size_t(at)] >= 0 || m_fieldPlaces[size_t(at)] != place) {
            at = fields.size();
            fields << use.title;
            roles << (use.role == ColumnRole::Field ? QString() : nameOf(use.role));
            m_fieldColumns.push_back(-1);
            m_fieldPlaces.push_back(place);
        }
        m_fieldColumns[size_t(at)] = use.column;
        m_hasOthers = m_hasOthers || place > 0;
    }
    m_isLearnt = true;
    return {};
}

Expected<void> ListImport::takeHeld(SheetReader &reader) {
    if (!m_isLearnt)
        LX_CHECK(learnColumns());
    std::vector<Elsewhere> elsewhere(m_held.size());
    if (m_asksElsewhere)
        LX_CHECK(askElsewhere(elsewhere));
    for (size_t i = 0; i < m_held.size(); ++i)
        LX_CHECK(take(m_held.row(i), elsewhere[i], reader));
    m_held.clear();
    return {};
}

// A look-up for each held number, in one consistent state of the store.
Expected<void> ListImport::askElsewhere(std::vector<Elsewhere> &elsewhere) {
    return m_lists.m_store.read([&](Snapshot &s) {
        const qint64 now = m_lists.m_clock.now();
        for (size_t i = 0; i < m_held.size(); ++i) {
            const SheetRow row = m_held.row(i);
            Checked number;
            if (row.number <= m_headerNumber || !check(cell(row, m_phone), number).isEmpty())
                continue;
            const QByteArray index = m_lists.m_index.ofUtf8({number.digits.data(), qsizetype(number.digits.size())});
            if (!m_runningLists.isEmpty())
                for (const Row &found : s.query(u"SELECT list_id FROM contact_number WHERE phone_index = $1", {index}))
                    elsewhere[i].inRunning = elsewhere[i].inRunning || m_runningLists.contains(found.text(0));
            if (m_request.skipDoNotCall)
                elsewhere[i].doNotCall = Directory::doNotCall(s, index, now).has_value();
        }
    });
}

QString ListImport::placeOf(qint64 row) const {
    const auto source = std::find_if(m_sources.rbegin(), m_sources.rend(), [row](const Source &s) { return row > s.before; });
    if (m_sources.size() < 2 || source == m_sources.rend())
        return QString::number(row);
    return source->name + u" "_s + QString::number(row - source->before);
}

std::string_view ListImport::cell(const SheetRow &row, int column) {
    return column >= 0 && size_t(column) < row.cells.size() ? row.cells[size_t(column)].text : std::string_view();
}

QString ListImport::check(std::string_view raw, Checked &number) const {
    if (isPlainMobile(raw)) {
        number = {std::string(raw), PhoneNumber::Kind::Mobile};
        return {};
    }
    const auto parsed = parsePhoneNumber(QString::fromUtf8(raw.data(), qsizetype(raw.size())), m_areaCode);
    if (!parsed)
        return parsed.error().code;
    if (parsed->kind == PhoneNumber::Kind::Service)
        return u"phone.service"_s;
    number = {parsed->digits.toStdString(), parsed->kind};
    return {};
}

Expected<void> ListImport::take(const SheetRow &row, Elsewhere elsewhere, SheetReader &reader) {
    if (row.number <= m_headerNumber)
        return {};
    const qint64 at = m_sources.back().before + row.number;
    m_lastRow = at;
    ++summary.rows;
    if (++m_sinceFlush >= kChunkRows)
        LX_CHECK(flush(reader));
    if (row.hidden && m_request.skipHidden) {
        ++summary.skipped;
        reject(row, u"hidden_row"_s, 0);
        return {};
    }
    summary.hidden += row.hidden;
    Checked number;
    if (const QString code = check(cell(row, m_phone), number); !code.isEmpty()) {
        ++summary.invalid;
        reject(row, code, 0);
        return {};
    }
    if (const qint64 first = m_seen.firstRow(number.digits, at); first != at) {
        ++summary.duplicates;
        reject(row, u"duplicate"_s, first);
        return {};
    }
    summary.inRunning += elsewhere.inRunning;
    if ((elsewhere.inRunning && m_request.skipRunning) || elsewhere.doNotCall) {
        ++summary.skipped;
        reject(row, elsewhere.doNotCall ? u"do_not_call"_s : u"in_running_list"_s, 0);
        return {};
    }
    ++summary.imported;
    if (!m_request.dryRun)
        stage(row, at, number);
    return {};
}

ListImport::Checked ListImport::otherNumber(std::string_view raw, std::vector<std::string> &own, qint64 at) {
    Checked number;
    const std::string_view text = trimmedUtf8(raw);
    if (text.empty())
        return number;
    QString code = check(text, number);
    if (code.isEmpty() && std::find(own.begin(), own.end(), number.digits) != own.end())
        code = u"same_number"_s;
    else if (code.isEmpty() && (m_seen.contains(number.digits) || m_seenOthers.firstRow(number.digits, at) != at))
        code = u"duplicate"_s;
    if (!code.isEmpty()) {
        ++m_othersLeft[code];
        return {};
    }
    own.push_back(number.digits);
    return number;
}

void ListImport::stage(const SheetRow &row, qint64 at, const Checked &number) {
    const std::string_view name = trimmedUtf8(cell(row, m_name));
    const QByteArray index = m_lists.m_index.ofUtf8({number.digits.data(), qsizetype(number.digits.size())});
    const NumberRow entry = NumberRow::of(index, at);
    m_numbers[entry.pile()].push_back(entry);
    m_card.begin(number.digits, name);
    std::vector<std::string> own;
    if (m_hasOthers)
        own.push_back(number.digits);
    for (size_t i = 0; i < m_fieldColumns.size(); ++i) {
        if (m_fieldPlaces[i] == 0) {
            m_card.add(cell(row, m_fieldColumns[i]));
            continue;
        }
        const Checked other = otherNumber(cell(row, m_fieldColumns[i]), own, at);
        m_card.add(other.digits);
        if (other.digits.empty())
            continue;
        ++summary.others;
        const QByteArray otherIndex = m_lists.m_index.ofUtf8({other.digits.data(), qsizetype(other.digits.size())});
        m_others.addText(m_listIdUtf8);
        m_others.addInteger(at);
        m_others.addInteger(m_fieldPlaces[i]);
        m_others.addBlob({otherIndex.constData(), size_t(otherIndex.size())});
        m_others.addText(maskedPhone(QString::fromStdString(other.digits)).toStdString());
    }
    const std::string_view card = m_card.finish();
    const PhonePlace place = m_places.of(number.digits);
    m_chunk.addText(m_listIdUtf8);
    m_chunk.addInteger(at);
    m_chunk.addBlob({index.constData(), size_t(index.size())});
    m_chunk.addBlob(std::string_view(""));
    if (number.kind == PhoneNumber::Kind::Mobile) {
        m_masked.assign(number.digits, 0, 3).append("****").append(number.digits, 7);
        m_chunk.addText(m_masked);
        m_chunk.addText("mobile");
    } else {
        m_chunk.addText(maskedPhone(QString::fromStdString(number.digits)).toStdString());
        m_chunk.addText(nameOf(number.kind).toStdString());
    }
    m_chunk.addText(place.place);
    m_chunk.addText(place.carrier);
    m_masked.clear();
    appendMaskedName(m_masked, name);
    m_chunk.addText(m_masked);
    const auto size = qsizetype(card.size());
    m_lists.m_sealer.sealTo(m_chunk.addBlob(size_t(FieldSealer::sealedSize(size))), {card.data(), size}, "contact.card");
}

void ListImport::reject(const SheetRow &row, const QString &code, qint64 firstRow) {
    ++m_reasons[code];
    if (!m_request.query.isEmpty())
        return;
    if (!m_writer && !m_failure) {
        std::vector<SheetWriter::Column> columns{{u"行号"_s, 8}, {u"原因"_s, 36}};
        for (const ColumnUse &use : m_layouts.back().columns)
            columns.push_back({use.title, use.role == ColumnRole::Phone ? 20.0 : 14.0});
        auto writer = SheetWriter::create(m_errorsPath, u"未导入"_s, columns);
        if (writer)
            m_writer = std::move(*writer);
        else
            m_failure = writer.error();
    }
    if (!m_writer)
        return;
    QStringList cells{placeOf(m_sources.back().before + row.number), importReason(code, placeOf(firstRow))};
    for (const SheetCell &cell : row.cells)
        cells << cell.toString();
    m_writer->addRow(cells);
}

Expected<void> ListImport::flush(SheetReader &reader) {
    m_sinceFlush = 0;
    m_control.setDone(summary.rows);
    if (const qint64 read = m_bytesBefore + reader.bytesRead(); read > 0)
        m_control.setTotal(std::max(summary.rows, qint64(double(summary.rows) * double(std::max(m_bytesAll, m_bytesBefore + reader.bytesTotal())) / double(read))));
    if (m_failure)
        return *m_failure;
    return storeContacts();
}

Expected<void> ListImport::storeContacts() {
    LX_CHECK(store(u"contact", kImportColumns, m_chunk));
    if (m_others.isEmpty())
        return {};
    // Few lists have them: they wait for the chunk that they belong to.
    LX_CHECK(written());
    LX_CHECK(insertStaged(m_lists.m_store, u"contact_other", kImportOtherColumns, m_others));
    m_others.clear();
    return {};
}

// One chunk is stored while the next is read and sealed.
Expected<void> ListImport::store(QStringView table, QStringView columns, RowBatch &rows) {
    if (m_control.isCancelled())
        return jobCancelled();
    LX_CHECK(written());
    if (rows.isEmpty())
        return {};
    RowBatch next = m_spare && m_spare->columns() == rows.columns() ? std::move(*m_spare) : RowBatch(rows.columns());
    m_spare.reset();
    m_writing = std::async(std::launch::async, [this, table, columns, chunk = std::exchange(rows, std::move(next))]() mutable -> Expected<void> {
        LX_CHECK(insertStaged(m_lists.m_store, table, columns, chunk));
        chunk.clear();
        m_spare = std::move(chunk);
        return {};
    });
    return {};
}

//! Waits for the chunk that is being stored.
Expected<void> ListImport::written() { return m_writing.valid() ? m_writing.get() : Expected<void>(); }

// In the order of the look-up, so that each of its pages is written once and not once a number.
Expected<void> ListImport::writeNumbers() {
    if (!m_request.dryRun)
        LX_CHECK(writeStaged(m_lists.m_store, [&](Transaction &t) { t.execute(u"UPDATE contact_list SET summary = '{}' WHERE id = $1", {m_listId}); }));
    RowBatch chunk(3);
    for (std::vector<NumberRow> &pile : m_numbers) {
        std::sort(pile.begin(), pile.end()); // while the pile before is being stored
        for (const NumberRow &number : pile) {
            number.writeIndex(chunk.addBlob(NumberRow::indexSize));
            chunk.addText(m_listIdUtf8);
            chunk.addInteger(number.row);
            if (chunk.rows() >= kChunkNumbers)
                LX_CHECK(store(u"contact_number", kImportNumberColumns, chunk));
        }
        pile = {};
    }
    return store(u"contact_number", kImportNumberColumns, chunk);
}

} // namespace lianxin
