// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/settings_desk.h"

#include <algorithm>
#include <charconv>

#include "app/agent_unit.h"
#include "app/desk_core.h"
#include "app/notices/notice_keeper.h"
#include "app/sync_runner.h"
#include "domain/accounts/account_fields.h"
#include "domain/returns/refund_guards.h"
#include "domain/returns/rma_pattern.h"

namespace resodesk::app {

namespace {

AddressEntry entryOf(const store::SavedAddress& saved) { return {saved.row, saved.account, saved.ours, saved.theirs, saved.state}; }

bool isCountryCode(const std::string& text) {
    return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<void> check(const ReturnAddress& a) {
    const std::pair<const char*, const std::string*> needed[] = {
        {"label", &a.label}, {"name", &a.name}, {"street", &a.street}, {"postcode", &a.postcode}, {"city", &a.city}};
    for (const auto& [field, value] : needed) {
        if (value->find_first_not_of(' ') == std::string::npos) return Error(Failure::emptyText, field, field);
        if (value->size() > 200) return Error(Failure::textTooLong, field, "200");
    }
    if (!isCountryCode(a.country)) return Error(Failure::badName, "country", a.country);
    return {};
}

Result<void> check(const ReturnSettings& s) {
    if (s.absentFrom.has_value() != s.absentUntil.has_value()) return Error(Failure::badDate, "absence needs both ends");
    if (s.absentFrom && *s.absentUntil <= *s.absentFrom) return Error(Failure::badDate, "absence ends before it starts");
    // A file of one's own belongs to one return; what the marketplace does by itself goes with its label or none.
    if (s.label == LabelMode::own) return Error(Failure::unknownChoice, "label", std::string(toText(s.label)));
    if (s.rma == RmaMode::own)
        if (const auto pattern = RmaPattern::parse(s.rmaPattern); !pattern) return pattern.error();
    return {};
}

ObjectKey targetOf(const store::SavedAddress& saved) {
    return {saved.account, ObjectKind::address, std::to_string(saved.row)};
}

ObjectKey settingsOf(AccountId account) {
    return {account, ObjectKind::settings, "returns"};
}

Command pushOf(const store::SavedAddress& saved, ActionKind kind) {
    Command command;
    command.kind = kind;
    command.target = targetOf(saved);
    command.baseline = saved.ours.revision;
    command.request = toFields(saved.ours);
    command.seen.set("item", saved.ours.label);
    return command;
}

}  // namespace

/// Within the caller's transaction: a push of this object that has not left does not leave any more.
void SettingsDesk::withdrawPushes(const ObjectKey& object) {
    for (const LiveAction& older : store::actionsOf(core_.ledger->database(), object))
        if (older.state == ActionState::waiting)
            core_.ledger->outbox().record(older.id, ActionEvent::withdrawn, {}, core_.now());
}

/// Within the caller's transaction. Replaces an older push of the same object that has not left.
void SettingsDesk::push(const Command& command) {
    withdrawPushes(command.target);
    store::NewAction wish;
    wish.command = command;
    wish.nonce = newUuid();
    wish.notBefore = core_.now();
    wish.why = WaitReason::turn;
    (void)core_.ledger->outbox().add(wish, core_.now());
}

void SettingsDesk::addresses(AccountId account, std::function<void(std::vector<AddressEntry>)> done) {
    core_.setup.executors.desk.post([this, account, done = std::move(done)] {
        std::vector<AddressEntry> entries;
        for (const store::SavedAddress& saved : core_.ledger->addresses().of(account)) entries.push_back(entryOf(saved));
        done(entries);
    });
}

void SettingsDesk::saveAddress(AccountId account, std::int64_t row, const ReturnAddress& address,
                               std::function<void(Result<AddressEntry>)> done) {
    core_.change(done, [this, account, row, address, done] {
        if (auto checked = check(address); !checked) return done(checked.error());
        store::SavedAddress saved;
        if (row != 0) {
            const auto known = core_.ledger->addresses().find(row);
            if (!known) return done(Error(Failure::unknownAddress, "save", address.label));
            saved = *known;
        }
        const auto named = core_.ledger->addresses().named(account, address.label);
        if (named && named->row != row) return done(Error(Failure::nameTaken, "address", address.label));
        const ReturnAddress before = saved.ours;
        saved.account = account;
        saved.ours = address;
        saved.ours.id = before.id;
        saved.ours.revision = before.revision;
        // The first address of an account, and one that was the default, stay the default.
        saved.ours.isDefault = address.isDefault || before.isDefault || core_.ledger->addresses().of(account).empty();
        saved.state = PushState::toPush;
        store::Transaction transaction(core_.ledger->database(), "address.save");
        saved.row = core_.ledger->addresses().save(saved, core_.now());
        push(pushOf(saved, ActionKind::saveAddress));
        transaction.commit();
        done(entryOf(saved));
        core_.decided();
    });
}

void SettingsDesk::removeAddress(std::int64_t row, std::function<void(Result<void>)> done) {
    core_.change(done, [this, row, done] {
        auto saved = core_.ledger->addresses().find(row);
        if (!saved || saved->isDeleted) return done(Error(Failure::unknownAddress, "remove"));
        if (saved->ours.isDefault) return done(Error(Failure::addressInUse, "default", saved->ours.label));
        store::Transaction transaction(core_.ledger->database(), "address.remove");
        core_.ledger->countryRules().removeOf(row);
        if (saved->ours.id.empty()) {
            withdrawPushes(targetOf(*saved));
            core_.ledger->addresses().remove(row);
        } else {
            saved->isDeleted = true;
            saved->state = PushState::toPush;
            core_.ledger->addresses().save(*saved, core_.now());
            push(pushOf(*saved, ActionKind::deleteAddress));
        }
        transaction.commit();
        done({});
        core_.decided();
    });
}

void SettingsDesk::countryRules(AccountId account, std::function<void(std::vector<CountryRule>)> done) {
    core_.setup.executors.desk.post([this, account, done = std::move(done)] { done(core_.ledger->countryRules().of(account)); });
}

void SettingsDesk::setCountryRule(AccountId account, const std::string& country, std::int64_t row, std::function<void(Result<void>)> done) {
    core_.change(done, [this, account, country, row, done] {
        if (!isCountryCode(country)) return done(Error(Failure::badCountry, "rule", country));
        const auto saved = core_.ledger->addresses().find(row);
        if (!saved || saved->isDeleted || saved->account != account) return done(Error(Failure::unknownAddress, "rule"));
        store::Transaction transaction(core_.ledger->database(), "address.country_rule");
        core_.ledger->countryRules().set(account, country, row, core_.now());
        transaction.commit();
        done({});
    });
}

void SettingsDesk::removeCountryRule(AccountId account, const std::string& country, std::function<void(Result<void>)> done) {
    core_.change(done, [this, account, country, done] {
        store::Transaction transaction(core_.ledger->database(), "address.country_rule");
        if (!core_.ledger->countryRules().remove(account, country)) return done(Error(Failure::badCountry, "no rule", country));
        transaction.commit();
        done({});
    });
}

void SettingsDesk::settings(AccountId account, std::function<void(Result<SettingsEntry>)> done) {
    core_.setup.executors.desk.post([this, account, done = std::move(done)] {
        const auto saved = core_.ledger->settings().of(account);
        if (!saved) return done(Error(Failure::notFound, "settings not read yet"));
        done(SettingsEntry{account, saved->ours, saved->theirs, saved->state});
    });
}

void SettingsDesk::saveSettings(AccountId account, const ReturnSettings& settings, std::function<void(Result<SettingsEntry>)> done) {
    core_.change(done, [this, account, settings, done] {
        if (auto checked = check(settings); !checked) return done(checked.error());
        auto saved = core_.ledger->settings().of(account);
        if (!saved) return done(Error(Failure::notFound, "settings not read yet"));
        const std::string revision = saved->ours.revision;
        saved->ours = settings;
        saved->ours.revision = revision;
        saved->state = PushState::toPush;
        Command command;
        command.kind = ActionKind::saveSettings;
        command.target = settingsOf(account);
        command.baseline = revision;
        command.request = toFields(saved->ours);
        store::Transaction transaction(core_.ledger->database(), "settings.save");
        core_.ledger->settings().save(account, *saved, core_.now());
        push(command);
        transaction.commit();
        done(SettingsEntry{account, saved->ours, saved->theirs, saved->state});
        core_.decided();
    });
}

void SettingsDesk::resolveAddress(std::int64_t row, Side side, std::function<void(Result<void>)> done) {
    core_.change(done, [this, row, side, done] {
        auto saved = core_.ledger->addresses().find(row);
        if (!saved || !saved->theirs) return done(Error(Failure::unknownAddress, "resolve"));
        if (side == Side::ours) return saveAddress(saved->account, row, saved->ours, [done](const Result<AddressEntry>& r) { r ? done({}) : done(r.error()); });
        saved->ours = *saved->theirs;
        saved->state = PushState::same;
        store::Transaction transaction(core_.ledger->database(), "address.resolve");
        withdrawPushes(targetOf(*saved));
        core_.ledger->addresses().save(*saved, core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

void SettingsDesk::resolveSettings(AccountId account, Side side, std::function<void(Result<void>)> done) {
    core_.change(done, [this, account, side, done] {
        auto saved = core_.ledger->settings().of(account);
        if (!saved) return done(Error(Failure::notFound, "settings not read yet"));
        if (side == Side::ours) return saveSettings(account, saved->ours, [done](const Result<SettingsEntry>& r) { r ? done({}) : done(r.error()); });
        saved->ours = saved->theirs;
        saved->state = PushState::same;
        store::Transaction transaction(core_.ledger->database(), "settings.resolve");
        withdrawPushes(settingsOf(account));
        core_.ledger->settings().save(account, *saved, core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

void SettingsDesk::preference(const std::string& name, std::function<void(std::optional<std::string>)> done) {
    core_.setup.executors.desk.post([this, name, done = std::move(done)] { done(core_.ledger->desk().preference(name)); });
}

Result<void> SettingsDesk::checkPreference(const std::string& name, const std::string& value) {
    if (name == "rma_pattern") {
        const auto pattern = RmaPattern::parse(value);
        return pattern ? Result<void>() : pattern.error();
    }
    if (name == dailyLimitPreference) {
        const auto limits = parseLimits(value);
        return limits ? Result<void>() : limits.error();
    }
    if (isNoticePreference(name)) return checkNoticePreference(name, value);
    if (name != "undo_seconds" && name != "sync_minutes") return Error(Failure::unknownChoice, "preference", name);
    int number = -1;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
    const int least = name == "undo_seconds" ? 0 : 1, most = name == "undo_seconds" ? 300 : 1440;
    const bool isGood = failed == std::errc{} && end == value.data() + value.size() && number >= least && number <= most;
    return isGood ? Result<void>() : Error(Failure::badNumber, name, value);
}

void SettingsDesk::setPreference(const std::string& name, const std::string& value, std::function<void(Result<void>)> done) {
    core_.change(done, [this, name, value, done] {
        if (auto checked = checkPreference(name, value); !checked) return done(checked.error());
        if (name == "sync_minutes") core_.sync->setInterval(std::chrono::minutes(std::atoi(value.c_str())));
        store::Transaction transaction(core_.ledger->database(), "preference.save");
        core_.ledger->desk().setPreference(name, value);
        transaction.commit();
        if (isNoticePreference(name)) core_.notices->lookSoon();
        done({});
        core_.tick();
    });
}

void SettingsDesk::keepsWorking(std::function<void(bool)> done) {
    core_.setup.executors.worker.post([folder = core_.setup.workspace, done = std::move(done)] { done(isAgentInstalled(folder)); });
}

void SettingsDesk::setKeepsWorking(bool isOn, std::function<void(Result<void>)> done) {
    core_.setup.executors.worker.post([folder = core_.setup.workspace, isOn, done = std::move(done)] {
        done(isOn ? installAgent(folder) : removeAgent());
    });
}

}  // namespace resodesk::app
