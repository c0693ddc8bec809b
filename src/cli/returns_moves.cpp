// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <charconv>
#include <ostream>

#include "app/bench/bench_desk.h"
#include "app/papers/papers_desk.h"
#include "base/ids.h"
#include "base/paths.h"
#include "cli/bench_photos.h"
#include "cli/commands.h"
#include "cli/filters.h"
#include "cli/output.h"
#include "cli/template_texts.h"
#include "cli/waiting.h"
#include "domain/returns/grading.h"
#include "domain/returns/refund.h"
#include "domain/returns/rma_pattern.h"
#include "domain/returns/rules.h"
#include "text/failures.h"
#include "text/message_values.h"
#include "text/refund_words.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

app::Prepared prepare(Session& session, Operation operation, const ChoiceOptions& options, bool sends) {
    session.desk(sends);
    const ReturnChoice choice = options.choice(session);
    return session.await<app::Prepared>([&](auto done) { session.desk().returns().prepare(operation, choice, done); });
}

/// For plural forms.
unsigned countOf(const app::Prepared& prepared) { return static_cast<unsigned>(prepared.keys.size()); }

/// Confirms with the person, hands the decision in, waits if asked to.
[[noreturn]] void carryOut(Session& session, app::Prepared prepared, const app::Decision& decision, const WaitOptions& wait,
                           const wxString& question) {
    if (prepared.keys.empty()) {
        app::Confirmed nothing;
        nothing.refusals = prepared.refusals;
        if (nothing.refusals.size() == 1) session.fail(nothing.refusals.front().why);
        wait.finish(session, nothing);
    }
    session.confirm(question.utf8_string());
    auto confirmed = session.must<app::Confirmed>([&](auto done) { session.desk().returns().confirm(prepared, decision, wait.hold(), done); });
    confirmed.refusals.insert(confirmed.refusals.begin(), prepared.refusals.begin(), prepared.refusals.end());
    wait.finish(session, confirmed);
}

constexpr const char* byCountryWord = "by-country";

struct AuthorizeOptions {
    ChoiceOptions choice;
    WaitOptions wait;
    std::string rma = "marketplace", address, label = "marketplace", labels, note;
    bool isLabelShared = false;
    TemplateOptions message;
};

void takeLabel(Session& session, const std::string& file, app::AuthorizeDecision& decision) {
    decision.label = LabelMode::own;
    std::string bytes;
    try {
        bytes = readFile(session.file(file));
    } catch (const std::filesystem::filesystem_error& e) {
        session.fail(Error(Failure::unreadableFile, e.what(), file));
    }
    const std::string name = std::filesystem::path(file).filename().string();
    decision.ownLabel = session.must<OwnLabel>([&](auto done) { session.desk().returns().keepLabel(bytes, name, done); });
}

std::string sourceOf(const std::string& file, int page) {
    return page == 0 ? file : wxString::Format(_("%s, page %d"), text::show(file), page).utf8_string();
}

/// A label each, from a folder or a PDF of many pages: who gets which is said before the question. Returns that none is for are
/// not authorized; they are named among those that were refused.
void takeLabels(Session& session, const std::string& path, app::Prepared& prepared, app::AuthorizeDecision& decision) {
    if (prepared.keys.empty()) return;
    const auto matched = session.must<app::MatchedLabels>([&](auto done) { session.desk().papers().matchLabels(session.file(path), prepared.keys, {}, {}, done); });
    std::ostream& out = session.err();  // what is decided stands in the output alone
    for (const auto& pair : matched.pairs)
        out << pair.key.id.value << "  " << pair.buyer << "  " << sourceOf(pair.source, pair.page) << "  " << text::words(pair.by).utf8_string() << "\n";
    for (const auto& unused : matched.unused)
        out << sourceOf(unused.source, unused.page) << ": " << (unused.why ? text::sentence(*unused.why) : _("not used")).utf8_string() << "\n";
    std::vector<ReturnKey> keys;
    for (const auto& pair : matched.pairs) keys.push_back(pair.key);
    auto refusals = std::move(prepared.refusals);
    ReturnChoice choice;
    choice.keys = keys;
    prepared = session.await<app::Prepared>([&](auto done) { session.desk().returns().prepare(Operation::authorize, choice, done); });
    prepared.refusals.insert(prepared.refusals.begin(), refusals.begin(), refusals.end());
    for (const auto& missing : matched.without) prepared.refusals.push_back({missing.key, {}, missing.buyer, missing.why});
    decision.label = LabelMode::own;
    decision.ownLabels = matched.byReturn();
}

void authorize(Session& session, const AuthorizeOptions& o) {
    app::AuthorizeDecision decision;
    decision.note = o.note;
    if (o.rma == "own") {
        decision.rma = RmaMode::own;
    } else if (o.rma.starts_with("own=")) {
        decision.rma = RmaMode::own;
        decision.ownNumber = o.rma.substr(4);
        if (auto checked = checkRma(decision.ownNumber); !checked) session.fail(checked.error());
    } else if (o.rma != "marketplace") {
        session.failUsage(translated("--rma: marketplace, own or own=NUMBER"));
    }
    app::Prepared prepared = prepare(session, Operation::authorize, o.choice, o.wait.waits);
    const auto ownRma = [&](const Return&, const std::string&) {
        return decision.ownNumber.empty() ? PlaceholderValues{} : PlaceholderValues{{Placeholder::rma, decision.ownNumber}};
    };
    if (o.message.isGiven()) decision.told = o.message.textsFor(session, Operation::authorize, prepared, ownRma);
    decision.isLabelShared = o.isLabelShared;
    if (!o.labels.empty())
        takeLabels(session, o.labels, prepared, decision);
    else if (o.label == "none")
        decision.label = LabelMode::none;
    else if (o.label != "marketplace")
        takeLabel(session, o.label, decision);
    for (const auto& section : prepared.sections) {
        if (o.address == byCountryWord)
            for (const CountryRule& rule : section.byCountry) decision.byCountry[section.account][rule.country] = rule.label;
        else if (!o.address.empty())
            decision.address[section.account] = o.address;
    }
    carryOut(session, prepared, decision, o.wait,
             wxString::Format(wxPLURAL("Authorize %zu return, %s?", "Authorize %zu returns, %s?", countOf(prepared)), prepared.keys.size(), text::print(prepared.amounts)));
}

struct CloseOptions {
    ChoiceOptions choice;
    WaitOptions wait;
    std::string reason, note;
};

void close(Session& session, const CloseOptions& o) {
    const app::Prepared prepared = prepare(session, Operation::close, o.choice, o.wait.waits);
    carryOut(session, prepared, app::CloseDecision{{o.reason, o.note}}, o.wait,
             wxString::Format(wxPLURAL("Close %zu request? No refund will be paid.", "Close %zu requests? No refund will be paid.", countOf(prepared)), prepared.keys.size()));
}

struct RefundOptions {
    ChoiceOptions choice;
    WaitOptions wait;
    bool isFull = false, keepsItem = false, isBeyondLimit = false;
    std::vector<std::string> lines;
    std::string shipping, returnShipping, goodwill, withhold, why, reason, note;
    std::vector<std::string> expectSums;
    long expectCount = -1;
    TemplateOptions message;
};

/// "L1=24.90" or "L1=24.90x2"
RefundLine lineOf(Session& session, const std::string& text, Currency currency) {
    const std::size_t equals = text.find('='), times = text.rfind('x');
    if (equals == std::string::npos) session.failUsage(translated("--line: LINE=AMOUNT or LINE=AMOUNTxQUANTITY"));
    RefundLine line;
    line.line = {text.substr(0, equals)};
    const bool hasQuantity = times != std::string::npos && times > equals;
    line.amount = amountOf(session, "--line", text.substr(equals + 1, hasQuantity ? times - equals - 1 : std::string::npos), currency);
    if (hasQuantity) {
        const char *from = text.data() + times + 1, *to = text.data() + text.size();
        const auto [end, failed] = std::from_chars(from, to, line.quantity);
        if (failed != std::errc{} || end != to)
            session.fail(Error(Failure::badNumber, "--line", std::string(from, to)));
    }
    return line;
}

RefundPlan planOf(Session& session, const RefundOptions& o, Currency currency) {
    RefundPlan plan;
    for (const std::string& text : o.lines) {
        plan.lines.push_back(lineOf(session, text, currency));
        const LineId& named = plan.lines.back().line;
        const auto times = std::count_if(plan.lines.begin(), plan.lines.end(), [&](const RefundLine& l) { return l.line == named; });
        // TRANSLATORS: an option; %s is an order line
        if (times > 1) session.failUsage(wxString::Format(_("--line: %s is named twice"), text::show(named.value)).utf8_string());
    }
    const auto extra = [&](const char* option, const std::string& text) -> std::optional<Money> {
        if (text.empty()) return std::nullopt;
        return amountOf(session, option, text, currency);
    };
    plan.shipping = extra("--shipping", o.shipping);
    plan.returnShipping = extra("--return-shipping", o.returnShipping);
    plan.goodwill = extra("--goodwill", o.goodwill);
    plan.withheld = extra("--withhold", o.withhold);
    plan.withheldReason = o.why;
    return plan;
}

/// What --expect-count and --expect-sum declare, and for what they leave open, what stands there now. Stops at once when that is not the same.
Declared declaredOf(Session& session, const RefundOptions& o, const Declared& now) {
    Declared seen = now;
    if (o.expectCount >= 0) seen.count = o.expectCount;
    if (!o.expectSums.empty()) seen.sums = {};
    for (const std::string& text : o.expectSums) {
        const auto& sums = now.sums.perCurrency();
        if (text.find(' ') != std::string::npos) {
            const auto money = parseMoney(text);
            if (!money) session.failAmount("--expect-sum", text);
            seen.sums.add(*money);
        } else if (sums.empty()) {
            session.fail(Error(Failure::setChanged, "nothing to refund"));
        } else {
            if (sums.size() > 1) session.failUsage(translated("--expect-sum: there are several currencies. Write 123.45 EUR, once for each"));
            seen.sums.add(amountOf(session, "--expect-sum", text, sums.front().currency));
        }
    }
    if (seen != now) session.fail(setChanged(seen, now));
    return seen;
}

void refund(Session& session, const RefundOptions& o) {
    const bool isPartial = !o.lines.empty() || !o.shipping.empty() || !o.returnShipping.empty() || !o.goodwill.empty() || !o.withhold.empty();
    if (o.isFull == isPartial) session.failUsage(translated("either --full, or --line and the other parts"));
    app::Prepared prepared = prepare(session, Operation::refund, o.choice, o.wait.waits);
    app::RefundDecision decision;
    const auto paid = [&](const Return& fact, const std::string& language) {
        const Currency currency = fact.price.currency;
        const Money sum = totalOf(isPartial ? planOf(session, o, currency) : fullRefund(fact), currency);
        return PlaceholderValues{{Placeholder::amount, text::moneyIn(language, sum)}};
    };
    if (o.message.isGiven()) decision.told = o.message.textsFor(session, Operation::refund, prepared, paid);
    decision.isFull = o.isFull;
    Declared now{static_cast<std::int64_t>(prepared.keys.size()), prepared.amounts};
    wxString hint;  // before the question
    if (isPartial) {
        if (prepared.keys.size() + prepared.refusals.size() != 1) session.failUsage(translated("--line is for one return"));
        if (!prepared.keys.empty()) {
            const Currency currency = prepared.amounts.perCurrency().front().currency;
            decision.plan = planOf(session, o, currency);
            now.sums = {};
            now.sums.add(totalOf(decision.plan, currency));
            const auto detail = session.must<app::ReturnDetail>([&](auto done) { session.desk().returns().detail(prepared.keys.front(), done); });
            if (paysLessThanDue(detail.fact, decision.plan)) hint = text::lessThanDue() + "\n";
        }
    }
    decision.declared = declaredOf(session, o, now);
    decision.plan.reason = o.reason;
    decision.plan.note = o.note;
    decision.plan.keepItem = o.keepsItem;
    decision.plan.isBeyondLimit = o.isBeyondLimit;
    // "Refund and close": the buyer keeps the item, the request is closed once the refund is accepted.
    decision.thenClose = o.keepsItem;
    decision.closeReason = "keep_item";
    carryOut(session, prepared, decision, o.wait,
             hint + wxString::Format(wxPLURAL("Refund %zu return, %s in all?", "Refund %zu returns, %s in all?", countOf(prepared)), prepared.keys.size(), text::print(now.sums)));
}

struct ContactOptions {
    ChoiceOptions choice;
    WaitOptions wait;
    std::optional<std::string> text;
    TemplateOptions message;
    long expectCount = -1;
};

void contact(Session& session, const ContactOptions& o) {
    if (o.text.has_value() == o.message.isGiven()) session.failUsage(translated("either --text or --template"));
    app::Prepared prepared = prepare(session, Operation::contact, o.choice, o.wait.waits);
    app::ContactDecision decision;
    if (o.message.isGiven())
        decision.texts = o.message.textsFor(session, Operation::contact, prepared, [](const Return&, const std::string&) { return PlaceholderValues{}; });
    else
        decision.text = *o.text == "-" ? session.console().input() : *o.text;
    const Declared now{static_cast<std::int64_t>(prepared.keys.size()), {}};
    if (o.expectCount >= 0 && o.expectCount != now.count) session.fail(setChanged({o.expectCount, {}}, now));
    carryOut(session, prepared, decision, o.wait,
             wxString::Format(wxPLURAL("Send this message to %zu buyer?", "Send this message to %zu buyers?", countOf(prepared)), prepared.keys.size()));
}

struct InspectOptions {
    WaitOptions wait;
    std::string id, line, condition, resellable, note, cause, reason;
    std::vector<std::string> photos;
    int quantity = 1;
    bool refunds = false, isBeyondLimit = false;
};

void say(Session& session, const ReturnKey& key, const Finding& finding) {
    if (session.format != Format::json) {
        session.out() << key.id.value << ": " << translated("inspected") << "\n";
        return;
    }
    session.out() << Json{{"id", key.id.value},
                          {"line", finding.line.value},
                          {"quantity", finding.quantity},
                          {"condition", toText(finding.condition)},
                          {"resellable", finding.resellable},
                          {"note", finding.note},
                          {"cause", finding.cause ? Json(toText(*finding.cause)) : Json(nullptr)}}
                         .dump(1)
                  << "\n";
}

void inspect(Session& session, const InspectOptions& o) {
    const auto condition = fromText<Condition>(o.condition);
    if (!condition) session.failChoice("--condition", o.condition);
    const auto cause = fromText<Cause>(o.cause);
    if (!o.cause.empty() && !cause) session.failChoice("--cause", o.cause);
    if (!o.resellable.empty() && o.resellable != "yes" && o.resellable != "no") session.failUsage(translated("--resellable: yes or no"));
    session.desk(o.wait.waits);
    const ReturnKey key = keyOf(session, o.id);
    const bool isResellable = o.resellable.empty() ? *condition == Condition::asNew : o.resellable == "yes";
    const Finding finding{{o.line}, o.quantity, *condition, isResellable, o.note, {}, cause};
    app::Inspection inspection{newUuid(), {finding}, keepPhotos(session, o.photos), {}};
    if (!o.refunds) {
        session.must<app::Confirmed>([&](auto done) { session.desk().bench().inspect(key, inspection, {}, done); });
        say(session, key, finding);
        throw Exit{done};
    }
    const auto detail = session.must<app::ReturnDetail>([&](auto done) { session.desk().returns().detail(key, done); });
    const auto sheet = session.await<app::BenchSheet>([&](auto done) { session.desk().bench().sheet(key, done); });
    inspection.refund.emplace();
    inspection.refund->isFull = false;
    inspection.refund->plan = proposeRefund(detail.fact, inspection.findings, sheet.policy);
    inspection.refund->plan.reason = o.reason;
    inspection.refund->plan.isBeyondLimit = o.isBeyondLimit;
    const Money sum = totalOf(inspection.refund->plan, detail.fact.price.currency);
    session.confirm(wxString::Format(_("Inspect and refund %s?"), text::print(sum)).utf8_string());
    o.wait.finish(session, session.must<app::Confirmed>([&](auto done) { session.desk().bench().inspect(key, inspection, o.wait.hold(), done); }));
}

}  // namespace

void addReturnsMoves(CLI::App& returns, Session& session) {
    auto a = std::make_shared<AuthorizeOptions>();
    CLI::App* command = returns.add_subcommand("authorize", "Allow the buyer to send the goods back");
    a->choice.addTo(*command);
    a->wait.addTo(*command);
    command->add_option("--rma", a->rma, "marketplace, own (the next of your pattern) or own=NUMBER")->capture_default_str();
    command->add_option("--address", a->address, "Label of a return address, or by-country for your rules; else the default one");
    command->add_option("--label", a->label, "marketplace, none, or a PDF, PNG or JPEG file")->capture_default_str();
    command->add_option("--labels", a->labels, "A folder, or a PDF of many pages: own labels that name return, RMA number or order in the file's name or on the page")
        ->excludes("--label");
    command->add_flag("--one-label", a->isLabelShared, "The same label may go to several buyers");
    command->add_option("--note", a->note, "Instructions to the buyer");
    a->message.addTo(*command, command->add_option("--message", a->message.id, "A template, sent to each buyer once it is confirmed"));
    command->callback([&session, a] { authorize(session, *a); });

    auto c = std::make_shared<CloseOptions>();
    command = returns.add_subcommand("close", "Close the request; no refund is paid");
    c->choice.addTo(*command);
    c->wait.addTo(*command);
    // --reason filters lists; here it is why the seller closes
    command->remove_option(command->get_option("--reason"));
    command->add_option("--reason", c->reason, "Code of the marketplace's list")->required();
    command->add_option("--note", c->note, "Note to the buyer");
    command->callback([&session, c] { close(session, *c); });

    auto r = std::make_shared<RefundOptions>();
    command = returns.add_subcommand("refund", "Pay money back");
    r->choice.addTo(*command);
    r->wait.addTo(*command);
    command->remove_option(command->get_option("--reason"));
    command->add_option("--reason", r->reason, "Code of the marketplace's list")->required();
    command->add_flag("--full", r->isFull, "Everything that is refundable");
    command->add_option("--line", r->lines, "LINE=AMOUNT[xQUANTITY], as often as needed");
    command->add_option("--shipping", r->shipping, "Of the outbound shipping");
    command->add_option("--return-shipping", r->returnShipping, "Of what the buyer paid to send it back");
    command->add_option("--goodwill", r->goodwill, "On top");
    CLI::Option* withhold = command->add_option("--withhold", r->withhold, "Taken off");
    command->add_option("--why", r->why, "Code: why it is taken off")->needs(withhold);
    command->add_option("--note", r->note, "Note to the buyer");
    command->add_flag("--keep-item", r->keepsItem, "The buyer keeps the item; the request is closed after the refund");
    command->add_flag("--over-limit", r->isBeyondLimit, "Also beyond local.refund_daily_limit");
    r->message.addTo(*command, command->add_option("--message", r->message.id, "A template, sent to each buyer once the refund is confirmed: refunded"));
    command->add_option("--expect-count", r->expectCount, "Do nothing unless so many can be refunded");
    command->add_option("--expect-sum", r->expectSums, "Do nothing unless it is this sum: 123.45 EUR, once for each currency");
    command->callback([&session, r] { refund(session, *r); });

    auto m = std::make_shared<ContactOptions>();
    command = returns.add_subcommand("contact", "Write to the buyer");
    m->choice.addTo(*command);
    m->wait.addTo(*command);
    command->add_option("--text", m->text, "The message; - for standard input, which no other user of this computer can see");
    m->message.addTo(*command, command->add_option("--template", m->message.id, "A template instead, filled in for each buyer in their language"));
    command->add_option("--expect-count", m->expectCount, "Do nothing unless it is for so many");
    command->callback([&session, m] { contact(session, *m); });

    auto ids = std::make_shared<std::vector<std::string>>();
    command = returns.add_subcommand("receive", "The parcel is here");
    command->add_option("id", *ids, "Returns")->required();
    command->callback([&session, ids] {
        std::vector<ReturnKey> keys;
        for (const std::string& id : *ids) keys.push_back(keyOf(session, id));
        session.must<void>([&](auto done) { session.desk().bench().receive(keys, done); });
        throw Exit{done};
    });

    auto i = std::make_shared<InspectOptions>();
    command = returns.add_subcommand("inspect", "Note what was in the parcel");
    command->add_option("id", i->id, "Return")->required();
    command->add_option("--line", i->line, "Order line")->required();
    command->add_option("--condition", i->condition, "as_new, opened, used, damaged_by_buyer, damaged_in_transit, wrong_item, incomplete, empty_box")->required();
    command->add_option("--quantity", i->quantity, "Pieces")->capture_default_str();
    command->add_option("--resellable", i->resellable, "yes or no; else only what is as new");
    command->add_option("--cause", i->cause, "description, photo, unit, packaging, mix_up, other");
    command->add_option("--photo", i->photos, "JPEG, PNG, WebP or HEIC; as often as needed");
    command->add_option("--note", i->note, "Private");
    CLI::Option* refund = command->add_flag("--refund", i->refunds, "Pay at once what the table of grades proposes");
    refund->needs(command->add_option("--reason", i->reason, "Of the refund: code of the marketplace's list"));
    command->add_flag("--over-limit", i->isBeyondLimit, "Also beyond local.refund_daily_limit")->needs(refund);
    i->wait.addTo(*command);
    command->callback([&session, i] { inspect(session, *i); });
}

}  // namespace resodesk::cli
