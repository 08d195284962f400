// SPDX-License-Identifier: GPL-3.0-or-later
#include "Runner.h"
#include "Output.h"
#include "platform/protocol/Version.h"
#include <QDir>
#include <QJsonArray>
#include <unistd.h>

namespace lianxin::ctl {
namespace {

constexpr int kPollMs = 100;

Error notHere(const QString &title) {
    return {ErrorKind::Usage, u"ctl.not_here"_s, u"\"%1\" is not part of this version."_s.arg(title),
            u"See lianxinctl --help and the release notes."_s, {}};
}

} // namespace

void Runner::interrupt() {
    if (m_session)
        m_session->interrupt();
}

int Runner::run(const QStringList &arguments) {
    const auto parsed = parseArguments(arguments);
    if (!parsed)
        return fail(parsed.error(), arguments.contains(u"--json"_s));
    const Invocation &invocation = *parsed;
    if (invocation.help || invocation.version) {
        print(invocation.version ? u"lianxinctl "_s + softwareVersion() + u'\n' : helpText(invocation.helpGroup));
        return 0;
    }
    const QString &localWith = invocation.command->localWith;
    const bool here = localWith.isEmpty() || invocation.values.contains(localWith);
    if (const auto local = m_ports.local.find(invocation.command->title()); here && local != m_ports.local.end())
        return local->second(invocation);
    if (invocation.command->method.isEmpty() && invocation.command->words != QStringList{u"api"_s, u"call"_s})
        return fail(notHere(invocation.command->title()), invocation.json);
    return runMethod(invocation);
}

int Runner::runMethod(const Invocation &invocation) {
    const Command &command = *invocation.command;
    auto session = openSession(invocation, m_ports);
    if (!session)
        return fail(session.error(), invocation.json);
    m_session = std::move(session).value();
    const auto result = ask(invocation);
    if (!result)
        return fail(m_session->isInterrupted() ? interruptedError() : result.error(), invocation.json);
    if (invocation.json)
        printJson(*result);
    else
        print(textOf(*result, command.columns));
    return command.verdict.isEmpty() || result->toObject().value(command.verdict).toBool() ? 0 : 1;
}

Expected<QJsonValue> Runner::ask(const Invocation &invocation) {
    const Command &command = *invocation.command;
    QJsonObject params = invocation.params;
    QString method = command.method;
    if (method.isEmpty()) { // api call
        method = invocation.values.value("METHOD"_L1).toString();
        params = invocation.values.value("JSON"_L1).toObject();
    }
    for (auto it = command.fixed.begin(); it != command.fixed.end(); ++it)
        params.insert(it.key(), it.value());
    if (command.words == QStringList{u"user"_s, u"add"_s}) {
        LX_TRY(const QString password, m_ports.secret("LIANXIN_NEW_PASSWORD", u"New password: "_s));
        params.insert(u"password"_s, password);
    }
    if (command.words == QStringList{u"list"_s, u"import"_s})
        LX_CHECK(completeImport(params));
    LX_TRY(QJsonValue result, m_session->call(method, params));
    QJsonObject object = result.toObject();
    // What takes long answers a job; its end is the answer.
    if (const auto job = object.value("job"_L1); job.isString() && !command.method.isEmpty()) {
        LX_TRY(const QJsonValue ended, waitForJob(job.toString(), invocation.json));
        return ended;
    }
    if (!command.also.isEmpty()) {
        LX_TRY(const QJsonValue more, m_session->call(command.also, params));
        object.insert(command.alsoKey, more);
        result = object;
    }
    if (object.contains("transfer"_L1) && invocation.values.contains("--out"_L1)) {
        const QString path = invocation.values.value("--out"_L1).toString();
        LX_CHECK(m_session->download(object, path));
        object.remove(u"transfer"_s);
        object.insert(u"path"_s, path);
        result = object;
    }
    return result;
}

// Further files are found from here, not from the engine's folder; a password needn't stand on the command line.
Expected<void> Runner::completeImport(QJsonObject &params) {
    QJsonArray more = params.value("more"_L1).toArray();
    for (QJsonValueRef path : more)
        path = QDir::current().absoluteFilePath(path.toString());
    if (!more.isEmpty())
        params.insert(u"more"_s, more);
    if (params.value("password"_L1) == "-"_L1) {
        LX_TRY(const QString password, m_ports.secret("LIANXIN_SHEET_PASSWORD", u"Password of the workbook: "_s));
        params.insert(u"password"_s, password);
    }
    return {};
}

Expected<QJsonValue> Runner::waitForJob(const QString &job, bool json) {
    const bool progress = !json && ::isatty(STDERR_FILENO) != 0;
    for (;;) {
        const auto state = m_session->call(u"jobs.get"_s, {{u"id"_s, job}});
        if (!state) {
            return state;
        }
        const auto info = state->toObject();
        if (progress)
            std::fprintf(stderr, "\r%lld / %lld   ", info.value("done"_L1).toInteger(), info.value("total"_L1).toInteger());
        if (info.value("state"_L1).toString() != "running"_L1) {
            if (progress)
                std::fputs("\r\033[K", stderr);
            if (const auto error = info.value("error"_L1); error.isObject())
                return Error::fromJson(error.toObject());
            return info.value("result"_L1);
        }
        m_session->wait(kPollMs);
        if (m_session->isInterrupted()) {
            say(u"Interrupted; job %1 goes on in the engine (lianxinctl api call jobs.cancel '{\"id\":\"%1\"}' stops it)."_s.arg(job));
            return interruptedError();
        }
    }
}

} // namespace lianxin::ctl
