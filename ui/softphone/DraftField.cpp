// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/DraftField.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/RoundedBox.h"
#include "ui/widgets/TextLine.h"
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>

namespace lianxin {
namespace {

constexpr int kIcon = 12;
constexpr int kFieldGap = 4;
constexpr int kWidest = 168;
constexpr double kSure = 0.85;

QString shownLabel(const QString &key, const QString &label) {
    return key == "urgency"_L1 ? urgencyWord(label).text : label;
}

Word sureWord(double confidence) {
    return {percentText(confidence, 0), {}, confidence >= kSure ? Tone::Good : confidence < DraftedTicket::kUnsure ? Tone::Warn : Tone::Mute};
}

} // namespace

DraftMark::DraftMark(QWidget *parent)
    : QAbstractButton(parent) {
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void DraftMark::setFace(const Word &face, bool boxed, const Word &lead) {
    m_face = face;
    m_lead = lead;
    m_boxed = boxed;
    setAccessibleName((lead.text + u' ' + face.text).trimmed());
    updateGeometry();
    update();
}

int DraftMark::leadWidth() const {
    return m_lead.text.isEmpty() ? 0 : lineWidth(m_lead.text, 12) + px(kFieldGap);
}

int DraftMark::wholeWidth() const {
    return leadWidth() + px(kIcon + kFieldGap) + lineWidth(m_face.text, 12) + px(m_boxed ? 12 : 2);
}

QSize DraftMark::sizeHint() const {
    return {qMin(wholeWidth(), px(kWidest)), px(18)};
}

QSize DraftMark::minimumSizeHint() const {
    return {px(kIcon + (m_boxed ? 10 : 2)), px(18)};
}

void DraftMark::paintEvent(QPaintEvent *) {
    const Tokens &t = tokens();
    QPainter painter(this);
    int x = 0;
    if (m_boxed) {
        paintRoundedBox(painter, rect(), 4, underMouse() ? t.ink(m_face.tone) : t.edge(m_face.tone), t.soft(m_face.tone));
        x = px(5);
    }
    if (leadWidth() > 0 && width() >= wholeWidth() - px(2)) {
        painter.setPen(t.ink(m_lead.tone));
        paintLine(painter, QRect(x, 0, leadWidth(), height()), m_lead.text, 12);
        x += leadWidth();
    }
    const int size = px(kIcon);
    paintIcon(painter, QRect(x, (height() - size) / 2, size, size), m_face.icon, t.ink(m_face.tone));
    x += size + px(kFieldGap);
    painter.setPen(t.ink(m_face.tone));
    paintLine(painter, QRect(x, 0, width() - x - (m_boxed ? px(4) : 0), height()), m_face.text, 12);
}

DraftField::DraftField(DraftedTicket &draft, const QString &key, const QString &label, QWidget *editor)
    : QObject(editor)
    , m_draft(draft)
    , m_key(key)
    , m_field(new Field(label, editor))
    , m_origin(new DraftMark)
    , m_offer(new DraftMark) {
    m_origin->setObjectName(u"origin."_s + key);
    m_offer->setObjectName(u"offer."_s + key);
    m_field->addTrailing(m_offer);
    m_field->addTrailing(m_origin);
    m_origin->hide();
    m_offer->hide();
    connect(m_origin, &QAbstractButton::clicked, this, [this] {
        if (m_draft.alternatives(m_key).isEmpty())
            jump();
        else
            openMenu();
    });
    connect(m_offer, &QAbstractButton::clicked, this, [this] {
        if (m_draft.alternatives(m_key).isEmpty())
            m_draft.accept(m_key);
        else
            openMenu();
    });
    for (DraftMark *mark : {m_origin, m_offer}) {
        mark->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(mark, &QWidget::customContextMenuRequested, this, &DraftField::openMenu);
    }
    editor->installEventFilter(this);
}

void DraftField::setClosed(bool closed) {
    m_closed = closed;
}

QString DraftField::words(const DraftedTicket::Proposal &proposal) const {
    QStringList lines;
    const QString label = shownLabel(m_key, proposal.option.label);
    const bool derived = proposal.source == "derived"_L1;
    lines << (proposal.option.confidence >= 0 ? tr("Proposed: %1 (%2 sure)").arg(label, percentText(proposal.option.confidence, 0))
                                              : tr("Proposed: %1").arg(label));
    for (const auto &line : proposal.evidence)
        lines << (proposal.source == "confirmed"_L1 ? tr("Confirmed at %1: “%2”") : derived ? tr("Follows from %1: “%2”") : tr("Said at %1: “%2”"))
                     .arg(clockText(line.at), line.text);
    if (proposal.corrected)
        lines << tr("An earlier value was taken back in the talk.");
    lines << proposal.reasons;
    return lines.join(u'\n');
}

void DraftField::showOrigin(const DraftedTicket::Field &now) {
    const bool proposed = now.proposal && !now.value.isEmpty() && now.proposal->option.value == now.value;
    const bool byHand = now.origin == DraftedTicket::Origin::Typed;
    m_origin->setVisible(proposed);
    if (!proposed)
        return;
    const DraftedTicket::Proposal &from = *now.proposal;
    const bool unsure = from.option.confidence >= 0 && from.option.confidence < DraftedTicket::kUnsure && !byHand;
    const bool derived = from.source == "derived"_L1;
    const QString when = from.evidence.isEmpty() ? (derived ? tr("from the talk") : tr("from the call")) : clockText(from.evidence.constFirst().at);
    Word lead;
    if (unsure)
        lead = {tr("please check"), {}, Tone::Warn};
    else if (derived && from.option.confidence >= 0)
        lead = sureWord(from.option.confidence);
    const QString icon = byHand ? u"check"_s : unsure ? u"circle-help"_s : from.evidence.isEmpty() ? u"phone"_s : u"audio-lines"_s;
    m_origin->setFace({when, icon, unsure ? Tone::Warn : Tone::Accent}, false, lead);
}

void DraftField::showOffer(const DraftedTicket::Field &now) {
    m_offer->setVisible(now.offer.has_value() && !m_closed);
    if (!now.offer)
        return;
    const bool several = !m_draft.alternatives(m_key).isEmpty();
    m_offer->setFace({shownLabel(m_key, now.offer->option.label), several ? u"list"_s : u"plus"_s, Tone::Accent}, true);
    m_offer->setToolTip(words(*now.offer) + u'\n' + tr("Alt+Enter takes it, Alt+Delete puts it away."));
}

void DraftField::show(bool missing) {
    const DraftedTicket::Field now = m_draft.field(m_key);
    showOrigin(now);
    showOffer(now);
    const bool proposed = m_origin->isVisibleTo(m_field);
    const bool unsure = proposed && !m_closed && now.origin == DraftedTicket::Origin::Proposed && now.proposal->option.confidence >= 0 &&
                        now.proposal->option.confidence < DraftedTicket::kUnsure;
    const auto *line = qobject_cast<const QLineEdit *>(m_field->editor());
    m_field->setState(missing ? u"missing"_s : unsure ? u"check"_s : line && line->isReadOnly() ? u"readonly"_s : QString());
    if (m_key != "request"_L1)
        m_field->setMark(now.origin == DraftedTicket::Origin::Known ? m_key == "contact"_L1 ? tr("from the call") : tr("known before") : QString());
    QStringList told;
    if (proposed) {
        told << words(*now.proposal);
        QStringList keys;
        if (!now.proposal->evidence.isEmpty())
            keys << tr("F1 hears it");
        if (m_draft.canUndo(m_key) && !m_closed)
            keys << tr("Alt+Backspace takes it back");
        if (!m_draft.alternatives(m_key).isEmpty() && !m_closed)
            keys << tr("Alt+Down shows the alternatives");
        if (!keys.isEmpty())
            told << keys.join(tr(", "));
    }
    m_origin->setToolTip(told.join(u'\n'));
    m_field->editor()->setToolTip(told.join(u'\n'));
    if (m_offer->isVisibleTo(m_field))
        told << tr("Beside it waits: %1").arg(m_offer->toolTip());
    m_field->editor()->setAccessibleDescription(told.join(u'\n'));
}

void DraftField::jump() {
    const DraftedTicket::Field now = m_draft.field(m_key);
    const auto &from = now.proposal && !now.proposal->evidence.isEmpty() ? now.proposal : now.offer;
    if (!from || from->evidence.isEmpty())
        return;
    constexpr qint64 usual = 8000, tail = 1500;
    const DraftedTicket::Evidence &line = from->evidence.constFirst();
    Q_EMIT placeWanted(line.at, line.endedAt > line.at ? line.endedAt - line.at + tail : usual);
}

void DraftField::openMenu() {
    const DraftedTicket::Field now = m_draft.field(m_key);
    auto *menu = new QMenu(m_field);
    menu->setObjectName(u"draftMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto step = [&](const QString &words, const QString &icon, const QString &name, auto &&done) {
        QAction *action = menu->addAction(iconOf(icon, tokens().text2), words);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, done);
    };
    const auto labelled = [this](const DraftedTicket::Option &option) {
        const QString label = shownLabel(m_key, option.label);
        return option.confidence >= 0 ? label + u"  "_s + percentText(option.confidence, 0) : label;
    };
    if (!m_closed) {
        if (now.offer)
            step(labelled(now.offer->option), u"plus"_s, u"accept"_s, [this] { m_draft.accept(m_key); });
        const auto alternatives = m_draft.alternatives(m_key);
        for (const DraftedTicket::Option &option : alternatives)
            step(labelled(option), u"circle"_s, u"choose"_s, [this, option] { m_draft.choose(m_key, option); });
        if (now.offer)
            step(tr("Don’t propose this"), u"x"_s, u"decline"_s, [this] { m_draft.decline(m_key); });
        if (m_draft.canUndo(m_key))
            step(tr("Take it back"), u"undo-2"_s, u"undo"_s, [this] { m_draft.undo(m_key); });
    }
    const auto &from = now.proposal ? now.proposal : now.offer;
    if (from && !from->evidence.isEmpty())
        step(tr("Hear where it was said"), u"audio-lines"_s, u"hear"_s, [this] { jump(); });
    if (menu->isEmpty()) {
        delete menu;
        return;
    }
    menu->popup(m_field->editor()->mapToGlobal(QPoint(0, m_field->editor()->height())));
}

bool DraftField::onKey(int key, Qt::KeyboardModifiers modifiers) {
    if (key == Qt::Key_F1 && modifiers == Qt::NoModifier) {
        jump();
        return true;
    }
    if (modifiers.setFlag(Qt::KeypadModifier, false) != Qt::AltModifier || m_closed)
        return false;
    const DraftedTicket::Field now = m_draft.field(m_key);
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_draft.accept(m_key);
        return now.offer.has_value();
    case Qt::Key_Delete:
        m_draft.decline(m_key);
        return now.offer.has_value();
    case Qt::Key_Backspace:
        m_draft.undo(m_key);
        return true;
    case Qt::Key_Down:
        if (m_draft.alternatives(m_key).isEmpty() && !now.offer)
            return false;
        openMenu();
        return true;
    default:
        return false;
    }
}

bool DraftField::eventFilter(QObject *watched, QEvent *event) {
    switch (event->type()) {
    case QEvent::FocusIn:
        m_draft.hold(m_key);
        break;
    case QEvent::FocusOut:
        // The menu of an input method or of this field takes the keyboard for a moment only.
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            m_draft.release(m_key);
        break;
    case QEvent::KeyPress: {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        if (onKey(pressed->key(), pressed->modifiers()))
            return true;
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lianxin
