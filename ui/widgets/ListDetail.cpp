// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ListDetail.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/FilterBar.h"

namespace lianxin {

ListDetail::ListDetail(const QString &name, const QString &title, QList<RecordColumn> columns, const QString &idKey, QWidget *parent)
    : QWidget(parent)
    , m_idKey(idKey)
    , m_model(new RecordModel(std::move(columns), idKey, this))
    , m_table(new Table(name))
    , m_note(text({}, "secondary"))
    , m_actions(row(8))
    , m_filters(new FilterBar)
    , m_error(new ErrorBanner)
    , m_card(new Card)
    , m_listOrEmpty(new QStackedWidget)
    , m_halves(row(8)) {
    auto *lines = column(12);
    auto *head = row(10);
    if (!title.isEmpty())
        head->addWidget(text(title, "h16"));
    head->addWidget(m_note);
    head->addStretch(1);
    head->addLayout(m_actions);
    lines->addLayout(head);
    lines->addWidget(m_error);
    m_filters->hide();
    m_card->body()->addWidget(m_filters);
    m_table->setRecords(m_model);
    m_table->setAccessibleName(title.isEmpty() ? name : title);
    m_listOrEmpty->addWidget(m_table);
    m_card->body()->addWidget(m_listOrEmpty, 1);
    m_halves->addWidget(m_card, 1);
    lines->addLayout(m_halves, 1);
    setLayout(lines);
    connect(m_table, &Table::picked, this, [this](const QJsonObject &record) {
        m_wanted = record[m_idKey].toVariant().toString();
        if (m_right)
            m_right->setCurrentIndex(1);
        Q_EMIT picked(record);
    });
    connect(m_table, &Table::opened, this, &ListDetail::opened);
    connect(m_error, &ErrorBanner::retried, this, &ListDetail::retried);
}

void ListDetail::addFilter(QWidget *widget, int stretch) {
    m_filters->add(widget, stretch);
    m_filters->show();
}

void ListDetail::setListWidth(int width) {
    Theme::current().holdSize(m_card, width, 0);
}

void ListDetail::setEmpty(const QString &icon, const QString &title, const QString &hint, const QString &action) {
    auto *empty = new EmptyState(icon, title, hint, action);
    connect(empty, &EmptyState::acted, this, &ListDetail::emptyActed);
    if (m_listOrEmpty->count() > 1)
        delete m_listOrEmpty->widget(1);
    m_listOrEmpty->addWidget(empty);
}

void ListDetail::setDetail(QWidget *detail, int width, const QString &nothingChosen) {
    auto *card = new Card;
    m_right = new QStackedWidget;
    m_right->addWidget(new EmptyState(u"list"_s, nothingChosen, {}));
    m_right->addWidget(detail);
    card->body()->addWidget(m_right);
    if (width > 0) {
        Theme::current().holdSize(card, width, 0);
        m_halves->addWidget(card);
    } else {
        m_halves->addWidget(card, 1);
    }
}

void ListDetail::showDetail(bool on) {
    m_right->setCurrentIndex(on ? 1 : 0);
}

void ListDetail::setRecords(const QJsonArray &records, const QString &next, int total) {
    m_total = total;
    const QString wanted = m_wanted; // a view that loses its rows chooses others
    m_model->setRecords(records);
    m_model->setNext(next);
    showCount();
    if (m_listOrEmpty->count() > 1)
        m_listOrEmpty->setCurrentIndex(m_model->isEmpty() ? 1 : 0);
    if (m_model->isEmpty()) {
        if (m_right)
            m_right->setCurrentIndex(0);
        return;
    }
    if (m_right)
        m_table->selectRow(qMax(0, m_model->rowOf(wanted)));
    else if (const int place = m_model->rowOf(wanted); place >= 0)
        m_table->selectRow(place);
}

void ListDetail::append(const QJsonArray &records, const QString &next) {
    m_model->append(records);
    m_model->setNext(next);
    showCount();
}

void ListDetail::choose(const QString &id) {
    m_wanted = id;
    if (const int place = m_model->rowOf(id); place >= 0)
        m_table->selectRow(place);
}

void ListDetail::showCount() {
    if (std::exchange(m_news, false))
        return;
    if (m_total < 0 && m_model->canFetchMore({}))
        note(tr("%1 shown").arg(numberText(m_model->rowCount())));
    else
        note(tr("%1 in all").arg(numberText(m_total >= 0 ? m_total : m_model->rowCount())));
}

void ListDetail::note(const QString &words, Tone tone) {
    m_news = tone != Tone::Mute;
    m_note->setText(words);
    setTone(m_note, tone == Tone::Mute ? "" : toneProperty(tone));
}

bool ListDetail::take(const Expected<QJsonValue> &reply) {
    if (!reply) {
        m_error->show(reply.error());
        return false;
    }
    m_error->clear();
    return true;
}

Facts::Facts(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(16));
    m_grid->setVerticalSpacing(px(6));
    m_grid->setColumnStretch(1, 1);
    setLayout(m_grid);
}

void Facts::clear() {
    clearLayout(m_grid);
    m_lines = 0;
}

void Facts::add(const QString &name, const QString &value) {
    const int line = m_lines++;
    auto *label = text(name, "secondary");
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *words = text(value.isEmpty() ? u"–"_s : value);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAccessibleName(u"%1: %2"_s.arg(name, words->text()));
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(words, line, 1);
}

void Facts::add(const QString &name, const Word &value) {
    const int line = m_lines++;
    m_grid->addWidget(text(name, "secondary"), line, 0);
    m_grid->addWidget(new Chip(value), line, 1, Qt::AlignLeft);
}

QLabel *paneHeading(const QString &words) {
    return text(words, "strong");
}

} // namespace lianxin
