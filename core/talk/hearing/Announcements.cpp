// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/hearing/Announcements.h"
#include "hotline/dialling/Dialler.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/Wav.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include "talk/hearing/SoundPart.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace lianxin {
namespace {

constexpr qint64 kLookAgainMs = 5'000;
constexpr char kPrintsColumn[] = "announcement.prints";
constexpr char kExampleColumn[] = "announcement.example";
const QString kVersionName = u"version"_s;
const QString kSettingsName = u"settings"_s;

Error unknownAnnouncement(const Id &id) {
    return {ErrorKind::NotFound, u"hearing.unknown_announcement"_s, u"There is no such announcement."_s, u"See the list of announcements."_s, id};
}

QJsonObject rowJson(const Row &row) {
    return {{u"id"_s, row.text(0)},        {u"title"_s, row.text(1)},     {u"state"_s, row.text(2)},
            {u"lengthMs"_s, row.integer(3)}, {u"learnedAt"_s, row.integer(4)}, {u"learnedBy"_s, row.text(5)},
            {u"attemptId"_s, row.text(6)}, {u"since"_s, row.integer(7)},  {u"hits"_s, row.integer(8)},
            {u"lastHitAt"_s, row.integer(9)}};
}
const QString kShownColumns = u"id, title, state, length_ms, learned_at, learned_by, attempt_id, since, hits, last_hit_at"_s;

qint64 nextVersion(Transaction &t) {
    const auto row = t.first(u"SELECT value FROM hearing_value WHERE name = $1", {kVersionName});
    const qint64 version = row ? row->text(0).toLongLong() + 1 : 1;
    t.execute(u"INSERT INTO hearing_value (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              {kVersionName, QString::number(version)});
    return version;
}

HearingSettings settingsOf(const QJsonObject &json) {
    HearingSettings s;
    s.listen = json.value("listen"_L1).toBool(s.listen);
    s.endEarly = json.value("endEarly"_L1).toBool(s.endEarly);
    s.keepSound = json.value("keepSound"_L1).toBool(s.keepSound);
    s.keepDays = std::clamp(json.value("keepDays"_L1).toInt(s.keepDays), 1, 3650);
    return s;
}

} // namespace

QString chineseNameOf(NumberState state) {
    switch (state) {
    case NumberState::PoweredOff:
        return u"关机"_s;
    case NumberState::Suspended:
        return u"停机"_s;
    case NumberState::Vacant:
        return u"空号"_s;
    case NumberState::Unreachable:
        return u"无法接通"_s;
    case NumberState::Busy:
        return u"正在通话中"_s;
    case NumberState::NoAnswer:
        return u"无人接听"_s;
    case NumberState::RingBackTune:
        return u"彩铃"_s;
    case NumberState::Voicemail:
        return u"语音信箱"_s;
    case NumberState::Reached:
        return u"已接通"_s;
    case NumberState::Unknown:
        break;
    }
    return u"其他提示音"_s;
}

QJsonObject HearingSettings::toJson() const {
    return {{u"listen"_s, listen}, {u"endEarly"_s, endEarly}, {u"keepSound"_s, keepSound}, {u"keepDays"_s, keepDays}};
}

Announcements::Announcements(Store &store, const FieldSealer &sealer, Recordings &recordings, Dialler &dialler, const Clock &clock)
    : m_store(store)
    , m_sealer(sealer)
    , m_recordings(recordings)
    , m_dialler(dialler)
    , m_clock(clock)
    , m_library(std::make_shared<AnnouncementLibrary>()) {}

void Announcements::refresh(bool now) {
    if (!now && m_looked.isValid() && m_looked.elapsed() < kLookAgainMs)
        return;
    m_looked.start();
    if (auto loaded = load(); !loaded)
        qCWarning(lcHotline).noquote() << "the announcements were not read:" << loaded.error().toString();
}

Expected<void> Announcements::load() {
    struct Sealed {
        Id id;
        QByteArray prints;
    };
    std::vector<Sealed> rows;
    int version = 0;
    QJsonObject settings;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        for (const Row &row : s.query(u"SELECT name, value FROM hearing_value")) {
            if (row.text(0) == kVersionName)
                version = row.text(1).toInt();
            else if (row.text(0) == kSettingsName)
                settings = row.json(1);
        }
        if (version == m_version)
            return;
        for (const Row &row : s.query(u"SELECT id, prints_sealed FROM announcement WHERE until = 0 ORDER BY since, id"))
            rows.push_back({row.text(0), row.blob(1)});
    }));
    m_settings = settingsOf(settings);
    if (version == m_version)
        return {};
    auto library = std::make_shared<AnnouncementLibrary>();
    QHash<QString, Id> ids;
    for (const Sealed &one : rows) {
        LX_TRY(const QByteArray bytes, m_sealer.openBytes(one.prints, kPrintsColumn));
        LX_TRY(const AnnouncementLibrary single, AnnouncementLibrary::fromBytes(bytes));
        for (const auto &announcement : single.announcements()) {
            LX_CHECK(library->add(announcement));
            ids.insert(announcement.title, one.id);
        }
    }
    m_library = std::move(library);
    m_idOfTitle = std::move(ids);
    m_version = version;
    return {};
}

std::shared_ptr<const AnnouncementLibrary> Announcements::library() {
    refresh(m_version < 0);
    return m_library;
}

HearingSettings Announcements::settings() {
    refresh(m_version < 0);
    return m_settings;
}

Expected<HearingSettings> Announcements::setSettings(const QJsonObject &changes, const QString &actor) {
    refresh(true);
    QJsonObject json = m_settings.toJson();
    for (auto it = json.begin(); it != json.end(); ++it)
        if (changes.value(it.key()).type() == it.value().type())
            it.value() = changes.value(it.key());
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO hearing_value (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                  {kSettingsName, QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact))});
        t.emitEvent(u"announcements.changed"_s, kSettingsName, json, actor);
    }));
    m_settings = settingsOf(json);
    return m_settings;
}

Expected<int> Announcements::expireSound() {
    constexpr qint64 kDayMs = 24 * 3'600'000;
    constexpr int kAtOnce = 20; // whoever waits for the engine's thread waits for no more
    const qint64 before = m_clock.now() - settings().keepDays * kDayMs;
    LX_TRY(const int erased, m_recordings.eraseOlder(u"early_media"_s, before, kAtOnce));
    if (erased > 0 && erased < kAtOnce) {
        LX_CHECK(m_dialler.soundGone(before));
    }
    return erased;
}

Expected<QJsonObject> Announcements::list() {
    refresh(true);
    LX_TRY(const QJsonArray items, m_store.readReturning<QJsonArray>([](Snapshot &s) {
        QJsonArray all;
        for (const Row &row : s.query(u"SELECT "_s + kShownColumns + u" FROM announcement WHERE until = 0 ORDER BY learned_at DESC, id DESC"_s))
            all.append(rowJson(row));
        return all;
    }));
    return QJsonObject{{u"version"_s, m_version}, {u"prints"_s, m_library->prints()}, {u"items"_s, items}};
}

QString Announcements::freeTitle(NumberState state) const {
    for (int n = 1;; ++n) {
        const QString title = u"%1 %2"_s.arg(chineseNameOf(state)).arg(n);
        if (!m_idOfTitle.contains(title))
            return title;
    }
}

Expected<QJsonObject> Announcements::learn(std::span<const std::int16_t> samples, NumberState state, const QString &title, const Id &attemptId,
                                           const QString &actor) {
    refresh(true);
    AnnouncementLibrary trial = *m_library;
    LX_CHECK(trial.learn(samples, state, title.simplified().isEmpty() ? freeTitle(state) : title, m_clock.now()));
    return store(trial.announcements().back(), alawOf(samples.first(std::min(samples.size(), std::size_t(AnnouncementLibrary::kSecondsMost) * kPcmRate))),
                 attemptId, {}, actor);
}

Expected<QJsonObject> Announcements::store(const Announcement &announcement, const QByteArray &example, const Id &attemptId, const Id &replaces,
                                           const QString &actor) {
    AnnouncementLibrary single;
    LX_CHECK(single.add(announcement));
    const QByteArray prints = m_sealer.sealBytes(single.toBytes(), kPrintsColumn);
    const QByteArray sealedExample = m_sealer.sealBytes(example, kExampleColumn);
    const Id id = newId();
    auto stored = m_store.writeReturning<QJsonObject>([&](Transaction &t) {
        const qint64 version = nextVersion(t);
        if (!replaces.isEmpty() && t.execute(u"UPDATE announcement SET until = $1 WHERE id = $2 AND until = 0", {version, replaces}) == 0)
            throw StoreFailure(unknownAnnouncement(replaces));
        if (t.first(u"SELECT id FROM announcement WHERE title = $1 AND until = 0", {announcement.title})) // another engine's, just now
            throw StoreFailure({ErrorKind::BadInput, u"progress.title"_s, u"An announcement needs a title of its own, of at most 60 characters, and a state."_s,
                                u"Name it after carrier and meaning, e.g. 移动 关机."_s, announcement.title});
        t.execute(u"INSERT INTO announcement (id, title, state, length_ms, learned_at, learned_by, attempt_id, since, until, prints_sealed, "
                  u"example_sealed, hits, last_hit_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,0,$9,$10,0,0)",
                  {id, announcement.title, nameOf(announcement.state), qint64(example.size()) * 1000 / kPcmRate, announcement.learnedAt, actor, attemptId,
                   version, prints, sealedExample});
        t.emitEvent(u"announcements.changed"_s, id, {{u"title"_s, announcement.title}, {u"state"_s, nameOf(announcement.state)}, {u"version"_s, version}}, actor);
        return rowJson(*t.first(u"SELECT "_s + kShownColumns + u" FROM announcement WHERE id = $1"_s, {id}));
    });
    refresh(true);
    return stored;
}

Expected<QJsonObject> Announcements::relabel(const Id &idOrTitle, std::optional<NumberState> state, const QString &title, const QString &actor) {
    refresh(true);
    const Id id = idOf(idOrTitle);
    const QString before = m_idOfTitle.key(id);
    if (before.isEmpty())
        return unknownAnnouncement(id);
    AnnouncementLibrary trial = *m_library;
    Announcement announcement = *std::find_if(trial.announcements().begin(), trial.announcements().end(), [&](const auto &a) { return a.title == before; });
    LX_CHECK(trial.forget(before));
    if (state)
        announcement.state = *state;
    if (!title.simplified().isEmpty())
        announcement.title = title.simplified();
    LX_CHECK(trial.add(announcement));
    struct Kept {
        QByteArray example;
        Id attemptId;
    };
    LX_TRY(const Kept kept, m_store.readReturning<Kept>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT example_sealed, attempt_id FROM announcement WHERE id = $1", {id});
        return row ? Kept{row->blob(0), row->text(1)} : Kept{};
    }));
    LX_TRY(const QByteArray example, m_sealer.openBytes(kept.example, kExampleColumn));
    return store(announcement, example, kept.attemptId, id, actor);
}

Expected<void> Announcements::forget(const Id &idOrTitle, const QString &actor) {
    refresh(true);
    const Id id = idOf(idOrTitle);
    const auto done = m_store.write([&](Transaction &t) {
        const qint64 version = nextVersion(t);
        if (t.execute(u"UPDATE announcement SET until = $1 WHERE id = $2 AND until = 0", {version, id}) == 0)
            throw StoreFailure(unknownAnnouncement(id));
        t.emitEvent(u"announcements.changed"_s, id, {{u"version"_s, version}}, actor);
    });
    refresh(true);
    return done;
}

Expected<QByteArray> Announcements::example(const Id &idOrTitle) {
    refresh(true);
    const Id id = idOf(idOrTitle);
    LX_TRY(const QByteArray sealed, m_store.readReturning<QByteArray>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT example_sealed FROM announcement WHERE id = $1", {id});
        if (!row)
            throw StoreFailure(unknownAnnouncement(id));
        return row->blob(0);
    }));
    LX_TRY(const QByteArray alaw, m_sealer.openBytes(sealed, kExampleColumn));
    WavSound sound;
    sound.samples = linearOf(alaw);
    return wavEncode(sound);
}

void Announcements::noteHits(const QStringList &titles) {
    QStringList ids;
    for (const QString &title : titles)
        if (const auto found = m_idOfTitle.constFind(title); found != m_idOfTitle.constEnd() && !ids.contains(*found))
            ids << *found;
    if (ids.isEmpty())
        return;
    const auto done = m_store.write([&](Transaction &t) {
        for (const Id &id : ids)
            t.execute(u"UPDATE announcement SET hits = hits + 1, last_hit_at = $1 WHERE id = $2", {m_clock.now(), id});
    });
    if (!done)
        qCWarning(lcHotline).noquote() << "an announcement's hit was not noted:" << done.error().toString();
}

} // namespace lianxin
