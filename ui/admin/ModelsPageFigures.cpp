// SPDX-License-Identifier: GPL-3.0-or-later
// What the dispatch model does: its figures of the month, what a threshold would reach, and how it was tested.
#include "platform/base/Literals.h"
#include "ui/admin/DispatchChart.h"
#include "ui/admin/ModelsPage.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QDateTime>
#include <QSlider>
#include <QTimeZone>
#include <cmath>

namespace lianxin {
namespace {

QString dateText(qint64 at) {
    static const QTimeZone zone("Asia/Shanghai");
    return at > 0 ? QDateTime::fromMSecsSinceEpoch(at, zone).date().toString(Qt::ISODate) : u"?"_s;
}

} // namespace

void ModelsPage::loadFigures() {
    m_door.call(u"dispatch.figures"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_numbers = reply->toObject();
        m_chart->setMonths(m_numbers["months"_L1].toArray());
        showFigures();
        showModel();
    });
}

QJsonObject ModelsPage::inUse() const {
    for (const auto &model : m_models)
        if (model["active"_L1].toBool())
            return model.toObject();
    return {};
}

void ModelsPage::showFigures() {
    const QJsonObject used = inUse();
    m_right->setFigure(used.isEmpty() ? u"–"_s : percentText(used["accuracy"_L1].toDouble()),
                       used.isEmpty() ? QString() : tr("Macro-F1 %1").arg(used["macroF1"_L1].toDouble(), 0, 'f', 3));
    const qint64 proposed = m_numbers["proposed"_L1].toInteger(), decided = m_numbers["automatic"_L1].toInteger() + m_numbers["byPerson"_L1].toInteger();
    m_automatic->setFigure(decided > 0 ? percentText(m_numbers["automaticRate"_L1].toDouble(m_numbers["automatic"_L1].toDouble() / static_cast<double>(decided))) : u"–"_s,
                           tr("%1 of %2").arg(numberText(m_numbers["automatic"_L1].toInteger()), numberText(proposed)));
    m_overridden->setFigure(decided > 0 ? percentText(m_numbers["overrideRate"_L1].toDouble()) : u"–"_s,
                            tr("%1 tickets").arg(numberText(m_numbers["overridden"_L1].toInteger())),
                            m_numbers["overrideRate"_L1].toDouble() >= 0.2 ? Tone::Warn : Tone::Mute);
    m_returned->setFigure(m_numbers["automatic"_L1].toInteger() > 0 ? percentText(m_numbers["returnRate"_L1].toDouble()) : u"–"_s,
                          tr("%1 tickets").arg(numberText(m_numbers["returned"_L1].toInteger())),
                          m_numbers["returnRate"_L1].toDouble() >= 0.05 ? Tone::Warn : Tone::Mute);
    const QJsonObject drift = m_numbers["drift"_L1].toObject();
    const QString verdict = drift["verdict"_L1].toString();
    m_drift->setFigure(drift["psi"_L1].isDouble() ? QString::number(drift["psi"_L1].toDouble(), 'f', 2) : u"–"_s,
                       verdict == "stable"_L1    ? tr("as trained")
                       : verdict == "watch"_L1   ? tr("keep an eye on it")
                       : verdict == "shifted"_L1 ? tr("train anew")
                                                 : tr("too few tickets to say"),
                       verdict == "stable"_L1                                  ? Tone::Good
                       : verdict == "watch"_L1 || verdict == "shifted"_L1 ? Tone::Warn
                                                                               : Tone::Mute);
}

void ModelsPage::showSettings() {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(qRound(m_settings["threshold"_L1].toDouble(0.9) * 100));
    m_onOff->setText(m_settings["automatic"_L1].toBool() ? tr("Automatic dispatch is on; it is switched at the dispatch desk.")
                                                        : tr("Automatic dispatch is off: proposals only. It is switched at the dispatch desk."));
    showReach();
}

void ModelsPage::showReach() {
    m_percent->setText(u"%1%"_s.arg(m_slider->value()));
    const QJsonObject card = inUse()["card"_L1].toObject();
    const auto [reach, right] = reachOf(card["reliability"_L1].toArray(), m_slider->value() / 100.0);
    if (reach < 0)
        m_reach->setText(tr("What it brings is known once a model is in use."));
    else if (right < 0)
        m_reach->setText(tr("No ticket of the test was that certain: everything goes to people."));
    else
        m_reach->setText(tr("About %1 of the tickets go without a person; about %2 of these get the right category. By the test that the model in use was "
                            "put to when it was trained.")
                             .arg(percentText(reach, 0), percentText(right)));
    const double advised = card["threshold95"_L1].toDouble();
    m_suggested->setVisible(advised > 0);
    m_suggested->setText(tr("95% right: from %1").arg(percentText(std::ceil(advised * 100) / 100, 0)));
    m_suggested->updateGeometry();
    m_setThreshold->setEnabled(!m_settings.isEmpty() && m_slider->value() != qRound(m_settings["threshold"_L1].toDouble() * 100));
}

void ModelsPage::showModel() {
    const QJsonObject model = m_modelTable->currentRecord();
    updateButtons();
    if (model.isEmpty())
        return;
    const QJsonObject card = model["card"_L1].toObject(), data = card["data"_L1].toObject();
    m_title->setText(tr("Model of %1").arg(dayTimeText(model["madeAt"_L1].toInteger())));
    m_facts->setText(tr("Learned from %1 closed tickets accepted %2 to %3, numbers masked. Right: how many that it put here belong here; found: how many "
                        "that belong here it put here. Calibration error %4.")
                         .arg(numberText(model["tickets"_L1].toInteger()), dateText(data["from"_L1].toInteger()), dateText(data["to"_L1].toInteger()),
                              percentText(model["ece"_L1].toDouble())));
    showTested();
    QHash<QString, QJsonObject> since;
    for (const auto &category : m_numbers["categories"_L1].toArray())
        since.insert(category["code"_L1].toString(), category.toObject());
    QJsonArray rows;
    for (const auto &value : card["perClass"_L1].toArray()) {
        QJsonObject one = value.toObject();
        const QJsonObject now = since.value(one["code"_L1].toString());
        one.insert(u"decided"_s, now["decided"_L1]);
        one.insert(u"overridden"_s, now["overridden"_L1]);
        rows.append(one);
    }
    m_classRows->setRecords(rows);
}

void ModelsPage::showTested() {
    const QJsonObject model = m_modelTable->currentRecord();
    const QJsonObject tested = m_tests.value(model["id"_L1].toString());
    m_tested->setVisible(!tested.isEmpty());
    if (tested.isEmpty())
        return;
    const double right = tested["accuracy"_L1].toDouble(), then = model["accuracy"_L1].toDouble();
    const bool worse = right < then - 0.05;
    m_tested->setText(tr("Tested on %1 newer tickets (%2 to %3): %4 right, %5 answered at 95%.")
                          .arg(numberText(tested["tickets"_L1].toInteger()), dateText(tested["from"_L1].toInteger()), dateText(tested["to"_L1].toInteger()),
                               percentText(right), percentText(tested["coverage95"_L1].toDouble(), 0)) +
                      (worse ? tr(" That is clearly less than at its training: train a new one.") : tr(" It holds what its training promised.")));
    setTone(m_tested, worse ? "warn" : "good");
}

} // namespace lianxin
