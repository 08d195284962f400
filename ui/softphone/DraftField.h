// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/DraftedTicket.h"
#include "ui/widgets/Parts.h"
#include <QAbstractButton>

namespace lianxin {

//! \brief Small words with an icon in the label row of a field: where its value was said, or what is proposed beside it. For
//! the mouse; the keyboard has keys of its own in the editor.
class DraftMark final : public QAbstractButton {
    Q_OBJECT
public:
    explicit DraftMark(QWidget *parent = nullptr);
    //! \a lead: before the icon, in its own tone; \a boxed: as a chip.
    void setFace(const Word &face, bool boxed, const Word &lead = {});
    const Word &face() const { return m_face; }
    const Word &lead() const { return m_lead; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int leadWidth() const;
    int wholeWidth() const;
    Word m_face;
    Word m_lead;
    bool m_boxed = false;
};

//! \brief One field of the ticket form under the talk: keeps its marks, tool tip and words for a screen reader in step with
//! the draft, and gives its editor the keys of a proposal: F1 hears where it was said, Alt+Enter takes what is offered,
//! Alt+Delete puts it away, Alt+Backspace undoes, Alt+Down shows the alternatives.
class DraftField final : public QObject {
    Q_OBJECT
public:
    DraftField(DraftedTicket &draft, const QString &key, const QString &label, QWidget *editor);
    Field *field() const { return m_field; }
    const QString &key() const { return m_key; }
    DraftMark *origin() const { return m_origin; }
    DraftMark *offer() const { return m_offer; }
    //! Shows what the draft says of this field; \a missing: it was tried to be saved without.
    void show(bool missing);
    //! Nothing more to be proposed: it is saved.
    void setClosed(bool closed);
    void openMenu();

Q_SIGNALS:
    //! Where the value was said: UTC ms, and for how long.
    void placeWanted(qint64 at, qint64 lengthMs);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool onKey(int key, Qt::KeyboardModifiers modifiers);
    void jump();
    void showOrigin(const DraftedTicket::Field &now);
    void showOffer(const DraftedTicket::Field &now);
    QString words(const DraftedTicket::Proposal &proposal) const;

    DraftedTicket &m_draft;
    QString m_key;
    Field *m_field;
    DraftMark *m_origin;
    DraftMark *m_offer;
    bool m_closed = false;
};

} // namespace lianxin
