// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/tickets/TicketMethods.h"

namespace lianxin {

class CallRecords;
class SeatDrafts;
class Seats;
class Transcripts;

//! \brief What calls know, for the tickets that are made of them: numbers and names go from one sealed column to another inside
//! the engine, and no console has them in the clear. Of calls at one's own seat; supervisors of all. Main thread.
class CallCitizens final : public TicketCallSource {
public:
    //! All outlive it.
    CallCitizens(CallRecords &records, Transcripts &transcripts, Seats &seats, SeatDrafts &drafts);

    Expected<Citizen> citizenOf(const Caller &caller, const Id &callId, const QString &name, const QString &phone) override;
    Expected<QJsonArray> evidenceOf(const Caller &caller, const Id &callId, const QJsonArray &lines) override;
    void ticketFiled(const Caller &caller, const Id &callId, const QJsonObject &ticket) override;

    static constexpr qsizetype kMostEvidence = 40;

private:
    Expected<void> mayUse(const Caller &caller, const Id &callId);

    CallRecords &m_records;
    Transcripts &m_transcripts;
    Seats &m_seats;
    SeatDrafts &m_drafts;
};

} // namespace lianxin
