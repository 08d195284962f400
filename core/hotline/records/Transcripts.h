// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QJsonObject>
#include <QString>

namespace lianxin {

class Clock;
class FieldSealer;
class Row;
class Store;

//! \brief What was said in calls: read on from where one was, put right, searched. The words are sealed line by line
//! (CallRecords::addStep writes them), so a search opens them, a bounded number at a time.
//! Engine main thread. Errors: records.unknown_call, records.unknown_line (NotFound), storage.*.
class LIANXIN_EXPORT Transcripts {
public:
    Transcripts(Store &store, const FieldSealer &sealer, const Clock &clock);

    //! {"rev", "lines": [{seq, rev, at, endedAt?, speaker, seatNumber?, text, key?, meaning?, confidence?, utterance?, emotion?, original?,
    //! correctedBy?, correctedAt?}]}: the lines that changed since \a afterRev, in the order in which they were said; rev is
    //! what to go on from. text is as it was put right, original as it was recognised; all in the clear: the door masks.
    Expected<QJsonObject> lines(const Id &callId, qint64 afterRev = 0);

    //! Puts a line right that a person said; what was recognised is kept. Gives the line as lines() does. Emits
    //! dialogue.corrected {seq, rev}. Errors: records.not_correctable (Refused: a robot's line, or a key),
    //! records.correction_text (Usage: nothing, or more than 2,000 characters).
    Expected<QJsonObject> correct(const Id &callId, qint64 seq, const QString &text, const Id &userId);

    struct Search {
        QString words;          //!< parted by blanks: all of them in one line; case, width and punctuation do not matter
        QString speaker;        //!< bot, citizen, seat; empty: all
        qint64 from = 0, to = 0; //!< UTC ms; 0: without limit
    };
    //! {"items": [{callId, seq, at, speaker, seatNumber, text, recordingId, offsetMs}], "next", "searchedTo"}: newest line first.
    //! At most \a limit items, of at most kLinesAtOnce lines looked at: next goes on while there are more, searchedTo is the time
    //! (UTC ms) of the oldest line looked at so far. What is masked is not found: digits of a number can't be tried out.
    //! Errors: records.search_words (Usage: fewer than two characters, or more than 100).
    Expected<QJsonObject> search(const Search &search, const QString &cursor, int limit);

    static constexpr int kLinesAtOnce = 4'000;

private:
    QString opened(const Row &row, int column, const char *name) const;
    QJsonObject lineOf(const Row &row) const;

    Store &m_store;
    const FieldSealer &m_sealer;
    const Clock &m_clock;
};

} // namespace lianxin
