// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/MeaningTraining.h"
#include "platform/base/Literals.h"
#include "platform/language/TextTraining.h"
#include "talk/dialogue/Understanding.h"
#include <QCryptographicHash>
#include <QFile>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr int kBins = 10;
constexpr int kLeastSeen = 60; // for a step of a curve

std::vector<LabelledText> asClassified(const std::vector<MeantText> &texts) {
    std::vector<LabelledText> out;
    for (const MeantText &text : texts)
        out.push_back({text.said.label, MeaningClassifier::featuresText(HeardText(text.said.text))});
    return out;
}

//! The wordings themselves, for the card: who has the file can tell whether it is the one.
QString hashOf(const std::vector<MeantText> &texts) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const MeantText &text : texts)
        hash.addData(QString(text.said.label + u'\t' + text.said.text + u'\n').toUtf8());
    return QString::fromLatin1(hash.result().toHex());
}

double thousandths(double value) {
    return std::round(value * 1'000) / 1'000;
}

} // namespace

Expected<std::vector<MeantText>> readMeantTexts(const QString &path) {
    LX_TRY(auto said, readLabelledTexts(path));
    std::vector<MeantText> texts;
    for (auto &one : said) {
        if (one.label != MeaningClassifier::otherLabel() && !meaningFromName(one.label))
            return Error{ErrorKind::BadInput, u"dialogue.meaning_label"_s, u"\"%1\" is no meaning."_s.arg(one.label),
                         u"Use the names of docs/understanding.md."_s, path};
        texts.push_back({std::move(one), int(texts.size())});
    }
    QFile file(path); // once more, for the column that readLabelledTexts() passes over
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"text.file"_s, u"The file can't be read: "_s + file.errorString(), {}, path};
    const auto core = QString::fromUtf8(file.readLine()).trimmed().split(u'\t').indexOf(u"core"_s);
    for (std::size_t i = 0; core >= 0 && i < texts.size() && !file.atEnd();) {
        const QStringList fields = QString::fromUtf8(file.readLine()).trimmed().split(u'\t');
        if (fields.size() > core)
            texts[i].core = fields[core].toInt();
        i += fields.size() > 1 ? 1 : 0;
    }
    return texts;
}

Expected<TextClassifier> trainMeanings(const std::vector<MeantText> &texts, const MeaningTrainingOptions &options, const MeaningLexicon &lexicon) {
    const auto classified = asClassified(texts);
    std::vector<int> labels, cores;
    QStringList names;
    for (const MeantText &text : texts) {
        if (!names.contains(text.said.label))
            names << text.said.label;
        labels.push_back(int(names.indexOf(text.said.label)));
        cores.push_back(text.core);
    }
    TextTrainingOptions fit;
    fit.mostFeatures = options.mostFeatures;
    const auto fold = stratifiedFolds(labels, cores, options.folds);
    std::vector<std::pair<double, bool>> seen;
    int right = 0, guessed = 0;
    for (int f = 0; f < options.folds; ++f) {
        fit.progress = [&](int done, int total) {
            return !options.progress || options.progress(f * total + done, (options.folds + 1) * total);
        };
        std::vector<LabelledText> in;
        for (std::size_t i = 0; i < texts.size(); ++i)
            if (fold[i] != f)
                in.push_back(classified[i]);
        LX_TRY(const auto model, trainTextClassifier(in, fit));
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (fold[i] != f)
                continue;
            const auto best = model.classify(classified[i].text, 1).front();
            ++guessed;
            right += best.label == texts[i].said.label ? 1 : 0;
            const HeardText heard(texts[i].said.text);
            if (best.label != MeaningClassifier::otherLabel() && isLeftOpen(understandByRules(texts[i].said.text, {}, lexicon), heard, lexicon))
                seen.emplace_back(best.p, best.label == texts[i].said.label);
        }
    }
    fit.progress = [&](int done, int total) {
        return !options.progress || options.progress(options.folds * total + done, (options.folds + 1) * total);
    };
    fit.data = {{u"source"_s, options.source},
                {u"sha256"_s, hashOf(texts)},
                {u"folds"_s, options.folds},
                {u"right"_s, thousandths(double(right) / std::max(1, guessed))},
                {u"leftOpen"_s, int(seen.size())},
                {u"confidences"_s, ConfidenceCurve::fitted(std::move(seen), kLeastSeen).toJson()}};
    return trainTextClassifier(classified, fit);
}

MeaningScores scoreMeanings(const std::vector<MeantText> &texts, const MeaningClassifier &classifier, const MeaningLexicon &lexicon) {
    MeaningScores s;
    s.bins.resize(kBins);
    for (const MeantText &text : texts) {
        ++s.texts;
        const auto truth = meaningFromName(text.said.label);
        const auto understood = understand(text.said.text, {}, lexicon, classifier);
        const Reading top = understood.readings.empty() ? Reading() : understood.readings.front();
        const double meant = truth ? understood.of(*truth) : 0;
        if (top.confidence > 0) {
            auto &bin = s.bins[std::size_t(std::min(kBins - 1, int(top.confidence * kBins)))];
            bin.confidence += top.confidence;
            ++bin.count;
            bin.right += top.meaning == truth ? 1 : 0;
        }
        if (top.confidence >= kActedOn) {
            const bool rightly = meant >= kActedOn;
            ++(rightly ? s.actedRightly : s.actedWrongly);
            const int scored = polarityOf(*top.meaning);
            if (!rightly && scored != 0 && scored != (truth ? polarityOf(*truth) : 0))
                ++s.wronglyScored;
        } else if (top.confidence >= kAskedBack) {
            ++(meant >= kAskedBack ? s.askedRightly : s.askedWrongly);
        } else {
            ++(truth ? s.notUnderstood : s.rightlyNothing);
        }
    }
    double off = 0;
    int count = 0;
    for (const auto &bin : s.bins) {
        off += std::abs(bin.confidence - bin.right);
        count += bin.count;
    }
    s.ece = count > 0 ? off / count : 0;
    return s;
}

QJsonObject MeaningScores::toJson() const {
    QJsonArray reliability;
    for (const auto &bin : bins)
        if (bin.count > 0)
            reliability.append(QJsonObject{{u"confidence"_s, thousandths(bin.confidence / bin.count)},
                                           {u"right"_s, thousandths(double(bin.right) / bin.count)},
                                           {u"count"_s, bin.count}});
    return {{u"texts"_s, texts},
            {u"acted_rightly"_s, actedRightly},
            {u"acted_wrongly"_s, actedWrongly},
            {u"wrongly_scored"_s, wronglyScored},
            {u"asked_rightly"_s, askedRightly},
            {u"asked_wrongly"_s, askedWrongly},
            {u"not_understood"_s, notUnderstood},
            {u"rightly_nothing"_s, rightlyNothing},
            {u"ece"_s, thousandths(ece)},
            {u"reliability"_s, reliability}};
}

ConfidenceCurve measuredRules(const std::vector<MeantText> &texts, const MeaningLexicon &lexicon) {
    std::vector<std::pair<double, bool>> seen;
    for (const MeantText &text : texts) {
        const auto byRules = understandByRules(text.said.text, {}, lexicon.uncalibrated());
        if (!byRules.readings.empty())
            seen.emplace_back(byRules.readings.front().confidence, byRules.readings.front().meaning == meaningFromName(text.said.label));
    }
    return ConfidenceCurve::fitted(std::move(seen), kLeastSeen);
}

} // namespace lianxin
