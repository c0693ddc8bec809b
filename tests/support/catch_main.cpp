// SPDX-License-Identifier: GPL-3.0-or-later
// main() of every Catch2 program of the tests.

#if __has_include(<catch2/catch_session.hpp>)
#include <catch2/catch_session.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <csignal>

int main(int count, char* arguments[]) {
    std::signal(SIGPIPE, SIG_IGN);  // as in the programs: a peer that hangs up is an error code, not the end
    return Catch::Session().run(count, arguments);
}
