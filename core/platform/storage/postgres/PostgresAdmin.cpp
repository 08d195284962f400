// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/postgres/PostgresAdmin.h"
#include "platform/storage/postgres/PostgresConnection.h"
#include <QRegularExpression>
#include <QUrl>

namespace lianxin {

Expected<QString> createPostgresDatabase(const QString &url, const QString &name) {
    static const QRegularExpression valid(u"^[a-z][a-z0-9_]{0,62}$"_s);
    if (!valid.match(name).hasMatch())
        return Error{ErrorKind::Usage, u"storage.bad_name"_s, u"This is not a name for a database."_s,
                     u"Use small letters, digits and underscores."_s, name};
    LX_TRY(const auto connection, PostgresConnection::open(url));
    try {
        connection->exec(("CREATE DATABASE " + name.toLatin1()).constData());
    } catch (const StoreFailure &failure) {
        Error error = failure.error();
        error.code = u"storage.no_database"_s;
        error.remedy = u"Give the user the right CREATEDB, or name another server."_s;
        return error;
    }
    QUrl made(url);
    made.setPath(u'/' + name);
    return made.toString(QUrl::FullyEncoded);
}

} // namespace lianxin
