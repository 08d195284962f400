// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "talk/assistant/SummaryModel.h"
#include "talk/assistant/TalkDraft.h"
#include "talk/assistant/TalkDraftFields.h"
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace lianxin {

class CallRecords;
class CallTranscripts;
class Dispatch;
class Door;
class Transcripts;

//! \brief The ticket draft and the summary of calls: follows the transcript of a talk, makes the draft anew when a sentence was
//! finished or put right, and tells it to whoever is on the call (assistant.draft_changed, kept nowhere). Main thread.
//!
//! Nothing is stored: a draft follows from the sealed transcript, at any time again.
class CallAssistant : public QObject {
    Q_OBJECT
public:
    //! All outlive it.
    struct Parts {
        CallRecords &records;
        Transcripts &transcripts;
        CallTranscripts &live; //!< tells what changed
        Dispatch &dispatch;
        Door &door;
    };
    CallAssistant(Parts parts, SummaryModelOptions model, QObject *parent = nullptr);

    //! As assistant.draft answers. Errors: records.*, storage.*.
    Expected<QJsonObject> draft(const Id &callId);
    //! As assistant.summary answers; \a done comes once, at the latest after the model's deadline.
    void summary(const Id &callId, bool rulesOnly, std::function<void(Expected<QJsonValue>)> done);

    static constexpr int kSoonMs = 300;         //!< sentences that come together are looked at once
    static constexpr std::size_t kMostTalks = 128; //!< that are kept in memory, those asked for last

private:
    struct Talk {
        std::map<qint64, TalkLine> lines; //!< by number
        qint64 rev = 0;
        std::unique_ptr<TalkMemo> memo;
        TalkDraft draft;
        QString name, phone; //!< of the citizen, as the call knows them, in the clear
        QStringList names() const { return name.isEmpty() ? QStringList() : QStringList{name}; }
        QJsonObject told;
        bool made = false;
    };
    Expected<Talk *> followed(const Id &callId);
    std::vector<TalkLine> linesOf(const Talk &talk) const;
    QJsonObject json(const Id &callId, const Talk &talk) const;
    void lookAgain();

    Parts m_parts;
    SummaryModel m_model;
    std::map<Id, Talk> m_talks;
    std::deque<Id> m_order; //!< of m_talks, the one asked for last at the end
    std::set<Id> m_changed;
    QTimer m_soon;
};

} // namespace lianxin
