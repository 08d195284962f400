// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/DispatchLists.h"
#include "platform/base/Literals.h"
#include "ui/admin/AdminPage.h"
#include "ui/models/Format.h"
#include <QCheckBox>
#include <QCoreApplication>
#include <QLineEdit>

namespace lianxin {
namespace {

struct DispatchLists {
    Q_DECLARE_TR_FUNCTIONS(DispatchLists)
};

void save(Door &door, AdminList *list, const QString &method, const QJsonObject &params) {
    door.call(method, params, list, [list](const Expected<QJsonValue> &reply) {
        if (reply)
            list->load();
        else
            list->error()->show(reply.error());
    });
}

void editCategory(Door &door, AdminList *list, const QJsonObject &category) {
    const bool known = !category.isEmpty();
    auto *dialog = new VerbDialog(known ? DispatchLists::tr("Change %1").arg(category["name"_L1].toString())
                                        : DispatchLists::tr("Add a category"),
                                  DispatchLists::tr("Tickets keep the code; the name is what people see. The first two levels group the third."),
                                  known ? DispatchLists::tr("Save the category") : DispatchLists::tr("Add category"),
                                  Button::Kind::Primary, list);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *code = new QLineEdit(category["code"_L1].toString());
    auto *name = new QLineEdit(category["name"_L1].toString());
    auto *parent = new QLineEdit(category["parent"_L1].toString());
    auto *limit = new QLineEdit(category["limit"_L1].toString());
    auto *description = new QLineEdit(category["description"_L1].toString());
    auto *active = new QCheckBox(DispatchLists::tr("In use for new tickets"));
    active->setChecked(category["active"_L1].toBool(true));
    code->setReadOnly(known);
    for (auto *field : {new Field(DispatchLists::tr("Code"), code), new Field(DispatchLists::tr("Name"), name),
                        new Field(DispatchLists::tr("Code of the level above"), parent),
                        new Field(DispatchLists::tr("Time limit (its name in the limits)"), limit),
                        new Field(DispatchLists::tr("Description"), description)})
        dialog->body()->addWidget(field);
    dialog->body()->addWidget(active);
    const auto check = [=] {
        dialog->verb()->setEnabled(!code->text().trimmed().isEmpty() && !name->text().trimmed().isEmpty());
    };
    check();
    QObject::connect(code, &QLineEdit::textChanged, dialog, check);
    QObject::connect(name, &QLineEdit::textChanged, dialog, check);
    QObject::connect(dialog, &QDialog::accepted, list, [=, &door] {
        QJsonObject params{{u"code"_s, code->text().trimmed()},
                           {u"name"_s, name->text().trimmed()},
                           {u"description"_s, description->text().trimmed()},
                           {u"active"_s, active->isChecked()}};
        if (!parent->text().trimmed().isEmpty())
            params.insert(u"parent"_s, parent->text().trimmed());
        if (!limit->text().trimmed().isEmpty())
            params.insert(u"limit"_s, limit->text().trimmed());
        save(door, list, u"dispatch.saveCategory"_s, params);
    });
    dialog->open();
}

void editResponsibility(Door &door, AdminList *list, const QJsonObject &known) {
    auto *dialog = new VerbDialog(
        known.isEmpty() ? DispatchLists::tr("Who is responsible?") : DispatchLists::tr("Change the responsibility"),
        DispatchLists::tr("The unit gets matters of the category in the district or street. Where several fit, the smallest "
                          "unit with the nearest category comes first."),
        DispatchLists::tr("Save the responsibility"), Button::Kind::Primary, list);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *unit = new Choice;
    auto *category = new Choice;
    auto *district = new QLineEdit(known["district"_L1].toString());
    district->setPlaceholderText(DispatchLists::tr("everywhere"));
    unit->setPlaceholderText(DispatchLists::tr("Choose a unit"));
    category->addChoice(DispatchLists::tr("Whatever nobody else has"), {});
    door.call(u"units.list"_s, {}, unit, [unit, id = known["unitId"_L1].toString()](const Expected<QJsonValue> &reply) {
        for (const auto &one : itemsOf(reply))
            unit->addChoice(one["name"_L1].toString(), one["id"_L1].toString());
        unit->setCurrentIndex(unit->findData(id));
    });
    door.call(u"dispatch.categories"_s, {}, category,
              [category, code = known["category"_L1].toString()](const Expected<QJsonValue> &reply) {
                  for (const auto &one : itemsOf(reply))
                      category->addChoice(one["path"_L1].toString(), one["code"_L1].toString());
                  category->setValue(code);
              });
    for (auto *field : {new Field(DispatchLists::tr("Unit"), unit), new Field(DispatchLists::tr("Category"), category),
                        new Field(DispatchLists::tr("District or street"), district)})
        dialog->body()->addWidget(field);
    dialog->verb()->setEnabled(false);
    QObject::connect(unit, &QComboBox::currentIndexChanged, dialog,
                     [dialog](int index) { dialog->verb()->setEnabled(index >= 0); });
    QObject::connect(dialog, &QDialog::accepted, list, [=, &door] {
        QJsonObject params{{u"unitId"_s, unit->value()}, {u"category"_s, category->value()}, {u"district"_s, district->text().trimmed()}};
        if (!known.isEmpty())
            params.insert(u"id"_s, known["id"_L1]);
        save(door, list, u"dispatch.saveResponsibility"_s, params);
    });
    dialog->open();
}

} // namespace

QWidget *makeCategoryList(Door &door) {
    auto *list = new AdminList(
        door, DispatchLists::tr("Categories"), u"dispatch.categories"_s,
        {{DispatchLists::tr("Code"), 110, false, [](const QJsonObject &c) { return Cell{c["code"_L1].toString()}; }},
         {DispatchLists::tr("Name"), 220, false,
          [](const QJsonObject &c) {
              // The levels stand in from the left.
              return Cell{.text = QString(2 * qMax(0, c["level"_L1].toInt(1) - 1), QChar(0x3000)) + c["name"_L1].toString(),
                          .strong = c["level"_L1].toInt(1) == 1};
          }},
         {DispatchLists::tr("Description"), 0, false,
          [](const QJsonObject &c) { return Cell{.text = c["description"_L1].toString(), .dim = true}; }},
         {DispatchLists::tr("Time limit"), 120, false, [](const QJsonObject &c) { return Cell{c["limit"_L1].toString()}; }},
         {DispatchLists::tr("Tickets"), 90, true,
          [](const QJsonObject &c) { return Cell{numberText(c["tickets"_L1].toInteger())}; }},
         {DispatchLists::tr("State"), 100, false,
          [](const QJsonObject &c) {
              return c["active"_L1].toBool(true) ? Cell{DispatchLists::tr("in use"), u"circle-check"_s, Tone::Good, true}
                                                 : Cell{DispatchLists::tr("not used"), u"circle-slash"_s, Tone::Mute, true};
          }}},
        u"code"_s);
    auto *change = new Button(DispatchLists::tr("Change …"), Button::Kind::Outline, u"pencil"_s);
    auto *add = new Button(DispatchLists::tr("Add category"), Button::Kind::Primary, u"plus"_s);
    list->addAction(change);
    list->addAction(add);
    QObject::connect(change, &QPushButton::clicked, list, [&door, list] {
        if (const QJsonObject category = list->current(); !category.isEmpty())
            editCategory(door, list, category);
    });
    QObject::connect(add, &QPushButton::clicked, list, [&door, list] { editCategory(door, list, {}); });
    return list;
}

QWidget *makeResponsibilityList(Door &door) {
    auto *list = new AdminList(
        door, DispatchLists::tr("Responsibilities"), u"dispatch.responsibilities"_s,
        {{DispatchLists::tr("Unit"), 220, false,
          [](const QJsonObject &r) { return Cell{.text = r["unitName"_L1].toString(), .strong = true}; }},
         {DispatchLists::tr("Category"), 0, false,
          [](const QJsonObject &r) {
              const QString path = r["categoryPath"_L1].toString();
              return path.isEmpty() ? Cell{.text = DispatchLists::tr("whatever nobody else has"), .dim = true} : Cell{path};
          }},
         {DispatchLists::tr("District or street"), 180, false,
          [](const QJsonObject &r) {
              const QString where = r["district"_L1].toString();
              return where.isEmpty() ? Cell{.text = DispatchLists::tr("everywhere"), .dim = true} : Cell{where};
          }}},
        u"id"_s);
    auto *remove = new Button(DispatchLists::tr("Remove …"), Button::Kind::Danger, u"trash-2"_s);
    auto *change = new Button(DispatchLists::tr("Change …"), Button::Kind::Outline, u"pencil"_s);
    auto *add = new Button(DispatchLists::tr("Add responsibility"), Button::Kind::Primary, u"plus"_s);
    for (Button *button : {remove, change, add})
        list->addAction(button);
    QObject::connect(remove, &QPushButton::clicked, list, [&door, list] {
        const QJsonObject one = list->current();
        if (one.isEmpty())
            return;
        auto *dialog = new VerbDialog(DispatchLists::tr("Remove this responsibility?"),
                                      DispatchLists::tr("%1 is no longer proposed for it. Tickets that it has stay with it.")
                                          .arg(one["unitName"_L1].toString()),
                                      DispatchLists::tr("Remove"), Button::Kind::Danger, list);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(dialog, &QDialog::accepted, list, [&door, list, id = one["id"_L1]] {
            save(door, list, u"dispatch.deleteResponsibility"_s, {{u"id"_s, id}});
        });
        dialog->open();
    });
    QObject::connect(change, &QPushButton::clicked, list, [&door, list] {
        if (const QJsonObject one = list->current(); !one.isEmpty())
            editResponsibility(door, list, one);
    });
    QObject::connect(add, &QPushButton::clicked, list, [&door, list] { editResponsibility(door, list, {}); });
    return list;
}

} // namespace lianxin
