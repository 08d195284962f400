// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"
#include <optional>
#include <utility>
#include <variant>

namespace lianxin {

//! \brief Either a value or the Error that stood in its way.
//!
//! C++20 has no std::expected; this is the part of it that we use. Reading value() of a failure, or error() of
//! a success, is a programming mistake and throws std::bad_variant_access.
template <class T>
class [[nodiscard]] Expected {
public:
    using Value = T;
    Expected(T value)
        : m_state(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error)
        : m_state(std::in_place_index<1>, std::move(error)) {}

    bool hasValue() const { return m_state.index() == 0; }
    explicit operator bool() const { return hasValue(); }
    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    //! By value, so that what a range-for or a reference is bound to lives on.
    T value() && { return std::get<0>(std::move(m_state)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_state); }
    T valueOr(T other) const & { return hasValue() ? value() : std::move(other); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Expected<void> {
public:
    using Value = void;
    Expected() = default;
    Expected(Error error)
        : m_error(std::move(error)) {}

    bool hasValue() const { return !m_error; }
    explicit operator bool() const { return hasValue(); }
    const Error &error() const { return m_error.value(); }

private:
    std::optional<Error> m_error;
};

} // namespace lianxin

#define LIANXIN_CONCAT_(a, b) a##b
#define LIANXIN_CONCAT(a, b) LIANXIN_CONCAT_(a, b)

//! LX_TRY(auto x, f()); assigns the value of f(), or returns its error from the enclosing function.
#define LX_TRY(declaration, expression)                                                                      \
    auto LIANXIN_CONCAT(lxTry, __LINE__) = (expression);                                                     \
    if (!LIANXIN_CONCAT(lxTry, __LINE__))                                                                    \
        return LIANXIN_CONCAT(lxTry, __LINE__).error();                                                      \
    declaration = std::move(LIANXIN_CONCAT(lxTry, __LINE__)).value()

//! LX_CHECK(f()); returns the error of f(), if there is one, from the enclosing function.
#define LX_CHECK(expression)                                                                                 \
    do {                                                                                                     \
        if (auto lxCheck = (expression); !lxCheck)                                                           \
            return lxCheck.error();                                                                          \
    } while (false)
