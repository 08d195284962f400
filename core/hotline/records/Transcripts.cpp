// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/Transcripts.h"
#include "platform/access/Masking.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QStringList>
#include <algorithm>
#include <limits>

namespace lianxin {
namespace {

const char *const kLineText = "dialogue_step.text";
const char *const kLineMeaning = "dialogue_step.meaning";
const char *const kLineCorrected = "dialogue_step.corrected";
const QString kLineColumns = u"seq, rev, at, ended_at, speaker, seat_number, text_sealed, key_pressed, meaning_sealed, confidence, "
                             "utterance, corrected_sealed, corrected_by, corrected_at, mood"_s;
constexpr qsizetype kLongestCorrection = 2'000;
constexpr qsizetype kLongestSearch = 100;

//! As lines are compared: what a person would not call a difference is gone.
QString plain(QStringView text) {
    QString out;
    const QString narrow = halfWidth(text);
    for (const QChar c : narrow)
        if (c.isLetterOrNumber() || c == u'*')
            out += c.toLower();
    return out;
}

} // namespace

Transcripts::Transcripts(Store &store, const FieldSealer &sealer, const Clock &clock)
    : m_store(store)
    , m_sealer(sealer)
    , m_clock(clock) {}

QString Transcripts::opened(const Row &row, int column, const char *name) const {
    if (row.isNull(column))
        return {};
    const auto text = m_sealer.open(row.blob(column), name);
    if (!text)
        qCWarning(lcHotline) << "a sealed column can't be opened:" << name << text.error().code;
    return text.valueOr({});
}

QJsonObject Transcripts::lineOf(const Row &row) const {
    const QString recognised = opened(row, 6, kLineText);
    QJsonObject json{{u"seq"_s, row.integer(0)}, {u"rev"_s, row.integer(1)}, {u"at"_s, row.integer(2)}, {u"speaker"_s, row.text(4)}, {u"text"_s, recognised}};
    const auto add = [&json](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json[key] = value;
    };
    if (row.integer(3) > 0)
        json[u"endedAt"_s] = row.integer(3);
    add(u"seatNumber"_s, row.text(5));
    add(u"key"_s, row.text(7));
    add(u"meaning"_s, opened(row, 8, kLineMeaning));
    if (!row.isNull(9))
        json[u"confidence"_s] = row.real(9);
    add(u"utterance"_s, row.text(10));
    add(u"emotion"_s, row.text(14)); // heard in the voice; readers add what the words tell
    if (!row.isNull(11)) {
        json[u"original"_s] = recognised;
        json[u"text"_s] = opened(row, 11, kLineCorrected);
        json[u"correctedBy"_s] = row.text(12);
        json[u"correctedAt"_s] = row.integer(13);
    }
    return json;
}

Expected<QJsonObject> Transcripts::lines(const Id &callId, qint64 afterRev) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        QJsonArray lines;
        qint64 rev = afterRev;
        for (const auto &row : s.query(u"SELECT %1 FROM dialogue_step WHERE call_id = $1 AND rev > $2 ORDER BY seq"_s.arg(kLineColumns), {callId, afterRev})) {
            rev = std::max(rev, row.integer(1));
            lines.append(lineOf(row));
        }
        return QJsonObject{{u"rev"_s, rev}, {u"lines"_s, lines}};
    });
}

Expected<QJsonObject> Transcripts::correct(const Id &callId, qint64 seq, const QString &text, const Id &userId) {
    const QString words = text.trimmed();
    if (words.isEmpty() || words.size() > kLongestCorrection)
        return Error{ErrorKind::Usage, u"records.correction_text"_s, u"A corrected line has 1 to 2,000 characters."_s,
                     u"Write what was really said."_s, u"text"_s};
    return m_store.writeReturning<QJsonObject>([&](Transaction &t) {
        const auto find = [&] { return t.first(u"SELECT %1 FROM dialogue_step WHERE call_id = $1 AND seq = $2"_s.arg(kLineColumns), {callId, seq}); };
        const auto before = find();
        if (!before)
            throw StoreFailure({ErrorKind::NotFound, u"records.unknown_line"_s, u"There is no such line in this call."_s, {}, callId});
        const QString speaker = before->text(4);
        if ((speaker != u"citizen" && speaker != u"seat") || !before->text(7).isEmpty())
            throw StoreFailure({ErrorKind::Refused, u"records.not_correctable"_s, u"Only what a person said can be corrected."_s,
                                u"Choose a line of the citizen or of the seat."_s, callId});
        const auto last = t.first(u"SELECT MAX(rev) FROM dialogue_step WHERE call_id = $1", {callId});
        const qint64 rev = last->integer(0) + 1;
        t.execute(u"UPDATE dialogue_step SET corrected_sealed = $1, corrected_by = $2, corrected_at = $3, rev = $4 WHERE call_id = $5 AND seq = $6",
                  {m_sealer.seal(words, kLineCorrected), userId, m_clock.now(), rev, callId, seq});
        t.emitEvent(u"dialogue.corrected"_s, callId, {{u"seq"_s, seq}, {u"rev"_s, rev}}, userId);
        return lineOf(*find());
    });
}

Expected<QJsonObject> Transcripts::search(const Search &search, const QString &cursor, int limit) {
    QStringList wanted;
    const QStringList words = search.words.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        if (const QString one = plain(word); !one.isEmpty())
            wanted << one;
    if (wanted.join(QString()).size() < 2 || search.words.size() > kLongestSearch)
        return Error{ErrorKind::Usage, u"records.search_words"_s, u"A search has 2 to 100 characters."_s,
                     u"Write a word or two that were said."_s, u"text"_s};
    const auto found = [&wanted](const QString &text) {
        const QString line = plain(text);
        return std::all_of(wanted.begin(), wanted.end(), [&line](const QString &word) { return line.contains(word); });
    };
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const qint64 end = search.to > 0 ? search.to : std::numeric_limits<qint64>::max();
        const qint64 cursorAt = cursor.isEmpty() ? end : std::min(end, cursor.section(u'/', 0, 0).toLongLong());
        const Id cursorCall = cursor.section(u'/', 1, 1);
        const qint64 cursorSeq = cursor.section(u'/', 2, 2).toLongLong();
        const int most = std::clamp(limit, 1, 200);
        QJsonArray items;
        QString next;
        qint64 searchedTo = 0;
        int looked = 0;
        s.forEach(u"SELECT call_id, seq, at, speaker, seat_number, text_sealed, corrected_sealed FROM dialogue_step "
                  "WHERE at >= $1 AND at <= $2 AND (at < $2 OR call_id < $3 OR (call_id = $3 AND seq < $4)) "
                  "ORDER BY at DESC, call_id DESC, seq DESC LIMIT %1"_s.arg(kLinesAtOnce + 1),
                  {search.from, cursorAt, cursorCall, cursorSeq}, [&](const Row &row) {
                      if (looked == kLinesAtOnce || items.size() == most)
                          return false;
                      ++looked;
                      const qint64 at = row.integer(2);
                      searchedTo = at;
                      next = u"%1/%2/%3"_s.arg(QString::number(at), row.text(0), QString::number(row.integer(1)));
                      const bool asked = (search.speaker.isEmpty() || row.text(3) == search.speaker) && row.text(3) != u"system";
                      if (!asked)
                          return true;
                      const QString text = row.isNull(6) ? opened(row, 5, kLineText) : opened(row, 6, kLineCorrected);
                      if (found(text) && found(maskedText(text)))
                          items.append(QJsonObject{{u"callId"_s, row.text(0)}, {u"seq"_s, row.integer(1)}, {u"at"_s, at},
                                                   {u"speaker"_s, row.text(3)}, {u"seatNumber"_s, row.text(4)}, {u"text"_s, text}});
                      return true;
                  });
        if (looked < kLinesAtOnce && items.size() < most)
            next.clear(); // there is nothing older
        // Where it can be heard: in the recording that was running then.
        for (qsizetype i = 0; i < items.size(); ++i) {
            QJsonObject item = items.at(i).toObject();
            const qint64 at = item.value("at"_L1).toInteger();
            if (const auto recording = s.first(u"SELECT id, started_at FROM recording WHERE call_id = $1 AND started_at <= $2 AND state <> 'erased' "
                                               "ORDER BY started_at DESC LIMIT 1",
                                               {item.value("callId"_L1).toString(), at})) {
                item[u"recordingId"_s] = recording->text(0);
                item[u"offsetMs"_s] = at - recording->integer(1);
                items[i] = item;
            }
        }
        return QJsonObject{{u"items"_s, items}, {u"next"_s, next.isEmpty() ? QJsonValue() : QJsonValue(next)}, {u"searchedTo"_s, searchedTo}};
    });
}

} // namespace lianxin
