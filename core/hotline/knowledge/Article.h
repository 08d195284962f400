// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace lianxin {

//! \brief Where a version of an article stands: draft → review → published → expired or withdrawn; a newer published
//! version supersedes it, a reviewer may return it to draft.
enum class ArticleState { Draft, Review, Published, Expired, Withdrawn, Superseded };
LIANXIN_EXPORT QString nameOf(ArticleState state); //!< "draft", "review" …
LIANXIN_EXPORT std::optional<ArticleState> articleStateFromName(QStringView name);

//! \brief What a person writes of an article.
struct LIANXIN_EXPORT ArticleText {
    QString title;
    QString body;
    QString category;
    QString source;        //!< who says so: "人社局〔2024〕7号"
    qint64 validFrom = 0;  //!< UTC ms; 0: since ever
    qint64 validUntil = 0; //!< UTC ms, not included; 0: for good
    QStringList aliases;   //!< other names for it, as citizens say
    bool operator==(const ArticleText &) const = default;

    //! Trimmed, without empty and repeated aliases.
    ArticleText tidied() const;
    //! Errors (BadInput): knowledge.bad_article, with the field as its place.
    Expected<void> check() const;
    QJsonObject toJson() const;
    //! Dates as ISO days or times ("2026-12-31": valid to the end of that day) or UTC ms.
    //! Errors: knowledge.bad_article.
    static Expected<ArticleText> fromJson(const QJsonObject &json);
};

} // namespace lianxin
