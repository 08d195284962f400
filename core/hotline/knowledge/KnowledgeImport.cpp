// SPDX-License-Identifier: GPL-3.0-or-later
// Articles from files: JSON lines and spreadsheets.
#include "hotline/directory/SheetTable.h"
#include "hotline/knowledge/KnowledgeRows.h"
#include "platform/access/Jobs.h"
#include "platform/base/Clock.h"
#include "platform/base/Resources.h"
#include "platform/sheets/SheetReader.h"
#include <QFile>
#include <QJsonDocument>

namespace lianxin {
namespace {

constexpr std::size_t kChunk = 200;
constexpr qint64 kLongestLine = 1 << 20;
constexpr int kMostRejected = 200;

struct ReadArticle {
    qint64 row;
    Expected<ArticleText> text;
};

Error badFile(const QString &message, const QString &remedy, const QString &place) {
    return {ErrorKind::BadInput, u"knowledge.bad_file"_s, message, remedy, place};
}

Expected<ArticleText> checked(Expected<ArticleText> text) {
    if (text)
        LX_CHECK(text->check());
    return text;
}

Expected<std::vector<ReadArticle>> readLines(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badFile(u"The file can't be read: %1."_s.arg(file.errorString()), u"Name a file on the engine's machine that it may read."_s, path);
    std::vector<ReadArticle> all;
    qint64 number = 0;
    while (!file.atEnd()) {
        QByteArray line = file.readLine(kLongestLine);
        ++number;
        if (line.size() >= kLongestLine - 1 && !line.endsWith('\n'))
            return badFile(u"A line is longer than a million bytes."_s, u"Write one article a line."_s, QString::number(number));
        if (number == 1 && line.startsWith("\xEF\xBB\xBF"))
            line.remove(0, 3);
        line = line.trimmed();
        if (line.isEmpty())
            continue;
        QJsonParseError wrong;
        const auto json = QJsonDocument::fromJson(line, &wrong);
        if (!json.isObject()) {
            all.push_back({number, badFile(u"The line is no JSON object: %1 at byte %2."_s.arg(wrong.errorString()).arg(wrong.offset),
                                           u"Write {\"title\":…,\"body\":…,\"source\":…} in each line."_s, QString())});
            continue;
        }
        all.push_back({number, checked(ArticleText::fromJson(json.object()))});
    }
    return all;
}

Expected<std::vector<ReadArticle>> readSheet(const QString &path) {
    auto table = SheetTable::read(path, {{u"title"_s, {u"标题"_s, u"事项"_s, u"事项名称"_s, u"问题"_s, u"title"_s}, true},
                                         {u"body"_s, {u"内容"_s, u"正文"_s, u"答复"_s, u"答案"_s, u"body"_s}, true},
                                         {u"source"_s, {u"来源"_s, u"依据"_s, u"部门"_s, u"source"_s}, true},
                                         {u"category"_s, {u"分类"_s, u"类别"_s, u"category"_s}},
                                         {u"validFrom"_s, {u"有效期起"_s, u"生效日期"_s, u"valid_from"_s}},
                                         {u"validUntil"_s, {u"有效期至"_s, u"失效日期"_s, u"截止日期"_s, u"valid_until"_s}},
                                         {u"aliases"_s, {u"别名"_s, u"同义词"_s, u"关键词"_s, u"aliases"_s}}});
    if (!table && table.error().code == u"directory.columns_missing"_s) {
        Error error = table.error();
        error.code = u"knowledge.columns_missing"_s;
        return error;
    }
    if (!table)
        return table.error();
    std::vector<ReadArticle> all;
    for (const auto &line : table->lines()) {
        QJsonObject json;
        for (const auto &key : {u"title"_s, u"body"_s, u"source"_s, u"category"_s, u"validFrom"_s, u"validUntil"_s, u"aliases"_s}) {
            QString value = table->value(line, key);
            if (key.startsWith("valid"_L1)) // a cell with a date has a time as well
                value.remove(u"T00:00:00"_s).remove(u" 00:00:00"_s);
            if (!value.isEmpty())
                json[key] = value;
        }
        if (!json.isEmpty())
            all.push_back({line.row, checked(ArticleText::fromJson(json))});
    }
    return all;
}

} // namespace

QJsonObject Knowledge::Imported::toJson() const {
    return {{u"added"_s, added}, {u"updated"_s, updated}, {u"unchanged"_s, unchanged}, {u"rejectedRows"_s, rejectedRows}, {u"rejected"_s, rejected}};
}

Knowledge::Taken Knowledge::take(Transaction &t, const ArticleText &text, bool publish, const QString &actor) {
    const qint64 now = m_clock.now();
    Head head{newId(), 0, ArticleState::Draft, 0, 0};
    const auto known = t.first(u"SELECT id FROM knowledge_article WHERE source_key = $1", {sourceKey(text)});
    if (known) {
        head = headOf(t, known->text(0));
        const auto last = t.first(kVersionSql + u" WHERE article_id = $1 AND version = $2"_s, {head.id, head.lastVersion});
        if (last && textOf(*last) == text)
            return Taken::Unchanged;
    } else {
        insertHead(t, head.id, text);
        head = headOf(t, head.id);
    }
    const qint64 version = head.lastVersion + 1;
    const bool over = text.validUntil > 0 && text.validUntil <= now;
    const ArticleState state = !publish ? ArticleState::Review : over ? ArticleState::Expired : ArticleState::Published;
    if (known)
        t.execute(u"UPDATE knowledge_version SET state = 'superseded' WHERE article_id = $1 AND version = $2 AND state IN ('draft','review')",
                  {head.id, head.lastVersion});
    putVersion(t, head.id, version, state, text, actor, now);
    if (state == ArticleState::Published)
        putInForce(t, head, version, text);
    else if (over && publish && head.liveVersion > 0)
        takeOutOfForce(t, head, ArticleState::Superseded);
    t.emitEvent(state == ArticleState::Published ? u"knowledge.published"_s : state == ArticleState::Expired ? u"knowledge.expired"_s : u"knowledge.submitted"_s,
                head.id, {{u"version"_s, version}, {u"imported"_s, true}}, actor);
    return known ? Taken::Updated : Taken::Added;
}

Expected<Knowledge::Imported> Knowledge::import(const QString &path, bool publish, const QString &actor,
                                                const std::function<bool(qint64 done, qint64 total)> &progress) {
    const bool sheet = path.endsWith(".xlsx"_L1, Qt::CaseInsensitive) || path.endsWith(".xls"_L1, Qt::CaseInsensitive)
                       || path.endsWith(".csv"_L1, Qt::CaseInsensitive) || path.endsWith(".et"_L1, Qt::CaseInsensitive);
    LX_TRY(const auto all, sheet ? readSheet(path) : readLines(path));
    Imported result;
    if (all.empty())
        return badFile(u"The file holds no article."_s, u"Write one article a line, or a title row and a row an article."_s, path);
    std::optional<Error> first;
    for (std::size_t from = 0; from < all.size(); from += kChunk) {
        if (progress && !progress(qint64(from), qint64(all.size())))
            return jobCancelled();
        Imported chunk;
        LX_CHECK(m_store.write([&](Transaction &t) {
            chunk = result;
            for (std::size_t i = from; i < std::min(all.size(), from + kChunk); ++i) {
                if (!all[i].text) {
                    const Error &why = all[i].text.error();
                    ++chunk.rejectedRows;
                    first = first ? first : why;
                    if (chunk.rejected.size() < kMostRejected)
                        chunk.rejected.append(QJsonObject{{u"row"_s, all[i].row}, {u"field"_s, why.place}, {u"reason"_s, why.message}, {u"remedy"_s, why.remedy}});
                    continue;
                }
                switch (take(t, *all[i].text, publish, actor)) {
                case Taken::Added:
                    ++chunk.added;
                    break;
                case Taken::Updated:
                    ++chunk.updated;
                    break;
                case Taken::Unchanged:
                    ++chunk.unchanged;
                    break;
                }
            }
            if (chunk.added > result.added || chunk.updated > result.updated)
                touch(t);
        }));
        result = chunk;
    }
    if (result.rejectedRows == int(all.size()))
        return Error{ErrorKind::BadInput, u"knowledge.nothing_usable"_s, u"No row of the file could be used; the first: %1"_s.arg(first->message), first->remedy,
                     u"row %1"_s.arg(all.front().row)};
    if (progress)
        (void)progress(qint64(all.size()), qint64(all.size()));
    return result;
}

Expected<Knowledge::Imported> Knowledge::importSample(const QString &actor) { return import(resourcePath(u"knowledge/matters.jsonl"), true, actor); }

} // namespace lianxin
