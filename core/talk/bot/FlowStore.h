// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Clock.h"
#include "platform/storage/Store.h"
#include "talk/dialogue/FlowChecker.h"
#include <QHash>
#include <QMap>
#include <memory>

namespace lianxin {

//! \brief A flow as the list shows it.
struct FlowInfo {
    QString id; //!< "return-visit"
    int version = 0;
    QString title;
    Flow::Direction direction = Flow::Direction::Outbound;
    qint64 importedAt = 0;
    QString importedBy;
    QString sha256; //!< of the file
    bool inForce = true; //!< new calls take this version

    QJsonObject toJson() const;
};

//! \brief The flows of this hotline, with all their versions. A version never changes once imported; a
//! campaign keeps the one it was started with. Main thread.
//!
//! Errors: flow.invalid (BadInput; message of the first issue, place line:column), flow.not_found, storage.*.
class LIANXIN_EXPORT FlowStore {
public:
    FlowStore(Store &store, const Clock &clock);

    //! Checks and adds \a yaml as the newest version of its id; the same file again adds nothing.
    Expected<FlowInfo> import(const QByteArray &yaml, const QString &actor);
    //! Imports the flows that come with the program and are not yet there; a hotline's own changes stay.
    Expected<void> importShipped();
    Expected<std::vector<FlowInfo>> list();
    //! All versions, the newest first; inForce says which of them new calls take.
    Expected<std::vector<FlowInfo>> versions(const QString &id);
    //! Makes a version that was kept the one in force: takes a newer one back, or puts it in force again.
    Expected<FlowInfo> use(const QString &id, int version, const QString &actor);
    //! \param version 0 = the newest.
    Expected<std::shared_ptr<const Flow>> flow(const QString &id, int version = 0);
    Expected<QByteArray> yaml(const QString &id, int version = 0);
    Expected<FlowInfo> info(const QString &id, int version = 0);

private:
    Store &m_store;
    const Clock &m_clock;
    QHash<QString, std::shared_ptr<const Flow>> m_parsed; // "id/version"
};

//! Files of the flows that come with the program (resources/flows), id → YAML.
LIANXIN_EXPORT QMap<QString, QByteArray> shippedFlows();

} // namespace lianxin
