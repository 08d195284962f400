// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include <QJsonObject>
#include <QStringList>

namespace lianxin {

// The engine's names in the reader's words, with the icon and tone that belong to them. A name not known here
// is shown as it came: nothing is hidden.

Word seatWord(const QString &state);
Word callWord(const QString &state);
Word outcomeWord(const QString &outcome);
Word resultWord(const QString &result);
//! What was heard of a number: "powered_off" …
Word numberStateWord(const QString &state);
Word ticketWord(const QString &state);
Word campaignWord(const QString &state);
Word speakerWord(const QString &speaker);
Word urgencyWord(const QString &urgency);
QString roleText(const QString &role);
QString slotText(const QString &slot);
//! Why a seat is away: the engine's own reasons in words; what a person chose is shown as it came.
QString seatReasonText(const QString &reason);
//! What was answered, as a word: a result's, or what is there.
QString answerText(const QString &answer);
//! Why a call came to a person, from {reason, key, detail}.
QString handoverText(const QJsonObject &handover);
//! Who answers an emergency number: police …; empty: it is none.
QString emergencyText(const QString &number);
//! Somebody outside who is called into a call, from {party, kind}: the unit's name, "110 (police)", a masked number.
QString outsideText(const QJsonObject &outside);
//! Why they were not reached.
QString outsideOutcomeText(const QString &outcome);
//! Time left of a ticket: engine's text where given; red when overdue, amber below two days.
Word deadlineWord(const QJsonObject &ticket, qint64 now);
//! All results that a seat may give a call, as names.
QStringList callResults();

} // namespace lianxin
