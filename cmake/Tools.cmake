# SPDX-License-Identifier: GPL-3.0-or-later
# `format` rewrites the sources by .clang-format; `tidy` runs the curated checks of .clang-tidy.
find_program(CLANG_FORMAT clang-format)
find_program(CLANG_TIDY clang-tidy)
file(GLOB_RECURSE lianxin_sources CONFIGURE_DEPENDS app/*.h app/*.cpp core/*.h core/*.cpp ui/*.h ui/*.cpp tests/*.h tests/*.cpp)
if(CLANG_FORMAT)
  add_custom_target(format COMMAND ${CLANG_FORMAT} -i ${lianxin_sources} VERBATIM)
endif()
if(CLANG_TIDY)
  add_custom_target(tidy COMMAND ${PROJECT_SOURCE_DIR}/tests/long/tidy.sh ${PROJECT_BINARY_DIR} USES_TERMINAL VERBATIM)
endif()
