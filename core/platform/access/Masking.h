// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include <QJsonValue>

namespace lianxin {

//! \brief Applies declared masks to a result or an event payload, at any depth. What is masked already (it has a *)
//! stays; a number or an array under a masked key is masked too; an object under a masked key (except Drop) is
//! walked into and every text in it is masked. Everybody gets masked data, whatever they may: a reveal is a
//! method of its own.
LIANXIN_EXPORT QJsonValue masked(const QJsonValue &value, const std::vector<MaskedField> &masks);
LIANXIN_EXPORT QJsonObject masked(const QJsonObject &object, const std::vector<MaskedField> &masks);

//! Free text with every run of 7 and more digits (full-width and spoken ones, 幺三八…, single spaces, dashes and commas
//! between them included) shortened as a phone number is. Dates, times and ticket numbers (date + sequence) stay.
LIANXIN_EXPORT QString maskedText(QStringView text);
//! What somebody made of maskedText(\a original) with its numbers back, where they left them as they were.
LIANXIN_EXPORT QString unmaskedText(const QString &edited, QStringView original);

} // namespace lianxin
