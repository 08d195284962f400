// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/ListsPage.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/Table.h"
#include <QCoreApplication>
#include <QFileDialog>
#include <QJsonArray>

namespace lianxin {
namespace {

constexpr int listsAtOnce = 100;

struct ReasonWord {
    const char *code;
    const char *words;
};
const ReasonWord reasonWords[] = {
    {"phone.empty", QT_TRANSLATE_NOOP("ImportReasons", "No number")},
    {"phone.not_a_number", QT_TRANSLATE_NOOP("ImportReasons", "Not a number, or several in a cell")},
    {"phone.digits_lost", QT_TRANSLATE_NOOP("ImportReasons", "Digits lost by the spreadsheet program")},
    {"phone.length", QT_TRANSLATE_NOOP("ImportReasons", "Too few or too many digits")},
    {"phone.prefix", QT_TRANSLATE_NOOP("ImportReasons", "No such prefix, or abroad")},
    {"phone.area_code_missing", QT_TRANSLATE_NOOP("ImportReasons", "Landline without an area code")},
    {"phone.service", QT_TRANSLATE_NOOP("ImportReasons", "Service number")},
    {"duplicate", QT_TRANSLATE_NOOP("ImportReasons", "Twice in the list")},
    {"do_not_call", QT_TRANSLATE_NOOP("ImportReasons", "On the do-not-call list")},
    {"in_running_list", QT_TRANSLATE_NOOP("ImportReasons", "In a running campaign")},
    {"hidden_row", QT_TRANSLATE_NOOP("ImportReasons", "Hidden in the file")},
};

QHBoxLayout *factLine(const QString &what, qint64 number, Tone tone = Tone::Mute) {
    auto *line = row(8);
    auto *words = text(what);
    line->addWidget(words, 1);
    auto *count = text(numberText(number));
    count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (number > 0)
        setTone(count, toneProperty(tone));
    line->addWidget(count);
    return line;
}

} // namespace

Word listWord(const QString &state) {
    if (state == "ready"_L1)
        return {ListsPage::tr("Ready"), u"circle-check"_s, Tone::Good};
    if (state == "importing"_L1)
        return {ListsPage::tr("Being imported"), u"refresh-cw"_s, Tone::Accent};
    if (state == "undone"_L1)
        return {ListsPage::tr("Taken back"), u"undo-2"_s, Tone::Mute};
    if (state == "failed"_L1)
        return {ListsPage::tr("Not imported"), u"circle-x"_s, Tone::Bad};
    return {state, {}, Tone::Mute};
}

QString importReasonText(const QString &code) {
    for (const ReasonWord &word : reasonWords)
        if (code == QLatin1StringView(word.code))
            return QCoreApplication::translate("ImportReasons", word.words);
    return code;
}

ListsPage::ListsPage(Door &door, bool mayManage, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_mayManage(mayManage)
    , m_model(new RecordModel(
          {{tr("List"), 0, false, [](const QJsonObject &l) { return Cell{.text = l["name"_L1].toString(), .strong = true}; }},
           {tr("State"), 128, false,
            [](const QJsonObject &l) {
                const Word word = listWord(l["state"_L1].toString());
                return Cell{word.text, word.icon, word.tone, true};
            }},
           {tr("People"), 90, true, [](const QJsonObject &l) { return Cell{numberText(whole(l, "imported"_L1))}; }},
           {tr("Not imported"), 108, true,
            [](const QJsonObject &l) {
                return Cell{numberText(whole(l, "invalid"_L1) + whole(l, "duplicates"_L1) + whole(l, "skipped"_L1))};
            }},
           {tr("Called"), 90, true, [](const QJsonObject &l) { return Cell{numberText(whole(l, "dialled"_L1))}; }},
           {tr("By"), 90, false, [](const QJsonObject &l) { return Cell{l["createdByName"_L1].toString()}; }},
           {tr("When"), 110, false, [](const QJsonObject &l) { return Cell{.text = dayTimeText(whole(l, "createdAt"_L1)), .dim = true}; }}},
          u"id"_s, this))
    , m_table(new Table(u"lists"_s))
    , m_count(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_views(new QStackedWidget)
    , m_name(new ElidedLabel({}, "h16"))
    , m_state(new Chip)
    , m_facts(text({}, "small"))
    , m_rows(column(6))
    , m_usage(column(6))
    , m_note(text({}, "small"))
    , m_people(new Button(tr("Show its people"), Button::Kind::Outline, u"users"_s))
    , m_undo(new Button(tr("Take the import back …"), Button::Kind::Danger, u"undo-2"_s))
    , m_errors(new Button(tr("Save the rows that were not imported …"), Button::Kind::Outline, u"download"_s)) {
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 12);
    auto *head = row(10);
    head->addWidget(text(tr("Lists of contacts"), "h20"));
    head->addWidget(m_count);
    head->addStretch(1);
    auto *back = new Button(tr("All campaigns"), Button::Kind::Outline, u"megaphone"_s);
    head->addWidget(back);
    auto *create = new Button(tr("New campaign"), Button::Kind::Primary, u"plus"_s);
    create->setVisible(mayManage);
    head->addWidget(create);
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *halves = row(8);
    auto *card = new Card;
    card->body()->addWidget(m_table);
    halves->addWidget(card, 1);
    halves->addWidget(makePanel());
    auto *full = new QWidget;
    halves->setContentsMargins(0, 0, 0, 0);
    full->setLayout(halves);
    auto *emptyCard = new Card;
    auto *empty = new EmptyState(u"users"_s, tr("No list yet"), tr("A list comes with a campaign: from a file, or picked from citizens and tickets."),
                                 mayManage ? tr("New campaign") : QString());
    emptyCard->body()->addWidget(empty);
    m_views->addWidget(full);
    m_views->addWidget(emptyCard);
    lines->addWidget(m_views, 1);
    setLayout(lines);
    m_table->setRecords(m_model);
    m_table->setAccessibleName(tr("Lists of contacts"));
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    connect(m_table, &Table::picked, this, &ListsPage::showList);
    connect(m_table, &Table::opened, this, [this](const QJsonObject &list) {
        if (list["state"_L1].toString() == "ready"_L1)
            Q_EMIT peopleWanted(list);
    });
    connect(back, &QPushButton::clicked, this, &ListsPage::backWanted);
    connect(create, &QPushButton::clicked, this, &ListsPage::createWanted);
    connect(empty, &EmptyState::acted, this, &ListsPage::createWanted);
    connect(m_error, &ErrorBanner::retried, this, [this] { load(); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    m_clearing.setSingleShot(true);
    m_clearing.setInterval(2000);
    for (QTimer *timer : {&m_soon, &m_clearing})
        connect(timer, &QTimer::timeout, this, [this] {
            if (isVisible())
                load();
        });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (event.type.startsWith("list."_L1) && isVisible() && !m_soon.isActive())
            m_soon.start();
    });
    showList({});
}

QWidget *ListsPage::makePanel() {
    auto *panel = new Card;
    auto *inner = new QWidget;
    auto *lines = column(10);
    setMargins(lines, 16, 14, 16, 14);
    auto *title = row(8);
    title->addWidget(m_name, 1);
    title->addWidget(m_state);
    lines->addLayout(title);
    m_facts->setWordWrap(true);
    lines->addWidget(m_facts);
    lines->addWidget(hline());
    lines->addLayout(m_rows);
    lines->addWidget(hline());
    lines->addLayout(m_usage);
    lines->addStretch(1);
    m_note->setWordWrap(true);
    lines->addWidget(m_note);
    m_errors->setObjectName(u"listErrors"_s);
    m_undo->setObjectName(u"listUndo"_s);
    m_people->setObjectName(u"listPeople"_s);
    lines->addWidget(m_people);
    lines->addWidget(m_errors);
    lines->addWidget(m_undo);
    inner->setLayout(lines);
    panel->body()->addWidget(new ScrollColumn(inner), 1);
    Theme::current().holdSize(panel, 372, 0);
    connect(m_undo, &QPushButton::clicked, this, &ListsPage::askUndo);
    connect(m_people, &QPushButton::clicked, this, [this] { Q_EMIT peopleWanted(m_shown); });
    connect(m_errors, &QPushButton::clicked, this, [this] {
        auto *file = new QFileDialog(this, tr("Save the rows that were not imported"), tr("not imported") + u".xlsx"_s, tr("Workbook (*.xlsx)"));
        file->setAttribute(Qt::WA_DeleteOnClose);
        file->setAcceptMode(QFileDialog::AcceptSave);
        file->setDefaultSuffix(u"xlsx"_s);
        connect(file, &QFileDialog::fileSelected, this, &ListsPage::fetchErrors);
        file->open();
    });
    return panel;
}

void ListsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

void ListsPage::load(const QString &cursor) {
    // Looking again shows as many as were there, so that nobody loses their place.
    QJsonObject params{{u"limit"_s, cursor.isEmpty() ? qBound(listsAtOnce, m_model->rowCount(), 1000) : listsAtOnce}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"lists.list"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QString kept = m_table->currentRecord()["id"_L1].toString();
        m_model->takePage(cursor, itemsOf(reply), objectOf(reply)["next"_L1].toString());
        m_count->setText(tr("%1 in all").arg(numberText(objectOf(reply)["total"_L1].toInteger(m_model->rowCount()))));
        m_views->setCurrentIndex(m_model->isEmpty() ? 1 : 0);
        if (cursor.isEmpty() && !m_model->isEmpty()) {
            m_table->selectRow(qMax(0, m_model->rowOf(kept)));
            showList(m_table->currentRecord());
        }
        for (int i = 0; i < m_model->rowCount(); ++i)
            if (m_model->recordAt(i).contains(u"cleared"_s))
                m_clearing.start();
    });
}

void ListsPage::showList(const QJsonObject &list) {
    const bool same = list["id"_L1] == m_shown["id"_L1];
    m_shown = list;
    clearLayout(m_rows);
    if (!same || list.isEmpty())
        clearLayout(m_usage);
    const QString state = list["state"_L1].toString();
    m_name->setText(list.isEmpty() ? tr("Choose a list") : list["name"_L1].toString());
    m_state->setVisible(!list.isEmpty());
    m_state->setWord(listWord(state));
    m_people->setVisible(state == "ready"_L1);
    m_undo->setVisible(m_mayManage && state == "ready"_L1);
    m_errors->setVisible(m_mayManage && state == "ready"_L1 && !list["errorsPath"_L1].toString().isEmpty());
    m_note->clear();
    m_facts->clear();
    if (list.isEmpty())
        return;
    QStringList facts;
    if (list["source"_L1].toString() == "query"_L1)
        facts << tr("picked from citizens and tickets");
    else if (const QString file = list["fileName"_L1].toString(); !file.isEmpty())
        facts << (list["sheet"_L1].toString().isEmpty() ? file : tr("%1, sheet %2").arg(file, list["sheet"_L1].toString()));
    facts << tr("by %1, %2").arg(list["createdByName"_L1].toString(), dayTimeText(whole(list, "createdAt"_L1)));
    m_facts->setText(facts.join(u'\n'));
    m_rows->addLayout(factLine(tr("Rows read"), whole(list, "rows"_L1)));
    m_rows->addLayout(factLine(tr("People"), whole(list, "imported"_L1), Tone::Good));
    if (const qint64 others = whole(list, "others"_L1); others > 0)
        m_rows->addLayout(factLine(tr("Further numbers of theirs"), others));
    if (const qint64 hidden = whole(list, "hidden"_L1); hidden > 0)
        m_rows->addLayout(factLine(tr("Rows read although the file hides them"), hidden, Tone::Warn));
    const QJsonObject reasons = list["reasons"_L1].toObject();
    for (auto it = reasons.begin(); it != reasons.end(); ++it)
        m_rows->addLayout(factLine(importReasonText(it.key()), it.value().toInteger(), Tone::Warn));
    if (const qint64 both = whole(list, "inRunning"_L1); both > 0)
        m_rows->addLayout(factLine(tr("Of the people, also in a running campaign at the import"), both, Tone::Warn));
    const bool mayUndo = list["mayUndo"_L1].toBool();
    m_undo->setEnabled(mayUndo);
    if (state == "undone"_L1 || state == "failed"_L1)
        m_note->setText(list.contains(u"cleared"_s) ? tr("Its rows are being cleared away: %1 are gone. Nobody sees or calls the rest.").arg(percentText(list["cleared"_L1].toDouble(), 0))
                                                    : tr("Its rows are gone."));
    else if (state == "ready"_L1 && !mayUndo)
        m_note->setText(tr("%1 people of it have been called: it stays, as evidence of whom.").arg(numberText(whole(list, "dialled"_L1))));
    const QString id = list["id"_L1].toString();
    if (state == "ready"_L1)
        m_door.call(u"lists.usage"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
            if (id == m_shown["id"_L1].toString() && reply)
                showUsage(reply->toObject());
        });
}

void ListsPage::showUsage(const QJsonObject &usage) {
    clearLayout(m_usage);
    m_usage->addLayout(factLine(tr("On the do-not-call list now; they are not called"), whole(usage, "doNotCall"_L1), Tone::Warn));
    const auto campaigns = [this](const QString &title, const QJsonArray &all) {
        if (all.isEmpty())
            return;
        m_usage->addWidget(text(title, "small"));
        for (const auto &value : all) {
            const QJsonObject campaign = value.toObject();
            auto *line = row(8);
            auto *link = new Button(campaign["name"_L1].toString(), Button::Kind::Link);
            link->setButtonSize(Button::Size::Small);
            connect(link, &QPushButton::clicked, this, [this, id = campaign["id"_L1].toString()] { Q_EMIT campaignWanted(id); });
            line->addWidget(link);
            line->addStretch(1);
            line->addWidget(new Chip(campaignWord(campaign["state"_L1].toString())));
            m_usage->addLayout(line);
        }
    };
    const QJsonArray users = usage["campaigns"_L1].toArray();
    if (users.isEmpty())
        m_usage->addWidget(text(tr("No campaign uses it."), "small"));
    campaigns(tr("Campaigns that use it"), users);
    campaigns(tr("Campaigns that leave its people out"), usage["excludedBy"_L1].toArray());
}

void ListsPage::askUndo() {
    if (!m_shown["mayUndo"_L1].toBool())
        return;
    const QString id = m_shown["id"_L1].toString();
    auto *dialog = new VerbDialog(tr("Take “%1” back?").arg(m_shown["name"_L1].toString()),
                                  tr("Its %1 people and the workbook of the rows that were not imported are deleted. This can’t be undone; the file can be imported again.")
                                      .arg(numberText(whole(m_shown, "imported"_L1))),
                                  tr("Take the import back"), Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id] {
        m_undo->setEnabled(false);
        m_door.call(u"lists.undo"_s, {{u"id"_s, id}}, this, [this](const Expected<QJsonValue> &reply) {
            if (!reply) {
                m_undo->setEnabled(true);
                m_error->show(reply.error());
                return;
            }
            load();
        });
    });
    dialog->open();
}

void ListsPage::fetchErrors(const QString &path) {
    m_door.call(u"lists.errors"_s, {{u"id"_s, m_shown["id"_L1]}}, this, [this, path](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_door.download(reply->toObject(), path, this, [this, path](const Expected<void> &done) {
            if (!done)
                m_error->show(done.error());
            else
                m_note->setText(tr("Saved at %1.").arg(path));
        });
    });
}

} // namespace lianxin
