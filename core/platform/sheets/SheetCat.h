// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include <functional>
#include <string_view>

namespace lianxin {

struct SheetCatOptions {
    QString sheet; //!< name or number from 1; empty = every sheet
    SheetOptions read;
    QString workerProgram; //!< as of SheetReader::openInChild()
};

//! \brief `lianxinctl sheet cat`: hands one JSON document a row (UTF-8, no line end) to \a sink:
//! {"sheet":"名单","row":1,"cells":[{"t":"s","v":"…"},null,{"t":"b","v":true}]}. A failure is returned and also given
//! to the sink as a last line {"error":{"code","message","hint"}}. \a sink returns false to stop.
LIANXIN_EXPORT Expected<void> sheetCat(const QString &path, const SheetCatOptions &options,
                                       const std::function<bool(std::string_view line)> &sink);

} // namespace lianxin
