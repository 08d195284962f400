// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/FunasrRecogniser.h"
#include "talk/speech/FunasrStream.h"
#include <QPointer>

namespace lianxin {
namespace {

class FunasrSession final : public RecogniserSession {
public:
    explicit FunasrSession(FunasrStream *stream)
        : m_stream(stream) {}
    ~FunasrSession() override { m_stream->letGo(); }

    void push(std::span<const qint16> sound, qint64 startMs) override { m_stream->push(sound, startMs); }
    void finish() override { m_stream->finish(); }
    qint64 behindMs() const override { return m_stream->behindMs(); }
    qint64 untoldMs() const override { return m_stream->untoldMs(); }

private:
    FunasrStream *m_stream;
};

} // namespace

FunasrRecogniser::FunasrRecogniser(FunasrOptions options, QObject *parent)
    : Recogniser(parent)
    , m_options(std::move(options))
    , m_healthy(std::make_shared<bool>(true)) {}

FunasrRecogniser::~FunasrRecogniser() = default;

std::unique_ptr<RecogniserSession> FunasrRecogniser::open(RecogniserEvents events) {
    return std::make_unique<FunasrSession>(new FunasrStream(m_options, std::move(events), m_healthy));
}

void FunasrRecogniser::check(std::function<void(Expected<RecogniserModel>)> done) {
    // A moment of silence there and back.
    const auto session = std::make_shared<std::unique_ptr<RecogniserSession>>();
    const auto once = [session, done = std::move(done)](Expected<RecogniserModel> result) {
        if (std::exchange(*session, nullptr)) // also lets go of this function itself: a copy of it is what runs
            done(std::move(result));
    };
    RecogniserEvents events;
    events.trouble = [once](RecogniserTrouble, const Error &error) { once(error); };
    events.finished = [once] { once(RecogniserModel{u"FunASR runtime"_s, u"2pass"_s, 8000, false}); };
    *session = open(std::move(events));
    (*session)->push(std::vector<qint16>(pcmRate / 5), 0);
    (*session)->finish();
}

bool FunasrRecogniser::isHealthy() const {
    return *m_healthy;
}

} // namespace lianxin
