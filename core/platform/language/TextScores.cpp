// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/TextScores.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr int kBins = 15;

double rounded(double value) { return std::round(value * 10'000) / 10'000; }

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

} // namespace

TextScores TextScores::of(const QStringList &labels, const std::vector<TextVerdict> &verdicts) {
    TextScores s;
    s.texts = int(verdicts.size());
    const std::size_t n = std::size_t(labels.size());
    std::vector<int> right(n), answered(n), there(n);
    std::vector<Bin> bins(kBins);
    int allRight = 0;
    for (const TextVerdict &v : verdicts) {
        const bool good = v.truth == v.answer;
        allRight += good;
        ++answered[std::size_t(v.answer)];
        if (v.truth >= 0)
            ++there[std::size_t(v.truth)];
        right[std::size_t(v.answer)] += good;
        Bin &bin = bins[std::size_t(std::clamp(int(v.p * kBins), 0, kBins - 1))];
        ++bin.count;
        bin.confidence += v.p;
        bin.accuracy += good;
    }
    s.accuracy = share(allRight, s.texts);
    int classes = 0;
    for (std::size_t k = 0; k < n; ++k) {
        PerClass c{labels[qsizetype(k)], there[k], share(right[k], answered[k]), share(right[k], there[k]), 0};
        c.f1 = share(2 * c.precision * c.recall, c.precision + c.recall);
        if (there[k] > 0) {
            s.macroF1 += c.f1;
            ++classes;
        }
        s.perClass.push_back(c);
    }
    s.macroF1 = share(s.macroF1, classes);
    for (int b = 0; b < kBins; ++b) {
        Bin &bin = bins[std::size_t(b)];
        bin.from = double(b) / kBins;
        bin.to = double(b + 1) / kBins;
        bin.confidence = share(bin.confidence, bin.count);
        bin.accuracy = share(bin.accuracy, bin.count);
        s.ece += share(bin.count, s.texts) * std::abs(bin.confidence - bin.accuracy);
    }
    s.bins = std::move(bins);
    auto sorted = verdicts;
    std::sort(sorted.begin(), sorted.end(), [](const TextVerdict &a, const TextVerdict &b) { return a.p > b.p; });
    int good = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        good += sorted[i].truth == sorted[i].answer;
        const bool last = i + 1 == sorted.size() || sorted[i + 1].p < sorted[i].p; // those with the same p go together
        if (last && double(good) >= 0.95 * double(i + 1)) {
            s.coverage95 = share(double(i + 1), s.texts);
            s.threshold95 = sorted[i].p;
        }
    }
    return s;
}

QJsonObject TextScores::toJson() const {
    QJsonObject classes;
    for (const PerClass &c : perClass)
        classes[c.label] = QJsonObject{{u"precision"_s, rounded(c.precision)}, {u"recall"_s, rounded(c.recall)}, {u"f1"_s, rounded(c.f1)}, {u"count"_s, c.count}};
    QJsonArray reliability;
    for (const Bin &b : bins)
        if (b.count > 0)
            reliability.append(QJsonObject{{u"from"_s, rounded(b.from)}, {u"to"_s, rounded(b.to)}, {u"count"_s, b.count},
                                           {u"confidence"_s, rounded(b.confidence)}, {u"accuracy"_s, rounded(b.accuracy)}});
    return {{u"texts"_s, texts},
            {u"accuracy"_s, rounded(accuracy)},
            {u"macro_f1"_s, rounded(macroF1)},
            {u"ece"_s, rounded(ece)},
            {u"coverage_95"_s, rounded(coverage95)},
            {u"threshold_95"_s, rounded(threshold95)},
            {u"per_class"_s, classes},
            {u"reliability"_s, reliability}};
}

QByteArray TextScores::diagram(const QString &title) const {
    constexpr double kLeft = 60, kTop = 44, kSide = 320;
    const auto x = [](double p) { return QString::number(kLeft + p * kSide, 'f', 1); };
    const auto y = [](double p) { return QString::number(kTop + (1 - p) * kSide, 'f', 1); };
    QString svg = u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"420\" height=\"420\" viewBox=\"0 0 420 420\" "
                  "font-family=\"sans-serif\" font-size=\"12\" fill=\"#334155\">\n<rect width=\"420\" height=\"420\" fill=\"#ffffff\"/>\n"_s;
    svg += u"<text x=\"210\" y=\"26\" text-anchor=\"middle\" font-size=\"14\">%1</text>\n"_s.arg(title.toHtmlEscaped());
    for (int i = 0; i <= 5; ++i) {
        const double p = i / 5.0;
        svg += u"<path d=\"M%1 %2H%3\" stroke=\"#e2e8f0\"/>\n<text x=\"52\" y=\"%2\" dy=\"4\" text-anchor=\"end\">%4</text>\n"
               "<text x=\"%5\" y=\"382\" text-anchor=\"middle\">%4</text>\n"_s.arg(x(0), y(p), x(1), QString::number(p, 'f', 1), x(p));
    }
    svg += u"<text x=\"220\" y=\"404\" text-anchor=\"middle\">probability said</text>\n"
           "<text transform=\"translate(16 204) rotate(-90)\" text-anchor=\"middle\">share that was right</text>\n"_s;
    const auto most = std::max_element(bins.begin(), bins.end(), [](const Bin &a, const Bin &b) { return a.count < b.count; });
    for (const Bin &bin : bins) {
        if (bin.count == 0)
            continue;
        const double width = (bin.to - bin.from) * kSide - 2, height = share(bin.count, most->count) * kSide / 4;
        svg += u"<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" fill=\"#bfdbfe\"><title>%5 texts</title></rect>\n"_s.arg(
            x(bin.from), QString::number(kTop + kSide - height, 'f', 1), QString::number(width, 'f', 1), QString::number(height, 'f', 1), QString::number(bin.count));
    }
    svg += u"<path d=\"M%1 %2L%3 %4\" stroke=\"#94a3b8\" stroke-dasharray=\"4 4\" fill=\"none\"/>\n"_s.arg(x(0), y(0), x(1), y(1));
    for (const Bin &bin : bins)
        if (bin.count > 0)
            svg += u"<circle cx=\"%1\" cy=\"%2\" r=\"4\" fill=\"#2563eb\"/>\n"_s.arg(x(bin.confidence), y(bin.accuracy));
    svg += u"</svg>\n"_s;
    return svg.toUtf8();
}

} // namespace lianxin
