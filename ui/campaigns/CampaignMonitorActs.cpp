// SPDX-License-Identifier: GPL-3.0-or-later
// What is done from the monitor: the campaign is started, paused or stopped, and the rows behind a bar are opened.
#include "platform/base/Literals.h"
#include "ui/campaigns/AttemptsDialog.h"
#include "ui/campaigns/CampaignMonitor.h"
#include "ui/campaigns/DueDialog.h"
#include "ui/campaigns/TracePanel.h"

namespace lianxin {

void CampaignMonitor::act(const QString &verb, const QString &reason) {
    QJsonObject params{{u"id"_s, m_id}};
    if (!reason.isEmpty())
        params.insert(u"reason"_s, reason);
    m_main->setEnabled(false);
    m_door.call(u"campaigns."_s + verb, params, this, [this](const Expected<QJsonValue> &reply) {
        m_main->setEnabled(true);
        if (!reply)
            m_error->show(reply.error());
        else
            load();
    });
}

void CampaignMonitor::askPause() {
    auto *dialog = new VerbDialog(tr("Pause “%1”?").arg(m_campaign["name"_L1].toString()),
                                  tr("No new numbers are dialled. Calls that are up go on until they end; "
                                     "nothing is lost and the campaign can be resumed."),
                                  tr("Pause campaign"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(
        tr("Reason (kept in the audit trail)"),
        {tr("Too many hand-overs"), tr("Wording to be corrected"), tr("Told to by the office")});
    connect(dialog, &QDialog::accepted, this, [this, dialog] { act(u"pause"_s, dialog->reason()); });
    dialog->open();
}

void CampaignMonitor::askStop() {
    auto *dialog = new VerbDialog(tr("Stop “%1” for good?").arg(m_campaign["name"_L1].toString()),
                                  tr("Numbers not yet dialled are taken back and the campaign can’t be "
                                     "started again. Calls that are up go on until they end."),
                                  tr("Stop campaign"), Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(tr("Reason (kept in the audit trail)"),
                      {tr("Purpose reached"), tr("Wrong list"), tr("Told to by the office")});
    connect(dialog, &QDialog::accepted, this, [this, dialog] { act(u"stop"_s, dialog->reason()); });
    dialog->open();
}

// The calls that took the lines of an hour.
void CampaignMonitor::showHour(qint64 hourAt) {
    showAttempts(hourAt, {u"answered"_s, u"no_answer"_s, u"machine"_s, u"busy"_s, u"rejected"_s, u"powered_off"_s, u"suspended"_s, u"empty_number"_s,
                          u"unreachable"_s, u"network"_s, u"ambiguous"_s, u"cancelled"_s}, {});
}

void CampaignMonitor::showDue(qint64 from, qint64 to) {
    auto *dialog = new DueDialog(m_door, m_id, from, to, this);
    connect(dialog, &DueDialog::explanationWanted, m_trace, &TracePanel::askOrder);
    dialog->show();
}

void CampaignMonitor::showAttempts(qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver) {
    auto *dialog = new AttemptsDialog(m_door, m_id, hourAt, outcomes, handedOver, this);
    connect(dialog, &AttemptsDialog::explanationWanted, m_trace, &TracePanel::askOrder);
    dialog->show();
}

} // namespace lianxin
