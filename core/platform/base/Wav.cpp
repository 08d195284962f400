// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Wav.h"
#include <QFile>
#include <QSaveFile>
#include <QtEndian>
#include <cstring>

namespace lianxin {
namespace {

constexpr quint16 formatPcm = 1;
constexpr quint16 formatExtensible = 0xfffe;

Error bad(const QString &code, const QString &message) {
    return {ErrorKind::BadInput, code, message, u"Give a PCM .wav file with 16 bits a sample."_s, {}};
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
    const char *p = bytes.constData();
    const qint64 size = bytes.size();
    if (size < 12 || std::memcmp(p, "RIFF", 4) != 0 || std::memcmp(p + 8, "WAVE", 4) != 0)
        return bad(u"wav.not_riff"_s, u"This is not a .wav file."_s);
    WavSound sound;
    bool formatSeen = false;
    for (qint64 at = 12; at + 8 <= size;) {
        const auto length = qint64(qFromLittleEndian<quint32>(p + at + 4));
        const char *body = p + at + 8;
        const qint64 there = std::min(length, size - at - 8);
        if (std::memcmp(p + at, "fmt ", 4) == 0) {
            if (there < 16)
                return bad(u"wav.no_format"_s, u"The .wav file has a broken format chunk."_s);
            const auto format = qFromLittleEndian<quint16>(body);
            const bool pcm = format == formatPcm || (format == formatExtensible && there >= 26 &&
                                                     qFromLittleEndian<quint16>(body + 24) == formatPcm);
            sound.channels = qFromLittleEndian<quint16>(body + 2);
            const auto rate = qFromLittleEndian<quint32>(body + 4);
            if (!pcm || qFromLittleEndian<quint16>(body + 14) != 16 || sound.channels < 1 ||
                sound.channels > 8 || rate < 1'000 || rate > 192'000)
                return bad(u"wav.unsupported"_s, u"The .wav file is of a kind that is not read here."_s);
            sound.rate = int(rate);
            formatSeen = true;
        } else if (std::memcmp(p + at, "data", 4) == 0) {
            if (!formatSeen)
                return bad(u"wav.no_format"_s, u"The .wav file has sound before it says of what kind."_s);
            const qint64 frames = there / (2 * sound.channels);
            sound.samples.resize(size_t(frames * sound.channels));
            if (frames > 0)
                qFromLittleEndian<qint16>(body, frames * sound.channels, sound.samples.data());
            return sound;
        }
        at += 8 + length + (length & 1);
    }
    return formatSeen ? bad(u"wav.no_data"_s, u"The .wav file has no sound in it."_s)
                      : bad(u"wav.no_format"_s, u"The .wav file does not say of what kind its sound is."_s);
}

Expected<WavSound> readWav(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.exists() ? ErrorKind::BadInput : ErrorKind::NotFound,
                     u"wav.read"_s,
                     u"The .wav file can't be read: "_s + file.errorString(),
                     {},
                     path};
    auto sound = wavDecode(file.readAll());
    if (!sound) {
        Error error = sound.error();
        error.place = path;
        return error;
    }
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
