// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/Meaning.h"
#include "platform/base/Literals.h"

namespace lianxin {
namespace {

// In the order of Meaning.
constexpr QLatin1StringView meaningNames[] = {
    "yes"_L1,   "no"_L1,         "unsure"_L1,      "understood"_L1, "satisfied"_L1, "mostly_satisfied"_L1, "neutral"_L1,      "dissatisfied"_L1, "resolved"_L1,
    "partly"_L1, "unresolved"_L1, "not_allowed"_L1, "good"_L1,       "poor"_L1,      "person"_L1,           "repeat"_L1,       "slower"_L1,       "louder"_L1,
    "wait"_L1,  "later"_L1,      "wrong_person"_L1, "minor"_L1,      "stop_calling"_L1, "upset"_L1,         "goodbye"_L1};
static_assert(std::size(meaningNames) == size_t(Meaning::Goodbye) + 1);

} // namespace

QString nameOf(Meaning meaning) {
    return meaningNames[size_t(meaning)];
}

std::optional<Meaning> meaningFromName(QStringView name) {
    for (const Meaning meaning : allMeanings())
        if (name == meaningNames[size_t(meaning)])
            return meaning;
    return {};
}

const std::vector<Meaning> &allMeanings() {
    static const std::vector<Meaning> all = [] {
        std::vector<Meaning> list;
        for (size_t i = 0; i < std::size(meaningNames); ++i)
            list.push_back(Meaning(i));
        return list;
    }();
    return all;
}

int polarityOf(Meaning meaning) {
    switch (meaning) {
    case Meaning::Yes:
    case Meaning::Satisfied:
    case Meaning::MostlySatisfied:
    case Meaning::Resolved:
    case Meaning::Good:
        return 1;
    case Meaning::No:
    case Meaning::Dissatisfied:
    case Meaning::Partly:
    case Meaning::Unresolved:
    case Meaning::NotAllowed:
    case Meaning::Poor:
        return -1;
    default:
        return 0;
    }
}

} // namespace lianxin
