// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/Trunk.h"
#include <QRegularExpression>

namespace lianxin {
namespace {

bool isMobile(const QString &national) {
    return national.size() == 11 && national[0] == u'1' && national[1] >= u'3';
}

//! \0 … \9 of \a replacement as the groups of \a match (QString::replace() knows no \0).
QString expanded(const QString &replacement, const QRegularExpressionMatch &match) {
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        if (replacement[i] == u'\\' && i + 1 < replacement.size() && replacement[i + 1].isDigit())
            result += match.captured(replacement[++i].digitValue());
        else
            result += replacement[i];
    }
    return result;
}

} // namespace

QString Trunk::dialled(const QString &national, const std::function<bool(const QString &)> &isOutOfTown) const {
    for (const auto &rule : rules) {
        if (rule.outOfTown && !(isMobile(national) && isOutOfTown && isOutOfTown(national)))
            continue;
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(rule.pattern));
        if (const auto match = pattern.match(national); match.hasMatch())
            return expanded(rule.replacement, match);
    }
    return national;
}

QString Trunk::uriOf(const QString &dialled) const {
    const QString at = host.contains(u':') && !host.startsWith(u'[') ? u"[%1]"_s.arg(host) : host;
    return u"sip:%1@%2:%3"_s.arg(dialled, at).arg(port);
}

QString nameOf(TrunkKind kind) {
    return kind == TrunkKind::Registering ? u"registering"_s : u"static"_s;
}

std::optional<TrunkKind> trunkKindFromName(QStringView text) {
    for (const auto kind : {TrunkKind::Static, TrunkKind::Registering})
        if (nameOf(kind) == text)
            return kind;
    return std::nullopt;
}

} // namespace lianxin
