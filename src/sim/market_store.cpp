// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/market_store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include "sim/times.h"

namespace resodesk::sim {

namespace {

constexpr const char* schema = R"sql(
CREATE TABLE IF NOT EXISTS object(
    kind TEXT NOT NULL, id TEXT NOT NULL, order_id TEXT NOT NULL, seq INTEGER NOT NULL, revision INTEGER NOT NULL,
    doc TEXT NOT NULL, hidden TEXT NOT NULL, previous TEXT NOT NULL, changed_at INTEGER NOT NULL, PRIMARY KEY(kind, id));
CREATE UNIQUE INDEX IF NOT EXISTS object_seq ON object(kind, seq);
CREATE INDEX IF NOT EXISTS object_order ON object(order_id, kind);
CREATE TABLE IF NOT EXISTS effect(
    seq INTEGER PRIMARY KEY, at INTEGER, kind TEXT, target TEXT, line TEXT, amount TEXT, currency TEXT, key TEXT, by TEXT,
    text TEXT, links TEXT);
CREATE TRIGGER IF NOT EXISTS effect_kept BEFORE DELETE ON effect BEGIN SELECT RAISE(ABORT, 'effects are kept'); END;
CREATE TRIGGER IF NOT EXISTS effect_frozen BEFORE UPDATE ON effect BEGIN SELECT RAISE(ABORT, 'effects are kept'); END;
CREATE TABLE IF NOT EXISTS agenda(n INTEGER PRIMARY KEY, at INTEGER, kind TEXT, target TEXT, data TEXT);
CREATE INDEX IF NOT EXISTS agenda_at ON agenda(at, n);
CREATE TABLE IF NOT EXISTS answer(key TEXT PRIMARY KEY, fingerprint TEXT, status INTEGER, body TEXT);
CREATE TABLE IF NOT EXISTS upload(sha256 TEXT PRIMARY KEY, type TEXT, bytes BLOB);
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT);
)sql";

template <class Running>
std::string textAt(Running& s, int column) {
    return s->getColumn(column).getString();
}

}  // namespace

void MarketStore::Reset::operator()(SQLite::Statement* statement) const { statement->tryReset(); }

MarketStore::MarketStore(const std::filesystem::path& file) {
    std::filesystem::create_directories(file.parent_path());
    database_ = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 10'000);
    ::chmod(file.c_str(), 0600);
    database_->exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536;");
    database_->exec("PRAGMA wal_autocheckpoint=16000; PRAGMA secure_delete=OFF;");
    database_->exec(schema);
    lastSeq_ = database_->execAndGet("SELECT COALESCE(MAX(seq), 0) FROM (SELECT MAX(seq) AS seq FROM object GROUP BY kind)").getInt64();
}

MarketStore::~MarketStore() { prepared_.clear(); }

MarketStore::Scope::Scope(MarketStore& store) : store_(store) {
    store_.database_->exec("BEGIN IMMEDIATE");
    store_.seqBefore_ = store_.lastSeq_;
}

MarketStore::Scope::~Scope() {
    if (isDone_) return;
    store_.database_->exec("ROLLBACK");
    store_.lastSeq_ = store_.seqBefore_;
}

void MarketStore::Scope::commit() {
    store_.database_->exec("COMMIT");
    isDone_ = true;
}

MarketStore::Running MarketStore::prepared(const char* sql) {
    auto& statement = prepared_[sql];
    if (!statement) statement = std::make_unique<SQLite::Statement>(*database_, sql);
    statement->clearBindings();
    return Running(statement.get());
}

Object MarketStore::read(Running& s) {
    Object o;
    o.kind = textAt(s, 0);
    o.id = textAt(s, 1);
    o.order = textAt(s, 2);
    o.seq = s->getColumn(3).getInt64();
    o.revision = s->getColumn(4).getInt64();
    o.doc = Json::parse(textAt(s, 5));
    o.hidden = Json::parse(textAt(s, 6));
    o.previous = textAt(s, 7);
    o.changedAt = fromMillis(s->getColumn(8).getInt64());
    return o;
}

std::optional<Object> MarketStore::find(const std::string& kind, const std::string& id) {
    auto s = prepared("SELECT kind, id, order_id, seq, revision, doc, hidden, previous, changed_at FROM object WHERE kind=? AND id=?");
    s->bind(1, kind);
    s->bind(2, id);
    if (!s->executeStep()) return std::nullopt;
    return read(s);
}

std::vector<Object> MarketStore::ofOrder(const std::string& kind, const std::string& order) {
    auto s = prepared("SELECT kind, id, order_id, seq, revision, doc, hidden, previous, changed_at FROM object WHERE order_id=? AND kind=? ORDER BY id");
    s->bind(1, order);
    s->bind(2, kind);
    std::vector<Object> found;
    while (s->executeStep()) found.push_back(read(s));
    return found;
}

std::vector<Object> MarketStore::all(const std::string& kind) {
    auto s = prepared("SELECT kind, id, order_id, seq, revision, doc, hidden, previous, changed_at FROM object WHERE kind=? ORDER BY id");
    s->bind(1, kind);
    std::vector<Object> found;
    while (s->executeStep()) found.push_back(read(s));
    return found;
}

void MarketStore::put(Object& o, TimePoint now) {
    o.seq = ++lastSeq_;
    ++o.revision;
    o.doc["revision"] = std::to_string(o.revision);
    o.doc["changed_at"] = isoTime(now);
    auto s = prepared(
        "INSERT INTO object(kind, id, order_id, seq, revision, doc, hidden, previous, changed_at) VALUES(?,?,?,?,?,?,?,'',?)"
        " ON CONFLICT(kind, id) DO UPDATE SET previous=object.doc, seq=excluded.seq, revision=excluded.revision,"
        " doc=excluded.doc, hidden=excluded.hidden, changed_at=excluded.changed_at");
    s->bind(1, o.kind);
    s->bind(2, o.id);
    s->bind(3, o.order);
    s->bind(4, o.seq);
    s->bind(5, o.revision);
    s->bind(6, o.doc.dump());
    s->bind(7, o.hidden.dump());
    s->bind(8, toMillis(now));
    s->exec();
}

void MarketStore::remove(const std::string& kind, const std::string& id) {
    auto s = prepared("DELETE FROM object WHERE kind=? AND id=?");
    s->bind(1, kind);
    s->bind(2, id);
    s->exec();
}

MarketStore::Page MarketStore::page(const std::string& kind, std::int64_t after, int limit) {
    auto s = prepared("SELECT doc, seq FROM object WHERE kind=? AND seq>? ORDER BY seq LIMIT ?");
    s->bind(1, kind);
    s->bind(2, after);
    s->bind(3, limit + 1);
    Page page;
    page.lastSeq = after;
    while (s->executeStep()) {
        if (static_cast<int>(page.docs.size()) == limit) {
            page.hasMore = true;
            break;
        }
        page.docs.push_back(textAt(s, 0));
        page.lastSeq = s->getColumn(1).getInt64();
    }
    return page;
}

std::int64_t MarketStore::count(const std::string& kind) {
    auto s = prepared("SELECT COUNT(*) FROM object WHERE kind=?");
    s->bind(1, kind);
    s->executeStep();
    return s->getColumn(0).getInt64();
}

void MarketStore::addEffect(Effect e) {
    auto s = prepared("INSERT INTO effect(at, kind, target, line, amount, currency, key, by, text, links) VALUES(?,?,?,?,?,?,?,?,?,?)");
    s->bind(1, toMillis(e.at));
    int column = 1;
    for (const std::string* text : {&e.kind, &e.target, &e.line, &e.amount, &e.currency, &e.key, &e.by, &e.text})
        s->bind(++column, *text);
    s->bind(10, Json(e.links).dump());
    s->exec();
}

std::vector<Effect> MarketStore::effects(std::int64_t after) {
    auto s = prepared("SELECT seq, at, kind, target, line, amount, currency, key, by, text, links FROM effect WHERE seq>? ORDER BY seq");
    s->bind(1, after);
    std::vector<Effect> effects;
    while (s->executeStep()) {
        Effect e;
        e.seq = s->getColumn(0).getInt64();
        e.at = fromMillis(s->getColumn(1).getInt64());
        int column = 1;
        for (std::string* text : {&e.kind, &e.target, &e.line, &e.amount, &e.currency, &e.key, &e.by, &e.text})
            *text = textAt(s, ++column);
        e.links = Json::parse(textAt(s, 10)).get<std::vector<std::string>>();
        effects.push_back(std::move(e));
    }
    return effects;
}

void MarketStore::plan(TimePoint at, const std::string& kind, const std::string& target, const Json& data) {
    auto s = prepared("INSERT INTO agenda(at, kind, target, data) VALUES(?,?,?,?)");
    s->bind(1, toMillis(at));
    s->bind(2, kind);
    s->bind(3, target);
    s->bind(4, data.dump());
    s->exec();
}

std::optional<Happening> MarketStore::takeDue(TimePoint now) {
    Happening h;
    {
        auto s = prepared("SELECT n, at, kind, target, data FROM agenda WHERE at<=? ORDER BY at, n LIMIT 1");
        s->bind(1, toMillis(now));
        if (!s->executeStep()) return std::nullopt;
        h.n = s->getColumn(0).getInt64();
        h.at = fromMillis(s->getColumn(1).getInt64());
        h.kind = textAt(s, 2);
        h.target = textAt(s, 3);
        h.data = Json::parse(textAt(s, 4));
    }
    auto done = prepared("DELETE FROM agenda WHERE n=?");
    done->bind(1, h.n);
    done->exec();
    return h;
}

std::optional<KeptAnswer> MarketStore::answerFor(const std::string& key) {
    auto s = prepared("SELECT fingerprint, status, body FROM answer WHERE key=?");
    s->bind(1, key);
    if (!s->executeStep()) return std::nullopt;
    KeptAnswer kept{textAt(s, 0), s->getColumn(1).getInt(), textAt(s, 2)};
    return kept;
}

void MarketStore::keepAnswer(const std::string& key, const KeptAnswer& answer) {
    auto s = prepared("INSERT INTO answer(key, fingerprint, status, body) VALUES(?,?,?,?)");
    s->bind(1, key);
    s->bind(2, answer.fingerprint);
    s->bind(3, answer.status);
    s->bind(4, answer.body);
    s->exec();
}

void MarketStore::keepUpload(const std::string& sha256, const std::string& type, const std::string& bytes) {
    auto s = prepared("INSERT OR IGNORE INTO upload(sha256, type, bytes) VALUES(?,?,?)");
    s->bind(1, sha256);
    s->bind(2, type);
    s->bind(3, bytes.data(), static_cast<int>(bytes.size()));
    s->exec();
}

bool MarketStore::hasUpload(const std::string& sha256) {
    auto s = prepared("SELECT 1 FROM upload WHERE sha256=?");
    s->bind(1, sha256);
    const bool found = s->executeStep();
    return found;
}

std::string MarketStore::meta(const std::string& name) {
    auto s = prepared("SELECT value FROM meta WHERE name=?");
    s->bind(1, name);
    return s->executeStep() ? textAt(s, 0) : std::string{};
}

void MarketStore::setMeta(const std::string& name, const std::string& value) {
    auto s = prepared("INSERT OR REPLACE INTO meta(name, value) VALUES(?,?)");
    s->bind(1, name);
    s->bind(2, value);
    s->exec();
}

}  // namespace resodesk::sim
