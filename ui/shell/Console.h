// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/audio/Ringer.h"
#include "ui/models/ClientDoor.h"
#include "ui/models/SeatDesk.h"
#include "ui/shell/EngineStarter.h"
#include "ui/shell/MainWindow.h"
#include "ui/softphone/SeatPhoneHandset.h"
#include <QTranslator>

namespace lianxin {

//! \brief Composition root of the console: makes the door, the telephone, the models and the window, and
//! wires them.
class Console final : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString engine; //!< "local:/path" or "wss://host:port"; empty: the one remembered, else the first-run choices
        QString fingerprint; //!< of the certificate of an engine on another machine; empty: the one trusted before
        QString login;  //!< login of a rehearsal, shown on the login page
        QString password;
    };
    explicit Console(Options options, QObject *parent = nullptr);
    ~Console() override;
    void show();

    //! Look and language of the application; before the first widget.
    static void prepareApplication();

private:
    //! \a fingerprint as typed: trusted from now on for that address. Empty: what was trusted before.
    void connectTo(const QString &url, const QString &fingerprint = {});
    void chooseDevices();
    enum class Beginning { Rehearsal, Local };
    //! Starts an engine on this machine; which kind is remembered for beginAgain().
    void begin(Beginning beginning);
    //! After a restart of the machine the engine of this machine runs no more: it is started once more, once.
    bool beginAgain();

    Options m_options;
    ClientDoor m_door;
    std::shared_ptr<SoundDevice> m_sound;
    SeatPhoneHandset m_handset;
    Ringer m_ringer;
    EngineWatch m_engine;
    SeatDesk m_desk;
    EngineStarter m_starter;
    bool m_begun = false; //!< an engine was started by this console
    std::unique_ptr<MainWindow> m_window;
};

} // namespace lianxin
