// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/ImportOptions.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include <QGridLayout>

namespace lianxin {

ImportOptions::ImportOptions(QWidget *parent)
    : QWidget(parent)
    , m_password(new QLineEdit)
    , m_passwordField(new Field(tr("Password of the file"), m_password))
    , m_header(new QSpinBox)
    , m_skipRunning(new QCheckBox(tr("Leave out numbers that a running campaign calls")))
    , m_skipDoNotCall(new QCheckBox(tr("Leave out numbers on the do-not-call list")))
    , m_skipHidden(new QCheckBox) {
    m_password->setObjectName(u"filePassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_header->setObjectName(u"headerRow"_s);
    m_header->setRange(0, 1'000'000);
    m_header->setSpecialValueText(tr("none"));
    m_skipRunning->setObjectName(u"skipRunning"_s);
    m_skipDoNotCall->setObjectName(u"skipDoNotCall"_s);
    m_skipHidden->setObjectName(u"skipHidden"_s);
    auto *lines = column(8);
    setMargins(lines, 16, 12, 16, 14);
    lines->addWidget(m_passwordField);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setColumnStretch(1, 1);
    grid->addWidget(new Field(tr("Row of the titles"), m_header), 0, 0);
    lines->addLayout(grid);
    lines->addWidget(m_skipRunning);
    lines->addWidget(m_skipDoNotCall);
    lines->addWidget(m_skipHidden);
    connect(m_skipHidden, &QCheckBox::toggled, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
    auto *card = new Card(tr("How it is read"));
    card->body()->addLayout(lines);
    auto *outer = column(0);
    outer->addWidget(card);
    setLayout(outer);
    connect(m_password, &QLineEdit::returnPressed, this, &ImportOptions::changed);
    connect(m_header, &QSpinBox::editingFinished, this, [this] {
        if (m_filling || m_header->value() == m_header->property("found").toInt())
            return;
        m_headerSaid = true;
        Q_EMIT changed();
    });
    reset();
}

void ImportOptions::reset() {
    m_password->clear();
    m_passwordField->hide();
    m_headerSaid = false;
    m_filling = true;
    m_skipHidden->setChecked(false);
    setFound(0, 0);
}

void ImportOptions::setSaidHeaderRow(int row) {
    m_headerSaid = row >= 0;
    m_filling = true;
    m_header->setValue(qMax(0, row));
    m_filling = false;
}

void ImportOptions::askPassword(bool wrong) {
    m_passwordField->setMark(wrong ? tr("does not fit; try again") : tr("the file is protected"), wrong ? Tone::Bad : Tone::Warn);
    m_passwordField->setState(wrong ? u"check"_s : u"missing"_s);
    m_passwordField->show();
    m_password->selectAll();
    m_password->setFocus();
}

void ImportOptions::passwordFits() {
    m_passwordField->setMark({});
    m_passwordField->setState({});
}

void ImportOptions::setFound(int headerRow, int hiddenRows) {
    m_filling = true;
    m_header->setProperty("found", headerRow);
    m_header->setValue(headerRow);
    m_skipHidden->setText(tr("Leave out rows that are hidden in the file: %1 of those looked at").arg(numberText(hiddenRows)));
    m_skipHidden->setVisible(hiddenRows > 0);
    m_filling = false;
}

QJsonObject ImportOptions::readParams() const {
    QJsonObject params;
    if (!m_password->text().isEmpty())
        params.insert(u"password"_s, m_password->text());
    if (m_skipHidden->isChecked())
        params.insert(u"skipHidden"_s, true);
    return params;
}

QJsonObject ImportOptions::importParams() const {
    QJsonObject params;
    if (m_skipRunning->isChecked())
        params.insert(u"skipRunning"_s, true);
    if (m_skipDoNotCall->isChecked())
        params.insert(u"skipDoNotCall"_s, true);
    return params;
}

ImportStatus::ImportStatus(QWidget *parent)
    : QFrame(parent)
    , m_words(text({}))
    , m_act(new Button({})) {
    m_words->setWordWrap(true);
    m_act->setObjectName(u"importAct"_s);
    m_act->setButtonSize(Button::Size::Small);
    auto *line = row(8);
    line->addWidget(m_words, 1);
    line->addWidget(m_act);
    setLayout(line);
    connect(m_act, &QPushButton::clicked, this, [this] { m_isRunning ? Q_EMIT cancelled() : Q_EMIT undone(); });
    hide();
}

QString ImportStatus::progressText(const QJsonObject &job) {
    const qint64 done = job["done"_L1].toInteger();
    const qint64 total = job["total"_L1].toInteger();
    const double rate = job["rate"_L1].toDouble();
    QStringList parts{total > 0 ? tr("%1 of about %2 rows").arg(numberText(done), numberText(total)) : tr("%1 rows").arg(numberText(done))};
    if (rate >= 1) {
        parts << tr("%1 a second").arg(numberText(qRound64(rate)));
        if (total > done)
            parts << tr("%1 left").arg(spanText(qint64(double(total - done) / rate * 1000)));
    }
    return factsText(parts);
}

void ImportStatus::showRunning(const QJsonObject &job) {
    m_isRunning = true;
    m_words->setText(progressText(job));
    m_act->setText(tr("Cancel the import"));
    m_act->updateGeometry();
    show();
}

void ImportStatus::showDone(const QJsonObject &summary) {
    m_isRunning = false;
    QStringList parts{tr("%1 imported").arg(numberText(summary["imported"_L1].toInteger()))};
    if (const qint64 skipped = summary["skipped"_L1].toInteger(); skipped > 0)
        parts << tr("%1 left out").arg(numberText(skipped));
    if (const qint64 others = summary["others"_L1].toInteger(); others > 0)
        parts << tr("%1 further numbers").arg(numberText(others));
    if (const qint64 running = summary["inRunning"_L1].toInteger(); running > 0)
        parts << tr("%1 also in a running campaign").arg(numberText(running));
    if (const qint64 dnc = summary["doNotCall"_L1].toInteger(); dnc > 0)
        parts << tr("%1 on the do-not-call list").arg(numberText(dnc));
    m_words->setText(factsText(parts));
    m_act->setText(tr("Take the import back"));
    m_act->updateGeometry();
    show();
}

} // namespace lianxin
