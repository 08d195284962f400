// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/JobWatch.h"
#include "ui/widgets/ListDetail.h"

namespace lianxin {

//! \brief Backups: made now or daily, how many are kept and where, whether each is sound, and what to do to bring one back. A
//! backup is brought back while no engine runs, so the page says step by step what to type, and whether this file is fit for it.
class BackupsPage final : public QWidget {
    Q_OBJECT
public:
    explicit BackupsPage(Door &door, QWidget *parent = nullptr);
    void load();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDetail();
    QWidget *makeCommand(QLabel *shown, const QString &name);
    void show(const QJsonObject &backup);
    void showReady(const QJsonObject &backup);
    void showSettings();
    void askSettings();
    void makeNow();
    void verify();
    void showJob(const QString &words);
    void resetJob();
    void jobEnded(const QJsonObject &result);

    Door &m_door;
    JobWatch m_job;
    bool m_verifying = false;
    ListDetail *m_list;
    Button *m_make;
    Button *m_stop;
    QLabel *m_schedule;
    QLabel *m_name;
    Facts *m_facts;
    Button *m_verify;
    QLabel *m_ready; //!< whether it can be brought back
    QLabel *m_command;
    QJsonObject m_settings;
};

} // namespace lianxin
