// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/knowledge/Knowledge.h"
#include "hotline/knowledge/KnowledgeSchema.h"
#include "hotline/knowledge/KnowledgeSearch.h"
#include "platform/access/AccessSchema.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"

namespace lianxin::test {

//! 2026-10-14 10:00 in Shanghai.
constexpr qint64 kKnowledgeNow = 1'791'943'200'000;

inline std::vector<Migration> knowledgeWorldSchema() {
    auto all = accessSchema();
    for (const auto &migration : knowledgeSchema())
        all.push_back(migration);
    return all;
}

struct KnowledgeWorld {
    explicit KnowledgeWorld(StoreFixture &fixture_)
        : fixture(fixture_)
        , clock(kKnowledgeNow)
        , knowledge(fixture.store(), clock)
        , search(fixture.store(), knowledge, clock) {
        if (!knowledge.load())
            qFatal("no synonyms");
    }
    static ArticleText text(const QString &title, const QString &body = u"凭身份证办理。"_s, const QString &source = u"人社局"_s) {
        ArticleText a;
        a.title = title;
        a.body = body;
        a.source = source;
        return a;
    }
    //! Written by one, published by another.
    Id publish(const ArticleText &article) {
        const auto saved = knowledge.save({}, article, 0, u"writer"_s);
        const Id id = saved.value()[u"id"_s].toString();
        (void)knowledge.submit(id, u"writer"_s);
        if (const auto done = knowledge.review(id, true, {}, u"reviewer"_s); !done)
            qFatal("%s", qPrintable(done.error().toString()));
        return id;
    }
    QStringList titles(const QString &asked, int top = 10) {
        QStringList all;
        const auto hits = search.search(asked, top);
        if (!hits)
            return {hits.error().toString()};
        for (const auto &hit : *hits)
            all << hit.title;
        return all;
    }
    QStringList events() {
        QStringList types;
        for (const auto &event : fixture.store().eventsAfter(0, 1000).value())
            if (event.type.startsWith("knowledge."_L1))
                types << event.type.sliced(10);
        return types;
    }

    StoreFixture &fixture;
    ManualClock clock;
    Knowledge knowledge;
    KnowledgeSearch search;
};

} // namespace lianxin::test
