// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/rules/replay_sheet.h"

#include <wx/intl.h>

#include <algorithm>

#include "gui/table.h"
#include "text/formats.h"
#include "text/rule_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

constexpr std::size_t mostShown = 5'000;

}  // namespace

ReplaySheet::ReplaySheet(wxWindow* parent, const Replay& replay, bool isOn) : Sheet(parent, _("The last 90 days with these rules")) {
    auto* sums = makeTable(this, _("What the rules would have done"), {{_("What it does"), 360}, {_("Requests"), 110, true}, {_("Amount"), 380, true}}, 150);
    for (const auto& [move, name] : nameTable(RuleMove{})) {
        const RuleTally& tally = replay.would(move);
        addCells(sums, {move == RuleMove::tagOnly ? _("Leave to you") : text::words(move), wxString::Format("%zu", tally.count), text::print(tally.amounts)});
    }
    addCells(sums, {_("All"), wxString::Format("%zu", replay.all().count), text::print(replay.all().amounts)});
    addWide(sums);
    auto* rules = makeTable(this, _("How often each rule fitted"), {{_("Rule"), 360}, {_("Requests"), 110, true}, {_("Amount"), 380, true}}, 110);
    for (std::size_t i = 0; i < replay.set().rules.size(); ++i) {
        const RuleTally& tally = replay.ofRule(i);
        addCells(rules, {text::show(replay.set().rules[i].name), wxString::Format("%zu", tally.count), text::print(tally.amounts)});
    }
    addWide(rules);
    addText(text::replayWords(replay));
    if (!replay.differences().empty()) {
        auto* differences = makeTable(this, _("Where people decided otherwise"),
                                      {{_("Date"), 86}, {_("Order"), 166}, {_("Buyer"), 140}, {_("Amount"), 90, true}, {_("Rule"), 128}, {_("What it does"), 110}, {_("A person"), 130}}, 150);
        auto sorted = replay.differences();
        std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
        if (sorted.size() > mostShown) sorted.resize(mostShown);
        for (const RuleDifference& d : sorted)
            addCells(differences, {text::printShort(d.at, sorted.front().at), text::show(d.order.value), text::show(d.buyer), text::print(d.amount),
                                   d.rule ? text::show(replay.set().rules[*d.rule].name) : _("absence"), text::words(d.ruled), text::words(d.people)});
        addWide(differences, 1);
    }
    const auto& all = replay.set().rules;
    const bool canPay = !isOn && std::any_of(all.begin(), all.end(), [](const Rule& rule) { return rule.isOn && rule.move == RuleMove::refund; });
    finish(isOn ? _("Close") : _("Switch these rules on"), canPay);
    if (!canPay)  // after the reading Enter is enough; rules that pay are switched on by reaching for it
        Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
            if (event.IsShown()) CallAfter([this] { effectButton()->SetFocus(); });
            event.Skip();
        });
    if (isOn) return;
    const RuleTally& pays = replay.would(RuleMove::refund);
    setSentence(pays.count > 0 ? _("From now on new requests are decided by these rules, refunds too. Each can be undone before it leaves.")
                               : _("From now on new requests are decided by these rules. Each decision can be undone before it leaves."));
}

}  // namespace resodesk::gui
