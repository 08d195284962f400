// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/Keypad.h"
#include <QGridLayout>
#include <QKeyEvent>

namespace lianxin {

Keypad::Keypad(Handset &handset, QWidget *parent)
    : QDialog(parent)
    , m_handset(handset)
    , m_sent(text({}, "t16")) {
    setWindowTitle(tr("Keypad"));
    auto *lines = column(8);
    setMargins(lines, 16, 16, 16, 16);
    m_sent->setAlignment(Qt::AlignCenter);
    m_sent->setMinimumHeight(px(28));
    lines->addWidget(m_sent);
    auto *grid = new QGridLayout;
    grid->setSpacing(px(8));
    const QString keys = u"123456789*0#"_s;
    for (int i = 0; i < keys.size(); ++i) {
        auto *key = new Button(keys.mid(i, 1));
        Theme::current().holdSize(key, 56, 40);
        connect(key, &QPushButton::clicked, this, [this, name = keys.mid(i, 1)] { press(name); });
        grid->addWidget(key, i / 3, i % 3);
    }
    lines->addLayout(grid);
    setLayout(lines);
}

void Keypad::press(const QString &key) {
    m_handset.sendKeys(key);
    m_sent->setText((m_sent->text() + key).right(16));
}

void Keypad::keyPressEvent(QKeyEvent *event) {
    const QString key = event->text();
    if (key.size() == 1 && u"0123456789*#"_s.contains(key))
        press(key);
    else
        QDialog::keyPressEvent(event);
}

} // namespace lianxin
