// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/TranscriptMarks.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/Basics.h"
#include <QMouseEvent>

namespace lianxin {
namespace {

constexpr int kLabel = 62;  // of the labels on the left
constexpr int kRowHeight = 26;
constexpr int kBarWidth = 9;
constexpr int kCaption = 400; // at most, of a chip

int moodOf(const QString &emotion) {
    return emotion == "upset"_L1 ? 2 : emotion == "unhappy"_L1 ? 1 : 0;
}

QString moodWord(int mood) {
    return mood == 2 ? TranscriptMarks::tr("upset now") : mood == 1 ? TranscriptMarks::tr("unhappy now") : TranscriptMarks::tr("calm now");
}

} // namespace

TranscriptMarks::TranscriptMarks(QWidget *parent)
    : QWidget(parent) {
    Theme::current().holdSize(this, 0, 2 * kRowHeight + 12);
    setMouseTracking(true);
    setAccessibleName(tr("Mood and key facts"));
}

void TranscriptMarks::setModel(TranscriptModel *model) {
    m_model = model;
    connect(model, &QAbstractItemModel::modelReset, this, &TranscriptMarks::gather);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TranscriptMarks::gather);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TranscriptMarks::gather);
    connect(model, &QAbstractItemModel::dataChanged, this, &TranscriptMarks::gather);
    gather();
}

void TranscriptMarks::gather() {
    m_moods.clear();
    m_places.clear();
    m_upsetAt = 0;
    QStringList known;
    QStringList words;
    for (const TranscriptModel::Line &line : m_model->lines()) {
        if (line.speaker != "citizen"_L1 || line.partial || !line.key.isEmpty())
            continue;
        m_moods << moodOf(line.emotion);
        if (m_moods.constLast() > 0)
            m_upsetAt = line.at;
        for (const TranscriptModel::Fact &fact : line.facts) {
            if (known.contains(fact.text))
                continue;
            known << fact.text;
            m_places << Place{{fact.text, u"audio-lines"_s, Tone::Accent}, line.at, {}};
            words << fact.text;
        }
    }
    while (m_moods.size() > kBars)
        m_moods.removeFirst();
    while (m_places.size() > kChips)
        m_places.removeFirst();
    setAccessibleDescription(m_moods.isEmpty() ? QString() : moodWord(m_moods.constLast()) + u", "_s + words.join(u", "_s));
    update();
}

void TranscriptMarks::paintMood(QPainter &painter, const QRect &rect) const {
    const Tokens &t = tokens();
    int x = rect.left();
    const int base = rect.center().y() + px(8);
    for (int i = 0; i < kBars; ++i) {
        const bool there = i < m_moods.size();
        const int mood = there ? m_moods.at(i) : 0;
        const int height = px(!there ? 2 : mood == 2 ? 15 : mood == 1 ? 10 : 5);
        painter.fillRect(QRect(x, base - height, px(kBarWidth), height), !there ? t.line : mood > 0 ? t.warnMark : t.s3);
        x += px(kBarWidth + 2);
    }
    x += px(8);
    painter.setFont(Theme::current().font(14));
    const QString now = m_moods.isEmpty() ? tr("nothing said yet") : moodWord(m_moods.constLast());
    painter.setPen(!m_moods.isEmpty() && m_moods.constLast() > 0 ? t.warn : m_moods.isEmpty() ? t.text2 : t.text);
    painter.drawText(QRect(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignVCenter, now);
    if (m_upsetAt == 0 || m_moods.constLast() > 0)
        return;
    x += painter.fontMetrics().horizontalAdvance(now) + px(12);
    painter.setFont(Theme::current().font(12));
    painter.setPen(t.warn);
    painter.drawText(QRect(x, rect.top(), rect.right() - x, rect.height()), Qt::AlignVCenter, tr("%1 was upset").arg(clockText(m_upsetAt)));
}

void TranscriptMarks::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = tokens();
    const QRect mood(px(12), px(6), width() - px(24), px(kRowHeight));
    const QRect facts = mood.translated(0, px(kRowHeight));
    painter.setFont(Theme::current().font(12));
    painter.setPen(t.text2);
    painter.drawText(mood, Qt::AlignVCenter, tr("Mood"));
    painter.drawText(facts, Qt::AlignVCenter, tr("Key facts"));
    paintMood(painter, mood.adjusted(px(kLabel), 0, 0, 0));
    int x = facts.left() + px(kLabel);
    if (m_places.isEmpty()) {
        painter.setFont(Theme::current().font(12));
        painter.setPen(t.hint);
        painter.drawText(facts.adjusted(px(kLabel), 0, 0, 0), Qt::AlignVCenter, tr("none yet"));
    }
    for (Place &place : m_places) {
        const int wide = qMin(Chip::widthOf(place.word), px(kCaption));
        place.rect = x + wide > facts.right() ? QRect() : QRect(x, facts.top() + px(3), wide, px(20));
        if (place.rect.isNull())
            continue;
        Chip::paint(painter, place.rect, place.word);
        x += wide + px(6);
    }
}

const TranscriptMarks::Place *TranscriptMarks::placeAt(const QPoint &point) const {
    for (const Place &place : m_places)
        if (place.rect.contains(point))
            return &place;
    return nullptr;
}

void TranscriptMarks::mouseReleaseEvent(QMouseEvent *event) {
    if (const Place *place = placeAt(event->position().toPoint()); place != nullptr && event->button() == Qt::LeftButton)
        Q_EMIT placeWanted(place->at);
}

void TranscriptMarks::mouseMoveEvent(QMouseEvent *event) {
    setCursor(placeAt(event->position().toPoint()) != nullptr ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace lianxin
