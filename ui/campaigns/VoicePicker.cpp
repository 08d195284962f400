// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/VoicePicker.h"
#include "platform/base/Literals.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/models/Format.h"
#include <QFile>
#include <QGridLayout>
#include <QJsonArray>

namespace lianxin {
namespace {

constexpr int kFlowsRate = 45; // stands for: as the flow has it
constexpr int kRateStep = 5;

} // namespace

VoicePicker::VoicePicker(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_voice(new Choice)
    , m_rate(new QSpinBox)
    , m_listen(new Button(tr("Listen"), Button::Kind::Outline, u"play"_s))
    , m_words(text({}, "small"))
    , m_error(new ErrorBanner)
    , m_player(new RecordingPlayer(this)) {
    m_voice->setObjectName(u"voice"_s);
    m_voice->addChoice(tr("as the flow has it"), {});
    m_rate->setObjectName(u"voiceRate"_s);
    m_rate->setRange(kFlowsRate, 200);
    m_rate->setSingleStep(kRateStep);
    m_rate->setSuffix(u" %"_s);
    m_rate->setSpecialValueText(tr("as the flow has it"));
    m_rate->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_listen->setObjectName(u"audition"_s);
    auto *lines = column(8);
    setMargins(lines, 16, 12, 16, 12);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->addWidget(new Field(tr("Speaks with"), m_voice), 0, 0);
    grid->addWidget(new Field(tr("Speed"), m_rate), 0, 1);
    lines->addLayout(grid);
    auto *act = row(8);
    act->addWidget(m_listen);
    m_words->setWordWrap(true);
    act->addWidget(m_words, 1);
    lines->addLayout(act);
    lines->addWidget(m_error);
    auto *card = new Card(tr("Voice"));
    card->body()->addLayout(lines);
    auto *outer = column(0);
    outer->addWidget(card);
    setLayout(outer);
    const auto chosen = [this] {
        if (m_filling)
            return;
        m_wanted = m_voice->value();
        stop();
        Q_EMIT changed();
    };
    connect(m_voice, &QComboBox::activated, this, chosen);
    connect(m_rate, &QSpinBox::valueChanged, this, chosen);
    connect(m_listen, &QPushButton::clicked, this, [this] { m_playing ? stop() : listen(); });
    connect(m_player, &RecordingPlayer::moved, this, [this](qint64 position) {
        m_words->setText(u"%1 / %2"_s.arg(shortTimerText(position), shortTimerText(m_player->duration())));
    });
    connect(m_player, &RecordingPlayer::stopped, this, [this] {
        m_playing = false;
        showState();
    });
    connect(m_player, &RecordingPlayer::failed, this, [this](const Error &error) {
        m_playing = false;
        m_error->show(error);
        showState();
    });
    showState();
}

void VoicePicker::load() {
    if (std::exchange(m_loaded, true))
        return;
    m_door.call(u"speech.voices"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_loaded = false; // the next look asks again
            m_error->show(reply.error());
            return;
        }
        m_filling = true;
        for (const auto &voice : itemsOf(reply))
            m_voice->addChoice(voice["title"_L1].toString(), voice["id"_L1].toString());
        m_voice->setValue(m_wanted);
        m_filling = false;
    });
}

void VoicePicker::setVoice(const QString &id, int rate) {
    m_filling = true;
    m_wanted = id;
    m_voice->setValue(id);
    m_rate->setValue(rate > 0 ? rate : kFlowsRate);
    m_filling = false;
}

int VoicePicker::rate() const { return m_rate->value() < 50 ? 0 : m_rate->value(); }

QString VoicePicker::words() const {
    QStringList parts;
    if (!voice().isEmpty())
        parts << m_voice->currentText();
    if (rate() > 0)
        parts << m_rate->text();
    return factsText(parts);
}

void VoicePicker::setQuestion(const QJsonObject &question) {
    if (question == m_question)
        return;
    m_question = question;
    stop();
}

void VoicePicker::listen() {
    m_error->clear();
    m_playing = true;
    const int turn = ++m_turn;
    QJsonObject params = m_question;
    if (!voice().isEmpty())
        params.insert(u"voice"_s, voice());
    if (rate() > 0)
        params.insert(u"rate"_s, rate());
    showState();
    m_words->setText(tr("being made …"));
    const auto fail = [this](const Error &error) {
        m_playing = false;
        m_error->show(error);
        showState();
    };
    m_door.call(u"campaigns.audition"_s, params, this, [this, turn, fail](const Expected<QJsonValue> &reply) {
        if (turn != m_turn)
            return;
        if (!reply)
            return fail(reply.error());
        const QString path = m_folder.filePath(u"%1.wav"_s.arg(turn));
        m_door.download(reply->toObject(), path, this, [this, turn, path, fail](const Expected<void> &done) {
            if (turn != m_turn) {
                QFile::remove(path);
                return;
            }
            if (!done)
                return fail(done.error());
            m_player->play(path);
        });
    });
}

void VoicePicker::stop() {
    ++m_turn;
    m_playing = false;
    m_player->stop();
    showState();
}

void VoicePicker::showState() {
    m_listen->setEnabled(m_playing || !m_question["flowId"_L1].toString().isEmpty());
    m_listen->setText(m_playing ? tr("Stop") : tr("Listen"));
    m_listen->updateGeometry();
    if (!m_playing)
        m_words->setText(m_question["listId"_L1].toString().isEmpty() ? tr("The first words, with the flow’s examples")
                                                                     : tr("The first words, as the first person of the list hears them"));
}

// What nobody sees any more is not heard either.
void VoicePicker::hideEvent(QHideEvent *event) {
    stop();
    QWidget::hideEvent(event);
}

} // namespace lianxin
