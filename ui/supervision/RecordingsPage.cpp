// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/RecordingsPage.h"
#include "platform/base/Literals.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/supervision/CallTranscript.h"
#include "ui/widgets/RevealButton.h"
#include "ui/widgets/Table.h"
#include <QFileDialog>

namespace lianxin {
namespace {

constexpr int hitsAPage = 50;

} // namespace

RecordingsPage::RecordingsPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_model(new RecordModel(
          {{tr("Begun"), 110, false,
            [](const QJsonObject &r) { return Cell{dayTimeText(r["startedAt"_L1].toInteger())}; }},
           {tr("Number"), 116, false, [](const QJsonObject &r) { return Cell{r["phone"_L1].toString()}; }},
           {tr("Name"), 60, false, [](const QJsonObject &r) { return Cell{r["name"_L1].toString()}; }},
           {tr("Seat"), 58, false, [](const QJsonObject &r) { return Cell{r["seatNumber"_L1].toString()}; }},
           {tr("Campaign"), 0, false,
            [](const QJsonObject &r) { return Cell{.text = r["campaignName"_L1].toString(), .dim = true}; }},
           {tr("Length"), 70, true,
            [](const QJsonObject &r) { return Cell{shortTimerText(r["durationMs"_L1].toInteger())}; }},
           {tr("Size"), 80, true,
            [](const QJsonObject &r) {
                return Cell{.text = bytesText(r["bytes"_L1].toInteger()), .dim = true};
            }},
           {tr("State"), 128, false,
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
    , m_hits(new RecordModel(
          {{tr("Said"), 140, false, [](const QJsonObject &h) { return Cell{dayTimeText(h["at"_L1].toInteger())}; }},
           {tr("Who"), 90, false,
            [](const QJsonObject &h) {
                const Word who = speakerWord(h["speaker"_L1].toString());
                return Cell{.text = who.text, .icon = who.icon};
            }},
           {tr("Words"), 0, false, [](const QJsonObject &h) { return Cell{h["text"_L1].toString()}; }}},
          u"id"_s, this))
    , m_hitTable(new Table(u"transcriptHits"_s))
    , m_words(new QLineEdit)
    , m_reveal(new RevealButton(door, u"calls.reveal"_s))
    , m_transcript(new CallTranscript(door))
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
    m_words->setPlaceholderText(tr("Search what was said"));
    m_words->setAccessibleName(tr("Search what was said"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(100);
    Theme::current().holdSize(m_words, 280, 0);
    head->addWidget(m_words);
    head->addStretch(1);
    head->addWidget(m_playing);
    head->addWidget(m_stop);
    m_reveal->setObjectName(u"revealNumber"_s);
    head->addWidget(m_reveal);
    head->addWidget(m_export);
    head->addWidget(m_play);
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *card = new Card;
    card->body()->addWidget(m_table);
    card->body()->addWidget(m_hitTable);
    auto *both = row(8);
    both->addWidget(card, 1);
    both->addWidget(m_transcript);
    lines->addLayout(both, 1);
    setLayout(lines);
    m_hitTable->setRecords(m_hits);
    m_hitTable->setAccessibleName(tr("Lines in which it was said"));
    m_hitTable->hide();
    m_hits->setPager([this](const QString &cursor) {
        m_found = 0;
        searchOn(cursor);
    });
    connect(m_words, &QLineEdit::returnPressed, this, [this] { search(m_words->text()); });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) {
        if (words.isEmpty())
            search({});
    });
    connect(m_hitTable, &Table::picked, this, [this](const QJsonObject &hit) {
        m_play->setEnabled(true);
        m_transcript->show(hit["callId"_L1].toString(), hit["at"_L1].toInteger());
    });
    connect(m_hitTable, &Table::opened, this, [this](const QJsonObject &hit) { m_transcript->play(hit["at"_L1].toInteger()); });
    connect(m_transcript, &CallTranscript::failed, m_error, &ErrorBanner::show);
    m_table->setRecords(m_model);
    m_table->setEmptyWords(tr("No recording fits. Widen the search."));
    m_hitTable->setEmptyWords(tr("Nobody said that in the calls searched."));
    m_stop->hide();
    m_play->setEnabled(false);
    m_export->setEnabled(false);
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    connect(m_table, &Table::picked, this, [this](const QJsonObject &record) {
        m_play->setEnabled(true);
        m_export->setEnabled(true);
        const QString phone = record["phone"_L1].toString();
        m_reveal->setWhose(phone.isEmpty() ? QString() : record["callId"_L1].toString(), u"%1  %2"_s.arg(record["name"_L1].toString(), phone));
        m_transcript->show(record["callId"_L1].toString());
    });
    connect(m_table, &Table::opened, this, [this] { ask(true); });
    connect(m_play, &QPushButton::clicked, this, [this] {
        if (m_searched.isEmpty())
            ask(true);
        else
            m_transcript->play(m_hitTable->currentRecord()["at"_L1].toInteger());
    });
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
        m_model->takePage(cursor, records, objectOf(reply)["next"_L1].toString());
        m_count->setText(tr("%1 shown").arg(m_model->rowCount()));
    });
}

void RecordingsPage::setMayReveal(bool mayReveal) {
    m_reveal->setMay(mayReveal);
    m_transcript->setMayReveal(mayReveal);
}

void RecordingsPage::search(const QString &words) {
    m_searched = words.trimmed();
    ++m_searches;
    const bool hits = !m_searched.isEmpty();
    m_hitTable->setVisible(hits);
    m_table->setVisible(!hits);
    m_play->setEnabled(false);
    m_export->setVisible(!hits);
    m_reveal->setWhose({}, {});
    m_hits->setRecords({});
    m_error->clear();
    m_found = 0;
    if (hits)
        searchOn({});
    else
        m_count->setText(tr("%1 shown").arg(m_model->rowCount()));
}

void RecordingsPage::searchOn(const QString &cursor) {
    QJsonObject params{{u"text"_s, m_searched}, {u"limit"_s, hitsAPage}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"transcripts.search"_s, params, this, [this, asked = m_searches](const Expected<QJsonValue> &reply) {
        if (asked != m_searches)
            return;
        if (reply)
            takeHits(reply->toObject());
        else
            m_error->show(reply.error());
    });
}

// The engine looks at so many lines at once; until a page is full, or there are no more, it is asked to go on.
void RecordingsPage::takeHits(const QJsonObject &page) {
    QJsonArray items = page["items"_L1].toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        QJsonObject hit = items.at(i).toObject();
        hit.insert(u"id"_s, hit["callId"_L1].toString() + u'/' + QString::number(hit["seq"_L1].toInteger()));
        items[i] = hit;
    }
    m_hits->append(items);
    m_found += static_cast<int>(items.size());
    const QString next = page["next"_L1].toString();
    if (next.isEmpty()) {
        m_hits->setNext({});
        m_count->setText(tr("%1 lines").arg(m_hits->rowCount()));
        return;
    }
    m_count->setText(tr("%1 lines, searched back to %2").arg(QString::number(m_hits->rowCount()), dayTimeText(page["searchedTo"_L1].toInteger())));
    if (m_found >= hitsAPage)
        m_hits->setNext(next);
    else
        searchOn(next);
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
