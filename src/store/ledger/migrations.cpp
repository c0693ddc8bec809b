// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/migrations.h"

#include <array>

namespace resodesk::store {

namespace {

// Times are milliseconds since 1970, UTC. Money is in minor units beside its currency. Enums are text that domain defines.
constexpr const char* ledgerFoundations = R"sql(
CREATE TABLE workspace(
    one        INTEGER PRIMARY KEY CHECK(one = 1),
    id         TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,            -- grows at each opening for writing
    generation INTEGER NOT NULL,            -- grows with each epoch
    made_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE account(
    id          INTEGER PRIMARY KEY,
    channel     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    url         TEXT    NOT NULL,
    remote_id   TEXT    NOT NULL DEFAULT '',
    ca_file     TEXT    NOT NULL DEFAULT '',
    token_place TEXT    NOT NULL,
    token_file  TEXT    NOT NULL DEFAULT '',
    state       TEXT    NOT NULL,
    is_practice INTEGER NOT NULL DEFAULT 0,
    added_at    INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX account_name ON account(name COLLATE NOCASE) WHERE state <> 'removed';

CREATE TABLE bulk(
    id       INTEGER PRIMARY KEY,
    nonce    TEXT    NOT NULL UNIQUE,
    kind     TEXT    NOT NULL,
    choice   TEXT    NOT NULL,              -- what the seller chose for all of them, as fields
    not_before INTEGER NOT NULL,            -- end of the undo window: of those that become actions after a crash too
    count    INTEGER NOT NULL,              -- frozen with the rows below
    is_paused INTEGER NOT NULL DEFAULT 0,
    is_minted INTEGER NOT NULL DEFAULT 0,   -- every row became an action or a refusal
    made_at  INTEGER NOT NULL
) STRICT;
CREATE TABLE bulk_row(
    bulk     INTEGER NOT NULL REFERENCES bulk(id),
    position INTEGER NOT NULL,
    account  INTEGER NOT NULL REFERENCES account(id),
    target   TEXT    NOT NULL,
    worth    INTEGER NOT NULL,              -- what the sheet said; a refund of another sum is refused
    currency TEXT    NOT NULL CHECK(length(currency) = 3),
    action   INTEGER REFERENCES action(id),
    refusal  TEXT,                          -- why it became no action
    refusal_words TEXT NOT NULL DEFAULT '',
    PRIMARY KEY(bulk, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE action(
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    nonce        TEXT    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL,
    is_money     INTEGER NOT NULL CHECK(is_money IN (0, 1)),
    account      INTEGER NOT NULL REFERENCES account(id),
    target_kind  TEXT    NOT NULL,
    target       TEXT    NOT NULL,
    order_id     TEXT    NOT NULL,
    lane         TEXT    NOT NULL,
    baseline     TEXT    NOT NULL,
    request      TEXT,                      -- NULL only after a privacy purge of a terminal action
    seen         TEXT,
    amount       INTEGER NOT NULL,
    currency     TEXT    NOT NULL,
    deadline     INTEGER,
    fingerprint  TEXT    NOT NULL CHECK(length(fingerprint) = 64),
    key          TEXT    NOT NULL UNIQUE,
    bulk         INTEGER REFERENCES bulk(id),
    after        INTEGER REFERENCES action(id),
    supersedes   INTEGER REFERENCES action(id),
    state        TEXT    NOT NULL CHECK(state IN ('WAITING','SENDING','ACCEPTED','UNKNOWN','NEEDS_PERSON','CONFIRMED',
                                                  'FAILED','NOT_NEEDED','CANCELLED','ABANDONED')),
    why          TEXT,                      -- why it waits
    not_before   INTEGER NOT NULL,
    may_have_acted INTEGER NOT NULL DEFAULT 0 CHECK(may_have_acted IN (0, 1)),
    proof        TEXT,                      -- what a terminal or accepted state rests on: answer, read, two_reads, person
    attempts     INTEGER NOT NULL DEFAULT 0,
    epoch        INTEGER NOT NULL,
    remote_ref   TEXT    NOT NULL DEFAULT '',
    refusal      TEXT,
    refusal_words TEXT   NOT NULL DEFAULT '',
    sent_at      INTEGER,
    settle_until INTEGER,
    last_read_at INTEGER,
    absent_reads INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL,
    approved_at  INTEGER NOT NULL,          -- the seller's last yes: money that waited a day after it asks again
    changed_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX action_lane   ON action(lane, id) WHERE state IN ('WAITING','SENDING','UNKNOWN','NEEDS_PERSON');
CREATE INDEX action_turn   ON action(COALESCE(deadline, 9223372036854775807), id) WHERE state = 'WAITING';
CREATE INDEX action_due    ON action(state, not_before);
CREATE INDEX action_target ON action(account, target_kind, target);
CREATE INDEX action_order  ON action(account, order_id);
CREATE INDEX action_bulk   ON action(bulk, state) WHERE bulk IS NOT NULL;
CREATE INDEX action_after  ON action(after) WHERE after IS NOT NULL;

CREATE TABLE legal_step(from_state TEXT NOT NULL, to_state TEXT NOT NULL, PRIMARY KEY(from_state, to_state)) STRICT, WITHOUT ROWID;
INSERT INTO legal_step VALUES
    ('WAITING','SENDING'), ('WAITING','CANCELLED'), ('WAITING','NOT_NEEDED'),
    ('SENDING','WAITING'), ('SENDING','ACCEPTED'), ('SENDING','CONFIRMED'), ('SENDING','FAILED'), ('SENDING','UNKNOWN'),
    ('UNKNOWN','SENDING'), ('UNKNOWN','ACCEPTED'), ('UNKNOWN','CONFIRMED'), ('UNKNOWN','FAILED'), ('UNKNOWN','NEEDS_PERSON'),
    ('ACCEPTED','CONFIRMED'), ('ACCEPTED','FAILED'), ('ACCEPTED','NEEDS_PERSON'),
    ('NEEDS_PERSON','CONFIRMED'), ('NEEDS_PERSON','ABANDONED');

CREATE TRIGGER action_starts_waiting BEFORE INSERT ON action
WHEN NEW.state <> 'WAITING' OR NEW.may_have_acted <> 0 OR NEW.attempts <> 0 OR NEW.request IS NULL
BEGIN SELECT RAISE(ABORT, 'an action starts waiting'); END;
CREATE TRIGGER action_in_this_epoch BEFORE INSERT ON action WHEN NEW.epoch <> (SELECT epoch FROM workspace)
BEGIN SELECT RAISE(ABORT, 'another process has opened this workspace'); END;
CREATE TRIGGER action_is_kept BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'actions are never deleted'); END;
CREATE TRIGGER action_is_frozen BEFORE UPDATE OF id, nonce, kind, is_money, account, target_kind, target, order_id, lane,
        baseline, amount, currency, fingerprint, key, bulk, after, supersedes, created_at ON action
WHEN NEW.id IS NOT OLD.id OR NEW.nonce IS NOT OLD.nonce OR NEW.kind IS NOT OLD.kind OR NEW.is_money IS NOT OLD.is_money
    OR NEW.account IS NOT OLD.account OR NEW.target_kind IS NOT OLD.target_kind OR NEW.target IS NOT OLD.target
    OR NEW.order_id IS NOT OLD.order_id OR NEW.lane IS NOT OLD.lane OR NEW.baseline IS NOT OLD.baseline
    OR NEW.amount IS NOT OLD.amount OR NEW.currency IS NOT OLD.currency OR NEW.fingerprint IS NOT OLD.fingerprint
    OR NEW.key IS NOT OLD.key OR NEW.bulk IS NOT OLD.bulk OR NEW.after IS NOT OLD.after
    OR NEW.supersedes IS NOT OLD.supersedes OR NEW.created_at IS NOT OLD.created_at
BEGIN SELECT RAISE(ABORT, 'what the seller confirmed is frozen'); END;
CREATE TRIGGER action_request_is_frozen BEFORE UPDATE OF request, seen ON action
WHEN (NEW.request IS NOT OLD.request OR NEW.seen IS NOT OLD.seen)
    AND NOT (NEW.request IS NULL AND OLD.state IN ('CONFIRMED','FAILED','NOT_NEEDED','CANCELLED','ABANDONED'))
BEGIN SELECT RAISE(ABORT, 'what the seller confirmed is frozen'); END;
CREATE TRIGGER action_steps BEFORE UPDATE OF state ON action
WHEN NEW.state <> OLD.state AND NOT EXISTS (SELECT 1 FROM legal_step WHERE from_state = OLD.state AND to_state = NEW.state)
BEGIN SELECT RAISE(ABORT, 'not a step of the outbox'); END;
CREATE TRIGGER action_may_have_acted BEFORE UPDATE ON action
WHEN NEW.may_have_acted < OLD.may_have_acted OR (NEW.state = 'UNKNOWN' AND NEW.may_have_acted = 0)
BEGIN SELECT RAISE(ABORT, 'unknown is never forgotten'); END;
CREATE TRIGGER action_not_undone BEFORE UPDATE OF state ON action
WHEN NEW.may_have_acted = 1 AND (NEW.state IN ('WAITING','CANCELLED','NOT_NEEDED')
    OR (NEW.state = 'FAILED' AND OLD.state <> 'ACCEPTED' AND NEW.proof IS NOT 'two_reads'))
BEGIN SELECT RAISE(ABORT, 'it may have acted'); END;
CREATE TRIGGER action_money_is_read BEFORE UPDATE OF state ON action
WHEN NEW.state = 'CONFIRMED' AND NEW.is_money = 1 AND NEW.proof IS NOT 'read' AND NEW.proof IS NOT 'person'
BEGIN SELECT RAISE(ABORT, 'money is confirmed by a read'); END;
CREATE TRIGGER action_claimed_here BEFORE UPDATE OF state ON action
WHEN NEW.state = 'SENDING' AND NEW.epoch <> (SELECT epoch FROM workspace)
BEGIN SELECT RAISE(ABORT, 'another process has opened this workspace'); END;
CREATE TRIGGER action_one_per_lane BEFORE UPDATE OF state ON action
WHEN NEW.state = 'SENDING' AND EXISTS (SELECT 1 FROM action other WHERE other.lane = NEW.lane AND other.id <> NEW.id
    AND other.state IN ('WAITING','SENDING','UNKNOWN','NEEDS_PERSON')  -- word for word as in action_lane, or the index is not used
    AND other.state <> 'WAITING')
BEGIN SELECT RAISE(ABORT, 'another action of the lane is under way'); END;

-- One row per line that an action pays. is_reserved: the money is spoken for; is_spent: it was paid.
CREATE TABLE money_line(
    action      INTEGER NOT NULL REFERENCES action(id),
    position    INTEGER NOT NULL,
    account     INTEGER NOT NULL,
    order_id    TEXT    NOT NULL,
    line        TEXT    NOT NULL,
    quantity    INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    currency    TEXT    NOT NULL CHECK(length(currency) = 3),
    is_reserved INTEGER NOT NULL DEFAULT 1 CHECK(is_reserved IN (0, 1)),
    is_spent    INTEGER NOT NULL DEFAULT 0 CHECK(is_spent IN (0, 1)),
    PRIMARY KEY(action, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX money_line_once ON money_line(account, order_id, line) WHERE is_reserved = 1;
CREATE INDEX money_line_order ON money_line(account, order_id, line);
CREATE TRIGGER money_line_is_kept BEFORE DELETE ON money_line BEGIN SELECT RAISE(ABORT, 'money lines are never deleted'); END;
CREATE TRIGGER money_line_is_frozen BEFORE UPDATE ON money_line
WHEN NEW.action IS NOT OLD.action OR NEW.account IS NOT OLD.account OR NEW.order_id IS NOT OLD.order_id
    OR NEW.line IS NOT OLD.line OR NEW.quantity IS NOT OLD.quantity OR NEW.amount IS NOT OLD.amount
    OR NEW.currency IS NOT OLD.currency OR NEW.is_reserved > OLD.is_reserved OR NEW.is_spent < OLD.is_spent
BEGIN SELECT RAISE(ABORT, 'money lines are frozen'); END;
CREATE TRIGGER money_line_while_live BEFORE UPDATE OF is_reserved ON money_line
WHEN NEW.is_reserved = 0 AND OLD.is_reserved = 1
    AND EXISTS (SELECT 1 FROM action WHERE id = NEW.action AND state NOT IN
        ('CONFIRMED','FAILED','NOT_NEEDED','CANCELLED','ABANDONED'))
BEGIN SELECT RAISE(ABORT, 'money of a live action stays reserved'); END;

-- What happened, for ever: no personal data, each entry sealed with the hash of the one before.
CREATE TABLE journal(
    seq    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    action INTEGER,
    event  TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    hash   TEXT    NOT NULL CHECK(length(hash) = 64)
) STRICT;
CREATE INDEX journal_action ON journal(action) WHERE action IS NOT NULL;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_frozen BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> 1 + (SELECT COALESCE(MAX(seq), 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Which objects the projection must show anew. Pruned once shown.
CREATE TABLE touched(
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    id      TEXT    NOT NULL
) STRICT;

CREATE TABLE received(
    account INTEGER NOT NULL, return_id TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY(account, return_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding(
    id        INTEGER PRIMARY KEY,
    account   INTEGER NOT NULL,
    return_id TEXT    NOT NULL,
    line      TEXT    NOT NULL,
    quantity  INTEGER NOT NULL CHECK(quantity > 0),
    condition TEXT    NOT NULL,
    is_resellable INTEGER NOT NULL,
    note      TEXT    NOT NULL,
    at        INTEGER NOT NULL
) STRICT;
CREATE INDEX finding_return ON finding(account, return_id);

CREATE TABLE note(
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    text    TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX note_target ON note(account, kind, target);

CREATE TABLE draft(
    account INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    text    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY(account, kind, target)
) STRICT, WITHOUT ROWID;

-- Own RMA numbers: taken at confirm, never given again.
CREATE TABLE rma_number(
    number   TEXT    PRIMARY KEY COLLATE NOCASE,
    account  INTEGER NOT NULL,
    return_id TEXT   NOT NULL,
    taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER rma_number_is_kept BEFORE DELETE ON rma_number BEGIN SELECT RAISE(ABORT, 'an RMA number is never given again'); END;
CREATE TABLE rma_counter(scope TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE label_file(
    sha256     TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    name       TEXT NOT NULL,
    bytes      BLOB NOT NULL,
    at         INTEGER NOT NULL
) STRICT;

-- Return addresses and settings: ours, and what the marketplace had when we last agreed.
CREATE TABLE address(
    id         INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL REFERENCES account(id),
    remote_id  TEXT    NOT NULL DEFAULT '',
    ours       TEXT    NOT NULL,            -- as fields
    theirs     TEXT    NOT NULL DEFAULT '', -- as fields; empty: not there yet, or deleted there
    state      TEXT    NOT NULL,
    is_deleted INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX address_remote ON address(account, remote_id) WHERE remote_id <> '';
CREATE TABLE return_settings(
    account    INTEGER PRIMARY KEY REFERENCES account(id),
    ours       TEXT    NOT NULL,
    theirs     TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE preference(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

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
};

}  // namespace

std::span<const Migration> ledgerMigrations() { return ledgerSteps; }

}  // namespace resodesk::store
