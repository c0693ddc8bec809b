// SPDX-License-Identifier: GPL-3.0-or-later
// The agent as a service: what systemd reads. tests/cli/beside_test switches it on and off.

#include "app/agent_unit.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a folder's name means itself to systemd, whatever is in it") {
    const std::string unit = app::agentUnit("/opt/reso desk/bin/resodesk-cli", R"(/home/anna/50% "$HOME" \n)");
    CHECK(unit.find(R"(ExecStart="/opt/reso desk/bin/resodesk-cli" --workspace "/home/anna/50%% \"$$HOME\" \\n" agent)") != std::string::npos);
}

TEST_CASE("an agent that would find the workspace held again and again is not started again") {
    CHECK(app::agentUnit("/usr/bin/resodesk-cli", "/desk").find("\nRestartPreventExitStatus=1 2\n") != std::string::npos);
}
