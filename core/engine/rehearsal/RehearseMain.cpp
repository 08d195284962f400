// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Rehearsal.h"
#include "engine/rehearsal/Report.h"
#include "platform/base/UnixSignals.h"
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <cstdio>

namespace lianxin {
namespace {

void say(FILE *stream, const QString &line) {
    const QByteArray bytes = line.toUtf8();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

Expected<RehearsalOptions> optionsOf(const QStringList &arguments) {
    QCommandLineParser parser;
    const auto usage = [&parser](const QString &why) {
        return Error{ErrorKind::Usage, u"ctl.usage"_s, why, u"lianxinctl rehearse [--list FILE] [--citizens N] [--spoken N] [--seats N] [--seed S] "
                     "[--speed X] [--cps N] [--lines N] [--report DIR] [--console] [--store postgresql://…] [--suite intl|gm]"_s, {}};
    };
    for (const char *name : {"list", "citizens", "visits", "spoken", "callers", "seats", "seed", "speed", "cps", "lines", "report", "store", "suite", "limit"})
        parser.addOption({QString::fromLatin1(name), {}, u"value"_s});
    parser.addOption({u"console"_s, u"go on until interrupted, for a console to look at"_s});
    if (!parser.parse(QStringList{u"rehearse"_s} + arguments))
        return usage(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return usage(u"\"%1\" is not an option of rehearse."_s.arg(parser.positionalArguments().constFirst()));
    RehearsalOptions o;
    QString wrong;
    const auto number = [&](const char *name, double least, double most, auto &target) {
        const QString key = QString::fromLatin1(name);
        if (!parser.isSet(key))
            return;
        bool ok = false;
        const double value = parser.value(key).toDouble(&ok);
        if (!ok || value < least || value > most)
            wrong = u"--%1 takes a number from %2 to %3."_s.arg(key).arg(least).arg(most);
        else
            target = std::remove_reference_t<decltype(target)>(value);
    };
    number("citizens", 1, 100'000, o.citizens);
    number("visits", 0, 999, o.visits);
    number("spoken", 0, 999, o.spoken);
    number("callers", 0, 100, o.callers);
    number("seats", 1, 99, o.seats);
    number("seed", 0, 4294967295.0, o.seed);
    number("speed", 0.1, 1000, o.speed);
    number("cps", 0.1, 50, o.callsPerSecond);
    number("lines", 1, 1000, o.lines);
    number("limit", 10, 86'400, o.limitSeconds);
    if (!wrong.isEmpty())
        return usage(wrong);
    if (parser.isSet(u"suite"_s)) {
        if (parser.value(u"suite"_s) != u"intl"_s && parser.value(u"suite"_s) != u"gm"_s)
            return usage(u"--suite is intl or gm."_s);
        o.suite = parser.value(u"suite"_s) == u"intl"_s ? CryptoSuite::Intl : CryptoSuite::Gm;
    }
    o.console = parser.isSet(u"console"_s);
    o.listPath = parser.value(u"list"_s);
    o.storeUrl = parser.value(u"store"_s);
    o.reportDir = parser.isSet(u"report"_s) ? QDir().absoluteFilePath(parser.value(u"report"_s))
                                            : QDir::temp().absoluteFilePath(u"lianxin-rehearsal-%1"_s.arg(newId().right(12)));
    return o;
}

} // namespace

int rehearseMain(const QStringList &arguments, bool json) {
    const auto options = optionsOf(arguments);
    if (!options) {
        say(stderr, options.error().toString());
        return exitStatus(options.error().kind);
    }
    Rehearsal rehearsal(*options);
    int status = 1;
    QObject::connect(&rehearsal, &Rehearsal::progress, &rehearsal, [](const QString &line) { say(stderr, line); });
    if (options->console) {
        QObject::connect(&rehearsal, &Rehearsal::serving, &rehearsal, [](const QString &door) {
            const DemoLogin &who = demoLogins().front();
            const QJsonObject ready{{u"door"_s, door}, {u"login"_s, who.login}, {u"password"_s, who.password}};
            say(stdout, QString::fromUtf8(QJsonDocument(QJsonObject{{u"ready"_s, ready}}).toJson(QJsonDocument::Compact)));
        });
    }
    QObject::connect(&rehearsal, &Rehearsal::finished, &rehearsal,
                     [&](const Expected<RehearsalVerdict> &verdict, double seconds) {
        if (!verdict) {
            say(stderr, verdict.error().toString());
            status = exitStatus(verdict.error().kind);
        } else {
            if (auto written = writeReport(options->reportDir, rehearsal.setup(), *verdict, seconds); !written)
                say(stderr, written.error().toString());
            say(stdout, json ? QString::fromUtf8(QJsonDocument(verdict->toJson()).toJson(QJsonDocument::Compact))
                             : reportText(rehearsal.setup(), *verdict, seconds) + u"报告与存储：%1"_s.arg(options->reportDir));
            status = verdict->ok() ? 0 : 1;
        }
        QCoreApplication::exit(status);
    });
    onTerminationSignals(&rehearsal, [&rehearsal] { rehearsal.interrupt(); });
    if (auto started = rehearsal.start(); !started) {
        say(stderr, started.error().toString());
        return exitStatus(started.error().kind);
    }
    return QCoreApplication::exec();
}

} // namespace lianxin
