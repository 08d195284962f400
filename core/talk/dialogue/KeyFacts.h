// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <QStringList>
#include <QStringView>
#include <vector>

namespace lianxin {

//! \brief A stretch of what somebody said that will matter later.
struct KeyFact {
    enum class Kind {
        Name,    //!< what follows 我叫, 我姓
        Number,  //!< a telephone, identity card or ticket number: seven digits and more, spoken, written or masked
        Date,    //!< 七月十五号, 上个星期三, 明天
        Time,    //!< 下午三点半
        Address, //!< from a road, an estate or a village on: 春江路88号, 春和里12号楼
        Amount,  //!< a number with a unit: 三百块钱, 五天, 两吨
    };
    Kind kind = Kind::Number;
    qsizetype from = 0; //!< in the text, UTF-16 units
    qsizetype length = 0;
    bool operator==(const KeyFact &) const = default;
};
LIANXIN_EXPORT QString nameOf(KeyFact::Kind kind); //!< "address"

//! What stands out in a sentence, in its order and without overlaps. By rules over the characters, the same every time; a
//! recogniser's text without punctuation will do. Pure; any thread.
LIANXIN_EXPORT std::vector<KeyFact> keyFacts(QStringView text);

//! The names that \a text gives: those that follow 我叫 and the like, and \a known ones.
LIANXIN_EXPORT QStringList namesIn(const QString &text, const QStringList &known);
//! \a text with every name that it gives masked (张小敏 → 张**).
LIANXIN_EXPORT QString namesMasked(const QString &text, const QStringList &known);

} // namespace lianxin
