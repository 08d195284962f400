// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Dice.h"
#include "engine/rehearsal/LossyPath.h"
#include "engine/rehearsal/SpokenPeople.h"
#include "engine/rehearsal/Tone.h"
#include "support/TestRegistry.h"
#include <QSet>
#include <QTest>
#include <cmath>

using namespace lianxin;

namespace {

QStringList numbersOf(int count) {
    QStringList list;
    for (int i = 0; i < count; ++i)
        list << u"199000700%1"_s.arg(i, 2, 10, QChar(u'0'));
    return list;
}

std::vector<SimulatedCitizen> drawn(int count, quint32 seed) {
    Dice dice(seed);
    return drawSpeakers(numbersOf(count), dice);
}

QSet<QString> behavioursOf(const std::vector<SimulatedCitizen> &people) {
    QSet<QString> names;
    for (const auto &person : people)
        names.insert(person.behaviour);
    return names;
}

} // namespace

class tst_SpokenPeople : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forty_useTwentyWordings_andEveryBehaviour() {
        for (const quint32 seed : {1U, 2U, 77U}) {
            const auto people = drawn(40, seed);
            QSet<QString> wordings;
            for (const auto &person : people)
                if (person.behaviour == u"says_satisfied" || person.behaviour == u"says_dissatisfied")
                    wordings.insert(person.calls[0].speaks[0].text);
            QCOMPARE(wordings.size(), 20);
            QCOMPARE(size_t(behavioursOf(people).size()), spokenBehaviours().size());
        }
    }
    void few_areAsDifferentAsCanBe() {
        QCOMPARE(behavioursOf(drawn(8, 3)).size(), 8);
        QCOMPARE(size_t(behavioursOf(drawn(15, 3)).size()), spokenBehaviours().size());
        QVERIFY(drawn(0, 3).empty());
        QCOMPARE(drawn(90, 3).size(), size_t(90)); // begins anew
    }
    void seed_decides() {
        const auto words = [](quint32 seed) {
            QStringList list;
            for (const auto &person : drawn(40, seed))
                list << person.number + person.behaviour + (person.calls[0].speaks.empty() ? QString() : person.calls[0].speaks[0].text);
            return list;
        };
        QCOMPARE(words(5), words(5));
        QVERIFY(words(5) != words(6));
    }
    void everybody_speaksOverALineThatLoses_andMeansSomething() {
        for (const auto &person : drawn(40, 9)) {
            QVERIFY(findBehaviour(person.behaviour));
            QVERIFY(!person.calls.empty());
            for (const CallPlan &plan : person.calls) {
                QCOMPARE(plan.lossPercent, 1);
                for (const auto &sentence : plan.speaks)
                    QVERIFY2(spokenMeanings().contains(sentence.means), qPrintable(sentence.text));
            }
        }
    }
    void expectedResults_goByWhatEachOfThemSays() {
        SimulatedCitizen citizen;
        citizen.behaviour = u"interrupts"_s;
        citizen.calls.resize(1);
        citizen.calls[0].speaks = {CallPlan::Sentence{u"满意"_s, 1, 0, {}, u"satisfied"_s}};
        QCOMPARE(expectedResultsOf(citizen), (QStringList{u"satisfied"_s, u"handed_over"_s, u"no_input"_s}));
        citizen.calls[0].speaks[0].means = u"person"_s;
        QCOMPARE(expectedResultsOf(citizen), (QStringList{u"handed_over"_s, u"no_input"_s}));
        citizen.calls[0].speaks[0].means = u"stop"_s;
        QCOMPARE(expectedResultsOf(citizen).first(), u"no_more_calls"_s);
        citizen.calls[0].speaks.clear();
        QCOMPARE(expectedResultsOf(citizen), findBehaviour(u"interrupts"_s)->expectedResults);
    }
    void lossyPath_passesBothWays_andLosesItsShare() {
        QUdpSocket leg, engine;
        QVERIFY(leg.bind(QHostAddress::LocalHost) && engine.bind(QHostAddress::LocalHost));
        LossyPath path(10, 4);
        QVERIFY(path.open(QHostAddress(QHostAddress::LocalHost), leg.localPort()));
        engine.writeDatagram("early", QHostAddress(QHostAddress::LocalHost), path.outerPort());
        path.setPeer(QHostAddress(QHostAddress::LocalHost), engine.localPort());
        constexpr int packets = 1'000;
        int atLeg = 0, atEngine = 0;
        const auto take = [](QUdpSocket &socket, int &count) {
            while (socket.hasPendingDatagrams()) {
                char data[16];
                socket.readDatagram(data, sizeof data);
                ++count;
            }
        };
        for (int i = 0; i < packets; ++i) {
            engine.writeDatagram("to leg", QHostAddress(QHostAddress::LocalHost), path.outerPort());
            leg.writeDatagram("to engine", QHostAddress(QHostAddress::LocalHost), path.innerPort());
            QTRY_VERIFY_WITH_TIMEOUT(path.passed() + path.lost() >= 2 * (i + 1), 30'000); // no buffer overflows
            take(leg, atLeg);
            take(engine, atEngine);
        }
        QTRY_VERIFY_WITH_TIMEOUT((take(leg, atLeg), take(engine, atEngine), atLeg + atEngine >= path.passed()), 30'000);
        QVERIFY2(path.lost() > packets / 10 && path.lost() < packets * 3 / 10, qPrintable(QString::number(path.lost())));
        QVERIFY(atLeg < packets && atEngine < packets);
    }
    void noise_isAsLoudAsAsked_andTheSameAgain() {
        const auto noise = makeNoise(3, 2'000, -33);
        double power = 0;
        for (const auto sample : *noise)
            power += std::pow(sample / 32768.0, 2) / double(noise->size());
        QVERIFY(std::abs(10 * std::log10(power) + 33) < 0.5);
        QCOMPARE(*makeNoise(3, 2'000, -33), *noise);
        QVERIFY(*makeNoise(4, 2'000, -33) != *noise);
    }
};

LIANXIN_TEST(tst_SpokenPeople);
#include "tst_SpokenPeople.moc"
