// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/seller.h"

#include <algorithm>

namespace resodesk::faults {

const std::vector<Seller::Move>& Seller::moves() {
    static const std::vector<Move> moves{
        {"decision.", 14, &Seller::refundFully},   {"outbox.", 12, &Seller::refundPartly},
        {"bulk.", 6, &Seller::authorizeMany},      {"reconcile.", 6, &Seller::refundMany},
        {"http.", 6, &Seller::authorizeOne},       {"channel.label", 2, &Seller::authorizeWithLabel},
        {"label.", 1, &Seller::authorizeWithLabel},{"channel.", 6, &Seller::closeOne},
        {"", 6, &Seller::writeOne},                {"", 4, &Seller::refundAndClose},
        {"outbox.cancel", 6, &Seller::cancelOne},  {"outbox.undo_bulk", 2, &Seller::undoMany},
        {"outbox.approve", 2, &Seller::approveAll},{"outbox.settle", 2, &Seller::settleOne},
        {"outbox.send_now", 1, &Seller::sendNow},  {"note.", 4, &Seller::note},
        {"draft.", 1, &Seller::draft},             {"bench.", 3, &Seller::receiveAndInspect},
        {"bench.forget", 1, &Seller::forgetInspection}, {"bench.inspect", 3, &Seller::inspectAndRefund},
        {"bench.park", 1, &Seller::parkInspection}, {"bench.keep_unidentified", 1, &Seller::keepUnidentified},
        {"bench.match", 1, &Seller::matchUnidentified}, {"bench.put_away", 1, &Seller::putUnidentifiedAway},
        {"bench.policy", 1, &Seller::setGradePolicy}, {"advisor.", 1, &Seller::setCosts}, {"rules.", 3, &Seller::judgeByRules}, {"view.", 2, &Seller::arrangeViews}, {"template.", 1, &Seller::keepTemplates}, {"tag.", 2, &Seller::hangTags},
        {"snooze.", 2, &Seller::putAside}, {"snooze.end", 1, &Seller::wakeUp}, {"snooze.news", 2, &Seller::actOnSleeping}, {"report.", 1, &Seller::bringReport},
        {"file.", 1, &Seller::addFile}, {"file.remove", 1, &Seller::removeFile},
        {"messages.decide", 3, &Seller::answerOne}, {"messages.decide", 2, &Seller::settleOneConversation}, {"messages.draft", 1, &Seller::draftAnswer},
        {"messages.freeze", 1, &Seller::answerMany}, {"reminder.", 1, &Seller::keepPromises}, {"messages.give_back", 2, &Seller::answerLater}, {"", 2, &Seller::refundThenWrite},
        {"parcel.decide", 5, &Seller::refundParcel},
        {"parcel.", 2, &Seller::closeParcel}, {"parcel.", 3, &Seller::replaceParcel},      {"parcel.", 1, &Seller::writeAboutParcel},
        {"parcel.draft", 1, &Seller::draftAboutParcel}, {"address.save", 3, &Seller::saveAddress}, {"address.country_rule", 1, &Seller::ruleByCountry},
        {"address.remove", 2, &Seller::removeAddress}, {"address.resolve", 1, &Seller::takeTheirAddress},
        {"settings.save", 2, &Seller::saveSettings}, {"settings.resolve", 1, &Seller::takeTheirSettings},
        {"preference.", 1, &Seller::preference},   {"facts.", 3, &Seller::sync},
        {"account.setup", 1, &Seller::sync},       {"outbox.answered", 1, &Seller::sync},
        {"account.sign_in_needed", 1, &Seller::sync}, {"account.signed_in", 1, &Seller::signIn},
        {"sign_in.", 1, &Seller::sync},            {"bulk.go_on", 1, &Seller::letGoOn},
        {"bulk.pause", 1, &Seller::pauseMany}, {"bulk.try_again", 1, &Seller::tryManyAgain}, {"bulk.put_away", 1, &Seller::putBulkAway},
        {"outbox.try_again", 1, &Seller::tryAgain}, {"outbox.resume", 1, &Seller::resume},
    };
    return moves;
}

void Seller::decide() {
    int sum = 0;
    for (const Move& move : moves()) sum += move.weight;
    std::int64_t left = parts_.chance.below(sum);
    for (const Move& move : moves()) {
        left -= move.weight;
        if (left < 0) return (this->*move.make)();
    }
}

void Seller::decideFor(const std::string& label) {
    const Move* nearest = nullptr;
    for (const Move& move : moves())
        if (*move.label != '\0' && label.starts_with(move.label) &&
            (!nearest || std::string_view(move.label).size() > std::string_view(nearest->label).size()))
            nearest = &move;
    hold_ = milliseconds(0);
    nearest ? (this->*nearest->make)() : decide();
    hold_.reset();
}

bool Seller::answerWhatIsAsked(const std::set<std::string>& acted) {
    bool wasAsked = false;
    app::OutboxFilter open;
    open.onlyOpen = true;
    for (const Action& a : get<std::vector<Action>>([&](auto done) { parts_.doors.outbox.list(open, done); })) {
        const bool isByHand = a.why == WaitReason::byHand;
        const bool asks = a.state == ActionState::waiting && (a.why == WaitReason::ask || a.why == WaitReason::later || isByHand);
        if (!asks && a.state != ActionState::needsPerson) continue;
        wasAsked = true;
        (void)get<Result<void>>([&](auto done) {
            if (a.state == ActionState::needsPerson)
                parts_.doors.outbox.settle(a.id, acted.contains(a.key), "as the page says", done);
            else if (isByHand || a.refusal == Failure::changed)
                parts_.doors.outbox.cancel(a.id, done);
            else
                parts_.doors.outbox.approve({a.id}, done);
        });
    }
    if (letGoOnWhatStopped()) wasAsked = true;
    return wasAsked;
}

void Seller::signInWhereNeeded(const std::function<std::string()>& freshTokens) {
    const auto all = get<std::vector<app::AccountStatus>>([&](auto done) { parts_.doors.accounts.list(done); });
    if (all.empty() || all.front().account.state == AccountState::active) return;
    const auto signIn = [&](auto done) { parts_.doors.accounts.signIn(all.front().account.id, freshTokens(), done); };
    if (!parts_.waitsForNetwork) return signIn([](const Result<void>&) {});
    (void)get<Result<void>>(signIn);
}

AccountId Seller::account() {
    if (!account_) {
        const auto all = get<std::vector<app::AccountStatus>>([&](auto done) { parts_.doors.accounts.list(done); });
        if (!all.empty()) account_ = all.front().account.id;
    }
    return account_;
}

std::optional<ReturnKey> Seller::anyReturn(View view) {
    ReturnQuery query;
    query.view = view;
    query.sortBy = SortBy::order;
    query.descending = parts_.chance.chance(50);
    const auto rows = get<std::vector<ReturnRow>>([&](auto done) { parts_.doors.returns.page(query, {}, 80, done); });
    if (rows.empty()) return std::nullopt;
    return parts_.chance.pick(rows).key;
}

std::optional<ParcelKey> Seller::anyParcel() {
    const auto rows = get<std::vector<ParcelRow>>([&](auto done) { parts_.doors.parcels.list(true, {}, done); });
    if (rows.empty()) return std::nullopt;
    return parts_.chance.pick(rows).key;
}

std::optional<ConversationKey> Seller::anyConversation() {
    const auto rows = get<std::vector<ConversationRow>>([&](auto done) { parts_.doors.messages.page({}, {}, 50, done); });
    if (rows.empty()) return std::nullopt;
    return parts_.chance.pick(rows).key;
}

milliseconds Seller::hold() {
    if (hold_) return *hold_;
    return parts_.chance.chance(70) ? milliseconds(0) : milliseconds(parts_.chance.between(1, 30'000));
}

std::string Seller::words(const char* what) { return std::string(what) + " " + std::to_string(parts_.chance.next()); }

std::vector<Action> Seller::actions(ActionState state) {
    app::OutboxFilter filter;
    filter.state = state;
    filter.limit = 60;
    return get<std::vector<Action>>([&](auto done) { parts_.doors.outbox.list(filter, done); });
}

bool Seller::confirm(Operation operation, const std::vector<ReturnKey>& keys, const app::Decision& decision) {
    ReturnChoice choice;
    choice.keys = keys;
    const auto prepared =
        get<app::Prepared>([&](auto done) { parts_.doors.returns.prepare(operation, choice, done); });
    if (prepared.keys.empty()) return false;
    const auto confirmed = get<Result<app::Confirmed>>(
        [&](auto done) { parts_.doors.returns.confirm(prepared, decision, hold(), done); });
    if (!confirmed) return false;
    if (confirmed->bulk) parts_.promised("bulk " + std::to_string(confirmed->bulk.value));
    for (const ActionId id : confirmed->actions) parts_.promised("action " + std::to_string(id.value));
    return true;
}

}  // namespace resodesk::faults
