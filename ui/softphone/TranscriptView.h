// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/TranscriptModel.h"
#include <QListView>
#include <QStyledItemDelegate>

namespace lianxin {

//! \brief Time | speaker | text | place of what matters; the citizen's lines sunken and bold in the speaker column, the seat's
//! in accent, the robot's secondary; system lines are labelled rules. What matters in a line is underlined; of a line that is
//! still being recognised the uncertain end is paler.
class TranscriptDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

//! \brief What is being said, growing downwards; follows the end only while the reader is at the end. A click, or Enter, is
//! that second of the sound (soundWanted); Ctrl+E or the menu put a line right.
class TranscriptView final : public QListView {
    Q_OBJECT
public:
    explicit TranscriptView(QWidget *parent = nullptr);
    void setModel(QAbstractItemModel *model) override;
    //! Lines can't be put right here.
    void setReadOnly(bool on) { m_readOnly = on; }
    //! Selects the line that was being said at \a at, and shows it.
    void goTo(qint64 at);

Q_SIGNALS:
    //! \a at: UTC ms at which the line began; \a lengthMs: how long it may have lasted.
    void soundWanted(qint64 at, qint64 lengthMs);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void hear(const QModelIndex &index);
    void correct(const QModelIndex &index);
    bool mayCorrect(const QModelIndex &index) const;
    bool m_atEnd = true;
    bool m_readOnly = false;
};

} // namespace lianxin
