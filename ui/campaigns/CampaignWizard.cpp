// SPDX-License-Identifier: GPL-3.0-or-later
// Frame of the wizard: steps and launch.
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/ImportOptions.h"
#include "ui/campaigns/PeoplePicker.h"
#include "ui/campaigns/PreflightView.h"
#include "ui/campaigns/VoicePicker.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include <QFileInfo>
#include <QScrollArea>

namespace lianxin {

CampaignWizard::CampaignWizard(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_steps(new StepList({tr("Purpose and people"), tr("Choose file"), tr("Match columns"), tr("What is said"),
                            tr("Times and retries"), tr("Lines and seats"), tr("Preflight"), tr("Check and start")}))
    , m_subtitle(text({}, "secondary"))
    , m_saved(text({}, "small"))
    , m_error(new ErrorBanner)
    , m_middle(new QStackedWidget)
    , m_right(new QStackedWidget)
    , m_hint(text({}, "small"))
    , m_back(new Button(tr("Back")))
    , m_next(new Button(tr("Continue"), Button::Kind::Primary)) {
    auto *outer = column(0);
    auto *head = box("lineBottom");
    Theme::current().holdSize(head, 0, 52);
    auto *title = row(10);
    setMargins(title, 16, 0, 16, 0);
    title->addWidget(text(tr("New campaign"), "h20"));
    title->addWidget(m_subtitle);
    title->addStretch(1);
    title->addWidget(new IconLabel(u"check"_s, 14, Tone::Mute));
    title->addWidget(m_saved);
    auto *leave = new Button(tr("Leave, keep the draft"), Button::Kind::Quiet);
    title->addWidget(leave);
    head->setLayout(title);
    outer->addWidget(head);
    auto *body = row(0);
    body->addWidget(m_steps);
    auto *work = column(0);
    m_halves = new QBoxLayout(QBoxLayout::LeftToRight);
    m_halves->setSpacing(px(12));
    setMargins(m_halves, 16, 12, 16, 12);
    auto *middle = column(8);
    middle->addWidget(m_error);
    middle->addWidget(m_middle, 1);
    m_halves->addLayout(middle);
    m_halves->addWidget(m_right, 1);
    auto *halves = new QWidget;
    halves->setLayout(m_halves);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(halves);
    work->addWidget(scroll, 1);
    auto *foot = box("lineTop");
    Theme::current().holdSize(foot, 0, 56);
    auto *actions = row(8);
    setMargins(actions, 16, 0, 16, 0);
    actions->addWidget(new IconLabel(u"undo-2"_s, 14));
    actions->addWidget(m_hint, 1);
    actions->addWidget(m_back);
    actions->addWidget(m_next);
    foot->setLayout(actions);
    work->addWidget(foot);
    body->addLayout(work, 1);
    outer->addLayout(body, 1);
    setLayout(outer);
    m_next->setObjectName(u"next"_s);
    m_back->setObjectName(u"back"_s);
    m_preflight = new PreflightView(door, this);
    m_middle->addWidget(makeScenario());
    m_middle->addWidget(makeFile());
    m_middle->addWidget(makeMapping());
    m_middle->addWidget(makeFlow());
    m_middle->addWidget(makeSchedule());
    m_middle->addWidget(makeSeats());
    m_middle->addWidget(m_preflight->side());
    m_middle->addWidget(makeReview());
    makePreview();
    m_right->addWidget(m_preflight->face());
    m_right->addWidget(makePicker());
    connect(m_preflight, &PreflightView::answered, this, [this](const QJsonObject &question, const QJsonObject &result) {
        m_draft.preflight = result;
        m_draft.preflightOf = question["campaign"_L1].toObject();
        m_draft.assumptions = m_preflight->assumptions();
        fill();
        QMetaObject::invokeMethod(this, &CampaignWizard::arrange, Qt::QueuedConnection); // when what it shows has its size
    });
    connect(m_steps, &StepList::chosen, this, [this](int step) {
        // forwards only over steps that are done
        for (int s = 0; s < step; ++s) {
            if (!m_draft.isDone(static_cast<CampaignDraft::Step>(s)))
                return;
        }
        go(step);
    });
    connect(m_back, &QPushButton::clicked, this, [this] { go(m_step + (isSkipped(m_step - 1) ? backOver() : -1)); });
    connect(m_next, &QPushButton::clicked, this, &CampaignWizard::forward);
    connect(leave, &QPushButton::clicked, this, &CampaignWizard::leaveWanted);
    connect(m_error, &ErrorBanner::retried, this, [this] {
        m_error->clear();
        if (m_step == CampaignDraft::File)
            loadPreview();
    });
    setAcceptDrops(true);
    connect(&Theme::current(), &Theme::changed, this, &CampaignWizard::arrange);
    m_poll.setInterval(300);
    connect(&m_poll, &QTimer::timeout, this, [this] { followJob(m_job); });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type == "job.progress"_L1 && event.entity == m_job)
            followJob(m_job);
    });
    begin();
}

void CampaignWizard::begin() {
    m_draft = {};
    m_files.clear();
    m_options->reset();
    m_status->showNothing();
    m_job.clear();
    m_createdId.clear();
    m_poll.stop();
    m_busy = false;
    m_error->clear();
    fillSchedule();
    m_voice->setVoice(m_draft.voice, m_draft.voiceRate);
    fillScenario();
    m_picker->reset();
    m_preflight->cancel();
    m_preflight->show({});
    m_name->clear();
    m_remember->setChecked(true);
    fillMapping();
    fillPreview();
    go(0);
}

void CampaignWizard::go(int step) {
    if (step < 0 || step >= CampaignDraft::StepCount)
        return;
    if (isSkipped(step))
        step = CampaignDraft::Flow;
    m_step = step;
    if (step == CampaignDraft::Flow && m_flows.isEmpty())
        fillFlows();
    if (step == CampaignDraft::Flow)
        markFlow();
    if (step == CampaignDraft::Flow)
        m_voice->load();
    if (step == CampaignDraft::Seats && m_trunks.isEmpty())
        fillTrunks();
    if (step == CampaignDraft::Preflight && !m_draft.isPreflightFresh())
        runPreflight();
    fill();
}

// A list that is there already has been read and matched.
bool CampaignWizard::isSkipped(int step) const {
    return !m_draft.fromFile && (step == CampaignDraft::File || step == CampaignDraft::Mapping);
}

int CampaignWizard::backOver() const { return CampaignDraft::Scenario - m_step; }

void CampaignWizard::runPreflight() { m_preflight->run({{u"campaign"_s, m_draft.toParams()}}); }

void CampaignWizard::fill() {
    m_steps->setCurrent(m_step);
    const QString file = filesWords();
    const auto done = [this](CampaignDraft::Step step) { return m_step > step && m_draft.isDone(step); };
    QString purpose;
    const auto templates = CampaignDraft::templates();
    for (const auto &t : templates)
        purpose = t.id == m_draft.templateId ? t.title : purpose;
    const auto imported = std::as_const(m_draft).imported["imported"_L1].toInteger();
    m_steps->setStep(CampaignDraft::Scenario, done(CampaignDraft::Scenario), purpose);
    m_steps->setStep(CampaignDraft::File, m_draft.fromFile ? done(CampaignDraft::File) : !m_draft.listId.isEmpty(),
                     m_draft.fromFile ? file : m_draft.listName);
    const auto columns = std::as_const(m_draft).preview["columns"_L1].toArray().size();
    m_steps->setStep(CampaignDraft::Mapping, done(CampaignDraft::Mapping),
                     !m_draft.listId.isEmpty() ? tr("%1 imported").arg(numberText(imported))
                     : columns > 0             ? tr("%1 columns").arg(columns)
                                               : QString());
    m_steps->setStep(CampaignDraft::Flow, done(CampaignDraft::Flow), m_draft.flowName);
    m_steps->setStep(CampaignDraft::Schedule, done(CampaignDraft::Schedule),
                     m_step > CampaignDraft::Schedule ? tr("%1 attempts, %2 a day").arg(m_draft.maxAttempts).arg(m_draft.perDay)
                                                      : QString());
    m_steps->setStep(CampaignDraft::Seats, done(CampaignDraft::Seats),
                     m_step > CampaignDraft::Seats ? tr("%1 lines, %2 seats").arg(m_draft.lines).arg(m_draft.seats) : QString());
    m_steps->setStep(CampaignDraft::Preflight, m_draft.isPreflightFresh() && m_step > CampaignDraft::Preflight,
                     m_draft.isPreflightFresh() ? tr("%1 can be called").arg(numberText(std::as_const(m_draft).preflight["callable"_L1].toInteger())) : QString());
    m_steps->setStep(CampaignDraft::Review, false, {});
    m_voice->setQuestion({{u"flowId"_s, m_draft.flowId}, {u"listId"_s, m_draft.listId}});
    m_middle->setCurrentIndex(m_step);
    m_picker->setUsualName(m_draft.name);
    m_right->setCurrentIndex(m_step == CampaignDraft::Scenario && m_draft.fromQuery                 ? 3
                             : m_step == CampaignDraft::Preflight                                   ? 2
                             : m_step == CampaignDraft::File || m_step == CampaignDraft::Mapping ? 0
                                                                                                 : 1);
    m_subtitle->setText(m_draft.name);
    m_saved->setText(
        tr("%1 kept; stepping back loses nothing").arg(clockText(businessNow())));
    m_back->setVisible(m_step > 0);
    static const char *const backs[] = {"",
                                        QT_TR_NOOP("Back: purpose"),
                                        QT_TR_NOOP("Back: choose file"),
                                        QT_TR_NOOP("Back: columns"),
                                        QT_TR_NOOP("Back: what is said"),
                                        QT_TR_NOOP("Back: times"),
                                        QT_TR_NOOP("Back: lines and seats"),
                                        QT_TR_NOOP("Back: preflight")};
    if (m_step > 0) {
        m_back->setText(tr(backs[isSkipped(m_step - 1) ? 1 : m_step]));
        m_back->updateGeometry();
    }
    const auto step = static_cast<CampaignDraft::Step>(m_step);
    const QString obstacle = m_draft.obstacle(step);
    switch (step) {
    case CampaignDraft::Scenario:
        m_next->setText(m_draft.fromFile ? tr("Choose the file") : tr("Go on to what is said"));
        m_hint->setText(tr("What you choose here only fills the next steps in; everything can be changed."));
        break;
    case CampaignDraft::File:
        m_next->setText(tr("Match the columns"));
        m_hint->setText(tr("The file is only read; nothing is stored before you import."));
        break;
    case CampaignDraft::Mapping: {
        const qint64 valid = m_files.totals()["valid"_L1].toInteger();
        m_next->setText(!m_draft.listId.isEmpty() ? tr("Go on to what is said")
                        : m_busy                  ? tr("Importing …")
                        : valid > 0               ? tr("Import %1 people").arg(numberText(valid))
                                                  : tr("Import the list"));
        m_hint->setText(tr("An import can be undone whole while nobody has been called | rows with problems "
                           "are not dialled"));
        break;
    }
    case CampaignDraft::Flow:
        m_next->setText(tr("Go on to times"));
        m_hint->setText(
            tr("The first sentence always says that a robot is speaking; 0 always reaches a person."));
        break;
    case CampaignDraft::Schedule:
        m_next->setText(tr("Go on to lines and seats"));
        m_hint->setText(tr("Every call is judged again at the instant of dialling."));
        break;
    case CampaignDraft::Seats:
        m_next->setText(tr("Go on to the preflight"));
        m_hint->setText(tr("Those who call the hotline come first: campaigns slow down for them by themselves."));
        break;
    case CampaignDraft::Preflight:
        m_next->setText(tr("Go on to the check"));
        m_hint->setText(tr("Nobody is called by a preflight."));
        break;
    case CampaignDraft::Review:
    case CampaignDraft::StepCount:
        m_next->setText(tr("Start the campaign"));
        m_hint->setText(
            tr("Dialling begins at once within the allowed times; it can be paused at any moment."));
        break;
    }
    const bool ready = obstacle.isEmpty() || (step == CampaignDraft::Mapping && m_draft.listId.isEmpty());
    m_next->setEnabled(ready && !m_busy && !m_picker->isRunning());
    m_next->setToolTip(obstacle);
    m_next->updateGeometry();
    if (m_right->currentIndex() == 1)
        fillPlan();
    if (m_step == CampaignDraft::Review)
        fillReview();
    arrange();
}

// The step and what it means side by side where there is room for both at this size of text; else one below the other.
void CampaignWizard::arrange() {
    const bool narrow = width() < px(1160);
    m_halves->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_middle->setMinimumWidth(narrow ? 0 : px(520));
    m_middle->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : px(520));
    // Only the page that is seen asks for room.
    for (QStackedWidget *stack : {m_middle, m_right})
        for (int i = 0; i < stack->count(); ++i) {
            const auto policy = i == stack->currentIndex() ? QSizePolicy::Preferred : QSizePolicy::Ignored;
            stack->widget(i)->setSizePolicy(policy, policy);
        }
    m_middle->setMinimumHeight(narrow ? qMax(px(400), m_middle->currentWidget()->sizeHint().height()) : 0);
    m_right->setMinimumHeight(narrow ? qMax(px(440), m_right->currentWidget()->sizeHint().height()) : 0);
}

void CampaignWizard::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void CampaignWizard::forward() {
    switch (static_cast<CampaignDraft::Step>(m_step)) {
    case CampaignDraft::Mapping:
        if (m_draft.listId.isEmpty()) {
            startImport();
            return;
        }
        break;
    case CampaignDraft::Schedule:
    case CampaignDraft::Seats:
        readSchedule();
        break;
    case CampaignDraft::Review:
        launch(true);
        return;
    default:
        break;
    }
    if (m_draft.isDone(static_cast<CampaignDraft::Step>(m_step)))
        go(m_step + 1);
}

void CampaignWizard::launch(bool start) {
    if (m_busy || !m_draft.isDone(CampaignDraft::Review))
        return;
    m_busy = true;
    fill();
    m_door.call(
        u"campaigns.create"_s, m_draft.toParams(), this, [this, start](const Expected<QJsonValue> &reply) {
            m_busy = false;
            if (!reply) {
                m_error->show(reply.error());
                fill();
                return;
            }
            const QString id = reply->isString() ? reply->toString() : reply->toObject()["id"_L1].toString();
            if (!start) {
                Q_EMIT launched(id);
                return;
            }
            m_door.call(u"campaigns.start"_s, {{u"id"_s, id}}, this,
                        [this, id](const Expected<QJsonValue> &started) {
                            if (!started)
                                m_error->show(started.error());
                            begin();
                            Q_EMIT launched(id);
                        });
        });
}

} // namespace lianxin
