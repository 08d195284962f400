// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QWidget>

namespace lianxin {

//! \brief What a list is narrowed by, beside each other; what finds no room goes into the next line, so that no choice loses
//! its words where text is large or the window narrow. Widgets of a stretch share what is left of their line.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    //! Room around them, pixels at 100 %.
    explicit FilterBar(int side = 12, int top = 8, QWidget *parent = nullptr);
    //! An empty widget of a stretch keeps what follows it at the right.
    void add(QWidget *widget, int stretch = 0);
    //! What one line of all that are shown takes.
    int oneLine() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Part {
        QWidget *widget;
        int stretch;
    };
    int neededBy(const Part &part) const;
    void arrange();

    int m_side;
    int m_top;
    QList<Part> m_parts;
    bool m_arranging = false;
};

} // namespace lianxin
