// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/TextClassifier.h"
#include "platform/base/Literals.h"
#include "platform/language/TextFeatures.h"
#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QtEndian>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

namespace lianxin {
namespace {

constexpr char kMagic[] = "LXTEXT";
constexpr qsizetype kMagicSize = 6, kHeadSize = kMagicSize + 2 + 4 + 8, kHashSize = 32;
constexpr quint16 kFormat = 1;
constexpr qint64 kMostBytes = 256LL << 20; //!< of a file, and of what it holds unpacked
constexpr int kMostLabels = 4'096;

Error damaged(const QString &why) {
    return {ErrorKind::BadInput, u"text.model_damaged"_s, u"This is no model of a classifier, or it was cut off or changed: %1."_s.arg(why),
            u"Train it anew: lianxinctl text train."_s, {}};
}

//! Open addressing from a run's key to its row.
class KeyIndex {
public:
    explicit KeyIndex(const std::vector<quint64> &keys) {
        std::size_t size = 16;
        while (size < keys.size() * 2)
            size *= 2;
        m_mask = size - 1;
        m_slots.assign(size, {0, -1});
        for (std::size_t i = 0; i < keys.size(); ++i) {
            std::size_t at = place(keys[i]);
            while (m_slots[at].row >= 0)
                at = (at + 1) & m_mask;
            m_slots[at] = {keys[i], int(i)};
        }
    }
    int find(quint64 key) const {
        for (std::size_t at = place(key);; at = (at + 1) & m_mask) {
            const Slot &slot = m_slots[at];
            if (slot.row < 0 || slot.key == key)
                return slot.row;
        }
    }

private:
    struct Slot {
        quint64 key;
        int row;
    };
    std::size_t place(quint64 key) const { return std::size_t((key * 0x9E3779B97F4A7C15ULL) >> 24) & m_mask; }
    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
};

//! What one text needs while it is read; kept by each thread, so that classifying allocates next to nothing.
struct Scratch {
    std::u16string folded;
    std::vector<quint16> counts; //!< by row; all zero between two texts
    std::vector<int> rows;       //!< those that are not zero
};

float weightOf(quint16 count) {
    static const std::array<float, 64> small = [] {
        std::array<float, 64> all{};
        for (std::size_t i = 1; i < all.size(); ++i)
            all[i] = 1.0F + std::log(float(i));
        return all;
    }();
    return count < small.size() ? small[count] : 1.0F + std::log(float(count));
}

template <class T>
void put(QByteArray &out, const std::vector<T> &values) {
    static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN);
    out.append(reinterpret_cast<const char *>(values.data()), qsizetype(values.size() * sizeof(T)));
}

template <class T>
bool take(QByteArrayView &from, std::vector<T> &values, std::size_t count) {
    const auto bytes = qsizetype(count * sizeof(T));
    if (from.size() < bytes)
        return false;
    values.resize(count);
    if (bytes > 0)
        std::memcpy(values.data(), from.data(), std::size_t(bytes));
    from = from.sliced(bytes);
    return true;
}

bool allFinite(const std::vector<float> &values) {
    return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

} // namespace

struct TextClassifier::Model {
    explicit Model(Parts parts)
        : p(std::move(parts))
        , index(p.keys) {}
    Parts p;
    KeyIndex index;
};

TextClassifier::TextClassifier(Parts parts)
    : m_model(std::make_shared<const Model>(std::move(parts))) {}

const QStringList &TextClassifier::labels() const { return m_model->p.labels; }
const QJsonObject &TextClassifier::card() const { return m_model->p.card; }
int TextClassifier::features() const { return int(m_model->p.keys.size()); }

std::vector<float> TextClassifier::scores(QStringView text) const {
    const Parts &p = m_model->p;
    thread_local Scratch scratch;
    if (scratch.counts.size() < p.keys.size())
        scratch.counts.resize(p.keys.size(), 0);
    foldText(text, scratch.folded);
    forEachRun(scratch.folded, [&](quint64 key) {
        const int row = m_model->index.find(key);
        if (row < 0)
            return;
        if (scratch.counts[std::size_t(row)]++ == 0)
            scratch.rows.push_back(row);
    });
    const std::size_t labels = std::size_t(p.labels.size());
    std::vector<float> sums(labels, 0.0F);
    float norm = 0;
    for (const int row : scratch.rows) {
        const float x = weightOf(scratch.counts[std::size_t(row)]) * p.idf[std::size_t(row)];
        scratch.counts[std::size_t(row)] = 0;
        norm += x * x;
        const qint16 *w = p.weights.data() + std::size_t(row) * labels;
        for (std::size_t k = 0; k < labels; ++k)
            sums[k] += x * float(w[k]);
    }
    scratch.rows.clear();
    const float over = norm > 0 ? 1.0F / std::sqrt(norm) : 0.0F;
    for (std::size_t k = 0; k < labels; ++k)
        sums[k] = sums[k] * over * p.scale[k] + p.bias[k];
    return sums;
}

std::vector<double> softmax(const std::vector<float> &scores, double temperature) {
    std::vector<double> p(scores.size());
    const double most = scores.empty() ? 0 : double(*std::max_element(scores.begin(), scores.end()));
    double sum = 0;
    for (std::size_t k = 0; k < scores.size(); ++k)
        sum += p[k] = std::exp((double(scores[k]) - most) * temperature);
    for (double &value : p)
        value /= sum;
    return p;
}

std::vector<TextLabel> TextClassifier::classify(QStringView text, int most) const {
    const auto p = softmax(scores(text), double(m_model->p.temperature));
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const std::size_t kept = most > 0 ? std::min(order.size(), std::size_t(most)) : order.size();
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(kept), order.end(),
                      [&](std::size_t a, std::size_t b) { return p[a] != p[b] ? p[a] > p[b] : a < b; });
    std::vector<TextLabel> answer;
    answer.reserve(kept);
    for (std::size_t i = 0; i < kept; ++i)
        answer.push_back({m_model->p.labels[qsizetype(order[i])], p[order[i]]});
    return answer;
}

QByteArray TextClassifier::toBytes() const {
    const Parts &p = m_model->p;
    const QByteArray labels = p.labels.join(u'\n').toUtf8();
    QByteArray body;
    put(body, std::vector<quint32>{quint32(p.labels.size()), quint32(labels.size()), quint32(p.keys.size())});
    body += labels;
    put(body, std::vector<float>{p.temperature});
    put(body, p.scale);
    put(body, p.bias);
    std::vector<quint64> steps = p.keys; // differences pack better
    for (std::size_t i = steps.size(); i-- > 1;)
        steps[i] -= steps[i - 1];
    put(body, steps);
    put(body, p.idf);
    put(body, p.weights);
    const QByteArray packed = qCompress(body, 6);
    const QByteArray card = QJsonDocument(p.card).toJson(QJsonDocument::Compact);
    QByteArray out(kMagic, kMagicSize);
    put(out, std::vector<quint16>{kFormat});
    put(out, std::vector<quint32>{quint32(card.size())});
    put(out, std::vector<quint64>{quint64(packed.size())});
    out += card + packed;
    return out + QCryptographicHash::hash(out, QCryptographicHash::Sha256);
}

Expected<TextClassifier> TextClassifier::fromBytes(const QByteArray &bytes) {
    if (bytes.size() > kMostBytes)
        return Error{ErrorKind::BadInput, u"text.model_too_large"_s, u"The model is larger than 256 MB."_s, u"Train with fewer labels."_s, {}};
    if (bytes.size() < kHeadSize + kHashSize || std::memcmp(bytes.constData(), kMagic, std::size_t(kMagicSize)) != 0)
        return damaged(u"it does not begin like one"_s);
    const char *head = bytes.constData() + kMagicSize;
    if (qFromLittleEndian<quint16>(head) != kFormat)
        return Error{ErrorKind::BadInput, u"text.model_newer"_s, u"The model was made by another version."_s, u"Update this program, or train the model anew."_s, {}};
    const qint64 cardSize = qFromLittleEndian<quint32>(head + 2);
    const quint64 packedSize = qFromLittleEndian<quint64>(head + 6);
    if (packedSize > quint64(kMostBytes) || kHeadSize + cardSize + qint64(packedSize) + kHashSize != bytes.size())
        return damaged(u"its length is wrong"_s);
    if (QCryptographicHash::hash(bytes.chopped(kHashSize), QCryptographicHash::Sha256) != bytes.last(kHashSize))
        return damaged(u"its hash is wrong"_s);
    const QByteArray packed = bytes.sliced(kHeadSize + cardSize, qsizetype(packedSize));
    // qUncompress() believes the size that the data begin with.
    if (packed.size() < 4 || qFromBigEndian<quint32>(packed.constData()) > quint64(kMostBytes))
        return damaged(u"its size is wrong"_s);
    const QByteArray body = qUncompress(packed);
    QByteArrayView rest(body);
    std::vector<quint32> sizes;
    if (!take(rest, sizes, 3) || sizes[0] < 2 || sizes[0] > kMostLabels || rest.size() < qsizetype(sizes[1]))
        return damaged(u"its labels are missing"_s);
    Parts p;
    p.card = QJsonDocument::fromJson(bytes.sliced(kHeadSize, cardSize)).object();
    p.labels = QString::fromUtf8(rest.first(sizes[1])).split(u'\n');
    rest = rest.sliced(sizes[1]);
    if (p.labels.size() != qsizetype(sizes[0]) || p.labels.contains(QString()))
        return damaged(u"its labels are wrong"_s);
    const std::size_t labels = sizes[0], keys = sizes[2];
    const std::size_t expected = (1 + 2 * labels) * sizeof(float) + keys * (sizeof(quint64) + sizeof(float) + labels * sizeof(qint16));
    std::vector<float> temperature;
    if (quint64(rest.size()) != expected || !take(rest, temperature, 1) || !take(rest, p.scale, labels) || !take(rest, p.bias, labels)
        || !take(rest, p.keys, keys) || !take(rest, p.idf, keys) || !take(rest, p.weights, keys * labels))
        return damaged(u"its length is wrong"_s);
    for (std::size_t i = 1; i < keys; ++i) {
        if (p.keys[i] == 0 || p.keys[i] > ~p.keys[i - 1])
            return damaged(u"its runs are out of order"_s);
        p.keys[i] += p.keys[i - 1];
    }
    p.temperature = temperature.front();
    if (!allFinite(p.scale) || !allFinite(p.bias) || !allFinite(p.idf) || !(p.temperature > 0) || !std::isfinite(p.temperature))
        return damaged(u"its numbers are none"_s);
    return TextClassifier(std::move(p));
}

Expected<void> TextClassifier::save(const QString &path) const {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(toBytes()) < 0 || !file.commit())
        return Error{ErrorKind::BadInput, u"text.file"_s, u"The file can't be written: "_s + file.errorString(), {}, path};
    return {};
}

Expected<TextClassifier> TextClassifier::load(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"text.file"_s, u"The file can't be read: "_s + file.errorString(), {}, path};
    if (file.size() > kMostBytes)
        return Error{ErrorKind::BadInput, u"text.model_too_large"_s, u"The model is larger than 256 MB."_s, u"Train with fewer labels."_s, path};
    auto model = fromBytes(file.readAll());
    if (!model) {
        Error error = model.error();
        error.place = path;
        return error;
    }
    return model;
}

} // namespace lianxin
