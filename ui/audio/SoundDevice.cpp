// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/SoundDevice.h"
#include "platform/base/Literals.h"
#include "ui/audio/SoundWorker.h"
#include <QMediaDevices>

namespace lianxin {
namespace {

QAudioDevice find(const QList<QAudioDevice> &devices, const QByteArray &id, const QAudioDevice &fallback) {
    for (const QAudioDevice &device : devices) {
        if (device.id() == id)
            return device;
    }
    return fallback;
}

} // namespace

SoundDevice::SoundDevice(QObject *parent)
    : QObject(parent)
    , m_worker(new SoundWorker) {
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SoundWorker::level, this, &SoundDevice::levelChanged);
    connect(m_worker, &SoundWorker::broken, this, &SoundDevice::lookAgain);
    auto *devices = new QMediaDevices(this);
    connect(devices, &QMediaDevices::audioInputsChanged, this, &SoundDevice::lookAgain);
    connect(devices, &QMediaDevices::audioOutputsChanged, this, &SoundDevice::lookAgain);
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
    apply();
}

void SoundDevice::stop() {
    m_running = false;
    m_line.reset();
    apply();
}

void SoundDevice::setMonitoring(bool on) {
    m_monitoring = on;
    apply();
}

void SoundDevice::choose(const QByteArray &input, const QByteArray &output) {
    m_input = input;
    m_output = output;
    m_inputName = find(QMediaDevices::audioInputs(), input, {}).description();
    m_outputName = find(QMediaDevices::audioOutputs(), output, {}).description();
    setTrouble({});
    apply();
}

void SoundDevice::apply() {
    const QAudioDevice input =
        find(QMediaDevices::audioInputs(), m_input, QMediaDevices::defaultAudioInput());
    const QAudioDevice output =
        find(QMediaDevices::audioOutputs(), m_output, QMediaDevices::defaultAudioOutput());
    if (!m_running && !m_monitoring) {
        QMetaObject::invokeMethod(m_worker, &SoundWorker::close);
        return;
    }
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, input, output, line = m_line] { worker->open(input, output, line); });
    QStringList troubles;
    if (input.isNull())
        troubles << tr("No microphone was found; the citizen can’t hear you.");
    else if (!m_input.isEmpty() && input.id() != m_input)
        troubles << tr("“%1” is gone; “%2” is used instead.").arg(m_inputName, input.description());
    if (output.isNull())
        troubles << tr("No loudspeaker was found; you can’t hear the citizen.");
    else if (!m_output.isEmpty() && output.id() != m_output && m_outputName != m_inputName)
        troubles << tr("“%1” is gone; “%2” is used instead.").arg(m_outputName, output.description());
    setTrouble(troubles.join(u' '));
}

void SoundDevice::lookAgain() {
    Q_EMIT devicesChanged();
    if (m_running || m_monitoring)
        apply();
}

void SoundDevice::setTrouble(const QString &trouble) {
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged(trouble);
}

} // namespace lianxin
