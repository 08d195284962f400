// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QScrollArea>

namespace lianxin {

//! \brief A column that scrolls up and down: its content is as wide as there is room, and as high as it needs at that
//! width. A plain QScrollArea asks for the least height only, and squeezes lines that wrap over one another.
class ScrollColumn final : public QScrollArea {
public:
    explicit ScrollColumn(QWidget *content, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
};

} // namespace lianxin
