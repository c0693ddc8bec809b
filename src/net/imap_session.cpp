// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/imap_session.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace resodesk::net {

namespace {

constexpr std::size_t mostFound = 1'000'000;
// In one command: a server that answers one by one costs its distance for each.
constexpr std::size_t mostAtOnce = 100;

void addNumbers(std::string_view line, std::vector<std::uint32_t>& numbers) {
    while (!line.empty() && numbers.size() < mostFound) {
        const std::size_t end = std::min(line.find(' '), line.size());
        std::uint32_t number = 0;
        const auto [last, failed] = std::from_chars(line.data(), line.data() + end, number);
        if (failed == std::errc{} && last == line.data() + end && number > 0) numbers.push_back(number);
        line.remove_prefix(std::min(end + 1, line.size()));
    }
}

}  // namespace

ImapSession::ImapSession(FetchRequest request) : request_(std::move(request)), reader_(request_.largestMail) {}

void ImapSession::begin() {
    const auto folder = imapQuoted(request_.folder);
    const auto id = imapQuoted("<" + request_.messageId + ">");
    const auto isDate = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-'; };
    if (!folder || !id || !std::all_of(request_.since.begin(), request_.since.end(), isDate)) return fail(Failure::notFound, "a name that IMAP cannot carry");
    folder_ = *folder;
    reply_.seenUpTo = request_.lastUid;
    // A folder where nothing is new need not be opened.
    if (request_.messageId.empty())
        command(Step::status, "STATUS " + folder_ + " (UIDVALIDITY UIDNEXT)");
    else
        command(Step::examine, "EXAMINE " + folder_);
}

void ImapSession::command(Step step, const std::string& words) {
    step_ = step;
    tag_ = "R" + std::to_string(++commands_);
    out += tag_ + " " + words + "\r\n";
}

void ImapSession::fail(Failure failure, const char* detail) {
    reply_.error = Error(failure, detail);
    end();
}

void ImapSession::end() {
    out += "R0 LOGOUT\r\n";
    step_ = Step::done;
}

void ImapSession::take(std::string_view bytes) {
    reader_.add(bytes);
    while (!isDone()) {
        const auto next = reader_.next();
        if (!next) break;
        answer(*next);
    }
    if (reader_.isBroken() && !isDone()) fail(Failure::notUnderstood, "IMAP answer too long");
}

void ImapSession::answer(const ImapAnswer& answer) {
    if (answer.tag == "*") return untagged(answer);
    if (answer.tag != tag_) return fail(Failure::notUnderstood, "IMAP answer to nothing");
    if (answer.kind() == "OK") return completed();
    const bool isAboutFolder = step_ == Step::status || step_ == Step::examine;
    fail(isAboutFolder ? Failure::notFound : Failure::notUnderstood, "IMAP command refused");
}

void ImapSession::untagged(const ImapAnswer& answer) {
    const std::string kind = answer.kind();
    if (kind == "BYE") return fail(Failure::offline, "IMAP server says BYE");
    if (kind == "STATUS" || kind == "OK") {
        if (step_ != Step::status && step_ != Step::examine) return;  // what the mails were asked for by stands
        if (const auto validity = imapNumber(answer.line, "UIDVALIDITY")) reply_.uidValidity = *validity;
        if (const auto next = imapNumber(answer.line, "UIDNEXT")) uidNext_ = *next;
    } else if (kind == "SEARCH" && step_ == Step::search) {
        addNumbers(std::string_view(answer.line).substr(6), found_);
    } else if (kind == "FETCH") {
        takeFetch(answer);
    }
}

void ImapSession::completed() {
    switch (step_) {
        case Step::status: {
            const bool isNothingNew = reply_.uidValidity != 0 && reply_.uidValidity == request_.uidValidity && uidNext_ != 0 && uidNext_ - 1 <= request_.lastUid;
            if (isNothingNew) return end();
            return command(Step::examine, "EXAMINE " + folder_);
        }
        case Step::examine: return examined();
        case Step::search: return searched();
        case Step::sizes: return chooseMails();
        case Step::mails:
            wanted_.erase(wanted_.begin(), wanted_.begin() + static_cast<std::ptrdiff_t>(asked_));
            return nextMails();
        case Step::done: return;
    }
}

void ImapSession::examined() {
    if (reply_.uidValidity == 0) return fail(Failure::notUnderstood, "no UIDVALIDITY");
    const bool isKnown = request_.uidValidity == reply_.uidValidity && request_.lastUid > 0;
    if (!isKnown) reply_.seenUpTo = 0;
    if (!request_.messageId.empty()) return command(Step::search, "UID SEARCH HEADER Message-ID " + *imapQuoted("<" + request_.messageId + ">"));
    if (isKnown) return command(Step::search, "UID SEARCH UID " + std::to_string(request_.lastUid) + ":*");
    command(Step::search, request_.since.empty() ? "UID SEARCH ALL" : "UID SEARCH SINCE " + request_.since);
}

void ImapSession::searched() {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    // "17:*" means the last one too where that is below 17.
    if (request_.messageId.empty()) std::erase_if(found_, [this](std::uint32_t uid) { return uid <= reply_.seenUpTo; });
    if (found_.empty()) {
        if (request_.messageId.empty() && uidNext_ > 0) reply_.seenUpTo = std::max(reply_.seenUpTo, uidNext_ - 1);
        return end();
    }
    std::string uids;
    for (std::size_t i = 0; i < found_.size() && i < static_cast<std::size_t>(std::max(request_.most, 1)); ++i) {
        wanted_.push_back({found_[i]});
        uids += (uids.empty() ? "" : ",") + std::to_string(found_[i]);
    }
    command(Step::sizes, "UID FETCH " + uids + " (RFC822.SIZE)");
}

void ImapSession::chooseMails() {
    std::size_t together = 0;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
        together += std::min<std::size_t>(wanted_[i].size, request_.largestMail);
        if (i > 0 && together > request_.largestTogether) {
            wanted_.resize(i);
            break;
        }
    }
    reply_.hasMore = wanted_.size() < found_.size();
    if (request_.messageId.empty()) reply_.seenUpTo = wanted_.back().uid;
    if (!reply_.hasMore && request_.messageId.empty() && uidNext_ > 0) reply_.seenUpTo = std::max(reply_.seenUpTo, uidNext_ - 1);
    std::erase_if(wanted_, [](const Wanted& mail) { return !mail.isThere; });  // deleted or moved meanwhile
    nextMails();
}

void ImapSession::nextMails() {
    if (wanted_.empty()) {
        std::sort(reply_.mails.begin(), reply_.mails.end(), [](const FetchedMail& one, const FetchedMail& other) { return one.uid < other.uid; });
        return end();
    }
    const auto isTooLarge = [this](const Wanted& mail) { return mail.size > request_.largestMail; };
    const bool isHeadOnly = isTooLarge(wanted_.front());
    std::string uids;
    for (asked_ = 0; asked_ < wanted_.size() && asked_ < mostAtOnce && isTooLarge(wanted_[asked_]) == isHeadOnly; ++asked_)
        uids += (uids.empty() ? "" : ",") + std::to_string(wanted_[asked_].uid);
    command(Step::mails, "UID FETCH " + uids + (isHeadOnly ? " (BODY.PEEK[HEADER])" : " (BODY.PEEK[])"));
}

/// A server may also tell of mails nobody asked for: flags that another program has set.
void ImapSession::takeFetch(const ImapAnswer& answer) {
    const auto uid = imapNumber(answer.line, "UID");
    if (!uid) return;
    // By uid, as they were asked for.
    const auto end = step_ == Step::mails ? wanted_.begin() + static_cast<std::ptrdiff_t>(asked_) : wanted_.end();
    auto found = std::lower_bound(wanted_.begin(), end, *uid, [](const Wanted& mail, std::uint32_t number) { return mail.uid < number; });
    if (found != end && found->uid != *uid) found = end;
    if (step_ == Step::sizes) {
        const auto size = imapNumber(answer.line, "RFC822.SIZE");
        if (found == end || !size) return;
        found->size = *size;
        found->isThere = true;
    } else if (step_ == Step::mails && found != end && answer.literals.size() == 1) {
        together_ += answer.literals.front().size();
        // The sizes the server told were not true.
        if (together_ > request_.largestTogether + request_.largestMail) return fail(Failure::notUnderstood, "mails larger than told");
        if (!std::exchange(found->hasCome, true)) reply_.mails.push_back({*uid, answer.literals.front(), found->size > request_.largestMail});
    }
}

}  // namespace resodesk::net
