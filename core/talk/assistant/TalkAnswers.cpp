// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/TalkAnswers.h"
#include "platform/base/Literals.h"
#include "talk/assistant/TalkLine.h"
#include "talk/dialogue/Understanding.h"
#include <QRegularExpression>

namespace lianxin {
namespace {

constexpr double kSurelyAnswered = 0.6;
constexpr qsizetype kLongAnswer = 12; // by then somebody tells something and does not answer any more

} // namespace

AskedFor askedFor(const QString &text) {
    static const QRegularExpression visit(u"(?:什么时候|哪天|几点|什么时间)[^，。]{0,8}(?:方便|有空|在家|上门|联系|回电)|(?:方便|有空|上门|回电|联系您)[^，。]{0,6}(?:什么时候|哪天|几点|时间)"_s);
    static const QRegularExpression address(u"地址|哪里|哪儿|哪个(?:位置|地方|小区|区|街道|路段)|什么(?:位置|地方)|哪条路|几号楼|几单元|几栋|门牌|具体位置|哪个区"_s);
    static const QRegularExpression contact(u"怎么称呼|贵姓|您姓|联系方式|(?:联系|您的?|手机)(?:电话|号码)|(?:电话|手机|号码)(?:是|多少|方便)|姓名|名字"_s);
    static const QRegularExpression time(u"什么时候|几点|哪天|多久|何时|什么时间|从哪"_s);
    if (visit.match(text).hasMatch())
        return AskedFor::Visit;
    if (contact.match(text).hasMatch())
        return AskedFor::Contact;
    if (address.match(text).hasMatch())
        return AskedFor::Address;
    return time.match(text).hasMatch() ? AskedFor::Time : AskedFor::Nothing;
}

bool isCheck(const QString &text) {
    static const QRegularExpression check(u"(?:吗|吧|对不对|是不是|没错|对么|是么)[？?。]?$|[？?]$|是不是"_s);
    static const QRegularExpression open(u"哪里|哪儿|哪个|哪条|哪天|什么|几点|几号|几单元|多少|怎么|谁"_s);
    static const QRegularExpression tells(u"带上|带着|携带|需要您|您可以(?:去|到|来)|请您(?:去|到|带)|到[^，。]{0,12}(?:办理|窗口|大厅)|前往"_s);
    return check.match(text).hasMatch() && !open.match(text).hasMatch() && !tells.match(text).hasMatch();
}

Reply replyOf(const QString &text) {
    static const QRegularExpression no(u"^[嗯啊哦噢哎诶，。 ]*(?:不对|不是|不，|不$|不不|没有|错了|说错了|记错了|哦不)"_s);
    static const QRegularExpression yes(u"^[哦噢啊，。 ]*(?:对|是的|是，|是。|是$|是这|是那|是啊|没错|嗯|正确|就是|好像是|可以|行)"_s);
    if (no.match(text).hasMatch())
        return Reply::No;
    if (yes.match(text).hasMatch())
        return Reply::Yes;
    const auto clauses = clausesOf(text);
    if (clauses.empty() || comparable(text).size() > kLongAnswer)
        return Reply::None;
    const Understood understood = understand(text);
    if (understood.of(Meaning::No) >= kSurelyAnswered)
        return Reply::No;
    return understood.of(Meaning::Yes) >= kSurelyAnswered ? Reply::Yes : Reply::None;
}

} // namespace lianxin
