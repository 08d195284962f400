// SPDX-License-Identifier: GPL-3.0-or-later
// Values out of the YAML of a flow, with their places, and what is wrong with them.
#include "talk/dialogue/FlowReaderPrivate.h"
#include "talk/dialogue/PromptText.h"
#include <QRegularExpression>
#include <QSet>

namespace lianxin {

QString FlowFileReader::textOf(const YAML::Node &node) {
    return QString::fromStdString(node.Scalar()).trimmed();
}

bool FlowFileReader::isIdentifier(const QString &words) {
    static const QRegularExpression identifier(u"^[a-z][a-z0-9_-]{0,63}$"_s);
    return identifier.match(words).hasMatch();
}

void FlowFileReader::countCharacters(const QList<QByteArray> &lines) {
    const auto mend = [&](int line, int &column) {
        if (line > 0 && line <= lines.size() && column > 0)
            column = int(QString::fromUtf8(lines[line - 1].left(column - 1)).size()) + 1;
    };
    for (auto &issue : m_out.issues)
        mend(issue.line, issue.column);
    for (auto &place : m_out.places.places)
        mend(place.line, place.column);
}

FlowFileReader::Place FlowFileReader::placeOf(const YAML::Node &node) {
    return {node.Mark().line + 1, node.Mark().column + 1};
}

void FlowFileReader::issue(Place at, const QString &code, const QString &message, const QString &remedy) {
    m_out.issues.push_back({FlowIssue::Severity::Error, code, at.line, at.column, message, remedy});
}

void FlowFileReader::note(const QString &what, const YAML::Node &node) {
    m_out.places.places.insert(what, placeOf(node));
}

void FlowFileReader::checkKeys(const YAML::Node &map, const QStringList &allowed, const QString &where) {
    QSet<QString> seen;
    for (const auto &entry : map) {
        const QString key = entry.first.IsScalar() ? textOf(entry.first) : QString();
        if (!allowed.contains(key))
            issue(placeOf(entry.first), u"flow.unknown_key"_s,
                  u"'%1' is not known in %2."_s.arg(key, where),
                  u"Use one of: %1."_s.arg(allowed.join(u", ")));
        if (seen.contains(key))
            issue(placeOf(entry.first), u"flow.duplicate_key"_s,
                  u"'%1' is there twice in %2."_s.arg(key, where), u"Remove one of the two."_s);
        seen << key;
    }
}

void FlowFileReader::wrongType(const YAML::Node &node, const QString &key, const QString &wanted) {
    issue(placeOf(node), u"flow.wrong_type"_s, u"'%1' must be %2."_s.arg(key, wanted),
          u"Write %1 there."_s.arg(wanted));
}

QString FlowFileReader::text(const YAML::Node &map, const char *key, bool required) {
    const auto node = map[key];
    if (!node || node.IsNull()) {
        if (required)
            issue(placeOf(map), u"flow.missing_key"_s, u"'%1' is missing."_s.arg(QLatin1StringView(key)),
                  u"Add '%1:' here."_s.arg(QLatin1StringView(key)));
        return {};
    }
    if (!node.IsScalar()) {
        wrongType(node, QLatin1StringView(key), u"a text"_s);
        return {};
    }
    return textOf(node);
}

int FlowFileReader::number(const YAML::Node &map, const char *key, int fallback, int least, int most) {
    const auto node = map[key];
    if (!node)
        return fallback;
    bool ok = false;
    const int value = node.IsScalar() ? textOf(node).toInt(&ok) : 0;
    if (!ok || value < least || value > most) {
        issue(placeOf(node), u"flow.bad_value"_s,
              u"'%1' must be a whole number from %2 to %3."_s.arg(QLatin1StringView(key))
                  .arg(least)
                  .arg(most),
              u"The default is %1."_s.arg(fallback));
        return fallback;
    }
    return value;
}

QStringList FlowFileReader::texts(const YAML::Node &node, const QString &key) {
    QStringList out;
    if (!node || node.IsNull())
        return out;
    if (node.IsScalar())
        return {textOf(node)};
    if (!node.IsSequence()) {
        wrongType(node, key, u"a text or a list of texts"_s);
        return out;
    }
    for (const auto &item : node) {
        if (item.IsScalar() && !textOf(item).isEmpty())
            out << textOf(item);
        else
            wrongType(item, key, u"a list of texts"_s);
    }
    return out;
}

QString FlowFileReader::prompt(const YAML::Node &map, const char *key, bool required) {
    const QString said = text(map, key, required);
    if (map[key])
        checkPrompt(said, map[key]);
    return said;
}

void FlowFileReader::checkPrompt(const QString &said, const YAML::Node &node) {
    if (const auto parts = parsePrompt(said); !parts)
        issue(placeOf(node), u"flow.bad_placeholder"_s, parts.error().message, parts.error().remedy);
    else
        for (const auto &part : *parts) {
            if (part.isPlaceholder)
                m_out.places.places.insert(u"use/"_s + part.text + u'/' + QString::number(m_uses++),
                                           placeOf(node));
        }
}

} // namespace lianxin
