// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/RecordModel.h"
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QStackedWidget>

class QShortcut;

namespace lianxin {

class CallerCard;
class KnowledgeCard;
class RingingCard;
class Table;
class TicketForm;
class TranscriptCard;
class TranscriptView;
class WrapUpPanel;

//! \brief The seat's workspace: waiting (figures, own tickets), ringing (the card), talking and wrap-up
//! (caller, dialogue, knowledge or wrap-up, ticket draft). Shows what SeatDesk says.
class SeatPage final : public QWidget {
    Q_OBJECT
public:
    SeatPage(SeatDesk &desk, EngineWatch &engine, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void ticketWanted(const QString &id);
    //! Of the citizen of that call.
    void wishesWanted(const QString &callId, const QString &who);

private:
    static constexpr int kRightWidth = 344; //!< pixels at 100 %, of the column right of the talk
    QWidget *makeWaiting();
    QWidget *makeTalking();
    void suggestForTheLast();
    void fill();
    void fillFigures();
    void loadWaiting();
    //! The ticket form stands under the talk; while the seat waits, only with a draft that was not saved.
    void placeForm(bool waiting);
    void takeUnfiled();
    void showUnreadable();
    void hear(qint64 at, qint64 lengthMs);
    QWidget *makeTabs();
    void fit();
    //! What may share the middle column where there is no room beside it: too narrow for three columns, the transcript and the right
    //! one; too low besides, the ticket draft; too narrow for two, the caller.
    enum class Middle { Caller, Talk, Right, Draft };
    void showMiddle(Middle wanted);
    void putCaller(bool inTheMiddle);
    bool isWaiting() const { return m_views->currentIndex() == 0; }
    //! F9: saves the draft; in wrap-up, once nothing is left unsaved, finishes it.
    void saveOrFinish();
    bool finishesWrapUp() const;
    void showWhatF9Does();

    SeatDesk &m_desk;
    EngineWatch &m_engine;
    ErrorBanner *m_error;
    QWidget *m_lost = nullptr; //!< says that drafts can't be read any more
    QLabel *m_lostWords = nullptr;
    QStackedWidget *m_views;
    QStackedWidget *m_waitingTop;
    RingingCard *m_ringing = nullptr;
    CallerCard *m_caller = nullptr;
    TranscriptView *m_transcript = nullptr;
    TranscriptCard *m_dialogue = nullptr;
    TicketForm *m_form = nullptr;
    QVBoxLayout *m_talkLines = nullptr;
    QVBoxLayout *m_waitLines = nullptr;
    QWidget *m_figures = nullptr;
    QStackedWidget *m_right = nullptr;
    QWidget *m_tabs = nullptr;
    QHash<Middle, Button *> m_tab;
    QHBoxLayout *m_upper = nullptr;
    QHBoxLayout *m_shared = nullptr; //!< the middle column
    QShortcut *m_toKnowledge = nullptr;
    Middle m_middle = Middle::Talk;
    bool m_narrow = false;
    bool m_low = false;
    bool m_slim = false;
    bool m_short = false;
    KnowledgeCard *m_knowledge = nullptr;
    WrapUpPanel *m_wrapUp = nullptr;
    Figure *m_answered;
    Figure *m_rate;
    Figure *m_average;
    Figure *m_queue;
    RecordModel *m_tickets;
    Table *m_ticketTable;
    Card *m_ticketCard;
    SeatDesk::View m_shown = SeatDesk::View::Unknown;
    QString m_loadedFor; //!< seat whose figures are shown
};

} // namespace lianxin
