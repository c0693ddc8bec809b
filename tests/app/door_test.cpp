// SPDX-License-Identifier: GPL-3.0-or-later
// Two processes of one seller, here two threads: a real socket between them.

#include "app/beside/door.h"

#include <sys/stat.h>

#include <future>
#include <thread>

#include "app/beside/caller.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::app;
using namespace resodesk::test;

namespace {

/// What comes back to the terminal of a command that runs elsewhere.
struct Heard {
    std::string out, err, question;
    Terminal terminal() {
        return {[this](const std::string& text) { out += text; }, [this](const std::string& text) { err += text; },
                [this](const std::string& text) { question = text; return std::string("y"); }, [] { return std::string("piped \0 in", 10); }};
    }
};

/// Asserts nothing: it may be on a thread of its own.
Result<int> call(const std::filesystem::path& workspace, const app::Command& command, const Terminal& terminal) {
    auto caller = Caller::find(workspace);
    if (!caller) return Error(Failure::notFound, "nobody listens");
    const auto who = caller->greet("run");
    if (!who) return who.error();
    if (!*who) return Error(Failure::stopped, "went away");
    return caller->run(command, terminal);
}

}  // namespace

TEST_CASE("a command gets its arguments, its folder, answers and standard input, and its words and code come back") {
    TempFolder workspace;
    const auto door = Door::open(workspace.path(), {Holder::agent, [](Visit& visit) {
        visit.say(FrameKind::out, visit.command().folder.string() + "|" + visit.command().arguments.at(1));
        const std::string answer = visit.ask(FrameKind::question, "Pay?");
        visit.say(FrameKind::err, answer + visit.ask(FrameKind::input, {}));
        visit.say(FrameKind::out, std::string(3 << 20, 'x'));
        return visit.command().isTerminal ? 42 : 0;
    }, {}});
    Heard heard;
    const auto code = call(workspace.path(), {"/tmp/here", true, {"returns", "", "a b"}}, heard.terminal());
    REQUIRE(code);
    CHECK(*code == 42);
    CHECK(heard.out == "/tmp/here|" + std::string(3 << 20, 'x'));
    CHECK(heard.question == "Pay?");
    CHECK(heard.err == std::string("ypiped \0 in", 11));
}

TEST_CASE("a door that is closed stops the commands of others and tells them their code") {
    TempFolder workspace;
    std::promise<void> begun;
    auto door = Door::open(workspace.path(), {Holder::window, [&](Visit& visit) {
        begun.set_value();
        visit.ask(FrameKind::question, "Really?");  // never answered
        visit.say(FrameKind::err, "stopped");
        return 3;
    }, {}});
    Heard heard;
    Result<int> code = 0;
    std::promise<std::string> answered;
    auto terminal = heard.terminal();
    terminal.ask = [&](const std::string&) { return answered.get_future().get(); };
    std::thread caller([&] { code = call(workspace.path(), {"/", true, {"returns"}}, terminal); });
    begun.get_future().wait();
    CHECK(door->hasGuests());
    door.reset();
    answered.set_value("too late");
    caller.join();
    REQUIRE(code);
    CHECK(*code == 3);
    CHECK(heard.err == "stopped");
    CHECK_FALSE(std::filesystem::exists(workspace.path() / "desk.sock"));
}

TEST_CASE("a door that is drained lets the commands of others finish and nobody else in") {
    TempFolder workspace;
    std::promise<void> begun, mayEnd;
    auto door = Door::open(workspace.path(), {Holder::command, [&](Visit& visit) {
        begun.set_value();
        mayEnd.get_future().wait();
        return visit.stop().stop_requested() ? 3 : 0;
    }, {}});
    Heard heard;
    Result<int> code = 1;
    std::thread caller([&] { code = call(workspace.path(), {"/", false, {"outbox", "run"}}, heard.terminal()); });
    begun.get_future().wait();
    std::thread drain([&] { door->drain(); });
    while (Caller::find(workspace.path())) std::this_thread::yield();
    mayEnd.set_value();
    drain.join();
    caller.join();
    REQUIRE(code);
    CHECK(*code == 0);
}

TEST_CASE("a window that knocks learns who is there, whatever its version, and that one makes way") {
    TempFolder workspace;
    std::promise<std::string> madeWay;
    const auto door = Door::open(workspace.path(), {Holder::window, {}, [&](const std::string& link) { madeWay.set_value(link); }});
    auto caller = Caller::find(workspace.path());
    REQUIRE(caller);
    const auto who = caller->greet("window");
    REQUIRE(who);
    CHECK(*who == Holder::window);
    caller.reset();
    CHECK(madeWay.get_future().get().empty());
}

TEST_CASE("a window that knocks hands its link to the one that is open") {
    TempFolder workspace;
    std::promise<std::string> madeWay;
    const auto door = Door::open(workspace.path(), {Holder::window, {}, [&](const std::string& link) { madeWay.set_value(link); }});
    auto caller = Caller::find(workspace.path());
    REQUIRE(caller);
    REQUIRE(caller->greet("window"));
    CHECK(caller->handOver("resodesk://shop/return/R-1"));
    CHECK(madeWay.get_future().get() == "resodesk://shop/return/R-1");
}

TEST_CASE("a link is not lost in silence where the one that is open knows no links") {
    TempFolder workspace;
    const auto door = Door::open(workspace.path(), {Holder::agent, {}, {}});
    auto caller = Caller::find(workspace.path());
    REQUIRE(caller);
    REQUIRE(caller->greet("run"));  // waits for a command; what else comes makes it hang up, as an older door does
    const auto handed = caller->handOver("resodesk://shop/return/R-1");
    REQUIRE_FALSE(handed);
    CHECK(handed.error().failure() == Failure::otherVersion);
}

TEST_CASE("the socket is the seller's alone, and what a killed holder left is replaced") {
    TempFolder workspace;
    const auto file = workspace.path() / "desk.sock";
    const auto killed = Door::open(workspace.path(), {Holder::agent, {}, {}});
    REQUIRE(killed);
    const auto door = Door::open(workspace.path(), {Holder::window, {}, {}});
    REQUIRE(door);
    struct stat about {};
    REQUIRE(::stat(file.c_str(), &about) == 0);
    CHECK((about.st_mode & 0777u) == 0600u);
    auto caller = Caller::find(workspace.path());
    REQUIRE(caller);
    const auto who = caller->greet("run");
    REQUIRE(who);
    CHECK(*who == Holder::window);
}
