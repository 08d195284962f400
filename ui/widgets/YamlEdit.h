// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include <QMap>
#include <QPlainTextEdit>

namespace lianxin {

//! \brief An editor for YAML: one width for all letters, numbered lines, keys, texts and comments told apart, lines with findings
//! marked. Tab indents by two spaces; Escape and then Tab leave it.
class YamlEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit YamlEdit(QWidget *parent = nullptr);
    //! Line (from 1) → how grave what is found there is.
    void setMarks(const QMap<int, Tone> &marks);
    //! Puts the cursor there; \a column from 1.
    void goTo(int line, int column);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    friend class LineNumbers;
    int numbersWidth() const;
    void paintNumbers(QPaintEvent *event);
    void dress();
    QWidget *m_numbers;
    QMap<int, Tone> m_marks;
    bool m_leaving = false; //!< Escape was pressed: Tab goes on to the next control
};

} // namespace lianxin
