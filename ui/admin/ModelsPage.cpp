// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/ModelsPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/DispatchChart.h"
#include "ui/admin/ProposalsDialog.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/Table.h"
#include <QDateTime>
#include <QKeyEvent>
#include <QSlider>
#include <QStackedWidget>
#include <QTimeZone>
#include <cmath>

namespace lianxin {
namespace {

//! How far a job is, as a thin bar.
class JobBar final : public QFrame {
public:
    JobBar() { Theme::current().holdSize(this, 0, 6); }
    void setPart(double part) {
        m_part = part;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().muteSoft);
        painter.fillRect(QRect(0, 0, qRound(width() * qBound(0.0, m_part, 1.0)), height()), tokens().accentFill);
    }

private:
    double m_part = 0;
};

QString madeText(const QJsonObject &model) {
    return dayTimeText(model["madeAt"_L1].toInteger());
}

} // namespace

std::pair<double, double> reachOf(const QJsonArray &reliability, double threshold) {
    double all = 0, above = 0, right = 0;
    for (const auto &value : reliability) {
        const double from = value["from"_L1].toDouble(), to = value["to"_L1].toDouble(), count = value["count"_L1].toDouble();
        all += count;
        // Of the bin that the certainty lies in, the part above it.
        const double part = to > from ? qBound(0.0, (to - threshold) / (to - from), 1.0) : (from >= threshold ? 1.0 : 0.0);
        above += count * part;
        right += count * part * value["accuracy"_L1].toDouble();
    }
    return {all > 0 ? above / all : -1, above > 0 ? right / above : -1};
}

ModelsPage::ModelsPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_note(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_test(new Button(tr("Test on newer tickets"), Button::Kind::Outline, u"flask-conical"_s))
    , m_activate(new Button(tr("Put into use …"), Button::Kind::Outline, u"check"_s))
    , m_train(new Button(tr("Train a new model …"), Button::Kind::Primary, u"refresh-cw"_s))
    , m_jobBox(box("accent"))
    , m_jobWords(text({}))
    , m_jobBar(new JobBar)
    , m_stop(new Button(tr("Stop"), Button::Kind::Outline, u"x"_s))
    , m_right(new Figure(tr("Right on tickets not seen"), false))
    , m_automatic(new Figure(tr("Dispatched automatically"), false))
    , m_overridden(new Figure(tr("Chosen otherwise by people"), false))
    , m_returned(new Figure(tr("Given back by units"), false))
    , m_drift(new Figure(tr("Shift of matters"), false))
    , m_stack(new QStackedWidget)
    , m_modelRows(new RecordModel(
          {{tr("Trained"), 110, false, [](const QJsonObject &m) { return Cell{.text = madeText(m), .strong = true}; }},
           {tr("By"), 0, false, [](const QJsonObject &m) { return Cell{m["madeByName"_L1].toString(m["madeBy"_L1].toString())}; }},
           {tr("Tickets"), 84, true, [](const QJsonObject &m) { return Cell{numberText(m["tickets"_L1].toInteger())}; }},
           {tr("Categories"), 84, true, [](const QJsonObject &m) { return Cell{numberText(m["classes"_L1].toInteger())}; }},
           {tr("Right"), 76, true, [](const QJsonObject &m) { return Cell{percentText(m["accuracy"_L1].toDouble())}; }},
           {tr("Macro-F1"), 80, true, [](const QJsonObject &m) { return Cell{QString::number(m["macroF1"_L1].toDouble(), 'f', 3)}; }},
           {tr("Answers at 95%"), 112, true, [](const QJsonObject &m) { return Cell{percentText(m["coverage95"_L1].toDouble(), 0)}; }},
           {tr("State"), 96, false,
            [](const QJsonObject &m) {
                return m["active"_L1].toBool() ? Cell{tr("in use"), u"circle-check"_s, Tone::Good, true} : Cell{.text = tr("kept"), .dim = true};
            }}},
          u"id"_s, this))
    , m_modelTable(new Table(u"models"_s))
    , m_title(text({}, "h16"))
    , m_facts(text({}, "small"))
    , m_tested(text({}, "small"))
    , m_classRows(new RecordModel(
          {{tr("Category"), 0, false, [](const QJsonObject &c) { return Cell{c["path"_L1].toString(c["code"_L1].toString())}; }},
           {tr("Learned from"), 96, true, [](const QJsonObject &c) { return Cell{numberText(c["count"_L1].toInteger())}; }},
           {tr("Right"), 70, true, [](const QJsonObject &c) { return Cell{percentText(c["precision"_L1].toDouble(), 0)}; }},
           {tr("Found"), 70, true, [](const QJsonObject &c) { return Cell{percentText(c["recall"_L1].toDouble(), 0)}; }},
           {tr("F1"), 64, true,
            [](const QJsonObject &c) {
                const double f1 = c["f1"_L1].toDouble();
                const QString words = QString::number(f1, 'f', 2);
                return f1 < 0.7 ? Cell{.text = words, .icon = u"triangle-alert"_s, .tone = Tone::Warn, .inked = true} : Cell{words};
            }},
           {tr("Chosen otherwise"), 124, true,
            [](const QJsonObject &c) {
                const qint64 decided = c["decided"_L1].toInteger();
                return decided > 0 ? Cell{tr("%1 of %2").arg(numberText(c["overridden"_L1].toInteger()), numberText(decided))}
                                   : Cell{.text = u"–"_s, .dim = true};
            }}},
          u"code"_s, this))
    , m_classTable(new Table(u"model-classes"_s))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_percent(text({}, "figure20"))
    , m_reach(text({}))
    , m_onOff(text({}, "small"))
    , m_suggested(new Button({}, Button::Kind::Link))
    , m_setThreshold(new Button(tr("Set this certainty …"), Button::Kind::Outline))
    , m_chart(new DispatchChart) {
    auto *lines = column(10);
    lines->addLayout(makeHead());
    lines->addWidget(m_error);
    lines->addWidget(makeJob());
    lines->addWidget(makeFigures());
    auto *halves = row(8);
    halves->addWidget(makeModels(), 1);
    auto *right = column(8);
    right->addWidget(makeThreshold());
    right->addWidget(makeChart(), 1);
    halves->addLayout(right);
    auto *inner = new QWidget;
    inner->setLayout(halves);
    lines->addWidget(new ScrollColumn(inner), 1);
    setLayout(lines);
    m_poll.setInterval(700);
    connect(&m_poll, &QTimer::timeout, this, &ModelsPage::followJob);
    connect(m_error, &ErrorBanner::retried, this, &ModelsPage::load);
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type == "dispatch.changed"_L1 && isVisible())
            load();
    });
    updateButtons();
    showModel();
    showSettings();
}

QLayout *ModelsPage::makeHead() {
    auto *head = row(8);
    head->addWidget(text(tr("Dispatch model"), "h16"));
    head->addWidget(m_note);
    head->addStretch(1);
    m_test->setObjectName(u"test"_s);
    m_activate->setObjectName(u"activate"_s);
    m_train->setObjectName(u"train"_s);
    for (Button *button : {m_test, m_activate, m_train})
        head->addWidget(button);
    connect(m_test, &QPushButton::clicked, this, &ModelsPage::test);
    connect(m_activate, &QPushButton::clicked, this, &ModelsPage::askActivate);
    connect(m_train, &QPushButton::clicked, this, &ModelsPage::train);
    return head;
}

QWidget *ModelsPage::makeJob() {
    auto *lines = column(6);
    setMargins(lines, 12, 8, 12, 10);
    auto *first = row(8);
    first->addWidget(new IconLabel(u"cpu"_s, 16, Tone::Accent));
    first->addWidget(m_jobWords, 1);
    m_stop->setButtonSize(Button::Size::Small);
    m_stop->setObjectName(u"stop"_s);
    first->addWidget(m_stop);
    lines->addLayout(first);
    lines->addWidget(m_jobBar);
    m_jobBox->setLayout(lines);
    m_jobBox->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        m_door.call(u"jobs.cancel"_s, {{u"id"_s, m_job}}, this, [this](const Expected<QJsonValue> &reply) {
            if (!reply)
                m_error->show(reply.error());
            followJob();
        });
    });
    return m_jobBox;
}

QWidget *ModelsPage::makeFigures() {
    auto *box = new QWidget;
    auto *line = row(8);
    for (const auto &[figure, name] : {std::pair{m_right, QString()}, {m_automatic, u"automatic"_s}, {m_overridden, u"overridden"_s},
                                       {m_returned, u"returned"_s}, {m_drift, u"proposed"_s}}) {
        line->addWidget(figure, 1);
        if (name.isEmpty())
            continue;
        figure->setObjectName(name);
        figure->setFocusPolicy(Qt::TabFocus);
        figure->setCursor(Qt::PointingHandCursor);
        figure->setToolTip(tr("Show the tickets behind it"));
        figure->installEventFilter(this);
    }
    box->setLayout(line);
    return box;
}

QWidget *ModelsPage::makeModels() {
    auto *filled = new QWidget;
    auto *lines = column(8);
    auto *models = new Card;
    m_modelTable->setRecords(m_modelRows);
    m_modelTable->setAccessibleName(tr("Trained models"));
    models->body()->addWidget(m_modelTable);
    lines->addWidget(models, 1);
    auto *card = new Card;
    auto *head = column(2);
    setMargins(head, 16, 10, 16, 8);
    m_facts->setWordWrap(true);
    m_tested->setWordWrap(true);
    head->addWidget(m_title);
    head->addWidget(m_facts);
    head->addWidget(m_tested);
    card->body()->addLayout(head);
    m_classTable->setRecords(m_classRows);
    m_classTable->setAccessibleName(tr("Categories of the model"));
    card->body()->addWidget(m_classTable, 1);
    lines->addWidget(card, 2);
    filled->setLayout(lines);
    auto *empty = new EmptyState(u"bot"_s, tr("No model yet: every ticket is dispatched by people"),
                                 tr("It learns from the closed tickets of this hotline; some hundred make a start. Their texts stay here."),
                                 tr("Train the first model …"));
    connect(empty, &EmptyState::acted, this, &ModelsPage::train);
    auto *emptyCard = new Card;
    emptyCard->body()->addWidget(empty);
    m_stack->addWidget(filled);
    m_stack->addWidget(emptyCard);
    connect(m_modelTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ModelsPage::showModel);
    connect(m_modelTable, &Table::opened, this, &ModelsPage::askActivate);
    connect(m_classTable, &Table::opened, this, [this](const QJsonObject &one) {
        openProposals(u"overridden"_s, {}, one["code"_L1].toString(), one["path"_L1].toString());
    });
    return m_stack;
}

QWidget *ModelsPage::makeThreshold() {
    auto *card = new Card(tr("From which certainty on no person looks"));
    Theme::current().holdSize(card, 440, 0);
    auto *lines = column(8);
    setMargins(lines, 16, 10, 16, 12);
    auto *first = row(12);
    m_slider->setRange(50, 100);
    m_slider->setPageStep(5);
    m_slider->setObjectName(u"threshold"_s);
    m_slider->setAccessibleName(tr("Certainty"));
    Theme::current().holdSize(m_percent, 64, 0);
    m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    first->addWidget(m_slider, 1);
    first->addWidget(m_percent);
    lines->addLayout(first);
    m_reach->setWordWrap(true);
    m_onOff->setWordWrap(true);
    m_reach->setObjectName(u"reach"_s);
    lines->addWidget(m_reach);
    lines->addWidget(m_onOff);
    auto *foot = row(8);
    foot->addWidget(m_suggested);
    foot->addStretch(1);
    m_setThreshold->setObjectName(u"setThreshold"_s);
    foot->addWidget(m_setThreshold);
    lines->addLayout(foot);
    card->body()->addLayout(lines);
    connect(m_slider, &QSlider::valueChanged, this, &ModelsPage::showReach);
    connect(m_suggested, &QPushButton::clicked, this,
            [this] { m_slider->setValue(static_cast<int>(std::ceil(inUse()["card"_L1]["threshold95"_L1].toDouble() * 100))); });
    connect(m_setThreshold, &QPushButton::clicked, this, &ModelsPage::saveThreshold);
    return card;
}

QWidget *ModelsPage::makeChart() {
    auto *card = new Card(tr("Since it is in use"));
    Theme::current().holdSize(card, 440, 0);
    card->body()->addWidget(m_chart, 1);
    connect(m_chart, &DispatchChart::picked, this, [this](const QString &figure, const QString &month) { openProposals(figure, month); });
    return card;
}

void ModelsPage::load() {
    m_door.call(u"dispatch.models"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_models = itemsOf(reply);
        const QString current = m_wanted.isEmpty() ? m_modelTable->currentRecord()["id"_L1].toString() : std::exchange(m_wanted, {});
        m_modelRows->setRecords(m_models);
        m_stack->setCurrentIndex(m_models.isEmpty() ? 1 : 0);
        int row = m_modelRows->rowOf(current);
        if (row < 0)
            row = m_modelRows->rowOf(inUse()["id"_L1].toString());
        if (!m_models.isEmpty())
            m_modelTable->selectRow(qMax(0, row));
        const QJsonObject used = inUse();
        m_note->setText(used.isEmpty() ? tr("none in use") : tr("in use: trained %1 on %2 tickets").arg(madeText(used), numberText(used["tickets"_L1].toInteger())));
        showModel();
        showFigures();
        showReach();
    });
    m_door.call(u"dispatch.settings"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_settings = reply->toObject();
        showSettings();
    });
    loadFigures();
    if (m_job.isEmpty())
        findRunningJob();
}

void ModelsPage::setJobPart(double part) {
    static_cast<JobBar *>(m_jobBar)->setPart(part);
}

void ModelsPage::updateButtons() {
    const QJsonObject model = m_modelTable->currentRecord();
    const bool busy = !m_job.isEmpty();
    m_train->setEnabled(!busy);
    m_test->setEnabled(!busy && !model.isEmpty());
    m_activate->setEnabled(!model.isEmpty() && !model["active"_L1].toBool());
    m_jobBox->setVisible(busy);
}

void ModelsPage::openProposals(const QString &figure, const QString &month, const QString &category, const QString &path) {
    QStringList months;
    for (const auto &one : m_numbers["months"_L1].toArray())
        months.prepend(one["month"_L1].toString());
    auto *dialog = new ProposalsDialog(m_door, {figure, month, category, path}, months, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProposalsDialog::ticketWanted, this, &ModelsPage::ticketWanted);
    dialog->open();
}

bool ModelsPage::eventFilter(QObject *watched, QEvent *event) {
    const bool clicked = event->type() == QEvent::MouseButtonRelease;
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (clicked || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
        openProposals(watched->objectName());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ModelsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    m_modelTable->setFocus();
}

} // namespace lianxin
