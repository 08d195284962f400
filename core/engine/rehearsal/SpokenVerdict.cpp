// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SpokenVerdict.h"
#include "engine/rehearsal/Scenario.h"
#include "platform/base/Literals.h"
#include "talk/bot/BotSession.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <algorithm>
#include <numeric>

namespace lianxin {
namespace {

//! What was recognised between two sentences of the bot, or of a part of it.
struct HeardRow {
    QString text;
    QString means;   //!< as CallPlan::Sentence::means; "other": something that no sentence means; empty: not understood
    bool asked = false;
    bool late = false;
    int at = 0;      //!< in the dialogue
};

//! The dialogue's word for a meaning (DialogueEngine::understoodAs()), as a sentence's meaning.
QString meansOf(const QString &word) {
    static const QMap<QString, QString> known = [] {
        QMap<QString, QString> map{{u"满意"_s, u"satisfied"_s}, {u"不满意"_s, u"dissatisfied"_s}, {u"非本人"_s, u"wrong_person"_s}};
        for (const auto &[meaning, means] : {std::pair(Meaning::Person, u"person"_s), {Meaning::Later, u"later"_s}, {Meaning::StopCalling, u"stop"_s}})
            map.insert(MeaningLexicon::shipped().wordings().at(meaning).front().text, means);
        return map;
    }();
    return word.isEmpty() ? QString() : known.value(word, u"other"_s);
}

std::vector<HeardRow> rowsOf(const QJsonArray &dialogue) {
    std::vector<HeardRow> rows;
    for (int i = 0; i < int(dialogue.size()); ++i) {
        const QJsonObject line = dialogue[i].toObject();
        if (line.value("speaker"_L1).toString() != u"citizen" || line.contains("key"_L1))
            continue;
        HeardRow row{comparable(line.value("text"_L1).toString()), {}, false, false, i};
        QString word = line.value("meaning"_L1).toString();
        row.asked = word.endsWith(u'？');
        if (row.asked)
            word.chop(1);
        row.late = word == BotSession::lateMeaning();
        row.means = row.late ? QString() : meansOf(word);
        rows.push_back(std::move(row));
    }
    return rows;
}

//! For each sentence its rows [first, second): those of the cheapest way to put them side by side.
std::vector<std::pair<std::size_t, std::size_t>> alignRows(const std::vector<SpokenSentence> &said, const std::vector<HeardRow> &rows) {
    constexpr std::size_t kMostParts = 3;
    const std::size_t n = said.size(), m = rows.size();
    std::vector<std::vector<int>> cost(n + 1, std::vector<int>(m + 1, 0)); // of the sentences from i and the rows from j on
    std::vector<std::vector<std::size_t>> taken(n + 1, std::vector<std::size_t>(m + 1, 0)); // rows of sentence i; kMostParts + 1: row j belongs to nobody
    for (std::size_t i = n + 1; i-- > 0;) {
        for (std::size_t j = m + 1; j-- > 0;) {
            if (i == n) {
                cost[i][j] = j == m ? 0 : cost[i][j + 1] + int(rows[j].text.size());
                continue;
            }
            const QString text = comparable(said[i].text);
            int best = cost[i + 1][j] + int(text.size());
            std::size_t parts = 0;
            QString heard;
            for (std::size_t k = 1; k <= kMostParts && j + k <= m; ++k) {
                heard += rows[j + k - 1].text;
                if (const int one = cost[i + 1][j + k] + characterErrors(text, heard); one < best) {
                    best = one;
                    parts = k;
                }
            }
            if (j < m && cost[i][j + 1] + int(rows[j].text.size()) <= best) {
                best = cost[i][j + 1] + int(rows[j].text.size());
                parts = kMostParts + 1;
            }
            cost[i][j] = best;
            taken[i][j] = parts;
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t i = 0, j = 0; i < n;) {
        if (taken[i][j] > kMostParts) {
            ++j;
            continue;
        }
        found.emplace_back(j, j + taken[i][j]);
        j += taken[i++][j];
    }
    return found;
}

bool isDoubt(const SpokenSentence &sentence) {
    return sentence.means == u"doubt";
}

//! What the bot did after line \a at of the dialogue.
SentenceFate whatFollowed(const QJsonArray &dialogue, int at, bool isOver) {
    for (int i = at + 1; i < int(dialogue.size()); ++i) {
        const QJsonObject line = dialogue[i].toObject();
        const QString speaker = line.value("speaker"_L1).toString();
        if (speaker == u"bot")
            return line.value("step"_L1).toString().startsWith(u"to_person") ? SentenceFate::HandedOver : SentenceFate::Reprompted;
        if (speaker == u"seat")
            return SentenceFate::HandedOver;
    }
    return isOver ? SentenceFate::Unheeded : SentenceFate::HandedOver;
}

} // namespace

QString nameOf(SentenceFate fate) {
    switch (fate) {
    case SentenceFate::Right:
        return u"right"_s;
    case SentenceFate::AskedBack:
        return u"asked_back"_s;
    case SentenceFate::Late:
        return u"late"_s;
    case SentenceFate::Reprompted:
        return u"reprompted"_s;
    case SentenceFate::HandedOver:
        return u"handed_over"_s;
    case SentenceFate::Wrong:
        return u"wrong"_s;
    case SentenceFate::Unheeded:
        break;
    }
    return u"unheeded"_s;
}

int characterErrors(const QString &a, const QString &b) {
    std::vector<int> row(std::size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0]++;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const auto at = std::size_t(j) + 1;
            const int next = std::min({row[at] + 1, row[at - 1] + 1, diagonal + int(a[i] != b[j])});
            diagonal = std::exchange(row[at], next);
        }
    }
    return row.back();
}

std::vector<SentenceVerdict> judgeSentences(const std::vector<SpokenSentence> &said, const QJsonArray &dialogue) {
    const auto rows = rowsOf(dialogue);
    const auto parts = alignRows(said, rows);
    std::vector<SentenceVerdict> verdicts;
    int before = -1; // line up to which the sentences before were heard
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto [from, to] = parts[i];
        const int last = to > from ? rows[to - 1].at : before;
        const bool lastSentence = i + 1 == said.size();
        SentenceFate fate = whatFollowed(dialogue, last, lastSentence);
        QString heard;
        for (std::size_t j = from; j < to; ++j) {
            const HeardRow &row = rows[j];
            heard += row.text;
            if (row.late && fate != SentenceFate::Wrong)
                fate = SentenceFate::Late;
            if (row.means.isEmpty() || fate == SentenceFate::Wrong)
                continue;
            if (isDoubt(said[i]))
                fate = row.asked || row.means == u"other" ? SentenceFate::Right : SentenceFate::Wrong;
            else if (row.means == said[i].means)
                fate = row.asked ? SentenceFate::AskedBack : SentenceFate::Right;
            else if (!row.asked)
                fate = SentenceFate::Wrong;
        }
        if ((isDoubt(said[i]) && fate == SentenceFate::Reprompted) || said[i].means.isEmpty())
            fate = SentenceFate::Right;
        verdicts.push_back({fate, heard});
        before = std::max(before, last);
    }
    return verdicts;
}

QString recognisedIn(const QJsonArray &dialogue) {
    QString all;
    for (const HeardRow &row : rowsOf(dialogue))
        all += row.text;
    return all;
}

int SpokenCount::sentences() const {
    return std::accumulate(fates.begin(), fates.end(), 0);
}

double SpokenCount::rightShare() const {
    const int all = sentences();
    return all ? double(fates.value(SentenceFate::Right) + fates.value(SentenceFate::AskedBack)) / all : 1;
}

void SpokenCount::add(const SpokenCount &other) {
    people += other.people;
    wronglyScored += other.wronglyScored;
    for (auto it = other.fates.begin(); it != other.fates.end(); ++it)
        fates[it.key()] += it.value();
    characters += other.characters;
    errors += other.errors;
}

QJsonObject SpokenCount::toJson() const {
    QJsonObject json{{u"people"_s, people}, {u"wronglyScored"_s, wronglyScored}, {u"sentences"_s, sentences()}, {u"rightShare"_s, rightShare()},
                     {u"characters"_s, characters}, {u"errors"_s, errors}, {u"cer"_s, errorRate()}};
    for (const SentenceFate fate : {SentenceFate::Right, SentenceFate::AskedBack, SentenceFate::Late, SentenceFate::Reprompted, SentenceFate::HandedOver, SentenceFate::Wrong,
                                    SentenceFate::Unheeded})
        json.insert(nameOf(fate), fates.value(fate));
    return json;
}

SpokenCount SpokenVerdict::total() const {
    SpokenCount sum;
    for (const SpokenCount &one : behaviours)
        sum.add(one);
    return sum;
}

QJsonObject SpokenVerdict::toJson() const {
    QJsonObject by;
    for (auto it = behaviours.begin(); it != behaviours.end(); ++it)
        by.insert(it.key(), it->toJson());
    return {{u"behaviours"_s, by},
            {u"total"_s, total().toJson()},
            {u"replyMs"_s, reply.toJson()},
            {u"duckedMs"_s, ducked.toJson()},
            {u"stoppedMs"_s, stopped.toJson()},
            {u"wordsMs"_s, QJsonObject{{u"count"_s, words}, {u"p50"_s, wordsMsP50}, {u"p95"_s, wordsMsP95}}},
            {u"packets"_s, QJsonObject{{u"sent"_s, packets}, {u"lost"_s, lost}}},
            {u"botCer"_s, botCharacters ? QJsonValue(double(botErrors) / botCharacters) : QJsonValue()},
            {u"misses"_s, QJsonArray::fromStringList(misses)}};
}

QString SpokenVerdict::text() const {
    QString out;
    const auto line = [&out](const QString &l) { out += l + u'\n'; };
    const auto percent = [](double share) { return QString::number(share * 100, 'f', 1) + u'%'; };
    const auto row = [&](const QString &name, const SpokenCount &c) {
        line(u"  %1 人 %2 句：听对 %3，反问 %4，未及时听清 %5，重问 %6，转人工 %7，听错 %8，无回应 %9，记错 "_s.arg(c.people, 2).arg(c.sentences(), 3).arg(c.fates.value(SentenceFate::Right), 3)
                 .arg(c.fates.value(SentenceFate::AskedBack)).arg(c.fates.value(SentenceFate::Late)).arg(c.fates.value(SentenceFate::Reprompted)).arg(c.fates.value(SentenceFate::HandedOver))
                 .arg(c.fates.value(SentenceFate::Wrong)).arg(c.fates.value(SentenceFate::Unheeded))
             + QString::number(c.wronglyScored) + u"，字错率 %1  %2"_s.arg(percent(c.errorRate()), name));
    };
    line(u"开口说话的市民（按行为）："_s);
    for (auto it = behaviours.begin(); it != behaviours.end(); ++it) {
        const Behaviour *behaviour = findBehaviour(it.key());
        row(behaviour ? behaviour->inWords : it.key(), *it);
    }
    const SpokenCount sum = total();
    row(u"合计"_s, sum);
    line(u"意图正确 %1（听对或反问），字错率 市民 %2%3；丢包 %4/%5"_s.arg(percent(sum.rightShare()), percent(sum.errorRate()),
             botCharacters ? u"，机器人 %1"_s.arg(percent(double(botErrors) / botCharacters)) : QString()).arg(lost).arg(packets));
    const auto spread = [&](const QString &what, const Spread &s) {
        line(u"%1：p50 %2 ms，p95 %3 ms，最长 %4 ms（%5 次）"_s.arg(what).arg(s.at(0.5)).arg(s.at(0.95)).arg(s.at(1)).arg(s.count()));
    };
    spread(u"说完到回应的第一声"_s, reply);
    spread(u"插话到压低 18 dB"_s, ducked);
    spread(u"插话到提示音停下"_s, stopped);
    line(u"说出一个字到发出文字：p50 %1 ms，p95 %2 ms（%3 个字）"_s.arg(wordsMsP50).arg(wordsMsP95).arg(words));
    for (const QString &miss : misses)
        line(u"  · "_s + miss);
    return out;
}

} // namespace lianxin
