// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller writes down, looks at and keeps: the bench, views, tags, files, settings.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "faults/seller.h"

namespace resodesk::faults {

void Seller::note() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    const std::string text = words("note");
    const auto done = get<Result<void>>([&](auto answer) { parts_.doors.returns.addNote(*key, text, answer); });
    if (done) parts_.promised("note " + key->id.value + " " + text);
}

void Seller::draft() {
    if (const auto key = anyReturn(View::all)) parts_.doors.returns.saveDraft(*key, words("draft"));
}

void Seller::receiveAndInspect() {
    const auto key = anyReturn(parts_.chance.chance(50) ? View::toInspect : View::waitingForBuyer);
    if (!key) return;
    (void)get<Result<void>>([&](auto done) { parts_.doors.bench.receive({*key}, done); });
    const auto detail = get<Result<app::ReturnDetail>>([&](auto done) { parts_.doors.returns.detail(*key, done); });
    if (!detail || detail->fact.lines.empty()) return;
    Finding finding;
    finding.line = detail->fact.lines.front().line;
    (void)get<Result<app::Confirmed>>([&](auto done) { parts_.doors.bench.inspect(*key, {words("n"), {finding}, {}, {}}, hold(), done); });
}

void Seller::forgetInspection() {
    if (const auto key = anyReturn(View::all))
        ask([&](auto done) { parts_.doors.bench.forget(*key, done); });
}

/// The finding and the refund it proposes are one decision.
void Seller::inspectAndRefund() {
    const auto key = anyReturn(parts_.chance.chance(70) ? View::toInspect : View::waitingForBuyer);
    if (!key) return;
    const auto detail = get<Result<app::ReturnDetail>>([&](auto done) { parts_.doors.returns.detail(*key, done); });
    if (!detail || detail->fact.lines.empty()) return;
    const auto sheet = get<app::BenchSheet>([&](auto done) { parts_.doors.bench.sheet(*key, done); });
    Finding finding;
    finding.line = detail->fact.lines.front().line;
    finding.condition = parts_.chance.chance(50) ? Condition::asNew : Condition::used;
    finding.note = words("finding");
    app::Inspection inspection{words("n"), {finding}, {}, app::RefundDecision{}};
    inspection.refund->isFull = false;
    inspection.refund->plan = proposeRefund(detail->fact, inspection.findings, sheet.policy);
    inspection.refund->plan.reason = "returned";
    const auto confirmed = get<Result<app::Confirmed>>([&](auto done) { parts_.doors.bench.inspect(*key, inspection, hold(), done); });
    if (!confirmed) return;
    parts_.promised("action " + std::to_string(confirmed->actions.front().value));
}

void Seller::parkInspection() {
    if (const auto key = anyReturn(View::all))
        (void)get<Result<void>>([&](auto done) { parts_.doors.bench.park(*key, Fields().set("note", words("parked")), done); });
}

void Seller::keepUnidentified() {
    UnidentifiedParcel parcel;
    parcel.code = words("code");
    parcel.note = words("parcel");
    const auto kept = get<Result<std::int64_t>>([&](auto done) { parts_.doors.bench.keepUnidentified(parcel, done); });
    if (kept) parts_.promised("unidentified " + std::to_string(*kept) + " " + parcel.note);
}

void Seller::matchUnidentified() {
    keepUnidentified();
    const auto parcels = get<std::vector<UnidentifiedParcel>>([&](auto done) { parts_.doors.bench.unidentified(done); });
    const auto key = anyReturn(View::all);
    if (parcels.empty() || !key) return;
    (void)get<Result<void>>([&](auto done) { parts_.doors.bench.match(parcels.front().id, *key, done); });
}

void Seller::putUnidentifiedAway() {
    keepUnidentified();
    const auto parcels = get<std::vector<UnidentifiedParcel>>([&](auto done) { parts_.doors.bench.unidentified(done); });
    if (!parcels.empty()) (void)get<Result<void>>([&](auto done) { parts_.doors.bench.putAway(parcels.front().id, done); });
}

void Seller::setCosts() {
    ReturnCosts costs;
    costs.sizes = {{"*", parts_.chance.below(2) == 0 ? SizeClass::small : SizeClass::medium}};
    (void)get<Result<void>>([&](auto done) { parts_.doors.advisor.setCosts(costs, done); });
}

void Seller::setGradePolicy() {
    const int percent = static_cast<int>(50 + parts_.chance.below(50));
    (void)get<Result<void>>([&](auto done) { parts_.doors.bench.setPolicy({{Condition::used, "", percent, false, "diminished_value"}}, done); });
}

/// Two views more, the last one moved, the first one gone.
void Seller::arrangeViews() {
    for (const char* name : {"view", "other view"}) {
        SavedView view;
        view.name = words(name);
        view.search = "amount:>" + std::to_string(parts_.chance.below(100));
        (void)get<Result<SavedViewId>>([&](auto done) { parts_.doors.views.save(view, done); });
    }
    const auto views = get<std::vector<SavedView>>([&](auto done) { parts_.doors.views.list(done); });
    if (views.empty()) return;
    (void)get<Result<void>>([&](auto done) { parts_.doors.views.move(views.back().id, -1, done); });
    (void)get<Result<void>>([&](auto done) { parts_.doors.views.remove(views.front().id, done); });
}

/// An own one more, one of the program's changed, removed and as it was.
void Seller::keepTemplates() {
    const MessageTemplate own{{}, "", words("template"), {}, {}, {{"it", words("Ciao {buyer}")}}};
    const auto saved = get<Result<TemplateId>>([&](auto done) { parts_.doors.templates.save(own, done); });
    if (saved && parts_.chance.chance(50)) (void)get<Result<void>>([&](auto done) { parts_.doors.templates.remove(*saved, done); });
    const auto list = get<Result<app::TemplateList>>([&](auto done) { parts_.doors.templates.list("it", done); });
    if (!list || list->used.empty()) return;
    MessageTemplate starter = list->used.front().message;
    starter.name = words("changed");
    (void)get<Result<TemplateId>>([&](auto done) { parts_.doors.templates.save(starter, done); });
    (void)get<Result<void>>([&](auto done) { parts_.doors.templates.remove(starter.id, done); });
    (void)get<Result<void>>([&](auto done) { parts_.doors.templates.reset(starter.id, done); });
}

/// One more for a day of the next century, the oldest done.
void Seller::keepPromises() {
    const auto key = anyConversation();
    if (!key) return;
    const std::chrono::year_month_day day{std::chrono::year(2101), std::chrono::month(1), std::chrono::day(static_cast<unsigned>(1 + parts_.chance.below(28)))};
    (void)get<Result<ReminderId>>([&](auto done) { parts_.doors.messages.reminders().keep(*key, day, words("promise"), done); });
    const auto open = get<std::vector<app::ReminderRow>>([&](auto done) { parts_.doors.messages.reminders().list(false, done); });
    if (!open.empty()) (void)get<Result<void>>([&](auto done) { parts_.doors.messages.reminders().finish(open.front().reminder.id, done); });
}

void Seller::saveAddress() {
    ReturnAddress address{{}, words(parts_.chance.chance(50) ? "keep" : "spare"), "Bottega", "Via Roma 1", "20100", "Milano", "IT", {}, false, {}};
    const auto saved = get<Result<app::AddressEntry>>(
        [&](auto done) { parts_.doors.settings.saveAddress(account(), 0, address, done); });
    if (saved && address.label.starts_with("keep")) parts_.promised("address " + address.label);
}

void Seller::hangTags() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    const std::string tag = "tag " + std::to_string(parts_.chance.below(1'000'000)), other = tag + " more";
    (void)get<Result<std::size_t>>([&](auto done) { parts_.doors.tags.change({*key}, {{tag}, {}}, done); });
    (void)get<Result<std::int64_t>>([&](auto done) { parts_.doors.tags.rename(tag, other, done); });
    (void)get<Result<std::int64_t>>([&](auto done) { parts_.doors.tags.removeEverywhere(other, done); });
}

/// Until an hour before its answer is due.
void Seller::putAside() {
    const auto key = anyReturn(View::newOnes);
    if (key) (void)get<Result<app::Snoozed>>([&](auto done) { parts_.doors.snoozes.snooze({*key}, {std::nullopt, std::chrono::hours(1)}, done); });
}

void Seller::wakeUp() {
    const auto key = anyReturn(View::newOnes);
    if (!key) return;
    (void)get<Result<app::Snoozed>>([&](auto done) { parts_.doors.snoozes.snooze({*key}, {std::nullopt, std::chrono::hours(1)}, done); });
    (void)get<Result<std::size_t>>([&](auto done) { parts_.doors.snoozes.wake({*key}, done); });
}

/// What is decided for it is something new about it; others may have acted on what slept already.
void Seller::actOnSleeping() {
    const auto key = anyReturn(View::newOnes);
    if (!key) return sync();
    const TimePoint farAway = fromMillis(4'102'444'800'000);  // the year 2100: its answer may be overdue
    (void)get<Result<app::Snoozed>>([&](auto done) { parts_.doors.snoozes.snooze({*key}, {farAway, {}}, done); });
    const auto before = std::exchange(hold_, milliseconds(0));
    confirm(Operation::authorize, {*key}, app::AuthorizeDecision{});
    hold_ = before;
    sync();
}

/// Nothing of it is worked on: the shop of the campaign knows nothing of it.
void Seller::bringReport() {
    for (const char* status : {"Closed", "Cancelled"}) {
        const std::string row = "402-" + std::to_string(parts_.chance.below(1'000'000));
        app::ImportWish wish;
        wish.account = "reports";
        wish.bytes = "Order ID\tReturn request date\tReturn request status\tMerchant SKU\n" + row + "\t20-Nov-2026\t" + status + "\tMUG\n";
        (void)get<Result<app::ImportPreview>>([&](auto done) { parts_.doors.imports.bring(wish, done); });
    }
}

std::optional<ReturnFile> Seller::keepFile(const ReturnKey& key) {
    const auto file = std::filesystem::temp_directory_path() / ("resodesk-fault-" + std::to_string(::getpid()) + ".txt");
    std::ofstream(file) << words("file");
    const auto added = get<Result<ReturnFile>>([&](auto done) { parts_.doors.files.add(key, file, done); });
    std::filesystem::remove(file);
    return added ? std::optional(*added) : std::nullopt;
}

void Seller::addFile() {
    if (const auto key = anyReturn(View::all)) (void)keepFile(*key);
}

void Seller::removeFile() {
    const auto key = anyReturn(View::all);
    if (!key) return;
    if (const auto added = keepFile(*key)) (void)get<Result<void>>([&](auto done) { parts_.doors.files.remove(*key, added->id, done); });
}

void Seller::ruleByCountry() {
    const auto all = get<std::vector<app::AddressEntry>>([&](auto done) { parts_.doors.settings.addresses(account(), done); });
    if (all.empty()) return saveAddress();
    const std::string country = parts_.chance.chance(50) ? "DE" : "FR";
    (void)get<Result<void>>([&](auto done) {
        if (parts_.chance.chance(70))
            parts_.doors.settings.setCountryRule(account(), country, all.front().row, done);
        else
            parts_.doors.settings.removeCountryRule(account(), country, done);
    });
}

void Seller::removeAddress() {
    for (int i = 0; i < 3; ++i) saveAddress();  // one of them will be a spare one
    const auto all = get<std::vector<app::AddressEntry>>([&](auto done) { parts_.doors.settings.addresses(account(), done); });
    for (const app::AddressEntry& entry : all)
        if (entry.ours.label.starts_with("spare")) {
            (void)get<Result<void>>([&](auto done) { parts_.doors.settings.removeAddress(entry.row, done); });
            return;
        }
}

void Seller::takeTheirAddress() {
    const auto all = get<std::vector<app::AddressEntry>>([&](auto done) { parts_.doors.settings.addresses(account(), done); });
    for (const app::AddressEntry& entry : all)
        if (entry.theirs) {
            (void)get<Result<void>>([&](auto done) { parts_.doors.settings.resolveAddress(entry.row, app::Side::theirs, done); });
            return;
        }
}

void Seller::saveSettings() {
    const auto known = get<Result<app::SettingsEntry>>([&](auto done) { parts_.doors.settings.settings(account(), done); });
    if (!known) return;
    ReturnSettings settings = known->ours;
    settings.mailsCarryLinks = !settings.mailsCarryLinks;
    (void)get<Result<app::SettingsEntry>>([&](auto done) { parts_.doors.settings.saveSettings(account(), settings, done); });
}

void Seller::takeTheirSettings() {
    (void)get<Result<void>>([&](auto done) { parts_.doors.settings.resolveSettings(account(), app::Side::theirs, done); });
}

void Seller::preference() {
    (void)get<Result<void>>([&](auto done) { parts_.doors.settings.setPreference("undo_seconds", "20", done); });
}

void Seller::sync() {
    if (!parts_.waitsForNetwork) return parts_.doors.accounts.sync({}, [](const Result<void>&) {});
    (void)get<Result<void>>([&](auto done) { parts_.doors.accounts.sync({}, done); });
}

void Seller::signIn() {
    if (!parts_.waitsForNetwork) return parts_.doors.accounts.test(account(), [](const Result<std::string>&) {});
    (void)get<Result<std::string>>([&](auto done) { parts_.doors.accounts.test(account(), done); });
}

}  // namespace resodesk::faults
