// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/YamlEdit.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Theme.h"
#include <QFontDatabase>
#include <QPainter>
#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QTextBlock>

namespace lianxin {

//! The column of numbers left of the text.
class LineNumbers final : public QWidget {
public:
    explicit LineNumbers(YamlEdit *edit)
        : QWidget(edit)
        , m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintNumbers(event); }

private:
    YamlEdit *m_edit;
};

namespace {

class YamlColours final : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &line) override {
        static const QRegularExpression key(u"^\\s*(?:- )?([\\w\"'.-]+):(?=\\s|$)"_s);
        static const QRegularExpression quoted(u"\"[^\"]*\"|'[^']*'"_s);
        static const QRegularExpression placeholder(u"\\{\\w+\\}"_s);
        static const QRegularExpression comment(u"(?:^|\\s)#.*$"_s);
        const Tokens &t = tokens();
        paint(line, quoted, 0, t.good);
        paint(line, placeholder, 0, t.warn);
        paint(line, key, 1, t.accentText);
        paint(line, comment, 0, t.hint);
    }

private:
    void paint(const QString &line, const QRegularExpression &what, int group, const QColor &colour) {
        for (auto found = what.globalMatch(line); found.hasNext();) {
            const auto match = found.next();
            setFormat(static_cast<int>(match.capturedStart(group)), static_cast<int>(match.capturedLength(group)), colour);
        }
    }
};

} // namespace

YamlEdit::YamlEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new LineNumbers(this)) {
    setLineWrapMode(NoWrap);
    setFrameShape(NoFrame);
    auto *colours = new YamlColours(document());
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { setViewportMargins(numbersWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolled) {
        if (scrolled != 0)
            m_numbers->scroll(0, scrolled);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, m_numbers, qOverload<>(&QWidget::update));
    connect(&Theme::current(), &Theme::changed, this, [this, colours] {
        dress();
        colours->rehighlight();
    });
    dress();
}

void YamlEdit::dress() {
    QFont letters = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    letters.setPixelSize(px(13));
    setFont(letters);
    setTabStopDistance(fontMetrics().horizontalAdvance(u' ') * 2);
    setViewportMargins(numbersWidth(), 0, 0, 0);
}

int YamlEdit::numbersWidth() const {
    const auto digits = QString::number(qMax(99, blockCount())).size();
    return px(12) + fontMetrics().horizontalAdvance(u'9') * static_cast<int>(digits);
}

void YamlEdit::setMarks(const QMap<int, Tone> &marks) {
    m_marks = marks;
    m_numbers->update();
}

void YamlEdit::goTo(int line, int column) {
    const QTextBlock block = document()->findBlockByNumber(qMax(0, line - 1));
    if (!block.isValid())
        return;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + qBound(0, column - 1, block.length() - 1));
    setTextCursor(cursor);
    centerCursor();
    setFocus();
}

void YamlEdit::paintNumbers(QPaintEvent *event) {
    const Tokens &t = tokens();
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), t.sunken);
    painter.setFont(font());
    const int current = textCursor().blockNumber();
    QTextBlock block = firstVisibleBlock();
    double top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const double height = blockBoundingRect(block).height();
        const int number = block.blockNumber() + 1;
        const QRectF line(0, top, m_numbers->width(), height);
        if (const auto mark = m_marks.constFind(number); mark != m_marks.cend()) {
            painter.fillRect(line, t.soft(*mark));
            painter.fillRect(QRectF(0, top, 3, height), t.mark(*mark));
            painter.setPen(t.ink(*mark));
        } else {
            painter.setPen(block.blockNumber() == current ? t.text : t.hint);
        }
        painter.drawText(line.adjusted(0, 0, -px(6), 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(number));
        top += height;
    }
}

void YamlEdit::resizeEvent(QResizeEvent *event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect inner = contentsRect();
    m_numbers->setGeometry(inner.left(), inner.top(), numbersWidth(), inner.height());
}

void YamlEdit::focusInEvent(QFocusEvent *event) {
    m_leaving = false;
    QPlainTextEdit::focusInEvent(event);
}

void YamlEdit::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape) {
        m_leaving = true;
        return;
    }
    if (event->key() == Qt::Key_Tab && event->modifiers() == Qt::NoModifier) {
        if (std::exchange(m_leaving, false))
            focusNextChild();
        else
            insertPlainText(u"  "_s);
        return;
    }
    if (event->key() == Qt::Key_Backtab) {
        focusPreviousChild();
        return;
    }
    if (event->key() == Qt::Key_Return && event->modifiers() == Qt::NoModifier) { // as far in as this line
        const QString line = textCursor().block().text();
        qsizetype spaces = 0;
        while (spaces < line.size() && line.at(spaces) == u' ')
            ++spaces;
        insertPlainText(u'\n' + line.first(qMin(spaces, static_cast<qsizetype>(textCursor().positionInBlock()))));
        return;
    }
    m_leaving = false;
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace lianxin
