// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/DraftKeeper.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QSaveFile>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace lianxin {
namespace {

constexpr int kSoonMs = 300;
constexpr int kHours = 12;

// In memory only: what citizens said must not be left on a disk. Without either nothing outlives the console.
QString usualFolder() {
    if (const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR"); QFileInfo(runtime).isDir())
        return runtime + u"/lianxin-drafts"_s;
#ifdef Q_OS_UNIX
    if (QFileInfo(u"/dev/shm"_s).isWritable())
        return u"/dev/shm/lianxin-drafts-%1"_s.arg(getuid());
#endif
    return {};
}

QJsonObject readDraft(const QString &path, const QString &user) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject draft = QJsonDocument::fromJson(file.readAll()).object();
    return draft["user"_L1].toString() == user ? draft : QJsonObject();
}

void writeDraft(const QString &path, const QJsonObject &draft) {
    const QString folder = QFileInfo(path).path();
    constexpr auto own = QFile::ReadOwner | QFile::WriteOwner;
    // Somebody else's folder of that name can't be closed to them: nothing is written then.
    if (!QDir().mkpath(folder) || QFileInfo(folder).isSymLink() || !QFile::setPermissions(folder, own | QFile::ExeOwner)) {
        qCWarning(lcUi) << "no folder to keep unfiled drafts in";
        return;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(own) || file.write(QJsonDocument(draft).toJson(QJsonDocument::Compact)) < 0 || !file.commit())
        qCWarning(lcUi) << "an unfiled draft could not be kept";
}

} // namespace

DraftKeeper::DraftKeeper(QObject *parent)
    : QObject(parent)
    , m_folder(usualFolder()) {
    m_thread.setMaxThreadCount(1); // in order
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::write);
}

DraftKeeper::~DraftKeeper() {
    flush();
}

void DraftKeeper::setFolder(const QString &folder) {
    m_folder = folder;
}

void DraftKeeper::setUser(const QString &userId) {
    if (userId == m_user)
        return;
    write();
    m_known.clear();
    m_user = userId;
}

QString DraftKeeper::fileOf(const QString &callId) const {
    const QByteArray name = QCryptographicHash::hash((m_user + u'\n' + callId).toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    return m_folder + u'/' + QString::fromLatin1(name) + u".json"_s;
}

void DraftKeeper::keep(const QString &callId, const QString &part, const QJsonObject &what) {
    if (callId.isEmpty() || m_user.isEmpty() || m_folder.isEmpty())
        return;
    if (m_known.value(callId)[part].toObject() == what)
        return;
    QJsonObject &known = m_known[callId];
    if (what.isEmpty())
        known.remove(part);
    else
        known.insert(part, what);
    known.insert(u"user"_s, m_user);
    known.insert(u"callId"_s, callId);
    m_waiting.insert(callId, fileOf(callId));
    m_soon.start();
}

// What is written next has all parts, also those that only the file knew.
void DraftKeeper::remember(const QString &callId, const QJsonObject &draft) {
    if (draft.isEmpty() || draft["user"_L1].toString() != m_user)
        return;
    QJsonObject &known = m_known[callId];
    for (auto it = draft.begin(); it != draft.end(); ++it)
        if (!known.contains(it.key()))
            known.insert(it.key(), it.value());
}

void DraftKeeper::forget(const QString &callId) {
    m_known.remove(callId);
    if (callId.isEmpty() || m_folder.isEmpty())
        return;
    m_waiting.insert(callId, fileOf(callId));
    write();
}

void DraftKeeper::write() {
    m_soon.stop();
    for (auto it = m_waiting.cbegin(); it != m_waiting.cend(); ++it) {
        const QJsonObject draft = m_known.value(it.key());
        const bool empty = !draft.contains("ticket"_L1) && !draft.contains("wrapUp"_L1);
        m_thread.start([path = it.value(), draft, empty] {
            if (empty)
                QFile::remove(path);
            else
                writeDraft(path, draft);
        });
    }
    m_waiting.clear();
}

void DraftKeeper::flush() {
    write();
    m_thread.waitForDone();
}

void DraftKeeper::load(const QString &callId, QObject *context, Found found) {
    if (callId.isEmpty() || m_user.isEmpty() || m_folder.isEmpty())
        return;
    write(); // what was written last is what is read
    const QPointer<QObject> alive(context);
    m_thread.start([this, alive, callId, path = fileOf(callId), user = m_user, found = std::move(found)] {
        const QJsonObject draft = readDraft(path, user);
        QMetaObject::invokeMethod(this, [this, alive, callId, draft, found] {
            remember(callId, draft);
            if (alive)
                found(draft);
        });
    });
}

void DraftKeeper::loadUnfiled(const QString &exceptCallId, QObject *context, Found found) {
    if (m_user.isEmpty() || m_folder.isEmpty())
        return;
    write();
    const QPointer<QObject> alive(context);
    m_thread.start([this, alive, exceptCallId, folder = m_folder, user = m_user, found = std::move(found)] {
        QJsonObject newest;
        const QDateTime old = QDateTime::currentDateTime().addSecs(-3600LL * kHours);
        const auto files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
        for (const QFileInfo &file : files) {
            if (file.lastModified() < old) {
                QFile::remove(file.filePath());
                continue;
            }
            if (!newest.isEmpty())
                continue;
            const QJsonObject draft = readDraft(file.filePath(), user);
            const QJsonObject ticket = draft["ticket"_L1].toObject();
            if (draft["callId"_L1].toString() != exceptCallId && ticket.contains("typed"_L1) && ticket["savedId"_L1].toString().isEmpty())
                newest = draft;
        }
        QMetaObject::invokeMethod(this, [this, alive, newest, found] {
            remember(newest["callId"_L1].toString(), newest);
            if (alive)
                found(newest);
        });
    });
}

} // namespace lianxin
