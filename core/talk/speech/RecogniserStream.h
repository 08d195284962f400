// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/SherpaLibrary.h"
#include "talk/speech/SpeechPause.h"
#include <QJsonArray>
#include <QJsonObject>
#include <vector>

namespace lianxin {

//! \brief One session inside the worker: cuts what it hears into segments, which end where somebody pauses. What comes
//! out depends on the sound alone, not on the pieces in which it came: sound that is sent once more to another worker
//! gives the same words.
class RecogniserStream {
public:
    //! \param base number of the first sample that will be given.
    RecogniserStream(std::shared_ptr<const SherpaLibrary::Model> model, qint64 base);

    void hear(const qint16 *samples, qint64 count);
    //! No more sound comes.
    void finish();
    //! First sample that no final answered.
    qint64 base() const { return m_base; }
    //! Sample after the last one given.
    qint64 to() const { return m_heard + qint64(m_rest.size()); }
    //! What happened since the last call: any number of finals, then at most one partial.
    QJsonArray takeEvents();

private:
    void step(std::span<const float> frame);
    void noteVoice(std::span<const float> frame);
    //! Voice before the first word. Models let words fall, above all the first: 满意 with a syllable of voice before it may be 不满意.
    int wordlessMs() const;
    void readResult();
    //! Tokens with the samples that the model tells.
    QJsonArray timed(const QJsonArray &texts, const QJsonArray &times) const;
    //! Tokens of a model that tells no times (paraformer): what is new lies in what was heard since there was something new, or in
    //! the latest chunk; what was known stays where it was.
    QJsonArray placed(const QJsonArray &texts) const;
    //! Decodes all that was heard, \a behind it what is left of a frame, by silence after it.
    void hearOut(std::vector<float> behind, int silenceMs);
    void endSegment();
    void tellSegment();
    void restart(qint64 base);

    std::shared_ptr<const SherpaLibrary::Model> m_model;
    std::unique_ptr<SherpaLibrary::Stream> m_stream;
    SpeechPause m_pause;
    std::vector<bool> m_voice; // by frame since the base: whether somebody speaks
    std::vector<float> m_rest;   // less than a frame
    std::vector<float> m_latest; // the last frames, for a segment that begins in them
    qint64 m_base;
    qint64 m_heard; // samples, whole frames
    QJsonObject m_now;
    qint64 m_lastToken = 0; // sample
    QJsonArray m_events;
    bool m_changed = false;
};

} // namespace lianxin
