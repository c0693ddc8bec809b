// SPDX-License-Identifier: GPL-3.0-or-later
// The open channel's JSON as domain values, and back. Shapes: resources/open-channel.openapi.yaml. Mappings throw NotAsPromised.

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "channels/channel.h"

namespace resodesk::channels::open {

Return returnFrom(const nlohmann::json& json, AccountId account);
Order orderFrom(const nlohmann::json& json, AccountId account);
Message messageFrom(const nlohmann::json& json, AccountId account);
Conversation conversationFrom(const nlohmann::json& json, AccountId account);
/// With its messages.
Facts wholeConversationFrom(const nlohmann::json& json, AccountId account);
LostParcel parcelFrom(const nlohmann::json& json, AccountId account);
ReturnAddress addressFrom(const nlohmann::json& json);
/// Of the first account the token stands for.
AccountIdentity identityFrom(const nlohmann::json& json);
ReturnSettings settingsFrom(const nlohmann::json& json);
std::vector<ReasonWords> reasonsFrom(const nlohmann::json& list);
/// A page of the stream's collection.
Facts pageFrom(const nlohmann::json& json, Stream stream, AccountId account);

nlohmann::json toJson(const Money& money);

}  // namespace resodesk::channels::open
