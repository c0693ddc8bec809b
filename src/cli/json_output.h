// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of the command line. Described in resources/cli-output.schema.json, which the tests hold it to.

#pragma once

#include <nlohmann/json.hpp>

#include "app/accounts/accounts_desk.h"
#include "app/outbox/outbox_desk.h"
#include "app/parcels/parcels_desk.h"
#include "app/returns/returns_desk.h"
#include "app/settings/settings_desk.h"

namespace resodesk::cli {

using Json = nlohmann::ordered_json;

Json toJson(const Money& money);
Json toJson(TimePoint time);
Json toJson(const std::optional<TimePoint>& time);
Json toJson(const ReturnRow& row);
Json toJson(const app::ReturnDetail& detail, TimePoint now);
Json photosJson(const std::vector<Photo>& photos);
Json toJson(const ParcelRow& row);
Json toJson(const app::ParcelDetail& detail, TimePoint now);
Json toJson(const app::AccountStatus& status);
Json toJson(const app::AddressEntry& entry);
Json toJson(const app::SettingsEntry& entry);
Json toJson(const Action& action, TimePoint now);
Json toJson(const Error& error);
Json toJson(const app::RuleWhy& why);

}  // namespace resodesk::cli
