// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SetUpPage.h"
#include "platform/base/Literals.h"
#include "ui/models/Words.h"
#include <QDir>
#include <QFileDialog>
#include <QSaveFile>

namespace lianxin {
namespace {

Error needed(const QString &what) {
    return {ErrorKind::Usage,
            u"ui.set_up_incomplete"_s,
            SetUpPage::tr("%1 is missing.").arg(what),
            SetUpPage::tr("Fill it in."),
            {}};
}

} // namespace

SetUpPage::SetUpPage(QString configuration, const QString &program, QWidget *parent)
    : QWidget(parent)
    , m_configuration(std::move(configuration))
    , m_maker(program)
    , m_steps(new QStackedWidget)
    , m_heading(text({}, "h20"))
    , m_where(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_cancel(new Button(tr("Back")))
    , m_skip(new Button(tr("Later")))
    , m_next(new Button(tr("Next"), Button::Kind::Primary)) {
    setObjectName(u"setUp"_s);
    m_next->setObjectName(u"next"_s);
    m_skip->setObjectName(u"skip"_s);
    auto *lines = column(12);
    auto *head = row(8);
    head->addWidget(m_heading);
    head->addWidget(m_where, 1, Qt::AlignBottom);
    lines->addLayout(head);
    auto *card = new Card;
    for (QWidget *page : {makeStore(), makeRecovery(), makeAdmin(), makeTrunk(), makeUnits(), makeTest(), makeDone()})
        m_steps->addWidget(page);
    card->body()->addWidget(m_steps);
    card->body()->addWidget(hline());
    auto *foot = row(8);
    setMargins(foot, 20, 12, 20, 12);
    foot->addWidget(m_cancel);
    foot->addStretch(1);
    foot->addWidget(m_skip);
    foot->addWidget(m_next);
    card->body()->addLayout(foot);
    lines->addWidget(card);
    lines->addWidget(m_error);
    setLayout(lines);
    m_error->clear();
    connect(m_next, &QPushButton::clicked, this, &SetUpPage::next);
    connect(m_skip, &QPushButton::clicked, this, &SetUpPage::skip);
    connect(m_cancel, &QPushButton::clicked, this, &SetUpPage::cancelled);
    connect(m_error, &ErrorBanner::retried, this, &SetUpPage::next);
    m_follow.setSingleShot(true);
    m_follow.setInterval(1000);
    connect(&m_follow, &QTimer::timeout, this, &SetUpPage::followTest);
    connect(&m_starter, &EngineStarter::ready, this, [this](const QJsonObject &engine) {
        m_door = engine["door"_L1].toString();
        testNext();
    });
    connect(&m_starter, &EngineStarter::failed, this, [this](const Error &error) {
        setBusy(false);
        m_error->show(error);
        focusStep();
    });
    go(Store);
}

void SetUpPage::go(Step step) {
    if (step != Recovery) {
        m_recoveryKey.clear();
        m_key->clear();
    }
    m_error->clear();
    m_steps->setCurrentIndex(step);
    fill();
    focusStep();
}

void SetUpPage::focusStep() {
    if (step() == Recovery)
        m_written->setFocus();
    else if (step() == Done)
        m_next->setFocus();
    else if (auto *first = m_steps->currentWidget()->findChild<QLineEdit *>())
        first->setFocus();
}

void SetUpPage::fill() {
    static const char *const names[] = {QT_TR_NOOP("Store"), QT_TR_NOOP("Recovery key"),
                                        QT_TR_NOOP("Security administrator"), QT_TR_NOOP("Line"), QT_TR_NOOP("Handling units"),
                                        QT_TR_NOOP("Test call"), QT_TR_NOOP("Ready")};
    const Step now = step();
    const bool busy = m_maker.isBusy() || m_busy;
    const bool tested = now == Test && m_testState->isVisibleTo(this) && m_order.isEmpty();
    m_heading->setText(tr(names[now]));
    m_where->setText(tr("step %1 of %2").arg(now + 1).arg(m_steps->count()));
    m_cancel->setVisible(now == Store);
    m_cancel->setEnabled(!busy);
    m_skip->setVisible((now == Trunk || now == Units || now == Test) && !tested);
    m_skip->setEnabled(!busy);
    m_next->setEnabled(!busy && (now != Recovery || m_written->isChecked()));
    m_next->setText(busy           ? tr("One moment …")
                    : now == Store ? tr("Make the store")
                    : now == Trunk ? tr("Add the line")
                    : now == Units ? tr("Import the units")
                    : now == Test && !tested ? tr("Start the engine and call")
                    : now == Done  ? (m_door.isEmpty() ? tr("Start the engine") : tr("Log in"))
                                   : tr("Next"));
    m_next->updateGeometry();
    m_steps->setEnabled(!busy);
}

void SetUpPage::next() {
    if (m_maker.isBusy() || m_busy || !m_next->isEnabled())
        return;
    m_error->clear();
    switch (step()) {
    case Store:
        storeNext();
        break;
    case Recovery:
        go(Admin);
        break;
    case Admin:
        adminNext();
        break;
    case Trunk:
        trunkNext();
        break;
    case Units:
        unitsNext();
        break;
    case Test:
        if (m_testState->isVisibleTo(this) && m_order.isEmpty())
            afterTest();
        else
            testNext();
        break;
    case Done:
        Q_EMIT finished(m_login->text().trimmed());
        break;
    }
    fill();
}

void SetUpPage::take(const Expected<QJsonObject> &result,
                     const std::function<void(const QJsonObject &)> &then) {
    if (result)
        then(*result);
    else
        m_error->show(result.error());
    fill();
    if (!result)
        focusStep();
}

void SetUpPage::storeNext() {
    const QString path = m_path->text().trimmed();
    if (path.isEmpty() || m_hotline->text().trimmed().isEmpty()) {
        m_error->show(needed(path.isEmpty() ? tr("Store") : tr("Name of the hotline, as it is spoken")));
        return;
    }
    m_maker.makeStore(path, m_suite->value(), [this](const Expected<QJsonObject> &made) {
        take(made, [this](const QJsonObject &store) {
            m_recoveryKey = store["recoveryKey"_L1].toString();
            m_key->setText(m_recoveryKey);
            m_keyFile->setText(tr("Key file: %1. Keep a copy of it apart from the backups.")
                                   .arg(store["keyFile"_L1].toString()));
            m_path->setText(store["store"_L1].toString());
            go(Recovery);
        });
    });
}

void SetUpPage::adminNext() {
    const QString login = m_login->text().trimmed();
    const QString name = m_name->text().trimmed();
    if (login.isEmpty() || name.isEmpty()) {
        m_error->show(needed(login.isEmpty() ? tr("Login") : tr("Name")));
        return;
    }
    if (m_password->text() != m_again->text()) {
        m_error->show({ErrorKind::Usage,
                       u"ui.passwords_differ"_s,
                       tr("The two passwords differ."),
                       tr("Type it twice."),
                       {}});
        return;
    }
    m_maker.addSecurityAdmin(login, name, m_password->text(), [this](const Expected<QJsonObject> &added) {
        take(added, [this](const QJsonObject &) {
            m_password->clear();
            m_again->clear();
            go(Trunk);
        });
    });
}

void SetUpPage::trunkNext() {
    HotlineMaker::Trunk trunk{m_trunkName->text().trimmed(),
                              m_trunkHost->text().trimmed(),
                              m_trunkPort->value(),
                              m_trunkUser->text().trimmed(),
                              m_trunkPassword->text(),
                              m_callerId->text().trimmed(),
                              m_channels->value()};
    if (trunk.name.isEmpty() || trunk.host.isEmpty()) {
        m_error->show(needed(trunk.name.isEmpty() ? tr("Name of the line") : tr("Host")));
        return;
    }
    m_maker.addTrunk(trunk, [this](const Expected<QJsonObject> &added) {
        take(added, [this](const QJsonObject &trunk) {
            m_trunkPassword->clear();
            m_trunk = trunk["id"_L1].toString();
            go(Units);
        });
    });
}

void SetUpPage::skip() {
    if (m_maker.isBusy() || m_busy)
        return;
    if (step() == Trunk)
        go(Units);
    else if (step() == Units)
        finishConfiguration();
    else if (step() == Test)
        afterTest();
}

void SetUpPage::unitsNext() {
    const QString file = m_unitsFile->text().trimmed();
    if (file.isEmpty()) {
        m_error->show(needed(tr("Table, .xlsx or .csv")));
        return;
    }
    m_maker.importUnits(file, m_area->text().trimmed(), [this](const Expected<QJsonObject> &imported) {
        take(imported, [this](const QJsonObject &result) {
            m_unitsSaid = tr("%1 handling units imported.").arg(result["added"_L1].toInt() + result["updated"_L1].toInt());
            if (const int rejected = result["rejectedRows"_L1].toInt(); rejected > 0) {
                const QJsonObject first = result["rejected"_L1][0].toObject();
                m_unitsSaid += u' ' + tr("%1 rows were left out, the first is row %2: %3.").arg(rejected).arg(first["row"_L1].toInteger()).arg(first["reason"_L1].toString());
            }
            finishConfiguration();
        });
    });
}

// Starts the engine first; once it is ready, this comes here again.
void SetUpPage::testNext() {
    const QString number = m_testNumber->text().trimmed();
    if (number.isEmpty()) {
        m_error->show(needed(tr("A telephone of yours")));
        return;
    }
    setBusy(true);
    if (m_door.isEmpty()) {
        m_starter.startWith(m_configuration);
        return;
    }
    m_maker.testCall(m_door, m_trunk, number, [this](const Expected<QJsonObject> &placed) {
        m_looks = 0;
        if (placed) {
            m_order = placed->value("orderId"_L1).toString();
            m_follow.start();
        } else {
            setBusy(false);
            m_error->show(placed.error());
            focusStep();
        }
    });
}

void SetUpPage::followTest() {
    constexpr int mostLooks = 40; // seconds: it may ring for 15
    m_maker.testState(m_door, m_order, [this](const Expected<QJsonObject> &state) {
        const bool over = !state || state->value("state"_L1).toString() == "ended"_L1 || ++m_looks >= mostLooks;
        if (over)
            m_order.clear();
        else
            m_follow.start();
        if (over)
            setBusy(false);
        if (state)
            showTest(*state);
        else
            m_error->show(state.error());
        fill();
        if (over)
            m_next->setFocus(); // what was typed into rested meanwhile
    });
}

void SetUpPage::showTest(const QJsonObject &state) {
    const QString name = state["state"_L1].toString();
    const QString outcome = state["outcome"_L1].toString();
    const bool answered = state.contains("answerMs"_L1);
    m_testState->setWord(answered                 ? Word{tr("Answered"), u"circle-check"_s, Tone::Good}
                         : !outcome.isEmpty()     ? outcomeWord(outcome)
                         : name == "calling"_L1   ? Word{tr("Calling"), u"phone-outgoing"_s, Tone::Accent}
                                                  : Word{tr("Waiting"), u"clock"_s, Tone::Warn});
    m_testState->show();
    QStringList facts;
    if (answered)
        facts << tr("answered after %1 s").arg(QString::number(state["answerMs"_L1].toDouble() / 1000, 'f', 1));
    if (const int status = state["cause"_L1]["status"_L1].toInt(); status > 0)
        facts << u"SIP %1"_s.arg(status);
    if (m_order.isEmpty() && outcome.isEmpty() && !answered)
        facts << tr("The rules of dialling hold it back now, by the hour for instance. It can be tried again on the page of the trunks.");
    m_testFacts->setText(facts.join(u" · "_s));
}

void SetUpPage::afterTest() {
    m_summary->setText((m_trunk.isEmpty() ? tr("No line yet: the system administrator can add one.") : tr("Line added.")) + u'\n' +
                       (m_unitsSaid.isEmpty() ? QString() : m_unitsSaid + u'\n') + tr("Configuration: %1").arg(m_configuration) + u'\n' +
                       tr("Log in as %1 and give the others their accounts.").arg(m_login->text().trimmed()));
    go(Done);
}

void SetUpPage::setBusy(bool busy) {
    m_busy = busy;
    fill();
}

// Without a line there is nothing to call over.
void SetUpPage::finishConfiguration() {
    const auto written = HotlineMaker::writeConfiguration(m_configuration, {m_path->text(), m_hotline->text().trimmed(), m_area->text().trimmed(), m_address->value()});
    if (!written)
        m_error->show(written.error());
    else if (m_trunk.isEmpty())
        afterTest();
    else
        go(Test);
}

void SetUpPage::saveRecoveryKey() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the recovery key"),
                                                      QDir::homePath() + u"/lianxin-recovery-key.txt"_s);
    if (path.isEmpty())
        return;
    QSaveFile out(path);
    const QString page =
        tr("Recovery key of the store %1").arg(m_path->text()) + u"\n\n"_s + m_recoveryKey + u'\n';
    if (!out.open(QIODevice::WriteOnly) ||
        !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        out.write(page.toUtf8()) < 0 || !out.commit())
        m_error->show({ErrorKind::BadInput, u"ui.file_write"_s,
                       tr("%1 can't be written: %2.").arg(path, out.errorString()),
                       tr("Choose another folder."), path});
}

} // namespace lianxin
