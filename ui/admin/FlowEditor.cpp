// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/FlowEditor.h"
#include "platform/base/Literals.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/models/LineDiff.h"
#include <QFontDatabase>

namespace lianxin {
namespace {

constexpr int kTypingPauseMs = 300;

Cell gravity(const QJsonObject &issue) {
    return issue["severity"_L1].toString() == "error"_L1 ? Cell{FlowEditor::tr("mistake"), u"circle-x"_s, Tone::Bad, true}
                                                         : Cell{FlowEditor::tr("hint"), u"triangle-alert"_s, Tone::Warn, true};
}

Error wordsOf(const QJsonObject &issue) {
    return inReadersWords({ErrorKind::BadInput, issue["code"_L1].toString(), issue["message"_L1].toString(), issue["remedy"_L1].toString(), {}});
}

} // namespace

FlowEditor::FlowEditor(Door &door, bool mayPublish, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_mayPublish(mayPublish)
    , m_edit(new YamlEdit)
    , m_views(new QStackedWidget)
    , m_difference(new QPlainTextEdit)
    , m_compare(new Button(tr("Compare with what is in force"), Button::Kind::Quiet, u"columns-3"_s))
    , m_publish(new Button(tr("Publish …"), Button::Kind::Primary, u"check"_s))
    , m_reset(new Button(tr("Undo my changes"), Button::Kind::Quiet, u"undo-2"_s))
    , m_verdict(new Chip)
    , m_issues(new RecordModel({{tr("Line"), 56, true, [](const QJsonObject &i) { return Cell{i["line"_L1].toInt() > 0 ? QString::number(i["line"_L1].toInt()) : QString()}; }},
                                {tr("Weight"), 90, false, gravity},
                                {tr("What and what to do"), 0, false,
                                 [](const QJsonObject &i) {
                                     const Error words = wordsOf(i);
                                     return Cell{u"%1 %2"_s.arg(words.message, words.remedy)};
                                 }}},
                               u"n"_s, this))
    , m_table(new Table(u"flowIssues"_s))
    , m_error(new ErrorBanner) {
    auto *lines = column(0);
    auto *head = row(8);
    setMargins(head, 12, 8, 12, 8);
    m_compare->setCheckable(true);
    m_compare->setObjectName(u"compare"_s);
    m_publish->setObjectName(u"publish"_s);
    m_publish->setVisible(mayPublish);
    m_reset->setObjectName(u"reset"_s);
    head->addWidget(m_verdict);
    head->addStretch(1);
    head->addWidget(m_reset);
    head->addWidget(m_compare);
    head->addWidget(m_publish);
    lines->addLayout(head);
    lines->addWidget(m_error);
    m_edit->setObjectName(u"yaml"_s);
    m_edit->setAccessibleName(tr("File of the flow"));
    m_edit->setReadOnly(!mayPublish);
    m_difference->setReadOnly(true);
    m_difference->setFrameShape(QFrame::NoFrame);
    m_difference->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_difference->setObjectName(u"difference"_s);
    m_difference->setAccessibleName(tr("What differs from the version in force"));
    m_views->addWidget(m_edit);
    m_views->addWidget(m_difference);
    lines->addWidget(m_views, 3);
    lines->addWidget(hline());
    m_table->setRecords(m_issues);
    m_table->setAccessibleName(tr("What the checker found"));
    lines->addWidget(m_table, 1);
    setLayout(lines);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &FlowEditor::check);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        m_sound = false;
        m_publish->setEnabled(false);
        m_reset->setEnabled(isDirty());
        m_typing.start();
    });
    connect(m_compare, &QPushButton::toggled, this, &FlowEditor::showDifference);
    connect(m_publish, &QPushButton::clicked, this, &FlowEditor::publish);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        edit(m_inForce, m_inForce);
        if (m_inForce.isEmpty())
            Q_EMIT abandoned();
    });
    const auto jump = [this](const QJsonObject &issue) {
        m_compare->setChecked(false);
        m_edit->goTo(issue["line"_L1].toInt(), issue["column"_L1].toInt());
    };
    connect(m_table, &Table::opened, this, jump);
    connect(m_table, &QAbstractItemView::clicked, this, [this, jump] { jump(m_table->currentRecord()); });
}

void FlowEditor::edit(const QString &yaml, const QString &inForce) {
    m_inForce = inForce;
    m_compare->setChecked(false);
    m_edit->setPlainText(yaml);
    m_edit->document()->setModified(yaml != inForce);
    m_reset->setEnabled(isDirty());
    m_compare->setEnabled(!inForce.isEmpty());
    m_typing.stop();
    check();
}

void FlowEditor::check() {
    const int asked = ++m_asked;
    const QString checked = yaml();
    m_door.call(u"flows.check"_s, {{u"yaml"_s, checked}}, this, [this, asked, checked](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return;
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        showIssues(objectOf(reply));
        if (m_sound && checked == yaml())
            Q_EMIT sound(checked);
    });
}

void FlowEditor::showIssues(const QJsonObject &result) {
    QJsonArray numbered;
    QMap<int, Tone> marks;
    int mistakes = 0;
    for (const auto &value : result["issues"_L1].toArray()) {
        QJsonObject issue = value.toObject();
        const bool grave = issue["severity"_L1].toString() == "error"_L1;
        mistakes += grave;
        issue.insert(u"n"_s, QString::number(numbered.size()));
        numbered.append(issue);
        if (const int line = issue["line"_L1].toInt(); line > 0 && marks.value(line, Tone::Warn) != Tone::Bad)
            marks.insert(line, grave ? Tone::Bad : Tone::Warn);
    }
    m_issues->setRecords(numbered);
    m_table->setVisible(!numbered.isEmpty());
    m_edit->setMarks(marks);
    m_sound = result["ok"_L1].toBool();
    const auto hints = numbered.size() - mistakes;
    m_verdict->setWord(!m_sound    ? Word{tr("%n mistake(s)", nullptr, mistakes), u"circle-x"_s, Tone::Bad}
                       : hints > 0 ? Word{tr("sound, %n hint(s)", nullptr, static_cast<int>(hints)), u"triangle-alert"_s, Tone::Warn}
                                   : Word{tr("sound"), u"circle-check"_s, Tone::Good});
    m_publish->setEnabled(m_mayPublish && m_sound && yaml() != m_inForce);
}

void FlowEditor::showDifference() {
    m_views->setCurrentIndex(m_compare->isChecked() ? 1 : 0);
    if (!m_compare->isChecked())
        return;
    QFont letters = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    letters.setPixelSize(px(13));
    m_difference->setFont(letters);
    m_difference->clear();
    const QList<DiffLine> lines = lineDiff(m_inForce, yaml());
    if (lines.isEmpty()) {
        m_difference->setPlainText(tr("Nothing differs from the version in force."));
        return;
    }
    const Tokens &t = tokens();
    QTextCursor cursor(m_difference->document());
    for (const DiffLine &line : lines) {
        QTextBlockFormat block;
        QTextCharFormat letter;
        QString sign = u"  "_s;
        letter.setForeground(t.text);
        if (line.kind == DiffLine::Kind::Added) {
            sign = u"+ "_s;
            block.setBackground(t.goodSoft);
            letter.setForeground(t.good);
        } else if (line.kind == DiffLine::Kind::Removed) {
            sign = u"- "_s;
            block.setBackground(t.badSoft);
            letter.setForeground(t.bad);
        } else if (line.kind == DiffLine::Kind::Skipped) {
            block.setBackground(t.sunken);
            letter.setForeground(t.text2);
        }
        if (cursor.position() > 0)
            cursor.insertBlock();
        cursor.setBlockFormat(block);
        cursor.insertText(line.kind == DiffLine::Kind::Skipped ? tr("… %1 lines as before").arg(line.count) : sign + line.text, letter);
    }
    m_difference->moveCursor(QTextCursor::Start);
}

void FlowEditor::publish() {
    auto *dialog = new VerbDialog(tr("Publish this flow?"),
                                  tr("New calls take it from now on, those of running campaigns too; calls that are up keep theirs. "
                                     "The versions before stay and can be put in force again."),
                                  tr("Publish"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_door.call(u"flows.import"_s, {{u"yaml"_s, yaml()}}, this, [this](const Expected<QJsonValue> &reply) {
            if (!reply) {
                m_error->show(reply.error());
                return;
            }
            m_error->clear();
            m_inForce = yaml();
            m_edit->document()->setModified(false);
            m_publish->setEnabled(false);
            m_reset->setEnabled(false);
            Q_EMIT published(objectOf(reply));
        });
    });
    dialog->open();
}

} // namespace lianxin
