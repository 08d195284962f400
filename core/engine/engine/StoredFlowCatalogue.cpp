// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/StoredFlowCatalogue.h"
#include "talk/bot/FlowStore.h"

namespace lianxin {

std::optional<FlowCatalogue::Flow> StoredFlowCatalogue::flow(const QString &id) const {
    const auto flow = m_flows.flow(id);
    if (!flow)
        return std::nullopt;
    const lianxin::Flow &f = **flow;
    Flow out;
    out.id = f.id;
    out.title = f.title;
    if (const auto info = m_flows.info(id))
        out.version = info->version;
    for (const FlowVariable &v : f.variables)
        if (!v.fallback)
            out.variables << v.name;
    out.results = f.results.keys();
    return out;
}

std::vector<FlowCatalogue::Flow> StoredFlowCatalogue::flows() const {
    std::vector<Flow> out;
    const auto list = m_flows.list();
    if (!list)
        return out;
    for (const FlowInfo &info : *list)
        if (auto f = flow(info.id))
            out.push_back(std::move(*f));
    return out;
}

} // namespace lianxin
