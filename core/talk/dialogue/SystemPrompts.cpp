// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/SystemPrompts.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include "platform/language/SpokenTime.h"
#include <QFile>
#include <yaml-cpp/yaml.h>

namespace lianxin {
namespace {

const QStringList promptKeys{
    u"queue_position"_s, u"queue_position_unknown"_s, u"queue_next"_s, u"comfort"_s,   u"all_busy"_s,
    u"callback_offer"_s, u"callback_booked"_s,        u"connecting"_s, u"seat_lost"_s, u"goodbye"_s,
    u"closed"_s,         u"abuse_warning"_s,          u"abuse_closing"_s, u"held"_s};

const QMap<QString, VariableType> promptValues{{u"position"_s, VariableType::Count},
                                               {u"wait"_s, VariableType::Wait},
                                               {u"number"_s, VariableType::Digits}};

Error bad(const QString &message, int line) {
    return {ErrorKind::BadInput, u"dialogue.prompts"_s, message,
            u"Write a line 'key: sentence' for each prompt."_s,
            line > 0 ? u"line %1"_s.arg(line) : QString()};
}

} // namespace

Expected<SystemPrompts> SystemPrompts::parse(const QByteArray &yaml) {
    SystemPrompts prompts;
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        if (!root.IsMap())
            return bad(u"The system prompts are not a map."_s, 1);
        for (const auto &entry : root) {
            const int line = entry.first.Mark().line + 1;
            const QString key = QString::fromStdString(entry.first.as<std::string>());
            if (!promptKeys.contains(key) || !entry.second.IsScalar())
                return bad(u"'%1' is not one of the system's prompts."_s.arg(key), line);
            const QString text = QString::fromStdString(entry.second.as<std::string>()).trimmed();
            auto parts = parsePrompt(text);
            if (!parts)
                return bad(parts.error().message, line);
            for (const auto &part : *parts) {
                if (part.isPlaceholder && !promptValues.contains(part.text))
                    return bad(u"The system's prompts have no value '%1'."_s.arg(part.text), line);
            }
            prompts.m_texts.insert(key, text);
        }
    } catch (const YAML::Exception &e) {
        return bad(u"The system prompts are not YAML: "_s + QString::fromStdString(e.msg), e.mark.line + 1);
    }
    for (const auto &key : promptKeys) {
        if (prompts.m_texts.value(key).isEmpty())
            return Error{ErrorKind::BadInput,
                         u"dialogue.prompt_missing"_s,
                         u"The system prompt '%1' is missing."_s.arg(key),
                         u"Add it to system.yaml."_s,
                         {}};
    }
    return prompts;
}

const SystemPrompts &SystemPrompts::shipped() {
    static const SystemPrompts prompts = [] {
        QFile file(resourcePath(u"prompts/system.yaml"));
        auto read = file.open(QIODevice::ReadOnly)
                        ? parse(file.readAll())
                        : Expected<SystemPrompts>(bad(u"The file can't be read."_s, 0));
        if (!read) {
            qCCritical(lcBot).noquote() << "system prompts:" << read.error().toString();
            return SystemPrompts();
        }
        return *read;
    }();
    return prompts;
}

Expected<FilledPrompt> SystemPrompts::fill(const QString &key, const QVariantMap &values) const {
    const auto text = m_texts.constFind(key);
    if (text == m_texts.constEnd())
        return Error{ErrorKind::NotFound,
                     u"dialogue.unknown_prompt"_s,
                     u"There is no system prompt '%1'."_s.arg(key),
                     {},
                     {}};
    QMap<QString, SpokenValue> words;
    for (auto it = values.begin(); it != values.end(); ++it) {
        FlowVariable variable;
        variable.name = it.key();
        variable.type = promptValues.value(it.key(), VariableType::Text);
        LX_TRY(const auto word, formatValue(variable, QJsonValue::fromVariant(it.value()), 0, hotlineZone()));
        words.insert(it.key(), word);
    }
    return fillPrompt(*text, words);
}

QStringList SystemPrompts::fixedSentences() const {
    QStringList fixed;
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it) {
        if (const auto filled = fill(it.key()))
            fixed << filled->spoken;
    }
    return fixed;
}

} // namespace lianxin
