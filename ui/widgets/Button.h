// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QButtonGroup>
#include <QComboBox>
#include <QPainterPath>
#include <QPushButton>

namespace lianxin {

//! \brief The console's button. One Primary a page; others outlined; Link, Quiet and Plain have no frame
//! (accent, secondary, text ink); Danger is outlined red. The label says what will happen. A shortcut given
//! is shown boxed after the label and works.
class Button : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { Primary, Outline, Link, Quiet, Plain, Danger };
    enum class Size { Normal, Small, Big };
    explicit Button(const QString &label, Kind kind = Kind::Outline, const QString &icon = {},
                    QWidget *parent = nullptr);
    void setKind(Kind kind);
    void setButtonSize(Size size);
    void setIconName(const QString &icon);
    //! Shown boxed and bound in the window (QKeySequence text such as "F9"); one key, one meaning.
    void setKey(const QString &key);
    //! Only shown.
    void setKeyHint(const QString &key);
    //! A segment of a row of checkable buttons that look like one box; only its ends are round.
    void setSegment(bool first, bool last);
    void setMenuArrow(bool on) { m_arrow = on; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont labelFont() const;
    Kind m_kind;
    Size m_size = Size::Normal;
    QString m_icon;
    QString m_key;
    bool m_arrow = false;
    QPainterPath segmentPath() const;
    bool m_segment = false;
    bool m_first = false;
    bool m_last = false;
};

//! \brief A button of the call bar: icon above label, 40 px high; hint of the key after the label.
class CallButton final : public QAbstractButton {
    Q_OBJECT
public:
    CallButton(const QString &label, const QString &icon, const QString &key, bool danger = false,
               QWidget *parent = nullptr);
    void setFace(const QString &label, const QString &icon);
    enum class Detail { Full, NoKey, IconOnly };
    void setDetail(Detail detail);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    QString m_key;
    bool m_danger;
    Detail m_detail = Detail::Full;
};

//! \brief A choice with the console's frame and chevron; \c state property: check, missing, readonly.
class Choice final : public QComboBox {
    Q_OBJECT
public:
    explicit Choice(QWidget *parent = nullptr);
    //! Adds words shown and value stored.
    void addChoice(const QString &words, const QString &value);
    QString value() const { return currentData().toString(); }
    void setValue(const QString &value);
    void setFieldState(const QString &state);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    QString m_state;
};

} // namespace lianxin
