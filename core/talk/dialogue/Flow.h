// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Literals.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <QJsonValue>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief What a variable of a flow holds; decides how its value is shown and read aloud.
enum class VariableType {
    Text,         //!< free text; numbers in it are read sensibly
    Name,         //!< a person's name: personal
    Integer,      //!< 12 → 十二
    Count,        //!< before a measure word: 2 → 两
    Digits,       //!< digit by digit
    TicketNumber, //!< digit by digit, in breaths
    Phone,        //!< digit by digit, 3-4-4: personal
    Date,         //!< ISO date, or UTC milliseconds
    Time,         //!< "18:00"
    Moment,       //!< UTC milliseconds, or ISO date and time (without offset: the hotline's zone)
    Deadline,     //!< as Moment, read as "…前"
    Remaining,    //!< as Moment, read as "还有三天"
    Duration,     //!< milliseconds
    Wait,         //!< milliseconds, rounded: 大约三分钟
    WorkingDays,  //!< 3 → 三个工作日
    Percent,
};
LIANXIN_EXPORT QString nameOf(VariableType type);
LIANXIN_EXPORT std::optional<VariableType> variableTypeFromName(QStringView name);

//! \brief A value that a flow needs from outside (contact, ticket).
struct FlowVariable {
    QString name;
    VariableType type = VariableType::Text;
    std::optional<QString> fallback; //!< said when there is no value; without it the value is required
    QStringList columns;             //!< headings of a list that are taken for it (姓名, 联系人)
    QString
        source; //!< takes this variable's value when it has none of its own (the same date, said otherwise)
    bool personal = false; //!< never cached on disk; Name and Phone always are
};

//! \brief What may cut this prompt off?
enum class BargeIn {
    Off,       //!< nothing: it is heard to the end; keys pressed meanwhile count afterwards
    Key,       //!< a key, at once
    Words,     //!< a key; a voice makes it quiet, and words of it end it
    Immediate, //!< a key or a voice, at once
};
LIANXIN_EXPORT QString nameOf(BargeIn bargeIn);

//! \brief One way out of a branch: taken when the slot or variable has the value.
struct FlowCase {
    QString subject; //!< slot or variable
    QStringList is;  //!< any of these values; empty = it has a value at all
    QString then;
};

//! \brief The answer that a meaning stands for at a question.
struct MeantAnswer {
    QString value;
    bool confirms = false; //!< not without asking whether it was meant so
};

//! \brief A step of a flow. Which members count depends on the kind.
struct FlowStep {
    enum class Kind { Say, Collect, Record, Branch, Action, HandOver, Continue, End };
    QString id;
    Kind kind = Kind::Say;
    int line = 0; //!< in the file, from 1

    QString say; //!< Say; before HandOver, Continue, End: what is said first (may be empty); Collect: the question
    BargeIn bargeIn = BargeIn::Words;
    QString next; //!< Say, Action: the step after; Collect: for answers without a step of their own

    // Collect
    QString slot;
    QMap<QString, QString> keys;  //!< key → value
    std::map<QString, std::vector<Wording>> says; //!< value → wordings of its own
    std::map<Meaning, MeantAnswer> means; //!< a value named like a meaning stands for it
    std::optional<int> minDigits; //!< a number instead of single keys
    int maxDigits = 0;
    QStringList noInputPrompts; //!< 1st, 2nd … time; the last repeats
    QStringList noMatchPrompts;
    int maxTries = 3;               //!< questions in all, 1–5
    int noInputMs = 6'000;          //!< silence after the prompt, 1,000–30,000
    QMap<QString, QString> answers; //!< value → step
    QString onNoInput;              //!< after the last try; empty: end with result no_input
    QString onNoMatch;              //!< after the last try; empty: hand over, reason no_match

    // Record (slot, say, next, onNoInput as above)
    int maxSeconds = 60; //!< 5–180

    // Branch
    std::vector<FlowCase> cases;
    QString otherwise;

    // Action
    QString action;
    QString onFailure;

    // HandOver
    QString reason; //!< key | asked | no_match | emotion | inbound
    QString detail; //!< for the seat, may hold variables
    QString skill;  //!< of the seat that is wanted; may be empty

    // Continue
    QString flow; //!< id of the flow that goes on with the call

    // End
    QString result;
};
LIANXIN_EXPORT QString nameOf(FlowStep::Kind kind);

//! \brief A whole flow, as read from its file and found sound by the checker.
struct Flow {
    enum class Direction { Outbound, Inbound };
    QString id;
    QString title;
    Direction direction = Direction::Outbound;
    QString voice;                  //!< empty = the synthesiser's own
    int rate = 100;                 //!< per cent
    QString entry;                  //!< first step
    QString personPrompt;           //!< said when key 0, or a word, asks for a person
    QString confirmPrompt;          //!< said where an answer is not sure enough; {answer}: what was understood
    QString whenPrompt;             //!< said to somebody who wants to be called later and has not said when
    std::map<Meaning, QString> on;  //!< meaning → step, at every question that has no answer of its own for it
    QMap<QString, QString> results; //!< result → label in the hotline's language
    QMap<QString, FlowVariable> variables;
    std::vector<FlowStep> steps;

    const FlowStep *step(QStringView id) const;
    bool hasSlot(QStringView name) const;
};
LIANXIN_EXPORT QString nameOf(Flow::Direction direction);

//! Results that every flow may have, whether it names them or not.
LIANXIN_EXPORT bool isBuiltInResult(QStringView result); // no_input, hung_up, handed_over, fault

} // namespace lianxin
