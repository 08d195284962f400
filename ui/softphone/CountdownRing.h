// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace lianxin {

//! \brief Time that is left, as a ring that empties, with the minutes and seconds beside it; amber for the last fifteen
//! seconds. Without an end it only counts what has passed.
class CountdownRing final : public QWidget {
    Q_OBJECT
public:
    static constexpr qint64 kSoonMs = 15'000;
    explicit CountdownRing(QWidget *parent = nullptr);
    //! \a left and \a whole in ms; \a whole 0: no end, \a left is then what has passed.
    void setTime(qint64 left, qint64 whole);
    const QString &words() const { return m_words; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    qint64 m_left = 0;
    qint64 m_whole = 0;
    QString m_words;
};

} // namespace lianxin
