// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/TrunkDialog.h"
#include "platform/base/Literals.h"
#include <QGridLayout>
#include <QJsonArray>
#include <QRegularExpression>

namespace lianxin {
namespace {

const QString kMobilesElsewhere = uR"(1[3-9]\d{9} => 0\0)"_s; // what most trunks of a city want

//! One rule as it is written: pattern => replacement; elsewhere
QString ruleText(const QJsonObject &rule) {
    const QString words = u"%1 => %2"_s.arg(rule["pattern"_L1].toString(), rule["replacement"_L1].toString());
    return rule["outOfTown"_L1].toBool() ? words + u"; "_s + TrunkDialog::tr("elsewhere") : words;
}

std::optional<QJsonObject> ruleOf(const QString &line) {
    static const QRegularExpression form(u"^(.+?)\\s*=>\\s*([^;；]+?)\\s*(?:[;；]\\s*(.+?))?\\s*$"_s);
    const auto match = form.match(line.trimmed());
    const QString where = match.captured(3);
    const bool elsewhere = where == TrunkDialog::tr("elsewhere") || where == "elsewhere"_L1 || where == u"外地";
    if (!match.hasMatch() || (!where.isEmpty() && !elsewhere) || !QRegularExpression(match.captured(1)).isValid())
        return std::nullopt;
    return QJsonObject{{u"pattern"_s, match.captured(1)}, {u"replacement"_s, match.captured(2)}, {u"outOfTown"_s, elsewhere}};
}

const QChar kBetween = u',';
constexpr int kColumns = 3; // in two, the verb would lie below a screen of 900 px at 150 per cent

QString codecsText(const QJsonArray &codecs) {
    QStringList names;
    for (const auto &codec : codecs)
        names << codec.toString();
    return names.join(kBetween);
}

} // namespace

TrunkDialog::TrunkDialog(const QJsonObject &trunk, QWidget *parent)
    : QDialog(parent)
    , m_trunk(trunk)
    , m_name(new QLineEdit(trunk["name"_L1].toString()))
    , m_kind(new Choice)
    , m_host(new QLineEdit(trunk["host"_L1].toString()))
    , m_port(new QSpinBox)
    , m_user(new QLineEdit(trunk["user"_L1].toString()))
    , m_password(new QLineEdit)
    , m_callerIds(new QLineEdit)
    , m_channels(new QSpinBox)
    , m_rate(new QDoubleSpinBox)
    , m_failOver(new QSpinBox)
    , m_codecs(new Choice)
    , m_earlyMedia(new QCheckBox(tr("Listen to what the network says before the answer")))
    , m_rehearsal(new QCheckBox(tr("For rehearsals only: can’t leave this machine")))
    , m_rules(new QPlainTextEdit)
    , m_rulesField(new Field(tr("Numbers as this trunk wants them"), m_rules))
    , m_verb(new Button({}, Button::Kind::Primary)) {
    const bool known = !trunk.isEmpty();
    const QString title = known ? tr("Change %1").arg(m_name->text()) : tr("New trunk");
    setWindowTitle(title);
    setObjectName(u"trunkDialog"_s);
    setMinimumWidth(px(760));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(title, "h16"));
    auto *hint = text(known ? tr("Calls from now on take it as it is then; calls that are up go on.") : tr("It is asked at once whether it lives. Try it out before a campaign uses it."));
    hint->setWordWrap(true);
    lines->addWidget(hint);
    m_name->setObjectName(u"name"_s);
    m_name->setReadOnly(known);
    m_kind->addChoice(tr("known by its address"), u"static"_s);
    m_kind->addChoice(tr("we register there"), u"registering"_s);
    m_kind->setObjectName(u"kind"_s);
    m_kind->setValue(trunk["kind"_L1].toString(u"static"_s));
    m_host->setObjectName(u"host"_s);
    m_host->setPlaceholderText(u"192.0.2.10"_s);
    m_port->setRange(1, 65535);
    m_port->setValue(trunk["port"_L1].toInt(5060));
    m_user->setObjectName(u"user"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(known ? tr("as it is") : QString());
    QStringList ids;
    for (const auto &id : trunk["callerIds"_L1].toArray())
        ids << id.toString();
    m_callerIds->setText(ids.join(u", "_s));
    m_callerIds->setPlaceholderText(u"12345, 01012345"_s);
    m_callerIds->setObjectName(u"callerIds"_s);
    m_channels->setRange(1, 10'000);
    m_channels->setValue(trunk["channels"_L1].toInt(30));
    m_channels->setObjectName(u"channels"_s);
    m_rate->setRange(0.1, 1000);
    m_rate->setDecimals(1);
    m_rate->setValue(trunk["callsPerSecond"_L1].toDouble(5));
    m_failOver->setRange(1, 1001);
    m_failOver->setValue(trunk["failOver"_L1].toInt() + 1);
    m_codecs->addChoice(tr("PCMA (A-law), then PCMU"), u"PCMA,PCMU"_s);
    m_codecs->addChoice(tr("PCMU (µ-law), then PCMA"), u"PCMU,PCMA"_s);
    m_codecs->addChoice(tr("PCMA (A-law) alone"), u"PCMA"_s);
    m_codecs->addChoice(tr("PCMU (µ-law) alone"), u"PCMU"_s);
    m_codecs->setObjectName(u"codecs"_s);
    m_codecs->setToolTip(tr("What is offered to the network, in this order"));
    if (const QString given = codecsText(trunk["codecs"_L1].toArray()); !given.isEmpty()) {
        if (m_codecs->findData(given) < 0)
            m_codecs->addChoice(given, given); // of a trunk file, another one than most
        m_codecs->setValue(given);
    }
    m_earlyMedia->setChecked(trunk["earlyMedia"_L1].toBool(true));
    m_rehearsal->setChecked(trunk["rehearsal"_L1].toBool());
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(12));
    int at = 0;
    const auto put = [&](const QString &label, QWidget *editor) {
        grid->addWidget(new Field(label, editor), at / kColumns, at % kColumns);
        ++at;
    };
    put(tr("Name"), m_name);
    put(tr("Kind"), m_kind);
    put(tr("Address"), m_host);
    put(tr("Port"), m_port);
    put(tr("User"), m_user);
    put(tr("Password"), m_password);
    put(tr("Numbers that may be shown"), m_callerIds);
    put(tr("Lines"), m_channels);
    put(tr("Calls a second, at most"), m_rate);
    put(tr("Tried as number"), m_failOver);
    put(tr("Coding of the sound"), m_codecs);
    lines->addLayout(grid);
    lines->addWidget(makeRules());
    lines->addWidget(m_earlyMedia);
    lines->addWidget(m_rehearsal);
    auto *buttons = row(8);
    auto *back = new Button(tr("Leave it as it is"));
    m_verb->setText(known ? tr("Change trunk") : tr("Add trunk"));
    m_verb->setObjectName(u"verb"_s);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_verb);
    lines->addLayout(buttons);
    setLayout(lines);
    for (QLineEdit *line : {m_name, m_host, m_user})
        connect(line, &QLineEdit::textChanged, this, &TrunkDialog::check);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TrunkDialog::check);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &QDialog::accept);
    check();
    (known ? m_host : m_name)->setFocus();
}

QWidget *TrunkDialog::makeRules() {
    QStringList written;
    for (const auto &rule : m_trunk["numberRules"_L1].toArray())
        written << ruleText(rule.toObject());
    m_rules->setPlainText(written.join(u'\n'));
    m_rules->setObjectName(u"rules"_s);
    m_rules->setTabChangesFocus(true);
    m_rules->setPlaceholderText(tr("a rule a line: pattern => what is dialled; the first that fits counts; empty: as they are"));
    Theme::current().holdSize(m_rules, 0, 84);
    auto *usual = new Button(tr("0 before mobiles of elsewhere"), Button::Kind::Link, u"plus"_s);
    usual->setButtonSize(Button::Size::Small);
    usual->setObjectName(u"usualRule"_s);
    usual->setAutoDefault(false);
    m_rulesField->addTrailing(usual);
    connect(usual, &QPushButton::clicked, this, [this] { m_rules->appendPlainText(kMobilesElsewhere + u"; "_s + tr("elsewhere")); });
    connect(m_rules, &QPlainTextEdit::textChanged, this, &TrunkDialog::check);
    return m_rulesField;
}

QJsonArray TrunkDialog::rules(int *bad) const {
    QJsonArray out;
    const QStringList lines = m_rules->toPlainText().split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines.at(i).trimmed().isEmpty())
            continue;
        if (const auto rule = ruleOf(lines.at(i)))
            out.append(*rule);
        else if (bad && *bad == 0)
            *bad = static_cast<int>(i) + 1;
    }
    return out;
}

void TrunkDialog::check() {
    const bool registers = m_kind->value() == "registering"_L1;
    int bad = 0;
    (void)rules(&bad);
    m_rulesField->setState(bad > 0 ? u"missing"_s : QString());
    m_rulesField->setMark(bad > 0 ? tr("line %1 is no rule").arg(bad) : QString(), Tone::Bad);
    m_verb->setEnabled(bad == 0 && !m_name->text().trimmed().isEmpty() && !m_host->text().trimmed().isEmpty() && (!registers || !m_user->text().trimmed().isEmpty()));
}

QJsonObject TrunkDialog::trunk() const {
    static const QRegularExpression between(u"[,，、;；\\s]+"_s);
    QJsonObject out = m_trunk;
    out.insert(u"name"_s, m_name->text().trimmed());
    out.insert(u"kind"_s, m_kind->value());
    out.insert(u"host"_s, m_host->text().trimmed());
    out.insert(u"port"_s, m_port->value());
    out.insert(u"user"_s, m_user->text().trimmed());
    if (!m_password->text().isEmpty())
        out.insert(u"password"_s, m_password->text());
    out.insert(u"callerIds"_s, QJsonArray::fromStringList(m_callerIds->text().split(between, Qt::SkipEmptyParts)));
    out.insert(u"channels"_s, m_channels->value());
    out.insert(u"callsPerSecond"_s, m_rate->value());
    out.insert(u"numberRules"_s, rules());
    out.insert(u"failOver"_s, m_failOver->value() - 1);
    out.insert(u"codecs"_s, QJsonArray::fromStringList(m_codecs->value().split(kBetween)));
    out.insert(u"earlyMedia"_s, m_earlyMedia->isChecked());
    out.insert(u"rehearsal"_s, m_rehearsal->isChecked());
    return out;
}

} // namespace lianxin
