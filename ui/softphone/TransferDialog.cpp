// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/TransferDialog.h"
#include "ui/models/Words.h"
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <algorithm>

namespace lianxin {
namespace {

bool mayTakeCall(const QJsonObject &seat) { return seat["state"_L1].toString() == "ready"_L1; }

} // namespace

TransferDialog::TransferDialog(SeatDesk &desk, Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_purpose(purpose)
    , m_find(new QLineEdit)
    , m_pages(new QStackedWidget)
    , m_hint(text({}, "small"))
    , m_verb(new Button(purpose == Purpose::Consult ? tr("Consult") : tr("Transfer the call"), Button::Kind::Primary))
    , m_error(new ErrorBanner) {
    const bool asking = purpose == Purpose::Consult;
    setWindowTitle(asking ? tr("Consult") : tr("Transfer"));
    resize(px(520), px(460));
    m_models[0] = new RecordModel({{tr("Seat"), 90, false, [](const QJsonObject &s) { return Cell{s["seatNumber"_L1].toString()}; }},
                                   {tr("Name"), 0, false, [](const QJsonObject &s) { return Cell{s["displayName"_L1].toString()}; }},
                                   {tr("State"), 120, false,
                                    [](const QJsonObject &s) {
                                        const Word word = seatWord(s["state"_L1].toString());
                                        return Cell{word.text, word.icon, word.tone, true};
                                    }}},
                                  u"seatNumber"_s, this);
    m_models[1] = new RecordModel({{tr("Handling unit"), 0, false, [](const QJsonObject &u) { return Cell{u["party"_L1].toString()}; }},
                                   {tr("District"), 140, false, [](const QJsonObject &u) { return Cell{u["district"_L1].toString()}; }}},
                                  u"id"_s, this);
    m_models[2] = new RecordModel({{tr("Number"), 140, false, [](const QJsonObject &n) { return Cell{n["number"_L1].toString()}; }},
                                   {tr("Who answers"), 0, false, [](const QJsonObject &n) { return Cell{n["words"_L1].toString()}; }}},
                                  u"number"_s, this);
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(asking ? tr("Ask whom?") : tr("Transfer to whom?"), "h16"));
    m_hint->setWordWrap(true);
    lines->addWidget(m_hint);
    auto *sections = row(0);
    const QStringList names{tr("Seats"), tr("Units"), tr("Number")};
    const QStringList keys{u"Alt+S"_s, u"Alt+U"_s, u"Alt+N"_s};
    const QStringList tables{u"transfer"_s, u"transfer.units"_s, u"transfer.number"_s};
    for (std::size_t i = 0; i < kSections; ++i) {
        auto *choice = new Button(names[int(i)]);
        choice->setKey(keys[int(i)]);
        choice->setCheckable(true);
        choice->setAutoExclusive(true);
        choice->setAutoDefault(false);
        choice->setSegment(i == 0, i + 1 == kSections);
        connect(choice, &QPushButton::clicked, this, [this, i] { show(Section(i)); });
        sections->addWidget(choice);
        m_choices[i] = choice;
        auto *table = new Table(tables[int(i)]);
        table->setRecords(m_models[i]);
        table->setAccessibleName(names[int(i)]);
        table->setEmptyWords(tr("Nobody here fits what is written above."));
        connect(table, &Table::picked, this, &TransferDialog::look);
        connect(table, &Table::opened, this, &TransferDialog::go);
        m_pages->addWidget(table);
        m_tables[i] = table;
    }
    sections->addStretch(1);
    lines->addLayout(sections);
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    lines->addWidget(m_find);
    lines->addWidget(m_error);
    auto *card = new Card;
    card->body()->addWidget(m_pages);
    lines->addWidget(card, 1);
    auto *buttons = row(8);
    buttons->addStretch(1);
    auto *back = new Button(tr("Keep the call"));
    buttons->addWidget(back);
    buttons->addWidget(m_verb);
    lines->addLayout(buttons);
    setLayout(lines);
    m_verb->setDefault(true);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &TransferDialog::go);
    connect(m_find, &QLineEdit::textChanged, this, &TransferDialog::fill);
    connect(m_error, &ErrorBanner::retried, this, [this] {
        loadSeats();
        loadOutside();
    });
    show(Section::Seats);
    loadSeats();
    loadOutside();
}

void TransferDialog::show(Section section) {
    m_section = section;
    m_choices[std::size_t(section)]->setChecked(true);
    m_pages->setCurrentIndex(int(section));
    const bool asking = m_purpose == Purpose::Consult;
    const bool seats = section == Section::Seats;
    m_hint->setText(asking ? tr("The citizen hears music meanwhile and nothing of what you say; F3 goes back to the citizen and to whom you ask again.")
                    : seats ? tr("The citizen hears music until the other seat answers; dialogue and draft go along.")
                            : tr("The citizen hears music until they answer; then the two talk without you, and the talk is recorded."));
    m_find->setPlaceholderText(seats                       ? tr("Find a seat by number or name")
                               : section == Section::Units ? tr("Find a unit by its name")
                               : m_mayType                 ? tr("Type a number, or choose one")
                                                           : tr("Choose a number"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setEnabled(section != Section::Number || m_mayType);
    if (!m_find->text().isEmpty())
        m_find->clear(); // fills
    else
        fill();
    if (isVisible())
        (seats || !m_find->isEnabled() ? static_cast<QWidget *>(table()) : m_find)->setFocus();
}

// The list is moved through and opened from the line that narrows it.
bool TransferDialog::eventFilter(QObject *watched, QEvent *event) {
    if (watched != m_find || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Up && key != Qt::Key_Down)
        return false;
    const int rows = table()->records()->rowCount();
    if (rows > 0)
        table()->selectRow(std::clamp(table()->currentIndex().row() + (key == Qt::Key_Down ? 1 : -1), 0, rows - 1));
    return true;
}

QString TransferDialog::typedNumber() const {
    if (m_section != Section::Number || !m_mayType)
        return {};
    QString digits = m_find->text();
    digits.removeIf([](QChar c) { return c.isSpace() || c == u'-'; });
    const bool number = digits.size() >= 3 && std::all_of(digits.cbegin(), digits.cend(), [](QChar c) { return c.isDigit(); });
    return number ? digits : QString();
}

void TransferDialog::fill() {
    const QString wanted = m_find->text().trimmed();
    const auto at = std::size_t(m_section);
    QJsonArray shown;
    if (const QString typed = typedNumber(); !typed.isEmpty())
        shown.append(QJsonObject{{u"number"_s, typed}, {u"words"_s, tr("The number you typed")}});
    for (const QJsonValue &value : std::as_const(m_all[at])) {
        const QJsonObject one = value.toObject();
        bool fits = wanted.isEmpty();
        for (const QLatin1StringView key : {"seatNumber"_L1, "displayName"_L1, "party"_L1, "district"_L1, "number"_L1, "words"_L1})
            fits = fits || one[key].toString().contains(wanted, Qt::CaseInsensitive);
        if (fits && (shown.isEmpty() || shown.first()["number"_L1] != one["number"_L1] || m_section != Section::Number))
            shown.append(one);
    }
    m_models[at]->setRecords(shown);
    if (!shown.isEmpty())
        table()->selectRow(0);
    look();
}

QJsonObject TransferDialog::chosen() const {
    const QJsonObject one = table()->currentRecord();
    switch (m_section) {
    case Section::Seats:
        return mayTakeCall(one) ? QJsonObject{{u"seatNumber"_s, one["seatNumber"_L1].toString()}} : QJsonObject();
    case Section::Units:
        return one.isEmpty() ? QJsonObject() : QJsonObject{{u"unitId"_s, one["id"_L1].toString()}};
    case Section::Number:
        break;
    }
    return one.isEmpty() ? QJsonObject() : QJsonObject{{u"number"_s, one["number"_L1].toString()}};
}

void TransferDialog::look() { m_verb->setEnabled(!chosen().isEmpty()); }

void TransferDialog::go() {
    const QJsonObject whom = chosen();
    if (whom.isEmpty())
        return;
    m_desk.act(m_purpose == Purpose::Consult ? u"calls.consult"_s : u"calls.transfer"_s, whom);
    accept();
}

void TransferDialog::loadSeats() {
    m_desk.door().call(u"seats.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        QList<QJsonObject> others;
        for (const auto &seat : itemsOf(reply)) {
            const QJsonObject other = seat.toObject();
            if (other["seatNumber"_L1].toString() != m_desk.seatNumber() && other["state"_L1].toString() != "offline"_L1)
                others << other;
        }
        std::stable_sort(others.begin(), others.end(), [](const QJsonObject &a, const QJsonObject &b) { return mayTakeCall(a) > mayTakeCall(b); });
        m_all[0] = {};
        for (const QJsonObject &other : others)
            m_all[0] << other;
        if (m_section == Section::Seats)
            fill();
    });
}

void TransferDialog::loadOutside() {
    m_desk.door().call(u"calls.outside"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        const QJsonObject answer = reply->toObject();
        m_all[1] = answer["units"_L1].toArray();
        m_all[2] = {};
        for (const QJsonValue &number : answer["emergency"_L1].toArray())
            m_all[2] << QJsonObject{{u"number"_s, number}, {u"words"_s, emergencyText(number.toString())}};
        m_mayType = answer["mayType"_L1].toBool();
        show(m_section);
    });
}

} // namespace lianxin
