// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_threads.h"

namespace resodesk::channels::mail {

std::string MailThreads::rootOf(std::string id) const {
    for (auto at = parents_.find(id); at != parents_.end() && at->second != id; at = parents_.find(id)) id = at->second;
    return id;
}

/// The lower tree hangs under the higher one, so that none grows higher than the logarithm of its mails.
void MailThreads::join(const std::string& one, const std::string& other) {
    parents_.try_emplace(one, one);
    parents_.try_emplace(other, other);
    std::string high = rootOf(one), low = rootOf(other);
    if (high == low) return;
    if (depths_[high] < depths_[low]) std::swap(high, low);
    if (depths_[high] == depths_[low]) ++depths_[high];
    parents_[low] = high;
}

void MailThreads::add(const std::string& id, const MimeMessage& mail) {
    join(id, id);
    if (!mail.inReplyTo.empty()) join(id, mail.inReplyTo);
    for (const std::string& reference : mail.references) join(id, reference);
}

std::string MailThreads::threadOf(const std::string& id) const { return parents_.contains(id) ? rootOf(id) : std::string(); }

}  // namespace resodesk::channels::mail
