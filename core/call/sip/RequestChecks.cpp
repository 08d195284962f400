// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/RequestChecks.h"
#include "call/sip/SipStack.h"
#include "call/sip/SipText.h"
#include "call/sip/Sofia.h"
#include <algorithm>
#include <array>

namespace lianxin::sip {

Error refusedRequest(QString code, QString message, QString remedy, const std::string &place) {
    return Error{ErrorKind::Refused, std::move(code), std::move(message), std::move(remedy), QString::fromStdString(place)};
}

Expected<void> checkUri(const std::string &uri, bool loopbackOnly, const char *what) {
    const auto place = QString::fromLatin1(what);
    const Error bad{ErrorKind::BadInput, u"sip.bad_uri"_s, u"This is not a SIP URI that can be called."_s,
                    u"Write it as sip:user@address or sip:user@address:port."_s, place};
    if (uri.empty() || !isHeaderSafe(uri) || uri.find_first_of("<>\" ") != std::string::npos)
        return bad;
    su_home_t home[1] = {SU_HOME_INIT(home)};
    su_home_init(home);
    const url_t *url = url_make(home, uri.c_str());
    const bool sound = url && (url->url_type == url_sip || url->url_type == url_sips) && url->url_host &&
                       *url->url_host && !url->url_headers;
    const bool inside = sound && isLoopbackLiteral(url->url_host) &&
                        (!url->url_params || !url_has_param(url, "maddr"));
    su_home_deinit(home);
    if (!sound)
        return bad;
    if (loopbackOnly && !inside)
        return refusedRequest(u"sip.not_loopback"_s, u"A rehearsal reaches loopback addresses only; nothing was sent."_s,
                       u"Use a trunk of another kind for calls to the outside."_s, what);
    return {};
}

Expected<void> checkReach(const Listen &listen, bool loopbackOnly) {
    if (loopbackOnly && !listen.bindLoopbackOnly)
        return refusedRequest(u"sip.not_loopback"_s, u"A rehearsal can't use a listening address that reaches the outside."_s,
                       u"Let the rehearsal trunk leave by an address with bindLoopbackOnly."_s, listen.name);
    return {};
}

Expected<void> checkText(std::initializer_list<const std::string *> texts) {
    for (const auto *text : texts) {
        if (!isHeaderSafe(*text))
            return Error{ErrorKind::BadInput, u"sip.bad_text"_s, u"A text for a SIP header holds control characters."_s,
                         u"Remove line breaks and other control characters."_s, {}};
    }
    return {};
}

Expected<void> checkRequest(const InviteRequest &request, bool loopbackOnly) {
    LX_CHECK(checkUri(request.target, loopbackOnly, "target"));
    if (!request.route.empty())
        LX_CHECK(checkUri(request.route, loopbackOnly, "route"));
    if (!request.to.empty())
        LX_CHECK(checkUri(request.to, false, "to"));
    if (!request.from.empty())
        LX_CHECK(checkUri(request.from, false, "from"));
    if (!request.identity.empty())
        LX_CHECK(checkUri(request.identity, false, "identity"));
    LX_CHECK(checkText({&request.fromDisplay, &request.identityDisplay, &request.replaces, &request.referredBy}));
    if (request.credentials)
        LX_CHECK(checkText({&request.credentials->user, &request.credentials->password}));
    for (const auto &header : request.headers) {
        LX_CHECK(checkText({&header.name, &header.value}));
        const bool token = !header.name.empty() && std::all_of(header.name.begin(), header.name.end(), [](unsigned char c) {
            return std::isalnum(c) || c == '-' || c == '_' || c == '.';
        });
        // What decides where a request goes, and what the stack writes itself, is not for the taking.
        static constexpr std::array<std::string_view, 24> kOwn{
            "via", "v", "route", "record-route", "contact", "m", "from", "f", "to", "t", "call-id", "i", "cseq",
            "max-forwards", "content-length", "l", "content-type", "c", "path", "service-route", "authorization",
            "proxy-authorization", "replaces", "user-to-user"};
        std::string name;
        std::transform(header.name.begin(), header.name.end(), std::back_inserter(name),
                       [](unsigned char c) { return char(std::tolower(c)); });
        if (!token || std::find(kOwn.begin(), kOwn.end(), name) != kOwn.end())
            return Error{ErrorKind::BadInput, u"sip.bad_text"_s, u"This can't be an extra header."_s,
                         u"Leave it out; the request has fields of its own for what a call needs."_s,
                         QString::fromStdString(header.name)};
    }
    if (request.sdp.empty())
        return Error{ErrorKind::Internal, u"sip.no_offer"_s, u"A call needs a session description."_s, {}, {}};
    return {};
}

} // namespace lianxin::sip
