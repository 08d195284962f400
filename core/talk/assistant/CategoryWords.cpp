// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/CategoryWords.h"
#include "hotline/dispatch/Categories.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include "talk/assistant/TalkFinds.h"
#include <QFile>
#include <algorithm>
#include <tuple>

namespace lianxin {

Expected<CategoryWords> CategoryWords::fromText(const QString &text) {
    CategoryWords words;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString said = line.section(u'#', 0, 0).simplified();
        if (said.isEmpty())
            continue;
        const QString name = said.section(u':', 0, 0).trimmed();
        const QStringList wordings = said.section(u':', 1).simplified().split(u' ', Qt::SkipEmptyParts);
        if (name.isEmpty() || wordings.isEmpty())
            return Error{ErrorKind::BadInput, u"assistant.bad_words"_s, u"A line of wordings can't be understood."_s, u"Write: category: wording wording …"_s,
                         QString::number(number)};
        Entry entry;
        entry.name = name;
        for (const QString &written : wordings) {
            const bool weak = written.startsWith(u'~');
            const QString wording = written.mid(weak ? 1 : 0);
            if (wording.isEmpty())
                continue;
            if (!wording.contains(u'*')) {
                entry.plain.emplace_back(wording, weak ? 1 : wording.size());
                continue;
            }
            QStringList parts;
            for (const QString &part : wording.split(u'*', Qt::SkipEmptyParts))
                parts << QRegularExpression::escape(part);
            entry.wordings.push_back({wording.section(u'*', 0, 0, QString::SectionSkipEmpty), QRegularExpression(parts.join(u"[^，。！？；,.!?;]{0,6}?"_s)),
                                      weak ? 1 : wording.size() - wording.count(u'*')});
        }
        words.m_entries.push_back(std::move(entry));
    }
    return words;
}

const CategoryWords &CategoryWords::shipped() {
    static const CategoryWords words = [] {
        QFile file(resourcePath(u"assistant/category-words.txt"));
        if (file.open(QIODevice::ReadOnly))
            if (const auto read = fromText(QString::fromUtf8(file.readAll())))
                return *read;
        qCWarning(lcHotline) << "the wordings of categories can't be read; drafts go by the names of categories alone:" << file.fileName();
        return CategoryWords();
    }();
    return words;
}

QStringList CategoryWords::names() const {
    QStringList names;
    for (const Entry &entry : m_entries)
        names << entry.name;
    return names;
}

std::vector<CategoryHit> CategoryWords::hitsIn(const QString &text, const CategoryTree &tree) const {
    std::vector<CategoryHit> hits;
    const auto addPlain = [&](const QString &wording, const QString &code, qsizetype weight) {
        for (qsizetype at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + wording.size()))
            hits.push_back({code, at, wording.size(), weight});
    };
    for (const Entry &entry : m_entries) {
        const QString code = tree.codeOf(entry.name);
        if (code.isEmpty())
            continue; // this hotline has no such category
        for (const auto &[wording, weight] : entry.plain)
            addPlain(wording, code, weight);
        for (const Entry::Loose &loose : entry.wordings) {
            if (!text.contains(loose.begin))
                continue;
            for (auto it = loose.pattern.globalMatch(text); it.hasNext();) {
                const auto match = it.next();
                hits.push_back({code, match.capturedStart(), match.capturedLength(), loose.weight});
            }
        }
    }
    for (const DispatchCategory &category : tree.all())
        if (category.level() == 3 && category.active)
            addPlain(category.name, category.code, category.name.size());
    std::erase_if(hits, [&text](const CategoryHit &hit) { return isNegatedAt(text, hit.from); });
    std::stable_sort(hits.begin(), hits.end(), [](const CategoryHit &a, const CategoryHit &b) {
        return std::tuple(-a.weight, a.length, a.from, a.code) < std::tuple(-b.weight, b.length, b.from, b.code);
    });
    std::vector<CategoryHit> kept;
    for (const CategoryHit &hit : hits)
        if (std::none_of(kept.begin(), kept.end(), [&hit](const CategoryHit &other) { return hit.from < other.end() && other.from < hit.end(); }))
            kept.push_back(hit);
    std::sort(kept.begin(), kept.end(), [](const CategoryHit &a, const CategoryHit &b) { return a.from < b.from; });
    return kept;
}

} // namespace lianxin
