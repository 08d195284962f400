// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/SummaryCheck.h"
#include "platform/access/Masking.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include "talk/assistant/TalkSummary.h"
#include "talk/dialogue/KeyFacts.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace lianxin {
namespace {

constexpr double kFromTheTalk = 0.45; //!< of the pairs of characters; the rest is what a summary needs of its own

//! The numbers of houses and flats are gone: a road is no person, a door is one.
QString doorsMasked(QString text) {
    static const QRegularExpression door(u"(?:[0-9０-９]+|[零〇一二三四五六七八九十百]+)(?=(?:号楼|号院|号|弄|栋|幢|单元|室))"_s);
    static const QRegularExpression flat(u"(?<=单元|栋|幢|楼)[0-9]{2,4}"_s);
    return text.replace(door, u"*"_s).replace(flat, u"*"_s);
}

QSet<QString> hanPairs(const QString &text) {
    QSet<QString> pairs;
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if (text[i].script() == QChar::Script_Han && text[i + 1].script() == QChar::Script_Han)
            pairs.insert(text.mid(i, 2));
    return pairs;
}

bool isPlainChinese(const QString &text) {
    static const QString marks = u"，。、；：？！（）“”《》%％*·…-—/,.;:?!()\"' "_s;
    qsizetype han = 0;
    for (const QChar c : text) {
        if (c.script() == QChar::Script_Han)
            ++han;
        else if (!marks.contains(c) && !(c.unicode() < 128 && c.isLetterOrNumber()))
            return false;
    }
    return han * 10 >= text.size() * 6;
}

//! \a text says nothing that the talk does not.
bool isAbout(const QString &text, const QString &talk) {
    static const QRegularExpression link(u"https?|www\\.|[A-Za-z0-9]\\.[A-Za-z]{2,}|@"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression number(u"[0-9]+"_s);
    static const QRegularExpression latin(u"[A-Za-z]{3,}"_s);
    if (link.match(text).hasMatch())
        return false;
    for (const QRegularExpression &words : {number, latin})
        for (auto it = words.globalMatch(text); it.hasNext();)
            if (!talk.contains(it.next().captured(), Qt::CaseInsensitive))
                return false;
    const QSet<QString> wanted = hanPairs(text), there = hanPairs(talk);
    if (wanted.isEmpty())
        return text.isEmpty();
    const auto known = std::count_if(wanted.begin(), wanted.end(), [&there](const QString &pair) { return there.contains(pair); });
    return double(known) >= kFromTheTalk * double(wanted.size());
}

} // namespace

std::vector<TalkLine> maskedTalk(const std::vector<TalkLine> &lines, const QStringList &names, qsizetype most) {
    std::vector<TalkLine> talk;
    qsizetype size = 0;
    for (TalkLine line : ordered(lines)) {
        if (!line.isCitizen() && !line.isSeat())
            continue;
        line.text = doorsMasked(namesMasked(maskedText(line.text), names));
        size += line.text.size();
        talk.push_back(std::move(line));
    }
    while (size > most && talk.size() > 1) {
        const auto middle = talk.begin() + std::ptrdiff_t(talk.size() / 2);
        size -= middle->text.size();
        talk.erase(middle);
    }
    if (size > most && !talk.empty())
        talk.front().text.truncate(most);
    return talk;
}

ModelSummary checkedSummary(const QByteArray &body, const std::vector<TalkLine> &talk) {
    QJsonParseError error;
    const QJsonDocument answer = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError || !answer.isObject())
        return ModelSummary::refused(u"not_json"_s);
    const QJsonValue choice = answer.object().value("choices"_L1).toArray().at(0);
    const QJsonValue content = choice[u"message"_s][u"content"_s];
    if (!content.isString())
        return ModelSummary::refused(u"schema"_s);
    const QJsonDocument made = QJsonDocument::fromJson(content.toString().toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return ModelSummary::refused(u"not_json"_s);
    const QJsonObject json = made.object();
    if (!made.isObject() || json.size() != 2 || !json.value("summary"_L1).isString() || !json.value("next_step"_L1).isString())
        return ModelSummary::refused(u"schema"_s);
    ModelSummary summary{json.value("summary"_L1).toString().trimmed(), json.value("next_step"_L1).toString().trimmed(), {}};
    if (summary.text.isEmpty() || summary.text.size() > TalkSummary::kLongest || summary.nextStep.size() > TalkSummary::kLongestStep)
        return ModelSummary::refused(u"schema"_s);
    QString said;
    for (const TalkLine &line : talk)
        said += line.text + u'\n';
    for (const QString &text : {summary.text, summary.nextStep})
        if (!text.isEmpty() && (!isPlainChinese(text) || !isAbout(text, said)))
            return ModelSummary::refused(u"content"_s);
    return summary;
}

} // namespace lianxin
