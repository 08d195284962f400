// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeQuery.h"
#include "platform/language/HanGrams.h"
#include <QSet>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qsizetype kMostTerms = 24;
constexpr qsizetype kLongestSynonym = 12;

const QSet<QString> &stopWords() {
    static const QSet<QString> words = [] {
        const auto list = u"的 了 吗 呢 啊 吧 嘛 哦 呀 嗯 哎 唉 喂 我 你 您 他 她 它 咱 我们 你们 他们 咱们 人家 自己 请问 你好 您好 麻烦 谢谢 请 "
                          "怎么 怎么办 怎样 怎么样 如何 咋 咋办 什么 啥 哪 哪里 哪儿 哪个 哪些 哪种 谁 几 多少 为什么 是不是 有没有 能不能 可不可以 要不要 "
                          "可以 能 会 想 要 想要 需要 得 应该 是 有 没有 没 不 别 在 去 到 来 给 把 被 跟 和 与 及 或 或者 还 还是 也 都 就 又 再 才 "
                          "这 那 这个 那个 这种 那种 这些 那些 一个 一下 一些 一点 个 些 点 弄 搞 整 问 问问 说 说说 讲 看 看看 知道 听说 现在 已经 之前 以前 以后 "
                          "上 下 里 中 对 从 向 为 因为 所以 但是 可是 如果 的话 时候 用 让 叫 做 干 办 拿 找 带 想问 想问一下 咨询一下 情况 事 事情 东西 "
                          "着 过 地 之 于 以 而 则 且 很 太 最 更 比较 真 好 行 快 先 后 然后 只 只能 一直 好像 感觉 觉得 那边 这边 地方 有点 起来 出来 下来"_s.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

void addTerm(std::vector<KnowledgeTerm> &terms, const QStringList &forms) {
    for (auto &term : terms)
        if (term.forms.contains(forms.first())) {
            for (const QString &form : forms)
                if (!term.forms.contains(form))
                    term.forms << form;
            return;
        }
    if (terms.size() < kMostTerms)
        terms.push_back({forms, 1, 0});
}

//! Which characters of a folded text a term covers; and how well: 1 as a whole, less when only pairs of it are there.
double coverage(const QString &folded, const KnowledgeTerm &term, std::vector<bool> *covered) {
    double best = 0;
    const auto mark = [&](const QString &part) {
        bool found = false;
        for (qsizetype at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
            found = true;
            if (!covered)
                break;
            std::fill_n(covered->begin() + at, part.size(), true);
        }
        return found;
    };
    for (const QString &form : term.forms) {
        if (mark(form)) {
            best = 1;
            continue;
        }
        const QStringList pairs = gramsOfWord(form);
        if (pairs.size() < 2)
            continue;
        const auto found = std::count_if(pairs.begin(), pairs.end(), mark);
        best = std::max(best, 0.6 * double(found) / double(pairs.size()));
    }
    return best;
}

QString quotedPhrase(const QString &form) {
    const QString phrase = u'"' + gramsOfWord(form).join(u' ') + u'"';
    return isSingleHan(form) ? phrase + u" *"_s : phrase;
}

QString tsPhrase(const QString &form, KnowledgePlace place) {
    const QString weights = place == KnowledgePlace::Titles ? u"AB"_s : QString();
    const QString labels = isSingleHan(form) ? u":*"_s + weights : weights.isEmpty() ? QString() : u':' + weights;
    QStringList lexemes;
    for (const QString &gram : gramsOfWord(form))
        lexemes << u'\'' + gram + u'\'' + labels;
    return lexemes.join(u"<->"_s);
}

QString expression(const std::vector<KnowledgeTerm> &terms, const QString &any, const QString &every, const auto &phraseOf) {
    QStringList parts;
    for (const auto &term : terms) {
        QStringList forms;
        for (const QString &form : term.forms)
            if (!gramsOfWord(form).isEmpty())
                forms << phraseOf(form);
        if (!forms.isEmpty())
            parts << u'(' + forms.join(any) + u')';
    }
    return parts.join(every);
}

} // namespace

std::vector<KnowledgeTerm> knowledgeTerms(const QString &text, const WordCutter &cutter, const QHash<QString, QStringList> &synonyms) {
    const QString folded = foldedForSearch(text.first(std::min<qsizetype>(text.size(), 400)));
    std::vector<KnowledgeTerm> terms;
    QString rest;
    for (qsizetype i = 0; i < folded.size();) {
        qsizetype length = synonyms.isEmpty() ? 0 : std::min(kLongestSynonym, folded.size() - i);
        while (length > 0 && !synonyms.contains(folded.mid(i, length)))
            --length;
        if (length == 0) {
            rest += folded[i++];
            continue;
        }
        const QString said = folded.mid(i, length);
        addTerm(terms, QStringList{said} + synonyms.value(said));
        rest += u' ';
        i += length;
    }
    for (const QString &word : cutter.cut(rest))
        if (!stopWords().contains(word) && (word.size() > 1 || isSingleHan(word)))
            addTerm(terms, {word});
    return terms;
}

double knowledgeScore(const ArticleText &article, const std::vector<KnowledgeTerm> &terms) {
    const QString title = foldedForSearch(article.title), aliases = foldedForSearch(article.aliases.join(u'\n')),
                  body = foldedForSearch(article.category + u'\n' + article.source + u'\n' + article.body);
    std::vector<bool> covered(std::size_t(title.size()), false);
    double asked = 0, answered = 0;
    for (const auto &term : terms) {
        asked += term.weight;
        const double inTitle = coverage(title, term, &covered);
        const double elsewhere = std::max(0.95 * coverage(aliases, term, nullptr), 0.3 * coverage(body, term, nullptr));
        answered += term.weight * std::max(inTitle, elsewhere);
    }
    if (asked <= 0)
        return 0;
    const auto letters = std::count_if(title.begin(), title.end(), [](QChar c) { return c != u' '; });
    const double wanted = letters ? double(std::count(covered.begin(), covered.end(), true)) / double(letters) : 0;
    return answered / asked * (0.75 + 0.25 * wanted);
}

QString knowledgeSnippet(const ArticleText &article, const std::vector<KnowledgeTerm> &terms) {
    constexpr qsizetype kBefore = 20, kLength = 90;
    const QString folded = foldedForSearch(article.body); // as long as the body, so that places agree
    qsizetype best = -1;
    double weight = 0;
    for (const auto &term : terms)
        for (const QString &form : term.forms)
            if (const qsizetype at = folded.indexOf(form); at >= 0 && term.weight > weight) {
                best = at;
                weight = term.weight;
            }
    const qsizetype from = std::max<qsizetype>(0, best - kBefore);
    QString text = article.body.mid(from, kLength).simplified();
    if (from > 0)
        text.prepend(u'…');
    if (from + kLength < article.body.size())
        text += u'…';
    return text;
}

QString ftsExpression(const std::vector<KnowledgeTerm> &terms, bool all) {
    return expression(terms, u" OR "_s, all ? u" AND "_s : u" OR "_s, quotedPhrase);
}

QString tsqueryExpression(const std::vector<KnowledgeTerm> &terms, bool all, KnowledgePlace place) {
    return expression(terms, u" | "_s, all ? u" & "_s : u" | "_s, [place](const QString &form) { return tsPhrase(form, place); });
}

} // namespace lianxin
