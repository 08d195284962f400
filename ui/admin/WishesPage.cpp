// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/WishesPage.h"
#include "platform/base/Literals.h"
#include <QGridLayout>
#include <QIntValidator>
#include <QJsonArray>
#include <QLineEdit>
#include <QRegularExpression>

namespace lianxin {
namespace {

QString yesNo(const QJsonValue &value) {
    return value.isBool() ? (value.toBool() ? u"yes"_s : u"no"_s) : QString();
}

QJsonValue fromYesNo(const QString &value) {
    return value.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value == "yes"_L1);
}

} // namespace

WishesPage::WishesPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_numberRow(new QWidget)
    , m_who(text({}, "strong"))
    , m_number(new QLineEdit)
    , m_find(new Button(tr("Look up"), Button::Kind::Outline, u"search"_s))
    , m_state(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_form(new QWidget)
    , m_calls(new Choice)
    , m_hours(new QLineEdit)
    , m_birthYear(new QLineEdit)
    , m_minor(new QCheckBox(tr("It is a child’s number")))
    , m_elderly(new Choice)
    , m_rate(new Choice)
    , m_dialect(new Choice)
    , m_save(new Button(tr("Note the wishes"), Button::Kind::Primary)) {
    auto *lines = column(12);
    auto *head = row(10);
    head->addWidget(text(tr("Wishes of a citizen"), "h16"));
    head->addWidget(text(tr("Every campaign and return visit keeps to them; the do-not-call list stands besides."), "secondary"), 1);
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *card = new Card;
    auto *inner = column(12);
    setMargins(inner, 16, 14, 16, 16);
    auto *find = row(12);
    m_number->setObjectName(u"wishNumber"_s);
    m_number->setPlaceholderText(tr("Number, in any spelling"));
    m_number->setMaxLength(32);
    Theme::current().holdSize(m_number, 260, 0);
    find->addWidget(new Field(tr("Number of the citizen"), m_number));
    m_find->setObjectName(u"wishFind"_s);
    find->addWidget(m_find, 0, Qt::AlignBottom);
    m_state->setWordWrap(true);
    Theme::current().holdSize(m_state, 0, 32); // beside the button, and no higher
    m_who->hide();
    find->addWidget(m_who, 0, Qt::AlignBottom);
    find->addWidget(m_state, 1, Qt::AlignBottom);
    setMargins(find, 0, 0, 0, 0);
    m_numberRow->setLayout(find);
    inner->addWidget(m_numberRow);
    inner->addWidget(hline());
    m_calls->addChoice(tr("nothing said"), {});
    m_calls->addChoice(tr("agreed"), u"yes"_s);
    m_calls->addChoice(tr("refused: not called by campaigns"), u"no"_s);
    m_calls->setObjectName(u"wishCalls"_s);
    m_elderly->addChoice(tr("by year of birth"), {});
    m_elderly->addChoice(tr("yes: gentle hours, slower"), u"yes"_s);
    m_elderly->addChoice(tr("no"), u"no"_s);
    m_rate->addChoice(tr("as usual"), {});
    m_rate->addChoice(tr("slow"), u"slow"_s);
    m_dialect->addChoice(tr("Mandarin"), {});
    for (const auto &[words, value] : {std::pair{tr("Cantonese"), u"yue"_s}, {tr("Sichuanese"), u"sichuan"_s}, {tr("Wu"), u"wu"_s}, {tr("Min"), u"min"_s}})
        m_dialect->addChoice(words, value);
    m_hours->setPlaceholderText(u"09:00-11:00, 14:00-18:00"_s);
    m_hours->setObjectName(u"wishHours"_s);
    m_birthYear->setPlaceholderText(u"1950"_s);
    m_birthYear->setValidator(new QIntValidator(1900, 2100, m_birthYear));
    auto *grid = new QGridLayout;
    setMargins(grid, 0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(12));
    grid->addWidget(new Field(tr("Automatic calls"), m_calls), 0, 0);
    grid->addWidget(new Field(tr("Hours at which to call, each day"), m_hours), 0, 1);
    grid->addWidget(new Field(tr("Year of birth"), m_birthYear), 1, 0);
    grid->addWidget(new Field(tr("Counts as old"), m_elderly), 1, 1);
    grid->addWidget(new Field(tr("Language"), m_dialect), 2, 0);
    grid->addWidget(new Field(tr("Speed of speech"), m_rate), 2, 1);
    grid->addWidget(m_minor, 3, 0);
    m_save->setObjectName(u"wishSave"_s);
    grid->addWidget(m_save, 3, 1, Qt::AlignRight);
    m_form->setLayout(grid);
    Theme::current().holdSize(m_form, 720, 0);
    inner->addWidget(m_form, 0, Qt::AlignLeft);
    card->body()->addLayout(inner);
    lines->addWidget(card);
    lines->addStretch(1);
    setLayout(lines);
    connect(m_find, &QPushButton::clicked, this, [this] { lookUp(m_number->text()); });
    connect(m_number, &QLineEdit::returnPressed, this, [this] { lookUp(m_number->text()); });
    connect(m_number, &QLineEdit::textEdited, this, [this] {
        m_form->setEnabled(false); // what stands there is another's
        m_state->clear();
    });
    connect(m_save, &QPushButton::clicked, this, &WishesPage::save);
    connect(m_error, &ErrorBanner::retried, this, &WishesPage::read);
    m_form->setEnabled(false);
}

void WishesPage::lookUp(const QString &number) {
    if (number.trimmed().isEmpty())
        return;
    m_number->setText(number);
    m_door.call(u"citizens.wishes"_s, {{u"number"_s, number}}, this, [this, number](const Expected<QJsonValue> &reply) {
        if (number != m_number->text())
            return;
        if (reply)
            m_shownNumber = number;
        taken(reply);
    });
}

void WishesPage::ofCall(const QString &callId, const QString &who) {
    m_callId = callId;
    const auto parts = m_numberRow->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *part : parts)
        part->setVisible(part == m_who || part == m_state);
    m_who->setText(who);
    read();
}

void WishesPage::read() {
    if (m_callId.isEmpty())
        return lookUp(m_number->text());
    m_door.call(u"calls.wishes"_s, {{u"id"_s, m_callId}}, this, [this](const Expected<QJsonValue> &reply) { taken(reply); });
}

void WishesPage::taken(const Expected<QJsonValue> &reply) {
    if (!reply) {
        m_form->setEnabled(false);
        m_error->show(reply.error());
        return;
    }
    m_error->clear();
    showWishes(objectOf(reply)["known"_L1].toBool(), objectOf(reply)["wishes"_L1].toObject());
}

void WishesPage::showWishes(bool known, const QJsonObject &wishes) {
    m_known = wishes;
    m_form->setEnabled(true);
    m_state->setText(!known || wishes.isEmpty() ? tr("Nothing is noted of this number yet.") : tr("This is noted; what you change holds from now on."));
    m_calls->setValue(yesNo(wishes["automaticCalls"_L1]));
    m_elderly->setValue(yesNo(wishes["elderly"_L1]));
    m_minor->setChecked(wishes["minor"_L1].toBool());
    m_rate->setValue(wishes["speechRate"_L1].toString());
    m_dialect->setValue(wishes["dialect"_L1].toString());
    const int year = wishes["birthYear"_L1].toInt();
    m_birthYear->setText(year > 0 ? QString::number(year) : QString());
    QStringList hours;
    for (const auto &span : wishes["hours"_L1].toArray())
        hours << span.toString();
    m_hours->setText(hours.join(u", "_s));
}

QJsonObject WishesPage::changes() const {
    static const QRegularExpression between(u"[,，、;；\\s]+"_s);
    QJsonArray hours;
    for (const QString &span : m_hours->text().split(between, Qt::SkipEmptyParts))
        hours.append(QString(span).replace(u'–', u'-').replace(u'：', u':'));
    const QJsonObject wanted{
        {u"automaticCalls"_s, fromYesNo(m_calls->value())},
        {u"elderly"_s, fromYesNo(m_elderly->value())},
        {u"minor"_s, m_minor->isChecked() ? QJsonValue(true) : QJsonValue(QJsonValue::Null)},
        {u"speechRate"_s, m_rate->value().isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(m_rate->value())},
        {u"dialect"_s, m_dialect->value().isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(m_dialect->value())},
        {u"birthYear"_s, m_birthYear->text().isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(m_birthYear->text().toInt())},
        {u"hours"_s, hours.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(hours)}};
    QJsonObject out;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        const QJsonValue was = m_known.value(it.key());
        if (it.value() != was && !(it.value().isNull() && (was.isUndefined() || was == QJsonValue(false))))
            out.insert(it.key(), it.value());
    }
    return out;
}

void WishesPage::save() {
    const QJsonObject wishes = changes();
    if (wishes.isEmpty()) {
        m_state->setText(tr("Nothing was changed."));
        return;
    }
    m_save->setEnabled(false);
    const bool ofCall = !m_callId.isEmpty();
    const QJsonObject params{ofCall ? std::pair{u"id"_s, QJsonValue(m_callId)} : std::pair{u"number"_s, QJsonValue(m_shownNumber)}, {u"wishes"_s, wishes}};
    m_door.call(ofCall ? u"calls.setWishes"_s : u"citizens.setWishes"_s, params, this, [this, number = m_shownNumber](const Expected<QJsonValue> &reply) {
        m_save->setEnabled(true);
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        Q_EMIT noted();
        if (m_callId.isEmpty())
            lookUp(number);
        else
            read();
    });
}

} // namespace lianxin
