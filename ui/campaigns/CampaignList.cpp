// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/CampaignList.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/DialRulesDialog.h"
#include "ui/campaigns/UncertainDialog.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/Table.h"

namespace lianxin {
namespace {

QJsonObject figuresOf(const QJsonObject &campaign) {
    const QJsonObject figures = campaign["figures"_L1].toObject();
    return figures.isEmpty() ? campaign : figures;
}

//! Paints the share that is done as a thin bar with its figure.
class ProgressDelegate final : public QStyledItemDelegate {
public:
    ProgressDelegate(RowDelegate *base, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_base(base) {}
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override {
        m_base->paint(painter, option, index);
        const QJsonObject figures = figuresOf(index.data(RecordModel::RecordRole).toJsonObject());
        const auto total = static_cast<double>(whole(figures, "total"_L1));
        const double share = total > 0 ? static_cast<double>(whole(figures, "done"_L1)) / total : 0;
        const QRect track(option.rect.left() + px(10), option.rect.center().y() - px(2),
                          option.rect.width() - px(20), px(4));
        painter->fillRect(track, tokens().muteSoft);
        painter->fillRect(
            QRect(track.topLeft(), QSize(static_cast<int>(track.width() * qMin(1.0, share)), track.height())),
            tokens().accentFill);
    }

private:
    RowDelegate *m_base;
};

} // namespace

CampaignList::CampaignList(Door &door, bool mayManage, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_model(new RecordModel(
          {{tr("Campaign"), 0, false,
            [](const QJsonObject &c) { return Cell{.text = c["name"_L1].toString(), .strong = true}; }},
           {tr("State"), 116, false,
            [](const QJsonObject &c) {
                const Word word = campaignWord(c["state"_L1].toString());
                return Cell{word.text, word.icon, word.tone, true};
            }},
           {tr("Progress"), 180, false, [](const QJsonObject &) { return Cell{}; }},
           {tr("Done"), 100, true,
            [](const QJsonObject &c) { return Cell{numberText(whole(figuresOf(c), "done"_L1))}; }},
           {tr("Contacts"), 100, true,
            [](const QJsonObject &c) { return Cell{numberText(whole(figuresOf(c), "total"_L1))}; }},
           {tr("Connected"), 100, true,
            [](const QJsonObject &c) {
                return Cell{percentText(figuresOf(c)["connectRate"_L1].toDouble(-1))};
            }},
           {tr("Started"), 120, false,
            [](const QJsonObject &c) {
                return Cell{.text = dayTimeText(whole(c, "startedAt"_L1)), .dim = true};
            }},
           {tr("Last change"), 240, false,
            [](const QJsonObject &c) { return Cell{.text = c["stateReason"_L1].toString(), .dim = true}; }}},
          u"id"_s, this))
    , m_table(new Table(u"campaigns"_s))
    , m_count(text({}, "secondary"))
    , m_uncertain(new Button({}, Button::Kind::Outline, u"circle-help"_s))
    , m_error(new ErrorBanner)
    , m_views(new QStackedWidget) {
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 12);
    auto *head = row(10);
    head->addWidget(text(tr("Outbound campaigns"), "h20"));
    head->addWidget(m_count);
    head->addStretch(1);
    m_uncertain->setObjectName(u"uncertain"_s);
    m_uncertain->hide();
    head->addWidget(m_uncertain);
    connect(m_uncertain, &QPushButton::clicked, this, [this, mayManage] {
        auto *dialog = new UncertainDialog(m_door, mayManage, this);
        connect(dialog, &UncertainDialog::decided, this, &CampaignList::countUncertain);
        dialog->open();
    });
    auto *lists = new Button(tr("Lists of contacts"), Button::Kind::Outline, u"users"_s);
    lists->setObjectName(u"lists"_s);
    head->addWidget(lists);
    connect(lists, &QPushButton::clicked, this, &CampaignList::listsWanted);
    auto *rules = new Button(tr("Rules for all calls …"), Button::Kind::Outline, u"list-checks"_s);
    rules->setObjectName(u"dialRules"_s);
    rules->setVisible(mayManage);
    head->addWidget(rules);
    connect(rules, &QPushButton::clicked, this, [this] { (new DialRulesDialog(m_door, this))->open(); });
    auto *create = new Button(tr("New campaign"), Button::Kind::Primary, u"plus"_s);
    create->setVisible(mayManage);
    head->addWidget(create);
    lines->addLayout(head);
    lines->addWidget(m_error);
    auto *card = new Card;
    card->body()->addWidget(m_table);
    auto *emptyCard = new Card;
    auto *empty = new EmptyState(u"megaphone"_s, tr("No campaign yet"),
                                 tr("Begin with a list of contacts, .xlsx or .csv."),
                                 mayManage ? tr("New campaign") : QString());
    emptyCard->body()->addWidget(empty);
    m_views->addWidget(card);
    m_views->addWidget(emptyCard);
    lines->addWidget(m_views, 1);
    setLayout(lines);
    m_table->setRecords(m_model);
    m_table->setItemDelegateForColumn(2, new ProgressDelegate(m_table->rows(), this));
    connect(m_table, &Table::opened, this,
            [this](const QJsonObject &c) { Q_EMIT opened(c["id"_L1].toString()); });
    connect(create, &QPushButton::clicked, this, &CampaignList::createWanted);
    connect(empty, &EmptyState::acted, this, &CampaignList::createWanted);
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    connect(m_error, &ErrorBanner::retried, this, [this] { load(); });
    m_soon.setSingleShot(true);
    m_soon.setInterval(500);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        const auto changed = std::exchange(m_changed, {});
        for (const QString &id : changed) {
            if (m_model->rowOf(id) < 0) { // a new one, and then the first
                load();
                return;
            }
        }
        for (const QString &id : changed)
            refresh(id);
    });
    // What happens to one campaign reads that one anew; of a hundred the others stay as they are.
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (!event.type.startsWith("campaign."_L1) || !isVisible() || (event.type == "campaign.progress"_L1 && m_model->rowOf(event.entity) < 0))
            return;
        m_changed.insert(event.entity);
        if (!m_soon.isActive())
            m_soon.start();
    });
}

void CampaignList::load(const QString &cursor) {
    constexpr int atOnce = 50;
    if (cursor.isEmpty())
        countUncertain();
    QJsonObject params{{u"figures"_s, true}, {u"limit"_s, cursor.isEmpty() ? qBound(atOnce, m_model->rowCount(), 1000) : atOnce}};
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"campaigns.list"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QString kept = m_table->currentRecord()["id"_L1].toString();
        m_model->takePage(cursor, itemsOf(reply), objectOf(reply)["next"_L1].toString());
        if (const int row = m_model->rowOf(kept); row >= 0 && cursor.isEmpty())
            m_table->selectRow(row);
        m_count->setText(tr("%1 in all").arg(numberText(objectOf(reply)["total"_L1].toInteger(m_model->rowCount()))));
        m_views->setCurrentIndex(m_model->isEmpty() ? 1 : 0);
    });
}

void CampaignList::countUncertain() {
    m_door.call(u"dialling.backlog"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        const qint64 count = objectOf(reply)["ambiguous"_L1].toInteger();
        m_uncertain->setText(tr("%1 uncertain calls …").arg(numberText(count)));
        m_uncertain->setToolTip(tr("Nobody knows how these calls ended: a person decides whether they are made again"));
        m_uncertain->setVisible(count > 0);
    });
}

void CampaignList::refresh(const QString &id) {
    m_door.call(u"campaigns.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &campaign) {
        if (!campaign)
            return;
        m_door.call(u"campaigns.figures"_s, {{u"id"_s, id}}, this, [this, campaign, id](const Expected<QJsonValue> &figures) {
            if (!figures || m_model->rowOf(id) < 0)
                return;
            QJsonObject record = campaign->toObject();
            record.insert(u"figures"_s, *figures);
            m_model->upsert(record);
        });
    });
}

} // namespace lianxin
