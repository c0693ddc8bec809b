// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/threads.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdlib>
#include <thread>

#include "base/log.h"
#include "store/damage.h"
#include "store/reserve.h"

namespace resodesk::app {

namespace asio = boost::asio;

namespace {
struct Listeners {
    std::function<void()> onDiskFull, onDamage;
};
}  // namespace

class Threads::AsioThread final : public Executor {
 public:
    AsioThread(const char* name, const Listeners& listeners) : name_(name), listeners_(listeners), work_(asio::make_work_guard(io_)), thread_([this] { run(); }) {}
    ~AsioThread() override { finish(); }
    void post(std::function<void()> task) override { asio::post(io_, std::move(task)); }
    bool isHere() const override { return std::this_thread::get_id() == thread_.get_id(); }
    void finish() {
        work_.reset();
        if (thread_.joinable()) thread_.join();
    }
    asio::io_context& io() { return io_; }

 private:
    void run() {
        while (!hasRun()) {
        }
    }
    /// The one place that catches: a broken disk or a bug. After a COMMIT that failed nobody knows whether it is in the file:
    /// ending is the simplest sound answer, because the next start opens, checks and reads the files again and takes what was
    /// sending for unknown. Only a full disk is survived: SQLite has undone the transaction then.
    bool hasRun() {
        try {
            io_.run();
            return true;
        } catch (const std::exception& e) {
            log::error(std::string("the ") + name_ + " thread: " + e.what());
            if (store::isDiskFull(e) && listeners_.onDiskFull) {
                listeners_.onDiskFull();
                return false;
            }
            const bool isDamage = store::isDamage(e);
            if (isDamage && listeners_.onDamage) listeners_.onDamage();
            std::fprintf(stderr, "ResoDesk must stop: %s%s\n", e.what(), isDamage ? ". Start it again: it checks its files first." : "");
            std::_Exit(70);
        }
    }

    const char* name_;
    const Listeners& listeners_;
    asio::io_context io_{1};
    asio::executor_work_guard<asio::io_context::executor_type> work_;
    std::thread thread_;
};

class Threads::AsioAlarm final : public Alarm {
 public:
    AsioAlarm(AsioThread& desk, const Clock& clock) : timer_(desk.io()), clock_(clock) {}
    void set(std::optional<TimePoint> when, std::function<void()> ring) override {
        timer_.cancel();
        if (!when) return;
        // A wall clock that is set back must not hold the alarm for ever: looked at again within a minute.
        const auto wait = std::clamp<milliseconds>(*when - clock_.now(), milliseconds(0), std::chrono::minutes(1));
        timer_.expires_after(wait);
        timer_.async_wait([ring = std::move(ring)](const boost::system::error_code& e) {
            if (!e) ring();
        });
    }

 private:
    asio::steady_timer timer_;
    const Clock& clock_;
};

struct Threads::Running {
    explicit Running(const Clock& clock) : alarm(desk, clock) {}
    Listeners listeners;
    AsioThread worker{"worker", listeners}, parser{"parser", listeners}, reader{"reader", listeners}, facts{"facts", listeners},
        desk{"desk", listeners};
    AsioAlarm alarm;
};

Threads::Threads(const Clock& clock) : running_(std::make_unique<Running>(clock)) {}
Threads::~Threads() = default;
Executors Threads::executors() {
    return {running_->desk, running_->facts, running_->reader, running_->parser, running_->worker};
}
void Threads::onDiskFull(std::function<void()> listener) { running_->listeners.onDiskFull = std::move(listener); }
void Threads::onDamage(std::function<void()> listener) { running_->listeners.onDamage = std::move(listener); }
Alarm& Threads::alarm() { return running_->alarm; }

}  // namespace resodesk::app
