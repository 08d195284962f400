// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/TranscriptModel.h"
#include <QListView>
#include <QStyledItemDelegate>

namespace lianxin {

//! \brief Time | speaker | text; the citizen's lines sunken and bold in the speaker column, the seat's in
//! accent, the robot's secondary; system lines are labelled rules.
class TranscriptDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

//! \brief What is being said, growing downwards; follows the end only while the reader is at the end.
class TranscriptView final : public QListView {
    Q_OBJECT
public:
    explicit TranscriptView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    bool m_atEnd = true;
};

} // namespace lianxin
