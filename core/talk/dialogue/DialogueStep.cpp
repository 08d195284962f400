// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/DialogueStep.h"
#include "platform/base/Literals.h"

namespace lianxin {

QString nameOf(DialogueStep::Speaker speaker) {
    switch (speaker) {
    case DialogueStep::Speaker::Bot:
        return u"bot"_s;
    case DialogueStep::Speaker::Citizen:
        return u"citizen"_s;
    case DialogueStep::Speaker::Seat:
        return u"seat"_s;
    case DialogueStep::Speaker::System:
        break;
    }
    return u"system"_s;
}

QJsonObject DialogueStep::toJson() const {
    QJsonObject json{{u"at"_s, at}, {u"speaker"_s, nameOf(speaker)}, {u"text"_s, text}};
    if (!key.isEmpty())
        json.insert("key"_L1, key);
    if (!step.isEmpty())
        json.insert("step"_L1, step);
    if (cutOff)
        json.insert("cutOff"_L1, true);
    if (!meaning.isEmpty())
        json.insert("meaning"_L1, meaning);
    if (confidence)
        json.insert("confidence"_L1, *confidence);
    return json;
}

} // namespace lianxin
