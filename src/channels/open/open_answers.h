// SPDX-License-Identifier: GPL-3.0-or-later
// What the open channel answered to a write.

#pragma once

#include "channels/channel.h"
#include "net/http_message.h"

namespace resodesk::channels::open {

/// Classified, with the updated objects of the answer when it names ours. Body kinds and problem types as in the API
/// description; whatever it does not promise is unknown.
Sent sentFrom(const Action& action, const net::HttpReply& reply, TimePoint now);

/// A read that failed, as a failure: offline, untrusted, throttled, signInExpired, forbidden, notFound, notUnderstood.
Error readError(const net::HttpReply& reply);

}  // namespace resodesk::channels::open
