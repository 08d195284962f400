// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include "ui/models/TranscriptModel.h"
#include <QPointer>
#include <QWidget>

namespace lianxin {

//! \brief Below the transcript: the citizen's mood, a bar for each of their last sentences, and what they said that matters, as
//! chips that lead to the line.
class TranscriptMarks final : public QWidget {
    Q_OBJECT
public:
    explicit TranscriptMarks(QWidget *parent = nullptr);
    void setModel(TranscriptModel *model);

    static constexpr int kBars = 16;
    static constexpr int kChips = 8; //!< the newest

Q_SIGNALS:
    //! Of a line, UTC ms.
    void placeWanted(qint64 at);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    struct Place {
        Word word;
        qint64 at;
        QRect rect;
    };
    void gather();
    const Place *placeAt(const QPoint &point) const;
    void paintMood(QPainter &painter, const QRect &rect) const;

    QPointer<TranscriptModel> m_model;
    QList<int> m_moods; //!< of the last sentences: 0 calm, 1 unhappy, 2 upset
    QList<Place> m_places;
    qint64 m_upsetAt = 0;
};

} // namespace lianxin
