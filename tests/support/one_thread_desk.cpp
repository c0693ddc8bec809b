// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/one_thread_desk.h"

#include <stdexcept>

#include "app/returns/bulk_minter.h"
#include "app/sync_runner.h"

namespace resodesk::test {

class OneThreadDesk::LoopAlarm final : public app::Alarm {
 public:
    void set(std::optional<TimePoint> when, std::function<void()> ring) override {
        when_ = when;
        ring_ = std::move(ring);
    }
    std::optional<TimePoint> when() const { return when_; }
    void ring() {
        when_.reset();
        const auto ring = std::exchange(ring_, {});
        ring();
    }

 private:
    std::optional<TimePoint> when_;
    std::function<void()> ring_;
};

OneThreadDesk::OneThreadDesk(const std::filesystem::path& workspace, const Clock& clock, const std::function<void(app::DeskSetup&)>& adjust)
    : clock_(clock), loop_(std::make_unique<TestLoop>()), alarm_(std::make_unique<LoopAlarm>()) {
    app::DeskSetup setup{workspace, clock, {*loop_, *loop_, *loop_, *loop_, *loop_}, *alarm_, {}, false, true, false};
    if (adjust) adjust(setup);
    auto core = app::DeskCore::open(setup);
    if (!core) throw std::runtime_error("the workspace does not open: " + core.error().detail());
    core_ = std::move(*core);
    returns_ = std::make_unique<app::ReturnsDesk>(*core_);
    bench_ = std::make_unique<app::BenchDesk>(*core_);
    parcels_ = std::make_unique<app::ParcelsDesk>(*core_);
    outbox_ = std::make_unique<app::OutboxDesk>(*core_);
    accounts_ = std::make_unique<app::AccountsDesk>(*core_);
    settings_ = std::make_unique<app::SettingsDesk>(*core_);
    rules_ = std::make_unique<app::RulesDesk>(*core_);
    views_ = std::make_unique<app::ViewsDesk>(*core_);
    links_ = std::make_unique<app::LinksDesk>(*core_);
    tags_ = std::make_unique<app::TagsDesk>(*core_);
    snoozes_ = std::make_unique<app::SnoozeDesk>(*core_);
    papers_ = std::make_unique<app::PapersDesk>(*core_);
    imports_ = std::make_unique<app::ImportsDesk>(*core_);
    advisor_ = std::make_unique<app::AdvisorDesk>(*core_);
    files_ = std::make_unique<app::FilesDesk>(*core_);
    templates_ = std::make_unique<app::TemplatesDesk>(*core_);
    messages_ = std::make_unique<app::MessagesDesk>(*core_);
    try {
        core_->start();
    } catch (...) {
        die();
        throw;
    }
}

OneThreadDesk::~OneThreadDesk() { die(); }

void OneThreadDesk::die() {
    if (!core_) return;
    core_->http->stop(milliseconds(0));  // their answers are never seen
    core_->mail->stop(milliseconds(0));
    loop_->drop();
    alarm_->set(std::nullopt, {});
    core_.reset();
    loop_->drop();
}

void OneThreadDesk::stop() {
    if (core_) core_->stop();
    loop_->drop();
    core_.reset();
}

std::optional<TimePoint> OneThreadDesk::alarm() const { return alarm_->when(); }

bool OneThreadDesk::ringIfDue() {
    if (!alarm_->when() || *alarm_->when() > clock_.now()) return false;
    alarm_->ring();
    return true;
}

int OneThreadDesk::inFlight() const { return core_->http->inFlight() + core_->mail->inFlight(); }

void OneThreadDesk::waitFor(const std::function<bool()>& isDone) {
    for (;;) {
        loop_->runAll();
        if (isDone()) return;
        if (ringIfDue()) continue;
        if (inFlight() == 0) {
            loop_->runAll();
            if (isDone()) return;
            throw std::runtime_error("waits for something that will not come");
        }
        if (!loop_->waitForTask()) throw std::runtime_error("a request is never answered");
    }
}

void OneThreadDesk::settle() {
    for (;;) {
        loop_->runAll();
        if (ringIfDue()) continue;
        if (inFlight() == 0) {
            loop_->runAll();
            if (inFlight() == 0 && !ringIfDue()) return;
            continue;
        }
        if (!loop_->waitForTask()) throw std::runtime_error("a request is never answered");
    }
}

}  // namespace resodesk::test
