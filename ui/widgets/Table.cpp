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
#include <QtMath>

namespace lianxin {
namespace {

constexpr int kMeasuredRows = 60; // what stands on the screen, and a little more
constexpr int kLeastLoose = 120;  // pixels at 100 %
constexpr int kMostLoose = 280;   // … that a chip in a column without a width of its own may claim

int neededBy(const Cell &cell, bool first) {
    const int margins = px(first ? 12 : 10) + px(10);
    if (cell.chip)
        return margins + Chip::widthOf({cell.text, cell.icon, cell.tone});
    return margins + lineWidth(cell.text, 14, cell.strong) + (cell.icon.isEmpty() ? 0 : px(18)) + 1;
}

} // namespace

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
        m_needed.clear();
        measure();
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
    m_told = m_records->rowCount() > 0;
    m_needed.clear();
    setModel(model);
    const QByteArray state = QSettings().value(u"tables/"_s + m_name).toByteArray();
    m_touched = !state.isEmpty() && horizontalHeader()->restoreState(state);
    const auto came = [this] {
        m_told = true;
        measure();
        spread();
    };
    connect(model, &QAbstractItemModel::modelReset, this, came);
    connect(model, &QAbstractItemModel::rowsInserted, this, came);
    measure();
    spread();
}

void Table::setEmptyWords(const QString &words) {
    m_emptyWords = words;
    viewport()->update();
}

void Table::measure() {
    const int columns = m_records->columnCount();
    if (m_needed.size() != columns) {
        m_needed.fill(0, columns);
        m_hasChip.fill(false, columns);
        for (int i = 0; i < columns; ++i)
            m_needed[i] = px(20) + lianxin::lineWidth(m_records->headerData(i, Qt::Horizontal).toString(), 12);
    }
    for (int row = 0; row < qMin(kMeasuredRows, m_records->rowCount()); ++row)
        for (int i = 0; i < columns; ++i) {
            const auto cell = m_records->index(row, i).data(RecordModel::CellRole).value<Cell>();
            m_hasChip[i] = m_hasChip[i] || (cell.chip && !cell.text.isEmpty());
            m_needed[i] = qMax(m_needed[i], neededBy(cell, i == 0));
        }
}

void Table::spread() {
    if (m_records == nullptr || m_touched)
        return;
    QList<int> widths;
    int total = 0;
    int spare = 0;     // that fixed columns have over what they need
    int lacking = 0;   // … and that they lack
    int loose = 0;     // columns that take what is left
    int looseNeed = 0; // … what they need
    int looseLeast = 0; // … and what they get in any case
    QList<int> least;
    for (int i = 0; i < m_records->columnCount(); ++i) {
        const int usual = px(m_records->headerData(i, Qt::Horizontal, RecordModel::WidthRole).toInt());
        if (itemDelegateForColumn(i))
            m_needed[i] = usual; // what is painted there is not known here
        widths << (usual > 0 && m_hasChip[i] ? qMax(usual, m_needed[i]) : usual);
        total += widths.last();
        if (usual == 0) {
            ++loose;
            looseNeed += qMax(px(kLeastLoose), m_needed[i]);
            least << (m_hasChip[i] ? qBound(px(kLeastLoose), m_needed[i], px(kMostLoose)) : px(kLeastLoose));
            looseLeast += least.last();
        } else {
            spare += qMax(0, widths.last() - m_needed[i]);
            lacking += qMax(0, m_needed[i] - widths.last());
        }
    }
    const int room = viewport()->width();
    const int over = total + looseLeast - room;
    const int free = room - total - looseNeed;
    const double given = over > 0 && spare > 0 ? qMin(1.0, double(over) / spare) : 0;
    const double taken = free > 0 && lacking > 0 ? qMin(1.0, double(free) / lacking) : 0;
    int left = room;
    for (int i = 0; i < widths.size(); ++i) {
        if (widths[i] > 0)
            widths[i] += qFloor(qMax(0, m_needed[i] - widths[i]) * taken) - qCeil(qMax(0, widths[i] - m_needed[i]) * given);
        left -= widths[i];
    }
    m_spreading = true;
    for (int i = 0; i < widths.size(); ++i)
        horizontalHeader()->resizeSection(i, widths[i] > 0 ? widths[i] : qMax(least.takeFirst(), left / loose));
    m_spreading = false;
}

QJsonObject Table::currentRecord() const {
    return m_records && currentIndex().isValid() ? m_records->recordAt(currentIndex().row()) : QJsonObject();
}

void Table::paintEvent(QPaintEvent *event) {
    QTableView::paintEvent(event);
    if (!m_told || m_emptyWords.isEmpty() || m_records->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(Theme::current().font(14));
    painter.setPen(tokens().text2);
    painter.drawText(viewport()->rect().adjusted(px(24), px(8), -px(24), -px(8)), Qt::AlignCenter | Qt::TextWordWrap, m_emptyWords);
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
