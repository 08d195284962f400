// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/assistant/TalkFinds.h"

namespace lianxin {

//! \brief A telephone number over several sentences of a citizen: in pieces (幺三九零零零零, 幺幺幺幺), or put right digit by
//! digit (最后一位是五). Told each sentence in its order.
class LIANXIN_EXPORT SpokenPhone {
public:
    //! The number as it is after \a text; nothing where the text adds nothing, or no whole number is there yet. \a own: what was
    //! found in the sentence itself; \a asked: the seat had asked for it.
    std::optional<TalkFind> after(const QString &text, const std::vector<TalkFind> &own, bool asked);

private:
    QString m_digits;
    bool m_open = false; //!< more of it may come
};

} // namespace lianxin
