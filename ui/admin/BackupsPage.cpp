// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/BackupsPage.h"
#include "platform/base/Literals.h"
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
    , m_command(text({})) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    m_schedule->setObjectName(u"schedule"_s);
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
        showJob(m_verifying ? tr("A copy is being opened and checked …")
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
    const QStringList steps{tr("1. Stop every engine of this hotline. Calls that are up end."),
                            tr("2. As the engine’s user, with this file and its .keys.json beside each other, run:"),
                            tr("3. Start the engine and compare the newest tickets and calls with what you remember. The store that was there "
                               "lies beside it as NAME.replaced-TIME; nothing is deleted.")};
    for (int i = 0; i < steps.size(); ++i) {
        auto *step = text(steps.at(i));
        step->setWordWrap(true);
        lines->addWidget(step);
        if (i != 1)
            continue;
        auto *frame = box("sunken");
        auto *inner = row(8);
        setMargins(inner, 12, 8, 8, 8);
        m_command->setWordWrap(true);
        m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_command->setObjectName(u"command"_s);
        m_command->setAccessibleName(tr("Command"));
        inner->addWidget(m_command, 1);
        auto *copy = new Button({}, Button::Kind::Quiet, u"copy"_s);
        copy->setButtonSize(Button::Size::Small);
        copy->setAccessibleName(tr("Copy the command"));
        copy->setToolTip(copy->accessibleName());
        connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_command->property("command").toString()); });
        inner->addWidget(copy, 0, Qt::AlignTop);
        frame->setLayout(inner);
        lines->addWidget(frame);
    }
    lines->addStretch(1);
    content->setLayout(lines);
    connect(m_verify, &QPushButton::clicked, this, &BackupsPage::verify);
    return new ScrollColumn(content);
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
    const QString command = u"lianxinctl store restore %1 --replace"_s.arg(quoted(backup["path"_L1].toString()));
    m_command->setProperty("command", command);
    QString shown = command;
    m_command->setText(shown.replace(u'/', u"/\u200b"_s)); // a long path may break at its folders
}

void BackupsPage::showJob(const QString &words) {
    m_make->setEnabled(false);
    m_verify->setEnabled(false);
    m_stop->setVisible(!m_verifying);
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
                             .arg(result["sha256Ok"_L1].toBool() ? result["findings"_L1][0]["text"_L1].toString() : tr("The file is not the one that was written.")),
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
