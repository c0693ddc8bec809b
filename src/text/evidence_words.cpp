// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/evidence_words.h"

#include <wx/intl.h>

#include <set>

#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

namespace {

wxString proofWords(const std::string& proof) {
    // TRANSLATORS: what the end of an action rests on
    if (proof == "read") return _("by looking at the marketplace");
    if (proof == "two_reads") return _("by looking twice at the marketplace");
    if (proof == "person") return _("by you");
    return show(proof);
}

wxString wireWords(const Fields& detail) {
    const std::string status = detail.get("status"), curl = detail.get("curl"), bytes = detail.get("bytes");
    const std::size_t slash = bytes.find('/');
    // TRANSLATORS: what came back for a request; the number is the HTTP status
    wxString words = status.empty() || status == "0" ? _("no answer") : wxString::Format(_("answer %s"), show(status));
    // TRANSLATORS: the number names the failure of the network library
    if (!curl.empty() && curl != "0") words += ", " + wxString::Format(_("connection failed (curl %s)"), show(curl));
    if (slash != std::string::npos)
        words += ", " + wxString::Format(_("%s bytes sent, %s received"), show(bytes.substr(0, slash)), show(bytes.substr(slash + 1)));
    if (const auto problem = detail.find("problem")) words += ", " + show(*problem);
    return words;
}

wxString seenWords(const std::string& seen) {
    if (seen == "absent") return _("it is not there");
    if (seen == "done") return _("it is there");
    if (seen == "by_others") return _("somebody else did it, or it is not possible any more");
    if (seen == "undecided" || seen == "unclear") return _("what is there does not tell");
    return show(seen);
}

wxString waitWords(WaitReason why) {
    switch (why) {
        // TRANSLATORS: what a waiting action waits for, short
        case WaitReason::undo: return _("undo time");
        case WaitReason::turn: return _("its turn");
        case WaitReason::pause: return _("a later try");
        case WaitReason::signIn: return _("your sign-in");
        case WaitReason::byHand: return _("your hand");
        case WaitReason::after: return _("the action before it");
        case WaitReason::ask: return _("your yes");
        case WaitReason::later: return _("its time");
    }
    return {};
}

}  // namespace

wxString detailWords(const std::string& lines) {
    const auto parsed = Fields::parse(lines);
    if (!parsed) return show(lines);
    const Fields& detail = *parsed;
    wxString words;
    const auto add = [&](const wxString& part) { words += (words.empty() || part.empty() ? wxString() : wxString(", ")) + part; };
    if (detail.find("curl") || detail.find("status")) add(wireWords(detail));
    for (const auto& [key, value] : detail) {
        static const std::set<std::string> saidElsewhere{"curl", "status", "bytes", "problem", "kind", "fingerprint", "key"};
        if (saidElsewhere.contains(key)) continue;
        if (key == "attempt")
            add(wxString::Format(_("attempt %s"), show(value)));
        else if (key == "seen")
            add(seenWords(value));
        else if (key == "proof") {
            if (value != "answer") add(proofWords(value));  // the answer is told already
        } else if (key == "remote_ref")
            add(wxString::Format(_("reference %s"), show(value)));
        else if (key == "why")
            add(fromText<WaitReason>(value) ? waitWords(*fromText<WaitReason>(value)) : show(value));
        else if (key == "refusal") {
            const auto failure = failureFrom(value);
            if (failure != Failure::outcomeUnknown && failure != Failure::refused) add(failure ? sentence(Error(*failure)) : show(value));
        } else if (key == "amount")
            add(printWritten(value).value_or(show(value)));
        else
            add(show(key + "=" + value));
    }
    return words;
}

wxString printUtc(TimePoint time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(time - day));
    return wxString::Format("%04d-%02u-%02u %02d:%02d:%02d UTC", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                            static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                            static_cast<int>(clock.seconds().count()));
}

wxString words(const MoneyOfDay& money) {
    wxString line = counted(ActionKind::refund, money.count);
    // TRANSLATORS: a sum of money
    if (money.confirmed.isPositive() || !money.onItsWay.isPositive()) line += ", " + wxString::Format(_("%s confirmed"), print(money.confirmed));
    if (money.onItsWay.isPositive()) line += ", " + wxString::Format(_("%s on its way"), print(money.onItsWay));
    if (money.unknown.isPositive()) line += " " + wxString::Format(_("(%s with unknown outcome)"), print(money.unknown));
    return line;
}

wxString nextTry(const Action& action, TimePoint now) {
    switch (action.state) {
        case ActionState::waiting: {
            const bool isOffline = action.why == WaitReason::pause && (action.refusal == Failure::offline || action.refusal == Failure::untrusted);
            if (isOffline) return _("when a connection is there");
            const bool isTimed = action.why == WaitReason::undo || action.why == WaitReason::pause || action.why == WaitReason::later || !action.why;
            if (!isTimed) return waitWords(*action.why);
            return action.notBefore > now ? printShort(action.notBefore, now) : waitWords(WaitReason::turn);
        }
        case ActionState::unknown:
        case ActionState::accepted:
        case ActionState::needsPerson: return action.notBefore > now ? printShort(action.notBefore, now) : _("now");
        case ActionState::sending: return _("now");
        case ActionState::confirmed:
        case ActionState::failed:
        case ActionState::notNeeded:
        case ActionState::cancelled:
        case ActionState::abandoned: break;
    }
    return {};
}

}  // namespace resodesk::text
