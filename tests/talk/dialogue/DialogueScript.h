// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/DialogueEngine.h"

namespace lianxin::test {

//! \brief Plays inputs into a dialogue and writes down what comes out, one word an act:
//! "say:STEP collect:SLOT record:SLOT handover:REASON/KEY perform:ACTION continue:FLOW end:RESULT".
class DialogueScript {
public:
    explicit DialogueScript(DialogueEngine &engine)
        : m_engine(engine) {}
    //! Keys as they are, '.' = silence, '^' = start, '~' = a message of five seconds, '-' = none.
    QString play(QStringView inputs) {
        QStringList out;
        for (const QChar c : inputs) {
            const DialogueInput input = c == u'^'   ? DialogueInput(Started{})
                                        : c == u'.' ? DialogueInput(NoInput{})
                                        : c == u'~' ? DialogueInput(MessageRecorded{1'000, 6'000})
                                        : c == u'-' ? DialogueInput(MessageRecorded{1'000, 1'100})
                                                    : DialogueInput(KeyPressed{c});
            take(m_engine.handle(input), out);
        }
        return out.join(u' ');
    }
    //! Something that is said, and recognised with \a confidence.
    QString hear(const QString &text, double confidence = 1, bool whole = true, bool angry = false) {
        QStringList out;
        take(m_engine.handle(Heard{text, confidence, whole, angry}), out);
        return out.join(u' ');
    }
    //! What the actions answer, by name; each time the next one, the last one again and again. Without one an action
    //! stays unanswered.
    QMap<QString, QList<QJsonObject>> actions;
    QStringList said;
    std::optional<HandOver> handOver;

private:
    void take(const std::vector<DialogueAct> &acts, QStringList &out) {
        for (const auto &act : acts) {
            out << word(act);
            if (const auto *say = std::get_if<Say>(&act))
                said << say->text;
            if (const auto *request = std::get_if<HandOver>(&act))
                handOver = *request;
            const auto *perform = std::get_if<Perform>(&act);
            if (!perform || !actions.contains(perform->action))
                continue;
            auto &answers = actions[perform->action];
            const QJsonObject answer = answers.size() > 1 ? answers.takeFirst() : answers.first();
            take(m_engine.handle(ActionDone{answer}), out);
        }
    }
    static QString word(const DialogueAct &act) {
        if (const auto *say = std::get_if<Say>(&act))
            return u"say:"_s + say->step;
        if (const auto *collect = std::get_if<Collect>(&act))
            return u"collect:"_s + collect->slot;
        if (const auto *message = std::get_if<RecordMessage>(&act))
            return u"record:"_s + message->slot;
        if (const auto *next = std::get_if<ContinueWith>(&act))
            return u"continue:"_s + next->flow;
        if (const auto *request = std::get_if<HandOver>(&act))
            return u"handover:"_s + request->reason + u'/' + request->key;
        if (const auto *perform = std::get_if<Perform>(&act))
            return u"perform:"_s + perform->action;
        return u"end:"_s + std::get<End>(act).result;
    }
    DialogueEngine &m_engine;
};

} // namespace lianxin::test
