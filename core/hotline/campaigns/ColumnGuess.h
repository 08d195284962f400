// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace lianxin {

//! The letters of a spreadsheet column, from 0: A … Z, AA …
LIANXIN_EXPORT QString letterOf(int column);

//! What a column of a contact list is used for. Stored by name: phone, phone2, phone3 (further numbers of the same person), name,
//! ticket, district, community, address, language, id, note, field, ignore.
enum class ColumnRole { Phone, Phone2, Phone3, Name, Ticket, District, Community, Address, Language, IdNumber, Note, Field, Ignore };
LIANXIN_EXPORT QString nameOf(ColumnRole role);
//! Of a further number: 2 or 3, its place among the person's numbers; of anything else 0.
LIANXIN_EXPORT int placeOf(ColumnRole role);
LIANXIN_EXPORT int placeOfRole(QStringView role);
LIANXIN_EXPORT std::optional<ColumnRole> columnRoleFromName(QStringView name);

struct ColumnUse {
    int column = 0;   //!< from 0
    QString title;    //!< header text, or "列A" where there is none
    ColumnRole role = ColumnRole::Field;
    int score = 0;    //!< 0…100: how sure the guess is; 100 for a choice of the user
};

//! \brief What the first rows of a sheet say about its columns.
struct SheetLayout {
    int headerRow = 0; //!< index into the sample of the title row, of two the lower one; -1: there is none
    std::vector<ColumnUse> columns;
    int columnOf(ColumnRole role) const; //!< -1 if there is none
};

//! \brief Finds the header row (titles above it are skipped; titles over two rows, with merged cells, are put together) and the use of each column by header words (电话, 手机,
//! 联系电话, 号码 …) and by content (share of cells that are numbers, names, numbers of tickets or identity cards,
//! districts, streets, languages). Pure; any thread.
//! \param header the title row, where somebody has said which: index into the sample, or -1 for none.
LIANXIN_EXPORT SheetLayout guessLayout(const std::vector<QStringList> &sample, std::optional<int> header = std::nullopt);

//! How one sheet is read: guessed, known from a template, or said.
struct ColumnPlan {
    SheetLayout layout;
    qint64 headerRow = 0; //!< as the spreadsheet program numbers it; 0 = none
    QString areaCode;
    QString templateName; //!< empty: none was used
};

//! What sheets of the same making have in common: their titles, in order. Empty for a sheet without titles.
LIANXIN_EXPORT QString shapeOf(const SheetLayout &layout);

//! The uses of all columns as a mapping for applyMapping(), by title.
LIANXIN_EXPORT QJsonObject mappingOf(const SheetLayout &layout);

//! \brief Applies the user's choice: {"phone":"联系电话","name":"B","note":3} – role to title, letter or number from 1.
//! Columns that a role was taken from become fields. Returns the roles that name no column.
LIANXIN_EXPORT QStringList applyMapping(SheetLayout &layout, const QJsonObject &mapping);

} // namespace lianxin
