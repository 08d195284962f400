// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <cstdint>
#include <cstring>

namespace lianxin::sheets {

//! Numbers as Microsoft's binary formats write them: little-endian, at any address.
inline uint16_t le16(const unsigned char *p) { return uint16_t(p[0] | p[1] << 8); }
inline uint32_t le32(const unsigned char *p) { return uint32_t(p[0]) | uint32_t(p[1]) << 8 | uint32_t(p[2]) << 16 | uint32_t(p[3]) << 24; }
inline uint64_t le64(const unsigned char *p) { return uint64_t(le32(p)) | uint64_t(le32(p + 4)) << 32; }
inline double leDouble(const unsigned char *p) {
    const uint64_t bits = le64(p);
    double value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}
//! The four bytes of a number.
inline QByteArray little(uint32_t number) {
    const char bytes[4] = {char(number), char(number >> 8), char(number >> 16), char(number >> 24)};
    return QByteArray(bytes, 4);
}

} // namespace lianxin::sheets
