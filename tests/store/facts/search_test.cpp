// SPDX-License-Identifier: GPL-3.0-or-later
// A search in SQL finds what filtering in memory finds.

#include <algorithm>
#include <random>

#include "domain/returns/search.h"
#include "store/facts/list_sql.h"
#include "support/catch.h"
#include "support/temp_facts.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

using Texts = std::vector<std::string>;

/// As the text index reads: letters and digits, small, without accents.
Texts tokens(const std::string& text) {
    Texts found(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        for (const auto& [accented, plain] : {std::pair{"è", 'e'}, {"é", 'e'}, {"ì", 'i'}, {"ü", 'u'}})
            if (text.compare(i, 2, accented) == 0) {
                c = plain;
                ++i;
            }
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            found.back() += c;
        else if (!found.back().empty())
            found.emplace_back();
    }
    if (found.back().empty()) found.pop_back();
    return found;
}

/// The words stand in it one after the other, the last one at least by its beginning.
bool holds(const std::string& text, const std::string& phrase) {
    const Texts in = tokens(text), words = tokens(phrase);
    for (std::size_t start = 0; start + words.size() <= in.size(); ++start) {
        bool isThere = true;
        for (std::size_t i = 0; i < words.size(); ++i)
            isThere = isThere && (i + 1 < words.size() ? in[start + i] == words[i] : in[start + i].starts_with(words[i]));
        if (isThere) return true;
    }
    return false;
}

std::string small(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool isCode(const std::string& code, const SearchTerm& term) {
    const std::string wanted = small(term.values.front());
    return term.isBeginning ? small(code).starts_with(wanted) : small(code) == wanted;
}

struct Known {
    Return fact;
    std::string notes;
    Texts tags;
    bool isAsleep = false;
    Texts texts() const {
        Texts all{fact.id.value, fact.order.value, fact.buyerName, fact.lines.front().title, fact.rma, fact.tracking, notes, {}};
        for (const ReturnLine& line : fact.lines) all.back() += line.sku + " ";
        return all;
    }
    bool holdsAnywhere(const std::string& phrase) const {
        const Texts all = texts();
        return std::any_of(all.begin(), all.end(), [&](const std::string& text) { return holds(text, phrase); });
    }
};

template <class Value>
bool isWithin(Limit limit, const Value& is, const Value& bound) {
    switch (limit) {
        case Limit::below: return is < bound;
        case Limit::atMost: return is <= bound;
        case Limit::exactly: return is == bound;
        case Limit::atLeast: return is >= bound;
        case Limit::above: return is > bound;
    }
    return false;
}

/// The amount against the number, both in millionths.
bool isAmount(const Money& price, const AmountLimit& limit) {
    std::int64_t is = price.minor, bound = limit.amount.digits;
    for (int i = price.currency.decimals(); i < 6; ++i) is *= 10;
    for (int i = limit.amount.places; i < 6; ++i) bound *= 10;
    return isWithin(limit.limit, is, bound);
}

bool isSo(const Known& known, const SearchTerm& term) {
    const Return& r = known.fact;
    const Shown shown = show(r, {}, {}, known.isAsleep ? std::optional(snoozed(r, morning, morning)) : std::nullopt);
    const auto isOneOf = [&](const std::string& code) { return std::find(term.values.begin(), term.values.end(), code) != term.values.end(); };
    if (!term.word) return known.holdsAnywhere(term.values.front());
    switch (*term.word) {
        case SearchWord::sku: return std::any_of(r.lines.begin(), r.lines.end(), [&](const ReturnLine& line) { return isCode(line.sku, term); });
        case SearchWord::rma: return isCode(r.rma, term);
        case SearchWord::order: return isCode(r.order.value, term);
        case SearchWord::tracking: return isCode(r.tracking, term);
        case SearchWord::id: return isCode(r.id.value, term);
        case SearchWord::buyer: return holds(r.buyerName, term.values.front());
        case SearchWord::item: return holds(r.lines.front().title, term.values.front());
        case SearchWord::note: return holds(known.notes, term.values.front());
        case SearchWord::reason: return isOneOf(r.reason);
        case SearchWord::country: return isOneOf(r.country);
        case SearchWord::state: return isOneOf(std::string(toText(shown.state)));
        case SearchWord::account: return isOneOf(std::to_string(r.account.value));
        case SearchWord::amount: return std::all_of(term.amounts.begin(), term.amounts.end(), [&](const AmountLimit& limit) { return isAmount(r.price, limit); });
        case SearchWord::due:
            return shown.isNew && r.deadline &&
                   std::all_of(term.ages.begin(), term.ages.end(), [&](const AgeLimit& limit) { return isWithin(limit.limit, *r.deadline - morning, TimePoint::duration(limit.age)); });
        case SearchWord::requested:
            return std::all_of(term.ages.begin(), term.ages.end(), [&](const AgeLimit& limit) { return isWithin(limit.limit, morning - r.requestedAt, TimePoint::duration(limit.age)); });
        case SearchWord::tag:
            return std::any_of(known.tags.begin(), known.tags.end(), [&](const std::string& tag) {
                return std::any_of(term.values.begin(), term.values.end(), [&](const std::string& wanted) { return small(tag) == small(wanted); });
            });
        case SearchWord::is: break;
    }
    switch (*term.is) {
        case SearchIs::isNew: return shown.isNew;
        case SearchIs::dueToday: return shown.isNew && r.deadline && *r.deadline >= morning && *r.deadline < store::nextMidnight(morning);
        case SearchIs::overdue: return shown.isNew && r.deadline && *r.deadline < morning;
        case SearchIs::toInspect: return shown.isToInspect;
        case SearchIs::toRefund: return shown.isToRefund;
        case SearchIs::waiting: return shown.isWaitingForBuyer;
        case SearchIs::closed: return shown.isClosed;
        case SearchIs::inPolicy: return r.inPolicy;
        case SearchIs::outOfPolicy: return !r.inPolicy;
        case SearchIs::answered: return r.lastMessageBy == Actor::seller;
        case SearchIs::unanswered: return r.lastMessageBy == Actor::buyer;
        case SearchIs::noted: return !known.notes.empty();
        case SearchIs::tagged: return !known.tags.empty();
        case SearchIs::snoozed: return shown.snoozedUntil.has_value();
    }
    return false;
}

bool isFound(const Known& known, const ReturnFilter& filter) {
    std::string word;
    for (std::size_t at = 0; at < filter.text.size();) {
        const std::size_t end = std::min(filter.text.find(' ', at), filter.text.size());
        if (!known.holdsAnywhere(filter.text.substr(at, end - at))) return false;
        at = end + 1;
    }
    return std::all_of(filter.terms.begin(), filter.terms.end(), [&](const SearchTerm& term) { return isSo(known, term) != term.isNot; });
}

class Chance {
 public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return random_() % n; }
    std::string of(const Texts& texts) { return texts[below(texts.size())]; }

 private:
    std::mt19937_64 random_;
};

const Texts skus{"ABC-1", "ABC-12", "abc-1-XL", "ZB%_9", "X\\1", "KIT"}, buyers{"Anna Kowalska", "anna Rossi", "José Müller", "Wèronica K", "50% \"Off\""},
    items{"Macinacaffè C40", "Standmixer 1200 W", "Filtro"}, notes{"", "", "chiamare lunedì Anna", "danno visibile", "ABC-1"}, rmas{"", "RMA-2026-1", "RMA-2026-12", "rma-x"},
    reasons{"defective", "wrong_item"}, countries{"IT", "DE", "FR"}, currencies{"EUR", "GBP", "JPY", "KWD"};

Return anyReturn(Chance& chance, int n) {
    Return r = aReturn("R-" + std::to_string(n));
    r.account = {static_cast<std::int64_t>(1 + chance.below(2))};
    r.buyerName = chance.of(buyers);
    r.lines.front().sku = chance.of(skus);
    r.lines.front().title = chance.of(items);
    if (chance.below(3) == 0) r.lines.push_back({{"L2"}, chance.of(skus), "second", 1, euros(0), euros(0)});
    r.rma = chance.of(rmas);
    r.tracking = chance.of({"", "BRT0901", "BRT 0901"});
    r.reason = chance.of(reasons);
    r.country = chance.of(countries);
    r.inPolicy = chance.below(2) == 0;
    r.state = static_cast<ReturnState>(chance.below(6));
    r.lastMessageBy = static_cast<Actor>(chance.below(3));
    r.price = {static_cast<std::int64_t>(chance.below(4) * 1'025), Currency::parse(chance.of(currencies)).value()};
    r.requestedAt = morning - std::chrono::hours(24 * chance.below(40));
    r.deadline.reset();
    if (chance.below(4) > 0) r.deadline = morning + std::chrono::hours(static_cast<int>(chance.below(120)) - 24);
    return r;
}

std::string anyPart(Chance& chance) {
    const std::string sign = chance.below(4) == 0 ? "-" : "", star = chance.below(2) == 0 ? "*" : "";
    const auto cut = [&](const std::string& text) { return text.substr(0, 1 + chance.below(text.size())); };
    const auto quotedly = [](const std::string& text) { return "\"" + text + "\""; };
    switch (chance.below(17)) {
        case 0: return sign + "sku:" + cut(chance.of(skus)) + star;
        case 1: return sign + "rma:" + cut(rmas[1 + chance.below(3)]) + star;
        case 2: return sign + "order:O-R-" + std::to_string(chance.below(12)) + star;
        case 3: return sign + "tracking:" + cut("brt0901") + star;
        case 4: return sign + "buyer:" + quotedly(chance.of({"anna", "anna k", "jose", "weron", "50%", "off", "kow"}));
        case 5: return sign + "item:" + chance.of({"macinacaffe", "1200", "fil", "mixer"});
        case 6: return sign + "note:" + chance.of({"danno", "chia", "anna", "lunedi", "abc-1"});
        case 7: return sign + "reason:" + chance.of({"defective", "wrong", "wrong_item"});
        case 8: return sign + "country:" + chance.of({"IT", "de", "IT,FR", "ES"});
        case 9: return sign + "state:" + chance.of({"requested", "auth", "closed,refunded", "in-transit"});
        case 10: return sign + "amount:" + chance.of({">10", "<10.25", "<=10.25", ">=1025", "10..21", "20.50", "0", "1.025", ">=10.2499"}) ;
        case 11: return sign + "due:" + chance.of({"<24h", "<=0h", ">3d", "0h..2d", ">=24h"});
        case 12: return sign + "requested:" + chance.of({"<7d", ">30d", ">=1w", "<=1w", "0h..24h"});
        case 13: return sign + "is:" + std::string(nameTable(SearchIs{})[chance.below(14)].second);
        case 14: return sign + "return:r-" + std::to_string(chance.below(30)) + star;
        case 15: return sign + "tag:" + chance.of({"urgent", "URGENT", "\"to check\"", "urgent,late", "nothing"});
        default: return sign + chance.of({"anna", "abc-1", "r-1", "rma", "caffe", "\"anna ross\"", "zzz", "brt0901"});
    }
}

}  // namespace

TEST_CASE("a search finds what filtering in memory finds, in the list, its sum and its last page") {
    TempFacts t;
    Chance chance(20261121);
    std::vector<Known> all;
    for (int i = 0; i < 240; ++i) {
        Known known{anyReturn(chance, i), chance.of(notes), {}, chance.below(6) == 0};
        if (known.isAsleep) t.write([&] { t.ledger->snoozes().put(known.fact.key(), snoozed(known.fact, morning, morning)); });
        for (const char* tag : {"urgent", "to check", "late"})
            if (chance.below(4) == 0) known.tags.push_back(tag);
        for (const std::string& tag : known.tags) t.write([&] { t.ledger->tags().add(known.fact.key(), tag, morning); });
        if (!known.notes.empty()) t.write([&] { t.ledger->desk().addNote(known.fact.key().object(), known.notes, morning); });
        all.push_back(known);
    }
    for (const std::int64_t account : {1, 2}) {
        std::vector<Return> facts;
        for (const Known& known : all)
            if (known.fact.account.value == account) facts.push_back(known.fact);
        t.put(facts);
    }
    t.index();
    store::ReturnReader walker(*t.facts, 5);  // of the same rows what it takes for many, the other takes for few
    std::size_t some = 0, refused = 0;
    for (int round = 0; round < 1'500; ++round) {
        std::string text = anyPart(chance);
        for (std::size_t more = chance.below(3); more > 0; --more) text += " " + anyPart(chance);
        INFO(text);
        const auto filter = parseSearch(text, {});
        if (!filter) {  // a code cut down to a sign, or three places behind the point
            ++refused;
            continue;
        }
        ReturnQuery query;
        query.filter = *filter;
        Texts expected, got = t.ids(query);
        Sums sums;
        for (const Known& known : all)
            if (isFound(known, *filter)) {
                expected.push_back(known.fact.id.value);
                sums.add(known.fact.price);
            }
        some += !expected.empty() && expected.size() < all.size();
        const auto last = t.reader.lastPage(query, 3, morning);
        if (!last.empty()) CHECK(last.back().key.id.value == got.back());
        Texts walked;
        for (const ReturnRow& row : walker.page(query, {}, 1000, morning)) walked.push_back(row.key.id.value);
        CHECK(walked == got);
        CHECK(walker.count(query, morning) == static_cast<std::int64_t>(got.size()));
        const auto total = t.reader.total(query, morning);
        CHECK(total.count == static_cast<std::int64_t>(expected.size()));
        CHECK(total.amounts == sums);
        std::sort(expected.begin(), expected.end());
        std::sort(got.begin(), got.end());
        REQUIRE(got == expected);
    }
    CHECK(some > 500);  // the searches told returns apart
    CHECK(refused < 150);
}

TEST_CASE("a note is found from when it is shown, and with its account it goes") {
    TempFacts t;
    t.put({aReturn(), aReturn("R-2")});
    t.index();
    const auto found = [&](const std::string& text) {
        ReturnQuery query;
        query.filter = parseSearch(text, {}).value();
        return t.ids(query);
    };
    t.write([&] { t.ledger->desk().addNote(aReturn().key().object(), "danno sul coperchio", morning); });
    store::Transaction transaction(*t.facts, "test");
    CHECK(t.writer.reshow(aReturn().key()));
    t.writer.flushCounts();
    transaction.commit();
    CHECK(found("coperch") == Texts{"R-1"});
    CHECK(found("kowalska coperchio") == Texts{"R-1"});  // words in different places of one return
    CHECK(found("note:danno") == Texts{"R-1"});
    CHECK(found("-is:noted") == Texts{"R-2"});
    CHECK(found("buyer:danno").empty());
    store::Transaction removal(*t.facts, "test");
    t.writer.forget({1});
    t.writer.flushCounts();
    removal.commit();
    CHECK(found("danno").empty());
}
