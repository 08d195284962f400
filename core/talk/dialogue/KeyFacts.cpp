// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/KeyFacts.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace lianxin {
namespace {

const QString kDigit = u"[0-9０-９零〇一幺二两三四五六七八九]"_s;
const QString kCount = u"(?:[0-9０-９]+(?:\\.[0-9]+)?|[零〇一二两三四五六七八九十百千万亿半几]+)"_s;

// The commonest surnames: somebody who says 我姓王 or 我叫张小敏 gives one of these in nearly every case.
const QString kSurname = u"(?:欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|令狐|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘"
                         "蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])"_s;

struct Rule {
    KeyFact::Kind kind;
    QRegularExpression pattern; // the first group, where there is one, is the fact
};

// In the order in which they win where they meet.
const std::vector<Rule> &rules() {
    using Kind = KeyFact::Kind;
    static const std::vector<Rule> all = [] {
        const auto pattern = [](const QString &text) {
            QRegularExpression made(text);
            made.optimize();
            return made;
        };
        const QString place = u"(?:路|街|大道|巷|胡同|弄|里|苑|小区|花园|家园|新村|公寓|大厦|广场|社区|村|镇|街道)"_s;
        const QString number = u"(?:[0-9０-９]+|[零〇一二两三四五六七八九十百千]+|幺)"_s;
        return std::vector<Rule>{
            {Kind::Number, pattern(u"[0-9]{3,4}\\*{2,}[0-9]{2,4}"_s)}, // masked already
            {Kind::Number, pattern(kDigit + u"(?:[ \\-，]?"_s + kDigit + u"){6,}[xXｘＸ]?"_s)},
            {Kind::Name, pattern(u"(?:我叫|我的名字叫|名字叫|名叫)("_s + kSurname + u"(?:[\\p{Han}]{1,2}?(?=[，。,\\s]|我|的|是|住|电话|$)|[\\p{Han}]{1,2}|\\*{1,3}))"_s)},
            {Kind::Name, pattern(u"我姓("_s + kSurname + u')')},
            {Kind::Date, pattern(u"(?:(?:[0-9]{4}|[零〇一二三四五六七八九]{4}|今|去|明|前)年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日])?"_s)},
            {Kind::Date, pattern(u"(?:上个?|下个?|这个?|本)?(?:星期|礼拜|周)[一二三四五六日天末]|(?:大)?[前昨今明后][天日晚]|(?:上|下|这)个?(?:月|星期|礼拜|周)(?:初|底|末)?"_s)},
            {Kind::Time, pattern(u"(?:凌晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜)(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|[一三]刻|(?:[0-9]{1,2}|[零一二三四五六七八九十]{1,3})分?)?"_s
                                 u"|(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})点(?:半|[一三]刻|钟)|(?:每天|天天)?(?:凌晨|半夜|后半夜)"_s)},
            {Kind::Address, pattern(u"(?:[\\p{Han}]{2,4}[区县])?[\\p{Han}]{2,6}?"_s + place + number + u"(?:号楼|号院|号|弄|栋|幢|单元|室|层|楼|组|队)(?:"_s + number
                                    + u"(?:号楼|栋|幢|单元|室|层|楼|号))*"_s)},
            {Kind::Address, pattern(u"(?:住在|住|家在|地址是|地点在|位置在)((?:[\\p{Han}]{2,4}[区县])?[\\p{Han}]{1,6}?"_s + place + u')')},
            {Kind::Amount, pattern(kCount + u"(?:多)?(?:块钱|块|元|万元|毛|个月|年|天|个小时|小时|分钟|次|户|吨|公斤|斤|平方米|平米|米|岁|个人|口人)"_s)},
        };
    }();
    return all;
}

// What the words before a place are, but no part of it: 我住在春江路 is 春江路.
qsizetype leadIn(QStringView fact) {
    static const std::array words{u"我们家住在"_s, u"我家住在"_s, u"我们住在"_s, u"我住在"_s, u"住在"_s, u"我们家在"_s, u"我家在"_s, u"家在"_s, u"就在"_s, u"地址是"_s,
                                  u"位置在"_s,     u"我住"_s,     u"在"_s,       u"是"_s,     u"到"_s,   u"去"_s,       u"从"_s,     u"的"_s,   u"住"_s};
    qsizetype cut = 0;
    for (const QString &word : words) {
        const qsizetype at = fact.indexOf(word, cut);
        if (at >= 0 && at <= 6 && fact.size() - at - word.size() >= 3)
            cut = at + word.size();
    }
    return cut;
}

} // namespace

QString nameOf(KeyFact::Kind kind) {
    constexpr std::array names{"name"_L1, "number"_L1, "date"_L1, "time"_L1, "address"_L1, "amount"_L1};
    return names[size_t(kind)];
}

std::vector<KeyFact> keyFacts(QStringView text) {
    std::vector<KeyFact> facts;
    const QString whole = text.toString();
    for (const Rule &rule : rules()) {
        for (auto it = rule.pattern.globalMatch(whole); it.hasNext();) {
            const auto match = it.next();
            const int group = match.lastCapturedIndex() > 0 ? 1 : 0;
            KeyFact fact{rule.kind, match.capturedStart(group), match.capturedLength(group)};
            if (fact.kind == KeyFact::Kind::Address) {
                qsizetype cut = leadIn(match.capturedView(group));
                for (const KeyFact &other : facts) // 昨天春江路88号: the day is no part of the road
                    if (other.from <= fact.from + cut && other.from + other.length > fact.from + cut)
                        cut = other.from + other.length - fact.from;
                if (fact.length - cut < 3)
                    continue;
                fact.from += cut;
                fact.length -= cut;
            }
            const bool meets = std::any_of(facts.begin(), facts.end(), [&fact](const KeyFact &other) {
                return fact.from < other.from + other.length && other.from < fact.from + fact.length;
            });
            if (fact.length > 0 && !meets)
                facts.push_back(fact);
        }
    }
    std::sort(facts.begin(), facts.end(), [](const KeyFact &a, const KeyFact &b) { return a.from < b.from; });
    return facts;
}

QStringList namesIn(const QString &text, const QStringList &known) {
    QStringList names;
    for (const QString &name : known)
        if (name.size() > 1 && text.contains(name))
            names << name;
    for (const KeyFact &fact : keyFacts(text))
        if (fact.kind == KeyFact::Kind::Name && fact.length > 1)
            names << text.mid(fact.from, fact.length);
    return names;
}

QString namesMasked(const QString &text, const QStringList &known) {
    QString out = text;
    for (const QString &name : namesIn(text, known))
        out.replace(name, maskedName(name));
    return out;
}

} // namespace lianxin
