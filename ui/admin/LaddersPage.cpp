// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/LaddersPage.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/Table.h"
#include <QCheckBox>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimeEdit>

namespace lianxin {

LaddersPage::Line LaddersPage::makeLine(const QString &label, QWidget *editor) {
    Line line;
    line.box = new QWidget;
    line.refusal = text({}, "small");
    line.refusal->setWordWrap(true);
    setTone(line.refusal, "bad");
    line.refusal->hide();
    auto *lines = column(2);
    lines->addWidget(new Field(label, editor));
    lines->addWidget(line.refusal);
    line.box->setLayout(lines);
    return line;
}

LaddersPage::LaddersPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_note(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_elsewhere(text({}, "small"))
    , m_undo(new Button(tr("Back to the version before …"), Button::Kind::Outline, u"undo-2"_s))
    , m_versionsButton(new Button(tr("Versions …"), Button::Kind::Outline, u"history"_s))
    , m_discard(new Button(tr("Discard changes"), Button::Kind::Outline))
    , m_save(new Button(tr("Save the ladders …"), Button::Kind::Primary))
    , m_ladders(row(0))
    , m_group(new QButtonGroup(this))
    , m_removeLadder(new Button(tr("Remove this ladder"), Button::Kind::Quiet, u"trash-2"_s))
    , m_model(new RecordModel(
          {{tr("No."), 48, true, [](const QJsonObject &s) { return Cell{.text = QString::number(s["number"_L1].toInt()), .dim = true}; }},
           {tr("When"), 330, false, [](const QJsonObject &s) { return Cell{.text = s["whenText"_L1].toString(), .strong = true}; }},
           {tr("What happens"), 0, false,
            [](const QJsonObject &s) {
                const Word word = stepWord(s["do"_L1].toString());
                return Cell{word.text, word.icon, word.tone, true};
            }},
           {tr("Answer by"), 84, false,
            [](const QJsonObject &s) {
                const QString by = s["feedbackBy"_L1].toString();
                return Cell{.text = by.isEmpty() ? u"–"_s : by, .dim = by.isEmpty()};
            }}},
          u"id"_s, this))
    , m_table(new Table(u"ladders"_s))
    , m_stack(new QStackedWidget)
    , m_up(new Button(tr("Up"), Button::Kind::Outline))
    , m_down(new Button(tr("Down"), Button::Kind::Outline))
    , m_remove(new Button(tr("Remove step"), Button::Kind::Danger, u"trash-2"_s))
    , m_form(new QWidget)
    , m_title(text({}, "h16"))
    , m_act(new Choice)
    , m_when(new Choice)
    , m_amount(new QSpinBox)
    , m_at(new QTimeEdit)
    , m_after(new Choice)
    , m_asks(new QCheckBox(tr("Ask for an answer the same day")))
    , m_by(new QTimeEdit)
    , m_anyHour(new QCheckBox(tr("Also at night and on holidays")))
    , m_sentence(text({}))
    , m_preview(column(6))
    , m_meaning(column(6)) {
    auto *lines = column(10);
    lines->addLayout(makeHead());
    lines->addWidget(m_error);
    lines->addLayout(makeBar());
    lines->addWidget(m_elsewhere);
    auto *halves = row(8);
    auto *left = column(8);
    left->addWidget(makeSteps(), 3);
    left->addWidget(makePreview(), 2);
    halves->addLayout(left, 1);
    halves->addWidget(makeEditor());
    lines->addLayout(halves, 1);
    setLayout(lines);
    m_elsewhere->setWordWrap(true);
    setTone(m_elsewhere, "bad");
    m_elsewhere->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(300);
    connect(&m_soon, &QTimer::timeout, this, &LaddersPage::check);
    connect(m_error, &ErrorBanner::retried, this, &LaddersPage::load);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LaddersPage::showStep);
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type == "ticket.ladders_saved"_L1 && isVisible() && !m_draft.isChanged())
            load();
    });
    updateButtons();
}

QLayout *LaddersPage::makeHead() {
    auto *head = row(8);
    head->addWidget(text(tr("Reminder ladders"), "h16"));
    head->addWidget(m_note);
    head->addStretch(1);
    for (Button *button : {m_undo, m_versionsButton, m_discard, m_save})
        head->addWidget(button);
    m_undo->setObjectName(u"undo"_s);
    m_save->setObjectName(u"save"_s);
    m_discard->setObjectName(u"discard"_s);
    m_versionsButton->setObjectName(u"versions"_s);
    connect(m_undo, &QPushButton::clicked, this, [this] { askReturn(m_versions.at(1).toObject()); });
    connect(m_versionsButton, &QPushButton::clicked, this, &LaddersPage::showVersions);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_draft.setJson(m_state["ladders"_L1].toObject());
        m_ladder = qBound(0, m_ladder, qMax(0, m_draft.count() - 1));
        fillLadders();
        changed();
    });
    connect(m_save, &QPushButton::clicked, this, &LaddersPage::askSave);
    return head;
}

QLayout *LaddersPage::makeBar() {
    auto *bar = row(8);
    bar->addWidget(text(tr("Tickets of"), "secondary"));
    bar->addLayout(m_ladders);
    auto *add = new Button(tr("A category of its own …"), Button::Kind::Quiet, u"plus"_s);
    add->setObjectName(u"addLadder"_s);
    auto *hours = new Button(tr("Hours for calls …"), Button::Kind::Outline, u"clock"_s);
    hours->setObjectName(u"hours"_s);
    bar->addWidget(add);
    bar->addWidget(m_removeLadder);
    bar->addStretch(1);
    auto *visits = new Button(tr("Return visits …"), Button::Kind::Outline, u"phone-outgoing"_s);
    visits->setObjectName(u"visits"_s);
    bar->addWidget(visits);
    bar->addWidget(hours);
    connect(visits, &QPushButton::clicked, this, &LaddersPage::editVisits);
    connect(add, &QPushButton::clicked, this, &LaddersPage::addLadder);
    connect(m_removeLadder, &QPushButton::clicked, this, &LaddersPage::removeLadder);
    connect(hours, &QPushButton::clicked, this, &LaddersPage::editHours);
    return bar;
}

QWidget *LaddersPage::makeSteps() {
    auto *card = new Card;
    m_table->setRecords(m_model);
    m_table->setAccessibleName(tr("Steps of the ladder"));
    auto *empty = new EmptyState(u"list-checks"_s, tr("No step follows from these deadlines"),
                                 tr("Nobody is called and no supervision order is made by itself."), tr("Add the first step"));
    connect(empty, &EmptyState::acted, this, &LaddersPage::addStep);
    m_stack->addWidget(m_table);
    m_stack->addWidget(empty);
    card->body()->addWidget(m_stack, 1);
    card->body()->addWidget(hline());
    auto *foot = row(8);
    setMargins(foot, 12, 8, 12, 8);
    auto *add = new Button(tr("Add step"), Button::Kind::Outline, u"plus"_s);
    add->setObjectName(u"addStep"_s);
    m_remove->setObjectName(u"removeStep"_s);
    for (const auto &[button, key] : {std::pair{m_up, u"Alt+Up"_s}, {m_down, u"Alt+Down"_s}}) {
        button->setShortcut(QKeySequence(key));
        button->setToolTip(key);
    }
    foot->addWidget(add);
    foot->addWidget(m_up);
    foot->addWidget(m_down);
    foot->addStretch(1);
    foot->addWidget(m_remove);
    card->body()->addLayout(foot);
    connect(add, &QPushButton::clicked, this, &LaddersPage::addStep);
    connect(m_up, &QPushButton::clicked, this, [this] { moveStep(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveStep(1); });
    connect(m_remove, &QPushButton::clicked, this, &LaddersPage::removeStep);
    return card;
}

QWidget *LaddersPage::makePreview() {
    auto *card = new Card(tr("In plain words"));
    auto *inner = new QWidget;
    setMargins(m_preview, 16, 10, 16, 10);
    inner->setLayout(m_preview);
    card->body()->addWidget(new ScrollColumn(inner), 1);
    return card;
}

void LaddersPage::load() {
    m_door.call(u"tickets.ladders.get"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_state = reply->toObject();
        m_draft.setJson(m_state["ladders"_L1].toObject());
        m_ladder = qBound(0, m_ladder, qMax(0, m_draft.count() - 1));
        m_checked = true;
        m_usable = true;
        m_effect = {};
        const qint64 at = m_state["savedAt"_L1].toInteger();
        QString note = m_state["shipped"_L1].toBool()
                           ? tr("as shipped")
                           : tr("version %1, saved by %2 on %3")
                                 .arg(m_state["version"_L1].toInteger())
                                 .arg(m_state["savedByName"_L1].toString(m_state["savedBy"_L1].toString()), dayTimeText(at));
        if (const qint64 behind = m_state["stillToPlan"_L1].toInteger(); behind > 0)
            note += tr(" · %1 open tickets are still being worked through").arg(numberText(behind));
        m_note->setText(note);
        clearRefusals();
        fillLadders();
        updateButtons();
    });
    loadVersions();
}

void LaddersPage::loadVersions() {
    m_door.call(u"tickets.ladders.versions"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_versions = itemsOf(reply);
        updateButtons();
    });
}

void LaddersPage::fillLadders() {
    clearLayout(m_ladders);
    for (int i = 0; i < m_draft.count(); ++i) {
        auto *tab = new Button(m_draft.nameOf(i));
        tab->setSegment(i == 0, i + 1 == m_draft.count());
        tab->setChecked(i == m_ladder);
        m_group->addButton(tab, i);
        connect(tab, &QPushButton::clicked, this, [this, i] { showLadder(i); });
        m_ladders->addWidget(tab);
    }
    m_removeLadder->setVisible(m_draft.count() > 0 && !m_draft.categoriesOf(m_ladder).contains(u"*"_s));
    fillSteps(0);
}

void LaddersPage::showLadder(int ladder) {
    if (ladder < 0 || ladder >= m_draft.count())
        return;
    m_ladder = ladder;
    fillLadders();
    m_table->setFocus(); // the button that was pressed is a new one now
    if (!m_usable)
        m_soon.start();
}

void LaddersPage::fillSteps(int select) {
    const QJsonArray steps = m_draft.stepsOf(m_ladder);
    QJsonArray shown;
    for (const auto &value : steps) {
        QJsonObject step = value.toObject();
        step.insert(u"number"_s, shown.size() + 1);
        const QString when = stepWhenText(step, steps);
        step.insert(u"whenText"_s, step["hours"_L1].toString() == "any"_L1 ? tr("%1 (at any hour)").arg(when) : when);
        shown.append(step);
    }
    m_filling = true;
    m_model->setRecords(shown);
    m_filling = false;
    m_stack->setCurrentIndex(shown.isEmpty() ? 1 : 0);
    if (!shown.isEmpty())
        m_table->selectRow(qBound(0, select, static_cast<int>(shown.size()) - 1));
    showStep();
    fillPreview();
}

int LaddersPage::current() const {
    return m_model->rowOf(m_table->currentRecord()["id"_L1].toString());
}

void LaddersPage::changed() {
    m_checked = false;
    updateButtons();
    m_soon.start();
}

void LaddersPage::check() {
    const QJsonObject asked = m_draft.json();
    m_door.call(u"tickets.ladders.check"_s, {{u"ladders"_s, asked}}, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_draft.json())
            return; // changed once more; that is being checked, too
        clearRefusals();
        m_checked = true;
        m_usable = reply.hasValue();
        if (reply)
            m_effect = (*reply)["effect"_L1].toArray();
        else
            showRefusal(reply.error());
        fillPreview();
        updateButtons();
    });
}

void LaddersPage::fillPreview() {
    clearLayout(m_preview);
    const QJsonArray steps = m_draft.stepsOf(m_ladder);
    const auto addLine = [](QVBoxLayout *lines, const QString &icon, Tone tone, const QString &sentence) {
        auto *line = row(8);
        auto *mark = new IconLabel(icon, 14, tone);
        mark->setContentsMargins(0, px(3), 0, 0);
        line->addWidget(mark, 0, Qt::AlignTop);
        auto *words = text(sentence);
        words->setWordWrap(true);
        line->addWidget(words, 1);
        lines->addLayout(line);
    };
    for (const auto &value : steps) {
        const QJsonObject step = value.toObject();
        const Word word = stepWord(step["do"_L1].toString());
        addLine(m_preview, word.icon, word.tone, stepSentence(step, steps));
    }
    m_preview->addStretch(1);
    clearLayout(m_meaning);
    if (!m_draft.isChanged() || m_effect.isEmpty())
        return;
    m_meaning->addWidget(text(tr("What saving means"), "strong"));
    for (const auto &sentence : std::as_const(m_effect))
        addLine(m_meaning, u"info"_s, Tone::Mute, sentence.toString());
}

void LaddersPage::updateButtons() {
    const bool changed = m_draft.isChanged();
    m_save->setEnabled(changed && m_checked && m_usable);
    m_discard->setEnabled(changed);
    m_versionsButton->setEnabled(!changed && m_versions.size() > 1);
    m_undo->setEnabled(!changed && m_versions.size() > 1);
}

void LaddersPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!m_draft.isChanged())
        load();
    m_table->setFocus();
}

} // namespace lianxin
