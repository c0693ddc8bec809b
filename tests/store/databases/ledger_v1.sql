-- SPDX-License-Identifier: GPL-3.0-or-later
-- ledger.db of schema 1 with an account, confirmed, sent and waiting actions, as released.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO "account" VALUES(1,'open','shop','http://127.0.0.1:9','shop','','file','tokens.json','active',0,1795368099369);
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
INSERT INTO "action" VALUES(1,'08d6afb0-ed6c-498d-89c5-2cbaab0431b5:0','authorize',0,1,'return','RET-0000142','411-9640610-0000131','return:1:RET-0000142','1','address.city=Bologna
address.country=IT
address.default=yes
address.id=ADR-001
address.label=Magazzino Bologna
address.name=Bottega Reso srl
address.postcode=40128
address.street=Via Stalingrado 12
label.mode=marketplace
rma.mode=marketplace
','buyer=Paola Bianchi
currency=EUR
item=Tastiera meccanica
price=82.80
refunds=
',0,'   ',1795359300000,'dada69ceaff29c3ee932d728fb98d587744a3455cb31132b49f5149e3eaa73f8','ca454ea1-07b8-4b92-8886-5760189c5b95',1,NULL,NULL,'CONFIRMED',NULL,1795368099774,0,'answer',1,5,'M000000001',NULL,'',1795368099770,NULL,NULL,0,1795368099664,1795368099664,1795368099774);
INSERT INTO "action" VALUES(2,'08d6afb0-ed6c-498d-89c5-2cbaab0431b5:1','authorize',0,1,'return','RET-0000144','406-9291334-0000133','return:1:RET-0000144','1','address.city=Bologna
address.country=IT
address.default=yes
address.id=ADR-001
address.label=Magazzino Bologna
address.name=Bottega Reso srl
address.postcode=40128
address.street=Via Stalingrado 12
label.mode=marketplace
rma.mode=marketplace
','buyer=Alessandro Conti
currency=EUR
item=Kit irrigazione 25 m
price=38.40
refunds=
',0,'   ',1795372020000,'b385d551d263881e561589114f3e6498011c805582c279f9075a7c8f38da713c','c7603e85-385b-4927-9dcb-66e2d3da2675',1,NULL,NULL,'CONFIRMED',NULL,1795368099779,0,'answer',1,5,'M000000002',NULL,'',1795368099770,NULL,NULL,0,1795368099665,1795368099665,1795368099779);
INSERT INTO "action" VALUES(3,'8819e0cc-dd3a-4354-b2c4-f4d8f1f6aafb','refund',1,1,'return','RET-0000090','402-2807875-0000083','money:1:402-2807875-0000083','1','reason=returned
','buyer=Sara Romano
currency=EUR
item=Padella antiaderente 28 cm
money=EUR L1:28.90 refunded:0.00
price=28.90
refunds=
',2890,'EUR',NULL,'e9fe1ee5ab9215ff9cae5b4bfe2c4d943e38a8a6667f9be0846f0a65d652f84a','05b13001-3089-4602-b9a7-a2738e947df6',NULL,NULL,NULL,'CONFIRMED',NULL,1795368100046,0,'read',1,8,'REF-0000001',NULL,'',1795368100036,NULL,NULL,0,1795368099971,1795368099971,1795368100048);
INSERT INTO "action" VALUES(4,'41587a3b-b19d-4679-ab42-e84721350fe9','authorize',0,1,'return','RET-0000154','404-6716048-0000142','return:1:RET-0000154','1','address.city=Bologna
address.country=IT
address.default=yes
address.id=ADR-001
address.label=Magazzino Bologna
address.name=Bottega Reso srl
address.postcode=40128
address.street=Via Stalingrado 12
label.mode=marketplace
rma.mode=marketplace
','buyer=Leon Schröder
currency=EUR
item=Touchscreen-Handschuhe
price=34.80
refunds=
',0,'   ',1795372800000,'4a0c9ed71b59805d217e4bf77214c0b3a895dd04a2f7e6b4a631c1bf2a6407d5','31265994-cd63-44e4-a9d4-39013d01d875',NULL,NULL,NULL,'WAITING','undo',1795368100125,0,NULL,0,9,'',NULL,'',NULL,NULL,NULL,0,1795368100126,1795368100126,1795368100126);
INSERT INTO "action" VALUES(5,'003d39bc-1b89-4b62-abe3-1f1ec4324c31','message',0,1,'return','RET-0000151','409-5705423-0000139','messages:1:409-5705423-0000139','','text=Where shall we send it?
','buyer=Emma Köhler
',0,'   ',NULL,'756f3bb206aec3fab732197c2a60376b9e2735825e5c114fa4e94d260a5cac06','ec1468b1-47e6-4052-930a-98e02a7daece',NULL,NULL,NULL,'WAITING','undo',1795371700208,0,NULL,0,10,'',NULL,'',NULL,NULL,NULL,0,1795368100209,1795368100209,1795368100209);
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
INSERT INTO "address" VALUES(1,1,'ADR-001','city=Bologna
country=IT
default=yes
id=ADR-001
label=Magazzino Bologna
name=Bottega Reso srl
postcode=40128
revision=1
street=Via Stalingrado 12
','city=Bologna
country=IT
default=yes
id=ADR-001
label=Magazzino Bologna
name=Bottega Reso srl
postcode=40128
revision=1
street=Via Stalingrado 12
','same',0,1795368099489);
INSERT INTO "address" VALUES(2,1,'ADR-002','city=Modena
country=IT
id=ADR-002
label=Deposito Modena
name=Bottega Reso srl
postcode=41122
revision=1
street=Via Emilia Est 401
','city=Modena
country=IT
id=ADR-002
label=Deposito Modena
name=Bottega Reso srl
postcode=41122
revision=1
street=Via Emilia Est 401
','same',0,1795368099489);
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
INSERT INTO "bulk" VALUES(1,'08d6afb0-ed6c-498d-89c5-2cbaab0431b5','authorize','label.mode=marketplace
rma.mode=marketplace
',1795368099663,2,0,1,1795368099663);
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
INSERT INTO "bulk_row" VALUES(1,0,1,'RET-0000142',8280,'EUR',1,NULL,'');
INSERT INTO "bulk_row" VALUES(1,1,1,'RET-0000144',3840,'EUR',2,NULL,'');
CREATE TABLE draft(
    account INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    text    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY(account, kind, target)
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
CREATE TABLE journal(
    seq    INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    action INTEGER,
    event  TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    hash   TEXT    NOT NULL CHECK(length(hash) = 64)
) STRICT;
INSERT INTO "journal" VALUES(1,1795368099664,4,1,'confirmed','fingerprint=dada69ceaff29c3ee932d728fb98d587744a3455cb31132b49f5149e3eaa73f8
key=ca454ea1-07b8-4b92-8886-5760189c5b95
kind=authorize
','31018265f8634d07c15bbb2d7a9c2effc32bb45941ad6af0821eea6e8efb817a');
INSERT INTO "journal" VALUES(2,1795368099665,4,2,'confirmed','fingerprint=b385d551d263881e561589114f3e6498011c805582c279f9075a7c8f38da713c
key=c7603e85-385b-4927-9dcb-66e2d3da2675
kind=authorize
','f53cb862d5c2bb9b126e55aec958ef848280599e1a439c2758386e1f075b3316');
INSERT INTO "journal" VALUES(3,1795368099770,5,1,'will_send','attempt=1
','61768b70c90fa5e889e3647d9d42478ecdee662a7beccc57595d88b6cae39667');
INSERT INTO "journal" VALUES(4,1795368099770,5,2,'will_send','attempt=1
','8db38196016177bb5dc45873ed61659c289fe77211932e43c7b0485dee131d93');
INSERT INTO "journal" VALUES(5,1795368099774,5,1,'accepted_final','bytes=529/923
curl=0
proof=answer
remote_ref=M000000001
status=200
','250e042b5adc8ef0635c1aa41eb1b538096feb883904dae090b54f3c22126443');
INSERT INTO "journal" VALUES(6,1795368099779,5,2,'accepted_final','bytes=529/979
curl=0
proof=answer
remote_ref=M000000002
status=200
','ff45cf7e1dafe055d22715ff6c9f8100803be862a0bf4c8676d03ea808cf09b3');
INSERT INTO "journal" VALUES(7,1795368099971,7,3,'confirmed','amount=28.90 EUR
fingerprint=e9fe1ee5ab9215ff9cae5b4bfe2c4d943e38a8a6667f9be0846f0a65d652f84a
key=05b13001-3089-4602-b9a7-a2738e947df6
kind=refund
','c5ab803aa2d5d64af5a946d937c6ba63756a7db0b7c9e3ada7462c0471413fea');
INSERT INTO "journal" VALUES(8,1795368100036,8,3,'will_send','attempt=1
','87680bbbbd7b2620d891c0e9f0085be59a753bceb0769ddfb8a29102f0bcdd90');
INSERT INTO "journal" VALUES(9,1795368100046,8,3,'accepted_final','bytes=438/1471
curl=0
proof=answer
remote_ref=REF-0000001
status=200
','ae199e153ee5c74fe2bd4fecff2dc0b7e590c8fe6a15fe7eafd29867cd826b0a');
INSERT INTO "journal" VALUES(10,1795368100048,8,3,'seen_done','proof=read
remote_ref=REF-0000001
','f409a05907a64261a3c1674e6756cf7b640dda8f8af66850d1852bf13be69072');
INSERT INTO "journal" VALUES(11,1795368100126,9,4,'confirmed','fingerprint=4a0c9ed71b59805d217e4bf77214c0b3a895dd04a2f7e6b4a631c1bf2a6407d5
key=31265994-cd63-44e4-a9d4-39013d01d875
kind=authorize
','bd3db25b240dd26f7c563edc2a5ec205cfc7d8f2f8a9c563ea44004393bc4f69');
INSERT INTO "journal" VALUES(12,1795368100209,10,5,'confirmed','fingerprint=756f3bb206aec3fab732197c2a60376b9e2735825e5c114fa4e94d260a5cac06
key=ec1468b1-47e6-4052-930a-98e02a7daece
kind=message
','305cd8db19919703872f20f50aa6fec5ddaf3014a8d9de3095853bd983edc67c');
CREATE TABLE label_file(
    sha256     TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    name       TEXT NOT NULL,
    bytes      BLOB NOT NULL,
    at         INTEGER NOT NULL
) STRICT;
CREATE TABLE legal_step(from_state TEXT NOT NULL, to_state TEXT NOT NULL, PRIMARY KEY(from_state, to_state)) STRICT, WITHOUT ROWID;
INSERT INTO "legal_step" VALUES('ACCEPTED','CONFIRMED');
INSERT INTO "legal_step" VALUES('ACCEPTED','FAILED');
INSERT INTO "legal_step" VALUES('ACCEPTED','NEEDS_PERSON');
INSERT INTO "legal_step" VALUES('NEEDS_PERSON','ABANDONED');
INSERT INTO "legal_step" VALUES('NEEDS_PERSON','CONFIRMED');
INSERT INTO "legal_step" VALUES('SENDING','ACCEPTED');
INSERT INTO "legal_step" VALUES('SENDING','CONFIRMED');
INSERT INTO "legal_step" VALUES('SENDING','FAILED');
INSERT INTO "legal_step" VALUES('SENDING','UNKNOWN');
INSERT INTO "legal_step" VALUES('SENDING','WAITING');
INSERT INTO "legal_step" VALUES('UNKNOWN','ACCEPTED');
INSERT INTO "legal_step" VALUES('UNKNOWN','CONFIRMED');
INSERT INTO "legal_step" VALUES('UNKNOWN','FAILED');
INSERT INTO "legal_step" VALUES('UNKNOWN','NEEDS_PERSON');
INSERT INTO "legal_step" VALUES('UNKNOWN','SENDING');
INSERT INTO "legal_step" VALUES('WAITING','CANCELLED');
INSERT INTO "legal_step" VALUES('WAITING','NOT_NEEDED');
INSERT INTO "legal_step" VALUES('WAITING','SENDING');
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
INSERT INTO "money_line" VALUES(3,0,1,'402-2807875-0000083','L1',1,2890,'EUR',0,1);
CREATE TABLE note(
    id      INTEGER PRIMARY KEY,
    account INTEGER NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
    text    TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE TABLE preference(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE received(
    account INTEGER NOT NULL, return_id TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY(account, return_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE return_settings(
    account    INTEGER PRIMARY KEY REFERENCES account(id),
    ours       TEXT    NOT NULL,
    theirs     TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
INSERT INTO "return_settings" VALUES(1,'auto_authorize=off
label.mode=marketplace
revision=1
rma.mode=marketplace
','auto_authorize=off
label.mode=marketplace
revision=1
rma.mode=marketplace
','same',1795368099489);
CREATE TABLE rma_counter(scope TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE rma_number(
    number   TEXT    PRIMARY KEY COLLATE NOCASE,
    account  INTEGER NOT NULL,
    return_id TEXT   NOT NULL,
    taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE touched(
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL,
    kind    TEXT    NOT NULL,
    id      TEXT    NOT NULL
) STRICT;
CREATE TABLE workspace(
    one        INTEGER PRIMARY KEY CHECK(one = 1),
    id         TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,            -- grows at each opening for writing
    generation INTEGER NOT NULL,            -- grows with each epoch
    made_at    INTEGER NOT NULL
) STRICT;
INSERT INTO "workspace" VALUES(1,'cf3b527b-ea50-4da8-8515-54c7a3f77857',10,10,1795368099248);
CREATE UNIQUE INDEX account_name ON account(name COLLATE NOCASE) WHERE state <> 'removed';
CREATE INDEX action_lane   ON action(lane, id) WHERE state IN ('WAITING','SENDING','UNKNOWN','NEEDS_PERSON');
CREATE INDEX action_turn   ON action(COALESCE(deadline, 9223372036854775807), id) WHERE state = 'WAITING';
CREATE INDEX action_due    ON action(state, not_before);
CREATE INDEX action_target ON action(account, target_kind, target);
CREATE INDEX action_order  ON action(account, order_id);
CREATE INDEX action_bulk   ON action(bulk, state) WHERE bulk IS NOT NULL;
CREATE INDEX action_after  ON action(after) WHERE after IS NOT NULL;
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
CREATE INDEX journal_action ON journal(action) WHERE action IS NOT NULL;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_frozen BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_in_order BEFORE INSERT ON journal
WHEN NEW.seq <> 1 + (SELECT COALESCE(MAX(seq), 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE INDEX finding_return ON finding(account, return_id);
CREATE INDEX note_target ON note(account, kind, target);
CREATE TRIGGER rma_number_is_kept BEFORE DELETE ON rma_number BEGIN SELECT RAISE(ABORT, 'an RMA number is never given again'); END;
CREATE UNIQUE INDEX address_remote ON address(account, remote_id) WHERE remote_id <> '';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('action',5);
INSERT INTO "sqlite_sequence" VALUES('touched',9);
COMMIT;
PRAGMA application_id=1382380399;
PRAGMA user_version=1;
