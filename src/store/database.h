// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite file, opened the way ResoDesk opens all of them. Users of the stores only construct it; SQL stays in store/.

#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace resodesk::store {

struct Migration {
    int number;        ///< PRAGMA user_version after it; 1, 2, 3 ...
    const char* name;  ///< for the log
    const char* sql;
};

/// One connection. Not thread-safe: it belongs to one executor.
class Database {
 public:
    enum class Access { readWrite, readOnly };
    struct Options {
        Access access = Access::readOnly;
        bool isDurable = false;  ///< synchronous=FULL: the ledger
        std::int64_t mmapBytes = 0;
        int cacheKiB = 8'192;
        int newest = 0;  ///< readWrite: the newest schema number that is understood; 0: any
    };

    /// Opens, hardens, sets WAL. A read-only connection never writes, checkpoints or creates the file.
    /// Throws SQLite::Exception when the file cannot be opened or is no database, NewerSchema before the first write.
    Database(const std::filesystem::path& file, Options options);
    ~Database();

    /// Runs the pending ones in one transaction. Throws NewerSchema, file untouched, when it was made by a newer program.
    void migrate(std::span<const Migration> migrations, int applicationId);

    /// Any thread: the query that runs on this connection ends with an exception soon. Until resumed, all do.
    void interrupt() { isInterrupted_ = true; }
    void resume() { isInterrupted_ = false; }
    bool isInterrupted() const { return isInterrupted_; }
    /// The same for the queries of one question, when its flag is set: until another is heeded, or none.
    void heed(const std::atomic<bool>* isDropped) { isDropped_ = isDropped; }
    bool mustEnd() const { return isInterrupted_ || (isDropped_ && *isDropped_); }

    /// Called after each commit of a Transaction.
    void onCommit(std::function<void()> listener) { onCommit_ = std::move(listener); }
    void committed() const {
        if (onCommit_) onCommit_();
    }

    /// Writes what is in the -wal into the file. Only on a read-write connection.
    void checkpoint();
    std::int64_t walBytes() const;
    const std::filesystem::path& file() const { return file_; }

    SQLite::Database& handle() { return *database_; }
    /// The prepared statement for this SQL text, made once.
    SQLite::Statement& prepared(const std::string& sql);

 private:
    std::filesystem::path file_;
    std::atomic<bool> isInterrupted_ = false;
    const std::atomic<bool>* isDropped_ = nullptr;
    std::unique_ptr<SQLite::Database> database_;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> prepared_;
    std::function<void()> onCommit_;
};

/// A query ended because of interrupt() or of what is heeded.
bool wasInterrupted(const std::exception& thrown);

class NewerSchema : public std::exception {
 public:
    const char* what() const noexcept override { return "the database was made by a newer ResoDesk"; }
};

/// Makes the file, empty and 0600, when it is not there. SQLite gives -wal and -shm the mode of the database file.
/// Throws std::filesystem::filesystem_error when it is a link: what a link names is not ours.
void createPrivately(const std::filesystem::path& file);

/// The version of the SQLite library in use, for --version.
std::string sqliteVersion();

}  // namespace resodesk::store
