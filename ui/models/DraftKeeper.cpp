// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/DraftKeeper.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

namespace lianxin {
namespace {

constexpr int kSoonMs = 1'000;
constexpr int kLongestMs = 5'000; // somebody who never pauses is kept so often
constexpr int kAgainMs = 5'000;

// Goes by itself: the engine is away or busy, or the session is locked or over.
bool passes(const Error &error) {
    return error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Store || error.code.startsWith("session."_L1) || error.code == "door.login_first"_L1;
}

bool isUnfiled(const QJsonObject &draft) {
    const QJsonObject ticket = draft["ticket"_L1].toObject();
    return ticket.contains("typed"_L1) && !ticket.contains("savedId"_L1);
}

} // namespace

DraftKeeper::DraftKeeper(Door &door, QObject *parent)
    : QObject(parent)
    , m_door(door) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::send);
    m_again.setSingleShot(true);
    m_again.setInterval(kAgainMs);
    const auto goOn = [this] {
        send();
        readAgain();
    };
    connect(&m_again, &QTimer::timeout, this, goOn);
    connect(&door, &Door::linkChanged, this, [this, goOn] {
        if (m_door.link() == Door::Link::Live)
            goOn();
    });
}

void DraftKeeper::setUser(const QString &userId) {
    if (userId == m_user)
        return;
    m_user = userId;
    m_known.clear();
    m_reads.clear();
    m_unreadable.clear();
    m_soon.stop();
    if (userId.isEmpty())
        return;
    if (userId != m_owner) {
        m_waiting.clear();
        setTrouble({});
    }
    m_owner = userId;
    send();
}

void DraftKeeper::keep(const QString &callId, const QString &part, const QJsonObject &what) {
    if (callId.isEmpty() || m_user.isEmpty() || m_known.value(callId)[part].toObject() == what)
        return;
    QJsonObject &known = m_known[callId];
    if (what.isEmpty())
        known.remove(part);
    else
        known.insert(part, what);
    const bool first = m_waiting.isEmpty();
    m_waiting[{callId, part}] = {what, ++m_number, false};
    if (!m_soon.isActive())
        m_since.start();
    if (!m_soon.isActive() || m_since.elapsed() < kLongestMs - kSoonMs)
        m_soon.start();
    if (first)
        Q_EMIT changed();
}

void DraftKeeper::filed(const QString &callId, const QString &part, const QJsonObject &note) {
    QJsonObject &known = m_known[callId];
    if (note.isEmpty())
        known.remove(part);
    else
        known.insert(part, note);
    if (m_waiting.remove({callId, part}) > 0)
        Q_EMIT changed();
}

void DraftKeeper::send() {
    m_soon.stop();
    if (m_user.isEmpty() || m_door.link() == Door::Link::Lost || m_door.link() == Door::Link::Connecting)
        return;
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it) {
        if (std::exchange(it->sent, true))
            continue;
        const Key key = it.key();
        m_door.call(u"drafts.keep"_s, {{u"id"_s, key.first}, {u"part"_s, key.second}, {u"what"_s, it->what}}, this,
                    [this, key, number = it->number](const Expected<QJsonValue> &reply) { onKept(key, number, reply); });
    }
}

void DraftKeeper::onKept(const Key &key, quint64 number, const Expected<QJsonValue> &reply) {
    const auto it = m_waiting.find(key);
    if (it == m_waiting.end() || it->number != number)
        return; // a newer one is under way, or it was filed
    if (!reply && passes(reply.error())) {
        it->sent = false;
        m_again.start();
        if (reply.error().kind == ErrorKind::Store)
            setTrouble(reply.error());
        return;
    }
    m_waiting.erase(it);
    if (reply)
        m_unreadable.removeAll(key.first); // this took its place
    setTrouble(reply ? std::nullopt : std::optional(reply.error()));
    Q_EMIT changed();
}

void DraftKeeper::setTrouble(const std::optional<Error> &trouble) {
    const bool other = trouble.has_value() != m_trouble.has_value() || (trouble && trouble->code != m_trouble->code);
    m_trouble = trouble;
    if (other)
        Q_EMIT changed();
}

QJsonObject DraftKeeper::withWaiting(QJsonObject draft) const {
    const QString callId = draft["callId"_L1].toString();
    for (auto it = m_waiting.begin(); it != m_waiting.end(); ++it) {
        if (it.key().first != callId)
            continue;
        if (it->what.isEmpty())
            draft.remove(it.key().second);
        else
            draft.insert(it.key().second, it->what);
    }
    return draft;
}

void DraftKeeper::remember(const QJsonObject &draft) {
    QJsonObject &known = m_known[draft["callId"_L1].toString()];
    for (const QString &part : {u"ticket"_s, u"wrapUp"_s})
        if (draft.contains(part))
            known.insert(part, draft[part]);
}

void DraftKeeper::read(const QJsonObject &params, const QPointer<QObject> &context, const Items &then) {
    m_door.call(u"drafts.mine"_s, params, this, [this, params, context, then, user = m_user](const Expected<QJsonValue> &reply) {
        if (!context || user != m_user)
            return;
        if (!reply && passes(reply.error())) {
            m_reads.emplace_back([this, params, context, then] { read(params, context, then); });
            m_again.start();
            return;
        }
        if (!reply)
            setTrouble(reply.error());
        QList<QJsonObject> drafts;
        const QJsonArray items = itemsOf(reply);
        for (const auto &item : items)
            drafts << withWaiting(item.toObject());
        if (reply)
            noteUnreadable(drafts, !params.contains("id"_L1));
        then(drafts);
    });
}

void DraftKeeper::noteUnreadable(const QList<QJsonObject> &drafts, bool all) {
    const QStringList before = m_unreadable;
    if (all)
        m_unreadable.clear();
    for (const QJsonObject &draft : drafts) {
        const QString callId = draft["callId"_L1].toString();
        m_unreadable.removeAll(callId);
        if (draft["unreadable"_L1].toBool())
            m_unreadable << callId;
    }
    if (m_unreadable != before)
        Q_EMIT changed();
}

void DraftKeeper::removeUnreadable() {
    const QStringList lost = m_unreadable;
    for (const QString &callId : lost)
        m_door.call(u"drafts.keep"_s, {{u"id"_s, callId}, {u"part"_s, u"ticket"_s}, {u"what"_s, QJsonObject()}}, this,
                    [this, callId](const Expected<QJsonValue> &reply) {
                        if (!reply) {
                            setTrouble(reply.error());
                            return;
                        }
                        m_unreadable.removeAll(callId);
                        Q_EMIT changed();
                    });
}

void DraftKeeper::readAgain() {
    const auto reads = std::exchange(m_reads, {});
    for (const auto &again : reads)
        again();
}

void DraftKeeper::load(const QString &callId, QObject *context, Found found) {
    if (callId.isEmpty() || m_user.isEmpty())
        return;
    read({{u"id"_s, callId}}, context, [this, callId, found = std::move(found)](const QList<QJsonObject> &drafts) {
        const QJsonObject draft = drafts.isEmpty() ? withWaiting({{u"callId"_s, callId}}) : drafts.constFirst();
        remember(draft);
        found(draft);
    });
}

void DraftKeeper::loadUnfiled(const QString &exceptCallId, QObject *context, Found found) {
    if (m_user.isEmpty())
        return;
    send(); // what was written last is what is read
    read({}, context, [this, exceptCallId, found = std::move(found)](const QList<QJsonObject> &drafts) {
        for (const QJsonObject &draft : drafts) {
            if (draft["callId"_L1].toString() == exceptCallId || !isUnfiled(draft))
                continue;
            remember(draft);
            found(draft);
            return;
        }
        found({});
    });
}

} // namespace lianxin
