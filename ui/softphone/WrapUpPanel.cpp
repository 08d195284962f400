// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/WrapUpPanel.h"
#include "ui/models/DraftWords.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/softphone/CountdownRing.h"
#include "ui/widgets/ScrollColumn.h"
#include <QApplication>
#include <QGridLayout>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kChoiceWidth = 152; // two beside each other
constexpr int kReasonLimit = 60;
constexpr int kNextStepLimit = 500;
const QList<int> kMinutes{1, 2, 3, 5, 10, 15};
constexpr int kUsualMinutes = 3;

QString nameOfReason(const QString &words) {
    const QStringList names = extensionReasons();
    for (const QString &name : names)
        if (extensionReasonText(name) == words)
            return name;
    return words.left(kReasonLimit);
}

} // namespace

WrapUpPanel::WrapUpPanel(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_results(new QButtonGroup(this))
    , m_summary(new QPlainTextEdit)
    , m_newer(new Button(tr("Take the newer one"), Button::Kind::Link, u"plus"_s))
    , m_nextStep(new QPlainTextEdit)
    , m_ticket(text(tr("No ticket for this call."), "secondary"))
    , m_extended(text({}, "small"))
    , m_left(new CountdownRing)
    , m_extend(new Button(tr("Extend"), Button::Kind::Outline, u"timer"_s))
    , m_finish(new Button(tr("Finish, then ready"), Button::Kind::Primary)) {
    auto *card = new Card(tr("Wrap-up"));
    card->addTrailing(m_left);
    card->addTrailing(m_extend);
    m_extend->setButtonSize(Button::Size::Small);
    m_extend->setObjectName(u"extend"_s);
    m_extend->setKey(u"Alt+E"_s);
    m_extend->setToolTip(tr("More time for this wrap-up, with a reason (Alt+E)"));
    auto *outer = column(0);
    outer->addWidget(card);
    setLayout(outer);
    auto *inner = new QWidget;
    auto *lines = column(8);
    setMargins(lines, 12, 12, 12, 8);
    m_extended->setObjectName(u"extended"_s);
    m_extended->hide();
    lines->addWidget(m_extended);
    makeResults(lines);
    m_summaryField = new Field(tr("Summary"), m_summary);
    m_summary->setTabChangesFocus(true);
    m_summary->setPlaceholderText(tr("Two sentences: what the citizen wanted, what was agreed."));
    m_newer->setButtonSize(Button::Size::Small);
    m_newer->setObjectName(u"newerSummary"_s);
    m_newer->hide();
    m_summaryField->addTrailing(m_newer);
    lines->addWidget(m_summaryField, 2);
    auto *next = new Field(tr("Next step"), m_nextStep);
    m_nextStep->setTabChangesFocus(true);
    m_nextStep->setObjectName(u"nextStep"_s);
    m_nextStep->setPlaceholderText(tr("What was promised, to whom, until when"));
    lines->addWidget(next, 1);
    auto *ticket = row(8);
    ticket->addWidget(new IconLabel(u"clipboard-list"_s, 16));
    ticket->addWidget(m_ticket, 1);
    lines->addLayout(ticket);
    inner->setLayout(lines);
    card->body()->addWidget(new ScrollColumn(inner), 1);
    card->body()->addWidget(hline());
    m_finish->setKeyHint(u"F9"_s);
    m_finish->setToolTip(tr("F9 or Ctrl+Enter"));
    m_finish->setObjectName(u"finishWrapUp"_s);
    auto *foot = row(8);
    setMargins(foot, 12, 8, 12, 10);
    foot->addStretch(1);
    foot->addWidget(m_finish);
    card->body()->addLayout(foot);
    for (const auto &[edit, least] : {std::pair{m_summary, 84}, {m_nextStep, 48}}) { // the rest of the height; scrolled where there is less
        edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
        edit->setMinimumHeight(px(least));
        if (auto *inside = qobject_cast<QBoxLayout *>(edit->parentWidget()->layout()))
            inside->setStretchFactor(edit, 1);
    }
    m_timer.setInterval(1000);
    m_finish->setEnabled(false);
    connectEditors();
}

void WrapUpPanel::makeResults(QVBoxLayout *lines) {
    lines->addWidget(text(tr("Result of the call"), "small"));
    auto *grid = new QGridLayout;
    grid->setSpacing(px(8));
    const QStringList results = callResults();
    for (qsizetype i = 0; i < results.size(); ++i) {
        auto *choice =
            new Button(resultWord(results.at(i)).text, Button::Kind::Outline, resultWord(results.at(i)).icon);
        choice->setCheckable(true);
        choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        choice->setProperty("result", results.at(i));
        m_results->addButton(choice);
        grid->addWidget(choice, static_cast<int>(i) / 2, static_cast<int>(i) % 2);
    }
    // Longer words of another language, smaller ones.
    const auto all = m_results->buttons();
    if (std::any_of(all.begin(), all.end(), [](const QAbstractButton *choice) { return choice->sizeHint().width() > px(kChoiceWidth); }))
        for (QAbstractButton *choice : all)
            static_cast<Button *>(choice)->setButtonSize(Button::Size::Small);
    lines->addLayout(grid);
}

void WrapUpPanel::connectEditors() {
    connect(m_finish, &QPushButton::clicked, this, &WrapUpPanel::finish);
    connect(m_extend, &QPushButton::clicked, this, &WrapUpPanel::askExtension);
    connect(m_results, &QButtonGroup::buttonToggled, this, [this] {
        m_finish->setEnabled(m_results->checkedButton() != nullptr);
        persist();
    });
    connect(m_summary, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        m_written = true;
        showSource();
        persist();
    });
    connect(m_nextStep, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling)
            return;
        m_stepWritten = true;
        persist();
    });
    connect(m_newer, &QPushButton::clicked, this, [this] {
        m_written = false;
        takeSummary(std::exchange(m_waiting, {}));
        m_summary->setFocus();
    });
    connect(&m_timer, &QTimer::timeout, this, &WrapUpPanel::showTime);
    connect(&m_desk, &SeatDesk::failed, this, [this] { m_finishing = false; });
    connect(&m_desk, &SeatDesk::wrappedUp, this, [this] { m_under = false; });
}

void WrapUpPanel::fill() {
    const bool now = m_desk.view() == SeatDesk::View::WrapUp;
    if (!m_desk.callId().isEmpty() && m_callId != m_desk.callId())
        begin();
    if (now && !m_timer.isActive()) {
        m_timer.start();
        m_under = true;
        m_finishing = false;
        askSummary(true);
        askSummary(false);
        QTimer::singleShot(0, this, &WrapUpPanel::takeKeyboard);
    } else if (!now) {
        m_timer.stop();
    }
    showTime();
}

void WrapUpPanel::begin() {
    leave();
    m_callId = m_desk.callId();
    m_written = m_stepWritten = false;
    m_proposed = m_waiting = {};
    m_filling = true;
    choose({});
    m_summary->clear();
    m_nextStep->clear();
    m_filling = false;
    setTicket({}, {});
    showSource();
    m_desk.drafts().load(m_callId, this, [this, id = m_callId](const QJsonObject &kept) {
        if (id == m_callId)
            restore(kept["wrapUp"_L1].toObject());
    });
}

void WrapUpPanel::leave() {
    m_timer.stop();
    // Who logs off, or is locked out, goes on with it later: it is kept.
    if (!std::exchange(m_under, false) || m_finishing || m_callId.isEmpty() || !m_desk.hasSeat())
        return;
    const SeatDesk::Filing left = filing();
    if (m_written || m_stepWritten || !left.result.isEmpty() || !left.ticketId.isEmpty())
        m_desk.fileLate(m_callId, left);
    m_callId.clear();
}

void WrapUpPanel::choose(const QString &result) {
    m_results->setExclusive(false);
    const auto buttons = m_results->buttons();
    for (QAbstractButton *button : buttons)
        button->setChecked(!result.isEmpty() && button->property("result").toString() == result);
    m_results->setExclusive(true);
}

void WrapUpPanel::restore(const QJsonObject &kept) {
    if (kept.isEmpty())
        return;
    m_filling = true;
    if (m_results->checkedButton() == nullptr)
        choose(kept["result"_L1].toString());
    if (kept.contains("summary"_L1) && !m_written) {
        m_summary->setPlainText(kept["summary"_L1].toString());
        m_written = true;
    }
    if (kept.contains("nextStep"_L1) && !m_stepWritten) {
        m_nextStep->setPlainText(kept["nextStep"_L1].toString());
        m_stepWritten = true;
    }
    m_filling = false;
    showSource();
}

void WrapUpPanel::persist() {
    if (m_filling || m_callId.isEmpty())
        return;
    QJsonObject kept;
    if (const QString result = filing().result; !result.isEmpty())
        kept.insert(u"result"_s, result);
    if (m_written)
        kept.insert(u"summary"_s, m_summary->toPlainText());
    if (m_stepWritten)
        kept.insert(u"nextStep"_s, m_nextStep->toPlainText());
    m_desk.drafts().keep(m_callId, u"wrapUp"_s, kept);
}

void WrapUpPanel::askSummary(bool rulesOnly) {
    QJsonObject params{{u"id"_s, m_callId}};
    if (rulesOnly)
        params.insert(u"rulesOnly"_s, true);
    m_desk.door().call(u"assistant.summary"_s, params, this, [this, id = m_callId](const Expected<QJsonValue> &reply) {
        if (id != m_callId || !m_under)
            return;
        if (reply)
            takeSummary(reply->toObject());
        else if (m_proposed.isEmpty())
            m_summaryField->setMark(tr("no summary: %1").arg(headingOf(reply.error())), Tone::Warn);
    });
}

void WrapUpPanel::takeSummary(const QJsonObject &summary) {
    const QString words = summary["text"_L1].toString();
    const bool model = summary["source"_L1].toString() == "model"_L1;
    if (words.isEmpty() || (!m_proposed.isEmpty() && !model && m_proposed["source"_L1].toString() == "model"_L1))
        return;
    if (m_written) {
        if (words != m_summary->toPlainText())
            m_waiting = summary;
        showSource();
        return;
    }
    m_proposed = summary;
    m_filling = true;
    m_summary->setPlainText(words);
    if (!m_stepWritten)
        m_nextStep->setPlainText(summary["nextStep"_L1].toString());
    m_filling = false;
    showSource();
}

void WrapUpPanel::showSource() {
    m_newer->setVisible(m_written && !m_waiting.isEmpty());
    m_newer->setToolTip(m_waiting["text"_L1].toString());
    const bool model = m_proposed["source"_L1].toString() == "model"_L1;
    if (m_written)
        m_summaryField->setMark(m_newer->isVisibleTo(m_summaryField) ? QString() : tr("edited"));
    else if (m_proposed.isEmpty())
        m_summaryField->setMark({});
    else if (model)
        m_summaryField->setMark(tr("by model %1, please check").arg(m_proposed["model"_L1].toString()), Tone::Warn);
    else
        m_summaryField->setMark(tr("by rules from the transcript"));
    QStringList from;
    for (const auto &line : m_proposed["evidence"_L1].toArray())
        from << clockText(line["at"_L1].toInteger());
    from.removeDuplicates();
    m_summary->setToolTip(m_written || from.isEmpty() ? QString() : tr("Made of what was said at %1").arg(listText(from)));
    m_summary->setAccessibleDescription(m_summary->toolTip());
}

void WrapUpPanel::showTime() {
    const qint64 until = m_desk.wrapUpUntil();
    const qint64 present = engineNow();
    const qint64 since = qMin(m_desk.callSince(), present);
    if (until > 0)
        m_left->setTime(until - present, qMax<qint64>(1, until - since));
    else
        m_left->setTime(present - since, 0);
    const QJsonObject &seat = m_desk.seat();
    const qint64 more = seat["wrapUpExtendedMs"_L1].toInteger();
    m_extended->setVisible(more > 0);
    m_extended->setText(tr("Extended by %1: %2").arg(spanText(more), extensionReasonText(seat["wrapUpReason"_L1].toString())));
    m_extend->setEnabled(m_desk.view() == SeatDesk::View::WrapUp && until > 0);
}

void WrapUpPanel::askExtension() {
    if (!m_extend->isEnabled())
        return;
    auto *dialog = new VerbDialog(tr("Extend the wrap-up?"), tr("No call comes to you meanwhile. Supervisors see the extension and its reason."),
                                  tr("Extend"), Button::Kind::Primary, this);
    dialog->setObjectName(u"extension"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *minutes = new Choice;
    minutes->setObjectName(u"minutes"_s);
    for (const int count : kMinutes)
        minutes->addChoice(tr("%1 minutes").arg(count), QString::number(count));
    minutes->setValue(QString::number(kUsualMinutes));
    dialog->body()->addWidget(new Field(tr("By"), minutes));
    QStringList usual;
    for (const QString &name : extensionReasons())
        if (name != "other"_L1)
            usual << extensionReasonText(name);
    dialog->askReason(tr("Reason"), usual);
    if (auto *reason = dialog->findChild<QLineEdit *>(u"reason"_s))
        reason->setMaxLength(kReasonLimit);
    connect(dialog, &QDialog::accepted, this, [this, dialog, minutes] { m_desk.extendWrapUp(minutes->value().toInt(), nameOfReason(dialog->reason())); });
    dialog->open();
}

void WrapUpPanel::takeKeyboard() {
    // Somebody who is still writing goes on writing.
    const QWidget *writing = QApplication::focusWidget();
    const auto *line = qobject_cast<const QLineEdit *>(writing);
    const auto *page = qobject_cast<const QPlainTextEdit *>(writing);
    if ((line && !line->text().isEmpty()) || (page && !page->document()->isEmpty()) || !isVisible())
        return;
    QAbstractButton *chosen = m_results->checkedButton();
    (chosen ? chosen : m_results->buttons().constFirst())->setFocus(Qt::OtherFocusReason);
}

void WrapUpPanel::setTicket(const QString &id, const QString &number) {
    m_ticketId = id;
    m_ticket->setText(number.isEmpty() ? tr("No ticket for this call.") : tr("Ticket %1").arg(number));
    if (!id.isEmpty() && m_results->checkedButton() == nullptr)
        choose(u"ticket"_s);
}

void WrapUpPanel::suggestSummary(const QString &summary) {
    if (!m_summary->toPlainText().isEmpty())
        return;
    m_filling = true;
    m_summary->setPlainText(summary);
    m_filling = false;
}

void WrapUpPanel::setLeading(bool leading) {
    m_finish->setKind(leading ? Button::Kind::Primary : Button::Kind::Outline);
    m_finish->setKeyHint(leading ? u"F9"_s : QString());
}

SeatDesk::Filing WrapUpPanel::filing() const {
    const QAbstractButton *chosen = m_results->checkedButton();
    SeatDesk::Filing filing;
    filing.result = chosen ? chosen->property("result").toString() : QString();
    filing.summary = m_summary->toPlainText().trimmed();
    const bool proposed = !m_written && !m_proposed.isEmpty();
    filing.source = proposed ? m_proposed["source"_L1].toString() : u"person"_s;
    filing.model = proposed ? m_proposed["model"_L1].toString() : QString();
    filing.nextStep = m_nextStep->toPlainText().trimmed().left(kNextStepLimit);
    filing.ticketId = m_ticketId;
    return filing;
}

void WrapUpPanel::finish() {
    if (m_results->checkedButton() == nullptr || m_desk.view() != SeatDesk::View::WrapUp)
        return;
    m_finishing = true;
    m_desk.wrapUp(filing());
}

} // namespace lianxin
