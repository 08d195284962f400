// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractListModel>
#include <QJsonArray>
#include <QJsonObject>

namespace lianxin {

//! \brief What was said in a call, line by line in the order in which it was begun; system lines are rules across the page.
//!
//! Lines are known by their number, or, while they are still being recognised, by their utterance: what comes again replaces
//! what there is, what comes twice or too late changes nothing.
class TranscriptModel final : public QAbstractListModel {
    Q_OBJECT
public:
    //! \brief A stretch of a line that matters.
    struct Fact {
        QString kind; //!< name, number, date, time, address, amount
        int from = 0;
        int length = 0;
        QString text;
        bool operator==(const Fact &) const = default;
    };
    struct Line {
        qint64 at = 0;
        QString speaker; //!< bot, citizen, seat, system
        QString text;
        QString key; //!< the key that was pressed, if the line is a key press
        bool partial = false;
        qint64 seq = 0;     //!< number within the call; 0: not kept yet
        qint64 rev = 0;     //!< of the change that brought it
        QString utterance;  //!< of recognised speech
        int revision = 0;   //!< of an utterance that is still being recognised
        int stable = 0;     //!< characters of a partial line that will not change any more
        qint64 endedAt = 0; //!< when its last word was said; 0: not known
        QString original;   //!< what was recognised, of a line that was put right
        QString emotion;    //!< upset, unhappy
        QString meaning;    //!< of a system line: hearing_lost, hearing_back
        QList<Fact> facts;
        bool operator==(const Line &) const = default;
    };
    enum Role { LineRole = Qt::UserRole + 1 };
    using QAbstractListModel::QAbstractListModel;

    //! Another call, or the same one from the beginning.
    void setDialogue(const QJsonArray &dialogue, const QJsonArray &live = {});
    //! More of the same call: what is there stays where it is, what is missing comes, partial lines that are not in \a live go;
    //! where \a dialogue is the \a whole of it, other lines go, too.
    void merge(const QJsonArray &dialogue, const QJsonArray &live, bool whole);
    //! A new line, or another version of one that is there; {"utterance", "gone": true}: nothing came of it.
    void append(const QJsonObject &step);
    void clear() { setDialogue({}); }
    const QList<Line> &lines() const { return m_lines; }
    //! The last \a n lines that a person or the robot said.
    QList<Line> lastSpoken(int n) const;
    //! Row of the line that was being said at \a at; -1: none.
    int rowAt(qint64 at) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    //! Lines that a person said, and that are kept, can be put right: correctionWanted() tells, nothing changes here.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    static Line lineOf(const QJsonObject &step);
    static bool isCorrectable(const Line &line);

Q_SIGNALS:
    //! A sentence of the citizen is complete; of several that come together the last, and none of those that were there before.
    void citizenSaid(const QString &text);
    void correctionWanted(qint64 seq, const QString &text);

private:
    //! The sentence, where the citizen has just completed one.
    QString take(const QJsonObject &step);
    static bool isSame(const Line &a, const Line &b);
    int find(const Line &line) const;
    void insert(const Line &line);
    void remove(int row);
    QList<Line> m_lines;
};

} // namespace lianxin

Q_DECLARE_METATYPE(lianxin::TranscriptModel::Line)
