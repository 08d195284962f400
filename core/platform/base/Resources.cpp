// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Resources.h"
#include "platform/base/Literals.h"
#include <QDir>

namespace lianxin {

QString resourceDir() {
    const QString fromEnvironment = qEnvironmentVariable("LIANXIN_RESOURCES");
    const QString path = fromEnvironment.isEmpty() ? QStringLiteral(LIANXIN_RESOURCE_DIR) : fromEnvironment;
    return QDir::cleanPath(QDir(path).absolutePath());
}

QString resourcePath(QStringView relative) { return resourceDir() + u'/' + relative.toString(); }

} // namespace lianxin
