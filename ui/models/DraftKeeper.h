// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <functional>

namespace lianxin {

//! \brief What a person wrote about a call and has not filed yet, so that a console which ends (or is ended) loses nothing:
//! one file a call in the runtime folder of the account, which lives in memory, is readable by that account alone and gone
//! when it logs off the machine. Removed as soon as it is filed; half a day later in any case.
//!
//! Files are read and written on a thread of its own, in order. GUI thread.
class DraftKeeper final : public QObject {
    Q_OBJECT
public:
    using Found = std::function<void(const QJsonObject &kept)>;
    explicit DraftKeeper(QObject *parent = nullptr);
    ~DraftKeeper() override;
    //! Another folder; tests have one of their own.
    void setFolder(const QString &folder);
    //! Whose drafts; those of others are neither read nor touched.
    void setUser(const QString &userId);

    //! \a part of what is known of the call ("ticket", "wrapUp"); empty takes it out. Written a moment later.
    void keep(const QString &callId, const QString &part, const QJsonObject &what);
    void forget(const QString &callId);
    //! {"ticket", "wrapUp"} of a call; empty where nothing was kept. Not called once \a context is gone.
    void load(const QString &callId, QObject *context, Found found);
    //! The newest call but \a exceptCallId whose ticket was begun and not filed, as {"callId", "ticket"}; empty: none.
    void loadUnfiled(const QString &exceptCallId, QObject *context, Found found);
    //! Writes what waits and returns when it is written.
    void flush();

private:
    QString fileOf(const QString &callId) const;
    void write();
    void remember(const QString &callId, const QJsonObject &draft);

    QString m_folder;
    QString m_user;
    QHash<QString, QJsonObject> m_known; //!< by call
    QHash<QString, QString> m_waiting;   //!< calls to be written, with their files
    QTimer m_soon;
    QThreadPool m_thread;
};

} // namespace lianxin
