// SPDX-License-Identifier: GPL-3.0-or-later

#include <ostream>
#include <map>

#include "app/settings/settings_desk.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/json_output.h"
#include "cli/output.h"
#include "domain/notices/notice.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

std::vector<app::AddressEntry> addressesOf(Session& session, AccountId account) {
    return session.await<std::vector<app::AddressEntry>>([&](auto done) { session.desk().settings().addresses(account, done); });
}

app::AddressEntry addressNamed(Session& session, AccountId account, const std::string& label) {
    for (const app::AddressEntry& entry : addressesOf(session, account))
        if (entry.ours.label == label || entry.ours.id.value == label) return entry;
    session.fail(Error(Failure::unknownAddress, "label", label));
}

void listAddresses(Session& session, AccountId account) {
    const auto entries = addressesOf(session, account);
    if (session.format == Format::json) {
        Json json{{"total", entries.size()}, {"addresses", Json::array()}};
        for (const auto& entry : entries) json["addresses"].push_back(toJson(entry));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("Name"), translated("Address"), translated("Default"), translated("State")});
    for (const auto& e : entries)
        table.add({e.ours.label, e.ours.name + ", " + e.ours.street + ", " + e.ours.postcode + " " + e.ours.city + ", " + e.ours.country,
                   e.ours.isDefault ? translated("default") : "", text::words(e.state).utf8_string()});
    session.out() << table.text();
    throw Exit{done};
}

struct CountryOptions {
    std::string country, address;
    bool isRemoved = false;
};

void listCountryRules(Session& session, AccountId account) {
    const auto rules = session.await<std::vector<CountryRule>>([&](auto done) { session.desk().settings().countryRules(account, done); });
    if (session.format == Format::json) {
        Json json{{"total", rules.size()}, {"rules", Json::array()}};
        for (const CountryRule& rule : rules) json["rules"].push_back({{"country", rule.country}, {"address", rule.label}});
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    Table table({translated("Country"), translated("Address")});
    for (const CountryRule& rule : rules) table.add({rule.country, rule.label});
    session.out() << table.text();
    throw Exit{done};
}

/// Without a country: lists the rules.
void byCountry(Session& session, const std::string& accountName, const CountryOptions& o) {
    const AccountId account = accountOf(session, accountName);
    if (o.isRemoved) {
        session.must<void>([&](auto done) { session.desk().settings().removeCountryRule(account, o.country, done); });
    } else if (!o.country.empty()) {
        if (o.address.empty()) session.failUsage(translated("by-country: COUNTRY ADDRESS, COUNTRY --remove, or nothing at all"));
        const auto entry = addressNamed(session, account, o.address);
        session.must<void>([&](auto done) { session.desk().settings().setCountryRule(account, o.country, entry.row, done); });
    }
    listCountryRules(session, account);
}

struct AddressOptions {
    std::string account, label, newLabel, name, street, postcode, city, country, phone, side;
    bool isDefault = false;
    void addFields(CLI::App& command) {
        command.add_option("--name", name, "Who receives");
        command.add_option("--street", street, "Street and number");
        command.add_option("--postcode", postcode, "Postcode");
        command.add_option("--city", city, "City");
        command.add_option("--country", country, "Two letters: IT");
        command.add_option("--phone", phone, "Phone");
        command.add_flag("--default", isDefault, "Becomes the default address");
    }
    void putInto(ReturnAddress& a) const {
        const auto set = [](std::string& field, const std::string& value) {
            if (!value.empty()) field = value;
        };
        set(a.label, newLabel);
        set(a.name, name);
        set(a.street, street);
        set(a.postcode, postcode);
        set(a.city, city);
        set(a.country, country);
        set(a.phone, phone);
        a.isDefault = a.isDefault || isDefault;
    }
};

void saveAddress(Session& session, const AddressOptions& o, bool isNew) {
    const AccountId account = accountOf(session, o.account);
    ReturnAddress address;
    std::int64_t row = 0;
    if (isNew) {
        address.label = o.label;
    } else {
        const auto entry = addressNamed(session, account, o.label);
        address = entry.ours;
        row = entry.row;
    }
    o.putInto(address);
    const auto saved = session.must<app::AddressEntry>([&](auto done) { session.desk().settings().saveAddress(account, row, address, done); });
    if (session.format == Format::json) session.out() << toJson(saved).dump(1) << "\n";
    throw Exit{done};
}

void getSettings(Session& session, AccountId account) {
    const auto entry = session.must<app::SettingsEntry>([&](auto done) { session.desk().settings().settings(account, done); });
    Json json = toJson(entry);
    std::vector<const char*> names{"rma_pattern", "undo_seconds", "sync_minutes", app::dailyLimitPreference};
    for (const auto& [name, usual] : noticePreferences) names.push_back(name);
    for (const char* name : names) {
        const auto value = session.await<std::optional<std::string>>([&](auto done) { session.desk().settings().preference(name, done); });
        json["local"][name] = value ? Json(*value) : Json(nullptr);
    }
    if (session.format == Format::json) {
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    for (const auto& [key, value] : json.items())
        if (!value.is_object()) session.out() << key << " = " << (value.is_string() ? value.get<std::string>() : value.dump()) << "\n";
    for (const auto& [key, value] : json["local"].items())
        session.out() << "local." << key << " = " << (value.is_string() ? value.get<std::string>() : value.dump()) << "\n";
    throw Exit{done};
}

template <Named Enum>
Enum need(Session& session, const std::string& key, const std::string& value) {
    const auto known = fromText<Enum>(value);
    if (!known) session.fail(Error(Failure::unknownChoice, key, value));
    return *known;
}

std::optional<TimePoint> dateOf(Session& session, const std::string& value) {
    if (value.empty() || value == "none") return std::nullopt;
    const auto date = text::parseDate(text::show(value));
    if (!date) session.fail(date.error());
    return *date;
}

/// NAME=VALUE pairs, all or nothing.
void setSettings(Session& session, const std::string& accountName, const std::vector<std::string>& pairs) {
    ReturnSettings settings;
    AccountId account;  // asked for only when one of them is the marketplace's
    std::map<std::string, std::string> local;
    for (const std::string& pair : pairs) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos) session.failUsage(translated("write each setting as NAME=VALUE"));
        const std::string key = pair.substr(0, equals), value = pair.substr(equals + 1);
        if (key.starts_with("local.")) {
            if (auto good = app::SettingsDesk::checkPreference(key.substr(6), value); !good) session.fail(good.error());
            local[key.substr(6)] = value;
            continue;
        }
        if (!account) {
            account = accountOf(session, accountName);
            settings = session.must<app::SettingsEntry>([&](auto done) { session.desk().settings().settings(account, done); }).ours;
        }
        if (key == "auto_authorize")
            settings.autoAuthorize = need<AutoAuthorize>(session, key, value);
        else if (key == "rma_mode")
            settings.rma = need<RmaMode>(session, key, value);
        else if (key == "rma_pattern")
            settings.rmaPattern = value;
        else if (key == "label")
            settings.label = need<LabelMode>(session, key, value);
        else if (key == "address")
            settings.address = addressNamed(session, account, value).ours.id;
        else if (key == "absent_from")
            settings.absentFrom = dateOf(session, value);
        else if (key == "absent_until")
            settings.absentUntil = dateOf(session, value);
        else if (key == "mail_links" && (value == "yes" || value == "no"))
            settings.mailsCarryLinks = value == "yes";
        else
            session.fail(Error(Failure::unknownChoice, "setting", pair));
    }
    if (account) session.must<app::SettingsEntry>([&](auto done) { session.desk().settings().saveSettings(account, settings, done); });
    for (const auto& preference : local)
        session.must<void>([&](auto done) { session.desk().settings().setPreference(preference.first, preference.second, done); });
    throw Exit{done};
}

app::Side sideOf(Session& session, const std::string& side) {
    if (side != "ours" && side != "theirs") session.failUsage(translated("--keep: ours or theirs"));
    return side == "ours" ? app::Side::ours : app::Side::theirs;
}

}  // namespace

void addSettingsCommands(CLI::App& program, Session& session) {
    CLI::App* addresses = program.add_subcommand("addresses", "Return addresses");
    addresses->require_subcommand(1);
    auto o = std::make_shared<AddressOptions>();
    addresses->add_option("--account", o->account, "Name of the account");
    addresses->add_subcommand("list", "Saved addresses")->callback([&session, o] { listAddresses(session, accountOf(session, o->account)); });
    CLI::App* adding = addresses->add_subcommand("add", "A new address");
    adding->add_option("--label", o->label, "Your name for it")->required();
    o->addFields(*adding);
    adding->callback([&session, o] { saveAddress(session, *o, true); });
    CLI::App* editing = addresses->add_subcommand("edit", "Change an address");
    editing->add_option("address", o->label, "Address")->required();
    editing->add_option("--label", o->newLabel, "New name for it");
    o->addFields(*editing);
    editing->callback([&session, o] { saveAddress(session, *o, false); });
    CLI::App* defaulting = addresses->add_subcommand("default", "Make it the default address");
    defaulting->add_option("address", o->label, "Address")->required();
    defaulting->callback([&session, o] {
        o->isDefault = true;
        saveAddress(session, *o, false);
    });
    CLI::App* removing = addresses->add_subcommand("remove", "Remove an address");
    removing->add_option("address", o->label, "Address")->required();
    removing->callback([&session, o] {
        const auto entry = addressNamed(session, accountOf(session, o->account), o->label);
        session.must<void>([&](auto done) { session.desk().settings().removeAddress(entry.row, done); });
        throw Exit{done};
    });
    auto rule = std::make_shared<CountryOptions>();
    CLI::App* ruling = addresses->add_subcommand("by-country", "Which address goods of a country go back to; lists the rules");
    CLI::Option* country = ruling->add_option("country", rule->country, "Of the buyer, two letters: DE");
    ruling->add_option("address", rule->address, "Address");
    ruling->add_flag("--remove", rule->isRemoved, "No rule for this country any more")->needs(country);
    ruling->callback([&session, o, rule] { byCountry(session, o->account, *rule); });
    CLI::App* resolving = addresses->add_subcommand("resolve", "Changed on both sides: pick one");
    resolving->add_option("address", o->label, "Address")->required();
    resolving->add_option("--keep", o->side, "ours or theirs")->required();
    resolving->callback([&session, o] {
        const auto entry = addressNamed(session, accountOf(session, o->account), o->label);
        session.must<void>([&](auto done) { session.desk().settings().resolveAddress(entry.row, sideOf(session, o->side), done); });
        throw Exit{done};
    });

    CLI::App* settings = program.add_subcommand("settings", "What the marketplace does by itself, and local preferences");
    settings->require_subcommand(1);
    auto account = std::make_shared<std::string>();
    auto side = std::make_shared<std::string>();
    auto pairs = std::make_shared<std::vector<std::string>>();
    settings->add_option("--account", *account, "Name of the account");
    settings->add_subcommand("get", "Show them")->callback([&session, account] { getSettings(session, accountOf(session, *account)); });
    CLI::App* setting = settings->add_subcommand("set", "Change some: auto_authorize=in_policy absent_from=2026-12-24 local.undo_seconds=10 ...");
    setting->add_option("pair", *pairs, "NAME=VALUE")->required();
    setting->callback([&session, account, pairs] { setSettings(session, *account, *pairs); });
    CLI::App* picking = settings->add_subcommand("resolve", "Changed on both sides: pick one");
    picking->add_option("--keep", *side, "ours or theirs")->required();
    picking->callback([&session, account, side] {
        const AccountId id = accountOf(session, *account);
        session.must<void>([&](auto done) { session.desk().settings().resolveSettings(id, sideOf(session, *side), done); });
        throw Exit{done};
    });
}

}  // namespace resodesk::cli
