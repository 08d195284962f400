// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/Punctuation.h"
#include "platform/base/Literals.h"
#include <QRegularExpression>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kCommaMs = 550; // from the beginning of one character to the next: 200 to 250 in fluent speech
constexpr qsizetype kFewest = 2; // characters between two marks

bool isMark(QChar c) { return u"，。？！、；：,.?!;:"_s.contains(c); }

bool asks(const QString &text) {
    static const QRegularExpression end(u"(?:吗|(?<!什)么|呢|没有|不是|是不是|行不行|可不可以|能不能|对不对|好不好|几号|几点|多少|多久|哪里|哪儿|(?<!没)什么|怎么办|为什么|谁)(?:啊|呀|的|了|钱|天)?$"_s);
    static const QRegularExpression within(u"(?:是不是|能不能|可不可以|要不要|有没有|会不会|怎么(?:办|样|弄|走|申请|查|交)|为什么|什么时候|多少钱|哪(?:里|儿|个|些)|几(?:点|号|天|个)|(?<!没)什么(?!都)|(\\p{Han})不\\1)"_s);
    return end.match(text).hasMatch() || (within.match(text).hasMatch() && !text.startsWith(u"不知道"_s) && text.size() < 40);
}

} // namespace

QString punctuated(const RecognisedSegment &segment) {
    const QString text = segment.text.trimmed();
    if (text.isEmpty() || std::any_of(text.begin(), text.end(), isMark))
        return text;
    QString out;
    QString joined;
    for (const RecognisedToken &token : segment.tokens)
        joined += token.text;
    if (joined.simplified().remove(u' ') == QString(text).remove(u' ')) { // tokens that are the text tell where it paused
        qsizetype since = 0;
        qint64 before = segment.tokens.empty() ? 0 : segment.tokens.front().atMs;
        for (const RecognisedToken &token : segment.tokens) {
            if (token.atMs - before > kCommaMs && since >= kFewest) {
                out = out.trimmed() + u'，';
                since = 0;
            }
            before = token.atMs;
            since += token.text.size();
            out += token.text;
        }
        // One character alone after the last comma was no pause between sentences.
        if (out.size() > 2 && out.at(out.size() - 2) == u'，')
            out.remove(out.size() - 2, 1);
    } else {
        out = text;
    }
    return out.trimmed() + (asks(text) ? u'？' : u'。');
}

} // namespace lianxin
