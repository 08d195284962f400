// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>

namespace lianxin {

//! \brief A chosen or choosable line: radio look, title, note; an icon at the right where one is named.
class ChoiceRow final : public QAbstractButton {
    Q_OBJECT
public:
    ChoiceRow(const QString &title, const QString &note, const QString &icon = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_note;
    QString m_icon;
};

} // namespace lianxin
