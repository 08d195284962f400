// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

class QProgressBar;

namespace lianxin {

//! \brief Writes a campaign's workbook on the engine and fetches it: progress, cancel, where it lies.
class CampaignExport final : public QDialog {
    Q_OBJECT
public:
    //! \a path: the file on this machine. Begins at once.
    CampaignExport(Door &door, const QString &campaignId, const QString &path, QWidget *parent = nullptr);
    void cancel();
    //! A name for the workbook of a campaign: nothing in it that a file name must not have.
    static QString fileNameFor(const QString &campaignName);

private:
    void begin();
    void follow();
    void fetch();
    void fail(const Error &error);
    Door &m_door;
    QString m_campaign;
    QString m_path;
    QString m_job;
    QString m_file;
    QLabel *m_words;
    QProgressBar *m_bar;
    ErrorBanner *m_error;
    Button *m_act;
    QTimer m_poll;
};

} // namespace lianxin
