// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include <QJsonObject>
#include <QSaveFile>
#include <memory>

namespace lianxin {

//! \brief Writes the records of the audit trail that a filter leaves into a CSV file of this machine, page by page, newest
//! first; UTF-8 with a byte order mark, as spreadsheets expect it. The file appears whole or not at all. GUI thread.
class AuditExport final : public QObject {
    Q_OBJECT
public:
    explicit AuditExport(Door &door, QObject *parent = nullptr);
    //! \a filter as audit.list takes it. One at a time.
    void start(const QJsonObject &filter, const QString &path);
    //! What was written so far is thrown away.
    void cancel();
    bool isRunning() const { return m_file != nullptr; }

    //! A record as a line of the file. No field is taken for a formula by a spreadsheet.
    static QByteArray lineOf(const QJsonObject &record);

Q_SIGNALS:
    //! So many records are written.
    void progressed(qint64 records);
    void done(qint64 records, const QString &path);
    //! Errors: console.file_not_written, and those of audit.list.
    void failed(const lianxin::Error &error);

private:
    void askPage(qint64 before);
    void take(const Expected<QJsonValue> &reply);
    void fail(const Error &error);

    Door &m_door;
    QJsonObject m_filter;
    std::unique_ptr<QSaveFile> m_file;
    qint64 m_records = 0;
    int m_run = 0; //!< answers of one that was cancelled are of no use
};

} // namespace lianxin
