// SPDX-License-Identifier: GPL-3.0-or-later
// Statements with bound parameters. For the stores alone.

#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "domain/fields.h"
#include "domain/keys.h"
#include "domain/money.h"
#include "store/database.h"
#include "store/transaction.h"

namespace resodesk::store {

/// What this program wrote as text. SQLite does not notice a changed letter in it: that is damage like any other.
template <class Parsed>
auto asWritten(const Parsed& parsed) {
    if (!parsed) throw SQLite::Exception("a row is not as it was written", SQLITE_CORRUPT);
    return *parsed;
}

/// A prepared statement of the database while it runs. Bind in the order of the question marks; read in the order of
/// the columns. Named strings are bound without a copy and must outlive the last step; temporaries are copied.
class Query {
 public:
    Query(Database& database, const std::string& sql) : statement_(database.prepared(sql)) {
        statement_.reset();
        statement_.clearBindings();
    }
    ~Query() {
        try {
            statement_.reset();
        } catch (const std::exception&) {  // the failure was already thrown by step()
        }
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    template <class... Values>
    Query& bind(Values&&... values) {
        (put(std::forward<Values>(values)), ...);
        return *this;
    }
    /// The next row. False at the end.
    bool step() {
        column_ = 0;
        return statement_.executeStep();
    }
    /// Runs a statement that gives no rows; returns how many rows it changed.
    int run() { return statement_.exec(); }

    std::int64_t integer() { return statement_.getColumn(column_++).getInt64(); }
    bool flag() { return integer() != 0; }
    bool isNull() const { return statement_.getColumn(column_).isNull(); }
    std::string text() {
        const SQLite::Column column = statement_.getColumn(column_++);
        const char* start = column.getText();
        return {start, static_cast<std::size_t>(column.getBytes())};
    }
    /// Until the next step.
    std::string_view textView() {
        const SQLite::Column column = statement_.getColumn(column_++);
        const char* start = column.getText();
        return {start, static_cast<std::size_t>(column.getBytes())};
    }
    std::string blob() {
        const SQLite::Column column = statement_.getColumn(column_++);
        return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
    }
    TimePoint time() { return fromMillis(integer()); }
    std::optional<TimePoint> maybeTime() {
        if (isNull()) {
            ++column_;
            return std::nullopt;
        }
        return time();
    }
    /// An amount followed by its currency.
    Money money() {
        const std::int64_t minor = integer();
        return {minor, currency()};
    }
    Currency currency() {
        const auto parsed = Currency::parse(text());
        return parsed ? *parsed : Currency{};
    }
    template <class Enum>
    Enum known() {
        return asWritten(fromText<Enum>(text()));
    }
    Fields fields() { return asWritten(Fields::parse(text())); }
    template <class Enum>
    Enum named(Enum unknown) {
        return fromText<Enum>(text()).value_or(unknown);
    }
    void skip() { ++column_; }

 private:
    void put(std::int64_t value) { statement_.bind(++bound_, value); }
    void put(int value) { statement_.bind(++bound_, value); }
    void put(bool value) { statement_.bind(++bound_, value ? 1 : 0); }
    void put(const std::string& value) { statement_.bindNoCopy(++bound_, value); }
    void put(std::string&& value) { statement_.bind(++bound_, value); }
    void put(std::string_view value) { statement_.bind(++bound_, std::string(value)); }
    void put(const char* value) { statement_.bind(++bound_, value); }
    void put(TimePoint value) { put(toMillis(value)); }
    void put(std::nullopt_t) { statement_.bind(++bound_); }
    template <class Tag>
    void put(const TextId<Tag>& id) {
        put(id.value);
    }
    template <class Tag>
    void put(TextId<Tag>&& id) {
        put(std::move(id.value));
    }
    /// Row 0 is "none": NULL.
    template <class Tag>
    void put(const RowId<Tag>& id) {
        if (id)
            put(id.value);
        else
            put(std::nullopt);
    }
    template <class Value>
    void put(const std::optional<Value>& value) {
        if (value)
            put(Value(*value));
        else
            put(std::nullopt);
    }
    template <Named Enum>
    void put(Enum value) {
        put(toText(value));
    }
    void put(const Currency& currency) { put(currency.code()); }
    void put(const Money& money) {
        put(money.minor);
        put(money.currency);
    }

    SQLite::Statement& statement_;
    int bound_ = 0;
    int column_ = 0;
};

}  // namespace resodesk::store
