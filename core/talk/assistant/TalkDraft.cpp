// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/TalkDraft.h"
#include "platform/base/Literals.h"
#include "talk/assistant/TalkDraftFields.h"
#include "talk/assistant/UrgencyRules.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qsizetype kLongestRequest = 500;
constexpr qsizetype kLongestTitle = 40;
constexpr std::size_t kMostRequestEvidence = 4;

//! \brief A citizen's line that tells what they want.
struct RequestLine {
    std::size_t line = 0;
    QString words;
    bool sure = false; //!< it asks, complains or names a matter; else it is only long
};

QString withoutFillers(QString text) {
    static const QRegularExpression begin(u"^(?:[，。、,. ]|嗯+|啊|呃|额|哦|噢|喂|哎|诶|唉|你好|您好|是这样的?|那个|就是说|就是|我想说|然后|不对不对|不对|(?:我)?说错了|哦不)+"_s);
    text.remove(begin);
    while (!text.isEmpty() && u"，。、；,.; "_s.contains(text.back()))
        text.chop(1);
    return text;
}

std::vector<RequestLine> requestLines(const HeldTalk &talk) {
    static const QRegularExpression cue(u"反映|反应|投诉|咨询|举报|想问|问一下|问问|请问|求助|希望|要求|能不能|可不可以|能否|怎么|为什么|什么条件|什么手续|什么材料|什么时候|需要|哪里|没人管|不管|一直|影响|"
                                        "受不了|尽快|解决|处理|申请|补贴|坏了|吵|漏|堵|停了|断了|还没|没有|不给|不让|拖|欠|臭|脏|乱|危险"_s);
    static const QRegularExpression polite(u"^(?:好的?|行|可以|谢谢(?:你|您)?|再见|嗯|对|是的?|没有了?|没了|不用了?|知道了|明白了|辛苦了|麻烦(?:你|您)了?|拜拜|[，。！ ])+$"_s);
    std::vector<RequestLine> all;
    for (std::size_t i = 0; i < talk.lines.size(); ++i) {
        if (!talk.lines[i].isCitizen() || talk.correction[i])
            continue;
        const QString words = withoutFillers(talk.cleaned[i]);
        const auto size = comparable(words).size();
        if (size < 4 || polite.match(words).hasMatch())
            continue;
        const bool matter = std::any_of(talk.categories.begin(), talk.categories.end(), [i](const HeldCategory &held) { return held.line == i && !held.back; })
                            || !urgencyIn(words).empty();
        qsizetype found = 0; // how much of the line fills other fields
        for (const HeldFind &held : talk.finds)
            if (held.line == i)
                found += held.find.length;
        const bool onlyAnswers = talk.asked[i] != AskedFor::Nothing && !matter && size - found <= 10 && found > 0;
        const bool told = talk.asked[i] == AskedFor::Contact && !matter && size <= 12;
        if (onlyAnswers || told || (!matter && size - found <= 4))
            continue;
        const bool sure = matter || cue.match(words).hasMatch();
        if (sure || size >= 10)
            all.push_back({i, words, sure});
    }
    return all;
}

std::optional<DraftField> requestField(const HeldTalk &talk, std::vector<RequestLine> &all) {
    if (all.empty())
        return {};
    qsizetype size = 0;
    for (const RequestLine &one : all)
        size += one.words.size() + 1;
    if (size > kLongestRequest)
        std::erase_if(all, [](const RequestLine &one) { return !one.sure; });
    if (all.empty())
        return {};
    DraftField field;
    for (const RequestLine &one : all) {
        if (field.value.size() + one.words.size() + 1 > kLongestRequest)
            break;
        const bool ended = u"？！?!"_s.contains(one.words.back());
        field.value += ended ? one.words : one.words + u'。';
        if (field.evidence.size() < kMostRequestEvidence)
            field.evidence.push_back(talk.evidence(one.line, 0, talk.lines[one.line].text.size()));
    }
    if (field.value.isEmpty()) { // one endless sentence
        field.value = all.front().words.first(kLongestRequest);
        field.evidence.push_back(talk.evidence(all.front().line, 0, talk.lines[all.front().line].text.size()));
    }
    field.label = field.value;
    field.confidence = std::any_of(all.begin(), all.end(), [](const RequestLine &one) { return one.sure; }) ? 0.9 : 0.5;
    return field;
}

DraftField categoryOf(const CategoryTree &tree, const QString &code, double confidence) {
    DraftField field;
    field.value = tree.textOf(code);
    field.label = tree.path(code);
    field.confidence = confidence;
    field.source = DraftField::Source::Derived;
    field.more[u"code"_s] = code;
    return field;
}

//! By the wordings that citizens have for it.
std::optional<DraftField> categoryByWords(const HeldTalk &talk, const CategoryTree &tree) {
    struct Score {
        double sum = 0;
        qsizetype longest = 0;
        std::vector<std::size_t> hits;
        QStringList words;
    };
    std::map<QString, Score> scores;
    std::optional<std::size_t> firstLine;
    for (std::size_t i = 0; i < talk.categories.size(); ++i) {
        const HeldCategory &held = talk.categories[i];
        if (held.back || !talk.lines[held.line].isCitizen())
            continue;
        firstLine = firstLine.value_or(held.line);
        const QString words = talk.lines[held.line].text.mid(held.hit.from, held.hit.length);
        Score &score = scores[held.hit.code];
        score.hits.push_back(i);
        if (score.words.contains(words))
            continue; // said again is not said more
        score.words << words;
        score.longest = std::max(score.longest, held.hit.weight);
        score.sum += double(std::min<qsizetype>(held.hit.weight, 8)) * (held.line == *firstLine ? 1.4 : 1);
    }
    std::vector<std::pair<QString, Score>> ranked(scores.begin(), scores.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.second.sum > b.second.sum; });
    if (ranked.empty())
        return {};
    const double first = ranked[0].second.sum, second = ranked.size() > 1 ? ranked[1].second.sum : 0;
    const double sure = std::clamp(0.5 + 0.35 * (first - second) / first + (ranked[0].second.longest > 2 ? 0.1 : ranked[0].second.longest > 1 ? 0 : -0.35), 0.3, 0.9); // a weak wording alone is unsure
    DraftField field = categoryOf(tree, ranked[0].first, sure);
    for (const std::size_t hit : ranked[0].second.hits)
        if (field.evidence.size() < kMostRequestEvidence)
            field.evidence.push_back(talk.evidence(talk.categories[hit].line, talk.categories[hit].hit.from, talk.categories[hit].hit.length));
    for (const HeldCategory &held : talk.categories)
        field.corrected = field.corrected || (held.back && held.hit.code != ranked[0].first);
    for (std::size_t i = 1; i < ranked.size() && i <= 3; ++i)
        field.alternatives.push_back({tree.textOf(ranked[i].first), tree.path(ranked[i].first), sure * ranked[i].second.sum / first * 0.6});
    return field;
}

//! By the classifier that was trained from the hotline's own tickets.
std::optional<DraftField> categoryByModel(const DispatchSuggestion &suggestion, const DraftField &request, const CategoryTree &tree) {
    if (suggestion.categories.empty())
        return {};
    DraftField field = categoryOf(tree, suggestion.categories[0].code, suggestion.categories[0].p);
    field.evidence = request.evidence; // all that was read says so
    for (std::size_t i = 1; i < suggestion.categories.size(); ++i)
        field.alternatives.push_back({tree.textOf(suggestion.categories[i].code), suggestion.categories[i].path, suggestion.categories[i].p});
    return field;
}

std::optional<DraftField> urgencyField(const HeldTalk &talk, const std::optional<DraftField> &category, QStringList &alerts) {
    DraftField field;
    QJsonArray rules;
    bool critical = false;
    const auto note = [&](const QString &rule, std::size_t line, qsizetype from, qsizetype length) {
        if (alerts.contains(rule))
            return;
        alerts << rule;
        rules.append(QJsonObject{{u"key"_s, rule}, {u"words"_s, talk.lines[line].text.mid(from, length)}});
        if (field.evidence.size() < kMostRequestEvidence)
            field.evidence.push_back(talk.evidence(line, from, length));
    };
    for (std::size_t i = 0; i < talk.lines.size(); ++i) {
        if (!talk.lines[i].isCitizen())
            continue;
        for (const UrgencyHit &hit : urgencyIn(talk.lines[i].text)) {
            // Only what still stands after corrections.
            if (!talk.cleaned[i].contains(talk.lines[i].text.mid(hit.from, hit.length)))
                continue;
            critical = critical || hit.critical;
            note(hit.rule, i, hit.from, hit.length);
        }
    }
    const QString outage = category ? outageRuleOf(category->label.section(u" / "_s, -1)) : QString();
    for (std::size_t i = 0; i < talk.lines.size() && !outage.isEmpty(); ++i)
        if (talk.lines[i].isCitizen())
            for (const OutageHit &hit : outageScopesIn(talk.cleaned[i])) {
                const qsizetype at = talk.lines[i].text.indexOf(talk.cleaned[i].mid(hit.from, hit.length));
                if (at >= 0)
                    note(hit.scope == OutageScope::Many ? outage : u"vulnerable"_s, i, at, hit.length);
            }
    if (alerts.isEmpty())
        return {};
    field.value = field.label = critical ? u"critical"_s : u"urgent"_s;
    field.confidence = 0.9;
    field.more[u"rules"_s] = rules;
    return field;
}

DraftField titleField(const HeldTalk &talk, const TalkDraft &draft, const std::vector<RequestLine> &lines) {
    DraftField field;
    field.source = DraftField::Source::Derived;
    const auto category = draft.fields.find(u"category"_s), address = draft.fields.find(u"address"_s);
    if (category != draft.fields.end() && category->second.confidence >= 0.6) {
        const QString matter = category->second.label.section(u" / "_s, -1);
        field.value = address == draft.fields.end() ? matter : address->second.value.left(kLongestTitle - matter.size() - 1) + matter;
        field.evidence = category->second.evidence;
        if (address != draft.fields.end())
            field.evidence.insert(field.evidence.begin(), address->second.evidence.front());
        field.confidence = category->second.confidence;
    } else {
        const auto sure = std::find_if(lines.begin(), lines.end(), [](const RequestLine &one) { return one.sure; });
        const RequestLine &line = sure == lines.end() ? lines.front() : *sure;
        field.value = line.words.section(QRegularExpression(u"[。！？；]"_s), 0, 0).left(kLongestTitle);
        field.evidence = {talk.evidence(line.line, 0, talk.lines[line.line].text.size())};
        field.confidence = 0.5;
    }
    if (field.evidence.size() > kMostRequestEvidence)
        field.evidence.resize(kMostRequestEvidence);
    field.label = field.value;
    return field;
}

std::optional<DraftField> unitField(const DispatchSuggestion &suggestion, const TalkDraft &draft) {
    if (suggestion.units.empty())
        return {};
    const DraftField &category = draft.fields.at(u"category"_s);
    const auto &unit = suggestion.units.front();
    DraftField field;
    field.value = unit.unitId;
    field.label = unit.unitName;
    field.confidence = category.confidence * unit.p;
    field.source = DraftField::Source::Derived;
    field.evidence = category.evidence;
    if (const auto district = draft.fields.find(u"district"_s); district != draft.fields.end() && field.evidence.size() < kMostRequestEvidence)
        field.evidence.push_back(district->second.evidence.front());
    field.more[u"reasons"_s] = QJsonArray::fromStringList(unit.reasons);
    for (std::size_t i = 1; i < suggestion.units.size(); ++i)
        field.alternatives.push_back({suggestion.units[i].unitId, suggestion.units[i].unitName, category.confidence * suggestion.units[i].p});
    return field;
}

} // namespace

const QStringList &TalkDraft::required() {
    static const QStringList fields{u"request"_s, u"category"_s, u"district"_s, u"address"_s, u"contact"_s};
    return fields;
}

QString TalkDraft::value(const QString &field) const {
    const auto found = fields.find(field);
    return found == fields.end() ? QString() : found->second.value;
}

std::vector<std::pair<QString, QString>> TalkDraft::missing() const {
    std::vector<std::pair<QString, QString>> empty;
    for (const QString &field : required())
        if (!has(field))
            empty.emplace_back(field, u"ask_"_s + field);
    return empty;
}

TalkDraft draftOf(const std::vector<TalkLine> &lines, const DraftContext &context) {
    TalkMemo once;
    TalkMemo &memo = context.memo ? *context.memo : once;
    const HeldTalk talk = HeldTalk::of(lines, context.categories, CategoryWords::shipped(), memo);
    TalkDraft draft;
    const auto put = [&draft](const QString &name, const std::optional<DraftField> &field) {
        if (field)
            draft.fields[name] = *field;
    };
    std::vector<RequestLine> wanted = requestLines(talk);
    put(u"request"_s, requestField(talk, wanted));
    put(u"address"_s, addressField(talk));
    put(u"district"_s, districtField(talk, context, memo));
    put(u"time"_s, timeField(talk, TalkFind::Kind::Happened, context.zone));
    put(u"visit"_s, timeField(talk, TalkFind::Kind::Wanted, context.zone));
    put(u"contact"_s, contactField(talk, context));
    DispatchMatter matter{draft.value(u"request"_s), {}, draft.value(u"district"_s), draft.value(u"address"_s), false};
    std::optional<DraftField> category;
    if (draft.has(u"request"_s) && context.suggest)
        category = categoryByModel(context.suggest(matter), draft.fields.at(u"request"_s), context.categories);
    if (!category)
        category = categoryByWords(talk, context.categories);
    put(u"category"_s, category);
    if (category && context.suggest) {
        matter.category = category->more.value("code"_L1).toString();
        put(u"unit"_s, unitField(context.suggest(matter), draft));
    }
    put(u"urgency"_s, urgencyField(talk, category, draft.alerts));
    if (draft.has(u"request"_s))
        put(u"title"_s, titleField(talk, draft, wanted));
    return draft;
}

} // namespace lianxin
