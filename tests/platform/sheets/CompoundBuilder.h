// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <vector>

namespace lianxin::test {

//! \brief Writes compound files (MS-CFB), so that tests can make .xls and protected workbooks byte by byte.
class CompoundBuilder {
public:
    //! Streams below 4096 bytes go to the mini stream, as every program does it.
    CompoundBuilder &add(const QString &name, const QByteArray &content);
    QByteArray bytes() const;
    bool write(const QString &path) const;

private:
    std::vector<std::pair<QString, QByteArray>> m_streams;
};

//! Little-endian numbers.
QByteArray le2(quint32 number);
QByteArray le4(quint32 number);
QByteArray leDouble8(double number);

} // namespace lianxin::test
