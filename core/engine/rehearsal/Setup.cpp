// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Setup.h"
#include "engine/engine/Services.h"
#include "engine/rehearsal/CarrierSounds.h"
#include "engine/rehearsal/SampleList.h"
#include "platform/base/Resources.h"
#include "platform/storage/postgres/PostgresAdmin.h"
#include "talk/hearing/SoundPart.h"
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>

namespace lianxin {
namespace {

// Monday 2026-10-12, 09:00 in Shanghai: an ordinary working day inside every call window.
constexpr qint64 kClockStart = 1'791'766'800'000;
//! Where people speak: who says "this afternoon" is called again within the rehearsal.
constexpr qint64 kAfterLunch = kClockStart + 4 * 3'600'000LL;
//! Numbers of people who are not on the list: closed tickets, callers.
constexpr int kTicketNumbers = 19900090;
constexpr int kCallerNumbers = 19900080;
constexpr int kSpokenNumbers = 19900070;
const QString kUnitPhone = u"01065550101"_s;

QString stateFile(const QString &dir) { return dir + u"/rehearsal.json"_s; }

Expected<void> writeFile(const QString &path, const QByteArray &content) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return Error{ErrorKind::BadInput, u"rehearsal.folder"_s, u"The folder of the rehearsal can't be written: "_s + file.errorString(),
                     u"Choose another folder with --report."_s, path};
    return {};
}

Expected<void> addUsers(Services &s, const Scenario &scenario) {
    for (const DemoLogin &demo : demoLogins())
        LX_CHECK(s.access->users.add({demo.login, demo.displayName, demo.password, {demo.role}, demo.seatNumber}, u"rehearsal"_s));
    for (const SimulatedSeat &seat : scenario.seats)
        LX_CHECK(s.access->users.add({seat.login, u"演练坐席"_s + seat.seatNumber, seat.password, {u"seat"_s}, seat.seatNumber}, u"rehearsal"_s));
    return {};
}

// The list comes in through the same import that the wizard uses.
Expected<QJsonObject> importList(Services &s, const QString &path, Id &listId) {
    ImportRequest request;
    request.name = u"演练名单"_s;
    request.path = path;
    request.areaCode = u"010"_s;
    LX_TRY(listId, s.lists->begin(request, u"rehearsal"_s));
    JobControl control;
    LX_TRY(const ImportSummary summary, s.lists->runImport(listId, request, control, u"rehearsal"_s));
    return summary.toJson();
}

Expected<QStringList> numbersOf(Services &s, const Id &listId) {
    QStringList numbers;
    QString cursor;
    do {
        LX_TRY(const auto page, s.lists->contacts(listId, cursor, 500));
        for (const Contact &contact : page.items) {
            LX_TRY(const QJsonObject person, s.lists->reveal(contact));
            numbers << person.value("phone"_L1).toString();
        }
        cursor = page.next;
    } while (!cursor.isEmpty());
    return numbers;
}

Expected<Id> makeCampaign(Services &s, const Id &listId, const RehearsalOptions &options) {
    const QJsonObject spec{
        {u"name"_s, u"灵活就业人员社保补贴新政告知"_s},
        {u"listId"_s, listId},
        {u"flowId"_s, u"policy-notice"_s},
        {u"lines"_s, options.lines},
        {u"cps"_s, options.callsPerSecond},
        {u"attempts"_s, QJsonObject{{u"max"_s, 2}, {u"perDay"_s, 2},
                                    {u"intervals"_s, QJsonObject{{u"busy"_s, 5}, {u"no_answer"_s, 5}, {u"network"_s, 5}, {u"rejected"_s, 5},
                                                                  {u"powered_off"_s, 5}, {u"suspended"_s, 5}, {u"machine"_s, 5}}},
                                    {u"most"_s, QJsonObject{{u"suspended"_s, 1}}}}},
        {u"variables"_s, QJsonObject{{u"policy"_s, u"灵活就业人员社保补贴"_s}, {u"effective"_s, u"2026-10-15"_s}}}};
    LX_TRY(const CampaignSpec parsed, CampaignSpec::fromJson(spec));
    return s.campaigns->create(parsed, u"rehearsal"_s);
}

// The hotline has been shown what its simulated carrier announces, but for one that nobody taught it.
Expected<void> teachAnnouncements(Services &s, const QString &folder) {
    LX_CHECK(makeCarrierSounds(folder));
    for (const CarrierSound &sound : carrierSounds()) {
        if (!sound.label)
            continue;
        LX_TRY(const PcmBuffer pcm, carrierSound(folder, sound.name));
        LX_CHECK(s.announcements->learn(announcementIn(*pcm), *sound.label, {}, {}, u"rehearsal"_s));
    }
    return {};
}

// Tickets that a unit has finished: their citizens are asked whether they are satisfied.
Expected<QStringList> makeTickets(Services &s, const QStringList &numbers, bool twiceADay) {
    if (twiceADay) { // who asks for it is called again on the same day
        QJsonObject ladders = s.ticketCalls->clock().ladder().json();
        QJsonObject visits = ladders.value("visits"_L1).toObject();
        visits[u"perDay"_s] = 2;
        ladders[u"visits"_s] = visits;
        LX_CHECK(s.ticketCalls->clock().saveLadders(ladders, 0, false, u"rehearsal"_s));
    }
    Unit unit;
    unit.name = u"春和街道办事处"_s;
    unit.district = u"临湖区"_s;
    LX_TRY(const Id unitId, s.directory->saveUnit(unit, kUnitPhone, u"rehearsal"_s));
    static const char16_t *titles[] = {u"小区垃圾堆积", u"夜间施工噪音", u"路灯不亮", u"井盖松动", u"占道经营", u"供水水压不足"};
    QStringList ids;
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        TicketDraft draft;
        draft.title = QString::fromUtf16(titles[std::size_t(i) % std::size(titles)]);
        draft.content = u"市民反映："_s + draft.title + u"，希望尽快处理。"_s;
        draft.category = u"城市管理"_s;
        draft.district = u"临湖区"_s;
        draft.contactName = u"演练市民"_s;
        draft.contactPhone = numbers[i];
        LX_TRY(const QJsonObject ticket, s.tickets->create(draft, u"rehearsal"_s));
        const Id id = ticket.value("id"_L1).toString();
        LX_CHECK(s.tickets->act(id, u"dispatch"_s, {{u"unitId"_s, unitId}}, u"rehearsal"_s));
        LX_CHECK(s.tickets->act(id, u"sign"_s, {}, u"rehearsal"_s));
        LX_CHECK(s.tickets->act(id, u"finish"_s, {{u"opinion"_s, u"已现场处理。"_s}}, u"rehearsal"_s));
        LX_CHECK(s.ticketCalls->placeVisit(id, u"rehearsal"_s));
        ids << id;
    }
    return ids;
}

QStringList numbersFrom(int prefix, int count) {
    QStringList numbers;
    for (int i = 0; i < count; ++i)
        numbers << u"%1%2"_s.arg(prefix).arg(i, 3, 10, QChar(u'0'));
    return numbers;
}

Expected<RehearsalSetup> readState(const RehearsalOptions &options) {
    QFile file(stateFile(options.reportDir));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, u"rehearsal.none"_s, u"There is no rehearsal in this folder."_s, {}, options.reportDir};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    RehearsalSetup setup;
    setup.configPath = options.reportDir + u"/engine.yaml"_s;
    setup.scenarioPath = options.reportDir + u"/scenario.json"_s;
    LX_TRY(setup.config, EngineConfig::fromYamlFile(setup.configPath));
    QFile scenario(setup.scenarioPath);
    if (!scenario.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"rehearsal.folder"_s, u"The folder's scenario.json is missing."_s,
                     u"Choose an empty folder with --report."_s, setup.scenarioPath};
    LX_TRY(setup.scenario, Scenario::fromJson(QJsonDocument::fromJson(scenario.readAll()).object()));
    setup.listId = json.value("listId"_L1).toString();
    setup.campaignId = json.value("campaignId"_L1).toString();
    for (const auto &id : json.value("tickets"_L1).toArray())
        setup.ticketIds << id.toString();
    for (const auto &n : json.value("callers"_L1).toArray())
        setup.callers << n.toString();
    setup.importSummary = json.value("import"_L1).toObject();
    setup.resumed = true;
    return setup;
}

} // namespace

const std::vector<DemoLogin> &demoLogins() {
    static const std::vector<DemoLogin> logins{
        {u"linjing"_s, u"rehearsal-2026"_s, u"林静"_s, u"business_admin"_s},
        {u"zhaolei"_s, u"rehearsal-2026"_s, u"赵磊"_s, u"supervisor"_s},
        {u"system"_s, u"rehearsal-2026"_s, u"系统管理员"_s, u"system_admin"_s},
        {u"security"_s, u"rehearsal-2026"_s, u"安全管理员"_s, u"security_admin"_s},
        {u"audit"_s, u"rehearsal-2026"_s, u"审计管理员"_s, u"audit_admin"_s},
        {u"zhoumin"_s, u"rehearsal-2026"_s, u"周敏"_s, u"seat"_s, u"0217"_s},
    };
    return logins;
}

Expected<RehearsalSetup> prepareRehearsal(const RehearsalOptions &options) {
    if (auto earlier = readState(options); earlier || earlier.error().code != u"rehearsal.none"_s)
        return earlier;
    QDir dir(options.reportDir);
    if (!dir.mkpath(u"."_s))
        return Error{ErrorKind::BadInput, u"rehearsal.folder"_s, u"The folder of the rehearsal can't be made."_s,
                     u"Choose another folder with --report."_s, options.reportDir};
    // What a preparation that was cut short left here is of no use to anybody.
    for (const QString &name : dir.entryList({u"rehearsal.db*"_s}, QDir::Files))
        dir.remove(name);
    QDir(dir.filePath(u"rehearsal.db.data"_s)).removeRecursively();

    RehearsalSetup setup;
    setup.configPath = dir.absoluteFilePath(u"engine.yaml"_s);
    setup.scenarioPath = dir.absoluteFilePath(u"scenario.json"_s);
    EngineConfig &c = setup.config;
    c.profile = EngineConfig::Profile::Rehearsal;
    c.clockSpeed = options.speed;
    c.clockStart = options.spoken > 0 ? kAfterLunch : kClockStart;
    c.sipPort = 0;
    c.seatPort = 0;
    c.mediaAddress = c.sipAddress;
    c.areaCode = u"010"_s;
    if (options.spoken > 0)
        c.recogniser = u"demo"_s;
    c.keyRing = dir.absoluteFilePath(u"rehearsal.db.keys.json"_s);
    c.keyFile = dir.absoluteFilePath(u"rehearsal.db.key"_s);
    c.doorSocket = dir.absoluteFilePath(u"door"_s);
    if (c.doorSocket.toUtf8().size() > 100) // sun_path holds 107 bytes
        c.doorSocket = QDir::tempPath() + u"/lianxin-%1"_s.arg(newId().right(12));
    if (options.storeUrl.isEmpty()) {
        c.storePath = dir.absoluteFilePath(u"rehearsal.db"_s);
    } else {
        LX_TRY(c.storeUrl, createPostgresDatabase(options.storeUrl, u"lianxin_rehearsal_"_s + newId().right(12)));
    }
    LX_CHECK(Services::create(c, options.suite));
    LX_CHECK(writeFile(setup.configPath, c.toYaml()));

    LX_TRY(const auto services, Services::open(c));
    Services &s = *services;
    QString list = options.listPath.isEmpty() ? resourcePath(u"samples/subsidy-notice.xlsx") : options.listPath;
    if (options.listPath.isEmpty() && options.citizens > 0) {
        list = dir.absoluteFilePath(u"list.xlsx"_s);
        LX_CHECK(writeSampleList(list, options.citizens, options.seed));
    }
    LX_TRY(setup.importSummary, importList(s, list, setup.listId));
    LX_TRY(QStringList numbers, numbersOf(s, setup.listId));
    const QStringList visits = numbersFrom(kTicketNumbers, options.visits);
    const QStringList spoken = numbersFrom(kSpokenNumbers, options.spoken);
    setup.callers = numbersFrom(kCallerNumbers, options.callers);
    setup.scenario = Scenario::draw(numbers, visits, options.seats, options.seed, options.speed, spoken);
    setup.scenario.liaisons.push_back({kUnitPhone, u"acknowledges"_s, 1250});
    setup.scenario.sounds = dir.absoluteFilePath(u"sounds"_s);
    if (options.spoken > 0) {
        setup.scenario.waves = dir.absoluteFilePath(u"waves"_s);
        if (!dir.mkpath(u"waves"_s))
            return Error{ErrorKind::BadInput, u"rehearsal.folder"_s, u"The folder of the rehearsal can't be made."_s,
                         u"Choose another folder with --report."_s, setup.scenario.waves};
    }
    LX_CHECK(teachAnnouncements(s, setup.scenario.sounds));
    LX_CHECK(addUsers(s, setup.scenario));
    LX_CHECK(s.knowledge->importSample(u"rehearsal"_s));
    LX_TRY(setup.campaignId, makeCampaign(s, setup.listId, options));
    LX_TRY(setup.ticketIds, makeTickets(s, visits + spoken, options.spoken > 0));
    LX_CHECK(writeFile(setup.scenarioPath, QJsonDocument(setup.scenario.toJson()).toJson()));
    // Written last: its presence says that everything else is there.
    LX_CHECK(writeFile(stateFile(options.reportDir),
                       QJsonDocument(QJsonObject{{u"listId"_s, setup.listId},
                                                 {u"campaignId"_s, setup.campaignId},
                                                 {u"tickets"_s, QJsonArray::fromStringList(setup.ticketIds)},
                                                 {u"callers"_s, QJsonArray::fromStringList(setup.callers)},
                                                 {u"import"_s, setup.importSummary}})
                           .toJson()));
    return setup;
}

} // namespace lianxin
