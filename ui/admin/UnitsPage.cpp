// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/UnitsPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/SheetImportDialog.h"
#include "ui/admin/UnitHours.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QDateTime>
#include <QFileDialog>
#include <QIntValidator>

namespace lianxin {
namespace {

QString indented(const QJsonObject &unit) {
    return QString(qMax(0, unit["level"_L1].toInt()) * 2, QChar(0x3000)) + unit["name"_L1].toString();
}

} // namespace

UnitsPage::UnitsPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_list(new ListDetail(u"units"_s, tr("Handling units"),
                            {{tr("Unit"), 0, false, [](const QJsonObject &u) { return Cell{.text = indented(u), .strong = u["level"_L1].toInt() == 0}; }},
                             {tr("Code"), 90, false, [](const QJsonObject &u) { return Cell{.text = u["code"_L1].toString(), .dim = true}; }},
                             {tr("District"), 120, false, [](const QJsonObject &u) { return Cell{u["district"_L1].toString()}; }},
                             {tr("Duty phone"), 130, false, [](const QJsonObject &u) { return Cell{u["phone"_L1].toString()}; }},
                             {tr("Hours"), 96, false,
                              [](const QJsonObject &u) {
                                  return u["hours"_L1].toObject().isEmpty() ? Cell{.text = tr("usual"), .dim = true} : Cell{tr("its own"), u"clock"_s, Tone::Accent, true};
                              }},
                             {tr("Contacts"), 110, false,
                              [](const QJsonObject &u) {
                                  const int people = u["liaisons"_L1].toInt();
                                  return people > 0 ? Cell{numberText(people)} : Cell{tr("nobody"), u"triangle-alert"_s, Tone::Warn, true};
                              }}},
                            u"id"_s))
    , m_words(new QLineEdit)
    , m_name(text({}, "h16"))
    , m_facts(new Facts)
    , m_contacts(column(8))
    , m_hours(text({}, "secondary"))
    , m_week(new WeekHours) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    m_words->setPlaceholderText(tr("Part of a name, a code or a district"));
    m_words->setAccessibleName(tr("Search the units"));
    m_words->setClearButtonEnabled(true);
    m_words->setObjectName(u"words"_s);
    m_list->addFilter(m_words, 1);
    auto *exported = new Button(tr("Export …"), Button::Kind::Outline, u"download"_s);
    exported->setObjectName(u"export"_s);
    auto *import = new Button(tr("Import …"), Button::Kind::Outline, u"upload"_s);
    import->setObjectName(u"import"_s);
    auto *add = new Button(tr("New unit …"), Button::Kind::Primary, u"plus"_s);
    add->setObjectName(u"new"_s);
    for (auto *button : {exported, import, add})
        m_list->addAction(button);
    m_list->setEmpty(u"users"_s, tr("No unit here"), tr("Import your units with their people from a table, add one, or look for something else."), tr("Import …"));
    m_list->setDetail(makeDetail(), 400, tr("Choose a unit to see its people"));
    connect(exported, &QPushButton::clicked, this, &UnitsPage::save);
    connect(import, &QPushButton::clicked, this, &UnitsPage::askImport);
    connect(add, &QPushButton::clicked, this, [this] { askUnit({}); });
    connect(m_words, &QLineEdit::textChanged, this, &UnitsPage::fill);
    connect(m_list, &ListDetail::picked, this, [this](const QJsonObject &u) { open(u["id"_L1].toString()); });
    connect(m_list, &ListDetail::opened, this, [this] { askUnit(m_unit); });
    connect(m_list, &ListDetail::emptyActed, this, &UnitsPage::askImport);
    connect(m_list, &ListDetail::retried, this, &UnitsPage::load);
}

QWidget *UnitsPage::makeDetail() {
    auto *content = new QWidget;
    auto *lines = column(14);
    setMargins(lines, 16, 14, 16, 14);
    m_name->setWordWrap(true);
    m_name->setObjectName(u"unitName"_s);
    lines->addWidget(m_name);
    lines->addWidget(m_facts);
    auto *change = new Button(tr("Change …"), Button::Kind::Outline, u"pencil"_s);
    change->setObjectName(u"change"_s);
    auto *below = new Button(tr("Unit below it …"), Button::Kind::Quiet, u"plus"_s);
    auto *buttons = row(8);
    buttons->addWidget(change);
    buttons->addWidget(below);
    buttons->addStretch(1);
    lines->addLayout(buttons);
    lines->addWidget(hline());
    auto *head = row(8);
    head->addWidget(paneHeading(tr("Who is called, in this order")), 1);
    auto *person = new Button(tr("Add …"), Button::Kind::Link, u"plus"_s);
    person->setObjectName(u"addContact"_s);
    head->addWidget(person);
    lines->addLayout(head);
    lines->addLayout(m_contacts);
    lines->addWidget(hline());
    auto *work = row(8);
    work->addWidget(paneHeading(tr("At work this week")), 1);
    auto *hours = new Button(tr("Change hours …"), Button::Kind::Link, u"clock"_s);
    hours->setObjectName(u"changeHours"_s);
    work->addWidget(hours);
    lines->addLayout(work);
    m_hours->setWordWrap(true);
    lines->addWidget(m_hours);
    lines->addWidget(m_week);
    lines->addStretch(1);
    content->setLayout(lines);
    connect(change, &QPushButton::clicked, this, [this] { askUnit(m_unit); });
    connect(below, &QPushButton::clicked, this, [this] { askUnit({{u"superiorId"_s, m_unit["id"_L1]}, {u"district"_s, m_unit["district"_L1]}}); });
    connect(person, &QPushButton::clicked, this, &UnitsPage::askContact);
    connect(hours, &QPushButton::clicked, this, &UnitsPage::askHours);
    return new ScrollColumn(content);
}

void UnitsPage::load() {
    m_door.call(u"units.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_units = itemsOf(reply);
        fill();
    });
}

void UnitsPage::fill() {
    const QString words = m_words->text().trimmed();
    QJsonArray shown;
    for (const auto &value : std::as_const(m_units)) {
        const QJsonObject unit = value.toObject();
        bool fits = words.isEmpty();
        for (const QLatin1StringView key : {"name"_L1, "code"_L1, "district"_L1})
            fits = fits || unit[key].toString().contains(words, Qt::CaseInsensitive);
        if (fits)
            shown.append(unit);
    }
    m_list->setRecords(shown);
}

void UnitsPage::open(const QString &id) {
    m_wanted = id;
    m_door.call(u"units.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (id == m_wanted && m_list->take(reply))
            show(objectOf(reply));
    });
}

void UnitsPage::show(const QJsonObject &unit) {
    m_unit = unit;
    m_name->setText(unit["name"_L1].toString());
    m_facts->clear();
    m_facts->add(tr("Superior"), unit["superiorName"_L1].toString());
    m_facts->add(tr("District"), unit["district"_L1].toString());
    m_facts->add(tr("Code"), unit["code"_L1].toString());
    m_facts->add(tr("Duty phone"), unit["phone"_L1].toString());
    clearLayout(m_contacts);
    const QJsonArray contacts = unit["contacts"_L1].toArray();
    if (contacts.isEmpty()) {
        auto *nobody = text(tr("Nobody yet. Add who is to be called when a ticket of this unit is due."), "secondary");
        nobody->setWordWrap(true);
        m_contacts->addWidget(nobody);
    }
    for (const auto &value : contacts) {
        const QJsonObject contact = value.toObject();
        auto *line = row(8);
        line->addWidget(text(numberText(contact["rank"_L1].toInt()), "secondary"));
        line->addWidget(new ElidedLabel(contact["name"_L1].toString(), "strong"), 1);
        line->addWidget(text(contact["phone"_L1].toString()));
        auto *remove = new Button({}, Button::Kind::Quiet, u"trash-2"_s);
        remove->setButtonSize(Button::Size::Small);
        remove->setAccessibleName(tr("Take %1 out").arg(contact["name"_L1].toString()));
        remove->setToolTip(remove->accessibleName());
        remove->setObjectName(u"removeContact"_s);
        connect(remove, &QPushButton::clicked, this, [this, contact] { askRemoveContact(contact); });
        line->addWidget(remove);
        m_contacts->addLayout(line);
    }
    showHours();
}

void UnitsPage::showHours() {
    const QJsonObject hours = m_unit["hours"_L1].toObject();
    m_week->setVisible(!hours.isEmpty());
    m_week->clear();
    m_hours->setVisible(hours.isEmpty());
    m_hours->setText(tr("It has no hours of its own: days end at midnight, and it is called in the hours of the ladders."));
    if (hours.isEmpty())
        return;
    const QString day = QDateTime::fromMSecsSinceEpoch(engineNow(), Qt::OffsetFromUTC, 8 * 3600).date().toString(Qt::ISODate);
    m_door.call(u"calendar.week"_s, {{u"shifts"_s, hours}, {u"from"_s, day}}, this, [this, id = m_unit["id"_L1]](const Expected<QJsonValue> &reply) {
        if (id == m_unit["id"_L1] && m_list->take(reply))
            m_week->setWeek(reply->toObject());
    });
}

void UnitsPage::askHours() {
    auto *dialog = new VerbDialog(tr("Hours of work of %1").arg(m_unit["name"_L1].toString()),
                                  tr("Deadlines that count working time, reminders and calls to this unit keep to them. Open tickets are planned anew."), tr("Save hours"),
                                  Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setMinimumWidth(px(660));
    auto *form = new UnitHoursForm(m_door, m_unit["hours"_L1].toObject());
    dialog->body()->addWidget(form);
    dialog->verb()->setEnabled(false);
    connect(form, &UnitHoursForm::judged, dialog->verb(), &QWidget::setEnabled);
    connect(dialog, &QDialog::accepted, this, [this, form, unit = m_unit] {
        send(u"units.save"_s, {{u"id"_s, unit["id"_L1]}, {u"name"_s, unit["name"_L1]}, {u"hours"_s, form->hours()}});
    });
    dialog->open();
}

void UnitsPage::send(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        if (const QString id = objectOf(reply)["id"_L1].toString(); !id.isEmpty() && m_unit.isEmpty())
            m_list->choose(id);
        load();
    });
}

void UnitsPage::askUnit(const QJsonObject &unit) {
    const bool known = unit.contains("id"_L1);
    auto *dialog = new VerbDialog(known ? tr("Change %1").arg(unit["name"_L1].toString()) : tr("New unit"),
                                  known ? tr("Tickets, reminders and reports show it as it is now.") : tr("Tickets can be sent to it at once. Add the people who are called afterwards."),
                                  known ? tr("Change unit") : tr("Add unit"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *name = new QLineEdit(unit["name"_L1].toString());
    name->setObjectName(u"name"_s);
    auto *code = new QLineEdit(unit["code"_L1].toString());
    auto *district = new QLineEdit(unit["district"_L1].toString());
    auto *phone = new QLineEdit;
    phone->setObjectName(u"phone"_s);
    phone->setPlaceholderText(known ? tr("as it is: %1").arg(unit["phone"_L1].toString(u"–"_s)) : QString());
    auto *superior = new Choice;
    superior->setObjectName(u"superior"_s);
    superior->addChoice(tr("none: at the top"), {});
    for (const auto &value : std::as_const(m_units)) {
        const QJsonObject other = value.toObject();
        if (other["id"_L1] != unit["id"_L1])
            superior->addChoice(indented(other), other["id"_L1].toString());
    }
    superior->setValue(unit["superiorId"_L1].toString());
    for (auto *field : {new Field(tr("Name"), name), new Field(tr("Superior"), superior), new Field(tr("District"), district),
                        new Field(tr("Code in import files"), code), new Field(tr("Duty phone"), phone)})
        dialog->body()->addWidget(field);
    const auto may = [dialog, name] { dialog->verb()->setEnabled(!name->text().trimmed().isEmpty()); };
    connect(name, &QLineEdit::textChanged, dialog, may);
    may();
    connect(dialog, &QDialog::accepted, this, [=, this] {
        QJsonObject params{{u"name"_s, name->text().trimmed()}, {u"superiorId"_s, superior->value()}, {u"district"_s, district->text().trimmed()}, {u"code"_s, code->text().trimmed()}};
        if (known)
            params.insert(u"id"_s, unit["id"_L1]);
        else
            m_unit = {}; // the new one is shown when it comes
        if (!phone->text().trimmed().isEmpty())
            params.insert(u"phone"_s, phone->text().trimmed());
        send(u"units.save"_s, params);
    });
    name->setFocus();
    dialog->open();
}

void UnitsPage::askContact() {
    auto *dialog = new VerbDialog(tr("Who is called at %1?").arg(m_unit["name"_L1].toString()),
                                  tr("The first is called first; the next when they do not answer."), tr("Add person"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *name = new QLineEdit;
    name->setObjectName(u"name"_s);
    auto *phone = new QLineEdit;
    phone->setObjectName(u"phone"_s);
    auto *rank = new QLineEdit(QString::number(m_unit["contacts"_L1].toArray().size() + 1));
    rank->setValidator(new QIntValidator(1, 99, rank));
    for (auto *field : {new Field(tr("Name"), name), new Field(tr("Phone number"), phone), new Field(tr("Called as number"), rank)})
        dialog->body()->addWidget(field);
    const auto may = [=] { dialog->verb()->setEnabled(!name->text().trimmed().isEmpty() && !phone->text().trimmed().isEmpty()); };
    connect(name, &QLineEdit::textChanged, dialog, may);
    connect(phone, &QLineEdit::textChanged, dialog, may);
    may();
    connect(dialog, &QDialog::accepted, this, [=, this] {
        send(u"units.saveContact"_s, {{u"unitId"_s, m_unit["id"_L1]}, {u"name"_s, name->text().trimmed()}, {u"phone"_s, phone->text().trimmed()}, {u"rank"_s, qMax(1, rank->text().toInt())}});
    });
    name->setFocus();
    dialog->open();
}

void UnitsPage::askRemoveContact(const QJsonObject &contact) {
    auto *dialog = new VerbDialog(tr("Take %1 out of %2?").arg(contact["name"_L1].toString(), m_unit["name"_L1].toString()),
                                  tr("Reminders no longer call them. Calls that were made stay in the records."), tr("Take out"), Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id = contact["id"_L1]] { send(u"units.removeContact"_s, {{u"id"_s, id}}); });
    dialog->open();
}

void UnitsPage::askImport() {
    auto *dialog = new SheetImportDialog(m_door, tr("Import units"), u"units.import"_s,
                                         {{u"name"_s, tr("Unit")}, {u"code"_s, tr("Code")}, {u"superior"_s, tr("Superior")}, {u"district"_s, tr("District")},
                                          {u"phone"_s, tr("Duty phone")}, {u"liaison"_s, tr("Contact")}, {u"liaisonPhone"_s, tr("Contact’s phone")}, {u"hours"_s, tr("Hours of work")}},
                                         tr("A table with a title row: 单位名称, and where there are any 编码, 上级单位, 区县, 值班电话, 联系人, 联系人电话, 作息时间 (周一至周五 08:30-12:00、14:00-17:30). "
                                            "A unit may have several rows, one for each contact. What a row leaves out stays as it is."),
                                         this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SheetImportDialog::imported, this, [this](const QJsonObject &result) {
        load();
        m_list->note(tr("%1 units added, %2 brought up to date").arg(result["added"_L1].toInt()).arg(result["updated"_L1].toInt()), Tone::Good);
    });
    dialog->open();
}

void UnitsPage::save() {
    auto *files = new QFileDialog(this, tr("Export the units"), {}, tr("Excel workbook (*.xlsx)"));
    files->setAttribute(Qt::WA_DeleteOnClose);
    files->setAcceptMode(QFileDialog::AcceptSave);
    files->setDefaultSuffix(u"xlsx"_s);
    files->selectFile(u"units.xlsx"_s);
    connect(files, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_door.call(u"units.export"_s, {}, this, [this, path](const Expected<QJsonValue> &reply) {
            if (!m_list->take(reply))
                return;
            m_door.download(objectOf(reply), path, this, [this, path](const Expected<void> &done) {
                if (done)
                    m_list->note(tr("Written: %1").arg(path), Tone::Good);
                else
                    m_list->error()->show(done.error());
            });
        });
    });
    files->open();
}

void UnitsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

} // namespace lianxin
