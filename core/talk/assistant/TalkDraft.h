// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dispatch/Dispatch.h"
#include "platform/base/Export.h"
#include "talk/assistant/TalkLine.h"
#include <QJsonObject>
#include <QStringList>
#include <QTimeZone>
#include <functional>
#include <map>
#include <vector>

namespace lianxin {

//! \brief The words that a field comes from: a stretch of a sentence of the talk.
struct DraftEvidence {
    qint64 seq = 0; //!< of the line
    qint64 at = 0, endedAt = 0; //!< UTC ms
    QString utterance, speaker;
    QString text;                   //!< the whole sentence, in the clear
    qsizetype from = 0, length = 0; //!< the words in it, UTF-16 units
    bool operator==(const DraftEvidence &) const = default;
};

//! \brief What the talk says of one field.
struct DraftField {
    enum class Source {
        Said,      //!< the citizen's words
        Confirmed, //!< the seat's, and the citizen said yes
        Derived,   //!< follows from other fields
        Call,      //!< known of the call itself
    };
    struct Other {
        QString value, label;
        double confidence = 0;
        bool operator==(const Other &) const = default;
    };
    QString value, label;
    double confidence = 0; //!< 0 … 1
    Source source = Source::Said;
    std::vector<DraftEvidence> evidence; //!< at most four; none only where Source::Call
    bool corrected = false;              //!< something said before was taken back
    std::vector<Other> alternatives;     //!< at most three
    QJsonObject more;                    //!< code, reasons, street, at, date, name, phone, rules
    bool operator==(const DraftField &) const = default;
};

//! \brief A ticket as far as a talk gives it. Fields: request, title, category, unit, district, address, time, visit, contact,
//! urgency; only those for which something was said.
struct LIANXIN_EXPORT TalkDraft {
    std::map<QString, DraftField> fields;
    QStringList alerts; //!< rules of urgency that hit
    bool has(const QString &field) const { return fields.contains(field); }
    QString value(const QString &field) const;
    //! Required fields that are empty, in the order in which to ask for them: {field, key of the question}.
    std::vector<std::pair<QString, QString>> missing() const;
    static const QStringList &required();
    //! As the door gives it: names, numbers in it masked, the words' places found anew in the masked sentences. \a names: known
    //! ones of the citizen.
    QJsonObject toJson(const QStringList &names) const;
    bool operator==(const TalkDraft &) const = default;
};

class TalkMemo;

//! \brief What a draft is made with, besides the talk.
struct DraftContext {
    CategoryTree categories;
    //! Categories by the hotline's classifier, where one was trained, and units for a category and a place. May be none.
    std::function<DispatchSuggestion(const DispatchMatter &)> suggest;
    //! Where a text lies. May be none.
    std::function<Place(const QString &)> place;
    QTimeZone zone{8 * 3600};
    TalkMemo *memo = nullptr; //!< what sentences hold, kept from one draft of a talk to its next; changes nothing but the time it takes
    QString callerName;  //!< of the call, in the clear; empty: not known
    QString callerPhone; //!< in the clear; empty: withheld
};

//! The ticket that a talk gives. The citizen's words fill; a seat's only where the citizen says yes to them. What is taken back
//! ("不对，是建设路") does not count any more, what is negated never did. The same lines give the same draft, whatever their order
//! and whichever revisions of them came before. Pure, as far as \a context is; any thread.
LIANXIN_EXPORT TalkDraft draftOf(const std::vector<TalkLine> &lines, const DraftContext &context);

} // namespace lianxin
