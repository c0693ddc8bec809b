// SPDX-License-Identifier: GPL-3.0-or-later
// The marketplace's own SQLite file: documents as its API shows them, effects, and what will happen next.

#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace resodesk::sim {

using Json = nlohmann::json;

/// One object of the marketplace. `doc` is what its API shows; `hidden` is what only the marketplace knows.
struct Object {
    std::string kind, id, order;
    std::int64_t seq = 0;       ///< grows over all objects with every change: the change cursor
    std::int64_t revision = 0;  ///< grows with every change of this object
    Json doc = Json::object();
    Json hidden = Json::object();
    std::string previous;  ///< the document before the last change, for stale reads
    TimePoint changedAt;
};

/// The truth that tests compare with. Never changed, never deleted.
struct Effect {
    std::int64_t seq = 0;
    TimePoint at;
    std::string kind, target, line, amount, currency, key, by;
    std::string text;                ///< of mails and messages
    std::vector<std::string> links;  ///< of mails
};

struct Happening {
    std::int64_t n = 0;
    TimePoint at;
    std::string kind, target;
    Json data;
};

struct KeptAnswer {
    std::string fingerprint;
    int status = 0;
    std::string body;
};

class MarketStore {
 public:
    explicit MarketStore(const std::filesystem::path& file);
    ~MarketStore();

    /// One transaction; leaving the scope without commit() undoes everything.
    class Scope {
     public:
        explicit Scope(MarketStore& store);
        ~Scope();
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        void commit();

     private:
        MarketStore& store_;
        bool isDone_ = false;
    };

    std::optional<Object> find(const std::string& kind, const std::string& id);
    std::vector<Object> ofOrder(const std::string& kind, const std::string& order);
    std::vector<Object> all(const std::string& kind);
    /// Gives the object the next seq and revision and writes both into the document.
    void put(Object& object, TimePoint now);
    void remove(const std::string& kind, const std::string& id);
    struct Page {
        std::vector<std::string> docs;
        std::int64_t lastSeq = 0;
        bool hasMore = false;
    };
    Page page(const std::string& kind, std::int64_t after, int limit);
    std::int64_t count(const std::string& kind);

    void addEffect(Effect effect);
    std::vector<Effect> effects(std::int64_t after);
    void plan(TimePoint at, const std::string& kind, const std::string& target, const Json& data);
    /// Takes the next happening that is due, in order.
    std::optional<Happening> takeDue(TimePoint now);

    std::optional<KeptAnswer> answerFor(const std::string& key);
    void keepAnswer(const std::string& key, const KeptAnswer& answer);
    void keepUpload(const std::string& sha256, const std::string& type, const std::string& bytes);
    bool hasUpload(const std::string& sha256);
    std::string meta(const std::string& name);
    void setMeta(const std::string& name, const std::string& value);

 private:
    /// A statement while it runs; leaving the scope ends its read.
    struct Reset {
        void operator()(SQLite::Statement* statement) const;
    };
    using Running = std::unique_ptr<SQLite::Statement, Reset>;
    Running prepared(const char* sql);
    Object read(Running& statement);

    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> prepared_;
    std::int64_t lastSeq_ = 0;
    std::int64_t seqBefore_ = 0;  ///< at the start of the transaction
};

}  // namespace resodesk::sim
