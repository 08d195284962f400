// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/KnowledgeCard.h"
#include "platform/base/Literals.h"
#include "ui/knowledge/ArticleView.h"
#include "ui/models/Format.h"
#include <QShortcut>

namespace lianxin {
namespace {

constexpr int kSuggestTypingMs = 180;
constexpr int kFolded = 4;

Word matchWord(const QJsonObject &hit) {
    return {KnowledgeCard::tr("fits %1").arg(percentText(hit["score"_L1].toDouble(), 0)), {}, Tone::Mute};
}

} // namespace

KnowledgeCard::KnowledgeCard(Door &door, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_words(new QLineEdit)
    , m_error(new ErrorBanner)
    , m_middle(new QStackedWidget)
    , m_nothing(new EmptyState(u"book-open"_s, tr("No article for this talk yet"),
                               tr("Search above: press / and type what the citizen asks, in any words.")))
    , m_notFound(new EmptyState(u"search"_s, tr("No article answers that"),
                                tr("Try other words, or ask a colleague.")))
    , m_article(new ArticleView)
    , m_actions(new QWidget)
    , m_use(new Button(tr("Use this")))
    , m_notHelpful(new Button(tr("Not helpful"), Button::Kind::Quiet))
    , m_othersHead(text({}, "small"))
    , m_others(column(0)) {
    auto *card = new Card(tr("Knowledge"));
    m_words->setPlaceholderText(tr("Search (press /)"));
    m_words->setAccessibleName(tr("Search the knowledge base"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(200);
    card->head()->addWidget(m_words, 100); // what there is
    for (const auto &keys : {u"/"_s, u"Ctrl+/"_s}) { // the second also while somebody writes
        auto *slash = new QShortcut(QKeySequence(keys), this);
        connect(slash, &QShortcut::activated, m_words, [this] {
            m_words->setFocus(Qt::ShortcutFocusReason);
            m_words->selectAll();
        });
    }
    card->body()->addWidget(m_error);
    m_middle->addWidget(m_nothing);
    m_middle->addWidget(m_notFound);
    m_middle->addWidget(m_article);
    card->body()->addWidget(m_middle, 1);
    auto *actions = row(8);
    setMargins(actions, 12, 8, 12, 8);
    m_use->setObjectName(u"use"_s);
    m_use->setKey(u"F6"_s);
    m_notHelpful->setObjectName(u"notHelpful"_s);
    actions->addWidget(m_use);
    actions->addStretch(1);
    actions->addWidget(m_notHelpful);
    m_actions->setLayout(actions);
    card->body()->addWidget(m_actions);
    auto *head = row(0);
    setMargins(head, 12, 6, 12, 6);
    head->addWidget(m_othersHead);
    card->body()->addWidget(hline());
    card->body()->addLayout(head);
    card->body()->addLayout(m_others);
    auto *whole = column(0);
    whole->addWidget(card);
    setLayout(whole);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kSuggestTypingMs);
    connect(&m_typing, &QTimer::timeout, this, &KnowledgeCard::look);
    connect(m_words, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_words, &QLineEdit::returnPressed, this, &KnowledgeCard::look);
    connect(m_use, &QPushButton::clicked, this, [this] { judge(u"used"_s); });
    connect(m_notHelpful, &QPushButton::clicked, this, [this] { judge(u"not_helpful"_s); });
    connect(m_error, &ErrorBanner::retried, this, &KnowledgeCard::look);
    showEmpty(false);
}

bool KnowledgeCard::setCall(const QString &callId) {
    if (callId == m_call)
        return false;
    m_call = callId;
    ++m_asked;
    m_words->clear();
    m_error->clear();
    showEmpty(false);
    return true;
}

void KnowledgeCard::search(const QString &words) {
    m_words->setText(words);
    look();
}

void KnowledgeCard::look() {
    m_typing.stop();
    const QString words = m_words->text().trimmed();
    const int asked = ++m_asked;
    if (words.isEmpty()) {
        showEmpty(false);
        return;
    }
    m_door.call(u"knowledge.search"_s, {{u"text"_s, words}, {u"top"_s, kFolded + 1}}, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return; // typed on meanwhile
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        QJsonArray hits = reply->toArray();
        if (hits.isEmpty()) {
            showEmpty(true);
            return;
        }
        const QJsonObject best = hits.takeAt(0).toObject();
        take(best, hits, false);
    });
}

void KnowledgeCard::onCitizenSentence(const QString &sentence) {
    // What the seat looked up itself is not taken away.
    if (m_searched || m_call.isEmpty() || sentence.trimmed().isEmpty())
        return;
    const int asked = ++m_asked;
    m_door.call(u"knowledge.suggest"_s, {{u"text"_s, sentence}, {u"callId"_s, m_call}}, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_asked || !reply)
            return; // nobody asked for it, so nobody is told that it failed
        const QJsonObject card = objectOf(reply)["card"_L1].toObject();
        if (!card.isEmpty())
            take(card, objectOf(reply)["others"_L1].toArray(), true);
    });
}

void KnowledgeCard::take(const QJsonObject &card, const QJsonArray &others, bool suggested) {
    m_searched = !suggested;
    m_folded = others;
    fillOthers();
    showArticle(card);
}

void KnowledgeCard::showArticle(const QJsonObject &hit) {
    m_shown = hit;
    m_article->show(hit, {matchWord(hit)});
    m_middle->setCurrentWidget(m_article);
    m_actions->show();
    m_use->setEnabled(true);
    m_use->setText(tr("Use this"));
    m_use->setIconName({});
    m_notHelpful->setEnabled(true);
    const QString id = hit["id"_L1].toString();
    m_door.call(u"knowledge.get"_s, {{u"id"_s, id}}, this, [this, id, hit](const Expected<QJsonValue> &reply) {
        if (m_shown["id"_L1].toString() != id)
            return;
        if (!reply) { // it went out of force meanwhile
            m_error->show(reply.error());
            return;
        }
        QList<Word> chips{matchWord(hit)};
        const QJsonObject article = objectOf(reply);
        if (const double rate = article["acceptedRate"_L1].toDouble(-1); rate >= 0)
            chips << Word{tr("used %1").arg(percentText(rate, 0)), {}, Tone::Mute};
        m_article->show(article, chips);
    });
}

void KnowledgeCard::fillOthers() {
    clearLayout(m_others);
    m_othersHead->setVisible(!m_folded.isEmpty());
    m_othersHead->setText(tr("%1 others").arg(m_folded.size()));
    for (qsizetype i = 0; i < m_folded.size(); ++i) {
        const QJsonObject other = m_folded.at(i).toObject();
        m_others->addWidget(hline());
        auto *line = row(8);
        setMargins(line, 4, 0, 12, 0);
        auto *button = new Button(fontMetrics().elidedText(other["title"_L1].toString(), Qt::ElideRight, px(240)), Button::Kind::Plain, u"chevron-right"_s);
        button->setToolTip(other["title"_L1].toString());
        button->setAccessibleName(other["title"_L1].toString());
        Theme::current().holdSize(button, 0, 36);
        line->addWidget(button);
        line->addStretch(1);
        line->addWidget(text(percentText(other["score"_L1].toDouble(), 0), "small"));
        auto *holder = new QWidget;
        holder->setLayout(line);
        m_others->addWidget(holder);
        connect(button, &QPushButton::clicked, this, [this, i] {
            const QJsonObject chosen = m_folded.at(i).toObject();
            QJsonArray rest = m_folded;
            rest.replace(i, m_shown); // they change places
            // The button that was pressed goes with the old list: after this.
            QMetaObject::invokeMethod(this, [this, chosen, rest] { take(chosen, rest, !m_searched); }, Qt::QueuedConnection);
        });
    }
}

void KnowledgeCard::judge(const QString &verdict) {
    if (m_shown.isEmpty())
        return;
    const QString id = m_shown["id"_L1].toString();
    m_use->setEnabled(false);
    m_notHelpful->setEnabled(false);
    m_door.call(u"knowledge.feedback"_s, {{u"id"_s, id}, {u"verdict"_s, verdict}, {u"callId"_s, m_call}}, this,
                [this, id, verdict](const Expected<QJsonValue> &reply) {
                    if (m_shown["id"_L1].toString() != id)
                        return;
                    if (!reply) {
                        m_error->show(reply.error());
                        m_use->setEnabled(true);
                        m_notHelpful->setEnabled(true);
                        return;
                    }
                    if (verdict == "used"_L1) {
                        m_use->setText(tr("Used"));
                        m_use->setIconName(u"check"_s);
                    } else if (m_folded.isEmpty()) {
                        showEmpty(false);
                    } else {
                        const QJsonObject next = m_folded.first().toObject();
                        QJsonArray rest = m_folded;
                        rest.removeFirst();
                        take(next, rest, !m_searched);
                    }
                });
}

void KnowledgeCard::showEmpty(bool searched) {
    m_searched = searched;
    m_shown = {};
    m_folded = {};
    fillOthers();
    m_actions->hide();
    m_middle->setCurrentWidget(searched ? m_notFound : m_nothing);
}

} // namespace lianxin
