// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CellKinds.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include <QDate>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>

namespace lianxin::cellkinds {

namespace {

bool endsWithOneOf(const QString &text, std::initializer_list<QStringView> ends) {
    return text.size() >= 2 && text.size() <= 12 && std::any_of(ends.begin(), ends.end(), [&](QStringView end) { return text.endsWith(end); });
}

// Those that most people have. Whoever has another is taken for words, of which nothing is known.
bool beginsWithSurname(const QString &text) {
    static const QString one = u"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
                               "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛"
                               "曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤阎穆司古简卜项褚连苑边席卫"_s;
    static const QStringList two{u"欧阳"_s, u"上官"_s, u"司马"_s, u"诸葛"_s, u"夏侯"_s, u"皇甫"_s, u"尉迟"_s, u"公孙"_s, u"慕容"_s, u"司徒"_s, u"令狐"_s, u"端木"_s};
    return one.contains(text.front()) || two.contains(text.left(2));
}

} // namespace

bool isPersonName(const QString &text) {
    if (text.size() < 2 || text.size() > 4)
        return false;
    for (const QChar c : text)
        if (c.unicode() < 0x4e00 || c.unicode() > 0x9fff)
            return false;
    return true;
}

// GB 11643: seventeen digits and a check character.
bool isIdNumber(const QString &text) {
    static constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (text.size() != 18)
        return false;
    int sum = 0;
    for (int i = 0; i < 17; ++i) {
        if (text[i] < u'0' || text[i] > u'9')
            return false;
        sum += (text[i].unicode() - u'0') * weights[size_t(i)];
    }
    return text[17].toUpper() == u"10X98765432"[sum % 11];
}

// "GD202600012345", "2026-0001-223": letters in front or groups, at least eight digits, neither a number nor a date.
bool isTicketNumber(const QString &text) {
    int digits = 0;
    int letters = 0;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            ++digits;
        else if ((c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z'))
            letters += digits == 0 ? 1 : 100;
        else if (c != u'-')
            return false;
    }
    return digits >= 8 && letters >= 1 && letters <= 6;
}

// "2024-08-01", "2024/8/1", "2024年8月1日", "20240801": with an area code before it, it would be a telephone.
bool isDate(const QString &text) {
    static const QRegularExpression day(u"^((?:19|20)[0-9]{2})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?$"_s);
    const auto match = day.match(text);
    return match.hasMatch() && QDate::isValid(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
}

bool isLanguage(const QString &text) {
    static const QStringList known{u"普通话"_s, u"国语"_s, u"汉语"_s, u"中文"_s, u"粤语"_s, u"英语"_s, u"藏语"_s, u"维吾尔语"_s, u"蒙古语"_s, u"朝鲜语"_s,
                                   u"哈萨克语"_s, u"彝语"_s, u"壮语"_s, u"闽南语"_s, u"客家话"_s, u"吴语"_s, u"zh"_s, u"zh-CN"_s, u"en"_s, u"yue"_s};
    return known.contains(text);
}

bool isDistrict(const QString &text) { return endsWithOneOf(text, {u"区", u"县", u"旗"}) && !text.endsWith(u"社区"); }

bool isCommunity(const QString &text) { return endsWithOneOf(text, {u"社区", u"街道", u"村", u"镇", u"乡"}); }

bool isAddress(const QString &text) {
    return text.size() >= 6 && (text.endsWith(u'号') || text.endsWith(u'室') || text.contains(u"号楼") || text.contains(u"小区") || text.contains(u"单元") || text.contains(u'路'));
}

bool isAbsent(const QString &text) {
    static const QRegularExpression said(u"^(?:无|没有?|未留|未填|未提供|未登记|未知|不详|不明|不知|暂无|暂缺|待补|待查|待核)(?:本人|联系)?(?:电话|手机号?码?|号码|联系方式|座机|地址|信息)?(?:号码)?$"_s);
    static const QRegularExpression of(u"^(?:本人|联系)?(?:电话|手机号?码?|号码|联系方式|座机)(?:号码)?(?:不详|未知|不明|停机|空号|关机|错误|有误|不通|缺失|暂缺|没有|无)$"_s);
    static const QRegularExpression sign(u"^(?:[-/\\\\—－.。?？]+|n/?a|null|none|停机|空号|关机)$"_s, QRegularExpression::CaseInsensitiveOption);
    return said.match(text).hasMatch() || of.match(text).hasMatch() || sign.match(text).hasMatch();
}

Kind kindOf(const QString &text) {
    if (isDate(text))
        return Kind::Date;
    if (isIdNumber(text))
        return Kind::IdNumber;
    const auto digits = std::count_if(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    // Also numbers of which a digit is missing, or that a spreadsheet program wrote its own way.
    if (digits >= 5 && std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x4e00 && c.unicode() <= 0x9fff; }))
        return isTicketNumber(text) ? Kind::Ticket : Kind::Number;
    if (isLanguage(text))
        return Kind::Language;
    if (isAddress(text))
        return Kind::Address;
    if (isCommunity(text))
        return Kind::Community;
    if (isDistrict(text))
        return Kind::District;
    if (isPersonName(text) && beginsWithSurname(text))
        return Kind::Person;
    return digits == text.size() && digits > 0 ? Kind::Count : Kind::Words;
}

} // namespace lianxin::cellkinds
