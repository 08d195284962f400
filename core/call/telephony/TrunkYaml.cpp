// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SipStack.h"
#include "call/telephony/Trunk.h"
#include <QRegularExpression>
#include <yaml-cpp/yaml.h>

namespace lianxin {
namespace {

//! Carries an Error out of the depth of reading.
struct Bad {
    Error error;
};

[[noreturn]] void fail(const QString &code, const QString &message, const QString &remedy, const YAML::Mark &mark) {
    throw Bad{{ErrorKind::BadInput, code, message, remedy,
               mark.is_null() ? QString() : u"line %1"_s.arg(mark.line + 1)}};
}

template <class T>
T valueOf(const YAML::Node &node, const QString &key, const QString &wanted) {
    try {
        return node.as<T>();
    } catch (const YAML::Exception &) {
        fail(u"trunk.value"_s, u"The value of %1 is not %2"_s.arg(key, wanted), u"Correct it"_s, node.Mark());
    }
}

QString textOf(const YAML::Node &node, const QString &key) {
    return QString::fromStdString(valueOf<std::string>(node, key, u"a text"_s));
}

QStringList listOf(const YAML::Node &node, const QString &key) {
    QStringList list;
    if (node.IsScalar())
        return {textOf(node, key)};
    for (const auto &item : node)
        list << textOf(item, key);
    return list;
}

template <class T>
T within(const YAML::Node &node, const QString &key, T least, T most) {
    const T value = valueOf<T>(node, key, u"a number"_s);
    if (value < least || value > most)
        fail(u"trunk.value"_s, u"%1 is not between %2 and %3"_s.arg(key).arg(least).arg(most), u"Correct it"_s,
             node.Mark());
    return value;
}

std::vector<NumberRule> rulesOf(const YAML::Node &node) {
    std::vector<NumberRule> rules;
    for (const auto &item : node) {
        NumberRule rule;
        if (!item.IsMap() || !item["pattern"] || !item["replacement"])
            fail(u"trunk.value"_s, u"A number rule needs pattern and replacement"_s,
                 u"Write - {pattern: \"1[3-9]\\\\d{9}\", replacement: \"0\\\\0\", out_of_town: true}"_s, item.Mark());
        rule.pattern = textOf(item["pattern"], u"pattern"_s);
        rule.replacement = textOf(item["replacement"], u"replacement"_s);
        if (item["out_of_town"])
            rule.outOfTown = valueOf<bool>(item["out_of_town"], u"out_of_town"_s, u"true or false"_s);
        if (!QRegularExpression(rule.pattern).isValid())
            fail(u"trunk.value"_s, u"The pattern of a number rule is no regular expression"_s, u"Correct it"_s, item.Mark());
        rules.push_back(rule);
    }
    return rules;
}

Trunk trunkOf(const YAML::Node &root) {
    if (!root.IsMap())
        fail(u"trunk.yaml"_s, u"The file does not describe a trunk"_s, u"Begin with name: and host:"_s, root.Mark());
    Trunk trunk;
    for (const auto &entry : root) {
        const QString key = textOf(entry.first, u"key"_s);
        const YAML::Node &node = entry.second;
        if (key == "name"_L1) {
            trunk.name = textOf(node, key);
        } else if (key == "kind"_L1) {
            const auto kind = trunkKindFromName(textOf(node, key));
            if (!kind)
                fail(u"trunk.value"_s, u"A trunk's kind is static or registering"_s, u"Correct it"_s, node.Mark());
            trunk.kind = *kind;
        } else if (key == "host"_L1) {
            trunk.host = textOf(node, key);
        } else if (key == "port"_L1) {
            trunk.port = within(node, key, 1, 65535);
        } else if (key == "user"_L1) {
            trunk.user = textOf(node, key);
        } else if (key == "password"_L1) {
            trunk.password = textOf(node, key);
        } else if (key == "caller_ids"_L1) {
            trunk.callerIds = listOf(node, key);
        } else if (key == "number_rules"_L1) {
            trunk.rules = rulesOf(node);
        } else if (key == "channels"_L1) {
            trunk.channels = within(node, key, 1, 10'000);
        } else if (key == "calls_per_second"_L1) {
            trunk.callsPerSecond = within(node, key, 0.1, 1000.0);
        } else if (key == "codecs"_L1) {
            trunk.codecs = listOf(node, key);
            for (const auto &codec : trunk.codecs)
                if (codec != "PCMA"_L1 && codec != "PCMU"_L1)
                    fail(u"trunk.value"_s, u"The codec %1 is not known"_s.arg(codec), u"Use PCMA and PCMU"_s, node.Mark());
        } else if (key == "early_media"_L1) {
            trunk.earlyMedia = valueOf<bool>(node, key, u"true or false"_s);
        } else if (key == "rehearsal"_L1) {
            trunk.rehearsal = valueOf<bool>(node, key, u"true or false"_s);
        } else if (key == "enabled"_L1) {
            trunk.enabled = valueOf<bool>(node, key, u"true or false"_s);
        } else if (key == "fail_over"_L1) {
            trunk.failOver = within(node, key, 0, 1000);
        } else {
            fail(u"trunk.unknown_key"_s, u"A trunk has no %1"_s.arg(key),
                 u"Known are name, kind, host, port, user, password, caller_ids, number_rules, channels, "
                 "calls_per_second, codecs, early_media, rehearsal, enabled, fail_over"_s,
                 entry.first.Mark());
        }
    }
    for (const auto &[missing, key] : {std::pair{trunk.name.isEmpty(), u"name"_s}, {trunk.host.isEmpty(), u"host"_s},
                                       {trunk.kind == TrunkKind::Registering && trunk.user.isEmpty(), u"user"_s},
                                       {trunk.codecs.isEmpty(), u"codecs"_s}})
        if (missing)
            fail(u"trunk.missing"_s, u"The trunk has no %1"_s.arg(key), u"Add %1:"_s.arg(key), root.Mark());
    if (trunk.rehearsal && !sip::isLoopbackLiteral(trunk.host.toStdString()))
        fail(u"trunk.rehearsal_not_loopback"_s, u"A rehearsal trunk can't leave this machine"_s,
             u"Give it the host 127.0.0.1"_s, root["host"].Mark());
    return trunk;
}

} // namespace

Expected<Trunk> trunkFromYaml(const QString &yaml) {
    try {
        return trunkOf(YAML::Load(yaml.toStdString()));
    } catch (const Bad &bad) {
        return bad.error;
    } catch (const YAML::Exception &e) {
        return Error{ErrorKind::BadInput, u"trunk.yaml"_s, u"The file is not YAML: %1"_s.arg(QString::fromStdString(e.msg)),
                     u"Correct it"_s, e.mark.is_null() ? QString() : u"line %1"_s.arg(e.mark.line + 1)};
    }
}

} // namespace lianxin
