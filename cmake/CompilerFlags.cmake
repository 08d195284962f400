# SPDX-License-Identifier: GPL-3.0-or-later
# One set of flags for everything, so that one precompiled header serves every module of a floor.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Executables are compiled with -fPIC like the libraries: a precompiled header is only reusable if both agree.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE -fPIC)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

add_compile_options(-Wall -Wextra "$<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor;-Woverloaded-virtual>")
# GCC 12 gives false alarms in optimised std::string and std::variant code (GCC bugs 105651, 105562).
add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-array-bounds>")
if(LIANXIN_WERROR)
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Werror>")
endif()
add_compile_definitions(QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
                        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)

if(LIANXIN_SANITIZE)
  add_compile_options(-fsanitize=${LIANXIN_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${LIANXIN_SANITIZE})
  # Another false alarm of GCC 12, of temporaries in code that was made to report threads.
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wno-dangling-pointer>")
  if(LIANXIN_SANITIZE MATCHES "undefined")
    # A null pointer that is used stops the program without a check of its own, and the address sanitizer knows the true size
    # of every object: these two only cost a seventh of the time that compiling takes.
    add_compile_options(-fno-sanitize-recover=undefined -fno-sanitize=null,object-size)
  endif()
endif()

find_program(LIANXIN_MOLD mold)
if(LIANXIN_MOLD)
  add_link_options(-fuse-ld=mold)
endif()
find_program(LIANXIN_CCACHE ccache)
if(LIANXIN_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${LIANXIN_CCACHE})
endif()

# Several sources in one translation unit: half the time of a whole build, at the price of a slower single change.
# For the presets that build everything at once; files that cannot be joined say SKIP_UNITY_BUILD_INCLUSION.
if(LIANXIN_UNITY)
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 8)
  # An unnamed namespace is as private in a joined unit as in a file of its own; GCC takes it for a header's.
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:-Wno-subobject-linkage>")
endif()
