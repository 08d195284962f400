// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"

namespace lianxin {

//! Makes an empty database \a name on the server of \a url (any database that the user may connect to) and gives its URL.
//! \a name may hold a–z, 0–9 and _ only. Errors: storage.bad_name (Usage), those of a connection, storage.no_database when
//! the user may not make one.
LIANXIN_EXPORT Expected<QString> createPostgresDatabase(const QString &url, const QString &name);

} // namespace lianxin
