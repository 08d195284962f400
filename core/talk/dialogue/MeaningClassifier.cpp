// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/MeaningClassifier.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"

namespace lianxin {
namespace {

//! A letter for a syllable, out of the 11,172 Hangul syllables, which nobody here says: two that share one are as rare as
//! they are harmless.
QChar letterFor(const QString &syllable) {
    quint32 hash = 2'166'136'261U; // FNV-1a
    for (const QChar c : syllable)
        hash = (hash ^ c.unicode()) * 16'777'619U;
    return QChar(char16_t(0xAC00 + hash % 11'172));
}

} // namespace

QString MeaningClassifier::otherLabel() { return u"other"_s; }

QString MeaningClassifier::featuresText(const HeardText &heard) {
    QString text = u"x"_s; // runs of anything else than letters are one blank, and none at the beginning
    text.reserve(2 * heard.text.size() + 3);
    text += heard.text;
    text += u' ';
    for (const QString &syllable : heard.merged)
        text += letterFor(syllable);
    text += u' ';
    return text;
}

Expected<MeaningClassifier> MeaningClassifier::of(TextClassifier model) {
    const auto bad = [](const QString &why) {
        return Error{ErrorKind::BadInput, u"dialogue.meaning_model"_s, u"This classifier knows no meanings of utterances: %1"_s.arg(why),
                     u"Restore meanings.model from the release."_s, {}};
    };
    for (const QString &label : model.labels())
        if (label != otherLabel() && !meaningFromName(label))
            return bad(u"there is no meaning \"%1\""_s.arg(label));
    const auto curve = ConfidenceCurve::fromJson(model.card().value("data"_L1).toObject().value("confidences"_L1).toArray());
    if (!curve || curve->toJson().isEmpty())
        return bad(u"its confidences were never measured"_s);
    MeaningClassifier classifier;
    classifier.m_model = std::move(model);
    classifier.m_curve = *curve;
    return classifier;
}

Expected<MeaningClassifier> MeaningClassifier::load(const QString &path) {
    LX_TRY(auto model, TextClassifier::load(path));
    auto classifier = of(std::move(model));
    if (classifier)
        return classifier;
    Error error = classifier.error();
    error.place = path;
    return error;
}

MeaningClassifier MeaningClassifier::loadOrNone(const QString &path) {
    auto classifier = load(path);
    if (classifier)
        return std::move(*classifier);
    qCCritical(lcBot).noquote() << "understanding goes on by rules alone:" << classifier.error().toString();
    return {};
}

const MeaningClassifier &MeaningClassifier::shipped() {
    static const MeaningClassifier classifier = loadOrNone(resourcePath(u"dialogue/meanings.model"));
    return classifier;
}

MeaningGuess MeaningClassifier::guess(const HeardText &heard) const {
    if (!m_model || heard.text.isEmpty())
        return {};
    const auto best = m_model->classify(featuresText(heard), 1).front();
    const auto meaning = meaningFromName(best.label);
    return {meaning, meaning ? m_curve(best.p) : best.p};
}

} // namespace lianxin
