// SPDX-License-Identifier: GPL-3.0-or-later
// Campaign "kill" (P01 to P10): a desk is killed at random moments and at every labelled place; whoever was told that
// something is kept must find it, and no effect may come twice.
//   fault_kill [--long] [--runs N] [--seed S] [--mode 0..3]

#include <sys/wait.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "faults/crash_labels.h"
#include "faults/kill_life.h"
#include "faults/memory_folder.h"

namespace resodesk::faults {

namespace {

namespace fs = std::filesystem;

constexpr int killsPerShop = 100, killsPerRest = 50, workers = 2, visitsOfRest = 8, livesAtRest = 4;

struct Options {
    long runs = 2'000;
    std::optional<std::uint64_t> mode;  ///< none: all, in turn
    std::uint64_t seed = std::random_device{}();
};

class Campaign {
 public:
    explicit Campaign(const Options& options)
        : options_(options), tally_("kill"), labels_(crashLabels(RESODESK_SOURCE_DIR "/src")) {
        folder_ = memoryFolder("kill");
    }
    ~Campaign() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    int run() {
        std::cout << "kill: seed " << options_.seed << ", " << labels_.size() << " labelled places" << std::endl;
        std::vector<std::thread> threads;
        for (int w = 0; w < workers; ++w) threads.emplace_back([this, w] { work(w); });
        for (std::thread& thread : threads) thread.join();
        visitTheRest();
        if (labels_.size() < 60) tally_.other("only " + std::to_string(labels_.size()) + " labelled places");
        for (const std::string& label : labels_)
            if (!diedAt_.contains(label)) tally_.other((reached_.contains(label) ? "never died at: " : "never reached: ") + label);
        std::cout << "  reached " << reached_.size() << " labelled places, died at " << diedAt_.size() << " of them; " << promises_
                  << " promises, " << effects_ << " effects, " << onTheWay_ << " actions found on their way" << std::endl;
        return tally_.finish(options_.runs);
    }

 private:
    /// Which kill is next, or -1 when there are enough.
    long nextKill() {
        const std::lock_guard lock(mutex_);
        return begun_ < options_.runs ? begun_++ : -1;
    }

    void work(int worker) {
        try {
            for (int round = 0;; ++round) {
                const long first = nextKill();
                if (first < 0) return;
                const std::uint64_t seed = options_.seed * 1'000'003 + static_cast<std::uint64_t>(first);
                const fs::path folder = folder_ / (std::to_string(worker) + "-" + std::to_string(round));
                const std::uint64_t mode = options_.mode.value_or(static_cast<std::uint64_t>(round) * workers + static_cast<std::uint64_t>(worker));
                KillShop shop(folder, seed, mode);
                sim::Random chance(seed, 1);
                keepShop(shop, chance, first, nameOfMode(mode));
                const std::lock_guard lock(mutex_);
                promises_ += shop.promised();
                effects_ += shop.effects();
                onTheWay_ += shop.foundOnTheWay();
            }
        } catch (const std::exception& e) {
            const std::lock_guard lock(mutex_);
            tally_.other(std::string("the campaign itself: ") + e.what());
        }
    }

    /// Chance may pass a place by: where nobody died yet, more lives are spent, in every mode.
    void visitTheRest() {
        for (int visit = 0; visit < visitsOfRest && diedAt_.size() < labels_.size(); ++visit) {
            const std::uint64_t seed = options_.seed + static_cast<std::uint64_t>(visit), mode = options_.mode.value_or(static_cast<std::uint64_t>(visit));
            KillShop shop(folder_ / ("rest-" + std::to_string(visit)), seed, mode);
            sim::Random chance(seed, 2);
            for (const std::string& label : labels_)
                for (int life = 0; life < livesAtRest && !diedAt_.contains(label); ++life) killAt(shop, chance, label);
            rest(shop, options_.runs, nameOfMode(mode));
        }
    }

    void keepShop(KillShop& shop, sim::Random& chance, long kill, const std::string& mode) {
        for (int n = 1; kill >= 0; ++n) {
            const bool isAtLabel = kill % 2 == 0 && !labels_.empty();
            isAtLabel ? killAt(shop, chance, labels_[static_cast<std::size_t>(kill / 2) % labels_.size()]) : killByChance(shop, chance);
            count(mode + (isAtLabel ? ": SIGKILL at a labelled place" : ": SIGKILL at a random moment"));
            letTimePass(shop, chance);
            const bool isLast = n == killsPerShop;
            if (n % killsPerRest == 0 || isLast) rest(shop, kill, mode);
            if (isLast) return;
            kill = nextKill();
            if (kill < 0) rest(shop, options_.runs, mode);
        }
    }

    void rest(KillShop& shop, long kill, const std::string& mode) {
        Tally found("kill");
        const std::string where = "seed " + std::to_string(options_.seed) + ", " + mode + ", before kill " + std::to_string(kill);
        shop.comeToRest(found, where);
        if (!found.isClean() && std::getenv("RESODESK_KEEP"))  // for whoever looks into it
            fs::copy(shop.workspace(), fs::path(std::getenv("RESODESK_KEEP")) / (mode + "-" + std::to_string(kill)), fs::copy_options::recursive);
        const std::lock_guard lock(mutex_);
        tally_.add(found);
    }

    static void letTimePass(KillShop& shop, sim::Random& chance) {
        const std::int64_t what = chance.below(20);
        if (what == 0) shop.clock().advance(std::chrono::hours(25));
        else if (what < 12) shop.clock().advance(std::chrono::seconds(90));
        else if (what < 14) shop.clock().advance(std::chrono::minutes(11));
    }

    void killByChance(KillShop& shop, sim::Random& chance) {
        Life life = usual(shop, chance);
        life.decisions = static_cast<int>(chance.between(1, 4));
        life.countsFromOpen = chance.chance(75);
        life.after = std::chrono::microseconds(chance.between(500, 30'000));
        shop.orderFaults(chance);
        liveOnce(shop, life);
    }

    Life usual(const KillShop& shop, sim::Random& chance) const {
        Life life;
        life.workspace = shop.workspace();
        life.seed = chance.next();
        return life;
    }

    /// What must have happened before, so that the label lies on the way.
    void prepare(KillShop& shop, sim::Random& chance, const std::string& label) {
        const auto dieAt = [&](const char* earlier) {
            Life life = usual(shop, chance);
            life.label = earlier;
            liveOnce(shop, life);
        };
        if (label.starts_with("recover.bulk")) dieAt("bulk.freeze.after_commit");
        if (label.starts_with("recover.one") || label.starts_with("reconcile.")) dieAt("outbox.before_sending");
        if (label.starts_with("reconcile.")) shop.clock().advance(std::chrono::seconds(90));
        if (label.starts_with("outbox.settle")) {
            dieAt("outbox.before_sending");
            shop.clock().advance(std::chrono::hours(25));
            Life life = usual(shop, chance);
            life.label = label;
            life.dies = false;
            liveOnce(shop, life);
        }
        const auto liveFor = [&](const char* move, const char* mode = "work") {
            Life life = usual(shop, chance);
            life.mode = mode;
            life.label = move;
            life.dies = false;
            liveOnce(shop, life);
        };
        if (label.starts_with("outbox.resume")) liveFor("", "restore");
        if (label.starts_with("bulk.go_on")) {  // three in a row without an answer stop it
            shop.orderFault(R"({"do":"error_before","method":"POST","path":"/refund","times":20})");
            for (int n = 0; n < 2; ++n) liveFor("reconcile.");
        }
        if (label.starts_with("bulk.try_again")) {
            shop.orderFault(R"({"do":"answer","method":"POST","path":"/authorize","times":2,"status":422,"type":"application/problem+json","body":"{\"type\":\"urn:open-channel:problem:not-possible\",\"detail\":\"not now\"}"})");
            liveFor("bulk.");
        }
        if (label.starts_with("outbox.try_again")) {
            shop.orderFault(R"({"do":"answer","method":"POST","path":"/close","times":9,"status":422,"type":"application/problem+json","body":"{\"type\":\"urn:open-channel:problem:not-possible\",\"detail\":\"not now\"}"})");
            for (int n = 0; n < 3; ++n) liveFor("channel.");  // not every return can be closed
        }
        if (label.starts_with("snooze.news")) {
            liveFor("snooze.news");
            shop.closeWhatSleeps();
        }
        if (label.starts_with("messages.give_back")) {
            liveFor("messages.give_back");
            shop.writeWhereRepliesWait();
        }
        if (label.starts_with("snooze.wake")) {
            liveFor("snooze.");
            shop.clock().advance(std::chrono::hours(24 * 5));
        }
        if (label.starts_with("sign_in.") || label.starts_with("account.sign_in_needed")) shop.expireTokens();
        if (label.starts_with("account.sign_in_needed"))
            shop.orderFault(R"({"do":"answer","path":"/oauth/token","status":400,"type":"application/json","body":"{\"error\":\"invalid_grant\"}","times":2})");
    }

    void killAt(KillShop& shop, sim::Random& chance, const std::string& label) {
        shop.clearFaults();
        prepare(shop, chance, label);
        Life life = usual(shop, chance);
        life.label = label;
        const bool isPractice = label.starts_with("practice.");
        const bool isFirst = label.starts_with("migrate") || label.starts_with("account.add") || label.starts_with("account.remove") ||
                             label.starts_with("facts.forget");
        if (!isPractice && !isFirst && chance.chance(40)) shop.orderFaults(chance);
        if (isPractice || isFirst) {
            life.mode = isPractice ? "practice" : "connect";
            life.workspace = shop.folder() / "beside";
            fs::remove_all(life.workspace);
        }
        if (isPractice) {  // the address is written when it is opened again
            Life first = life;
            first.dies = false;
            liveOnce(shop, first);
        }
        if (label.starts_with("restore.")) life.mode = "restore";
        const auto lines = liveOnce(shop, life);
        if (isPractice || isFirst) lookBeside(life, lines);
    }

    /// A workspace of its own: what it promised, and that it opens.
    void lookBeside(const Life& life, const std::vector<std::string>& lines) {
        std::vector<std::string> promises;
        for (const std::string& line : lines)
            if (line.starts_with("account ")) promises.push_back(line);
        Tally found("kill");
        if (fs::exists(life.workspace / "ledger.db") && std::find(lines.begin(), lines.end(), "open") != lines.end())
            check(found, {life.workspace, promises, false, "beside, " + life.label}, {});
        const std::lock_guard lock(mutex_);
        tally_.add(found);
    }

    std::vector<std::string> liveOnce(KillShop& shop, const Life& life) {
        const fs::path list = shop.folder() / "list";
        fs::remove(list);
        int status = 0;
        const auto lines = live(life, shop, list, status);
        if (life.mode == "work")
            for (const std::string& line : lines)
                if (line != "open") shop.promise(line);
        std::set<std::string> seen;
        std::ifstream file(list);
        for (std::string line; std::getline(file, line);) seen.insert(line);
        const std::lock_guard lock(mutex_);
        reached_.insert(seen.begin(), seen.end());
        const bool isKilled = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
        if (isKilled && seen.contains(life.label)) diedAt_.insert(life.label);
        const bool isWell = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (!isKilled && !isWell) tally_.other("a victim ended with wait status " + std::to_string(status) + ", for " + life.label);
        return lines;
    }

    void count(const std::string& kind) {
        const std::lock_guard lock(mutex_);
        tally_.ran(kind);
    }

    Options options_;
    fs::path folder_;
    std::mutex mutex_;
    long begun_ = 0;
    Tally tally_;
    std::vector<std::string> labels_;
    std::set<std::string> reached_, diedAt_;
    std::size_t promises_ = 0, effects_ = 0;
    long onTheWay_ = 0;
};

}  // namespace

}  // namespace resodesk::faults

int main(int count, char** words) {
    resodesk::faults::Options options;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--long") options.runs = 100'000;
        if (word == "--runs" && i + 1 < count) options.runs = std::stol(words[++i]);
        if (word == "--mode" && i + 1 < count) options.mode = std::stoull(words[++i]);
        if (word == "--seed" && i + 1 < count) options.seed = std::stoull(words[++i]);
    }
    return resodesk::faults::Campaign(options).run();
}
