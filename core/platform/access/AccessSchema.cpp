// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AccessSchema.h"

namespace lianxin {

std::vector<Migration> accessSchema() {
    return {
        {u"access"_s, 1, uR"(
CREATE TABLE app_user (
  id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, password TEXT NOT NULL,
  roles TEXT NOT NULL, seat_number TEXT UNIQUE, unit_id TEXT NOT NULL, locked BIGINT NOT NULL,
  failures BIGINT NOT NULL, locked_until BIGINT NOT NULL, created_at BIGINT NOT NULL, last_login_at BIGINT NOT NULL);
CREATE TABLE app_session (
  id TEXT PRIMARY KEY, token_hash BLOB NOT NULL UNIQUE, user_id TEXT NOT NULL, opened_at BIGINT NOT NULL,
  last_seen BIGINT NOT NULL, locked BIGINT NOT NULL, peer TEXT NOT NULL);
CREATE INDEX app_session_user ON app_session (user_id);
CREATE TABLE audit (
  engine TEXT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL, user_id TEXT NOT NULL, login TEXT NOT NULL,
  method TEXT NOT NULL, category TEXT NOT NULL, outcome TEXT NOT NULL, target TEXT NOT NULL, peer TEXT NOT NULL,
  detail TEXT NOT NULL, mac BLOB NOT NULL, PRIMARY KEY (engine, seq));
CREATE INDEX audit_at ON audit (at);
CREATE TABLE audit_head (
  engine TEXT PRIMARY KEY, seq BIGINT NOT NULL, mac BLOB NOT NULL, head_mac BLOB NOT NULL);
CREATE TABLE idempotency (
  user_id TEXT NOT NULL, idem_key TEXT NOT NULL, method TEXT NOT NULL, params_hash BLOB NOT NULL,
  finished BIGINT NOT NULL, result TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (user_id, idem_key));
CREATE INDEX idempotency_at ON idempotency (at);
CREATE TABLE job (
  id TEXT PRIMARY KEY, engine TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL,
  done BIGINT NOT NULL, total BIGINT NOT NULL, started_at BIGINT NOT NULL, ended_at BIGINT NOT NULL,
  result TEXT NOT NULL, error TEXT NOT NULL);
CREATE INDEX job_owner ON job (owner, started_at)
)"_s},
    };
}

} // namespace lianxin
