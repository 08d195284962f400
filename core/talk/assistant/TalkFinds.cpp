// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/TalkFinds.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/language/SpokenNumber.h"
#include "platform/language/SpokenTime.h"
#include "talk/dialogue/KeyFacts.h"
#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>

namespace lianxin {
namespace {

using Kind = TalkFind::Kind;

const QString kNum = u"(?:[0-9０-９]+|[零〇一二两三四五六七八九十百]+|幺)"_s;

QRegularExpression compiled(const QString &pattern) {
    QRegularExpression made(pattern);
    made.optimize();
    return made;
}

// --- times

const QRegularExpression &timePattern() {
    static const QRegularExpression pattern = [] {
        const QString day = u"(?:每天|天天|每晚|每个?(?:星期|礼拜|周)[一二三四五六日天末]?|一到(?:周末|节假日|雨天|晚上|夜里|下雨天?|夏天|冬天)|周末|最近(?:这?(?:几|两|%1)(?:天|个月|个?星期|周))?"
                            "|这(?:几|两|些|段)(?:天|个月|个?星期|周|时间|日子)|(?:大前|大后|前|昨|今|明|后)(?:天|日|晚|儿)|(?:上|下|这|本)个?(?:星期|礼拜|周)[一二三四五六日天末]?"
                            "|(?:上|下|这|本)个?月(?:初|底|末|%1[号日])?|(?:今|去|明|前)年(?:%1月(?:份|%1[号日])?)?|(?:[0-9]{4}年|[二零〇一三四五六七八九]{4}年)?%1月(?:份|%1[号日])"
                            "|(?:星期|礼拜|周)[一二三四五六日天])"_s.arg(kNum);
        const QString part = u"(?:凌晨|清晨|早上|早晨|一大早|上午|中午|下午|傍晚|晚上|夜里|大半夜|后半夜|半夜|深夜|夜间|白天)"_s;
        const QString clock = u"%1点(?:半|[一三]刻|钟|多|%1分?)?"_s.arg(kNum);
        const QString bareClock = u"(?<![快慢早晚迟差有好])(?:%1点(?:半|[一三]刻|钟|%1分)|[0-9十]{2,}点|[二两三四五六七八九十]点(?!意见|建议))"_s.arg(kNum);
        return compiled(u"(?:%1(?:的)?(?:%2)?(?:%3)?|%2(?:%3)?|%4)(?:(?:一直)?[到至](?:第二天)?(?:%2)?(?:%3)?)?(?:以后|之后|以前|之前|左右|前后|开始)?"_s.arg(day, part, clock, bareClock));
    }();
    return pattern;
}

//! Somebody should come, call, or bring something then: it is no time at which the matter happened.
bool isWantedIn(const QString &text, qsizetype from, qsizetype length) {
    static const QRegularExpression ahead(u"^(?:明|后|大后)|^下个?(?:星期|礼拜|周|月)"_s);
    static const QRegularExpression cue(u"方便|有空|在家|上门|过来|来人|派人|回电|回个电话|联系我|打给我|给我打|再打|再联系|来(?:看|修|处理|量|查)"_s);
    qsizetype begin = from, end = from + length;
    const auto mark = [&text](qsizetype i) { return u"，。！？；,.!?;"_s.contains(text[i]); };
    while (begin > 0 && !mark(begin - 1))
        --begin;
    while (end < text.size() && !mark(end))
        ++end;
    return ahead.match(text.mid(from, length)).hasMatch() || cue.match(text.mid(begin, end - begin)).hasMatch();
}

// --- addresses

const QString kNameChar = u"(?:(?![的了我你您他她它们这那没不是在到从住去来就说问请吗呢吧啊呀嘛哪什么很都也还要会被把让给])\\p{Han})"_s;
const QString kTail = u"(?:%1(?:号楼|号院|号|弄|栋|幢|单元|室|层|楼|组|队)(?:%1(?:号楼|号院|号|弄|栋|幢|单元|室|层|楼))*(?:[0-9]{3,4}室?)?)"_s;

const QRegularExpression &addressPattern() {
    static const QRegularExpression pattern = compiled(
        u"(?:%1{2,4}[区县市])?(?:%1{1,5}?(?:街道|镇))?(?:%1{2,5}?(?:路|大道|大街|街|巷|胡同)(?:[和与]%1{2,5}?(?:路|大道|街)(?:交叉口|路口|交汇处))?"
        "|%1{2,6}?(?:小区|花园|家园|新村|公寓|大厦|广场|佳苑|嘉园|社区|新城|小学|中学|幼儿园|医院|公园|菜市场|苑|村))(%2)?"
        "(?:门口|路口|交叉口|东门|西门|南门|北门|地下车库|公交站)?"_s.arg(kNameChar, kTail.arg(kNum)));
    return pattern;
}

//! What is said before a place and is no part of its name.
qsizetype leadOf(QStringView words) {
    static const std::array leads{u"我们"_s, u"反映"_s, u"反应"_s, u"投诉"_s, u"咨询"_s, u"举报"_s, u"关于"_s, u"位于"_s, u"靠近"_s, u"经过"_s, u"路过"_s, u"附近"_s, u"对面"_s, u"旁边"_s,
                                  u"因为"_s, u"现在"_s, u"发现"_s, u"看到"_s, u"家住"_s, u"居住"_s, u"地址"_s, u"位置"_s, u"地点"_s, u"应该"_s, u"叫做"_s, u"本市"_s, u"门口"_s, u"小区"_s,
                                  u"家门"_s, u"想"_s,   u"叫"_s,   u"离"_s,   u"走"_s,   u"过"_s,   u"有"_s,   u"家"_s,   u"对"_s,   u"嗯"_s,   u"哦"_s,   u"喂"_s};
    qsizetype cut = 0;
    for (bool again = true; std::exchange(again, false);)
        for (const QString &lead : leads)
            if (words.sliced(cut).startsWith(lead) && words.size() - cut - lead.size() >= 3) {
                cut += lead.size();
                again = true;
            }
    return cut;
}

bool isNoPlace(const QString &head) {
    static const QStringList none{u"十字路"_s, u"人行道路"_s, u"高速公路"_s, u"步行街"_s, u"商业街"_s, u"新农村"_s, u"城中村"_s, u"整个小区"_s, u"全小区"_s, u"老旧小区"_s, u"好几个小区"_s,
                                  u"附近小区"_s, u"隔壁小区"_s, u"一个小区"_s, u"每个小区"_s, u"有关部门路"_s, u"公立小学"_s, u"公办小学"_s, u"私立小学"_s, u"民办小学"_s, u"重点中学"_s,
                                  u"公办幼儿园"_s, u"民办幼儿园"_s, u"私立幼儿园"_s, u"普惠幼儿园"_s, u"三甲医院"_s, u"社区医院"_s, u"市医院"_s, u"修路"_s, u"一条路"_s, u"走路"_s, u"门口路"_s,
                                  u"户籍小学"_s, u"乡镇医院"_s, u"定点医院"_s, u"居民小区"_s, u"住宅小区"_s, u"单位小区"_s};
    return none.contains(head) || head.contains(u"马路"_s) || head.contains(u"小学毕业"_s);
}

void addAddresses(const QString &text, const QString &blanked, std::vector<TalkFind> &finds) {
    static const QRegularExpression cue(u"(?:住在|家住|住|家在|地址是|地址|位置|地点|位于|就在|在)[，]?$"_s);
    static const QRegularExpression elsewhere(u"(?:户口|户籍|单位|公司|老家|上班|窗口|大厅)(?:地址)?(?:就)?[在是]?$"_s);
    for (auto it = addressPattern().globalMatch(blanked); it.hasNext();) {
        const auto match = it.next();
        const qsizetype lead = leadOf(match.capturedView());
        TalkFind find;
        find.from = match.capturedStart() + lead;
        find.length = match.capturedLength() - lead;
        find.tail = match.captured(1);
        find.head = find.tail.isEmpty() ? text.mid(find.from, find.length) : text.mid(find.from, match.capturedStart(1) - find.from);
        find.value = text.mid(find.from, find.length);
        if (find.head.size() < 3 || isNoPlace(find.head))
            continue;
        const QString before = text.first(find.from).right(8);
        find.strength = 1 + (find.tail.isEmpty() ? 0 : 2) + (cue.match(before).hasMatch() ? 1 : 0) + (find.head.contains(u'区') || find.head.contains(u'县') ? 1 : 0)
                        - (elsewhere.match(before).hasMatch() ? 1.5 : 0);
        finds.push_back(find);
    }
    for (const KeyFact &fact : keyFacts(blanked)) {
        if (fact.kind != KeyFact::Kind::Address)
            continue;
        TalkFind find;
        find.from = fact.from;
        find.length = fact.length;
        find.value = find.head = text.mid(fact.from, fact.length);
        static const QRegularExpression tail(kTail.arg(kNum) + u'$');
        if (const auto match = tail.match(find.value); match.hasMatch() && match.capturedStart() >= 2) {
            find.tail = match.captured();
            find.head.chop(find.tail.size());
        }
        const bool meets = std::any_of(finds.begin(), finds.end(), [&find](const TalkFind &other) { return other.from < find.end() && find.from < other.end(); });
        find.strength = find.tail.isEmpty() ? 2 : 3;
        if (!meets && !isNoPlace(find.head) && !isNoPlace(find.value))
            finds.push_back(find);
    }
    static const QRegularExpression detail = compiled(u"(?<![0-9０-９零一二三四五六七八九十第])(?:%1)"_s.arg(kTail.arg(kNum)));
    for (auto it = detail.globalMatch(blanked); it.hasNext();) {
        const auto match = it.next();
        TalkFind find;
        find.kind = Kind::Detail;
        find.from = match.capturedStart();
        find.length = match.capturedLength();
        find.value = find.tail = match.captured();
        if (!std::any_of(finds.begin(), finds.end(), [&find](const TalkFind &other) { return other.from < find.end() && find.from < other.end(); }))
            finds.push_back(find);
    }
}

// --- who

void addContacts(const QString &text, std::vector<TalkFind> &finds) {
    static const QRegularExpression surname(u"(?:免贵姓|本人姓|叫我)([\\p{Han}])(?:先生|女士|师傅|老师|阿姨|大姐)?"_s);
    static const QRegularExpression others(u"(?:他|她|对方|公司|物业|老板|商家|店里|学校|单位)(?:们)?的?(?:电话|手机|号码|联系方式)"_s);
    for (const KeyFact &fact : keyFacts(text)) {
        TalkFind find;
        find.from = fact.from;
        find.length = fact.length;
        find.value = text.mid(fact.from, fact.length);
        if (fact.kind == KeyFact::Kind::Name) {
            find.kind = Kind::Name;
            find.strength = fact.length > 1 ? 2 : 1;
            finds.push_back(find);
        } else if (fact.kind == KeyFact::Kind::Number && !others.match(text.first(fact.from)).hasMatch()) {
            QString digits = find.value;
            digits.remove(u' ').remove(u'，').remove(u'-');
            const auto plain = parseSpokenDigits(digits);
            const auto number = plain ? parsePhoneNumber(*plain) : Expected<PhoneNumber>(Error{});
            if (!number || number->kind == PhoneNumber::Kind::Service)
                continue;
            find.kind = Kind::Phone;
            find.value = number->digits;
            finds.push_back(find);
        }
    }
    if (const auto match = surname.match(text); match.hasMatch()) {
        TalkFind find;
        find.kind = Kind::Name;
        find.from = match.capturedStart(1);
        find.length = match.capturedLength(1);
        find.value = match.captured(1);
        if (std::none_of(finds.begin(), finds.end(), [](const TalkFind &other) { return other.kind == Kind::Name; }))
            finds.push_back(find);
    }
}

int groupOf(Kind kind) { return kind == Kind::Detail ? int(Kind::Address) : int(kind); }

} // namespace

std::vector<std::pair<qsizetype, qsizetype>> takenBackIn(const QString &text) {
    static const QRegularExpression pattern = compiled(
        u"(?:(?<=^)|(?<=[，。！？；、,.\\s嗯啊哦噢哎诶]))(?:[哦噢]不|不对不对|不对|不是不是|(?:我)?(?:说|讲|记|搞|弄)错了|错了|口误|更正一下)(?=[，。！？；、,.\\s]|是|应该|我|$)"
        "|不对(?=，?应?该?是)|我?(?:说|讲|记|搞)错了|我(?:是说|的意思是)"_s);
    std::vector<std::pair<qsizetype, qsizetype>> all;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        all.emplace_back(match.capturedStart(), match.capturedEnd());
    }
    return all;
}

bool isNegatedAt(const QString &text, qsizetype at) {
    const QStringView before = QStringView(text).first(at);
    static const std::array asks{u"是不是"_s, u"有没有"_s, u"会不会"_s, u"能不能"_s, u"是不是在"_s};
    for (const QString &ask : asks)
        if (before.endsWith(ask))
            return false;
    static const std::array words{u"不是"_s, u"不在"_s, u"并不是"_s, u"没有"_s, u"没有人"_s, u"没人"_s, u"没有发生"_s, u"没发生"_s, u"不用"_s, u"不叫"_s, u"没"_s, u"不"_s, u"未"_s, u"别"_s,
                                  u"没有被"_s, u"没被"_s, u"没有说"_s, u"不是说"_s, u"也没有什么"_s, u"没什么"_s, u"没有闻到"_s, u"没闻到"_s, u"没有看到"_s, u"没看到"_s};
    return std::any_of(words.begin(), words.end(), [&](const QString &word) { return before.endsWith(word); });
}

std::vector<TalkFind> findsIn(const QString &text) {
    std::vector<TalkFind> finds;
    QString blanked = text; // times are no part of a place's name
    for (auto it = timePattern().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        TalkFind find;
        find.from = match.capturedStart();
        find.length = match.capturedLength();
        find.value = match.captured();
        find.kind = isWantedIn(text, find.from, find.length) ? Kind::Wanted : Kind::Happened;
        find.strength = std::min(3.0, 1 + double(find.length) / 4);
        blanked.replace(find.from, find.length, QString(find.length, u'，'));
        finds.push_back(find);
    }
    addAddresses(text, blanked, finds);
    addContacts(text, finds);
    std::sort(finds.begin(), finds.end(), [](const TalkFind &a, const TalkFind &b) { return a.from != b.from ? a.from < b.from : a.kind < b.kind; });

    const auto back = takenBackIn(text);
    for (std::size_t i = 0; i < finds.size(); ++i) {
        TalkFind &find = finds[i];
        find.negated = isNegatedAt(text, find.from);
        const TalkFind *before = nullptr;
        for (std::size_t j = 0; j < i; ++j)
            if (groupOf(finds[j].kind) == groupOf(find.kind))
                before = &finds[j];
        const qsizetype after = before ? before->end() : 0;
        find.correcting = !find.negated && ((before && before->negated) || std::any_of(back.begin(), back.end(), [&](const auto &one) {
                              return one.first >= after && one.second <= find.from;
                          }));
    }
    return finds;
}

HeardMoment pastMoment(const QString &words, qint64 now, const QTimeZone &zone) {
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, zone).date();
    std::optional<QDate> day;
    for (const auto &[word, ago] : {std::pair{u"大前天"_s, 3}, {u"前天"_s, 2}, {u"前晚"_s, 2}, {u"昨"_s, 1}, {u"今天"_s, 0}, {u"今晚"_s, 0}, {u"今日"_s, 0}})
        if (!day && words.contains(word))
            day = today.addDays(-ago);
    static const QRegularExpression weekday(u"(上)?个?(?:星期|礼拜|周)([一二三四五六日天])"_s);
    if (const auto match = weekday.match(words); !day && match.hasMatch() && !words.contains(u'每')) {
        const auto place = u"一二三四五六日"_s.indexOf(match.captured(2));
        const int wanted = place < 0 ? 7 : int(place) + 1;
        const QDate monday = today.addDays(1 - today.dayOfWeek());
        if (!match.captured(1).isEmpty())
            day = monday.addDays(wanted - 1 - 7);
        else if (monday.addDays(wanted - 1) <= today)
            day = monday.addDays(wanted - 1);
    }
    static const QRegularExpression dated(u"(?:[0-9]{4}年|[二零〇一三四五六七八九]{4}年)?(?:[0-9]+|[一二三四五六七八九十]+)月(?:[0-9]+|[一二三四五六七八九十]+)[号日]"_s);
    if (const auto match = dated.match(words); !day && match.hasMatch())
        if (auto date = parseSpokenDate(match.capturedView(), today)) {
            if (*date > today)
                date = date->addYears(-1);
            day = date;
        }
    if (!day)
        return {};
    HeardMoment moment{{}, day->toString(Qt::ISODate)};
    static const QRegularExpression clock(u"(凌晨|早上|上午|中午|下午|傍晚|晚上|夜里|半夜)?((?:[0-9]+|[一二两三四五六七八九十]+)点(?:半|[一三]刻|(?:[0-9]+|[零一二三四五六七八九十]+)分?)?)"_s);
    if (const auto match = clock.match(words); match.hasMatch()) {
        QString part = match.captured(1);
        if (part.isEmpty() && words.contains(u'晚'))
            part = u"晚上"_s; // 昨晚十点
        if (part == u"夜里" || part == u"半夜")
            part.clear();
        if (const auto time = parseSpokenTime(QString(part + match.captured(2))))
            moment.at = QDateTime(*day, *time, zone).toMSecsSinceEpoch();
    }
    return moment;
}

} // namespace lianxin
