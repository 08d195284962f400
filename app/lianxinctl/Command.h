// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QStringList>
#include <functional>
#include <vector>

namespace lianxin::ctl {

//! How the text of an argument becomes a parameter.
enum class ArgKind {
    Text,
    Integer,
    Number,
    Switch,   //!< an option without value: true
    Path,     //!< made absolute: the engine has another working directory
    FileText, //!< the content of that file
    FileYaml, //!< the YAML map of that file; its keys become parameters of their own
    Json,     //!< a JSON object or array
    KeyValue, //!< K=V, repeatable: an object
    List,     //!< repeatable: an array of texts
    Time,     //!< ISO time: passed on as it is
    Millis,   //!< ISO time (with offset, else Asia/Shanghai) as UTC milliseconds
};

//! \brief An argument of a command: positional, or an option when its name begins with "--".
struct Argument {
    QString name;       //!< "ID", or "--phone-column"
    QString param = {}; //!< parameter of the method; empty: not passed on (read by the command itself)
    ArgKind kind = ArgKind::Text;
    bool required = false;
    QString doc = {};
    bool isOption() const { return name.startsWith(u"--"_s); }
};

//! \brief One line of `lianxinctl --help`: words, arguments, and the method that does it.
struct Command {
    QStringList words; //!< {"campaign", "start"}
    QString summary;
    QString method = {}; //!< empty: done here, see LocalVerbs
    std::vector<Argument> arguments = {};
    QJsonObject fixed = {};       //!< parameters that are always the same
    QStringList columns = {};     //!< what a list shows to people, in order
    QString also = {};            //!< a second read with the same parameters, put into the result under alsoKey
    QString alsoKey = {};
    QString verdict = {};         //!< boolean of the result that decides between exit 0 and 1
    bool raw = false;             //!< arguments are not parsed but handed on
    bool needsStore = true;
    QString localWith = {};       //!< an option with which the command is done here, else by its method
    QString title() const { return words.join(u' '); }
};

//! The command line of DESIGN §7, in the order of its help.
const std::vector<Command> &commands();
//! The command that \a words begin with.
const Command *findCommand(const QStringList &words);
//! Help of everything, or of one group.
QString helpText(const QString &group = {});
QString usageOf(const Command &command);

} // namespace lianxin::ctl
