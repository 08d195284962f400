// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FilterBar.h"
#include "ui/widgets/Theme.h"
#include <QEvent>
#include <QLineEdit>
#include <QScopeGuard>

namespace lianxin {
namespace {

// Pixels at 100 %.
constexpr int kGap = 8;
constexpr int kSearchAtLeast = 220; // what is typed into must be read

} // namespace

FilterBar::FilterBar(int side, int top, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
    , m_top(top) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::current(), &Theme::changed, this, &FilterBar::arrange);
}

void FilterBar::add(QWidget *widget, int stretch) {
    widget->setParent(this); // it is shown with the bar, unless it was hidden on purpose
    m_parts.append({widget, stretch});
    arrange();
}

int FilterBar::neededBy(const Part &part) const {
    const QSize hint = part.widget->sizeHint().expandedTo(part.widget->minimumSize()).boundedTo(part.widget->maximumSize());
    if (part.stretch == 0)
        return hint.width();
    return qMax(qobject_cast<QLineEdit *>(part.widget) ? px(kSearchAtLeast) : 0, part.widget->minimumSizeHint().width());
}

int FilterBar::oneLine() const {
    int wide = 2 * px(m_side) - px(kGap);
    for (const Part &part : m_parts)
        if (!part.widget->isHidden())
            wide += neededBy(part) + px(kGap);
    return qMax(0, wide);
}

QSize FilterBar::sizeHint() const { return {oneLine(), minimumHeight()}; }

QSize FilterBar::minimumSizeHint() const {
    int widest = 0;
    for (const Part &part : m_parts)
        if (!part.widget->isHidden())
            widest = qMax(widest, part.stretch > 0 ? neededBy(part) : part.widget->minimumSizeHint().width());
    return {widest + 2 * px(m_side), minimumHeight()};
}

void FilterBar::arrange() {
    if (m_arranging)
        return;
    m_arranging = true;
    const auto done = qScopeGuard([this] { m_arranging = false; });
    const int room = qMax(1, width() - 2 * px(m_side));
    int top = px(m_top);
    for (qsizetype first = 0; first < m_parts.size();) {
        int needed = 0;
        int stretches = 0;
        qsizetype end = first;
        for (; end < m_parts.size(); ++end) { // as many as one line takes
            const Part &part = m_parts.at(end);
            if (part.widget->isHidden())
                continue;
            const int with = needed + (needed > 0 ? px(kGap) : 0) + neededBy(part);
            if (needed > 0 && with > room)
                break;
            needed = with;
            stretches += part.stretch;
        }
        const int spare = qMax(0, room - needed);
        QList<QSize> sizes;
        int tallest = 0;
        for (qsizetype i = first; i < end; ++i) {
            const Part &part = m_parts.at(i);
            const int wide = qMin(room, neededBy(part) + (stretches > 0 ? spare * part.stretch / stretches : 0));
            const int tall = part.widget->hasHeightForWidth() ? part.widget->heightForWidth(wide) : part.widget->sizeHint().height();
            sizes.append({wide, qMax(tall, part.widget->minimumHeight())});
            if (!part.widget->isHidden())
                tallest = qMax(tallest, sizes.constLast().height());
        }
        int left = px(m_side);
        for (qsizetype i = first; i < end; ++i) {
            const QSize size = sizes.at(i - first);
            if (m_parts.at(i).widget->isHidden())
                continue;
            m_parts.at(i).widget->setGeometry(left, top + (tallest - size.height()) / 2, size.width(), size.height());
            left += size.width() + px(kGap);
        }
        if (tallest > 0)
            top += tallest + px(kGap);
        first = end;
    }
    const int tall = m_parts.isEmpty() ? 0 : top - px(kGap) + px(m_top);
    if (minimumHeight() != tall || maximumHeight() != tall)
        setFixedHeight(tall);
}

void FilterBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

// A choice whose words came from the engine wants another width; one that is shown or hidden moves the others.
bool FilterBar::event(QEvent *event) {
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Polish || event->type() == QEvent::Show)
        arrange();
    return QWidget::event(event);
}

} // namespace lianxin
