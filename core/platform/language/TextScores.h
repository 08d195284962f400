// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QJsonObject>
#include <QStringList>
#include <vector>

namespace lianxin {

//! \brief One text whose label was known, and what the classifier said.
struct TextVerdict {
    int truth = -1;   //!< index of the label; -1: a label that the classifier does not know
    int answer = 0;   //!< the likeliest
    double p = 0;     //!< its probability
};

//! \brief How right a classifier was, and how honest about it.
struct LIANXIN_EXPORT TextScores {
    struct PerClass {
        QString label;
        int count = 0; //!< texts with this label
        double precision = 0, recall = 0, f1 = 0;
    };
    struct Bin {
        double from = 0, to = 0; //!< of the probability
        int count = 0;
        double confidence = 0, accuracy = 0; //!< means over the bin
    };
    int texts = 0;
    double accuracy = 0;
    double macroF1 = 0; //!< mean over the labels that occur
    double ece = 0;     //!< expected calibration error over 15 equal bins (Guo et al. 2017)
    double coverage95 = 0; //!< share of texts that can be answered with 95 % of the answers right
    double threshold95 = 1; //!< by answering from this probability on
    std::vector<PerClass> perClass;
    std::vector<Bin> bins;

    static TextScores of(const QStringList &labels, const std::vector<TextVerdict> &verdicts);
    //! {"texts","accuracy","macro_f1","ece","coverage_95","threshold_95","per_class":{label:{…}},"reliability":[…]}
    QJsonObject toJson() const;
    //! The reliability diagram as an SVG picture: confidence against accuracy, with the number of texts in each bin.
    QByteArray diagram(const QString &title) const;
};

} // namespace lianxin
