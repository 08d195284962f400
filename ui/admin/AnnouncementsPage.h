// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QTemporaryDir>
#include <QTimer>

namespace lianxin {

class AdminList;
class CallPlayer;
class RecordingPlayer;

//! \brief What carriers announce, as the hotline knows it: every announcement with meaning, age and hits, to be played,
//! relabelled or forgotten; beside it the attempts on whose lines something was said that nobody understood, each taught
//! by one click. What was learned is held against the others at once.
class AnnouncementsPage final : public QWidget {
    Q_OBJECT
public:
    explicit AnnouncementsPage(Door &door, QWidget *parent = nullptr);

private:
    AdminList *makeKnown();
    AdminList *makeUnknown();
    void playExample();
    void askRelabel();
    void askForget();
    void askSettings();
    void showSettings(const QJsonObject &settings);
    void teach(const QString &state);
    //! All that were not understood, as a job of the engine; how far it is, and stopping it.
    void rejudge();
    void followJob();
    void showJob(const QString &words);
    void fail(const Expected<QJsonValue> &reply);

    Door &m_door;
    Button *m_rejudge = nullptr; // before the lists: they make it
    AdminList *m_known;
    AdminList *m_unknown;
    CallPlayer *m_listen;
    RecordingPlayer *m_examples;
    QTemporaryDir m_folder;
    QTimer m_poll;
    QString m_job;
};

} // namespace lianxin
