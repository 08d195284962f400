// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserFolder.h"
#include "platform/base/Resources.h"
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <optional>

namespace lianxin {
namespace {

constexpr qint64 kLargestTokens = 16 << 20;
constexpr qint64 kLargestMetadata = 1 << 20;
constexpr int kFrameMs = 10;
constexpr int kParaformerMs = 61 * kFrameMs + 5 * 60; // the engine's chunk, and five of the model's own frames ahead

Error brokenFile(const QString &path) {
    return {ErrorKind::BadInput, u"speech.model_file"_s, u"A file of the model is damaged."_s, u"Fetch the model once more."_s, path};
}

//! \brief The outline of a Protocol Buffers message, read from a file field by field.
class MessageReader {
public:
    MessageReader(QIODevice &device, qint64 end)
        : m_device(device)
        , m_end(end) {}

    std::optional<quint64> number() {
        quint64 value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            char byte = 0;
            if (m_device.pos() >= m_end || !m_device.getChar(&byte))
                return {};
            value |= quint64(quint8(byte) & 0x7f) << shift;
            if (!(quint8(byte) & 0x80))
                return value;
        }
        return {};
    }
    bool atEnd() const { return m_device.pos() >= m_end; }
    bool skip(quint64 bytes) { return bytes <= quint64(m_end - m_device.pos()) && m_device.seek(m_device.pos() + qint64(bytes)); }
    std::optional<QByteArray> bytes(quint64 size) {
        if (size > quint64(std::min(kLargestMetadata, m_end - m_device.pos())))
            return {};
        QByteArray read = m_device.read(qint64(size));
        return quint64(read.size()) == size ? std::optional(std::move(read)) : std::nullopt;
    }
    //! Past the value of a field of that wire type.
    bool skipValue(int type) {
        if (type == 0)
            return number().has_value();
        if (type == 2) {
            const auto size = number();
            return size && skip(*size);
        }
        return (type == 1 && skip(8)) || (type == 5 && skip(4));
    }

private:
    QIODevice &m_device;
    qint64 m_end;
};

constexpr quint64 kMetadataField = 14;

//! A key and a value out of one entry of the metadata.
bool readEntry(MessageReader &reader, qint64 end, QIODevice &device, QHash<QByteArray, QByteArray> &found) {
    QByteArray key;
    QByteArray value;
    while (device.pos() < end) {
        const auto tag = reader.number();
        const auto size = reader.number();
        if (!tag || !size || (*tag & 7) != 2)
            return false;
        auto text = reader.bytes(*size);
        if (!text)
            return false;
        ((*tag >> 3) == 1 ? key : value) = std::move(*text);
    }
    found.insert(key, value);
    return device.pos() == end;
}

//! The file of \a folder whose name begins with \a stem; the .int8.onnx of several. Empty when there is none.
QString modelFile(const QDir &folder, const QString &stem) {
    const QStringList names = folder.entryList({stem + u"*.onnx"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        if (name.endsWith(".int8.onnx"_L1))
            return folder.filePath(name);
    }
    return names.isEmpty() ? QString() : folder.filePath(names.front());
}

Expected<void> readFacts(RecogniserFolder &folder, const QDir &dir) {
    QFile file(dir.filePath(u"model.json"_s));
    if (!file.exists())
        return {};
    const QJsonObject facts = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.read(kLargestMetadata)).object() : QJsonObject();
    folder.rate = facts.value("rate"_L1).toInt(folder.rate);
    folder.bands = facts.value("bands"_L1).toInt(folder.bands);
    const bool sensible = (folder.rate == 8000 || folder.rate == 16000) && folder.bands >= 8 && folder.bands <= 256;
    if (facts.isEmpty() || !sensible)
        return Error{ErrorKind::BadInput, u"speech.model_facts"_s, u"The file model.json of the model can't be understood."_s,
                     u"Write e.g. {\"rate\": 16000, \"bands\": 80}."_s, file.fileName()};
    return {};
}

//! Whether a file is an OpenFst graph with weights of the usual kind, and long enough for what its head promises: the engine
//! does not look, and dies at the first word.
bool isGraph(QFile &file) {
    constexpr qint32 magic = 2'125'659'606;
    QDataStream in(&file);
    in.setByteOrder(QDataStream::LittleEndian);
    const auto text = [&] {
        qint32 size = 0;
        in >> size;
        return size > 0 && size < 64 ? file.read(size) : QByteArray();
    };
    qint32 number = 0;
    in >> number;
    const QByteArray kept = text();
    const QByteArray weights = text();
    qint32 version = 0;
    qint32 flags = 0;
    quint64 properties = 0;
    qint64 start = 0;
    qint64 states = 0;
    qint64 arcs = 0;
    in >> version >> flags >> properties >> start >> states >> arcs;
    const qint64 perState = kept == "const" ? 20 : kept == "vector" ? 12 : 0;
    constexpr qint64 perArc = 16;
    const qint64 room = file.size() - file.pos();
    return in.status() == QDataStream::Ok && number == magic && perState > 0 && weights == "standard" && start >= 0 && start < states && arcs >= 0
        && states <= room / perState && arcs <= (room - states * perState) / perArc;
}

//! The decoding graph of a CTC model, when there is one.
Expected<void> findGraph(RecogniserFolder &folder, const QDir &dir) {
    QFile file(dir.filePath(u"graph.fst"_s));
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly) || !isGraph(file))
        return brokenFile(file.fileName());
    folder.files.insert(u"graph"_s, file.fileName());
    return {};
}

//! Which model a folder holds, by what is in it.
Expected<void> findFiles(RecogniserFolder &folder, const QDir &dir) {
    const Error unknown{ErrorKind::BadInput, u"speech.model_files"_s, u"The folder holds no model that is known here."_s,
                        u"It needs tokens.txt and a streaming transducer, paraformer, zipformer2 CTC or NeMo CTC model in .onnx files."_s, folder.path};
    const QFileInfo tokens(dir.filePath(u"tokens.txt"_s));
    if (!tokens.isFile() || tokens.size() == 0 || tokens.size() > kLargestTokens)
        return unknown;
    folder.files.insert(u"tokens"_s, tokens.filePath());
    for (const QString &role : {u"encoder"_s, u"decoder"_s, u"joiner"_s}) {
        if (const QString file = modelFile(dir, role); !file.isEmpty())
            folder.files.insert(role, file);
    }
    if (folder.files.contains(u"encoder"_s) && folder.files.contains(u"decoder"_s)) {
        folder.kind = folder.files.contains(u"joiner"_s) ? u"transducer"_s : u"paraformer"_s;
        return {};
    }
    const QString model = modelFile(dir, {});
    if (model.isEmpty() || folder.files.size() > 1)
        return unknown;
    LX_TRY(const auto metadata, onnxMetadata(model));
    const QByteArray type = metadata.value("model_type");
    if (type.startsWith("EncDecCTC") || type.startsWith("EncDecHybrid"))
        folder.kind = u"nemo_ctc"_s;
    else if (type == "zipformer2")
        folder.kind = u"zipformer2_ctc"_s;
    else
        return unknown;
    folder.files.insert(u"model"_s, model);
    return findGraph(folder, dir);
}

} // namespace

Expected<QHash<QByteArray, QByteArray>> onnxMetadata(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return brokenFile(path);
    MessageReader reader(file, file.size());
    QHash<QByteArray, QByteArray> found;
    bool hasGraph = false;
    while (!reader.atEnd()) {
        const auto tag = reader.number();
        if (!tag)
            return brokenFile(path);
        const auto field = *tag >> 3;
        if (field == kMetadataField && (*tag & 7) == 2) {
            const auto size = reader.number();
            if (!size || *size > quint64(file.size() - file.pos()) || !readEntry(reader, file.pos() + qint64(*size), file, found))
                return brokenFile(path);
            continue;
        }
        hasGraph |= field == 7;
        if (!reader.skipValue(int(*tag & 7)))
            return brokenFile(path);
    }
    if (!hasGraph)
        return brokenFile(path);
    return found;
}

Expected<RecogniserFolder> RecogniserFolder::inspect(const QString &path) {
    RecogniserFolder folder;
    folder.path = path;
    const QDir dir(path);
    if (path.isEmpty() || !dir.exists())
        return Error{ErrorKind::NotFound, u"speech.model_absent"_s, u"There is no such folder with a model for speech recognition."_s,
                     u"Name a folder that holds tokens.txt and .onnx files."_s, path};
    LX_CHECK(readFacts(folder, dir));
    LX_CHECK(findFiles(folder, dir));
    for (auto file = folder.files.cbegin(); file != folder.files.cend(); ++file) {
        if (file.key() == "tokens"_L1 || file.key() == "graph"_L1)
            continue;
        LX_TRY(const auto metadata, onnxMetadata(file.value()));
        folder.demo |= metadata.contains("lianxin_demo_model");
        const int frames = std::max(metadata.value("T").toInt(), metadata.value("window_size").toInt());
        folder.lateMs = std::max(folder.lateMs, std::clamp(frames, 0, 1'000) * kFrameMs);
    }
    if (folder.kind == "paraformer"_L1)
        folder.lateMs = kParaformerMs;
    return folder;
}

QString demoModelFolder() {
    return resourcePath(u"speech/demo-model");
}

} // namespace lianxin
