// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/Synthesiser.h"
#include <QHash>

#include <QString>
#include <list>

namespace lianxin {

//! \brief A synthesiser that remembers. Key: SHA-256 over text, voice, rate and the inner synthesiser's
//! version().
//!
//! In memory: least recently used first out, by bytes. In the folder: one .wav a prompt, only of utterances
//! that are not personal; a damaged file is made anew, an unwritable folder only costs time. Equal requests
//! on the way share one synthesis. Main thread.
class LIANXIN_EXPORT PromptCache final : public Synthesiser {
    Q_OBJECT
public:
    //! \param folder made when absent; empty = memory only.
    explicit PromptCache(Synthesiser &inner, const QString &folder = {}, qint64 memoryBytes = 32 << 20,
                         QObject *parent = nullptr);

    void synthesise(const Utterance &utterance, Done done) override;
    QString version() const override { return m_inner.version(); }
    QString engineName() const override { return m_inner.engineName(); }
    bool isHealthy() const override { return m_inner.isHealthy(); }
    QList<SpeechVoice> voices() const override { return m_inner.voices(); }

    //! Makes prompts before they are needed. \a done gets how many could not be made.
    void preRender(const QList<Utterance> &utterances, std::function<void(int failed)> done = {});
    //! Number of hits in memory, hits on disk, and syntheses so far.
    struct Counts {
        qint64 memory = 0, disk = 0, made = 0;
    };
    Counts counts() const { return m_counts; }
    QString keyOf(const Utterance &utterance) const;

private:
    struct Entry {
        QString key;
        PcmPtr pcm;
    };
    PcmPtr fromMemory(const QString &key);
    PcmPtr fromDisk(const QString &key);
    void remember(const QString &key, const PcmPtr &pcm);
    void toDisk(const QString &key, const Pcm &pcm);
    QString pathOf(const QString &key) const;

    Synthesiser &m_inner;
    QString m_folder;
    qint64 m_memoryLimit;
    qint64 m_memoryUsed = 0;
    std::list<Entry> m_order; // most recently used first
    QHash<QString, std::list<Entry>::iterator> m_entries;
    QHash<QString, std::vector<Done>> m_waiting;
    Counts m_counts;
    bool m_diskWarned = false;
};

} // namespace lianxin
