// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/migrations.h"

#include <array>

#include "store/ledger/foundations.h"

namespace resodesk::store {

namespace {

constexpr const char* termsAndBudget = R"sql(
ALTER TABLE account    ADD COLUMN terms TEXT NOT NULL DEFAULT '';       -- on which the marketplace takes operations, as fields
ALTER TABLE action     ADD COLUMN last_seen TEXT NOT NULL DEFAULT '';   -- what the last look after settling showed
ALTER TABLE action     ADD COLUMN seen_at INTEGER;                      -- since when looks show that
ALTER TABLE money_line ADD COLUMN worth INTEGER NOT NULL DEFAULT 0;     -- what the buyer paid for all of the line; 0: not known

-- What has no API the seller does by hand: only a read confirms it, and nothing was sent.
INSERT INTO legal_step VALUES('WAITING','CONFIRMED');
CREATE TRIGGER action_by_hand_is_read BEFORE UPDATE OF state ON action
WHEN OLD.state = 'WAITING' AND NEW.state = 'CONFIRMED' AND (OLD.why IS NOT 'by_hand' OR NEW.proof IS NOT 'read')
BEGIN SELECT RAISE(ABORT, 'what waits was not sent'); END;

-- Every change of an action leaves an entry: a process that no longer holds the workspace can change nothing.
CREATE TRIGGER journal_in_this_epoch BEFORE INSERT ON journal WHEN NEW.epoch <> (SELECT epoch FROM workspace)
BEGIN SELECT RAISE(ABORT, 'another process has opened this workspace'); END;

CREATE TRIGGER money_line_budget BEFORE INSERT ON money_line
WHEN NEW.worth > 0 AND NEW.amount + (SELECT COALESCE(SUM(amount), 0) FROM money_line WHERE account = NEW.account
    AND order_id = NEW.order_id AND line = NEW.line AND (is_reserved = 1 OR is_spent = 1)) > NEW.worth
BEGIN SELECT RAISE(ABORT, 'more than the buyer paid for the line'); END;
CREATE TRIGGER money_line_worth_is_frozen BEFORE UPDATE OF worth ON money_line WHEN NEW.worth IS NOT OLD.worth
BEGIN SELECT RAISE(ABORT, 'money lines are frozen'); END;
)sql";

// An old copy of the file - a backup taken back, a folder synchronised from elsewhere - must not send what a newer one may
// have sent already.
constexpr const char* stopping = R"sql(
ALTER TABLE workspace ADD COLUMN stopped TEXT NOT NULL DEFAULT '';  -- why nothing is sent until the seller has looked
INSERT INTO legal_step VALUES('WAITING','UNKNOWN');
CREATE TRIGGER action_doubted_in_an_old_copy BEFORE UPDATE OF state ON action
WHEN NEW.state = 'UNKNOWN' AND OLD.state = 'WAITING' AND (SELECT stopped FROM workspace) = ''
BEGIN SELECT RAISE(ABORT, 'what waits has not been sent'); END;
CREATE TRIGGER action_not_while_stopped BEFORE UPDATE OF state ON action
WHEN NEW.state = 'SENDING' AND (SELECT stopped FROM workspace) <> ''
BEGIN SELECT RAISE(ABORT, 'nothing is sent until the seller has looked'); END;
)sql";

// Goods are refunded or sent again, never both, through whatever object.
constexpr const char* replacing = R"sql(
CREATE TRIGGER money_line_refunded_or_replaced BEFORE INSERT ON money_line
WHEN EXISTS (SELECT 1 FROM money_line m JOIN action a ON a.id = m.action WHERE m.account = NEW.account AND m.order_id = NEW.order_id
    AND m.line = NEW.line AND m.is_spent = 1
    AND 'replace_parcel' IN (a.kind, (SELECT kind FROM action WHERE id = NEW.action)))
BEGIN SELECT RAISE(ABORT, 'refunded or replaced already'); END;
CREATE INDEX action_money_day ON action(created_at) WHERE is_money = 1;
)sql";

// Photos are files of the workspace, named by their SHA-256; these rows say what they show and since when they are kept.
constexpr const char* bench = R"sql(
ALTER TABLE finding ADD COLUMN cause TEXT NOT NULL DEFAULT '';
CREATE TABLE unidentified(
    id         INTEGER PRIMARY KEY,
    code       TEXT    NOT NULL,             -- as it was scanned
    note       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    account    INTEGER,                      -- the return it turned out to be
    return_id  TEXT,
    settled_at INTEGER                       -- matched, or put away without a match
) STRICT;
CREATE INDEX unidentified_open ON unidentified(at) WHERE settled_at IS NULL;
CREATE TABLE photo(
    id         INTEGER PRIMARY KEY,
    sha256     TEXT    NOT NULL CHECK(length(sha256) = 64),
    media_type TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    account    INTEGER,
    return_id  TEXT,
    unidentified INTEGER REFERENCES unidentified(id)
) STRICT;
CREATE INDEX photo_return ON photo(account, return_id) WHERE account IS NOT NULL;
CREATE INDEX photo_unidentified ON photo(unidentified) WHERE unidentified IS NOT NULL;
CREATE TABLE inspection_draft(
    account   INTEGER NOT NULL,
    return_id TEXT    NOT NULL,
    sheet     TEXT    NOT NULL,              -- what was typed, as fields
    at        INTEGER NOT NULL,
    PRIMARY KEY(account, return_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE grade_rule(
    position  INTEGER PRIMARY KEY,
    condition TEXT    NOT NULL,
    reason    TEXT    NOT NULL,              -- '': any
    percent   INTEGER NOT NULL CHECK(percent BETWEEN 0 AND 100),
    pays_shipping INTEGER NOT NULL,
    withhold_reason TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX grade_rule_once ON grade_rule(condition, reason);
)sql";

// Versions are never changed: what was decided by one must stay explainable.
constexpr const char* rules = R"sql(
CREATE TABLE rule_set(
    version     INTEGER PRIMARY KEY,
    rules       TEXT    NOT NULL,            -- as fields
    saved_at    INTEGER NOT NULL,
    replayed_at INTEGER
) STRICT;
CREATE TRIGGER rule_set_is_frozen BEFORE UPDATE OF version, rules, saved_at ON rule_set
BEGIN SELECT RAISE(ABORT, 'a version of the rules is never changed'); END;
CREATE TRIGGER rule_set_is_kept BEFORE DELETE ON rule_set
BEGIN SELECT RAISE(ABORT, 'a version of the rules is never deleted'); END;
CREATE TABLE rule_switch(                    -- the last row holds
    n       INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES rule_set(version),
    mode    TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
-- Rules that act were replayed before.
CREATE TRIGGER rule_switch_after_replay BEFORE INSERT ON rule_switch
WHEN NEW.mode = 'on' AND (SELECT replayed_at FROM rule_set WHERE version = NEW.version) IS NULL
BEGIN SELECT RAISE(ABORT, 'these rules were not replayed'); END;
CREATE TABLE ruling(
    account    INTEGER NOT NULL,
    return_id  TEXT    NOT NULL,
    version    INTEGER NOT NULL REFERENCES rule_set(version),
    mode       TEXT    NOT NULL,
    rule       INTEGER NOT NULL,             -- its place in the set; -1: none
    is_absence INTEGER NOT NULL,
    move       TEXT    NOT NULL,
    tags       TEXT    NOT NULL,
    subject    TEXT    NOT NULL,             -- what was judged, as fields
    at         INTEGER NOT NULL,
    bulk       INTEGER REFERENCES bulk(id),  -- what was decided with others by the same rule; none: nothing was done
    failure    TEXT    NOT NULL,             -- why nothing was
    failure_words TEXT NOT NULL,
    PRIMARY KEY(account, return_id, version, mode)
) STRICT, WITHOUT ROWID;
CREATE INDEX ruling_by ON ruling(version, mode);
CREATE TABLE tag(
    account   INTEGER NOT NULL,
    return_id TEXT    NOT NULL,
    tag       TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY(account, return_id, tag)
) STRICT, WITHOUT ROWID;
)sql";

// Notes that stand already are shown to the search.
constexpr const char* savedViews = R"sql(
CREATE TABLE saved_view(
    id       INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL UNIQUE COLLATE NOCASE CHECK(name <> ''),
    asks     TEXT    NOT NULL,               -- what it lists and how, as fields
    at       INTEGER NOT NULL
) STRICT;
INSERT INTO touched(account, kind, id) SELECT DISTINCT account, kind, target FROM note;
)sql";

// How a decision for many ended stays in sight until the seller puts it away.
constexpr const char* bulks = R"sql(
ALTER TABLE bulk ADD COLUMN paused_by   TEXT NOT NULL DEFAULT '';  -- 'seller'; '': it stopped by itself
ALTER TABLE bulk ADD COLUMN put_away_at INTEGER;
UPDATE bulk SET put_away_at = made_at;
CREATE INDEX bulk_in_sight ON bulk(id) WHERE put_away_at IS NULL;
)sql";

// What a sync cannot read again is kept whole.
constexpr const char* reports = R"sql(
CREATE TABLE brought_report(
    n       INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    sha256  TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    bytes   BLOB    NOT NULL,
    at      INTEGER NOT NULL,
    UNIQUE(account, sha256)
) STRICT;
)sql";

// Tags of either case are one; those that stand already are shown to the list and the search.
constexpr const char* tagsByName = R"sql(
CREATE INDEX tag_name ON tag(tag COLLATE NOCASE, account);
INSERT INTO touched(account, kind, id) SELECT DISTINCT account, 'return', return_id FROM tag;
)sql";

// What of the fact was there when it was put aside tells news from what the seller knew.
constexpr const char* snoozes = R"sql(
CREATE TABLE snooze(
    account   INTEGER NOT NULL,
    return_id TEXT    NOT NULL,
    made_at   INTEGER NOT NULL,
    until     INTEGER NOT NULL,
    revision  TEXT    NOT NULL,
    mark      TEXT    NOT NULL,
    woke_at   INTEGER,
    woke_by   TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY(account, return_id, made_at)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX snooze_open ON snooze(account, return_id) WHERE woke_at IS NULL;
CREATE INDEX snooze_due ON snooze(until) WHERE woke_at IS NULL;
)sql";

// What was told is not told again, also after a restart.
constexpr const char* notices = R"sql(
CREATE TABLE notified(
    account   INTEGER NOT NULL,
    return_id TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY(account, return_id, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX notified_at ON notified(at);
CREATE TABLE watched_account(account INTEGER PRIMARY KEY, since INTEGER NOT NULL) STRICT;
)sql";

constexpr const char* countryRules = R"sql(
CREATE TABLE country_rule(
    account INTEGER NOT NULL,
    country TEXT    NOT NULL CHECK(length(country) = 2),
    address INTEGER NOT NULL,                -- of address; one that is gone counts for nothing
    at      INTEGER NOT NULL,
    PRIMARY KEY(account, country)
) STRICT, WITHOUT ROWID;
)sql";

// What parcels back cost by size and country, how big SKUs are, what goods are worth afterwards.
constexpr const char* returnCosts = R"sql(
CREATE TABLE parcel_cost(
    position INTEGER PRIMARY KEY,
    size     TEXT    NOT NULL,
    country  TEXT    NOT NULL,               -- empty: any
    seller   INTEGER NOT NULL CHECK(seller >= 0),
    buyer    INTEGER NOT NULL CHECK(buyer >= 0),
    handling INTEGER NOT NULL CHECK(handling >= 0),
    currency TEXT    NOT NULL CHECK(length(currency) = 3),
    UNIQUE(size, country, currency)
) STRICT;
CREATE TABLE sku_size(
    position INTEGER PRIMARY KEY,            -- the first that matches counts
    pattern  TEXT NOT NULL UNIQUE CHECK(pattern <> ''),
    size     TEXT NOT NULL
) STRICT;
CREATE TABLE value_left(
    position  INTEGER PRIMARY KEY,
    condition TEXT    NOT NULL UNIQUE,
    percent   INTEGER NOT NULL CHECK(percent BETWEEN 0 AND 100)
) STRICT;
)sql";

constexpr const char* returnFiles = R"sql(
CREATE TABLE return_file(                    -- what the seller added; the bytes are files of the workspace, by hash
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL,
    return_id  TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    sha256     TEXT    NOT NULL CHECK(length(sha256) = 64),
    size       INTEGER NOT NULL CHECK(size >= 0),
    at         INTEGER NOT NULL,
    UNIQUE(account, return_id, name, sha256)
) STRICT;
)sql";

// What the program came with is not copied: only what differs from it is kept.
constexpr const char* messageTemplates = R"sql(
CREATE TABLE message_template(
    n       INTEGER PRIMARY KEY,
    id      TEXT    NOT NULL UNIQUE CHECK(id <> ''),
    content TEXT,                            -- as fields; NULL: the one the program came with is hidden
    at      INTEGER NOT NULL
) STRICT;
)sql";

// Of a decision for many, what was chosen for one alone: the text of its message, say.
constexpr const char* ownChoices = R"sql(
ALTER TABLE bulk_row ADD COLUMN choice TEXT NOT NULL DEFAULT '';     -- as fields
)sql";

// Days that were promised to buyers.
constexpr const char* reminders = R"sql(
CREATE TABLE reminder(
    id           INTEGER PRIMARY KEY,
    account      INTEGER NOT NULL,
    conversation TEXT    NOT NULL,
    day          TEXT    NOT NULL CHECK(length(day) = 10),  -- of this computer's calendar: 2026-12-05
    words        TEXT    NOT NULL,
    made_at      INTEGER NOT NULL,
    done_at      INTEGER,
    told         TEXT    NOT NULL DEFAULT ''                -- as what the seller was told of it
) STRICT;
CREATE UNIQUE INDEX reminder_open ON reminder(account, conversation, day) WHERE done_at IS NULL;
CREATE INDEX reminder_about ON reminder(account, conversation);
)sql";

constexpr std::array ledgerSteps{
    Migration{1, "actions, money, journal, bench, addresses, settings", ledgerFoundations},
    Migration{2, "terms of the marketplace, actions by hand, a budget for each order line", termsAndBudget},
    Migration{3, "an old copy sends nothing until the seller has looked", stopping},
    Migration{4, "goods are refunded or sent again, never both; the money of a day is found", replacing},
    Migration{5, "the bench: causes, photos, parked inspections, unidentified parcels, what grades are worth", bench},
    Migration{6, "rules for new requests, what they decided, tags", rules},
    Migration{7, "saved views; private notes are found", savedViews},
    Migration{8, "decisions for many stay in sight until they are put away", bulks},
    Migration{9, "reports that were brought for accounts without an API", reports},
    Migration{10, "tags are found by their name", tagsByName},
    Migration{11, "returns put aside until a time or news", snoozes},
    Migration{12, "what the seller was told of", notices},
    Migration{13, "to which address goods of a country go back", countryRules},
    Migration{14, "what returns cost", returnCosts},
    Migration{15, "files that the seller added to returns", returnFiles},
    Migration{16, "templates of messages: own ones, changed ones, hidden ones", messageTemplates},
    Migration{17, "what of a decision for many is chosen for one alone", ownChoices},
    Migration{18, "days that were promised to buyers", reminders},
};

}  // namespace

std::span<const Migration> ledgerMigrations() { return ledgerSteps; }

}  // namespace resodesk::store
