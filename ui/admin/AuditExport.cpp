// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/AuditExport.h"
#include "platform/base/Literals.h"
#include "ui/models/MethodWords.h"
#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

namespace lianxin {
namespace {

constexpr int kRecordsAPage = 1000; // the most that audit.list gives

QByteArray csvField(QString words) {
    if (!words.isEmpty() && u"=+-@\t\r"_s.contains(words.front()))
        words.prepend(u'\''); // a spreadsheet would reckon with it
    return '"' + words.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

QByteArray csvLine(const QStringList &fields) {
    QByteArrayList all;
    for (const QString &words : fields)
        all << csvField(words);
    return all.join(',') + "\r\n";
}

} // namespace

AuditExport::AuditExport(Door &door, QObject *parent)
    : QObject(parent)
    , m_door(door) {}

QByteArray AuditExport::lineOf(const QJsonObject &record) {
    static const QTimeZone zone("Asia/Shanghai");
    const QString method = record["method"_L1].toString();
    const QString at = QDateTime::fromMSecsSinceEpoch(record["at"_L1].toInteger(), zone).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    const QJsonObject detail = record["detail"_L1].toObject();
    return csvLine({QString::number(record["seq"_L1].toInteger()), at, record["login"_L1].toString(), record["category"_L1].toString(), methodText(method), method,
                    record["outcome"_L1].toString(), record["target"_L1].toString(), record["peer"_L1].toString(),
                    detail.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact))});
}

void AuditExport::start(const QJsonObject &filter, const QString &path) {
    if (isRunning())
        return;
    m_filter = filter;
    m_records = 0;
    m_file = std::make_unique<QSaveFile>(path);
    const QByteArray head = "\xEF\xBB\xBF" + csvLine({tr("No."), tr("Time (Beijing)"), tr("Who"), tr("Kind"), tr("What"), tr("Method"), tr("Result"), tr("About"),
                                                      tr("From where"), tr("Details")});
    if (!m_file->open(QIODevice::WriteOnly) || m_file->write(head) != head.size()) {
        fail({ErrorKind::BadInput, u"ui.file_write"_s, tr("%1 can't be written: %2.").arg(path, m_file->errorString()), tr("Choose another folder."), path});
        return;
    }
    askPage(0);
}

void AuditExport::askPage(qint64 before) {
    QJsonObject params{{u"newestFirst"_s, true}, {u"limit"_s, kRecordsAPage}, {u"filter"_s, m_filter}};
    if (before > 0)
        params.insert(u"before"_s, before);
    m_door.call(u"audit.list"_s, params, this, [this, run = m_run](const Expected<QJsonValue> &reply) {
        if (run == m_run && isRunning())
            take(reply);
    });
}

void AuditExport::take(const Expected<QJsonValue> &reply) {
    if (!reply) {
        fail(reply.error());
        return;
    }
    const QJsonArray items = itemsOf(reply);
    QByteArray lines;
    for (const auto &item : items)
        lines += lineOf(item.toObject());
    m_records += items.size();
    const qint64 next = objectOf(reply)["next"_L1].toInteger();
    const QString path = m_file->fileName();
    if (m_file->write(lines) != lines.size() || (next == 0 && !m_file->commit())) {
        fail({ErrorKind::BadInput, u"ui.file_write"_s, tr("%1 can't be written: %2.").arg(path, m_file->errorString()), tr("Choose another folder."), path});
        return;
    }
    Q_EMIT progressed(m_records);
    if (next > 0) {
        askPage(next);
        return;
    }
    m_file.reset();
    Q_EMIT done(m_records, path);
}

void AuditExport::cancel() {
    ++m_run;
    m_file.reset(); // what was not committed is gone with it
}

void AuditExport::fail(const Error &error) {
    cancel();
    Q_EMIT failed(error);
}

} // namespace lianxin
