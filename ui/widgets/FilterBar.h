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
    explicit FilterBar(QWidget *parent = nullptr);
    void add(QWidget *widget, int stretch = 0);
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

    QList<Part> m_parts;
    bool m_arranging = false;
};

} // namespace lianxin
