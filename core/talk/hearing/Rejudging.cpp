// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/hearing/Rejudging.h"
#include "talk/hearing/Announcements.h"
#include "talk/hearing/NumberVerdict.h"
#include <chrono>
#include <future>

namespace lianxin {
namespace {

//! Has \a what done on \a main's thread. Nothing when the job was cancelled meanwhile: what it does may still happen, so it
//! holds all it needs itself.
template <class T>
std::optional<Expected<T>> onThreadOf(QObject &main, const JobControl &control, std::function<Expected<T>()> what) {
    using namespace std::chrono_literals;
    const auto promise = std::make_shared<std::promise<Expected<T>>>();
    auto future = promise->get_future();
    QMetaObject::invokeMethod(&main, [promise, what = std::move(what)] { promise->set_value(what()); }, Qt::QueuedConnection);
    while (future.wait_for(20ms) != std::future_status::ready)
        if (control.isCancelled())
            return {};
    return future.get();
}

} // namespace

Expected<QJsonValue> rejudge(Announcements &announcements, std::vector<Id> attempts, QObject &main, JobControl &control, const QString &actor) {
    using Kept = std::shared_ptr<Announcements::Kept>;
    control.setTotal(qint64(attempts.size()));
    qint64 looked = 0;
    qint64 understood = 0;
    qint64 changed = 0;
    qint64 stayed = 0;
    for (const Id &id : attempts) {
        if (control.isCancelled())
            return jobCancelled();
        const auto found = onThreadOf<Kept>(main, control, [&announcements, id]() -> Expected<Kept> {
            LX_TRY(Announcements::Kept kept, announcements.kept(id));
            return std::make_shared<Announcements::Kept>(std::move(kept));
        });
        if (!found)
            return jobCancelled();
        control.advance();
        if (!*found) { // its sound is gone; the store's own failures end the job
            if (found->error().kind == ErrorKind::Store)
                return found->error();
            continue;
        }
        ++looked;
        const auto verdict = Announcements::judge(***found);
        if (!verdict || verdict->heard.value("unrecognised"_L1).toBool())
            continue;
        ++understood;
        const auto noted = onThreadOf<bool>(main, control, [&announcements, kept = **found, verdict = *verdict, actor] { return announcements.note(*kept, verdict, actor); });
        if (!noted)
            return jobCancelled();
        if (!*noted && noted->error().kind == ErrorKind::Store)
            return noted->error();
        changed += *noted && **noted;
        stayed += !*noted;
    }
    return QJsonValue(QJsonObject{{u"looked"_s, looked}, {u"understood"_s, understood}, {u"changed"_s, changed}, {u"stayed"_s, stayed}});
}

} // namespace lianxin
