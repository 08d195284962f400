// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

namespace lianxin {

//! \brief One answer of the classifier.
struct TextLabel {
    QString label;
    double p = 0; //!< calibrated: of the answers with p = .8, about 80 % are right
};

//! \brief A linear classifier over runs of characters (TextFeatures.h), trained by trainTextClassifier().
//! Scores are w·x/|x| + b with x = (1 + ln count)·idf; probabilities are their softmax at the temperature that was
//! fitted on held-out folds (b holds the biases fitted with it). Immutable and cheap to copy; any thread.
//!
//! The file: "LXTEXT" · format version (u16) · bytes of the card (u32) · of the body (u64) · card (JSON) · body (zlib) ·
//! SHA-256 of all before; numbers little-endian. Whatever else a file holds is refused: text.model_damaged (not such a
//! file, cut off, changed), text.model_newer, text.model_too_large.
class LIANXIN_EXPORT TextClassifier {
public:
    //! \brief What the parts are; read by the trainer and the file.
    struct Parts {
        QStringList labels;          //!< 2…4,096
        std::vector<quint64> keys;   //!< ascending
        std::vector<float> idf;      //!< one a key
        std::vector<float> scale;    //!< one a label: weights are multiples of it
        std::vector<qint16> weights; //!< keys × labels, a key's labels together
        std::vector<float> bias;     //!< one a label
        float temperature = 1;       //!< scores are multiplied by it
        QJsonObject card;            //!< what it was trained on, when, and what it scored
    };
    explicit TextClassifier(Parts parts);

    //! All labels, the likeliest first, or the first \a most. A text without a single known run gives the labels by
    //! their bias alone.
    std::vector<TextLabel> classify(QStringView text, int most = 0) const;
    //! Uncalibrated scores in the order of labels().
    std::vector<float> scores(QStringView text) const;

    const QStringList &labels() const;
    //! The model card: {"data":{…},"trainedAt","features","calibration","scores":{…}}.
    const QJsonObject &card() const;
    int features() const;

    QByteArray toBytes() const;
    static Expected<TextClassifier> fromBytes(const QByteArray &bytes);
    //! Errors: text.file (the file can't be written; replaced as a whole or not at all).
    Expected<void> save(const QString &path) const;
    //! Errors: text.file, those above.
    static Expected<TextClassifier> load(const QString &path);

private:
    struct Model;
    std::shared_ptr<const Model> m_model;
};

//! exp(scores × temperature), as shares of their sum.
LIANXIN_EXPORT std::vector<double> softmax(const std::vector<float> &scores, double temperature);

} // namespace lianxin
