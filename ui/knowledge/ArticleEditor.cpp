// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/ArticleEditor.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QCompleter>
#include <QDateTime>
#include <QTimeZone>

namespace lianxin {
namespace {

//! A day as it is written; the end of a validity as its last day.
QString dayOf(const QJsonObject &article, QLatin1StringView key, bool ends) {
    const qint64 at = whole(article, key);
    return at > 0 ? QDateTime::fromMSecsSinceEpoch(at - (ends ? 1 : 0), QTimeZone("Asia/Shanghai")).toString(u"yyyy-MM-dd"_s) : QString();
}

} // namespace

ArticleEditor::ArticleEditor(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_head(text({}, "h16"))
    , m_error(new ErrorBanner)
    , m_title(new QLineEdit)
    , m_category(new QLineEdit)
    , m_source(new QLineEdit)
    , m_from(new QLineEdit)
    , m_until(new QLineEdit)
    , m_aliases(new QLineEdit)
    , m_body(new QPlainTextEdit)
    , m_save(new Button(tr("Save draft"), Button::Kind::Primary)) {
    auto *content = new QWidget;
    auto *lines = column(8);
    setMargins(lines, 12, 10, 12, 10);
    lines->addWidget(m_head);
    lines->addWidget(m_error);
    const auto add = [&](QBoxLayout *to, const QString &key, const QString &label, QWidget *editor, int stretch = 0) {
        editor->setObjectName(key);
        editor->setAccessibleName(label);
        m_fields.insert(key, new Field(label, editor));
        to->addWidget(m_fields.value(key), stretch);
    };
    add(lines, u"title"_s, tr("Title"), m_title);
    auto *second = row(8);
    m_category->setMaxLength(80);
    add(second, u"category"_s, tr("Category"), m_category, 1);
    add(second, u"source"_s, tr("Source"), m_source, 2);
    lines->addLayout(second);
    auto *third = row(8);
    m_from->setPlaceholderText(u"2026-01-01"_s);
    m_until->setPlaceholderText(tr("2026-12-31; empty: no end"));
    add(third, u"validFrom"_s, tr("Valid from"), m_from, 1);
    add(third, u"validUntil"_s, tr("Valid until"), m_until, 1);
    lines->addLayout(third);
    m_aliases->setPlaceholderText(tr("what citizens call it, with ; between"));
    add(lines, u"aliases"_s, tr("Other names"), m_aliases);
    m_body->setTabChangesFocus(true);
    m_body->setMinimumHeight(px(220));
    m_body->setPlaceholderText(tr("The first line is what a citizen is told first. Begin a line with a short word and a colon, such as 材料：…"));
    add(lines, u"body"_s, tr("What a citizen is told"), m_body, 1);
    content->setLayout(lines);
    auto *whole = column(0);
    whole->addWidget(new ScrollColumn(content), 1);
    auto *actions = row(8);
    setMargins(actions, 12, 8, 12, 8);
    auto *cancel = new Button(tr("Discard"), Button::Kind::Quiet);
    cancel->setObjectName(u"discard"_s);
    m_save->setObjectName(u"save"_s);
    m_save->setKey(u"Ctrl+S"_s);
    actions->addWidget(cancel);
    actions->addStretch(1);
    actions->addWidget(m_save);
    whole->addWidget(hline());
    whole->addLayout(actions);
    setLayout(whole);
    connect(m_save, &QPushButton::clicked, this, &ArticleEditor::save);
    connect(cancel, &QPushButton::clicked, this, &ArticleEditor::cancelled);
}

void ArticleEditor::edit(const QJsonObject &article, const QStringList &categories) {
    m_id = article["id"_L1].toString();
    m_version = article["version"_L1].toInt();
    m_head->setText(m_id.isEmpty() ? tr("New article") : tr("Change: becomes version %1").arg(m_version + 1));
    m_error->clear();
    m_title->setText(article["title"_L1].toString());
    auto *known = new QCompleter(categories, m_category);
    known->setFilterMode(Qt::MatchContains);
    m_category->setCompleter(known); // the one before goes with it
    m_category->setText(article["category"_L1].toString());
    m_source->setText(article["source"_L1].toString());
    m_from->setText(dayOf(article, "validFrom"_L1, false));
    m_until->setText(dayOf(article, "validUntil"_L1, true));
    QStringList aliases;
    for (const auto &alias : article["aliases"_L1].toArray())
        aliases << alias.toString();
    m_aliases->setText(aliases.join(u"；"_s));
    m_body->setPlainText(article["body"_L1].toString());
    for (Field *field : std::as_const(m_fields))
        field->setState({});
    m_before = written();
    m_save->setEnabled(true);
    m_title->setFocus();
}

QJsonObject ArticleEditor::written() const {
    QJsonObject json{{u"title"_s, m_title->text()},   {u"body"_s, m_body->toPlainText()},
                     {u"source"_s, m_source->text()}, {u"category"_s, m_category->text()},
                     {u"validFrom"_s, m_from->text()}, {u"validUntil"_s, m_until->text()}};
    QString names = m_aliases->text();
    for (const QChar c : u"；，,、"_s)
        names.replace(c, u';');
    json[u"aliases"_s] = QJsonArray::fromStringList(names.split(u';', Qt::SkipEmptyParts));
    return json;
}

bool ArticleEditor::isDirty() const {
    return isVisible() && written() != m_before;
}

void ArticleEditor::save() {
    QJsonObject params = written();
    if (!m_id.isEmpty()) {
        params[u"id"_s] = m_id;
        params[u"basedOn"_s] = m_version;
    }
    m_save->setEnabled(false);
    m_door.call(u"knowledge.save"_s, params, this, [this](const Expected<QJsonValue> &reply) {
        m_save->setEnabled(true);
        for (Field *field : std::as_const(m_fields))
            field->setState({});
        if (!reply) {
            m_error->show(reply.error());
            if (Field *wrong = m_fields.value(reply.error().place)) {
                wrong->setState(u"missing"_s);
                wrong->editor()->setFocus();
            }
            return;
        }
        m_error->clear();
        m_before = written();
        Q_EMIT saved(objectOf(reply));
    });
}

} // namespace lianxin
