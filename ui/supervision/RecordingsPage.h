// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QTemporaryDir>

namespace lianxin {

class RecordingPlayer;
class Table;

//! \brief Recordings of all calls. Playing and exporting ask for the purpose first, since both are audited;
//! the bytes come through the door and what was played is deleted when the page goes.
class RecordingsPage final : public QWidget {
    Q_OBJECT
public:
    explicit RecordingsPage(Door &door, QWidget *parent = nullptr);
    void load(const QString &cursor = {});

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask(bool playing);
    void fetch(const QString &id, const QString &purpose, const QString &path, bool playing);
    //! Who and which campaign, from the calls.
    void loadCalls();
    QJsonObject withCall(QJsonObject record) const;

    Door &m_door;
    RecordModel *m_model;
    Table *m_table;
    QLabel *m_count;
    QLabel *m_playing;
    Button *m_play;
    Button *m_export;
    Button *m_stop;
    ErrorBanner *m_error;
    QTemporaryDir m_folder;
    QHash<QString, QJsonObject> m_calls;
    RecordingPlayer *m_player;
};

} // namespace lianxin
