// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include "ui/widgets/Table.h"
#include <QJsonArray>
#include <QLineEdit>

namespace lianxin {

//! \brief What citizens call things, and what articles call them: searches and suggestions find by both. A word is looked up while
//! it is typed, given meanings, or taken out by leaving none. Holds from the next search on.
class SynonymsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SynonymsDialog(Door &door, QWidget *parent = nullptr);

private:
    void load();
    void fill();
    void check();
    QStringList meanings() const;
    void save();

    Door &m_door;
    QJsonArray m_all;
    RecordModel *m_words;
    Table *m_table;
    ErrorBanner *m_error;
    QLineEdit *m_word;
    QLineEdit *m_meanings;
    Button *m_save;
    bool m_showing = false; //!< what is chosen, not what is typed
};

} // namespace lianxin
