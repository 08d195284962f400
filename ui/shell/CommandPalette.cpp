// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Basics.h"
#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace lianxin {
namespace {

constexpr int kHintRole = Qt::UserRole + 1;

//! An entry with what kind it is at the right end, dim.
class CommandRow final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setFont(Theme::current().font(12));
        painter->setPen(tokens().text2);
        painter->drawText(option.rect.adjusted(0, 0, -px(12), 0), Qt::AlignRight | Qt::AlignVCenter, index.data(kHintRole).toString());
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QList<Command> commands, QWidget *parent)
    : QDialog(parent)
    , m_commands(std::move(commands))
    , m_search(new QLineEdit)
    , m_list(new QListWidget) {
    setWindowFlags(Qt::Dialog | Qt::FramelessWindowHint);
    setAccessibleName(tr("Command palette"));
    setFixedSize(px(560), px(420));
    auto *frame = box("card");
    auto *lines = column(8);
    setMargins(lines, 12, 12, 12, 12);
    m_search->setPlaceholderText(tr("Search pages and actions"));
    m_search->setProperty("fieldSize", u"big"_s);
    m_search->setObjectName(u"search"_s);
    m_search->addAction(iconOf(u"search"_s, tokens().text2), QLineEdit::LeadingPosition);
    lines->addWidget(m_search);
    lines->addWidget(m_list, 1);
    lines->addWidget(text(tr("↑↓ choose   Enter do it   Esc close"), "small"));
    frame->setLayout(lines);
    auto *outer = column(0);
    outer->addWidget(frame);
    setLayout(outer);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new CommandRow(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setStyleSheet(u"QListWidget::item{height:%1px;padding:0 %2px;border-radius:4px}"
                          "QListWidget::item:selected{background:%3;color:%4}"_s.arg(px(36))
                              .arg(px(8))
                              .arg(tokens().accentSoft.name(), tokens().accentText.name()));
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    m_search->setAccessibleName(tr("Search pages and actions"));
    m_list->setAccessibleName(tr("What can be done"));
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    connect(m_list, &QListWidget::currentRowChanged, this, &CommandPalette::tell);
    filter({});
    m_search->setFocus();
}

void CommandPalette::filter(const QString &words) {
    m_list->clear();
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        const Command &command = m_commands.at(i);
        const QString all = command.words + u' ' + command.hint;
        if (!std::all_of(parts.begin(), parts.end(),
                         [&all](const QString &part) { return all.contains(part, Qt::CaseInsensitive); }))
            continue;
        auto *item = new QListWidgetItem(iconOf(command.icon, tokens().text2), command.words);
        item->setData(Qt::UserRole, static_cast<int>(i));
        item->setData(kHintRole, command.hint);
        item->setData(Qt::AccessibleTextRole, u"%1 %2"_s.arg(command.words, command.hint).trimmed());
        m_list->addItem(item);
    }
    m_list->setCurrentRow(0);
}

// The keyboard stays in the line that is typed in, so a screen reader hears nothing of the list by itself: what Enter would do is the
// line's description, and whoever walks through the list is told of each entry as if it had the keyboard.
void CommandPalette::tell(int row) {
    const QListWidgetItem *item = m_list->item(row);
    m_search->setAccessibleDescription(item == nullptr ? tr("Nothing is found") : tr("%1, %2 of %3").arg(item->data(Qt::AccessibleTextRole).toString()).arg(row + 1).arg(m_list->count()));
    if (!m_walks || item == nullptr)
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void CommandPalette::run() {
    const QListWidgetItem *item = m_list->currentItem();
    if (item == nullptr)
        return;
    const auto action = m_commands.at(item->data(Qt::UserRole).toInt()).run;
    accept();
    action();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            // Round: what stands last is one key away too.
            const int count = m_list->count();
            m_walks = true;
            if (count > 0)
                m_list->setCurrentRow((m_list->currentRow() + (key == Qt::Key_Down ? 1 : count - 1)) % count);
            m_walks = false;
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            run();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace lianxin
