// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ColumnGuess.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"
#include <QDate>
#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace lianxin {

QString letterOf(int column) {
    QString letters;
    for (int c = column + 1; c > 0; c = (c - 1) / 26)
        letters.prepend(QChar(u'A' + (c - 1) % 26));
    return letters;
}

namespace {

constexpr std::array<std::pair<ColumnRole, const char *>, 13> kNames{{{ColumnRole::Phone, "phone"},
                                                                      {ColumnRole::Phone2, "phone2"},
                                                                      {ColumnRole::Phone3, "phone3"},
                                                                      {ColumnRole::Name, "name"},
                                                                      {ColumnRole::Ticket, "ticket"},
                                                                      {ColumnRole::District, "district"},
                                                                      {ColumnRole::Community, "community"},
                                                                      {ColumnRole::Address, "address"},
                                                                      {ColumnRole::Language, "language"},
                                                                      {ColumnRole::IdNumber, "id"},
                                                                      {ColumnRole::Note, "note"},
                                                                      {ColumnRole::Field, "field"},
                                                                      {ColumnRole::Ignore, "ignore"}}};

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

QString titleKey(const QString &title) {
    QString key = halfWidth(title).toLower();
    key.remove(u' ').remove(u'*').remove(u'\n').remove(u':');
    return key;
}

// "工单号" contains 号, never 号码; "身份证号码" and "银行卡号" hold digits but no phone.
ColumnUse useByTitle(int column, const QString &title) {
    ColumnUse use{column, title.simplified(), ColumnRole::Field, 0};
    const QString key = titleKey(title);
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

bool endsWithOneOf(const QString &text, std::initializer_list<QStringView> ends) {
    return text.size() >= 2 && text.size() <= 12 && std::any_of(ends.begin(), ends.end(), [&](QStringView end) { return text.endsWith(end); });
}

bool isAddress(const QString &text) {
    return text.size() >= 6 && (text.endsWith(u'号') || text.endsWith(u'室') || text.contains(u"号楼") || text.contains(u"小区") || text.contains(u"单元") || text.contains(u'路'));
}

//! How many of a column's cells look like what; a score is their share, of at most 70: a title says more.
struct Content {
    int filled = 0;
    int phones = 0;
    int names = 0;
    int ids = 0;
    int tickets = 0;
    int languages = 0;
    int districts = 0;
    int communities = 0;
    int addresses = 0;
    int share(int count) const { return filled ? count * 100 / filled : 0; }
};

Content contentOf(const std::vector<QStringList> &sample, int from, int column) {
    Content content;
    for (size_t i = size_t(from); i < sample.size(); ++i) {
        const QString text = sample[i].value(column).trimmed();
        if (text.isEmpty())
            continue;
        ++content.filled;
        const auto number = parsePhoneNumber(text, u"010");
        // A number whose digits were lost still shows what the column is for.
        content.phones += (number && !isDate(text) && number->kind != PhoneNumber::Kind::Service && text.size() >= 7) ||
                          (!number && number.error().code == "phone.digits_lost"_L1);
        content.names += isPersonName(text);
        content.ids += isIdNumber(text);
        content.tickets += isTicketNumber(text);
        content.languages += isLanguage(text);
        content.districts += endsWithOneOf(text, {u"区", u"县", u"旗"}) && !text.endsWith(u"社区");
        content.communities += endsWithOneOf(text, {u"社区", u"街道", u"村", u"镇", u"乡"});
        content.addresses += isAddress(text);
    }
    return content;
}

//! The use of a column whose title says nothing.
ColumnUse useByContent(const ColumnUse &use, const Content &content, bool hasTitles) {
    const std::pair<ColumnRole, int> candidates[] = {
        {ColumnRole::Phone, content.phones},       {ColumnRole::IdNumber, content.ids},       {ColumnRole::Ticket, content.tickets},
        {ColumnRole::Language, content.languages}, {ColumnRole::Community, content.communities}, {ColumnRole::District, content.districts},
        {ColumnRole::Address, content.addresses}};
    for (const auto &[role, count] : candidates)
        if (content.share(count) >= 60)
            return {use.column, use.title, role, content.share(count) * 7 / 10};
    // Two to four characters may be anything under a title that is not one of a name.
    if (!hasTitles && content.share(content.names) >= 70)
        return {use.column, use.title, ColumnRole::Name, content.share(content.names) / 2};
    return use;
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
            if (sample[i][c].size() <= 20 && use.score > 0)
                score += use.role == ColumnRole::Phone ? 3 : 2;
            const auto number = parsePhoneNumber(sample[i][c], u"010");
            hasNumber = hasNumber || (number && number->kind != PhoneNumber::Kind::Service);
        }
        if (!hasNumber && score > bestScore && (score > 2 || sample[i].size() == 1 || i == 0)) {
            bestScore = score;
            best = int(i);
        }
    }
    if (best >= 0 || sample.empty())
        return best;
    // Titles that no word is known of: a first row without digits above a row with some.
    const auto hasDigits = [](const QStringList &cells) {
        for (const QString &cell : cells)
            for (const QChar c : cell)
                if (c.isDigit())
                    return true;
        return false;
    };
    return sample.size() > 1 && !hasDigits(sample[0]) && hasDigits(sample[1]) && sample[0].size() > 1 ? 0 : -1;
}

int columnFrom(const SheetLayout &layout, const QJsonValue &value) {
    if (value.isDouble())
        return value.toInt() >= 1 && value.toInt() <= int(layout.columns.size()) ? value.toInt() - 1 : -1;
    const QString text = value.toString().trimmed();
    for (const ColumnUse &use : layout.columns)
        if (use.title == text)
            return use.column;
    for (const ColumnUse &use : layout.columns)
        if (!text.isEmpty() && (titleKey(use.title) == titleKey(text) || letterOf(use.column) == text.toUpper()))
            return use.column;
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 1 && number <= int(layout.columns.size()) ? number - 1 : -1;
}

// Titles of a further number of the same person …
bool isOtherNumber(const QString &key) {
    static constexpr QStringView words[] = {u"备用", u"备选", u"其他", u"其它", u"第二", u"第三", u"另一", u"固话", u"固定", u"座机", u"宅电", u"住宅", u"家庭电话"};
    if (std::any_of(std::begin(words), std::end(words), [&key](QStringView word) { return key.contains(word); }))
        return true;
    // "电话2", "手机号（2）", "电话二", "phone3"; never "电话1".
    QString tail = key;
    tail.remove(u'(').remove(u')').remove(u'_').remove(u'-').remove(u'#');
    return tail.endsWith(u'2') || tail.endsWith(u'3') || tail.endsWith(u'二') || tail.endsWith(u'三');
}

// … and of somebody else's, which is never called in this person's place.
bool isSomebodyElses(const QString &key) {
    static constexpr QStringView words[] = {u"紧急", u"家属", u"监护", u"亲属", u"配偶", u"经办", u"承办", u"办理", u"单位", u"受理", u"坐席", u"座席", u"网格", u"负责", u"热线", u"公司"};
    return std::any_of(std::begin(words), std::end(words), [&key](QStringView word) { return key.contains(word); });
}

//! Of several columns with numbers the surest holds the number; the others hold further ones, or are fields.
void sortNumbers(SheetLayout &layout, const std::vector<Content> &contents) {
    std::vector<size_t> numbers;
    for (size_t c = 0; c < layout.columns.size(); ++c)
        if (layout.columns[c].role == ColumnRole::Phone)
            numbers.push_back(c);
    const auto weight = [&](size_t c) {
        const QString key = titleKey(layout.columns[c].title);
        return layout.columns[c].score - (isOtherNumber(key) ? 200 : 0) - (isSomebodyElses(key) ? 400 : 0);
    };
    std::stable_sort(numbers.begin(), numbers.end(), [&](size_t a, size_t b) { return weight(a) > weight(b); });
    if (numbers.size() < 2)
        return;
    std::vector<size_t> others(numbers.begin() + 1, numbers.end());
    std::sort(others.begin(), others.end());
    int place = 2;
    for (const size_t c : others) {
        ColumnUse &use = layout.columns[c];
        const QString key = titleKey(use.title);
        const Content &content = contents[c];
        const bool looksSo = content.filled == 0 ? isOtherNumber(key) : content.share(content.phones) >= (isOtherNumber(key) ? 30 : 60);
        if (place <= 3 && looksSo && !isSomebodyElses(key)) {
            use.role = place == 2 ? ColumnRole::Phone2 : ColumnRole::Phone3;
            ++place;
        } else {
            use.role = ColumnRole::Field;
            use.score = 0;
        }
    }
}

bool mayRepeat(ColumnRole role) { return role == ColumnRole::Field || role == ColumnRole::Ignore; }

} // namespace

QString nameOf(ColumnRole role) {
    for (const auto &[known, name] : kNames)
        if (known == role)
            return QString::fromLatin1(name);
    return {};
}

std::optional<ColumnRole> columnRoleFromName(QStringView name) {
    for (const auto &[role, known] : kNames)
        if (name == QLatin1StringView(known))
            return role;
    return std::nullopt;
}

int placeOf(ColumnRole role) { return role == ColumnRole::Phone2 ? 2 : role == ColumnRole::Phone3 ? 3 : 0; }

int placeOfRole(QStringView role) {
    const auto known = columnRoleFromName(role);
    return known ? placeOf(*known) : 0;
}

int SheetLayout::columnOf(ColumnRole role) const {
    for (const ColumnUse &use : columns)
        if (use.role == role)
            return use.column;
    return -1;
}

SheetLayout guessLayout(const std::vector<QStringList> &sample, std::optional<int> header) {
    SheetLayout layout;
    layout.headerRow = header.value_or(findHeader(sample));
    qsizetype width = 0;
    std::vector<Content> contents;
    for (const QStringList &row : sample)
        width = std::max(width, row.size());
    for (int c = 0; c < int(width); ++c) {
        const QString title = layout.headerRow >= 0 ? sample[size_t(layout.headerRow)].value(c) : QString();
        ColumnUse use = useByTitle(c, title);
        if (use.title.isEmpty())
            use.title = u"列"_s + letterOf(c);
        const Content content = contentOf(sample, layout.headerRow + 1, c);
        if (use.role == ColumnRole::Phone)
            use.score = content.filled == 0 ? use.score / 2 : use.score / 2 + content.share(content.phones) / 2;
        else if (use.score == 0)
            use = useByContent(use, content, layout.headerRow >= 0);
        layout.columns.push_back(use);
        contents.push_back(content);
    }
    sortNumbers(layout, contents);
    // Of several columns for one role the surest keeps it.
    for (ColumnUse &use : layout.columns)
        for (const ColumnUse &other : layout.columns)
            if (!mayRepeat(use.role) && other.column != use.column && other.role == use.role &&
                (other.score > use.score || (other.score == use.score && other.column < use.column))) {
                use.role = ColumnRole::Field;
                use.score = 0;
                break;
            }
    return layout;
}

QStringList applyMapping(SheetLayout &layout, const QJsonObject &mapping) {
    QStringList unknown;
    for (auto entry = mapping.begin(); entry != mapping.end(); ++entry) {
        const auto role = columnRoleFromName(entry.key());
        const QJsonArray wanted = entry.value().isArray() ? entry.value().toArray() : QJsonArray{entry.value()};
        for (const QJsonValue &value : wanted) {
            const int column = columnFrom(layout, value);
            if (!role || column < 0) {
                unknown << entry.key();
                continue;
            }
            if (!mayRepeat(*role))
                for (ColumnUse &use : layout.columns)
                    if (use.role == *role) {
                        use.role = ColumnRole::Field;
                        use.score = 0;
                    }
            layout.columns[size_t(column)].role = *role;
            layout.columns[size_t(column)].score = 100;
        }
    }
    return unknown;
}

QString shapeOf(const SheetLayout &layout) {
    if (layout.headerRow < 0)
        return {};
    QStringList titles;
    for (const ColumnUse &use : layout.columns)
        titles << titleKey(use.title);
    return titles.join(u'\n');
}

QJsonObject mappingOf(const SheetLayout &layout) {
    QJsonObject mapping;
    for (const ColumnUse &use : layout.columns) {
        const QString role = nameOf(use.role);
        if (!mayRepeat(use.role)) {
            mapping.insert(role, use.title);
            continue;
        }
        QJsonArray titles = mapping.value(role).toArray();
        titles.append(use.title);
        mapping.insert(role, titles);
    }
    return mapping;
}

} // namespace lianxin
