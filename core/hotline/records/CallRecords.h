// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/records/CallRecord.h"
#include "platform/base/Expected.h"
#include <QJsonArray>

namespace lianxin {

class BlindIndex;
class Clock;
class FieldSealer;
class Row;
class Store;
class Transaction;

//! \brief The history of every call: who, when, why, which legs, what was said, what came of it. Numbers,
//! names and words are sealed field by field.
//!
//! The functions that change something emit the events call.started, .answered, .talking, .held, .changed,
//! .ended, .wrapped_up and dialogue.step in the same transaction, so nobody else has to (call.queued and
//! call.offered are routing's). A step's words are in the event only when the bot or the engine spoke them.
//! Engine main thread. Errors: records.unknown_call (NotFound), storage.*.
class LIANXIN_EXPORT CallRecords {
public:
    CallRecords(Store &store, const FieldSealer &sealer, const BlindIndex &index, const Clock &clock);

    Expected<Id> begin(const CallBegin &call);
    //! New phase; \a seatNumber where a seat is concerned. Answered is noted by answered().
    Expected<void> setPhase(const Id &callId, CallPhase phase, const QString &seatNumber = {});
    Expected<void> answered(const Id &callId, qint64 at = 0);
    Expected<void> setHandOver(const Id &callId, const QString &reason, const QString &key,
                               const QString &detail);
    //! Slots of the flow; merged over what is there.
    Expected<void> setAnswers(const Id &callId, const QJsonObject &answers);
    Expected<StepPlace> addStep(const Id &callId, Speaker speaker, const QString &text, const QString &key = {}, const SpokenStep &spoken = {});
    Expected<void> end(const Id &callId, const CallEnd &end);
    //! The seat's summary after the call, who wrote it, and what is to be done next. Errors: records.too_long (Usage).
    Expected<void> wrapUp(const Id &callId, const WrapUp &filed);
    Expected<void> linkTicket(const Id &callId, const Id &ticketId);

    Expected<Id> legStarted(const LegRecord &leg);
    Expected<void> legAnswered(const Id &legId, const QString &codec);
    Expected<void> legEnded(const Id &legId, int sipStatus);

    //! Calls of an engine that were under way when it died: ended with outcome "engine_stopped". Call at start.
    //! \a engine empty: this one.
    Expected<int> recover(const QString &engine = {});

    //! \name Reading
    //! @{
    //! The row as calls.list items show it (contract), masked.
    Expected<QJsonObject> summary(const Id &callId);
    //! summary() plus handover, dialogue, answers, summary, summarySource, summaryModel, nextStep, verifyCode, legs, recordings: the part of calls.get that
    //! lives here. phone and name are in the clear: the door masks by declaration.
    Expected<QJsonObject> detail(const Id &callId);
    //! Calls of this store that have not ended, oldest first.
    Expected<QJsonArray> running();
    struct Filter {
        QString direction, source, outcome, seatNumber;
        Id sourceId;
        qint64 from = 0, to = 0; //!< UTC ms, start of the call
        QByteArray phoneIndex;
    };
    //! {"items":[…],"next":cursor|null}, newest first.
    Expected<QJsonObject> history(const Filter &filter, const QString &cursor, int limit);
    //! Earlier calls with the number of this call, newest first (for the caller card).
    Expected<QJsonArray> sameNumber(const Id &callId, int limit);
    Expected<QJsonArray> dialogue(const Id &callId);
    //! In the clear; empty where it is not known.
    Expected<QString> citizenName(const Id &callId);
    //! The same of the citizen's number, in its national form.
    Expected<QString> citizenPhone(const Id &callId);
    //! @}

    //! Erases what identifies a person from the calls with this number (PIPL art. 47): number, name, words.
    //! Times and outcomes stay. Recordings are erased by Recordings::erase(). Returns the calls' ids.
    std::vector<Id> erase(Transaction &t, const QByteArray &phoneIndex);

private:
    QJsonObject row(const Row &row) const;
    QJsonObject opened(const Row &row, int column, const char *name) const;
    QString openedText(const Row &row, int column, const char *name) const;
    static QString maskedPhoneOrEmpty(const QString &phone);
    Store &m_store;
    const FieldSealer &m_sealer;
    const BlindIndex &m_index;
    const Clock &m_clock;
};

} // namespace lianxin
