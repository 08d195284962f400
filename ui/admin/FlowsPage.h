// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"

namespace lianxin {

class FlowEditor;
class FlowTrialPanel;

//! \brief What bots say and understand: the flows with where they are used, each to be tried out, edited with the checker looking
//! on, published, and taken back to a version that was kept.
class FlowsPage final : public QWidget {
    Q_OBJECT
public:
    enum class Face { Trial, File, Versions };
    FlowsPage(Door &door, bool manages, QWidget *parent = nullptr);
    void load();
    void showFace(Face face);
    void newFlow();
    FlowEditor *editor() const { return m_editor; }
    FlowTrialPanel *trial() const { return m_trial; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDetail();
    void loadUse();
    void fill();
    void open(const QString &id);
    void loadVersions();
    void askUse();
    void askNumbers();
    void readVersion();

    Door &m_door;
    bool m_manages;
    ListDetail *m_list;
    QLabel *m_name;
    QLabel *m_aside;
    QButtonGroup *m_tabs;
    QStackedWidget *m_faces;
    FlowTrialPanel *m_trial;
    FlowEditor *m_editor;
    RecordModel *m_versions;
    Table *m_versionTable;
    Button *m_use;
    QJsonArray m_flows;
    QHash<QString, int> m_campaigns; //!< flow → campaigns that are not over and use it
    QHash<QString, QStringList> m_numbers; //!< flow → numbers of the hotline that it answers
    QString m_id; //!< shown; empty: a new one
    QString m_wanted;
};

} // namespace lianxin
