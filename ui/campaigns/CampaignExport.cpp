// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/CampaignExport.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QDir>
#include <QProgressBar>
#include <QRegularExpression>

namespace lianxin {

CampaignExport::CampaignExport(Door &door, const QString &campaignId, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_campaign(campaignId)
    , m_path(path)
    , m_words(text({}))
    , m_bar(new QProgressBar)
    , m_error(new ErrorBanner)
    , m_act(new Button(tr("Cancel the export"))) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"campaignExport"_s);
    setWindowTitle(tr("Export of the campaign"));
    setMinimumWidth(px(460));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(tr("Export of the campaign"), "h16"));
    m_words->setWordWrap(true);
    lines->addWidget(m_words);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    lines->addWidget(m_bar);
    lines->addWidget(m_error);
    auto *buttons = row(8);
    buttons->addStretch(1);
    m_act->setObjectName(u"exportAct"_s);
    buttons->addWidget(m_act);
    lines->addLayout(buttons);
    setLayout(lines);
    m_poll.setInterval(300);
    connect(&m_poll, &QTimer::timeout, this, &CampaignExport::follow);
    connect(m_act, &QPushButton::clicked, this, &QDialog::close);
    connect(this, &QDialog::finished, this, &CampaignExport::cancel);
    connect(m_error, &ErrorBanner::retried, this, &CampaignExport::begin);
    begin();
}

QString CampaignExport::fileNameFor(const QString &campaignName) {
    static const QRegularExpression unfit(u"[\\\\/:*?\"<>|\\x00-\\x1f]"_s);
    QString name = campaignName.trimmed();
    name.replace(unfit, u"_"_s);
    return (name.isEmpty() ? tr("campaign") : name.left(80)) + u".xlsx"_s;
}

void CampaignExport::begin() {
    m_error->clear();
    m_bar->show();
    m_bar->setRange(0, 0);
    m_words->setText(tr("The workbook is being written: overview, hours, outcomes with charts, and every row, masked."));
    m_act->setText(tr("Cancel the export"));
    m_door.call(u"campaigns.export"_s, {{u"id"_s, m_campaign}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            fail(reply.error());
            return;
        }
        m_job = reply->toObject()["job"_L1].toString();
        m_file = reply->toObject()["file"_L1].toString();
        m_poll.start();
        follow();
    });
}

void CampaignExport::follow() {
    const QString job = m_job;
    if (job.isEmpty())
        return;
    m_door.call(u"jobs.get"_s, {{u"id"_s, job}}, this, [this, job](const Expected<QJsonValue> &reply) {
        if (job != m_job)
            return;
        const QJsonObject state = objectOf(reply);
        const QString name = state["state"_L1].toString();
        if (reply && name == "running"_L1) {
            const qint64 total = whole(state, "total"_L1);
            const qint64 done = whole(state, "done"_L1);
            if (total > 0) {
                m_bar->setRange(0, 1000);
                m_bar->setValue(static_cast<int>(qMin<qint64>(1000, done * 1000 / total)));
                m_words->setText(tr("%1 of %2 rows are written.").arg(numberText(done), numberText(total)));
            }
            return;
        }
        m_poll.stop();
        m_job.clear();
        if (!reply)
            fail(reply.error());
        else if (name == "done"_L1)
            fetch();
        else
            fail(Error::fromJson(state["error"_L1].toObject()));
    });
}

void CampaignExport::fetch() {
    m_bar->setRange(0, 0);
    m_words->setText(tr("The workbook is being fetched …"));
    m_door.call(u"campaigns.exported"_s, {{u"file"_s, m_file}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            fail(reply.error());
            return;
        }
        m_door.download(reply->toObject(), m_path, this, [this](const Expected<void> &done) {
            if (!done) {
                fail(done.error());
                return;
            }
            m_bar->hide();
            m_words->setText(tr("The workbook lies at %1.").arg(QDir::toNativeSeparators(m_path)));
            m_act->setText(tr("Close"));
            m_act->updateGeometry();
        });
    });
}

void CampaignExport::fail(const Error &error) {
    m_poll.stop();
    m_job.clear();
    m_bar->hide();
    m_words->setText(tr("There is no workbook."));
    m_error->show(error);
    m_act->setText(tr("Close"));
    m_act->updateGeometry();
}

void CampaignExport::cancel() {
    m_poll.stop();
    if (const QString job = std::exchange(m_job, {}); !job.isEmpty())
        m_door.call(u"jobs.cancel"_s, {{u"id"_s, job}}, &m_door, [](const Expected<QJsonValue> &) {});
}

} // namespace lianxin
