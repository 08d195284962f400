// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QLineEdit>
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class ArticleView;

//! \brief The seat's knowledge column: one article at a time, others folded below it, and a search of its own. What a
//! citizen said brings a card when one is good enough; a card that the seat searched for stays until the next search.
class KnowledgeCard final : public QFrame {
    Q_OBJECT
public:
    explicit KnowledgeCard(Door &door, QWidget *parent = nullptr);
    //! Another call: what was shown for the last one goes. False: it is the same one.
    bool setCall(const QString &callId);
    //! A sentence of the citizen that is complete: asks for a suggestion.
    void onCitizenSentence(const QString &sentence);
    void search(const QString &words);

private:
    void look();
    void take(const QJsonObject &card, const QJsonArray &others, bool suggested);
    void showArticle(const QJsonObject &hit);
    void fillOthers();
    void judge(const QString &verdict);
    void showEmpty(bool searched);

    Door &m_door;
    QString m_call;
    QLineEdit *m_words;
    ErrorBanner *m_error;
    QStackedWidget *m_middle;
    EmptyState *m_nothing;
    EmptyState *m_notFound;
    ArticleView *m_article;
    QWidget *m_actions;
    Button *m_use;
    Button *m_notHelpful;
    QLabel *m_othersHead;
    QVBoxLayout *m_others;
    QTimer m_typing;
    int m_asked = 0; //!< answers of older questions are not looked at
    bool m_searched = false;
    QJsonObject m_shown;
    QJsonArray m_folded;
};

} // namespace lianxin
