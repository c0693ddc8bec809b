// SPDX-License-Identifier: GPL-3.0-or-later
// The marketplace's core: opening, clock, what is possible, effects and mails.

#include "sim/market.h"

#include "base/ids.h"
#include "sim/buyers.h"
#include "sim/generator.h"
#include "sim/label.h"
#include "sim/times.h"

namespace resodesk::sim {

Market::Market(const MarketSetup& setup) : setup_(setup), words_(setup.words), store_(setup.data / "market.db") {
    if (const std::string ahead = store_.meta("ahead"); !ahead.empty()) ahead_ = milliseconds(std::stoll(ahead));
    if (!store_.meta("made").empty()) return;
    MarketStore::Scope scope(store_);
    Generator(*this).fill();
    store_.setMeta("made", isoTime(now()));
    scope.commit();
}

void Market::advance(milliseconds by) {
    ahead_ += by;
    store_.setMeta("ahead", std::to_string(ahead_.count()));
    live();
}

void Market::live() {
    if (isStopped_) return;
    MarketStore::Scope scope(store_);
    Buyers buyers(*this);
    while (auto happening = store_.takeDue(now())) {
        if (happening->kind == "late_write") {
            if (lateWrite_) lateWrite_(happening->data);
        } else {
            buyers.act(*happening);
        }
    }
    scope.commit();
}

std::optional<Guard> guardNamed(const std::string& name) {
    for (const Guard guard : {Guard::keyed, Guard::guarded, Guard::keyless, Guard::byHand})
        if (nameOf(guard) == name) return guard;
    return std::nullopt;
}

std::string nameOf(Guard guard) {
    switch (guard) {
        case Guard::keyed: return "keyed";
        case Guard::guarded: return "guarded";
        case Guard::keyless: return "keyless";
        case Guard::byHand: return "by_hand";
    }
    return {};
}

Guard Market::guardOf(const std::string& operation) const {
    const auto found = setup_.guards.find(operation);
    return found == setup_.guards.end() ? Guard::keyed : found->second;
}

std::optional<Problem> Market::checkRevision(const Object& object, const Call& call) const {
    if (call.guard != Guard::keyed) return std::nullopt;  // such a marketplace knows no revisions either
    if (call.revision.empty()) return Problem{428, "revision-required", "If-Match is missing", {}};
    if (call.revision == std::to_string(object.revision)) return std::nullopt;
    return Problem{412, "revision-mismatch", "the object has changed; its revision is " + std::to_string(object.revision), {}};
}

std::optional<Problem> Market::checkReason(const char* list, const Json& wish) const {
    const std::string code = wish.value("reason", "");
    for (const Json& reason : reasons().at(list))
        if (reason.at("code") == code) return std::nullopt;
    return Problem{422, "invalid", "not a reason of this list", "reason"};
}

void Market::setPossible(Object& object) const {
    Json possible = Json::array(), notPossible = Json::object();
    const auto say = [&](const char* operation, const std::string& whyNot) {
        if (whyNot.empty())
            possible.push_back(operation);
        else
            notPossible[operation] = whyNot;
    };
    const std::string state = object.doc.at("state");
    const std::string currency = object.doc.at("price").at("currency");
    std::int64_t left = centsOf(object.doc.at("refundable").at("shipping"), currency).value_or(0);
    for (const Json& line : object.doc.at("lines")) left += centsOf(line.at("refundable"), currency).value_or(0);
    const bool isClosed = state == "closed";
    if (object.kind == "return") {
        const bool isShipped = object.doc.at("shipped");
        say("authorize", state == "requested" ? "" : "already_" + state);
        say("close", isClosed || state == "refunded" ? "already_" + state : "");
        say("refund", !isShipped ? "not_shipped" : isClosed ? "already_closed" : left == 0 ? "nothing_left" : "");
        say("cancel", isShipped ? "already_shipped" : isClosed || state == "refunded" ? "already_" + state : "");
    } else {
        const bool isOver = isClosed || state == "refunded" || state == "replaced";
        bool isWhole = true;
        for (const Json& line : object.doc.at("lines")) isWhole = isWhole && centsOf(line.at("refundable"), currency) == centsOf(line.at("price"), currency);
        say("refund", isClosed ? "already_closed" : left > 0 ? "" : state == "replaced" ? "already_replaced" : "nothing_left");
        say("replace", isClosed || state == "replaced" ? "already_" + state : isWhole ? "" : "already_refunded");
        say("close", isOver ? "already_" + state : "");
    }
    say("contact", "");
    object.doc["possible"] = std::move(possible);
    object.doc["not_possible"] = std::move(notPossible);
}

void Market::put(Object& object) {
    if (object.kind == "return" || object.kind == "case") setPossible(object);
    store_.put(object, now());
}

std::string Market::nextId(const char* name, const char* format) {
    const std::string counter = std::string("last_") + name;
    const std::string last = store_.meta(counter);
    const long long n = (last.empty() ? 0 : std::stoll(last)) + 1;
    store_.setMeta(counter, std::to_string(n));
    char id[64];
    std::snprintf(id, sizeof id, format, n);
    return id;
}

Effect Market::effect(const char* kind, const std::string& target, const Call& call, const char* by) const {
    Effect e;
    e.at = now();
    e.kind = kind;
    e.target = target;
    e.key = call.key;
    e.by = by;
    return e;
}

void Market::addMail(const Object& object, const char* line, const std::string& text, bool withLinks) {
    Effect mail = effect("mail", object.id, {}, "market");
    mail.line = line;
    mail.text = text;
    if (withLinks)
        for (const char* move : {"authorize", "close", "reply"})
            mail.links.push_back("resodesk://shop/return/" + object.id + "/" + move);
    store_.addEffect(std::move(mail));
}

Json Market::defaultAddress() {
    for (const Object& address : store_.all("address"))
        if (address.doc.value("default", false)) return address.doc;
    return Json::object();
}

Json Market::settings() {
    const auto settings = store_.find("settings", "returns");
    return settings ? settings->doc : Json::object();
}

std::string Market::labelPdf(const std::string& returnId) {
    const auto object = store_.find("return", returnId);
    if (!setup_.drawsLabels || !object || object->doc.value("/label/kind"_json_pointer, "") != "marketplace") return {};
    return drawLabel(object->doc, object->hidden.value("return_to", Json::object()));
}

const Json& Market::reasons() const {
    // The lists of this marketplace; words in the two languages of the interface.
    static const Json lists = Json::parse(R"json({
      "return": [
        {"code":"defective","words":{"en":"Defective","it":"Difettoso"}},
        {"code":"not_as_described","words":{"en":"Not as described","it":"Non conforme alla descrizione"}},
        {"code":"damaged","words":{"en":"Arrived damaged","it":"Arrivato danneggiato"}},
        {"code":"wrong_item","words":{"en":"Wrong item","it":"Articolo errato"}},
        {"code":"missing_parts","words":{"en":"Parts missing","it":"Parti mancanti"}},
        {"code":"no_longer_needed","words":{"en":"No longer needed","it":"Non serve più"}},
        {"code":"wrong_size","words":{"en":"Wrong size","it":"Misura sbagliata"}},
        {"code":"arrived_late","words":{"en":"Arrived too late","it":"Arrivato in ritardo"}}],
      "close": [
        {"code":"out_of_policy","words":{"en":"Outside the return policy","it":"Fuori dai termini di reso"}},
        {"code":"keep_item","words":{"en":"Refunded, the buyer keeps the item","it":"Rimborsato, l'acquirente tiene l'articolo"}},
        {"code":"solved","words":{"en":"Solved with the buyer","it":"Risolto con l'acquirente"}},
        {"code":"item_not_accepted","words":{"en":"Inspected, no refund due","it":"Ispezionato, nessun rimborso dovuto"}},
        {"code":"duplicate","words":{"en":"Duplicate request","it":"Richiesta doppia"}}],
      "refund": [
        {"code":"returned","words":{"en":"Goods returned","it":"Merce restituita"}},
        {"code":"defective","words":{"en":"Defective or damaged","it":"Difettoso o danneggiato"}},
        {"code":"keep_item","words":{"en":"The buyer keeps the item","it":"L'acquirente tiene l'articolo"}},
        {"code":"goodwill","words":{"en":"Goodwill","it":"Gesto commerciale"}},
        {"code":"not_received","words":{"en":"Not received","it":"Non ricevuto"}},
        {"code":"no_stock","words":{"en":"Cannot be supplied","it":"Non disponibile"}}],
      "withhold": [
        {"code":"diminished_value","words":{"en":"Diminished value","it":"Diminuzione di valore"}},
        {"code":"incomplete","words":{"en":"Incomplete","it":"Incompleto"}},
        {"code":"damaged_by_buyer","words":{"en":"Damaged by the buyer","it":"Danneggiato dall'acquirente"}}],
      "parcel": [
        {"code":"not_received","words":{"en":"Not received","it":"Non ricevuto"}},
        {"code":"marked_delivered","words":{"en":"Marked delivered, not received","it":"Segnato consegnato, non ricevuto"}}],
      "parcel_close": [
        {"code":"found","words":{"en":"Parcel found","it":"Pacco ritrovato"}},
        {"code":"delivered","words":{"en":"Delivered, with proof","it":"Consegnato, con prova"}},
        {"code":"solved","words":{"en":"Solved with the buyer","it":"Risolto con l'acquirente"}}]
    })json");
    return lists;
}

}  // namespace resodesk::sim
