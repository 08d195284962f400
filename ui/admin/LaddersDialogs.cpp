// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of reminder ladders asks before something happens.
#include "platform/base/Literals.h"
#include "ui/admin/LaddersPage.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QLineEdit>
#include <QSpinBox>

namespace lianxin {
namespace {

QString ladderSentences(const QJsonArray &effect) {
    QStringList lines;
    for (const auto &sentence : effect)
        lines << sentence.toString();
    return lines.join(u'\n');
}

QString whoAndWhen(const QJsonObject &version) {
    if (version["version"_L1].toInteger() == 0)
        return LaddersPage::tr("as shipped");
    return LaddersPage::tr("version %1, saved by %2 on %3")
        .arg(version["version"_L1].toInteger())
        .arg(version["savedByName"_L1].toString(version["savedBy"_L1].toString()), dayTimeText(version["savedAt"_L1].toInteger()));
}

} // namespace

void LaddersPage::addLadder() {
    QStringList free;
    for (const auto &category : m_state["categories"_L1].toArray())
        free << category.toString();
    for (int i = 0; i < m_draft.count(); ++i)
        for (const QString &taken : m_draft.categoriesOf(i))
            free.removeAll(taken);
    auto *dialog = new VerbDialog(tr("A ladder for which category?"),
                                  free.isEmpty() ? tr("Every category of the time limits has a ladder of its own already.")
                                                 : tr("It begins with the steps of the ladder for all others, and then goes its own way."),
                                  tr("Add the ladder"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *category = new Choice;
    category->setObjectName(u"category"_s);
    for (const QString &name : std::as_const(free))
        category->addChoice(name, name);
    dialog->body()->addWidget(new Field(tr("Category of the time limits"), category));
    dialog->verb()->setEnabled(!free.isEmpty());
    connect(dialog, &QDialog::accepted, this, [this, category] {
        m_ladder = m_draft.addLadder(category->value());
        fillLadders();
        changed();
    });
    dialog->open();
}

void LaddersPage::removeLadder() {
    auto *dialog = new VerbDialog(tr("Remove the ladder of %1?").arg(m_draft.nameOf(m_ladder)),
                                  tr("Its tickets follow the ladder for all others. Nothing counts until you save."), tr("Remove the ladder"),
                                  Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_draft.removeLadder(m_ladder);
        m_ladder = qBound(0, m_ladder, qMax(0, m_draft.count() - 1));
        fillLadders();
        changed();
    });
    dialog->open();
}

void LaddersPage::editHours() {
    auto *dialog = new VerbDialog(tr("When may calls be made?"),
                                  tr("Steps outside these hours wait for the next one, or come earlier when they would miss the deadline. Write hours "
                                     "like 09:00-12:00, 14:00-20:00; empty means no calls."),
                                  tr("Take these hours"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    struct Editor {
        QString whose, day;
        QLineEdit *edit;
        Line line;
    };
    auto editors = std::make_shared<QList<Editor>>();
    for (const auto &[whose, day, label] :
         {std::tuple{u"unit"_s, u"workday"_s, tr("Units, working days")}, {u"unit"_s, u"weekend"_s, tr("Units, weekends")},
          {u"unit"_s, u"holiday"_s, tr("Units, holidays")}, {u"citizen"_s, u"workday"_s, tr("Citizens, working days")},
          {u"citizen"_s, u"weekend"_s, tr("Citizens, weekends")}, {u"citizen"_s, u"holiday"_s, tr("Citizens, holidays")}}) {
        auto *edit = new QLineEdit(m_draft.hours(whose, day));
        edit->setObjectName(whose + u'.' + day);
        edit->setPlaceholderText(tr("no calls"));
        const Line line = makeLine(label, edit);
        dialog->body()->addWidget(line.box);
        editors->append({whose, day, edit, line});
    }
    // What is typed is looked at by the engine before it is taken.
    auto *soon = new QTimer(dialog);
    soon->setSingleShot(true);
    soon->setInterval(300);
    const auto written = [this, editors] {
        LadderDraft draft = m_draft;
        for (const Editor &editor : *editors)
            draft.setHours(editor.whose, editor.day, editor.edit->text());
        return draft;
    };
    connect(soon, &QTimer::timeout, dialog, [this, dialog, editors, written] {
        m_door.call(u"tickets.ladders.check"_s, {{u"ladders"_s, written().json()}}, dialog,
                    [dialog, editors](const Expected<QJsonValue> &reply) {
                        bool said = false;
                        for (const Editor &editor : *editors) {
                            const bool bad = !reply && reply.error().place.startsWith(u"windows.%1.%2"_s.arg(editor.whose, editor.day));
                            restyle(editor.edit, "state", bad ? u"missing"_s : QString());
                            editor.line.refusal->setVisible(bad);
                            if (bad)
                                editor.line.refusal->setText(editor.edit->text().trimmed().isEmpty()
                                                                 ? tr("Nobody could ever be called: give hours for working days.")
                                                                 : tr("These are no hours: write from-to, like 09:00-12:00, each after the one before."));
                            said = said || bad;
                        }
                        dialog->verb()->setEnabled(!said);
                    });
    });
    for (const Editor &editor : std::as_const(*editors))
        connect(editor.edit, &QLineEdit::textChanged, dialog, [dialog, soon] {
            dialog->verb()->setEnabled(false);
            soon->start();
        });
    connect(dialog, &QDialog::accepted, this, [this, written] {
        m_draft = written();
        changed();
    });
    dialog->open();
}

void LaddersPage::editVisits() {
    auto *dialog = new VerbDialog(tr("When are citizens asked how it went?"),
                                  tr("A finished ticket calls its citizen back. An answer that is not sure enough is heard by a person before a supervision "
                                     "order follows."),
                                  tr("Take these"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"visitsDialog"_s);
    const QJsonObject visits = m_draft.visits();
    const auto box = [&](const QString &name, const QString &label, const QString &suffix, int least, int most, int value) {
        auto *edit = new QSpinBox;
        edit->setObjectName(name);
        edit->setRange(least, most);
        edit->setSuffix(suffix);
        edit->setValue(value);
        dialog->body()->addWidget(new Field(label, edit));
        return edit;
    };
    auto *delay = box(u"delayMinutes"_s, tr("First call after the unit has finished"), tr(" min"), 0, 10'080, visits["delayMinutes"_L1].toInt(30));
    auto *within = box(u"withinDays"_s, tr("Given up after"), tr(" days"), 1, 60, visits["withinDays"_L1].toInt(14));
    auto *attempts = box(u"attempts"_s, tr("Calls in all"), {}, 1, 10, visits["attempts"_L1].toInt(3));
    auto *perDay = box(u"perDay"_s, tr("Of them a day"), {}, 1, 5, visits["perDay"_L1].toInt(1));
    auto *sure = box(u"leastConfidence"_s, tr("A person listens where an answer is less sure than"), u" %"_s, 0, 100,
                     qRound(visits["leastConfidence"_L1].toDouble(0.75) * 100));
    const auto most = [attempts, perDay] { perDay->setMaximum(qMin(5, attempts->value())); };
    most();
    connect(attempts, &QSpinBox::valueChanged, dialog, most);
    connect(dialog, &QDialog::accepted, this, [=, this] {
        m_draft.setVisits({{u"delayMinutes"_s, delay->value()},
                           {u"withinDays"_s, within->value()},
                           {u"attempts"_s, attempts->value()},
                           {u"perDay"_s, perDay->value()},
                           {u"leastConfidence"_s, sure->value() / 100.0}});
        changed();
    });
    dialog->open();
}

void LaddersPage::askSave() {
    auto *dialog = new VerbDialog(tr("Save the ladders?"), ladderSentences(m_effect), tr("Save the ladders"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] { save(m_draft.json()); });
    dialog->open();
}

void LaddersPage::save(const QJsonObject &ladders) {
    m_door.call(u"tickets.ladders.save"_s, {{u"ladders"_s, ladders}, {u"version"_s, m_state["version"_L1]}}, this, [this](const Expected<QJsonValue> &reply) {
        if (reply)
            load();
        else
            m_error->show(reply.error()); // what was typed stays
    });
}

void LaddersPage::askReturn(const QJsonObject &version) {
    const QJsonObject ladders = version["ladders"_L1].toObject();
    m_door.call(u"tickets.ladders.check"_s, {{u"ladders"_s, ladders}}, this, [this, version, ladders](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        auto *dialog = new VerbDialog(tr("Return to the ladders %1?").arg(whoAndWhen(version)), ladderSentences((*reply)["effect"_L1].toArray()),
                                      tr("Return to these"), Button::Kind::Primary, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setObjectName(u"return"_s);
        connect(dialog, &QDialog::accepted, this, [this, ladders] { save(ladders); });
        dialog->open();
    });
}

void LaddersPage::showVersions() {
    auto *dialog = new VerbDialog(tr("Which version?"), tr("What was in force, and who saved it. Returning saves it as the newest; nothing is lost."),
                                  tr("Return to this version …"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"versionList"_s);
    auto *model = new RecordModel({{tr("Version"), 70, true, [](const QJsonObject &v) { return Cell{QString::number(v["version"_L1].toInteger())}; }},
                                   {tr("Saved"), 130, false,
                                    [](const QJsonObject &v) {
                                        const qint64 at = v["savedAt"_L1].toInteger();
                                        return at > 0 ? Cell{dayTimeText(at)} : Cell{.text = tr("as shipped"), .dim = true};
                                    }},
                                   {tr("Who"), 0, false,
                                    [](const QJsonObject &v) { return Cell{v["savedByName"_L1].toString(v["savedBy"_L1].toString())}; }},
                                   {tr("Steps"), 70, true, [](const QJsonObject &v) { return Cell{QString::number(v["steps"_L1].toInt())}; }}},
                                  u"id"_s, dialog);
    QJsonArray rows;
    for (const auto &value : std::as_const(m_versions)) {
        QJsonObject version = value.toObject();
        int steps = 0;
        for (const auto &ladder : version["ladders"_L1]["ladders"_L1].toArray())
            steps += static_cast<int>(ladder["rungs"_L1].toArray().size());
        version.insert(u"steps"_s, steps);
        version.insert(u"id"_s, QString::number(version["version"_L1].toInteger()));
        rows.append(version);
    }
    model->setRecords(rows);
    auto *table = new Table(u"ladder-versions"_s);
    table->setRecords(model);
    table->setAccessibleName(tr("Versions of the ladders"));
    table->setMinimumSize(px(460), px(260));
    dialog->body()->addWidget(table);
    table->selectRow(qMin(1, model->rowCount() - 1));
    const auto check = [dialog, table] { dialog->verb()->setEnabled(table->currentIndex().row() > 0); }; // the first is in force
    check();
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, dialog, check);
    connect(dialog, &QDialog::accepted, this, [this, table] { askReturn(table->currentRecord()); });
    dialog->open();
}

} // namespace lianxin
