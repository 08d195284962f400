// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/DispatchPage.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/Table.h"
#include <QKeyEvent>

namespace lianxin {
namespace {

QJsonObject ticketOf(const QJsonObject &row) {
    return row["ticket"_L1].toObject();
}
QJsonObject suggestionOf(const QJsonObject &row) {
    return row["suggestion"_L1].toObject();
}
QJsonArray unitsOf(const QJsonObject &row) {
    return suggestionOf(row)["units"_L1].toArray();
}

Word whyWord(const QString &why) {
    if (why == "confident"_L1)
        return {DispatchPage::tr("sure"), u"circle-check"_s, Tone::Good};
    if (why == "below_threshold"_L1)
        return {DispatchPage::tr("not sure enough"), u"circle-help"_s, Tone::Warn};
    if (why == "no_model"_L1)
        return {DispatchPage::tr("no model yet"), u"circle-dashed"_s, Tone::Mute};
    if (why == "no_responsibility"_L1)
        return {DispatchPage::tr("nobody is responsible"), u"circle-alert"_s, Tone::Bad};
    if (why == "returned"_L1)
        return {DispatchPage::tr("was returned"), u"undo-2"_s, Tone::Warn};
    return {DispatchPage::tr("automatic is off"), u"pause"_s, Tone::Mute};
}

QList<RecordColumn> deskColumns() {
    return {{DispatchPage::tr("Number"), 140, false,
             [](const QJsonObject &r) { return Cell{ticketOf(r)["number"_L1].toString()}; }},
            {DispatchPage::tr("Title"), 0, false,
             [](const QJsonObject &r) { return Cell{ticketOf(r)["title"_L1].toString()}; }},
            {DispatchPage::tr("District"), 84, false,
             [](const QJsonObject &r) {
                 return Cell{suggestionOf(r)["district"_L1].toString(ticketOf(r)["district"_L1].toString())};
             }},
            {DispatchPage::tr("First proposal"), 150, false,
             [](const QJsonObject &r) { return Cell{unitsOf(r).at(0)["unitName"_L1].toString()}; }},
            {DispatchPage::tr("Sure"), 60, true,
             [](const QJsonObject &r) {
                 return unitsOf(r).isEmpty() ? Cell{.text = u"–"_s, .dim = true}
                                             : Cell{percentText(suggestionOf(r)["confidence"_L1].toDouble(), 0)};
             }},
            {DispatchPage::tr("Why by hand"), 140, false,
             [](const QJsonObject &r) {
                 const Word word = whyWord(suggestionOf(r)["why"_L1].toString());
                 return Cell{word.text, word.icon, word.tone, true};
             }},
            {DispatchPage::tr("Time left"), 176, false, [](const QJsonObject &r) {
                 const Word word = deadlineWord(ticketOf(r), businessNow());
                 return Cell{word.text, word.icon, word.tone, true};
             }}};
}

//! How sure a proposal is, as a thin bar.
class SureBar final : public QWidget {
public:
    explicit SureBar(double p)
        : m_p(qBound(0.0, p, 1.0)) {
        setFixedHeight(px(4));
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().muteSoft);
        painter.fillRect(QRect(0, 0, qRound(width() * m_p), height()), tokens().accentFill);
    }

private:
    double m_p;
};

} // namespace

DispatchPage::DispatchPage(Door &door, bool mayManage, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_mayManage(mayManage)
    , m_count(text({}, "secondary"))
    , m_automatic(new Button(tr("Automatic dispatch"), Button::Kind::Outline, u"bot"_s))
    , m_threshold(new Button({}, Button::Kind::Outline, u"sliders-horizontal"_s))
    , m_error(new ErrorBanner)
    , m_waiting(new Figure(tr("Waiting for a person"), false))
    , m_auto(new Figure(tr("Dispatched automatically"), false))
    , m_overridden(new Figure(tr("Proposals overridden"), false))
    , m_returned(new Figure(tr("Automatic ones returned"), false))
    , m_drift(new Figure(tr("Shift of matters"), false))
    , m_model(new RecordModel(deskColumns(), u"id"_s, this))
    , m_table(new Table(u"dispatch"_s))
    , m_title(text({}, "h16"))
    , m_facts(text({}, "small"))
    , m_content(text({}))
    , m_proposals(column(8))
    , m_all(new Button(tr("By first proposal"), Button::Kind::Outline, u"list-checks"_s))
    , m_other(new Button(tr("Another unit …"), Button::Kind::Outline))
    , m_back(new Button(tr("Take back the last"), Button::Kind::Outline, u"undo-2"_s)) {
    auto *lines = column(8);
    setMargins(lines, 16, 10, 16, 12);
    lines->addLayout(makeHead());
    lines->addWidget(m_error);
    lines->addWidget(makeFigures());
    auto *halves = row(8);
    auto *card = new Card;
    m_table->setRecords(m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(tr("Tickets to dispatch"));
    m_table->setEmptyWords(tr("No ticket waits to be dispatched."));
    m_table->installEventFilter(this);
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    card->body()->addWidget(m_table);
    halves->addWidget(card, 1);
    halves->addWidget(makePanel());
    lines->addLayout(halves, 1);
    setLayout(lines);
    m_back->setEnabled(false);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DispatchPage::showPanel);
    connect(m_table, &Table::opened, this,
            [this](const QJsonObject &r) { Q_EMIT ticketWanted(ticketOf(r)["id"_L1].toString()); });
    connect(m_all, &QPushButton::clicked, this, &DispatchPage::decideAll);
    connect(m_other, &QPushButton::clicked, this, &DispatchPage::decideOther);
    connect(m_back, &QPushButton::clicked, this, &DispatchPage::takeBack);
    connect(m_automatic, &QPushButton::clicked, this,
            [this] { saveSettings({{u"automatic"_s, !m_settings["automatic"_L1].toBool()}}); });
    connect(m_threshold, &QPushButton::clicked, this, &DispatchPage::askThreshold);
    connect(m_error, &ErrorBanner::retried, this, [this] { load(); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(1500);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            load();
    });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type == "ticket.created"_L1 || event.type.startsWith("dispatch."_L1))
            m_soon.start();
        else if (event.type == "ticket.changed"_L1 && event.payload["state"_L1].toString() != "pending_dispatch"_L1 &&
                 m_model->remove(event.entity))
            m_count->setText(tr("%1 shown").arg(m_model->rowCount()));
    });
}

QLayout *DispatchPage::makeHead() {
    auto *head = row(8);
    head->addWidget(text(tr("Dispatch desk"), "h20"));
    head->addWidget(m_count);
    head->addStretch(1);
    m_automatic->setCheckable(true);
    m_automatic->setObjectName(u"automatic"_s);
    m_automatic->setEnabled(m_mayManage);
    m_threshold->setEnabled(m_mayManage);
    m_threshold->setToolTip(tr("How sure a proposal must be to be dispatched without a person"));
    head->addWidget(m_back);
    head->addWidget(m_threshold);
    head->addWidget(m_automatic);
    return head;
}

QWidget *DispatchPage::makeFigures() {
    auto *box = new QWidget;
    auto *line = row(8);
    for (Figure *figure : {m_waiting, m_auto, m_overridden, m_returned, m_drift})
        line->addWidget(figure, 1);
    box->setLayout(line);
    return box;
}

QWidget *DispatchPage::makePanel() {
    auto *card = new Card;
    Theme::current().holdSize(card, 400, 0);
    auto *inner = new QWidget;
    auto *lines = column(8);
    setMargins(lines, 16, 12, 16, 12);
    m_title->setWordWrap(true);
    m_content->setWordWrap(true);
    m_facts->setWordWrap(true);
    lines->addWidget(m_title);
    lines->addWidget(m_facts);
    lines->addWidget(m_content);
    lines->addWidget(hline());
    lines->addLayout(m_proposals);
    lines->addStretch(1);
    inner->setLayout(lines);
    card->body()->addWidget(new ScrollColumn(inner), 1);
    card->body()->addWidget(hline());
    auto *foot = row(8);
    setMargins(foot, 16, 10, 16, 10);
    m_other->setKeyHint(u"4"_s);
    foot->addWidget(m_other);
    foot->addStretch(1);
    foot->addWidget(m_all);
    card->body()->addLayout(foot);
    return card;
}

void DispatchPage::load(const QString &cursor) {
    QJsonObject params{{u"limit"_s, 50}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"dispatch.desk"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        QJsonArray rows;
        for (const auto &value : itemsOf(reply)) {
            QJsonObject one = value.toObject();
            one.insert(u"id"_s, ticketOf(one)["id"_L1]);
            rows.append(one);
        }
        const QString current = m_table->currentRecord()["id"_L1].toString();
        const QJsonObject page = reply->toObject();
        m_model->takePage(cursor, rows, page["next"_L1].toString());
        m_settings.insert(u"threshold"_s, page["threshold"_L1]);
        m_settings.insert(u"automatic"_s, page["automatic"_L1]);
        const int total = page["total"_L1].toInt(m_model->rowCount());
        m_count->setText(tr("%1 waiting").arg(numberText(total)));
        Q_EMIT waiting(total);
        showSettings();
        if (cursor.isEmpty() && m_model->rowCount() > 0)
            m_table->selectRow(qMax(0, m_model->rowOf(current)));
        showPanel();
    });
    if (cursor.isEmpty())
        loadFigures();
}

void DispatchPage::showSettings() {
    const bool on = m_settings["automatic"_L1].toBool();
    m_automatic->setChecked(on);
    m_automatic->setText(on ? tr("Automatic: on") : tr("Automatic: off"));
    m_threshold->setText(tr("from %1").arg(percentText(m_settings["threshold"_L1].toDouble(), 0)));
    m_automatic->updateGeometry();
    m_threshold->updateGeometry();
}

void DispatchPage::loadFigures() {
    m_door.call(u"dispatch.figures"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            return; // the desk works without; what is wrong it says itself
        const QJsonObject f = reply->toObject();
        const double proposed = f["proposed"_L1].toDouble();
        m_waiting->setFigure(numberText(f["waiting"_L1].toInteger()));
        m_auto->setFigure(proposed > 0 ? percentText(f["automatic"_L1].toDouble() / proposed) : u"–"_s,
                          tr("%1 of %2").arg(numberText(f["automatic"_L1].toInteger()), numberText(f["proposed"_L1].toInteger())));
        const auto rate = [](Figure *figure, const QJsonValue &share, qint64 count, double warnFrom) {
            const double part = share.toDouble(-1);
            figure->setFigure(percentText(part), tr("%1 tickets").arg(numberText(count)),
                              part >= warnFrom ? Tone::Warn : Tone::Mute);
        };
        rate(m_overridden, f["overrideRate"_L1], f["overridden"_L1].toInteger(), 0.2);
        rate(m_returned, f["returnRate"_L1], f["returned"_L1].toInteger(), 0.05);
        const QJsonObject drift = f["drift"_L1].toObject();
        const QString verdict = drift["verdict"_L1].toString();
        m_drift->setFigure(drift["psi"_L1].isDouble() ? QString::number(drift["psi"_L1].toDouble(), 'f', 2) : u"–"_s,
                           verdict == "stable"_L1    ? tr("as trained")
                           : verdict == "watch"_L1   ? tr("keep an eye on it")
                           : verdict == "shifted"_L1 ? tr("train anew")
                                                     : tr("unknown yet"),
                           verdict == "stable"_L1    ? Tone::Good
                           : verdict == "unknown"_L1 ? Tone::Mute
                                                     : Tone::Warn);
    });
}

QFrame *DispatchPage::makeProposal(int nth, const QJsonObject &unit) {
    auto *frame = box(nth == 0 ? "accent" : "card");
    auto *lines = column(4);
    setMargins(lines, 12, 8, 12, 10);
    auto *first = row(8);
    first->addWidget(new ElidedLabel(unit["unitName"_L1].toString(), "strong"), 1);
    first->addWidget(text(percentText(unit["p"_L1].toDouble(), 0), "strong"));
    auto *send = new Button(tr("Dispatch"), nth == 0 ? Button::Kind::Primary : Button::Kind::Outline);
    send->setButtonSize(Button::Size::Small);
    send->setKeyHint(QString::number(nth + 1));
    send->setObjectName(u"decide%1"_s.arg(nth));
    connect(send, &QPushButton::clicked, this, [this, nth] { decide(nth); });
    first->addWidget(send);
    lines->addLayout(first);
    lines->addWidget(new SureBar(unit["p"_L1].toDouble()));
    if (const QString path = unit["categoryPath"_L1].toString(); !path.isEmpty())
        lines->addWidget(new ElidedLabel(path, "small"));
    for (const auto &reason : unit["reasons"_L1].toArray()) {
        auto *line = row(6);
        line->addWidget(new IconLabel(u"check"_s, 12, Tone::Mute), 0, Qt::AlignTop);
        auto *words = text(reason.toString(), "small");
        words->setWordWrap(true);
        line->addWidget(words, 1);
        lines->addLayout(line);
    }
    frame->setLayout(lines);
    return frame;
}

void DispatchPage::showPanel() {
    clearLayout(m_proposals);
    const auto count = static_cast<int>(chosen().size());
    m_all->setEnabled(count > 0);
    m_all->setText(count > 1 ? tr("%1 by first proposal").arg(count) : tr("By first proposal"));
    m_all->updateGeometry();
    const QJsonObject current = m_table->currentRecord();
    m_other->setEnabled(!current.isEmpty());
    const QJsonObject ticket = ticketOf(current);
    m_title->setText(current.isEmpty() ? tr("Nothing waits to be dispatched") : ticket["title"_L1].toString());
    m_content->setText(ticket["content"_L1].toString());
    if (current.isEmpty()) {
        m_facts->clear();
        return;
    }
    const QJsonObject suggestion = suggestionOf(current);
    QStringList facts{ticket["number"_L1].toString()};
    for (const QString &fact : {suggestion["district"_L1].toString(), suggestion["street"_L1].toString(),
                                suggestion["category"_L1].toObject()["path"_L1].toString()}) {
        if (!fact.isEmpty())
            facts << fact;
    }
    m_facts->setText(facts.join(u" · "_s));
    const QJsonArray units = unitsOf(current);
    for (int nth = 0; nth < units.size() && nth < 3; ++nth)
        m_proposals->addWidget(makeProposal(nth, units.at(nth).toObject()));
    if (units.isEmpty()) {
        auto *words = text(whyWord(suggestion["why"_L1].toString()).text, "secondary");
        m_proposals->addWidget(words);
    }
}

void DispatchPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    m_table->setFocus();
}

bool DispatchPage::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() >= Qt::Key_1 && key->key() <= Qt::Key_3 && key->modifiers() == Qt::NoModifier) {
            decide(key->key() - Qt::Key_1);
            return true;
        }
        if (key->key() == Qt::Key_4 && key->modifiers() == Qt::NoModifier) {
            decideOther();
            return true;
        }
        if (key->matches(QKeySequence::Undo)) {
            takeBack();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lianxin
