// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QLineEdit>

namespace lianxin {

//! \brief Writes a new version of an article, or a new article. Nothing that was typed is lost to a refusal.
class ArticleEditor final : public QWidget {
    Q_OBJECT
public:
    explicit ArticleEditor(Door &door, QWidget *parent = nullptr);
    //! An article as knowledge.get has it; empty: a new one. \a categories are offered.
    void edit(const QJsonObject &article, const QStringList &categories);
    bool isDirty() const;

Q_SIGNALS:
    void saved(const QJsonObject &article);
    void cancelled();

private:
    void save();
    QJsonObject written() const;

    Door &m_door;
    QLabel *m_head;
    ErrorBanner *m_error;
    QLineEdit *m_title;
    QLineEdit *m_category;
    QLineEdit *m_source;
    QLineEdit *m_from;
    QLineEdit *m_until;
    QLineEdit *m_aliases;
    QPlainTextEdit *m_body;
    Button *m_save;
    QHash<QString, Field *> m_fields;
    QString m_id;
    int m_version = 0;
    QJsonObject m_before;
};

} // namespace lianxin
