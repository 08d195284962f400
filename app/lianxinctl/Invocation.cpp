// SPDX-License-Identifier: GPL-3.0-or-later
#include "Invocation.h"
#include "YamlToJson.h"
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <algorithm>

namespace lianxin::ctl {
namespace {

constexpr qint64 kMaxFile = 16 << 20;

Error usage(const QString &message, const QString &remedy = u"See lianxinctl --help."_s) {
    return {ErrorKind::Usage, u"ctl.usage"_s, message, remedy, {}};
}

Expected<QByteArray> contentOf(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The file can't be read: "_s + file.errorString(), {}, path};
    if (file.size() > kMaxFile)
        return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The file is larger than 16 MiB."_s, {}, path};
    return file.readAll();
}

Expected<QJsonValue> valueOf(const Argument &argument, const QString &text) {
    switch (argument.kind) {
    case ArgKind::Text:
    case ArgKind::List:
    case ArgKind::Time:
        return QJsonValue(text);
    case ArgKind::Switch:
        return QJsonValue(true);
    case ArgKind::Integer: {
        bool ok = false;
        const qint64 number = text.toLongLong(&ok);
        return ok ? Expected<QJsonValue>(number) : usage(u"%1 takes a whole number, not \"%2\"."_s.arg(argument.name, text));
    }
    case ArgKind::Number: {
        bool ok = false;
        const double number = text.toDouble(&ok);
        return ok ? Expected<QJsonValue>(number) : usage(u"%1 takes a number, not \"%2\"."_s.arg(argument.name, text));
    }
    case ArgKind::Path:
        return QJsonValue(QFileInfo(text).absoluteFilePath());
    case ArgKind::FileText: {
        LX_TRY(const QByteArray content, contentOf(text));
        return QJsonValue(QString::fromUtf8(content));
    }
    case ArgKind::FileYaml: {
        LX_TRY(const QByteArray content, contentOf(text));
        LX_TRY(const QJsonObject map, yamlToJson(content, text));
        return QJsonValue(map);
    }
    case ArgKind::Json: {
        QJsonParseError problem;
        const auto document = QJsonDocument::fromJson(text.toUtf8(), &problem);
        if (problem.error != QJsonParseError::NoError)
            return usage(u"%1 is not JSON: %2."_s.arg(argument.name, problem.errorString()));
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }
    case ArgKind::KeyValue: {
        const qsizetype sign = text.indexOf(u'=');
        if (sign < 1)
            return usage(u"%1 takes K=V, not \"%2\"."_s.arg(argument.name, text));
        return QJsonValue(QJsonObject{{text.left(sign), text.mid(sign + 1)}});
    }
    case ArgKind::Millis: {
        QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (time.isValid() && time.timeSpec() == Qt::LocalTime)
            time.setTimeZone(QTimeZone(8 * 3600));
        return time.isValid() ? Expected<QJsonValue>(time.toMSecsSinceEpoch())
                              : usage(u"%1 takes an ISO time, not \"%2\"."_s.arg(argument.name, text));
    }
    }
    return usage(argument.name);
}

//! Repeated options collect; "*" spreads a map over the parameters.
void put(QJsonObject &object, const QString &key, const Argument &argument, const QJsonValue &value) {
    if (argument.kind == ArgKind::List) {
        auto list = object.value(key).toArray();
        list.append(value);
        object.insert(key, list);
    } else if (argument.kind == ArgKind::KeyValue || key == u'*') {
        const bool spread = key == u'*';
        QJsonObject map = spread ? object : object.value(key).toObject();
        const auto more = value.toObject();
        for (auto it = more.begin(); it != more.end(); ++it)
            map.insert(it.key(), it.value());
        if (spread)
            object = map;
        else
            object.insert(key, map);
    } else {
        object.insert(key, value);
    }
}

//! Takes a global option off the front of \a rest; false if there is none.
Expected<bool> takeGlobal(Invocation &out, QStringList &rest) {
    struct Global {
        QString name;
        QString Invocation::*target;
    };
    static const Global valued[] = {{u"--store"_s, &Invocation::store},
                                    {u"--engine"_s, &Invocation::engine},
                                    {u"--fingerprint"_s, &Invocation::fingerprint},
                                    {u"--key-file"_s, &Invocation::keyFile},
                                    {u"--user"_s, &Invocation::user}};
    const QString first = rest.first();
    if (first == "--json"_L1) {
        out.json = true;
    } else if (first == "--help"_L1 || first == "-h"_L1) {
        out.help = true;
    } else if (first == "--version"_L1) {
        out.version = true;
    } else {
        for (const auto &[name, target] : valued) {
            if (first == name && rest.size() < 2)
                return usage(u"%1 takes a value."_s.arg(name));
            if (first == name) {
                out.*target = rest.at(1);
                rest.removeFirst();
            } else if (first.startsWith(name + u'=')) {
                out.*target = first.mid(name.size() + 1);
            } else {
                continue;
            }
            rest.removeFirst();
            return true;
        }
        return false;
    }
    rest.removeFirst();
    return true;
}

Expected<void> takeOption(Invocation &out, QStringList &rest) {
    const QString typed = rest.takeFirst();
    const QString name = typed.section(u'=', 0, 0);
    const auto &arguments = out.command->arguments;
    const auto it = std::find_if(arguments.begin(), arguments.end(), [&](const Argument &a) { return a.name == name; });
    if (it == arguments.end())
        return usage(u"%1 has no option %2."_s.arg(out.command->title(), name), usageOf(*out.command));
    QString text;
    if (it->kind != ArgKind::Switch) {
        if (typed.contains(u'='))
            text = typed.mid(name.size() + 1);
        else if (rest.isEmpty())
            return usage(u"%1 takes a value."_s.arg(name), usageOf(*out.command));
        else
            text = rest.takeFirst();
    }
    LX_TRY(const QJsonValue value, valueOf(*it, text));
    put(out.values, it->name, *it, value);
    if (!it->param.isEmpty())
        put(out.params, it->param, *it, value);
    return {};
}

Expected<void> takePositional(Invocation &out, const QString &text, int index) {
    int seen = 0;
    for (const auto &argument : out.command->arguments) {
        if (argument.isOption() || seen++ != index)
            continue;
        LX_TRY(const QJsonValue value, valueOf(argument, text));
        put(out.values, argument.name, argument, value);
        if (!argument.param.isEmpty())
            put(out.params, argument.param, argument, value);
        return {};
    }
    return usage(u"\"%1\" is one argument too many."_s.arg(text), usageOf(*out.command));
}

//! Group and verb; false while they are incomplete.
Expected<void> findWords(Invocation &out, QStringList &words, const QString &word) {
    words << word;
    out.command = findCommand(words);
    if (out.command)
        return {};
    for (const auto &command : commands())
        if (command.words.mid(0, words.size()) == words)
            return {};
    const bool group = std::any_of(commands().begin(), commands().end(),
                                   [&](const Command &c) { return c.words.first() == words.first(); });
    return usage(u"There is no command \"%1\"."_s.arg(words.join(u' ')),
                 group ? helpText(words.first()) : u"See lianxinctl --help."_s);
}

} // namespace

Expected<Invocation> parseArguments(const QStringList &arguments) {
    Invocation out;
    QStringList rest = arguments;
    QStringList words;
    int positional = 0;
    bool optionsEnded = false;
    while (!rest.isEmpty()) {
        if (out.command && out.command->raw) {
            out.raw = rest;
            if (out.raw.removeAll(u"--json"_s) > 0)
                out.json = true;
            break;
        }
        const bool option = !optionsEnded && rest.first().startsWith(u'-') && rest.first().size() > 1;
        if (option && rest.first() == "--"_L1) {
            optionsEnded = true;
            rest.removeFirst();
            continue;
        }
        if (option) {
            // A command's own option of that name goes first.
            const QString name = rest.first().section(u'=', 0, 0);
            const bool own = out.command && std::any_of(out.command->arguments.begin(), out.command->arguments.end(),
                                                        [&](const Argument &a) { return a.name == name; });
            LX_TRY(const bool global, own ? Expected<bool>(false) : takeGlobal(out, rest));
            if (global)
                continue;
            if (!out.command)
                return usage(u"There is no option %1 here."_s.arg(name));
            LX_CHECK(takeOption(out, rest));
            continue;
        }
        const QString word = rest.takeFirst();
        if (!out.command)
            LX_CHECK(findWords(out, words, word));
        else
            LX_CHECK(takePositional(out, word, positional++));
    }
    out.helpGroup = words.value(0);
    if (out.help || out.version)
        return out;
    if (!out.command)
        return usage(words.isEmpty() ? u"No command was given."_s : u"\"%1\" is not complete."_s.arg(words.join(u' ')),
                     helpText(words.value(0)));
    for (const auto &argument : out.command->arguments)
        if (argument.required && !out.values.contains(argument.name))
            return usage(u"%1 is missing."_s.arg(argument.name), usageOf(*out.command));
    if (!out.store.isEmpty() && !out.engine.isEmpty())
        return usage(u"--store and --engine exclude each other."_s);
    return out;
}

} // namespace lianxin::ctl
