// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/Rpc.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <array>

namespace lianxin {
namespace {

struct CodeRow {
    ErrorKind kind;
    int code;
};
constexpr std::array kCodes{
    CodeRow{ErrorKind::Usage, -32602},       CodeRow{ErrorKind::Refused, -32001},
    CodeRow{ErrorKind::BadInput, -32002},    CodeRow{ErrorKind::NotFound, -32003},
    CodeRow{ErrorKind::Conflict, -32004},    CodeRow{ErrorKind::Store, -32005},
    CodeRow{ErrorKind::Unreachable, -32006}, CodeRow{ErrorKind::Cancelled, -32007},
    CodeRow{ErrorKind::Internal, -32603},
};

int codeOf(const Error &error) {
    if (error.code == "protocol.not_json"_L1)
        return -32700;
    if (error.code == "protocol.not_rpc"_L1 || error.code == "protocol.batch"_L1)
        return -32600;
    if (error.code == "door.unknown_method"_L1)
        return -32601;
    for (const auto &row : kCodes)
        if (row.kind == error.kind)
            return row.code;
    return -32603;
}

ErrorKind kindOf(int code) {
    if (code == -32700 || code == -32600 || code == -32601)
        return ErrorKind::Usage;
    for (const auto &row : kCodes)
        if (row.code == code)
            return row.kind;
    return ErrorKind::Internal;
}

QByteArray compact(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

RpcFault fault(const QString &code, const QString &message, const QJsonValue &id = QJsonValue::Null) {
    return {Error{ErrorKind::Usage, code, message, u"Send one JSON-RPC 2.0 object a message."_s, {}}, id};
}

} // namespace

QByteArray encode(const RpcRequest &request) {
    QJsonObject json{{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, request.method}, {u"params"_s, request.params}};
    if (!request.id.isUndefined())
        json.insert(u"id"_s, request.id);
    return compact(json);
}

QByteArray encode(const RpcResponse &response) {
    QJsonObject json{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, response.id}};
    if (response.result)
        json.insert(u"result"_s, response.result->isUndefined() ? QJsonValue(QJsonValue::Null) : *response.result);
    else
        json.insert(u"error"_s, rpcErrorOf(response.result.error()));
    return compact(json);
}

std::variant<RpcMessage, RpcFault> decodeRpc(const QByteArray &text) {
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        return fault(u"protocol.not_json"_s,
                     u"Not JSON at byte %1: %2."_s.arg(problem.offset).arg(problem.errorString()));
    if (document.isArray())
        return fault(u"protocol.batch"_s, u"Batches are not served."_s);
    const QJsonObject json = document.object();
    const QJsonValue id = json.value("id"_L1);
    if (!id.isUndefined() && !id.isString() && !id.isDouble() && !id.isNull())
        return fault(u"protocol.not_rpc"_s, u"An id is a number or a text."_s);
    const QJsonValue shown = id.isUndefined() ? QJsonValue(QJsonValue::Null) : id;
    if (json.value("jsonrpc"_L1).toString() != "2.0"_L1)
        return fault(u"protocol.not_rpc"_s, u"\"jsonrpc\" is not \"2.0\"."_s, shown);
    if (const auto method = json.value("method"_L1); !method.isUndefined()) {
        const auto params = json.value("params"_L1);
        if (!method.isString() || method.toString().isEmpty())
            return fault(u"protocol.not_rpc"_s, u"\"method\" is not a text."_s, shown);
        if (!params.isUndefined() && !params.isObject())
            return fault(u"protocol.not_rpc"_s, u"\"params\" is not an object: parameters go by name."_s, shown);
        return RpcMessage{RpcRequest{id, method.toString(), params.toObject()}};
    }
    if (const auto error = json.value("error"_L1); error.isObject())
        return RpcMessage{RpcResponse{id, errorOfRpc(error.toObject())}};
    if (const auto result = json.value("result"_L1); !result.isUndefined())
        return RpcMessage{RpcResponse{id, result}};
    return fault(u"protocol.not_rpc"_s, u"Neither \"method\" nor \"result\" nor \"error\"."_s, shown);
}

QJsonObject rpcErrorOf(const Error &error) {
    return {{u"code"_s, codeOf(error)}, {u"message"_s, error.message}, {u"data"_s, error.toJson()}};
}

Error errorOfRpc(const QJsonObject &json) {
    if (const auto data = json.value("data"_L1).toObject(); data.contains("code"_L1))
        return Error::fromJson(data);
    return {kindOf(json.value("code"_L1).toInt()), u"protocol.foreign_error"_s,
            json.value("message"_L1).toString(), {}, {}};
}

} // namespace lianxin
