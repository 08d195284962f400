// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/admin/AuditExport.h"
#include "ui/widgets/ListDetail.h"
#include <QTimer>

namespace lianxin {

//! \brief The audit trail, newest first: narrowed by person, subject, kind, result, days and words; each record with all that
//! it holds; the chain verified; what the filter leaves written into a file. The engine filters: what is not shown was not sent.
class AuditPage final : public QWidget {
    Q_OBJECT
public:
    explicit AuditPage(Door &door, QWidget *parent = nullptr);
    //! \a before: seq of the last record shown, for the next page.
    void load(const QString &before = {});
    //! As audit.list takes it.
    QJsonObject filter() const;
    //! Writes what the filter leaves into a CSV file on this machine.
    void exportTo(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeFilters();
    QWidget *makeDetail();
    void show(const QJsonObject &record);
    void showDays();
    void clearFilter();
    void askExport();
    void verify();

    Door &m_door;
    ListDetail *m_list;
    QLineEdit *m_words;
    QLineEdit *m_person;
    Choice *m_subject;
    Choice *m_kind;
    Choice *m_result;
    Choice *m_days;
    QLineEdit *m_from;
    QLineEdit *m_to;
    Button *m_export;
    Button *m_stop;
    QLabel *m_title;
    Facts *m_facts;
    QLabel *m_detailHead;
    QLabel *m_detail;
    AuditExport m_writer;
    QTimer m_typing;
    int m_asked = 0;
};

} // namespace lianxin
