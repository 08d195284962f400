// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/UnitHours.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include <QDateTime>
#include <QGridLayout>
#include <QPainter>
#include <QRegularExpression>

namespace lianxin {
namespace {

constexpr int kDayLine = 24;
constexpr int kNameWidth = 134;

//! Keys of WorkShifts, in the order of the dialog's lines.
const QStringList &hourKeys() {
    static const QStringList keys{u"monday"_s, u"tuesday"_s,  u"wednesday"_s, u"thursday"_s,   u"friday"_s,
                                  u"saturday"_s, u"sunday"_s, u"make_up_day"_s, u"holiday"_s};
    return keys;
}

QJsonArray standardHours() { return {u"09:00-12:00"_s, u"14:00-18:00"_s}; }

int minuteOf(const QString &time) { return time.section(u':', 0, 0).toInt() * 60 + time.section(u':', 1, 1).toInt(); }

QDate today() { return QDateTime::fromMSecsSinceEpoch(engineNow(), Qt::OffsetFromUTC, 8 * 3600).date(); }

QString dayName(const QJsonObject &day) {
    const QDate date = QDate::fromString(day["date"_L1].toString(), Qt::ISODate);
    return weekdayText(date) + date.toString(u" MM-dd"_s);
}

//! What the notice makes of the day, where it makes anything of it.
QString noticeOf(const QJsonObject &day) {
    const QString kind = day["kind"_L1].toString();
    const QString name = day["name"_L1].toString();
    if (kind == "holiday"_L1)
        return name.isEmpty() ? WeekHours::tr("holiday") : name;
    return kind == "make_up_day"_L1 ? WeekHours::tr("worked") : QString();
}

} // namespace

QString hoursText(const QJsonArray &ranges) {
    QStringList words;
    for (const auto &range : ranges)
        words << range.toString().replace(u'-', u'–');
    return words.isEmpty() ? WeekHours::tr("off") : words.join(u", "_s);
}

WeekHours::WeekHours(QWidget *parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(u"week"_s);
    setMinimumHeight(sizeHint().height());
}

void WeekHours::setWeek(const QJsonObject &week) {
    m_days = week["days"_L1].toArray();
    QStringList spoken;
    for (const auto &day : std::as_const(m_days))
        spoken << dayName(day.toObject()) + u' ' + hoursText(day["hours"_L1].toArray());
    setAccessibleName(tr("Hours of this week: %1").arg(spoken.join(u"; "_s)));
    updateGeometry();
    update();
}

void WeekHours::clear() { setWeek({}); }

QSize WeekHours::sizeHint() const { return {px(280), px(kDayLine) * 7 + px(18)}; }

void WeekHours::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(px(12));
    painter.setFont(small);
    const QRect strip(px(kNameWidth), 0, width() - px(kNameWidth), height());
    const auto x = [&](int minute) { return strip.left() + strip.width() * minute / 1440.0; };
    painter.setPen(tokens().text2);
    const int line = px(kDayLine);
    for (const int hour : {0, 6, 12, 18, 24}) {
        const QRectF place(x(hour * 60) - px(20), 7 * line, px(40), px(18));
        const auto where = hour == 0 ? Qt::AlignLeft : hour == 24 ? Qt::AlignRight : Qt::AlignHCenter;
        painter.drawText(hour == 0 ? place.translated(px(20), 0) : hour == 24 ? place.translated(-px(20), 0) : place, where | Qt::AlignVCenter, QString::number(hour));
    }
    const QString now = today().toString(Qt::ISODate);
    for (int i = 0; i < m_days.size(); ++i) {
        const QJsonObject day = m_days.at(i).toObject();
        const int top = i * line;
        const bool isToday = day["date"_L1].toString() == now;
        painter.setPen(isToday ? tokens().accentText : tokens().text);
        const QString notice = noticeOf(day);
        const QString words = notice.isEmpty() ? dayName(day) : u"%1 %2"_s.arg(dayName(day), notice);
        painter.drawText(QRect(0, top, px(kNameWidth) - px(8), line), Qt::AlignVCenter, painter.fontMetrics().elidedText(words, Qt::ElideRight, px(kNameWidth) - px(8)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().muteSoft);
        painter.drawRoundedRect(QRectF(strip.left(), top + px(7), strip.width(), line - px(14)), px(3), px(3));
        painter.setBrush(isToday ? tokens().accentFill : tokens().s3);
        for (const auto &range : day["hours"_L1].toArray()) {
            const double from = x(minuteOf(range.toString().section(u'-', 0, 0)));
            const double to = x(minuteOf(range.toString().section(u'-', 1, 1)));
            painter.drawRoundedRect(QRectF(from, top + px(7), to - from, line - px(14)), px(3), px(3));
        }
    }
}

UnitHoursForm::UnitHoursForm(Door &door, const QJsonObject &own, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_pattern(new Choice)
    , m_week(new WeekHours)
    , m_trouble(text({}, "small")) {
    auto *lines = column(12);
    setLayout(lines);
    m_pattern->setObjectName(u"pattern"_s);
    m_pattern->addChoice(tr("as the hotline’s, none of its own"), u"none"_s);
    m_pattern->addChoice(tr("own hours"), u"own"_s);
    m_pattern->addChoice(tr("round the clock"), u"always"_s);
    lines->addWidget(new Field(tr("At work"), m_pattern));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    for (int i = 0; i < lineCount; ++i) {
        m_lines[i] = new QLineEdit;
        m_lines[i]->setObjectName(u"hours."_s + hourKeys().at(i));
        m_lines[i]->setPlaceholderText(tr("off"));
        const QString name = i <= Sunday ? weekdayText(QDate(2026, 1, 5).addDays(i)) : i == MakeUp ? tr("Make-up days") : tr("Holidays");
        m_lines[i]->setAccessibleName(name);
        const int column = i < 5 ? 0 : 2;
        grid->addWidget(text(name, "secondary"), i % 5, column);
        grid->addWidget(m_lines[i], i % 5, column + 1);
        connect(m_lines[i], &QLineEdit::textEdited, &m_soon, qOverload<>(&QTimer::start));
    }
    lines->addLayout(grid);
    lines->addWidget(text(tr("This week"), "strong"));
    lines->addWidget(m_week);
    m_trouble->setWordWrap(true);
    setTone(m_trouble, "bad");
    lines->addWidget(m_trouble);
    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &UnitHoursForm::look);
    connect(m_pattern, &QComboBox::activated, this, [this] {
        if (m_pattern->value() == "always"_L1) {
            for (QLineEdit *line : m_lines)
                line->setText(u"00:00-24:00"_s);
        } else if (m_pattern->value() == "own"_L1 && rangesOf(Monday).isEmpty()) {
            fill({{u"workday"_s, standardHours()}});
        }
        look();
    });
    m_pattern->setValue(own.isEmpty() ? u"none"_s : u"own"_s);
    fill(own.isEmpty() ? QJsonObject{{u"workday"_s, standardHours()}} : own);
    QTimer::singleShot(0, this, &UnitHoursForm::look); // when somebody listens
}

void UnitHoursForm::fill(const QJsonObject &hours) {
    for (int i = 0; i < lineCount; ++i) {
        const QString key = hourKeys().at(i);
        const QString kind = i < Saturday || i == MakeUp ? u"workday"_s : i <= Sunday ? u"weekend"_s : key;
        QStringList words;
        for (const auto &range : (hours.contains(key) ? hours[key] : hours[kind]).toArray())
            words << range.toString();
        m_lines[i]->setText(words.join(u", "_s));
    }
}

// As people write it: any dash between the times, anything between the ranges.
QJsonArray UnitHoursForm::rangesOf(int line) const {
    static const QRegularExpression separators(u"[,，、;；\\s]+"_s);
    QString words = m_lines[line]->text();
    for (const QChar dash : {u'–', u'—', u'~', u'～', u'至'})
        words.replace(dash, u'-');
    words.replace(u'：', u':');
    static const QRegularExpression spaced(u"\\s*-\\s*"_s);
    words.replace(spaced, u"-"_s);
    return QJsonArray::fromStringList(words.split(separators, Qt::SkipEmptyParts));
}

QJsonObject UnitHoursForm::hours() const {
    if (m_pattern->value() == "none"_L1)
        return {};
    QJsonObject hours;
    for (int i = 0; i < lineCount; ++i)
        hours.insert(hourKeys().at(i), rangesOf(i));
    QJsonArray usual; // what a working day is when its own line does not say
    for (int i = Monday; i <= Friday && usual.isEmpty(); ++i)
        usual = rangesOf(i);
    hours.insert(u"workday"_s, usual);
    return hours;
}

void UnitHoursForm::look() {
    m_soon.stop();
    const bool own = m_pattern->value() != "none"_L1;
    for (QLineEdit *line : m_lines)
        line->setEnabled(own);
    m_trouble->clear();
    const int asked = ++m_asked;
    if (!own) {
        m_week->clear();
        Q_EMIT judged(true);
        return;
    }
    Q_EMIT judged(false);
    m_door.call(u"calendar.week"_s, {{u"shifts"_s, hours()}, {u"from"_s, today().toString(Qt::ISODate)}}, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return;
        Q_EMIT judged(bool(reply));
        if (reply) {
            m_week->setWeek(reply->toObject());
            return;
        }
        m_week->clear();
        const auto line = hourKeys().indexOf(reply.error().place);
        m_trouble->setText(line < 0 ? tr("A unit is at work on some day. Write hours as 08:30-12:00, 14:00-17:30.")
                                    : tr("%1: write hours as 08:30-12:00, 14:00-17:30.").arg(m_lines[line]->accessibleName()));
    });
}

} // namespace lianxin
