// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sofia-SIP with typed magic: private to this module, never included by a public header.
namespace lianxin::sip {
class Agent;
struct Target;
struct Posted;
} // namespace lianxin::sip
#define NUA_MAGIC_T lianxin::sip::Agent
#define NUA_HMAGIC_T lianxin::sip::Target
#define SU_MSG_ARG_T lianxin::sip::Posted
#define SU_TIMER_ARG_T void
#include <sofia-sip/su.h>
#include <sofia-sip/su_wait.h>
#include <sofia-sip/su_log.h>
#include <sofia-sip/nua.h>
#include <sofia-sip/nua_tag.h>
#include <sofia-sip/nta.h>
#include <sofia-sip/nta_tag.h>
#include <sofia-sip/soa_tag.h>
#include <sofia-sip/sip_header.h>
#include <sofia-sip/sip_protos.h>
#include <sofia-sip/sip_status.h>
#include <sofia-sip/sip_tag.h>
#include <sofia-sip/sip_util.h>
#include <sofia-sip/msg_addr.h>
#include <sofia-sip/msg_mime.h>
#include <sofia-sip/msg_mclass.h>
#include <sofia-sip/tport_tag.h>
#include <sofia-sip/url.h>
#undef enable
#undef leave
