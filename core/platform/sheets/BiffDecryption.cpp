// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/BiffDecryption.h"
#include "platform/sheets/LittleEndian.h"
#include "platform/sheets/OfficeEncryption.h"
#include "platform/sheets/SheetErrors.h"
#include <functional>

namespace lianxin::sheets {

namespace {

constexpr size_t kBlock = 1024; // after so many bytes of the stream comes another key

// RC4: OpenSSL has it in a provider that need not be installed.
class Rc4 {
public:
    explicit Rc4(const QByteArray &key) {
        for (int i = 0; i < 256; ++i)
            m_state[i] = uint8_t(i);
        uint8_t j = 0;
        for (int i = 0; i < 256; ++i) {
            j = uint8_t(j + m_state[i] + uint8_t(key[i % key.size()]));
            std::swap(m_state[i], m_state[j]);
        }
    }
    uint8_t next() {
        m_j = uint8_t(m_j + m_state[++m_i]);
        std::swap(m_state[m_i], m_state[m_j]);
        return m_state[uint8_t(m_state[m_i] + m_state[m_j])];
    }
    QByteArray apply(QByteArray data) {
        for (char &c : data)
            c = char(uint8_t(c) ^ next());
        return data;
    }

private:
    uint8_t m_state[256];
    uint8_t m_i = 0;
    uint8_t m_j = 0;
};

using KeyOfBlock = std::function<QByteArray(uint32_t)>;

// §2.3.6 of MS-OFFCRYPTO.
KeyOfBlock binaryKey(const QByteArray &parameters, const QString &password) {
    const QByteArray salt = parameters.first(16);
    const QByteArray start = officeHash("MD5", passwordBytes(password)).first(5);
    QByteArray repeated;
    for (int i = 0; i < 16; ++i)
        repeated += start + salt;
    const QByteArray base = officeHash("MD5", repeated).first(5);
    return [base](uint32_t block) { return officeHash("MD5", base + little(block)); };
}

// §2.3.5 of MS-OFFCRYPTO.
KeyOfBlock cryptoApiKey(const QByteArray &salt, int keyBits, const QString &password) {
    const QByteArray base = officeHash("SHA1", salt + passwordBytes(password));
    return [base, keyBits](uint32_t block) {
        const QByteArray key = officeHash("SHA1", base + little(block)).first(keyBits / 8);
        return keyBits == 40 ? key.leftJustified(16, 0) : key;
    };
}

// A hash of the first part is sealed behind it.
bool opens(const KeyOfBlock &keyOf, const QByteArray &verifier, const QByteArray &sealedHash, const QByteArray &algorithm) {
    const QByteArray plain = Rc4(keyOf(0)).apply(verifier + sealedHash);
    const QByteArray hash = officeHash(algorithm, plain.first(verifier.size()));
    return plain.mid(verifier.size(), hash.size()) == hash;
}

KeyOfBlock keyFor(const BiffRecord &filePass, const QString &password) {
    const QByteArray raw(reinterpret_cast<const char *>(filePass.data), qsizetype(filePass.size));
    const auto *p = filePass.data;
    if (filePass.size < 6 || le16(p) != 1)
        throw SheetFailure{encryptionUnknown(u"XOR"_s)};
    const int major = le16(p + 2);
    const int minor = le16(p + 4);
    KeyOfBlock key;
    bool good = false;
    if (major == 1 && minor == 1 && filePass.size >= 54) {
        key = binaryKey(raw.mid(6), password);
        good = opens(key, raw.mid(22, 16), raw.mid(38, 16), "MD5");
    } else if (minor == 2 && major >= 2 && major <= 4 && filePass.size >= 14) {
        // flags, length of the header, header (flags, size, cipher, hash, bits of the key …), verifier
        const size_t header = 14;
        const size_t verifier = header + le32(p + 10);
        if (le32(p + 10) < 32 || le32(p + 10) > 4096 || verifier + 60 > filePass.size)
            throw SheetFailure{badSheet(u"sheet.xls_damaged"_s, u"The description of the file's encryption is damaged"_s, u"Ask the sender to send the file again"_s)};
        const uint32_t bits = le32(p + header + 16);
        const int keyBits = bits == 0 ? 40 : int(bits);
        if (le32(p + header + 8) != 0x6801 || keyBits < 40 || keyBits > 128 || keyBits % 8)
            throw SheetFailure{encryptionUnknown(u"0x%1"_s.arg(le32(p + header + 8), 0, 16))};
        key = cryptoApiKey(raw.mid(qsizetype(verifier) + 4, 16), keyBits, password);
        good = opens(key, raw.mid(qsizetype(verifier) + 20, 16), raw.mid(qsizetype(verifier) + 40, 20), "SHA1");
    } else {
        throw SheetFailure{encryptionUnknown(u"%1.%2"_s.arg(major).arg(minor))};
    }
    if (!good)
        throw SheetFailure{passwordWrong()};
    return key;
}

// Records whose content is never encrypted.
bool isPlain(uint16_t id) {
    switch (id) {
    case biff::Bof:
    case biff::FilePass:
    case 0x194: // UsrExcl
    case 0x195: // FileLock
    case 0xe1:  // InterfaceHdr
    case 0x196: // RRDInfo
    case 0x138: // RRDHead
        return true;
    default:
        return false;
    }
}

} // namespace

void decryptBook(QByteArray &book, const BiffRecord &filePass, const QString &password) {
    KeyOfBlock keyOf;
    try {
        keyOf = keyFor(filePass, password.isEmpty() ? writeProtectionPassword() : password);
    } catch (const SheetFailure &failure) {
        if (password.isEmpty() && failure.error.code == "sheet.password_wrong"_L1)
            throw SheetFailure{passwordMissing()};
        throw;
    }
    const size_t from = filePass.next;
    uint8_t stream[kBlock];
    size_t block = size_t(-1);
    const auto keyByte = [&](size_t at) {
        if (at / kBlock != block) {
            block = at / kBlock;
            Rc4 cipher(keyOf(uint32_t(block)));
            for (uint8_t &byte : stream)
                byte = cipher.next();
        }
        return stream[at % kBlock];
    };
    char *bytes = book.data(); // detaches: filePass is not looked at any more
    const BiffStream records(book);
    BiffRecord record;
    for (size_t at = from; records.at(at, record); at = record.next) {
        if (isPlain(record.id))
            continue;
        const size_t clear = record.id == biff::BoundSheet ? 4 : 0; // where the sheet lies
        for (size_t i = clear; i < record.size; ++i)
            bytes[at + 4 + i] = char(uint8_t(bytes[at + 4 + i]) ^ keyByte(at + 4 + i));
    }
}

} // namespace lianxin::sheets
