// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpeechVerbs.h"
#include "talk/speech/EspeakSynthesiser.h"
#include "talk/speech/RecogniseFile.h"
#include "talk/speech/SherpaRecogniser.h"
#include "talk/speech/SpeakToFile.h"
#include <QEventLoop>
#include <QJsonArray>

namespace lianxin::ctl {
namespace {

//! What \a start hands to its callback, waited for.
template <class T>
Expected<T> waitFor(const std::function<void(std::function<void(Expected<T>)>)> &start) {
    QEventLoop loop;
    std::optional<Expected<T>> got;
    start([&](Expected<T> result) {
        got.emplace(std::move(result));
        loop.quit();
    });
    if (!got)
        loop.exec();
    return std::move(*got);
}

QJsonObject jsonOf(const RecognisedFile::Heard &heard) {
    QJsonObject json{{u"channel"_s, heard.channel}, {u"startMs"_s, heard.segment.startMs}, {u"endMs"_s, heard.segment.endMs}, {u"text"_s, heard.segment.text}};
    if (heard.segment.confidence)
        json.insert(u"confidence"_s, *heard.segment.confidence);
    return json;
}

} // namespace

Expected<QJsonValue> recognise(const Invocation &invocation) {
    const QString profile = invocation.values.value("--profile"_L1).toString(u"rehearsal"_s);
    if (profile != "production"_L1 && profile != "rehearsal"_L1)
        return Error{ErrorKind::Usage, u"speech.profile"_s, u"There is no such profile."_s, u"Use production or rehearsal."_s, profile};
    SherpaOptions options;
    options.workerProgram = defaultWorkerProgram();
    options.modelFolder = invocation.values.value("--model"_L1).toString(demoModelFolder());
    options.allowDemo = profile == "rehearsal"_L1;
    SherpaRecogniser recogniser(options);
    LX_TRY(const RecognisedFile file, waitFor<RecognisedFile>([&](auto done) { recogniseFile(recogniser, invocation.values.value("FILE"_L1).toString(), std::move(done)); }));
    QJsonArray segments;
    QStringList texts;
    for (const auto &heard : file.heard) {
        segments.append(jsonOf(heard));
        texts << heard.segment.text;
    }
    return QJsonValue(QJsonObject{{u"text"_s, texts.join(u' ')},
                                  {u"segments"_s, segments},
                                  {u"durationMs"_s, file.durationMs},
                                  {u"engine"_s, file.model.engine},
                                  {u"model"_s, file.model.kind},
                                  {u"demo"_s, file.model.demo}});
}

Expected<QJsonValue> speak(const Invocation &invocation) {
    EspeakSynthesiser voice(defaultWorkerProgram());
    LX_TRY(const SpokenFile spoken, waitFor<SpokenFile>([&](auto done) {
               speakToFile(voice, {.text = invocation.values.value("TEXT"_L1).toString()}, invocation.values.value("--out"_L1).toString(), std::move(done));
           }));
    return QJsonValue(QJsonObject{{u"path"_s, spoken.path}, {u"durationMs"_s, spoken.durationMs}});
}

} // namespace lianxin::ctl
