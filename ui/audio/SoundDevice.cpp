// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/SoundDevice.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "ui/audio/SoundWorker.h"
#include <QMediaDevices>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int tryAgainMs = 500;
constexpr int lookRoundMs = 1000;

//! Sound from it does not reach the microphone.
bool isHeadset(const QAudioDevice &device) {
    static const QStringList words{u"headset"_s, u"headphone"_s, u"earphone"_s, u"耳机"_s, u"耳麦"_s, u"jabra"_s, u"plantronics"_s, u"blackwire"_s, u"sennheiser"_s, u"epos"_s};
    const QString name = device.description();
    return std::any_of(words.begin(), words.end(), [&name](const QString &word) { return name.contains(word, Qt::CaseInsensitive); });
}

bool isChosen(const SoundDevice::Wanted &choice, const QAudioDevice &device) {
    return choice.id.isEmpty() || device.id() == choice.id || device.description() == choice.name;
}

QList<QAudioDevice> devicesThere() {
    return QList<QAudioDevice>{QMediaDevices::defaultAudioInput(), QMediaDevices::defaultAudioOutput()} + QMediaDevices::audioInputs() +
           QMediaDevices::audioOutputs();
}

} // namespace

SoundDevice::SoundDevice(QObject *parent)
    : QObject(parent)
    , m_worker(new SoundWorker) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SoundWorker::level, this, &SoundDevice::levelChanged);
    connect(m_worker, &SoundWorker::speaking, this, &SoundDevice::speakingChanged);
    connect(m_worker, &SoundWorker::taken, this, &SoundDevice::taken);
    m_again.setSingleShot(true);
    m_again.setInterval(tryAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] { apply(true); });
    connect(m_worker, &SoundWorker::broken, &m_again, qOverload<>(&QTimer::start));
    auto *devices = new QMediaDevices(this);
    connect(devices, &QMediaDevices::audioInputsChanged, this, &SoundDevice::lookAgain);
    connect(devices, &QMediaDevices::audioOutputsChanged, this, &SoundDevice::lookAgain);
    // Over PulseAudio Qt 6.4 knows of devices that come and go, but tells nobody.
    m_round.setInterval(lookRoundMs);
    connect(&m_round, &QTimer::timeout, this, &SoundDevice::lookRound);
    m_round.start();
    m_there = devicesThere();
    m_thread.setObjectName(u"sound"_s);
    m_thread.start(QThread::HighPriority);
}

SoundDevice::~SoundDevice() {
    QMetaObject::invokeMethod(m_worker, &SoundWorker::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void SoundDevice::start(std::shared_ptr<PcmPort> line) {
    m_line = std::move(line);
    m_running = true;
    apply(true);
}

void SoundDevice::stop() {
    m_running = false;
    m_line.reset();
    apply(true);
}

void SoundDevice::setMonitoring(bool on) {
    m_monitoring = on;
    apply(false);
}

void SoundDevice::take(int milliseconds, int quietMs) {
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, milliseconds, quietMs] { worker->take(milliseconds, quietMs); });
}

void SoundDevice::endTake() {
    QMetaObject::invokeMethod(m_worker, &SoundWorker::endTake);
}

void SoundDevice::choose(const Wanted &input, const Wanted &output) {
    m_input = input;
    m_output = output;
    apply(false);
}

QAudioDevice SoundDevice::find(const Wanted &choice, const QList<QAudioDevice> &devices, const QAudioDevice &fallback) {
    if (choice.id.isEmpty())
        return fallback;
    const auto by = [&devices](auto &&matches) { return std::find_if(devices.begin(), devices.end(), matches); };
    if (const auto same = by([&choice](const QAudioDevice &d) { return d.id() == choice.id; }); same != devices.end())
        return *same;
    // Another socket gives another id, but it is the same headset.
    if (const auto alike = by([&choice](const QAudioDevice &d) { return d.description() == choice.name; }); alike != devices.end())
        return *alike;
    return fallback;
}

QAudioDevice SoundDevice::speaker() const {
    return find(m_output, QMediaDevices::audioOutputs(), QMediaDevices::defaultAudioOutput());
}

void SoundDevice::setProcessing(Processing processing) {
    m_processing = processing;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, on = isProcessing()] { worker->setProcessing(on); });
}

bool SoundDevice::isProcessing() const {
    return m_processing == Processing::Always || (m_processing == Processing::Automatic && !isHeadset(speaker()));
}

void SoundDevice::apply(bool anew) {
    const QAudioDevice input = find(m_input, QMediaDevices::audioInputs(), QMediaDevices::defaultAudioInput());
    const QAudioDevice output = speaker();
    if (!m_running && !m_monitoring) {
        m_again.stop();
        if (std::exchange(m_open, false))
            QMetaObject::invokeMethod(m_worker, &SoundWorker::close);
    } else if (anew || // what comes and goes beside the devices in use does not interrupt the talk
         !m_open || input != m_openInput || output != m_openOutput || m_line != m_openLine) {
        m_open = true;
        m_openInput = input;
        m_openOutput = output;
        m_openLine = m_line;
        if (m_running)
            qCInfo(lcUi).noquote() << "the call sounds in" << output.description() << "and is heard by" << input.description();
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, input, output, line = m_line, on = isProcessing()] {
            worker->setProcessing(on);
            worker->open(input, output, line);
        });
    }
    QStringList troubles;
    if (input.isNull())
        troubles << tr("No microphone was found; the citizen can’t hear you.");
    else if (!isChosen(m_input, input))
        troubles << tr("“%1” is gone; “%2” is used instead.").arg(m_input.name, input.description());
    if (output.isNull())
        troubles << tr("No loudspeaker was found; you can’t hear the citizen.");
    else if (!isChosen(m_output, output) && m_output.name != m_input.name)
        troubles << tr("“%1” is gone; “%2” is used instead.").arg(m_output.name, output.description());
    setTrouble(troubles, input.isNull() || output.isNull());
}

void SoundDevice::lookAgain() {
    m_there = devicesThere();
    Q_EMIT devicesChanged();
    apply(false); // also between calls: whoever takes the next one knows that the headset is gone
}

void SoundDevice::lookRound() {
    if (const auto there = devicesThere(); there != m_there) {
        m_there = there;
        lookAgain();
    }
}

void SoundDevice::setTrouble(const QStringList &troubles, bool lost) {
    const QString trouble = troubles.join(u' ');
    m_lost = lost;
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged(trouble);
}

} // namespace lianxin
