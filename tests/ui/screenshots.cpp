// SPDX-License-Identifier: GPL-3.0-or-later
// Renders every page with sample data: screenshots FOLDER [en] [PAGE…]. 1440 × 900, light and dark, in Chinese (en: in
// English); pages that are named, and the seat's, at 125 and 150 % too.
#include "Shots.h"
#include "ui/models/EngineClock.h"
#include "ui/widgets/Theme.h"
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPixmap>
#include <cstdio>

using namespace lianxin;
using namespace lianxin::test;

int main(int argc, char **argv) {
    QApplication app(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: screenshots FOLDER [en] [WIDTHxHEIGHT] [PAGE…]\n");
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    QStringList only;
    for (int i = 2; i < argc; ++i)
        only << QString::fromLocal8Bit(argv[i]);
    const bool english = only.removeAll(u"en"_s) > 0;
    QSize size(1440, 900);
    for (const QRegularExpression sizes(u"^(\\d+)x(\\d+)$"_s); const QString &word : QStringList(only))
        if (const auto match = sizes.match(word); match.hasMatch()) {
            size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
            only.removeAll(word);
        }
    prepareUi(english ? UiLanguage::English : UiLanguage::Chinese);
    const QList<Shot> all = seatShots() + campaignShots() + ticketShots() + supervisorShots() + adminShots() + dialogShots();
    for (const bool dark : {false, true}) {
        for (const int percent : {100, 125, 150}) {
            if (percent != 100 && dark)
                continue;
            Theme::current().apply(dark ? Theme::Mode::Dark : Theme::Mode::Light, percent);
            for (const Shot &shot : all) {
                if (only.isEmpty() ? percent != 100 && shot.name != u"seat-talking"_s : !only.contains(shot.name))
                    continue;
                // Saturday 2026-10-10, a working day by the State Council's notice; 14:32 in Beijing.
                setEngineClocks({{u"now"_s, qint64(1'791'613'928'000)}});
                ConsoleFixture f;
                giveShotSamples(f.door);
                f.window->resize(size);
                if (!shot.who.isEmpty())
                    f.login(shot.who);
                f.window->show();
                ConsoleFixture::settle(60);
                shot.prepare(f);
                ConsoleFixture::settle(120);
                QPixmap picture = f.window->grab();
                // What lies above the window, in the frame that a desktop would give it.
                static const QStringList layered{u"palette"_s, u"ticket-step"_s, u"ticket-reveal"_s, u"login-trust"_s, u"appeal-make"_s, u"wishes"_s, u"unit-hours"_s, u"seat-extend"_s, u"user-change"_s, u"numbers"_s, u"trunk-change"_s, u"synonyms"_s, u"uncertain-calls"_s,
                                                 u"dial-rules"_s, u"seat-care"_s, u"seat-skills"_s, u"own-password"_s, u"close-unsaved"_s, u"user-add"_s, u"announcements"_s};
                if (layered.contains(shot.name)) {
                    QPainter painter(&picture);
                    for (QWidget *top : QApplication::topLevelWidgets()) {
                        if (top == f.window.get() || !top->isVisible())
                            continue;
                        const QRect frame(top->pos() - f.window->pos(), top->size());
                        painter.drawPixmap(frame.topLeft(), top->grab());
                        painter.setPen(tokens().control);
                        painter.drawRect(frame.adjusted(-1, -1, 0, 0));
                    }
                }
                const QString file = folder.filePath(shot.name + (dark ? u"-dark"_s : QString()) +
                                                     (percent == 100 ? QString() : u"-%1"_s.arg(percent)) +
                                                     (english ? u"-en.png"_s : u".png"_s));
                if (!picture.toImage().convertToFormat(QImage::Format_RGB888).save(file)) {
                    std::fprintf(stderr, "can't write %s\n", qPrintable(file));
                    return 1;
                }
            }
        }
    }
    return 0;
}
