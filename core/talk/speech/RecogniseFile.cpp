// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniseFile.h"
#include "platform/base/Wav.h"
#include "talk/speech/Resampler.h"
#include <QTimer>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kPieceMs = 1'000;
constexpr qint64 kMostBehindMs = 8'000;
constexpr int kLookMs = 5;

//! \brief A recording on its way through the sessions of its channels. Owns itself until it is done.
class FileHearing final : public QObject {
public:
    FileHearing(Recogniser &recogniser, std::vector<Pcm> channels, RecogniserModel model, std::function<void(Expected<RecognisedFile>)> done)
        : QObject(&recogniser)
        , m_channels(std::move(channels))
        , m_done(std::move(done)) {
        m_result.model = std::move(model);
        m_result.durationMs = m_channels.empty() ? 0 : lianxin::durationMs(m_channels.front());
        m_left = int(m_channels.size());
        for (int channel = 0; channel < m_left; ++channel)
            m_sessions.push_back(recogniser.open(eventsOf(channel)));
        m_fed.resize(m_sessions.size());
        for (size_t channel = 0; channel < m_sessions.size(); ++channel)
            feed(channel);
    }

private:
    RecogniserEvents eventsOf(int channel) {
        RecogniserEvents events;
        events.final = [this, channel](const RecognisedSegment &segment) { m_result.heard.push_back({channel, segment}); };
        events.trouble = [this](RecogniserTrouble trouble, const Error &error) {
            if (trouble == RecogniserTrouble::Fatal)
                end(error);
        };
        events.finished = [this] {
            if (--m_left == 0)
                end({});
        };
        return events;
    }
    void feed(size_t channel) {
        const auto later = [this, channel] { QTimer::singleShot(kLookMs, this, [this, channel] { feed(channel); }); };
        if (m_sessions[channel]->behindMs() > kMostBehindMs)
            return later();
        const Pcm &sound = m_channels[channel];
        auto &at = m_fed[channel];
        const size_t count = std::min(sound.size() - at, size_t(kPieceMs * pcmRate / 1000));
        m_sessions[channel]->push(std::span(sound).subspan(at, count), qint64(at) * 1000 / pcmRate);
        at += count;
        if (at == sound.size())
            return m_sessions[channel]->finish();
        later();
    }
    void end(const std::optional<Error> &error) {
        if (!m_done)
            return;
        std::stable_sort(m_result.heard.begin(), m_result.heard.end(), [](const auto &a, const auto &b) { return a.segment.startMs < b.segment.startMs; });
        const auto done = std::exchange(m_done, {});
        deleteLater();
        done(error ? Expected<RecognisedFile>(*error) : Expected<RecognisedFile>(std::move(m_result)));
    }

    std::vector<Pcm> m_channels;
    std::vector<std::unique_ptr<RecogniserSession>> m_sessions;
    std::vector<size_t> m_fed;
    RecognisedFile m_result;
    int m_left = 0;
    std::function<void(Expected<RecognisedFile>)> m_done;
};

Expected<std::vector<Pcm>> channelsOf(const QString &path) {
    LX_TRY(const WavSound wav, readWav(path));
    std::vector<Pcm> channels(size_t(std::max(1, wav.channels)));
    for (size_t i = 0; i < wav.samples.size(); ++i)
        channels[i % channels.size()].push_back(wav.samples[i]);
    if (wav.rate != pcmRate) {
        const Resampler resampler(wav.rate, pcmRate);
        for (Pcm &channel : channels)
            channel = resampler.process(channel);
    }
    return channels;
}

} // namespace

void recogniseFile(Recogniser &recogniser, const QString &path, std::function<void(Expected<RecognisedFile>)> done) {
    auto channels = channelsOf(path);
    if (!channels) {
        QMetaObject::invokeMethod(&recogniser, [done = std::move(done), error = channels.error()] { done(error); }, Qt::QueuedConnection);
        return;
    }
    recogniseSound(recogniser, std::move(*channels), std::move(done));
}

void recogniseSound(Recogniser &recogniser, std::vector<Pcm> channels, std::function<void(Expected<RecognisedFile>)> done) {
    recogniser.check([&recogniser, channels = std::move(channels), done = std::move(done)](Expected<RecogniserModel> model) mutable {
        if (!model)
            return done(model.error());
        new FileHearing(recogniser, std::move(channels), std::move(*model), std::move(done));
    });
}

} // namespace lianxin
