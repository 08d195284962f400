// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProgressVerbs.h"
#include "call/callprogress/StateDecision.h"
#include "platform/base/Wav.h"
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>

namespace lianxin::ctl {
namespace {

QString valueOf(const Invocation &invocation, QLatin1StringView name) {
    return invocation.values.value(name).toString();
}

Expected<std::vector<qint16>> soundOf(const Invocation &invocation) {
    const QString path = valueOf(invocation, "FILE"_L1);
    LX_TRY(const WavSound wav, readWav(path));
    if (wav.rate != kPcmRate)
        return Error{ErrorKind::BadInput, u"progress.sample_rate"_s, u"The recording doesn't have 8,000 samples a second."_s,
                     u"Convert it to what the telephone carries, e.g. sox FILE -r 8000 -c 1 OUT.wav."_s, path};
    std::vector<qint16> first(std::size_t(wav.frames()));
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = wav.samples[i * std::size_t(wav.channels)];
    return first;
}

QJsonObject jsonOf(const Announcement &announcement) {
    return {{u"title"_s, announcement.title},
            {u"state"_s, nameOf(announcement.state)},
            {u"lengthMs"_s, qint64(announcement.fingerprint.prints.size()) * kPrintMs},
            {u"learnedAt"_s, QDateTime::fromMSecsSinceEpoch(announcement.learnedAt, Qt::UTC).toString(Qt::ISODate)}};
}

Expected<AnnouncementLibrary> libraryOf(const Invocation &invocation) {
    return AnnouncementLibrary::load(valueOf(invocation, "--library"_L1));
}

} // namespace

Expected<QJsonValue> classifyProgress(const Invocation &invocation) {
    LX_TRY(const std::vector<qint16> sound, soundOf(invocation));
    std::shared_ptr<const AnnouncementLibrary> library;
    if (!valueOf(invocation, "--library"_L1).isEmpty()) {
        LX_TRY(AnnouncementLibrary loaded, libraryOf(invocation));
        library = std::make_shared<AnnouncementLibrary>(std::move(loaded));
    }
    CallCause cause;
    const QJsonValue answeredAt = invocation.values.value("--answered-at"_L1);
    cause.answered = !answeredAt.isUndefined();
    cause.status = int(invocation.values.value("--status"_L1).toInteger());
    cause.q850 = int(invocation.values.value("--q850"_L1).toInteger());
    ProgressListener listener(library);
    bool answered = false;
    for (std::size_t at = 0; at < sound.size(); at += kFrameSamples) {
        const auto positionMs = std::int64_t(at) * 1000 / kPcmRate;
        if (cause.answered && !answered && positionMs >= answeredAt.toInteger()) {
            listener.answered(positionMs);
            answered = true;
        }
        listener.hear(positionMs, std::span(sound).subspan(at, std::min(kFrameSamples, sound.size() - at)));
    }
    const ProgressEvidence evidence = listener.evidence();
    QJsonObject json = decideNumberState(cause, evidence).toJson();
    json[u"heardMs"_s] = qint64(evidence.heardMs);
    json[u"soundMs"_s] = qint64(evidence.soundMs);
    if (evidence.answer)
        json[u"answeredBy"_s] = nameOf(evidence.answer->by);
    return QJsonValue(json);
}

Expected<QJsonValue> learnProgress(const Invocation &invocation) {
    const auto state = numberStateFromName(valueOf(invocation, "--state"_L1));
    if (!state || *state == NumberState::Reached) {
        QStringList names;
        for (const auto label : announcementLabels())
            names << nameOf(label);
        return Error{ErrorKind::Usage, u"progress.state_unknown"_s, u"There is no such state of a number."_s, u"Use one of "_s + names.join(u", "_s) + u'.',
                     valueOf(invocation, "--state"_L1)};
    }
    LX_TRY(const std::vector<qint16> sound, soundOf(invocation));
    const QString path = valueOf(invocation, "--library"_L1);
    AnnouncementLibrary library;
    if (QFileInfo::exists(path)) {
        LX_TRY(library, AnnouncementLibrary::load(path));
    }
    QString title = valueOf(invocation, "--title"_L1);
    if (title.isEmpty())
        title = QFileInfo(valueOf(invocation, "FILE"_L1)).completeBaseName();
    LX_CHECK(library.learn(sound, *state, title, QDateTime::currentMSecsSinceEpoch()));
    LX_CHECK(library.save(path));
    QJsonObject json = jsonOf(library.announcements().back());
    json[u"announcements"_s] = qint64(library.announcements().size());
    return QJsonValue(json);
}

Expected<QJsonValue> listProgress(const Invocation &invocation) {
    LX_TRY(const AnnouncementLibrary library, libraryOf(invocation));
    QJsonArray rows;
    for (const auto &announcement : library.announcements())
        rows.append(jsonOf(announcement));
    return QJsonValue(QJsonObject{{u"items"_s, rows}});
}

Expected<QJsonValue> forgetProgress(const Invocation &invocation) {
    LX_TRY(AnnouncementLibrary library, libraryOf(invocation));
    LX_CHECK(library.forget(valueOf(invocation, "TITLE"_L1)));
    LX_CHECK(library.save(valueOf(invocation, "--library"_L1)));
    return QJsonValue(QJsonObject{{u"announcements"_s, qint64(library.announcements().size())}});
}

} // namespace lianxin::ctl
