// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <QTimeZone>
#include <optional>
#include <utility>
#include <vector>

namespace lianxin {

//! \brief Something in a sentence that may fill a field.
struct TalkFind {
    enum class Kind {
        Address,  //!< 临湖区春江路88号
        Detail,   //!< 三单元502, 89号: part of an address that is named elsewhere
        Happened, //!< 每天晚上十一点以后
        Wanted,   //!< 明天上午, when somebody should come or call
        Name,     //!< 张小敏, or the surname alone
        Phone,    //!< digits, in the national form
    };
    Kind kind = Kind::Address;
    qsizetype from = 0, length = 0; //!< in the sentence, UTF-16 units
    QString value;
    QString head, tail; //!< of an address: its name, and the numbers behind it
    double strength = 1;
    bool negated = false;    //!< 不是春江路
    bool correcting = false; //!< what was said before does not count: 不对，是建设路
    qsizetype end() const { return from + length; }
    bool operator==(const TalkFind &) const = default;
};

//! What may fill a field, in its order. By rules over the characters, so that the same sentence always gives the same.
//! Pure; any thread.
LIANXIN_EXPORT std::vector<TalkFind> findsIn(const QString &text);

//! Where somebody takes back what they said: [from, end) of 不对, 说错了, 我是说 …
LIANXIN_EXPORT std::vector<std::pair<qsizetype, qsizetype>> takenBackIn(const QString &text);
//! Does a negation stand right before \a at? 是不是 and 有没有 are none.
LIANXIN_EXPORT bool isNegatedAt(const QString &text, qsizetype at);

//! \brief A time that words say, as far as they do.
struct HeardMoment {
    std::optional<qint64> at; //!< UTC ms, where day and hour are known
    QString date;             //!< ISO, where the day is known
};
//! The time in the past, or today, that \a words mean: 昨天晚上十点, 上个星期三, 七月十五号.
LIANXIN_EXPORT HeardMoment pastMoment(const QString &words, qint64 now, const QTimeZone &zone);

} // namespace lianxin
