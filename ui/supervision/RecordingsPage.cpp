// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/RecordingsPage.h"
#include "platform/base/Literals.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/Table.h"
#include <QFileDialog>

namespace lianxin {

RecordingsPage::RecordingsPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_model(new RecordModel(
          {{tr("Begun"), 140, false,
            [](const QJsonObject &r) { return Cell{dayTimeText(r["startedAt"_L1].toInteger())}; }},
           {tr("Number"), 140, false, [](const QJsonObject &r) { return Cell{r["phone"_L1].toString()}; }},
           {tr("Name"), 100, false, [](const QJsonObject &r) { return Cell{r["name"_L1].toString()}; }},
           {tr("Seat"), 90, false, [](const QJsonObject &r) { return Cell{r["seatNumber"_L1].toString()}; }},
           {tr("Campaign"), 0, false,
            [](const QJsonObject &r) { return Cell{.text = r["campaignName"_L1].toString(), .dim = true}; }},
           {tr("Length"), 90, true,
            [](const QJsonObject &r) { return Cell{shortTimerText(r["durationMs"_L1].toInteger())}; }},
           {tr("Size"), 90, true,
            [](const QJsonObject &r) {
                return Cell{.text = bytesText(r["bytes"_L1].toInteger()), .dim = true};
            }},
           {tr("State"), 150, false,
            [](const QJsonObject &r) {
                const QString state = r["state"_L1].toString();
                if (state == "recording"_L1)
                    return Cell{tr("being recorded"), u"circle"_s, Tone::Accent, true};
                if (state == "erased"_L1)
                    return Cell{tr("erased"), u"trash-2"_s, Tone::Mute, true};
                return state == "finished"_L1
                           ? Cell{tr("complete, sealed"), u"lock"_s, Tone::Good, true}
                           : Cell{tr("cut off, playable"), u"triangle-alert"_s, Tone::Warn, true};
            }}},
          u"id"_s, this))
    , m_table(new Table(u"recordings"_s))
    , m_count(text({}, "secondary"))
    , m_playing(text({}, "small"))
    , m_play(new Button(tr("Listen …"), Button::Kind::Primary, u"play"_s))
    , m_export(new Button(tr("Export …"), Button::Kind::Outline, u"download"_s))
    , m_stop(new Button(tr("Stop listening"), Button::Kind::Outline, u"square"_s))
    , m_error(new ErrorBanner)
    , m_player(new RecordingPlayer(this)) {
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 12);
    auto *head = row(10);
    head->addWidget(text(tr("Recordings"), "h20"));
    head->addWidget(m_count);
    head->addStretch(1);
    head->addWidget(m_playing);
    head->addWidget(m_stop);
    head->addWidget(m_export);
    head->addWidget(m_play);
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *card = new Card;
    card->body()->addWidget(m_table);
    lines->addWidget(card, 1);
    setLayout(lines);
    m_table->setRecords(m_model);
    m_stop->hide();
    m_play->setEnabled(false);
    m_export->setEnabled(false);
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    connect(m_table, &Table::picked, this, [this] {
        m_play->setEnabled(true);
        m_export->setEnabled(true);
    });
    connect(m_table, &Table::opened, this, [this] { ask(true); });
    connect(m_play, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_export, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_stop, &QPushButton::clicked, m_player, &RecordingPlayer::stop);
    connect(m_player, &RecordingPlayer::moved, this, [this](qint64 position) {
        m_stop->show();
        m_playing->setText(u"%1 / %2"_s.arg(shortTimerText(position), shortTimerText(m_player->duration())));
    });
    connect(m_player, &RecordingPlayer::stopped, this, [this] {
        m_stop->hide();
        m_playing->clear();
    });
    connect(m_player, &RecordingPlayer::failed, m_error, &ErrorBanner::show);
    connect(m_error, &ErrorBanner::retried, this, [this] { load(); });
}

void RecordingsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    loadCalls();
}

void RecordingsPage::load(const QString &cursor) {
    QJsonObject params{{u"limit"_s, 100}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"recordings.list"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        QJsonArray records = itemsOf(reply);
        for (qsizetype i = 0; i < records.size(); ++i)
            records[i] = withCall(records.at(i).toObject());
        if (cursor.isEmpty())
            m_model->setRecords(records);
        else
            m_model->append(records);
        m_model->setNext(objectOf(reply)["next"_L1].toString());
        m_count->setText(tr("%1 shown").arg(m_model->rowCount()));
    });
}

QJsonObject RecordingsPage::withCall(QJsonObject record) const {
    const QJsonObject call = m_calls.value(record["callId"_L1].toString());
    for (const QString &key : {u"phone"_s, u"name"_s, u"seatNumber"_s, u"campaignName"_s}) {
        if (!record.contains(key))
            record.insert(key, call[key]);
    }
    return record;
}

void RecordingsPage::loadCalls() {
    m_door.call(u"calls.history"_s, {{u"limit"_s, 1000}}, this, [this](const Expected<QJsonValue> &reply) {
        const QJsonArray calls = itemsOf(reply);
        for (const auto &call : calls)
            m_calls.insert(call.toObject()["id"_L1].toString(), call.toObject());
        for (int row = 0; row < m_model->rowCount(); ++row)
            m_model->upsert(withCall(m_model->recordAt(row)));
    });
}

void RecordingsPage::ask(bool playing) {
    const QJsonObject record = m_table->currentRecord();
    if (record.isEmpty())
        return;
    auto *dialog =
        new VerbDialog(playing ? tr("Listen to this recording?") : tr("Export this recording?"),
                       playing ? tr("Who listened, when and why is written to the audit trail.")
                               : tr("A stereo WAV leaves the sealed store: citizen left, seat right. Who "
                                    "exported it, when and why is written to the audit trail."),
                       playing ? tr("Listen") : tr("Export as WAV"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(tr("Purpose"), {tr("Complaint"), tr("Quality check"), tr("Training")});
    connect(dialog, &QDialog::accepted, this, [this, dialog, playing, id = record["id"_L1].toString()] {
        const QString purpose = dialog->reason();
        if (playing) {
            fetch(id, purpose, m_folder.filePath(id + u".wav"_s), true);
            return;
        }
        auto *file = new QFileDialog(this, tr("Export as WAV"), id + u".wav"_s, tr("Sound (*.wav)"));
        file->setAttribute(Qt::WA_DeleteOnClose);
        file->setAcceptMode(QFileDialog::AcceptSave);
        connect(file, &QFileDialog::fileSelected, this,
                [this, id, purpose](const QString &path) { fetch(id, purpose, path, false); });
        file->open();
    });
    dialog->open();
}

void RecordingsPage::fetch(const QString &id, const QString &purpose, const QString &path, bool playing) {
    m_playing->setText(tr("being fetched …"));
    m_door.call(u"recordings.open"_s, {{u"id"_s, id}, {u"purpose"_s, purpose}}, this,
                [this, path, playing](const Expected<QJsonValue> &reply) {
                    if (!reply) {
                        m_playing->clear();
                        m_error->show(reply.error());
                        return;
                    }
                    m_door.download(reply->toObject(), path, this,
                                    [this, path, playing](const Expected<void> &done) {
                                        m_playing->clear();
                                        if (!done)
                                            m_error->show(done.error());
                                        else if (playing)
                                            m_player->play(path);
                                        else
                                            m_playing->setText(tr("exported to %1").arg(path));
                                    });
                });
}

} // namespace lianxin
