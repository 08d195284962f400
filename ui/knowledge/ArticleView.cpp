// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/ArticleView.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace lianxin {
namespace {

QString dateText(qint64 at) {
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone("Asia/Shanghai")).toString(u"yyyy-MM-dd"_s);
}

QLabel *prose(const QString &words, const char *role = "") {
    QLabel *label = text({}, role);
    label->setTextFormat(Qt::PlainText);
    label->setText(words);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

Word articleWord(const QString &state) {
    const auto say = [](const char *words) { return QCoreApplication::translate("ArticleView", words); };
    if (state == "draft"_L1)
        return {say(QT_TRANSLATE_NOOP("ArticleView", "draft")), u"pencil"_s, Tone::Mute};
    if (state == "review"_L1)
        return {say(QT_TRANSLATE_NOOP("ArticleView", "in review")), u"clock"_s, Tone::Warn};
    if (state == "published"_L1)
        return {say(QT_TRANSLATE_NOOP("ArticleView", "in force")), u"check"_s, Tone::Good};
    if (state == "expired"_L1)
        return {say(QT_TRANSLATE_NOOP("ArticleView", "expired")), u"circle-alert"_s, Tone::Bad};
    if (state == "withdrawn"_L1)
        return {say(QT_TRANSLATE_NOOP("ArticleView", "withdrawn")), u"x"_s, Tone::Mute};
    if (state == "superseded"_L1)
        return {say(QT_TRANSLATE_NOOP("ArticleView", "replaced")), u"history"_s, Tone::Mute};
    return {state, {}, Tone::Mute};
}

QString validityText(const QJsonObject &article) {
    const qint64 from = whole(article, "validFrom"_L1), until = whole(article, "validUntil"_L1);
    if (from > 0 && until > 0)
        return ArticleView::tr("%1 to %2").arg(dateText(from), dateText(until - 1));
    if (until > 0)
        return ArticleView::tr("until %1").arg(dateText(until - 1));
    return from > 0 ? ArticleView::tr("from %1").arg(dateText(from)) : ArticleView::tr("no end");
}

ArticleView::ArticleView(QWidget *parent)
    : QWidget(parent)
    , m_lines(column(6)) {
    auto *content = new QWidget;
    setMargins(m_lines, 12, 10, 12, 10);
    content->setLayout(m_lines);
    auto *whole = column(0);
    whole->addWidget(new ScrollColumn(content));
    setLayout(whole);
}

void ArticleView::addBody(const QString &body) {
    const QStringList lines = body.split(u'\n', Qt::SkipEmptyParts);
    bool first = true;
    for (const QString &line : lines) {
        const qsizetype colon = line.indexOf(u'：');
        const bool labelled = colon > 1 && colon <= 10 && colon + 1 < line.size();
        if (labelled)
            m_lines->addWidget(text(line.first(colon), "small"));
        const QString words = labelled ? line.sliced(colon + 1) : line;
        if (first) { // what is answered first
            QFrame *frame = box("accent");
            auto *inner = column(0);
            setMargins(inner, 12, 8, 12, 8);
            inner->addWidget(prose(words));
            frame->setLayout(inner);
            m_lines->addWidget(frame);
        } else {
            m_lines->addWidget(prose(words));
        }
        first = false;
    }
}

void ArticleView::show(const QJsonObject &article, const QList<Word> &more) {
    m_article = article;
    clearLayout(m_lines);
    if (article.isEmpty())
        return;
    m_lines->addWidget(prose(article["title"_L1].toString(), "h16"));
    auto *chips = row(6);
    const qint64 until = whole(article, "validUntil"_L1);
    const bool over = until > 0 && until <= businessNow();
    const QString state = article["state"_L1].toString(u"published"_s);
    chips->addWidget(new Chip(articleWord(over && state == "published"_L1 ? u"expired"_s : state)));
    for (const Word &word : more)
        chips->addWidget(new Chip(word));
    if (const QString category = article["category"_L1].toString(); !category.isEmpty())
        chips->addWidget(new ElidedLabel(category, "small"), 1);
    chips->addStretch(0);
    m_lines->addLayout(chips);
    const QString note = article["note"_L1].toString();
    if (!note.isEmpty() && (state == "draft"_L1 || state == "expired"_L1 || state == "withdrawn"_L1)) {
        auto *frame = box("why");
        auto *inner = column(2);
        setMargins(inner, 12, 8, 12, 8);
        inner->addWidget(text(state == "draft"_L1 ? tr("Returned by the reviewer") : tr("Reason"), "small"));
        inner->addWidget(prose(note));
        frame->setLayout(inner);
        m_lines->addWidget(frame);
    }
    addBody(article.contains("body"_L1) ? article["body"_L1].toString() : article["snippet"_L1].toString());
    QStringList aliases;
    for (const auto &alias : article["aliases"_L1].toArray())
        aliases << alias.toString();
    m_lines->addWidget(hline());
    m_lines->addWidget(prose(tr("Source: %1").arg(article["source"_L1].toString()), "small"));
    m_lines->addWidget(prose(tr("Validity: %1").arg(validityText(article)), "small"));
    if (!aliases.isEmpty())
        m_lines->addWidget(prose(tr("Also called: %1").arg(listText(aliases)), "small"));
    m_lines->addStretch(1);
}

} // namespace lianxin
