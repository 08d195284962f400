// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/line/LineMedia.h"
#include "platform/base/Expected.h"
#include "platform/base/Export.h"
#include <QString>

namespace lianxin {

//! \brief What an engine needs to know before it can open its store. Everything that an admin changes while it
//! runs lives in the store instead, and is audited.
struct LIANXIN_EXPORT EngineConfig {
    enum class Profile {
        Production, //!< real trunks
        Rehearsal,  //!< simulated citizens on loopback only; a banner everywhere
    };
    Profile profile = Profile::Production;

    QString storePath; //!< SQLCipher file; empty when storeUrl is given
    QString storeUrl;  //!< postgresql://…
    QString keyRing;   //!< wrapped data keys (JSON); default: the store's path + ".keys.json"
    QString keyFile;   //!< secret that unlocks the key ring, mode 0400; default: the store's path + ".key" if it is there
    QString engineId = QStringLiteral("engine"); //!< of this engine among those that share a store

    QString sipAddress = QStringLiteral("127.0.0.1"); //!< address that trunks and seats reach
    quint16 sipPort = 5060;                           //!< for trunks; 0: any free one (rehearsal, tests)
    quint16 seatPort = 5062;                          //!< for the seats' phones; 0: any free one
    quint16 seatTlsPort = 5061; //!< TLS, for phones on other machines, where doorListen is given; 0: any free one
    QString mediaAddress;                             //!< defaults to sipAddress
    quint16 mediaPortFirst = 20000;                   //!< even; RTP and RTCP take pairs from here …
    quint16 mediaPortLast = 29999;                    //!< … to here
    int mediaThreads = 1;                             //!< 1…16, about 400 calls each
    int comfortNoiseDbov = -60;                       //!< -80…-40, what citizens hear where nobody speaks to them; 0: nothing

    QString doorSocket; //!< local socket of the door; default: a private folder of the user
    QString doorListen;      //!< "wss://address:port" for seats on other machines; empty: none
    QString doorCertificate; //!< PEM, shown there and by seatTlsPort; default: door.crt beside the store
    QString doorKey;         //!< PEM; default: door.key beside the certificate
    int doorPerAddress = 256; //!< connections at once from one address (several seats may stand behind one)
    bool servesRemote() const { return !doorListen.isEmpty(); }

    QString hotlineName = QStringLiteral("云州市12345热线"); //!< as spoken in prompts
    QString areaCode;                                        //!< put before bare landlines in lists, e.g. "010"
    QString flowsDirectory;                                  //!< extra flow files, read at start; optional
    QString promptCache;                                     //!< folder; default beside the store
    QString recogniser; //!< by which bots hear: folder of a model, "demo" (the shipped one, in a rehearsal), or the address of a
                        //!< FunASR runtime (wss://…); empty: bots take keys only
    int recogniserProcesses = 0;   //!< 1…32, side by side; 0: one for each core, four at most
    QString recogniserFingerprint; //!< SHA-256 of the runtime's certificate, where nobody signed it
    bool hearsByService() const { return recogniser.startsWith(QStringLiteral("ws")) && recogniser.contains(QStringLiteral("://")); }

    QString assistantEndpoint; //!< of an OpenAI-compatible service that writes summaries, "https://…/v1" (http on this machine only);
                               //!< empty: rules alone write them
    QString assistantModel;    //!< its name there
    QString assistantKeyFile;  //!< with the key that it wants; empty: it wants none
    int assistantDeadlineMs = 8'000; //!< 500…30,000, in which it has to answer

    LineMedia seatLine; //!< codecs and encryption between engine and seats' phones
    bool seatsTypeNumbers = false; //!< seats may type a number to call into a call; supervisors and emergency numbers: always
    int outsideRingSeconds = 30;   //!< 10…120, that a telephone outside is let ring which a seat calls into its call
    bool seatSeesListening = true; //!< a seat sees that a supervisor listens; whispering and barging in it sees always
    int coolDownMinutes = 10;      //!< 0…480, without a call for a seat that ended an abusive one

    int confirmMinutes = 5; //!< 1…60, in which a password given once more lets somebody see numbers in the clear
    int idleLockMinutes = 15; //!< 1…480, after which a session that nobody uses is locked

    double clockSpeed = 1.0; //!< > 1 only in a rehearsal: compresses waits of business rules, never media
    qint64 clockStart = 0;   //!< UTC ms at which a rehearsal's clock starts; 0: now

    //! Reads a YAML file. Relative paths are relative to the file.
    //! Errors (BadInput, with file:line as place): config.unreadable, config.syntax, config.unknown_key,
    //! config.bad_value, config.missing.
    static Expected<EngineConfig> fromYamlFile(const QString &path);
    //! The same from text; \a place names the source in errors, \a baseDirectory resolves relative paths.
    static Expected<EngineConfig> fromYaml(const QByteArray &yaml, const QString &place, const QString &baseDirectory);
    QByteArray toYaml() const;
};

LIANXIN_EXPORT QString nameOf(EngineConfig::Profile profile);

} // namespace lianxin
