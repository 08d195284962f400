// SPDX-License-Identifier: GPL-3.0-or-later
// An import from its request to a list that is there, or to nothing.
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/ListErrors.h"
#include "hotline/campaigns/ListImport.h"
#include "hotline/campaigns/PeopleQuery.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/storage/Store.h"
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace lianxin {

using listerrors::listError;

namespace {

Expected<void> readOne(ListImport &import, const ImportRequest &file) {
    SheetOptions options;
    options.encoding = file.encoding;
    options.password = file.password;
    LX_TRY(const auto reader, SheetReader::openInChild(file.path, options));
    LX_TRY(const int sheet, reader->find(file.sheet));
    return import.readFile(*reader, sheet, file);
}

} // namespace

ImportRequest ImportRequest::ofFile(qsizetype at) const {
    ImportRequest file = *this;
    file.more.clear();
    file.moreAs.clear();
    if (at == 0)
        return file;
    file.path = more[at - 1];
    if (size_t(at) > moreAs.size())
        return file;
    const FileReading &as = moreAs[size_t(at) - 1];
    file.sheet = as.sheet.value_or(sheet);
    file.encoding = as.encoding.value_or(encoding);
    file.headerRow = as.headerRow.value_or(headerRow);
    if (as.mapping) {
        file.mapping = *as.mapping;
        file.phoneColumn.clear();
    }
    return file;
}

Expected<ImportSummary> ContactLists::importRows(const Id &listId, const ImportRequest &request, JobControl &control, const QString &actor) {
    QString errorsPath = request.errorsPath;
    if (errorsPath.isEmpty()) {
        QDir().mkpath(m_folder);
        errorsPath = m_folder + u'/' + listId + u".xlsx"_s;
    }
    ListImport import(*this, listId, request, control, errorsPath);
    if (!request.query.isEmpty()) {
        LX_TRY(const PeopleQuery query, PeopleQuery::fromJson(request.query));
        PeopleReader people(m_store, m_sealer, query);
        LX_CHECK(import.readFile(people, 0, request));
        import.summary.sample = people.sample();
    }
    for (qsizetype at = 0; request.query.isEmpty() && at <= request.more.size(); ++at) {
        if (auto read = readOne(import, request.ofFile(at)); !read) {
            Error error = read.error();
            if (error.place.isEmpty() && !request.more.isEmpty()) // which of them
                error.place = QFileInfo(request.ofFile(at).path).fileName();
            return error;
        }
    }
    LX_CHECK(import.finish());
    ImportSummary &summary = import.summary;
    summary.listId = listId;
    if (summary.rows == 0 && !request.query.isEmpty() && !request.dryRun)
        return listError(ErrorKind::BadInput, u"nobody"_s, u"The query picks nobody"_s, u"Ask for more: other states, a longer time, another district"_s);
    if (request.dryRun && !request.query.isEmpty()) // counting nobody is an answer
        return summary;
    if (summary.imported == 0)
        return listError(ErrorKind::BadInput, u"nothing_valid"_s, u"Not one of %1 rows has a number that can be called"_s.arg(summary.rows),
                           u"Look at the error workbook, and check which column holds the numbers"_s);
    if (control.isCancelled())
        return jobCancelled();
    if (request.dryRun)
        return summary;
    // The rows are all there; this one step makes them a list.
    LX_CHECK(m_store.write([&](Transaction &t) {
        summary.doNotCall = Directory::countDoNotCall(t, ContactLists::listedNumbers(), listId, m_clock.now());
        const QString json = QString::fromUtf8(QJsonDocument(summary.toJson()).toJson(QJsonDocument::Compact));
        if (t.execute(u"UPDATE contact_list SET state = 'ready', summary = $2, sheet = $3, fields = $4, roles = $5 WHERE id = $1 AND state = 'importing'",
                      {listId, json, summary.sheet, import.fields.join(u'\n'), import.roles.join(u'\n')}) == 0)
            throw StoreFailure({ErrorKind::Conflict, u"lists.not_importing"_s, u"The list is not being imported any more"_s, u"Import the file again"_s, {}});
        t.execute(u"UPDATE list_template SET used_at = $2 WHERE name = $1", {summary.mappingName, m_clock.now()});
        if (!request.templateName.trimmed().isEmpty())
            for (const SheetLayout &layout : import.layouts()) // one for each shape
                keepTemplate(t, request.templateName.trimmed(), layout, request.areaCode, actor);
        t.emitEvent(u"list.imported"_s, listId,
                    {{u"imported"_s, summary.imported}, {u"invalid"_s, summary.invalid}, {u"duplicates"_s, summary.duplicates}, {u"doNotCall"_s, summary.doNotCall}},
                    actor);
    }));
    return summary;
}

Expected<ImportSummary> ContactLists::runImport(const Id &listId, const ImportRequest &request, JobControl &control, const QString &actor) {
    auto result = importRows(listId, request, control, actor);
    if (!result && !request.dryRun)
        LX_CHECK(abandon(listId));
    return result;
}

} // namespace lianxin
