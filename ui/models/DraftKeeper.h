// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include <QElapsedTimer>
#include <QMap>
#include <QPointer>
#include <QTimer>

namespace lianxin {

//! \brief What a person wrote about a call and has not filed yet: the engine keeps it for them (drafts.keep), sealed, so that a
//! console which ends (or is ended) loses nothing. It is sent a second after the last key, or sooner by send(); what the engine
//! did not confirm stays here and is sent when it is back. GUI thread, which never waits.
class DraftKeeper final : public QObject {
    Q_OBJECT
public:
    using Found = std::function<void(const QJsonObject &kept)>;
    explicit DraftKeeper(Door &door, QObject *parent = nullptr);
    //! Whose drafts; empty: nobody is logged in. What could not be sent waits for the same user, and goes when another comes.
    void setUser(const QString &userId);

    //! \a part of what is known of the call ("ticket", "wrapUp"); empty takes it out.
    void keep(const QString &callId, const QString &part, const QJsonObject &what);
    //! The engine has filed the part, and knows that by itself; \a note is what it keeps of it.
    void filed(const QString &callId, const QString &part, const QJsonObject &note = {});
    //! {"ticket", "wrapUp"} of a call; empty where nothing was kept. While the engine is away the answer waits for it. Not called
    //! once \a context is gone.
    void load(const QString &callId, QObject *context, Found found);
    //! The newest call but \a exceptCallId whose ticket was begun and not filed, as {"callId", "ticket"}; empty: none.
    void loadUnfiled(const QString &exceptCallId, QObject *context, Found found);
    //! Calls whose draft the engine can't open any more, as it said last.
    const QStringList &unreadable() const { return m_unreadable; }
    //! Has the engine delete them.
    void removeUnreadable();
    //! Sends what waits, now.
    void send();
    //! Something is not at the engine yet.
    bool isWaiting() const { return !m_waiting.isEmpty(); }
    //! Why the engine did not keep what it was given last; nothing: it did, or was not reached.
    const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    //! isWaiting(), trouble() or unreadable() is another one.
    void changed();

private:
    using Key = std::pair<QString, QString>; //!< call, part
    struct Waiting {
        QJsonObject what;
        quint64 number = 0; //!< tells a newer one from the one that is under way
        bool sent = false;
    };
    using Items = std::function<void(const QList<QJsonObject> &)>;
    void read(const QJsonObject &params, const QPointer<QObject> &context, const Items &then);
    void readAgain();
    void onKept(const Key &key, quint64 number, const Expected<QJsonValue> &reply);
    //! As the engine has it, with what is newer here.
    QJsonObject withWaiting(QJsonObject draft) const;
    void remember(const QJsonObject &draft);
    //! \a all: of every call.
    void noteUnreadable(const QList<QJsonObject> &drafts, bool all);
    void setTrouble(const std::optional<Error> &trouble);

    Door &m_door;
    QString m_user;
    QString m_owner;                     //!< whose m_waiting is
    QHash<QString, QJsonObject> m_known; //!< by call
    QMap<Key, Waiting> m_waiting;
    QStringList m_unreadable;
    std::vector<std::function<void()>> m_reads; //!< to be asked again
    quint64 m_number = 0;
    QTimer m_soon;
    QTimer m_again;
    QElapsedTimer m_since; //!< the first key that is not sent
    std::optional<Error> m_trouble;
};

} // namespace lianxin
