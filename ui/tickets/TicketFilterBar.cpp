// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/TicketFilterBar.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/FilterBar.h"
#include "ui/widgets/TextLine.h"
#include <QJsonDocument>
#include <QSettings>

namespace lianxin {

MarkToggle::MarkToggle(const QString &words, const QString &icon, Tone tone, QWidget *parent)
    : QAbstractButton(parent)
    , m_word{words, icon, tone}
    , m_shown(words)
    , m_tone(tone) {
    setCheckable(true);
    setText(words);
    setAccessibleName(words);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkToggle::setCount(int count, bool more) {
    const QString shown = u"%1 %2%3"_s.arg(m_word.text, numberText(count), more ? u"+"_s : QString());
    if (shown == m_shown)
        return;
    m_shown = shown;
    m_word.tone = count > 0 ? m_tone : Tone::Mute;
    setAccessibleName(m_shown);
    updateGeometry();
    update();
}

QSize MarkToggle::sizeHint() const {
    return {lineWidth(m_shown, 14) + px(36), px(28)};
}

void MarkToggle::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool thick = isChecked() || hasFocus();
    painter.setPen(QPen(hasFocus() ? t.accent : isChecked() ? t.ink(m_word.tone) : t.edge(m_word.tone), thick ? 2 : 1));
    painter.setBrush(t.soft(m_word.tone));
    const qreal in = thick ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(in, in, -in, -in), 6, 6);
    const int size = px(14);
    paintIcon(painter, QRect(px(9), (height() - size) / 2, size, size), m_word.icon, t.ink(m_word.tone));
    painter.setPen(t.ink(m_word.tone));
    paintLine(painter, rect().adjusted(px(27), 0, 0, 0), m_shown, 14);
}

TicketFilterBar::TicketFilterBar(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_search(new QLineEdit)
    , m_district(new Choice)
    , m_category(new Choice)
    , m_unit(new Choice)
    , m_sort(new Choice)
    , m_overdue(new MarkToggle(tr("Overdue"), u"triangle-alert"_s, Tone::Bad))
    , m_dueSoon(new MarkToggle(tr("Due soon"), u"clock"_s, Tone::Warn))
    , m_repeated(new MarkToggle(tr("Repeated"), u"repeat-2"_s, Tone::Mute))
    , m_supervised(new MarkToggle(tr("Supervised"), u"gavel"_s, Tone::Bad))
    , m_choices(new FilterBar(0, 0))
    , m_marks(new FilterBar(0, 0))
    , m_views(new Button(tr("Views"), Button::Kind::Outline, {}, this)) { // whoever shows it takes it
    m_lines = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(px(8));
    m_search->setPlaceholderText(tr("Number, words"));
    m_search->setObjectName(u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(iconOf(u"search"_s, tokens().text2), QLineEdit::LeadingPosition);
    m_search->setAccessibleName(tr("Search tickets"));
    m_search->setToolTip(tr("Beginning of a ticket number, a phone number, or words of title and request ( / )"));
    m_choices->add(m_search, 1);
    m_district->addChoice(tr("All districts"), {});
    m_category->addChoice(tr("All categories"), {});
    m_unit->addChoice(tr("All units"), {});
    m_sort->addChoice(tr("By deadline"), u"deadline"_s);
    m_sort->addChoice(tr("Newest first"), u"created"_s);
    m_district->setAccessibleName(tr("District"));
    m_category->setAccessibleName(tr("Category"));
    m_unit->setAccessibleName(tr("Handling unit"));
    m_sort->setAccessibleName(tr("Order"));
    for (Choice *choice : {m_district, m_category, m_unit, m_sort}) {
        choice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        choice->setMaximumWidth(px(150));
        connect(choice, &QComboBox::activated, this, &TicketFilterBar::changed);
    }
    for (Choice *choice : {m_district, m_category, m_unit})
        m_choices->add(choice);
    for (const auto &[key, mark] : marks()) {
        mark->setObjectName(key);
        m_marks->add(mark);
        connect(mark, &QAbstractButton::toggled, this, &TicketFilterBar::changed);
    }
    m_marks->add(new QWidget, 1);
    m_marks->add(m_sort);
    m_lines->addWidget(m_choices);
    m_lines->addWidget(m_marks, 1);
    setLayout(m_lines);
    m_typing.setSingleShot(true);
    m_typing.setInterval(250);
    connect(&m_typing, &QTimer::timeout, this, &TicketFilterBar::changed);
    connect(m_search, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        m_typing.stop();
        Q_EMIT changed();
    });
    m_views->setMenuArrow(true);
    auto *menu = new QMenu(this);
    m_views->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillViews(menu); });
}

QList<std::pair<QString, MarkToggle *>> TicketFilterBar::marks() const {
    return {{u"overdue"_s, m_overdue}, {u"dueSoon"_s, m_dueSoon}, {u"repeated"_s, m_repeated}, {u"supervised"_s, m_supervised}};
}

// Beside an open ticket there is no room for all of it: the marks stand below then, and the choices in lines of their own,
// rather than without their words.
void TicketFilterBar::arrange() {
    const bool below = m_choices->oneLine() + m_lines->spacing() + m_marks->oneLine() > width();
    m_lines->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_lines->invalidate();
}

void TicketFilterBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

void TicketFilterBar::setTable(bool table) {
    m_supervised->setVisible(table); // the board has a column for them
    m_sort->setVisible(table);
    if (!table)
        m_supervised->setChecked(false);
    arrange();
}

QJsonObject TicketFilterBar::filter() const {
    QJsonObject filter;
    if (const QString words = m_search->text().trimmed(); !words.isEmpty())
        filter.insert(u"text"_s, words);
    for (const auto &[key, choice] : {std::pair{u"district"_s, m_district}, {u"category"_s, m_category}, {u"unitId"_s, m_unit}}) {
        if (!choice->value().isEmpty())
            filter.insert(key, choice->value());
    }
    for (const auto &[key, mark] : marks()) {
        if (mark->isChecked())
            filter.insert(key, true);
    }
    return filter;
}

void TicketFilterBar::setFilter(const QJsonObject &filter, const QString &sort) {
    const QSignalBlocker quiet(this);
    m_search->setText(filter["text"_L1].toString());
    for (const auto &[key, choice] : {std::pair{u"district"_s, m_district}, {u"category"_s, m_category}, {u"unitId"_s, m_unit}}) {
        const QString value = filter[key].toString();
        if (choice->findData(value) < 0)
            choice->addChoice(value, value);
        choice->setValue(value);
    }
    for (const auto &[key, mark] : marks())
        mark->setChecked(filter[key].toBool());
    if (!sort.isEmpty())
        m_sort->setValue(sort);
}

void TicketFilterBar::load() {
    if (std::exchange(m_loaded, true))
        return;
    m_door.call(u"tickets.choices"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_loaded = false;
            return; // filtering by them waits; what is wrong the board says itself
        }
        const QJsonObject choices = reply->toObject();
        const auto add = [](Choice *choice, const QString &words, const QString &value) {
            if (choice->findData(value) < 0)
                choice->addChoice(words, value);
        };
        for (const auto &district : choices["districts"_L1].toArray())
            add(m_district, district.toString(), district.toString());
        for (const auto &category : choices["categories"_L1].toArray())
            add(m_category, category.toString(), category.toString());
        for (const auto &unit : choices["units"_L1].toArray())
            add(m_unit, unit["name"_L1].toString(), unit["id"_L1].toString());
    });
}

void TicketFilterBar::showCounts(const QJsonObject &board) {
    constexpr int most = 1'000; // the engine counts no further
    for (const auto &[key, mark] : marks()) {
        const int count = board[key].toInt();
        mark->setCount(count, count >= most);
    }
    arrange();
}

void TicketFilterBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QJsonObject TicketFilterBar::savedViews() const {
    return QJsonDocument::fromJson(QSettings().value(u"tickets/views/"_s + m_user).toByteArray()).object();
}

void TicketFilterBar::store(const QJsonObject &views) const {
    QSettings().setValue(u"tickets/views/"_s + m_user, QJsonDocument(views).toJson(QJsonDocument::Compact));
}

void TicketFilterBar::fillViews(QMenu *menu) {
    menu->clear();
    connect(menu->addAction(tr("Everything")), &QAction::triggered, this, [this] {
        setFilter({}, {});
        Q_EMIT changed();
    });
    const QJsonObject views = savedViews();
    for (const QString &name : views.keys()) {
        connect(menu->addAction(name), &QAction::triggered, this, [this, view = views[name].toObject()] {
            setFilter(view["filter"_L1].toObject(), view["sort"_L1].toString());
            Q_EMIT changed();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Save this view …")), &QAction::triggered, this, &TicketFilterBar::saveView);
    if (views.isEmpty())
        return;
    QMenu *forget = menu->addMenu(tr("Remove"));
    for (const QString &name : views.keys()) {
        connect(forget->addAction(name), &QAction::triggered, this, [this, name] {
            QJsonObject left = savedViews();
            left.remove(name);
            store(left);
        });
    }
}

void TicketFilterBar::saveView() {
    auto *dialog = new VerbDialog(tr("Save this view"), tr("Filters and order come back under this name, on this machine."),
                                  tr("Save the view"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(tr("Name"), {});
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        QJsonObject views = savedViews();
        views.insert(dialog->reason(), QJsonObject{{u"filter"_s, filter()}, {u"sort"_s, sort()}});
        store(views);
    });
    dialog->open();
}

} // namespace lianxin
