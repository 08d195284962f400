// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/Handset.h"
#include <QHash>
#include <QJsonArray>
#include <QPointer>
#include <memory>
#include <vector>

namespace lianxin::test {

//! \brief What an engine keeps of what was written and not filed (drafts.keep, drafts.mine), by call. Outlives a console.
using KeptDrafts = std::shared_ptr<QHash<QString, QJsonObject>>;

//! \brief A door that answers from sample.json, or as a test scripts it. Answers come from the event loop, as
//! real ones do.
class FakeDoor final : public Door {
    Q_OBJECT
public:
    using Handler = std::function<Expected<QJsonValue>(const QJsonObject &params)>;
    FakeDoor();
    //! Overrides the sample's answer.
    void on(const QString &method, Handler handler) { m_handlers[method] = std::move(handler); }
    void on(const QString &method, const QJsonValue &result) {
        m_handlers[method] = [result](const QJsonObject &) { return result; };
    }
    //! Drafts of a console before this one.
    void setDrafts(const KeptDrafts &drafts);
    const KeptDrafts &drafts() const { return m_drafts; }
    //! Answers are kept back until release().
    void hold(const QString &method) { m_held << method; }
    void release();
    void setLink(Link link, qint64 ageMs = 1000);
    void say(const QString &type, const QString &entity, const QJsonObject &payload = {});
    //! Parameters of all calls of a method so far.
    QList<QJsonObject> asked(const QString &method) const { return m_asked.value(method); }
    QStringList methods() const { return m_asked.keys(); }
    QJsonObject sample(const QString &key) const { return m_sample[key].toObject(); }

    Link link() const override { return m_link; }
    qint64 ageMs() const override { return m_age; }
    QJsonObject engineInfo() const override { return m_sample[QStringLiteral("engine.hello")].toObject(); }
    void call(const QString &method, const QJsonObject &params, QObject *context, Reply reply) override;
    void login(const QString &login, const QString &password, QObject *context, Reply reply) override;
    void logout(QObject *context, Reply reply) override;
    void subscribe() override { subscribed = true; }
    void download(const QJsonObject &offer, const QString &path, QObject *context,
                  std::function<void(const Expected<void> &)> done) override;
    bool subscribed = false;

private:
    void answer(const QString &method, const QJsonObject &params, const QPointer<QObject> &context,
                const Reply &reply);
    QJsonObject m_sample;
    KeptDrafts m_drafts;
    QHash<QString, Handler> m_handlers;
    QHash<QString, QList<QJsonObject>> m_asked;
    QStringList m_held;
    std::vector<std::function<void()>> m_waiting;
    Link m_link = Link::Live;
    qint64 m_age = 1000;
    qint64 m_seq = 0;
};

class FakeHandset final : public Handset {
    Q_OBJECT
public:
    Line line() const override { return state; }
    QString why() const override { return {}; }
    bool hasCall() const override { return call || rings; }
    bool isRinging() const override { return rings; }
    void answer() override { did << QStringLiteral("answer"); }
    void reject() override { did << QStringLiteral("reject"); }
    void hangUp() override { did << QStringLiteral("hangUp"); }
    void setMuted(bool on) override {
        isMuted = on;
        Q_EMIT changed();
    }
    bool muted() const override { return isMuted; }
    void sendKeys(const QString &keys) override { did << QStringLiteral("keys ") + keys; }
    double level() const override { return 0.6; }
    QString deviceTrouble() const override { return trouble; }
    bool isSoundLost() const override { return soundLost && !trouble.isEmpty(); }
    bool speaksMuted() const override { return isMuted && speaks; }

    Line state = Line::Registered;
    bool rings = false;
    bool call = false;
    bool isMuted = false;
    bool soundLost = true;
    bool speaks = false;
    QString trouble;
    QStringList did;
};

} // namespace lianxin::test
