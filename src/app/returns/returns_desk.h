// SPDX-License-Identifier: GPL-3.0-or-later
// Return requests: lists, details, and the seller's moves. Callbacks: any thread.

#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/returns/decisions.h"
#include "app/rules/rules_desk.h"
#include "domain/accounts/account.h"
#include "domain/facts.h"
#include "domain/outbox/action.h"
#include "domain/returns/inspection.h"
#include "domain/returns/label_origin.h"
#include "domain/returns/list.h"
#include "domain/timeline.h"

namespace resodesk::app {

class DeskCore;

/// Shared by the questions about one list: once it is set, those that have not begun are left out and the one that runs ends. Nobody is
/// called then.
using Dropped = std::shared_ptr<std::atomic<bool>>;

struct ListTotal {
    std::int64_t count = 0;
    Sums amounts;
};

/// What one operation looks like on the action bar.
struct Offer {
    Operation operation = Operation::authorize;
    std::optional<Error> refusal;  ///< why it cannot be done now
};

struct RelatedReturn {
    ReturnRow row;
    bool isSameOrder = false;  ///< else of the same buyer
    bool operator==(const RelatedReturn&) const = default;
};

struct ReturnDetail {
    Return fact;
    ReturnRow row;
    BenchMarks marks;
    std::optional<Order> order;
    std::string accountName;
    std::vector<TimelineEntry> timeline;
    std::vector<Offer> offers;
    std::vector<Action> actions;  ///< of this return, newest first
    std::string draft;
    LabelOrigin label = LabelOrigin::none;
    std::string labelName;  ///< of a file of the seller
    std::size_t files = 0;  ///< its label, photos, and what was added
    std::optional<RuleWhy> rules;  ///< none where there are no rules
    std::vector<std::string> tags;
    std::vector<RelatedReturn> related;  ///< of the order, then of the buyer; newest first
};

/// A choice, looked at: what would happen. The ids are frozen here.
struct Prepared {
    std::string nonce;  ///< of the click that may follow
    std::vector<ReturnKey> keys;  ///< those for which it is possible
    std::vector<Money> worth;     ///< of each: what a full refund pays, else its price
    Sums amounts;                 ///< of those
    struct Refusal {
        ReturnKey key;
        OrderId order;
        std::string buyer;
        Error why;
    };
    std::vector<Refusal> refusals;
    struct Section {
        AccountId account;
        std::string name;
        std::size_t count = 0;
        Sums amounts;
        std::vector<ReturnAddress> addresses;
        LabelMaker labels = LabelMaker::marketplace;
        std::vector<CountryRule> byCountry;             ///< the seller's rules
        std::map<std::string, std::size_t> countries{}; ///< of the buyers, how many returns each
    };
    std::vector<Section> sections;  ///< one per account
    std::string nextRma;            ///< what the workspace's pattern would give next
    /// What own numbers some returns would get, were it decided now: the first ones, and the last.
    struct Numbered {
        ReturnKey key;
        std::string buyer;
        std::string rma;
    };
    std::vector<Numbered> numbered;
    std::vector<ReasonWords> reasons;  ///< of the first account, for the operation
    std::vector<ReasonWords> withholdReasons;
    std::size_t notArrived = 0;     ///< refund: how many goods have not arrived
    std::size_t notShipped = 0;     ///< refund: how many would be cancelled instead
};

struct Confirmed {
    BulkId bulk;                    ///< none for a single return
    std::vector<ActionId> actions;  ///< for a single return
    std::size_t count = 0;
    std::vector<Prepared::Refusal> refusals;
};

/// What the words of a search know.
struct SearchValues {
    std::vector<ReasonWords> reasons;
    std::vector<Account> accounts;
    std::vector<std::string> countries;  ///< of the newest returns
    std::vector<std::string> tags;
};

class ReturnsDesk {
 public:
    explicit ReturnsDesk(DeskCore& core) : core_(core) {}

    void page(const ReturnQuery& query, const std::optional<RowPlace>& after, int limit,
              std::function<void(std::vector<ReturnRow>)> done, const Dropped& dropped = {});
    void lastPage(const ReturnQuery& query, int limit, std::function<void(std::vector<ReturnRow>)> done, const Dropped& dropped = {});
    void total(const ReturnQuery& query, std::function<void(ListTotal)> done, const Dropped& dropped = {});
    /// The whole list as CSV: ids as text, formulas neutralised, amounts as plain numbers.
    void csv(const ReturnQuery& query, std::function<void(std::string)> done);
    void counts(std::function<void(ViewCounts)> done);
    /// Rows as they look now; those that do not exist any more are left out.
    void rows(const std::vector<ReturnKey>& keys, std::function<void(std::vector<ReturnRow>)> done);
    /// Every account's return with this id, or "account/id" for one.
    void find(const std::string& id, std::function<void(std::vector<ReturnKey>)> done);
    void detail(const ReturnKey& key, std::function<void(Result<ReturnDetail>)> done);
    void reasons(ReasonList list, std::function<void(std::vector<ReasonWords>)> done);
    void searchValues(std::function<void(SearchValues)> done);

    /// Freezes the choice and looks at each: possible or why not, sums per currency and account.
    void prepare(Operation operation, const ReturnChoice& choice, std::function<void(Prepared)> done);
    /// Durable when `done` is called; each return succeeds or is refused alone. `hold`: the undo window, by setting when none.
    /// Many refunds are counted again first: setChanged, and nothing is kept, where they are not what was declared or prepared.
    void confirm(const Prepared& prepared, const Decision& decision, std::optional<milliseconds> hold,
                 std::function<void(Result<Confirmed>)> done);

    /// Keeps a label file in the workspace. badLabel, fileTooLarge.
    void keepLabel(const std::string& bytes, const std::string& name, std::function<void(Result<OwnLabel>)> done);

    void saveDraft(const ReturnKey& key, const std::string& text);
    void addNote(const ReturnKey& key, const std::string& text, std::function<void(Result<void>)> done);

 private:
    struct Preparing;
    void prepareSome(std::shared_ptr<Preparing> work);
    struct Confirming {
        Prepared prepared;
        Decision decision;
        std::optional<milliseconds> hold;
        std::function<void(Result<Confirmed>)> done;
    };
    struct Recounting;
    void confirmOne(const Confirming& asked);
    void recount(std::shared_ptr<Recounting> work);
    void freeze(const Confirming& asked);
    DeskCore& core_;
};

}  // namespace resodesk::app
