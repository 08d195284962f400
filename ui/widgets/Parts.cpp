// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Parts.h"
#include "platform/base/Literals.h"
#include "ui/models/ErrorWords.h"
#include <QClipboard>
#include <QGuiApplication>

namespace lianxin {
namespace {

constexpr int narrowBanner = 480; // design pixels: less, and the buttons would leave the words no room

} // namespace

Figure::Figure(const QString &title, bool large, QWidget *parent)
    : QFrame(parent)
    , m_title(text(title, "small"))
    , m_figure(text(u"–"_s, large ? "figure" : "figure20"))
    , m_icon(new IconLabel(u"circle-check"_s, 14, Tone::Good))
    , m_aside(new ElidedLabel({}, "small")) {
    setProperty("box", u"card"_s);
    m_icon->hide();
    auto *lines = column(large ? 2 : 0);
    setMargins(lines, 14, large ? 8 : 6, 14, large ? 14 : 8);
    lines->addWidget(m_title);
    auto *line = row(8);
    line->addWidget(m_figure, 0, Qt::AlignBottom);
    line->addSpacing(px(2));
    auto *aside = row(4);
    aside->addWidget(m_icon, 0, Qt::AlignVCenter);
    aside->addWidget(m_aside, 1, Qt::AlignVCenter);
    line->addLayout(aside, 1);
    lines->addLayout(line);
    setLayout(lines);
}

void Figure::setFigure(const QString &figure, const QString &aside, Tone tone) {
    m_figure->setText(figure);
    m_aside->setText(aside);
    m_aside->setToolTip(aside);
    setTone(m_aside, toneProperty(tone));
    m_icon->setVisible(tone != Tone::Mute && tone != Tone::Accent);
    m_icon->setIcon(tone == Tone::Good ? u"circle-check"_s : u"triangle-alert"_s, tone);
    setAccessibleName(u"%1 %2 %3"_s.arg(m_title->text(), figure, aside));
}

void Figure::setShare(double share) {
    m_share = share;
    update();
}

void Figure::paintEvent(QPaintEvent *event) {
    QFrame::paintEvent(event);
    if (m_share < 0)
        return;
    QPainter painter(this);
    const QRect bar(1, height() - px(4) - 1, width() - 2, px(4));
    painter.fillRect(bar, tokens().muteSoft);
    painter.fillRect(
        QRect(bar.topLeft(), QSize(static_cast<int>(bar.width() * qMin(1.0, m_share)), bar.height())),
        tokens().accentFill);
}

EmptyState::EmptyState(const QString &icon, const QString &title, const QString &hint, const QString &action,
                       QWidget *parent)
    : QWidget(parent) {
    auto *lines = column(8);
    setMargins(lines, 24, 24, 24, 24);
    lines->addStretch(1);
    lines->addWidget(new IconLabel(icon, 24), 0, Qt::AlignHCenter);
    auto *head = text(title);
    head->setAlignment(Qt::AlignCenter);
    head->setWordWrap(true);
    lines->addWidget(head);
    auto *words = text(hint, "small");
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    lines->addWidget(words);
    if (!action.isEmpty()) {
        auto *button = new Button(action);
        button->setButtonSize(Button::Size::Small);
        connect(button, &QPushButton::clicked, this, &EmptyState::acted);
        lines->addSpacing(px(4));
        lines->addWidget(button, 0, Qt::AlignHCenter);
    }
    lines->addStretch(1);
    setLayout(lines);
}

ErrorBanner::ErrorBanner(QWidget *parent)
    : QFrame(parent)
    , m_line(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_what(text({}, "strong"))
    , m_why(text({}, "small"))
    , m_copy(new Button({}, Button::Kind::Quiet, u"copy"_s))
    , m_retry(new Button(tr("Try again"))) {
    setProperty("box", u"bad"_s);
    m_why->setWordWrap(true);
    m_copy->setButtonSize(Button::Size::Small);
    m_copy->setToolTip(tr("Copy the error code and details"));
    m_retry->setButtonSize(Button::Size::Small);
    auto *said = row(8);
    said->addWidget(new IconLabel(u"circle-alert"_s, 16, Tone::Bad), 0, Qt::AlignTop);
    auto *words = column(0);
    words->addWidget(m_what);
    words->addWidget(m_why);
    said->addLayout(words, 1);
    auto *actions = row(8);
    actions->addStretch(1);
    actions->addWidget(m_copy);
    actions->addWidget(m_retry);
    m_line->setSpacing(px(8));
    setMargins(m_line, 12, 8, 8, 8);
    m_line->addLayout(said, 1);
    m_line->addLayout(actions);
    setLayout(m_line);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_whole); });
    connect(m_retry, &QPushButton::clicked, this, &ErrorBanner::retried);
    hide();
}

void ErrorBanner::show(const Error &error) {
    m_code = error.code;
    m_whole = error.toString();
    m_what->setText(headingOf(error));
    m_why->setText(sentenceOf(error));
    m_copy->setText(error.code);
    m_copy->updateGeometry();
    setVisible(true);
}

void ErrorBanner::resizeEvent(QResizeEvent *event) {
    QFrame::resizeEvent(event);
    const auto way = width() < px(narrowBanner) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_line->direction() == way)
        return;
    m_line->setDirection(way);
    updateGeometry();
}

QString headingOf(const Error &error) {
    // Nobody was refused anything: it is not sure whom one would be talking to.
    if (error.code == "protocol.certificate_unknown"_L1)
        return ErrorBanner::tr("The engine’s certificate is not trusted");
    if (error.code == "protocol.certificate_changed"_L1)
        return ErrorBanner::tr("The engine’s certificate has changed");
    if (error.code == "protocol.certificate_expired"_L1)
        return ErrorBanner::tr("The engine’s certificate is not valid now");
    // The engine answers; what recognises speech for it does not.
    if (error.code.startsWith("flow.hearing_"_L1) || error.code == "flow.no_recogniser"_L1)
        return ErrorBanner::tr("Speech can’t be recognised at present");
    switch (error.kind) {
    case ErrorKind::Usage:
        return ErrorBanner::tr("Something in the request is not right");
    case ErrorKind::Refused:
        return ErrorBanner::tr("Not permitted");
    case ErrorKind::BadInput:
        return ErrorBanner::tr("This can’t be used as it is");
    case ErrorKind::NotFound:
        return ErrorBanner::tr("Not found");
    case ErrorKind::Conflict:
        return ErrorBanner::tr("The state has changed meanwhile");
    case ErrorKind::Store:
        return ErrorBanner::tr("The store could not be read or written");
    case ErrorKind::Unreachable:
        return ErrorBanner::tr("The engine does not answer");
    case ErrorKind::Cancelled:
        return ErrorBanner::tr("Cancelled");
    case ErrorKind::Internal:
        break;
    }
    return ErrorBanner::tr("A mistake in the program");
}

Field::Field(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_head(row(4))
    , m_name(label)
    , m_label(text(label, "small"))
    , m_mark(text({}, "small"))
    , m_icon(new IconLabel(u"circle-alert"_s, 12, Tone::Bad))
    , m_editor(editor) {
    auto *lines = column(2);
    m_icon->hide();
    m_head->addWidget(m_icon, 0, Qt::AlignVCenter);
    m_head->addWidget(m_label);
    m_head->addStretch(1);
    m_head->addWidget(m_mark);
    lines->addLayout(m_head);
    lines->addWidget(editor);
    setLayout(lines);
    m_label->setBuddy(editor);
    editor->setAccessibleName(label);
}

void Field::setMark(const QString &mark, Tone tone) {
    m_mark->setText(mark);
    setTone(m_mark, toneProperty(tone));
}

void Field::addTrailing(QWidget *widget) {
    m_head->addWidget(widget, 0, Qt::AlignVCenter);
}

void Field::setState(const QString &state) {
    const bool missing = state == "missing"_L1;
    m_icon->setVisible(missing);
    m_label->setText(missing ? tr("%1 (required)").arg(m_name) : m_name);
    setTone(m_label, missing ? "bad" : state == "check"_L1 ? "warn" : "");
    if (auto *choice = qobject_cast<Choice *>(m_editor))
        choice->setFieldState(state);
    else
        restyle(m_editor, "state", state);
}

VerbDialog::VerbDialog(const QString &title, const QString &consequence, const QString &verb,
                       Button::Kind kind, QWidget *parent)
    : QDialog(parent)
    , m_body(column(12))
    , m_verb(new Button(verb, kind)) {
    setWindowTitle(title);
    setMinimumWidth(px(440));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(title, "h16"));
    auto *words = text(consequence);
    words->setWordWrap(true);
    lines->addWidget(words);
    lines->addLayout(m_body);
    auto *buttons = row(8);
    auto *back = new Button(tr("Leave it as it is"));
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_verb);
    lines->addSpacing(px(4));
    lines->addLayout(buttons);
    setLayout(lines);
    back->setObjectName(u"back"_s);
    m_verb->setObjectName(u"verb"_s);
    m_verb->setDefault(true);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &QDialog::accept);
}

void VerbDialog::askReason(const QString &label, const QStringList &usual) {
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"reason"_s);
    m_reason->setPlaceholderText(tr("Choose a reason above or write your own"));
    auto *choices = row(8);
    for (const QString &words : usual) {
        auto *choice = new Button(words);
        choice->setButtonSize(Button::Size::Small);
        connect(choice, &QPushButton::clicked, m_reason, [this, words] { m_reason->setText(words); });
        choices->addWidget(choice);
    }
    choices->addStretch(1);
    m_body->addWidget(text(label, "small"));
    m_body->addLayout(choices);
    m_body->addWidget(m_reason);
    m_verb->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, m_verb,
            [this](const QString &words) { m_verb->setEnabled(!words.trimmed().isEmpty()); });
    m_reason->setFocus();
}

QString VerbDialog::reason() const {
    return m_reason ? m_reason->text().trimmed() : QString();
}

} // namespace lianxin
