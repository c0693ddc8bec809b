// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/beside/caller.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "app/beside/wire.h"

namespace resodesk::app {

namespace asio = boost::asio;
using asio::local::stream_protocol;
using boost::system::error_code;

namespace {

// A holder that lives answers in milliseconds and then gives a sign every second, however much its desk has to do.
constexpr auto longestSilence = std::chrono::seconds(5);
constexpr auto tryAgainAfter = std::chrono::milliseconds(100);
// Less than what a reader takes at once: a list of a million rows leaves in pieces.
constexpr std::size_t largestAnswer = 8U << 20;

}  // namespace

struct Caller::Calling {
    /// Runs what was started until it has ended or the other side was silent for too long.
    bool isDone() {
        io.restart();
        io.run_for(longestSilence);
        // Ctrl+Z and fg: the time is over, what came meanwhile lies there.
        if (!io.stopped()) io.poll();
        if (io.stopped()) return true;
        wire->close();
        io.run();
        return false;
    }
    /// The next frame that says something. `isSilent` tells one that stands still from one that went away.
    std::optional<Frame> next(bool& isSilent) {
        std::optional<Frame> frame;
        do {
            wire->read([&](std::optional<Frame> got) { frame = std::move(got); });
            isSilent = !isDone();
        } while (!isSilent && frame && frame->kind == FrameKind::beat);
        return isSilent ? std::nullopt : std::move(frame);
    }
    void send(FrameKind kind, std::string body) { wire->write({kind, std::move(body)}); }

    asio::io_context io;
    std::shared_ptr<Wire> wire = std::make_shared<Wire>(stream_protocol::socket(io));
    pid_t pid = 0;
};

std::optional<Caller> Caller::find(const std::filesystem::path& workspace) {
    auto calling = std::make_unique<Calling>();
    error_code failed;
    const SocketName name(workspace);
    calling->wire->socket().open();
    calling->wire->socket().non_blocking(true);  // one who stands still lets a full queue wait for ever
    calling->wire->socket().connect(stream_protocol::endpoint(name.text()), failed);
    if (failed || !calling->wire->isSameUser()) return std::nullopt;
    calling->pid = calling->wire->pid();
    return Caller(std::move(calling));
}

Caller::Caller(std::unique_ptr<Calling> calling) : calling_(std::move(calling)) {}
Caller::Caller(Caller&&) noexcept = default;
Caller::~Caller() = default;

std::string Caller::pid() const { return std::to_string(calling_->pid); }

Result<std::optional<Holder>> Caller::greet(const std::string& wish) {
    calling_->send(FrameKind::hello, joined({RESODESK_VERSION, wish}));
    bool isSilent = false;
    const auto frame = calling_->next(isSilent);
    if (isSilent) return Error(Failure::unresponsive, "no greeting", pid());
    if (!frame) return std::optional<Holder>{};
    if (frame->kind == FrameKind::ready) return holderFrom(frame->body);
    const auto fields = split(frame->body);
    const auto failure = fields.size() == 2 ? failureFrom(fields[0]) : std::nullopt;
    if (frame->kind != FrameKind::refused || !failure) return Error(Failure::otherVersion, "no greeting of ours", "?");
    return Error(*failure, "refused by the holder", fields[1]);
}

Result<void> Caller::handOver(const std::string& link) {
    calling_->send(FrameKind::link, link);
    bool isSilent = false;
    const auto frame = calling_->next(isSilent);
    if (isSilent) return Error(Failure::unresponsive, "the link was not taken", pid());
    if (!frame || frame->kind != FrameKind::taken) return Error(Failure::otherVersion, "knows no links", "?");
    return {};
}

Result<int> Caller::run(const Command& command, const Terminal& terminal) {
    std::vector<std::string> fields{command.folder.string(), command.isTerminal ? "1" : ""};
    fields.insert(fields.end(), command.arguments.begin(), command.arguments.end());
    calling_->send(FrameKind::command, joined(fields));
    for (bool isSilent = false;;) {
        const auto frame = calling_->next(isSilent);
        // Sent, so that it may be done when the holder wakes up: no word that nothing was.
        if (!frame) return Error(Failure::holderGone, isSilent ? "silent" : "gone", pid());
        switch (frame->kind) {
            case FrameKind::out: terminal.out(frame->body); break;
            case FrameKind::err: terminal.err(frame->body); break;
            case FrameKind::question: calling_->send(FrameKind::answer, terminal.ask(frame->body)); break;
            case FrameKind::input: calling_->send(FrameKind::answer, terminal.input().substr(0, largestAnswer)); break;
            case FrameKind::ended: return std::stoi(frame->body);
            default: break;  // begun; the caller's own kinds never come
        }
    }
}

Result<Entry> enter(const DeskOptions& options, const Clock& clock, std::chrono::milliseconds patience) {
    auto end = std::chrono::steady_clock::now() + patience;
    for (std::string holding;;) {
        auto desk = Desk::open(options, clock);
        if (desk) return Entry{std::move(*desk), std::nullopt};
        if (desk.error().failure() != Failure::busy) return desk.error();
        if (auto holder = Caller::find(options.workspace)) return Entry{nullptr, std::move(holder)};
        if (desk.error().subject() != holding) {  // each in a queue of short commands has its own time
            holding = desk.error().subject();
            end = std::chrono::steady_clock::now() + patience;
        }
        if (std::chrono::steady_clock::now() >= end) return Error(Failure::unresponsive, "nobody listens", desk.error().subject());
        asio::io_context io;
        asio::steady_timer(io, tryAgainAfter).wait();
    }
}

}  // namespace resodesk::app
