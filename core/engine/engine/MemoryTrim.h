// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTimer>

namespace lianxin {

//! \brief Gives freed memory back to the system. What calls, events and pages of the store leave behind lies between what stays, so
//! that the allocator can't shorten its heap by itself, and a day of calls would make an engine larger that holds nothing more. Looks
//! every 15 s, and acts only where the process has grown since it last did. Thread of its creation.
class MemoryTrim : public QObject {
    Q_OBJECT
public:
    explicit MemoryTrim(QObject *parent = nullptr);

private:
    void look();
    QTimer m_timer;
    qint64 m_resident = 0; //!< bytes, right after it acted
};

} // namespace lianxin
