// SPDX-License-Identifier: GPL-3.0-or-later
#include "YamlToJson.h"
#include <QJsonArray>
#include <yaml-cpp/yaml.h>

namespace lianxin::ctl {
namespace {

QJsonValue scalar(const YAML::Node &node) {
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted
        return text;
    if (text == "true"_L1 || text == "false"_L1)
        return text == "true"_L1;
    // A leading zero or plus is an area code or a number to call, never a quantity.
    const bool leading = text.startsWith(u'+') || (text.size() > 1 && text.startsWith(u'0') && !text.startsWith(u"0."_s));
    bool ok = false;
    if (const qint64 integer = text.toLongLong(&ok); ok && !leading)
        return integer;
    if (const double number = text.toDouble(&ok); ok && !leading && text.front() != u'i' && text.front() != u'n')
        return number;
    return text;
}

QJsonValue convert(const YAML::Node &node) {
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto &entry : node)
            object.insert(QString::fromStdString(entry.first.Scalar()), convert(entry.second));
        return object;
    }
    if (node.IsSequence()) {
        QJsonArray array;
        for (const auto &element : node)
            array.append(convert(element));
        return array;
    }
    return node.IsScalar() ? scalar(node) : QJsonValue(QJsonValue::Null);
}

} // namespace

Expected<QJsonObject> yamlToJson(const QByteArray &yaml, const QString &place) {
    const auto bad = [&](const QString &message, int line) {
        return Error{ErrorKind::BadInput, u"ctl.yaml"_s, message, u"Write one setting a line: name: value"_s,
                     line > 0 ? u"%1:%2"_s.arg(place).arg(line) : place};
    };
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        if (!root.IsMap())
            return bad(u"This is not a YAML map."_s, 0);
        return convert(root).toObject();
    } catch (const YAML::Exception &problem) {
        return bad(u"This is not YAML: %1."_s.arg(QString::fromStdString(problem.msg)), problem.mark.line + 1);
    }
}

} // namespace lianxin::ctl
