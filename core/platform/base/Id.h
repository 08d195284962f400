// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>

namespace lianxin {

//! \brief Identity of a record: a UUIDv7 (RFC 9562 §5.7) in its 36-character lower-case form. Sortable by the
//! time it was made, unique without coordination.
using Id = QString;

//! A new identity. Identities made by one process sort in the order in which they were made. Any thread.
LIANXIN_EXPORT Id newId();

//! True for the 36-character form that newId() makes (any UUID version).
LIANXIN_EXPORT bool isId(QStringView text);

} // namespace lianxin
