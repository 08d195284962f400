// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QLineEdit>
#include <QTimer>

namespace lianxin {

class ArticleEditor;
class ArticleView;

//! \brief The knowledge base: a list with search and filters, the article beside it. Who manages it also writes, reviews
//! and imports; everybody else sees what is in force.
class KnowledgePage final : public QWidget {
    Q_OBJECT
public:
    KnowledgePage(Door &door, bool manages, const QString &userId, QWidget *parent = nullptr);
    void load(const QString &cursor = {});
    void openArticle(const QString &id);
    void newArticle();
    //! \a path on the engine's machine.
    void import(const QString &path, bool review);

Q_SIGNALS:
    //! Articles that wait for a reviewer, for the badge of the navigation.
    void waiting(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QList<RecordColumn> columns() const;
    void makeFilters();
    QWidget *makeArticle();
    bool isEditing() const;
    void loadOverview();
    void take(const Expected<QJsonValue> &reply, bool more);
    void showArticle(const QJsonObject &article);
    void fillVersions();
    void fillActions();
    void step(const QString &method, const QString &title, const QString &consequence, const QString &verb, bool danger, const QString &reasonKey);
    void call(const QString &method, const QJsonObject &params);
    void askImport();
    void followImport();
    void importEnded(const QJsonObject &job);

    Door &m_door;
    bool m_manages;
    QString m_user;
    ListDetail *m_list;
    QLineEdit *m_words;
    Choice *m_state;
    Choice *m_category;
    QStackedWidget *m_detail; //!< an article as it reads, or its editor
    ArticleView *m_view;
    QHBoxLayout *m_actions;
    QVBoxLayout *m_versions;
    ArticleEditor *m_editor;
    QLabel *m_importWords;
    Button *m_importStop;
    QStringList m_categories;
    QJsonObject m_article;
    QString m_wanted; //!< article whose answer is awaited
    QString m_job;
    QTimer m_typing;
    QTimer m_poll;
    int m_asked = 0;
    bool m_taking = false; //!< the list is read anew; what it chooses by that does not take an editor away
};

} // namespace lianxin
