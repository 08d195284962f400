// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ContactCard.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/HeldRows.h"
#include "hotline/campaigns/SeenNumbers.h"
#include "platform/base/PhoneNumber.h"
#include "platform/sheets/SheetWriter.h"
#include "platform/storage/RowBatch.h"
#include <QHash>
#include <QSet>
#include <QtEndian>
#include <array>
#include <compare>
#include <cstring>
#include <future>

namespace lianxin {

class PhonePlaces;

//! \brief One run over the file of an import: learns what the columns are, checks every row, seals and stages those that
//! can be called, writes the others to the error workbook. One thread; the storing runs beside it.
class ListImport {
public:
    ListImport(ContactLists &lists, Id listId, const ImportRequest &request, JobControl &control, QString errorsPath);

    //! Every row of one file. May be called for several, one after another: a list of several files, each read as \a file says
    //! (ImportRequest::ofFile()).
    Expected<void> readFile(SheetReader &reader, int sheet, const ImportRequest &file);
    //! What is left to write when all files were read.
    Expected<void> finish();
    //! Of each file.
    const std::vector<SheetLayout> &layouts() const { return m_layouts; }

    ImportSummary summary;
    QStringList fields;
    QStringList roles;

private:
    //! What the store says about a number apart from this list.
    struct Elsewhere {
        bool inRunning = false;
        bool doNotCall = false;
    };
    struct Checked {
        std::string digits;
        PhoneNumber::Kind kind = PhoneNumber::Kind::Mobile;
    };
    //! An entry of the look-up by number; in the order of the index's bytes.
    struct NumberRow {
        quint64 high;
        quint64 low;
        qint64 row;
        static NumberRow of(const QByteArray &index, qint64 row) {
            return {qFromBigEndian<quint64>(index.constData()), qFromBigEndian<quint64>(index.constData() + 8), row};
        }
        //! Numbers lie in as many piles, which are in order of the index among themselves.
        static constexpr size_t piles = 64;
        size_t pile() const { return size_t(high >> 58); }
        static constexpr size_t indexSize = 16;
        void writeIndex(char *out) const {
            qToBigEndian(high, out);
            qToBigEndian(low, out + 8);
        }
        auto operator<=>(const NumberRow &) const = default;
    };

    //! Where the rows of a file begin in the list.
    struct Source {
        qint64 before; //!< the last row of the file before
        QString name;
    };

    static std::string_view cell(const SheetRow &row, int column);
    //! As people look for it: the row, with several files also which.
    QString placeOf(qint64 row) const;
    Expected<void> learnElsewhere();
    Expected<void> learnColumns();
    Expected<void> takeHeld(SheetReader &reader);
    Expected<void> askElsewhere(std::vector<Elsewhere> &elsewhere);
    //! Empty, or the code of why the number can't be called.
    QString check(std::string_view raw, Checked &number) const;
    Expected<void> take(const SheetRow &row, Elsewhere elsewhere, SheetReader &reader);
    void stage(const SheetRow &row, qint64 at, const Checked &number);
    //! The further number in a cell, or empty digits; \a own: those that the person has already.
    Checked otherNumber(std::string_view raw, std::vector<std::string> &own, qint64 at);
    void reject(const SheetRow &row, const QString &code, qint64 firstRow);
    Expected<void> flush(SheetReader &reader);
    Expected<void> store(QStringView table, QStringView columns, RowBatch &rows);
    Expected<void> storeContacts();
    Expected<void> written();
    Expected<void> writeNumbers();

    ContactLists &m_lists;
    const Id m_listId;
    const std::string m_listIdUtf8;
    const ImportRequest &m_request;
    JobControl &m_control;
    const QString m_errorsPath;
    const PhonePlaces &m_places;
    QSet<Id> m_runningLists;
    bool m_asksElsewhere = false;
    bool m_isLearnt = false;
    const ImportRequest *m_file = nullptr; //!< that is being read
    std::vector<SheetLayout> m_layouts;
    QString m_areaCode;
    int m_phone = -1;
    int m_name = -1;
    qint64 m_headerNumber = 0;
    std::vector<Source> m_sources;
    qint64 m_lastRow = 0;
    qint64 m_bytesBefore = 0; //!< of files that were read already
    qint64 m_bytesAll = 0;
    std::vector<int> m_fieldColumns; //!< for each of fields its column in this file, or -1
    std::vector<int> m_fieldPlaces;  //!< for each of fields 2 or 3 where it is a further number, else 0
    bool m_hasOthers = false;
    HeldRows m_held;
    SeenNumbers m_seen;
    SeenNumbers m_seenOthers;
    ContactCardWriter m_card;
    std::string m_masked;
    RowBatch m_chunk;
    RowBatch m_others;
    std::array<std::vector<NumberRow>, NumberRow::piles> m_numbers;
    QHash<QString, qint64> m_othersLeft;
    qsizetype m_sinceFlush = 0;
    QHash<QString, qint64> m_reasons;
    std::unique_ptr<SheetWriter> m_writer;
    std::optional<Error> m_failure;
    std::optional<RowBatch> m_spare; //!< the thread that stores puts it back; touched while none runs
    std::future<Expected<void>> m_writing; // last: waits for that thread before the rest goes
};

} // namespace lianxin
