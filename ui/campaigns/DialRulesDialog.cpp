// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/DialRulesDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/CampaignDraft.h"
#include <QGridLayout>

namespace lianxin {
namespace {

QSpinBox *numberBox(const QString &name, int low, int high, const QString &suffix) {
    auto *box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(low, high);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

} // namespace

DialRulesDialog::DialRulesDialog(Door &door, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_cap(numberBox(u"numberCap"_s, 1, 20, tr(" times")))
    , m_adult(numberBox(u"adultFrom"_s, 14, 25, tr(" years")))
    , m_elderly(numberBox(u"elderlyFrom"_s, 50, 100, tr(" years")))
    , m_hours(new QLineEdit)
    , m_hoursField(new Field(tr("Hours in which they are called, every day"), m_hours))
    , m_error(new ErrorBanner)
    , m_save(new Button(tr("Change the rules"), Button::Kind::Primary)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"dialRulesDialog"_s);
    setWindowTitle(tr("Rules for all calls"));
    setMinimumWidth(px(520));
    m_hours->setObjectName(u"elderlyHours"_s);
    m_hours->setPlaceholderText(u"09:00-11:30, 14:30-18:00"_s);
    m_save->setObjectName(u"saveRules"_s);
    m_save->setDefault(true);
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(tr("Rules for all calls"), "h16"));
    auto *what = text(tr("They hold over all campaigns, reminders and call-backs together, from now on."), "secondary");
    what->setWordWrap(true);
    what->setMinimumWidth(px(520 - 48)); // else it asks for the height that it has in a narrower dialog
    lines->addWidget(what);
    lines->addWidget(new Field(tr("Calls a day to one number, over everything"), m_cap));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->addWidget(new Field(tr("Campaigns call people from"), m_adult), 0, 0);
    grid->addWidget(new Field(tr("People count as old from"), m_elderly), 0, 1);
    lines->addLayout(grid);
    lines->addWidget(m_hoursField);
    lines->addWidget(m_error);
    auto *buttons = row(8);
    buttons->addStretch(1);
    auto *leave = new Button(tr("Leave it as it is"));
    buttons->addWidget(leave);
    buttons->addWidget(m_save);
    lines->addLayout(buttons);
    setLayout(lines);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &DialRulesDialog::save);
    connect(m_error, &ErrorBanner::retried, this, [this] {
        if (m_known)
            save(); // what was typed stays
        else
            load();
    });
    load();
}

void DialRulesDialog::load() {
    m_save->setEnabled(false);
    m_door.call(u"dialling.settings"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QJsonObject rules = reply->toObject();
        m_cap->setValue(rules["numberCap"_L1].toInt());
        m_adult->setValue(rules["adultFrom"_L1].toInt());
        m_elderly->setValue(rules["elderlyFrom"_L1].toInt());
        m_hours->setText(CampaignDraft::rangeWords(rules["elderlyHours"_L1]));
        m_known = true;
        m_save->setEnabled(true);
    });
}

void DialRulesDialog::save() {
    if (!m_save->isEnabled())
        return; // it is being saved
    m_save->setEnabled(false);
    m_error->clear();
    m_door.call(u"dialling.setSettings"_s,
                {{u"numberCap"_s, m_cap->value()},
                 {u"adultFrom"_s, m_adult->value()},
                 {u"elderlyFrom"_s, m_elderly->value()},
                 {u"elderlyHours"_s, CampaignDraft::rangesOf(m_hours->text())}},
                this, [this](const Expected<QJsonValue> &reply) {
                    m_save->setEnabled(true);
                    if (reply) {
                        accept();
                        return;
                    }
                    const bool hours = reply.error().place == "elderlyHours"_L1;
                    m_hoursField->setState(hours ? u"check"_s : QString());
                    m_error->show(reply.error());
                });
}

} // namespace lianxin
