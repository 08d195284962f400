// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTranslator>

namespace lianxin {

//! \brief The source strings as they can be shown in English: the Chinese font draws ’ “ ” as wide as a character, so they are written straight, and “(s)” stands
//! for more than one.
//! Installed instead of a catalogue. Any thread.
class EnglishText final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    //! Null where the source can be shown as it is.
    QString translate(const char *context, const char *source, const char *disambiguation = nullptr, int n = -1) const override;
};

} // namespace lianxin
