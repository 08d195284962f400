// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/assistant/CategoryWords.h"
#include "talk/assistant/TalkAnswers.h"
#include "talk/assistant/TalkDraft.h"
#include "talk/assistant/TalkFinds.h"
#include <optional>

namespace lianxin {

//! \brief What sentences hold, so that a sentence that was looked at is not looked at again. For one talk and one tree.
class LIANXIN_EXPORT TalkMemo {
public:
    const std::vector<TalkFind> &finds(const QString &text);
    const std::vector<CategoryHit> &categories(const QString &text, const CategoryTree &tree, const CategoryWords &words);
    Place place(const QString &text, const std::function<Place(const QString &)> &find);

private:
    std::map<QString, std::vector<TalkFind>> m_finds;
    std::map<QString, std::vector<CategoryHit>> m_categories;
    std::map<QString, Place> m_places;
};

//! \brief A find with what the talk around it makes of it. Places are indices into the talk's lines.
struct HeldFind {
    TalkFind find;
    std::size_t line = 0;
    std::optional<std::size_t> yes; //!< the citizen's line that confirms a seat's words
    bool answers = false;           //!< the seat had asked for it
    bool back = false;              //!< taken back, or negated
    bool corrects = false;          //!< took something back that was different
    std::optional<std::size_t> by;  //!< index of the find that took its place
    double score() const { return find.strength + (answers ? 1.5 : 0) + (yes ? 1 : 0) + (find.correcting ? 2 : 0); }
};

//! \brief A wording of a category with the same.
struct HeldCategory {
    CategoryHit hit;
    std::size_t line = 0;
    bool back = false;
    std::optional<std::size_t> by;
};

//! \brief What the lines of a talk hold, corrections followed. One pass in the order of the talk.
struct HeldTalk {
    std::vector<TalkLine> lines; //!< ordered()
    std::vector<HeldFind> finds;
    std::vector<HeldCategory> categories;
    std::vector<AskedFor> asked;  //!< by line: what the seat had asked for before it
    std::vector<bool> correction; //!< by line: says nothing but a correction of what is elsewhere
    std::vector<QString> cleaned; //!< by line: the citizen's words without what was taken back; empty for others

    static HeldTalk of(std::vector<TalkLine> lines, const CategoryTree &tree, const CategoryWords &words, TalkMemo &memo);
    DraftEvidence evidence(std::size_t line, qsizetype from, qsizetype length) const;
    DraftEvidence evidence(const HeldFind &held) const { return evidence(held.line, held.find.from, held.find.length); }

private:
    void collect(const CategoryTree &tree, const CategoryWords &words, TalkMemo &memo);
    void follow(TalkFind::Kind kind);
    void followCategories();
    void clean();
};

//! \name Fields by what was found; nullopt: nothing was said
//! @{
std::optional<DraftField> addressField(const HeldTalk &talk);
std::optional<DraftField> timeField(const HeldTalk &talk, TalkFind::Kind kind, const QTimeZone &zone);
std::optional<DraftField> contactField(const HeldTalk &talk, const DraftContext &context);
std::optional<DraftField> districtField(const HeldTalk &talk, const DraftContext &context, TalkMemo &memo);
//! @}

} // namespace lianxin
