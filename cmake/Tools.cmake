# SPDX-License-Identifier: GPL-3.0-or-later
# `format` rewrites the sources by .clang-format; `tidy` runs the curated checks of .clang-tidy.
find_program(CLANG_FORMAT clang-format)
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy run-clang-tidy-14)
file(GLOB_RECURSE lianxin_sources CONFIGURE_DEPENDS app/*.h app/*.cpp core/*.h core/*.cpp ui/*.h ui/*.cpp tests/*.h tests/*.cpp)
if(CLANG_FORMAT)
  add_custom_target(format COMMAND ${CLANG_FORMAT} -i ${lianxin_sources} VERBATIM)
endif()
if(RUN_CLANG_TIDY)
  # clang can't read GCC's precompiled headers.
  add_custom_target(tidy COMMAND ${RUN_CLANG_TIDY} -quiet -p ${PROJECT_BINARY_DIR} -extra-arg=-Wno-ignored-optimization-argument
                    "^${PROJECT_SOURCE_DIR}/(app|core|ui)/.*cpp$" VERBATIM)
endif()
