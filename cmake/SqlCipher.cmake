# SPDX-License-Identifier: GPL-3.0-or-later
# sqlcipher: SQLCipher 4.14.0 (SQLite 3.51.3) from the amalgamation in the npm package @journeyapps/sqlcipher, with
# our provider for both suites registered in the same translation unit (core/platform/storage/sqlite).
#
# Nothing of it may leave the library that links it: another sqlite3 in the process (NSS and Qt bring one) must
# neither be hijacked by ours nor hijack it, which would silently write plaintext. Hence hidden symbols, and
# --exclude-libs as the second fence.
set(sqlcipher_source ${LIANXIN_NODE_MODULES}/@journeyapps/sqlcipher/deps/sqlcipher-amalgamation)
if(NOT EXISTS ${sqlcipher_source}/sqlite3.c)
  message(FATAL_ERROR "SQLCipher's amalgamation is not at ${sqlcipher_source}; did npm ci run?")
endif()

add_library(sqlcipher STATIC ${PROJECT_SOURCE_DIR}/core/platform/storage/sqlite/SqlCipher.c)
set_target_properties(sqlcipher PROPERTIES AUTOMOC OFF AUTORCC OFF C_VISIBILITY_PRESET hidden)
target_include_directories(sqlcipher SYSTEM PRIVATE ${sqlcipher_source})
target_include_directories(sqlcipher PRIVATE ${PROJECT_SOURCE_DIR}/core/platform/storage/sqlite)
target_link_libraries(sqlcipher PUBLIC OpenSSL::Crypto Threads::Threads ${CMAKE_DL_LIBS} m)
target_link_options(sqlcipher INTERFACE -Wl,--exclude-libs,libsqlcipher.a)
target_compile_definitions(sqlcipher PRIVATE
  _GNU_SOURCE
  SQLITE_HAS_CODEC SQLCIPHER_CRYPTO_CUSTOM=lianxin_sqlcipher_setup
  SQLITE_EXTRA_INIT=sqlcipher_extra_init SQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown
  SQLCIPHER_OMIT_DEFAULT_LOGGING
  SQLITE_THREADSAFE=2 SQLITE_TEMP_STORE=2 SQLITE_DEFAULT_MEMSTATUS=0
  # What PostgreSQL refuses or does differently, SQLite shall refuse or do alike.
  SQLITE_DQS=0 SQLITE_LIKE_DOESNT_MATCH_BLOBS
  SQLITE_ENABLE_FTS5 SQLITE_ENABLE_MATH_FUNCTIONS SQLITE_ENABLE_API_ARMOR
  SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_DEPRECATED SQLITE_MAX_VARIABLE_NUMBER=32766)
# Always optimised, never instrumented: it is not ours, and the tests spend their time in it.
target_compile_options(sqlcipher PRIVATE -include stdint.h -O2 -g1 -w -fno-sanitize=all)
