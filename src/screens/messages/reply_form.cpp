// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/messages/reply_form.h"

#include <algorithm>

namespace resodesk::screens {

bool ReplyForm::take(const app::ConversationDetail& detail) {
    const bool isOther = !detail_ || detail_->fact.key() != detail.fact.key();
    const std::string before = text_;
    detail_ = detail;
    if (isOther) {
        text_ = kept_ = detail.draft;
        own_ = {detail.draft};
        haveRead();
        return true;
    }
    // It stands on the screen, and nothing was begun before it came; or it is the seller's own.
    if (text_.empty() || detail.fact.lastMessageBy == Actor::seller) haveRead();
    if (!detail.draft.empty() && !own_.contains(detail.draft)) {
        text_ = text_.empty() || text_ == kept_ ? detail.draft : text_ + "\n\n" + detail.draft;
        kept_ = detail.draft;
        own_.insert(detail.draft);
    }
    return text_ != before;
}

void ReplyForm::clear() { *this = {}; }

std::optional<ConversationKey> ReplyForm::key() const { return detail_ ? std::optional(detail_->fact.key()) : std::nullopt; }

std::optional<std::string> ReplyForm::unsaved() const { return detail_ && text_ != kept_ ? std::optional(text_) : std::nullopt; }

void ReplyForm::saved(const std::string& text) {
    kept_ = text;
    own_.insert(text);
}

void ReplyForm::sent() {
    kept_.clear();
    own_ = {""};  // the same text is another draft when it comes back
    text_.clear();
}

bool ReplyForm::hasNewer() const { return detail_ && upTo_ && detail_->fact.lastMessageAt > *upTo_; }

void ReplyForm::haveRead() {
    if (detail_) upTo_ = detail_->fact.lastMessageAt;
}

std::optional<Error> ReplyForm::whyNot() const {
    if (!detail_) return Error(Failure::emptyText);
    if (detail_->whyNoReply) return detail_->whyNoReply;
    if (hasNewer()) return Error(Failure::changed, "something newer was written");
    const auto checked = resodesk::reply(detail_->fact, text_, upTo_);
    return checked ? std::nullopt : std::optional(checked.error());
}

MessageContext ReplyForm::context() const {
    MessageContext context;
    if (!detail_) return context;
    const Conversation& fact = detail_->fact;
    context.buyer = fact.buyerName;
    for (const Message& message : detail_->messages) {
        if (message.from == Actor::seller) context.hasEarlier = true;
        if (message.from == Actor::buyer && fact.awaitsAnswer) context.asked = message.text;
    }
    context.isComplaint = fact.topic == Topic::parcel || fact.survey == Survey::didNotHelp;
    context.isOpen = fact.topic == Topic::parcel;
    if (detail_->order && !detail_->order->shipments.empty()) {
        context.tracking = detail_->order->shipments.back().tracking;
        context.courier = detail_->order->shipments.back().courier;
    }
    return context;
}

}  // namespace resodesk::screens
