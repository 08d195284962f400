// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/Article.h"
#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>
#include <array>

namespace lianxin {
namespace {

constexpr std::array kStates{std::pair{ArticleState::Draft, "draft"}, std::pair{ArticleState::Review, "review"},
                             std::pair{ArticleState::Published, "published"}, std::pair{ArticleState::Expired, "expired"},
                             std::pair{ArticleState::Withdrawn, "withdrawn"}, std::pair{ArticleState::Superseded, "superseded"}};

Error badArticle(const QString &message, const QString &remedy, const QString &field) {
    return {ErrorKind::BadInput, u"knowledge.bad_article"_s, message, remedy, field};
}

//! A day or a time of the hotline's zone, or milliseconds; a bare day that ends something ends with its last moment.
Expected<qint64> timeOf(const QJsonValue &value, bool ends, const QString &field) {
    if (value.isDouble())
        return value.toInteger();
    QString text = value.toString().trimmed().replace(u'/', u'-').replace(u'.', u'-');
    if (text.isEmpty())
        return qint64(0);
    const QTimeZone zone("Asia/Shanghai");
    text.replace(u'年', u'-').replace(u'月', u'-').remove(u'日');
    const QStringList parts = text.section(u'T', 0, 0).section(u' ', 0, 0).split(u'-');
    const QDate day = parts.size() == 3 ? QDate(parts[0].toInt(), parts[1].toInt(), parts[2].toInt()) : QDate();
    if (day.isValid() && !text.contains(u':'))
        return QDateTime(ends ? day.addDays(1) : day, QTime(0, 0), zone).toMSecsSinceEpoch();
    QDateTime time = QDateTime::fromString(text.replace(u' ', u'T'), Qt::ISODate);
    if (!time.isValid())
        return badArticle(u"A date can't be understood."_s, u"Write it as 2026-12-31."_s, field);
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return time.toMSecsSinceEpoch();
}

QStringList aliasesOf(const QJsonValue &value) {
    QStringList all;
    if (value.isString()) {
        QString text = value.toString();
        for (const QChar c : u"；;，,、\n|"_s)
            text.replace(c, u'\n');
        return text.split(u'\n');
    }
    for (const auto &one : value.toArray())
        all << one.toString();
    return all;
}

} // namespace

QString nameOf(ArticleState state) {
    for (const auto &[value, name] : kStates)
        if (value == state)
            return QString::fromLatin1(name);
    return {};
}

std::optional<ArticleState> articleStateFromName(QStringView name) {
    for (const auto &[value, text] : kStates)
        if (name == QLatin1StringView(text))
            return value;
    return std::nullopt;
}

ArticleText ArticleText::tidied() const {
    ArticleText out = *this;
    out.title = title.simplified();
    out.body = body.trimmed();
    out.category = category.simplified();
    out.source = source.simplified();
    out.aliases.clear();
    for (const QString &alias : aliases)
        if (const QString said = alias.simplified(); !said.isEmpty() && !out.aliases.contains(said))
            out.aliases << said;
    return out;
}

Expected<void> ArticleText::check() const {
    if (title.isEmpty() || title.size() > 200)
        return badArticle(u"A title has 1 to 200 characters."_s, u"Shorten it, or write one."_s, u"title"_s);
    if (body.isEmpty() || body.size() > 100'000)
        return badArticle(u"An article has 1 to 100,000 characters."_s, u"Write what a citizen is told, or split it."_s, u"body"_s);
    if (source.isEmpty() || source.size() > 300)
        return badArticle(u"Every article names its source."_s, u"Say which office or document it comes from."_s, u"source"_s);
    if (category.size() > 80)
        return badArticle(u"A category has at most 80 characters."_s, u"Shorten it."_s, u"category"_s);
    if (aliases.size() > 50 || aliases.join(QString()).size() > 2'000)
        return badArticle(u"There are too many aliases."_s, u"At most 50, together 2,000 characters."_s, u"aliases"_s);
    if (validUntil > 0 && validUntil <= validFrom)
        return badArticle(u"The article ends before it begins."_s, u"Choose a later end."_s, u"validUntil"_s);
    for (const QString &text : {title, body, category, source, aliases.join(u' ')})
        if (text.contains(QChar(0)))
            return badArticle(u"The text holds a zero character."_s, u"Remove it."_s, u"body"_s);
    return {};
}

QJsonObject ArticleText::toJson() const {
    return {{u"title"_s, title},         {u"body"_s, body},           {u"category"_s, category},
            {u"source"_s, source},       {u"validFrom"_s, validFrom}, {u"validUntil"_s, validUntil},
            {u"aliases"_s, QJsonArray::fromStringList(aliases)}};
}

Expected<ArticleText> ArticleText::fromJson(const QJsonObject &json) {
    ArticleText base;
    const auto either = [&](const QString &key, const QString &other) { return json.contains(key) ? json[key] : json[other]; };
    for (const auto &[key, field] : {std::pair{u"title"_s, &base.title}, {u"body"_s, &base.body}, {u"category"_s, &base.category}, {u"source"_s, &base.source}})
        if (const QJsonValue value = json[key]; !value.isUndefined() && !value.isNull()) {
            if (!value.isString())
                return badArticle(u"A text is expected."_s, u"Write it in quotes."_s, key);
            *field = value.toString();
        }
    if (const QJsonValue from = either(u"validFrom"_s, u"valid_from"_s); !from.isUndefined()) {
        LX_TRY(base.validFrom, timeOf(from, false, u"validFrom"_s));
    }
    if (const QJsonValue until = either(u"validUntil"_s, u"valid_until"_s); !until.isUndefined()) {
        LX_TRY(base.validUntil, timeOf(until, true, u"validUntil"_s));
    }
    if (json.contains(u"aliases"_s))
        base.aliases = aliasesOf(json[u"aliases"_s]);
    return base.tidied();
}

} // namespace lianxin
