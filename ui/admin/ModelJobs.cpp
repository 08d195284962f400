// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of dispatch models sets going: training, testing, putting into use, the certainty.
#include "platform/base/Literals.h"
#include "ui/admin/ModelsPage.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QSlider>

namespace lianxin {

void ModelsPage::train() {
    auto *dialog = new VerbDialog(tr("Train a new model?"),
                                  tr("It learns from the closed tickets of this hotline, the newest 30,000 at most. That takes minutes, beside the calls. "
                                     "The model in use stays in use until you put the new one into use; the first one is used at once."),
                                  tr("Begin training"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] { begin(u"dispatch.train"_s, {}); });
    dialog->open();
}

void ModelsPage::test() {
    if (const QJsonObject model = m_modelTable->currentRecord(); !model.isEmpty())
        begin(u"dispatch.evaluate"_s, {{u"id"_s, model["id"_L1]}});
}

void ModelsPage::begin(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this, method](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_job = reply->toObject()["job"_L1].toString();
        m_jobKind = method;
        showJob({});
        updateButtons();
        m_poll.start();
    });
}

// A training that was begun before this page was opened.
void ModelsPage::findRunningJob() {
    m_door.call(u"jobs.list"_s, {{u"limit"_s, 20}}, this, [this](const Expected<QJsonValue> &reply) {
        for (const auto &value : itemsOf(reply)) {
            const QJsonObject job = value.toObject();
            if (!m_job.isEmpty() || job["kind"_L1].toString() != "dispatch.train"_L1 || job["state"_L1].toString() != "running"_L1)
                continue;
            m_job = job["id"_L1].toString();
            m_jobKind = u"dispatch.train"_s;
            showJob(job);
            updateButtons();
            m_poll.start();
        }
    });
}

void ModelsPage::showJob(const QJsonObject &job) {
    const qint64 done = job["done"_L1].toInteger(), total = job["total"_L1].toInteger();
    if (m_jobKind == "dispatch.evaluate"_L1)
        m_jobWords->setText(tr("The model is being tested on tickets that it has not seen …"));
    else if (total > 0)
        m_jobWords->setText(tr("A model is being trained: step %1 of %2").arg(numberText(done), numberText(total)));
    else
        m_jobWords->setText(tr("A model is being trained: the closed tickets are being read …"));
    m_stop->setVisible(m_jobKind == "dispatch.train"_L1); // a test is over before anybody could stop it
    setJobPart(total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0);
}

void ModelsPage::followJob() {
    if (m_job.isEmpty())
        return;
    m_door.call(u"jobs.get"_s, {{u"id"_s, m_job}}, this, [this, job = m_job](const Expected<QJsonValue> &reply) {
        if (job != m_job)
            return;
        const QJsonObject state = objectOf(reply);
        if (reply && state["state"_L1].toString() == "running"_L1) {
            showJob(state);
            return;
        }
        m_poll.stop();
        m_job.clear();
        m_stop->setEnabled(true);
        if (reply)
            jobEnded(state);
        else
            m_error->show(reply.error());
        updateButtons();
    });
}

void ModelsPage::jobEnded(const QJsonObject &job) {
    const QString state = job["state"_L1].toString();
    if (state == "cancelled"_L1)
        return; // as was wanted
    if (state != "done"_L1) {
        const Error error = Error::fromJson(job["error"_L1].toObject());
        if (error.code == "dispatch.nothing_newer"_L1) { // no failure: there is nothing to test it on
            m_tested->setText(sentenceOf(error));
            setTone(m_tested, "");
            m_tested->show();
        } else {
            m_error->show(error);
        }
        return;
    }
    const QJsonObject result = job["result"_L1].toObject();
    if (m_jobKind == "dispatch.evaluate"_L1) {
        m_tests.insert(result["id"_L1].toString(), result);
        showTested();
        return;
    }
    m_wanted = result["id"_L1].toString(); // the new one is looked at first
    load();
}

void ModelsPage::askActivate() {
    const QJsonObject model = m_modelTable->currentRecord(), used = inUse();
    if (model.isEmpty() || model["active"_L1].toBool())
        return;
    QString words = tr("New proposals come from it; tickets that were dispatched stay where they are.");
    if (!used.isEmpty())
        words += u'\n' + tr("Right on tickets not seen: %1 instead of %2. The one in use now is kept; you can return to it.")
                             .arg(percentText(model["accuracy"_L1].toDouble()), percentText(used["accuracy"_L1].toDouble()));
    auto *dialog = new VerbDialog(tr("Put the model of %1 into use?").arg(dayTimeText(model["madeAt"_L1].toInteger())), words, tr("Put into use"),
                                  Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id = model["id"_L1]] {
        m_door.call(u"dispatch.activate"_s, {{u"id"_s, id}}, this, [this](const Expected<QJsonValue> &reply) {
            if (reply)
                load();
            else
                m_error->show(reply.error());
        });
    });
    dialog->open();
}

void ModelsPage::saveThreshold() {
    const int percent = m_slider->value();
    auto *dialog = new VerbDialog(tr("Dispatch without a person from %1% on?").arg(percent),
                                  m_reach->text() + u'\n' +
                                      (m_settings["automatic"_L1].toBool() ? tr("It counts for tickets accepted from now on.")
                                                                           : tr("It counts once automatic dispatch is switched on at the desk.")),
                                  tr("Set the certainty"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, percent] {
        m_door.call(u"dispatch.saveSettings"_s, {{u"threshold"_s, percent / 100.0}}, this, [this](const Expected<QJsonValue> &reply) {
            if (!reply) {
                m_error->show(reply.error());
                return;
            }
            m_settings = reply->toObject();
            showSettings();
        });
    });
    dialog->open();
}

} // namespace lianxin
