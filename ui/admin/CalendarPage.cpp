// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/CalendarPage.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QDateTime>
#include <QPainter>
#include <QTimer>

namespace lianxin {
namespace {

QDate hotlineToday() {
    return QDateTime::fromMSecsSinceEpoch(engineNow(), Qt::OffsetFromUTC, 8 * 3600).date();
}

QWidget *legend(QColor Tokens::*colour, const QString &sign, const QString &words) {
    auto *both = new QWidget;
    auto *line = row(6);
    auto *swatch = new QLabel;
    const auto dress = [swatch, colour, sign] {
        QPixmap face(px(20), px(18));
        face.fill(tokens().*colour);
        QPainter painter(&face);
        painter.setPen(tokens().text);
        painter.setFont(Theme::current().font(12));
        painter.drawText(face.rect(), Qt::AlignCenter, sign);
        painter.end();
        swatch->setPixmap(face);
    };
    QObject::connect(&Theme::current(), &Theme::changed, swatch, dress);
    dress();
    line->addWidget(swatch);
    line->addWidget(text(words, "small"));
    both->setLayout(line);
    return both;
}

QString kindText(const QJsonObject &day) {
    return day["kind"_L1].toString() == "make_up_day"_L1 ? CalendarPage::tr("worked") : CalendarPage::tr("off");
}

} // namespace

CalendarPage::CalendarPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_before(new Button({}, Button::Kind::Outline, u"chevron-left"_s))
    , m_after(new Button({}, Button::Kind::Outline, u"chevron-right"_s))
    , m_title(text({}, "h16"))
    , m_totals(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_view(new YearView)
    , m_source(new Facts)
    , m_day(text({}, "h16"))
    , m_dayFacts(new Facts)
    , m_change(new Button(tr("Change this day …"), Button::Kind::Outline, u"pencil"_s))
    , m_back(new Button(tr("As the notice says"), Button::Kind::Quiet, u"undo-2"_s))
    , m_own(column(6)) {
    auto *lines = column(12);
    auto *head = row(8);
    m_before->setAccessibleName(tr("The year before"));
    m_after->setAccessibleName(tr("The year after"));
    m_before->setObjectName(u"before"_s);
    m_after->setObjectName(u"after"_s);
    m_title->setObjectName(u"year"_s);
    head->addWidget(m_before);
    head->addWidget(m_title);
    head->addWidget(m_after);
    head->addWidget(m_totals, 1);
    auto *notice = new Button(tr("Load a notice …"), Button::Kind::Primary, u"file-text"_s);
    notice->setObjectName(u"notice"_s);
    head->addWidget(notice);
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *halves = row(8);
    auto *card = new Card;
    auto *inner = column(12);
    setMargins(inner, 16, 12, 16, 12);
    inner->addWidget(m_view, 1);
    auto *keys = row(16);
    keys->addWidget(legend(&Tokens::warnSoft, tr("H"), tr("holiday")));
    keys->addWidget(legend(&Tokens::accentSoft, tr("W"), tr("make-up day: worked")));
    keys->addWidget(legend(&Tokens::muteSoft, {}, tr("weekend")));
    keys->addWidget(text(tr("blue line: the hotline’s own"), "small"));
    keys->addStretch(1);
    inner->addLayout(keys);
    card->body()->addLayout(inner);
    halves->addWidget(card, 1);
    halves->addWidget(makeSide());
    lines->addLayout(halves, 1);
    setLayout(lines);
    connect(m_before, &QPushButton::clicked, this, [this] { load(m_year - 1); });
    connect(m_after, &QPushButton::clicked, this, [this] { load(m_year + 1); });
    connect(m_error, &ErrorBanner::retried, this, [this] { load(m_year); });
    connect(m_view, &YearView::picked, this, &CalendarPage::showDay);
    connect(m_view, &YearView::opened, this, &CalendarPage::askDay);
    connect(m_change, &QPushButton::clicked, this, [this] { askDay(m_view->chosen()); });
    connect(m_back, &QPushButton::clicked, this, [this] { setDay(m_view->chosen(), u"notice"_s, {}); });
    connect(notice, &QPushButton::clicked, this, [this] {
        auto *dialog = new NoticeDialog(m_door, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &NoticeDialog::taken, this, &CalendarPage::load);
        dialog->open();
    });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type == "calendar.loaded"_L1 && isVisible() && event.entity.toInt() == m_year)
            load(m_year);
    });
}

QWidget *CalendarPage::makeSide() {
    auto *card = new Card;
    Theme::current().holdSize(card, 340, 0);
    auto *content = new QWidget;
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 14);
    lines->addWidget(m_day);
    lines->addWidget(m_dayFacts);
    m_change->setObjectName(u"changeDay"_s);
    m_back->setObjectName(u"backToNotice"_s);
    auto *buttons = row(8);
    buttons->addWidget(m_change);
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    lines->addLayout(buttons);
    lines->addWidget(hline());
    lines->addWidget(paneHeading(tr("Where this year comes from")));
    lines->addWidget(m_source);
    lines->addWidget(hline());
    lines->addWidget(paneHeading(tr("The hotline’s own days")));
    lines->addLayout(m_own);
    lines->addStretch(1);
    content->setLayout(lines);
    card->body()->addWidget(new ScrollColumn(content));
    return card;
}

void CalendarPage::load(int year) {
    const int asked = ++m_asked;
    m_door.call(u"calendar.year"_s, {{u"year"_s, year}}, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return;
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        show(objectOf(reply));
    });
}

void CalendarPage::show(const QJsonObject &year) {
    m_year = year["year"_L1].toInt();
    QHash<QDate, YearView::Day> days;
    for (const bool own : {false, true})
        for (const auto &value : year[own ? "own"_L1 : "items"_L1].toArray()) {
            const QJsonObject day = value.toObject();
            days.insert(QDate::fromString(day["date"_L1].toString(), Qt::ISODate), {day["kind"_L1].toString(), day["name"_L1].toString(), own});
        }
    m_title->setText(QString::number(m_year));
    m_view->setYear(m_year, days, hotlineToday());
    int worked = 0;
    for (QDate day(m_year, 1, 1); day.year() == m_year; day = day.addDays(1))
        worked += m_view->works(day);
    m_totals->setText(tr("%1 working days").arg(worked));
    const QJsonArray years = year["years"_L1].toArray();
    m_before->setEnabled(years.contains(m_year - 1));
    m_after->setEnabled(years.contains(m_year + 1));
    m_source->clear();
    m_source->add(tr("Notice"), tr("State Council’s General Office, holidays of %1").arg(m_year));
    m_source->add(tr("Came"), year["loaded"_L1].toBool() ? tr("loaded on %1").arg(dayTimeText(whole(year, "loadedAt"_L1))) : tr("with the program"));
    m_source->add(tr("Announced days"), numberText(year["items"_L1].toArray().size()));
    if (!years.contains(m_year + 1))
        m_source->add(tr("Next year"), Word{tr("not known yet"), u"triangle-alert"_s, Tone::Warn});
    clearLayout(m_own);
    const QJsonArray own = year["own"_L1].toArray();
    if (own.isEmpty()) {
        auto *none = text(tr("None. A regional festival, or a Saturday on which the hotline works, goes before the notice."), "secondary");
        none->setWordWrap(true);
        m_own->addWidget(none);
    }
    for (const auto &value : own) {
        const QJsonObject day = value.toObject();
        const QDate date = QDate::fromString(day["date"_L1].toString(), Qt::ISODate);
        auto *line = row(8);
        auto *jump = new Button(date.toString(u"MM-dd"_s), Button::Kind::Link);
        jump->setButtonSize(Button::Size::Small);
        connect(jump, &QPushButton::clicked, this, [this, date] { m_view->choose(date); });
        line->addWidget(jump);
        line->addWidget(new ElidedLabel(day["name"_L1].toString()), 1);
        line->addWidget(text(kindText(day), "secondary"));
        m_own->addLayout(line);
    }
    showDay(m_view->chosen());
}

void CalendarPage::showDay(QDate day) {
    const YearView::Day known = m_view->day(day);
    m_day->setText(u"%1 %2"_s.arg(day.toString(Qt::ISODate), weekdayText(day)));
    m_dayFacts->clear();
    m_dayFacts->add(tr("This day"), m_view->works(day) ? Word{tr("worked"), u"circle-check"_s, Tone::Good} : Word{tr("off"), u"moon"_s, Tone::Mute});
    m_dayFacts->add(tr("Because"), known.own                                    ? tr("the hotline said so")
                                   : !known.kind.isEmpty()                      ? tr("the notice says so")
                                   : day.dayOfWeek() >= static_cast<int>(Qt::Saturday) ? tr("it is a weekend")
                                                                                : tr("it is a weekday"));
    if (!known.name.isEmpty())
        m_dayFacts->add(tr("Name"), known.name);
    m_back->setVisible(known.own);
}

void CalendarPage::setDay(QDate day, const QString &kind, const QString &name) {
    m_door.call(u"calendar.setDay"_s, {{u"date"_s, day.toString(Qt::ISODate)}, {u"kind"_s, kind}, {u"name"_s, name}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            m_error->show(reply.error());
        else
            load(m_year);
    });
}

void CalendarPage::askDay(QDate day) {
    if (!day.isValid())
        return;
    auto *dialog = new VerbDialog(tr("What is %1?").arg(day.toString(Qt::ISODate)),
                                  tr("Deadlines that count working days, and calls, go by it from now on. Deadlines already set move with it."),
                                  tr("Change this day"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *kind = new Choice;
    kind->setObjectName(u"kind"_s);
    kind->addChoice(tr("off"), u"off"_s);
    kind->addChoice(tr("worked"), u"work"_s);
    kind->setValue(m_view->works(day) ? u"off"_s : u"work"_s);
    auto *name = new QLineEdit(m_view->day(day).own ? m_view->day(day).name : QString());
    name->setObjectName(u"name"_s);
    name->setPlaceholderText(tr("e.g. a regional festival"));
    dialog->body()->addWidget(new Field(tr("This day is"), kind));
    dialog->body()->addWidget(new Field(tr("Name"), name));
    connect(dialog, &QDialog::accepted, this, [=, this] { setDay(day, kind->value(), name->text().trimmed()); });
    dialog->open();
}

void CalendarPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load(m_year > 0 ? m_year : hotlineToday().year());
    m_view->setFocus();
}

NoticeDialog::NoticeDialog(Door &door, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_words(new QPlainTextEdit)
    , m_error(new ErrorBanner)
    , m_summary(text({}, "strong"))
    , m_days(new RecordModel({{tr("Day"), 120, false, [](const QJsonObject &d) { return Cell{d["date"_L1].toString()}; }},
                              {tr("Weekday"), 90, false,
                               [](const QJsonObject &d) {
                                   return Cell{.text = weekdayText(QDate::fromString(d["date"_L1].toString(), Qt::ISODate)), .dim = true};
                               }},
                              {tr("Kind"), 110, false,
                               [](const QJsonObject &d) {
                                   return d["kind"_L1].toString() == "make_up_day"_L1 ? Cell{kindText(d), u"circle-check"_s, Tone::Accent, true} : Cell{kindText(d), u"moon"_s, Tone::Warn, true};
                               }},
                              {tr("Name"), 0, false, [](const QJsonObject &d) { return Cell{d["name"_L1].toString()}; }}},
                             u"date"_s, this))
    , m_found(new Card)
    , m_accept(new Button(tr("Accept the notice"), Button::Kind::Primary)) {
    setWindowTitle(tr("Load a notice"));
    setObjectName(u"noticeDialog"_s);
    setMinimumWidth(px(720));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(tr("Load a notice"), "h16"));
    auto *hint = text(tr("Paste the notice of the State Council’s General Office on next year’s holidays, as it was published. "
                         "Nothing is guessed: what does not fit its own weekdays and counts is named."),
                      "secondary");
    hint->setWordWrap(true);
    lines->addWidget(hint);
    m_words->setObjectName(u"words"_s);
    m_words->setAccessibleName(tr("The notice"));
    m_words->setPlaceholderText(u"一、元旦：1月1日至3日放假，共3天。…"_s);
    m_words->setTabChangesFocus(true);
    Theme::current().holdSize(m_words, 0, 150);
    lines->addWidget(m_words);
    lines->addWidget(m_error);
    lines->addWidget(m_summary);
    auto *table = new Table(u"noticeDays"_s);
    table->setRecords(m_days);
    table->setAccessibleName(tr("What was understood"));
    Theme::current().holdSize(table, 0, 260);
    m_found->body()->addWidget(table);
    m_found->hide();
    lines->addWidget(m_found);
    auto *buttons = row(8);
    auto *back = new Button(tr("Leave it as it is"));
    m_accept->setObjectName(u"verb"_s);
    m_accept->setEnabled(false);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_accept);
    lines->addLayout(buttons);
    setLayout(lines);
    auto *typing = new QTimer(this);
    typing->setSingleShot(true);
    typing->setInterval(400);
    connect(m_words, &QPlainTextEdit::textChanged, this, [this, typing] {
        m_accept->setEnabled(false);
        typing->start();
    });
    connect(typing, &QTimer::timeout, this, [this] { ask(false); });
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, [this] { ask(true); });
    m_words->setFocus();
}

void NoticeDialog::ask(bool keep) {
    const QString words = m_words->toPlainText().trimmed();
    const int asked = ++m_asked;
    if (words.isEmpty()) {
        m_error->clear();
        m_summary->clear();
        m_found->hide();
        return;
    }
    m_door.call(u"calendar.load"_s, {{u"text"_s, words}, {u"dryRun"_s, !keep}}, this, [this, asked, keep](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return;
        if (!reply) {
            m_found->hide();
            m_summary->clear();
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QJsonObject result = objectOf(reply);
        show(result);
        if (keep) {
            Q_EMIT taken(result["year"_L1].toInt());
            accept();
        }
    });
}

void NoticeDialog::show(const QJsonObject &result) {
    const QJsonArray days = result["items"_L1].toArray();
    int off = 0;
    for (const auto &day : days)
        off += day["kind"_L1].toString() == "holiday"_L1;
    m_days->setRecords(days);
    m_summary->setText(tr("%1: %2 days off, %3 make-up days").arg(result["year"_L1].toInt()).arg(off).arg(days.size() - off));
    m_found->show();
    m_accept->setEnabled(true);
}

} // namespace lianxin
