// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dispatch/Districts.h"
#include "platform/base/Literals.h"
#include "talk/assistant/TalkDraft.h"

namespace lianxin::test {

//! 2026-10-14, a Wednesday, 09:30 in China.
inline constexpr qint64 kTalkAt = 1'791'941'400'000;

//! "c:…" a citizen's sentence, "s:…" a seat's; one second each.
inline std::vector<TalkLine> talkOf(const QStringList &said) {
    std::vector<TalkLine> lines;
    for (const QString &one : said) {
        const qint64 seq = qint64(lines.size()) + 1;
        const bool seat = one.startsWith(u"s:"_s);
        lines.push_back({seq, seq, kTalkAt + seq * 1'000, kTalkAt + seq * 1'000 + 900, u"%1-%2"_s.arg(seat ? 2 : 1).arg(seq), seat ? u"seat"_s : u"citizen"_s, one.mid(2)});
    }
    return lines;
}

//! Without a classifier, as a hotline begins; with the units' districts.
inline DraftContext talkContext() {
    DraftContext context;
    context.categories = *CategoryTree::shipped();
    const auto districts = std::make_shared<Districts>();
    districts->setOwn({u"临湖区"_s, u"城东区"_s, u"高新区"_s, u"青山街道"_s}, {});
    context.place = [districts](const QString &text) { return districts->find(text, u"text"_s); };
    return context;
}

} // namespace lianxin::test
