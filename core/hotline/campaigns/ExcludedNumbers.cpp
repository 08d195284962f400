// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ExcludedNumbers.h"
#include "platform/base/Literals.h"
#include <algorithm>

namespace lianxin {

QString ExcludedNumbers::inList() { return u"EXISTS (SELECT 1 FROM contact_number n WHERE n.phone_index = @.phone_index AND n.list_id = $1)"_s; }

ExcludedNumbers::ExcludedNumbers(Snapshot &s, const PreflightQuestion &question, const std::function<bool()> &goOn) {
    const Id &own = question.spec.listId;
    const auto take = [&](const QString &sql, const Params &parameters, const QString &name) {
        m_names.push_back(name);
        s.forEach(sql, parameters, [&](const Row &row) {
            m_numbers.emplace_back(row.blob(0), int(m_names.size()) - 1);
            return goOn();
        });
    };
    const auto rows = [&s](const Id &list) { return s.first(u"SELECT COALESCE(MAX(row_number), 0) FROM contact WHERE list_id = $1", {list})->integer(0); };
    // The shorter of the two lists is walked, and its numbers are looked up in the other.
    for (const auto &[id, name] : question.lists) {
        const bool ownFirst = rows(own) < rows(id);
        take(u"SELECT x.phone_index FROM contact x WHERE x.list_id = $2 AND "_s + QString(inList()).replace(u'@', u"x"_s),
             {ownFirst ? id : own, ownFirst ? own : id}, name);
        // Further numbers: theirs that are somebody's first here, and those of the people here.
        take(u"SELECT x.phone_index FROM contact_other x WHERE x.list_id = $2 AND "_s + QString(inList()).replace(u'@', u"x"_s), {own, id}, name);
        take(u"SELECT c.phone_index FROM contact_other o JOIN contact c ON c.list_id = o.list_id AND c.row_number = o.row_number WHERE o.list_id = $1 AND "
             "(EXISTS (SELECT 1 FROM contact_number n WHERE n.phone_index = o.phone_index AND n.list_id = $2) OR "
             "EXISTS (SELECT 1 FROM contact_other n WHERE n.phone_index = o.phone_index AND n.list_id = $2))"_s,
             {own, id}, name);
    }
    for (const auto &[id, name] : question.campaigns)
        if (id != question.campaignId)
            for (const QString &from : {u"call_order x WHERE x.source_id = $2 AND x.source = 'campaign' AND x.attempts_made > 0"_s,
                                        u"order_number x JOIN call_order o ON o.id = x.order_id WHERE o.source_id = $2 AND o.source = 'campaign' AND o.attempts_made > 0"_s})
                take(u"SELECT x.phone_index FROM "_s + from + u" AND "_s + QString(inList()).replace(u'@', u"x"_s), {own, id}, name);
    // Further numbers of the people here that were called there, or are further ones there, too.
    for (const auto &[id, name] : question.campaigns)
        if (id != question.campaignId)
            take(u"SELECT c.phone_index FROM contact_other o JOIN contact c ON c.list_id = o.list_id AND c.row_number = o.row_number WHERE o.list_id = $1 AND "
                 "(EXISTS (SELECT 1 FROM call_order x WHERE x.phone_index = o.phone_index AND x.source_id = $2 AND x.source = 'campaign' AND x.attempts_made > 0) OR "
                 "EXISTS (SELECT 1 FROM order_number n JOIN call_order x ON x.id = n.order_id WHERE n.phone_index = o.phone_index AND x.source_id = $2 "
                 "AND x.source = 'campaign' AND x.attempts_made > 0))"_s,
                 {own, id}, name);
    std::sort(m_numbers.begin(), m_numbers.end());
    m_numbers.erase(std::unique(m_numbers.begin(), m_numbers.end(), [](const auto &a, const auto &b) { return a.first == b.first; }), m_numbers.end());
    m_met.resize(m_numbers.size());
}

QString ExcludedNumbers::by(const QByteArray &number) {
    const auto at = std::lower_bound(m_numbers.begin(), m_numbers.end(), std::pair(number, 0));
    if (at == m_numbers.end() || at->first != number)
        return {};
    m_met[size_t(at - m_numbers.begin())] = true;
    return m_names[size_t(at->second)];
}

std::map<QString, ExcludedNumbers::Rest> ExcludedNumbers::rest() const {
    std::map<QString, Rest> out;
    for (size_t i = 0; i < m_numbers.size(); ++i) {
        if (m_met[i])
            continue;
        Rest &rest = out[m_names[size_t(m_numbers[i].second)]];
        if (++rest.count <= shown)
            rest.first.push_back(m_numbers[i].first);
    }
    return out;
}

} // namespace lianxin
