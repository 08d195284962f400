// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Console.h"
#include "ui/audio/DeviceDialog.h"
#include "platform/protocol/EngineAddress.h"
#include "ui/models/ErrorWords.h"
#include "ui/shell/LoginPage.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/EnglishText.h"
#include <QLibraryInfo>
#include <QSettings>

namespace lianxin {

void Console::prepareApplication() {
    QCoreApplication::setOrganizationName(u"lianxin"_s);
    QCoreApplication::setApplicationName(u"lianxin"_s);
    // The console speaks Chinese unless somebody chose its source strings, English.
    const QSettings settings;
    if (settings.value(u"look/language"_s) != u"en"_s) {
        auto *own = new QTranslator(qApp);
        if (own->load(u":/translations/lianxin_zh_CN.qm"_s))
            QCoreApplication::installTranslator(own);
        auto *qt = new QTranslator(qApp);
        if (qt->load(u"qt_zh_CN"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(qt);
    } else {
        QCoreApplication::installTranslator(new EnglishText(qApp));
    }
    Theme::current().apply(settings.value(u"look/dark"_s).toBool() ? Theme::Mode::Dark : Theme::Mode::Light,
                           qBound(100, settings.value(u"look/percent"_s, 100).toInt(), 150));
    Theme::current().installFocusRing();
}

Console::Console(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_sound(std::make_shared<SoundDevice>())
    , m_handset(m_door, m_sound)
    , m_ringer(*m_sound)
    , m_engine(m_door)
    , m_desk(m_door, m_handset) {
    DeviceDialog::restore(*m_sound, m_ringer);
    connect(&m_handset, &Handset::changed, this, [this] { m_ringer.setRinging(m_handset.isRinging()); });
    connect(m_sound.get(), &SoundDevice::troubleChanged, this, [this](const QString &trouble) {
        if (m_window->topBar())
            m_window->topBar()->notify(trouble.isEmpty() ? tr("The headset is back and in use") : trouble, trouble.isEmpty() ? Tone::Good : Tone::Warn);
    });
    m_window = std::make_unique<MainWindow>(m_door, m_handset, m_desk, m_engine);
    LoginPage *login = m_window->loginPage();
    connect(m_window.get(), &MainWindow::sessionBegan, this, [this](const Session &session) {
        if (!session.seatNumber.isEmpty() && session.can(u"CallsHandle"_s))
            m_handset.begin();
    });
    connect(m_window.get(), &MainWindow::sessionEnded, &m_handset, &SeatPhoneHandset::finish);
    connect(m_window.get(), &MainWindow::devicesWanted, this, &Console::chooseDevices);
    connect(m_window.get(), &MainWindow::reconnectWanted, this,
            [this] { connectTo(QSettings().value(u"engine"_s).toString()); });
    connect(login, &LoginPage::rehearsalWanted, this, [this] { begin(Beginning::Rehearsal); });
    connect(login, &LoginPage::localWanted, this, [this] { begin(Beginning::Local); });
    connect(login, &LoginPage::serverWanted, this, [this](const QString &url, const QString &fingerprint) {
        QSettings().remove(u"beginning"_s);
        connectTo(url, fingerprint);
    });
    connect(login, &LoginPage::trustWanted, this,
            [this](const QString &fingerprint) { connectTo(QSettings().value(u"engine"_s).toString(), fingerprint); });
    connect(&m_starter, &EngineStarter::failed, login, &LoginPage::showError);
    connect(&m_starter, &EngineStarter::ready, this, [this, login](const QJsonObject &details) {
        login->setDemoLogin(details["login"_L1].toString(), details["password"_L1].toString());
        connectTo(details["door"_L1].toString());
    });
    connect(&m_door, &Door::connectionFailed, login, [this, login](const Error &error) {
        const bool distrust = error.code.startsWith("protocol.certificate"_L1);
        if (login->isVisible() && !beginAgain())
            login->showError(error);
        else if (distrust && m_window->topBar()) // the network leads to somebody else while a session goes on
            m_window->topBar()->notify(inReadersWords(error).message, Tone::Bad);
    });
    connect(&m_handset, &SeatPhoneHandset::failed, this, [this](const Error &error) {
        if (m_window->topBar())
            m_window->topBar()->notify(inReadersWords(error).message, Tone::Bad);
    });
    if (!m_options.login.isEmpty())
        login->setDemoLogin(m_options.login, m_options.password);
    const QString engine =
        m_options.engine.isEmpty() ? QSettings().value(u"engine"_s).toString() : m_options.engine;
    login->setFirstRun(engine.isEmpty());
    if (!engine.isEmpty())
        connectTo(engine, m_options.fingerprint);
}

Console::~Console() {
    m_window.reset();
    m_handset.finish();
}

void Console::show() {
    m_window->show();
}

void Console::connectTo(const QString &url, const QString &fingerprint) {
    if (url.isEmpty())
        return;
    const auto remote = remoteUrl(url);
    const QString key = remote ? u"trusted/%1_%2"_s.arg(remote->host()).arg(remote->port()) : QString();
    QByteArray pin;
    if (remote) {
        const QString wanted = fingerprint.isEmpty() ? QSettings().value(key).toString() : fingerprint;
        if (const auto read = wanted.isEmpty() ? Expected<QByteArray>(QByteArray()) : fingerprintFromText(wanted); read) {
            pin = *read;
        } else {
            m_window->loginPage()->showError(read.error());
            return;
        }
        if (!pin.isEmpty())
            QSettings().setValue(key, fingerprintText(pin));
    }
    QSettings().setValue(u"engine"_s, url);
    m_window->loginPage()->setFirstRun(false);
    m_door.connectTo(url, pin);
}

void Console::begin(Beginning beginning) {
    m_begun = true;
    LoginPage *login = m_window->loginPage();
    const bool rehearsal = beginning == Beginning::Rehearsal;
    login->setBusy(rehearsal ? tr("The rehearsal is being started …") : tr("The engine is being started …"));
    QSettings().setValue(u"beginning"_s, rehearsal ? u"rehearsal"_s : u"local"_s);
    if (rehearsal)
        m_starter.startRehearsal();
    else
        m_starter.startLocal();
}

bool Console::beginAgain() {
    const QString beginning = QSettings().value(u"beginning"_s).toString();
    if (m_begun || !m_options.engine.isEmpty() || beginning.isEmpty())
        return false;
    begin(beginning == u"rehearsal"_s ? Beginning::Rehearsal : Beginning::Local);
    return true;
}

void Console::chooseDevices() {
    auto *dialog = new DeviceDialog(*m_sound, m_ringer, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace lianxin
