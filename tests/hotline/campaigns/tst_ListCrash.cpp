// SPDX-License-Identifier: GPL-3.0-or-later
// An import that dies between two chunks: the engine's next start finds nothing of it.
#include "CampaignWorld.h"
#include "support/StoreAbove.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <atomic>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! Passes everything on, and fails for good after some write transactions: what a power cut looks like from inside.
class DyingStore final : public StoreAbove {
public:
    DyingStore(Store &below, int writes)
        : StoreAbove(below)
        , m_writes(writes) {}

protected:
    Expected<void> runWrite(const std::function<void(Transaction &)> &work) override {
        if (m_writes-- <= 0)
            return Error{ErrorKind::Store, u"test.dead"_s, u"dead"_s, {}, {}};
        return StoreAbove::runWrite(work);
    }

private:
    std::atomic<int> m_writes; // an import stores on two threads
};

} // namespace

class tst_ListCrash : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};

private Q_SLOTS:
    void recover_afterADeathAtAnyWrite_findsAllOrNothing_data() { StoreFixture::addBackendColumn(); }
    void recover_afterADeathAtAnyWrite_findsAllOrNothing() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        ImportRequest request;
        request.name = u"一"_s;
        request.path = w.people(12000); // begin, two chunks, the mark that numbers follow, the numbers, the merge;
                                        // more where a purge of what died before waits meanwhile
        bool finished = false;
        for (int writes = 1; !finished && writes <= 60; ++writes) {
            DyingStore dying(fixture.store(), writes);
            ContactLists lists(dying, fixture.sealer(), fixture.blindIndex(), m_clock, fixture.directory());
            const auto id = lists.begin(request, u"zhou"_s);
            QVERIFY(id);
            JobControl control;
            const auto summary = lists.runImport(*id, request, control, u"zhou"_s);
            QVERIFY(w.lists->recover()); // the next start
            QVERIFY(w.lists->lists()->empty() || w.lists->list(*id)->state != "importing"_L1);
            while (w.lists->purge(ContactLists::purgedAtOnce).value() > 0) { // as the engine does now and then
            }
            const bool whole = w.lists->list(*id)->state == "ready"_L1;
            QCOMPARE(summary.hasValue(), whole);
            QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact WHERE list_id = '%1'"_s.arg(*id)), whole ? 12000 : 0);
            QCOMPARE(w.count(u"SELECT COUNT(*) FROM contact_number WHERE list_id = '%1'"_s.arg(*id)), whole ? 12000 : 0);
            QCOMPARE(w.lists->contacts(*id, {}, 10)->items.size(), whole ? 10u : 0u);
            finished = finished || whole;
        }
        QVERIFY(finished);
    }
};
LIANXIN_TEST(tst_ListCrash);
#include "tst_ListCrash.moc"
