// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/EngineConfig.h"
#include "call/sip/SipStack.h"
#include "platform/protocol/EngineAddress.h"
#include <QDir>
#include <QFile>
#include <QHash>
#include <QHostAddress>
#include <QUrl>
#include <algorithm>
#include <array>
#include <functional>
#include <yaml-cpp/yaml.h>

namespace lianxin {
namespace {

Error bad(const char *code, const QString &message, const QString &remedy, const QString &place, const YAML::Mark &mark) {
    const QString where = mark.is_null() ? place : u"%1:%2"_s.arg(place).arg(mark.line + 1);
    return Error{ErrorKind::BadInput, QString::fromLatin1(code), message, remedy, where};
}

// One setting: how it is read from its node. Returns what it should have been, or nothing if it is right.
using Reader = std::function<QString(const YAML::Node &)>;

Reader text(QString &target) {
    return [&target](const YAML::Node &node) -> QString {
        if (!node.IsScalar())
            return u"a text"_s;
        target = QString::fromStdString(node.Scalar());
        return {};
    };
}

Reader path(QString &target, const QString &base) {
    return [&target, base](const YAML::Node &node) -> QString {
        if (!node.IsScalar() || node.Scalar().empty())
            return u"a path"_s;
        target = QDir::cleanPath(QDir(base).absoluteFilePath(QString::fromStdString(node.Scalar())));
        return {};
    };
}

template <class T>
Reader number(T &target, double least, double most) {
    return [&target, least, most](const YAML::Node &node) -> QString {
        double value = 0;
        if (!node.IsScalar() || !YAML::convert<double>::decode(node, value) || value < least || value > most)
            return u"a number from %1 to %2"_s.arg(least).arg(most);
        target = T(value);
        return {};
    };
}

Reader flag(bool &target) {
    return [&target](const YAML::Node &node) -> QString { return node.IsScalar() && YAML::convert<bool>::decode(node, target) ? QString() : u"true or false"_s; };
}

//! Codecs by their names, in order of preference, none twice.
Reader codecs(std::vector<CodecId> &target) {
    return [&target](const YAML::Node &node) -> QString {
        const QString wanted = u"a list of opus, g722, pcma and pcmu, each once at most"_s;
        if (!node.IsSequence() || node.size() == 0)
            return wanted;
        target.clear();
        for (const auto &entry : node) {
            const auto codec = entry.IsScalar() ? codecNamed(entry.Scalar()) : std::nullopt;
            if (!codec || std::find(target.begin(), target.end(), *codec) != target.end())
                return wanted;
            target.push_back(*codec);
        }
        return {};
    };
}

constexpr std::array<const char *, 3> kSrtpModes{"off", "preferred", "required"};

Reader srtp(sip::SrtpMode &target) {
    return [&target](const YAML::Node &node) -> QString {
        const auto at = std::find(kSrtpModes.begin(), kSrtpModes.end(), node.IsScalar() ? node.Scalar() : std::string());
        if (at == kSrtpModes.end())
            return u"off, preferred or required"_s;
        target = sip::SrtpMode(at - kSrtpModes.begin());
        return {};
    };
}

//! dB of overload, or off.
Reader noise(int &target) {
    return [&target](const YAML::Node &node) -> QString {
        int value = 0;
        if (node.IsScalar() && (node.Scalar() == "off" || node.Scalar() == "false")) // which YAML takes off for
            target = 0;
        else if (!node.IsScalar() || !YAML::convert<int>::decode(node, value) || value < -80 || value > -40)
            return u"off or a whole number from -80 to -40"_s;
        else
            target = value;
        return {};
    };
}

} // namespace

QString nameOf(EngineConfig::Profile profile) {
    return profile == EngineConfig::Profile::Rehearsal ? u"rehearsal"_s : u"production"_s;
}

Expected<EngineConfig> EngineConfig::fromYamlFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"config.unreadable"_s, u"The configuration can't be read: "_s + file.errorString(),
                     u"Give the path of a YAML file that this user may read."_s, path};
    return fromYaml(file.readAll(), path, QFileInfo(path).absolutePath());
}

Expected<EngineConfig> EngineConfig::fromYaml(const QByteArray &yaml, const QString &place, const QString &base) {
    YAML::Node root;
    try {
        root = YAML::Load(yaml.toStdString());
    } catch (const YAML::ParserException &e) {
        return bad("config.syntax", u"This is not YAML: "_s + QString::fromStdString(e.msg),
                   u"Mind the indentation and the space after each colon."_s, place, e.mark);
    }
    if (!root.IsMap())
        return bad("config.syntax", u"The configuration is not a map of settings."_s,
                   u"Write settings as `group:` and below it `  key: value`."_s, place, root.Mark());

    EngineConfig c;
    const Reader profile = [&c](const YAML::Node &node) -> QString {
        const std::string name = node.IsScalar() ? node.Scalar() : std::string();
        if (name != "production" && name != "rehearsal")
            return u"production or rehearsal"_s;
        c.profile = name == "rehearsal" ? Profile::Rehearsal : Profile::Production;
        return {};
    };
    const Reader recogniser = [&c, base](const YAML::Node &node) -> QString {
        const QString plain = node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
        if (plain == u"demo" || plain.startsWith(u"ws://"_s) || plain.startsWith(u"wss://"_s)) {
            c.recogniser = plain;
            return {};
        }
        return path(c.recogniser, base)(node);
    };
    const Reader listen = [&c](const YAML::Node &node) -> QString {
        const auto url = remoteUrl(node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString());
        if (!url || QHostAddress(url->host()).isNull())
            return u"wss://ADDRESS:PORT with an IP address of this machine, or wss://0.0.0.0:PORT"_s;
        c.doorListen = url->toString(QUrl::RemovePath);
        return {};
    };
    const Reader endpoint = [&c](const YAML::Node &node) -> QString {
        const QUrl url(node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString(), QUrl::StrictMode);
        const bool here = url.scheme() == u"http" && (url.host() == u"localhost" || sip::isLoopbackLiteral(url.host().toStdString()));
        if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && !here) || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
            return u"https://HOST/v1, or http:// on this machine, without a password in it"_s;
        c.assistantEndpoint = url.toString();
        return {};
    };
    const QHash<QString, Reader> settings{
        {u"assistant.endpoint"_s, endpoint},
        {u"assistant.model"_s, text(c.assistantModel)},
        {u"assistant.key_file"_s, path(c.assistantKeyFile, base)},
        {u"assistant.deadline_ms"_s, number(c.assistantDeadlineMs, 500, 30'000)},
        {u"profile"_s, profile},
        {u"store.path"_s, path(c.storePath, base)},
        {u"store.url"_s, text(c.storeUrl)},
        {u"store.key_ring"_s, path(c.keyRing, base)},
        {u"store.key_file"_s, path(c.keyFile, base)},
        {u"store.engine_id"_s, text(c.engineId)},
        {u"sip.address"_s, text(c.sipAddress)},
        {u"sip.port"_s, number(c.sipPort, 0, 65535)},
        {u"sip.seat_port"_s, number(c.seatPort, 0, 65535)},
        {u"media.address"_s, text(c.mediaAddress)},
        {u"media.port_first"_s, number(c.mediaPortFirst, 1024, 65534)},
        {u"media.port_last"_s, number(c.mediaPortLast, 1025, 65535)},
        {u"media.threads"_s, number(c.mediaThreads, 1, 16)},
        {u"media.comfort_noise"_s, noise(c.comfortNoiseDbov)},
        {u"sip.seat_tls_port"_s, number(c.seatTlsPort, 0, 65535)},
        {u"door.socket"_s, path(c.doorSocket, base)},
        {u"door.listen"_s, listen},
        {u"door.certificate"_s, path(c.doorCertificate, base)},
        {u"door.key"_s, path(c.doorKey, base)},
        {u"door.per_address"_s, number(c.doorPerAddress, 1, 10'000)},
        {u"hotline.name"_s, text(c.hotlineName)},
        {u"hotline.area_code"_s, text(c.areaCode)},
        {u"flows.directory"_s, path(c.flowsDirectory, base)},
        {u"speech.cache"_s, path(c.promptCache, base)},
        {u"speech.recogniser"_s, recogniser},
        {u"speech.processes"_s, number(c.recogniserProcesses, 1, 32)},
        {u"speech.fingerprint"_s, text(c.recogniserFingerprint)},
        {u"seats.codecs"_s, codecs(c.seatLine.codecs)},
        {u"seats.srtp"_s, srtp(c.seatLine.srtp)},
        {u"seats.opus_dtx"_s, flag(c.seatLine.opusDtx)},
        {u"seats.see_listening"_s, flag(c.seatSeesListening)},
        {u"seats.typed_numbers"_s, flag(c.seatsTypeNumbers)},
        {u"seats.outside_ring_seconds"_s, number(c.outsideRingSeconds, 10, 120)},
        {u"seats.cool_down_minutes"_s, number(c.coolDownMinutes, 0, 480)},
        {u"security.confirm_minutes"_s, number(c.confirmMinutes, 1, 60)},
        {u"security.idle_lock_minutes"_s, number(c.idleLockMinutes, 1, 480)},
        {u"clock.speed"_s, number(c.clockSpeed, 0.01, 10000)},
        {u"clock.start"_s, number(c.clockStart, 0, 4e12)},
    };
    const auto apply = [&](const QString &key, const YAML::Node &name, const YAML::Node &value) -> Expected<void> {
        const auto reader = settings.constFind(key);
        if (reader == settings.constEnd())
            return bad("config.unknown_key", u"There is no setting \"%1\"."_s.arg(key),
                       u"docs/configuration.md lists all settings."_s, place, name.Mark());
        if (const QString wanted = (*reader)(value); !wanted.isEmpty())
            return bad("config.bad_value", u"The setting \"%1\" can't be used."_s.arg(key),
                       u"It has to be %1."_s.arg(wanted), place, value.Mark());
        return {};
    };
    for (const auto &group : root) {
        const QString groupName = QString::fromStdString(group.first.Scalar());
        if (!group.second.IsMap()) {
            LX_CHECK(apply(groupName, group.first, group.second));
            continue;
        }
        for (const auto &entry : group.second)
            LX_CHECK(apply(groupName + u'.' + QString::fromStdString(entry.first.Scalar()), entry.first, entry.second));
    }

    if (c.storePath.isEmpty() == c.storeUrl.isEmpty())
        return bad("config.missing", u"The configuration names no store, or two."_s,
                   u"Give either store.path (a file) or store.url (postgresql://…)."_s, place, root.Mark());
    if (c.keyRing.isEmpty()) {
        if (c.storePath.isEmpty())
            return bad("config.missing", u"A PostgreSQL store needs store.key_ring."_s,
                       u"Name the file that holds this hotline's keys; `lianxinctl store init` makes it."_s, place, root.Mark());
        c.keyRing = c.storePath + u".keys.json"_s;
    }
    if (c.keyFile.isEmpty() && !c.storePath.isEmpty() && QFile::exists(c.storePath + u".key"_s))
        c.keyFile = c.storePath + u".key"_s;
    if (c.servesRemote() && c.doorCertificate.isEmpty()) {
        if (c.storePath.isEmpty())
            return bad("config.missing", u"A door for other machines needs door.certificate."_s,
                       u"Make one with: lianxinctl engine certificate --out FOLDER --name HOST."_s, place, root.Mark());
        c.doorCertificate = QFileInfo(c.storePath).absolutePath() + u"/door.crt"_s;
    }
    if (c.servesRemote() && c.doorKey.isEmpty())
        c.doorKey = QFileInfo(c.doorCertificate).absolutePath() + u"/door.key"_s;
    if (!c.assistantEndpoint.isEmpty() && c.assistantModel.isEmpty())
        return bad("config.missing", u"A service that writes summaries needs assistant.model."_s,
                   u"Name the model as the service knows it."_s, place, root.Mark());
    if (c.mediaPortFirst >= c.mediaPortLast)
        return bad("config.bad_value", u"media.port_first is not below media.port_last."_s,
                   u"Leave at least four ports for each call at once."_s, place, root.Mark());
    if (c.seatLine.srtp != sip::SrtpMode::Off && !c.servesRemote() && !sip::isLoopbackLiteral(c.sipAddress.toStdString()))
        return bad("config.bad_value", u"The keys of encrypted sound would travel in the clear: no phone reaches this engine over TLS."_s,
                   u"Give door.listen and a certificate, or set seats.srtp: off."_s, place, root.Mark());
    if (c.recogniserProcesses > 0 && (c.recogniser.isEmpty() || c.hearsByService()))
        return bad("config.bad_value", u"speech.processes is of a model that listens on this machine, and speech.recogniser names none."_s,
                   u"Name the folder of a model in speech.recogniser, or leave speech.processes out."_s, place, root.Mark());
    if (c.profile == Profile::Production && c.recogniser == u"demo")
        return bad("config.bad_value", u"The demo model understands synthetic voices only and serves rehearsals."_s,
                   u"Name the folder of a real model in speech.recogniser, or leave it out: bots take keys then."_s, place, root.Mark());
    if (c.profile == Profile::Production && (c.clockSpeed != 1.0 || c.clockStart != 0))
        return bad("config.bad_value", u"A production engine runs on the real clock."_s,
                   u"Remove the group clock, or set profile: rehearsal."_s, place, root.Mark());
    if (c.mediaAddress.isEmpty())
        c.mediaAddress = c.sipAddress;
    return c;
}

QByteArray EngineConfig::toYaml() const {
    YAML::Emitter out;
    const auto put = [&out](const char *key, const QString &value) {
        if (!value.isEmpty())
            out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value.toStdString();
    };
    const auto group = [&out](const char *name, const std::function<void()> &body) {
        out << YAML::Key << name << YAML::Value << YAML::BeginMap;
        body();
        out << YAML::EndMap;
    };
    out << YAML::BeginMap;
    put("profile", nameOf(profile));
    group("store", [&] {
        put("path", storePath);
        put("url", storeUrl);
        put("key_ring", keyRing);
        put("key_file", keyFile);
        put("engine_id", engineId);
    });
    group("sip", [&] {
        put("address", sipAddress);
        out << YAML::Key << "port" << YAML::Value << int(sipPort);
        out << YAML::Key << "seat_port" << YAML::Value << int(seatPort);
        out << YAML::Key << "seat_tls_port" << YAML::Value << int(seatTlsPort);
    });
    group("media", [&] {
        put("address", mediaAddress);
        out << YAML::Key << "port_first" << YAML::Value << int(mediaPortFirst);
        out << YAML::Key << "port_last" << YAML::Value << int(mediaPortLast);
        out << YAML::Key << "threads" << YAML::Value << mediaThreads;
        out << YAML::Key << "comfort_noise" << YAML::Value << (comfortNoiseDbov < 0 ? std::to_string(comfortNoiseDbov) : std::string("off"));
    });
    if (!doorSocket.isEmpty() || servesRemote())
        group("door", [&] {
            put("socket", doorSocket);
            put("listen", doorListen);
            put("certificate", doorCertificate);
            put("key", doorKey);
            out << YAML::Key << "per_address" << YAML::Value << doorPerAddress;
        });
    group("hotline", [&] {
        put("name", hotlineName);
        put("area_code", areaCode);
    });
    if (!flowsDirectory.isEmpty())
        group("flows", [&] { put("directory", flowsDirectory); });
    if (!promptCache.isEmpty() || !recogniser.isEmpty() || recogniserProcesses > 0)
        group("speech", [&] {
            put("cache", promptCache);
            put("recogniser", recogniser);
            put("fingerprint", recogniserFingerprint);
            if (recogniserProcesses > 0)
                out << YAML::Key << "processes" << YAML::Value << recogniserProcesses;
        });
    if (!assistantEndpoint.isEmpty())
        group("assistant", [&] {
            put("endpoint", assistantEndpoint);
            put("model", assistantModel);
            put("key_file", assistantKeyFile);
            out << YAML::Key << "deadline_ms" << YAML::Value << assistantDeadlineMs;
        });
    group("seats", [&] {
        out << YAML::Key << "codecs" << YAML::Value << YAML::Flow << YAML::BeginSeq;
        for (const CodecId codec : seatLine.codecs)
            out << QString::fromLatin1(lianxin::nameOf(codec).data()).toLower().toStdString();
        out << YAML::EndSeq;
        out << YAML::Key << "srtp" << YAML::Value << kSrtpModes[std::size_t(seatLine.srtp)];
        out << YAML::Key << "opus_dtx" << YAML::Value << seatLine.opusDtx;
        out << YAML::Key << "typed_numbers" << YAML::Value << seatsTypeNumbers;
        out << YAML::Key << "outside_ring_seconds" << YAML::Value << outsideRingSeconds;
        out << YAML::Key << "see_listening" << YAML::Value << seatSeesListening;
        out << YAML::Key << "cool_down_minutes" << YAML::Value << coolDownMinutes;
    });
    group("security", [&] {
        out << YAML::Key << "confirm_minutes" << YAML::Value << confirmMinutes;
        out << YAML::Key << "idle_lock_minutes" << YAML::Value << idleLockMinutes;
    });
    if (profile == Profile::Rehearsal)
        group("clock", [&] {
            out << YAML::Key << "speed" << YAML::Value << clockSpeed;
            out << YAML::Key << "start" << YAML::Value << static_cast<long long>(clockStart);
        });
    out << YAML::EndMap;
    return QByteArray(out.c_str()) + '\n';
}

} // namespace lianxin
