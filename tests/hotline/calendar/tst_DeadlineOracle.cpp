// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of deadlines against a second implementation, written the other way round: tables of whole years and
// positions in sorted lists instead of walks, read from the files by itself.
#include "hotline/calendar/Deadline.h"
#include "platform/base/Literals.h"
#include "platform/base/Resources.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <set>

using namespace lianxin;

namespace {

constexpr int kFirst = 2018, kLast = 2029;

//! Days since 1 January 2018 → what the files say, or the weekday.
struct Oracle {
    struct Shift {
        const char *name;
        const char *json; //!< empty: none
        //! Minutes at which the day's last shift ends; 0: no work. kind: 'w' workday, 'm' make-up, 'e' weekend, 'h' holiday.
        int (*closing)(char kind, int weekday);
    };
    std::vector<char> kinds;
    std::set<int> years;

    Oracle() {
        const QDate begin(kFirst, 1, 1);
        for (QDate d = begin; d.year() <= kLast; d = d.addDays(1))
            kinds.push_back(d.dayOfWeek() > 5 ? 'e' : 'w');
        for (int year = kFirst; year <= kLast; ++year) {
            QFile file(resourcePath(u"calendar/%1.json"_s.arg(year)));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            years.insert(year);
            for (const auto &day : QJsonDocument::fromJson(file.readAll())[u"days"_s].toArray()) {
                const auto at = begin.daysTo(QDate::fromString(day[u"date"_s].toString(), Qt::ISODate));
                if (at >= 0 && size_t(at) < kinds.size())
                    kinds[size_t(at)] = day[u"isOffDay"_s].toBool() ? 'h' : 'm';
            }
        }
    }
};

const Oracle::Shift kShifts[] = {
    {"none", "", [](char kind, int) { return kind == 'w' || kind == 'm' ? 1440 : 0; }},
    {"split", R"({"workday":["09:00-12:00","14:00-18:00"]})", [](char kind, int) { return kind == 'w' || kind == 'm' ? 1080 : 0; }},
    {"short friday", R"({"workday":["08:30-11:30","13:30-17:30"],"friday":["08:30-11:30"]})",
     [](char kind, int weekday) { return kind == 'm' || (kind == 'w' && weekday != 5) ? 1050 : kind == 'w' ? 690 : 0; }},
    {"saturday morning", R"({"workday":["09:00-17:00"],"saturday":["09:00-12:30"],"make_up_day":["10:00-16:00"]})",
     [](char kind, int weekday) { return kind == 'w' ? 1020 : kind == 'm' ? 960 : kind == 'e' && weekday == 6 ? 750 : 0; }},
    {"day and night", R"({"workday":["00:00-24:00"],"weekend":["00:00-24:00"],"holiday":["00:00-24:00"]})",
     [](char, int) { return 1440; }},
};

constexpr qint64 kShanghai = 8 * 3'600'000LL;

qint64 instant(QDate date, qint64 msOfDay) { return date.startOfDay(Qt::UTC).toMSecsSinceEpoch() + msOfDay - kShanghai; }

} // namespace

class tst_DeadlineOracle : public QObject {
    Q_OBJECT
    Oracle m_oracle;
    Calendar m_calendar;

private Q_SLOTS:
    void initTestCase() {
        const auto loaded = Calendar::load();
        QVERIFY(loaded);
        m_calendar = *loaded;
    }
    void workingDays_everyDayOf2019To2026_limits0To40_data() {
        QTest::addColumn<int>("shift");
        for (int i = 0; i < int(std::size(kShifts)); ++i)
            QTest::newRow(kShifts[i].name) << i;
    }
    void workingDays_everyDayOf2019To2026_limits0To40() {
        QFETCH(int, shift);
        const auto &pattern = kShifts[shift];
        DeadlineQuestion question;
        if (*pattern.json)
            question.shifts = WorkShifts::fromJson(QJsonDocument::fromJson(pattern.json).object()).value();
        const QDate begin(kFirst, 1, 1);
        std::vector<int> workdays; // positions
        std::vector<int> firstFrom; // how many working days lie before this position
        for (size_t i = 0; i < m_oracle.kinds.size(); ++i) {
            firstFrom.push_back(int(workdays.size()));
            if (pattern.closing(m_oracle.kinds[i], begin.addDays(qint64(i)).dayOfWeek()))
                workdays.push_back(int(i));
        }
        int compared = 0;
        for (QDate day(2019, 1, 1); day.year() <= 2026; day = day.addDays(1)) {
            const int at = int(begin.daysTo(day));
            const bool worksToday = size_t(firstFrom[size_t(at)]) < workdays.size() && workdays[size_t(firstFrom[size_t(at)])] == at;
            // Times of acceptance go round the clock, so that opening, lunch and closing are all met.
            const qint64 time = ((at * 97 + 13) % 1440) * 60'000LL;
            for (int limit = 0; limit <= 40; ++limit) {
                int end;
                if (limit == 0) {
                    const qint64 closes = pattern.closing(m_oracle.kinds[size_t(at)], day.dayOfWeek()) * 60'000LL;
                    end = worksToday && time <= closes ? at : workdays[size_t(firstFrom[size_t(at)]) + size_t(worksToday)];
                } else {
                    end = workdays[size_t(firstFrom[size_t(at)]) + size_t(worksToday) + size_t(limit) - 1];
                }
                const QDate last = begin.addDays(end);
                const qint64 closing = pattern.closing(m_oracle.kinds[size_t(end)], last.dayOfWeek()) * 60'000LL;
                question.from = instant(day, time);
                question.limit = {LimitKind::WorkingDays, limit};
                const auto deadline = m_calendar.deadline(question, limit % 10 == 7);
                if (!deadline || deadline->at != instant(last, closing == 86'400'000 ? 86'399'000 : closing))
                    QFAIL(qPrintable(u"%1 %2 + %3 (%4): %5, the oracle says %6"_s.arg(day.toString(Qt::ISODate))
                                         .arg(time / 60'000)
                                         .arg(limit)
                                         .arg(QLatin1StringView(pattern.name),
                                              deadline ? civil::isoOf(deadline->at) : deadline.error().toString(),
                                              last.toString(Qt::ISODate))));
                const bool unknown = !m_oracle.years.contains(last.year());
                if (deadline->provisional != unknown)
                    QFAIL(qPrintable(u"%1 + %2: provisional"_s.arg(day.toString(Qt::ISODate)).arg(limit)));
                if (limit % 10 == 7) { // the derivation is the same count
                    int counted = 0;
                    for (const DeadlineDay &line : deadline->days) {
                        counted += line.counts;
                        const auto position = begin.daysTo(line.day.date);
                        const char kind = m_oracle.kinds[size_t(position)];
                        const QString expected = kind == 'w'   ? u"workday"_s
                                                 : kind == 'm' ? u"make_up_day"_s
                                                 : kind == 'e' ? u"weekend"_s
                                                               : u"holiday"_s;
                        if (nameOf(line.day.kind) != expected || line.number != counted || line.why.isEmpty())
                            QFAIL(qPrintable(line.day.date.toString(Qt::ISODate) + u": "_s + line.why));
                    }
                    QCOMPARE(counted, limit);
                    QCOMPARE(int(deadline->days.size()), end - at + 1);
                }
                ++compared;
            }
        }
        QCOMPARE(compared, 2922 * 41);
    }

    // Hours of work: the oracle adds minute by minute.
    void workingHours_minuteByMinute_data() { workingDays_everyDayOf2019To2026_limits0To40_data(); }
    void workingHours_minuteByMinute() {
        QFETCH(int, shift);
        const auto &pattern = kShifts[shift];
        DeadlineQuestion question;
        const QJsonObject json = *pattern.json ? QJsonDocument::fromJson(pattern.json).object()
                                               : QJsonObject{{u"workday"_s, QJsonArray{u"09:00-12:00"_s, u"14:00-18:00"_s}}};
        if (*pattern.json)
            question.shifts = WorkShifts::fromJson(json).value();
        const auto open = [&](QDate date, int minute) {
            static const char *weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
            const char kind = m_oracle.kinds[size_t(QDate(kFirst, 1, 1).daysTo(date))];
            const QString weekday = QString::fromLatin1(weekdays[date.dayOfWeek() - 1]);
            QJsonArray ranges;
            if (kind == 'h')
                ranges = json[u"holiday"_s].toArray();
            else if (kind == 'm')
                ranges = (json.contains(u"make_up_day"_s) ? json[u"make_up_day"_s] : json[u"workday"_s]).toArray();
            else if (json.contains(weekday))
                ranges = json[weekday].toArray();
            else
                ranges = json[kind == 'w' ? u"workday"_s : u"weekend"_s].toArray();
            const QString now = u"%1:%2"_s.arg(minute / 60, 2, 10, QChar(u'0')).arg(minute % 60, 2, 10, QChar(u'0'));
            for (const auto &range : ranges)
                if (now >= range.toString().section(u'-', 0, 0) && now < range.toString().section(u'-', 1))
                    return true;
            return false;
        };
        int day = 0;
        for (QDate date(2026, 1, 20); date < QDate(2026, 3, 1); date = date.addDays(3), ++day) {
            const int hours = 1 + day * 2 % 17;
            int minute = (day * 131) % 1440;
            const qint64 from = instant(date, minute * 60'000LL);
            QDate at = date;
            for (int left = hours * 60; left > 0;) {
                left -= open(at, minute);
                if (++minute == 1440) {
                    minute = 0;
                    at = at.addDays(1);
                }
            }
            question.from = from;
            question.limit = {LimitKind::WorkingHours, hours};
            const auto deadline = m_calendar.deadline(question);
            QVERIFY2(deadline, deadline ? "" : qPrintable(deadline.error().toString()));
            QCOMPARE(civil::isoOf(deadline->at), civil::isoOf(instant(at, minute * 60'000LL)));
            int minutes = 0;
            for (const DeadlineDay &line : deadline->days)
                minutes += line.minutes;
            QCOMPARE(minutes, hours * 60);
        }
    }
};
LIANXIN_TEST(tst_DeadlineOracle);
#include "tst_DeadlineOracle.moc"
