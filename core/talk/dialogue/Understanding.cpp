// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/Understanding.h"
#include "platform/base/Literals.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr double byCharacters = 0.97;
constexpr double bySound = 0.86;
constexpr double byMergedSound = 0.74;
constexpr double inDoubt = (kActedOn + kAskedBack) / 2; // asked back
constexpr double allButSure = 0.93;                     // from where a guess alone may end a call, or acknowledge
constexpr qsizetype tooShortToGuess = 2;
const QStringView numerals = u"零〇一幺二两三四五六七八九十";

//! Where a wording was found.
struct Span {
    Reading reading;
    qsizetype from = 0;
    qsizetype length = 0;
    bool alone = false;
    qsizetype end() const { return from + length; }
};

bool soundsAt(const QStringList &heard, qsizetype at, const QStringList &wanted) {
    return at + wanted.size() <= heard.size() && std::equal(wanted.begin(), wanted.end(), heard.begin() + at);
}

//! How surely the wording stands at \a at; 0: it doesn't.
double matchAt(const HeardText &heard, qsizetype at, const Wording &wording) {
    if (QStringView(heard.text).sliced(at).startsWith(wording.text))
        return byCharacters;
    if (wording.sounds.size() != wording.text.size())
        return 0; // Latin in it: only as written
    if (wording.sounds.size() >= 2 && soundsAt(heard.sounds, at, wording.sounds))
        return bySound;
    return wording.sounds.size() >= 3 && soundsAt(heard.merged, at, wording.merged) ? byMergedSound : 0;
}

//! Without what people say around it.
std::pair<qsizetype, qsizetype> coreOf(const QString &text, const QStringList &fillers) {
    qsizetype from = 0, to = text.size();
    for (bool again = true; std::exchange(again, false);) {
        for (const QString &filler : fillers) {
            const QStringView core = QStringView(text).sliced(from, to - from);
            if (core.size() <= filler.size())
                continue; // something has to be left
            if (core.startsWith(filler)) {
                from += filler.size();
                again = true;
            } else if (core.endsWith(filler)) {
                to -= filler.size();
                again = true;
            }
        }
    }
    return {from, to};
}

std::vector<Span> findAll(const HeardText &heard, const std::map<QString, std::vector<Wording>> &own, const MeaningLexicon &lexicon) {
    std::vector<Span> spans;
    const auto [coreFrom, coreTo] = coreOf(heard.text, lexicon.fillers());
    const auto look = [&, coreFrom = coreFrom, coreTo = coreTo](const Wording &wording, const Reading &reading) {
        const auto add = [&](qsizetype at) {
            if (const double sure = matchAt(heard, at, wording); sure > 0) {
                spans.push_back({reading, at, wording.text.size(), wording.alone});
                spans.back().reading.confidence = sure;
                spans.back().reading.words = heard.text.sliced(at, wording.text.size());
            }
        };
        if (wording.alone) {
            if (coreTo - coreFrom == wording.text.size())
                add(coreFrom);
            return;
        }
        for (qsizetype at = 0; at + wording.text.size() <= heard.text.size(); ++at)
            add(at);
    };
    for (const auto &[value, wordings] : own)
        for (const Wording &wording : wordings)
            look(wording, {{}, value, 0, {}});
    for (const auto &[meaning, wordings] : lexicon.wordings())
        for (const Wording &wording : wordings)
            look(wording, {meaning, {}, 0, {}});
    for (const Wording &wording : lexicon.nothing())
        look(wording, {});
    return spans;
}

//! The longest first, then the surest; what overlaps one of them goes, unless it is the same words meant otherwise.
std::vector<Span> chosen(std::vector<Span> spans) {
    std::stable_sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) {
        return std::tuple(b.length, b.reading.confidence, b.alone) < std::tuple(a.length, a.reading.confidence, a.alone);
    });
    std::vector<Span> kept;
    for (Span &span : spans) {
        const bool hidden = std::any_of(kept.begin(), kept.end(), [&](const Span &other) {
            const bool same = other.from == span.from && other.length == span.length && other.reading.confidence <= span.reading.confidence;
            return !same && span.from < other.end() && other.from < span.end();
        });
        if (!hidden)
            kept.push_back(std::move(span));
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Span &a, const Span &b) { return a.from < b.from; });
    return kept;
}

int polarityOf(const Reading &reading) {
    return reading.meaning ? polarityOf(*reading.meaning) : 0;
}

//! A negation right before a wording turns it; before a wording that is one already ("不是不满意") it leaves it in doubt.
//! Gives whether there was one.
bool applyNegations(const QString &text, qsizetype begin, std::vector<Span> &spans, const MeaningLexicon &lexicon) {
    bool negated = false;
    for (Span &span : spans) {
        if (!span.reading.meaning)
            continue;
        const QStringView before = QStringView(text).sliced(begin, span.from - begin);
        const auto negation = std::find_if(lexicon.negations().begin(), lexicon.negations().end(),
                                           [&](const QString &one) { return before.endsWith(one); });
        if (negation == lexicon.negations().end())
            continue;
        if (negation->size() == 1 && span.reading.words.startsWith(*negation))
            continue; // 不不满意 is said twice, not meant otherwise
        if (const auto turned = lexicon.turned(*span.reading.meaning)) {
            span.reading.meaning = turned;
            span.from -= negation->size();
            span.length += negation->size();
            span.reading.words = text.sliced(span.from, span.length);
            negated = true;
        } else if (polarityOf(span.reading) < 0) {
            const bool soft = *span.reading.meaning == Meaning::Dissatisfied;
            span.reading.meaning = soft ? Meaning::MostlySatisfied : Meaning::Unsure;
            span.reading.confidence = std::min(span.reading.confidence, 0.6);
            negated = true;
        }
    }
    return negated;
}

//! The place after the last marker of \a list in the text that has wordings on both sides; 0: none.
qsizetype divideBy(const QStringList &list, const QString &text, const std::vector<Span> &spans) {
    qsizetype best = 0;
    for (const QString &marker : list) {
        const qsizetype at = text.lastIndexOf(marker);
        const qsizetype after = at + marker.size();
        if (at < 0 || after <= best)
            continue;
        const bool before = std::any_of(spans.begin(), spans.end(), [&](const Span &s) { return s.end() <= at; });
        const bool behind = std::any_of(spans.begin(), spans.end(), [&](const Span &s) { return s.from >= after; });
        if (before && behind)
            best = after;
    }
    return best;
}

void weigh(const HeardText &heard, bool asks, std::vector<Span> &spans, const MeaningLexicon &lexicon) {
    const auto [from, to] = coreOf(heard.text, lexicon.fillers());
    const auto said = double(std::max<qsizetype>(1, to - from));
    for (Span &span : spans) {
        const double share = std::min(1.0, double(span.length) / said);
        double &confidence = span.reading.confidence;
        confidence *= 0.8 + 0.2 * share;
        if (span.length <= 2 && share < 0.2)
            confidence *= 0.8; // two characters in a long story
        if (asks && span.end() >= heard.text.size() - 1 && polarityOf(span.reading) > 0)
            confidence *= 0.45; // 满意吗: whoever asks has not answered
    }
}

void likeliestFirst(std::vector<Reading> &readings) {
    std::stable_sort(readings.begin(), readings.end(), [](const Reading &a, const Reading &b) { return a.confidence > b.confidence; });
}

bool isOpposite(const Reading &a, const Reading &b) {
    return polarityOf(a) * polarityOf(b) < 0;
}

} // namespace

double Understood::of(Meaning meaning) const {
    const auto found = std::find_if(readings.begin(), readings.end(), [&](const Reading &r) { return r.meaning == meaning; });
    return found == readings.end() ? 0 : found->confidence;
}

namespace {

Understood readByRules(const HeardText &heard, const std::map<QString, std::vector<Wording>> &own, const MeaningLexicon &lexicon) {
    Understood out;
    out.asks = heard.text.endsWith(u'吗') || heard.text.endsWith(u'么');
    if (heard.text.isEmpty())
        return out;
    auto spans = chosen(findAll(heard, own, lexicon));
    std::erase_if(spans, [](const Span &span) { return !span.reading.meaning && span.reading.value.isEmpty(); });
    const qsizetype corrected = divideBy(lexicon.corrections(), heard.text, spans);
    std::erase_if(spans, [&](const Span &span) { return span.from < corrected; });
    out.negated = applyNegations(heard.text, corrected, spans, lexicon);
    weigh(heard, out.asks, spans, lexicon);
    const qsizetype turned = divideBy(lexicon.turnings(), heard.text, spans);
    for (Span &span : spans) {
        const bool opposed = std::any_of(spans.begin(), spans.end(), [&](const Span &other) { return isOpposite(span.reading, other.reading); });
        if (!opposed)
            continue;
        out.contradictory = true;
        const bool later = std::none_of(spans.begin(), spans.end(), [&](const Span &other) {
            return other.from > span.from && isOpposite(span.reading, other.reading);
        });
        span.reading.confidence *= !later ? 0.4 : turned > 0 && span.from >= turned ? 0.8 : 0.65;
    }
    for (Span &span : spans) {
        span.reading.confidence = lexicon.confidences()(span.reading.confidence);
        const auto known = std::find_if(out.readings.begin(), out.readings.end(), [&](const Reading &r) {
            return r.meaning == span.reading.meaning && r.value == span.reading.value;
        });
        if (known == out.readings.end())
            out.readings.push_back(std::move(span.reading));
        else if (known->confidence < span.reading.confidence)
            *known = std::move(span.reading);
    }
    likeliestFirst(out.readings);
    return out;
}

//! What costs a question at most, or brings a person: a guess at it may be acted on like any reading. Everything else is
//! kept, ends the call, or puts a number on a list.
bool isHarmless(Meaning meaning) {
    switch (meaning) {
    case Meaning::Unsure:
    case Meaning::Neutral:
    case Meaning::Person:
    case Meaning::Repeat:
    case Meaning::Slower:
    case Meaning::Louder:
    case Meaning::Wait:
    case Meaning::Upset:
        return true;
    default:
        return false;
    }
}

void mergeGuess(Understood &out, const HeardText &heard, const MeaningGuess &guess) {
    if (!guess.meaning || guess.confidence < kAskedBack)
        return;
    if (out.negated || (out.asks && !isHarmless(*guess.meaning)))
        return; // what the rules saw there stands, even where the guess is of one mind with them
    const auto same = std::find_if(out.readings.begin(), out.readings.end(), [&](const Reading &r) { return r.meaning == guess.meaning; });
    double confidence = guess.confidence;
    if (same != out.readings.end() && out.readings.size() == 1) {
        same->confidence = std::max(same->confidence, confidence);
        return;
    }
    // A score that nobody gave is the worst that can happen, a question more the least.
    const bool scores = polarityOf(*guess.meaning) != 0;
    if (!out.readings.empty() || scores || (!isHarmless(*guess.meaning) && confidence < allButSure))
        confidence = std::min(confidence, inDoubt);
    if (same != out.readings.end())
        same->confidence = std::max(same->confidence, confidence);
    else
        out.readings.push_back({guess.meaning, {}, confidence, heard.text});
    likeliestFirst(out.readings);
}

} // namespace

Understood understandByRules(QStringView said, const std::map<QString, std::vector<Wording>> &own, const MeaningLexicon &lexicon) {
    return readByRules(HeardText(said), own, lexicon);
}

bool isLeftOpen(const Understood &byRules, const HeardText &heard, const MeaningLexicon &lexicon) {
    if (byRules.contradictory || (!byRules.readings.empty() && byRules.readings.front().confidence >= kActedOn))
        return false;
    QString rest = heard.text;
    for (const QString &filler : lexicon.fillers())
        rest.remove(filler);
    const auto says = std::count_if(rest.cbegin(), rest.cend(), [](QChar c) { return !c.isDigit() && !numerals.contains(c); });
    return says > tooShortToGuess;
}

Understood understand(QStringView said, const std::map<QString, std::vector<Wording>> &own, const MeaningLexicon &lexicon,
                      const MeaningClassifier &classifier) {
    const HeardText heard(said);
    Understood out = readByRules(heard, own, lexicon);
    if (classifier.isLoaded() && isLeftOpen(out, heard, lexicon))
        mergeGuess(out, heard, classifier.guess(heard));
    return out;
}

} // namespace lianxin
