// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class Table;

//! \brief Calls of which nobody knows what became of them, because the engine died over them: a person says of one or of several
//! whether they are called again. Whoever may only look sees them.
class UncertainDialog final : public QDialog {
    Q_OBJECT
public:
    UncertainDialog(Door &door, bool mayDecide, QWidget *parent = nullptr);

Q_SIGNALS:
    //! Some were decided.
    void decided();

private:
    void load();
    void ask(bool again);
    void decide(const QStringList &attempts, bool again);
    QStringList chosen() const;

    Door &m_door;
    ErrorBanner *m_error;
    RecordModel *m_model;
    Table *m_table;
    Button *m_again;
    Button *m_letBe;
    int m_pending = 0; //!< answers to what was decided
};

} // namespace lianxin
