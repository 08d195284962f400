// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/TicketForm.h"
#include "ui/models/Words.h"
#include <QGridLayout>

namespace lianxin {
namespace {

constexpr int contentLimit = 500; // characters; what handling units accept

QString firstOf(const QJsonObject &object, const QStringList &keys) {
    for (const QString &key : keys) {
        if (const QString value = object[key].toString(); !value.isEmpty())
            return value;
    }
    return {};
}

} // namespace

TicketForm::TicketForm(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
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
    , m_missing(new Chip)
    , m_note(text({}, "small"))
    , m_save(new Button(tr("Save ticket"), Button::Kind::Primary)) {
    auto *card = new Card(tr("Ticket draft"));
    card->setAside(tr("what the list knows is filled in; the rest is yours"));
    auto *outer = column(0);
    outer->addWidget(card);
    setLayout(outer);
    Theme::current().holdSize(this, 0, 186);
    card->addTrailing(m_missing);
    card->addTrailing(m_note);
    m_save->setKeyHint(u"F9"_s);
    m_save->setObjectName(u"saveTicket"_s);
    card->addTrailing(m_save);
    connect(m_save, &QPushButton::clicked, this, &TicketForm::save);

    for (QLineEdit *fixed : {m_contact, m_deadline}) {
        fixed->setReadOnly(true);
        fixed->setFocusPolicy(Qt::NoFocus);
        restyle(fixed, "state", u"readonly"_s);
    }
    m_deadline->setText(tr("after saving"));
    for (const QString &urgency : {u"normal"_s, u"urgent"_s, u"critical"_s})
        m_urgency->addChoice(urgencyWord(urgency).text, urgency);
    m_unit->setPlaceholderText(tr("decided at dispatch"));
    m_content->setTabChangesFocus(true);
    m_wish->setPlaceholderText(tr("phone, on site …"));
    m_time->setPlaceholderText(tr("if agreed"));

    auto *grid = new QGridLayout;
    setMargins(grid, 12, 8, 12, 10);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    m_titleField = new Field(tr("Title"), m_title);
    m_categoryField = new Field(tr("Category"), m_category);
    m_contentField = new Field(tr("Request"), m_content);
    auto *contact = new Field(tr("Contact"), m_contact);
    contact->setMark(tr("from the call"));
    auto *deadline = new Field(tr("Due"), m_deadline);
    grid->addWidget(m_titleField, 0, 0, Qt::AlignTop);
    grid->addWidget(m_categoryField, 0, 1, Qt::AlignTop);
    grid->addWidget(new Field(tr("District"), m_district), 0, 2, Qt::AlignTop);
    grid->addWidget(new Field(tr("Address"), m_address), 0, 3, Qt::AlignTop);
    grid->addWidget(contact, 0, 4, Qt::AlignTop);
    grid->addWidget(new Field(tr("Expects"), m_wish), 1, 0, Qt::AlignTop);
    grid->addWidget(new Field(tr("Time of visit"), m_time), 1, 1, Qt::AlignTop);
    grid->addWidget(new Field(tr("Handling unit"), m_unit), 1, 2, Qt::AlignTop);
    grid->addWidget(new Field(tr("Urgency"), m_urgency), 1, 3, Qt::AlignTop);
    grid->addWidget(deadline, 1, 4, Qt::AlignTop);
    grid->addWidget(m_contentField, 0, 5, 2, 1);
    for (int i = 0; i < 5; ++i)
        grid->setColumnStretch(i, 10);
    grid->setColumnStretch(5, 26);
    card->body()->addLayout(grid);

    for (QLineEdit *edit : {m_title, m_category, m_district, m_address, m_wish, m_time})
        connect(edit, &QLineEdit::textEdited, this, &TicketForm::check);
    connect(m_content, &QPlainTextEdit::textChanged, this, &TicketForm::check);
    connect(m_unit, &QComboBox::activated, this, &TicketForm::check);
    connect(m_urgency, &QComboBox::activated, this, &TicketForm::check);
}

void TicketForm::loadUnits() {
    if (std::exchange(m_unitsAsked, true))
        return;
    m_desk.door().call(u"units.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        const QJsonArray units = itemsOf(reply);
        for (const auto &unit : units)
            m_unit->addChoice(unit.toObject()["name"_L1].toString(), unit.toObject()["id"_L1].toString());
        m_unit->setCurrentIndex(-1);
    });
}

void TicketForm::fill() {
    const QJsonObject &call = m_desk.call();
    if (call.isEmpty() || m_callId == m_desk.callId())
        return;
    m_filling = true;
    m_callId = m_desk.callId();
    m_ticketId.clear();
    m_ticketNumber.clear();
    m_dirty = false;
    m_tried = false;
    const QJsonObject fields = call["contact"_L1].toObject()["fields"_L1].toObject();
    const QJsonObject answers = call["answers"_L1].toObject();
    m_title->setText(firstOf(answers, {u"title"_s, u"topic"_s}));
    m_category->setText(firstOf(answers, {u"category"_s}));
    const QString district = firstOf(answers, {u"district"_s});
    m_district->setText(district.isEmpty() ? firstOf(fields, {u"district"_s, u"区县"_s}) : district);
    const QString address = firstOf(answers, {u"address"_s, u"place"_s, u"community"_s});
    m_address->setText(address.isEmpty() ? firstOf(fields, {u"address"_s, u"地址"_s, u"community"_s,
                                                            u"社区"_s, u"现住社区"_s})
                                         : address);
    m_wish->setText(firstOf(answers, {u"wish"_s}));
    m_time->setText(firstOf(answers, {u"time"_s}));
    m_contact->setText(u"%1 %2"_s.arg(call["name"_L1].toString(), call["phone"_L1].toString()).trimmed());
    m_deadline->setText(tr("after saving"));
    m_content->clear();
    m_urgency->setCurrentIndex(0);
    m_unit->setCurrentIndex(-1);
    m_filling = false;
    loadUnits();
    check();
}

bool TicketForm::isComplete() const {
    return !m_title->text().trimmed().isEmpty() && !m_category->text().trimmed().isEmpty() &&
           !content().isEmpty();
}

void TicketForm::check() {
    if (m_filling)
        return;
    if (sender() != nullptr && sender() != &m_desk) {
        const bool before = std::exchange(m_dirty, m_dirty || qobject_cast<QWidget *>(sender()) != nullptr);
        if (m_dirty != before)
            Q_EMIT edited();
    }
    QStringList missing;
    const auto need = [&](Field *field, bool empty, const QString &name) {
        field->setState(empty && m_tried ? u"missing"_s : QString());
        if (empty)
            missing << name;
    };
    need(m_titleField, m_title->text().trimmed().isEmpty(), tr("Title"));
    need(m_categoryField, m_category->text().trimmed().isEmpty(), tr("Category"));
    need(m_contentField, content().isEmpty(), tr("Request"));
    const auto length = m_content->toPlainText().size();
    m_contentField->setMark(u"%1 / %2"_s.arg(length).arg(contentLimit),
                            length > contentLimit ? Tone::Bad : Tone::Mute);
    if (!m_ticketNumber.isEmpty()) {
        m_missing->setWord({tr("Saved as %1").arg(m_ticketNumber), u"circle-check"_s, Tone::Good});
        m_missing->show();
    } else {
        m_missing->setVisible(!missing.isEmpty());
        m_missing->setWord({tr("%1 still missing: %2").arg(missing.size()).arg(missing.join(u"、"_s)),
                            u"circle-alert"_s, m_tried ? Tone::Bad : Tone::Warn});
    }
    m_save->setEnabled(m_ticketId.isEmpty() && length <= contentLimit);
}

QJsonObject TicketForm::params() const {
    QJsonObject params{{u"title"_s, m_title->text().trimmed()},
                       {u"content"_s, content()},
                       {u"category"_s, m_category->text().trimmed()},
                       {u"district"_s, m_district->text().trimmed()},
                       {u"address"_s, m_address->text().trimmed()},
                       {u"urgency"_s, m_urgency->value()},
                       {u"callId"_s, m_callId}};
    if (!m_unit->value().isEmpty())
        params.insert(u"unitId"_s, m_unit->value());
    QStringList extra;
    if (!m_wish->text().trimmed().isEmpty())
        extra << tr("Expects: %1").arg(m_wish->text().trimmed());
    if (!m_time->text().trimmed().isEmpty())
        extra << tr("Time of visit: %1").arg(m_time->text().trimmed());
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
    if (!isComplete() || !m_ticketId.isEmpty()) {
        for (QWidget *editor : std::initializer_list<QWidget *>{m_title, m_category}) {
            if (static_cast<QLineEdit *>(editor)->text().trimmed().isEmpty()) {
                editor->setFocus();
                return;
            }
        }
        m_content->setFocus();
        return;
    }
    m_save->setEnabled(false);
    const QString callId = m_callId;
    m_desk.door().call(u"tickets.create"_s, params(), this,
                       [this, callId](const Expected<QJsonValue> &reply) {
                           if (callId != m_callId)
                               return;
                           if (!reply) {
                               m_save->setEnabled(true);
                               Q_EMIT failed(reply.error());
                               return;
                           }
                           const QJsonObject ticket = reply->toObject();
                           m_ticketId = ticket["id"_L1].toString();
                           m_ticketNumber = ticket["number"_L1].toString();
                           m_dirty = false;
                           if (const QString due = ticket["deadlineText"_L1].toString(); !due.isEmpty())
                               m_deadline->setText(due);
                           check();
                           Q_EMIT saved(m_ticketId, m_ticketNumber);
                       });
}

} // namespace lianxin
