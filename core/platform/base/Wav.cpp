// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Wav.h"
#include <QBuffer>
#include <QSaveFile>
#include <QtEndian>
#include <algorithm>
#include <cstring>

namespace lianxin {
namespace {

constexpr quint16 formatPcm = 1;
constexpr quint16 formatExtensible = 0xfffe;

Error bad(const QString &code, const QString &message) {
    return {ErrorKind::BadInput, code, message, u"Give a PCM .wav file with 16 bits a sample."_s, {}};
}

struct Layout {
    int rate = 0;
    int channels = 0;
    qint64 begin = 0;
    qint64 frames = 0;
};

// Where the sound is in a file, and of what kind.
Expected<Layout> layoutOf(QIODevice &file) {
    const qint64 size = file.size();
    const QByteArray head = file.read(12);
    if (head.size() < 12 || !head.startsWith("RIFF") || !head.endsWith("WAVE"))
        return bad(u"wav.not_riff"_s, u"This is not a .wav file."_s);
    Layout layout;
    for (qint64 at = 12; at + 8 <= size;) {
        file.seek(at);
        const QByteArray chunk = file.read(8);
        if (chunk.size() < 8)
            break;
        const auto length = qint64(qFromLittleEndian<quint32>(chunk.constData() + 4));
        const qint64 there = std::min(length, size - at - 8);
        if (chunk.startsWith("fmt ")) {
            const QByteArray body = file.read(std::min<qint64>(there, 40));
            const char *p = body.constData();
            if (body.size() < 16)
                return bad(u"wav.no_format"_s, u"The .wav file has a broken format chunk."_s);
            const auto format = qFromLittleEndian<quint16>(p);
            const bool pcm = format == formatPcm || (format == formatExtensible && body.size() >= 26 &&
                                                     qFromLittleEndian<quint16>(p + 24) == formatPcm);
            layout.channels = qFromLittleEndian<quint16>(p + 2);
            const auto rate = qFromLittleEndian<quint32>(p + 4);
            if (!pcm || qFromLittleEndian<quint16>(p + 14) != 16 || layout.channels < 1 || layout.channels > 8 || rate < 1'000 ||
                rate > 192'000)
                return bad(u"wav.unsupported"_s, u"The .wav file is of a kind that is not read here."_s);
            layout.rate = int(rate);
        } else if (chunk.startsWith("data")) {
            if (layout.rate == 0)
                return bad(u"wav.no_format"_s, u"The .wav file has sound before it says of what kind."_s);
            layout.begin = at + 8;
            layout.frames = there / (2 * layout.channels);
            return layout;
        }
        at += 8 + length + (length & 1);
    }
    return layout.rate > 0 ? bad(u"wav.no_data"_s, u"The .wav file has no sound in it."_s)
                           : bad(u"wav.no_format"_s, u"The .wav file does not say of what kind its sound is."_s);
}

} // namespace

QByteArray wavHeader(qint64 frames, int rate, int channels) {
    const quint64 wanted = quint64(frames) * quint64(channels) * 2;
    const auto bytes = quint32(std::min<quint64>(wanted, 0xffffffffU - 36));
    QByteArray header(44, Qt::Uninitialized);
    char *p = header.data();
    std::memcpy(p, "RIFF", 4);
    qToLittleEndian(quint32(bytes + 36), p + 4);
    std::memcpy(p + 8, "WAVEfmt ", 8);
    qToLittleEndian(quint32(16), p + 16);
    qToLittleEndian(formatPcm, p + 20);
    qToLittleEndian(quint16(channels), p + 22);
    qToLittleEndian(quint32(rate), p + 24);
    qToLittleEndian(quint32(rate * channels * 2), p + 28);
    qToLittleEndian(quint16(channels * 2), p + 32);
    qToLittleEndian(quint16(16), p + 34);
    std::memcpy(p + 36, "data", 4);
    qToLittleEndian(bytes, p + 40);
    return header;
}

QByteArray wavEncode(const WavSound &sound) {
    QByteArray out = wavHeader(sound.frames(), sound.rate, sound.channels);
    const qsizetype samples = qsizetype(sound.samples.size());
    const qsizetype start = out.size();
    out.resize(start + samples * 2);
    if (samples > 0) // memcpy takes no null, not even for nothing
        qToLittleEndian<qint16>(sound.samples.data(), samples, out.data() + start);
    return out;
}

Expected<WavSound> wavDecode(const QByteArray &bytes) {
    QBuffer file;
    file.setData(bytes);
    file.open(QIODevice::ReadOnly);
    LX_TRY(const auto layout, layoutOf(file));
    WavSound sound{{}, layout.rate, layout.channels};
    sound.samples.resize(size_t(layout.frames * layout.channels));
    if (!sound.samples.empty())
        qFromLittleEndian<qint16>(bytes.constData() + layout.begin, qsizetype(sound.samples.size()), sound.samples.data());
    return sound;
}

Expected<void> WavFile::open(const QString &path) {
    m_file.close();
    m_frames = m_at = 0;
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly))
        return Error{m_file.exists() ? ErrorKind::BadInput : ErrorKind::NotFound,
                     u"wav.read"_s,
                     u"The .wav file can't be read: "_s + m_file.errorString(),
                     {},
                     path};
    const auto layout = layoutOf(m_file);
    if (!layout) {
        Error error = layout.error();
        error.place = path;
        return error;
    }
    m_rate = layout->rate;
    m_channels = layout->channels;
    m_begin = layout->begin;
    m_frames = layout->frames;
    seek(0);
    return {};
}

void WavFile::seek(qint64 frame) {
    m_at = std::clamp<qint64>(frame, 0, m_frames);
    m_file.seek(m_begin + m_at * m_channels * 2);
}

qsizetype WavFile::read(std::span<qint16> samples) {
    if (m_channels < 1)
        return 0;
    const qint64 wanted = std::min(qint64(samples.size()) / m_channels, m_frames - m_at);
    const qint64 bytes = wanted > 0 ? m_file.read(reinterpret_cast<char *>(samples.data()), wanted * m_channels * 2) : 0;
    const qint64 frames = std::max<qint64>(bytes, 0) / (m_channels * 2);
    m_at = frames == wanted ? m_at + frames : m_frames; // broken off: nothing comes after it
    const auto count = qsizetype(frames * m_channels);
    if (count > 0)
        qFromLittleEndian<qint16>(samples.data(), count, samples.data());
    return count;
}

Expected<WavSound> readWav(const QString &path) {
    WavFile file;
    LX_CHECK(file.open(path));
    WavSound sound{{}, file.rate(), file.channels()};
    sound.samples.resize(size_t(file.frames() * file.channels()));
    sound.samples.resize(size_t(file.read(sound.samples)));
    return sound;
}

Expected<void> writeWav(const QString &path, const WavSound &sound) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(wavEncode(sound)) < 0 || !file.commit())
        return Error{ErrorKind::Store, u"wav.write"_s,
                     u"The .wav file can't be written: "_s + file.errorString(),
                     u"Check the folder and the space on the disk."_s, path};
    return {};
}

} // namespace lianxin
