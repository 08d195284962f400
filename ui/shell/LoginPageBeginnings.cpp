// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done before anybody logs in: begin a hotline, join one, practise; and how the console looks.
#include "platform/base/Literals.h"
#include "ui/shell/EngineStarter.h"
#include "ui/shell/LoginPage.h"
#include <QFileInfo>

namespace lianxin {

QWidget *LoginPage::makeBeginnings() {
    auto *page = new QWidget;
    auto *lines = column(12);
    lines->addWidget(text(tr("How do you want to begin?"), "h20"));
    const auto choice = [lines](const QString &icon, const QString &title, const QString &words,
                                const QString &verb, Button::Kind kind) {
        auto *card = new Card;
        auto *line = row(16);
        setMargins(line, 20, 16, 20, 16);
        line->addWidget(new IconLabel(icon, 24, Tone::Accent), 0, Qt::AlignTop);
        auto *said = column(2);
        said->addWidget(text(title, "h16"));
        auto *note = text(words, "secondary");
        note->setWordWrap(true);
        said->addWidget(note);
        line->addLayout(said, 1);
        auto *button = new Button(verb, kind);
        line->addWidget(button);
        card->body()->addLayout(line);
        lines->addWidget(card);
        return button;
    };
    auto *rehearse = choice(u"flask-conical"_s, tr("Try it with a rehearsal"),
                            tr("Simulated citizens call and are called on this machine. No line is used, "
                               "nothing real can be dialled, the login is shown."),
                            tr("Start a rehearsal"), Button::Kind::Primary);
    auto *local = choice(u"database"_s, tr("Begin here"),
                         tr("This machine keeps the encrypted store and runs the engine: for one hotline of "
                            "a few seats, or to prepare a larger one."),
                         tr("Begin on this machine"), Button::Kind::Outline);
    auto *server =
        choice(u"server"_s, tr("Join a server"),
               tr("The hotline runs elsewhere already; you have got its address from your administrator."),
               tr("Enter the address …"), Button::Kind::Outline);
    connect(rehearse, &QPushButton::clicked, this, &LoginPage::rehearsalWanted);
    connect(local, &QPushButton::clicked, this, [this] {
        if (QFileInfo::exists(EngineStarter::configurationFile()))
            Q_EMIT localWanted();
        else
            showSetUp();
    });
    connect(server, &QPushButton::clicked, this, &LoginPage::askServer);
    lines->addStretch(1);
    page->setLayout(lines);
    return page;
}

QWidget *LoginPage::makeCards() {
    auto *box = new QWidget;
    auto *parts = row(12);
    auto *practice = new Card;
    auto *a = column(6);
    setMargins(a, 16, 10, 16, 12);
    auto *titleA = row(8);
    titleA->addWidget(new IconLabel(u"flask-conical"_s, 16));
    titleA->addWidget(text(tr("Practise first"), "strong"), 1);
    a->addLayout(titleA);
    auto *simulated = text(tr("The other side is simulated; no line is used."), "secondary");
    simulated->setWordWrap(true);
    a->addWidget(simulated);
    auto *rehearse = new Button(tr("Start a rehearsal"));
    rehearse->setButtonSize(Button::Size::Small);
    connect(rehearse, &QPushButton::clicked, this, &LoginPage::rehearsalWanted);
    a->addWidget(rehearse);
    practice->body()->addLayout(a);
    m_practice = practice;
    parts->addWidget(practice, 1);
    auto *display = new Card;
    auto *b = column(6);
    setMargins(b, 16, 10, 16, 12);
    auto *titleB = row(8);
    titleB->addWidget(new IconLabel(u"type"_s, 16));
    titleB->addWidget(text(tr("Display"), "strong"), 1);
    b->addLayout(titleB);
    b->addWidget(text(tr("Text size and brightness are kept on this machine."), "secondary"));
    auto *looks = row(4);
    auto *sizes = new QButtonGroup(this);
    for (const int percent : {100, 125, 150}) {
        auto *size = new Button(u"%1%"_s.arg(percent));
        size->setButtonSize(Button::Size::Small);
        size->setSegment(true, true);
        size->setChecked(percent == Theme::current().textPercent());
        sizes->addButton(size);
        looks->addWidget(size);
        connect(size, &QPushButton::clicked, this, [this, percent] {
            Q_EMIT lookWanted(Theme::current().mode() == Theme::Mode::Dark, percent);
        });
    }
    looks->addSpacing(px(12));
    auto *modes = new QButtonGroup(this);
    for (const bool dark : {false, true}) {
        auto *mode =
            new Button(dark ? tr("Dark") : tr("Light"), Button::Kind::Outline, dark ? u"moon"_s : u"sun"_s);
        mode->setButtonSize(Button::Size::Small);
        mode->setSegment(true, true);
        mode->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed); // words and picture whole in a narrow window
        mode->setChecked(dark == (Theme::current().mode() == Theme::Mode::Dark));
        modes->addButton(mode);
        looks->addWidget(mode);
        connect(mode, &QPushButton::clicked, this,
                [this, dark] { Q_EMIT lookWanted(dark, Theme::current().textPercent()); });
        connect(&Theme::current(), &Theme::changed, mode,
                [mode, dark] { mode->setChecked(dark == (Theme::current().mode() == Theme::Mode::Dark)); });
    }
    looks->addStretch(1);
    b->addLayout(looks);
    display->body()->addLayout(b);
    parts->addWidget(display, 1);
    box->setLayout(parts);
    return box;
}

} // namespace lianxin
