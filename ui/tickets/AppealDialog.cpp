// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/AppealDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/tickets/TicketTimeline.h"
#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>

namespace lianxin {
namespace {

struct AppealDialog {
    Q_DECLARE_TR_FUNCTIONS(AppealDialog)
};

constexpr int kMostOffered = 6;

//! What of the ticket's life may speak for the unit: its calls, and what the unit did. Newest first.
QList<QJsonObject> offered(const QJsonArray &events) {
    QList<QJsonObject> found;
    for (qsizetype i = events.size() - 1; i >= 0 && found.size() < kMostOffered; --i) {
        const QJsonObject event = events.at(i).toObject();
        const QString action = event["action"_L1].toString();
        const bool own = action == "processed"_L1 || action == "finished"_L1 || action == "assist_reported"_L1 || action == "return_asked"_L1 ||
                         action == "extension_asked"_L1;
        if (own || !callOf(event).isEmpty())
            found << event;
    }
    return found;
}

} // namespace

VerbDialog *askAppeal(const QJsonObject &ticket, QWidget *parent, std::function<void(const QJsonObject &params)> done) {
    auto *dialog = new VerbDialog(AppealDialog::tr("Appeal against what is held against the unit?"),
                                  AppealDialog::tr("A supervisor listens, looks at the evidence and decides, once. Until then it counts."),
                                  AppealDialog::tr("Make the appeal"), Button::Kind::Primary, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMinimumWidth(px(560));
    dialog->body()->addWidget(new ElidedLabel(u"%1  %2"_s.arg(ticket["number"_L1].toString(), ticket["title"_L1].toString()), "small"));
    auto *reason = new QPlainTextEdit;
    reason->setObjectName(u"reason"_s);
    reason->setTabChangesFocus(true);
    reason->setProperty("fieldSize", u"text"_s);
    reason->setPlaceholderText(AppealDialog::tr("What is wrong with it, and what was done instead"));
    auto *why = new Field(AppealDialog::tr("Why it should not stand"), reason);
    dialog->body()->addWidget(why);
    QList<std::pair<QCheckBox *, QJsonObject>> checks;
    const auto events = offered(ticket["events"_L1].toArray());
    if (!events.isEmpty())
        dialog->body()->addWidget(text(AppealDialog::tr("Evidence from this ticket"), "small"));
    for (const QJsonObject &event : events) {
        const qint64 at = event["at"_L1].toInteger();
        const QString words = ticketEventText(event);
        auto *check = new QCheckBox(u"%1  %2"_s.arg(dayTimeText(at), words.size() > 44 ? words.left(43) + u'…' : words));
        check->setToolTip(words);
        QJsonObject piece{{u"at"_s, at}, {u"note"_s, words}};
        if (const QString call = callOf(event); !call.isEmpty())
            piece.insert(u"callId"_s, call);
        dialog->body()->addWidget(check);
        checks.append({check, piece});
    }
    auto *other = new QLineEdit;
    other->setObjectName(u"other"_s);
    other->setPlaceholderText(AppealDialog::tr("Number of a document, where photos are kept …"));
    dialog->body()->addWidget(new Field(AppealDialog::tr("Other evidence"), other));
    dialog->verb()->setEnabled(false);
    QObject::connect(reason, &QPlainTextEdit::textChanged, dialog,
                     [dialog, reason] { dialog->verb()->setEnabled(!reason->toPlainText().trimmed().isEmpty()); });
    QObject::connect(dialog, &QDialog::accepted, parent, [reason, checks, other, done = std::move(done)] {
        QJsonArray evidence;
        for (const auto &[check, piece] : checks)
            if (check->isChecked())
                evidence.append(piece);
        if (const QString note = other->text().trimmed(); !note.isEmpty())
            evidence.append(QJsonObject{{u"note"_s, note}});
        done({{u"reason"_s, reason->toPlainText().trimmed()}, {u"evidence"_s, evidence}});
    });
    dialog->open();
    reason->setFocus();
    return dialog;
}

} // namespace lianxin
