// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CellKinds.h"
#include "hotline/campaigns/ColumnTitles.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include <QHash>
#include <algorithm>
#include <map>

namespace lianxin::columntitles {

using namespace cellkinds;

namespace {

constexpr qsizetype kLongestTitle = 20;

struct Word {
    ColumnRole role;
    const char16_t *word;
    int score; //!< when the title contains it; an equal title scores 95
};

// The more telling words first.
constexpr Word kWords[] = {
    {ColumnRole::Phone, u"手机号码", 90},   {ColumnRole::Phone, u"手机号", 90},    {ColumnRole::Phone, u"联系电话", 90},
    {ColumnRole::Phone, u"联系方式", 85},   {ColumnRole::Phone, u"电话号码", 90},  {ColumnRole::Phone, u"手机", 85},
    {ColumnRole::Phone, u"电话", 80},       {ColumnRole::Phone, u"来电号码", 85},  {ColumnRole::Phone, u"主叫", 70},
    {ColumnRole::Phone, u"号码", 60},       {ColumnRole::Phone, u"phone", 80},     {ColumnRole::Phone, u"mobile", 80},
    {ColumnRole::Phone, u"tel", 70},        {ColumnRole::Name, u"姓名", 90},       {ColumnRole::Name, u"市民姓名", 90},
    {ColumnRole::Name, u"联系人", 75},      {ColumnRole::Name, u"诉求人", 80},     {ColumnRole::Name, u"称呼", 70},
    {ColumnRole::Name, u"name", 60},        {ColumnRole::Ticket, u"工单编号", 90}, {ColumnRole::Ticket, u"工单号", 90},
    {ColumnRole::Ticket, u"工单", 75},      {ColumnRole::Ticket, u"受理编号", 85}, {ColumnRole::Ticket, u"留言编号", 70},
    {ColumnRole::District, u"区县", 90},    {ColumnRole::District, u"行政区", 85}, {ColumnRole::District, u"所属区", 85},
    {ColumnRole::Community, u"社区", 90},   {ColumnRole::Community, u"街道", 75},  {ColumnRole::Community, u"村居", 85},
    {ColumnRole::Address, u"地址", 90},     {ColumnRole::Address, u"住址", 90},    {ColumnRole::Note, u"备注", 90},
    {ColumnRole::Note, u"说明", 70},        {ColumnRole::Language, u"语言", 90},   {ColumnRole::Language, u"语种", 90},
    {ColumnRole::Language, u"方言", 80},    {ColumnRole::Language, u"language", 80},
    {ColumnRole::IdNumber, u"身份证号", 95}, {ColumnRole::IdNumber, u"身份证", 90}, {ColumnRole::IdNumber, u"证件号", 85},
};

// No title has so many: a number that lacks some, or an identity card.
bool holdsManyDigits(const QString &cell) { return std::count_if(cell.begin(), cell.end(), [](QChar c) { return c.isDigit(); }) > 4; }

bool holdsNumber(const QStringList &cells) {
    return std::any_of(cells.begin(), cells.end(), [](const QString &cell) {
        const auto number = parsePhoneNumber(cell, u"010");
        return number && number->kind != PhoneNumber::Kind::Service;
    });
}

// A known word with nothing beside it but what titles have beside their words: "联系电话", "所属社区名称（必填）"; never "阳光社区".
bool isSureTitle(const QString &title) {
    const ColumnUse use = useByTitle(0, title);
    if (use.score == 0)
        return false;
    static const QStringList beside{u"诉求人"_s, u"反映人"_s, u"来电人"_s, u"联系人"_s, u"申请人"_s, u"监护人"_s, u"联系"_s, u"市民"_s, u"居民"_s, u"村民"_s, u"群众"_s, u"客户"_s, u"用户"_s, u"业主"_s, u"户主"_s,
                                    u"老人"_s, u"学生"_s, u"家长"_s, u"家属"_s, u"本人"_s, u"家庭"_s, u"个人"_s, u"单位"_s, u"企业"_s, u"公司"_s, u"紧急"_s, u"所属"_s, u"所在"_s, u"居住"_s, u"户籍"_s, u"常住"_s, u"归属"_s, u"管辖"_s,
                                    u"行政"_s, u"现住"_s, u"详细"_s, u"主要"_s, u"常用"_s, u"备用"_s, u"备选"_s, u"其他"_s, u"其它"_s, u"固定"_s, u"移动"_s, u"名称"_s, u"编号"_s, u"编码"_s, u"号码"_s, u"信息"_s, u"情况"_s,
                                    u"类型"_s, u"必填"_s, u"选填"_s, u"全称"_s, u"number"_s, u"phone"_s, u"no."_s, u"full"_s, u"first"_s, u"last"_s, u"号"_s, u"名"_s, u"的"_s, u"("_s, u")"_s, u"_"_s, u"-"_s, u"#"_s, u"/"_s, u"、"_s};
    QString rest = keyOf(title);
    for (const Word &word : kWords)
        rest.remove(QString::fromUtf16(word.word));
    for (const QString &word : beside)
        rest.remove(word);
    if (use.role == ColumnRole::Phone || use.role == ColumnRole::Name)
        for (const char16_t *word : {u"第", u"一", u"二", u"三", u"四", u"1", u"2", u"3", u"4", u"另"})
            rest.remove(QString::fromUtf16(word));
    return rest.isEmpty();
}

// A row of people that lacks its number, or has none, may hold words that titles hold, too: "张三, 无电话, 阳光社区". It looks like
// the rows below it, where titles stand out from them. More than 0: in most columns that tell; less: it stands out.
int likenessToRowsBelow(const std::vector<QStringList> &sample, size_t at) {
    constexpr size_t looked = 50;
    constexpr int sure = 1000;
    int alike = 0;
    int apart = 0;
    for (int c = 0; c < sample[at].size(); ++c) {
        const QString cell = sample[at][c].trimmed();
        if (cell.isEmpty())
            continue;
        std::map<Kind, int> kinds;
        int filled = 0;
        int same = 0;
        for (size_t i = at + 1; i < sample.size() && i <= at + looked; ++i) {
            const QString below = sample[i].value(c).trimmed();
            if (below.isEmpty() || isAbsent(below))
                continue;
            ++filled;
            same += below == cell;
            ++kinds[kindOf(below)];
        }
        const bool isRepeated = same * 3 >= filled && same > 0;
        if (isSureTitle(cell) && !isRepeated)
            return -sure;
        if (isAbsent(cell)) {
            ++alike; // no title says that there is nothing
            continue;
        }
        if (filled == 0)
            continue;
        const auto usual = std::max_element(kinds.begin(), kinds.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        const Kind kind = kindOf(cell);
        if (isRepeated)
            ++alike;
        else if (usual->first == Kind::Words || usual->second * 2 < filled)
            continue; // nothing to tell them apart by
        else if (kind == usual->first || (kind == Kind::Count && usual->first == Kind::Number))
            ++alike;
        // Whose surname is a rare one is a person all the same.
        else if (usual->first != Kind::Person || !isPersonName(cell) || useByTitle(c, cell).score > 0)
            ++apart;
    }
    return alike - apart;
}

// The title row: the one whose cells name most roles, with a phone column counting most; none of them is a number.
int findHeader(const std::vector<QStringList> &sample) {
    int best = -1;
    int bestScore = 0;
    for (size_t i = 0; i < sample.size() && i < 20; ++i) {
        int score = 0;
        bool hasNumber = false;
        for (int c = 0; c < sample[i].size(); ++c) {
            const ColumnUse use = useByTitle(c, sample[i][c]);
            if (sample[i][c].size() <= 20 && use.score > 0 && !isAbsent(sample[i][c].trimmed()))
                score += use.role == ColumnRole::Phone ? 3 : 2;
            const auto number = parsePhoneNumber(sample[i][c], u"010");
            hasNumber = hasNumber || (number && number->kind != PhoneNumber::Kind::Service);
        }
        if (!hasNumber && score > bestScore && (score > 2 || sample[i].size() == 1 || i == 0) && likenessToRowsBelow(sample, i) <= 0) {
            bestScore = score;
            best = int(i);
        }
    }
    if (best >= 0 || sample.empty())
        return best;
    // Titles that no word is known of: a first row without digits above rows with some.
    const auto hasDigits = [](const QStringList &cells) {
        for (const QString &cell : cells)
            for (const QChar c : cell)
                if (c.isDigit())
                    return true;
        return false;
    };
    if (sample[0].size() < 2 || hasDigits(sample[0]) || std::none_of(sample.begin() + 1, sample.end(), hasDigits))
        return -1;
    const int likeness = likenessToRowsBelow(sample, 0);
    return likeness < 0 || (likeness == 0 && hasDigits(sample[1])) ? 0 : -1;
}

// More than the one line that says whose list it is.
bool namesColumns(const QStringList &row) {
    return std::count_if(row.begin(), row.end(), [](const QString &cell) { return !cell.trimmed().isEmpty(); }) > 1 && !holdsNumber(row);
}

// Which cells were merged stands behind the rows of a sheet (ECMA-376 18.3.1.55), too late to be asked; but merged cells keep
// their text in the first one, so that a group leaves empty cells to its right and a title over two rows one below it.
bool isBelow(const QStringList &titles, const QStringList &next) {
    if (holdsNumber(next))
        return false;
    const qsizetype width = std::max(titles.size(), next.size());
    bool isNamed = false;
    for (qsizetype c = 0; c < next.size(); ++c) {
        const QString below = next[c].trimmed();
        if (below.isEmpty())
            continue;
        const bool opensGroup = c + 1 < width && titles.value(c + 1).trimmed().isEmpty();
        // Under a title that stands for itself there are people.
        if (below.size() > kLongestTitle || holdsManyDigits(below) || (!titles.value(c).trimmed().isEmpty() && !opensGroup))
            return false;
        isNamed = isNamed || (useByTitle(int(c), below).score > 0 && !isAbsent(below));
    }
    return isNamed;
}

bool isAbove(const QStringList &groups, const QStringList &titles) {
    qsizetype filled = 0;
    bool completes = false;
    QHash<QString, int> times;
    for (qsizetype c = 0; c < std::max(groups.size(), titles.size()); ++c) {
        const QString group = groups.value(c).trimmed();
        const QString key = keyOf(titles.value(c));
        filled += !group.isEmpty();
        completes = completes || (key.isEmpty() ? !group.isEmpty() : ++times[key] > 1) || (!group.isEmpty() && isSomebodyElses(keyOf(group)));
        // "填报单位：市人社局", also in two cells, and "2026-01-01" are told of the sheet, not of its columns.
        static constexpr QStringView ofSheet[] = {u"填报单位", u"填表单位", u"报送单位", u"上报单位", u"制表单位"};
        if (std::find(std::begin(ofSheet), std::end(ofSheet), keyOf(group)) != std::end(ofSheet))
            return false;
        if (group.size() > kLongestTitle || std::any_of(group.begin(), group.end(), [](QChar ch) { return ch == u'：' || ch == u':' || ch.isDigit(); }))
            return false;
    }
    return filled >= 2 && completes && !holdsNumber(groups);
}

// The group goes before a title that another column has too, or that is of somebody else.
QStringList joined(const QStringList &groups, const QStringList &titles) {
    QStringList out;
    QStringList groupOf;
    QString group;
    QHash<QString, int> times;
    for (qsizetype c = 0; c < std::max(groups.size(), titles.size()); ++c) {
        const QString above = groups.value(c).trimmed();
        const QString below = titles.value(c).trimmed();
        if (!above.isEmpty())
            group = above;
        out << (below.isEmpty() ? above : below);
        groupOf << (below.isEmpty() || below == group ? QString() : group);
        ++times[keyOf(out.back())];
    }
    for (qsizetype c = 0; c < out.size(); ++c)
        if (times.value(keyOf(out[c])) > 1 || isSomebodyElses(keyOf(groupOf[c])))
            out[c].prepend(groupOf[c]);
    return out;
}

} // namespace

QString keyOf(const QString &title) {
    QString key = halfWidth(title).toLower();
    key.remove(u' ').remove(u'*').remove(u'\n').remove(u':');
    return key;
}

// "工单号" contains 号, never 号码; "身份证号码" and "银行卡号" hold digits but no phone.
ColumnUse useByTitle(int column, const QString &title) {
    ColumnUse use{column, title.simplified(), ColumnRole::Field, 0};
    const QString key = keyOf(title);
    if (key.contains(u"银行"_s) || key.contains(u"卡号"_s))
        return use;
    const bool isIdNumber = key.contains(u"身份证"_s) || key.contains(u"证件"_s);
    for (const Word &word : kWords) {
        if (isIdNumber && word.role != ColumnRole::IdNumber)
            continue;
        const QString text = QString::fromUtf16(word.word);
        const int score = key == text ? 95 : key.contains(text) ? word.score : 0;
        if (score > use.score) {
            use.role = word.role;
            use.score = score;
        }
    }
    return use;
}

bool isOtherNumber(const QString &key) {
    static constexpr QStringView words[] = {u"备用", u"备选", u"其他", u"其它", u"第二", u"第三", u"另一", u"固话", u"固定", u"座机", u"宅电", u"住宅", u"家庭电话"};
    if (std::any_of(std::begin(words), std::end(words), [&key](QStringView word) { return key.contains(word); }))
        return true;
    // "电话2", "手机号（2）", "电话二", "phone3"; never "电话1".
    QString tail = key;
    tail.remove(u'(').remove(u')').remove(u'_').remove(u'-').remove(u'#');
    return tail.endsWith(u'2') || tail.endsWith(u'3') || tail.endsWith(u'二') || tail.endsWith(u'三');
}

bool isSomebodyElses(const QString &key) {
    static constexpr QStringView words[] = {u"紧急", u"家属", u"监护", u"亲属", u"配偶", u"经办", u"承办", u"办理", u"单位", u"受理", u"坐席", u"座席", u"网格", u"负责", u"热线", u"公司"};
    return std::any_of(std::begin(words), std::end(words), [&key](QStringView word) { return key.contains(word); });
}

Titles titlesOf(const std::vector<QStringList> &sample, std::optional<int> header) {
    Titles found;
    found.lastRow = header.value_or(findHeader(sample));
    if (found.lastRow < 0)
        return found;
    found.texts = sample[size_t(found.lastRow)];
    const QStringList above = found.lastRow > 0 ? sample[size_t(found.lastRow) - 1] : QStringList();
    if (!header && size_t(found.lastRow) + 1 < sample.size() && isBelow(found.texts, sample[size_t(found.lastRow) + 1]))
        found.texts = joined(found.texts, sample[size_t(++found.lastRow)]);
    // Who says the lower row is told the same as who says nothing.
    else if (isAbove(above, found.texts) || (header && namesColumns(above) && isBelow(above, found.texts)))
        found.texts = joined(above, found.texts);
    return found;
}

} // namespace lianxin::columntitles
