// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/links_desk.h"

#include <charconv>

#include "app/desk_core.h"

namespace resodesk::app {

namespace {

/// A name that looks like a number is a name first.
std::optional<Account> accountOf(DeskCore& core, const std::string& text) {
    if (auto named = core.ledger->accounts().named(text)) return named;
    AccountId id;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), id.value);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    auto numbered = core.ledger->accounts().find(id);
    if (numbered && numbered->state == AccountState::removed) return std::nullopt;
    return numbered;
}

}  // namespace

void LinksDesk::find(const ReturnLink& link, std::function<void(Result<ReturnKey>)> done) {
    core_.setup.executors.desk.post([this, link, done = std::move(done)] {
        if (!core_.ledger) return;
        const auto account = accountOf(core_, link.account);
        if (!account) return done(Error(Failure::unknownAccount, "link", link.account));
        const ReturnKey key{account->id, link.id};
        if (!store::ReturnReader(*core_.facts).find(key)) return done(Error(Failure::unknownReturn, "link", link.id.value));
        done(key);
    });
}

void LinksDesk::of(const std::vector<ReturnKey>& keys, std::function<void(std::vector<std::string>)> done) {
    core_.setup.executors.desk.post([this, keys, done = std::move(done)] {
        if (!core_.ledger) return;
        std::vector<std::string> links;
        for (const ReturnKey& key : keys)
            if (const auto account = core_.ledger->accounts().find(key.account); account && account->state != AccountState::removed)
                links.push_back(toLink({account->name, key.id, LinkedSheet::none}));
        done(links);
    });
}

}  // namespace resodesk::app
