// SPDX-License-Identifier: GPL-3.0-or-later
#include "DialogueVerbs.h"
#include "platform/base/Resources.h"
#include "talk/dialogue/MeaningTraining.h"
#include "talk/dialogue/Understanding.h"
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace lianxin::ctl {
namespace {

constexpr int kRounds = 3; // of timing; the best counts

QString given(const Invocation &invocation, QLatin1StringView option, QStringView otherwise) {
    const QString path = invocation.values.value(option).toString();
    return path.isEmpty() ? resourcePath(otherwise) : path;
}

double microseconds(const std::vector<MeantText> &texts, const MeaningClassifier &classifier) {
    double best = 1e12;
    std::size_t readings = 0;
    for (int round = 0; round < kRounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (const MeantText &text : texts)
            readings += understand(text.said.text, {}, MeaningLexicon::shipped(), classifier).readings.size();
        best = std::min(best, std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count());
    }
    return readings > 0 && !texts.empty() ? std::round(best / double(texts.size()) * 10) / 10 : 0;
}

} // namespace

Expected<QJsonValue> trainDialogue(const Invocation &invocation) {
    const QString from = given(invocation, "--labels"_L1, u"dialogue/wordings.tsv");
    LX_TRY(const auto texts, readMeantTexts(from));
    MeaningTrainingOptions options;
    options.source = QFileInfo(from).fileName();
    if (!invocation.json && ::isatty(STDERR_FILENO) != 0)
        options.progress = [](int done, int total) {
            std::fprintf(stderr, "\r%d / %d   ", done, total);
            return true;
        };
    LX_TRY(const auto model, trainMeanings(texts, options));
    const QString to = invocation.values.value("--model"_L1).toString();
    LX_CHECK(model.save(to));
    return QJsonValue(QJsonObject{{u"model"_s, to},
                                  {u"bytes"_s, QFileInfo(to).size()},
                                  {u"texts"_s, qint64(texts.size())},
                                  {u"features"_s, model.features()},
                                  {u"data"_s, model.card().value("data"_L1)}});
}

Expected<QJsonValue> evaluateDialogue(const Invocation &invocation) {
    LX_TRY(const auto texts, readMeantTexts(invocation.values.value("FILE"_L1).toString()));
    LX_TRY(const auto classifier, MeaningClassifier::load(given(invocation, "--model"_L1, u"dialogue/meanings.model")));
    QJsonObject rules = scoreMeanings(texts, MeaningClassifier()).toJson(), both = scoreMeanings(texts, classifier).toJson();
    rules.insert(u"microseconds"_s, microseconds(texts, MeaningClassifier()));
    both.insert(u"microseconds"_s, microseconds(texts, classifier));
    return QJsonValue(QJsonObject{{u"rules"_s, rules}, {u"rules_and_classifier"_s, both}, {u"rules_measured"_s, measuredRules(texts).toJson()}});
}

} // namespace lianxin::ctl
