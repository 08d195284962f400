// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include "ui/widgets/Theme.h"
#include <QBoxLayout>
#include <QFrame>
#include <QLabel>

namespace lianxin {

// Small makers of labelled things; the style sheet knows them by their role, box and tone properties.

//! \a role: "" body 14, small 12 secondary, secondary 14, strong 14 bold, t16, h16, h20, figure 28, figure20.
QLabel *text(const QString &words, const char *role = "", QWidget *parent = nullptr);
//! Changes the tone of a label: "", good, warn, bad, accent.
void setTone(QLabel *label, const char *tone);
const char *toneProperty(Tone tone);
//! A frame whose look \a box names in the style sheet: card, surface, sunken, why, accent, lineBottom …
QFrame *box(const char *name, QWidget *parent = nullptr);
QFrame *hline();
QFrame *vline();
//! Layouts without margins and with \a gap between items, pixels at 100 %.
QHBoxLayout *row(int gap = 8);
QVBoxLayout *column(int gap = 8);
void setMargins(QLayout *layout, int left, int top, int right, int bottom);
//! Removes and deletes everything in \a layout.
void clearLayout(QLayout *layout);
//! Changes a property that the style sheet looks at.
void restyle(QWidget *widget, const char *property, const QVariant &value);

//! \brief One line that is shortened with … where there is no room; the whole text is its tool tip then.
class ElidedLabel final : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &words = {}, const char *role = "", QWidget *parent = nullptr);
    //! Where it is shortened: at its end, unless said otherwise. File names are told apart by their ends.
    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

//! \brief A lucide icon of one tone, \a size pixels at 100 %.
class IconLabel final : public QWidget {
    Q_OBJECT
public:
    explicit IconLabel(const QString &icon, int size = 16, Tone tone = Tone::Mute, QWidget *parent = nullptr);
    void setIcon(const QString &icon, Tone tone);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    int m_size;
    Tone m_tone;
};

//! \brief A small state: icon and word on a soft fill with a hairline, 20 px high.
class Chip final : public QWidget {
    Q_OBJECT
public:
    explicit Chip(const Word &word = {}, QWidget *parent = nullptr);
    void setWord(const Word &word);
    const Word &word() const { return m_word; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    static int widthOf(const Word &word);
    static void paint(QPainter &painter, const QRect &rect, const Word &word);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Word m_word;
};

//! \brief A card: surface, hairline, radius 6; optional head of 40 px with title, aside and trailing widgets.
class Card final : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);
    //! Below the head; margins 0.
    QVBoxLayout *body() const { return m_body; }
    //! After the title; ends with a stretch before trailing().
    QHBoxLayout *head() const { return m_head; }
    void setTitle(const QString &title);
    //! Secondary words beside the title.
    void setAside(const QString &words);
    void addTrailing(QWidget *widget);

private:
    QVBoxLayout *m_body;
    QHBoxLayout *m_head = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_aside = nullptr;
};

} // namespace lianxin
