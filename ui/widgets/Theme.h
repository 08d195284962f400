// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/Tokens.h"
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

class QWidget;

namespace lianxin {

//! \brief The look that the whole application wears: palette, style sheet, text size. GUI thread only.
//!
//! Lengths given to px() and hold… are pixels at 100 %; they grow with the text size (100, 125, 150 %).
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Mode { Light, Dark };
    static Theme &current();

    //! Fills palette, font and style sheet of the application and tells every widget.
    void apply(Mode mode, int textPercent);
    Mode mode() const { return m_mode; }
    int textPercent() const { return m_percent; }
    const Tokens &tokens() const { return m_mode == Mode::Dark ? Tokens::dark() : Tokens::light(); }
    int px(int length) const { return (length * m_percent + 50) / 100; }
    QFont font(int pixels, bool bold = false) const;

    //! Keeps the widget's fixed size in step with the text size; 0 leaves that direction free.
    void holdSize(QWidget *widget, int width, int height);
    //! Shows keyboard focus as a 2 px ring, 2 px outside of buttons. Once at start.
    void installFocusRing();

Q_SIGNALS:
    void changed();

private:
    Theme() = default;
    void resizeHeld();
    Mode m_mode = Mode::Light;
    int m_percent = 100;
};

inline const Tokens &tokens() {
    return Theme::current().tokens();
}
inline int px(int length) {
    return Theme::current().px(length);
}

//! A lucide icon in one colour, \a size logical pixels; cached per name × colour × size × device pixel ratio.
//! An unknown name is a programming mistake and warns.
QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal ratio = 1);
//! The same as an icon for menus and tool buttons: \a colour, and hint when disabled.
QIcon iconOf(const QString &name, const QColor &colour);
void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour);

} // namespace lianxin
