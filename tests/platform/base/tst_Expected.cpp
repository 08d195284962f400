// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Expected.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_Expected : public QObject {
    Q_OBJECT
    static Expected<int> half(int n) {
        if (n % 2)
            return Error{ErrorKind::BadInput, u"odd"_s, u"The number is odd."_s, u"Give an even one."_s, u"n"_s};
        return n / 2;
    }
    static Expected<int> quarter(int n) {
        LX_TRY(const int h, half(n));
        LX_TRY(const int q, half(h));
        return q;
    }
private Q_SLOTS:
    void try_passesValuesOn() { QCOMPARE(quarter(12).value(), 3); }
    void try_returnsTheFirstError() {
        const auto result = quarter(6);
        QVERIFY(!result);
        QCOMPARE(result.error().code, u"odd"_s);
    }
    void error_roundTripsThroughJson() {
        const Error error = half(3).error();
        const Error back = Error::fromJson(error.toJson());
        QCOMPARE(back.kind, error.kind);
        QCOMPARE(back.toString(), error.toString());
        QCOMPARE(back.toString(), u"The number is odd. (n) Give an even one. [odd]"_s);
    }
    void everyKind_hasNameAndExitStatus() {
        for (int k = 0; k <= int(ErrorKind::Internal); ++k) {
            QCOMPARE(errorKindFromString(nameOf(ErrorKind(k))), ErrorKind(k));
            QVERIFY(exitStatus(ErrorKind(k)) > 1);
        }
    }
    void valueOfFailure_throws() { QVERIFY_THROWS_EXCEPTION(std::bad_variant_access, half(1).value()); }
};
LIANXIN_TEST(tst_Expected);
#include "tst_Expected.moc"
