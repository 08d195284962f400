// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/TicketForm.h"
#include "ui/models/Words.h"
#include "ui/softphone/DraftField.h"

namespace lianxin {
namespace {

QString firstOf(const QJsonObject &object, const QStringList &keys) {
    for (const QString &key : keys) {
        if (const QString value = object[key].toString(); !value.isEmpty())
            return value;
    }
    return {};
}

QString contactText(const QJsonObject &call) {
    return u"%1 %2"_s.arg(call["name"_L1].toString(), call["phone"_L1].toString()).trimmed();
}

// What the list and the robot's answers say already.
QHash<QString, QString> knownOf(const QJsonObject &call) {
    const QJsonObject fields = call["contact"_L1].toObject()["fields"_L1].toObject();
    const QJsonObject answers = call["answers"_L1].toObject();
    const QString district = firstOf(answers, {u"district"_s});
    const QString address = firstOf(answers, {u"address"_s, u"place"_s, u"community"_s});
    return {{u"title"_s, firstOf(answers, {u"title"_s, u"topic"_s})},
            {u"category"_s, firstOf(answers, {u"category"_s})},
            {u"district"_s, district.isEmpty() ? firstOf(fields, {u"district"_s, u"区县"_s}) : district},
            {u"address"_s, address.isEmpty() ? firstOf(fields, {u"address"_s, u"地址"_s, u"community"_s, u"社区"_s, u"现住社区"_s}) : address},
            {u"visit"_s, firstOf(answers, {u"wish"_s})},
            {u"time"_s, firstOf(answers, {u"time"_s})},
            {u"contact"_s, contactText(call)}};
}

} // namespace

TicketForm::TicketForm(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_card(new Card(tr("Ticket draft")))
    , m_title(new QLineEdit)
    , m_category(new QLineEdit)
    , m_district(new QLineEdit)
    , m_address(new QLineEdit)
    , m_contact(new QLineEdit)
    , m_wish(new QLineEdit)
    , m_time(new QLineEdit)
    , m_deadline(new QLineEdit)
    , m_unit(new Choice)
    , m_urgency(new Choice)
    , m_content(new QPlainTextEdit)
    , m_bar(new QProgressBar)
    , m_count(text({}, "small"))
    , m_askIcon(new IconLabel(u"circle-help"_s, 14, Tone::Accent))
    , m_ask(new ElidedLabel({}, "small"))
    , m_alert(new Chip)
    , m_missing(new Chip)
    , m_discard(new Button(tr("Discard the draft …"), Button::Kind::Quiet, u"trash-2"_s))
    , m_save(new Button(tr("Save ticket"), Button::Kind::Primary)) {
    auto *outer = column(0);
    outer->addWidget(m_card);
    setLayout(outer);
    makeHead();
    for (QLineEdit *fixed : {m_contact, m_deadline}) {
        fixed->setReadOnly(true);
        fixed->setFocusPolicy(Qt::NoFocus);
        restyle(fixed, "state", u"readonly"_s);
    }
    m_deadline->setText(tr("after saving"));
    for (const QString &urgency : {u"normal"_s, u"urgent"_s, u"critical"_s})
        m_urgency->addChoice(urgencyWord(urgency).text, urgency);
    m_unit->setPlaceholderText(tr("at dispatch"));
    m_content->setTabChangesFocus(true);
    m_wish->setPlaceholderText(tr("visit or call, and when"));
    m_time->setPlaceholderText(tr("if it matters"));
    makeGrid();
    for (QWidget *next : std::initializer_list<QWidget *>{m_save, m_discard, m_content})
        setTabOrder(m_urgency, next); // the head stands above the fields, and is reached behind them
    connectEditors();
    connect(&m_draft, &DraftedTicket::fieldChanged, this, &TicketForm::put);
    connect(&m_draft, &DraftedTicket::changed, this, [this] {
        check();
        persist();
    });
    connect(&desk, &SeatDesk::draftCame, this, [this](const QJsonObject &draft) {
        if (!m_ticketId.isEmpty() || m_resumed)
            return;
        m_noDraft.clear();
        m_draft.take(draft);
    });
    connect(&desk, &SeatDesk::draftFailed, this, [this](const Error &error) {
        m_noDraft = headingOf(error);
        check();
    });
    connect(&desk.door(), &Door::linkChanged, this, &TicketForm::check);
    connect(&desk.drafts(), &DraftKeeper::changed, this, &TicketForm::check);
}

DraftField *TicketForm::add(const QString &key, const QString &label, QWidget *editor) {
    auto *field = new DraftField(m_draft, key, label, editor);
    m_fields.insert(key, field);
    connect(field, &DraftField::placeWanted, this, &TicketForm::placeWanted);
    return field;
}

void TicketForm::connectEditors() {
    for (const auto &[key, edit] : {std::pair{u"title"_s, m_title}, {u"category"_s, m_category}, {u"district"_s, m_district},
                                    {u"address"_s, m_address}, {u"visit"_s, m_wish}, {u"time"_s, m_time}})
        connect(edit, &QLineEdit::textEdited, this, [this, key](const QString &words) { onTyped(key, words); });
    connect(m_content, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_filling)
            onTyped(u"request"_s, m_content->toPlainText());
    });
    for (const auto &[key, choice] : {std::pair{u"unit"_s, m_unit}, {u"urgency"_s, m_urgency}})
        connect(choice, &QComboBox::activated, this, [this, key, choice] { onTyped(key, choice->value(), choice->currentText()); });
}

void TicketForm::onTyped(const QString &key, const QString &value, const QString &label) {
    m_draft.type(key, value, label);
    m_fields[key]->show(false);
    Q_EMIT edited();
}

void TicketForm::put(const QString &key) {
    if (!m_fields.contains(key))
        return;
    const DraftedTicket::Field now = m_draft.field(key);
    m_filling = true;
    QWidget *editor = m_fields[key]->field()->editor();
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        if (line->text() != now.label) {
            line->setText(now.label);
            line->setCursorPosition(line->hasFocus() ? static_cast<int>(now.label.size()) : 0);
        }
    } else if (editor == m_content) {
        if (m_content->toPlainText() != now.value)
            m_content->setPlainText(now.value);
    } else if (auto *choice = qobject_cast<Choice *>(editor)) {
        if (!now.value.isEmpty() && choice->findData(now.value) < 0)
            choice->addChoice(now.label, now.value); // a unit that the list has not brought yet
        if (now.value.isEmpty())
            choice->setCurrentIndex(choice == m_urgency ? 0 : -1);
        else
            choice->setValue(now.value);
    }
    m_filling = false;
    m_fields[key]->show(false);
    Q_EMIT edited();
}

void TicketForm::loadUnits() {
    if (std::exchange(m_unitsAsked, true))
        return;
    m_desk.door().call(u"units.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            m_unitsAsked = false; // asked again with the next call
        const QJsonArray units = itemsOf(reply);
        for (const auto &unit : units)
            if (m_unit->findData(unit["id"_L1].toString()) < 0)
                m_unit->addChoice(unit["name"_L1].toString(), unit["id"_L1].toString());
        put(u"unit"_s);
    });
}

void TicketForm::startDraft(const QString &callId, const QHash<QString, QString> &known) {
    m_saving = false;
    m_draft.begin(callId, known);
    const QStringList keys = m_fields.keys();
    for (const QString &key : keys)
        put(key); // nothing of the call before stays in an editor
}

void TicketForm::fill() {
    const QJsonObject &call = m_desk.call();
    if (call.isEmpty() || m_draft.callId() == m_desk.callId())
        return;
    m_resumed = false;
    m_ticketId.clear();
    m_ticketNumber.clear();
    m_tried = false;
    m_noDraft.clear();
    m_discard->hide();
    m_card->setTitle(tr("Ticket draft"));
    m_deadline->setText(tr("after saving"));
    m_loading = true; // an empty form that has just begun would be kept in place of what was typed
    startDraft(m_desk.callId(), knownOf(call));
    loadUnits();
    m_desk.drafts().load(m_desk.callId(), this, [this, id = m_desk.callId()](const QJsonObject &kept) {
        const QJsonObject ticket = kept["ticket"_L1].toObject();
        if (id != m_draft.callId())
            return;
        m_loading = false;
        if (ticket.isEmpty()) {
            persist();
            return;
        }
        m_ticketId = ticket["savedId"_L1].toString();
        m_ticketNumber = ticket["savedNumber"_L1].toString();
        m_draft.restore(ticket);
        if (!m_ticketId.isEmpty())
            Q_EMIT saved(m_ticketId, m_ticketNumber);
    });
    m_desk.askDraft();
    check();
}

void TicketForm::resume(const QJsonObject &kept) {
    const QJsonObject ticket = kept["ticket"_L1].toObject();
    const QString contact = ticket["contact"_L1].toString();
    const QString id = kept["callId"_L1].toString();
    m_resumed = true;
    m_discard->show();
    m_card->setTitle(tr("Unsaved draft of the call with %1").arg(contact.isEmpty() ? tr("an unknown number") : contact));
    if (id == m_draft.callId()) { // it is here still
        check();
        return;
    }
    m_ticketId.clear();
    m_ticketNumber.clear();
    m_tried = false;
    m_deadline->setText(tr("after saving"));
    m_loading = false;
    startDraft(id, {{u"contact"_s, contact}});
    loadUnits();
    m_draft.restore(ticket);
    m_desk.door().call(u"assistant.draft"_s, {{u"id"_s, id}}, this, [this](const Expected<QJsonValue> &reply) {
        if (reply && m_ticketId.isEmpty())
            m_draft.take(reply->toObject()); // what was typed is the least that there is
    });
    check();
}

void TicketForm::askDiscard() {
    auto *dialog = new VerbDialog(tr("Discard this draft?"), tr("What you wrote for this ticket is gone then; the call and its transcript stay."),
                                  tr("Discard the draft"), Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_desk.drafts().keep(m_draft.callId(), u"ticket"_s, {});
        m_resumed = false;
        m_discard->hide();
        m_draft.begin({}, {});
        Q_EMIT discarded();
    });
    dialog->open();
}

void TicketForm::persist() {
    if (m_draft.callId().isEmpty() || !m_ticketId.isEmpty() || m_saving || m_loading)
        return;
    QJsonObject ticket = m_draft.kept();
    if (!ticket.isEmpty())
        ticket.insert(u"contact"_s, m_draft.value(u"contact"_s));
    m_desk.drafts().keep(m_draft.callId(), u"ticket"_s, ticket);
}

bool TicketForm::isComplete() const {
    return !m_title->text().trimmed().isEmpty() && !m_category->text().trimmed().isEmpty() && !content().isEmpty();
}

QStringList TicketForm::missing() const {
    QStringList keys = m_draft.missing();
    if (m_title->text().trimmed().isEmpty() && !keys.contains(u"title"_s))
        keys << u"title"_s;
    return keys;
}

QJsonObject TicketForm::params() const {
    const auto written = [this](const QString &key) { return m_draft.value(key).trimmed(); };
    QJsonObject params{{u"title"_s, m_title->text().trimmed()},
                       {u"content"_s, content()},
                       {u"category"_s, m_draft.field(u"category"_s).label == m_category->text() ? written(u"category"_s) : m_category->text().trimmed()},
                       {u"district"_s, m_district->text().trimmed()},
                       {u"address"_s, m_address->text().trimmed()},
                       {u"urgency"_s, m_urgency->value()},
                       {u"callId"_s, m_draft.callId()},
                       {u"contactOfCall"_s, true}};
    if (!m_unit->value().isEmpty())
        params.insert(u"unitId"_s, m_unit->value());
    if (const auto contact = m_draft.field(u"contact"_s).proposal; contact && contact->source != "call"_L1) {
        // Masked as they are here; the engine knows what was said.
        if (!contact->name.isEmpty())
            params.insert(u"contactName"_s, contact->name);
        if (!contact->phone.isEmpty())
            params.insert(u"contactPhone"_s, contact->phone);
    }
    if (const QJsonArray lines = m_draft.evidence(); !lines.isEmpty())
        params.insert(u"evidence"_s, lines);
    QStringList extra;
    if (!m_wish->text().trimmed().isEmpty())
        extra << tr("Expects: %1").arg(m_wish->text().trimmed());
    if (!m_time->text().trimmed().isEmpty())
        extra << tr("Time: %1").arg(m_time->text().trimmed());
    if (!extra.isEmpty())
        params[u"content"_s] = content() + u'\n' + extra.join(u"；"_s);
    return params;
}

void TicketForm::setLeading(bool leading) {
    m_save->setKind(leading ? Button::Kind::Primary : Button::Kind::Outline);
    m_save->setKeyHint(leading ? u"F9"_s : QString());
}

void TicketForm::save() {
    m_tried = true;
    check();
    if (!isComplete() || !m_save->isEnabled()) {
        if (!m_ticketId.isEmpty())
            return;
        QWidget *first = m_title->text().trimmed().isEmpty() ? m_title : m_category->text().trimmed().isEmpty() ? m_category : static_cast<QWidget *>(m_content);
        first->setFocus();
        return;
    }
    m_save->setEnabled(false);
    m_saving = true;
    const QString callId = m_draft.callId();
    m_desk.door().call(u"tickets.create"_s, params(), this, [this, callId](const Expected<QJsonValue> &reply) {
        const bool here = callId == m_draft.callId(); // or another call came meanwhile
        if (here)
            m_saving = false;
        if (!reply) {
            if (here) {
                m_save->setEnabled(true);
                persist();
            }
            Q_EMIT failed(reply.error());
            return;
        }
        const QJsonObject ticket = reply->toObject();
        const QString id = ticket["id"_L1].toString();
        const QString number = ticket["number"_L1].toString();
        m_desk.drafts().filed(callId, u"ticket"_s, {{u"savedId"_s, id}, {u"savedNumber"_s, number}});
        if (!here)
            return;
        m_ticketId = id;
        m_ticketNumber = number;
        if (const QString due = ticket["deadlineText"_L1].toString(); !due.isEmpty())
            m_deadline->setText(due);
        check();
        Q_EMIT saved(m_ticketId, m_ticketNumber);
    });
}

} // namespace lianxin
