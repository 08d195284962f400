// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/KnowledgePage.h"
#include "platform/base/Literals.h"
#include "ui/knowledge/ArticleEditor.h"
#include "ui/knowledge/ArticleView.h"
#include "ui/knowledge/SynonymsDialog.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"

namespace lianxin {
namespace {

constexpr int kTypingMs = 200;
constexpr int kPageSize = 100;
constexpr int kFound = 50;

} // namespace

KnowledgePage::KnowledgePage(Door &door, bool manages, const QString &userId, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_manages(manages)
    , m_user(userId)
    , m_list(new ListDetail(u"knowledge"_s, {}, columns(), u"id"_s))
    , m_words(new QLineEdit)
    , m_state(new Choice(this))
    , m_category(new Choice)
    , m_detail(new QStackedWidget)
    , m_view(new ArticleView)
    , m_actions(row(8))
    , m_versions(column(0))
    , m_editor(new ArticleEditor(door))
    , m_importWords(text({}, "secondary"))
    , m_importStop(new Button(tr("Stop"), Button::Kind::Quiet)) {
    auto *lines = column(8);
    setMargins(lines, 16, 10, 16, 12);
    auto *head = row(8);
    head->addWidget(text(tr("Knowledge base"), "h20"));
    m_list->moveNoteTo(head);
    head->addStretch(1);
    m_importStop->setObjectName(u"stopImport"_s);
    m_importStop->hide();
    head->addWidget(m_importWords);
    head->addWidget(m_importStop);
    if (manages) {
        auto *synonyms = new Button(tr("Words of citizens …"), Button::Kind::Outline, u"message-square-text"_s);
        synonyms->setObjectName(u"synonymWords"_s);
        head->addWidget(synonyms);
        connect(synonyms, &QPushButton::clicked, this, [this] {
            auto *dialog = new SynonymsDialog(m_door, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->open();
        });
        auto *import = new Button(tr("Import …"), Button::Kind::Outline, u"upload"_s);
        import->setObjectName(u"import"_s);
        auto *add = new Button(tr("New article"), Button::Kind::Primary, u"plus"_s);
        add->setObjectName(u"new"_s);
        head->addWidget(import);
        head->addWidget(add);
        connect(import, &QPushButton::clicked, this, &KnowledgePage::askImport);
        connect(add, &QPushButton::clicked, this, &KnowledgePage::newArticle);
    }
    lines->addLayout(head);
    makeFilters();
    m_list->table()->setAccessibleName(tr("Articles"));
    m_list->setEmpty(u"book-open"_s, tr("No article here"),
                     manages ? tr("Import what your offices have written, write an article, or look for something else.")
                             : tr("Try other words or another category."),
                     manages ? tr("Import …") : QString());
    m_list->setDetail(makeArticle(), manages ? 452 : 440, tr("No article chosen"));
    m_list->setPager([this](const QString &cursor) { load(cursor); });
    lines->addWidget(m_list, 1);
    setLayout(lines);
    connect(m_list, &ListDetail::emptyActed, this, &KnowledgePage::askImport);
    connect(m_list, &ListDetail::retried, this, [this] { load(); });
    connect(m_list, &ListDetail::picked, this, [this](const QJsonObject &a) {
        if (!m_taking || !isEditing())
            openArticle(a["id"_L1].toString());
    });
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    m_poll.setInterval(400);
    connect(&m_typing, &QTimer::timeout, this, [this] { load(); });
    connect(&m_poll, &QTimer::timeout, this, &KnowledgePage::followImport);
    connect(m_importStop, &QPushButton::clicked, this, [this] {
        m_importStop->setEnabled(false);
        m_door.call(u"jobs.cancel"_s, {{u"id"_s, m_job}}, this, [](const Expected<QJsonValue> &) {});
    });
    connect(m_editor, &ArticleEditor::cancelled, this, [this] { showArticle(m_article); });
    connect(m_editor, &ArticleEditor::saved, this, [this](const QJsonObject &article) {
        showArticle(article);
        load();
        loadOverview();
    });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (m_manages && isVisible() && event.type.startsWith("knowledge."_L1))
            m_typing.start(); // an import brings many
    });
}

QList<RecordColumn> KnowledgePage::columns() const {
    QList<RecordColumn> columns{
        {tr("Title"), 0, false, [](const QJsonObject &a) { return Cell{a["title"_L1].toString()}; }},
        {tr("Category"), 92, false, [](const QJsonObject &a) { return Cell{.text = a["category"_L1].toString(), .dim = true}; }},
        {tr("Source"), 156, false, [](const QJsonObject &a) { return Cell{.text = a["source"_L1].toString(), .dim = true}; }},
        {tr("Validity"), 190, false, [](const QJsonObject &a) { return Cell{.text = validityText(a), .dim = true}; }}};
    if (m_manages) {
        columns.insert(1, {tr("State"), 108, false, [](const QJsonObject &a) {
                               const Word word = articleWord(a["state"_L1].toString());
                               return Cell{word.text, word.icon, word.tone, true};
                           }});
        columns << RecordColumn{tr("Used"), 64, true, [](const QJsonObject &a) {
                                    return Cell{a.contains("acceptedRate"_L1) ? percentText(a["acceptedRate"_L1].toDouble(), 0) : u"–"_s};
                                }};
    }
    return columns;
}

void KnowledgePage::makeFilters() {
    m_words->setPlaceholderText(m_manages ? tr("Part of a title or a source") : tr("What is asked, in any words"));
    m_words->setAccessibleName(tr("Search the knowledge base"));
    m_words->setClearButtonEnabled(true);
    m_words->setObjectName(u"words"_s);
    m_list->addFilter(m_words, 1);
    m_state->setObjectName(u"state"_s);
    m_state->setAccessibleName(tr("State"));
    m_category->setObjectName(u"category"_s);
    m_category->setAccessibleName(tr("Category"));
    m_state->hide(); // whoever only reads sees what is in force
    if (m_manages) {
        m_state->addChoice(tr("all states"), {});
        for (const QString &state : {u"draft"_s, u"review"_s, u"published"_s, u"expired"_s, u"withdrawn"_s})
            m_state->addChoice(articleWord(state).text, state);
        m_list->addFilter(m_state);
        m_state->show();
    }
    m_category->addChoice(tr("all categories"), {});
    m_list->addFilter(m_category);
    connect(m_words, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(m_words, &QLineEdit::returnPressed, this, [this] { load(); });
    for (Choice *choice : {m_state, m_category})
        connect(choice, &QComboBox::activated, this, [this] { load(); });
}

QWidget *KnowledgePage::makeArticle() {
    auto *read = new QWidget;
    auto *inner = column(0);
    inner->addWidget(m_view, 1);
    auto *versions = new QWidget;
    versions->setLayout(m_versions);
    inner->addWidget(versions);
    auto *bar = new QWidget;
    setMargins(m_actions, 12, 8, 12, 8);
    bar->setLayout(m_actions);
    inner->addWidget(bar);
    read->setLayout(inner);
    m_detail->addWidget(read);
    m_detail->addWidget(m_editor);
    return m_detail;
}

bool KnowledgePage::isEditing() const {
    return m_detail->currentWidget() == m_editor;
}

void KnowledgePage::loadOverview() {
    m_door.call(u"knowledge.overview"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            return; // the list says what is wrong
        const QJsonObject overview = objectOf(reply);
        const QString chosen = m_category->value();
        m_categories.clear();
        m_category->clear();
        m_category->addChoice(tr("all categories"), {});
        for (const auto &one : overview["categories"_L1].toArray())
            if (const QString name = one["name"_L1].toString(); !name.isEmpty()) {
                m_categories << name;
                m_category->addChoice(name, name);
            }
        m_category->setValue(chosen);
        Q_EMIT waiting(m_manages ? overview["states"_L1]["review"_L1].toInt() : 0);
    });
}

void KnowledgePage::load(const QString &cursor) {
    m_typing.stop();
    const int asked = ++m_asked;
    const QString words = m_words->text().trimmed();
    const bool more = !cursor.isEmpty();
    const auto answered = [this, asked, more](const Expected<QJsonValue> &reply) {
        if (asked == m_asked)
            take(reply, more);
    };
    if (!m_manages && !words.isEmpty()) { // whoever asks gets what answers, the best first
        m_door.call(u"knowledge.search"_s, {{u"text"_s, words}, {u"top"_s, kFound}}, this, answered);
        return;
    }
    QJsonObject params{{u"limit"_s, kPageSize}};
    for (const auto &[key, value] : {std::pair{u"text"_s, words}, {u"state"_s, m_state->value()}, {u"category"_s, m_category->value()}, {u"cursor"_s, cursor}})
        if (!value.isEmpty())
            params[key] = value;
    m_door.call(u"knowledge.list"_s, params, this, answered);
}

void KnowledgePage::take(const Expected<QJsonValue> &reply, bool more) {
    if (!m_list->take(reply))
        return;
    QJsonArray items = reply->isArray() ? reply->toArray() : itemsOf(reply);
    if (reply->isArray() && !m_category->value().isEmpty()) {
        QJsonArray kept;
        for (const auto &item : std::as_const(items))
            if (item.toObject()["category"_L1].toString() == m_category->value())
                kept.append(item);
        items = kept;
    }
    const QString next = objectOf(reply)["next"_L1].toString();
    m_taking = true;
    if (more)
        m_list->append(items, next);
    else
        m_list->setRecords(items, next, objectOf(reply)["total"_L1].toInt(-1));
    m_taking = false;
    if (isEditing())
        m_list->showDetail(true); // also beside an empty list
}

void KnowledgePage::openArticle(const QString &id) {
    if (id.isEmpty() || m_editor->isDirty())
        return;
    m_wanted = id;
    m_door.call(u"knowledge.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (id != m_wanted || m_editor->isDirty())
            return;
        if (m_list->take(reply))
            showArticle(objectOf(reply));
    });
}

void KnowledgePage::newArticle() {
    m_editor->edit({}, m_categories);
    m_detail->setCurrentWidget(m_editor);
    m_list->showDetail(true);
}

void KnowledgePage::showArticle(const QJsonObject &article) {
    m_article = article;
    m_detail->setCurrentIndex(0);
    m_list->showDetail(!article.isEmpty());
    m_list->choose(article["id"_L1].toString());
    QList<Word> more;
    if (m_manages && article["inForce"_L1].toBool() && article["liveVersion"_L1].toInt() != article["version"_L1].toInt())
        more << Word{tr("version %1 in force").arg(article["liveVersion"_L1].toInt()), u"check"_s, Tone::Good};
    m_view->show(article, more);
    fillVersions();
    fillActions();
}

void KnowledgePage::fillVersions() {
    clearLayout(m_versions);
    const QJsonArray versions = m_article["versions"_L1].toArray();
    if (versions.isEmpty())
        return;
    m_versions->addWidget(hline());
    auto *content = new QWidget;
    auto *lines = column(4);
    setMargins(lines, 12, 8, 12, 8);
    const int shown = m_article["shown"_L1].toInt(), used = m_article["used"_L1].toInt(), unhelpful = m_article["notHelpful"_L1].toInt();
    lines->addWidget(text(tr("Suggested %1 times, used %2, not helpful %3").arg(shown).arg(used).arg(unhelpful), "small"));
    for (const auto &value : versions) {
        const QJsonObject v = value.toObject();
        auto *line = row(8);
        line->addWidget(text(tr("Version %1").arg(v["version"_L1].toInt()), "small"));
        line->addWidget(new Chip(articleWord(v["state"_L1].toString())));
        QString who = tr("%1, %2").arg(v["authorName"_L1].toString(), dayTimeText(whole(v, "writtenAt"_L1)));
        if (const QString reviewer = v["reviewerName"_L1].toString(); !reviewer.isEmpty())
            who += tr("; reviewed by %1").arg(reviewer);
        line->addWidget(new ElidedLabel(who, "small"), 1);
        auto *read = new Button(tr("Read"), Button::Kind::Link);
        read->setButtonSize(Button::Size::Small);
        connect(read, &QPushButton::clicked, this, [this, v] { m_view->show(v); });
        line->addWidget(read);
        lines->addLayout(line);
    }
    content->setLayout(lines);
    auto *scroll = new ScrollColumn(content);
    Theme::current().holdSize(scroll, 0, qMin(132, 44 + 30 * static_cast<int>(versions.size())));
    m_versions->addWidget(scroll);
}

void KnowledgePage::fillActions() {
    clearLayout(m_actions);
    if (!m_manages || m_article.isEmpty())
        return;
    const QString state = m_article["state"_L1].toString();
    const auto add = [this](const QString &name, const QString &label, Button::Kind kind, const std::function<void()> &work) {
        auto *button = new Button(label, kind);
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, work);
        m_actions->addWidget(button);
        return button;
    };
    const QJsonObject id{{u"id"_s, m_article["id"_L1]}};
    if (state == "draft"_L1)
        add(u"submit"_s, tr("Hand in for review"), Button::Kind::Primary, [this, id] { call(u"knowledge.submit"_s, id); });
    if (state == "review"_L1) {
        const bool own = m_article["author"_L1].toString() == m_user;
        auto *publish = add(u"publish"_s, tr("Publish"), Button::Kind::Primary, [this, id] { call(u"knowledge.publish"_s, id); });
        publish->setEnabled(!own);
        publish->setToolTip(own ? tr("Who wrote an article can't publish it; a colleague reviews it.") : QString());
        add(u"return"_s, tr("Return …"), Button::Kind::Outline, [this] {
            step(u"knowledge.return"_s, tr("Return it to who wrote it?"), tr("It becomes a draft again; what you write is shown with it."), tr("Return"), false, u"note"_s);
        });
    }
    add(u"edit"_s, tr("Change"), Button::Kind::Outline, [this] {
        m_editor->edit(m_article, m_categories);
        m_detail->setCurrentWidget(m_editor);
    });
    m_actions->addStretch(1);
    if (m_article["inForce"_L1].toBool())
        add(u"expire"_s, tr("End validity …"), Button::Kind::Quiet, [this] {
            step(u"knowledge.expire"_s, tr("End the validity of this article?"), tr("From now on nobody finds it. Its versions stay."), tr("End validity"), true, u"reason"_s);
        });
    else if (state != "withdrawn"_L1)
        add(u"withdraw"_s, tr("Withdraw …"), Button::Kind::Quiet, [this] {
            step(u"knowledge.withdraw"_s, tr("Withdraw this article?"), tr("It is kept with its versions, and nobody finds it."), tr("Withdraw"), true, u"reason"_s);
        });
}

void KnowledgePage::step(const QString &method, const QString &title, const QString &consequence, const QString &verb, bool danger, const QString &reasonKey) {
    auto *dialog = new VerbDialog(title, consequence, verb, danger ? Button::Kind::Danger : Button::Kind::Primary, this);
    dialog->askReason(tr("Why"), {tr("The document is not in force any more"), tr("The source is missing"), tr("Something in it is wrong")});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, method, reasonKey, id = m_article["id"_L1]] {
        call(method, {{u"id"_s, id}, {reasonKey, dialog->reason()}});
    });
    dialog->open();
}

void KnowledgePage::call(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        showArticle(objectOf(reply));
        load();
        loadOverview();
    });
}

void KnowledgePage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    loadOverview();
    load();
    m_words->setFocus();
}

} // namespace lianxin
