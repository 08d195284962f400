// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SheetCat.h"
#include "platform/base/JsonText.h"
#include <QJsonDocument>
#include <charconv>

namespace lianxin {

namespace {

bool isUtf8(std::string_view text) { return QByteArrayView(text.data(), qsizetype(text.size())).isValidUtf8(); }

void appendCell(std::string &out, const SheetCell &cell) {
    if (cell.type == CellType::Empty) {
        out += "null";
        return;
    }
    out += "{\"t\":\"";
    out += char(cell.type);
    out += "\",\"v\":";
    if (cell.type == CellType::Boolean)
        out += cell.text;
    else if (cell.type != CellType::Text || isUtf8(cell.text))
        appendJsonString(out, cell.text);
    else // a part of a workbook that is not the UTF-8 it says it is
        appendJsonString(out, cell.toString().toStdString());
    out += '}';
}

} // namespace

Expected<void> sheetCat(const QString &path, const SheetCatOptions &options,
                        const std::function<bool(std::string_view)> &sink) {
    const auto run = [&]() -> Expected<void> {
        LX_TRY(const auto reader, SheetReader::openInChild(path, options.read, options.workerProgram));
        int first = 0;
        int last = int(reader->sheets().size()) - 1;
        if (!options.sheet.isEmpty()) {
            LX_TRY(first, reader->find(options.sheet));
            last = first;
        }
        std::string line;
        bool goOn = true;
        for (int i = first; i <= last && goOn; ++i) {
            std::string head = "{\"sheet\":";
            appendJsonString(head, reader->sheets()[size_t(i)].name.toStdString());
            head += ",\"row\":";
            LX_CHECK(reader->read(i, [&](const SheetRow &row) {
                char number[24];
                line = head;
                line.append(number, std::to_chars(number, number + sizeof number, row.number).ptr);
                line += ",\"cells\":[";
                for (size_t c = 0; c < row.cells.size(); ++c) {
                    if (c)
                        line += ',';
                    appendCell(line, row.cells[c]);
                }
                line += "]}";
                goOn = sink(line);
                return goOn;
            }));
        }
        return {};
    };
    const Expected<void> done = run();
    if (!done) {
        const Error &error = done.error();
        const QJsonObject json{{u"code"_s, error.code},
                               {u"message"_s, error.place.isEmpty() ? error.message : u"%1 (%2)"_s.arg(error.message, error.place)},
                               {u"hint"_s, error.remedy}};
        const QByteArray text = QJsonDocument(QJsonObject{{u"error"_s, json}}).toJson(QJsonDocument::Compact);
        sink({text.constData(), size_t(text.size())});
    }
    return done;
}

} // namespace lianxin
