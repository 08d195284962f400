// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/EventMessage.h"
#include "platform/protocol/Rpc.h"
#include "support/TestRegistry.h"
#include <QJsonDocument>
#include <QTest>

using namespace lianxin;

class tst_Rpc : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void request_roundTrip_keepsAll() {
        const auto decoded = decodeRpc(encode(RpcRequest{7, u"tickets.list"_s, {{u"limit"_s, 5}}}));
        const auto &request = std::get<RpcRequest>(std::get<RpcMessage>(decoded));
        QCOMPARE(request.id.toInt(), 7);
        QCOMPARE(request.method, u"tickets.list"_s);
        QCOMPARE(request.params.value("limit"_L1).toInt(), 5);
    }

    void notification_roundTrip_hasNoId() {
        const auto decoded = decodeRpc(encode(RpcRequest{QJsonValue::Undefined, u"event"_s, {}}));
        QVERIFY(std::get<RpcRequest>(std::get<RpcMessage>(decoded)).id.isUndefined());
    }

    void error_roundTrip_keepsEveryKind_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        const std::pair<ErrorKind, int> rows[] = {
            {ErrorKind::Usage, -32602},       {ErrorKind::Refused, -32001},  {ErrorKind::BadInput, -32002},
            {ErrorKind::NotFound, -32003},    {ErrorKind::Conflict, -32004}, {ErrorKind::Store, -32005},
            {ErrorKind::Unreachable, -32006}, {ErrorKind::Cancelled, -32007}, {ErrorKind::Internal, -32603},
        };
        for (const auto &[kind, code] : rows)
            QTest::newRow(qPrintable(nameOf(kind))) << int(kind) << code;
    }
    void error_roundTrip_keepsEveryKind() {
        QFETCH(int, kind);
        QFETCH(int, code);
        const Error error{ErrorKind(kind), u"some.code"_s, u"What."_s, u"Do."_s, u"there"_s};
        QCOMPARE(rpcErrorOf(error).value("code"_L1).toInt(), code);
        const auto decoded = decodeRpc(encode(RpcResponse{1, error}));
        const auto &response = std::get<RpcResponse>(std::get<RpcMessage>(decoded));
        QVERIFY(!response.result);
        QCOMPARE(int(response.result.error().kind), kind);
        QCOMPARE(response.result.error().toString(), error.toString());
    }

    void foreignError_withoutData_isStillAnError() {
        const auto decoded = decodeRpc(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}})");
        const auto &response = std::get<RpcResponse>(std::get<RpcMessage>(decoded));
        QCOMPARE(response.result.error().code, u"protocol.foreign_error"_s);
        QCOMPARE(int(response.result.error().kind), int(ErrorKind::Usage));
    }

    void malformed_isAFault_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("rpcCode");
        const auto row = [](const char *name, const QByteArray &text, const QString &code, int rpc) {
            QTest::newRow(name) << text << code << rpc;
        };
        row("not json", "{", u"protocol.not_json"_s, -32700);
        row("empty", "", u"protocol.not_json"_s, -32700);
        row("not utf-8", QByteArray("{\"a\":\"\xff\xfe\"}"), u"protocol.not_json"_s, -32700);
        row("batch", "[]", u"protocol.batch"_s, -32600);
        row("version", R"({"method":"a"})", u"protocol.not_rpc"_s, -32600);
        row("method", R"({"jsonrpc":"2.0","method":5,"id":1})", u"protocol.not_rpc"_s, -32600);
        row("params", R"({"jsonrpc":"2.0","method":"a","params":[1],"id":1})", u"protocol.not_rpc"_s, -32600);
        row("id", R"({"jsonrpc":"2.0","method":"a","id":{}})", u"protocol.not_rpc"_s, -32600);
        row("nothing", R"({"jsonrpc":"2.0","id":1})", u"protocol.not_rpc"_s, -32600);
        row("deep", QByteArray(5000, '['), u"protocol.not_json"_s, -32700);
    }
    void malformed_isAFault() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(int, rpcCode);
        const auto decoded = decodeRpc(text);
        QVERIFY(std::holds_alternative<RpcFault>(decoded));
        const auto &fault = std::get<RpcFault>(decoded);
        QCOMPARE(fault.error.code, code);
        QCOMPARE(rpcErrorOf(fault.error).value("code"_L1).toInt(), rpcCode);
    }

    void result_undefined_isSentAsNull() {
        const auto json = QJsonDocument::fromJson(encode(RpcResponse{1, QJsonValue(QJsonValue::Undefined)})).object();
        QVERIFY(json.contains("result"_L1));
        QVERIFY(json.value("result"_L1).isNull());
    }

    void bigNumbers_keepTheirDigits() {
        const qint64 seq = 9'007'199'254'740'993; // 2^53 + 1
        const auto decoded = decodeRpc(encode(RpcRequest{1, u"a"_s, {{u"seq"_s, seq}}}));
        QCOMPARE(std::get<RpcRequest>(std::get<RpcMessage>(decoded)).params.value("seq"_L1).toInteger(), seq);
    }

    void event_roundTrip_keepsAll() {
        const EventMessage event{5, u"call.ended"_s, u"c1"_s, u"engine"_s, 1'700'000'000'000, {{u"why"_s, u"x"_s}}};
        const auto back = EventMessage::fromJson(event.toJson());
        QVERIFY(back);
        QCOMPARE(back->toJson(), event.toJson());
        QVERIFY(!EventMessage::fromJson({{u"type"_s, u"a"_s}}));
        QVERIFY(!EventMessage::fromJson({{u"seq"_s, 1}}));
    }
};

LIANXIN_TEST(tst_Rpc);
#include "tst_Rpc.moc"
