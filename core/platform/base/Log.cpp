// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Log.h"
#include "platform/base/Literals.h"
#include "platform/base/LogTail.h"
#include <QDateTime>
#include <QRegularExpression>
#include <array>
#include <cstdio>
#include <mutex>
#include <vector>

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

constexpr int kKeptLines = 1000;
constexpr std::size_t kKeptBytes = 256 * 1024;
constexpr qsizetype kLongestKept = 2000;
constexpr std::array kLevels{"debug", "warning", "critical", "fatal", "info"}; // in QtMsgType's order

//! \brief The last lines, in one piece of memory that is there from the start: small strings that live for minutes between others
//! that live for microseconds would keep the whole heap from shrinking.
class KeptLines {
public:
    std::mutex mutex;

    void push(qint64 at, int level, QByteArrayView category, const QByteArray &text) {
        const Head head{at, qsizetype(category.size()), qsizetype(text.size()), level};
        const std::size_t needed = sizeof head + std::size_t(category.size() + text.size());
        while (m_count == kKeptLines || (m_count > 0 && m_used + needed > kKeptBytes))
            drop();
        write(&head, sizeof head);
        write(category.data(), std::size_t(category.size()));
        write(text.constData(), std::size_t(text.size()));
        ++m_count;
    }
    std::vector<LogLine> last(int most) const {
        std::vector<LogLine> lines;
        std::size_t at = m_begin;
        for (int n = 0; n < m_count; ++n) {
            Head head;
            read(at, &head, sizeof head);
            const std::size_t words = at + sizeof head;
            if (n >= m_count - most)
                lines.push_back({head.at, QString::fromLatin1(kLevels.at(std::size_t(head.level))), text(words, head.category),
                                 text(words + std::size_t(head.category), head.text)});
            at = words + std::size_t(head.category + head.text);
        }
        return lines;
    }

private:
    struct Head {
        qint64 at = 0;
        qsizetype category = 0, text = 0; // bytes of UTF-8
        int level = 0;
    };
    void drop() {
        Head head;
        read(m_begin, &head, sizeof head);
        const std::size_t bytes = sizeof head + std::size_t(head.category + head.text);
        m_begin = (m_begin + bytes) % kKeptBytes;
        m_used -= bytes;
        --m_count;
    }
    void write(const void *from, std::size_t bytes) {
        const auto *next = static_cast<const char *>(from);
        for (std::size_t i = 0; i < bytes; ++i)
            m_bytes[(m_begin + m_used++) % kKeptBytes] = next[i];
    }
    void read(std::size_t at, void *to, std::size_t bytes) const {
        for (std::size_t i = 0; i < bytes; ++i)
            static_cast<char *>(to)[i] = m_bytes[(at + i) % kKeptBytes];
    }
    QString text(std::size_t at, qsizetype bytes) const {
        QByteArray utf8(bytes, Qt::Uninitialized);
        read(at, utf8.data(), std::size_t(bytes));
        return QString::fromUtf8(utf8);
    }

    std::vector<char> m_bytes = std::vector<char>(kKeptBytes);
    std::size_t m_begin = 0;
    std::size_t m_used = 0;
    int m_count = 0;
};

KeptLines &keptLines() {
    static KeptLines kept;
    return kept;
}

// A record number (UUID) holds long digit runs too and must stay readable, so runs next to a hyphen or a
// hexadecimal letter are left alone.
void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &text) {
    static const QRegularExpression longNumber(u"(?<![0-9A-Fa-f-])(\\d{3})\\d{4,}(\\d{2})(?![0-9A-Fa-f-])"_s);
    QString safe = text;
    safe.replace(longNumber, u"\\1***\\2"_s);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const char *category = context.category ? context.category : "default";
    const QByteArray line = now.toString(Qt::ISODateWithMs).toUtf8() + ' ' + kLevels.at(std::size_t(type)) + ' ' + category + ": " + safe.toUtf8() + '\n';
    {
        KeptLines &kept = keptLines();
        const std::lock_guard lock(kept.mutex);
        kept.push(now.toMSecsSinceEpoch(), int(type), category, safe.left(kLongestKept).toUtf8());
    }
    fwrite(line.constData(), 1, size_t(line.size()), stderr);
}

} // namespace

std::vector<LogLine> recentLog(int most) {
    KeptLines &kept = keptLines();
    const std::lock_guard lock(kept.mutex);
    return kept.last(std::max(0, most));
}

void installLogHandler() { qInstallMessageHandler(writeMessage); }

} // namespace lianxin
