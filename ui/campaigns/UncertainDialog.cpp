// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/UncertainDialog.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/RowsDialog.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <array>

namespace lianxin {
namespace {

struct Occasion {
    const char *source; //!< of a call order
    const char *words;
};
constexpr std::array kOccasions{
    Occasion{"campaign", QT_TRANSLATE_NOOP("lianxin::UncertainDialog", "Campaign")},
    Occasion{"return_visit", QT_TRANSLATE_NOOP("lianxin::UncertainDialog", "Return visit")},
    Occasion{"reminder", QT_TRANSLATE_NOOP("lianxin::UncertainDialog", "Reminder")},
    Occasion{"callback", QT_TRANSLATE_NOOP("lianxin::UncertainDialog", "Call-back")},
    Occasion{"manual", QT_TRANSLATE_NOOP("lianxin::UncertainDialog", "Called by a seat")},
    Occasion{"outside", QT_TRANSLATE_NOOP("lianxin::UncertainDialog", "Brought into a call")},
};

QString occasionText(const QString &source) {
    for (const Occasion &occasion : kOccasions)
        if (source == QLatin1StringView(occasion.source))
            return UncertainDialog::tr(occasion.words);
    return source;
}

} // namespace

UncertainDialog::UncertainDialog(Door &door, bool mayDecide, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_error(new ErrorBanner)
    , m_model(new RecordModel({{tr("Called at"), 140, false, [](const QJsonObject &a) { return Cell{dayTimeText(a["intentAt"_L1].toInteger())}; }},
                               {tr("Number"), 170, false, [](const QJsonObject &a) { return Cell{numberCell(a)}; }},
                               {tr("Occasion"), 130, false, [](const QJsonObject &a) { return Cell{occasionText(a["source"_L1].toString())}; }},
                               {tr("Trunk"), 0, false, [](const QJsonObject &a) { return Cell{.text = a["trunkId"_L1].toString(), .dim = true}; }}},
                              u"id"_s, this))
    , m_table(new Table(u"uncertain"_s))
    , m_again(new Button(tr("Call again …"), Button::Kind::Primary))
    , m_letBe(new Button(tr("Let it be …"), Button::Kind::Outline)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"uncertainCalls"_s);
    setWindowTitle(tr("Uncertain calls"));
    resize(px(720), px(520));
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(tr("Nobody knows how these calls ended"), "h16"));
    auto *hint = text(tr("The engine died over them after they were sent out: they may have rung or been heard. None is called again by itself."), "small");
    hint->setWordWrap(true);
    lines->addWidget(hint);
    lines->addWidget(m_error);
    m_table->setRecords(m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAccessibleName(windowTitle());
    m_table->setEmptyWords(tr("None is left to decide."));
    auto *card = new Card;
    card->body()->addWidget(m_table);
    lines->addWidget(card, 1);
    auto *foot = row(8);
    foot->addWidget(text(mayDecide ? tr("Ctrl and Shift choose several, Ctrl+A all") : tr("Whoever manages campaigns decides"), "small"), 1);
    for (const auto &[button, name] : {std::pair{m_letBe, u"letBe"_s}, std::pair{m_again, u"callAgain"_s}}) {
        button->setObjectName(name);
        button->setVisible(mayDecide);
        button->setEnabled(false);
        foot->addWidget(button);
    }
    auto *back = new Button(tr("Done"));
    back->setObjectName(u"done"_s);
    foot->addWidget(back);
    lines->addLayout(foot);
    setLayout(lines);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const bool any = !chosen().isEmpty() && m_pending == 0;
        m_again->setEnabled(any);
        m_letBe->setEnabled(any);
    });
    connect(back, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_again, &QPushButton::clicked, this, [this] { ask(true); });
    connect(m_letBe, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_error, &ErrorBanner::retried, this, &UncertainDialog::load);
    load();
}

void UncertainDialog::load() {
    m_door.call(u"dialling.ambiguous"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_model->setRecords(itemsOf(reply));
        if (!m_model->isEmpty())
            m_table->selectRow(0);
    });
}

QStringList UncertainDialog::chosen() const {
    QStringList ids;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        ids << m_model->recordAt(index.row())["id"_L1].toString();
    return ids;
}

void UncertainDialog::ask(bool again) {
    const QStringList attempts = chosen();
    const int count = int(attempts.size());
    auto *dialog = new VerbDialog(again ? tr("Call them again?") : tr("Let them be?"),
                                  again ? tr("%n people may have been reached already. They are called again as soon as the rules of dialling allow.", nullptr, count)
                                        : tr("%n people are not called again for this. The calls stay in the records as ones whose end nobody knows.", nullptr, count),
                                  again ? tr("Call again") : tr("Let it be"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, attempts, again] { decide(attempts, again); });
    dialog->open();
}

void UncertainDialog::decide(const QStringList &attempts, bool again) {
    m_error->clear();
    m_again->setEnabled(false);
    m_letBe->setEnabled(false);
    m_pending = int(attempts.size());
    for (const QString &id : attempts) {
        QJsonObject params{{u"id"_s, id}};
        if (again)
            params.insert(u"redial"_s, true);
        else
            params.insert(u"outcome"_s, u"cancelled"_s);
        m_door.call(u"dialling.resolve"_s, params, this, [this](const Expected<QJsonValue> &reply) {
            if (!reply)
                m_error->show(reply.error());
            if (--m_pending > 0)
                return;
            Q_EMIT decided();
            load();
        });
    }
}

} // namespace lianxin
