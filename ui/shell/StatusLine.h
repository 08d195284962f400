// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

//! \brief The lower edge: line registered, microphone, engine with the age of what is known, store,
//! rehearsal. What is not known is shown as unknown, what is old says how old.
class StatusLine final : public QFrame {
    Q_OBJECT
public:
    StatusLine(SeatDesk &desk, EngineWatch &engine, QWidget *parent = nullptr);
    void fill();
    //! Where there is no room for all words, the least needed of them go; their icons stay. What is amiss keeps its words.
    void fit();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Item {
        IconLabel *icon;
        QLabel *words;
    };
    Item add(QHBoxLayout *parts);
    static void set(const Item &item, const Word &word);
    SeatDesk &m_desk;
    EngineWatch &m_engine;
    Item m_line;
    Item m_mic;
    LevelMeter *m_level;
    Item m_door;
    Item m_store;
    Chip *m_rehearsal;
    Chip *m_speech;
    Chip *m_hearing;
    Chip *m_keysOnly;
    QLabel *m_clock;
    QTimer m_timer;
};

} // namespace lianxin
