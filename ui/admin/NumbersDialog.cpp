// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/NumbersDialog.h"
#include "platform/base/Literals.h"
#include <QRegularExpression>

namespace lianxin {
namespace {

const QString kOthers = u"*"_s; //!< every number that is not listed

QString numberWords(const QString &number) {
    return number == kOthers ? NumbersDialog::tr("every other number") : number;
}

} // namespace

NumbersDialog::NumbersDialog(Door &door, const QJsonArray &flows, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_routes(new RecordModel({{tr("Number called"), 170, false, [](const QJsonObject &r) { return Cell{.text = numberWords(r["number"_L1].toString()), .strong = true}; }},
                                {tr("Answered by"), 0, false,
                                 [this](const QJsonObject &r) {
                                     const QString flow = r["flowId"_L1].toString();
                                     if (flow.isEmpty())
                                         return Cell{tr("the seats, at once"), u"headphones"_s, Tone::Accent, true};
                                     return m_titles.contains(flow) ? Cell{m_titles.value(flow), u"bot"_s, Tone::Mute, true}
                                                                    : Cell{tr("%1, which is not there").arg(flow), u"triangle-alert"_s, Tone::Bad, true};
                                 }},
                                {tr("Skill"), 120, false, [](const QJsonObject &r) { return Cell{r["skill"_L1].toString()}; }}},
                               u"number"_s, this))
    , m_table(new Table(u"hotlineNumbers"_s))
    , m_error(new ErrorBanner)
    , m_number(new QLineEdit)
    , m_flow(new Choice)
    , m_skill(new QLineEdit)
    , m_save(new Button(tr("Save"), Button::Kind::Primary))
    , m_remove(new Button(tr("Take it off …"), Button::Kind::Danger, u"undo-2"_s)) {
    setWindowTitle(tr("Numbers of the hotline"));
    setObjectName(u"numbers"_s);
    resize(px(640), px(560));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(tr("Numbers of the hotline"), "h16"));
    auto *words = text(tr("What answers a call depends on the number that was called, as the trunk gives it. A number that is not here is answered as “every other number” says; "
                          "without that by the shipped flow for incoming calls."), "secondary");
    words->setWordWrap(true);
    lines->addWidget(words);
    lines->addWidget(m_error);
    auto *card = new Card;
    m_table->setRecords(m_routes);
    m_table->setAccessibleName(tr("Numbers of the hotline"));
    card->body()->addWidget(m_table);
    lines->addWidget(card, 1);
    m_number->setObjectName(u"number"_s);
    m_number->setMaxLength(21);
    m_number->setPlaceholderText(tr("digits; * for others"));
    m_flow->setObjectName(u"flow"_s);
    m_flow->addChoice(tr("the seats, at once"), {});
    for (const auto &flow : flows) {
        m_titles.insert(flow["id"_L1].toString(), flow["title"_L1].toString());
        if (flow["direction"_L1].toString() == "inbound"_L1)
            m_flow->addChoice(flow["title"_L1].toString(), flow["id"_L1].toString());
    }
    m_skill->setObjectName(u"skill"_s);
    m_skill->setMaxLength(40);
    m_skill->setPlaceholderText(tr("any seat"));
    auto *fields = row(12);
    fields->addWidget(new Field(tr("Number called"), m_number), 2);
    fields->addWidget(new Field(tr("Answered by"), m_flow), 3);
    fields->addWidget(new Field(tr("Skill of the seats"), m_skill), 2);
    lines->addLayout(fields);
    auto *buttons = row(8);
    auto *back = new Button(tr("Done"));
    back->setAutoDefault(false);
    m_remove->setObjectName(u"remove"_s);
    m_remove->setAutoDefault(false);
    m_save->setObjectName(u"save"_s);
    m_save->setDefault(true);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_save);
    lines->addLayout(buttons);
    setLayout(lines);
    connect(m_table, &Table::picked, this, &NumbersDialog::show);
    connect(m_number, &QLineEdit::textChanged, this, &NumbersDialog::check);
    connect(m_save, &QPushButton::clicked, this, &NumbersDialog::save);
    connect(m_remove, &QPushButton::clicked, this, &NumbersDialog::askRemove);
    connect(back, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_error, &ErrorBanner::retried, this, &NumbersDialog::load);
    check();
    load();
    m_number->setFocus();
}

void NumbersDialog::load() {
    m_door.call(u"inbound.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_routes->setRecords(itemsOf(reply));
        check();
    });
}

void NumbersDialog::show(const QJsonObject &route) {
    m_number->setText(route["number"_L1].toString());
    const QString flow = route["flowId"_L1].toString();
    if (m_flow->findData(flow) < 0) // of another kind, or gone: shown as it is
        m_flow->addChoice(m_titles.value(flow, flow), flow);
    m_flow->setValue(flow);
    m_skill->setText(route["skill"_L1].toString());
}

void NumbersDialog::check() {
    static const QRegularExpression valid(u"^(\\*|\\+?[0-9]{3,20})$"_s);
    const QString number = m_number->text().trimmed();
    m_save->setEnabled(valid.match(number).hasMatch());
    m_remove->setEnabled(m_routes->rowOf(number) >= 0);
}

void NumbersDialog::save() {
    send(u"inbound.set"_s, {{u"number"_s, m_number->text().trimmed()}, {u"flowId"_s, m_flow->value()}, {u"skill"_s, m_skill->text().trimmed()}});
}

void NumbersDialog::askRemove() {
    const QString number = m_number->text().trimmed();
    auto *dialog = new VerbDialog(tr("Take %1 off?").arg(numberWords(number)), tr("Calls to it are answered as every other number is, from the next one on."),
                                  tr("Take off"), Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, number] { send(u"inbound.remove"_s, {{u"number"_s, number}}); });
    dialog->open();
}

void NumbersDialog::send(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this, number = m_number->text()](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        if (m_number->text() == number) { // else somebody writes the next one already
            m_number->clear();
            m_skill->clear();
        }
        Q_EMIT changed();
        load();
    });
}

} // namespace lianxin
