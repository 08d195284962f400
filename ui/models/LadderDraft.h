// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace lianxin {

//! \brief Reminder ladders (tickets.ladders.get) while somebody changes them: which steps follow from a ticket's deadline,
//! by category. Whether they can be used the engine says (tickets.ladders.check).
class LadderDraft {
public:
    void setJson(const QJsonObject &json);
    const QJsonObject &json() const { return m_json; }
    //! Differs from what was read.
    bool isChanged() const { return m_json != m_read; }

    int count() const { return static_cast<int>(m_json[QStringLiteral("ladders")].toArray().size()); }
    QStringList categoriesOf(int ladder) const;
    //! "危急"; words for "*".
    QString nameOf(int ladder) const;
    QJsonArray stepsOf(int ladder) const;
    QJsonObject step(int ladder, int index) const { return stepsOf(ladder).at(index).toObject(); }

    void setStep(int ladder, int index, const QJsonObject &step);
    //! Behind \a index; its place. Two working days before the deadline the unit is called.
    int addStep(int ladder, int index);
    bool moveStep(int ladder, int from, int to);
    void removeStep(int ladder, int index);
    //! A ladder of its own for a category, before the one for all others, with that one's steps to begin with.
    int addLadder(const QString &category);
    void removeLadder(int ladder);

    //! Hours for calls: \a whose unit or citizen, \a day workday, weekend or holiday: "09:00-12:00, 14:00-20:00".
    QString hours(const QString &whose, const QString &day) const;
    void setHours(const QString &whose, const QString &day, const QString &text);

    //! When citizens are asked after a finish: {"delayMinutes","withinDays","attempts","perDay","leastConfidence"} (tickets.ladders.get).
    QJsonObject visits() const { return m_json[QStringLiteral("visits")].toObject(); }
    void setVisits(const QJsonObject &visits);

private:
    void setSteps(int ladder, const QJsonArray &steps);
    QJsonObject m_json;
    QJsonObject m_read;
};

//! remind_unit, tell_citizen, escalate, supervise in words, with icon and tone.
Word stepWord(const QString &act);
//! "2 working days before the deadline, 09:00"; \a steps: of the ladder, for those that wait for another's answer.
QString stepWhenText(const QJsonObject &step, const QJsonArray &steps);
//! The whole step as a sentence.
QString stepSentence(const QJsonObject &step, const QJsonArray &steps);
//! Minutes in words: "4 hours", "1 h 30 min".
QString minutesText(int minutes);

} // namespace lianxin
