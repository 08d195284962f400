// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/AnnouncementsPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/AdminPage.h"
#include "ui/audio/CallPlayer.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include <QFile>
#include <QCheckBox>
#include <QSpinBox>

namespace lianxin {
namespace {

const QStringList &meanings() {
    static const QStringList all{u"powered_off"_s, u"suspended"_s, u"vacant"_s, u"unreachable"_s, u"busy"_s, u"no_answer"_s, u"ring_back_tune"_s, u"voicemail"_s};
    return all;
}

Cell stateCell(const QString &state) {
    const Word word = numberStateWord(state);
    return Cell{word.text, word.icon, word.tone, true};
}

} // namespace

AnnouncementsPage::AnnouncementsPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_known(makeKnown())
    , m_unknown(makeUnknown())
    , m_listen(new CallPlayer(door))
    , m_examples(new RecordingPlayer(this)) {
    auto *lines = column(10);
    auto *halves = row(12);
    halves->addWidget(m_known, 1);
    halves->addWidget(m_unknown, 1);
    lines->addLayout(halves, 1);
    lines->addWidget(m_listen);
    setLayout(lines);
    connect(m_listen, &CallPlayer::failed, m_unknown->error(), &ErrorBanner::show);
    connect(m_examples, &RecordingPlayer::failed, m_known->error(), &ErrorBanner::show);
    m_poll.setInterval(400);
    connect(&m_poll, &QTimer::timeout, this, &AnnouncementsPage::followJob);
}

AdminList *AnnouncementsPage::makeKnown() {
    auto *list = new AdminList(
        m_door, tr("Announcements that are recognised"), u"announcements.list"_s,
        {{tr("Title"), 0, false, [](const QJsonObject &a) { return Cell{.text = a["title"_L1].toString(), .strong = true}; }},
         {tr("Means"), 130, false, [](const QJsonObject &a) { return stateCell(a["state"_L1].toString()); }},
         {tr("Length"), 70, true, [](const QJsonObject &a) { return Cell{shortTimerText(a["lengthMs"_L1].toInteger())}; }},
         {tr("Heard"), 70, true, [](const QJsonObject &a) { return Cell{numberText(a["hits"_L1].toInteger())}; }},
         {tr("Learned"), 110, false, [](const QJsonObject &a) { return Cell{.text = dayTimeText(a["learnedAt"_L1].toInteger()), .dim = true}; }}},
        u"id"_s);
    auto *play = new Button(tr("Play"), Button::Kind::Outline, u"play"_s);
    auto *relabel = new Button(tr("Relabel …"), Button::Kind::Outline, u"pencil"_s);
    auto *forget = new Button(tr("Forget …"), Button::Kind::Danger, u"trash-2"_s);
    for (auto *button : {play, relabel, forget})
        list->addAction(button);
    auto *settings = new Button({}, Button::Kind::Quiet, u"sliders-horizontal"_s); // there is no room for words beside the others
    settings->setObjectName(u"settings"_s);
    settings->setAccessibleName(tr("How calls are heard …"));
    settings->setToolTip(settings->accessibleName());
    list->addAction(settings);
    connect(settings, &QPushButton::clicked, this, &AnnouncementsPage::askSettings);
    connect(play, &QPushButton::clicked, this, &AnnouncementsPage::playExample);
    connect(relabel, &QPushButton::clicked, this, &AnnouncementsPage::askRelabel);
    connect(forget, &QPushButton::clicked, this, &AnnouncementsPage::askForget);
    return list;
}

AdminList *AnnouncementsPage::makeUnknown() {
    auto *list = new AdminList(
        m_door, tr("Not recognised"), u"attempts.list"_s,
        {{tr("When"), 110, false, [](const QJsonObject &a) { return Cell{dayTimeText(a["intentAt"_L1].toInteger())}; }},
         {tr("Number"), 0, false, [](const QJsonObject &a) { return Cell{a["phone"_L1].toString()}; }},
         {tr("Network’s cause"), 110, false, [](const QJsonObject &a) { return Cell{u"SIP %1"_s.arg(a["cause"_L1]["status"_L1].toInt())}; }}},
        u"id"_s);
    list->setFixed({{u"unrecognised"_s, true}, {u"limit"_s, 200}});
    auto *listen = new Button(tr("Listen"), Button::Kind::Outline, u"play"_s);
    listen->setObjectName(u"listen"_s);
    list->addAction(listen);
    connect(listen, &QPushButton::clicked, this, [this] {
        if (const QString call = m_unknown->current()["callId"_L1].toString(); !call.isEmpty())
            m_listen->play(call, 0, 0);
    });
    m_rejudge = new Button(tr("Judge all anew"), Button::Kind::Outline, u"refresh-cw"_s);
    m_rejudge->setObjectName(u"rejudge"_s);
    m_rejudge->setToolTip(tr("Holds every one of them against the announcements that are known now."));
    list->addAction(m_rejudge);
    connect(m_rejudge, &QPushButton::clicked, this, [this] {
        if (m_job.isEmpty())
            rejudge();
        else
            m_door.call(u"jobs.cancel"_s, {{u"id"_s, m_job}}, this, [this](const Expected<QJsonValue> &) { followJob(); });
    });
    auto *means = new Choice;
    means->setObjectName(u"thisIs"_s);
    means->setAccessibleName(tr("This is …"));
    means->addChoice(tr("This is …"), {});
    for (const QString &state : meanings())
        means->addChoice(numberStateWord(state).text, state);
    list->addAction(means);
    connect(means, &QComboBox::activated, this, [this, means] {
        teach(means->value());
        means->setValue({});
    });
    return list;
}

void AnnouncementsPage::fail(const Expected<QJsonValue> &reply) {
    m_known->error()->show(reply.error());
}

void AnnouncementsPage::askSettings() {
    m_door.call(u"announcements.settings"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (reply)
            showSettings(objectOf(reply));
        else
            fail(reply);
    });
}

void AnnouncementsPage::showSettings(const QJsonObject &settings) {
    auto *dialog = new VerbDialog(tr("How calls are heard"), tr("It holds for calls that begin from now on."), tr("Save the settings"), Button::Kind::Primary, this);
    dialog->setObjectName(u"hearing"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QHash<QString, QCheckBox *> boxes;
    for (const auto &[key, words] : {std::pair{u"listen"_s, tr("Listen to what is said before the answer, and to who answers")},
                                     {u"endEarly"_s, tr("Give a call up when an announcement has said that nobody can be reached")},
                                     {u"keepSound"_s, tr("Keep the sound before the answer, sealed, where something was said")}}) {
        auto *box = new QCheckBox(words);
        box->setObjectName(key);
        box->setChecked(settings[key].toBool());
        dialog->body()->addWidget(box);
        boxes.insert(key, box);
    }
    auto *days = new QSpinBox;
    days->setObjectName(u"keepDays"_s);
    days->setRange(1, 3650);
    days->setValue(settings["keepDays"_L1].toInt());
    dialog->body()->addWidget(new Field(tr("Days that this sound is kept"), days));
    // Nothing is given up or kept of what nobody listens to.
    const auto fits = [boxes, days] {
        const bool listens = boxes[u"listen"_s]->isChecked();
        boxes[u"endEarly"_s]->setEnabled(listens);
        boxes[u"keepSound"_s]->setEnabled(listens);
        days->setEnabled(listens && boxes[u"keepSound"_s]->isChecked());
    };
    for (QCheckBox *box : std::as_const(boxes))
        connect(box, &QCheckBox::toggled, dialog, fits);
    fits();
    boxes[u"listen"_s]->setFocus();
    connect(dialog, &QDialog::accepted, this, [this, boxes, days] {
        QJsonObject wanted{{u"keepDays"_s, days->value()}};
        for (auto i = boxes.begin(); i != boxes.end(); ++i)
            wanted.insert(i.key(), i.value()->isChecked());
        m_door.call(u"announcements.setSettings"_s, wanted, this, [this](const Expected<QJsonValue> &reply) {
            if (!reply)
                fail(reply);
            else
                m_known->note(tr("Changed: how calls are heard"), Tone::Good);
        });
    });
    dialog->open();
}

void AnnouncementsPage::playExample() {
    const QString id = m_known->current()["id"_L1].toString();
    if (id.isEmpty())
        return;
    const QString path = m_folder.filePath(id + u".wav"_s);
    if (QFile::exists(path)) {
        m_examples->play(path);
        return;
    }
    m_door.call(u"announcements.example"_s, {{u"id"_s, id}}, this, [this, path](const Expected<QJsonValue> &reply) {
        if (!reply) {
            fail(reply);
            return;
        }
        m_door.download(reply->toObject(), path, this, [this, path](const Expected<void> &done) {
            if (done)
                m_examples->play(path);
            else
                m_known->error()->show(done.error());
        });
    });
}

void AnnouncementsPage::askRelabel() {
    const QJsonObject chosen = m_known->current();
    if (chosen.isEmpty())
        return;
    auto *dialog = new VerbDialog(tr("What does “%1” mean?").arg(chosen["title"_L1].toString()),
                                  tr("Calls from now on are judged by it; what was judged before stays."), tr("Relabel"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *means = new Choice;
    for (const QString &state : meanings())
        means->addChoice(numberStateWord(state).text, state);
    means->setValue(chosen["state"_L1].toString());
    auto *title = new QLineEdit(chosen["title"_L1].toString());
    dialog->body()->addWidget(new Field(tr("Means"), means));
    dialog->body()->addWidget(new Field(tr("Title"), title));
    connect(dialog, &QDialog::accepted, this, [this, means, title, id = chosen["id"_L1].toString()] {
        m_door.call(u"announcements.relabel"_s, {{u"id"_s, id}, {u"state"_s, means->value()}, {u"title"_s, title->text()}}, this,
                    [this](const Expected<QJsonValue> &reply) {
                        if (reply)
                            m_known->load();
                        else
                            fail(reply);
                    });
    });
    dialog->open();
}

void AnnouncementsPage::askForget() {
    const QJsonObject chosen = m_known->current();
    if (chosen.isEmpty())
        return;
    auto *dialog = new VerbDialog(tr("Forget “%1”?").arg(chosen["title"_L1].toString()),
                                  tr("Lines on which it is played are no longer understood. What was judged by it stays."), tr("Forget"),
                                  Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id = chosen["id"_L1].toString()] {
        m_door.call(u"announcements.forget"_s, {{u"id"_s, id}}, this, [this](const Expected<QJsonValue> &reply) {
            if (reply)
                m_known->load();
            else
                fail(reply);
        });
    });
    dialog->open();
}

void AnnouncementsPage::teach(const QString &state) {
    const QString attempt = m_unknown->current()["id"_L1].toString();
    if (state.isEmpty() || attempt.isEmpty())
        return;
    m_door.call(u"announcements.learn"_s, {{u"attemptId"_s, attempt}, {u"state"_s, state}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_unknown->error()->show(reply.error());
            return;
        }
        m_known->load();
        m_unknown->load();
        rejudge();
    });
}

void AnnouncementsPage::rejudge() {
    if (!m_job.isEmpty())
        return;
    m_door.call(u"announcements.rejudge"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_unknown->error()->show(reply.error());
            return;
        }
        m_job = reply->toObject()["job"_L1].toString();
        showJob(tr("Cancel"));
        m_poll.start();
        followJob();
    });
}

void AnnouncementsPage::followJob() {
    const QString job = m_job;
    if (job.isEmpty())
        return;
    m_door.call(u"jobs.get"_s, {{u"id"_s, job}}, this, [this, job](const Expected<QJsonValue> &reply) {
        if (job != m_job)
            return;
        const QJsonObject state = objectOf(reply);
        const QString name = state["state"_L1].toString();
        if (reply && name == "running"_L1) {
            showJob(tr("Cancel, %1 of %2").arg(numberText(state["done"_L1].toInteger()), numberText(state["total"_L1].toInteger())));
            return;
        }
        m_poll.stop();
        m_job.clear();
        showJob(tr("Judge all anew"));
        m_unknown->load();
        if (!reply)
            m_unknown->error()->show(reply.error());
        else if (name == "done"_L1)
            m_unknown->note(tr("%1 of %2 attempts understood now, %3 with another outcome")
                                .arg(numberText(state["result"_L1]["understood"_L1].toInteger()), numberText(state["result"_L1]["looked"_L1].toInteger()),
                                     numberText(state["result"_L1]["changed"_L1].toInteger())),
                            Tone::Good);
        else if (name != "cancelled"_L1)
            m_unknown->error()->show(Error::fromJson(state["error"_L1].toObject()));
    });
}

void AnnouncementsPage::showJob(const QString &words) {
    m_rejudge->setText(words);
    m_rejudge->updateGeometry();
}

} // namespace lianxin
