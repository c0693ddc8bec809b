// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/migrations.h"

#include <array>

namespace resodesk::store {

namespace {

// shown_* columns are the projection: written by one function from the fact, the actions and the bench.
// shown_due sorts by urgency: the deadline while an answer is awaited, else 2^62 minus the time of the request, so that
// everything without a deadline follows, newest first.
constexpr const char* factsFoundations = R"sql(
CREATE TABLE returns(
    n          INTEGER PRIMARY KEY,
    account    INTEGER NOT NULL,
    id         TEXT    NOT NULL,
    order_id   TEXT    NOT NULL,
    buyer_id   TEXT    NOT NULL,
    buyer      TEXT    NOT NULL,
    country    TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    ground     TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    comment    TEXT    NOT NULL,
    in_policy  INTEGER NOT NULL,
    policy_note TEXT   NOT NULL,
    is_shipped INTEGER NOT NULL,
    price      INTEGER NOT NULL,
    currency   TEXT    NOT NULL,
    shipping_refundable INTEGER NOT NULL,
    extra_refundable    INTEGER NOT NULL,
    requested_at INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL,
    deadline     INTEGER,
    revision     TEXT NOT NULL,
    rma          TEXT NOT NULL,
    authorized_by TEXT NOT NULL,
    tracking     TEXT NOT NULL,
    first_scan_at INTEGER,
    arrived_at   INTEGER,
    closed_by    TEXT NOT NULL,
    close_reason TEXT NOT NULL,
    last_message_by TEXT NOT NULL,
    item         TEXT NOT NULL,
    sku          TEXT NOT NULL,
    quantity     INTEGER NOT NULL,
    lines        TEXT NOT NULL,
    refunds      TEXT NOT NULL,
    possible     TEXT NOT NULL,
    shown_state  TEXT NOT NULL,
    shown_due    INTEGER NOT NULL,
    shown_new    INTEGER NOT NULL,
    shown_to_inspect INTEGER NOT NULL,
    shown_to_refund  INTEGER NOT NULL,
    shown_waiting    INTEGER NOT NULL,
    shown_closed     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX returns_id ON returns(account, id);
CREATE INDEX returns_order   ON returns(account, order_id);
CREATE INDEX returns_buyer   ON returns(account, buyer_id);
CREATE INDEX returns_rma     ON returns(rma COLLATE NOCASE) WHERE rma <> '';
CREATE INDEX returns_due     ON returns(shown_due, n);
CREATE INDEX returns_new     ON returns(shown_due, n) WHERE shown_new = 1;
CREATE INDEX returns_inspect ON returns(shown_due, n) WHERE shown_to_inspect = 1;
CREATE INDEX returns_refund  ON returns(shown_due, n) WHERE shown_to_refund = 1;
CREATE INDEX returns_waiting ON returns(shown_due, n) WHERE shown_waiting = 1;

CREATE VIRTUAL TABLE returns_text USING fts5(id, order_id, buyer, item, sku, rma, tracking,
    content='', tokenize='unicode61 remove_diacritics 2');

CREATE TABLE view_count(view TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE orders(
    account INTEGER NOT NULL, id TEXT NOT NULL, buyer_id TEXT NOT NULL, buyer TEXT NOT NULL,
    ordered_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, shipping_price INTEGER NOT NULL, currency TEXT NOT NULL,
    is_cancelled INTEGER NOT NULL, lines TEXT NOT NULL, shipments TEXT NOT NULL, refunds TEXT NOT NULL,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX orders_buyer ON orders(account, buyer_id);

CREATE TABLE message(
    account INTEGER NOT NULL, id TEXT NOT NULL, order_id TEXT NOT NULL, about TEXT NOT NULL, sender TEXT NOT NULL,
    text TEXT NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY(account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_order ON message(account, order_id, at);

CREATE TABLE parcel(
    n INTEGER PRIMARY KEY,
    account INTEGER NOT NULL, id TEXT NOT NULL, order_id TEXT NOT NULL, buyer_id TEXT NOT NULL, buyer TEXT NOT NULL,
    country TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, comment TEXT NOT NULL, courier TEXT NOT NULL,
    tracking TEXT NOT NULL, last_scan TEXT NOT NULL, price INTEGER NOT NULL, currency TEXT NOT NULL,
    shipping_refundable INTEGER NOT NULL, opened_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, deadline INTEGER,
    revision TEXT NOT NULL, closed_by TEXT NOT NULL, close_reason TEXT NOT NULL, last_message_by TEXT NOT NULL,
    lines TEXT NOT NULL, refunds TEXT NOT NULL, possible TEXT NOT NULL,
    shown_state TEXT NOT NULL, shown_open INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX parcel_id ON parcel(account, id);
CREATE INDEX parcel_order ON parcel(account, order_id);
CREATE INDEX parcel_open ON parcel(deadline, n) WHERE shown_open = 1;

CREATE TABLE reason(
    account INTEGER NOT NULL, list TEXT NOT NULL, position INTEGER NOT NULL, code TEXT NOT NULL, language TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY(account, list, code, language)
) STRICT, WITHOUT ROWID;

-- How far each stream of each account has been read. cursor: the next page; changes: where the next sync starts.
CREATE TABLE pull(
    account INTEGER NOT NULL, stream TEXT NOT NULL, cursor TEXT NOT NULL, changes TEXT NOT NULL, finished_at INTEGER,
    PRIMARY KEY(account, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('shown_seq', 0), ('indexed_to', 0);
)sql";

// The cases are fetched again: what may be done about them has changed.
constexpr const char* replacedParcels = R"sql(
ALTER TABLE parcel ADD COLUMN replacements TEXT NOT NULL DEFAULT '';
DELETE FROM parcel;
DELETE FROM pull WHERE stream = 'parcels';
)sql";

// Private notes are found like everything else: the ledger's migration 7 has them shown again.
constexpr const char* notesFound = R"sql(
ALTER TABLE returns ADD COLUMN notes TEXT NOT NULL DEFAULT '';
DROP TABLE returns_text;
CREATE VIRTUAL TABLE returns_text USING fts5(id, order_id, buyer, item, sku, rma, tracking, notes,
    content='', tokenize='unicode61 remove_diacritics 2');
UPDATE meta SET value = 0 WHERE name = 'indexed_to';
CREATE INDEX returns_noted ON returns(shown_due, n) WHERE notes <> '';
-- What filters and sums look at, in the order of the list: measured with 1,000,000 rows, an amount that 52 of them have is found in
-- 0.13 s instead of 2.1, because only the rows that match are read, and the sum of a filter in 0.14 s instead of 0.5.
DROP INDEX returns_due;
CREATE INDEX returns_due ON returns(shown_due, n, currency, price, reason, country, shown_state, in_policy, requested_at, last_message_by,
    account, shown_new, shown_closed);
)sql";

// Names sort as people expect: by keys of the user's language, made anew when that changes.
constexpr const char* collationKeys = R"sql(
ALTER TABLE returns ADD COLUMN buyer_key TEXT NOT NULL DEFAULT '';
ALTER TABLE returns ADD COLUMN item_key  TEXT NOT NULL DEFAULT '';
-- Whose keys they are; of older rows, from the first to up_to, how far they were made anew.
CREATE TABLE collation(name TEXT NOT NULL, keyed_to INTEGER NOT NULL, up_to INTEGER NOT NULL) STRICT;
INSERT INTO collation VALUES('', 0, 0);
)sql";

// Tags of the ledger, whose migration 9 has them shown again. Found by name, whatever its case; shown as one packed text.
constexpr const char* tagsShown = R"sql(
ALTER TABLE returns ADD COLUMN tags TEXT NOT NULL DEFAULT '';
CREATE INDEX returns_tagged ON returns(shown_due, n) WHERE tags <> '';
CREATE TABLE return_tag(
    tag TEXT NOT NULL COLLATE NOCASE, n INTEGER NOT NULL,
    PRIMARY KEY(tag, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX return_tag_of ON return_tag(n);
)sql";

constexpr const char* snoozesShown = R"sql(
ALTER TABLE returns ADD COLUMN snoozed_until INTEGER;
CREATE INDEX returns_snoozed ON returns(shown_due, n) WHERE snoozed_until IS NOT NULL;
)sql";

constexpr const char* buyersWithdrawals = R"sql(
CREATE INDEX returns_closed_by_buyer ON returns(account, changed_at) WHERE closed_by = 'buyer';
)sql";

// NULL where the marketplace has not told yet.
constexpr const char* labels = R"sql(
ALTER TABLE returns ADD COLUMN label TEXT;
)sql";

// A message's row is its conversation's number, shifted, plus its place in it: the messages of a conversation are one range of the table,
// and of what the full text finds the conversation is known without looking the message up. Numbers are given to conversations by
// whichever is read first, it or one of its messages. Messages are fetched again, with the conversations they belong to.
// shown_due sorts by urgency as that of the returns does.
constexpr const char* conversations = R"sql(
DROP TABLE message;
DELETE FROM pull WHERE stream = 'messages';
CREATE TABLE conversation_number(n INTEGER PRIMARY KEY, account INTEGER NOT NULL, id TEXT NOT NULL, UNIQUE(account, id)) STRICT;
CREATE TABLE message(
    n INTEGER PRIMARY KEY,
    account INTEGER NOT NULL, id TEXT NOT NULL, conversation TEXT NOT NULL, order_id TEXT NOT NULL, about TEXT NOT NULL, sender TEXT NOT NULL,
    text TEXT NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX message_id ON message(account, id);
CREATE INDEX message_order ON message(account, order_id, at);
CREATE TABLE conversation(
    n INTEGER PRIMARY KEY,
    account INTEGER NOT NULL, id TEXT NOT NULL, order_id TEXT NOT NULL, about TEXT NOT NULL, buyer_id TEXT NOT NULL, buyer TEXT NOT NULL,
    language TEXT NOT NULL, topic TEXT NOT NULL, opened_at INTEGER NOT NULL, last_message_at INTEGER NOT NULL, last_message_by TEXT NOT NULL,
    awaits_answer INTEGER NOT NULL, answer_by INTEGER, survey TEXT NOT NULL, voted_at INTEGER, no_answer_at INTEGER, no_answer_key TEXT NOT NULL,
    revision TEXT NOT NULL, changed_at INTEGER NOT NULL,
    shown_state TEXT NOT NULL, shown_due INTEGER NOT NULL, shown_needs INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX conversation_id ON conversation(account, id);
CREATE INDEX conversation_order ON conversation(account, order_id);
CREATE INDEX conversation_due ON conversation(shown_due, n);
CREATE INDEX conversation_needs ON conversation(shown_due, n) WHERE shown_needs = 1;
CREATE INDEX conversation_answered ON conversation(shown_due, n) WHERE shown_needs = 0;
-- Rows of message, and of conversations their number shifted with nothing added: ids and buyer.
-- While one types, a letter or two have too many words to be put together.
CREATE VIRTUAL TABLE message_text USING fts5(text, content='', prefix='1 2 3', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE message_unindexed(n INTEGER PRIMARY KEY) STRICT;
)sql";

constexpr const char* mails = R"sql(
ALTER TABLE message ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN files TEXT NOT NULL DEFAULT '';
ALTER TABLE message ADD COLUMN is_partial INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr std::array factsSteps{
    Migration{1, "returns, orders, messages, parcels, reasons", factsFoundations},
    Migration{2, "replacements of lost parcels", replacedParcels},
    Migration{3, "private notes are found, filters read what matches", notesFound},
    Migration{4, "names sort as in the user's language", collationKeys},
    Migration{5, "tags are shown and found", tagsShown},
    Migration{6, "returns put aside stand in a view of their own", snoozesShown},
    Migration{7, "requests that their buyers closed", buyersWithdrawals},
    Migration{8, "which label a return has", labels},
    Migration{9, "conversations, and what is written in them", conversations},
    Migration{10, "mails have subjects and files", mails},
};

}  // namespace

std::span<const Migration> factsMigrations() { return factsSteps; }

}  // namespace resodesk::store
