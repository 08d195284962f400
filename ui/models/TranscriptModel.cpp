// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/TranscriptModel.h"
#include "platform/base/Literals.h"
#include "ui/models/Words.h"
#include <algorithm>

namespace lianxin {
namespace {

bool isEarlier(const TranscriptModel::Line &a, const TranscriptModel::Line &b) {
    return a.at != b.at ? a.at < b.at : a.seq != 0 && b.seq != 0 && a.seq < b.seq;
}

} // namespace

TranscriptModel::Line TranscriptModel::lineOf(const QJsonObject &step) {
    Line line;
    line.at = static_cast<qint64>(step["at"_L1].toDouble());
    line.speaker = step["speaker"_L1].toString();
    line.text = step["text"_L1].toString();
    line.key = step["key"_L1].toString();
    line.partial = step["partial"_L1].toBool();
    line.seq = step["seq"_L1].toInteger();
    line.rev = step["rev"_L1].toInteger();
    line.utterance = step["utterance"_L1].toString();
    line.revision = line.partial ? step["revision"_L1].toInt() : 0;
    line.stable = step["stable"_L1].toInt();
    line.endedAt = step["endedAt"_L1].toInteger();
    line.original = step["original"_L1].toString();
    line.emotion = step["emotion"_L1].toString();
    const QJsonArray facts = step["facts"_L1].toArray();
    for (const auto &fact : facts)
        line.facts << Fact{fact["kind"_L1].toString(), fact["from"_L1].toInt(), fact["length"_L1].toInt(), fact["text"_L1].toString()};
    if (line.speaker == "system"_L1) {
        line.meaning = step["meaning"_L1].toString();
        if (line.meaning == "hearing_lost"_L1)
            line.text = tr("Speech recognition was lost and is being tried again; the call goes on");
        else if (line.meaning == "hearing_back"_L1)
            line.text = tr("Speech recognition is back");
    }
    if (line.text.isEmpty() && !line.key.isEmpty())
        line.text = tr("(pressed key %1)").arg(line.key);
    return line;
}

bool TranscriptModel::isCorrectable(const Line &line) {
    return line.seq > 0 && !line.partial && line.key.isEmpty() && (line.speaker == "citizen"_L1 || line.speaker == "seat"_L1);
}

void TranscriptModel::setDialogue(const QJsonArray &dialogue, const QJsonArray &live) {
    QList<Line> lines;
    for (const QJsonArray &steps : {dialogue, live})
        for (const auto &step : steps)
            lines.append(lineOf(step.toObject()));
    std::stable_sort(lines.begin(), lines.end(), isEarlier);
    if (lines == m_lines)
        return;
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

void TranscriptModel::merge(const QJsonArray &dialogue, const QJsonArray &live, bool whole) {
    QList<Line> lines;
    QString said;
    for (const QJsonArray &steps : {dialogue, live})
        for (const auto &step : steps) {
            if (const QString text = take(step.toObject()); !text.isEmpty())
                said = text;
            lines.append(lineOf(step.toObject()));
        }
    for (auto row = static_cast<int>(m_lines.size()) - 1; row >= 0; --row) {
        const Line &there = m_lines.at(row);
        if ((whole || there.partial) && std::none_of(lines.cbegin(), lines.cend(), [&there](const Line &line) { return isSame(line, there); }))
            remove(row);
    }
    if (!said.isEmpty())
        Q_EMIT citizenSaid(said);
}

bool TranscriptModel::isSame(const Line &a, const Line &b) {
    if (a.seq > 0 && b.seq > 0)
        return a.seq == b.seq;
    return a.utterance.isEmpty() ? a.seq == b.seq && a == b : a.utterance == b.utterance;
}

int TranscriptModel::find(const Line &line) const {
    for (auto row = static_cast<int>(m_lines.size()) - 1; row >= 0; --row) {
        if (isSame(line, m_lines.at(row)))
            return row;
    }
    return -1;
}

void TranscriptModel::remove(int row) {
    beginRemoveRows({}, row, row);
    m_lines.removeAt(row);
    endRemoveRows();
}

void TranscriptModel::insert(const Line &line) {
    auto row = static_cast<int>(m_lines.size());
    while (row > 0 && isEarlier(line, m_lines.at(row - 1)))
        --row;
    beginInsertRows({}, row, row);
    m_lines.insert(row, line);
    endInsertRows();
}

void TranscriptModel::append(const QJsonObject &step) {
    if (const QString said = take(step); !said.isEmpty())
        Q_EMIT citizenSaid(said);
}

QString TranscriptModel::take(const QJsonObject &step) {
    const Line line = lineOf(step);
    const int row = find(line);
    if (step["gone"_L1].toBool()) {
        if (row >= 0 && m_lines.at(row).partial)
            remove(row);
        return {};
    }
    bool complete = !line.partial;
    if (row >= 0) {
        const Line there = m_lines.at(row);
        const bool older = there.partial ? line.partial && line.revision <= there.revision : line.partial || line.rev <= there.rev;
        if (older)
            return {};
        complete = complete && there.partial; // a sentence that was put right is not said again
        const bool inPlace = (row == 0 || !isEarlier(line, m_lines.at(row - 1))) && (row + 1 == m_lines.size() || !isEarlier(m_lines.at(row + 1), line));
        if (inPlace) {
            m_lines[row] = line;
            Q_EMIT dataChanged(index(row), index(row));
        } else {
            remove(row);
            insert(line);
        }
    } else {
        insert(line);
    }
    return complete && line.speaker == "citizen"_L1 && line.key.isEmpty() ? line.text : QString();
}

QList<TranscriptModel::Line> TranscriptModel::lastSpoken(int n) const {
    QList<Line> spoken;
    for (auto it = m_lines.crbegin(); it != m_lines.crend() && spoken.size() < n; ++it) {
        if (it->speaker != "system"_L1)
            spoken.prepend(*it);
    }
    return spoken;
}

int TranscriptModel::rowAt(qint64 at) const {
    for (auto row = static_cast<int>(m_lines.size()) - 1; row >= 0; --row) {
        if (m_lines.at(row).at <= at)
            return row;
    }
    return -1;
}

int TranscriptModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return line.text;
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(speakerWord(line.speaker).text, line.text);
    case Qt::ToolTipRole:
        return line.original.isEmpty() ? QVariant() : tr("Recognised as: %1").arg(line.original);
    case LineRole:
        return QVariant::fromValue(line);
    default:
        return {};
    }
}

bool TranscriptModel::setData(const QModelIndex &index, const QVariant &value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Line &line = m_lines.at(index.row());
    const QString text = value.toString().trimmed();
    if (!isCorrectable(line) || text.isEmpty() || text == line.text)
        return false;
    Q_EMIT correctionWanted(line.seq, text);
    return true;
}

Qt::ItemFlags TranscriptModel::flags(const QModelIndex &index) const {
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() && isCorrectable(m_lines.at(index.row())) ? flags | Qt::ItemIsEditable : flags;
}

} // namespace lianxin
