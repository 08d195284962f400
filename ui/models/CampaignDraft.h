// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace lianxin {

//! \brief What the wizard collects. Every step reads and writes here, so stepping back loses nothing.
struct CampaignDraft {
    Q_DECLARE_TR_FUNCTIONS(CampaignDraft)
public:
    enum Step { Scenario, File, Mapping, Flow, Schedule, Seats, Preflight, Review, StepCount };

    //! What a campaign of a kind usually is; choosing one fills flow, times, retries and pace.
    struct Template {
        QString id; //!< policy_notice, return_visit, reminder, survey, emergency
        QString icon;
        QString title;
        QString note;
    };
    static QList<Template> templates();
    //! Takes the template's usual values over; what was typed in other steps (name, list) stays.
    void useTemplate(const QString &id);

    QString name;
    // Scenario
    QString templateId;
    bool fromFile = true; //!< else from a list that is here: imported before, or picked from tickets and citizens
    bool fromQuery = false; //!< picked; fromFile is false then
    // File
    QString path;
    QString sheet;
    QString encoding; //!< empty: guess
    QString areaCode;
    QJsonObject preview; //!< answer of lists.preview
    // Mapping
    QJsonObject mapping;  //!< role → column title, as lists.import takes it
    QString listId;       //!< after the import, or chosen
    QString listName;     //!< of a chosen one
    QJsonObject imported; //!< summary of the import
    // Flow
    QString flowId;
    QString flowName;
    QString voice;     //!< of the robot; empty: the flow's
    int voiceRate = 0; //!< per cent; 0: the flow's
    // Schedule
    QJsonObject windows{
        {QStringLiteral("workday"), QJsonArray{QStringLiteral("08:00-11:30"), QStringLiteral("14:00-20:00")}},
        {QStringLiteral("weekend"), QJsonArray{QStringLiteral("09:00-18:00")}}};
    int maxAttempts = 3;
    int perDay = 2;
    //! Minutes until the next attempt, by cause; outcomes as attempts are stored.
    QMap<QString, int> intervals{{QStringLiteral("busy"), 10},          {QStringLiteral("no_answer"), 120},
                                 {QStringLiteral("powered_off"), 240},  {QStringLiteral("unreachable"), 60},
                                 {QStringLiteral("machine"), 180},      {QStringLiteral("network"), 15},
                                 {QStringLiteral("rejected"), 240},     {QStringLiteral("suspended"), 1440}};
    QMap<QString, int> most; //!< calls that may end so, by cause; what is missing is as usual
    bool alternates = true; //!< another number of the same person is called, where one is known
    QStringList alternatesAfter{QStringLiteral("busy"),      QStringLiteral("no_answer"),    QStringLiteral("powered_off"),
                                QStringLiteral("suspended"), QStringLiteral("empty_number"), QStringLiteral("unreachable")}; //!< … after these outcomes
    int alternateMinutes = 5; //!< … so long after
    qint64 startAt = 0; //!< UTC ms; 0: when started
    qint64 endAt = 0;   //!< UTC ms; 0: none
    // Seats
    int lines = 10;
    double cps = 1;
    QString trunkId;  //!< empty: the first
    QString callerId; //!< empty: the trunk's own
    QString skill;
    int seats = 0; //!< planned for hand-overs; 0: not said
    int priority = 5;
    QJsonObject rules;   //!< as campaigns.create takes them, without what is usual and without urgent
    bool urgent = false; //!< people's own hours and the gentle hours of the old don't hold it back
    // Preflight
    QJsonObject assumptions; //!< given by the admin
    QJsonObject preflight;   //!< result of the last one
    QJsonObject preflightOf; //!< parameters that it answers

    //! Why the step can't be left forwards; empty when it can.
    QString obstacle(Step step) const;
    bool isDone(Step step) const { return obstacle(step).isEmpty(); }
    //! The role of a column as it stands: from the mapping, else from the guess.
    QString roleOf(const QJsonObject &column) const;
    //! Chooses a role for a column; another column that had it becomes a plain field.
    void setRole(const QString &title, const QString &role);
    //! Another file or sheet: the import, the mapping and the preview are void.
    void setFile(const QString &path, const QString &sheet);
    //! Parameters of campaigns.create.
    QJsonObject toParams() const;
    QJsonObject allRules() const;
    //! Does the last preflight still answer what stands here?
    bool isPreflightFresh() const { return !preflight.isEmpty() && preflightOf == toParams(); }
    static QStringList roles();
    static QString roleText(const QString &role);
    //! Ranges of a day as people type them, with commas and signs of either kind; and the way back.
    static QJsonArray rangesOf(const QString &words);
    static QString rangeWords(const QJsonValue &ranges);
    //! "08:00–11:30, 14:00–20:00", or “closed”.
    static QString windowText(const QJsonValue &ranges);
};

} // namespace lianxin
