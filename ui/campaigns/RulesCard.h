// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QJsonObject>

namespace lianxin {

//! \brief The rules of a campaign beside hours, attempts and lines: whom it leaves out, how many of those who ask for a
//! person may be lost, by what it is paced. What is not said is as the engine usually has it.
class RulesCard final : public QWidget {
    Q_OBJECT
public:
    explicit RulesCard(Door &door, QWidget *parent = nullptr);
    //! \a rules as campaigns.create takes them.
    void setRules(const QJsonObject &rules);
    //! The same, without what is usual.
    QJsonObject rules() const;
    //! The campaign's own list, which is not offered among those to leave out.
    void setOwnList(const QString &id);
    //! In a few words, for the check before the start.
    static QString words(const QJsonObject &rules);

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void loadLists();
    void fillLists();

    Door &m_door;
    QCheckBox *m_consent;
    QCheckBox *m_urgent;
    QLineEdit *m_group;
    QVBoxLayout *m_listRows;
    ErrorBanner *m_error;
    Choice *m_pace;
    QDoubleSpinBox *m_ceiling;
    QSpinBox *m_after;
    QJsonArray m_lists; //!< those that are ready
    QStringList m_left; //!< ids of those to leave out
    QString m_own;
    bool m_filling = false;
};

} // namespace lianxin
