// SPDX-License-Identifier: GPL-3.0-or-later
// ledger.db: what the seller decided. The desk's alone to write; others read it through LedgerView.

#pragma once

#include <memory>

#include "store/ledger/account_store.h"
#include "store/ledger/address_book.h"
#include "store/ledger/bench_store.h"
#include "store/ledger/bulk_store.h"
#include "store/ledger/cost_store.h"
#include "store/ledger/country_rules.h"
#include "store/ledger/desk_store.h"
#include "store/ledger/file_store.h"
#include "store/ledger/journal.h"
#include "store/ledger/last_seen.h"
#include "store/ledger/old_copy.h"
#include "store/ledger/notified_store.h"
#include "store/ledger/outbox_list.h"
#include "store/ledger/outbox_store.h"
#include "store/ledger/rule_store.h"
#include "store/ledger/report_store.h"
#include "store/ledger/snooze_store.h"
#include "store/ledger/tag_store.h"
#include "store/ledger/reminder_store.h"
#include "store/ledger/template_store.h"
#include "store/ledger/view_store.h"
#include "store/transaction.h"
#include "store/workspace.h"

namespace resodesk::store {

class Ledger {
 public:
    /// Creates or migrates the file and starts a new epoch: a process that held the workspace before can commit no more.
    /// newerWorkspace and damagedWorkspace leave the file as it is. `memory` is the folder where it is remembered how far the
    /// ledger was: an older copy than that is opened with everything in doubt (doubtAll). Empty: nothing is remembered.
    static Result<std::unique_ptr<Ledger>> open(const Workspace& workspace, TimePoint now, const std::filesystem::path& memory = {});
    ~Ledger();

    /// Why nothing is sent until the seller has looked; see old_copy.h.
    std::optional<Failure> stopped() { return stopOf(database_); }

    Database& database() { return database_; }
    std::int64_t epoch() const { return epoch_; }
    /// Grows with every row that is written here.
    std::int64_t changes();
    /// Minted with the file, never changed.
    std::string workspaceId();
    OutboxStore& outbox() { return outbox_; }
    OutboxList& outboxList() { return outboxList_; }
    Journal& journal() { return journal_; }
    AccountStore& accounts() { return accounts_; }
    AddressBook& addresses() { return addresses_; }
    CountryRules& countryRules() { return countryRules_; }
    SettingsBook& settings() { return settings_; }
    BenchStore& bench() { return bench_; }
    CostStore& costs() { return costs_; }
    FileStore& files() { return files_; }
    BulkStore& bulks() { return bulks_; }
    RuleStore& rules() { return rules_; }
    TagStore& tags() { return tags_; }
    SnoozeStore& snoozes() { return snoozes_; }
    NotifiedStore& notified() { return notified_; }
    ViewStore& views() { return views_; }
    TemplateStore& templates() { return templates_; }
    ReminderStore& reminders() { return reminders_; }
    ReportStore& reports() { return reports_; }
    RmaNumbers& rmaNumbers() { return rmaNumbers_; }
    DeskStore& desk() { return desk_; }

 private:
    Ledger(const Workspace& workspace, TimePoint now, const std::filesystem::path& memory);
    void remember();
    Database database_;
    LastSeen lastSeen_;
    Head seen_;
    std::int64_t epoch_;
    Journal journal_;
    OutboxStore outbox_;
    OutboxList outboxList_;
    AccountStore accounts_;
    AddressBook addresses_;
    CountryRules countryRules_;
    SettingsBook settings_;
    BenchStore bench_;
    CostStore costs_;
    FileStore files_;
    BulkStore bulks_;
    RuleStore rules_;
    TagStore tags_;
    SnoozeStore snoozes_;
    NotifiedStore notified_;
    ViewStore views_;
    TemplateStore templates_;
    ReminderStore reminders_;
    ReportStore reports_;
    RmaNumbers rmaNumbers_;
    DeskStore desk_;
};

/// What is wrong with this ledger: SQLite's quick_check, or one of the journal's last entries. Any connection; nothing when
/// it was interrupted.
std::optional<std::string> faultIn(Database& ledger, std::int64_t entries);

/// damagedWorkspace, naming the newest sound backup. Reads the backups: not on a thread that must answer.
Error damaged(const std::filesystem::path& workspace, const std::string& detail);

/// An action is taken back before it is sent - by the seller, or for this reason - and with it those that wait for it. What was to be
/// written is a draft again, unless the seller takes back one of many. False when it is too late. Within the caller's transaction.
bool withdraw(Ledger& ledger, ActionId id, TimePoint now, std::optional<Failure> why = {});

/// What the projection needs to know of the ledger, on a read-only connection of its own.
class LedgerView {
 public:
    explicit LedgerView(const std::filesystem::path& ledgerFile);
    Database& database() { return database_; }
    struct Of {
        std::vector<LiveAction> actions;
        BenchMarks marks;
        std::string notes;  ///< the private ones, a line each
        std::vector<std::string> tags;
        std::optional<Snooze> snooze;
    };
    Of of(const ObjectKey& key);
    /// Ids of these objects that have anything in the ledger; for a page of a first sync that is none.
    std::vector<std::string> known(AccountId account, ObjectKind kind, const std::vector<std::string>& ids);

 private:
    Database database_;
};

}  // namespace resodesk::store
