// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/beside/door.h"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <set>
#include <thread>

#include "app/beside/wire.h"
#include "base/error.h"
#include "base/log.h"

namespace resodesk::app {

namespace asio = boost::asio;
using asio::local::stream_protocol;
using boost::system::error_code;

namespace {

constexpr auto beatEvery = std::chrono::seconds(1);
// For the last words to one who does not read them: stopped by Ctrl+Z, say.
constexpr auto lastWords = std::chrono::seconds(2);
// For the link of one that knocked: it is sent at once, or never.
constexpr auto longestThought = std::chrono::seconds(2);

}  // namespace

struct Door::Running {
    Running(const std::filesystem::path& workspace, Host h) : name(workspace), host(std::move(h)) {}
    void listen();
    void run();
    void accept();
    void close(bool stops);
    void forget(const std::shared_ptr<Guest>& guest);

    SocketName name;
    Host host;
    asio::io_context io{1};
    asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(io);
    stream_protocol::acceptor acceptor{io};
    asio::steady_timer pause{io};
    std::set<std::shared_ptr<Guest>> guests;
    std::atomic<int> commands = 0;
    bool isClosed = false;
    std::thread thread;
};

class Door::Guest final : public Visit, public std::enable_shared_from_this<Guest> {
 public:
    Guest(Running& door, stream_protocol::socket socket) : door_(door), wire_(std::make_shared<Wire>(std::move(socket))), timer_(door.io) {}

    const Command& command() const override { return command_; }
    std::stop_token stop() const override { return stop_.get_token(); }
    void say(FrameKind where, std::string text) override;
    std::string ask(FrameKind what, std::string text) override;

    void welcome();
    bool isRunning() const { return thread_.joinable(); }
    void requestStop();
    void leave();

 private:
    void greet(const Frame& hello);
    void knocked();
    void begin(const std::vector<std::string>& fields);
    void listen();
    void ended(int code);
    void beat();

    Running& door_;
    std::shared_ptr<Wire> wire_;
    asio::steady_timer timer_;
    Command command_;
    std::stop_source stop_;
    std::thread thread_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<std::string> answer_;
};

void Door::Guest::say(FrameKind where, std::string text) {
    bool isDone = false;
    asio::post(door_.io, [this, &isDone, frame = Frame{where, std::move(text)}]() mutable {
        wire_->write(std::move(frame), [this, &isDone](bool) {
            const std::lock_guard lock(mutex_);
            isDone = true;
            changed_.notify_all();
        });
    });
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return isDone; });
}

std::string Door::Guest::ask(FrameKind what, std::string text) {
    say(what, std::move(text));
    std::unique_lock lock(mutex_);
    if (!changed_.wait(lock, stop_.get_token(), [&] { return answer_.has_value(); })) return {};
    return *std::exchange(answer_, std::nullopt);
}

void Door::Guest::welcome() {
    wire_->read([self = shared_from_this()](const std::optional<Frame>& frame) {
        if (!frame || frame->kind != FrameKind::hello) return self->leave();
        self->greet(*frame);
    });
}

/// Only commands need the same version on both sides: after an update the old agent must still step aside.
void Door::Guest::greet(const Frame& hello) {
    const auto fields = split(hello.body);
    const auto self = shared_from_this();
    const auto thenLeave = [self](bool) { self->leave(); };
    if (fields.size() != 2) return leave();
    const Frame ready{FrameKind::ready, std::string(toText(door_.host.holder))};
    if (fields[1] == "window") return wire_->write(ready, [self](bool) { self->knocked(); });
    if (fields[0] != RESODESK_VERSION)
        return wire_->write({FrameKind::refused, joined({std::string(toText(Failure::otherVersion)), RESODESK_VERSION})}, thenLeave);
    wire_->write(ready);
    wire_->read([self](const std::optional<Frame>& frame) {
        const auto given = frame && frame->kind == FrameKind::command ? split(frame->body) : std::vector<std::string>{};
        if (given.size() < 2 || self->door_.isClosed) return self->leave();
        self->begin(given);
    });
}

/// Older windows bring no link and hang up.
void Door::Guest::knocked() {
    timer_.expires_after(longestThought);
    timer_.async_wait([this, self = shared_from_this()](const error_code& cancelled) {
        if (!cancelled) wire_->close();
    });
    wire_->read([this, self = shared_from_this()](const std::optional<Frame>& frame) {
        timer_.cancel();
        const bool isLink = frame && frame->kind == FrameKind::link;
        const auto makeWay = [this, self, link = isLink ? frame->body : std::string{}](bool) {
            const bool isTooLate = door_.isClosed;
            leave();
            if (!isTooLate && door_.host.makeWay) door_.host.makeWay(link);
        };
        if (!isLink) return makeWay(true);
        wire_->write({FrameKind::taken, {}}, makeWay);
    });
}

void Door::Guest::begin(const std::vector<std::string>& fields) {
    command_ = {fields[0], fields[1] == "1", {fields.begin() + 2, fields.end()}};
    wire_->write({FrameKind::begun, {}});
    listen();
    beat();
    ++door_.commands;
    // It lives as long as its command: ended() comes last.
    thread_ = std::thread([this, self = shared_from_this()] {
        const int code = door_.host.run(*this);
        asio::post(door_.io, [this, self, code] { ended(code); });
    });
}

void Door::Guest::listen() {
    wire_->read([this, self = shared_from_this()](std::optional<Frame> frame) {
        if (!frame || frame->kind != FrameKind::answer) {
            stop_.request_stop();
            return wire_->close();
        }
        {
            const std::lock_guard lock(mutex_);
            answer_ = std::move(frame->body);
            changed_.notify_all();
        }
        listen();
    });
}

void Door::Guest::beat() {
    timer_.expires_after(beatEvery);
    timer_.async_wait([this, self = shared_from_this()](const error_code& cancelled) {
        if (cancelled || stop_.stop_requested()) return;
        if (!wire_->isWriting()) wire_->write({FrameKind::beat, {}});
        beat();
    });
}

void Door::Guest::ended(int code) {
    thread_.join();
    --door_.commands;
    if (!stop_.stop_requested()) timer_.cancel();
    wire_->write({FrameKind::ended, std::to_string(code)}, [self = shared_from_this()](bool) { self->leave(); });
}

void Door::Guest::requestStop() {
    stop_.request_stop();
    timer_.expires_after(lastWords);
    timer_.async_wait([this, self = shared_from_this()](const error_code& cancelled) {
        if (!cancelled) wire_->close();
    });
}

void Door::Guest::leave() {
    timer_.cancel();
    wire_->close();
    door_.forget(shared_from_this());
}

void Door::Running::listen() {
    const std::string path = name.text();
    ::unlink(path.c_str());
    acceptor.open();
    acceptor.bind(stream_protocol::endpoint(path));
    if (::chmod(path.c_str(), 0600) != 0) throw boost::system::system_error(errno, boost::system::generic_category(), "chmod");
    acceptor.listen();
    accept();
}

/// The top of its thread: like the desk's, it ends the program where memory or a bug ends it.
void Door::Running::run() {
    try {
        io.run();
    } catch (const std::exception& e) {
        log::error(std::string("the door's thread ended: ") + e.what());
        std::_Exit(70);
    }
}

void Door::Running::accept() {
    acceptor.async_accept([this](const error_code& failed, stream_protocol::socket socket) {
        if (isClosed) return;
        if (failed) {  // too many open files, say: it will pass
            pause.expires_after(beatEvery);
            return pause.async_wait([this](const error_code& cancelled) {
                if (!cancelled) accept();
            });
        }
        const auto guest = std::make_shared<Guest>(*this, std::move(socket));
        guests.insert(guest);
        guest->welcome();
        accept();
    });
}

void Door::Running::forget(const std::shared_ptr<Guest>& guest) {
    guests.erase(guest);
    if (isClosed && guests.empty()) work.reset();
}

void Door::Running::close(bool stops) {
    isClosed = true;
    error_code ignored;
    acceptor.close(ignored);
    ::unlink(name.text().c_str());
    pause.cancel();
    for (const auto& guest : std::set(guests))
        if (!guest->isRunning())
            guest->leave();
        else if (stops)
            guest->requestStop();
    if (guests.empty()) work.reset();
}

std::unique_ptr<Door> Door::open(const std::filesystem::path& workspace, Host host) {
    auto running = std::make_unique<Running>(workspace, std::move(host));
    try {
        running->listen();
    } catch (const boost::system::system_error& e) {
        log::warning(std::string("no door for the command line beside: ") + e.what());
        return nullptr;
    }
    running->thread = std::thread([door = running.get()] { door->run(); });
    return std::unique_ptr<Door>(new Door(std::move(running)));
}

Door::Door(std::unique_ptr<Running> running) : running_(std::move(running)) {}

Door::~Door() {
    if (!running_->thread.joinable()) return;
    asio::post(running_->io, [this] { running_->close(true); });
    running_->thread.join();
}

void Door::drain() {
    if (!running_->thread.joinable()) return;
    asio::post(running_->io, [this] { running_->close(false); });
    running_->thread.join();
}

bool Door::hasGuests() const { return running_->commands > 0; }

}  // namespace resodesk::app
