// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/MeaningLexicon.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include "platform/language/Pinyin.h"
#include <QFile>
#include <algorithm>
#include <yaml-cpp/yaml.h>

namespace lianxin {
namespace {

Error badLexicon(const QString &why, int line) {
    return {ErrorKind::BadInput, u"dialogue.lexicon"_s, u"The list of wordings can't be used: %1"_s.arg(why),
            u"Restore lexicon.yaml from the release."_s, line > 0 ? QString::number(line) : QString()};
}

QString lexiconText(const YAML::Node &node) {
    return QString::fromStdString(node.Scalar()).trimmed();
}

QStringList longestFirst(const YAML::Node &list) {
    QStringList out;
    for (const auto &item : list)
        out << comparable(lexiconText(item));
    std::stable_sort(out.begin(), out.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return out;
}

} // namespace

QString comparable(QStringView text) {
    QString out;
    const QString narrow = text.toString().normalized(QString::NormalizationForm_KC);
    for (const QChar c : narrow)
        if (c.isLetterOrNumber())
            out += c.toLower();
    return out;
}

Wording Wording::of(const QString &written) {
    Wording wording;
    wording.alone = written.startsWith(u'=');
    wording.text = comparable(written);
    wording.sounds = pinyinOf(wording.text);
    for (const QString &sound : std::as_const(wording.sounds))
        wording.merged << mergedSyllable(sound);
    return wording;
}

Expected<MeaningLexicon> MeaningLexicon::parse(const QByteArray &yaml) {
    MeaningLexicon lexicon;
    try {
        const auto root = YAML::Load(yaml.toStdString());
        for (const auto &entry : root["meanings"]) {
            const auto meaning = meaningFromName(lexiconText(entry.first));
            if (!meaning)
                return badLexicon(u"there is no meaning \"%1\""_s.arg(lexiconText(entry.first)), entry.first.Mark().line + 1);
            auto &wordings = lexicon.m_wordings[*meaning];
            for (const auto &item : entry.second) {
                wordings.push_back(Wording::of(lexiconText(item)));
                if (wordings.back().text.isEmpty())
                    return badLexicon(u"a wording is empty"_s, item.Mark().line + 1);
            }
        }
        for (const auto &entry : root["turns"]) {
            const auto from = meaningFromName(lexiconText(entry.first)), to = meaningFromName(lexiconText(entry.second));
            if (!from || !to)
                return badLexicon(u"\"turns\" names no meaning"_s, entry.first.Mark().line + 1);
            lexicon.m_turns.emplace(*from, *to);
        }
        for (const auto &item : root["nothing"])
            lexicon.m_nothing.push_back(Wording::of(lexiconText(item)));
        lexicon.m_negations = longestFirst(root["negations"]);
        lexicon.m_corrections = longestFirst(root["corrections"]);
        lexicon.m_turnings = longestFirst(root["turnings"]);
        lexicon.m_fillers = longestFirst(root["fillers"]);
        std::vector<std::pair<double, double>> knots;
        for (const auto &knot : root["confidences"])
            knots.emplace_back(knot[0].as<double>(), knot[1].as<double>());
        const auto curve = ConfidenceCurve::through(std::move(knots));
        if (!curve)
            return badLexicon(u"\"confidences\" has to ascend between 0 and 1"_s, root["confidences"].Mark().line + 1);
        lexicon.m_confidences = *curve;
    } catch (const YAML::Exception &e) {
        return badLexicon(QString::fromStdString(e.msg), e.mark.line + 1);
    }
    if (lexicon.m_wordings.size() != allMeanings().size())
        return badLexicon(u"a meaning has no wordings"_s, 0);
    return lexicon;
}

const MeaningLexicon &MeaningLexicon::shipped() {
    static const MeaningLexicon lexicon = [] {
        QFile file(resourcePath(u"dialogue/lexicon.yaml"));
        auto read = file.open(QIODevice::ReadOnly) ? parse(file.readAll()) : Expected<MeaningLexicon>(badLexicon(file.errorString(), 0));
        if (!read) {
            qCCritical(lcBot).noquote() << "lexicon:" << read.error().toString();
            return MeaningLexicon();
        }
        return *read;
    }();
    return lexicon;
}

MeaningLexicon MeaningLexicon::uncalibrated() const {
    MeaningLexicon other = *this;
    other.m_confidences = {};
    return other;
}

std::optional<Meaning> MeaningLexicon::turned(Meaning meaning) const {
    const auto found = m_turns.find(meaning);
    return found == m_turns.end() ? std::nullopt : std::optional(found->second);
}

} // namespace lianxin
