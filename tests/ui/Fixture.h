// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "FakeDoor.h"
#include "ui/models/SeatDesk.h"
#include "ui/shell/MainWindow.h"
#include <memory>

namespace lianxin::test {

enum class UiLanguage { Chinese, English };

//! Look, language and settings of their own for tests; once a process, the first call counts.
void prepareUi(UiLanguage language = UiLanguage::Chinese);

//! \brief A whole console on a scripted door.
struct ConsoleFixture {
    ConsoleFixture();
    ~ConsoleFixture();
    //! Logs in as one of the sample's people: "seat", "leader", "admin", "security".
    void login(const QString &who);
    //! Puts a call of the sample ("ringing", "talking", "wrapup") on the seat.
    void putCall(const QString &which);
    //! Lets answers and deferred deletions through.
    static void settle(int ms = 30);

    FakeDoor door;
    FakeHandset handset;
    EngineWatch engine;
    SeatDesk desk;
    std::unique_ptr<MainWindow> window;
};

} // namespace lianxin::test
