// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QLineEdit>
#include <QTemporaryDir>

namespace lianxin {

class CallTranscript;
class RevealButton;
class RecordingPlayer;
class Table;

//! \brief Recordings of all calls, what was said in the chosen one, and a search through what was said in all of them. Playing
//! and exporting ask for the purpose first, since both are audited; the bytes come through the door and what was played is
//! deleted when the page goes.
class RecordingsPage final : public QWidget {
    Q_OBJECT
public:
    explicit RecordingsPage(Door &door, QWidget *parent = nullptr);
    void load(const QString &cursor = {});
    //! Shows the lines in which these words were said; empty: the recordings again.
    void search(const QString &words);
    void setMayReveal(bool mayReveal);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask(bool playing);
    void fetch(const QString &id, const QString &purpose, const QString &path, bool playing);
    //! Who and which campaign, from the calls.
    void loadCalls();
    QJsonObject withCall(QJsonObject record) const;

    void searchOn(const QString &cursor);
    void takeHits(const QJsonObject &page);

    Door &m_door;
    RecordModel *m_model;
    Table *m_table;
    RecordModel *m_hits;
    Table *m_hitTable;
    QLineEdit *m_words;
    QString m_searched; //!< words whose lines are shown; empty: recordings are
    int m_searches = 0; //!< answers of older ones are not looked at
    int m_found = 0;    //!< on this page
    RevealButton *m_reveal;
    CallTranscript *m_transcript;
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
