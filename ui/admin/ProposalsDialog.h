// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class RecordModel;
class Table;

//! \brief The tickets behind a figure of dispatch (dispatch.proposals): what was proposed, what became of it. Enter opens
//! one.
class ProposalsDialog final : public QDialog {
    Q_OBJECT
public:
    struct Wanted {
        QString figure;   //!< proposed, automatic, byPerson, overridden, returned
        QString month;    //!< "2026-10"; empty: all
        QString category; //!< code; empty: all
        QString categoryPath;
    };
    ProposalsDialog(Door &door, const Wanted &wanted, const QStringList &months, QWidget *parent = nullptr);

Q_SIGNALS:
    void ticketWanted(const QString &id);

private:
    void load(const QString &cursor = {});
    Door &m_door;
    Wanted m_wanted;
    QLabel *m_count;
    Choice *m_figure;
    Choice *m_month;
    ErrorBanner *m_error;
    RecordModel *m_model;
    Table *m_table;
};

} // namespace lianxin
