// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/Flow.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr std::pair<VariableType, QLatin1StringView> variableTypes[] = {
    {VariableType::Text, "text"_L1},
    {VariableType::Name, "name"_L1},
    {VariableType::Integer, "integer"_L1},
    {VariableType::Count, "count"_L1},
    {VariableType::Digits, "digits"_L1},
    {VariableType::TicketNumber, "ticket_number"_L1},
    {VariableType::Phone, "phone"_L1},
    {VariableType::Date, "date"_L1},
    {VariableType::Time, "time"_L1},
    {VariableType::Moment, "moment"_L1},
    {VariableType::Deadline, "deadline"_L1},
    {VariableType::Remaining, "remaining"_L1},
    {VariableType::Duration, "duration"_L1},
    {VariableType::Wait, "wait"_L1},
    {VariableType::WorkingDays, "working_days"_L1},
    {VariableType::Percent, "percent"_L1},
};

} // namespace

QString nameOf(VariableType type) {
    return variableTypes[int(type)].second;
}

std::optional<VariableType> variableTypeFromName(QStringView name) {
    for (const auto &[type, text] : variableTypes) {
        if (name == text)
            return type;
    }
    return {};
}

QString nameOf(BargeIn bargeIn) {
    switch (bargeIn) {
    case BargeIn::Off:
        return u"off"_s;
    case BargeIn::Key:
        return u"key"_s;
    case BargeIn::Words:
        return u"words"_s;
    case BargeIn::Immediate:
        break;
    }
    return u"immediate"_s;
}

QString nameOf(FlowStep::Kind kind) {
    switch (kind) {
    case FlowStep::Kind::Say:
        return u"say"_s;
    case FlowStep::Kind::Collect:
        return u"collect"_s;
    case FlowStep::Kind::Record:
        return u"record"_s;
    case FlowStep::Kind::Branch:
        return u"branch"_s;
    case FlowStep::Kind::Action:
        return u"action"_s;
    case FlowStep::Kind::HandOver:
        return u"hand_over"_s;
    case FlowStep::Kind::Continue:
        return u"continue_with"_s;
    case FlowStep::Kind::End:
        break;
    }
    return u"end"_s;
}

QString nameOf(Flow::Direction direction) {
    return direction == Flow::Direction::Inbound ? u"inbound"_s : u"outbound"_s;
}

const FlowStep *Flow::step(QStringView id) const {
    const auto it = std::find_if(steps.begin(), steps.end(), [id](const FlowStep &s) { return s.id == id; });
    return it == steps.end() ? nullptr : &*it;
}

bool Flow::hasSlot(QStringView name) const {
    return std::any_of(steps.begin(), steps.end(), [name](const FlowStep &s) { return s.slot == name; });
}

bool isBuiltInResult(QStringView result) {
    return result == u"no_input" || result == u"hung_up" || result == u"handed_over" || result == u"fault";
}

} // namespace lianxin
