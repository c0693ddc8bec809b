// SPDX-License-Identifier: GPL-3.0-or-later
// The first schema of ledger.db: actions, money, journal, bench, addresses, settings. Released: never edited.

#pragma once

namespace resodesk::store {

// Times are milliseconds since 1970, UTC. Money is in minor units beside its currency. Enums are text that domain defines.
inline constexpr const char* ledgerFoundations = R"sql(
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

}  // namespace resodesk::store
