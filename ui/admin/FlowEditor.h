// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include "ui/widgets/YamlEdit.h"
#include <QTimer>

namespace lianxin {

//! \brief The file of a flow: written with the checker looking on, compared with the version in force, published.
class FlowEditor final : public QWidget {
    Q_OBJECT
public:
    FlowEditor(Door &door, bool mayPublish, QWidget *parent = nullptr);
    //! \a inForce: the file that new calls take; empty for a new flow.
    void edit(const QString &yaml, const QString &inForce);
    QString yaml() const { return m_edit->toPlainText(); }
    bool isDirty() const { return m_edit->document()->isModified(); }
    //! The checker found nothing that would stop a call.
    bool isSound() const { return m_sound; }

Q_SIGNALS:
    //! Passed the checker as it stands now.
    void sound(const QString &yaml);
    void published(const QJsonObject &flow);
    //! A new flow was given up.
    void abandoned();

private:
    void check();
    void showIssues(const QJsonObject &result);
    void showDifference();
    void publish();

    Door &m_door;
    bool m_mayPublish;
    YamlEdit *m_edit;
    QStackedWidget *m_views;
    QPlainTextEdit *m_difference;
    Button *m_compare;
    Button *m_publish;
    Button *m_reset;
    Chip *m_verdict;
    RecordModel *m_issues;
    Table *m_table;
    ErrorBanner *m_error;
    QTimer m_typing;
    QString m_inForce;
    bool m_sound = false;
    int m_asked = 0;
};

} // namespace lianxin
