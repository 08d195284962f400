// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/assistant/SpokenPhone.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "talk/dialogue/HeardNumber.h"
#include <QRegularExpression>

namespace lianxin {

std::optional<TalkFind> SpokenPhone::after(const QString &text, const std::vector<TalkFind> &own, bool asked) {
    static const QRegularExpression digit(u"(?:最后|第)[一二两三四五六七八九十0-9]*位|尾号|重新"_s);
    constexpr qsizetype mobile = 11;
    for (const TalkFind &find : own)
        if (find.kind == TalkFind::Kind::Phone) {
            m_digits = find.value;
            m_open = false;
            return {};
        }
    const bool mends = !m_digits.isEmpty() && (!takenBackIn(text).empty() || digit.match(text).hasMatch());
    if (!asked && !m_open && !mends)
        return {};
    const HeardNumber heard = heardNumber(text, m_digits);
    const bool more = m_open || m_digits.isEmpty(); // a whole number takes no digits but corrections
    if (heard.digits == m_digits || heard.digits.size() > mobile || (!heard.corrected && (!more || heard.digits.size() < m_digits.size() + 2))) {
        m_open = false;
        return {};
    }
    m_digits = heard.digits;
    const auto number = parsePhoneNumber(m_digits);
    m_open = !number || number->kind != PhoneNumber::Kind::Mobile;
    if (m_open)
        return {};
    TalkFind find;
    find.kind = TalkFind::Kind::Phone;
    find.length = text.size();
    find.value = m_digits;
    find.correcting = heard.corrected;
    return find;
}

} // namespace lianxin
