// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/models/DraftedTicket.h"
#include "ui/widgets/Parts.h"
#include <QGridLayout>
#include <QProgressBar>

namespace lianxin {

class DraftField;

//! \brief The ticket draft under the talk. It fills itself from what is said (assistant.draft), each field with the sentence
//! that it came from; what a person types stays theirs, and what is proposed later waits beside it. How much is there and
//! what to ask next stands above. F9 saves it by tickets.create.
//!
//! What was typed outlives the call, the connection and this console (DraftKeeper) until it is saved.
class TicketForm final : public QFrame {
    Q_OBJECT
public:
    explicit TicketForm(SeatDesk &desk, QWidget *parent = nullptr);
    //! Begins a draft when the call is another than before; keeps what was typed otherwise.
    void fill();
    //! Takes up a draft that was begun in an earlier call, as DraftKeeper has it.
    void resume(const QJsonObject &kept);
    bool isResumed() const { return m_resumed; }
    const QString &callId() const { return m_draft.callId(); }
    //! Something was typed that is not saved.
    bool isDirty() const { return m_ticketId.isEmpty() && m_draft.isTyped(); }
    //! Wide: two rows under a wide page. Folded: three columns under a narrow one. Page: the same, as high as there is room.
    //! Open: without a talk above it, the request below the fields and as high as there is room.
    enum class Shape { Wide, Folded, Page, Open };
    void setShape(Shape shape);
    //! Whether F9 saves this draft; the button shows it. Not while wrap-up is what is to be finished.
    void setLeading(bool leading);
    bool isComplete() const;
    QString ticketId() const { return m_ticketId; }
    QString ticketNumber() const { return m_ticketNumber; }
    //! Content of the complaint, for the summary of the wrap-up.
    QString content() const { return m_content->toPlainText().trimmed(); }
    DraftedTicket &draft() { return m_draft; }
    void save();

Q_SIGNALS:
    void edited();
    void saved(const QString &id, const QString &number);
    void failed(const lianxin::Error &error);
    //! Where a field's value was said: UTC ms, and for how long.
    void placeWanted(qint64 at, qint64 lengthMs);
    //! A resumed draft was thrown away.
    void discarded();

private:
    void makeHead();
    void makeGrid();
    void place();
    void connectEditors();
    DraftField *add(const QString &key, const QString &label, QWidget *editor);
    //! Puts the draft's value into the editor, and its marks around it.
    void put(const QString &key);
    void onTyped(const QString &key, const QString &value, const QString &label = {});
    void check();
    void showHead(const QStringList &missing, bool blocked);
    void persist();
    void startDraft(const QString &callId, const QHash<QString, QString> &known);
    void loadUnits();
    void askDiscard();
    QJsonObject params() const;
    QStringList missing() const;

    SeatDesk &m_desk;
    DraftedTicket m_draft;
    Shape m_shape = Shape::Wide;
    QGridLayout *m_grid = nullptr;
    Field *m_due = nullptr;
    Card *m_card;
    QLineEdit *m_title;
    QLineEdit *m_category;
    QLineEdit *m_district;
    QLineEdit *m_address;
    QLineEdit *m_contact;
    QLineEdit *m_wish;
    QLineEdit *m_time;
    QLineEdit *m_deadline;
    Choice *m_unit;
    Choice *m_urgency;
    QPlainTextEdit *m_content;
    QHash<QString, DraftField *> m_fields;
    QProgressBar *m_bar;
    QLabel *m_count;
    IconLabel *m_askIcon;
    ElidedLabel *m_ask;
    Chip *m_alert;
    Chip *m_missing;
    Button *m_discard;
    Button *m_save;
    QString m_ticketId;
    QString m_ticketNumber;
    QString m_noDraft; //!< why nothing is proposed; empty: something is
    bool m_resumed = false;
    bool m_filling = false;
    bool m_tried = false;
    bool m_saving = false;
    bool m_loading = false; //!< what was typed in a console before this one is not here yet
    bool m_unitsAsked = false;
};

} // namespace lianxin
