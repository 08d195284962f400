// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/RulesCard.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QGridLayout>
#include <QJsonArray>
#include <QSpinBox>

namespace lianxin {
namespace {

constexpr double kUsualCeiling = 0.03;
constexpr int kUsualSeconds = 30;
constexpr int kListsAtOnce = 1000;

} // namespace

RulesCard::RulesCard(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_consent(new QCheckBox(tr("Call only people who agreed to automatic calls")))
    , m_urgent(new QCheckBox(tr("Public danger: hours of single people don’t hold it back")))
    , m_group(new QLineEdit)
    , m_listRows(column(4))
    , m_error(new ErrorBanner)
    , m_pace(new Choice)
    , m_ceiling(new QDoubleSpinBox)
    , m_after(new QSpinBox) {
    m_consent->setObjectName(u"needsConsent"_s);
    m_urgent->setObjectName(u"urgent"_s);
    m_group->setObjectName(u"exclusionGroup"_s);
    m_group->setMaxLength(60);
    m_group->setPlaceholderText(tr("none"));
    m_pace->setObjectName(u"paceBy"_s);
    m_pace->addChoice(tr("free seats where a skill is named"), {});
    m_pace->addChoice(tr("free seats"), u"seats"_s);
    m_pace->addChoice(tr("lines alone"), u"lines"_s);
    m_ceiling->setObjectName(u"dropCeiling"_s);
    m_ceiling->setRange(0.1, 20);
    m_ceiling->setDecimals(1);
    m_ceiling->setSuffix(u" %"_s);
    m_ceiling->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_after->setObjectName(u"dropAfter"_s);
    m_after->setRange(15, 120);
    m_after->setSuffix(tr(" s"));
    m_after->setButtonSymbols(QAbstractSpinBox::NoButtons);

    auto *outCard = new Card(tr("Whom it leaves out"));
    auto *out = column(8);
    setMargins(out, 16, 12, 16, 14);
    out->addWidget(m_consent);
    out->addWidget(m_urgent);
    auto *group = new Field(tr("Group of campaigns"), m_group);
    out->addWidget(group);
    const auto note = [](const QString &words) {
        auto *label = text(words, "small");
        label->setWordWrap(true);
        return label;
    };
    out->addWidget(note(tr("Of the campaigns under way that name the same group, one calls a person: the first.")));
    out->addWidget(text(tr("Lists whose people are not called"), "strong"));
    auto *inner = new QWidget;
    inner->setLayout(m_listRows);
    auto *scroll = new ScrollColumn(inner);
    Theme::current().holdSize(scroll, 0, 104);
    out->addWidget(scroll);
    out->addWidget(m_error);
    outCard->body()->addLayout(out);

    auto *lossCard = new Card(tr("How many may ask in vain"));
    auto *grid = new QGridLayout;
    setMargins(grid, 16, 12, 16, 14);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    grid->addWidget(new Field(tr("Paced by"), m_pace), 0, 0, 1, 2);
    grid->addWidget(new Field(tr("Lost of those who ask, at most"), m_ceiling), 1, 0);
    grid->addWidget(new Field(tr("Lost who waits longer than"), m_after), 1, 1);
    lossCard->body()->addLayout(grid);

    auto *lines = column(8);
    lines->addWidget(outCard);
    lines->addWidget(lossCard);
    setLayout(lines);
    setRules({});
    const auto said = [this] {
        if (!m_filling)
            Q_EMIT changed();
    };
    connect(m_consent, &QCheckBox::toggled, this, said);
    connect(m_urgent, &QCheckBox::toggled, this, said);
    connect(m_group, &QLineEdit::editingFinished, this, said);
    connect(m_pace, &QComboBox::activated, this, said);
    connect(m_ceiling, &QDoubleSpinBox::valueChanged, this, said);
    connect(m_after, &QSpinBox::valueChanged, this, said);
    connect(m_error, &ErrorBanner::retried, this, &RulesCard::loadLists);
}

void RulesCard::setRules(const QJsonObject &rules) {
    m_filling = true;
    m_consent->setChecked(rules["needsConsent"_L1].toBool());
    m_urgent->setChecked(rules["urgent"_L1].toBool());
    m_group->setText(rules["exclusionGroup"_L1].toString());
    const QJsonValue bySeats = rules["bySeats"_L1];
    m_pace->setValue(!bySeats.isBool() ? QString() : bySeats.toBool() ? u"seats"_s : u"lines"_s);
    m_ceiling->setValue(rules["dropCeiling"_L1].toDouble(kUsualCeiling) * 100);
    m_after->setValue(rules["dropAfterSeconds"_L1].toInt(kUsualSeconds));
    m_left.clear();
    const QJsonArray left = rules["excludeLists"_L1].toArray();
    for (const auto &id : left)
        m_left << id.toString();
    m_filling = false;
    fillLists();
}

QJsonObject RulesCard::rules() const {
    QJsonObject rules;
    if (m_consent->isChecked())
        rules.insert(u"needsConsent"_s, true);
    if (m_urgent->isChecked())
        rules.insert(u"urgent"_s, true);
    if (const QString group = m_group->text().trimmed(); !group.isEmpty())
        rules.insert(u"exclusionGroup"_s, group);
    if (!m_left.isEmpty())
        rules.insert(u"excludeLists"_s, QJsonArray::fromStringList(m_left));
    if (const QString pace = m_pace->value(); !pace.isEmpty())
        rules.insert(u"bySeats"_s, pace == "seats"_L1);
    if (const double ceiling = m_ceiling->value() / 100; qAbs(ceiling - kUsualCeiling) > 1e-6)
        rules.insert(u"dropCeiling"_s, ceiling);
    if (m_after->value() != kUsualSeconds)
        rules.insert(u"dropAfterSeconds"_s, m_after->value());
    return rules;
}

void RulesCard::setOwnList(const QString &id) {
    if (std::exchange(m_own, id) == id)
        return;
    const bool wasLeftOut = m_left.removeAll(id) > 0; // it would leave out everybody
    fillLists();
    if (wasLeftOut)
        Q_EMIT changed();
}

QString RulesCard::words(const QJsonObject &rules) {
    QStringList parts;
    if (rules["needsConsent"_L1].toBool())
        parts << tr("only who agreed");
    if (rules["urgent"_L1].toBool())
        parts << tr("public danger");
    if (const QString group = rules["exclusionGroup"_L1].toString(); !group.isEmpty())
        parts << tr("group “%1”").arg(group);
    if (const auto lists = rules["excludeLists"_L1].toArray().size(); lists > 0)
        parts << tr("%n lists left out", nullptr, int(lists));
    if (const QJsonValue bySeats = rules["bySeats"_L1]; bySeats.isBool())
        parts << (bySeats.toBool() ? tr("paced by free seats") : tr("paced by lines alone"));
    if (rules.contains("dropCeiling"_L1))
        parts << tr("at most %1 lost").arg(percentText(rules["dropCeiling"_L1].toDouble()));
    return parts.isEmpty() ? tr("as usual") : factsText(parts);
}

// Lists come and go while the wizard stands open.
void RulesCard::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    loadLists();
}

void RulesCard::loadLists() {
    m_door.call(u"lists.list"_s, {{u"limit"_s, kListsAtOnce}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_lists = {};
        const QJsonArray all = itemsOf(reply);
        for (const auto &list : all)
            if (list["state"_L1].toString() == "ready"_L1)
                m_lists << list;
        fillLists();
    });
}

void RulesCard::fillLists() {
    clearLayout(m_listRows);
    for (const auto &list : std::as_const(m_lists)) {
        const QString id = list["id"_L1].toString();
        if (id == m_own)
            continue;
        auto *box = new QCheckBox(tr("%1, %2 people").arg(list["name"_L1].toString(), numberText(list["imported"_L1].toInteger())));
        box->setObjectName(u"leaveOut."_s + id);
        box->setChecked(m_left.contains(id));
        connect(box, &QCheckBox::toggled, this, [this, id](bool on) {
            m_left.removeAll(id);
            if (on)
                m_left << id;
            Q_EMIT changed();
        });
        m_listRows->addWidget(box);
    }
    if (m_listRows->isEmpty())
        m_listRows->addWidget(text(tr("There is no other list."), "secondary"));
    m_listRows->addStretch(1);
}

} // namespace lianxin
