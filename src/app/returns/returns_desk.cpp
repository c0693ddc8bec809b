// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/returns_desk.h"

#include <algorithm>

#include "app/desk_core.h"
#include "app/outbox/explained.h"
#include "app/reasons.h"
#include "app/returns/chosen.h"
#include "app/returns/look.h"
#include "app/settings/settings_desk.h"
#include "app/typed_id.h"
#include "documents/returns_csv.h"
#include "domain/returns/label_file.h"
#include "domain/returns/rules.h"
#include "store/facts/list_sql.h"

namespace resodesk::app {

namespace {

constexpr std::size_t firstNumbered = 3, mostNumbered = 2'000;
constexpr int newestLooked = 5'000;  // for the countries one sells to

ReasonList listFor(Operation operation) {
    return operation == Operation::close ? ReasonList::closing : ReasonList::refunding;
}

/// As mint() would take them, one return after the other.
std::vector<Prepared::Numbered> numbered(DeskCore& core, const RmaPattern& pattern, int year, const std::vector<ReturnKey>& keys) {
    store::ReturnReader reader(*core.facts);
    const bool hasLast = keys.size() <= mostNumbered;  // each number in between is looked at
    const std::size_t first = std::min(keys.size(), firstNumbered);
    const auto numbers = core.ledger->rmaNumbers().preview(pattern, year, hasLast ? keys.size() : first, [&](const std::string& number) { return reader.hasRma(number); });
    std::vector<Prepared::Numbered> shown;
    const auto add = [&](std::size_t i) {
        const auto fact = reader.find(keys[i]);
        shown.push_back({keys[i], fact ? fact->buyerName : std::string{}, numbers[i]});
    };
    for (std::size_t i = 0; i < first; ++i) add(i);
    if (hasLast && keys.size() > first) add(keys.size() - 1);
    return shown;
}

}  // namespace

Result<Money> look(DeskCore& core, const Return& fact, Operation operation) {
    const auto live = store::actionsOf(core.ledger->database(), fact.key().object());
    const auto worth = [&](const Result<Command>& command) -> Result<Money> {
        if (!command) return command.error();
        return command->money.empty() ? fact.price : command->total();
    };
    switch (operation) {
        case Operation::authorize: {
            Authorization how;
            how.address.street = "-";  // which one is chosen in the sheet
            how.address.isDefault = true;
            return worth(authorize(fact, how, live));
        }
        case Operation::close: return worth(close(fact, {"-", {}}, live));
        case Operation::refund:
        case Operation::cancel: {
            RefundPlan plan = fullRefund(fact);
            plan.reason = "-";
            return worth(refund(fact, plan, live));
        }
        case Operation::contact: return fact.price;
        case Operation::replace: return Error(Failure::notOfferedNow, "a return");
    }
    return fact.price;
}

void ReturnsDesk::page(const ReturnQuery& query, const std::optional<RowPlace>& after, int limit,
                       std::function<void(std::vector<ReturnRow>)> done, const Dropped& dropped) {
    const auto work = [this, query, after, limit, done = std::move(done)](store::Database& facts) {
        done(store::ReturnReader(facts).page(query, after, limit, core_.now()));
    };
    core_.read(query.filter.needsTexts(), work, dropped);
}

void ReturnsDesk::lastPage(const ReturnQuery& query, int limit, std::function<void(std::vector<ReturnRow>)> done, const Dropped& dropped) {
    const auto work = [this, query, limit, done = std::move(done)](store::Database& facts) {
        done(store::ReturnReader(facts).lastPage(query, limit, core_.now()));
    };
    core_.read(query.filter.needsTexts(), work, dropped);
}

void ReturnsDesk::total(const ReturnQuery& query, std::function<void(ListTotal)> done, const Dropped& dropped) {
    const auto work = [this, query, done = std::move(done)](store::Database& facts) {
        const auto total = store::ReturnReader(facts).total(query, core_.now());
        done({total.count, total.amounts});
    };
    core_.read(query.filter.needsTexts(), work, dropped);
}

void ReturnsDesk::csv(const ReturnQuery& query, std::function<void(std::string)> done) {
    core_.read(query.filter.needsTexts(), [this, query, done = std::move(done)](store::Database& facts) {
        store::ReturnReader reader(facts);
        documents::ReturnsCsv csv;
        std::optional<RowPlace> place;
        for (auto rows = reader.page(query, place, 2'000, core_.now()); !rows.empty(); rows = reader.page(query, place, 2'000, core_.now())) {
            for (const ReturnRow& row : rows) csv.add(row);
            place = rows.back().place;
        }
        done(csv.take());
    });
}

void ReturnsDesk::counts(std::function<void(ViewCounts)> done) {
    core_.read(false, [this, done = std::move(done)](store::Database& facts) {
        const TimePoint now = core_.now();
        auto counts = store::ReturnReader(facts).counts(now, store::nextMidnight(now));
        core_.setup.executors.desk.post([this, counts, done]() mutable {
            if (!core_.ledger) return done(counts);
            counts.outbox = core_.ledger->outbox().counts().open;
            counts.unidentified = core_.ledger->bench().countUnidentified();
            done(counts);
        });
    });
}

void ReturnsDesk::rows(const std::vector<ReturnKey>& keys, std::function<void(std::vector<ReturnRow>)> done) {
    core_.read(false, [keys, done = std::move(done)](store::Database& facts) {
        std::vector<ReturnRow> rows;
        store::ReturnReader reader(facts);
        for (const ReturnKey& key : keys)
            if (auto row = reader.row(key)) rows.push_back(std::move(*row));
        done(rows);
    });
}

void ReturnsDesk::find(const std::string& id, std::function<void(std::vector<ReturnKey>)> done) {
    core_.setup.executors.desk.post([this, id, done = std::move(done)] {
        done(keysTyped(core_, id, [&](const std::string& plain) { return store::ReturnReader(*core_.facts).withId({plain}); }));
    });
}

void ReturnsDesk::reasons(ReasonList list, std::function<void(std::vector<ReasonWords>)> done) {
    core_.setup.executors.desk.post([this, list, done = std::move(done)] {
        done(reasonsOfAll(core_, list));
    });
}

void ReturnsDesk::searchValues(std::function<void(SearchValues)> done) {
    reasons(ReasonList::returning, [this, done = std::move(done)](std::vector<ReasonWords> reasons) {
        SearchValues values{std::move(reasons), core_.ledger->accounts().all(), {}, {}};
        for (TagCount& tag : core_.ledger->tags().all()) values.tags.push_back(std::move(tag.tag));
        core_.read(false, [values = std::move(values), done](store::Database& facts) mutable {
            values.countries = store::ReturnReader(facts).countries(newestLooked);
            done(values);
        });
    });
}

struct ReturnsDesk::Preparing {
    Operation operation;
    std::vector<ReturnKey> keys;
    std::size_t next = 0;
    Prepared prepared;
    std::function<void(Prepared)> done;
};

void ReturnsDesk::prepare(Operation operation, const ReturnChoice& choice, std::function<void(Prepared)> done) {
    auto work = std::make_shared<Preparing>();
    work->operation = operation;
    work->done = std::move(done);
    work->prepared.nonce = newUuid();
    chosenKeys(core_, choice, [this, work](std::vector<ReturnKey> keys) {
        work->keys = std::move(keys);
        prepareSome(work);
    });
}

void ReturnsDesk::prepareSome(std::shared_ptr<Preparing> work) {
    if (!core_.ledger) return;
    Prepared& p = work->prepared;
    store::ReturnReader reader(*core_.facts);
    const std::size_t end = std::min(work->keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) {
        const ReturnKey& key = work->keys[work->next];
        const auto fact = reader.find(key);
        Result<Money> worth = fact ? look(core_, *fact, work->operation) : Error(Failure::unknownReturn, "prepare", key.id.value);
        if (const auto why = core_.refusal(); why && worth) worth = *why;
        if (!worth) {
            p.refusals.push_back({key, fact ? fact->order : OrderId{}, fact ? fact->buyerName : std::string{}, explained(core_, worth.error())});
            continue;
        }
        p.keys.push_back(key);
        p.worth.push_back(*worth);
        p.amounts.add(*worth);
        auto section = std::find_if(p.sections.begin(), p.sections.end(), [&](const auto& s) { return s.account == key.account; });
        if (section == p.sections.end()) section = p.sections.insert(p.sections.end(), {key.account, {}, 0, {}, {}, {}, {}, {}});
        ++section->count;
        ++section->countries[fact->country];
        section->amounts.add(*worth);
        const bool isThere = fact->arrivedAt || core_.ledger->bench().of(key).receivedAt;
        p.notArrived += work->operation == Operation::refund && fact->shipped && !isThere;
        p.notShipped += work->operation == Operation::refund && !fact->shipped;
    }
    if (work->next < work->keys.size()) return core_.setup.executors.desk.post([this, work] { prepareSome(work); });
    for (Prepared::Section& section : p.sections) {
        if (const auto account = core_.ledger->accounts().find(section.account)) {
            section.name = account->name;
            section.labels = account->terms.labels;
        }
        section.byCountry = core_.ledger->countryRules().of(section.account);
        for (const store::SavedAddress& saved : core_.ledger->addresses().of(section.account)) section.addresses.push_back(saved.ours);
    }
    const AccountId first = p.sections.empty() ? AccountId{} : p.sections.front().account;
    store::ReasonStore reasons(*core_.facts);
    p.reasons = reasons.of(first, listFor(work->operation));
    p.withholdReasons = reasons.of(first, ReasonList::withholding);
    const auto pattern = RmaPattern::parse(core_.ledger->desk().preference("rma_pattern").value_or(usualRmaPattern));
    const auto today = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(core_.now()));
    if (pattern) p.nextRma = core_.ledger->rmaNumbers().preview(*pattern, static_cast<int>(today.year()));
    if (pattern && work->operation == Operation::authorize && p.keys.size() > 1) p.numbered = numbered(core_, *pattern, static_cast<int>(today.year()), p.keys);
    work->done(std::move(p));
}

void ReturnsDesk::keepLabel(const std::string& bytes, const std::string& name, std::function<void(Result<OwnLabel>)> done) {
    core_.change(done, [this, bytes, name, done] {
        const auto type = labelMediaType(bytes);
        if (!type) return done(type.error().failure() == Failure::fileTooLarge ? type.error() : Error(type.error().failure(), type.error().detail(), name));
        store::Transaction transaction(core_.ledger->database(), "label.keep");
        const OwnLabel label = core_.ledger->desk().saveLabel(bytes, *type, name, core_.now());
        transaction.commit();
        done(label);
    });
}

void ReturnsDesk::saveDraft(const ReturnKey& key, const std::string& text) {
    core_.change([] {}, [this, key, text] {
        store::Transaction transaction(core_.ledger->database(), "draft.save");
        core_.ledger->desk().saveDraft(key.object(), text, core_.now());
        transaction.commit();
    });
}

void ReturnsDesk::addNote(const ReturnKey& key, const std::string& text, std::function<void(Result<void>)> done) {
    core_.change(done, [this, key, text, done] {
        if (text.find_first_not_of(" \n\t") == std::string::npos) return done(Error(Failure::emptyText, "note"));
        store::Transaction transaction(core_.ledger->database(), "note.add");
        core_.ledger->desk().addNote(key.object(), text, core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

}  // namespace resodesk::app
