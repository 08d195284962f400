# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that comes from outside. ARCHITECTURE.md says why each is here.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network WebSockets Gui Widgets PrintSupport Multimedia Charts Svg Test LinguistTools)
find_package(OpenSSL 3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc)
find_package(PostgreSQL REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SOFIA REQUIRED IMPORTED_TARGET sofia-sip-ua)
pkg_check_modules(OPUS REQUIRED IMPORTED_TARGET opus)
pkg_check_modules(SRTP REQUIRED IMPORTED_TARGET libsrtp2)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(WEBRTC REQUIRED IMPORTED_TARGET webrtc-audio-processing)

# spandsp, espeak-ng, minizip and liblinear ship without a usable pkg-config file or CMake package on Debian 12.
function(lianxin_find_library target header library)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  find_library(${target}_LIBRARY ${library} REQUIRED)
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES IMPORTED_LOCATION ${${target}_LIBRARY}
                        INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${${target}_INCLUDE})
endfunction()
lianxin_find_library(spandsp spandsp.h spandsp)
lianxin_find_library(espeak_ng espeak-ng/speak_lib.h espeak-ng)
lianxin_find_library(minizip minizip/unzip.h minizip)
lianxin_find_library(liblinear linear.h linear)

# npm packages, by the committed lock file. LIANXIN_NPM_DIR may point several build trees at one copy.
set(LIANXIN_NPM_DIR ${CMAKE_BINARY_DIR}/npm CACHE PATH "Where the npm packages are unpacked")
set(npm_source ${CMAKE_CURRENT_SOURCE_DIR}/cmake/npm)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${npm_source}/package-lock.json)
file(SHA256 ${npm_source}/package-lock.json npm_lock_hash)
set(npm_stamp ${LIANXIN_NPM_DIR}/.unpacked-${npm_lock_hash})
if(NOT EXISTS ${npm_stamp})
  find_program(NPM npm REQUIRED)
  file(MAKE_DIRECTORY ${LIANXIN_NPM_DIR})
  file(COPY ${npm_source}/package.json ${npm_source}/package-lock.json ${npm_source}/.npmrc DESTINATION ${LIANXIN_NPM_DIR})
  execute_process(COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund
                  WORKING_DIRECTORY ${LIANXIN_NPM_DIR} RESULT_VARIABLE npm_result OUTPUT_VARIABLE npm_output
                  ERROR_VARIABLE npm_output)
  if(NOT npm_result EQUAL 0)
    message(FATAL_ERROR "npm ci failed (${npm_result}). Is the npm registry reachable?\n${npm_output}")
  endif()
  file(WRITE ${npm_stamp} "")
endif()
set(LIANXIN_NODE_MODULES ${LIANXIN_NPM_DIR}/node_modules)
