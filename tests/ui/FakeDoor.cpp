// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeDoor.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include <QFile>
#include <QJsonDocument>
#include <QTimer>

namespace lianxin::test {
namespace {

const QStringList timeKeys{u"at"_s,      u"since"_s,     u"startedAt"_s,   u"answeredAt"_s,
                           u"endedAt"_s, u"deadline"_s,  u"createdAt"_s,   u"retryAt"_s,
                           u"savedAt"_s, u"madeAt"_s, u"decidedAt"_s, u"returnedAt"_s,
                           u"dueAt"_s,   u"talkingAt"_s, u"wrapUpUntil"_s, u"until"_s,
                           u"writtenAt"_s, u"reviewedAt"_s, u"updatedAt"_s};

//! Times in the sample are relative to now, in milliseconds; those of 2001 and later are moments, and stay.
constexpr double kMoment = 1e12;
QJsonValue shifted(const QJsonValue &value, const QString &key, qint64 now) {
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = shifted(it.value(), it.key(), now);
        return object;
    }
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = shifted(array.at(i), key, now);
        return array;
    }
    if (value.isDouble() && timeKeys.contains(key) && value.toDouble() < kMoment)
        return static_cast<double>(now) + value.toDouble();
    return value;
}

//! The page that was asked for.
QJsonValue limited(const QJsonValue &value, int limit) {
    QJsonObject object = value.toObject();
    QJsonArray items = object["items"_L1].toArray();
    if (limit <= 0 || items.size() <= limit)
        return value;
    while (items.size() > limit)
        items.removeLast();
    object[u"items"_s] = items;
    return object;
}

} // namespace

FakeDoor::FakeDoor() {
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/tests/ui/sample.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sample.json");
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (document.isNull())
        qFatal("sample.json: %s at %d", qPrintable(error.errorString()), error.offset);
    m_sample = shifted(document.object(), {}, engineNow()).toObject();
    setDrafts(std::make_shared<QHash<QString, QJsonObject>>());
}

void FakeDoor::setDrafts(const KeptDrafts &drafts) {
    m_drafts = drafts;
    on(u"drafts.keep"_s, [drafts](const QJsonObject &params) -> Expected<QJsonValue> {
        QJsonObject &draft = (*drafts)[params["id"_L1].toString()];
        draft.insert(u"callId"_s, params["id"_L1]);
        if (params["what"_L1].toObject().isEmpty())
            draft.remove(params["part"_L1].toString());
        else
            draft.insert(params["part"_L1].toString(), params["what"_L1]);
        return QJsonValue(QJsonObject());
    });
    on(u"drafts.mine"_s, [drafts](const QJsonObject &params) -> Expected<QJsonValue> {
        QJsonArray items;
        for (const QJsonObject &draft : std::as_const(*drafts))
            if (!params.contains("id"_L1) || draft["callId"_L1] == params["id"_L1])
                items.append(draft);
        return QJsonValue(QJsonObject{{u"items"_s, items}});
    });
}

void FakeDoor::answer(const QString &method, const QJsonObject &params, const QPointer<QObject> &context,
                      const Reply &reply) {
    if (!context)
        return;
    if (const auto handler = m_handlers.constFind(method); handler != m_handlers.constEnd())
        reply((*handler)(params));
    else if (m_sample.contains(method))
        reply(limited(m_sample[method], params["limit"_L1].toInt()));
    else
        reply(Error{ErrorKind::NotFound, u"test.no_sample"_s, method, {}, {}});
}

void FakeDoor::call(const QString &method, const QJsonObject &params, QObject *context, Reply reply) {
    m_asked[method] << params;
    const QPointer<QObject> alive(context);
    const auto go = [this, method, params, alive, reply] { answer(method, params, alive, reply); };
    if (m_held.contains(method))
        m_waiting.emplace_back(go);
    else
        QTimer::singleShot(0, this, go);
}

void FakeDoor::release() {
    m_held.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &go : waiting)
        go();
}

void FakeDoor::login(const QString &login, const QString &password, QObject *context, Reply reply) {
    call(u"session.login"_s, {{u"login"_s, login}, {u"password"_s, password}}, context, std::move(reply));
}

void FakeDoor::logout(QObject *context, Reply reply) {
    on(u"session.logout"_s, QJsonObject());
    call(u"session.logout"_s, {}, context, std::move(reply));
}

void FakeDoor::setLink(Link link, qint64 ageMs) {
    m_link = link;
    m_age = ageMs;
    Q_EMIT linkChanged();
}

void FakeDoor::say(const QString &type, const QString &entity, const QJsonObject &payload) {
    EventMessage event;
    event.seq = ++m_seq;
    event.type = type;
    event.entity = entity;
    event.actor = u"engine"_s;
    event.at = engineNow();
    event.payload = payload;
    Q_EMIT this->event(event);
}

void FakeDoor::download(const QJsonObject &, const QString &path, QObject *,
                        std::function<void(const Expected<void> &)> done) {
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("RIFF");
    done({});
}

} // namespace lianxin::test
