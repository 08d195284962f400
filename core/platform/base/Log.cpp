// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Log.h"
#include "platform/base/Literals.h"
#include "platform/base/LogTail.h"
#include <QDateTime>
#include <QRegularExpression>
#include <cstdio>
#include <deque>
#include <mutex>

namespace lianxin {

Q_LOGGING_CATEGORY(lcStorage, "lianxin.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDoor, "lianxin.door", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWorkers, "lianxin.workers", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSip, "lianxin.sip", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMedia, "lianxin.media", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTelephony, "lianxin.telephony", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDialling, "lianxin.dialling", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHotline, "lianxin.hotline", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSpeech, "lianxin.speech", QtInfoMsg)
Q_LOGGING_CATEGORY(lcBot, "lianxin.bot", QtInfoMsg)
Q_LOGGING_CATEGORY(lcEngine, "lianxin.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "lianxin.ui", QtInfoMsg)

QString redacted(QStringView personal) {
    qsizetype digits = 0;
    for (const QChar c : personal)
        digits += c.isDigit();
    if (digits >= 7 && digits * 2 >= personal.size())
        return personal.first(3).toString() + u"***"_s + personal.last(2).toString();
    return u"<%1 characters>"_s.arg(personal.size());
}

namespace {

constexpr std::size_t kKeptLines = 1000;

struct KeptLines {
    std::mutex mutex;
    std::deque<LogLine> lines;
};

KeptLines &keptLines() {
    static KeptLines kept;
    return kept;
}

// A record number (UUID) holds long digit runs too and must stay readable, so runs next to a hyphen or a
// hexadecimal letter are left alone.
void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &text) {
    static const QRegularExpression longNumber(u"(?<![0-9A-Fa-f-])(\\d{3})\\d{4,}(\\d{2})(?![0-9A-Fa-f-])"_s);
    static constexpr const char *levels[] = {"debug", "warning", "critical", "fatal", "info"};
    QString safe = text;
    safe.replace(longNumber, u"\\1***\\2"_s);
    safe.squeeze(); // it is kept
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const char *category = context.category ? context.category : "default";
    const QByteArray line = now.toString(Qt::ISODateWithMs).toUtf8() + ' ' + levels[type] + ' ' + category + ": " + safe.toUtf8() + '\n';
    {
        KeptLines &kept = keptLines();
        const std::lock_guard lock(kept.mutex);
        if (kept.lines.size() == kKeptLines)
            kept.lines.pop_front();
        kept.lines.push_back({now.toMSecsSinceEpoch(), QString::fromLatin1(levels[type]), QString::fromLatin1(category), safe});
    }
    fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

} // namespace

std::vector<LogLine> recentLog(int most) {
    KeptLines &kept = keptLines();
    const std::lock_guard lock(kept.mutex);
    const auto count = std::min(kept.lines.size(), std::size_t(std::max(0, most)));
    return {kept.lines.end() - std::ptrdiff_t(count), kept.lines.end()};
}

void installLogHandler() { qInstallMessageHandler(writeMessage); }

} // namespace lianxin
