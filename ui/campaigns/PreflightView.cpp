// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/PreflightView.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/DueDialog.h"
#include "ui/campaigns/HalfHourChart.h"
#include "ui/models/Format.h"
#include "ui/models/RuleWords.h"
#include "ui/widgets/ScrollColumn.h"
#include <QGridLayout>
#include <QJsonArray>
#include <QPainter>

namespace lianxin {
namespace {

//! A thin bar whose length is a share of the largest.
class HeldBar final : public QWidget {
public:
    HeldBar(double share, Tone tone)
        : m_share(share)
        , m_tone(tone) {
        Theme::current().holdSize(this, 110, 8);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(QRect(0, 0, qMax(px(4), static_cast<int>(width() * m_share)), height()), tokens().mark(m_tone));
    }

private:
    double m_share;
    Tone m_tone;
};

} // namespace

PreflightView::PreflightView(Door &door, QObject *parent)
    : QObject(parent)
    , m_door(door)
    , m_side(new QWidget)
    , m_face(new QWidget)
    , m_error(new ErrorBanner)
    , m_progress(text({}, "small"))
    , m_stop(new Button(tr("Cancel"), Button::Kind::Link))
    , m_callable(new Figure(tr("Can be called"), false))
    , m_finish(new Figure(tr("Expected end"), false))
    , m_lines(new Figure(tr("Calls and line hours"), false))
    , m_seats(new Figure(tr("Seats for those who ask"), false))
    , m_chart(new HalfHourChart)
    , m_day(new Choice) {
    auto *left = column(8);
    auto *heldCard = new Card(tr("Held back by the rules"));
    heldCard->addTrailing(text(tr("the same rules as at dialling"), "small"));
    m_held = column(6);
    setMargins(m_held, 16, 12, 16, 14);
    heldCard->body()->addLayout(m_held);
    left->addWidget(heldCard);
    auto *basis = new Card(tr("What the forecast rests on"));
    auto *reset = new Button(tr("By the hotline’s own calls"), Button::Kind::Link, u"undo-2"_s);
    reset->setButtonSize(Button::Size::Small);
    basis->addTrailing(reset);
    auto *grid = new QGridLayout;
    setMargins(grid, 16, 12, 16, 14);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    const auto add = [&](const QString &key, const QString &label, const QString &suffix, double least, double most, double scale, int at) {
        auto *box = new QDoubleSpinBox;
        box->setDecimals(0);
        box->setRange(least, most);
        box->setSuffix(suffix);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setKeyboardTracking(false);
        box->setObjectName(key);
        auto *field = new Field(label, box);
        grid->addWidget(field, at / 2, at % 2);
        m_fields.append({key, box, field, scale});
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, key, scale](double value) {
            if (m_filling)
                return;
            m_given.insert(key, value / scale);
            m_soon.start();
        });
    };
    add(u"answerRate"_s, tr("Calls that are answered"), u"%"_s, 1, 100, 100, 0);
    add(u"talkSeconds"_s, tr("A talk with the robot"), tr(" s"), 1, 3600, 1, 1);
    add(u"ringSeconds"_s, tr("Ringing"), tr(" s"), 1, 180, 1, 2);
    add(u"handOverShare"_s, tr("Ask for a person"), u"%"_s, 0, 100, 100, 3);
    add(u"seatSeconds"_s, tr("Talk and wrap-up at a seat"), tr(" s"), 1, 7200, 1, 4);
    basis->body()->addLayout(grid);
    left->addWidget(basis);
    left->addStretch(1);
    m_side->setLayout(left);

    auto *right = column(8);
    right->addWidget(m_error);
    auto *figures = new QGridLayout;
    figures->setSpacing(px(8));
    int at = 0;
    for (Figure *figure : {m_callable, m_finish, m_lines, m_seats}) {
        Theme::current().holdSize(figure, 0, 80);
        figures->addWidget(figure, at / 2, at % 2);
        ++at;
    }
    right->addLayout(figures);
    auto *chartCard = new Card(tr("Expected course"));
    chartCard->addTrailing(m_progress);
    chartCard->addTrailing(m_stop);
    m_day->setAccessibleName(tr("Day"));
    Theme::current().holdSize(m_day, 150, 28);
    chartCard->addTrailing(m_day);
    chartCard->body()->addWidget(m_chart, 1);
    right->addWidget(chartCard, 1);
    m_face->setLayout(right);

    m_stop->setButtonSize(Button::Size::Small);
    m_stop->hide();
    m_day->hide();
    m_poll.setInterval(200);
    m_soon.setInterval(400);
    m_soon.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &PreflightView::follow);
    connect(&m_soon, &QTimer::timeout, this, &PreflightView::again);
    connect(m_stop, &QPushButton::clicked, this, &PreflightView::cancel);
    connect(m_error, &ErrorBanner::retried, this, &PreflightView::again);
    connect(m_day, &QComboBox::activated, this, [this](int day) { m_chart->showDay(day); });
    connect(m_chart, &HalfHourChart::picked, this, [this](qint64 half) { (new HalfHoursDialog(m_result, half, m_face))->show(); });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_given = {};
        again();
    });
    fill();
}

void PreflightView::run(const QJsonObject &question) {
    m_question = question;
    again();
}

void PreflightView::again() {
    if (m_question.isEmpty())
        return;
    if (m_running)
        cancel();
    m_error->clear();
    m_running = true;
    m_progress->setText(tr("being worked out …"));
    QJsonObject params = m_question;
    if (!m_given.isEmpty())
        params.insert(u"assumptions"_s, m_given);
    const QJsonObject asked = m_question;
    m_door.call(u"campaigns.preflight"_s, params, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_question)
            return;
        if (!reply) {
            m_running = false;
            m_progress->clear();
            m_error->show(reply.error());
            return;
        }
        m_job = reply->toObject()["job"_L1].toString();
        m_stop->show();
        m_poll.start();
        follow();
    });
}

void PreflightView::follow() {
    const QString job = m_job;
    if (job.isEmpty())
        return;
    m_door.call(u"jobs.get"_s, {{u"id"_s, job}}, this, [this, job](const Expected<QJsonValue> &reply) {
        if (job != m_job)
            return;
        const QJsonObject state = objectOf(reply);
        const QString name = state["state"_L1].toString();
        if (reply && name == "running"_L1)
            return;
        m_poll.stop();
        m_job.clear();
        m_running = false;
        m_stop->hide();
        m_progress->clear();
        if (!reply) {
            m_error->show(reply.error());
        } else if (name == "done"_L1) {
            show(state["result"_L1].toObject());
            Q_EMIT answered(m_question, m_result);
        } else if (name != "cancelled"_L1) {
            m_error->show(Error::fromJson(state["error"_L1].toObject()));
        }
    });
}

void PreflightView::cancel() {
    m_poll.stop();
    m_running = false;
    m_stop->hide();
    m_progress->setText(tr("cancelled"));
    if (const QString job = std::exchange(m_job, {}); !job.isEmpty())
        m_door.call(u"jobs.cancel"_s, {{u"id"_s, job}}, this, [](const Expected<QJsonValue> &) {});
}

void PreflightView::show(const QJsonObject &result) {
    m_result = result;
    fill();
}

void PreflightView::fill() {
    const QJsonObject &r = m_result;
    clearLayout(m_held);
    if (r.isEmpty()) {
        for (Figure *figure : {m_callable, m_finish, m_lines, m_seats})
            figure->setFigure(u"–"_s);
        m_held->addWidget(text(tr("Not worked out yet."), "small"));
        m_chart->setForecast({});
        return;
    }
    const qint64 total = r["total"_L1].toInteger();
    const qint64 callable = r["callable"_L1].toInteger();
    m_callable->setFigure(numberText(callable), callable == total ? tr("all of the list") : tr("of %1, %2 never").arg(numberText(total), numberText(total - callable)),
                          callable > 0 ? Tone::Good : Tone::Bad);
    const qint64 finish = r["finishAt"_L1].toInteger();
    m_finish->setFigure(finish > 0 ? dayTimeText(finish) : tr("not within a year"),
                        r["beyondEnd"_L1].toBool() ? tr("after the end of the campaign")
                                                   : tr("%1 of dialling time").arg(spanText(r["workMs"_L1].toInteger())),
                        finish == 0 || r["beyondEnd"_L1].toBool() ? Tone::Warn : Tone::Good);
    const QJsonObject peak = r["peak"_L1].toObject();
    m_lines->setFigure(numberText(r["calls"_L1].toInteger()),
                       tr("%1 line hours, at most %2 lines").arg(QString::number(r["lineHours"_L1].toDouble(), 'f', 1)).arg(peak["lines"_L1].toInt()));
    const int planned = r["seats"_L1].toInt();
    const int few = peak["seatsShort"_L1].toInt();
    m_seats->setFigure(tr("%1 at most").arg(peak["seatsNeeded"_L1].toInt()),
                       planned == 0 ? tr("%1 hand-overs; no seats planned").arg(numberText(r["handOvers"_L1].toInteger()))
                       : few == 0   ? tr("%1 planned are enough").arg(planned)
                                    : tr("%1 short in %2 half hours").arg(few).arg(r["shortHalfHours"_L1].toInt()),
                       planned > 0 && few == 0 ? Tone::Good : few > 0 ? Tone::Warn : Tone::Mute);
    qint64 most = 1;
    for (const char *kind : {"blocked", "delayed"}) {
        const QJsonObject rules = r[QLatin1StringView(kind)].toObject();
        for (const auto &count : rules)
            most = qMax(most, count.toInteger());
    }
    bool any = false;
    for (const bool never : {true, false}) {
        const QJsonObject rules = r[never ? u"blocked"_s : u"delayed"_s].toObject();
        for (auto it = rules.begin(); it != rules.end(); ++it) {
            any = true;
            const Tone tone = never ? Tone::Bad : Tone::Warn;
            auto *line = row(6);
            line->addWidget(new IconLabel(never ? u"circle-x"_s : u"clock"_s, 16, tone));
            line->addWidget(new ElidedLabel(heldText(it.key())), 1);
            line->addWidget(text(never ? tr("never") : tr("not today"), "small"));
            line->addWidget(new HeldBar(static_cast<double>(it.value().toInteger()) / static_cast<double>(most), tone));
            auto *count = new Button(numberText(it.value().toInteger()), Button::Kind::Link);
            count->setButtonSize(Button::Size::Small);
            count->setObjectName(u"held."_s + it.key());
            Theme::current().holdSize(count, 64, 0);
            count->setAccessibleName(u"%1: %2"_s.arg(heldText(it.key()), count->text()));
            const QJsonArray rows = r["heldRows"_L1][it.key()].toArray();
            count->setEnabled(!rows.isEmpty());
            connect(count, &QPushButton::clicked, this, [this, rule = it.key(), number = it.value().toInteger(), rows] {
                (new HeldDialog(m_door, m_result["listId"_L1].toString(), rule, number, rows, m_side))->show();
            });
            line->addWidget(count);
            m_held->addLayout(line);
        }
    }
    const QJsonObject elsewhere = r["alternates"_L1].toObject()["elsewhere"_L1].toObject();
    qint64 rescued = 0;
    for (const auto &count : elsewhere)
        rescued += count.toInteger();
    if (rescued > 0) {
        auto *line = row(6);
        line->addWidget(new IconLabel(u"phone-forwarded"_s, 16, Tone::Good));
        auto *words = text(tr("%1 whose first number is never called are called at a further one").arg(numberText(rescued)));
        words->setWordWrap(true);
        line->addWidget(words, 1);
        m_held->addLayout(line);
    }
    for (const auto &remark : r["remarks"_L1].toArray()) {
        if (remark["code"_L1].toString() != "excluded_list_gone"_L1)
            continue;
        const QString name = remark["name"_L1].toString();
        auto *line = row(6);
        line->addWidget(new IconLabel(u"triangle-alert"_s, 16, Tone::Warn), 0, Qt::AlignTop);
        auto *words = text(name.isEmpty() ? tr("A list that was to be left out is no longer there: nobody is left out by it")
                                          : tr("The list “%1” was taken back: nobody is left out by it").arg(name));
        words->setObjectName(u"remark"_s);
        words->setWordWrap(true);
        line->addWidget(words, 1);
        m_held->addLayout(line);
    }
    if (!any) {
        auto *line = row(8);
        line->addWidget(new IconLabel(u"circle-check"_s, 16, Tone::Good));
        line->addWidget(text(tr("No row is held back.")), 1);
        m_held->addLayout(line);
    }
    fillAssumptions(r["assumptions"_L1].toObject());
    m_chart->setForecast(r);
    m_day->clear();
    const auto days = m_chart->days();
    for (const qint64 day : days)
        m_day->addChoice(dayText(day), QString::number(day));
    m_day->setVisible(days.size() > 1);
    if (const qint64 more = r["moreHalfHours"_L1].toInteger(); more > 0)
        m_progress->setText(tr("first days shown"));
}

void PreflightView::fillAssumptions(const QJsonObject &is) {
    m_filling = true;
    const QJsonObject sources = is["sources"_L1].toObject();
    for (const Given &given : std::as_const(m_fields)) {
        given.box->setValue(is[given.key].toDouble() * given.scale);
        const QString source = sources[given.key].toString();
        if (source == "history"_L1)
            given.field->setMark(tr("from %1 calls").arg(numberText(is["basis"_L1].toInteger())), Tone::Good);
        else if (source == "given"_L1)
            given.field->setMark(tr("yours"), Tone::Accent);
        else
            given.field->setMark(tr("usual figure"), Tone::Mute);
    }
    m_filling = false;
}

} // namespace lianxin
