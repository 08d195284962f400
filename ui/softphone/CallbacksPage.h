// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/RecordModel.h"
#include "ui/models/SeatDesk.h"
#include "ui/models/Words.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class DialButton;
class RevealButton;
class Table;

//! \brief No call is missed in silence: what rang at one's own seat in vain and what has happened since, and the citizens who are to
//! be called back. Enter calls back, or books it.
class CallbacksPage final : public QWidget {
    Q_OBJECT
public:
    explicit CallbacksPage(SeatDesk &desk, QWidget *parent = nullptr);
    void load();
    //! What has become of a missed call, as calls.missed says it.
    static Word fateWord(const QJsonObject &call);

Q_SIGNALS:
    //! Citizens nobody has spoken to yet, for the badge of the navigation.
    void waiting(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fail(const Error &error);
    void act(const QString &method, const QJsonObject &params);
    void pick();
    void tell();

    SeatDesk &m_desk;
    ErrorBanner *m_error;
    RecordModel *m_missed;
    RecordModel *m_booked;
    Table *m_missedTable;
    Table *m_bookedTable;
    Card *m_missedCard;
    Card *m_bookedCard;
    Button *m_book;
    DialButton *m_call;
    RevealButton *m_reveal;
    Button *m_done;
    Button *m_cancel;
    bool m_stepFailed = false; //!< what the banner says is about a step, which no reading of the lists puts right
    QTimer m_soon; //!< several events, one question
};

} // namespace lianxin
