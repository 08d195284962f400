// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/TextTraining.h"
#include "platform/base/Literals.h"
#include "platform/language/TextFeatures.h"
#include <algorithm>
#include <cmath>
#include <limits>
#include <linear.h>
#include <memory>
#include <numeric>
#include <unordered_map>

namespace lianxin {
namespace {

Error cancelled() { return {ErrorKind::Cancelled, u"text.cancelled"_s, u"The training was stopped."_s, {}, {}}; }

//! A text as numbers: rows of the vocabulary with their weights, ascending, |x| = 1.
struct Vector {
    std::vector<int> rows;
    std::vector<float> values;
};

//! The texts once read: label numbers and runs.
struct Corpus {
    QStringList labels;
    std::vector<int> truth;
    std::vector<std::vector<TextFeature>> features;
    std::vector<int> groups;

    static Corpus of(const std::vector<LabelledText> &texts) {
        Corpus c;
        for (const auto &text : texts)
            c.labels << text.label;
        c.labels.removeDuplicates();
        c.labels.sort();
        std::vector<std::u16string> folded;
        for (const auto &text : texts) {
            c.truth.push_back(int(c.labels.indexOf(text.label)));
            c.features.push_back(featuresOf(text.text));
            folded.push_back(foldedText(text.text));
        }
        c.groups = nearDuplicateGroups(folded);
        return c;
    }
};

using Indices = std::vector<int>;

//! Which runs are kept, and how much each says.
struct Vocabulary {
    std::vector<quint64> keys;
    std::vector<float> idf;

    static Vocabulary of(const Corpus &corpus, const Indices &texts, int rarest) {
        std::unordered_map<quint64, int> documents;
        for (const int i : texts)
            for (const TextFeature &feature : corpus.features[std::size_t(i)])
                ++documents[feature.key];
        Vocabulary v;
        for (const auto &[key, count] : documents)
            if (count >= rarest)
                v.keys.push_back(key);
        std::sort(v.keys.begin(), v.keys.end());
        for (const quint64 key : v.keys)
            v.idf.push_back(float(std::log((1.0 + double(texts.size())) / (1.0 + documents[key])) + 1.0));
        return v;
    }
    Vector vectorOf(const std::vector<TextFeature> &features) const {
        Vector x;
        double norm = 0;
        auto from = keys.begin();
        for (const TextFeature &feature : features) { // both ascend
            from = std::lower_bound(from, keys.end(), feature.key);
            if (from == keys.end())
                break;
            if (*from != feature.key)
                continue;
            const auto row = from - keys.begin();
            const float value = (1.0F + std::log(float(feature.count))) * idf[std::size_t(row)];
            x.rows.push_back(int(row));
            x.values.push_back(value);
            norm += double(value) * double(value);
        }
        const float over = norm > 0 ? float(1.0 / std::sqrt(norm)) : 0.0F;
        for (float &value : x.values)
            value *= over;
        return x;
    }
};

//! \brief One label against all others, by liblinear.
class BinaryMachine {
public:
    BinaryMachine(const std::vector<Vector> &vectors, int rows)
        : m_vectors(vectors)
        , m_rows(rows) {
        std::size_t nodes = 0;
        for (const Vector &v : vectors)
            nodes += v.rows.size() + 2;
        m_nodes.reserve(nodes); // pointers into it are kept
        for (const Vector &v : vectors) {
            m_texts.push_back(m_nodes.data() + m_nodes.size());
            for (std::size_t i = 0; i < v.rows.size(); ++i)
                m_nodes.push_back({v.rows[i] + 1, 0});
            m_nodes.push_back({rows + 1, 1.0}); // bias
            m_nodes.push_back({-1, 0});
        }
    }
    //! Weights by row, the bias last. \a ratio scales each row before.
    std::vector<float> fit(const std::vector<float> &ratio, std::vector<double> signs, double cost) {
        std::size_t at = 0;
        for (const Vector &v : m_vectors) {
            for (std::size_t i = 0; i < v.rows.size(); ++i)
                m_nodes[at++].value = double(v.values[i]) * double(ratio[std::size_t(v.rows[i])]);
            at += 2;
        }
        problem p{};
        p.l = int(m_vectors.size());
        p.n = m_rows + 1;
        p.y = signs.data();
        p.x = m_texts.data();
        p.bias = 1;
        parameter how{};
        how.solver_type = L2R_L2LOSS_SVC; // without chance in it, unlike the dual one
        how.C = cost;
        // Relative to the rarer side, as liblinear's own program does; it scales by that share itself.
        how.eps = 0.01;
        set_print_string_function([](const char *) {});
        const std::unique_ptr<model, void (*)(model *)> fitted(train(&p, &how), [](model *m) { free_and_destroy_model(&m); });
        // The first text's label is the positive one of liblinear.
        const double sign = fitted->label[0] == 1 ? 1 : -1;
        std::vector<float> weights(std::size_t(m_rows) + 1);
        for (int i = 0; i < m_rows; ++i)
            weights[std::size_t(i)] = float(sign * fitted->w[i]) * ratio[std::size_t(i)];
        weights.back() = float(sign * fitted->w[m_rows]);
        return weights;
    }

private:
    const std::vector<Vector> &m_vectors;
    int m_rows;
    std::vector<feature_node> m_nodes;
    std::vector<feature_node *> m_texts;
};

//! ln of how much more often a row weighs in a label's texts than in the others.
std::vector<float> logCountRatio(const std::vector<Vector> &vectors, const std::vector<int> &truth, int label, int rows, double smoothing) {
    std::vector<double> in(std::size_t(rows), smoothing), out(std::size_t(rows), smoothing);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        auto &sums = truth[i] == label ? in : out;
        for (std::size_t k = 0; k < vectors[i].rows.size(); ++k)
            sums[std::size_t(vectors[i].rows[k])] += double(vectors[i].values[k]);
    }
    const double inSum = std::accumulate(in.begin(), in.end(), 0.0), outSum = std::accumulate(out.begin(), out.end(), 0.0);
    std::vector<float> ratio(in.size());
    for (std::size_t r = 0; r < ratio.size(); ++r)
        ratio[r] = float(std::log(in[r] / inSum / (out[r] / outSum)));
    return ratio;
}

//! Keeps the rows that tell labels apart most, and packs weights into 16 bits.
TextClassifier::Parts packed(const QStringList &labels, const Vocabulary &vocabulary, const std::vector<std::vector<float>> &weights, int mostFeatures) {
    const std::size_t n = weights.size(), rows = vocabulary.keys.size();
    std::vector<int> kept(rows);
    std::iota(kept.begin(), kept.end(), 0);
    if (rows > std::size_t(mostFeatures)) {
        std::vector<float> says(rows, 0.0F);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t k = 0; k < n; ++k)
                says[r] = std::max(says[r], std::abs(weights[k][r]) * vocabulary.idf[r]);
        std::nth_element(kept.begin(), kept.begin() + mostFeatures, kept.end(), [&](int a, int b) {
            const float x = says[std::size_t(a)], y = says[std::size_t(b)];
            return x != y ? x > y : a < b;
        });
        kept.resize(std::size_t(mostFeatures));
        std::sort(kept.begin(), kept.end());
    }
    TextClassifier::Parts p;
    p.labels = labels;
    for (std::size_t k = 0; k < n; ++k) {
        float most = 1e-9F;
        for (const int r : kept)
            most = std::max(most, std::abs(weights[k][std::size_t(r)]));
        p.scale.push_back(most / 32'767.0F);
        p.bias.push_back(weights[k].back());
    }
    for (const int r : kept) {
        p.keys.push_back(vocabulary.keys[std::size_t(r)]);
        p.idf.push_back(vocabulary.idf[std::size_t(r)]);
        for (std::size_t k = 0; k < n; ++k)
            p.weights.push_back(qint16(std::lround(weights[k][std::size_t(r)] / p.scale[k])));
    }
    return p;
}

struct Fit {
    const Corpus &corpus;
    const TextTrainingOptions &options;
    int done = 0, total = 0;

    //! Uncalibrated. Labels without a text in \a texts get a score that never wins.
    Expected<TextClassifier::Parts> on(const Indices &texts) {
        const Vocabulary vocabulary = Vocabulary::of(corpus, texts, options.rarest);
        const int rows = int(vocabulary.keys.size());
        std::vector<Vector> vectors;
        std::vector<int> truth;
        for (const int i : texts) {
            vectors.push_back(vocabulary.vectorOf(corpus.features[std::size_t(i)]));
            truth.push_back(corpus.truth[std::size_t(i)]);
        }
        BinaryMachine machine(vectors, rows);
        std::vector<std::vector<float>> weights;
        for (int k = 0; k < corpus.labels.size(); ++k) {
            if (options.progress && !options.progress(done, total))
                return cancelled();
            std::vector<double> signs;
            for (const int label : truth)
                signs.push_back(label == k ? 1 : -1);
            if (std::find(signs.begin(), signs.end(), 1) == signs.end()) {
                weights.emplace_back(std::size_t(rows) + 1, 0.0F);
                weights.back().back() = -10.0F;
            } else {
                weights.push_back(machine.fit(logCountRatio(vectors, truth, k, rows, options.smoothing), std::move(signs), options.cost));
            }
            ++done;
        }
        return packed(corpus.labels, vocabulary, weights, options.mostFeatures);
    }
};

struct Judged {
    std::vector<float> scores;
    int truth;
};

//! \brief Scores become log-probabilities as temperature·(score + bias).
struct Calibration {
    double temperature = 1;
    std::vector<double> bias; //!< by label, in the scores' unit
};

//! The temperature and biases under which what was held out is likeliest, the biases held back a little (bias-corrected
//! temperature scaling, Alexandari et al. 2020). The loss is convex; steps as in Adam (Kingma & Ba 2015), all texts at once.
Calibration fittedCalibration(const std::vector<Judged> &judged) {
    constexpr int kSteps = 400;
    constexpr double kRate = 0.05, kHeldBack = 1.0, kBeta1 = 0.9, kBeta2 = 0.99;
    const std::size_t labels = judged.front().scores.size();
    std::vector<double> x(labels + 1, 0.0), first(labels + 1, 0.0), second(labels + 1, 0.0); // biases, then ln temperature
    x[labels] = std::log(3.0);
    std::vector<float> logits(labels);
    for (int step = 1; step <= kSteps; ++step) {
        const double temperature = std::exp(x[labels]);
        std::vector<double> gradient(labels + 1, 0.0);
        for (const Judged &j : judged) {
            for (std::size_t k = 0; k < labels; ++k)
                logits[k] = float(temperature * double(j.scores[k]) + x[k]);
            const auto p = softmax(logits, 1.0);
            for (std::size_t k = 0; k < labels; ++k) {
                const double off = p[k] - (int(k) == j.truth ? 1.0 : 0.0);
                gradient[k] += off;
                gradient[labels] += off * double(j.scores[k]) * temperature;
            }
        }
        const double decay = 0.5 * (1 + std::cos(step * 3.14159265358979 / kSteps));
        for (std::size_t k = 0; k <= labels; ++k) {
            const double g = (gradient[k] + (k < labels ? kHeldBack * x[k] : 0.0)) / double(judged.size());
            first[k] = kBeta1 * first[k] + (1 - kBeta1) * g;
            second[k] = kBeta2 * second[k] + (1 - kBeta2) * g * g;
            x[k] -= kRate * decay * first[k] / (1 - std::pow(kBeta1, step)) / (std::sqrt(second[k] / (1 - std::pow(kBeta2, step))) + 1e-9);
        }
    }
    Calibration c{std::exp(x[labels]), std::vector<double>(x.begin(), x.end() - 1)};
    for (double &bias : c.bias)
        bias /= c.temperature;
    return c;
}

TextVerdict verdictOf(const std::vector<float> &scores, double temperature, int truth) {
    const auto p = softmax(scores, temperature);
    const auto best = std::max_element(p.begin(), p.end());
    return {truth, int(best - p.begin()), *best};
}

Expected<TextClassifier> fitCalibrated(const Corpus &corpus, const std::vector<LabelledText> &texts, const Indices &chosen, Fit &fit,
                                       const TextTrainingOptions &options) {
    std::vector<Judged> judged;
    if (options.innerFolds > 1) {
        std::vector<int> truth, groups;
        for (const int i : chosen) {
            truth.push_back(corpus.truth[std::size_t(i)]);
            groups.push_back(corpus.groups[std::size_t(i)]);
        }
        const auto folds = stratifiedFolds(truth, groups, options.innerFolds);
        for (int f = 0; f < options.innerFolds; ++f) {
            Indices in, out;
            for (std::size_t i = 0; i < chosen.size(); ++i)
                (folds[i] == f ? out : in).push_back(chosen[i]);
            if (in.empty() || out.empty())
                continue;
            LX_TRY(auto parts, fit.on(in));
            const TextClassifier inner(std::move(parts));
            for (const int i : out)
                judged.push_back({inner.scores(texts[std::size_t(i)].text), corpus.truth[std::size_t(i)]});
        }
    }
    LX_TRY(auto parts, fit.on(chosen));
    QJsonObject card{{u"format"_s, 1},
                     {u"data"_s, options.data},
                     {u"trainedAt"_s, options.trainedAt},
                     {u"texts"_s, int(chosen.size())},
                     {u"labels"_s, int(corpus.labels.size())},
                     {u"features"_s, int(parts.keys.size())},
                     {u"method"_s, u"one-versus-rest linear SVM on tf-idf of character runs, scaled by log-count ratios"_s}};
    if (!judged.empty()) {
        const Calibration calibration = fittedCalibration(judged);
        parts.temperature = float(calibration.temperature);
        for (std::size_t k = 0; k < parts.bias.size(); ++k)
            parts.bias[k] += float(calibration.bias[k]);
        std::vector<TextVerdict> verdicts;
        for (Judged &j : judged) {
            for (std::size_t k = 0; k < j.scores.size(); ++k)
                j.scores[k] += float(calibration.bias[k]);
            verdicts.push_back(verdictOf(j.scores, double(parts.temperature), j.truth));
        }
        card[u"scores"_s] = TextScores::of(corpus.labels, verdicts).toJson();
        card[u"scoredBy"_s] = u"%1 folds, near-duplicates kept together"_s.arg(options.innerFolds);
        card[u"temperature"_s] = double(parts.temperature);
    }
    parts.card = card;
    return TextClassifier(std::move(parts));
}

Expected<void> mustSuffice(const Corpus &corpus) {
    std::vector<int> counts(std::size_t(corpus.labels.size()));
    for (const int label : corpus.truth)
        ++counts[std::size_t(label)];
    if (std::count_if(counts.begin(), counts.end(), [](int n) { return n >= 2; }) >= 2)
        return {};
    return Error{ErrorKind::BadInput, u"text.too_few"_s, u"There are fewer than two labels with two texts each."_s,
                 u"Label more texts first."_s, {}};
}

Indices allOf(const Corpus &corpus) {
    Indices all(corpus.truth.size());
    std::iota(all.begin(), all.end(), 0);
    return all;
}

} // namespace

std::vector<int> stratifiedFolds(const std::vector<int> &labels, const std::vector<int> &groups, int folds) {
    // The larger groups first, each into the fold that has fewest texts of its first label.
    std::unordered_map<int, std::vector<int>> members;
    for (std::size_t i = 0; i < groups.size(); ++i)
        members[groups[i]].push_back(int(i));
    std::vector<int> order;
    for (const auto &[group, texts] : members)
        order.push_back(group);
    const auto shuffled = [](int group) { return quint32(group) * 2'654'435'761U; }; // not in the order of the file
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        const auto sizeA = members[a].size(), sizeB = members[b].size();
        return sizeA != sizeB ? sizeA > sizeB : shuffled(a) != shuffled(b) ? shuffled(a) < shuffled(b) : a < b;
    });
    std::unordered_map<int, std::vector<int>> have; // by label
    std::vector<int> sizes(std::size_t(folds), 0), fold(labels.size(), 0);
    for (const int group : order) {
        const auto &texts = members[group];
        auto &counts = have[labels[std::size_t(texts.front())]];
        counts.resize(std::size_t(folds), 0);
        std::size_t best = 0;
        for (std::size_t f = 1; f < std::size_t(folds); ++f)
            if (counts[f] < counts[best] || (counts[f] == counts[best] && sizes[f] < sizes[best]))
                best = f;
        for (const int i : texts) {
            auto &own = have[labels[std::size_t(i)]];
            own.resize(std::size_t(folds), 0);
            ++own[best];
            ++sizes[best];
            fold[std::size_t(i)] = int(best);
        }
    }
    return fold;
}

Expected<TextClassifier> trainTextClassifier(const std::vector<LabelledText> &texts, const TextTrainingOptions &options) {
    const Corpus corpus = Corpus::of(texts);
    LX_CHECK(mustSuffice(corpus));
    Fit fit{corpus, options};
    fit.total = (options.innerFolds > 1 ? options.innerFolds + 1 : 1) * int(corpus.labels.size());
    return fitCalibrated(corpus, texts, allOf(corpus), fit, options);
}

TextScores evaluateTextClassifier(const TextClassifier &classifier, const std::vector<LabelledText> &texts) {
    QStringList labels = classifier.labels();
    std::vector<TextVerdict> verdicts;
    for (const auto &text : texts) {
        qsizetype truth = labels.indexOf(text.label);
        if (truth < 0) {
            labels << text.label;
            truth = labels.size() - 1;
        }
        const auto best = classifier.classify(text.text, 1).front();
        verdicts.push_back({int(truth), int(labels.indexOf(best.label)), best.p});
    }
    return TextScores::of(labels, verdicts);
}

double TextCrossValidation::meanF1() const {
    double sum = 0;
    for (const auto &fold : folds)
        sum += fold.macroF1;
    return folds.empty() ? 0 : sum / double(folds.size());
}

double TextCrossValidation::deviationF1() const {
    const double mean = meanF1();
    double sum = 0;
    for (const auto &fold : folds)
        sum += (fold.macroF1 - mean) * (fold.macroF1 - mean);
    return folds.empty() ? 0 : std::sqrt(sum / double(folds.size()));
}

QJsonObject TextCrossValidation::toJson() const {
    QJsonObject json = all.toJson();
    json[u"folds"_s] = int(folds.size());
    json[u"groups"_s] = groups;
    json[u"macro_f1_mean"_s] = std::round(meanF1() * 10'000) / 10'000;
    json[u"macro_f1_deviation"_s] = std::round(deviationF1() * 10'000) / 10'000;
    return json;
}

Expected<TextCrossValidation> crossValidateTexts(const std::vector<LabelledText> &texts, int folds, FoldsBy by, const TextTrainingOptions &options) {
    if (folds < 2 || folds > 100)
        return Error{ErrorKind::Usage, u"text.bad_folds"_s, u"Cross-validation takes 2 to 100 folds."_s, {}, {}};
    const Corpus corpus = Corpus::of(texts);
    LX_CHECK(mustSuffice(corpus));
    TextCrossValidation result;
    auto distinct = corpus.groups;
    std::sort(distinct.begin(), distinct.end());
    result.groups = int(std::unique(distinct.begin(), distinct.end()) - distinct.begin());
    const auto fold = stratifiedFolds(corpus.truth, by == FoldsBy::Groups ? corpus.groups : allOf(corpus), folds);
    Fit fit{corpus, options};
    fit.total = folds * (options.innerFolds > 1 ? options.innerFolds + 1 : 1) * int(corpus.labels.size());
    std::vector<TextVerdict> all;
    for (int f = 0; f < folds; ++f) {
        Indices in;
        for (std::size_t i = 0; i < fold.size(); ++i)
            if (fold[i] != f)
                in.push_back(int(i));
        LX_TRY(const auto classifier, fitCalibrated(corpus, texts, in, fit, options));
        const double temperature = classifier.card().value("temperature"_L1).toDouble(1);
        std::vector<TextVerdict> verdicts;
        for (std::size_t i = 0; i < fold.size(); ++i)
            if (fold[i] == f)
                verdicts.push_back(verdictOf(classifier.scores(texts[i].text), temperature, corpus.truth[i]));
        result.folds.push_back(TextScores::of(corpus.labels, verdicts));
        all.insert(all.end(), verdicts.begin(), verdicts.end());
    }
    result.all = TextScores::of(corpus.labels, all);
    return result;
}

} // namespace lianxin
