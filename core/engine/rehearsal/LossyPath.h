// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHostAddress>
#include <QObject>
#include <QUdpSocket>
#include <random>

namespace lianxin {

//! \brief A network on loopback that loses packets: stands between a simulated citizen's RTP leg and the engine, and passes on
//! what it does not drop, in both directions. Which packets go is drawn from a seed. RTCP is not passed on. Main thread.
class LossyPath : public QObject {
    Q_OBJECT
public:
    LossyPath(int lossPercent, quint32 seed, QObject *parent = nullptr);

    //! Before anything is announced. \a leg: where the citizen's leg listens. False: there are no ports left.
    bool open(const QHostAddress &address, quint16 leg);
    //! Where the engine's sound is to be sent: what the citizen announces.
    quint16 outerPort() const { return m_outer.localPort(); }
    //! Where the citizen's leg is to send.
    quint16 innerPort() const { return m_inner.localPort(); }
    //! Where the engine listens.
    void setPeer(const QHostAddress &address, quint16 port);

    qint64 passed() const { return m_passed; }
    qint64 lost() const { return m_lost; }

private:
    void pass(QUdpSocket &from, QUdpSocket &to, const QHostAddress &address, quint16 port);

    QUdpSocket m_outer;
    QUdpSocket m_inner;
    QHostAddress m_address;
    quint16 m_leg = 0;
    QHostAddress m_peerAddress;
    quint16 m_peer = 0;
    int m_lossPercent;
    std::mt19937 m_dice;
    qint64 m_passed = 0;
    qint64 m_lost = 0;
};

} // namespace lianxin
