// SPDX-License-Identifier: GPL-3.0-or-later
#include "Output.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>
#include <cstdio>

namespace lianxin::ctl {
namespace {

void write(FILE *stream, const QByteArray &bytes) {
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fflush(stream);
}

QByteArray compact(const QJsonValue &value) {
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    if (value.isArray())
        return QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact);
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2);
}

QString shown(const QString &key, const QJsonValue &value) {
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return u"–"_s;
    // Times are UTC milliseconds everywhere; people read the hotline's clock.
    if (value.isDouble() && (key == "at"_L1 || key == "deadline"_L1 || key.endsWith(u"At"_s)) && value.toInteger() > 100'000'000'000)
        return QDateTime::fromMSecsSinceEpoch(value.toInteger(), QTimeZone(8 * 3600)).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    if (value.isArray()) {
        QStringList parts;
        for (const auto &element : value.toArray())
            parts << shown({}, element);
        return parts.join(u", "_s);
    }
    return QString::fromUtf8(compact(value));
}

//! Columns a terminal gives a text: Han characters take two.
int widthOf(const QString &text) {
    int width = 0;
    for (const QChar c : text)
        width += c.unicode() >= 0x1100 && (c.unicode() <= 0x115f || (c.unicode() >= 0x2e80 && c.unicode() <= 0xffe6)) ? 2 : 1;
    return width;
}

QStringList columnsOf(const QJsonArray &items) {
    QStringList columns;
    for (const auto &item : items) {
        const auto object = item.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            if (!it->isObject() && !it->isArray() && !columns.contains(it.key()))
                columns << it.key();
    }
    return columns;
}

QString tableOf(const QJsonArray &items, QStringList columns) {
    if (items.isEmpty())
        return u"(none)\n"_s;
    if (columns.isEmpty())
        columns = columnsOf(items);
    std::vector<QStringList> rows{columns};
    for (const auto &item : items) {
        QStringList row;
        for (const auto &column : columns)
            row << shown(column, item.toObject().value(column)).replace(u'\n', u' ');
        rows.push_back(row);
    }
    std::vector<int> widths(std::size_t(columns.size()), 0);
    for (const auto &row : rows)
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[std::size_t(i)] = std::max(widths[std::size_t(i)], widthOf(row[i]));
    QString text;
    for (const auto &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            text += row[i];
            if (i + 1 < row.size())
                text += QString(widths[std::size_t(i)] - widthOf(row[i]) + 2, u' ');
        }
        text += u'\n';
    }
    return text;
}

//! Groups with items of their own (the columns of a board): what each is, and below it its items.
QString groupsOf(const QJsonArray &groups, const QString &indent, const QStringList &columns) {
    QString text;
    for (const auto &value : groups) {
        const auto group = value.toObject();
        QStringList head;
        for (auto it = group.begin(); it != group.end(); ++it)
            if (!it->isObject() && !it->isArray() && !it->isNull())
                head << it.key() + u' ' + shown(it.key(), *it);
        text += indent + head.join(u", "_s) + u'\n';
        if (const auto items = group.value("items"_L1).toArray(); !items.isEmpty())
            text += tableOf(items, columns);
    }
    return text;
}

QString treeOf(const QJsonObject &object, int depth, const QStringList &columns = {}) {
    QString text;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString indent(depth * 2, u' ');
        const bool list = it->isArray() && it->toArray().first().isObject();
        if (it->isObject())
            text += indent + it.key() + u":\n"_s + treeOf(it->toObject(), depth + 1);
        else if (list && it->toArray().first().toObject().value("items"_L1).isArray())
            text += indent + it.key() + u":\n"_s + groupsOf(it->toArray(), indent + u"  "_s, columns);
        else if (list)
            text += indent + it.key() + u":\n"_s + tableOf(it->toArray(), {});
        else
            text += indent + it.key() + u": "_s + shown(it.key(), *it) + u'\n';
    }
    return text;
}

} // namespace

void printJson(const QJsonValue &value) { write(stdout, compact(value) + '\n'); }

QString textOf(const QJsonValue &result, const QStringList &columns) {
    const auto object = result.toObject();
    if (result.isArray())
        return tableOf(result.toArray(), columns);
    if (!result.isObject())
        return shown({}, result) + u'\n';
    if (!object.value("items"_L1).isArray())
        return object.isEmpty() ? u"Done.\n"_s : treeOf(object, 0, columns);
    QString text = tableOf(object.value("items"_L1).toArray(), columns);
    if (const auto next = object.value("next"_L1); !next.isNull() && !next.isUndefined())
        text += u"… more: --cursor/--after %1\n"_s.arg(shown({}, next));
    return text;
}

void print(const QString &text) { write(stdout, text.toUtf8()); }

void say(const QString &text) { write(stderr, text.toUtf8() + '\n'); }

int fail(const Error &error, bool json) {
    if (json)
        printJson(QJsonObject{{u"error"_s, error.toJson()}});
    say(u"lianxinctl: "_s + error.toString());
    return exitStatus(error.kind);
}

} // namespace lianxin::ctl
