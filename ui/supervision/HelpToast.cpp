// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/HelpToast.h"
#include "platform/base/Literals.h"
#include <QEvent>
#include <QTimer>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kStaysMs = 60'000;

} // namespace

HelpToast::HelpToast(SeatDesk &desk, const QString &callId, const QString &words, QWidget *window)
    : QWidget(window)
    , m_desk(desk)
    , m_callId(callId) {
    setObjectName(u"helpToast"_s);
    setAccessibleName(words);
    auto *card = new Card(words);
    auto *lines = column(0);
    lines->addWidget(card);
    setLayout(lines);
    auto *verbs = row(8);
    setMargins(verbs, 12, 10, 12, 12);
    for (const auto &[name, label, icon] : {std::tuple{u"listen"_s, tr("Listen"), u"ear"_s}, {u"whisper"_s, tr("Whisper"), u"message-square-text"_s},
                                            {u"barge"_s, tr("Barge in"), u"users"_s}}) {
        auto *verb = new Button(label, name == "listen"_L1 ? Button::Kind::Primary : Button::Kind::Outline, icon);
        verb->setObjectName(name);
        verb->setEnabled(desk.hasSeat());
        connect(verb, &QPushButton::clicked, this, [this, mode = name] {
            m_desk.supervise(m_callId, mode);
            deleteLater();
        });
        verbs->addWidget(verb);
    }
    auto *away = new Button(tr("Put away"), Button::Kind::Plain, u"x"_s);
    away->setObjectName(u"away"_s);
    connect(away, &QPushButton::clicked, this, &QObject::deleteLater);
    verbs->addWidget(away);
    card->body()->addLayout(verbs);
    QTimer::singleShot(kStaysMs, this, &QObject::deleteLater);
    connect(&desk.door(), &Door::event, this, [this](const EventMessage &event) {
        if (event.entity == m_callId && (event.type == "live.changed"_L1 || event.type == "call.ended"_L1))
            look();
    });
    window->installEventFilter(this);
    show();
    raise();
    place();
}

// Gone when nobody is wanted any more.
void HelpToast::look() {
    m_desk.door().call(u"calls.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            return;
        const QJsonArray calls = itemsOf(reply);
        const bool wanted = std::any_of(calls.begin(), calls.end(), [this](const QJsonValue &call) {
            return call["id"_L1].toString() == m_callId && !call["supervision"_L1].isObject()
                   && (call["helpSince"_L1].toInteger() > 0 || call["abuseSince"_L1].toInteger() > 0);
        });
        if (!wanted)
            deleteLater();
    });
}

bool HelpToast::eventFilter(QObject *watched, QEvent *event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void HelpToast::place() {
    adjustSize();
    const QWidget *window = parentWidget();
    move(window->width() - width() - px(16), window->height() - height() - px(48));
}

} // namespace lianxin
