// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief The ticket draft under the talk: filled by hand in this form, with what the list already knows put
//! in. Lives as long as its call; F9 saves it by tickets.create.
class TicketForm final : public QFrame {
    Q_OBJECT
public:
    explicit TicketForm(SeatDesk &desk, QWidget *parent = nullptr);
    //! Begins a draft when the call is another than before; keeps what was typed otherwise.
    void fill();
    //! Something was typed that is not saved.
    bool isDirty() const { return m_dirty; }
    //! Whether F9 saves this draft; the button shows it. Not while wrap-up is what is to be finished.
    void setLeading(bool leading);
    bool isComplete() const;
    QString ticketId() const { return m_ticketId; }
    QString ticketNumber() const { return m_ticketNumber; }
    //! Content of the complaint, for the summary of the wrap-up.
    QString content() const { return m_content->toPlainText().trimmed(); }
    void save();

Q_SIGNALS:
    void edited();
    void saved(const QString &id, const QString &number);
    void failed(const lianxin::Error &error);

private:
    void check();
    void loadUnits();
    QJsonObject params() const;

    SeatDesk &m_desk;
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
    Field *m_titleField;
    Field *m_categoryField;
    Field *m_contentField;
    Chip *m_missing;
    QLabel *m_note;
    Button *m_save;
    QString m_callId;
    QString m_ticketId;
    QString m_ticketNumber;
    bool m_dirty = false;
    bool m_filling = false;
    bool m_tried = false;
    bool m_unitsAsked = false;
};

} // namespace lianxin
