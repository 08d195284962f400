// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QHash>
#include <QLineEdit>

namespace lianxin {

class RecordModel;

//! \brief What a table may hold: a key of the engine's import and what people call it.
struct ImportColumn {
    QString key;
    QString words;
};

//! \brief Brings a table of Excel or CSV into the directory: choose the file, see what each column was taken for and change that,
//! see the first rows and those that can't be used, and only then import. The engine reads the file both times, the first
//! time without keeping anything.
class SheetImportDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a method: units.import, dnc.import. \a hint says which columns the file needs.
    SheetImportDialog(Door &door, const QString &title, const QString &method, QList<ImportColumn> columns, const QString &hint, QWidget *parent = nullptr);
    //! Reads the file, on the engine's machine, and shows what would come of it.
    void preview(const QString &path);

Q_SIGNALS:
    //! Rows were brought in.
    void imported(const QJsonObject &result);

private:
    void ask(bool keep);
    void show(const QJsonObject &result);
    void fillMapping(const QJsonObject &result);

    Door &m_door;
    QString m_method;
    QList<ImportColumn> m_columns;
    QLineEdit *m_path;
    ErrorBanner *m_error;
    QWidget *m_found;
    QLabel *m_summary;
    QHash<QString, Choice *> m_mapping;
    RecordModel *m_sample;
    RecordModel *m_rejected;
    QWidget *m_rejectedBox;
    Button *m_import;
    QStringList m_titles;
    int m_asked = 0;
};

} // namespace lianxin
