// SPDX-License-Identifier: GPL-3.0-or-later
// Tables for people, JSON for programs.

#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace resodesk::cli {

/// Columns as wide as their widest cell, counted in characters; the last one is cut to the terminal.
class Table {
 public:
    explicit Table(std::vector<std::string> header) : rows_{std::move(header)} {}
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    void alignRight(std::size_t column) { right_.push_back(column); }
    std::string text() const;

 private:
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::size_t> right_;
};

/// The catalogue's translation, as UTF-8.
std::string translated(const char* english);

/// {"error": {"failure", "sentence", "subject"}}
std::string errorJson(const Error& error);

}  // namespace resodesk::cli
