// SPDX-License-Identifier: GPL-3.0-or-later
// A list of returns as CSV (RFC 4180).

#pragma once

#include <string>

#include "domain/returns/list.h"

namespace resodesk::documents {

class ReturnsCsv {
 public:
    ReturnsCsv();
    void add(const ReturnRow& row);
    std::string take() { return std::move(out_); }

 private:
    std::string out_;
};

}  // namespace resodesk::documents
