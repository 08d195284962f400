// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <functional>
#include <memory>
#include <vector>

namespace lianxin::test {

//! \brief One test binary a module holds many test classes; each registers itself with LIANXIN_TEST(Class).
struct TestEntry {
    const char *name;
    std::function<std::unique_ptr<QObject>()> make;
};
std::vector<TestEntry> &testEntries();

template <class T>
struct TestRegistrar {
    explicit TestRegistrar(const char *name) {
        testEntries().push_back({name, [] { return std::make_unique<T>(); }});
    }
};

//! Runs all registered classes, or those named by `-class NAME` (repeatable); other arguments go to QtTest.
int runTests(int argc, char **argv);

} // namespace lianxin::test

#define LIANXIN_TEST(Class) static const lianxin::test::TestRegistrar<Class> registrarOf##Class(#Class)
