// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QStringList>
#include <functional>
#include <vector>

namespace lianxin {

//! \brief Rewrites a number for a trunk. The first rule whose pattern matches the whole national number wins; no
//! match leaves it as it is.
struct NumberRule {
    QString pattern;          //!< regular expression over the national number, e.g. "1[3-9]\\d{9}"
    QString replacement;      //!< "\\0" the whole number, "\\1" … groups, e.g. "0\\0"
    bool outOfTown = false;   //!< only for mobiles that are not of the hotline's own city
    bool operator==(const NumberRule &) const = default;
};

enum class TrunkKind {
    Static,      //!< known by its address
    Registering, //!< we register there and stay registered
};

//! \brief A way to the public telephone network: everything an admin decides about it.
struct LIANXIN_EXPORT Trunk {
    Id id;
    QString name;
    TrunkKind kind = TrunkKind::Static;
    QString host;                 //!< IP literal (or a DNS name, except rehearsal)
    int port = 5060;
    QString user, password;       //!< for digest; the password is sealed in the store and never listed
    QStringList callerIds;        //!< that may be shown; the first is the default
    std::vector<NumberRule> rules;
    int channels = 30;            //!< calls at once, both directions
    double callsPerSecond = 5;
    QStringList codecs{QStringLiteral("PCMA"), QStringLiteral("PCMU")};
    bool earlyMedia = true;       //!< listen to what the network says before the answer
    bool rehearsal = false;       //!< loopback only: cannot reach a person
    bool enabled = true;
    int failOver = 0;             //!< smaller is tried first

    //! The number as this trunk wants to see it.
    QString dialled(const QString &national, const std::function<bool(const QString &)> &isOutOfTown) const;
    QString uriOf(const QString &dialled) const;
};

LIANXIN_EXPORT QString nameOf(TrunkKind kind);
LIANXIN_EXPORT std::optional<TrunkKind> trunkKindFromName(QStringView text);

//! \brief Where telephony finds its trunks. Engine main thread.
class LIANXIN_EXPORT TrunkSource {
public:
    virtual ~TrunkSource() = default;
    //! Errors: trunk.unknown (NotFound).
    virtual Expected<Trunk> find(const Id &id) = 0;
    virtual Expected<std::vector<Trunk>> list() = 0;
};

//! \brief Reads a trunk from YAML (docs/cli.md, `trunk add`). Errors (BadInput), with line: trunk.yaml,
//! trunk.unknown_key, trunk.missing, trunk.value, trunk.rehearsal_not_loopback.
LIANXIN_EXPORT Expected<Trunk> trunkFromYaml(const QString &yaml);

} // namespace lianxin
