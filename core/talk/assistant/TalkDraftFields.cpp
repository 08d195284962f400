// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/TalkDraftFields.h"
#include "platform/base/Literals.h"
#include "talk/assistant/SpokenPhone.h"
#include "talk/dialogue/HeardTime.h"
#include "talk/dialogue/MeaningLexicon.h"
#include <QRegularExpression>
#include <algorithm>

namespace lianxin {
namespace {

using Kind = TalkFind::Kind;
constexpr std::size_t kMostEvidence = 4;
constexpr std::size_t kMostAlternatives = 3;

bool sameGroup(Kind a, Kind b) {
    const auto group = [](Kind kind) { return kind == Kind::Detail ? Kind::Address : kind; };
    return group(a) == group(b);
}

AskedFor asksFor(Kind kind) {
    switch (kind) {
    case Kind::Address:
    case Kind::Detail:
        return AskedFor::Address;
    case Kind::Happened:
        return AskedFor::Time;
    case Kind::Wanted:
        return AskedFor::Visit;
    case Kind::Name:
    case Kind::Phone:
        break;
    }
    return AskedFor::Contact;
}

//! Part of an address that means something by itself: 三楼 in a story is none.
bool isTelling(const HeldFind &held) {
    static const QRegularExpression telling(u"单元|室|号楼|栋|幢|[0-9]{3,4}$"_s);
    return held.answers || held.find.correcting || held.yes || telling.match(held.find.value).hasMatch();
}

std::vector<const HeldFind *> standing(const HeldTalk &talk, Kind kind) {
    std::vector<const HeldFind *> all;
    for (const HeldFind &held : talk.finds)
        if (!held.back && held.find.kind == kind)
            all.push_back(&held);
    return all;
}

const HeldFind *best(const std::vector<const HeldFind *> &all) {
    const HeldFind *chosen = nullptr;
    for (const HeldFind *held : all)
        if (!chosen || held->score() > chosen->score())
            chosen = held;
    return chosen;
}

double sureness(const HeldFind &held) {
    return std::clamp(0.5 + 0.12 * held.score(), 0.3, 0.95);
}

DraftField fieldOf(const HeldTalk &talk, const HeldFind &held) {
    DraftField field;
    field.value = field.label = held.find.value;
    field.confidence = sureness(held);
    field.source = held.yes ? DraftField::Source::Confirmed : DraftField::Source::Said;
    field.evidence.push_back(talk.evidence(held));
    if (held.yes)
        field.evidence.push_back(talk.evidence(*held.yes, 0, talk.lines[*held.yes].text.size()));
    field.corrected = held.corrects;
    return field;
}

void addAlternatives(DraftField &field, const std::vector<const HeldFind *> &all) {
    for (const HeldFind *held : all) {
        const bool known = field.value.contains(held->find.value)
                           || std::any_of(field.alternatives.begin(), field.alternatives.end(), [held](const auto &other) { return other.value == held->find.value; });
        if (!known && field.alternatives.size() < kMostAlternatives)
            field.alternatives.push_back({held->find.value, held->find.value, std::min(sureness(*held), field.confidence) * 0.6});
    }
}

} // namespace

const std::vector<TalkFind> &TalkMemo::finds(const QString &text) {
    const auto known = m_finds.find(text);
    return known != m_finds.end() ? known->second : m_finds.emplace(text, findsIn(text)).first->second;
}

const std::vector<CategoryHit> &TalkMemo::categories(const QString &text, const CategoryTree &tree, const CategoryWords &words) {
    const auto known = m_categories.find(text);
    return known != m_categories.end() ? known->second : m_categories.emplace(text, words.hitsIn(text, tree)).first->second;
}

Place TalkMemo::place(const QString &text, const std::function<Place(const QString &)> &find) {
    const auto known = m_places.find(text);
    return known != m_places.end() ? known->second : m_places.emplace(text, find(text)).first->second;
}

HeldTalk HeldTalk::of(std::vector<TalkLine> all, const CategoryTree &tree, const CategoryWords &words, TalkMemo &memo) {
    HeldTalk talk;
    talk.lines = ordered(std::move(all));
    talk.collect(tree, words, memo);
    for (const Kind kind : {Kind::Address, Kind::Happened, Kind::Wanted, Kind::Name, Kind::Phone})
        talk.follow(kind);
    talk.followCategories();
    talk.clean();
    return talk;
}

DraftEvidence HeldTalk::evidence(std::size_t line, qsizetype from, qsizetype length) const {
    const TalkLine &said = lines[line];
    return {said.seq, said.at, said.endedAt, said.utterance, said.speaker, said.text, from, length};
}

void HeldTalk::collect(const CategoryTree &tree, const CategoryWords &words, TalkMemo &memo) {
    asked.assign(lines.size(), AskedFor::Nothing);
    correction.assign(lines.size(), false);
    std::optional<std::size_t> seat; // the last sentence, when a seat said it
    SpokenPhone phone;
    bool pending = false;            // the citizen took something back, and has not said yet what it is instead
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TalkLine &line = lines[i];
        if (!line.isCitizen()) {
            if (line.isSeat())
                seat = i;
            continue;
        }
        if (seat)
            asked[i] = askedFor(lines[*seat].text);
        const std::vector<TalkFind> &own = memo.finds(line.text);
        const bool checked = seat && isCheck(lines[*seat].text);
        const std::vector<TalkFind> put = checked ? memo.finds(lines[*seat].text) : std::vector<TalkFind>();
        const Reply reply = checked ? replyOf(line.text) : Reply::None;
        if (reply == Reply::Yes)
            for (const TalkFind &find : put)
                if (!find.negated && std::none_of(own.begin(), own.end(), [&find](const TalkFind &other) { return sameGroup(find.kind, other.kind); }))
                    finds.push_back({find, *seat, i, true, false, false, {}});
        for (TalkFind find : own) {
            find.correcting = find.correcting || (!find.negated && (pending || (reply == Reply::No && std::any_of(put.begin(), put.end(), [&find](const TalkFind &other) {
                                                                                    return sameGroup(find.kind, other.kind);
                                                                                }))));
            HeldFind held{find, i, {}, asked[i] == asksFor(find.kind), false, false, {}};
            if (find.kind != Kind::Detail || isTelling(held))
                finds.push_back(held);
        }
        if (const auto number = phone.after(line.text, own, asked[i] == AskedFor::Contact))
            finds.push_back({*number, i, {}, asked[i] == AskedFor::Contact, false, false, {}});
        const auto &hits = memo.categories(line.text, tree, words);
        for (const CategoryHit &hit : hits)
            categories.push_back({hit, i, false, {}});
        const auto back = takenBackIn(line.text);
        correction[i] = (!back.empty() || pending || reply == Reply::No) && hits.empty() && (!own.empty() || comparable(line.text).size() <= 8);
        pending = own.empty() && hits.empty() && (!back.empty() || (reply == Reply::No && !put.empty()));
        seat.reset();
    }
}

void HeldTalk::follow(TalkFind::Kind kind) {
    for (std::size_t i = 0; i < finds.size(); ++i) {
        HeldFind &held = finds[i];
        if (!sameGroup(held.find.kind, kind))
            continue;
        held.back = held.find.negated;
        for (std::size_t j = 0; j < i; ++j) {
            HeldFind &before = finds[j];
            if (before.back && !(before.find.negated && !before.by))
                continue;
            if (!sameGroup(before.find.kind, kind))
                continue;
            if (held.find.negated) {
                if (before.find.value.contains(held.find.value) || held.find.value.contains(before.find.value))
                    before.back = true;
                continue;
            }
            // A part that is corrected leaves the place it belongs to.
            if (!held.find.correcting || (held.find.kind == Kind::Detail && before.find.kind == Kind::Address))
                continue;
            held.corrects = held.corrects || before.find.value != held.find.value;
            before.back = true;
            before.by = i;
        }
    }
    // What was negated is put in the place of by what came next.
    for (std::size_t i = 0; i < finds.size(); ++i)
        if (HeldFind &held = finds[i]; held.back && !held.by && sameGroup(held.find.kind, kind))
            for (std::size_t j = i + 1; j < finds.size() && !held.by; ++j)
                if (!finds[j].back && sameGroup(finds[j].find.kind, kind))
                    held.by = j;
}

void HeldTalk::followCategories() {
    for (std::size_t i = 0; i < categories.size(); ++i) {
        const HeldCategory &held = categories[i];
        const auto back = takenBackIn(lines[held.line].text);
        qsizetype marker = -1;
        for (const auto &[from, to] : back)
            if (to <= held.hit.from)
                marker = from;
        if (marker < 0)
            continue;
        std::optional<std::size_t> line; // of what is taken back: this one up to the marker, else the last that has any
        for (std::size_t j = i; j-- > 0;) {
            HeldCategory &before = categories[j];
            if (before.line == held.line && before.hit.from > marker)
                continue;
            if (line && before.line != *line)
                break;
            line = before.line;
            if (before.hit.code != held.hit.code && !before.back) {
                before.back = true;
                before.by = i;
            }
        }
    }
}

void HeldTalk::clean() {
    cleaned.assign(lines.size(), QString());
    struct Cut {
        qsizetype from, to;
        QString instead;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].isCitizen())
            continue;
        const QString &text = lines[i].text;
        std::vector<Cut> cuts;
        for (const HeldFind &held : finds) {
            if (held.line != i || !held.back)
                continue;
            qsizetype from = held.find.from;
            while (held.find.negated && from > 0 && isNegatedAt(text, from) && held.find.from - from < 4)
                --from;
            if (held.by && finds[*held.by].line == i && finds[*held.by].find.from > from)
                cuts.push_back({from, finds[*held.by].find.from, {}});
            else if (held.by && !held.find.negated)
                cuts.push_back({from, held.find.end(), finds[*held.by].find.value});
        }
        for (const HeldCategory &held : categories) {
            if (held.line != i || !held.back)
                continue;
            if (held.by && categories[*held.by].line == i) {
                cuts.push_back({held.hit.from, categories[*held.by].hit.from, {}});
                continue;
            }
            for (const auto &[from, to] : clausesOf(text))
                if (from <= held.hit.from && held.hit.from < to)
                    cuts.push_back({from, to, {}});
        }
        std::sort(cuts.begin(), cuts.end(), [](const Cut &a, const Cut &b) { return a.from != b.from ? a.from < b.from : a.to > b.to; });
        QString out;
        qsizetype at = 0;
        for (const Cut &cut : cuts) {
            if (cut.from < at)
                continue;
            out += text.mid(at, cut.from - at) + cut.instead;
            at = cut.to;
        }
        cleaned[i] = out + text.mid(at);
    }
}

std::optional<DraftField> addressField(const HeldTalk &talk) {
    const auto all = standing(talk, Kind::Address);
    const HeldFind *chosen = best(all);
    if (!chosen)
        return {};
    DraftField field = fieldOf(talk, *chosen);
    QString tail = chosen->find.tail;
    const auto unitsIn = [](const QString &part) {
        QString units;
        for (const QString &unit : {u"号"_s, u"弄"_s, u"栋"_s, u"幢"_s, u"单元"_s, u"室"_s, u"层"_s, u"楼"_s})
            if (part.contains(unit))
                units += unit;
        return units;
    };
    for (const HeldFind *detail : standing(talk, Kind::Detail)) {
        if (detail->line < chosen->line || tail.contains(detail->find.value))
            continue;
        const QString had = unitsIn(tail), comes = unitsIn(detail->find.value);
        const bool meets = std::any_of(comes.begin(), comes.end(), [&had](QChar c) { return had.contains(c); });
        if (detail->find.correcting && meets) {
            field.corrected = true;
            field.value = chosen->find.head + detail->find.value;
            tail = detail->find.value;
        } else if (!meets) {
            tail += detail->find.value;
            field.value += detail->find.value;
        } else {
            continue;
        }
        if (field.evidence.size() < kMostEvidence)
            field.evidence.push_back(talk.evidence(*detail));
    }
    field.label = field.value;
    addAlternatives(field, all);
    // The number of a house that was said with another road may be meant still.
    for (const HeldFind &held : talk.finds)
        if (held.back && held.by && &talk.finds[*held.by] == chosen && held.find.kind == Kind::Address && chosen->find.tail.isEmpty() && !held.find.tail.isEmpty()
            && held.find.head.right(1) == chosen->find.head.right(1) && field.alternatives.size() < kMostAlternatives)
            field.alternatives.push_back({chosen->find.head + held.find.tail, chosen->find.head + held.find.tail, 0.4});
    return field;
}

std::optional<DraftField> timeField(const HeldTalk &talk, TalkFind::Kind kind, const QTimeZone &zone) {
    const auto all = standing(talk, kind);
    const HeldFind *chosen = best(all);
    if (!chosen)
        return {};
    DraftField field = fieldOf(talk, *chosen);
    const qint64 said = talk.lines[chosen->line].at;
    if (kind == Kind::Wanted) {
        if (const auto at = said > 0 ? heardTime(chosen->find.value, said, zone) : std::nullopt)
            field.more[u"at"_s] = *at;
    } else if (said > 0) {
        const HeardMoment moment = pastMoment(chosen->find.value, said, zone);
        if (moment.at)
            field.more[u"at"_s] = *moment.at;
        if (!moment.date.isEmpty())
            field.more[u"date"_s] = moment.date;
    }
    addAlternatives(field, all);
    return field;
}

std::optional<DraftField> contactField(const HeldTalk &talk, const DraftContext &context) {
    const HeldFind *name = best(standing(talk, Kind::Name)), *phone = best(standing(talk, Kind::Phone));
    const QString called = name ? name->find.value : context.callerName, number = phone ? phone->find.value : context.callerPhone;
    if (called.isEmpty() && number.isEmpty())
        return {};
    DraftField field;
    field.source = name || phone ? DraftField::Source::Said : DraftField::Source::Call;
    field.confidence = field.source == DraftField::Source::Call ? 1 : 0;
    for (const HeldFind *held : {name, phone}) {
        if (!held)
            continue;
        field.evidence.push_back(talk.evidence(*held));
        field.confidence = std::max(field.confidence, sureness(*held));
        field.corrected = field.corrected || held->corrects;
        if (held->yes)
            field.source = DraftField::Source::Confirmed;
    }
    field.value = field.label = (called + u' ' + number).trimmed();
    if (!called.isEmpty())
        field.more[u"name"_s] = called;
    if (!number.isEmpty())
        field.more[u"phone"_s] = number;
    return field;
}

std::optional<DraftField> districtField(const HeldTalk &talk, const DraftContext &context, TalkMemo &memo) {
    if (!context.place)
        return {};
    static const QRegularExpression negated(u"(?:不是|不在)[\\p{Han}]{1,4}?[区县市]"_s);
    const HeldFind *address = best(standing(talk, Kind::Address));
    std::optional<DraftField> field;
    double most = -1;
    bool before = false; // some other district was said before
    for (std::size_t i = 0; i < talk.lines.size(); ++i) {
        const TalkLine &line = talk.lines[i];
        const bool confirmed = std::any_of(talk.finds.begin(), talk.finds.end(), [i](const HeldFind &held) { return held.yes && held.line == i && !held.back; });
        if (!line.isCitizen() && !confirmed)
            continue;
        const auto back = takenBackIn(line.text);
        QString text = line.text;
        Place place;
        bool correcting = false;
        if (!back.empty()) {
            place = memo.place(line.text.mid(back.back().second), context.place);
            correcting = !place.district.isEmpty();
        }
        if (place.district.isEmpty() && place.street.isEmpty()) {
            text.remove(negated);
            correcting = correcting || text != line.text;
            place = memo.place(text, context.place);
        }
        if (place.district.isEmpty())
            continue;
        const double score = (address && address->line == i ? 2 : 0) + (talk.asked[i] == AskedFor::Address ? 1 : 0) + (correcting ? 3 : 0);
        const bool other = field && field->value != place.district;
        before = before || other;
        if (score < most)
            continue;
        most = score;
        const QString name = line.text.contains(place.district) ? place.district : place.street;
        const qsizetype at = line.text.lastIndexOf(name);
        DraftField found;
        found.value = found.label = place.district;
        found.confidence = name == place.district ? 0.9 : 0.75;
        found.source = confirmed && !line.isCitizen() ? DraftField::Source::Confirmed : DraftField::Source::Said;
        found.evidence.push_back(talk.evidence(i, std::max<qsizetype>(0, at), at < 0 ? line.text.size() : name.size()));
        found.corrected = correcting && other;
        if (other)
            found.alternatives.push_back({field->value, field->label, 0.3});
        if (!place.street.isEmpty())
            found.more[u"street"_s] = place.street;
        field = found;
    }
    return field;
}

} // namespace lianxin
