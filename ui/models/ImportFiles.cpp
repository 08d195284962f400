// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ImportFiles.h"
#include "platform/base/Literals.h"
#include "ui/models/CampaignDraft.h"

namespace lianxin {
namespace {

QStringList titlesOf(const QJsonObject &preview) {
    QStringList titles;
    if (preview["headerRow"_L1].toInt() == 0)
        return titles; // letters in place of titles say nothing
    for (const auto &column : preview["columns"_L1].toArray())
        titles << column["title"_L1].toString();
    return titles;
}

void add(QJsonObject &sum, const QJsonObject &counts) {
    for (auto it = counts.begin(); it != counts.end(); ++it)
        sum[it.key()] = sum[it.key()].toInteger() + it.value().toInteger();
}

} // namespace

void ImportFiles::set(const QStringList &paths) {
    m_files.clear();
    m_current = 0;
    for (const QString &path : paths) {
        File file;
        file.path = path;
        m_files << file;
    }
}

QStringList ImportFiles::paths() const {
    QStringList out;
    for (const File &file : m_files)
        out << file.path;
    return out;
}

void ImportFiles::keep(const CampaignDraft &draft, int headerRow) {
    if (m_files.isEmpty())
        return;
    File &file = m_files[m_current];
    file.sheet = draft.sheet;
    file.encoding = draft.encoding;
    file.mapping = draft.mapping;
    file.headerRow = headerRow;
}

void ImportFiles::choose(int file, CampaignDraft &draft) {
    m_current = file;
    const File &chosen = m_files.at(file);
    draft.path = chosen.path;
    draft.sheet = chosen.sheet;
    draft.encoding = chosen.encoding;
    draft.mapping = chosen.mapping;
    draft.preview = chosen.preview;
}

int ImportFiles::beginReading(int file) {
    m_files[file].reading = ++m_readings;
    return m_readings;
}

void ImportFiles::setStale(int file) {
    m_files[file].isFresh = false;
    m_files[file].reading = 0;
}

bool ImportFiles::setPreview(int at, int reading, const QJsonObject &preview) {
    if (at >= count() || m_files.at(at).reading != reading)
        return false;
    File &read = m_files[at];
    read.reading = 0;
    read.preview = preview;
    read.isFresh = true;
    read.isFailed = preview.isEmpty();
    return true;
}

void ImportFiles::shareMapping() {
    if (m_files.isEmpty())
        return;
    const File &from = m_files.at(m_current);
    const QStringList titles = titlesOf(from.preview);
    if (titles.isEmpty())
        return;
    for (int i = 0; i < count(); ++i) {
        File &file = m_files[i];
        if (i == m_current || file.mapping == from.mapping || titlesOf(file.preview) != titles)
            continue;
        file.mapping = from.mapping;
        setStale(i);
    }
}

int ImportFiles::nextUnread() const {
    for (int i = 0; i < count(); ++i)
        if (!m_files.at(i).isFresh && m_files.at(i).reading == 0)
            return i;
    return -1;
}

int ImportFiles::fileWith(const QString &code) const {
    const auto has = [&](int i) {
        for (const auto &problem : m_files.at(i).preview["problems"_L1].toArray())
            if (problem["code"_L1].toString() == code)
                return true;
        return false;
    };
    if (!m_files.isEmpty() && has(m_current))
        return m_current;
    for (int i = 0; i < count(); ++i)
        if (has(i))
            return i;
    return -1;
}

int ImportFiles::fileWithoutPhone() const {
    for (int i = 0; i < count(); ++i) {
        if (m_files.at(i).preview.isEmpty())
            continue;
        CampaignDraft draft;
        draft.mapping = m_files.at(i).mapping;
        bool any = false;
        for (const auto &column : m_files.at(i).preview["columns"_L1].toArray())
            any = any || draft.roleOf(column.toObject()) == "phone"_L1;
        if (!any)
            return i;
    }
    return -1;
}

QJsonObject ImportFiles::totals() const {
    qint64 checked = 0, valid = 0, numbers = 0;
    QJsonObject reasons;
    QJsonObject left;
    for (const File &file : m_files) {
        checked += file.preview["checked"_L1].toInteger();
        valid += file.preview["valid"_L1].toInteger();
        QJsonObject counts = file.preview["reasons"_L1].toObject();
        if (counts.isEmpty())
            for (const auto &problem : file.preview["problems"_L1].toArray())
                add(counts, {{problem["code"_L1].toString(), 1}});
        add(reasons, counts);
        const QJsonObject others = file.preview["others"_L1].toObject();
        numbers += others["numbers"_L1].toInteger();
        add(left, others["left"_L1].toObject());
    }
    return {{u"checked"_s, checked}, {u"valid"_s, valid}, {u"reasons"_s, reasons}, {u"others"_s, QJsonObject{{u"numbers"_s, numbers}, {u"left"_s, left}}}};
}

QJsonObject ImportFiles::readParams(int at) const {
    const File &file = m_files.at(at);
    QJsonObject params{{u"path"_s, file.path}};
    if (!file.sheet.isEmpty())
        params.insert(u"sheet"_s, file.sheet);
    if (!file.encoding.isEmpty())
        params.insert(u"encoding"_s, file.encoding);
    if (file.headerRow >= 0)
        params.insert(u"headerRow"_s, file.headerRow);
    if (!file.mapping.isEmpty())
        params.insert(u"mapping"_s, file.mapping);
    return params;
}

QJsonObject ImportFiles::importParams() const {
    if (m_files.isEmpty())
        return {};
    QJsonObject params = readParams(0);
    QJsonArray more;
    QJsonArray moreAs;
    for (int i = 1; i < count(); ++i) {
        const File &file = m_files.at(i);
        more << file.path;
        moreAs << QJsonObject{{u"sheet"_s, file.sheet}, {u"encoding"_s, file.encoding}, {u"headerRow"_s, file.headerRow}, {u"mapping"_s, file.mapping}};
    }
    if (!more.isEmpty()) {
        params.insert(u"more"_s, more);
        params.insert(u"moreAs"_s, moreAs);
    }
    return params;
}

} // namespace lianxin
