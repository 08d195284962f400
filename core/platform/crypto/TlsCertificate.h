// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QStringList>

namespace lianxin {

//! \brief A certificate and its key, both PEM, with which an engine shows seats on other machines who it is.
struct TlsCertificate {
    QByteArray certificate;
    QByteArray key;
};

//! \brief Makes a key (EC P-256) and a certificate that it signs itself: nobody vouches for it, clients trust it by its
//! fingerprint. \param names host names and IP addresses of the engine; the first is its subject. \param days 1…36,500 that it
//! is valid from now. Errors: crypto.certificate_names (Usage), crypto.certificate (Internal).
LIANXIN_EXPORT Expected<TlsCertificate> makeTlsCertificate(const QStringList &names, int days);

} // namespace lianxin
