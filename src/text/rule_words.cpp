// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/rule_words.h"

#include <wx/intl.h>

#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

namespace {

wxString nameOf(const RuleSet& set, std::size_t rule) { return rule < set.rules.size() ? show(set.rules[rule].name) : wxString(); }

wxString listed(const std::vector<wxString>& parts) {
    wxString line;
    for (const wxString& part : parts) line += (line.empty() ? "" : ", ") + part;
    return line;
}

wxString decided(const wxString& rule, RuleMove move, RuleTense tense) {
    switch (move) {
        case RuleMove::authorize:
            if (tense == RuleTense::done) return wxString::Format(_("The rule \"%s\" authorized it."), rule);
            if (tense == RuleTense::watched) return wxString::Format(_("The rule \"%s\" would have authorized it (shadow mode)."), rule);
            if (tense != RuleTense::now) return wxString::Format(_("The rule \"%s\" decided to authorize it."), rule);
            return wxString::Format(_("The rule \"%s\" would authorize it."), rule);
        case RuleMove::refund:
            if (tense == RuleTense::done) return wxString::Format(_("The rule \"%s\" refunded it without a return."), rule);
            if (tense == RuleTense::watched) return wxString::Format(_("The rule \"%s\" would have refunded it without a return (shadow mode)."), rule);
            if (tense != RuleTense::now) return wxString::Format(_("The rule \"%s\" decided to refund it without a return."), rule);
            return wxString::Format(_("The rule \"%s\" would refund it without a return."), rule);
        case RuleMove::review:
            if (tense == RuleTense::watched) return wxString::Format(_("The rule \"%s\" would have held it for you (shadow mode)."), rule);
            return wxString::Format(_("The rule \"%s\" holds it for you."), rule);
        case RuleMove::tagOnly: break;
    }
    return _("No rule decides it.");
}

wxString byAbsence(RuleTense tense) {
    if (tense == RuleTense::done) return _("It was authorized because of the absence.");
    if (tense == RuleTense::watched) return _("The absence would have authorized it (shadow mode).");
    if (tense != RuleTense::now) return _("It is authorized because of the absence.");
    return _("The absence would authorize it.");
}

void addRange(std::vector<wxString>& parts, const RangeOf<Money>& range) {
    if (range.least && range.most)
        parts.push_back(wxString::Format(_("%s to %s"), print(*range.least), print(*range.most)));
    else if (range.least)
        parts.push_back(wxString::Format(_("%s or more"), print(*range.least)));
    else if (range.most)
        parts.push_back(wxString::Format(_("up to %s"), print(*range.most)));
}

wxString rangeOf(const RangeOf<int>& range) {
    if (range.least && range.most) return wxString::Format(_("%d to %d"), *range.least, *range.most);
    if (range.least) return wxString::Format(_("%d or more"), *range.least);
    return wxString::Format(_("at most %d"), *range.most);
}

wxString oneOf(const std::vector<std::string>& list) {
    std::vector<wxString> parts;
    for (const std::string& text : list) parts.push_back(show(text));
    return listed(parts);
}

}  // namespace

wxString words(RuleMove move) {
    switch (move) {
        // TRANSLATORS: what a rule does with a request
        case RuleMove::authorize: return wxGETTEXT_IN_CONTEXT("rule", "Authorize");
        case RuleMove::refund: return wxGETTEXT_IN_CONTEXT("rule", "Refund, the buyer keeps the item");
        case RuleMove::review: return wxGETTEXT_IN_CONTEXT("rule", "Hold for review");
        case RuleMove::tagOnly: return wxGETTEXT_IN_CONTEXT("rule", "Tag only");
    }
    return {};
}

wxString words(RuleMode mode) {
    switch (mode) {
        // TRANSLATORS: how the rules work
        case RuleMode::off: return wxGETTEXT_IN_CONTEXT("rules", "Off");
        case RuleMode::shadow: return wxGETTEXT_IN_CONTEXT("rules", "Shadow: note what they would do, do nothing");
        case RuleMode::on: return wxGETTEXT_IN_CONTEXT("rules", "On");
    }
    return {};
}

wxString words(RulePart part) {
    switch (part) {
        // TRANSLATORS: conditions of a rule that did not hold, in a list
        case RulePart::account: return wxGETTEXT_IN_CONTEXT("conditions", "account");
        case RulePart::shipment: return wxGETTEXT_IN_CONTEXT("conditions", "shipment");
        case RulePart::amount: return wxGETTEXT_IN_CONTEXT("conditions", "amount");
        case RulePart::reason: return wxGETTEXT_IN_CONTEXT("conditions", "reason");
        case RulePart::ground: return wxGETTEXT_IN_CONTEXT("conditions", "ground");
        case RulePart::category: return wxGETTEXT_IN_CONTEXT("conditions", "category");
        case RulePart::sku: return wxGETTEXT_IN_CONTEXT("conditions", "SKU");
        case RulePart::country: return wxGETTEXT_IN_CONTEXT("conditions", "country");
        case RulePart::orderAge: return wxGETTEXT_IN_CONTEXT("conditions", "age of the order");
        case RulePart::buyerReturns: return wxGETTEXT_IN_CONTEXT("conditions", "buyer's returns");
        case RulePart::inPolicy: return wxGETTEXT_IN_CONTEXT("conditions", "in policy");
    }
    return {};
}

wxString words(PersonMove move) {
    switch (move) {
        // TRANSLATORS: what a person did with a request
        case PersonMove::open: return wxGETTEXT_IN_CONTEXT("person", "not decided");
        case PersonMove::authorized: return wxGETTEXT_IN_CONTEXT("person", "authorized");
        case PersonMove::refunded: return wxGETTEXT_IN_CONTEXT("person", "refunded without a return");
        case PersonMove::closed: return wxGETTEXT_IN_CONTEXT("person", "closed");
        case PersonMove::elsewhere: return wxGETTEXT_IN_CONTEXT("person", "decided elsewhere");
    }
    return {};
}

RuleTense tenseOf(bool isKept, RuleMode mode, const std::optional<ActionState>& state) {
    if (!isKept) return RuleTense::now;
    if (mode != RuleMode::on) return RuleTense::watched;
    if (!state) return RuleTense::decided;
    switch (*state) {
        case ActionState::confirmed:
        case ActionState::notNeeded: return RuleTense::done;
        case ActionState::cancelled:
        case ActionState::abandoned: return RuleTense::takenBack;
        case ActionState::failed: return RuleTense::failed;
        case ActionState::waiting:
        case ActionState::sending:
        case ActionState::unknown:
        case ActionState::needsPerson:
        case ActionState::accepted: break;
    }
    return RuleTense::decided;
}

wxString whyWords(const RuleSet& set, const Ruling& ruling, RuleTense tense, const std::optional<Error>& refusal) {
    const wxString rule = ruling.rule ? nameOf(set, *ruling.rule) : wxString();
    wxString text = ruling.isAbsence ? byAbsence(refusal ? RuleTense::now : tense) : decided(rule, ruling.move, refusal ? RuleTense::now : tense);
    if (refusal) text += " " + _("That was not possible:") + " " + sentence(*refusal);
    if (tense == RuleTense::takenBack && !refusal) text += " " + _("That was taken back.");
    if (tense == RuleTense::failed && !refusal) text += " " + _("That failed; the outbox says why.");
    std::vector<wxString> others;
    for (const RuleAsked& asked : ruling.asked) {
        if (asked.failed.empty()) continue;
        std::vector<wxString> parts;
        for (const RulePart part : asked.failed) parts.push_back(words(part));
        others.push_back(wxString::Format("\"%s\" (%s)", nameOf(set, asked.rule), listed(parts)));
    }
    // TRANSLATORS: rules that did not fit, each with the conditions that did not hold in brackets
    if (!others.empty()) text += " " + wxString::Format(_("Not: %s."), listed(others));
    return text;
}

wxString conditionWords(const RuleConditions& when) {
    std::vector<wxString> parts;
    addRange(parts, when.amount);
    if (when.inPolicy) parts.push_back(*when.inPolicy ? _("in policy") : _("out of policy"));
    if (when.ground) parts.push_back(words(*when.ground));
    if (!when.reasons.empty()) parts.push_back(oneOf(when.reasons));
    if (!when.categories.empty()) parts.push_back(oneOf(when.categories));
    if (!when.sku.empty()) parts.push_back("SKU " + show(when.sku));
    if (!when.countries.empty()) parts.push_back(oneOf(when.countries));
    if (!when.orderAge.isAny()) parts.push_back(wxString::Format(_("days since the order: %s"), rangeOf(when.orderAge)));
    if (!when.buyerReturns.isAny())
        parts.push_back(wxString::Format(_("buyer's returns in %d days: %s"), when.buyerDays, rangeOf(when.buyerReturns)));
    if (!when.accounts.empty())
        parts.push_back(wxString::Format(wxPLURAL("in %zu account", "in %zu accounts", static_cast<unsigned>(when.accounts.size())), when.accounts.size()));
    return parts.empty() ? _("any request") : listed(parts);
}

wxString moveWords(const Rule& rule) {
    std::vector<wxString> parts{words(rule.move)};
    if (rule.move == RuleMove::authorize) {
        if (rule.rma == RmaMode::own) parts.push_back(_("own RMA number"));
        if (rule.label == LabelMode::none) parts.push_back(_("no label"));
        if (!rule.address.empty()) parts.push_back(show(rule.address));
    }
    for (const std::string& tag : rule.tags) parts.push_back("#" + show(tag));
    return listed(parts);
}

wxString doubtWords(const RuleSet& set, const RuleFinding& finding) {
    const wxString rule = nameOf(set, finding.rule), other = finding.other ? nameOf(set, *finding.other) : wxString();
    switch (finding.doubt) {
        case RuleDoubt::dead: return wxString::Format(_("\"%s\" can fit no request."), rule);
        case RuleDoubt::shadowed: return wxString::Format(_("\"%s\" never decides: \"%s\", before it, decides everything it would."), rule, other);
        case RuleDoubt::overlapping: return wxString::Format(_("Some requests fit both \"%s\" and \"%s\"; the first decides."), other, rule);
        case RuleDoubt::tooBroad: return wxString::Format(_("\"%s\" fits every request."), rule);
        case RuleDoubt::impossible:
            return wxString::Format(_("What \"%s\" does cannot be done: its reason or address is not known, or the marketplace's label cannot carry that address."), rule);
    }
    return {};
}

wxString replayWords(const Replay& replay) {
    wxString text;
    const auto add = [&](const wxString& line) { text += (text.empty() ? "" : "\n") + line; };
    if (replay.all().count == 0) return _("There are no requests in that time.");
    const std::size_t different = replay.differences().size(), both = replay.same() + different;
    if (both > 0)
        add(wxString::Format(_("Where people decided and the rules would act: %zu of %zu as people did, %zu otherwise."), replay.same(), both, different));
    else
        add(_("In that time people decided nothing that the rules would do."));
    if (replay.set().absentFrom)
        add(wxString::Format(_("The absence would authorize %zu more: those that are left to you here."), replay.would(RuleMove::tagOnly).count));
    if (replay.recorded() > 0)
        add(wxString::Format(_("Recorded decisions of these rules: %zu, of which %zu come out otherwise now."), replay.recorded(), replay.recordedOtherwise()));
    for (const std::size_t rule : replay.neverHeld()) add(wxString::Format(_("\"%s\" fitted no request."), nameOf(replay.set(), rule)));
    for (const std::size_t rule : replay.tooBroad()) add(wxString::Format(_("\"%s\" fitted nine of ten requests or more."), nameOf(replay.set(), rule)));
    return text;
}

}  // namespace resodesk::text
