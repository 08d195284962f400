// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/FunasrFrames.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace lianxin {
namespace {

constexpr qsizetype kLongestText = 20'000; // an hour of quick talk
constexpr qint64 kLatestMs = 24LL * 3'600'000;

Error garbage(const QString &what) {
    return {ErrorKind::Unreachable, u"speech.service_garbage"_s, u"The speech recognition service answered with what is not a result: %1."_s.arg(what),
            u"See that the address is that of a FunASR runtime in 2-pass mode."_s, {}};
}

QString cleaned(const QString &text) {
    static const QRegularExpression tags(u"<\\|[^|<>]*\\|>"_s); // of SenseVoice: language, emotion, event
    QString clean = text.left(kLongestText);
    clean.remove(tags);
    clean.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    return clean.trimmed();
}

// The strongest of what SenseVoice says of the sentence's parts.
VoiceMood moodOf(const QString &text) {
    if (text.contains("<|ANGRY|>"_L1))
        return VoiceMood::Angry;
    return text.contains("<|SAD|>"_L1) ? VoiceMood::Sad : VoiceMood::Untold;
}

// [[from, to], …], also as the text of it, as the C++ server writes it.
void addMoments(const QJsonValue &value, std::vector<FunasrResult::Moment> &moments) {
    const QJsonArray list = value.isString() ? QJsonDocument::fromJson(value.toString().toUtf8()).array() : value.toArray();
    for (const auto &entry : list) {
        const QJsonArray pair = entry.toArray();
        const qint64 from = pair.at(0).toInteger(-1), to = pair.at(1).toInteger(-1);
        if (from < 0 || to < from || to > kLatestMs || (!moments.empty() && from < moments.back().fromMs))
            return moments.clear(); // times that can't be: better none
        moments.push_back({from, to});
    }
}

} // namespace

QByteArray funasrStart(const QString &name, const QMap<QString, int> &hotwords) {
    QJsonObject frame{{u"mode"_s, u"2pass"_s},
                      {u"wav_name"_s, name},
                      {u"wav_format"_s, u"pcm"_s},
                      {u"audio_fs"_s, 8000},
                      {u"is_speaking"_s, true},
                      {u"chunk_size"_s, QJsonArray{5, 10, 5}},
                      {u"chunk_interval"_s, 10},
                      {u"itn"_s, true}};
    if (!hotwords.isEmpty()) { // an object, as a text
        QJsonObject weights;
        for (auto it = hotwords.begin(); it != hotwords.end(); ++it)
            weights.insert(it.key(), it.value());
        frame.insert(u"hotwords"_s, QString::fromUtf8(QJsonDocument(weights).toJson(QJsonDocument::Compact)));
    }
    return QJsonDocument(frame).toJson(QJsonDocument::Compact);
}

QByteArray funasrEnd() {
    return R"({"is_speaking":false})";
}

Expected<FunasrResult> parseFunasrResult(const QString &frame) {
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(frame.toUtf8(), &problem);
    if (!document.isObject())
        return garbage(problem.error == QJsonParseError::NoError ? u"no object"_s : u"no JSON"_s);
    const QJsonObject object = document.object();
    const QJsonValue text = object.value("text"_L1), mode = object.value("mode"_L1);
    if (!text.isString() && !text.isUndefined())
        return garbage(u"\"text\" is no text"_s);
    if (!mode.isString() && !mode.isUndefined())
        return garbage(u"\"mode\" is no text"_s);
    if (text.isUndefined() && mode.isUndefined() && !object.contains("is_final"_L1))
        return garbage(u"neither \"text\" nor \"mode\""_s);

    FunasrResult result;
    result.text = cleaned(text.toString());
    const QString name = mode.toString();
    const bool increment = name == "2pass-online"_L1 || name == "online"_L1;
    if (!increment && !name.isEmpty() && name != "2pass-offline"_L1 && name != "offline"_L1)
        return garbage(u"an unknown \"mode\""_s);
    if (!result.text.isEmpty())
        result.kind = increment ? FunasrResult::Kind::Increment : FunasrResult::Kind::Sentence;
    // An increment may be marked as final while the sentence that replaces it is still being made.
    result.last = !increment && (object.value("is_final"_L1).toBool() || name.isEmpty());
    if (result.kind == FunasrResult::Kind::Sentence) {
        result.mood = moodOf(text.toString());
        addMoments(object.value("timestamp"_L1), result.moments);
        if (result.moments.empty()) {
            for (const auto &part : object.value("stamp_sents"_L1).toArray())
                addMoments(part.toObject().value("ts_list"_L1), result.moments);
        }
    }
    return result;
}

std::vector<QString> funasrUnits(const QString &text) {
    std::vector<QString> units;
    bool word = false; // the unit before may go on
    for (const QChar c : text) {
        const bool letter = c.isLetterOrNumber();
        const bool alone = letter && c.unicode() >= 0x2e80; // Chinese characters and what is written like them
        if (letter && !alone && word)
            units.back() += c;
        else if (letter)
            units.emplace_back(c);
        word = letter && !alone;
    }
    return units;
}

} // namespace lianxin
