// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/beside/wire.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <utility>

namespace resodesk::app {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// What is typed, piped in or printed at once; a whole list leaves in pieces.
constexpr std::uint32_t largestBody = 16U << 20;

::ucred peerOf(int socket) {
    ::ucred peer{};
    ::socklen_t size = sizeof peer;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return {0, static_cast<uid_t>(-1), 0};
    return peer;
}

std::string bytesOf(const Frame& frame) {
    const auto size = static_cast<std::uint32_t>(frame.body.size());
    std::string bytes(1, static_cast<char>(frame.kind));
    bytes.append(reinterpret_cast<const char*>(&size), sizeof size);  // both ends are one computer
    return bytes + frame.body;
}

}  // namespace

SocketName::SocketName(const std::filesystem::path& workspace) : folder_(::open(workspace.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
    if (folder_ < 0) throw std::filesystem::filesystem_error("cannot open", workspace, std::error_code(errno, std::generic_category()));
}

SocketName::~SocketName() { ::close(folder_); }

void Wire::read(std::function<void(std::optional<Frame>)> done) {
    asio::async_read(socket_, asio::buffer(head_), [this, self = shared_from_this(), done = std::move(done)](const error_code& failed, std::size_t) mutable {
        std::uint32_t size = 0;
        std::memcpy(&size, head_.data() + 1, sizeof size);
        if (failed || size > largestBody) return done(std::nullopt);
        body_.resize(size);
        asio::async_read(socket_, asio::buffer(body_), [this, self = std::move(self), done = std::move(done)](const error_code& cut, std::size_t) {
            if (cut) return done(std::nullopt);
            done(Frame{static_cast<FrameKind>(head_[0]), std::move(body_)});
        });
    });
}

void Wire::write(Frame frame, std::function<void(bool)> done) {
    leaving_.push_back({bytesOf(frame), std::move(done)});
    if (leaving_.size() == 1) writeNext();
}

void Wire::writeNext() {
    asio::async_write(socket_, asio::buffer(leaving_.front().bytes), [this, self = shared_from_this()](const error_code& failed, std::size_t) {
        const auto done = std::move(leaving_.front().done);
        leaving_.pop_front();
        if (!leaving_.empty()) writeNext();
        if (done) done(!failed);
    });
}

void Wire::close() {
    error_code ignored;
    socket_.close(ignored);
}

bool Wire::isSameUser() { return peerOf(socket_.native_handle()).uid == ::geteuid(); }
pid_t Wire::pid() { return peerOf(socket_.native_handle()).pid; }

}  // namespace resodesk::app
