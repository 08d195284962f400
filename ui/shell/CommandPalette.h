// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <functional>

namespace lianxin {

//! \brief Ctrl+K: everything that can be done now, found by any part of its words.
class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    struct Command {
        QString words;
        QString hint; //!< where it belongs, or its key
        QString icon;
        std::function<void()> run;
    };
    explicit CommandPalette(QList<Command> commands, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &words);
    void run();
    void tell(int row);
    QList<Command> m_commands;
    QLineEdit *m_search;
    QListWidget *m_list;
    bool m_walks = false; //!< by the arrow keys, just now
};

} // namespace lianxin
