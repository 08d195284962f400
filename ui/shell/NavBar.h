// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace lianxin {

//! \brief The places of the console, one above the other; only those that the roles allow are put in.
class NavBar final : public QWidget {
    Q_OBJECT
public:
    explicit NavBar(QWidget *parent = nullptr);
    void setEntries(const QList<std::tuple<QString, QString, QString>> &keyIconText);
    void setCurrent(const QString &key);
    //! A red count; 0 removes it.
    void setBadge(const QString &key, int count);
    QStringList keys() const;

Q_SIGNALS:
    void chosen(const QString &key);
    void paletteWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Entry {
        QString key;
        QString icon;
        QString text;
        int badge = 0;
    };
    int itemHeight() const;
    QRect rectOf(qsizetype i) const;
    QList<Entry> m_entries;
    QString m_current;
    qsizetype m_hovered = -1;
    bool m_byKeyboard = false; //!< focus came by Tab: only then it is shown
};

} // namespace lianxin
