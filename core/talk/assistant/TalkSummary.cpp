// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/TalkSummary.h"
#include "platform/base/Literals.h"
#include "talk/assistant/TalkFinds.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <QRegularExpression>
#include <algorithm>

namespace lianxin {
namespace {

//! Whole clauses of \a text as far as they fit into \a most characters; one that is too long is cut.
QString clausesWithin(const QString &text, qsizetype most) {
    QString out;
    for (const auto &[from, to] : clausesOf(text)) {
        const QString clause = text.mid(from, to - from);
        if (out.isEmpty() && clause.size() > most)
            return clause.first(std::max<qsizetype>(0, most - 1)) + u'…';
        if (out.size() + clause.size() + 1 > most)
            break;
        out += (out.isEmpty() ? QString() : u"，"_s) + clause;
    }
    return out;
}

QString saidBySeat(QString text) {
    static const QRegularExpression begin(u"^(?:[，。、 ]|嗯+|啊|哦|好的?|行|您好|那|那么|是这样的?|您放心|放心|请您?放心|没问题|明白|了解|对|是的|可以的)+(?=[，。\\p{Han}])"_s);
    const QString whole = text;
    text.remove(begin);
    while (!text.isEmpty() && u"，。、；,.; "_s.contains(text.back()))
        text.chop(1);
    return comparable(text).size() < 4 ? whole : text;
}

//! Something will be done: by the hotline, or by a unit.
bool isPromise(const QString &clause) {
    static const QRegularExpression promise(u"(?:我|我们|这边|给您|帮您|为您)[^，。]{0,8}(?:登记|记录|转(?:给|到|交|办|派)|反馈|上报|派(?:单|人)|安排|催|联系|回复|回电|核实|处理|跟进|预约|提交|通知|转)|"
                                            "(?:[0-9一二两三四五六七八九十]+个?(?:小时|工作日|天)|今天|明天|尽快|马上|立即|稍后)[^，。]{0,10}(?:联系|回复|答复|处理|上门|到(?:场|现场|达)|解决|回电|办结|去)|会(?:有|安排)[^，。]{0,6}(?:人|工作人员)"_s);
    static const QRegularExpression denied(u"(?:不能|无法|没办法|不会|没法|不归|不可以)"_s);
    return promise.match(clause).hasMatch() && !denied.match(clause).hasMatch();
}

bool isMaterial(const QString &clause) {
    static const QRegularExpression material(u"(?:带(?:上|着|好)?|携带|准备|提供|需要|材料(?:有|是)?)[^，。]{0,20}(?:身份证|户口|证明|凭证|复印件|原件|材料|合同|发票|表|证|照片)"_s);
    return material.match(clause).hasMatch();
}

bool isAnswer(const QString &clause) {
    static const QRegularExpression answer(u"可以(?:申请|办|享受|报|在|到|去|用|先)|不(?:可以|能|符合|属于|需要)|需要(?:您)?(?:先|到|去|带|满|在)|(?:办理|申请|缴费|受理)(?:时间|地点|条件|流程|期限)|条件(?:是|为)|满[0-9一二三四五六七八九十]+|"
                                           "(?:到|去|在)[^，。]{2,14}(?:办理|窗口|申请|大厅|服务站|服务中心|网上|小程序)|截止|标准(?:是|为)|因为|由于|原因是|属于|负责|正在(?:抢修|处理|维修)|预计|已经(?:派|通知|安排|登记)|恢复"_s);
    return answer.match(clause).hasMatch();
}

struct SeatSaid {
    QString promised, answered, material;
    std::vector<TalkSummary::Part> parts;
};

SeatSaid seatSaid(const std::vector<TalkLine> &lines) {
    SeatSaid all;
    const auto add = [&all](QString &to, const QString &part, const TalkLine &line, const QString &clause) {
        if (to.contains(clause))
            return;
        to += (to.isEmpty() ? QString() : u"；"_s) + clause;
        all.parts.push_back({line.seq, part});
    };
    for (const TalkLine &line : lines) {
        if (!line.isSeat())
            continue;
        const QString text = saidBySeat(line.text);
        for (const QString &sentence : text.split(QRegularExpression(u"[。！；!;]"_s), Qt::SkipEmptyParts)) {
            if (isQuestion(sentence + u'。') || isQuestion(sentence) || comparable(sentence).size() < 4)
                continue;
            const QString clean = saidBySeat(sentence);
            if (isPromise(clean))
                add(all.promised, u"promised"_s, line, clean);
            else if (isMaterial(clean))
                add(all.material, u"material"_s, line, clean);
            else if (isAnswer(clean))
                add(all.answered, u"answered"_s, line, clean);
        }
    }
    return all;
}

} // namespace

TalkSummary summaryOf(const std::vector<TalkLine> &unordered, const TalkDraft &draft) {
    const std::vector<TalkLine> lines = ordered(unordered);
    TalkSummary summary;
    const SeatSaid seat = seatSaid(lines);
    const QString request = draft.value(u"request"_s);
    if (request.isEmpty() && seat.promised.isEmpty() && seat.answered.isEmpty() && seat.material.isEmpty())
        return summary;
    QString &text = summary.text;
    const auto note = [&summary](const QString &part, const DraftField &field) {
        for (const DraftEvidence &one : field.evidence)
            if (std::none_of(summary.parts.begin(), summary.parts.end(), [&](const auto &other) { return other.seq == one.seq && other.part == part; }))
                summary.parts.push_back({one.seq, part});
    };
    const auto contact = draft.fields.find(u"contact"_s);
    const QString name = contact == draft.fields.end() ? QString() : contact->second.more.value("name"_L1).toString();
    if (!request.isEmpty()) {
        text = u"市民"_s + (name.isEmpty() ? QString() : u"（%1）"_s.arg(name)) + u"反映："_s + clausesWithin(request, 90) + u'。';
        note(u"what"_s, draft.fields.at(u"request"_s));
        if (!name.isEmpty())
            note(u"who"_s, contact->second);
    }
    QString where = draft.value(u"address"_s);
    const QString district = draft.value(u"district"_s);
    if (!district.isEmpty() && !where.contains(district))
        where = district + where;
    const auto addShort = [&](const QString &title, const QString &value, const QString &part, const QString &field) {
        if (value.isEmpty() || text.contains(value) || text.size() + value.size() + title.size() + 2 > TalkSummary::kLongest)
            return;
        text += title + value + u'。';
        if (draft.has(field))
            note(part, draft.fields.at(field));
    };
    addShort(u"地点："_s, where, u"where"_s, draft.has(u"address"_s) ? u"address"_s : u"district"_s);
    addShort(u"时间："_s, draft.value(u"time"_s), u"when"_s, u"time"_s);
    addShort(u"方便的时间："_s, draft.value(u"visit"_s), u"when"_s, u"visit"_s);
    const auto addSaid = [&](const QString &title, const QString &said, const QString &part) {
        const qsizetype room = TalkSummary::kLongest - text.size() - title.size() - 1;
        if (said.isEmpty() || room < 8)
            return;
        text += title + clausesWithin(said, std::min<qsizetype>(room, 60)) + u'。';
        for (const auto &one : seat.parts)
            if (one.part == part)
                summary.parts.push_back(one);
    };
    addSaid(u"承诺："_s, seat.promised, u"promised"_s);
    addSaid(u"已答复："_s, seat.answered, u"answered"_s);
    addSaid(u"所需材料："_s, seat.material, u"material"_s);
    summary.nextStep = clausesWithin(seat.promised, TalkSummary::kLongestStep);
    return summary;
}

} // namespace lianxin
