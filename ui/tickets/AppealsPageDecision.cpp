// SPDX-License-Identifier: GPL-3.0-or-later
// What an appeal is about for its unit, the decision, and what that did to the unit's figures.
#include "platform/base/Literals.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/tickets/AppealsPage.h"
#include <QDateTime>
#include <QTimeZone>

namespace lianxin {
namespace {

//! First and last day of the month of that moment, as tickets.performance takes them.
std::pair<QString, QString> monthOf(qint64 at) {
    static const QTimeZone zone("Asia/Shanghai");
    const QDate day = QDateTime::fromMSecsSinceEpoch(at, zone).date();
    const QDate first(day.year(), day.month(), 1);
    return {first.toString(Qt::ISODate), first.addMonths(1).addDays(-1).toString(Qt::ISODate)};
}

QString rateText(const QJsonObject &figures, QLatin1StringView name) {
    const QJsonValue rate = figures["rates"_L1].toObject()[name];
    return rate.isDouble() ? percentText(rate.toDouble()) : u"–"_s;
}

QString scoreText(const QJsonObject &figures) {
    return figures["score"_L1].isDouble() ? QString::number(figures["score"_L1].toDouble(), 'f', 1) : u"–"_s;
}

} // namespace

void AppealsPage::loadFigures(const QJsonObject &appeal, qint64 at) {
    const auto [from, to] = monthOf(at);
    const QString shown = m_shown;
    m_door.call(u"tickets.performance"_s, {{u"from"_s, from}, {u"to"_s, to}, {u"unitId"_s, appeal["unitId"_L1]}}, this,
                [this, shown, appeal, month = from.left(7)](const Expected<QJsonValue> &reply) {
                    if (shown != m_shown)
                        return;
                    m_figures = itemsOf(reply).at(0).toObject();
                    if (!reply || m_figures.isEmpty()) {
                        m_figureWords->setText(reply ? tr("Nothing is counted for the unit in %1.").arg(month)
                                                     : tr("Its figures can’t be read: %1").arg(inReadersWords(reply.error()).message));
                        return;
                    }
                    QString words = tr("%1, %2: satisfaction %3 (%4 satisfied, %5 dissatisfied), %6 supervision orders, score %7.")
                                        .arg(appeal["unitName"_L1].toString(), month, rateText(m_figures, "satisfaction"_L1),
                                             numberText(m_figures["satisfied"_L1].toInteger()), numberText(m_figures["dissatisfied"_L1].toInteger()),
                                             numberText(m_figures["supervised"_L1].toInteger()), scoreText(m_figures));
                    if (appeal["state"_L1].toString() == "open"_L1)
                        words += u'\n' + (appeal["against"_L1].toString() == "visit"_L1
                                              ? tr("Upheld: this visit and the supervision order that came of it leave these figures. Rejected: they stay.")
                                              : tr("Upheld: the supervision order leaves these figures. Rejected: it stays."));
                    m_figureWords->setText(words);
                });
}

void AppealsPage::askDecision(bool uphold) {
    const QJsonObject appeal = m_list->current();
    if (appeal.isEmpty())
        return;
    auto *dialog = new VerbDialog(uphold ? tr("Uphold the appeal of %1?").arg(appeal["unitName"_L1].toString())
                                         : tr("Reject the appeal of %1?").arg(appeal["unitName"_L1].toString()),
                                  uphold ? tr("What the citizen said is kept, and no longer counted against the unit; open supervision orders of the ticket are "
                                              "withdrawn. This is decided once.")
                                         : tr("What is held against the unit stands. This is decided once."),
                                  uphold ? tr("Uphold the appeal") : tr("Reject the appeal"), uphold ? Button::Kind::Primary : Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(tr("Reason, which the unit reads"),
                      uphold ? QStringList{tr("Beyond what the unit may do"), tr("Evidence shows that it was done")}
                             : QStringList{tr("The recording is clear"), tr("The evidence does not show it")});
    connect(dialog, &QDialog::accepted, this, [this, dialog, uphold] { decide(uphold, dialog->reason()); });
    dialog->open();
}

void AppealsPage::decide(bool uphold, const QString &reason) {
    const QJsonObject appeal = m_list->current();
    m_door.call(u"tickets.appeals.decide"_s, {{u"id"_s, appeal["id"_L1]}, {u"uphold"_s, uphold}, {u"reason"_s, reason}}, this,
                [this, uphold, unit = appeal["unitId"_L1].toString(), before = m_figures, at = m_visitAt](const Expected<QJsonValue> &reply) {
                    if (!reply) {
                        m_list->error()->show(reply.error());
                        m_soon.start(); // somebody else may have decided
                        return;
                    }
                    showEffect(before, unit, at, uphold);
                    load();
                });
}

// What the decision did, by the engine's own figures before and after.
void AppealsPage::showEffect(const QJsonObject &before, const QString &unitId, qint64 at, bool upheld) {
    const auto [from, to] = monthOf(at);
    m_door.call(u"tickets.performance"_s, {{u"from"_s, from}, {u"to"_s, to}, {u"unitId"_s, unitId}}, this,
                [this, before, upheld](const Expected<QJsonValue> &reply) {
                    const QJsonObject after = itemsOf(reply).at(0).toObject();
                    if (!reply || after.isEmpty() || before.isEmpty())
                        return; // decided all the same; the figures say so elsewhere
                    const QString unit = after["unitName"_L1].toString();
                    m_effect->setText(upheld ? tr("Upheld. %1: satisfaction %2 → %3, dissatisfied %4 → %5, supervision orders %6 → %7, score %8 → %9.")
                                                   .arg(unit, rateText(before, "satisfaction"_L1), rateText(after, "satisfaction"_L1),
                                                        numberText(before["dissatisfied"_L1].toInteger()), numberText(after["dissatisfied"_L1].toInteger()),
                                                        numberText(before["supervised"_L1].toInteger()), numberText(after["supervised"_L1].toInteger()),
                                                        scoreText(before), scoreText(after))
                                             : tr("Rejected. The figures of %1 stay: satisfaction %2, score %3.")
                                                   .arg(unit, rateText(after, "satisfaction"_L1), scoreText(after)));
                    m_effectBox->show();
                });
}

} // namespace lianxin
