// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/knowledge/SynonymsDialog.h"
#include "platform/base/Literals.h"
#include <QRegularExpression>

namespace lianxin {
namespace {

constexpr int kLongestWord = 40;
constexpr int kMostMeanings = 20;

QString meaningsText(const QJsonObject &synonym) {
    QStringList words;
    for (const auto &one : synonym["meanings"_L1].toArray())
        words << one.toString();
    return words.join(u"；"_s);
}

} // namespace

SynonymsDialog::SynonymsDialog(Door &door, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_words(new RecordModel({{tr("Citizens say"), 180, false, [](const QJsonObject &s) { return Cell{.text = s["word"_L1].toString(), .strong = true}; }},
                               {tr("Articles say"), 0, false, [](const QJsonObject &s) { return Cell{meaningsText(s)}; }}},
                              u"word"_s, this))
    , m_table(new Table(u"synonyms"_s))
    , m_error(new ErrorBanner)
    , m_word(new QLineEdit)
    , m_meanings(new QLineEdit)
    , m_save(new Button(tr("Save"), Button::Kind::Primary)) {
    setWindowTitle(tr("Words of citizens"));
    setObjectName(u"synonymWords"_s);
    resize(px(640), px(560));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(tr("Words of citizens"), "h16"));
    auto *words = text(tr("What citizens say is looked for as articles write it, too: who asks for 退休金 finds 养老金. It holds from the next search on."), "secondary");
    words->setWordWrap(true);
    lines->addWidget(words);
    lines->addWidget(m_error);
    auto *card = new Card;
    m_table->setRecords(m_words);
    m_table->setAccessibleName(tr("Words of citizens"));
    card->body()->addWidget(m_table);
    lines->addWidget(card, 1);
    m_word->setObjectName(u"word"_s);
    m_word->setMaxLength(kLongestWord);
    m_word->setPlaceholderText(tr("a word; the list shows what has it"));
    m_meanings->setObjectName(u"meanings"_s);
    m_meanings->setPlaceholderText(tr("with ; between; empty: take it out"));
    auto *fields = row(12);
    fields->addWidget(new Field(tr("Citizens say"), m_word), 2);
    fields->addWidget(new Field(tr("Articles say"), m_meanings), 3);
    lines->addLayout(fields);
    auto *buttons = row(8);
    auto *back = new Button(tr("Done"));
    back->setAutoDefault(false);
    m_save->setObjectName(u"save"_s);
    m_save->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_save);
    lines->addLayout(buttons);
    setLayout(lines);
    connect(m_table, &Table::picked, this, [this](const QJsonObject &synonym) {
        m_showing = true;
        m_word->setText(synonym["word"_L1].toString());
        m_meanings->setText(meaningsText(synonym));
        m_showing = false;
        check();
    });
    connect(m_word, &QLineEdit::textEdited, this, &SynonymsDialog::fill);
    connect(m_word, &QLineEdit::textChanged, this, &SynonymsDialog::check);
    connect(m_meanings, &QLineEdit::textChanged, this, &SynonymsDialog::check);
    connect(m_save, &QPushButton::clicked, this, &SynonymsDialog::save);
    connect(back, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_error, &ErrorBanner::retried, this, &SynonymsDialog::load);
    check();
    load();
    m_word->setFocus();
}

void SynonymsDialog::load() {
    m_door.call(u"knowledge.synonyms"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_all = itemsOf(reply);
        fill();
    });
}

void SynonymsDialog::fill() {
    const QString typed = m_word->text().trimmed();
    QJsonArray shown;
    for (const auto &one : std::as_const(m_all))
        if (typed.isEmpty() || one["word"_L1].toString().contains(typed, Qt::CaseInsensitive) || meaningsText(one.toObject()).contains(typed, Qt::CaseInsensitive))
            shown.append(one);
    m_words->setRecords(shown);
    check();
}

QStringList SynonymsDialog::meanings() const {
    static const QRegularExpression between(u"[;；,，、]+"_s);
    QStringList out;
    for (const QString &one : m_meanings->text().split(between, Qt::SkipEmptyParts))
        if (const QString word = one.trimmed(); !word.isEmpty() && !out.contains(word))
            out << word;
    return out;
}

void SynonymsDialog::check() {
    if (m_showing)
        return;
    const QString word = m_word->text().trimmed();
    const bool known = std::any_of(m_all.begin(), m_all.end(), [&](const QJsonValue &one) { return one["word"_L1].toString() == word; });
    const auto count = meanings().size();
    m_save->setText(known && count == 0 ? tr("Take it out") : tr("Save"));
    m_save->setEnabled(!word.isEmpty() && count <= kMostMeanings && (known || count > 0));
}

void SynonymsDialog::save() {
    m_door.call(u"knowledge.saveSynonym"_s, {{u"word"_s, m_word->text().trimmed()}, {u"meanings"_s, QJsonArray::fromStringList(meanings())}}, this,
                [this, word = m_word->text()](const Expected<QJsonValue> &reply) {
                    if (!reply) {
                        m_error->show(reply.error());
                        return;
                    }
                    if (m_word->text() == word) { // else somebody writes the next one already
                        m_word->clear();
                        m_meanings->clear();
                        m_word->setFocus();
                    }
                    load();
                });
}

} // namespace lianxin
