// SPDX-License-Identifier: GPL-3.0-or-later
#include "EnginePorts.h"
#include "CertificateVerbs.h"
#include "DialogueVerbs.h"
#include "Output.h"
#include "ProgressVerbs.h"
#include "SpeechVerbs.h"
#include "TextVerbs.h"
#include "call/telephony/TelephonyMethods.h"
#include "engine/engine/Services.h"
#include "engine/rehearsal/DemoData.h"
#include "engine/rehearsal/Rehearsal.h"
#include "hotline/calendar/CalendarMethods.h"
#include "platform/sheets/SheetCat.h"
#include "platform/storage/Maintenance.h"
#include "platform/workers/WorkerProcess.h"
#include "talk/dialogue/FlowChecker.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <cstdio>

namespace lianxin::ctl {
namespace {

class ServicesStore final : public DirectStore {
public:
    explicit ServicesStore(std::unique_ptr<Services> services)
        : m_services(std::move(services)) {
        // A trunk can be put down before any engine runs; trying it needs one.
        registerTelephonyMethods(m_services->registry, *m_services->trunks, nullptr);
    }
    Door &door() override { return *m_services->door; }

private:
    std::unique_ptr<Services> m_services;
};

//! What a store without an engine's configuration file is opened with.
EngineConfig configOf(const Invocation &invocation) {
    EngineConfig config;
    const QString location = storeLocation(invocation);
    config.keyFile = keyFilePath(invocation);
    if (isPostgresLocation(location)) {
        config.storeUrl = location;
        // Beside the key file, as rehearsals and `store init` lay it.
        config.keyRing = qEnvironmentVariable("LIANXIN_KEY_RING");
        if (config.keyRing.isEmpty() && !config.keyFile.isEmpty())
            config.keyRing = QFileInfo(config.keyFile).absolutePath() + u'/' + QFileInfo(config.keyFile).completeBaseName()
                             + u".keys.json"_s;
    } else {
        config.storePath = QFileInfo(location).absoluteFilePath();
        config.keyRing = config.storePath + u".keys.json"_s;
    }
    return config;
}

int answer(const Invocation &invocation, const Expected<QJsonValue> &result) {
    if (!result)
        return fail(result.error(), invocation.json);
    if (invocation.json)
        printJson(*result);
    else
        print(textOf(*result, invocation.command->columns));
    const QString verdict = invocation.command->verdict;
    return verdict.isEmpty() || result->toObject().value(verdict).toBool() ? 0 : 1;
}

Expected<QJsonValue> initStore(const Invocation &invocation) {
    EngineConfig config = configOf(invocation);
    const QString suite = invocation.values.value("--suite"_L1).toString(u"intl"_s);
    if (suite != "intl"_L1 && suite != "gm"_L1)
        return Error{ErrorKind::Usage, u"ctl.usage"_s, u"--suite is intl or gm."_s, {}, {}};
    if (config.keyFile.isEmpty() && config.storeUrl.isEmpty())
        config.keyFile = config.storePath + u".key"_s;
    if (config.keyRing.isEmpty())
        return Error{ErrorKind::Usage, u"ctl.usage"_s, u"A PostgreSQL store needs --key-file."_s,
                     u"The key ring is laid beside it."_s, {}};
    if (!config.storePath.isEmpty() && !QDir().mkpath(QFileInfo(config.storePath).absolutePath()))
        return Error{ErrorKind::Store, u"storage.io"_s, u"The store's folder can't be made."_s, {}, config.storePath};
    LX_TRY(const auto created, Services::create(config, suite == "gm"_L1 ? CryptoSuite::Gm : CryptoSuite::Intl));
    return QJsonValue(QJsonObject{{u"store"_s, config.storePath.isEmpty() ? config.storeUrl : config.storePath},
                                  {u"keyRing"_s, config.keyRing},
                                  {u"keyFile"_s, config.keyFile},
                                  {u"suite"_s, suite},
                                  {u"recoveryKey"_s, created.recoveryKey}});
}

//! For work on the store as a whole, without opening it as a hotline.
Expected<StoreConfig> closedStore(const Invocation &invocation) {
    const EngineConfig config = configOf(invocation);
    LX_TRY(const Unlock unlock, Unlock::keyFile(config.keyFile));
    StoreConfig store;
    store.location = config.storePath.isEmpty() ? config.storeUrl : config.storePath;
    LX_TRY(store.keys, KeyRing::open(config.keyRing, unlock));
    store.migrations = allMigrations();
    store.engineId = config.engineId;
    return store;
}

Expected<QJsonValue> rekey(const Invocation &invocation) {
    LX_TRY(const StoreConfig store, closedStore(invocation));
    LX_CHECK(rekeyStore(store));
    return QJsonValue(QJsonObject{{u"store"_s, store.location}});
}

Expected<QJsonValue> restore(const Invocation &invocation) {
    const QString backup = invocation.values.value("FILE"_L1).toString();
    // A backup brings its key ring; the ring of a store that is there stays.
    const EngineConfig config = configOf(invocation);
    if (!QFile::exists(config.keyRing) && !QFile::copy(backup + u".keys.json"_s, config.keyRing))
        return Error{ErrorKind::BadInput, u"storage.backup_unusable"_s, u"The backup's key ring is missing."_s,
                     u"Keep FILE and FILE.keys.json together."_s, backup + u".keys.json"_s};
    LX_TRY(const StoreConfig store, closedStore(invocation));
    LX_CHECK(restoreStore(backup, store, invocation.values.value("--replace"_L1).toBool()));
    return QJsonValue(QJsonObject{{u"store"_s, store.location}});
}

int catSheet(const Invocation &invocation) {
    SheetCatOptions options;
    options.sheet = invocation.values.value("--sheet"_L1).toString();
    options.read.encoding = invocation.values.value("--encoding"_L1).toString();
    options.read.password = invocation.values.value("--password"_L1).toString();
    const auto done = sheetCat(invocation.values.value("FILE"_L1).toString(), options, [](std::string_view line) {
        std::fwrite(line.data(), 1, line.size(), stdout);
        return std::fputc('\n', stdout) != EOF;
    });
    std::fflush(stdout);
    if (done)
        return 0;
    say(u"lianxinctl: "_s + done.error().toString());
    return exitStatus(ErrorKind::BadInput);
}

Expected<QJsonValue> calendarMethod(const QString &method, const QJsonObject &params) {
    LX_TRY(const Calendar calendar, Calendar::load());
    Registry registry;
    registerCalendarMethods(registry, calendar);
    return registry.find(method)->handler(Caller::keyHolder(), params);
}

Expected<QJsonValue> checkFlowFile(const Invocation &invocation) {
    const QString path = invocation.values.value("FILE"_L1).toString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The file can't be read: "_s + file.errorString(), {}, path};
    return QJsonValue(checkFlow(file.readAll()).toJson());
}

} // namespace

Ports enginePorts() {
    Ports ports;
    ports.secret = readSecret;
    ports.openStore = [](const Invocation &invocation) -> Expected<std::unique_ptr<DirectStore>> {
        LX_TRY(auto services, Services::open(configOf(invocation)));
        return std::unique_ptr<DirectStore>(std::make_unique<ServicesStore>(std::move(services)));
    };
    const auto simple = [&ports](const QString &title, auto work) {
        ports.local[title] = [work](const Invocation &invocation) { return answer(invocation, work(invocation)); };
    };
    simple(u"store init"_s, initStore);
    simple(u"store demo-data"_s, [](const Invocation &i) -> Expected<QJsonValue> {
        LX_TRY(const QJsonObject made, writeDemoData(configOf(i)));
        return QJsonValue(made);
    });
    simple(u"store rekey"_s, rekey);
    simple(u"store restore"_s, restore);
    simple(u"flow check"_s, checkFlowFile);
    simple(u"engine certificate"_s, doorCertificate);
    simple(u"speech recognise"_s, recognise);
    simple(u"speech speak"_s, speak);
    simple(u"progress classify"_s, classifyProgress);
    simple(u"progress learn"_s, learnProgress);
    simple(u"progress list"_s, listProgress);
    simple(u"progress forget"_s, forgetProgress);
    simple(u"dialogue train"_s, trainDialogue);
    simple(u"dialogue evaluate"_s, evaluateDialogue);
    simple(u"text train"_s, trainText);
    simple(u"text eval"_s, evaluateText);
    simple(u"text crossvalidate"_s, crossValidateText);
    ports.local[u"text classify"_s] = classifyText;
    simple(u"calendar explain"_s, [](const Invocation &i) { return calendarMethod(u"calendar.explain"_s, i.params); });
    simple(u"calendar holidays"_s, [](const Invocation &i) { return calendarMethod(u"calendar.holidays"_s, i.params); });
    ports.local[u"sheet cat"_s] = catSheet;
    ports.local[u"rehearse"_s] = [](const Invocation &invocation) {
        QStringList arguments = invocation.raw;
        if (!invocation.store.isEmpty())
            arguments << u"--store"_s << invocation.store;
        return rehearseMain(arguments, invocation.json);
    };
    return ports;
}

} // namespace lianxin::ctl
