// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QByteArray>
#include <QByteArrayView>
#include <memory>

namespace lianxin {

//! \brief Key material: wiped when it goes out of scope, never copied by accident, never printed.
class LIANXIN_EXPORT SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(int size);
    explicit SecretBytes(QByteArrayView bytes);
    ~SecretBytes() { wipe(); }
    SecretBytes(SecretBytes &&other) noexcept;
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    SecretBytes(const SecretBytes &) = delete;
    SecretBytes &operator=(const SecretBytes &) = delete;

    static SecretBytes random(int size);
    SecretBytes clone() const { return SecretBytes(view()); }

    bool isEmpty() const { return m_size == 0; }
    int size() const { return m_size; }
    char *data() { return m_bytes.get(); }
    const char *data() const { return m_bytes.get(); }
    QByteArrayView view() const { return {m_bytes.get(), m_size}; }
    //! In constant time.
    bool operator==(const SecretBytes &other) const;
    void wipe();

private:
    std::unique_ptr<char[]> m_bytes;
    int m_size = 0;
};

//! Overwrites \a bytes in place, then empties it. Reaches only this copy: detach first where it is shared.
LIANXIN_EXPORT void wipe(QByteArray &bytes);
//! Compares in constant time.
LIANXIN_EXPORT bool sameBytes(QByteArrayView a, QByteArrayView b);

} // namespace lianxin
