// SPDX-License-Identifier: GPL-3.0-or-later
// A network without sockets: what a channel sends reaches the real market model, or not, or late, as chance says. Nothing
// happens by itself; the world delivers.

#pragma once

#include <map>
#include <memory>
#include <optional>

#include "net/http_client.h"
#include "sim/open_front.h"
#include "sim/random.h"

namespace resodesk::faults {

class SimNetwork final : public net::Http {
 public:
    struct Parts {
        sim::Market& market;
        sim::OpenFront& front;
        const Clock& clock;  ///< of the network and the marketplace
        sim::Random& chance;
        std::function<void(const std::string&)> trace;
        /// A write with this Idempotency-Key leaves.
        std::function<void(const std::string&)> leaves;
    };
    explicit SimNetwork(Parts parts) : parts_(std::move(parts)) {}

    void send(net::HttpRequest request, Executor& on, net::OnReply onReply, net::OnHeaders onHeaders) override;
    /// From now on nothing goes wrong; what is under way still arrives.
    void calmDown() { isCalm_ = true; }
    std::optional<TimePoint> next() const;
    /// Lets the first of what is due happen. False when nothing is.
    bool deliverOne();
    /// The process has died: nobody waits for answers any more. What it sent still arrives.
    void forgetAnswers();

 private:
    struct Sent;
    struct Event {
        bool isAnswer = false;
        std::function<void()> happen;
    };
    enum class Fate;
    std::optional<sim::Fault> faultOf(Fate fate);
    Fate fateOf(const net::HttpRequest& request);
    void plan(milliseconds in, bool isAnswer, std::function<void()> happen);
    void answer(const std::shared_ptr<Sent>& sent, milliseconds in, net::HttpReply reply);
    void giveUp(const std::shared_ptr<Sent>& sent);
    void arrive(const std::shared_ptr<Sent>& sent, Fate fate);
    sim::Reply carryOut(const net::HttpRequest& request, Fate fate);

    Parts parts_;
    bool isCalm_ = false;
    int trouble_ = 25;  ///< requests in a hundred that meet a fault
    int life_ = 0;  ///< processes so far
    std::int64_t lastNumber_ = 0;
    std::map<std::pair<TimePoint, std::int64_t>, Event> events_;
};

}  // namespace resodesk::faults
