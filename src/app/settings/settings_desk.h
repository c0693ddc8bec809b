// SPDX-License-Identifier: GPL-3.0-or-later
// Return addresses and what the marketplace does by itself: kept locally, edited offline, pushed. Callbacks: any thread.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/accounts/account.h"
#include "domain/outbox/command.h"

namespace resodesk::app {

class DeskCore;

/// An address with both sides where they differ.
struct AddressEntry {
    std::int64_t row = 0;
    AccountId account;
    ReturnAddress ours;
    std::optional<ReturnAddress> theirs;
    PushState state = PushState::same;
};

struct SettingsEntry {
    AccountId account;
    ReturnSettings ours;
    ReturnSettings theirs;
    PushState state = PushState::same;
};

enum class Side { ours, theirs };

class SettingsDesk {
 public:
    explicit SettingsDesk(DeskCore& core) : core_(core) {}

    void addresses(AccountId account, std::function<void(std::vector<AddressEntry>)> done);
    /// New (row 0) or changed; pushed by the outbox. badName or emptyText names the field that is missing.
    void saveAddress(AccountId account, std::int64_t row, const ReturnAddress& address,
                     std::function<void(Result<AddressEntry>)> done);
    /// Refused for the default one: addressInUse.
    void removeAddress(std::int64_t row, std::function<void(Result<void>)> done);
    void settings(AccountId account, std::function<void(Result<SettingsEntry>)> done);
    /// badDate when the absence ends before it starts, badRmaPattern.
    void saveSettings(AccountId account, const ReturnSettings& settings, std::function<void(Result<SettingsEntry>)> done);
    /// Changed on both sides: the seller's pick.
    void resolveAddress(std::int64_t row, Side side, std::function<void(Result<void>)> done);
    void resolveSettings(AccountId account, Side side, std::function<void(Result<void>)> done);

    /// Which address goods go back to, by the buyer's country. Kept here alone.
    void countryRules(AccountId account, std::function<void(std::vector<CountryRule>)> done);
    /// Replaces the country's rule. badCountry, unknownAddress.
    void setCountryRule(AccountId account, const std::string& country, std::int64_t row, std::function<void(Result<void>)> done);
    /// badCountry where there is none.
    void removeCountryRule(AccountId account, const std::string& country, std::function<void(Result<void>)> done);

    /// Local preferences of this workspace: undo_seconds, sync_minutes, rma_pattern, refund_daily_limit, noticePreferences.
    void preference(const std::string& name, std::function<void(std::optional<std::string>)> done);
    /// Is it one, and the value good? unknownChoice, badNumber, badRmaPattern, see parseLimits.
    static Result<void> checkPreference(const std::string& name, const std::string& value);
    void setPreference(const std::string& name, const std::string& value, std::function<void(Result<void>)> done);

    /// Whether the agent works in this workspace while no window does. noUserServices, serviceRefused.
    void keepsWorking(std::function<void(bool)> done);
    void setKeepsWorking(bool isOn, std::function<void(Result<void>)> done);

 private:
    void push(const Command& command);
    void withdrawPushes(const ObjectKey& object);
    DeskCore& core_;
};

/// The pattern for own RMA numbers where the seller has set none.
inline constexpr const char* usualRmaPattern = "RMA-{year}-{n:5}";
/// See parseLimits.
inline constexpr const char* dailyLimitPreference = "refund_daily_limit";

}  // namespace resodesk::app
