// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette offers: pages, and what can be done at this moment.
#include "ui/admin/AdminPage.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/shell/ConsoleLock.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/TopBar.h"
#include "ui/tickets/TicketsPage.h"

namespace lianxin {

QList<CommandPalette::Command> MainWindow::commands() {
    QList<CommandPalette::Command> list;
    if (m_work == nullptr)
        return list;
    for (const auto &[key, icon, words] : std::as_const(m_entries))
        list.append({words, tr("page"), icon, [this, k = key] { go(k); }});
    if (m_campaigns) {
        list.append({tr("All campaigns"), tr("Campaigns"), u"megaphone"_s, [this] {
                         go(u"campaigns"_s);
                         m_campaigns->showList();
                     }});
        list.append({tr("Kept uses of columns …"), tr("Campaigns"), u"columns-3"_s, [this] {
                         go(u"campaigns"_s);
                         m_campaigns->showTemplates();
                     }});
        if (m_session.can(u"CampaignsManage"_s))
            list.append({tr("New campaign"), tr("Campaigns"), u"plus"_s, [this] {
                             go(u"campaigns"_s);
                             m_campaigns->showWizard();
                         }});
    }
    if (m_tickets) {
        list.append({tr("Ticket board"), tr("Tickets"), u"columns-3"_s, [this] {
                         go(u"tickets"_s);
                         m_tickets->showTable(false);
                     }});
        list.append({tr("Ticket table"), tr("Tickets"), u"list"_s, [this] {
                         go(u"tickets"_s);
                         m_tickets->showTable(true);
                     }});
    }
    if (m_admin) {
        static const QHash<QString, const char *> names{{u"users"_s, QT_TR_NOOP("Users")},
                                                        {u"trunks"_s, QT_TR_NOOP("Trunks")},
                                                        {u"engines"_s, QT_TR_NOOP("Engines")},
                                                        {u"backups"_s, QT_TR_NOOP("Backups")},
                                                        {u"flows"_s, QT_TR_NOOP("Flows")},
                                                        {u"units"_s, QT_TR_NOOP("Handling units")},
                                                        {u"calendar"_s, QT_TR_NOOP("Working days")},
                                                        {u"dnc"_s, QT_TR_NOOP("Do-not-call list")},
                                                        {u"announcements"_s, QT_TR_NOOP("Announcements of carriers")},
                                                        {u"categories"_s, QT_TR_NOOP("Categories")},
                                                        {u"responsibilities"_s, QT_TR_NOOP("Responsibilities")},
                                                        {u"ladders"_s, QT_TR_NOOP("Reminder ladders")},
                                                        {u"models"_s, QT_TR_NOOP("Dispatch model")},
                                                        {u"audit"_s, QT_TR_NOOP("Audit trail")}};
        const QStringList keys = m_admin->keys();
        for (const QString &key : keys)
            list.append({tr(names.value(key)), tr("System"), u"settings"_s, [this, key] {
                             go(u"admin"_s);
                             m_admin->showList(key);
                         }});
    }
    if (m_desk.hasSeat()) {
        list.append(
            {tr("Ready for calls"), tr("Seat"), u"circle"_s, [this] { m_desk.setState(u"ready"_s); }});
        list.append({tr("Short break"), tr("Seat"), u"coffee"_s,
                     [this] { m_desk.setState(u"away"_s, tr("Break")); }});
        list.append({tr("Meal"), tr("Seat"), u"coffee"_s, [this] { m_desk.setState(u"away"_s, tr("Meal")); }});
        list.append({tr("Training"), tr("Seat"), u"book-open"_s, [this] { m_desk.setState(u"away"_s, tr("Training")); }});
        const auto view = m_desk.view();
        list.append({tr("Retrieve the parked call"), tr("Seat"), u"circle-pause"_s, [this] { m_desk.retrieveParked(); }});
        if (view == SeatDesk::View::Ringing)
            list.append({tr("Answer"), u"F2"_s, u"phone"_s, [this] { m_desk.answer(); }});
        if (view == SeatDesk::View::Talking || view == SeatDesk::View::Held) {
            list.append({view == SeatDesk::View::Held ? tr("Take the call back") : tr("Hold the call"),
                         u"F3"_s, u"pause"_s, [this] { m_desk.toggleHold(); }});
            list.append({tr("Transfer the call"), u"F4"_s, u"phone-forwarded"_s,
                         [this] { m_top->callBar()->button(u"transfer"_s)->click(); }});
            list.append({tr("More with this call"), u"F5"_s, u"ellipsis"_s,
                         [this] { m_top->callBar()->button(u"more"_s)->click(); }});
            const auto press = [this](const QString &button) { return [this, button] { m_top->callBar()->button(button)->click(); }; };
            list.append({m_handset.muted() ? tr("Be heard again") : tr("Mute"), u"F10"_s, u"mic-off"_s, press(u"mute"_s)});
            list.append({tr("Keypad"), u"Ctrl+P"_s, u"grid-3x3"_s, press(u"keypad"_s)});
            list.append({tr("Hang up"), u"F12"_s, u"phone-off"_s, [this] { m_desk.hangUp(); }});
        }
    }
    if (m_session.can(u"TicketsWrite"_s) && (m_desk.hasSeat() || m_session.can(u"CallsSupervise"_s)))
        list.append({tr("Wishes of a citizen …"), tr("Tickets"), u"user"_s, [this] { showWishes(); }});
    list.append({tr("Notifications"), {}, u"bell"_s, [this] { m_top->showNotices(); }});
    for (const int percent : {100, 125, 150}) {
        if (percent != Theme::current().textPercent())
            list.append({tr("Text %1%").arg(percent), {}, u"gauge"_s, [this, percent] { applyLook(Theme::current().mode() == Theme::Mode::Dark, percent); }});
    }
    list.append({tr("Headset and microphone …"), {}, u"headphones"_s, [this] { Q_EMIT devicesWanted(); }});
    list.append({tr("Light or dark"), {}, u"moon"_s, [this] {
                     applyLook(Theme::current().mode() == Theme::Mode::Light, Theme::current().textPercent());
                 }});
    list.append({tr("Change my password …"), {}, u"key-round"_s, [this] { askPassword(); }});
    list.append({tr("Lock"), u"Ctrl+Shift+L"_s, u"lock"_s, [this] { m_lock->lock(); }});
    list.append({tr("Log off"), {}, u"log-out"_s, [this] { logOut(); }});
    return list;
}

void MainWindow::showPalette() {
    if (m_work == nullptr || m_lock->isLocked())
        return;
    auto *palette = new CommandPalette(commands(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, px(80))));
    palette->show();
}

} // namespace lianxin
