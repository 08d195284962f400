// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractListModel>
#include <QJsonArray>
#include <QJsonObject>

namespace lianxin {

//! \brief What was said in a call, line by line; system lines are rules across the page. A partial line
//! (speech still being recognised) is replaced by the next line of its speaker.
class TranscriptModel final : public QAbstractListModel {
    Q_OBJECT
public:
    struct Line {
        qint64 at = 0;
        QString speaker; //!< bot, citizen, seat, system
        QString text;
        QString key; //!< the key that was pressed, if the line is a key press
        bool partial = false;
        bool operator==(const Line &) const = default;
    };
    enum Role { LineRole = Qt::UserRole + 1 };
    using QAbstractListModel::QAbstractListModel;

    void setDialogue(const QJsonArray &dialogue);
    void append(const QJsonObject &step);
    void clear() { setDialogue({}); }
    const QList<Line> &lines() const { return m_lines; }
    //! The last \a n lines that a person or the robot said.
    QList<Line> lastSpoken(int n) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    static Line lineOf(const QJsonObject &step);

private:
    QList<Line> m_lines;
};

} // namespace lianxin

Q_DECLARE_METATYPE(lianxin::TranscriptModel::Line)
