// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

class Table;

//! \brief The uses of columns that are kept for files with the same titles. One that is removed is gone some seconds later, until
//! when it can be taken back; at once where the dialog is closed or another is removed.
class TemplatesDialog final : public QDialog {
    Q_OBJECT
public:
    static constexpr int undoSeconds = 6;

    TemplatesDialog(Door &door, bool mayRemove, QWidget *parent = nullptr);
    void removeChosen();
    void undo();
    //! What was decided is done now.
    void settle();
    void done(int result) override;

private:
    void load();
    void show(const QJsonArray &all);

    Door &m_door;
    ErrorBanner *m_error;
    RecordModel *m_model;
    Table *m_table;
    Button *m_remove;
    QWidget *m_waiting; //!< what is about to be removed, and the way back
    QLabel *m_words;
    QJsonArray m_all;
    QString m_going; //!< id
    QTimer m_timer;
};

} // namespace lianxin
