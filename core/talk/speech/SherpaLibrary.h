// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <memory>
#include <span>

namespace lianxin {

struct RecogniserFolder;

//! \brief libsherpa-onnx-c-api.so, opened at run time. Its package has no header; SherpaLibrary.cpp declares what we
//! need of it, for exactly the version that was measured.
//!
//! A model it does not like can end the process: worker processes only. One thread.
class SherpaLibrary {
public:
    static constexpr const char *version = "1.13.8";

    //! \brief A model that is loaded.
    class Model;
    //! \brief Sound on its way through a model. Ends before its model.
    class Stream;

    //! Looks at LIANXIN_SHERPA (a folder), then in sherpa-onnx beside the running program. Errors: speech.engine_missing,
    //! speech.engine_version (Unreachable).
    static Expected<std::shared_ptr<const SherpaLibrary>> open();
    //! Errors: speech.model_unusable (BadInput), when it says so; it may as well end the process.
    Expected<std::shared_ptr<const Model>> load(const RecogniserFolder &folder) const;

    ~SherpaLibrary();
    SherpaLibrary(const SherpaLibrary &) = delete;
    SherpaLibrary &operator=(const SherpaLibrary &) = delete;

    struct Functions;

private:
    SherpaLibrary();
    void *m_handle = nullptr;
    std::unique_ptr<Functions> m_functions;
};

class SherpaLibrary::Model {
public:
    ~Model();
    Model(const Model &) = delete;
    Model &operator=(const Model &) = delete;
    std::unique_ptr<Stream> stream() const;
    int lateMs() const { return m_lateMs; } //!< RecogniserFolder::lateMs

private:
    friend class SherpaLibrary;
    friend class SherpaLibrary::Stream;
    Model(const Functions &functions, const void *recogniser, int lateMs)
        : m_functions(functions)
        , m_recogniser(recogniser)
        , m_lateMs(lateMs) {}
    const Functions &m_functions;
    const void *m_recogniser;
    int m_lateMs;
};

class SherpaLibrary::Stream {
public:
    ~Stream();
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    //! Sound at 8,000 samples a second; true when it led to new results.
    bool accept(std::span<const float> sound);
    //! No more sound comes; decodes what is left.
    void end();
    //! The library's JSON: text, tokens, timestamps in seconds …
    QByteArray result() const;

private:
    friend class SherpaLibrary::Model;
    Stream(const Model &model, const void *stream)
        : m_model(model)
        , m_stream(stream) {}
    bool decode();
    const Model &m_model;
    const void *m_stream;
};

} // namespace lianxin
