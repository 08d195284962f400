// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/UrgencyRules.h"
#include "platform/base/Literals.h"
#include "talk/assistant/TalkFinds.h"
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace lianxin {
namespace {

struct UrgencyRule {
    QString name;
    QRegularExpression words;
};

const std::vector<UrgencyRule> &urgencyRules() {
    static const std::vector<UrgencyRule> rules = [] {
        std::vector<UrgencyRule> all;
        const auto add = [&all](const QString &name, const QString &words) {
            QRegularExpression pattern(words);
            pattern.optimize();
            all.push_back({name, pattern});
        };
        add(u"fire"_s, u"着火|起火|失火|火灾|烧起来|冒(?:黑|浓)烟|爆炸"_s);
        add(u"gas_leak"_s, u"(?:燃气|煤气|天然气|瓦斯)[^，。！？；]{0,4}(?:泄漏|泄露|漏|味)|漏(?:煤|燃|天然)?气|(?:煤气|燃气|天然气)中毒"_s);
        add(u"trapped"_s, u"(?:人|孩子|老人|小孩|我|他|她|奶奶|爷爷|妈|爸)[^，。！？；]{0,6}(?:困在|被困|关在电梯|卡在电梯)|困在(?:里面|电梯)|被困|电梯[^，。！？；]{0,4}(?:困|关)(?:了|着|住)?人|被(?:反)?锁在[^，。！？；]{0,4}(?:里|屋)"_s);
        add(u"injured"_s, u"受(?:了)?(?:重)?伤|流(?:了)?(?:很多|好多)血|昏(?:迷|倒|过去)|骨折|砸(?:到|伤)(?:了)?人|撞(?:伤|倒)(?:了)?人|摔(?:伤|断)|不省人事|没气了|快不行了"_s);
        add(u"suicide"_s, u"不想活|活不下去|想(?:死|自杀|轻生)|要?跳楼|自杀|轻生|死给(?:你|他)们?看|割腕|喝农药"_s);
        add(u"violence"_s, u"(?:正在|在|又)?打(?:老婆|老人|孩子|人了|我)|家暴|砍人|拿(?:着)?刀|持刀|绑架|被打(?:了|伤|得)"_s);
        add(u"food_poisoning"_s, u"食物中毒|(?:吃|喝)(?:了|完|坏)[^，。！？；]{0,10}(?:上吐下泻|拉肚子|呕吐|中毒)"_s);
        add(u"child_missing"_s, u"(?:孩子|小孩|儿子|女儿|孙子|孙女|老人|奶奶|爷爷|妈妈|爸爸|母亲|父亲)[^，。！？；]{0,5}(?:走丢|丢了|走失|失踪|不见了|找不到(?:了|人)?)"_s);
        add(u"collapse"_s, u"(?:房子|墙|楼|桥|路面?|屋顶|阳台|围墙|山体|脚手架|护栏|塔吊)[^，。！？；]{0,5}(?:塌了|倒塌|坍塌|塌陷|塌方|要塌|快塌|倒了|滑坡)|塌方|山体滑坡|地陷"_s);
        add(u"electric_shock"_s, u"触电|漏电|电线[^，。！？；]{0,5}(?:掉|断|垂|裸露|冒火)|变压器[^，。！？；]{0,4}(?:爆|冒)"_s);
        add(u"flood"_s, u"水(?:已经)?(?:淹|漫)(?:到|进|了)|家里(?:全)?(?:被)?淹了|被淹|洪水|决堤|溃坝"_s);
        return all;
    }();
    return rules;
}

//! Only feared, only asked about, or long ago.
bool isUnreal(const QString &text, qsizetype at) {
    static const QRegularExpression unreal(u"(?:万一|怕|担心|如果|要是|假如|容易|以免|免得|防止|避免|预防|会不会|有没有|早晚|迟早|以前|之前|去年|前年|上次|曾经|差点|差一点|可能会|有可能|会|隐患)[^，。！？；]{0,8}$"_s);
    static const QRegularExpression sure(u"(?:都|已经|正在|又)[^，。！？；]{0,4}$"_s);
    const QString before = text.first(at);
    return unreal.match(before).hasMatch() && !sure.match(before).hasMatch();
}

} // namespace

std::vector<UrgencyHit> urgencyIn(const QString &text) {
    static const QRegularExpression afterwards(u"^(?:的?(?:隐患|演习|演练|报警器|保险|险))"_s);
    std::vector<UrgencyHit> hits;
    for (const UrgencyRule &rule : urgencyRules())
        for (auto it = rule.words.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            if (isNegatedAt(text, match.capturedStart()) || isUnreal(text, match.capturedStart()) || afterwards.match(text.mid(match.capturedEnd())).hasMatch())
                continue;
            hits.push_back({rule.name, true, match.capturedStart(), match.capturedLength()});
        }
    std::stable_sort(hits.begin(), hits.end(), [](const UrgencyHit &a, const UrgencyHit &b) { return a.from < b.from; });
    return hits;
}

std::vector<QString> urgencyRuleNames() {
    std::vector<QString> names;
    for (const UrgencyRule &rule : urgencyRules())
        names.push_back(rule.name);
    for (const QString &name : {u"water_cut_many"_s, u"power_cut_many"_s, u"heating_many"_s, u"vulnerable"_s})
        names.push_back(name);
    return names;
}

std::vector<OutageHit> outageScopesIn(const QString &text) {
    static const QRegularExpression many(u"整个?(?:小区|楼|栋|幢|村|片|条街|单元|社区)|全(?:小区|村|楼|社区)|(?:一|这)大?片|(?:好)?几[十百千]户|(?:上|[一二三四五六七八九两])(?:十|百|千)多?户|[0-9]{2,}多?户|"
                                         "家家(?:户户)?|大家都|所有(?:人|住户|居民|业主)|邻居(?:们)?(?:也)?都|我们?(?:这)?(?:栋|小区|村)都"_s);
    static const QRegularExpression vulnerable(u"孕妇|婴儿|新生儿|刚出生|坐月子|残疾|瘫痪|卧床|病人|透析|呼吸机|制氧机|孤寡老人|独居老人|(?:八|九)十(?:多|几|[一二三四五六七八九])?岁|[89][0-9]岁"_s);
    std::vector<OutageHit> hits;
    for (const auto &[scope, pattern] : {std::pair(OutageScope::Many, &many), std::pair(OutageScope::Vulnerable, &vulnerable)})
        for (auto it = pattern->globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            if (!isNegatedAt(text, match.capturedStart()))
                hits.push_back({scope, match.capturedStart(), match.capturedLength()});
        }
    return hits;
}

QString outageRuleOf(const QString &categoryName) {
    if (categoryName == u"停水")
        return u"water_cut_many"_s;
    if (categoryName == u"停电")
        return u"power_cut_many"_s;
    return categoryName == u"停暖" || categoryName == u"停气" || categoryName == u"温度不达标" ? u"heating_many"_s : QString();
}

} // namespace lianxin
