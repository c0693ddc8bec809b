// SPDX-License-Identifier: GPL-3.0-or-later
// The answer that is being written in a conversation, without a window: which text belongs to which conversation, up to where the
// buyer's words were read, and why it cannot leave.

#pragma once

#include <optional>
#include <set>
#include <string>

#include "app/messages/messages_desk.h"

namespace resodesk::screens {

class ReplyForm {
 public:
    /// As it was read. Of another conversation: its draft is what stands there. Of the same: what is being written stays, and a
    /// draft that came from elsewhere - a message that could not leave is one - goes below it. True when the text is another now.
    bool take(const app::ConversationDetail& detail);
    void clear();
    const std::optional<app::ConversationDetail>& detail() const { return detail_; }
    std::optional<ConversationKey> key() const;

    const std::string& text() const { return text_; }
    void write(const std::string& text) { text_ = text; }
    /// What is to be kept as the draft, if it is not yet.
    std::optional<std::string> unsaved() const;
    void saved(const std::string& text);
    /// It is kept as an action: nothing is left of it here.
    void sent();

    /// Something was written while an answer was being written: it is to be read first.
    bool hasNewer() const;
    void haveRead();
    /// Up to when the conversation was read.
    std::optional<TimePoint> upTo() const { return upTo_; }
    /// Why the answer cannot leave now: emptyText, textTooLong, changed, or what the desk says.
    std::optional<Error> whyNot() const;

    /// What the linter is to know. Whoever waits for a parcel, or says that an answer did not help, complains.
    MessageContext context() const;

 private:
    std::optional<app::ConversationDetail> detail_;
    std::string text_;
    std::string kept_;              ///< the draft as the desk has it
    std::set<std::string> own_;     ///< drafts of this sitting: the desk may still tell of an earlier one
    std::optional<TimePoint> upTo_;
};

}  // namespace resodesk::screens
