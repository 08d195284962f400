// SPDX-License-Identifier: GPL-3.0-or-later
// Classifying a text (DESIGN: at most 100 µs), against the floor of folding it and hashing its runs. Both in turns, best of
// five rounds; and understanding what somebody said. Texts of 400 characters made here; or those of a file, one a line: bench_text [MODEL TEXTS].
#include "platform/base/Literals.h"
#include "platform/language/Pinyin.h"
#include "platform/language/TextFeatures.h"
#include "platform/language/TextTraining.h"
#include "talk/dialogue/Understanding.h"
#include <QFile>
#include <chrono>
#include <cstdio>

using namespace lianxin;

namespace {

std::vector<LabelledText> madeTexts(int count) {
    quint32 state = 1;
    const auto next = [&](quint32 below) {
        state = state * 1'664'525U + 1'013'904'223U;
        return (state >> 8) % below;
    };
    std::vector<LabelledText> texts;
    for (int i = 0; i < count; ++i) {
        const quint32 label = next(7);
        QString text;
        for (int c = 0; c < 400; ++c)
            text += c % 20 == 19 ? QChar(u'，') : QChar(char16_t(0x4E00 + (next(4) == 0 ? 3'000 + label * 150 + next(150) : next(3'000) * next(3'000) / 3'000)));
        texts.push_back({QString::number(label), text});
    }
    return texts;
}

double microseconds(const std::vector<LabelledText> &texts, const auto &work) {
    const auto start = std::chrono::steady_clock::now();
    for (const auto &text : texts)
        work(text.text);
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count() / double(texts.size());
}

} // namespace

int main(int argc, char **argv) {
    std::vector<LabelledText> texts;
    Expected<TextClassifier> model = Error{};
    if (argc > 2) {
        model = TextClassifier::load(QString::fromLocal8Bit(argv[1]));
        QFile file(QString::fromLocal8Bit(argv[2]));
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        while (!file.atEnd())
            texts.push_back({{}, QString::fromUtf8(file.readLine()).trimmed()});
    } else {
        texts = madeTexts(3'000);
        TextTrainingOptions options;
        options.innerFolds = 0;
        model = trainTextClassifier(texts, options);
    }
    if (!model) {
        std::fprintf(stderr, "%s\n", qPrintable(model.error().toString()));
        return 1;
    }
    double ours = 1e9, floor = 1e9;
    quint64 sum = 0;
    double p = 0;
    std::u16string folded;
    for (int round = 0; round < 5; ++round) {
        floor = std::min(floor, microseconds(texts, [&](const QString &text) {
                             foldText(text, folded);
                             forEachRun(folded, [&](quint64 key) { sum += (key * 0x9E3779B97F4A7C15ULL) >> 40; });
                         }));
        ours = std::min(ours, microseconds(texts, [&](const QString &text) { p += model->classify(text, 1).front().p; }));
    }
    std::printf("{\"path\":\"classify\",\"texts\":%zu,\"features\":%d,\"us\":%.1f,\"floor_us\":%.1f,\"ratio\":%.1f,\"check\":\"%llx %.3f\"}\n", texts.size(),
                model->features(), ours, floor, ours / floor, static_cast<unsigned long long>(sum & 0xffff), p);

    // What a citizen says, against the syllables alone.
    const QString said[] = {u"满意"_s, u"嗯，还行吧，比较满意"_s, u"我想查一下我的工单到哪一步了"_s, u"不是三五八六，是三五八九"_s,
                            u"他们上个星期来过一次，把那个井盖换了，态度挺好的，但是问题没解决，晚上还是吵"_s};
    std::vector<LabelledText> utterances;
    for (int i = 0; i < 500; ++i)
        utterances.push_back({{}, said[i % 5]});
    double understood = 1e9, syllables = 1e9;
    for (int round = 0; round < 5; ++round) {
        syllables = std::min(syllables, microseconds(utterances, [&](const QString &text) { sum += size_t(pinyinOf(text).size()); }));
        understood = std::min(understood, microseconds(utterances, [&](const QString &text) { sum += understand(text).readings.size(); }));
    }
    std::printf("{\"path\":\"understand\",\"us\":%.1f,\"syllables_us\":%.1f,\"ratio\":%.1f,\"check\":\"%llx\"}\n", understood, syllables,
                understood / syllables, static_cast<unsigned long long>(sum & 0xffff));
    return ours <= 100 ? 0 : 1;
}
