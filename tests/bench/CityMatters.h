// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Literals.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace lianxin::bench {

//! What a city has written down, as it is in life: the shipped matters once each, of which one answers a question, among many that are
//! worded out of the same words and mean something else.
inline void writeMatters(const QString &path, int count) {
    QFile from(resourcePath(u"knowledge/matters.jsonl"_s)), to(path);
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
        qFatal("no matters");
    QList<QJsonObject> matters;
    for (const QByteArray &line : from.readAll().split('\n'))
        if (const QJsonObject matter = QJsonDocument::fromJson(line).object(); !matter.isEmpty())
            matters << matter;
    QRandomGenerator random(7);
    const auto any = [&] { return matters.at(random.bounded(int(matters.size()))); };
    const auto text = [](const QJsonObject &matter, const QString &key) { return matter[key].toString(); };
    for (int i = 0; i < count; ++i) {
        QJsonObject matter = i < matters.size() ? matters.at(i) : any();
        if (i >= matters.size()) { // halves of two titles are a third matter
            const QString first = text(matter, u"title"_s), second = text(any(), u"title"_s);
            matter[u"title"_s] = u"%1%2（%3）"_s.arg(first.first(first.size() / 2).left(90), second.last(second.size() - second.size() / 2).left(90)).arg(i);
            matter[u"body"_s] = text(matter, u"body"_s).left(400) + u'\n' + text(any(), u"body"_s).left(400);
            matter[u"aliases"_s] = QJsonArray();
        }
        to.write(QJsonDocument(matter).toJson(QJsonDocument::Compact) + '\n');
    }
}

} // namespace lianxin::bench
