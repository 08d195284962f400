// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/TranscriptModel.h"
#include "platform/base/Literals.h"
#include "ui/models/Words.h"

namespace lianxin {

TranscriptModel::Line TranscriptModel::lineOf(const QJsonObject &step) {
    Line line{static_cast<qint64>(step["at"_L1].toDouble()), step["speaker"_L1].toString(),
              step["text"_L1].toString(), step["key"_L1].toString(), step["partial"_L1].toBool()};
    if (line.text.isEmpty() && !line.key.isEmpty())
        line.text = tr("(pressed key %1)").arg(line.key);
    return line;
}

void TranscriptModel::setDialogue(const QJsonArray &dialogue) {
    QList<Line> lines;
    for (const auto &step : dialogue)
        lines.append(lineOf(step.toObject()));
    if (lines == m_lines)
        return;
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

void TranscriptModel::append(const QJsonObject &step) {
    const Line line = lineOf(step);
    if (m_lines.contains(line))
        return;
    if (!m_lines.isEmpty() && m_lines.last().partial && m_lines.last().speaker == line.speaker) {
        m_lines.last() = line;
        const QModelIndex last = index(static_cast<int>(m_lines.size()) - 1);
        Q_EMIT dataChanged(last, last);
        return;
    }
    const auto row = static_cast<int>(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines.append(line);
    endInsertRows();
}

QList<TranscriptModel::Line> TranscriptModel::lastSpoken(int n) const {
    QList<Line> spoken;
    for (auto it = m_lines.crbegin(); it != m_lines.crend() && spoken.size() < n; ++it) {
        if (it->speaker != "system"_L1)
            spoken.prepend(*it);
    }
    return spoken;
}

int TranscriptModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    if (role == Qt::DisplayRole)
        return line.text;
    if (role == Qt::AccessibleTextRole)
        return u"%1: %2"_s.arg(speakerWord(line.speaker).text, line.text);
    if (role == LineRole)
        return QVariant::fromValue(line);
    return {};
}

} // namespace lianxin
