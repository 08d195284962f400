// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/RecordModel.h"
#include <QStyledItemDelegate>
#include <QTableView>

namespace lianxin {

//! \brief Paints rows as the notes have them: hairline, hover, selection with a 3 px bar, icon and word in a
//! tone, chips; a row may be soft red or amber through its tone.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setRowTone(std::function<Tone(const QModelIndex &)> tone) { m_rowTone = std::move(tone); }
    void setHovered(int row) { m_hovered = row; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    std::function<Tone(const QModelIndex &)> m_rowTone;
    int m_hovered = -1;
};

//! \brief A table: 36 px rows, sticky header, whole-row selection, columns that can be resized and are
//! remembered under \a name. Until somebody resizes one, a column is as wide as its chips need, takes what its words lack
//! from room that is left, and gives away what its cells leave free where the table would have to scroll sideways.
class Table final : public QTableView {
    Q_OBJECT
public:
    explicit Table(const QString &name, QWidget *parent = nullptr);
    void setRecords(RecordModel *model);
    //! What is said in the place of rows once it is known that there are none.
    void setEmptyWords(const QString &words);
    RecordModel *records() const { return m_records; }
    RowDelegate *rows() const { return m_rows; }
    //! The record of the current row; empty without one.
    QJsonObject currentRecord() const;

Q_SIGNALS:
    //! Enter, or a double click.
    void opened(const QJsonObject &record);
    void picked(const QJsonObject &record);

protected:
    void paintEvent(QPaintEvent *event) override;
    //! What does not fit into its cell is told beside the mouse.
    bool viewportEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void spread();
    void measure();
    QString m_name;
    QString m_emptyWords;
    bool m_told = false;   //!< records have come, if only none
    QList<int> m_needed;   //!< what header and cells need, by column; grows only, so that columns stand still
    QList<bool> m_hasChip; //!< a chip that is cut says nothing
    RecordModel *m_records = nullptr;
    RowDelegate *m_rows;
    bool m_touched = false;
    bool m_spreading = false;
};

} // namespace lianxin
