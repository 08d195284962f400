// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/AuditPage.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/models/MethodWords.h"
#include "ui/widgets/ScrollColumn.h"
#include <QDateTime>
#include <QFileDialog>
#include <QJsonDocument>
#include <QShortcut>
#include <QTimeZone>

namespace lianxin {
namespace {

constexpr int kRecordsAtOnce = 200;
constexpr int kPauseMs = 350; // after the last letter

Cell kindCell(const QJsonObject &record) {
    const QString kind = record["category"_L1].toString();
    if (kind == "security"_L1)
        return {AuditPage::tr("Security"), u"shield-check"_s, Tone::Warn, true};
    if (kind == "write"_L1)
        return {AuditPage::tr("Change"), u"pencil"_s, Tone::Accent, true};
    return {AuditPage::tr("Reading"), u"eye"_s, Tone::Mute, true};
}

bool wentWell(const QString &outcome) { return outcome.isEmpty() || outcome == "ok"_L1 || outcome == "done"_L1; }

QString resultText(const QString &outcome) { return wentWell(outcome) ? AuditPage::tr("done") : codeInWords(outcome); }

QString momentWords(qint64 at) { return u"%1 %2"_s.arg(dayText(at), clockText(at)); }

QDate dayOf(const QString &words) {
    QString tidy = words.simplified();
    return QDate::fromString(tidy.replace(u'/', u'-').replace(u'.', u'-'), u"yyyy-M-d"_s);
}

//! UTC ms of the beginning of a day in Beijing.
qint64 beginOf(QDate day) {
    static const QTimeZone zone("Asia/Shanghai");
    return QDateTime(day, QTime(0, 0), zone).toMSecsSinceEpoch();
}

QDate dayInBeijing(qint64 at) {
    static const QTimeZone zone("Asia/Shanghai");
    return QDateTime::fromMSecsSinceEpoch(at, zone).date();
}

} // namespace

AuditPage::AuditPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_list(new ListDetail(u"auditTrail"_s, tr("Audit trail"),
                            {{tr("No."), 80, true, [](const QJsonObject &a) { return Cell{.text = QString::number(a["seq"_L1].toInteger()), .dim = true}; }},
                             {tr("Time"), 150, false, [](const QJsonObject &a) { return Cell{momentWords(a["at"_L1].toInteger())}; }},
                             {tr("Who"), 120, false, [](const QJsonObject &a) { return Cell{a["login"_L1].toString()}; }},
                             {tr("Kind"), 100, false, kindCell},
                             {tr("What"), 0, false, [](const QJsonObject &a) { return Cell{methodText(a["method"_L1].toString())}; }},
                             {tr("Result"), 210, false,
                              [](const QJsonObject &a) {
                                  const QString outcome = a["outcome"_L1].toString();
                                  return wentWell(outcome) ? Cell{.text = resultText(outcome), .dim = true}
                                                           : Cell{.text = resultText(outcome), .icon = u"circle-alert"_s, .tone = Tone::Bad, .inked = true};
                              }}},
                            u"seq"_s))
    , m_words(new QLineEdit)
    , m_person(new QLineEdit)
    , m_subject(new Choice)
    , m_kind(new Choice)
    , m_result(new Choice)
    , m_days(new Choice)
    , m_from(new QLineEdit)
    , m_to(new QLineEdit)
    , m_export(new Button(tr("Export …"), Button::Kind::Outline, u"download"_s))
    , m_stop(new Button(tr("Stop"), Button::Kind::Quiet))
    , m_title(text({}, "h16"))
    , m_facts(new Facts)
    , m_detailHead(paneHeading(tr("Details, masked")))
    , m_detail(text({}, "small"))
    , m_writer(door) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    makeFilters();
    auto *check = new Button(tr("Verify the chain"), Button::Kind::Outline, u"shield-check"_s);
    check->setObjectName(u"verify"_s);
    m_export->setObjectName(u"export"_s);
    m_stop->setObjectName(u"stopExport"_s);
    m_stop->hide();
    m_list->addAction(m_stop);
    m_list->addAction(m_export);
    m_list->addAction(check);
    m_list->setEmpty(u"search"_s, tr("No record fits"), tr("Other words, other days or another person may."), tr("Take all filters off"));
    m_list->setDetail(makeDetail(), 340, tr("Choose a record to see all of it"));
    m_list->setPager([this](const QString &before) { load(before); });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
    });
    connect(m_list, &ListDetail::picked, this, &AuditPage::show);
    connect(m_list, &ListDetail::retried, this, [this] { load(); });
    connect(m_list, &ListDetail::emptyActed, this, &AuditPage::clearFilter);
    connect(check, &QPushButton::clicked, this, &AuditPage::verify);
    connect(m_export, &QPushButton::clicked, this, &AuditPage::askExport);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_writer.cancel();
        m_stop->hide();
        m_export->setEnabled(true);
        m_list->note(tr("Stopped; no file was left."), Tone::Warn);
    });
    connect(&m_writer, &AuditExport::progressed, this, [this](qint64 records) { m_list->note(tr("%1 records written …").arg(numberText(records)), Tone::Accent); });
    connect(&m_writer, &AuditExport::done, this, [this](qint64 records, const QString &path) {
        m_stop->hide();
        m_export->setEnabled(true);
        m_list->note(tr("%1 records written to %2").arg(numberText(records), path), Tone::Good);
    });
    connect(&m_writer, &AuditExport::failed, this, [this](const Error &error) {
        m_stop->hide();
        m_export->setEnabled(true);
        m_list->error()->show(error);
    });
}

void AuditPage::makeFilters() {
    m_words->setPlaceholderText(tr("Words or a code (Ctrl+F)"));
    m_words->setAccessibleName(tr("Look for words"));
    m_words->setObjectName(u"words"_s);
    m_person->setPlaceholderText(tr("Who"));
    m_person->setAccessibleName(tr("Login, or a part of it"));
    m_person->setObjectName(u"person"_s);
    Theme::current().holdSize(m_person, 130, 0);
    for (QLineEdit *edit : {m_words, m_person})
        edit->setClearButtonEnabled(true);
    m_subject->setObjectName(u"subject"_s);
    m_subject->setAccessibleName(tr("Subject"));
    m_subject->addChoice(tr("all subjects"), {});
    for (const auto &[prefix, words] : std::initializer_list<std::pair<QString, QString>>{{u"session"_s, tr("Log-in and passwords")},
                                                                                          {u"users"_s, tr("Users")},
                                                                                          {u"tickets"_s, tr("Tickets")},
                                                                                          {u"calls"_s, tr("Calls")},
                                                                                          {u"recordings"_s, tr("Recordings")},
                                                                                          {u"transcripts"_s, tr("Transcripts")},
                                                                                          {u"campaigns"_s, tr("Campaigns")},
                                                                                          {u"lists"_s, tr("Lists of people")},
                                                                                          {u"dnc"_s, tr("Do-not-call list")},
                                                                                          {u"knowledge"_s, tr("Knowledge")},
                                                                                          {u"flows"_s, tr("Flows")},
                                                                                          {u"units"_s, tr("Units")},
                                                                                          {u"seats"_s, tr("Seats")},
                                                                                          {u"trunks"_s, tr("Trunks")},
                                                                                          {u"store"_s, tr("Store and backups")},
                                                                                          {u"audit"_s, tr("Audit trail")}})
        m_subject->addChoice(words, prefix + u".*"_s);
    m_kind->setObjectName(u"kind"_s);
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addChoice(tr("all kinds"), {});
    m_kind->addChoice(tr("Security"), u"security"_s);
    m_kind->addChoice(tr("Change"), u"write"_s);
    m_kind->addChoice(tr("Reading"), u"read"_s);
    m_result->setObjectName(u"result"_s);
    m_result->setAccessibleName(tr("Result"));
    m_result->addChoice(tr("all results"), {});
    m_result->addChoice(tr("done"), u"ok"_s);
    m_result->addChoice(tr("refused or failed"), u"failed"_s);
    m_days->setObjectName(u"days"_s);
    m_days->setAccessibleName(tr("Days"));
    m_days->addChoice(tr("today"), u"1"_s);
    m_days->addChoice(tr("last 7 days"), u"7"_s);
    m_days->addChoice(tr("last 30 days"), u"30"_s);
    m_days->addChoice(tr("all days"), {});
    m_days->addChoice(tr("from … to …"), u"chosen"_s);
    m_days->setValue(u"7"_s);
    for (const auto &[edit, name, words] : {std::tuple{m_from, u"from"_s, tr("From, e.g. 2026-10-01")}, {m_to, u"to"_s, tr("To, that day included")}}) {
        edit->setObjectName(name);
        edit->setPlaceholderText(words);
        edit->setAccessibleName(words);
        Theme::current().holdSize(edit, 170, 0);
    }
    m_list->addFilter(m_words, 1);
    m_list->addFilter(m_person);
    for (Choice *choice : {m_subject, m_kind, m_result, m_days}) {
        m_list->addFilter(choice);
        connect(choice, &QComboBox::activated, this, [this] { load(); });
    }
    m_list->addFilter(m_from);
    m_list->addFilter(m_to);
    showDays();
    connect(m_days, &QComboBox::activated, this, &AuditPage::showDays);
    m_typing.setSingleShot(true);
    m_typing.setInterval(kPauseMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { load(); });
    for (QLineEdit *edit : {m_words, m_person, m_from, m_to}) {
        connect(edit, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
        connect(edit, &QLineEdit::returnPressed, this, [this] { load(); });
    }
    for (QLineEdit *edit : {m_words, m_person}) // also by the cross in it
        connect(edit, &QLineEdit::textChanged, this, [this](const QString &words) {
            if (words.isEmpty())
                m_typing.start();
        });
}

QWidget *AuditPage::makeDetail() {
    auto *content = new QWidget;
    auto *lines = column(14);
    setMargins(lines, 16, 14, 16, 14);
    m_title->setWordWrap(true);
    lines->addWidget(m_title);
    lines->addWidget(m_facts);
    lines->addWidget(m_detailHead);
    m_detail->setWordWrap(true);
    m_detail->setObjectName(u"detail"_s);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    lines->addWidget(m_detail);
    lines->addStretch(1);
    content->setLayout(lines);
    return new ScrollColumn(content);
}

void AuditPage::showDays() {
    const bool chosen = m_days->value() == "chosen"_L1;
    m_from->setVisible(chosen);
    m_to->setVisible(chosen);
    if (chosen && m_from->text().isEmpty() && m_to->text().isEmpty())
        m_from->setFocus(Qt::OtherFocusReason);
}

QJsonObject AuditPage::filter() const {
    QJsonObject filter;
    const std::initializer_list<std::pair<QString, QString>> given{{u"text"_s, m_words->text().trimmed()},
                                                                   {u"login"_s, m_person->text().trimmed()},
                                                                   {u"method"_s, m_subject->value()},
                                                                   {u"category"_s, m_kind->value()},
                                                                   {u"outcome"_s, m_result->value()}};
    for (const auto &[key, value] : given)
        if (!value.isEmpty())
            filter.insert(key, value);
    const QString days = m_days->value();
    if (days == "chosen"_L1) {
        for (const auto &[key, edit, more] : {std::tuple{u"from"_s, m_from, 0}, {u"to"_s, m_to, 1}}) {
            const QDate day = dayOf(edit->text());
            restyle(edit, "state", day.isValid() || edit->text().trimmed().isEmpty() ? QString() : u"check"_s);
            if (day.isValid())
                filter.insert(key, beginOf(day.addDays(more)));
        }
    } else if (!days.isEmpty()) {
        filter.insert(u"from"_s, beginOf(dayInBeijing(engineNow()).addDays(1 - days.toInt())));
    }
    return filter;
}

void AuditPage::clearFilter() {
    for (QLineEdit *edit : {m_words, m_person, m_from, m_to})
        edit->clear();
    for (Choice *choice : {m_subject, m_kind, m_result, m_days})
        choice->setValue({});
    showDays();
    load();
}

void AuditPage::load(const QString &before) {
    m_typing.stop();
    QJsonObject params{{u"newestFirst"_s, true}, {u"limit"_s, kRecordsAtOnce}, {u"filter"_s, filter()}};
    if (!before.isEmpty())
        params.insert(u"before"_s, before.toLongLong());
    const int asked = before.isEmpty() ? ++m_asked : m_asked;
    m_door.call(u"audit.list"_s, params, this, [this, asked, first = before.isEmpty()](const Expected<QJsonValue> &reply) {
        if (asked != m_asked || !m_list->take(reply))
            return;
        const QJsonArray items = itemsOf(reply);
        const QString next = objectOf(reply)["next"_L1].toVariant().toString();
        if (first)
            m_list->model()->setRecords({});
        if (items.isEmpty() && !next.isEmpty()) { // nothing in this stretch of the trail, but it goes on
            m_list->note(tr("being searched …"));
            load(next);
        } else if (m_list->model()->isEmpty()) {
            m_list->setRecords(items, next);
        } else {
            m_list->append(items, next);
        }
    });
}

void AuditPage::show(const QJsonObject &record) {
    m_title->setText(methodText(record["method"_L1].toString()));
    m_facts->clear();
    m_facts->add(tr("No."), QString::number(record["seq"_L1].toInteger()));
    m_facts->add(tr("Time"), momentWords(record["at"_L1].toInteger()));
    m_facts->add(tr("Who"), record["login"_L1].toString());
    m_facts->add(tr("From where"), record["peer"_L1].toString());
    const Cell kind = kindCell(record);
    m_facts->add(tr("Kind"), Word{kind.text, kind.icon, kind.tone});
    const QString outcome = record["outcome"_L1].toString();
    m_facts->add(tr("Result"), resultText(outcome));
    if (!wentWell(outcome))
        m_facts->add(tr("Code"), outcome);
    m_facts->add(tr("Method"), record["method"_L1].toString());
    m_facts->add(tr("About"), record["target"_L1].toString());
    const QJsonObject detail = record["detail"_L1].toObject();
    m_detailHead->setVisible(!detail.isEmpty());
    m_detail->setVisible(!detail.isEmpty());
    m_detail->setText(QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Indented)).trimmed());
}

void AuditPage::verify() {
    m_list->note(tr("being verified …"), Tone::Accent);
    m_door.call(u"audit.verify"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        const QJsonObject result = reply->toObject();
        if (result["intact"_L1].toBool())
            m_list->note(tr("The chain is whole: %1 entries").arg(numberText(result["records"_L1].toInteger())), Tone::Good);
        else
            m_list->note(tr("The chain is broken at entry %1").arg(result["firstBad"_L1].toInteger()), Tone::Bad);
    });
}

void AuditPage::askExport() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the audit trail as it is filtered"),
                                                      tr("audit-%1.csv").arg(dayInBeijing(engineNow()).toString(u"yyyyMMdd"_s)), tr("CSV files (*.csv)"));
    if (!path.isEmpty())
        exportTo(path);
}

void AuditPage::exportTo(const QString &path) {
    m_list->error()->clear();
    m_export->setEnabled(false);
    m_stop->show();
    m_writer.start(filter(), path);
}

void AuditPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

} // namespace lianxin
