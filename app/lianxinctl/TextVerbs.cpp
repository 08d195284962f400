// SPDX-License-Identifier: GPL-3.0-or-later
#include "TextVerbs.h"
#include "Output.h"
#include "platform/language/TextTraining.h"
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace lianxin::ctl {
namespace {

TextTrainingOptions optionsOf(const Invocation &invocation) {
    TextTrainingOptions options;
    options.data = {{u"source"_s, QFileInfo(invocation.values.value("--labels"_L1).toString()).fileName()}};
    options.trainedAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    if (!invocation.json && ::isatty(STDERR_FILENO) != 0)
        options.progress = [](int done, int total) {
            std::fprintf(stderr, "\r%d / %d   ", done, total);
            return true;
        };
    return options;
}

Expected<std::vector<LabelledText>> textsOf(const Invocation &invocation) {
    return readLabelledTexts(invocation.values.value("--labels"_L1).toString());
}

Expected<TextClassifier> modelOf(const Invocation &invocation) {
    return TextClassifier::load(invocation.values.value("--model"_L1).toString());
}

Expected<void> writeDiagram(const Invocation &invocation, const TextScores &scores) {
    const QString path = invocation.values.value("--diagram"_L1).toString();
    if (path.isEmpty())
        return {};
    QSaveFile file(path);
    const QByteArray svg = scores.diagram(u"Reliability over %1 held-out texts (ECE %2)"_s.arg(scores.texts).arg(scores.ece, 0, 'f', 3));
    if (!file.open(QIODevice::WriteOnly) || file.write(svg) < 0 || !file.commit())
        return Error{ErrorKind::BadInput, u"text.file"_s, u"The file can't be written: "_s + file.errorString(), {}, path};
    return {};
}

} // namespace

Expected<QJsonValue> trainText(const Invocation &invocation) {
    LX_TRY(const auto texts, textsOf(invocation));
    LX_TRY(const auto model, trainTextClassifier(texts, optionsOf(invocation)));
    const QString path = invocation.values.value("--model"_L1).toString();
    LX_CHECK(model.save(path));
    return QJsonValue(QJsonObject{{u"model"_s, path},
                                  {u"bytes"_s, QFileInfo(path).size()},
                                  {u"texts"_s, qint64(texts.size())},
                                  {u"labels"_s, model.labels().size()},
                                  {u"features"_s, model.features()},
                                  {u"scores"_s, model.card().value("scores"_L1)}});
}

Expected<QJsonValue> evaluateText(const Invocation &invocation) {
    LX_TRY(const auto model, modelOf(invocation));
    LX_TRY(const auto texts, textsOf(invocation));
    const TextScores scores = evaluateTextClassifier(model, texts);
    LX_CHECK(writeDiagram(invocation, scores));
    return QJsonValue(scores.toJson());
}

Expected<QJsonValue> crossValidateText(const Invocation &invocation) {
    LX_TRY(const auto texts, textsOf(invocation));
    const int folds = int(invocation.values.value("--folds"_L1).toInteger(5));
    const auto options = optionsOf(invocation);
    LX_TRY(const auto grouped, crossValidateTexts(texts, folds, FoldsBy::Groups, options));
    LX_CHECK(writeDiagram(invocation, grouped.all));
    QJsonObject json = grouped.toJson();
    if (invocation.values.value("--both"_L1).toBool()) {
        LX_TRY(const auto plain, crossValidateTexts(texts, folds, FoldsBy::Texts, options));
        json[u"without_grouping"_s] = plain.toJson();
    }
    return QJsonValue(json);
}

int classifyText(const Invocation &invocation) {
    const auto model = modelOf(invocation);
    if (!model)
        return fail(model.error(), invocation.json);
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return fail(Error{ErrorKind::BadInput, u"text.file"_s, u"Standard input can't be read."_s, {}, {}}, invocation.json);
    for (QByteArray line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        const auto best = model->classify(QString::fromUtf8(line).trimmed(), 1).front();
        const QJsonObject answer{{u"label"_s, best.label}, {u"p"_s, std::round(best.p * 10'000) / 10'000}};
        const QByteArray text = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
        std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    }
    std::fflush(stdout);
    return 0;
}

} // namespace lianxin::ctl
