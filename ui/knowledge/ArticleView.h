// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/Basics.h"
#include <QJsonObject>

namespace lianxin {

//! The engine's word for the state of an article, or of one of its versions, in the reader's.
Word articleWord(const QString &state);
//! "until 2026-12-31", "for good"; empty for a wish without dates.
QString validityText(const QJsonObject &article);

//! \brief An article to be read: title, state, what is told, source and validity. Scrolls by itself.
class ArticleView final : public QWidget {
    Q_OBJECT
public:
    explicit ArticleView(QWidget *parent = nullptr);
    //! As knowledge.get or a hit of knowledge.search has it; a hit shows its snippet until the body is there.
    void show(const QJsonObject &article, const QList<Word> &more = {});
    const QJsonObject &article() const { return m_article; }

private:
    void addBody(const QString &body);

    QJsonObject m_article;
    QVBoxLayout *m_lines;
};

} // namespace lianxin
