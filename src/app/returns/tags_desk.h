// SPDX-License-Identifier: GPL-3.0-or-later
// Tags that the seller hangs on returns and takes off. Callbacks: any thread.

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/returns/list.h"
#include "domain/returns/tag.h"

namespace resodesk::app {

class DeskCore;

/// A choice, looked at for its tags. The ids are frozen here.
struct TagChoice {
    std::vector<ReturnKey> keys;
    std::vector<TagCount> tags;  ///< every tag there is, and how many of these returns have it
};

struct TagChange {
    std::vector<std::string> add;
    std::vector<std::string> remove;
    bool operator==(const TagChange&) const = default;
};

class TagsDesk {
 public:
    explicit TagsDesk(DeskCore& core) : core_(core) {}
    /// By name, with the number of their returns.
    void all(std::function<void(std::vector<TagCount>)> done);
    void look(const ReturnChoice& choice, std::function<void(TagChoice)> done);
    /// How many returns look different now. badTag, and nothing is changed. Many returns are changed in steps, each kept.
    void change(const std::vector<ReturnKey>& keys, const TagChange& change, std::function<void(Result<std::size_t>)> done);
    /// On how many returns it was; where they have both, one stays. badTag, notFound.
    void rename(const std::string& from, const std::string& to, std::function<void(Result<std::int64_t>)> done);
    void removeEverywhere(const std::string& tag, std::function<void(Result<std::int64_t>)> done);

 private:
    struct Looking;
    struct Changing;
    void lookSome(std::shared_ptr<Looking> work);
    void changeSome(std::shared_ptr<Changing> work);
    DeskCore& core_;
};

}  // namespace resodesk::app
