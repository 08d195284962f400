// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/Ports.h"

namespace lianxin {

class FlowStore;

//! \brief Dialling's and campaigns' view of the flows. Main thread.
class StoredFlowCatalogue final : public FlowCatalogue {
public:
    explicit StoredFlowCatalogue(FlowStore &flows)
        : m_flows(flows) {}
    std::optional<Flow> flow(const QString &id) const override;
    std::vector<Flow> flows() const override;

private:
    FlowStore &m_flows;
};

} // namespace lianxin
