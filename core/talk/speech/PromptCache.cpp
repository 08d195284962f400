// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/PromptCache.h"
#include "platform/base/Log.h"
#include "platform/base/Wav.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QPointer>

namespace lianxin {
namespace {

qint64 bytesOf(const PcmPtr &pcm) {
    return qint64(pcm->size() * sizeof(qint16)) + 128;
}

} // namespace

PromptCache::PromptCache(Synthesiser &inner, const QString &folder, qint64 memoryBytes, QObject *parent)
    : Synthesiser(parent)
    , m_inner(inner)
    , m_folder(folder)
    , m_memoryLimit(memoryBytes) {
    if (!m_folder.isEmpty() && !QDir().mkpath(m_folder)) {
        qCWarning(lcSpeech) << "prompts can't be kept on disk: folder not writable";
        m_folder.clear();
    }
}

QString PromptCache::keyOf(const Utterance &utterance) const {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // Lengths first, so that no two different lists of fields give the same bytes.
    for (const QByteArray &field : {utterance.text.toUtf8(), utterance.voice.toUtf8(),
                                    QByteArray::number(utterance.rate), m_inner.version().toUtf8()}) {
        hash.addData(QByteArray::number(field.size()) + ':');
        hash.addData(field);
    }
    return QString::fromLatin1(hash.result().toHex());
}

void PromptCache::synthesise(const Utterance &utterance, Done done) {
    const QString key = keyOf(utterance);
    PcmPtr pcm = fromMemory(key);
    if (pcm) {
        ++m_counts.memory;
    } else if (!utterance.personal && (pcm = fromDisk(key))) {
        ++m_counts.disk;
        remember(key, pcm);
    }
    if (pcm) {
        QMetaObject::invokeMethod(
            this, [done = std::move(done), pcm] { done(pcm); }, Qt::QueuedConnection);
        return;
    }
    auto &waiting = m_waiting[key];
    waiting.push_back(std::move(done));
    if (waiting.size() > 1)
        return;
    ++m_counts.made;
    m_inner.synthesise(utterance,
                       [self = QPointer(this), key, keep = !utterance.personal](Expected<PcmPtr> made) {
                           if (!self)
                               return;
                           if (made) {
                               self->remember(key, *made);
                               if (keep)
                                   self->toDisk(key, **made);
                           }
                           // A receiver may delete the cache.
                           for (const auto &receiver : self->m_waiting.take(key))
                               receiver(made);
                       });
}

void PromptCache::preRender(const QList<Utterance> &utterances, std::function<void(int)> done) {
    struct Progress {
        qsizetype left;
        int failed = 0;
    };
    const auto progress = std::make_shared<Progress>(Progress{utterances.size()});
    if (utterances.isEmpty()) {
        if (done)
            QMetaObject::invokeMethod(
                this, [done] { done(0); }, Qt::QueuedConnection);
        return;
    }
    for (const auto &utterance : utterances) {
        synthesise(utterance, [progress, done](const Expected<PcmPtr> &made) {
            progress->failed += !made;
            if (--progress->left == 0 && done)
                done(progress->failed);
        });
    }
}

PcmPtr PromptCache::fromMemory(const QString &key) {
    const auto it = m_entries.constFind(key);
    if (it == m_entries.constEnd())
        return nullptr;
    m_order.splice(m_order.begin(), m_order, *it);
    return (*it)->pcm;
}

void PromptCache::remember(const QString &key, const PcmPtr &pcm) {
    if (m_entries.contains(key) || bytesOf(pcm) > m_memoryLimit)
        return;
    m_order.push_front({key, pcm});
    m_entries.insert(key, m_order.begin());
    m_memoryUsed += bytesOf(pcm);
    while (m_memoryUsed > m_memoryLimit) {
        m_memoryUsed -= bytesOf(m_order.back().pcm);
        m_entries.remove(m_order.back().key);
        m_order.pop_back();
    }
}

QString PromptCache::pathOf(const QString &key) const {
    return m_folder + u'/' + key + u".wav"_s;
}

PcmPtr PromptCache::fromDisk(const QString &key) {
    if (m_folder.isEmpty() || !QFile::exists(pathOf(key)))
        return nullptr;
    auto sound = readWav(pathOf(key));
    // The header tells how much there was: a shortened file is not a prompt.
    const bool whole = sound && sound->rate == pcmRate && sound->channels == 1 && sound->frames() > 0 &&
                       QFile(pathOf(key)).size() == 44 + sound->frames() * 2 &&
                       wavHeader(sound->frames(), pcmRate, 1) == [&] {
                           QFile file(pathOf(key));
                           return file.open(QIODevice::ReadOnly) ? file.read(44) : QByteArray();
                       }();
    if (!whole) {
        qCWarning(lcSpeech) << "a damaged prompt file is made anew";
        QFile::remove(pathOf(key));
        return nullptr;
    }
    return std::make_shared<const Pcm>(std::move(sound->samples));
}

void PromptCache::toDisk(const QString &key, const Pcm &pcm) {
    if (m_folder.isEmpty())
        return;
    if (auto written = writeWav(pathOf(key), {pcm, pcmRate, 1});
        !written && !std::exchange(m_diskWarned, true))
        qCWarning(lcSpeech).noquote() << "prompts can't be kept on disk:" << written.error().message;
}

} // namespace lianxin
