// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief “Why (not) this number?”: asks campaigns.trace and shows every rule with its verdict and facts.
class TracePanel final : public QFrame {
    Q_OBJECT
public:
    explicit TracePanel(Door &door, QWidget *parent = nullptr);
    void setCampaign(const QString &id);
    void ask(const QString &number);

private:
    void show(const QJsonObject &trace);
    Door &m_door;
    QString m_campaign;
    QLineEdit *m_number;
    QVBoxLayout *m_result;
    QLabel *m_count;
    Button *m_copy;
    QString m_words;
};

} // namespace lianxin
