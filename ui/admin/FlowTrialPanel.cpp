// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/FlowTrialPanel.h"
#include "platform/base/Literals.h"
#include "ui/admin/TrialVoice.h"
#include "ui/audio/HeadsetMicrophone.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/ScrollColumn.h"
#include <QGridLayout>
#include <QJsonDocument>
#include <QScrollBar>
#include <QTimer>

namespace lianxin {
namespace {

constexpr int kMessageMs = 5'000;

Word awaitsWord(const QJsonObject &state) {
    if (state["over"_L1].toBool()) {
        const QJsonObject outcome = state["outcome"_L1].toObject();
        const QString kind = outcome["kind"_L1].toString();
        if (kind == "hand_over"_L1)
            return {FlowTrialPanel::tr("to a person"), u"headphones"_s, Tone::Accent};
        if (kind == "continue"_L1)
            return {FlowTrialPanel::tr("goes on with %1").arg(outcome["flow"_L1].toString()), u"arrow-right"_s, Tone::Accent};
        const QString label = outcome["label"_L1].toString();
        return {FlowTrialPanel::tr("ended: %1").arg(label.isEmpty() ? resultWord(outcome["result"_L1].toString()).text : label), u"circle-check"_s, Tone::Good};
    }
    const QString awaits = state["awaits"_L1].toString();
    if (awaits == "digits"_L1)
        return {FlowTrialPanel::tr("waits for a number"), u"grid-3x3"_s, Tone::Warn};
    if (awaits == "message"_L1)
        return {FlowTrialPanel::tr("records a message"), u"mic"_s, Tone::Warn};
    if (awaits == "action"_L1)
        return {FlowTrialPanel::tr("asks the engine: %1").arg(state["action"_L1].toString()), u"cpu"_s, Tone::Warn};
    return {FlowTrialPanel::tr("waits for an answer"), u"ear"_s, Tone::Warn};
}

QString readingsText(const QJsonArray &readings) {
    QStringList out;
    for (const auto &value : readings)
        out << u"%1 %2"_s.arg(resultWord(value["means"_L1].toString()).text, percentText(value["confidence"_L1].toDouble(), 0));
    return out.join(u" · "_s);
}

} // namespace

FlowTrialPanel::FlowTrialPanel(Door &door, QWidget *parent, Microphone *microphone)
    : QWidget(parent)
    , m_door(door)
    , m_error(new ErrorBanner)
    , m_lines(column(8))
    , m_awaits(new Chip)
    , m_facts(new Facts)
    , m_keys(new QWidget)
    , m_words(new QLineEdit)
    , m_say(new Button(tr("Say"), Button::Kind::Outline, u"message-square-text"_s))
    , m_voice(new TrialVoice(door, microphone ? microphone : new HeadsetMicrophone))
    , m_silence(new Button(tr("Say nothing"), Button::Kind::Quiet))
    , m_message(new Button(tr("Speak for 5 s"), Button::Kind::Quiet, u"mic"_s))
    , m_action(new Button(tr("The engine answers …"), Button::Kind::Quiet, u"cpu"_s))
    , m_actionFails(new Button(tr("The engine can’t"), Button::Kind::Quiet))
    , m_undo(new Button(tr("Take back"), Button::Kind::Quiet, u"undo-2"_s))
    , m_player(new RecordingPlayer(this)) {
    auto *lines = column(8);
    setMargins(lines, 12, 10, 12, 10);
    auto *head = row(8);
    head->addWidget(m_awaits);
    head->addStretch(1);
    auto *values = new Button(tr("Values …"), Button::Kind::Link, u"sliders-horizontal"_s);
    values->setObjectName(u"values"_s);
    auto *again = new Button(tr("From the start"), Button::Kind::Quiet, u"rotate-cw"_s);
    again->setObjectName(u"again"_s);
    m_undo->setObjectName(u"undo"_s);
    for (auto *button : {values, m_undo, again}) {
        button->setButtonSize(Button::Size::Small);
        head->addWidget(button);
    }
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *content = new QWidget;
    auto *inner = column(8);
    setMargins(inner, 0, 0, 8, 0);
    inner->addLayout(m_lines);
    inner->addStretch(1);
    content->setLayout(inner);
    m_scroll = new ScrollColumn(content);
    m_scroll->setAccessibleName(tr("What was said"));
    lines->addWidget(m_scroll, 1);
    lines->addWidget(hline());
    lines->addWidget(m_facts);
    lines->addWidget(makeInputs());
    setLayout(lines);
    connect(values, &QPushButton::clicked, this, &FlowTrialPanel::askValues);
    connect(again, &QPushButton::clicked, this, [this] {
        m_inputs = {};
        ask();
    });
    connect(m_undo, &QPushButton::clicked, this, &FlowTrialPanel::undo);
    connect(m_error, &ErrorBanner::retried, this, &FlowTrialPanel::ask);
    connect(m_player, &RecordingPlayer::failed, m_error, &ErrorBanner::show);
}

QWidget *FlowTrialPanel::makeInputs() {
    auto *all = new QWidget;
    auto *lines = column(8);
    auto *keys = row(4);
    for (const QChar key : u"1234567890*#"_s) {
        auto *button = new Button(QString(key));
        button->setButtonSize(Button::Size::Small);
        button->setObjectName(u"key."_s + key);
        button->setAccessibleName(tr("Key %1").arg(key));
        connect(button, &QPushButton::clicked, this, [this, key] { give({{u"key"_s, QString(key)}}); });
        m_keyButtons << button;
        keys->addWidget(button);
    }
    keys->addStretch(1);
    m_keys->setLayout(keys);
    lines->addWidget(m_keys);
    auto *say = row(8);
    m_words->setPlaceholderText(tr("What a citizen would say; Enter says it"));
    m_words->setAccessibleName(tr("What a citizen would say"));
    m_words->setObjectName(u"words"_s);
    m_say->setObjectName(u"say"_s);
    say->addWidget(m_words, 1);
    say->addWidget(m_say);
    say->addWidget(m_voice->button());
    lines->addLayout(say);
    auto *others = row(4);
    m_silence->setObjectName(u"silence"_s);
    m_message->setObjectName(u"message"_s);
    m_action->setObjectName(u"action"_s);
    m_actionFails->setObjectName(u"actionFails"_s);
    for (auto *button : {m_silence, m_message, m_action, m_actionFails}) {
        button->setButtonSize(Button::Size::Small);
        others->addWidget(button);
    }
    others->addWidget(m_voice, 1);
    lines->addLayout(others);
    all->setLayout(lines);
    const auto speakUp = [this] {
        if (const QString words = m_words->text().trimmed(); !words.isEmpty()) {
            m_words->clear();
            give({{u"said"_s, words}});
        }
    };
    connect(m_words, &QLineEdit::returnPressed, this, speakUp);
    connect(m_say, &QPushButton::clicked, this, speakUp);
    connect(m_voice, &TrialVoice::began, this, &FlowTrialPanel::beQuiet);
    connect(m_voice, &TrialVoice::heard, this, [this](const QString &said, double confidence) { give({{u"said"_s, said}, {u"confidence"_s, confidence}}); });
    connect(m_voice, &TrialVoice::failed, m_error, &ErrorBanner::show);
    connect(m_silence, &QPushButton::clicked, this, [this] { give({{u"silence"_s, true}}); });
    connect(m_message, &QPushButton::clicked, this, [this] { give({{u"message"_s, kMessageMs}}); });
    connect(m_actionFails, &QPushButton::clicked, this, [this] { give({{u"actionFails"_s, true}}); });
    connect(m_action, &QPushButton::clicked, this, [this] {
        auto *dialog = new VerbDialog(tr("What does the engine answer?"), tr("As JSON, with the names that the flow reads: {\"found\": true}"), tr("Answer"), Button::Kind::Primary, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        auto *json = new QLineEdit(u"{\"found\": true}"_s);
        json->setObjectName(u"json"_s);
        dialog->body()->addWidget(new Field(tr("Answer"), json));
        connect(json, &QLineEdit::textChanged, dialog, [dialog](const QString &words) { dialog->verb()->setEnabled(QJsonDocument::fromJson(words.toUtf8()).isObject()); });
        connect(dialog, &QDialog::accepted, this, [this, json] { give({{u"action"_s, QJsonDocument::fromJson(json->text().toUtf8()).object()}}); });
        dialog->open();
    });
    return all;
}

void FlowTrialPanel::begin(const QJsonObject &flow) {
    if (flow != m_flow)
        m_values = {};
    m_flow = flow;
    m_inputs = {};
    ask();
}

void FlowTrialPanel::give(const QJsonObject &input) {
    m_inputs.append(input);
    ask();
}

void FlowTrialPanel::undo() {
    if (m_inputs.isEmpty())
        return;
    m_inputs.removeLast();
    ask();
}

void FlowTrialPanel::ask() {
    m_voice->cancel(); // what is being said answers something else
    QJsonObject params = m_flow;
    params.insert(u"inputs"_s, m_inputs);
    params.insert(u"values"_s, m_values);
    const int asked = ++m_asked;
    m_door.call(u"flows.try"_s, params, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return;
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        show(objectOf(reply));
    });
}

void FlowTrialPanel::show(const QJsonObject &state) {
    clearLayout(m_lines);
    for (const auto &line : state["lines"_L1].toArray())
        addLine(line.toObject());
    showState(state);
    QTimer::singleShot(0, m_scroll, [scroll = m_scroll] { scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum()); });
}

void FlowTrialPanel::addLine(const QJsonObject &line) {
    const QString speaker = line["speaker"_L1].toString();
    const bool bot = speaker == "bot"_L1;
    auto *frame = box(bot ? "surface" : "sunken");
    auto *inner = row(10);
    setMargins(inner, 8, 6, 8, 6);
    auto *who = text(bot ? tr("Bot") : speaker == "citizen"_L1 ? tr("Citizen") : tr("Engine"), bot ? "secondary" : "strong");
    Theme::current().holdSize(who, 48, 0);
    inner->addWidget(who, 0, Qt::AlignTop);
    QString said = line["text"_L1].toString();
    if (line.contains("key"_L1))
        said = tr("Key %1").arg(line["key"_L1].toString());
    else if (line["silence"_L1].toBool())
        said = tr("(silence)");
    else if (line.contains("messageMs"_L1))
        said = tr("(a message of %1)").arg(spanText(whole(line, "messageMs"_L1)));
    else if (speaker == "system"_L1)
        said = tr("answers %1").arg(line["action"_L1].toString());
    auto *words = text(said);
    words->setWordWrap(true);
    auto *middle = column(2);
    middle->addWidget(words);
    if (line.contains("confidence"_L1))
        middle->addWidget(text(tr("spoken, heard with %1 certainty").arg(percentText(line["confidence"_L1].toDouble(), 0)), "small"));
    if (const QJsonArray readings = line["readings"_L1].toArray(); !readings.isEmpty())
        middle->addWidget(text(readingsText(readings), "small"));
    inner->addLayout(middle, 1);
    if (bot) {
        auto *play = new Button({}, Button::Kind::Quiet, u"volume-2"_s);
        play->setButtonSize(Button::Size::Small);
        play->setObjectName(u"speak"_s);
        play->setAccessibleName(tr("Hear it: %1").arg(said));
        play->setToolTip(tr("Hear it"));
        connect(play, &QPushButton::clicked, this, [this, sentence = line["spoken"_L1].toString(said), bargeIn = line["bargeIn"_L1].toString()] { speak(sentence, bargeIn); });
        inner->addWidget(play, 0, Qt::AlignTop);
    } else if (speaker == "citizen"_L1 && !line["silence"_L1].toBool() && !line.contains("messageMs"_L1)) {
        const QString meaning = line["meaning"_L1].toString();
        inner->addWidget(new Chip(meaning.isEmpty() ? Word{tr("not understood"), u"circle-help"_s, Tone::Warn} : Word{meaning, u"check"_s, Tone::Good}), 0, Qt::AlignTop);
    }
    frame->setLayout(inner);
    m_lines->addWidget(frame);
}

void FlowTrialPanel::showState(const QJsonObject &state) {
    m_used = state["values"_L1].toObject();
    m_awaits->setWord(awaitsWord(state));
    m_facts->clear();
    m_facts->add(tr("Step"), state["step"_L1].toString());
    QStringList answers;
    const QJsonObject collected = state["answers"_L1].toObject();
    for (auto i = collected.begin(); i != collected.end(); ++i)
        answers << (i.key() == "confidence"_L1 ? tr("Sure: %1").arg(percentText(i.value().toDouble(), 0))
                                               : u"%1 = %2"_s.arg(slotText(i.key()), resultWord(i.value().toVariant().toString()).text));
    m_facts->add(tr("Answers"), statementsText(answers));
    const bool over = state["over"_L1].toBool();
    const QString awaits = state["awaits"_L1].toString();
    const bool listens = !over && awaits != "action"_L1;
    const QJsonObject meanings = state["keys"_L1].toObject();
    for (Button *button : std::as_const(m_keyButtons)) {
        button->setEnabled(listens);
        const QString meaning = meanings[button->text()].toString();
        button->setToolTip(meaning);
        button->setKind(meaning.isEmpty() ? Button::Kind::Quiet : Button::Kind::Outline);
    }
    m_words->setEnabled(listens && awaits != "message"_L1);
    m_say->setEnabled(m_words->isEnabled());
    m_voice->setEnabled(m_words->isEnabled());
    m_silence->setVisible(awaits != "message"_L1 && awaits != "action"_L1);
    m_silence->setEnabled(listens);
    m_message->setVisible(!over && awaits == "message"_L1);
    m_action->setVisible(!over && awaits == "action"_L1);
    m_actionFails->setVisible(!over && awaits == "action"_L1);
    m_undo->setEnabled(!m_inputs.isEmpty());
    if (m_words->isEnabled() && isVisible() && !m_inputs.isEmpty() && !m_voice->button()->hasFocus())
        m_words->setFocus();
}

void FlowTrialPanel::speak(const QString &sentence, const QString &bargeIn) {
    m_player->stop();
    const int asked = ++m_spoken;
    m_bargeIn = bargeIn;
    m_door.call(u"flows.speak"_s, {{u"text"_s, sentence}}, this, [this, asked](const Expected<QJsonValue> &reply) {
        if (asked != m_spoken)
            return;
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        const QString path = m_folder.filePath(u"%1.wav"_s.arg(asked));
        m_door.download(objectOf(reply), path, this, [this, asked, path](const Expected<void> &done) {
            if (!done)
                m_error->show(done.error());
            else if (asked == m_spoken)
                m_player->play(path);
        });
    });
}

// Somebody begins to speak: the prompt ends, as it would on a call if its step lets words interrupt it.
void FlowTrialPanel::beQuiet() {
    ++m_spoken; // what is not there yet is not played any more
    m_error->clear();
    if (!m_player->isPlaying())
        return;
    m_player->stop();
    if (m_bargeIn == "off"_L1)
        m_voice->remark(tr("Speak now. On a call this sentence would be heard to its end: what is said into it counts only where it asks for a person."));
    else if (m_bargeIn == "key"_L1)
        m_voice->remark(tr("Speak now. On a call only keys would interrupt this sentence."));
}

void FlowTrialPanel::askValues() {
    auto *dialog = new VerbDialog(tr("With which values?"), tr("What the flow takes from a list or a ticket; examples stand where nothing was given."), tr("Try with these"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QHash<QString, QLineEdit *> edits;
    for (auto i = m_used.begin(); i != m_used.end(); ++i) {
        auto *edit = new QLineEdit(i.value().toVariant().toString());
        edit->setObjectName(u"value."_s + i.key());
        edits.insert(i.key(), edit);
        dialog->body()->addWidget(new Field(i.key(), edit));
    }
    if (edits.isEmpty())
        dialog->body()->addWidget(text(tr("This flow needs none."), "secondary"));
    connect(dialog, &QDialog::accepted, this, [this, edits] {
        for (auto i = edits.begin(); i != edits.end(); ++i) {
            const QString given = i.value()->text().trimmed();
            if (given == m_used[i.key()].toVariant().toString())
                continue;
            m_values.insert(i.key(), m_used[i.key()].isDouble() ? QJsonValue(given.toDouble()) : QJsonValue(given));
        }
        m_inputs = {};
        ask();
    });
    dialog->open();
}

} // namespace lianxin
