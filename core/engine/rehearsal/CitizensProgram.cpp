// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/CitizensProgram.h"
#include "engine/rehearsal/CitizenPool.h"
#include "engine/rehearsal/SeatAgent.h"
#include "platform/base/Log.h"
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <cstdio>
#include <unistd.h>

namespace lianxin {
namespace {

void write(const QJsonObject &line) {
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

} // namespace

CitizensProgram::CitizensProgram(QObject *parent)
    : QObject(parent) {}

CitizensProgram::~CitizensProgram() = default;

Expected<void> CitizensProgram::start(const QString &scenarioPath, const QString &doorUrl) {
    QFile file(scenarioPath);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"rehearsal.scenario"_s, u"The scenario can't be read: "_s + file.errorString(),
                     u"Name it with --scenario."_s, scenarioPath};
    LX_TRY(const Scenario scenario, Scenario::fromJson(QJsonDocument::fromJson(file.readAll()).object()));
    m_pool = std::make_unique<CitizenPool>(scenario);
    connect(m_pool.get(), &CitizenPool::happened, this, write);
    LX_TRY(const quint16 port, m_pool->start());

    std::vector<double> tones;
    for (const auto &c : scenario.citizens)
        if (std::find(tones.begin(), tones.end(), c.toneHz) == tones.end())
            tones.push_back(c.toneHz);
    if (!doorUrl.isEmpty()) {
        for (const auto &seat : scenario.seats) {
            m_seats.push_back(std::make_unique<SeatAgent>(seat, scenario.talkMs, tones));
            connect(m_seats.back().get(), &SeatAgent::happened, this, write);
            m_seats.back()->start(doorUrl);
        }
    }
    m_stdin = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_stdin.get(), &QSocketNotifier::activated, this, &CitizensProgram::readCommands);
    write({{u"ready"_s, QJsonObject{{u"sipPort"_s, int(port)}}}});
    return {};
}

void CitizensProgram::readCommands() {
    char buffer[4096];
    const ssize_t got = read(STDIN_FILENO, buffer, sizeof buffer);
    if (got <= 0) {
        // Whoever started us is gone.
        m_stdin->setEnabled(false);
        QCoreApplication::quit();
        return;
    }
    m_input.append(buffer, got);
    for (qsizetype end = m_input.indexOf('\n'); end >= 0; end = m_input.indexOf('\n')) {
        const QJsonObject command = QJsonDocument::fromJson(m_input.first(end)).object();
        m_input.remove(0, end + 1);
        if (command.contains(u"call"_s)) {
            if (auto called = m_pool->callHotline(command.value("call"_L1).toString(), command.value("to"_L1).toString(),
                                                  command.value("engine"_L1).toString());
                !called)
                qCWarning(lcEngine).noquote() << "a citizen can't call:" << called.error().toString();
        }
    }
}

} // namespace lianxin
