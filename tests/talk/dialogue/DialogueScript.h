// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/DialogueEngine.h"

namespace lianxin::test {

//! \brief Plays inputs into a dialogue and writes down what comes out, one word an act:
//! "say:STEP collect:SLOT handover:REASON/KEY perform:ACTION end:RESULT".
class DialogueScript {
public:
    explicit DialogueScript(DialogueEngine &engine)
        : m_engine(engine) {}
    //! Keys as they are, '.' = silence, '^' = start.
    QString play(QStringView inputs) {
        QStringList out;
        for (const QChar c : inputs) {
            const DialogueInput input = c == u'^'   ? DialogueInput(Started{})
                                        : c == u'.' ? DialogueInput(NoInput{})
                                                    : DialogueInput(KeyPressed{c});
            for (const auto &act : m_engine.handle(input)) {
                out << word(act);
                if (const auto *say = std::get_if<Say>(&act))
                    said << say->text;
                if (const auto *request = std::get_if<HandOver>(&act))
                    handOver = *request;
            }
        }
        return out.join(u' ');
    }
    QStringList said;
    std::optional<HandOver> handOver;

private:
    static QString word(const DialogueAct &act) {
        if (const auto *say = std::get_if<Say>(&act))
            return u"say:"_s + say->step;
        if (const auto *collect = std::get_if<Collect>(&act))
            return u"collect:"_s + collect->slot;
        if (const auto *request = std::get_if<HandOver>(&act))
            return u"handover:"_s + request->reason + u'/' + request->key;
        if (const auto *perform = std::get_if<Perform>(&act))
            return u"perform:"_s + perform->action;
        return u"end:"_s + std::get<End>(act).result;
    }
    DialogueEngine &m_engine;
};

} // namespace lianxin::test
