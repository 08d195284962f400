// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/Keypad.h"
#include "ui/models/Words.h"
#include <QGridLayout>
#include <QKeyEvent>
#include <algorithm>

namespace lianxin {

Keypad::Keypad(Handset &handset, QWidget *parent)
    : QDialog(parent)
    , m_handset(handset)
    , m_sent(text({}, "t16")) {
    setWindowTitle(tr("Keypad"));
    auto *lines = column(8);
    setMargins(lines, 16, 16, 16, 16);
    m_sent->setAlignment(Qt::AlignCenter);
    m_sent->setMinimumHeight(px(28));
    lines->addWidget(m_sent);
    auto *grid = new QGridLayout;
    grid->setSpacing(px(8));
    const QString keys = u"123456789*0#"_s;
    for (int i = 0; i < keys.size(); ++i) {
        auto *key = new Button(keys.mid(i, 1));
        Theme::current().holdSize(key, 56, 40);
        connect(key, &QPushButton::clicked, this, [this, name = keys.mid(i, 1)] { press(name); });
        grid->addWidget(key, i / 3, i % 3);
    }
    lines->addLayout(grid);
    setLayout(lines);
}

void Keypad::press(const QString &key) {
    m_handset.sendKeys(key);
    m_sent->setText((m_sent->text() + key).right(16));
}

void Keypad::keyPressEvent(QKeyEvent *event) {
    const QString key = event->text();
    if (key.size() == 1 && u"0123456789*#"_s.contains(key))
        press(key);
    else
        QDialog::keyPressEvent(event);
}

TransferDialog::TransferDialog(SeatDesk &desk, Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_seats(new RecordModel(
          {{tr("Seat"), 90, false, [](const QJsonObject &s) { return Cell{s["seatNumber"_L1].toString()}; }},
           {tr("Name"), 0, false, [](const QJsonObject &s) { return Cell{s["displayName"_L1].toString()}; }},
           {tr("State"), 120, false,
            [](const QJsonObject &s) {
                const Word word = seatWord(s["state"_L1].toString());
                return Cell{word.text, word.icon, word.tone, true};
            }}},
          u"seatNumber"_s, this))
    , m_table(new Table(u"transfer"_s))
    , m_verb(new Button(tr("Transfer the call"), Button::Kind::Primary))
    , m_error(new ErrorBanner) {
    const bool asking = purpose == Purpose::Consult;
    setWindowTitle(asking ? tr("Consult") : tr("Transfer"));
    if (asking)
        m_verb->setText(tr("Consult"));
    resize(px(460), px(420));
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(asking ? tr("Ask which seat?") : tr("Transfer to which seat?"), "h16"));
    lines->addWidget(text(
        asking ? tr("The citizen hears music meanwhile and nothing of what you say; F3 goes back to the citizen and to the other seat again.") :
        tr("The citizen hears music until the other seat answers; dialogue and draft go along."), "small"));
    lines->addWidget(m_error);
    auto *card = new Card;
    card->body()->addWidget(m_table);
    lines->addWidget(card, 1);
    auto *buttons = row(8);
    buttons->addStretch(1);
    auto *back = new Button(tr("Keep the call"));
    buttons->addWidget(back);
    buttons->addWidget(m_verb);
    lines->addLayout(buttons);
    setLayout(lines);
    m_table->setRecords(m_seats);
    m_verb->setEnabled(false);
    m_verb->setDefault(true);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    const auto may = [](const QJsonObject &seat) { return seat["state"_L1].toString() == "ready"_L1; };
    connect(m_table, &Table::picked, this,
            [this, may](const QJsonObject &seat) { m_verb->setEnabled(may(seat)); });
    const auto go = [this, may, asking] {
        const QJsonObject seat = m_table->currentRecord();
        if (!may(seat))
            return;
        if (asking)
            m_desk.act(u"calls.consult"_s, {{u"seatNumber"_s, seat["seatNumber"_L1].toString()}});
        else
            m_desk.transfer(seat["seatNumber"_L1].toString());
        accept();
    };
    connect(m_verb, &QPushButton::clicked, this, go);
    connect(m_table, &Table::opened, this, go);
    connect(m_error, &ErrorBanner::retried, this, &TransferDialog::load);
    load();
}

void TransferDialog::load() {
    m_desk.door().call(u"seats.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QJsonArray seats = itemsOf(reply);
        QList<QJsonObject> others;
        for (const auto &seat : seats) {
            const QJsonObject other = seat.toObject();
            if (other["seatNumber"_L1].toString() != m_desk.seatNumber() &&
                other["state"_L1].toString() != "offline"_L1)
                others << other;
        }
        std::stable_sort(others.begin(), others.end(), [](const QJsonObject &a, const QJsonObject &b) {
            return (a["state"_L1].toString() == "ready"_L1) > (b["state"_L1].toString() == "ready"_L1);
        });
        QJsonArray sorted;
        for (const QJsonObject &other : others)
            sorted << other;
        m_seats->setRecords(sorted);
        if (!sorted.isEmpty())
            m_table->selectRow(0);
    });
}

} // namespace lianxin
