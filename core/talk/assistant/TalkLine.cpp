// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/TalkLine.h"
#include "platform/base/Literals.h"
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>

namespace lianxin {

std::vector<TalkLine> talkLines(const QJsonArray &lines) {
    std::vector<TalkLine> all;
    for (const auto &value : lines) {
        const QJsonObject line = value.toObject();
        const QString text = line.value("text"_L1).toString();
        if (line.contains("key"_L1) || text.trimmed().isEmpty())
            continue;
        all.push_back({line.value("seq"_L1).toInteger(), line.value("rev"_L1).toInteger(), line.value("at"_L1).toInteger(),
                       line.value("endedAt"_L1).toInteger(), line.value("utterance"_L1).toString(), line.value("speaker"_L1).toString(), text});
    }
    return all;
}

std::vector<TalkLine> ordered(std::vector<TalkLine> lines) {
    std::sort(lines.begin(), lines.end(), [](const TalkLine &a, const TalkLine &b) {
        return a.seq != b.seq ? a.seq < b.seq : a.rev != b.rev ? a.rev > b.rev : a.text < b.text;
    });
    lines.erase(std::unique(lines.begin(), lines.end(), [](const TalkLine &a, const TalkLine &b) { return a.seq == b.seq; }), lines.end());
    return lines;
}

std::vector<std::pair<qsizetype, qsizetype>> clausesOf(const QString &text) {
    static const QString marks = u"，。！？；,.!?;\n"_s;
    std::vector<std::pair<qsizetype, qsizetype>> clauses;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !marks.contains(text[i]))
            continue;
        if (i > from)
            clauses.emplace_back(from, i);
        from = i + 1;
    }
    return clauses;
}

bool isQuestion(const QString &text) {
    static const QRegularExpression asked(u"(?:[？?]|吗|呢|对吧|是吧|对不对|是不是|没错吧|可以吧)[。，！ ]*$|(?:^|[，。])(?:请问|是不是|有没有)|"
                                          "怎么称呼|贵姓|哪里|哪儿|哪个|哪条|哪天|几点|几号|几单元|什么(?:时候|地方|位置|事|问题)|多少"_s);
    return asked.match(text).hasMatch();
}

} // namespace lianxin
