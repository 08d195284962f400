// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QCheckBox>
#include <QTimer>

namespace lianxin {

//! \brief The engines of the hotline: which of them live, what this one runs on (store, keys, speech, listeners), how long it was
//! busy at a stretch, and the end of its log.
class EnginesPage final : public QWidget {
    Q_OBJECT
public:
    explicit EnginesPage(Door &door, QWidget *parent = nullptr);
    void load();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeSide();
    void loadLog();
    void showStatus(const QJsonObject &status);

    Door &m_door;
    ListDetail *m_list;
    Facts *m_facts;
    QCheckBox *m_warnings;
    RecordModel *m_lines;
    Table *m_log;
    QJsonObject m_engines; //!< this one, of engine.list
    QTimer m_refresh;
};

} // namespace lianxin
