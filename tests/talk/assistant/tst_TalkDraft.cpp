// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talks.h"
#include "support/TestRegistry.h"
#include "talk/assistant/CategoryWords.h"
#include "talk/assistant/TalkDraft.h"
#include "talk/assistant/TalkDraftFields.h"
#include <QDateTime>
#include <QJsonArray>
#include <QTest>
#include <algorithm>
#include <random>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Talk {
    const char *name;
    QStringList said;
    //! "field=value"; "field~part": contains; "!field": is empty
    QStringList expected;
};

const std::vector<Talk> &talks() {
    static const std::vector<Talk> all{
        {"subsidy for the self-employed", {u"s:您好，请问有什么可以帮您？"_s, u"c:我想问一下灵活就业社保补贴外地户籍能不能申请？"_s}, {u"category=就业补贴"_s, u"request~外地户籍"_s, u"!address"_s, u"!urgency"_s}},
        {"garbage", {u"c:建设路那边垃圾堆了好几天没人管。"_s, u"s:请问具体位置是哪里？"_s, u"c:建设路56号门口。"_s}, {u"category=垃圾堆积"_s, u"address~建设路56号"_s, u"title~垃圾堆积"_s}},
        {"noise at night", {u"c:我们小区旁边工地每天晚上十一点以后还在施工，吵得睡不着。"_s, u"c:我住在幸福小区。"_s}, {u"category=夜间施工噪声"_s, u"time=每天晚上十一点以后"_s, u"address=幸福小区"_s}},
        {"water cut", {u"c:你好，春江路88号昨天晚上十点停水到现在还没来水。"_s}, {u"category=停水"_s, u"address=春江路88号"_s, u"time~昨天晚上十点"_s, u"title=春江路88号停水"_s, u"!urgency"_s}},
        {"water cut of many", {u"c:春和花园停水了，整个小区都没水。"_s}, {u"category=停水"_s, u"urgency=urgent"_s, u"alerts=water_cut_many"_s, u"address=春和花园"_s}},
        {"water cut of one", {u"c:我家没水了，就我们一户。"_s}, {u"category=停水"_s, u"!urgency"_s}},
        {"smell of gas", {u"c:我家厨房有一股煤气味，怕爆炸，怎么办？"_s, u"s:请问您的地址是？"_s, u"c:春江花园12号楼3单元502。"_s}, {u"category=燃气泄漏隐患"_s, u"urgency=critical"_s, u"alerts=gas_leak"_s, u"address=春江花园12号楼3单元502"_s}},
        {"no smell of gas", {u"c:我想咨询燃气费怎么交。"_s, u"s:家里有煤气味吗？"_s, u"c:没有煤气味。"_s}, {u"category=燃气缴费"_s, u"!urgency"_s}},
        {"school", {u"c:我家孩子明年上小学报名要什么手续？"_s}, {u"category=报名条件"_s, u"request~报名"_s}},
        {"catchment area", {u"c:请问春江花园划到哪个学校？"_s}, {u"category=学区划分"_s, u"address=春江花园"_s}},
        {"parking", {u"c:有人乱停车堵在春江路小学门口。"_s}, {u"category=违法停车"_s, u"request~堵"_s}},
        {"parking fee", {u"c:医院停车费收得太贵了，一个小时二十块。"_s}, {u"category=停车收费"_s}},
        {"social insurance", {u"c:我社保断缴了三个月，怎么补缴？"_s}, {u"category=缴费补缴"_s}},
        {"pension", {u"c:我想问一下养老金什么时候涨？"_s}, {u"category=养老金待遇"_s}},
        {"hospital bills", {u"c:外地住院医保怎么报销？"_s}, {u"category~报销|异地就医"_s, u"request~外地住院"_s}},
        {"wages", {u"c:老板拖欠工资三个月没发，我们十几个人。"_s}, {u"category=拖欠工资"_s}},
        {"wages of the building site", {u"c:我们是工地上的，包工头欠我们工资不给。"_s}, {u"category~工资|欠薪"_s}},
        {"street lamps", {u"c:建设路的路灯有三盏不亮，晚上太黑了。"_s}, {u"category=路灯不亮"_s, u"address=建设路"_s}},
        {"manhole", {u"c:青山街道春江路口的井盖没了，很危险。"_s}, {u"category=井盖缺失松动"_s, u"address~春江路"_s}},
        {"power cut with an old person", {u"c:我们家停电了，家里有个九十岁的老人要用制氧机。"_s}, {u"category=停电"_s, u"urgency=urgent"_s, u"alerts~vulnerable"_s}},
        {"lift with people in it", {u"c:春江花园3号楼电梯困了人，快来！"_s}, {u"category=电梯故障"_s, u"urgency=critical"_s, u"alerts~trapped"_s, u"address=春江花园3号楼"_s}},
        {"heating", {u"c:暖气片不热，屋里很冷，室温才十五度。"_s}, {u"category=温度不达标"_s}},
        {"property management", {u"c:我们小区物业什么都不管，电梯坏了也不修。"_s}, {u"category~物业|电梯"_s}},
        {"illegal building", {u"c:隔壁在楼顶搭违建，你们管不管？"_s}, {u"category~加建|搭建|私搭"_s}},
        {"dog", {u"c:小区里有人遛狗不拴绳，狗咬了孩子。"_s}, {u"category=养犬管理"_s}},
        {"fire lane", {u"c:消防通道被车堵了。"_s}, {u"category=通道堵塞"_s}},
        {"flying cables", {u"c:我们楼好多电动车飞线充电，我怕着火。"_s}, {u"category=飞线充电"_s, u"!urgency"_s}},
        {"smoke of a kitchen", {u"c:楼下饭店油烟太大，窗户都不敢开。"_s}, {u"category=油烟扰民"_s}},
        {"training school closed", {u"c:孩子的培训班关门了，要求退学费。"_s}, {u"category=退费纠纷"_s}},
        {"fitness card", {u"c:我在健身房办的卡，店跑路了。"_s}, {u"category=预付卡纠纷"_s}},
        {"house title", {u"c:房子交了两年了房产证还没办下来。"_s}, {u"category=产权证办理"_s}},
        {"minimum living allowance", {u"c:我家很困难，想申请低保，要什么材料？"_s}, {u"category=低保申请"_s}},
        {"dance in the square", {u"c:楼下天天跳广场舞，音响开得很大。"_s}, {u"category=社会生活噪声"_s, u"time=天天"_s}},
        {"food poisoning", {u"c:我们在饭店吃完之后一家人上吐下泻。"_s}, {u"category=食物中毒"_s, u"urgency=critical"_s, u"alerts=food_poisoning"_s}},
        {"counter", {u"c:昨天我去大厅办事，窗口工作人员态度很差。"_s}, {u"category=窗口态度"_s, u"time=昨天"_s}},
        {"not wanting to live", {u"c:我真的不想活了，没有人管我。"_s}, {u"urgency=critical"_s, u"alerts=suicide"_s}},
        {"corrected road, same sentence", {u"c:春江路88号，不对，是建设路88号停水了。"_s}, {u"address=建设路88号"_s, u"corrected=address"_s, u"request~建设路"_s, u"request!春江路"_s}},
        {"corrected road, next sentence", {u"c:春江路88号停水了。"_s, u"c:不对，是建设路。"_s}, {u"address=建设路"_s, u"corrected=address"_s, u"category=停水"_s, u"request!春江路"_s}},
        {"corrected after a pause", {u"c:我在春江路88号，停水了。"_s, u"c:说错了。"_s, u"c:建设路90号。"_s}, {u"address=建设路90号"_s, u"corrected=address"_s}},
        {"corrected number", {u"c:春江路88号停水了。"_s, u"c:不对，是89号。"_s}, {u"address=春江路89号"_s, u"corrected=address"_s}},
        {"negated road", {u"c:不是春江路，是建设路停水了。"_s}, {u"address=建设路"_s, u"request!春江路"_s}},
        {"corrected matter", {u"c:我们家停水了，不对，是停电了。"_s}, {u"category=停电"_s, u"request!停水"_s}},
        {"corrected time", {u"c:昨天停的水，不对，前天停的水。"_s}, {u"time=前天"_s, u"corrected=time"_s}},
        {"corrected district", {u"c:我在临湖区，不对，城东区，路灯不亮。"_s}, {u"district=城东区"_s}},
        {"denied matter", {u"c:我们家没有停水，是水压太小。"_s}, {u"category=水压不足"_s}},
        {"seat asks, citizen says yes", {u"c:我家停水了。"_s, u"s:您是在春江路88号，对吧？"_s, u"c:对。"_s}, {u"address=春江路88号"_s, u"source.address=confirmed"_s}},
        {"seat asks, citizen says no", {u"c:我家停水了。"_s, u"s:您是在春江路88号，对吧？"_s, u"c:不对，是建设路90号。"_s}, {u"address=建设路90号"_s, u"source.address=said"_s}},
        {"seat asks, nobody answers", {u"c:我家停水了。"_s, u"s:您是在春江路88号，对吧？"_s, u"c:你们到底什么时候来修啊，我都等了一天了。"_s}, {u"!address"_s}},
        {"what the seat tells fills nothing", {u"c:社保卡怎么办？"_s, u"s:您带身份证到春江路88号办理，明天上午也可以。"_s, u"c:好的。"_s}, {u"!address"_s, u"!visit"_s, u"category=社保卡办理"_s}},
        {"district and street", {u"c:临湖区春江路88号路灯不亮。"_s}, {u"district=临湖区"_s, u"address~春江路88号"_s}},
        {"address in two sentences", {u"c:春江花园停水了。"_s, u"s:几号楼几单元？"_s, u"c:12号楼3单元。"_s}, {u"address=春江花园12号楼3单元"_s}},
        {"name and another number", {u"c:我叫张小敏，联系电话是13812341234，路灯坏了。"_s}, {u"contact~张小敏"_s, u"contact~13812341234"_s}},
        {"surname on being asked", {u"c:路灯坏了。"_s, u"s:请问您怎么称呼？"_s, u"c:我姓王。"_s}, {u"contact=王"_s, u"request!姓王"_s}},
        {"when to come", {u"c:我家水管漏水。"_s, u"s:您什么时候方便？"_s, u"c:明天上午我在家。"_s}, {u"visit=明天上午"_s, u"!time"_s}},
        // As recognisers give them that set no marks.
        {"no marks: lamp", {u"c:喂你好我想反映一下临湖区建设路的路灯坏了好几天了晚上特别黑"_s}, {u"category=路灯不亮"_s, u"address~建设路"_s, u"district=临湖区"_s}},
        {"no marks: corrected", {u"c:我在春江路八十八号不对是建设路八十八号停水了"_s}, {u"address=建设路八十八号"_s, u"corrected=address"_s, u"category=停水"_s}},
        {"no marks: gas", {u"c:我家里有煤气味你们快来人啊在幸福小区三号楼"_s}, {u"urgency=critical"_s, u"address=幸福小区三号楼"_s}},
        {"no marks: noise", {u"c:我们楼下那个工地天天半夜施工吵得人睡不着觉"_s}, {u"category=夜间施工噪声"_s, u"time=天天半夜"_s}},
        {"no marks: who", {u"c:我叫李明电话幺三九零零零零幺幺幺幺"_s}, {u"contact~李明"_s, u"contact~13900001111"_s}},
        {"a long talk about a subsidy",
         {u"s:张女士您好，我是坐席周敏。外地户籍的事我看到了，您不用再说一遍。"_s, u"c:对，我户口在外省，在这边灵活就业，社保缴了三年了。"_s,
          u"s:可以申请。连续缴满12个月就行，带身份证、缴费凭证和就业登记证明。"_s, u"c:登记证明我没有，去哪儿开？"_s, u"s:社区服务站当场就能登记，不用另外跑。"_s,
          u"c:我妈腿脚不好，我走不开，能不能让社区的人来家里办？"_s, u"s:可以预约上门。您哪天方便？我们打138****1234联系您。"_s, u"c:星期三下午都在家，春和里12号楼。"_s},
         {u"category=就业补贴"_s, u"visit=星期三下午"_s, u"address=春和里12号楼"_s, u"request~社区的人来家里办"_s, u"!urgency"_s}},
        {"the seat repeats and mends", {u"c:我们小区停电了。"_s, u"s:是哪个小区？"_s, u"c:阳光花园。"_s, u"s:是阳光花园3号楼吗？"_s, u"c:不是，5号楼。"_s}, {u"address=阳光花园5号楼"_s, u"category=停电"_s}},
        {"the seat asks for the district", {u"c:春江路的井盖丢了。"_s, u"s:请问是哪个区？"_s, u"c:城东区。"_s}, {u"district=城东区"_s, u"address=春江路"_s, u"category=井盖缺失松动"_s}},
        {"household registration is elsewhere", {u"c:我户口在高新区平安路1号，现在住在临湖区春江路88号，楼上漏水。"_s}, {u"address~春江路88号"_s, u"category=房屋漏水"_s}},
        {"number that is put right", {u"c:我姓陈，电话13812341234。"_s, u"c:说错了，是13812345678。"_s}, {u"contact~13812345678"_s, u"corrected=contact"_s}},
        {"number in pieces", {u"c:路灯坏了。"_s, u"s:请留一个联系电话。"_s, u"c:幺三九零零零零。"_s, u"s:嗯。"_s, u"c:幺幺幺幺。"_s}, {u"contact=13900001111"_s, u"request!幺幺"_s}},
        {"digit that is put right", {u"c:路灯坏了，我电话13812341234。"_s, u"s:是13812341234吗？"_s, u"c:不对，最后一位是五。"_s}, {u"contact=13812341235"_s, u"corrected=contact"_s}},
        {"half a number is none", {u"c:路灯坏了。"_s, u"s:请留一个联系电话。"_s, u"c:幺三九零零。"_s, u"s:您说。"_s, u"c:算了不留了。"_s}, {u"!contact"_s}},
        {"counts are no number", {u"c:路灯坏了三盏，打了五次电话。"_s, u"s:请问怎么称呼？"_s, u"c:我姓李，住了二十年了。"_s}, {u"contact=李"_s}},
        {"two matters", {u"c:我反映两个问题，一个是楼下乱停车，一个是垃圾没人清。"_s}, {u"category~违法停车|垃圾堆积"_s, u"request~垃圾"_s}},
        {"thanks after all", {u"c:路灯修好了，谢谢你们。"_s}, {u"!urgency"_s}},
        {"not a place", {u"c:你们这条路走不通啊，什么路子都没有。"_s}, {u"!address"_s}},
        {"past danger", {u"c:去年我们楼着火过，现在楼道又堆满了东西。"_s}, {u"!urgency"_s}},
        {"asked by the seat, denied", {u"c:楼道里有东西在烧，着火了！"_s, u"s:有人受伤吗？"_s, u"c:没有人受伤。"_s}, {u"urgency=critical"_s, u"alerts=fire"_s}},
        {"only greetings", {u"c:喂，你好。"_s, u"s:您好，请讲。"_s, u"c:谢谢，再见。"_s}, {u"!request"_s, u"!category"_s, u"!title"_s}},
        {"nothing at all", {}, {u"!request"_s}},
    };
    return all;
}

TalkDraft draftOfTalk(const QStringList &said) { return draftOf(talkOf(said), talkContext()); }

} // namespace

class tst_TalkDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void talk_fillsWhatWasSaid_data() {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(talks().size()); ++i)
            QTest::newRow(talks()[std::size_t(i)].name) << i;
        QVERIFY(talks().size() >= 50);
    }
    void talk_fillsWhatWasSaid() {
        QFETCH(int, index);
        const Talk &talk = talks()[std::size_t(index)];
        const TalkDraft draft = draftOfTalk(talk.said);
        for (const QString &wanted : talk.expected) {
            const auto why = [&](const QString &field) { return u"%1, but %2 is “%3”"_s.arg(wanted, field, field == u"alerts" ? draft.alerts.join(u' ') : draft.value(field)); };
            if (wanted.startsWith(u'!')) {
                QVERIFY2(!draft.has(wanted.mid(1)), qPrintable(why(wanted.mid(1))));
                continue;
            }
            const qsizetype sign = wanted.indexOf(QRegularExpression(u"[=~!]"_s));
            const QString field = wanted.first(sign), value = wanted.mid(sign + 1);
            const QString is = field == u"alerts" ? draft.alerts.join(u' ') : draft.value(field);
            if (field == u"corrected")
                QVERIFY2(draft.has(value) && draft.fields.at(value).corrected, qPrintable(why(value)));
            else if (field == u"source.address")
                QCOMPARE(draft.fields.at(u"address"_s).source, value == u"confirmed" ? DraftField::Source::Confirmed : DraftField::Source::Said);
            else if (wanted[sign] == u'=')
                QVERIFY2(is == value, qPrintable(why(field)));
            else if (wanted[sign] == u'!')
                QVERIFY2(!is.contains(value), qPrintable(why(field)));
            else
                QVERIFY2(QRegularExpression(value).match(is).hasMatch(), qPrintable(why(field)));
        }
    }

    void field_hasAnUtterance_andItsWordsAreInIt() {
        for (const Talk &talk : talks()) {
            const auto lines = talkOf(talk.said);
            const TalkDraft draft = draftOfTalk(talk.said);
            for (const auto &[name, field] : draft.fields) {
                const QByteArray where = (QString::fromUtf8(talk.name) + u": "_s + name).toUtf8();
                QVERIFY2(!field.evidence.empty() && field.evidence.size() <= 4, where);
                QVERIFY2(field.alternatives.size() <= 3, where);
                QVERIFY2(field.confidence > 0 && field.confidence <= 1, where);
                QVERIFY2(!field.value.isEmpty() && !field.label.isEmpty(), where);
                for (const DraftEvidence &one : field.evidence) {
                    QVERIFY2(one.seq >= 1 && one.seq <= qint64(lines.size()), where);
                    const TalkLine &line = lines[std::size_t(one.seq - 1)];
                    QCOMPARE(one.text, line.text);
                    QCOMPARE(one.utterance, line.utterance);
                    QCOMPARE(one.at, line.at);
                    QVERIFY2(one.from >= 0 && one.length > 0 && one.from + one.length <= line.text.size(), where);
                    QVERIFY2(line.isCitizen() || field.source == DraftField::Source::Confirmed || field.source == DraftField::Source::Derived, where);
                }
                for (const auto &other : field.alternatives)
                    QVERIFY2(other.value != field.value && other.confidence <= field.confidence, where);
            }
        }
    }

    // Lines come as they are recognised, in any order, and again when somebody puts them right.
    void lines_inWhateverOrderAndRevision_giveTheSame() {
        std::mt19937 random(7);
        for (const Talk &talk : talks()) {
            auto lines = talkOf(talk.said);
            const TalkDraft draft = draftOf(lines, talkContext());
            for (int round = 0; round < 3; ++round) {
                auto shuffled = lines;
                for (const TalkLine &line : lines) { // what was recognised before somebody corrected it
                    shuffled.push_back(line);
                    shuffled.back().rev = 0;
                    shuffled.back().text = u"没有这句话路灯不亮春江路一号"_s;
                }
                std::shuffle(shuffled.begin(), shuffled.end(), random);
                QVERIFY2(draftOf(shuffled, talkContext()) == draft, talk.name);
            }
        }
    }

    void talk_growingLineByLine_withAMemory_givesTheSameAsAtOnce() {
        for (const Talk &talk : talks()) {
            TalkMemo memo;
            DraftContext context = talkContext();
            context.memo = &memo;
            TalkDraft last;
            for (qsizetype n = 0; n <= talk.said.size(); ++n)
                last = draftOf(talkOf(talk.said.first(n)), context);
            QVERIFY2(last == draftOfTalk(talk.said), talk.name);
        }
    }

    void correctedLine_changesTheDraft() {
        auto lines = talkOf({u"c:建设路的路灯不亮。"_s, u"s:好的。"_s});
        QCOMPARE(draftOf(lines, talkContext()).value(u"address"_s), u"建设路"_s);
        TalkLine better = lines[0];
        better.rev = 9;
        better.text = u"建业路的路灯不亮。"_s;
        lines.push_back(better);
        QCOMPARE(draftOf(lines, talkContext()).value(u"address"_s), u"建业路"_s);
    }

    void completeness_namesWhatIsMissing_andTheQuestion() {
        const TalkDraft empty = draftOfTalk({});
        QCOMPARE(empty.missing().size(), std::size_t(TalkDraft::required().size()));
        QCOMPARE(empty.missing().front().second, u"ask_request"_s);
        DraftContext context = talkContext();
        context.callerPhone = u"13812341234"_s;
        const TalkDraft full = draftOf(talkOf({u"c:临湖区春江路88号路灯不亮。"_s}), context);
        QVERIFY2(full.missing().empty(), full.missing().empty() ? "" : qPrintable(full.missing().front().first));
        QCOMPARE(full.fields.at(u"contact"_s).source, DraftField::Source::Call);
        const QJsonObject json = full.toJson({});
        QCOMPARE(json[u"filled"_s].toInt(), 5);
        QCOMPARE(json[u"fields"_s][u"contact"_s][u"phone"_s].toString(), u"138****1234"_s);
    }

    void json_hasNamesAndNumbersMasked_andPlacesInWhatIsShown() {
        const TalkDraft draft = draftOfTalk({u"c:我叫张小敏，电话13812341234，住在春江路88号，路灯不亮。"_s});
        const QJsonObject json = draft.toJson({});
        const QByteArray all = QJsonDocument(json).toJson();
        QVERIFY(!all.contains("13812341234"));
        QVERIFY(!all.contains(u"小敏"_s.toUtf8()));
        for (const auto &field : json[u"fields"_s].toObject())
            QVERIFY2(!QRegularExpression(u"[0-9]{7,}"_s).match(field[u"value"_s].toString()).hasMatch(), qPrintable(field[u"value"_s].toString()));
        for (const auto &name : {u"address"_s, u"category"_s, u"contact"_s}) {
            const QJsonObject evidence = json[u"fields"_s][name][u"evidence"_s][0].toObject();
            const QString words = evidence[u"text"_s].toString().mid(evidence[u"from"_s].toInt(), evidence[u"length"_s].toInt());
            QVERIFY2(!words.isEmpty(), qPrintable(name));
            if (name == u"address")
                QCOMPARE(words, u"春江路88号"_s);
        }
    }

    void classifier_whereThereIsOne_decides_andUnitsFollow() {
        DraftContext context = talkContext();
        QStringList asked;
        context.suggest = [&asked](const DispatchMatter &matter) {
            asked << matter.category;
            DispatchSuggestion s;
            if (matter.category.isEmpty()) {
                s.categories = {{u"010201"_s, u"路灯不亮"_s, u"市政设施 / 路灯照明 / 路灯不亮"_s, 0.8}, {u"010203"_s, u"新增路灯"_s, u"市政设施 / 路灯照明 / 新增路灯"_s, 0.1}};
                s.model = u"m"_s;
                return s;
            }
            s.units = {{u"u1"_s, u"市城管局"_s, 1.0, matter.category, {}, {}, {u"职责"_s}}};
            return s;
        };
        const TalkDraft draft = draftOf(talkOf({u"c:晚上黑得很，看不见路，麻烦你们来看一下。"_s}), context);
        QCOMPARE(draft.value(u"category"_s), u"路灯不亮"_s);
        QCOMPARE(draft.fields.at(u"category"_s).alternatives.size(), 1u);
        QCOMPARE(draft.value(u"unit"_s), u"u1"_s);
        QCOMPARE(asked, (QStringList{{}, u"010201"_s}));
        QVERIFY(!draft.fields.at(u"unit"_s).evidence.empty());
    }

    void times_ofThePastAndToCome_areComputed() {
        const QTimeZone zone(8 * 3600);
        const TalkDraft past = draftOfTalk({u"c:昨天晚上十点停的水。"_s});
        QCOMPARE(past.fields.at(u"time"_s).more[u"at"_s].toInteger(), QDateTime(QDate(2026, 10, 13), QTime(22, 0), zone).toMSecsSinceEpoch());
        const TalkDraft ahead = draftOfTalk({u"c:水管漏水，明天上午我在家。"_s});
        QCOMPARE(ahead.fields.at(u"visit"_s).more[u"at"_s].toInteger(), QDateTime(QDate(2026, 10, 15), QTime(10, 0), zone).toMSecsSinceEpoch());
    }

    void talk_ofAnyCharacters_givesSomethingAndNoCrash() {
        std::mt19937 random(11);
        const QString alphabet = u"春江路建设88号不对是停水着火我叫张，。？！没有昨天晚上十一点1380*\U0001F600 abc\n"_s;
        for (int round = 0; round < 60; ++round) {
            QStringList said;
            for (int line = 0; line < 12; ++line) {
                QString text = random() % 2 ? u"c:"_s : u"s:"_s;
                for (unsigned n = random() % 60; n > 0; --n)
                    text += alphabet[qsizetype(random() % quint32(alphabet.size()))];
                said << text;
            }
            const TalkDraft draft = draftOfTalk(said);
            QVERIFY(draft == draftOfTalk(said));
            for (const auto &[name, field] : draft.fields)
                QVERIFY2(!field.evidence.empty(), qPrintable(name));
            (void)draft.toJson({u"张春江"_s});
        }
    }
};

LIANXIN_TEST(tst_TalkDraft);
#include "tst_TalkDraft.moc"
