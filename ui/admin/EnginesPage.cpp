// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/EnginesPage.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QScrollBar>

namespace lianxin {
namespace {

constexpr int kEveryMs = 5'000;
constexpr int kLogLines = 200;
constexpr qint64 kBusyMs = 250; //!< from here on people notice

Word engineWord(const QJsonObject &engine) {
    const QString state = engine["state"_L1].toString();
    if (state == "live"_L1)
        return {EnginesPage::tr("live"), u"circle-check"_s, Tone::Good};
    if (state == "settling"_L1)
        return {EnginesPage::tr("being settled"), u"refresh-cw"_s, Tone::Warn};
    if (state == "dead"_L1)
        return {EnginesPage::tr("does not renew its lease"), u"triangle-alert"_s, Tone::Bad};
    return {state, {}, Tone::Mute};
}

Cell levelCell(const QJsonObject &line) {
    const QString level = line["level"_L1].toString();
    if (level == "warning"_L1)
        return Cell{EnginesPage::tr("warning"), u"triangle-alert"_s, Tone::Warn, true};
    if (level == "critical"_L1)
        return Cell{EnginesPage::tr("error"), u"circle-x"_s, Tone::Bad, true};
    return Cell{EnginesPage::tr("note"), u"info"_s, Tone::Mute, true};
}

} // namespace

EnginesPage::EnginesPage(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_list(new ListDetail(u"engines"_s, tr("Engines"),
                            {{tr("Engine"), 0, false, [](const QJsonObject &e) { return Cell{.text = e["engine"_L1].toString(), .strong = e["self"_L1].toBool()}; }},
                             {tr("State"), 190, false,
                              [](const QJsonObject &e) {
                                  const Word word = engineWord(e);
                                  return Cell{word.text, word.icon, word.tone, true};
                              }},
                             {tr("Machine"), 160, false, [](const QJsonObject &e) { return Cell{e["host"_L1].toString()}; }},
                             {tr("Lease renewed"), 130, false,
                              [](const QJsonObject &e) { return e.contains("renewedMs"_L1) ? Cell{ageText(whole(e, "renewedMs"_L1))} : Cell{.text = tr("needs none"), .dim = true}; }},
                             {tr("Version"), 90, false, [](const QJsonObject &e) { return Cell{.text = e["version"_L1].toString(), .dim = true}; }}},
                            u"engine"_s))
    , m_facts(new Facts)
    , m_warnings(new QCheckBox(tr("Only warnings and errors")))
    , m_lines(new RecordModel({{tr("Time"), 80, false, [](const QJsonObject &l) { return Cell{.text = clockText(whole(l, "at"_L1)), .dim = true}; }},
                               {tr("Level"), 100, false, levelCell},
                               {tr("Part"), 110, false, [](const QJsonObject &l) { return Cell{.text = l["category"_L1].toString().remove(u"lianxin."_s), .dim = true}; }},
                               {tr("Message"), 0, false, [](const QJsonObject &l) { return Cell{l["text"_L1].toString()}; }}},
                              u"n"_s, this))
    , m_log(new Table(u"engineLog"_s)) {
    auto *lines = column(12);
    m_list->setDetail(makeSide(), 420, {});
    lines->addWidget(m_list, 3);
    auto *log = new Card(tr("End of this engine’s log"));
    log->setAside(tr("numbers of people are shortened in it"));
    m_warnings->setObjectName(u"warnings"_s);
    log->addTrailing(m_warnings);
    m_log->setRecords(m_lines);
    m_log->setAccessibleName(tr("End of this engine’s log"));
    log->body()->addWidget(m_log);
    lines->addWidget(log, 2);
    setLayout(lines);
    m_refresh.setInterval(kEveryMs);
    connect(&m_refresh, &QTimer::timeout, this, &EnginesPage::load);
    connect(m_warnings, &QCheckBox::toggled, this, [this] {
        m_log->scrollToTop();
        loadLog();
    });
    connect(m_list, &ListDetail::retried, this, &EnginesPage::load);
}

QWidget *EnginesPage::makeSide() {
    auto *content = new QWidget;
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 14);
    lines->addWidget(paneHeading(tr("The engine that this console talks to")));
    lines->addWidget(m_facts);
    lines->addStretch(1);
    content->setLayout(lines);
    return new ScrollColumn(content);
}

void EnginesPage::load() {
    m_door.call(u"engine.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        const QJsonArray engines = itemsOf(reply);
        m_engines = engines.isEmpty() ? QJsonObject() : engines.first().toObject();
        m_list->setRecords(engines);
        m_door.call(u"engine.status"_s, {}, this, [this](const Expected<QJsonValue> &status) {
            if (m_list->take(status))
                showStatus(objectOf(status));
        });
    });
    loadLog();
}

void EnginesPage::loadLog() {
    if (m_log->verticalScrollBar()->value() > 0)
        return; // somebody reads further down
    m_door.call(u"engine.log"_s, {{u"limit"_s, kLogLines}, {u"warnings"_s, m_warnings->isChecked()}}, this, [this](const Expected<QJsonValue> &reply) {
        if (m_list->take(reply))
            m_lines->setRecords(itemsOf(reply));
    });
}

void EnginesPage::showStatus(const QJsonObject &status) {
    m_facts->clear();
    m_facts->add(tr("Profile"), status["profile"_L1].toString() == "rehearsal"_L1 ? Word{tr("rehearsal"), u"flask-conical"_s, Tone::Accent}
                                                                                  : Word{tr("production"), u"circle-check"_s, Tone::Good});
    m_facts->add(tr("Runs for"), spanText(whole(status, "uptimeMs"_L1)));
    const QJsonObject store = status["store"_L1].toObject();
    m_facts->add(tr("Store"), store["engine"_L1].toString() == "postgresql"_L1 ? u"PostgreSQL"_s : u"SQLCipher"_s);
    m_facts->add(tr("Encrypted with"), store["suite"_L1].toString() == "gm"_L1 ? tr("SM4 and SM3 (national cryptography)") : tr("AES-256 and SHA-2"));
    if (m_engines.contains("longestMs"_L1)) {
        const qint64 longest = whole(m_engines, "longestMs"_L1);
        m_facts->add(tr("Longest busy stretch"), longest < kBusyMs ? Word{tr("%1 ms in two minutes").arg(longest), u"circle-check"_s, Tone::Good}
                                                                   : Word{tr("%1 ms in two minutes").arg(longest), u"triangle-alert"_s, Tone::Warn});
    }
    if (const QJsonObject memory = m_engines["memory"_L1].toObject(); !memory.isEmpty()) {
        m_facts->add(tr("Memory"), bytesText(whole(memory, "residentBytes"_L1)));
        if (const qint64 limit = whole(memory, "storeCacheLimitBytes"_L1); limit > 0)
            m_facts->add(tr("Caches of the store"), tr("%1, at most %2").arg(bytesText(whole(memory, "storeCacheBytes"_L1)), bytesText(limit)));
        m_facts->add(tr("In use besides"), tr("%1, and %2 kept for later").arg(bytesText(whole(memory, "heapBytes"_L1)), bytesText(whole(memory, "heapSpareBytes"_L1))));
    }
    QStringList listening;
    for (const auto &value : status["sip"_L1]["listening"_L1].toArray())
        listening << value.toString();
    m_facts->add(tr("Listens at"), listening.join(u'\n'));
    m_facts->add(tr("Seats’ phones"), tr("%1 registered").arg(status["sip"_L1]["registered"_L1].toInt()));
    m_facts->add(tr("Lines in use"), u"%1 / %2"_s.arg(status["lines"_L1]["used"_L1].toInt()).arg(status["lines"_L1]["total"_L1].toInt()));
    const QJsonObject speech = status["speech"_L1].toObject();
    m_facts->add(tr("Speaks with"), Word{speech["engine"_L1].toString(), speech["ok"_L1].toBool() ? u"circle-check"_s : u"triangle-alert"_s,
                                         speech["ok"_L1].toBool() ? Tone::Good : Tone::Bad});
    const QJsonObject hearing = status["hearing"_L1].toObject();
    const QString ears = hearing["engine"_L1].toString();
    if (!hearing.contains("ok"_L1))
        m_facts->add(tr("Hears with"), Word{tr("nothing: keys only"), u"circle-slash"_s, Tone::Mute});
    else if (hearing["demo"_L1].toBool())
        m_facts->add(tr("Hears with"), Word{tr("%1, demo model: synthetic voices only").arg(ears), u"flask-conical"_s, Tone::Warn});
    else
        m_facts->add(tr("Hears with"), hearing["ok"_L1].toBool() ? Word{ears, u"circle-check"_s, Tone::Good}
                                                                 : Word{tr("not ready: %1").arg(hearing["problem"_L1].toString(ears)), u"triangle-alert"_s, Tone::Bad});
    if (hearing["keysOnly"_L1].toBool())
        m_facts->add(tr("Words come"), Word{tr("%1 s late: new calls by keys only").arg(hearing["lateMs"_L1].toInt() / 1000.0, 0, 'f', 1), u"triangle-alert"_s, Tone::Warn});
}

void EnginesPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    m_refresh.start();
}

void EnginesPage::hideEvent(QHideEvent *event) {
    m_refresh.stop();
    QWidget::hideEvent(event);
}

} // namespace lianxin
