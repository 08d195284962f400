// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "ui/widgets/EnglishText.h"
#include "ui/widgets/Theme.h"
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

namespace lianxin::test {

void prepareUi(UiLanguage language) {
    static bool done = false;
    if (std::exchange(done, true))
        return;
    static QTemporaryDir folder;
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QCoreApplication::setOrganizationName(u"lianxin-test"_s);
    QCoreApplication::setApplicationName(u"lianxin-test"_s);
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    auto *translator = new QTranslator(qApp);
    if (language == UiLanguage::Chinese && translator->load(u":/translations/lianxin_zh_CN.qm"_s))
        QCoreApplication::installTranslator(translator);
    else if (language == UiLanguage::English)
        QCoreApplication::installTranslator(new EnglishText(qApp));
    Theme::current().apply(Theme::Mode::Light, 100);
    Theme::current().installFocusRing();
}

ConsoleFixture::ConsoleFixture()
    : engine(door)
    , desk(door, handset) {
    prepareUi();
    window = std::make_unique<MainWindow>(door, handset, desk, engine);
}

ConsoleFixture::~ConsoleFixture() {
    window.reset();
}

void ConsoleFixture::settle(int ms) {
    QTest::qWait(ms);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::qWait(ms);
}

void ConsoleFixture::login(const QString &who) {
    window->begin(door.sample(u"login."_s + who));
    settle();
}

void ConsoleFixture::putCall(const QString &which) {
    const QJsonObject seat = door.sample(u"seat."_s + which);
    door.on(u"seats.me"_s, seat);
    door.on(u"calls.get"_s, door.sample(u"call."_s + which));
    handset.rings = which == "ringing"_L1;
    handset.call = which == "talking"_L1;
    door.say(u"seat.state"_s, seat["seatNumber"_L1].toString(), seat);
    settle();
}

} // namespace lianxin::test
