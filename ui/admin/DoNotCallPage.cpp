// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/DoNotCallPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/SheetImportDialog.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QDateTime>

namespace lianxin {
namespace {

constexpr int kEntriesAtOnce = 200;
constexpr qint64 kDay = 24LL * 3600 * 1000;

Word sourceWord(const QString &source) {
    if (source == "person"_L1)
        return {DoNotCallPage::tr("by hand"), u"user"_s, Tone::Mute};
    if (source == "import"_L1)
        return {DoNotCallPage::tr("imported"), u"file-spreadsheet"_s, Tone::Mute};
    if (source == "call"_L1)
        return {DoNotCallPage::tr("said on a call"), u"phone"_s, Tone::Accent};
    return {source, {}, Tone::Mute};
}

QString untilText(const QJsonObject &entry) {
    const qint64 until = whole(entry, "until"_L1);
    return until > 0 ? QDateTime::fromMSecsSinceEpoch(until - 1, Qt::OffsetFromUTC, 8 * 3600).date().toString(Qt::ISODate) : DoNotCallPage::tr("for good");
}

} // namespace

DoNotCallPage::DoNotCallPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_list(new ListDetail(u"dnc"_s, tr("Numbers that are not called"),
                            {{tr("Number"), 150, false, [](const QJsonObject &n) { return Cell{.text = n["number"_L1].toString(), .strong = true}; }},
                             {tr("Reason"), 0, false, [](const QJsonObject &n) { return Cell{n["reason"_L1].toString()}; }},
                             {tr("Source"), 130, false,
                              [](const QJsonObject &n) {
                                  const Word word = sourceWord(n["source"_L1].toString());
                                  return Cell{word.text, word.icon, word.tone, true};
                              }},
                             {tr("Until"), 120, false,
                              [](const QJsonObject &n) {
                                  const qint64 until = whole(n, "until"_L1);
                                  return until > 0 && until <= engineNow() ? Cell{tr("over"), u"history"_s, Tone::Mute, true} : Cell{untilText(n)};
                              }},
                             {tr("Added"), 120, false, [](const QJsonObject &n) { return Cell{.text = dayTimeText(whole(n, "addedAt"_L1)), .dim = true}; }}},
                            u"id"_s))
    , m_number(new QLineEdit)
    , m_source(new Choice)
    , m_name(text({}, "h16"))
    , m_facts(new Facts) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    m_number->setPlaceholderText(tr("A whole number, in any spelling; Enter looks it up"));
    m_number->setAccessibleName(tr("Look a number up"));
    m_number->setClearButtonEnabled(true);
    m_number->setObjectName(u"number"_s);
    m_source->setAccessibleName(tr("Source"));
    m_source->setObjectName(u"source"_s);
    m_source->addChoice(tr("all sources"), {});
    for (const QString &source : {u"person"_s, u"import"_s, u"call"_s})
        m_source->addChoice(sourceWord(source).text, source);
    m_list->addFilter(m_number, 1);
    m_list->addFilter(m_source);
    auto *import = new Button(tr("Import …"), Button::Kind::Outline, u"upload"_s);
    import->setObjectName(u"import"_s);
    auto *add = new Button(tr("Add number …"), Button::Kind::Primary, u"plus"_s);
    add->setObjectName(u"new"_s);
    m_list->addAction(import);
    m_list->addAction(add);
    m_list->setEmpty(u"phone-off"_s, tr("No such number here"), tr("Every number that is not listed may be called, as far as hours and caps allow."), tr("Add number …"));
    auto *content = new QWidget;
    auto *detail = column(14);
    setMargins(detail, 16, 14, 16, 14);
    detail->addWidget(m_name);
    detail->addWidget(m_facts);
    auto *remove = new Button(tr("Take it off …"), Button::Kind::Danger, u"undo-2"_s);
    remove->setObjectName(u"remove"_s);
    auto *buttons = row(8);
    buttons->addWidget(remove);
    buttons->addStretch(1);
    detail->addLayout(buttons);
    detail->addStretch(1);
    content->setLayout(detail);
    m_list->setDetail(new ScrollColumn(content), 360, tr("Choose a number to see why it is not called"));
    m_list->setPager([this](const QString &cursor) { load(cursor); });
    connect(import, &QPushButton::clicked, this, &DoNotCallPage::askImport);
    connect(add, &QPushButton::clicked, this, &DoNotCallPage::askAdd);
    connect(remove, &QPushButton::clicked, this, &DoNotCallPage::askRemove);
    connect(m_number, &QLineEdit::returnPressed, this, [this] { load(); });
    connect(m_number, &QLineEdit::textChanged, this, [this](const QString &words) {
        if (words.isEmpty())
            load();
    });
    connect(m_source, &QComboBox::activated, this, [this] { load(); });
    connect(m_list, &ListDetail::picked, this, &DoNotCallPage::show);
    connect(m_list, &ListDetail::emptyActed, this, &DoNotCallPage::askAdd);
    connect(m_list, &ListDetail::retried, this, [this] { load(); });
}

void DoNotCallPage::load(const QString &cursor) {
    QJsonObject params{{u"limit"_s, kEntriesAtOnce}};
    for (const auto &[key, value] : {std::pair{u"number"_s, m_number->text().trimmed()}, {u"source"_s, m_source->value()}, {u"cursor"_s, cursor}})
        if (!value.isEmpty())
            params.insert(key, value);
    const int asked = ++m_asked;
    m_door.call(u"dnc.list"_s, params, this, [this, asked, cursor](const Expected<QJsonValue> &reply) {
        if (asked != m_asked || !m_list->take(reply))
            return;
        const QString next = objectOf(reply)["next"_L1].toString();
        if (cursor.isEmpty())
            m_list->setRecords(itemsOf(reply), next, objectOf(reply)["total"_L1].toInt(-1));
        else
            m_list->append(itemsOf(reply), next);
    });
}

void DoNotCallPage::show(const QJsonObject &entry) {
    m_name->setText(entry["number"_L1].toString());
    m_facts->clear();
    m_facts->add(tr("Source"), sourceWord(entry["source"_L1].toString()));
    m_facts->add(tr("Reason"), entry["reason"_L1].toString());
    m_facts->add(tr("Until"), untilText(entry));
    m_facts->add(tr("Added"), dayTimeText(whole(entry, "addedAt"_L1)));
}

void DoNotCallPage::send(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        if (m_list->take(reply))
            load();
    });
}

void DoNotCallPage::askAdd() {
    auto *dialog = new VerbDialog(tr("Never call this number again?"),
                                  tr("No campaign, visit or reminder dials it from now on; orders that wait for it are held back."),
                                  tr("Add number"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *number = new QLineEdit;
    number->setObjectName(u"dncNumber"_s);
    dialog->body()->addWidget(new Field(tr("Phone number"), number));
    auto *until = new Choice;
    until->setObjectName(u"until"_s);
    until->addChoice(tr("for good"), {});
    until->addChoice(tr("30 days"), u"30"_s);
    until->addChoice(tr("90 days"), u"90"_s);
    until->addChoice(tr("a year"), u"365"_s);
    dialog->body()->addWidget(new Field(tr("For how long"), until));
    dialog->askReason(tr("Reason"), {tr("Citizen asked for it"), tr("Wrong number"), tr("Complaint")});
    connect(dialog, &QDialog::accepted, this, [=, this] {
        QJsonObject params{{u"number"_s, number->text().trimmed()}, {u"reason"_s, dialog->reason()}};
        if (const int days = until->value().toInt(); days > 0)
            params.insert(u"until"_s, static_cast<double>(engineNow() + days * kDay));
        send(u"dnc.add"_s, params);
    });
    number->setFocus();
    dialog->open();
}

void DoNotCallPage::askRemove() {
    const QJsonObject entry = m_list->current();
    if (entry.isEmpty())
        return;
    auto *dialog = new VerbDialog(tr("Take %1 off the list?").arg(entry["number"_L1].toString()),
                                  tr("Campaigns, visits and reminders may call it again, from now on."), tr("Take off"), Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id = entry["id"_L1]] { send(u"dnc.remove"_s, {{u"id"_s, id}}); });
    dialog->open();
}

void DoNotCallPage::askImport() {
    auto *dialog = new SheetImportDialog(m_door, tr("Import numbers that are not called"), u"dnc.import"_s,
                                         {{u"phone"_s, tr("Number")}, {u"reason"_s, tr("Reason")}, {u"until"_s, tr("Until")}},
                                         tr("A table with a title row: 电话, and where there are any 原因 and 截止日期; a single column of numbers needs no title."), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SheetImportDialog::imported, this, [this](const QJsonObject &result) {
        load();
        m_list->note(tr("%1 numbers added, %2 brought up to date").arg(result["added"_L1].toInt()).arg(result["updated"_L1].toInt()), Tone::Good);
    });
    dialog->open();
}

void DoNotCallPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

} // namespace lianxin
