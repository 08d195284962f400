// SPDX-License-Identifier: GPL-3.0-or-later
// A row of an import, whatever file it came from.
#pragma once
#include "hotline/tickets/Tickets.h"
#include <QHash>

namespace lianxin {

struct Tickets::ImportRow {
    qint64 row = 0;
    //! By the names number, title, content, category, district, address, name, phone, unit, accepted; a missing one is
    //! left as it is when a known ticket is updated.
    QHash<QString, QString> values;
};

} // namespace lianxin
