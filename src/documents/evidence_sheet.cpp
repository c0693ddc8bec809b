// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/evidence_sheet.h"

#include "text/evidence_words.h"
#include "text/formats.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::documents {

namespace {

using text::translate;

std::string utc(TimePoint time) { return text::typed(text::printUtc(time)); }

/// The sections, each a heading and its lines.
class Sheet {
 public:
    void heading(const std::string& words) { out_ += (out_.empty() ? "" : "\n") + words + "\n"; }
    /// Left out without a value.
    void row(const std::string& name, const std::string& value) {
        if (!value.empty()) out_ += "  " + name + ": " + value + "\n";
    }
    void entry(const Evidence::Entry& e) {
        const std::string detail = text::typed(text::detailWords(e.detail));
        out_ += "  " + utc(e.at) + "  " + text::typed(text::eventWords(e.event)) + (detail.empty() ? "" : ": " + detail) + "\n";
    }
    /// When no entry was written.
    void nothing() { out_ += "  -\n"; }
    std::string take() { return std::move(out_); }

 private:
    std::string out_;
};

bool isRead(const Evidence::Entry& e) {
    const auto event = fromText<ActionEvent>(e.event);
    return e.event == "read" || event == ActionEvent::seenDone || event == ActionEvent::seenImpossible || event == ActionEvent::reachedByOthers;
}

bool isAttempt(const Evidence::Entry& e) {
    const auto event = fromText<ActionEvent>(e.event);
    if (!event) return false;
    switch (*event) {
        case ActionEvent::claimed:
        case ActionEvent::held:
        case ActionEvent::accepted:
        case ActionEvent::acceptedAsFinal:
        case ActionEvent::refused:
        case ActionEvent::unclear:
        case ActionEvent::foundSending: return true;
        default: return false;
    }
}

template <class Wanted>
void section(Sheet& sheet, const std::string& heading, const std::vector<Evidence::Entry>& entries, Wanted wanted) {
    sheet.heading(heading);
    bool isAny = false;
    for (const Evidence::Entry& e : entries)
        if (wanted(e)) {
            sheet.entry(e);
            isAny = true;
        }
    if (!isAny) sheet.nothing();
}

std::string objectWords(ObjectKind kind) {
    switch (kind) {
        case ObjectKind::returnRequest: return translate("Return");
        case ObjectKind::order: return translate("Order");
        case ObjectKind::parcel: return translate("Case");
        case ObjectKind::address: return translate("Address");
        case ObjectKind::conversation: return translate("Conversation");
        case ObjectKind::settings: return translate("Settings");
    }
    return {};
}

void addAsked(Sheet& sheet, const Evidence& evidence) {
    const Action& a = evidence.action;
    sheet.heading(translate("What was asked"));
    sheet.row(translate("Action"), text::typed(text::title(a)));
    sheet.row(translate("Marketplace"), evidence.account.url);
    sheet.row(translate("Seller account"), evidence.account.remoteId.empty() ? evidence.account.name : evidence.account.remoteId);
    if (a.command.order.value != a.command.target.id) sheet.row(translate("Order"), a.command.order.value);
    sheet.row(objectWords(a.command.target.kind), a.command.target.id);
    for (const MoneyLine& line : a.command.money)
        sheet.row(translate("Line") + " " + line.line, isRefund(a.command.kind) ? (line.quantity > 0 ? std::to_string(line.quantity) + " x " : "") + text::typed(text::print(line.amount))
                                                                : std::to_string(line.quantity));
    sheet.row(translate("Idempotency key"), a.key);
    sheet.row(translate("SHA-256 of the request"), a.fingerprint);
    sheet.row(translate("Decided"), utc(a.createdAt));
    if (a.sentAt) sheet.row(translate("First sent"), utc(*a.sentAt));
    sheet.row(translate("Tries"), std::to_string(a.attempts));
    if (a.supersedes) sheet.row(translate("In place of action"), std::to_string(a.supersedes.value));
}

}  // namespace

std::string evidenceSheet(const Evidence& evidence) {
    const Action& a = evidence.action;
    Sheet sheet;
    sheet.heading("ResoDesk " RESODESK_VERSION " - " + translate("Evidence for action") + " " + std::to_string(a.id.value) + ", " + utc(evidence.madeAt));
    addAsked(sheet, evidence);
    sheet.heading(translate("How it stands"));
    sheet.row(translate("State"), text::typed(text::standing(a, evidence.madeAt, evidence.account.name)));
    sheet.row(translate("Reference of the marketplace"), a.remoteRef);
    sheet.row(translate("The marketplace's own words"), a.refusalWords);
    section(sheet, translate("What was sent and what came back"), evidence.entries, isAttempt);
    section(sheet, translate("What was seen at the marketplace"), evidence.entries, isRead);
    section(sheet, translate("What was decided here"), evidence.entries, [](const auto& e) { return !isAttempt(e) && !isRead(e); });
    sheet.row(translate("Reason given"), evidence.settledBecause);
    return sheet.take();
}

}  // namespace resodesk::documents
