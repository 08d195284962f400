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
    enum Step { File, Mapping, Flow, Schedule, Review, StepCount };

    QString name;
    // File
    QString path;
    QString sheet;
    QString encoding; //!< empty: guess
    QString areaCode;
    QJsonObject preview; //!< answer of lists.preview
    // Mapping
    QJsonObject mapping;  //!< role → column title, as lists.import takes it
    QString listId;       //!< after the import
    QJsonObject imported; //!< summary of the import
    // Flow
    QString flowId;
    QString flowName;
    // Schedule
    QJsonObject windows{
        {QStringLiteral("workday"), QJsonArray{QStringLiteral("08:00-11:30"), QStringLiteral("14:00-20:00")}},
        {QStringLiteral("weekend"), QJsonArray{QStringLiteral("09:00-18:00")}}};
    int maxAttempts = 3;
    int perDay = 2;
    int busyMinutes = 10;
    int noAnswerMinutes = 120;
    int lines = 10;
    double cps = 1;
    qint64 startAt = 0; //!< 0: when started
    QString skill;
    int priority = 5;

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
    //! Parameters of lists.preview / lists.import.
    QJsonObject fileParams() const;
    static QStringList roles();
    static QString roleText(const QString &role);
    //! "08:00–11:30, 14:00–20:00", or “closed”.
    static QString windowText(const QJsonValue &ranges);
};

} // namespace lianxin
