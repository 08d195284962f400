// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/TextFeatures.h"
#include <QChar>
#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <numeric>
#include <unordered_map>

namespace lianxin {
namespace {

// What each code unit becomes: itself in lower case and half width, '0' for digits, ' ' for what is no letter.
class FoldTable {
public:
    FoldTable()
        : m_to(std::make_unique<char16_t[]>(0x10000)) {
        for (int i = 0; i < 0x10000; ++i) {
            char16_t c = char16_t(i);
            if (c >= 0xFF01 && c <= 0xFF5E)
                c = char16_t(c - 0xFEE0);
            const QChar q(c);
            if (q.isDigit())
                m_to[std::size_t(i)] = u'0';
            else if (q.isLetter() || q.isSurrogate() || q.isMark())
                m_to[std::size_t(i)] = q.toLower().unicode();
            else
                m_to[std::size_t(i)] = u' ';
        }
    }
    char16_t of(char16_t c) const { return m_to[c]; }

private:
    std::unique_ptr<char16_t[]> m_to;
};

quint64 mixed(quint64 x) {
    x ^= x >> 31;
    x *= 0x7FB5D329728EA185ULL;
    x ^= x >> 27;
    x *= 0x81DADEF4BC2DD44DULL;
    return x ^ (x >> 33);
}

std::vector<quint64> shinglesOf(const std::u16string &text) {
    std::u16string letters;
    for (const char16_t c : text)
        if (c != u' ')
            letters += c;
    std::vector<quint64> all;
    for (std::size_t i = 0; i == 0 || i + 3 < letters.size(); ++i) {
        quint64 key = 0;
        for (std::size_t k = 0; k < 4 && i + k < letters.size(); ++k)
            key |= quint64(letters[i + k]) << (16 * k);
        all.push_back(mixed(key));
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

double jaccard(const std::vector<quint64> &a, const std::vector<quint64> &b) {
    std::size_t i = 0, j = 0, both = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] == b[j]) {
            ++both;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return double(both) / double(std::max<std::size_t>(1, a.size() + b.size() - both));
}

constexpr int kBands = 20, kRows = 3; // two texts with half of their runs in common meet with probability .93 at least
using MinHashes = std::array<quint64, kBands * kRows>;

MinHashes minHashesOf(const std::vector<quint64> &shingles) {
    MinHashes hashes;
    for (std::size_t h = 0; h < hashes.size(); ++h) {
        const quint64 salt = mixed(h + 1);
        quint64 least = std::numeric_limits<quint64>::max();
        for (const quint64 s : shingles)
            least = std::min(least, (s ^ salt) * 0x9E3779B97F4A7C15ULL);
        hashes[h] = least;
    }
    return hashes;
}

} // namespace

void foldText(QStringView text, std::u16string &out) {
    static const FoldTable table;
    out.clear();
    text = text.left(kLongestText);
    out.reserve(std::size_t(text.size()));
    char16_t last = u' ';
    for (const QChar q : text) {
        const char16_t c = table.of(q.unicode());
        if (c == last && (c == u' ' || c == u'0'))
            continue;
        out += c;
        last = c;
    }
}

std::u16string foldedText(QStringView text) {
    std::u16string out;
    foldText(text, out);
    return out;
}

std::vector<TextFeature> featuresOf(QStringView text) {
    std::vector<quint64> keys;
    forEachRun(foldedText(text), [&](quint64 key) { keys.push_back(key); });
    std::sort(keys.begin(), keys.end());
    std::vector<TextFeature> features;
    for (const quint64 key : keys) {
        if (features.empty() || features.back().key != key)
            features.push_back({key, 0});
        ++features.back().count;
    }
    return features;
}

std::vector<int> nearDuplicateGroups(const std::vector<std::u16string> &texts, double similarity) {
    std::vector<std::vector<quint64>> shingles;
    std::vector<MinHashes> hashes;
    for (const auto &text : texts) {
        shingles.push_back(shinglesOf(text));
        hashes.push_back(minHashesOf(shingles.back()));
    }
    std::vector<int> parent(texts.size());
    std::iota(parent.begin(), parent.end(), 0);
    const auto root = [&](int i) {
        while (parent[std::size_t(i)] != i)
            i = parent[std::size_t(i)] = parent[std::size_t(parent[std::size_t(i)])];
        return i;
    };
    for (std::size_t band = 0; band < kBands; ++band) {
        std::unordered_map<quint64, std::vector<int>> buckets;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            quint64 key = 0;
            for (std::size_t r = 0; r < kRows; ++r)
                key = mixed(key ^ hashes[i][band * kRows + r]);
            auto &bucket = buckets[key];
            // Against the latest few: what is alike in a crowd meets through its neighbours.
            const std::size_t from = bucket.size() > 8 ? bucket.size() - 8 : 0;
            for (std::size_t b = from; b < bucket.size(); ++b) {
                const int a = root(bucket[b]), c = root(int(i));
                if (a != c && jaccard(shingles[std::size_t(bucket[b])], shingles[i]) >= similarity)
                    parent[std::size_t(std::max(a, c))] = std::min(a, c);
            }
            bucket.push_back(int(i));
        }
    }
    for (std::size_t i = 0; i < parent.size(); ++i)
        parent[i] = root(int(i));
    return parent;
}

} // namespace lianxin
