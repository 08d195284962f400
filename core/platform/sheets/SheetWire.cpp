// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SheetWire.h"
#include <QJsonDocument>

namespace lianxin::sheets {

namespace {

// Every limit by its name, so that both directions agree.
template <class Limits, class Visit>
void eachLimit(Limits &limits, Visit visit) {
    visit(u"entries"_s, limits.maxEntries);
    visit(u"inflated"_s, limits.maxInflatedBytes);
    visit(u"ratio"_s, limits.maxInflationRatio);
    visit(u"strings"_s, limits.maxSharedStringBytes);
    visit(u"columns"_s, limits.maxColumns);
    visit(u"rows"_s, limits.maxRows);
    visit(u"cell"_s, limits.maxCellBytes);
    visit(u"sheets"_s, limits.maxSheets);
    visit(u"memory"_s, limits.maxMemoryBytes);
    visit(u"cpu"_s, limits.maxCpuSeconds);
}

} // namespace

QByteArray sheetRequest(const QString &path, const SheetOptions &options) {
    QJsonObject limits;
    eachLimit(options.limits, [&](const QString &name, qint64 value) { limits.insert(name, value); });
    const QJsonObject request{{u"path"_s, path},
                              {u"encoding"_s, options.encoding},
                              {u"delimiter"_s, int(options.delimiter)},
                              {u"password"_s, options.password},
                              {u"limits"_s, limits}};
    return QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
}

void fromSheetRequest(const QByteArray &line, QString &path, SheetOptions &options) {
    const QJsonObject request = QJsonDocument::fromJson(line).object();
    path = request.value("path"_L1).toString();
    options.encoding = request.value("encoding"_L1).toString();
    options.delimiter = char(request.value("delimiter"_L1).toInt());
    options.password = request.value("password"_L1).toString();
    const QJsonObject limits = request.value("limits"_L1).toObject();
    eachLimit(options.limits, [&](const QString &name, auto &value) {
        value = std::remove_reference_t<decltype(value)>(limits.value(name).toInteger(qint64(value)));
    });
}

} // namespace lianxin::sheets
