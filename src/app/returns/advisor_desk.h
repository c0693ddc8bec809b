// SPDX-License-Identifier: GPL-3.0-or-later
// The advisor: what taking goods back costs, reckoned from the seller's table and the bench's findings. It only tells. Callbacks: any thread.

#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/returns/advice.h"

namespace resodesk::app {

class DeskCore;

struct Advised {
    ReturnKey key;
    std::string buyer;
    std::string item;  ///< title of the first line
    Advice advice;
};

/// Many requests, looked at.
struct AdvisedMany {
    std::size_t looked = 0;
    std::vector<Advised> dear;  ///< those that cost more than they are worth, in the order of the choice
    std::size_t unknown = 0;    ///< of how many the table says nothing
    std::optional<Error> why;   ///< of the first of those
};

class AdvisorDesk {
 public:
    explicit AdvisorDesk(DeskCore& core) : core_(core) {}

    /// See resodesk::advise; unknownReturn.
    void advise(const ReturnKey& key, std::function<void(Result<Advised>)> done);
    void adviseMany(const std::vector<ReturnKey>& keys, std::function<void(AdvisedMany)> done);

    void costs(std::function<void(ReturnCosts)> done);
    /// Refused as a whole, see resodesk::check. An empty table is one, too: then nothing is advised.
    void setCosts(const ReturnCosts& costs, std::function<void(Result<void>)> done);
    std::string costsCsv(const ReturnCosts& costs) const;
    /// Of what a file says, sets nothing; see documents/costs_csv.h.
    void readCosts(const std::string& csv, std::function<void(Result<ReturnCosts>)> done);
    /// The same; also unreadableFile.
    void readCostsFile(const std::filesystem::path& file, std::function<void(Result<ReturnCosts>)> done);

 private:
    struct Reckoning;
    void learn(std::function<void(std::shared_ptr<Reckoning>)> then);
    void learnSome(std::shared_ptr<Reckoning> work);
    void adviseSome(std::shared_ptr<Reckoning> work);
    DeskCore& core_;
};

}  // namespace resodesk::app
