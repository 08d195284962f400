// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/EngineMethods.h"
#include "engine/engine/EngineLease.h"
#include "engine/engine/Services.h"
#include "platform/base/LogTail.h"
#include "platform/base/ProcessMemory.h"
#include "platform/base/Wav.h"
#include "platform/protocol/Version.h"
#include "platform/storage/Store.h"
#include "talk/speech/Synthesiser.h"
#include <QJsonArray>
#include <QSysInfo>

namespace lianxin {
namespace {

constexpr int kTickMs = 100;
constexpr int kMostLines = 500;
constexpr qsizetype kLongestSentence = 500;

// The store's caches are of the heap, too, but grow on purpose with what was looked at, up to their limit: told apart, so that a
// rise of the rest is seen.
QJsonObject memoryFigures(const Store &store) {
    const ProcessMemory all = processMemory();
    const qint64 cache = store.cacheBytes();
    return {{u"residentBytes"_s, all.resident},
            {u"storeCacheBytes"_s, cache},
            {u"storeCacheLimitBytes"_s, store.cacheLimitBytes()},
            {u"heapBytes"_s, qMax<qint64>(0, all.heapUsed - cache)},
            {u"heapSpareBytes"_s, all.heapSpare}};
}

QJsonObject thisEngine(const Services &services, const LoopWatch &loop) {
    return {{u"engine"_s, services.config.engineId},
            {u"self"_s, true},
            {u"state"_s, u"live"_s},
            {u"host"_s, QSysInfo::machineHostName()},
            {u"version"_s, softwareVersion()},
            {u"longestMs"_s, loop.longestMs()},
            {u"memory"_s, memoryFigures(*services.store)}};
}

QString stateOf(const EngineLease::Holder &holder, qint64 expiryMs) {
    if (holder.recovering)
        return u"settling"_s;
    return holder.ageMs < expiryMs ? u"live"_s : u"dead"_s;
}

} // namespace

LoopWatch::LoopWatch(QObject *parent)
    : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LoopWatch::tick);
    m_sinceTick.start();
    m_minute.start();
    m_timer.start(kTickMs);
}

void LoopWatch::tick() {
    m_longest = qMax(m_longest, m_sinceTick.restart() - kTickMs);
    if (m_minute.elapsed() < 60'000)
        return;
    m_minute.restart();
    m_longestBefore = std::exchange(m_longest, 0);
}

void registerEngineMethods(Registry &registry, Services &services, Synthesiser &voice, EngineLease *lease, const LoopWatch &loop) {
    Method list;
    list.name = u"engine.list"_s;
    list.summary = u"The engines of this hotline and their leases"_s;
    list.permission = Permission::SystemManage;
    list.result = u"{items:[{engine, self, state: live|dead|settling, host, renewedMs?, version?, longestMs?, memory?: {residentBytes, storeCacheBytes, storeCacheLimitBytes, heapBytes (without the caches), heapSpareBytes}}], next: null}"_s;
    list.noPersonalData = true;
    list.handler = [&services, lease, &loop](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        QJsonObject own = thisEngine(services, loop);
        QJsonArray items;
        if (lease) {
            LX_TRY(const auto holders, lease->holders());
            for (const auto &holder : holders) {
                if (holder.engine == services.config.engineId) {
                    own.insert(u"renewedMs"_s, holder.ageMs);
                    continue;
                }
                items.append(QJsonObject{{u"engine"_s, holder.engine}, {u"self"_s, false}, {u"state"_s, stateOf(holder, lease->expiryMs())}, {u"renewedMs"_s, holder.ageMs}});
            }
        }
        items.prepend(own);
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

    Method log;
    log.name = u"engine.log"_s;
    log.summary = u"The last messages of this engine's log; numbers of citizens are shortened in it"_s;
    log.permission = Permission::SystemManage;
    log.params = {{u"limit"_s, Param::Type::Integer, false, u"1 to 500, 200"_s}, {u"warnings"_s, Param::Type::Boolean, false, u"only warnings and worse"_s}};
    log.result = u"{items:[{n, at, level, category, text}] newest first, next: null}"_s;
    log.noPersonalData = true;
    log.handler = [](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        const bool warnings = params.value("warnings"_L1).toBool();
        const int limit = std::clamp(params.value("limit"_L1).toInt(200), 1, kMostLines);
        const auto lines = recentLog(warnings ? kMostLines * 2 : limit);
        QJsonArray items;
        int number = 0;
        for (auto line = lines.rbegin(); line != lines.rend() && items.size() < limit; ++line)
            if (!warnings || line->level == "warning"_L1 || line->level == "critical"_L1)
                items.append(QJsonObject{{u"n"_s, QString::number(++number)}, {u"at"_s, line->at}, {u"level"_s, line->level},
                                         {u"category"_s, line->category}, {u"text"_s, line->text}});
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(log));

    Method speak;
    speak.name = u"flows.speak"_s;
    speak.summary = u"A sentence as the bot says it, as WAV by binary transfer"_s;
    speak.permission = Permission::CampaignsRead;
    speak.params = {{u"text"_s, Param::Type::String, true, u"numbers in words, at most 500 characters"_s},
                    {u"voice"_s, Param::Type::String, false, u"of the flow"_s},
                    {u"rate"_s, Param::Type::Integer, false, u"per cent, 50 to 200"_s}};
    speak.result = u"{transfer, bytes, sha256}"_s;
    speak.noPersonalData = true;
    speak.asyncHandler = [&services, &voice](const Caller &caller, const QJsonObject &params, const MethodDone &done) {
        const QString text = params.value("text"_L1).toString().trimmed();
        if (text.isEmpty() || text.size() > kLongestSentence) {
            done(Error{ErrorKind::Usage, u"flow.bad_sentence"_s, u"There is nothing to say, or too much at once"_s,
                       u"Give a sentence of at most 500 characters"_s, u"text"_s});
            return;
        }
        // What somebody tries out may name people: never written to a disk.
        voice.synthesise({text, params.value("voice"_L1).toString(), std::clamp(params.value("rate"_L1).toInt(100), 50, 200), true},
                         [&services, caller, done](const Expected<PcmPtr> &pcm) {
                             if (!pcm) {
                                 done(pcm.error());
                                 return;
                             }
                             const auto offer = services.access->transfers.offer(caller, memorySource(wavEncode({**pcm, pcmRate, 1})));
                             done(offer ? Expected<QJsonValue>(QJsonValue(*offer)) : Expected<QJsonValue>(offer.error()));
                         });
    };
    registry.add(std::move(speak));
}

} // namespace lianxin
