// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/sheets/SheetReader.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace lianxin {

class FieldSealer;
class JobControl;

//! \brief Which people a list is picked from: those of tickets, or the citizens that the hotline knows. Keys as the methods take
//! and the list keeps them as evidence:
//! people ("tickets" or "citizens"), district, from and to (UTC ms, to is not included) for both;
//! of tickets: states (of tickets), category, unitId, by ("finished": from and to are of the end, else of the beginning),
//! withoutVisit (nobody was called back about it), satisfaction ("satisfied", "dissatisfied");
//! of citizens: language, dialect, elderly, agreed (to automatic calls); from and to are of their last contact, district that of
//! a ticket of theirs.
struct LIANXIN_EXPORT PeopleQuery {
    enum class People { Tickets, Citizens };
    People people = People::Tickets;
    QStringList states;
    QString category;
    QString unitId;
    QString district;
    bool byEnd = false;
    qint64 from = 0;
    qint64 to = 0; //!< 0: open
    bool withoutVisit = false;
    QString satisfaction;
    QString language;
    QString dialect;
    bool elderly = false;
    bool agreed = false;

    //! Errors (Usage): lists.bad_query with the key as place.
    static Expected<PeopleQuery> fromJson(const QJsonObject &json);
    QJsonObject toJson() const; //!< only what was asked for

    //! One page, newest first: columns as titles(), each row after that with the key \a before. \a limit rows.
    struct Statement {
        QString sql;
        Params params;
    };
    Statement page(const QString &before, int limit) const;
    //! How many rows there are to go through.
    Statement count() const;
};

//! \brief People that a query picks, in the shape of a sheet, so that they are checked, de-duplicated and sealed as those of a
//! file are. Read page by page, newest first: of a person with several tickets the newest counts. One thread.
class LIANXIN_EXPORT PeopleReader final : public SheetReader {
public:
    PeopleReader(Store &store, const FieldSealer &sealer, PeopleQuery query);

    const std::vector<SheetInfo> &sheets() const override { return m_sheets; }
    Expected<void> read(int index, const RowVisitor &visit) override;
    QString encoding() const override { return QStringLiteral("utf-8"); }
    qint64 bytesRead() const override { return m_read; }
    qint64 bytesTotal() const override { return m_total; }

    //! role → title of the sheet's columns, as ImportRequest::mapping.
    static QJsonObject mapping(PeopleQuery::People people);
    //! The first rows, masked: [{phone, name, …}].
    const QJsonArray &sample() const { return m_sample; }
    static constexpr int sampleRows = 20;

private:
    struct Person {
        QString phone;
        QString name;
        QStringList fields;
    };
    Expected<Person> open(const Row &row) const;
    static QStringList titles(PeopleQuery::People people);
    Store &m_store;
    const FieldSealer &m_sealer;
    PeopleQuery m_query;
    std::vector<SheetInfo> m_sheets;
    qint64 m_read = 0;
    qint64 m_total = 0;
    QJsonArray m_sample;
};

} // namespace lianxin
