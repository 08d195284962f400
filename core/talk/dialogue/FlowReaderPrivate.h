// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/FlowReader.h"
#include <optional>
#include <yaml-cpp/yaml.h>

namespace lianxin {

//! \brief Reads one flow file: values with their places in FlowReaderValues.cpp, the steps in FlowReaderSteps.cpp, the rest in
//! FlowReader.cpp. What is wrong is noted with its line and column, and reading goes on, so that all of it is told at once.
class FlowFileReader {
public:
    FlowReading read(const QByteArray &yaml);

private:
    using Place = FlowPlaces::Place;

    //! The text of a scalar, without the blanks around it.
    static QString textOf(const YAML::Node &node);
    //! Whether it is an id as flows have them: small Latin letters, digits, - and _, 64 at most.
    static bool isIdentifier(const QString &words);
    //! yaml-cpp counts bytes; people count characters.
    void countCharacters(const QList<QByteArray> &lines);
    static Place placeOf(const YAML::Node &node);
    void issue(Place at, const QString &code, const QString &message, const QString &remedy);
    void note(const QString &what, const YAML::Node &node);
    //! Reports keys that are not \a allowed, and keys that come twice.
    void checkKeys(const YAML::Node &map, const QStringList &allowed, const QString &where);
    void wrongType(const YAML::Node &node, const QString &key, const QString &wanted);
    QString text(const YAML::Node &map, const char *key, bool required = false);
    int number(const YAML::Node &map, const char *key, int fallback, int least, int most);
    //! A text or a list of texts.
    QStringList texts(const YAML::Node &node, const QString &key);
    QString prompt(const YAML::Node &map, const char *key, bool required);
    void checkPrompt(const QString &said, const YAML::Node &node);

    void readRoot(const YAML::Node &root);
    void readRoutes(const YAML::Node &routes);
    std::optional<Meaning> knownMeaning(const QString &name, const YAML::Node &node);
    void readResults(const YAML::Node &results);
    void readVariables(const YAML::Node &variables);

    void readStep(const YAML::Node &node);
    void readCollect(const YAML::Node &node, FlowStep &step);
    void readKeys(const YAML::Node &keys, FlowStep &step);
    //! value: wordings; "@meaning" among them: whatever means that; "?@meaning": that too, but not without asking back.
    void readSays(const YAML::Node &says, FlowStep &step);
    void readBranch(const YAML::Node &node, FlowStep &step);
    void readHandOver(const YAML::Node &node, FlowStep &step);

    FlowReading m_out;
    int m_uses = 0; //!< of placeholders, so that each has a place of its own
};

} // namespace lianxin
