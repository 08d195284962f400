// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RecoverySheet.h"
#include "platform/base/Literals.h"
#include "ui/shell/SetUpPage.h"
#include <QPrintDialog>
#include <QPrinter>

namespace lianxin {

std::unique_ptr<QTextDocument> recoverySheet(const QString &store, const QString &key, const QDateTime &made) {
    const auto paragraph = [](const QString &words) { return u"<p>%1</p>"_s.arg(words.toHtmlEscaped()); };
    auto sheet = std::make_unique<QTextDocument>();
    sheet->setHtml(u"<h2>%1</h2>"_s.arg(SetUpPage::tr("Recovery key").toHtmlEscaped()) +
                   paragraph(SetUpPage::tr("Recovery key of the store %1").arg(store)) +
                   u"<p style='font-family:monospace;font-size:16pt'>%1</p>"_s.arg(key.toHtmlEscaped()) +
                   paragraph(SetUpPage::tr("If the key file is ever lost, only this recovery key opens the store. It is shown now and "
                                           "never again; nobody can make it anew.")) +
                   paragraph(SetUpPage::tr("Keep this sheet under lock and key, away from the machine and its backups.")) +
                   paragraph(made.toString(u"yyyy-MM-dd HH:mm"_s)));
    return sheet;
}

bool printRecoverySheet(const QString &store, const QString &key, QWidget *over) {
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(SetUpPage::tr("Recovery key")); // never the key: print queues are read by others
    QPrintDialog dialog(&printer, over);
    if (dialog.exec() != QDialog::Accepted)
        return false;
    recoverySheet(store, key, QDateTime::currentDateTime())->print(&printer);
    return true;
}

} // namespace lianxin
