// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/Button.h"
#include <QDialog>
#include <QDeadlineTimer>
#include <QPlainTextEdit>

namespace lianxin {

//! \brief One number that people read first: small title, large figure, an aside with its meaning.
class Figure final : public QFrame {
    Q_OBJECT
public:
    explicit Figure(const QString &title, bool large = true, QWidget *parent = nullptr);
    void setFigure(const QString &figure, const QString &aside = {}, Tone tone = Tone::Mute);
    //! 0…1 draws a thin bar along the lower edge; negative removes it.
    void setShare(double share);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_figure;
    IconLabel *m_icon;
    QLabel *m_aside;
    double m_share = -1;
};

//! \brief What a page says when there is nothing: icon, sentence, hint and the next step.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString &icon, const QString &title, const QString &hint, const QString &action = {},
               QWidget *parent = nullptr);

Q_SIGNALS:
    void acted();
};

//! \brief What went wrong, why, what to do, and a code to copy. Hidden while all is well.
class ErrorBanner final : public QFrame {
    Q_OBJECT
public:
    explicit ErrorBanner(QWidget *parent = nullptr);
    void show(const Error &error);
    void clear() { hide(); }
    const QString &code() const { return m_code; }

Q_SIGNALS:
    void retried();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_line; //!< words and actions: side by side, in a narrow place one above the other
    QLabel *m_what;
    QLabel *m_why;
    Button *m_copy;
    Button *m_retry;
    QString m_code;
    QString m_whole;
};

//! The heading of a failure in the reader's language, by kind.
QString headingOf(const Error &error);

//! \brief A labelled editor: label row above with a mark at the right, the editor below. States as in the
//! notes:
//! "", check (please check), missing (required), readonly.
class Field final : public QWidget {
    Q_OBJECT
public:
    Field(const QString &label, QWidget *editor, QWidget *parent = nullptr);
    void setMark(const QString &mark, Tone tone = Tone::Mute);
    void setState(const QString &state);
    //! At the right end of the label row, after the mark.
    void addTrailing(QWidget *widget);
    QWidget *editor() const { return m_editor; }

private:
    QHBoxLayout *m_head;
    QString m_name;
    QLabel *m_label;
    QLabel *m_mark;
    IconLabel *m_icon;
    QWidget *m_editor;
};

//! \brief A dialogue that asks before something happens: what will happen, an optional reason, and a button
//! whose label is the verb.
class VerbDialog final : public QDialog {
    Q_OBJECT
public:
    VerbDialog(const QString &title, const QString &consequence, const QString &verb, Button::Kind kind,
               QWidget *parent = nullptr);
    //! Adds a choice of reasons with room for own words; the verb stays grey until there is one.
    void askReason(const QString &label, const QStringList &usual);
    QString reason() const;
    QVBoxLayout *body() const { return m_body; }
    Button *verb() const { return m_verb; }

private:
    QVBoxLayout *m_body;
    Button *m_verb;
    QLineEdit *m_reason = nullptr;
};

//! \brief Sound level in bars, 0…1.
class LevelMeter final : public QWidget {
    Q_OBJECT
public:
    LevelMeter(int bars, const QSize &size, QWidget *parent = nullptr);
    void setLevel(double level);
    void setKnown(bool known);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_bars;
    int m_told = -1; //!< tenths, as a screen reader has them
    double m_level = 0;
    bool m_known = true;
};

//! \brief Who looks at this screen, faintly across pages that show citizens; lets every click through.
class Watermark final : public QWidget {
    Q_OBJECT
public:
    explicit Watermark(QWidget *over);
    void setWords(const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_words;
};

//! \brief The steps of a wizard: number or tick, name, state.
class StepList final : public QWidget {
    Q_OBJECT
public:
    explicit StepList(const QStringList &names, QWidget *parent = nullptr);
    void setCurrent(int step);
    int current() const { return m_current; }
    //! \a note under the name; done shows a tick.
    void setStep(int step, bool done, const QString &note);

Q_SIGNALS:
    void chosen(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QSize sizeHint() const override;

private:
    struct Step {
        QString name;
        QString note;
        bool done = false;
    };
    QList<Step> m_steps;
    int m_current = 0;
};

} // namespace lianxin
