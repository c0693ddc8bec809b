// SPDX-License-Identifier: GPL-3.0-or-later
// The socket between two processes of one seller, and the frames on it.

#pragma once

#include <sys/types.h>

#include <array>
#include <boost/asio/local/stream_protocol.hpp>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/beside/frames.h"

namespace resodesk::app {

/// desk.sock of this workspace, for as long as this lives. The name leads through an open descriptor of the folder: a
/// socket's name has room for 107 bytes, a workspace's path may be longer.
class SocketName {
 public:
    explicit SocketName(const std::filesystem::path& workspace);
    ~SocketName();
    SocketName(const SocketName&) = delete;
    std::string text() const { return "/proc/self/fd/" + std::to_string(folder_) + "/desk.sock"; }

 private:
    int folder_;
};

/// One end of the socket. Everything on the thread that runs its io_context.
class Wire : public std::enable_shared_from_this<Wire> {
 public:
    using Socket = boost::asio::local::stream_protocol::socket;
    explicit Wire(Socket socket) : socket_(std::move(socket)) {}
    /// One at a time. Nothing: the other side has gone or speaks otherwise.
    void read(std::function<void(std::optional<Frame>)> done);
    /// In order. `done(false)`: it did not arrive.
    void write(Frame frame, std::function<void(bool)> done = {});
    void close();
    bool isWriting() const { return !leaving_.empty(); }
    /// Its process belongs to the user this one runs as.
    bool isSameUser();
    pid_t pid();
    Socket& socket() { return socket_; }

 private:
    struct Leaving {
        std::string bytes;
        std::function<void(bool)> done;
    };
    void writeNext();
    Socket socket_;
    std::array<char, 5> head_{};
    std::string body_;
    std::deque<Leaving> leaving_;
};

}  // namespace resodesk::app
