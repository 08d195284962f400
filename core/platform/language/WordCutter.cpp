// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/language/WordCutter.h"
#include "platform/base/Literals.h"
#include "platform/base/Resources.h"
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cppjieba/MixSegment.hpp>
#include <cppjieba/QuerySegment.hpp>

namespace lianxin {
namespace {

const QString kDictionary = u"jieba.dict.utf8"_s;
const QString kModel = u"hmm_model.utf8"_s;

//! Beside the resources, beside the program, or where it was built.
QString dictionaryFolder() {
    const QString built = QStringLiteral(LIANXIN_WORDS_DIR);
    for (const QString &folder : {resourcePath(u"words"), QCoreApplication::applicationDirPath() + u"/words"_s})
        if (QFileInfo::exists(folder + u'/' + kDictionary))
            return folder;
    return built;
}

bool isWord(const QString &word) {
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

} // namespace

struct WordCutter::Segments {
    Segments(const std::string &dictionary, const std::string &model)
        : trie(dictionary)
        , hmm(model)
        , mix(&trie, &hmm)
        , query(&trie, &hmm) {}
    cppjieba::DictTrie trie;
    cppjieba::HMMModel hmm;
    cppjieba::MixSegment mix;
    cppjieba::QuerySegment query;
};

WordCutter::WordCutter(std::unique_ptr<Segments> segments)
    : m_segments(std::move(segments)) {}

WordCutter::~WordCutter() = default;

Expected<std::shared_ptr<const WordCutter>> WordCutter::shared() {
    static const auto one = load(dictionaryFolder());
    return one;
}

Expected<std::shared_ptr<const WordCutter>> WordCutter::load(const QString &folder) {
    // The library ends the process when a file is missing, so that is found out before.
    for (const QString &name : {kDictionary, kModel})
        if (const QFileInfo file(folder + u'/' + name); !file.isFile() || !file.isReadable() || file.size() < 100'000)
            return Error{ErrorKind::BadInput, u"text.no_dictionary"_s, u"The dictionary of Chinese words can't be read."_s,
                         u"Build again, or lay jieba.dict.utf8 and hmm_model.utf8 into a folder words beside the program."_s, file.filePath()};
    const auto local = [&](const QString &name) { return QFile::encodeName(folder + u'/' + name).toStdString(); };
    return std::shared_ptr<const WordCutter>(new WordCutter(std::make_unique<Segments>(local(kDictionary), local(kModel))));
}

QStringList WordCutter::cut(QStringView text) const {
    std::vector<std::string> words;
    m_segments->mix.Cut(text.toUtf8().toStdString(), words, true);
    QStringList out;
    for (const auto &word : words)
        if (const QString said = QString::fromStdString(word); isWord(said))
            out << said;
    return out;
}

QStringList WordCutter::partsOf(QStringView word) const {
    std::vector<std::string> words;
    m_segments->query.Cut(word.toUtf8().toStdString(), words, false);
    QStringList parts;
    for (const auto &part : words)
        if (const QString said = QString::fromStdString(part); isWord(said) && said != word && said.size() > 1)
            parts << said;
    return parts.isEmpty() ? QStringList{word.toString()} : parts;
}

} // namespace lianxin
