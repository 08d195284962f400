// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/LossyPath.h"
#include <array>

namespace lianxin {

LossyPath::LossyPath(int lossPercent, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_lossPercent(lossPercent)
    , m_dice(seed) {
    connect(&m_outer, &QUdpSocket::readyRead, this, [this] { pass(m_outer, m_inner, m_address, m_leg); });
    connect(&m_inner, &QUdpSocket::readyRead, this, [this] { pass(m_inner, m_outer, m_peerAddress, m_peer); });
}

bool LossyPath::open(const QHostAddress &address, quint16 leg) {
    m_address = address;
    m_leg = leg;
    return m_outer.bind(address, 0, QAbstractSocket::DontShareAddress) && m_inner.bind(address, 0, QAbstractSocket::DontShareAddress);
}

void LossyPath::setPeer(const QHostAddress &address, quint16 port) {
    m_peerAddress = address;
    m_peer = port;
}

void LossyPath::pass(QUdpSocket &from, QUdpSocket &to, const QHostAddress &address, quint16 port) {
    std::array<char, 2048> packet{};
    while (from.hasPendingDatagrams()) {
        const qint64 size = from.readDatagram(packet.data(), qint64(packet.size()));
        if (size <= 0 || port == 0)
            continue;
        if (int(m_dice() % 100) < m_lossPercent) {
            ++m_lost;
            continue;
        }
        ++m_passed;
        to.writeDatagram(packet.data(), size, address, port);
    }
}

} // namespace lianxin
