// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundSet.h"
#include "platform/base/Literals.h"
#include <array>

namespace lianxin::test {
namespace {

struct Line {
    NumberState state;
    const char16_t *text;
};
constexpr std::array kFirstCarrier{
    Line{NumberState::PoweredOff, u"您好，您拨打的电话已关机，请稍后再拨。"},
    Line{NumberState::Suspended, u"您好，您拨打的电话已停机，请稍后再拨。"},
    Line{NumberState::Vacant, u"您好，您拨打的号码是空号，请查证后再拨。"},
    Line{NumberState::Unreachable, u"您好，您拨打的电话暂时无法接通，请稍后再拨。"},
    Line{NumberState::Busy, u"您好，您拨打的电话正在通话中，请稍后再拨。"},
    Line{NumberState::NoAnswer, u"您好，您拨打的电话暂时无人接听，请稍后再拨。"},
    Line{NumberState::Voicemail, u"您好，我是小助手，机主现在不方便接听电话，您可以把要说的话告诉我，我会转告机主。"},
};
constexpr std::array kSecondCarrier{
    Line{NumberState::PoweredOff, u"对不起，您呼叫的用户已经关机。"},
    Line{NumberState::Suspended, u"对不起，您呼叫的号码已经暂停服务。"},
    Line{NumberState::Vacant, u"对不起，您呼叫的号码不存在，请核对后再拨。"},
    Line{NumberState::Unreachable, u"对不起，您呼叫的用户不在服务区，请您稍后再试。"},
    Line{NumberState::Busy, u"对不起，用户正忙，请不要挂机，或者稍后再试。"},
    Line{NumberState::NoAnswer, u"对不起，您呼叫的用户没有应答，请您稍后再试。"},
    Line{NumberState::Voicemail, u"欢迎使用语音信箱，您呼叫的用户无法接听，请在提示音以后留言，留言结束请按井号键。"},
};
const QString kFirstVoice = {};
const QString kSecondVoice = u"+f3"_s;

//! Announcements that nobody taught: the first voice again with other words, and other carriers.
constexpr std::array kForeign{
    u"您好，您拨打的电话已设置来电提醒，我们会用短信通知机主。", u"您的话费余额不足，请及时充值。", u"您好，您拨打的号码已改号，请拨打新的号码。",
    u"尊敬的客户，本次通话将被录音，请您注意保护个人信息。", u"您好，欢迎致电市民服务热线，请稍候，正在为您转接。", u"您拨的电话是长途电话，请在前面加拨零。",
};
constexpr std::array kForeignVoices{u"", u"+m4", u"+f5"};

constexpr std::array kHello{
    u"喂", u"喂，你好", u"你好，哪位", u"喂？谁呀", u"你好，我是老王", u"哎，您好，您说", u"喂，您好，请问您找哪位", u"喂，我在开车，你快点说", u"嗯", u"哎", u"找谁", u"喂喂，听得到吗",
};
constexpr std::array kAgain{u"喂？说话呀", u"喂？", u"你好？听得见吗", u"谁啊？怎么不说话", u"你是哪里的"};
constexpr std::array kTalkers{
    u"喂，你好，我是王建国的家属，他现在不在家，出去买菜了，你有什么事情跟我说也是一样的，等他回来我转告他",
    u"哎呀你们总算打电话来了，我上个星期就反映了我们楼下路灯不亮的问题，到现在也没有人来修，你们到底管不管",
    u"喂，你等一下啊，我这边声音有点大，我走到外面去跟你讲，好了你现在说吧，刚才里面实在听不清楚",
};
constexpr std::array kGreetings{
    u"您好，我现在不方便接听电话，请在嘀声以后留下您的姓名和电话，我会尽快给您回电。", u"你好，这里是张先生的电话，现在没有人接听，请在提示音之后留言，谢谢。",
    u"您拨打的用户暂时不能接听，请在听到嘀的一声以后开始留言。", u"这里是社区办公室，现在是下班时间，工作时间是上午九点到下午五点，请在信号音后留言。",
};
constexpr std::array kVoices{u"", u"+m1", u"+m3", u"+m5", u"+m7", u"+f1", u"+f2", u"+f4", u"+croak", u"+klatt2"};

template <std::size_t N>
QString oneOf(Dice &dice, const std::array<const char16_t *, N> &list) {
    return QString::fromUtf16(list[dice.below(quint32(N))]);
}

Channel channelOf(Dice &dice, quint32 seed, double leastSnr = 12) {
    Channel c;
    c.seed = seed;
    c.ulaw = dice.chance(0.3);
    c.gainDb = dice.between(-14, 5);
    if (dice.chance(0.7)) {
        c.noise = dice.chance(0.5) ? Noise::White : Noise::Street;
        c.snrDb = dice.between(leastSnr, 30);
    }
    if (dice.chance(0.6))
        c.lossShare = dice.between(0.005, 0.05);
    c.driftPpm = dice.between(-150, 150);
    return c;
}

QString describe(const Channel &c) {
    static constexpr std::array names{"none", "white", "street", "babble"};
    return u" | %1 gain %2 noise %3 %4 dB loss %5 drift %6 seed %7"_s.arg(c.ulaw ? u"u"_s : u"a"_s)
        .arg(c.gainDb, 0, 'f', 1)
        .arg(QString::fromLatin1(names[std::size_t(c.noise)]))
        .arg(c.snrDb, 0, 'f', 1)
        .arg(c.lossShare, 0, 'f', 3)
        .arg(c.driftPpm, 0, 'f', 0)
        .arg(c.seed);
}

struct Known {
    NumberState state;
    QString title;
    const Pcm *sound;
};
std::vector<Known> knownSounds() {
    static const Pcm tune = music(1, 9'000);
    std::vector<Known> out;
    for (const auto &line : kFirstCarrier)
        out.push_back({line.state, u"A "_s + nameOf(line.state), &spoken(QString::fromUtf16(line.text), kFirstVoice)});
    for (const auto &line : kSecondCarrier)
        out.push_back({line.state, u"B "_s + nameOf(line.state), &spoken(QString::fromUtf16(line.text), kSecondVoice, 105)});
    out.push_back({NumberState::RingBackTune, u"A tune"_s, &tune});
    return out;
}

//! As decided: a tune means that it rings.
QString truthOf(NumberState state) {
    return nameOf(state == NumberState::RingBackTune ? NumberState::NoAnswer : state);
}

} // namespace

AnnouncementLibrary carriersLibrary() {
    AnnouncementLibrary library;
    for (const auto &known : knownSounds())
        if (!library.learn(*known.sound, known.state, known.title, 1'700'000'000'000))
            qWarning("not learned: %s", qPrintable(known.title));
    return library;
}

void eachTone(int rounds, const Each &each) {
    Dice dice(11);
    quint32 seed = 0;
    for (int round = 0; round < rounds; ++round)
        for (const auto kind : {ToneKind::Dial, ToneKind::RingBack, ToneKind::Busy, ToneKind::Congestion, ToneKind::Vacant, ToneKind::SpecialInformation}) {
            Channel c = channelOf(dice, ++seed, 8);
            c.gainDb = dice.between(-20, 5);
            const double hertz = dice.between(430, 470);
            const double stretch = dice.between(0.9, 1.1);
            const int ms = kind == ToneKind::RingBack ? 11'000 : 6'000;
            const int from = int(dice.below(700));
            each({nameOf(kind), u"%1 Hz ×%2 from %3"_s.arg(hertz).arg(stretch).arg(from) + describe(c), through(c, part(toneSignal(kind, ms + from, hertz, stretch), from)), false});
        }
}

void eachKnownAnnouncement(int rounds, const Each &each) {
    Dice dice(22);
    quint32 seed = 1000;
    for (int round = 0; round < rounds; ++round)
        for (const auto &known : knownSounds()) {
            const Channel c = channelOf(dice, ++seed, 10);
            each({truthOf(known.state), known.title + describe(c), through(c, joined({silence(int(dice.below(1500))), *known.sound, silence(300)})), false});
        }
}

void eachPartOfAnnouncement(int rounds, const Each &each) {
    Dice dice(33);
    quint32 seed = 2000;
    for (int round = 0; round < rounds; ++round)
        for (const auto &known : knownSounds()) {
            const Channel c = channelOf(dice, ++seed, 12);
            const int length = int(known.sound->size() * 1000 / pcmRate);
            const int from = int(dice.below(quint32(length)));
            // Begins anywhere, and over again after a pause, as exchanges play them; ringing or another's tune before.
            const Pcm before = dice.chance(0.5) ? toneSignal(ToneKind::RingBack, 5000) : silence(200);
            each({truthOf(known.state), u"from %1 "_s.arg(from) + known.title + describe(c),
                  through(c, joined({before, part(*known.sound, from), silence(800), *known.sound, silence(300)})), false});
        }
}

void eachForeignSound(int rounds, const Each &each) {
    Dice dice(44);
    quint32 seed = 3000;
    const QString unknown = nameOf(NumberState::Unknown);
    for (int round = 0; round < rounds; ++round) {
        for (const auto *voice : kForeignVoices)
            for (const auto *text : kForeign) {
                const Channel c = channelOf(dice, ++seed);
                each({unknown, QString::fromUtf16(voice) + u' ' + QString::fromUtf16(text) + describe(c), through(c, spoken(QString::fromUtf16(text), QString::fromUtf16(voice), 100)), false});
            }
        // What the library knows, in the words of another carrier's voice, and in its own at another speed.
        for (const auto &line : kFirstCarrier) {
            const Channel c = channelOf(dice, ++seed);
            each({unknown, u"other voice "_s + nameOf(line.state) + describe(c), through(c, spoken(QString::fromUtf16(line.text), u"+m4"_s, 95)), false});
            const Channel d = channelOf(dice, ++seed);
            each({unknown, u"other speed "_s + nameOf(line.state) + describe(d), through(d, spoken(QString::fromUtf16(line.text), kFirstVoice, 130)), false});
        }
        for (int i = 0; i < 4; ++i) {
            Channel c;
            c.seed = ++seed;
            each({unknown, u"street"_s + describe(c), through(c, street(seed, 8'000)), false});
            Channel hiss = c;
            hiss.noise = Noise::White;
            hiss.snrDb = dice.between(-10, 20);
            each({unknown, u"hiss"_s + describe(hiss), through(hiss, silence(8'000)), false});
            Channel babble = c;
            babble.noise = Noise::Babble;
            babble.snrDb = 0;
            each({unknown, u"babble"_s + describe(babble), through(babble, silence(8'000)), false});
        }
        each({unknown, u"nothing"_s, silence(8'000), false});
    }
}

void eachForeignMusic(int rounds, const Each &each) {
    Dice dice(55);
    for (quint32 i = 0; i < quint32(rounds); ++i) {
        Channel c = channelOf(dice, 4000 + i, 20);
        each({nameOf(NumberState::NoAnswer), u"tune %1"_s.arg(i) + describe(c), through(c, music(100 + i, 10'000)), false});
    }
}

void eachPerson(int count, const Each &each) {
    Dice dice(66);
    for (quint32 i = 0; i < quint32(count); ++i) {
        const QString voice = oneOf(dice, kVoices);
        const int rate = 80 + int(dice.below(4)) * 20;
        Pcm sound = joined({silence(int(dice.below(1500))), spoken(dice.chance(0.12) ? oneOf(dice, kTalkers) : oneOf(dice, kHello), voice, rate)});
        QString what = voice + u' ' + QString::number(rate);
        for (quint32 turn = dice.below(3); turn > 0; --turn)
            sound = joined({sound, silence(int(dice.between(600, 2800))), spoken(oneOf(dice, kAgain), voice, rate)});
        if (dice.chance(0.1)) { // presses a key, or some device nearby beeps while they talk
            sound = joined({sound, silence(int(dice.below(900))), sine(dice.between(600, 2000), int(dice.between(60, 400)), 4000), silence(int(dice.below(500))),
                            spoken(oneOf(dice, kAgain), voice, rate)});
            what += u" beep"_s;
        }
        sound = joined({sound, silence(3'000)});
        Channel c = channelOf(dice, 5000 + i, 3);
        if (c.noise != Noise::None && dice.chance(0.25))
            c.noise = Noise::Babble;
        each({u"person"_s, what + describe(c), through(c, sound), true});
    }
}

void eachMachine(int count, const Each &each) {
    Dice dice(77);
    for (quint32 i = 0; i < quint32(count); ++i) {
        const QString voice = oneOf(dice, kVoices);
        const bool carriers = dice.chance(0.25);
        Pcm sound;
        QString what = voice;
        if (carriers) {
            const auto &line = dice.chance(0.5) ? kFirstCarrier.back() : kSecondCarrier.back();
            const bool first = line.text == kFirstCarrier.back().text;
            sound = joined({silence(int(dice.below(800))), first ? spoken(QString::fromUtf16(line.text), kFirstVoice) : spoken(QString::fromUtf16(line.text), kSecondVoice, 105)});
            what = u"carrier's"_s;
        } else {
            sound = joined({silence(int(dice.below(1200))), spoken(oneOf(dice, kGreetings), voice, 90 + int(dice.below(3)) * 15), silence(int(dice.between(120, 800))),
                            sine(dice.between(420, 1500), int(dice.between(180, 900)), dice.between(3000, 9000))});
        }
        sound = joined({sound, silence(3'000)});
        Channel c = channelOf(dice, 7000 + i, 20); // what a machine plays is clean
        if (c.noise == Noise::Street)
            c.noise = Noise::White;
        each({u"machine"_s, what + describe(c), through(c, sound), true});
    }
}

ProgressEvidence listenTo(const Labelled &labelled, const std::shared_ptr<const AnnouncementLibrary> &library) {
    ProgressListener listener(library);
    if (labelled.answered)
        listener.answered(0);
    const std::span<const std::int16_t> all(labelled.sound);
    for (std::size_t at = 0; at < all.size(); at += kFrameSamples)
        listener.hear(std::int64_t(at) * 1000 / pcmRate, all.subspan(at, std::min(kFrameSamples, all.size() - at)));
    return listener.evidence();
}

void Confusion::add(const QString &truth, const QString &answer) {
    ++m_counts[truth][answer];
}

int Confusion::of(const QString &truth, const QString &answer) const {
    const auto row = m_counts.find(truth);
    if (row == m_counts.end())
        return 0;
    const auto cell = row->second.find(answer);
    return cell == row->second.end() ? 0 : cell->second;
}

int Confusion::all(const QString &truth) const {
    const auto row = m_counts.find(truth);
    int sum = 0;
    if (row != m_counts.end())
        for (const auto &[answer, n] : row->second)
            sum += n;
    return sum;
}

int Confusion::total() const {
    int sum = 0;
    for (const auto &[truth, row] : m_counts)
        sum += all(truth);
    return sum;
}

double Confusion::rightShare() const {
    int right = 0;
    for (const auto &[truth, row] : m_counts)
        right += of(truth, truth);
    return total() > 0 ? double(right) / total() : 0;
}

QString Confusion::table() const {
    QStringList answers;
    for (const auto &[truth, row] : m_counts)
        for (const auto &[answer, n] : row)
            if (!answers.contains(answer))
                answers << answer;
    answers.sort();
    QString out = u"| truth | "_s + answers.join(u" | "_s) + u" |\n| --- |"_s + u" ---: |"_s.repeated(answers.size()) + u'\n';
    for (const auto &[truth, row] : m_counts) {
        out += u"| "_s + truth + u" |"_s;
        for (const auto &answer : answers)
            out += u' ' + (of(truth, answer) > 0 ? QString::number(of(truth, answer)) : u"·"_s) + u" |"_s;
        out += u'\n';
    }
    return out;
}

} // namespace lianxin::test
