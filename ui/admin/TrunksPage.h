// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QTimer>

namespace lianxin {

//! \brief Ways to the telephone network: whether they live, how busy they are, how they are reached; changed, and tried out by a
//! call to a number of one's own, whose way through the network is shown step by step.
class TrunksPage final : public QWidget {
    Q_OBJECT
public:
    explicit TrunksPage(Door &door, QWidget *parent = nullptr);
    void load();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeDetail();
    void show(const QJsonObject &trunk);
    void askTrunk(const QJsonObject &trunk);
    void askTest();
    void test(const QString &trunkId, const QString &number);
    void follow();
    void showTest(const QJsonObject &state);
    void save(const QJsonObject &trunk);

    Door &m_door;
    ListDetail *m_list;
    QLabel *m_name;
    Facts *m_facts;
    Button *m_test;
    Button *m_toggle;
    QWidget *m_testBox;
    Chip *m_testChip;
    Facts *m_testFacts;
    QVBoxLayout *m_ladder;
    QJsonObject m_trunk;
    QString m_order; //!< test call that is followed
    QTimer m_refresh;
    QTimer m_follow;
};

} // namespace lianxin
