// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Table.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/TextLine.h"
#include <QHeaderView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QSettings>
#include <QToolTip>

namespace lianxin {

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const {
    const Tokens &t = tokens();
    painter->save();
    const QRect rect = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const Tone tone = m_rowTone ? m_rowTone(index) : Tone::Mute;
    if (selected)
        painter->fillRect(rect, t.accentSoft);
    else if (tone != Tone::Mute)
        painter->fillRect(rect, t.soft(tone));
    else if (index.row() == m_hovered)
        painter->fillRect(rect, t.hover);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
    if (selected && index.column() == 0)
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), t.accent);

    const auto cell = index.data(RecordModel::CellRole).value<Cell>();
    const bool right = (index.data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight) != 0;
    QRect line = rect.adjusted(px(index.column() == 0 ? 12 : 10), 0, -px(10), -1);
    if (cell.chip) {
        const Word word{cell.text, cell.icon, cell.tone};
        const int width = qMin(line.width(), Chip::widthOf(word));
        if (!cell.text.isEmpty())
            Chip::paint(*painter, QRect(line.left(), line.center().y() - px(10) + 1, width, px(20)), word);
        painter->restore();
        return;
    }
    const QColor ink = cell.inked ? t.ink(cell.tone) : cell.dim ? t.text2 : t.text;
    if (!cell.icon.isEmpty()) {
        const int size = px(14);
        paintIcon(*painter, QRect(line.left(), line.center().y() - size / 2, size, size), cell.icon,
                  cell.tone == Tone::Mute && !cell.dim ? t.text : t.ink(cell.tone));
        line.setLeft(line.left() + px(18));
    }
    painter->setPen(ink);
    paintLine(*painter, line, cell.text, 14, cell.strong, right ? Qt::AlignRight : Qt::AlignLeft);
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const {
    return {px(80), px(36)};
}

Table::Table(const QString &name, QWidget *parent)
    : QTableView(parent)
    , m_name(name)
    , m_rows(new RowDelegate(this)) {
    setItemDelegate(m_rows);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(px(36));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(px(40));
    horizontalHeader()->setFixedHeight(px(36));
    setFrameShape(NoFrame);
    connect(&Theme::current(), &Theme::changed, this, [this] {
        verticalHeader()->setDefaultSectionSize(px(36));
        horizontalHeader()->setFixedHeight(px(36));
        spread();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, [this] { Q_EMIT opened(currentRecord()); });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (m_spreading)
            return;
        m_touched = true;
        QSettings().setValue(u"tables/"_s + m_name, horizontalHeader()->saveState());
    });
}

void Table::setRecords(RecordModel *model) {
    m_records = model;
    setModel(model);
    const QByteArray state = QSettings().value(u"tables/"_s + m_name).toByteArray();
    m_touched = !state.isEmpty() && horizontalHeader()->restoreState(state);
    spread();
}

void Table::spread() {
    if (m_records == nullptr || m_touched)
        return;
    m_spreading = true;
    int fixed = 0;
    QList<int> loose;
    for (int i = 0; i < m_records->columnCount(); ++i) {
        const int width = m_records->headerData(i, Qt::Horizontal, RecordModel::WidthRole).toInt();
        if (width == 0)
            loose << i;
        else
            fixed += px(width);
        if (width > 0)
            horizontalHeader()->resizeSection(i, px(width));
    }
    for (const int i : loose)
        horizontalHeader()->resizeSection(
            i, qMax(px(120), (viewport()->width() - fixed) / static_cast<int>(loose.size())));
    m_spreading = false;
}

QJsonObject Table::currentRecord() const {
    return m_records && currentIndex().isValid() ? m_records->recordAt(currentIndex().row()) : QJsonObject();
}

bool Table::viewportEvent(QEvent *event) {
    if (event->type() != QEvent::ToolTip)
        return QTableView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    const QString words = index.data(Qt::DisplayRole).toString();
    const int room = visualRect(index).width() - px(24) - (index.data(Qt::DecorationRole).isNull() ? 0 : px(20));
    if (!words.isEmpty() && fontMetrics().horizontalAdvance(words) > room)
        QToolTip::showText(help->globalPos(), words, viewport());
    else
        QToolTip::hideText();
    return true;
}

void Table::mouseMoveEvent(QMouseEvent *event) {
    const int row = rowAt(qRound(event->position().y()));
    m_rows->setHovered(row);
    viewport()->update();
    QTableView::mouseMoveEvent(event);
}

void Table::leaveEvent(QEvent *event) {
    m_rows->setHovered(-1);
    viewport()->update();
    QTableView::leaveEvent(event);
}

void Table::keyPressEvent(QKeyEvent *event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT opened(currentRecord());
        return;
    }
    QTableView::keyPressEvent(event);
}

void Table::resizeEvent(QResizeEvent *event) {
    QTableView::resizeEvent(event);
    spread();
}

void Table::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT picked(currentRecord());
}

} // namespace lianxin
