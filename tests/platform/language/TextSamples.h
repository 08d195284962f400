// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Literals.h"
#include "platform/language/LabelledTexts.h"
#include <QStringList>

namespace lianxin::test {

//! Texts of four labels, each built from its own words and from words that all of them use; the same every time.
inline std::vector<LabelledText> sampleTexts(int count, quint32 seed = 1) {
    static const struct {
        QString label;
        QStringList words;
    } kinds[] = {{u"供水"_s, {u"自来水"_s, u"停水"_s, u"水压低"_s, u"水管爆裂"_s, u"水质发黄"_s, u"水表"_s}},
                 {u"交通"_s, {u"公交车"_s, u"红绿灯"_s, u"堵车"_s, u"停车位"_s, u"地铁站"_s, u"出租车"_s}},
                 {u"教育"_s, {u"学校"_s, u"入学报名"_s, u"老师"_s, u"补课收费"_s, u"幼儿园"_s, u"学位"_s}},
                 {u"噪声"_s, {u"夜间施工"_s, u"广场舞"_s, u"装修"_s, u"扰民"_s, u"音响"_s, u"机器轰鸣"_s}}};
    static const QStringList common{u"市民反映"_s, u"希望尽快处理"_s, u"多次投诉"_s, u"小区"_s, u"请相关部门"_s, u"一直没有解决"_s, u"附近居民"_s};
    quint32 state = seed * 2'654'435'761U + 12'345U;
    const auto next = [&](int below) {
        state = state * 1'664'525U + 1'013'904'223U;
        return int((state >> 8) % quint32(below));
    };
    std::vector<LabelledText> texts;
    for (int i = 0; i < count; ++i) {
        const auto &kind = kinds[std::size_t(i) % std::size(kinds)];
        QString text;
        for (int w = 0; w < 8; ++w)
            text += next(3) == 0 ? kind.words[next(int(kind.words.size()))] : common[next(int(common.size()))];
        text += kind.words[next(int(kind.words.size()))];
        if (next(10) == 0) // sometimes it is about something else besides
            text += kinds[std::size_t(next(4))].words[next(6)];
        texts.push_back({kind.label, text + QChar(char16_t(0x4E00 + next(4000))) + QChar(char16_t(0x4E00 + next(4000)))});
    }
    return texts;
}

} // namespace lianxin::test
