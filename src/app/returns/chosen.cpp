// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/chosen.h"

#include <algorithm>
#include <set>

#include "app/desk_core.h"

namespace resodesk::app {

void chosenKeys(DeskCore& core, const ReturnChoice& choice, std::function<void(std::vector<ReturnKey>)> done) {
    const auto finish = [&core, done = std::move(done)](std::vector<ReturnKey> keys) {
        core.setup.executors.desk.post([&core, done, keys = std::move(keys)]() mutable {
            if (core.ledger) done(std::move(keys));
        });
    };
    if (!choice.isAll) {
        std::vector<ReturnKey> once;
        std::set<ReturnKey> seen;
        for (const ReturnKey& key : choice.keys)
            if (seen.insert(key).second) once.push_back(key);
        return finish(std::move(once));
    }
    core.read(choice.query.filter.needsTexts(), [&core, choice, finish](store::Database& facts) {
        auto keys = store::ReturnReader(facts).keys(choice.query, core.now());
        std::erase_if(keys, [&](const ReturnKey& key) { return std::find(choice.keys.begin(), choice.keys.end(), key) != choice.keys.end(); });
        finish(std::move(keys));
    });
}

}  // namespace resodesk::app
