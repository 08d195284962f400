// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserChild.h"
#include "talk/speech/RecogniserFolder.h"
#include "talk/speech/RecogniserStream.h"
#include <QtEndian>
#include <map>

namespace lianxin {
namespace {

//! \brief The model and the sessions of one worker.
class RecogniserWork {
public:
    Expected<WorkerMessage> serve(const WorkerMessage &request) {
        LX_CHECK(load(request.head.value("folder"_L1).toString(), request.head.value("demo"_L1).toBool()));
        for (const auto &id : request.head.value("close"_L1).toArray())
            m_streams.erase(id.toInteger());
        m_samples.resize(size_t(request.body.size() / 2));
        if (!m_samples.empty()) // memcpy takes no null, not even for nothing
            qFromLittleEndian<qint16>(request.body.constData(), qsizetype(m_samples.size()), m_samples.data());
        QJsonArray answers;
        size_t at = 0;
        for (const auto &value : request.head.value("sessions"_L1).toArray()) {
            const QJsonObject asked = value.toObject();
            const auto count = size_t(std::max<qint64>(0, asked.value("count"_L1).toInteger()));
            if (count > m_samples.size() - at)
                return Error{ErrorKind::Internal, u"speech.recogniser_request"_s, u"The recogniser was asked in a way that it does not understand."_s, {}, {}};
            answers.append(feed(asked, m_samples.data() + at, qint64(count)));
            at += count;
        }
        WorkerMessage answer;
        answer.head = {{u"sessions"_s, answers},
                       {u"model"_s, QJsonObject{{u"engine"_s, u"sherpa-onnx "_s + QLatin1StringView(SherpaLibrary::version)},
                                                {u"kind"_s, m_folder.kind},
                                                {u"rate"_s, m_folder.rate},
                                                {u"demo"_s, m_folder.demo}}}};
        return answer;
    }

private:
    Expected<void> load(const QString &path, bool mayBeDemo) {
        if (m_model)
            return {};
        LX_TRY(m_folder, RecogniserFolder::inspect(path));
        if (m_folder.demo && !mayBeDemo)
            return Error{ErrorKind::Refused, u"speech.demo_model"_s, u"The demo model understands synthetic voices only and is not used in production."_s,
                         u"Name the folder of a model for human voices."_s, path};
        LX_TRY(m_library, SherpaLibrary::open());
        LX_TRY(m_model, m_library->load(m_folder));
        return {};
    }

    QJsonObject feed(const QJsonObject &asked, const qint16 *samples, qint64 count) {
        const qint64 id = asked.value("id"_L1).toInteger();
        const qint64 from = asked.value("from"_L1).toInteger();
        auto stream = m_streams.find(id);
        if (stream == m_streams.end() && from == asked.value("base"_L1).toInteger())
            stream = m_streams.emplace(id, RecogniserStream(m_model, from)).first;
        if (stream == m_streams.end() || stream->second.to() != from) {
            m_streams.erase(id);
            return {{u"id"_s, id}, {u"lost"_s, true}};
        }
        stream->second.hear(samples, count);
        const bool finish = asked.value("finish"_L1).toBool();
        if (finish)
            stream->second.finish();
        const QJsonObject answer{{u"id"_s, id}, {u"events"_s, stream->second.takeEvents()}, {u"base"_s, stream->second.base()}, {u"to"_s, stream->second.to()}, {u"finished"_s, finish}};
        if (finish)
            m_streams.erase(stream);
        return answer;
    }

    // In the order in which they may go: sessions before the model, the model before the library.
    std::shared_ptr<const SherpaLibrary> m_library;
    std::shared_ptr<const SherpaLibrary::Model> m_model;
    RecogniserFolder m_folder;
    std::map<qint64, RecogniserStream> m_streams;
    std::vector<qint16> m_samples;
};

} // namespace

WorkerHandler recogniserHandler() {
    return [work = std::make_shared<RecogniserWork>()](const WorkerMessage &request, const auto &) { return work->serve(request); };
}

} // namespace lianxin
