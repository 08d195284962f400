// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QJsonValue>
#include <variant>

namespace lianxin {

//! \brief JSON-RPC 2.0 messages (https://www.jsonrpc.org/specification). Ids are numbers or strings; batches
//! (arrays) are not served.
struct RpcRequest {
    QJsonValue id; //!< Undefined: a notification, never answered
    QString method;
    QJsonObject params;
};
struct RpcResponse {
    QJsonValue id; //!< Null when the request could not be read
    Expected<QJsonValue> result;
};
using RpcMessage = std::variant<RpcRequest, RpcResponse>;

//! What is wrong with a message, and under which id to say so.
struct RpcFault {
    Error error;
    QJsonValue id = QJsonValue::Null;
};

LIANXIN_EXPORT QByteArray encode(const RpcRequest &request);
LIANXIN_EXPORT QByteArray encode(const RpcResponse &response);

//! Reads one message. The error is a fault (Usage) to be answered: protocol.not_json, protocol.not_rpc,
//! protocol.batch.
LIANXIN_EXPORT std::variant<RpcMessage, RpcFault> decodeRpc(const QByteArray &text);

//! {"code": number, "message": text, "data": Error as JSON}. Codes: those of JSON-RPC for malformed messages,
//! unknown methods, wrong parameters and our own mistakes; -32001…-32007 by ErrorKind for the rest.
LIANXIN_EXPORT QJsonObject rpcErrorOf(const Error &error);
//! Back again; a foreign error without data becomes protocol.foreign_error.
LIANXIN_EXPORT Error errorOfRpc(const QJsonObject &json);

} // namespace lianxin
