// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/SherpaLibrary.h"
#include "talk/speech/Pcm.h"
#include "talk/speech/RecogniserFolder.h"
#include <QFile>
#include <QFileInfo>
#include <cstring>
#include <dlfcn.h>

namespace lianxin {
namespace {

// The records that version 1.13.8 takes, as they lie in memory: names are ours, order and types are its.

struct SherpaFeatures {
    qint32 rate;
    qint32 bands;
};
struct SherpaModelFiles {
    const char *transducerEncoder;
    const char *transducerDecoder;
    const char *transducerJoiner;
    const char *paraformerEncoder;
    const char *paraformerDecoder;
    const char *zipformer2Ctc;
    const char *tokens;
    qint32 threads;
    const char *provider;
    qint32 debug;
    const char *modelType;
    const char *modelingUnit;
    const char *bpeVocabulary;
    const char *tokensText;
    qint32 tokensTextSize;
    const char *nemoCtc;
    const char *toneCtc;
};
struct SherpaSettings {
    SherpaFeatures features;
    SherpaModelFiles files;
    const char *decoding;
    qint32 activePaths;
    qint32 endpoint;
    float endpointRules[3];
    const char *hotwordsFile;
    float hotwordsScore;
    const char *graph;
    qint32 graphActive;
    const char *ruleFsts;
    const char *ruleArchives;
    float blankPenalty;
    const char *hotwordsText;
    qint32 hotwordsTextSize;
    const char *homophones[3];
    char tail[512]; // zeroes for whatever might be read beyond what we know
};

Error engineMissing(const QString &why) {
    return {ErrorKind::Unreachable, u"speech.engine_missing"_s, u"The speech recogniser's library can't be opened."_s,
            u"Reinstall the program; recognition exists for x86-64 only."_s, why};
}

} // namespace

struct SherpaLibrary::Functions {
    const char *(*version)();
    const void *(*createRecogniser)(const SherpaSettings *);
    void (*destroyRecogniser)(const void *);
    const void *(*createStream)(const void *);
    void (*destroyStream)(const void *);
    void (*accept)(const void *, qint32, const float *, qint32);
    void (*inputFinished)(const void *);
    qint32 (*isReady)(const void *, const void *);
    void (*decode)(const void *, const void *);
    const char *(*resultAsJson)(const void *, const void *);
    void (*destroyJson)(const char *);
};

SherpaLibrary::SherpaLibrary()
    : m_functions(std::make_unique<Functions>()) {}

SherpaLibrary::~SherpaLibrary() {
    if (m_handle)
        ::dlclose(m_handle);
}

Expected<std::shared_ptr<const SherpaLibrary>> SherpaLibrary::open() {
    QString folder = qEnvironmentVariable("LIANXIN_SHERPA");
    if (folder.isEmpty())
        folder = QFileInfo(u"/proc/self/exe"_s).canonicalPath() + u"/sherpa-onnx"_s;
    std::shared_ptr<SherpaLibrary> library(new SherpaLibrary);
    library->m_handle = ::dlopen(QFile::encodeName(folder + u"/libsherpa-onnx-c-api.so"_s).constData(), RTLD_NOW | RTLD_LOCAL);
    if (!library->m_handle)
        return engineMissing(QString::fromLocal8Bit(::dlerror()));
    const char *missing = nullptr;
    const auto find = [&](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library->m_handle, name));
        if (!function)
            missing = name;
    };
    Functions &f = *library->m_functions;
    find(f.version, "SherpaOnnxGetVersionStr");
    find(f.createRecogniser, "SherpaOnnxCreateOnlineRecognizer");
    find(f.destroyRecogniser, "SherpaOnnxDestroyOnlineRecognizer");
    find(f.createStream, "SherpaOnnxCreateOnlineStream");
    find(f.destroyStream, "SherpaOnnxDestroyOnlineStream");
    find(f.accept, "SherpaOnnxOnlineStreamAcceptWaveform");
    find(f.inputFinished, "SherpaOnnxOnlineStreamInputFinished");
    find(f.isReady, "SherpaOnnxIsOnlineStreamReady");
    find(f.decode, "SherpaOnnxDecodeOnlineStream");
    find(f.resultAsJson, "SherpaOnnxGetOnlineStreamResultAsJson");
    find(f.destroyJson, "SherpaOnnxDestroyOnlineStreamResultJson");
    if (missing)
        return engineMissing(QString::fromLatin1(missing));
    if (std::strcmp(f.version(), version) != 0)
        return Error{ErrorKind::Unreachable, u"speech.engine_version"_s, u"The speech recogniser's library is of another version than the program was made for."_s,
                     u"Reinstall the program."_s, QString::fromUtf8(f.version())};
    return std::shared_ptr<const SherpaLibrary>(std::move(library));
}

Expected<std::shared_ptr<const SherpaLibrary::Model>> SherpaLibrary::load(const RecogniserFolder &folder) const {
    const auto path = [&](QLatin1StringView role) { return QFile::encodeName(folder.files.value(role)); };
    const QByteArray encoder = path("encoder"_L1);
    const QByteArray decoder = path("decoder"_L1);
    const QByteArray joiner = path("joiner"_L1);
    const QByteArray model = path("model"_L1);
    const QByteArray tokens = path("tokens"_L1);
    const QByteArray graph = path("graph"_L1);
    SherpaSettings settings;
    std::memset(&settings, 0, sizeof settings);
    settings.features = {folder.rate, folder.bands};
    if (folder.kind == "transducer"_L1) {
        settings.files.transducerEncoder = encoder.constData();
        settings.files.transducerDecoder = decoder.constData();
        settings.files.transducerJoiner = joiner.constData();
    } else if (folder.kind == "paraformer"_L1) {
        settings.files.paraformerEncoder = encoder.constData();
        settings.files.paraformerDecoder = decoder.constData();
    } else if (folder.kind == "zipformer2_ctc"_L1) {
        settings.files.zipformer2Ctc = model.constData();
    } else {
        settings.files.nemoCtc = model.constData();
    }
    settings.files.tokens = tokens.constData();
    settings.files.threads = 1;
    settings.files.provider = "cpu";
    settings.decoding = "greedy_search";
    settings.activePaths = 4;
    settings.graph = graph.constData();
    settings.graphActive = 300; // states kept at a time; more do not change a character of what the demo model hears
    const void *recogniser = m_functions->createRecogniser(&settings); // its own end-pointing stays off
    if (!recogniser)
        return Error{ErrorKind::BadInput, u"speech.model_unusable"_s, u"The recogniser can't use the files of the model."_s,
                     u"Fetch the model once more; the log has what the recogniser says."_s, folder.path};
    return std::shared_ptr<const Model>(new Model(*m_functions, recogniser, folder.lateMs));
}

SherpaLibrary::Model::~Model() {
    m_functions.destroyRecogniser(m_recogniser);
}

std::unique_ptr<SherpaLibrary::Stream> SherpaLibrary::Model::stream() const {
    return std::unique_ptr<Stream>(new Stream(*this, m_functions.createStream(m_recogniser)));
}

SherpaLibrary::Stream::~Stream() {
    m_model.m_functions.destroyStream(m_stream);
}

bool SherpaLibrary::Stream::decode() {
    const Functions &f = m_model.m_functions;
    bool decoded = false;
    while (f.isReady(m_model.m_recogniser, m_stream)) {
        f.decode(m_model.m_recogniser, m_stream);
        decoded = true;
    }
    return decoded;
}

bool SherpaLibrary::Stream::accept(std::span<const float> sound) {
    m_model.m_functions.accept(m_stream, pcmRate, sound.data(), qint32(sound.size()));
    return decode();
}

void SherpaLibrary::Stream::end() {
    m_model.m_functions.inputFinished(m_stream);
    decode();
}

QByteArray SherpaLibrary::Stream::result() const {
    const char *json = m_model.m_functions.resultAsJson(m_model.m_recogniser, m_stream);
    QByteArray copy(json);
    m_model.m_functions.destroyJson(json);
    return copy;
}

} // namespace lianxin
