// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/TrialVoice.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QEvent>
#include <QShortcut>
#include <QtEndian>

namespace lianxin {
namespace {

constexpr int kRate = 8000;
constexpr std::size_t kLeast = kRate / 10; // samples that can be listened to
constexpr int kHeldMs = 500; // a press as long as that is held, not a click

QString base64Of(const std::vector<std::int16_t> &samples) {
    QByteArray bytes(static_cast<qsizetype>(samples.size() * 2), Qt::Uninitialized);
    qToLittleEndian<qint16>(samples.data(), static_cast<qsizetype>(samples.size()), bytes.data());
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

TrialVoice::TrialVoice(Door &door, Microphone *microphone, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_microphone(microphone)
    , m_speak(new Button({}))
    , m_level(new LevelMeter(16, {128, 14}))
    , m_words(text({}, "small"))
    , m_demo(new Chip({tr("Demo model"), u"flask-conical"_s, Tone::Warn}))
    , m_escape(new QShortcut(QKeySequence(Qt::Key_Escape), this)) {
    microphone->setParent(this);
    auto *line = row(8);
    m_speak->setObjectName(u"voice"_s);
    m_speak->setKeyHint(u"F9"_s);
    m_words->setObjectName(u"voiceWords"_s);
    m_words->setWordWrap(true);
    m_level->setAccessibleName(tr("Microphone"));
    line->addWidget(m_level);
    line->addWidget(m_words, 1);
    line->addWidget(m_demo);
    setLayout(line);
    m_demo->setToolTip(tr("Understands synthetic voices only"));
    m_demo->hide();
    m_escape->setEnabled(false);
    auto *key = new QShortcut(QKeySequence(Qt::Key_F9), this);
    key->setAutoRepeat(false);
    connect(key, &QShortcut::activated, this, &TrialVoice::toggle);
    connect(m_escape, &QShortcut::activated, this, &TrialVoice::cancel);
    connect(m_speak, &QPushButton::pressed, this, [this] {
        const bool begins = m_state == State::Idle;
        toggle();
        if (begins)
            m_held.start();
    });
    connect(m_speak, &QPushButton::released, this, [this] {
        if (m_held.isValid() && m_held.elapsed() >= kHeldMs && m_state == State::Speaking)
            m_microphone->end();
        m_held.invalidate();
    });
    connect(microphone, &Microphone::levelChanged, this, [this](double level) {
        m_level->setLevel(level);
        showTime();
    });
    connect(microphone, &Microphone::taken, this, &TrialVoice::send);
    connect(microphone, &Microphone::failed, this, [this](const Error &error) {
        setState(State::Idle);
        Q_EMIT failed(error);
    });
    setState(State::Idle);
}

void TrialVoice::setState(State state) {
    m_state = state;
    m_escape->setEnabled(state != State::Idle);
    m_speak->setText(state == State::Speaking ? tr("End") : state == State::Hearing ? tr("Is being heard …") : tr("Speak"));
    m_speak->setIconName(state == State::Speaking ? u"square"_s : u"mic"_s);
    m_speak->setKind(state == State::Speaking ? Button::Kind::Danger : Button::Kind::Outline);
    m_speak->setToolTip(state == State::Speaking ? tr("Ends the sentence; so does silence (F9). Escape throws it away.")
                                                 : tr("Say what a citizen would say; hold it, or press it again at the end (F9)"));
    m_speak->setAccessibleName(state == State::Speaking ? tr("End the sentence") : tr("Speak as a citizen would"));
    m_level->setLevel(0);
    m_level->setVisible(state == State::Speaking);
    setTone(m_words, "");
    m_words->setText({});
}

void TrialVoice::toggle() {
    if (m_state == State::Speaking) {
        m_microphone->end();
        return;
    }
    if (m_state != State::Idle)
        return;
    m_remark.clear();
    setState(State::Speaking);
    m_since.start();
    Q_EMIT began();
    showTime();
    m_microphone->begin();
}

void TrialVoice::showTime() {
    if (m_state == State::Speaking)
        m_words->setText(m_remark.isEmpty() ? tr("Speak now; silence ends it. %1 s").arg(m_since.elapsed() / 1000) : m_remark);
}

void TrialVoice::cancel() {
    ++m_asked;
    m_microphone->cancel();
    setState(State::Idle);
}

void TrialVoice::send(const std::vector<std::int16_t> &samples) {
    if (m_state != State::Speaking)
        return;
    if (samples.size() < kLeast) {
        setState(State::Idle);
        warn(tr("That was too short. Speak while the bars move, then end it."));
        return;
    }
    setState(State::Hearing);
    const int asked = ++m_asked;
    m_door.call(u"flows.hear"_s, {{u"sound"_s, base64Of(samples)}, {u"rate"_s, kRate}}, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return;
        setState(State::Idle);
        if (reply)
            take(objectOf(reply));
        else
            Q_EMIT failed(reply.error());
    });
}

void TrialVoice::take(const QJsonObject &answer) {
    m_demo->setVisible(answer["demo"_L1].toBool());
    const QString words = answer["text"_L1].toString();
    const double confidence = answer["confidence"_L1].toDouble();
    if (words.isEmpty()) {
        warn(tr("No words were heard. Is it the right microphone, and not muted?"));
        return;
    }
    Q_EMIT heard(words, confidence);
    m_words->setText(tr("Heard: %1 (%2 sure)").arg(words, percentText(confidence, 0)));
}

void TrialVoice::warn(const QString &words) {
    m_words->setText(words);
    setTone(m_words, "warn");
}

void TrialVoice::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    if (m_state != State::Idle) // nobody is listened to unseen
        cancel();
}

void TrialVoice::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::EnabledChange)
        return;
    m_speak->setEnabled(isEnabled());
    if (!isEnabled() && m_state != State::Idle)
        cancel();
}

} // namespace lianxin
