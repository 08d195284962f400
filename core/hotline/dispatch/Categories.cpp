// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Categories.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <algorithm>

namespace lianxin {
namespace {

QString slashed(const QString &text) {
    QStringList parts = QString(text).replace(u'>', u'/').replace(u'／', u'/').replace(u'\\', u'/').split(u'/');
    for (QString &part : parts)
        part = part.trimmed();
    parts.removeAll(QString());
    return parts.join(u'/');
}

bool isCode(const QString &code) {
    return (code.size() == 2 || code.size() == 4 || code.size() == 6)
           && std::all_of(code.begin(), code.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Error badCategory(const QString &message, const QString &place) {
    return {ErrorKind::BadInput, u"dispatch.bad_category"_s, message,
            u"Codes have two digits a level and hang below one that is there; names differ among brothers."_s, place};
}

} // namespace

CategoryTree::CategoryTree(std::vector<DispatchCategory> all) {
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.code < b.code; });
    for (auto &category : all) { // a superior's code sorts before
        if (!isCode(category.code) || m_byCode.contains(category.code) || (category.level() > 1 && !m_byCode.contains(category.parent())))
            continue;
        m_byCode.insert(category.code, int(m_all.size()));
        m_all.push_back(std::move(category));
        const auto &kept = m_all.back();
        const int index = int(m_all.size()) - 1;
        m_byPath.insert(slashed(path(kept.code)), index);
        m_byName.insert(kept.name, m_byName.contains(kept.name) ? -1 : index);
    }
}

Expected<CategoryTree> CategoryTree::fromText(const QString &text) {
    std::vector<DispatchCategory> all;
    std::vector<int> lines;
    int number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString said = line.section(u'#', 0, 0).simplified();
        if (said.isEmpty())
            continue;
        const QStringList words = said.split(u' ');
        if (words.size() < 2 || words.size() > 3)
            return Error{ErrorKind::BadInput, u"dispatch.bad_categories"_s, u"A line of categories can't be understood."_s,
                         u"Write: code name [limit] [# description]."_s, QString::number(number)};
        all.push_back({words[0], words[1], line.section(u'#', 1).trimmed(), words.value(2), true});
        lines.push_back(number);
    }
    CategoryTree tree(all);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto fine = checkCategory(all[i], tree);
        if (fine && *tree.find(all[i].code) != all[i])
            fine = badCategory(u"Another category has the same code."_s, u"code"_s);
        if (!fine) {
            Error error = fine.error();
            error.place = QString::number(lines[i]);
            return error;
        }
    }
    return tree;
}

Expected<CategoryTree> CategoryTree::shipped() {
    const QString path = resourcePath(u"dispatch/categories.txt");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"dispatch.bad_categories"_s, u"The shipped categories can't be read."_s,
                     u"Set LIANXIN_RESOURCES to the folder with dispatch/categories.txt."_s, path};
    return fromText(QString::fromUtf8(file.readAll()));
}

const DispatchCategory *CategoryTree::find(const QString &code) const {
    const auto it = m_byCode.find(code);
    return it == m_byCode.end() ? nullptr : &m_all[std::size_t(*it)];
}

QString CategoryTree::path(const QString &code) const {
    QStringList names;
    for (int length = 2; length <= code.size(); length += 2) {
        const auto *category = find(code.first(length));
        if (!category)
            return {};
        names << category->name;
    }
    return names.join(u" / "_s);
}

QString CategoryTree::textOf(const QString &code) const {
    const auto *category = find(code);
    if (!category)
        return {};
    return m_byName.value(category->name, -1) >= 0 ? category->name : slashed(path(code));
}

QString CategoryTree::codeOf(const QString &text) const {
    const QString said = slashed(text);
    if (said.isEmpty())
        return {};
    if (m_byCode.contains(said))
        return said;
    int index = m_byPath.value(said, -1);
    if (index < 0)
        index = m_byName.value(said, -1);
    return index < 0 ? QString() : m_all[std::size_t(index)].code;
}

QString CategoryTree::limitOf(const QString &code) const {
    for (QString at = code; !at.isEmpty(); at.chop(2))
        if (const auto *category = find(at); category && !category->limit.isEmpty())
            return category->limit;
    return {};
}

QString CategoryTree::nextCode(const QString &parent) const {
    for (int n = 1; n <= 99; ++n)
        if (const QString code = parent + u"%1"_s.arg(n, 2, 10, QChar(u'0')); !m_byCode.contains(code))
            return code;
    return {};
}

Expected<void> checkCategory(const DispatchCategory &category, const CategoryTree &tree) {
    if (!isCode(category.code))
        return badCategory(u"A category's code has two, four or six digits."_s, u"code"_s);
    if (category.level() > 1 && !tree.find(category.parent()))
        return badCategory(u"The category has no superior."_s, u"code"_s);
    if (category.name.isEmpty() || category.name.size() > 40 || category.name.contains(u'/'))
        return badCategory(u"A category's name has 1 to 40 characters and no slash."_s, u"name"_s);
    for (const auto &other : tree.all())
        if (other.code != category.code && other.name == category.name && other.parent() == category.parent())
            return badCategory(u"Another category there has the same name."_s, u"name"_s);
    return {};
}

} // namespace lianxin
