// SPDX-License-Identifier: GPL-3.0-or-later
// Campaign "sim": whole worlds on one thread, each from a seed. A seed that fails is played again with --seed S -v.
//   fault_sim [--long] [--seeds N] [--from S] [--seed S] [-v]

#include <iostream>
#include <random>

#include "faults/crash_labels.h"
#include "faults/memory_folder.h"
#include "faults/sim_world.h"

namespace {

namespace fs = std::filesystem;
using namespace resodesk::faults;

struct Options {
    long seeds = 300;
    std::uint64_t first = std::random_device{}();
    bool isOne = false, isVerbose = false;
};

class Campaign {
 public:
    explicit Campaign(const Options& options) : options_(options), labels_(crashLabels(RESODESK_SOURCE_DIR "/src")) {
        // What no world comes by: there is no curl, and a process that ends well is not asked to die.
        std::erase_if(labels_, [](const std::string& label) {
            return label.starts_with("http.") || label.starts_with("stop.") || label.starts_with("practice.") || label.starts_with("migrate");
        });
        folder_ = memoryFolder("sim");
    }
    ~Campaign() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    int run() {
        std::cout << "sim: seeds from " << options_.first << std::endl;
        for (long n = 0; n < options_.seeds; ++n) {
            const std::uint64_t seed = options_.first + static_cast<std::uint64_t>(n);
            const std::uint64_t hash = play(seed, tally_);
            if (options_.isOne || n % 50 == 0) repeat(seed, hash);
            tally_.ran("worlds");
        }
        std::cout << "  " << crashes_ << " crashes" << std::endl;
        return tally_.finish(options_.seeds);
    }

 private:
    void repeat(std::uint64_t seed, std::uint64_t hash) {
        Tally ignored("sim");
        const std::uint64_t again = options_.isVerbose ? hash : play(seed, ignored);
        std::cout << "  seed " << seed << "\ttrace " << std::hex << hash << std::dec << std::endl;
        if (again != hash) tally_.other("seed " + std::to_string(seed) + " did not give the same trace twice");
    }

    std::uint64_t play(std::uint64_t seed, Tally& tally) {
        Tally found("sim");
        const fs::path world = folder_ / "world";
        std::uint64_t hash = 0;
        try {
            takeFirst(seed, world);
            World played(world, seed, labels_, options_.isVerbose);
            played.live(found);
            hash = played.hash();
            crashes_ += played.crashes();
        } catch (const std::exception& e) {
            found.other(std::string("the world ended: ") + e.what());
        }
        if (!found.isClean()) std::cout << "  again with: fault_sim --seed " << seed << " -v" << std::endl;
        tally.add(found);
        return hash;
    }

    /// A copy of a connected workspace and its marketplace: making one takes longer than many a world.
    void takeFirst(std::uint64_t seed, const fs::path& world) {
        const fs::path first = folder_ / ("first" + std::to_string(seed % modes));
        fs::remove_all(world);
        if (!fs::exists(first)) {
            World::makeFirst(world, seed);
            fs::rename(world, first);
        }
        fs::copy(first, world, fs::copy_options::recursive);
        fs::permissions(world / "tokens.json", fs::perms::owner_read | fs::perms::owner_write);
    }

    Options options_;
    std::vector<std::string> labels_;
    fs::path folder_;
    Tally tally_{"sim"};
    long crashes_ = 0;
};

}  // namespace

int main(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--long") options.seeds = 100'000;
        if (word == "--seeds" && i + 1 < count) options.seeds = std::stol(words[++i]);
        if (word == "--from" && i + 1 < count) options.first = std::stoull(words[++i]);
        if (word == "-v") options.isVerbose = true;
        if (word == "--seed" && i + 1 < count) {
            options.first = std::stoull(words[++i]);
            options.seeds = 1;
            options.isOne = true;
        }
    }
    return Campaign(options).run();
}
