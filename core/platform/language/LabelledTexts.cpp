// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/LabelledTexts.h"
#include <QFile>
#include <QStringList>
#include <algorithm>

namespace lianxin {

Expected<std::vector<LabelledText>> readLabelledTexts(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"text.file"_s, u"The file can't be read: "_s + file.errorString(), {}, path};
    const auto fieldsOf = [&] {
        QByteArray line = file.readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        if (line.startsWith("\xEF\xBB\xBF"))
            line.remove(0, 3);
        return QString::fromUtf8(line).split(u'\t');
    };
    const QStringList head = fieldsOf();
    const qsizetype label = head.indexOf(u"label"_s), text = head.indexOf(u"text"_s);
    if (label < 0 || text < 0)
        return Error{ErrorKind::BadInput, u"text.labels_missing"_s, u"The first line does not name the columns label and text."_s,
                     u"Begin the file with the line label⇥text."_s, path};
    std::vector<LabelledText> texts;
    for (int number = 2; !file.atEnd(); ++number) {
        const QStringList fields = fieldsOf();
        if (fields.size() == 1 && fields.front().trimmed().isEmpty())
            continue;
        if (fields.size() <= std::max(label, text) || fields[label].trimmed().isEmpty())
            return Error{ErrorKind::BadInput, u"text.labels_bad"_s, u"A line has no label or no text."_s, u"Every line is label⇥text."_s,
                         path + u':' + QString::number(number)};
        texts.push_back({fields[label].trimmed(), fields[text]});
    }
    return texts;
}

} // namespace lianxin
