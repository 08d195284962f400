// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/BackupsPage.h"
#include "platform/base/Literals.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QSpinBox>

namespace lianxin {
namespace {

Word backupWord(const QJsonObject &backup) {
    if (!backup["present"_L1].toBool(true))
        return {BackupsPage::tr("file is gone"), u"circle-slash"_s, Tone::Bad};
    if (!backup["sound"_L1].toBool(true))
        return {BackupsPage::tr("damaged"), u"triangle-alert"_s, Tone::Bad};
    if (whole(backup, "verifiedAt"_L1) > 0)
        return {BackupsPage::tr("verified"), u"shield-check"_s, Tone::Good};
    return {BackupsPage::tr("checked when made"), u"circle-check"_s, Tone::Mute};
}

QString fullTime(qint64 at) {
    return at > 0 ? u"%1 %2"_s.arg(dayText(at), clockText(at)) : QString();
}

// In the reader's words where they are known: a wrong key, a disk.
QString findingText(const QJsonObject &finding) {
    Error error;
    error.code = finding["code"_L1].toString();
    error.message = finding["text"_L1].toString();
    return inReadersWords(error).message;
}

// As a shell takes it, whatever the path holds.
QString quoted(QString path) {
    return u"'%1'"_s.arg(path.replace(u"'"_s, u"'\\''"_s));
}

} // namespace

BackupsPage::BackupsPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_job(door)
    , m_list(new ListDetail(u"backups"_s, tr("Backups"),
                            {{tr("Made"), 170, false, [](const QJsonObject &b) { return Cell{.text = fullTime(whole(b, "madeAt"_L1)), .strong = true}; }},
                             {tr("State"), 150, false,
                              [](const QJsonObject &b) {
                                  const Word word = backupWord(b);
                                  return Cell{word.text, word.icon, word.tone, true};
                              }},
                             {tr("Size"), 90, true, [](const QJsonObject &b) { return Cell{bytesText(whole(b, "bytes"_L1))}; }},
                             {tr("Made by"), 110, false, [](const QJsonObject &b) { return b["scheduled"_L1].toBool() ? Cell{tr("itself"), u"clock"_s} : Cell{b["madeBy"_L1].toString()}; }},
                             {tr("File"), 0, false, [](const QJsonObject &b) { return Cell{.text = QFileInfo(b["path"_L1].toString()).fileName(), .dim = true}; }}},
                            u"id"_s))
    , m_make(new Button(tr("Back up now"), Button::Kind::Primary, u"database"_s))
    , m_stop(new Button(tr("Stop"), Button::Kind::Quiet))
    , m_schedule(text({}, "secondary"))
    , m_name(text({}, "h16"))
    , m_facts(new Facts)
    , m_verify(new Button(tr("Verify"), Button::Kind::Outline, u"shield-check"_s))
    , m_ready(text({}))
    , m_command(text({})) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    m_schedule->setObjectName(u"schedule"_s);
    m_schedule->setWordWrap(true);
    auto *change = new Button(tr("Schedule …"), Button::Kind::Link, u"calendar"_s);
    change->setObjectName(u"settings"_s);
    m_list->addFilter(m_schedule, 1);
    m_list->addFilter(change);
    m_make->setObjectName(u"make"_s);
    m_stop->setObjectName(u"stop"_s);
    m_stop->hide();
    m_list->addAction(m_stop);
    m_list->addAction(m_make);
    m_list->setEmpty(u"database"_s, tr("No backup yet"),
                     tr("A backup is one encrypted file with a copy of the key ring beside it, written while the hotline works. Keep a copy on another machine."), tr("Back up now"));
    m_list->setDetail(makeDetail(), 440, tr("Choose a backup to see how to bring it back"));
    connect(change, &QPushButton::clicked, this, &BackupsPage::askSettings);
    connect(m_make, &QPushButton::clicked, this, &BackupsPage::makeNow);
    connect(m_stop, &QPushButton::clicked, &m_job, &JobWatch::cancel);
    connect(m_list, &ListDetail::picked, this, &BackupsPage::show);
    connect(m_list, &ListDetail::emptyActed, this, &BackupsPage::makeNow);
    connect(m_list, &ListDetail::retried, this, &BackupsPage::load);
    connect(&m_job, &JobWatch::progressed, this, [this](qint64 done, qint64 total) {
        const int percent = total > 0 ? static_cast<int>(100 * done / total) : 0;
        showJob(m_verifying ? (percent < 66 ? tr("Being read and copied … %1 %").arg(percent) : tr("The copy is being opened and checked … %1 %").arg(percent))
                : total > 0 && done > 0 ? tr("Written and checked; its hash is being taken …")
                                        : tr("The backup is being written and checked …"));
    });
    connect(&m_job, &JobWatch::done, this, &BackupsPage::jobEnded);
    connect(&m_job, &JobWatch::failed, this, [this](const Error &error) {
        resetJob();
        if (error.code == "jobs.cancelled"_L1)
            m_list->note(tr("Stopped; nothing was left behind."), Tone::Warn);
        else
            m_list->error()->show(error);
    });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (isVisible() && event.type == "backup.changed"_L1)
            load();
    });
}

QWidget *BackupsPage::makeDetail() {
    auto *content = new QWidget;
    auto *lines = column(14);
    setMargins(lines, 16, 14, 16, 14);
    lines->addWidget(m_name);
    lines->addWidget(m_facts);
    m_verify->setObjectName(u"verify"_s);
    auto *buttons = row(8);
    buttons->addWidget(m_verify);
    buttons->addStretch(1);
    lines->addLayout(buttons);
    lines->addWidget(hline());
    lines->addWidget(paneHeading(tr("To bring it back")));
    m_ready->setWordWrap(true);
    m_ready->setObjectName(u"ready"_s);
    lines->addWidget(m_ready);
    const auto say = [lines](const QString &words) {
        auto *step = text(words);
        step->setWordWrap(true);
        lines->addWidget(step);
    };
    say(tr("1. On each machine of this hotline, when no call is up any more, end the engine:"));
    lines->addWidget(makeCommand(text(u"pkill -TERM -x lianxind"_s), u"stopCommand"_s));
    say(tr("2. As the engine’s user, with this file and its .keys.json beside each other, run:"));
    lines->addWidget(makeCommand(m_command, u"command"_s));
    say(tr("3. Have the store that was brought back checked:"));
    lines->addWidget(makeCommand(text(u"lianxinctl store check"_s), u"checkCommand"_s));
    say(tr("4. Start the engine as always and compare the newest tickets and calls with what you remember. Numbers that were put on the do-not-call "
           "list after the backup are not in it: look at the calls of the last day before campaigns go on."));
    say(tr("The store that was there lies beside it as NAME.replaced-TIME; nothing is deleted. Where the store is not at its usual place, put "
           "--store PLACE behind lianxinctl."));
    lines->addStretch(1);
    content->setLayout(lines);
    connect(m_verify, &QPushButton::clicked, this, &BackupsPage::verify);
    return new ScrollColumn(content);
}

//! A command as it is typed, with a button that copies it. \a shown may have places to break in, its property "command" has none.
QWidget *BackupsPage::makeCommand(QLabel *shown, const QString &name) {
    auto *frame = box("sunken");
    auto *inner = row(8);
    setMargins(inner, 12, 8, 8, 8);
    shown->setWordWrap(true);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    shown->setObjectName(name);
    shown->setAccessibleName(tr("Command"));
    shown->setProperty("command", shown->text());
    inner->addWidget(shown, 1);
    auto *copy = new Button({}, Button::Kind::Quiet, u"copy"_s);
    copy->setObjectName(u"copy."_s + name);
    copy->setButtonSize(Button::Size::Small);
    copy->setAccessibleName(tr("Copy the command"));
    copy->setToolTip(copy->accessibleName());
    connect(copy, &QPushButton::clicked, this, [this, shown] {
        const QString command = shown->property("command").toString();
        QApplication::clipboard()->setText(command);
        m_list->note(tr("Copied: %1").arg(command.section(u' ', 0, 2)), Tone::Good);
    });
    inner->addWidget(copy, 0, Qt::AlignTop);
    frame->setLayout(inner);
    return frame;
}

//! Whether this file can be brought back, before anybody stops an engine for it.
void BackupsPage::showReady(const QJsonObject &backup) {
    const auto say = [this](const QString &words, const char *tone) {
        m_ready->setText(words);
        setTone(m_ready, tone);
    };
    if (!backup["present"_L1].toBool(true))
        say(tr("It can’t be brought back: the file is not where it was written."), "bad");
    else if (!backup["readable"_L1].toBool(true))
        say(tr("It can’t be brought back: the engine’s user may not read the file."), "bad");
    else if (!backup["sound"_L1].toBool(true))
        say(tr("It can’t be brought back: it is damaged, or of another store. Take an older one."), "bad");
    else if (!backup["keysPresent"_L1].toBool(true))
        say(tr("Its key ring (.keys.json) is missing: it can be brought back only where this hotline’s own key ring still is."), "warn");
    else if (whole(backup, "verifiedAt"_L1) == 0)
        say(tr("Verify it first: whether it can be read, belongs to this store and is whole."), "warn");
    else
        say(tr("Verified on %1: it can be read, belongs to this store and is whole.").arg(fullTime(whole(backup, "verifiedAt"_L1))), "good");
}

void BackupsPage::load() {
    m_door.call(u"store.backups"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_settings = objectOf(reply)["settings"_L1].toObject();
        showSettings();
        m_list->setRecords(itemsOf(reply));
    });
}

void BackupsPage::showSettings() {
    const QString at = m_settings["dailyAt"_L1].toString();
    m_schedule->setText(at.isEmpty() ? tr("None is made by itself. They lie in %1").arg(m_settings["folder"_L1].toString())
                                     : tr("One is made daily at %1; of those the newest %2 are kept in %3")
                                           .arg(at, QString::number(m_settings["keep"_L1].toInt()), m_settings["folder"_L1].toString()));
    setTone(m_schedule, at.isEmpty() ? "warn" : "");
}

void BackupsPage::show(const QJsonObject &backup) {
    m_name->setText(fullTime(whole(backup, "madeAt"_L1)));
    m_facts->clear();
    m_facts->add(tr("State"), backupWord(backup));
    m_facts->add(tr("Verified"), whole(backup, "verifiedAt"_L1) > 0 ? fullTime(whole(backup, "verifiedAt"_L1)) : tr("not since it was made"));
    m_facts->add(tr("File"), backup["path"_L1].toString());
    m_facts->add(tr("Size"), tr("%1, %2 rows").arg(bytesText(whole(backup, "bytes"_L1)), numberText(whole(backup, "rows"_L1))));
    QString hash = backup["sha256"_L1].toString();
    for (qsizetype at = 16; at < hash.size(); at += 17) // may break there
        hash.insert(at, u' ');
    m_facts->add(u"SHA-256"_s, hash);
    m_verify->setEnabled(!m_job.isRunning() && backup["present"_L1].toBool(true));
    showReady(backup);
    const QString command = u"lianxinctl store restore %1 --replace"_s.arg(quoted(backup["path"_L1].toString()));
    m_command->setProperty("command", command);
    QString shown = command;
    m_command->setText(shown.replace(u'/', u"/\u200b"_s)); // a long path may break at its folders
}

void BackupsPage::showJob(const QString &words) {
    m_make->setEnabled(false);
    m_verify->setEnabled(false);
    m_stop->show();
    m_list->note(words, Tone::Accent);
}

void BackupsPage::resetJob() {
    m_make->setEnabled(true);
    m_verify->setEnabled(true);
    m_stop->hide();
}

void BackupsPage::jobEnded(const QJsonObject &result) {
    resetJob();
    if (m_verifying) {
        if (result["ok"_L1].toBool())
            m_list->note(tr("The backup is sound: it opens, and every page and row is as it was written."), Tone::Good);
        else
            m_list->note(tr("%1 Make another backup now, and look at the disk.")
                             .arg(result["sha256Ok"_L1].toBool() ? findingText(result["findings"_L1][0].toObject()) : tr("The file is not the one that was written.")),
                         Tone::Bad);
    } else {
        m_list->note(tr("Backed up: %1").arg(bytesText(whole(result, "bytes"_L1))), Tone::Good);
        m_list->choose(result["id"_L1].toString());
    }
    load();
}

void BackupsPage::makeNow() {
    m_verifying = false;
    m_job.start(u"store.makeBackup"_s);
}

void BackupsPage::verify() {
    const QJsonObject backup = m_list->current();
    if (backup.isEmpty() || m_job.isRunning())
        return;
    m_verifying = true;
    m_job.start(u"store.verifyBackup"_s, {{u"id"_s, backup["id"_L1]}});
}

void BackupsPage::askSettings() {
    auto *dialog = new VerbDialog(tr("When are backups made?"),
                                  tr("One a day, while the hotline works, at Beijing time; engines that share a store make one among them. Older ones made "
                                     "by themselves are deleted; those made by a person stay."),
                                  tr("Change the schedule"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *at = new QLineEdit(m_settings["dailyAt"_L1].toString());
    at->setObjectName(u"dailyAt"_s);
    at->setPlaceholderText(tr("02:30; empty: never"));
    auto *keep = new QSpinBox;
    keep->setObjectName(u"keep"_s);
    keep->setRange(1, 365);
    keep->setValue(m_settings["keep"_L1].toInt(14));
    auto *folder = new QLineEdit(m_settings["folder"_L1].toString());
    folder->setObjectName(u"folder"_s);
    dialog->body()->addWidget(new Field(tr("Daily at"), at));
    dialog->body()->addWidget(new Field(tr("How many are kept"), keep));
    dialog->body()->addWidget(new Field(tr("Folder on the engine’s machine"), folder));
    connect(dialog, &QDialog::accepted, this, [=, this] {
        m_door.call(u"store.setBackups"_s, {{u"dailyAt"_s, at->text().trimmed()}, {u"keep"_s, keep->value()}, {u"folder"_s, folder->text().trimmed()}}, this,
                    [this](const Expected<QJsonValue> &reply) {
                        if (m_list->take(reply))
                            load();
                    });
    });
    at->setFocus();
    dialog->open();
}

void BackupsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

} // namespace lianxin
