// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of returns without an API: looked at first, then kept for an account of their own. Callbacks: any thread.

#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/cell_error.h"
#include "domain/money.h"
#include "domain/returns/brought_report.h"
#include "domain/returns/return.h"

namespace resodesk::app {

class DeskCore;

/// A file and where it belongs.
struct ImportWish {
    std::filesystem::path file;  ///< read by a worker; empty: it is `bytes`
    std::string bytes;
    std::string account;   ///< the name of an account of reports; one that is not there yet is made
    std::string website;   ///< for a new account: where the seller works by hand, "https://sellercentral.amazon.it", or empty
};

/// What a file would bring, or brought.
struct ImportPreview {
    std::string format;      ///< amazon_returns, amazon_fba, resodesk
    std::vector<Return> returns;  ///< as they would stand, those of this file, in its order
    std::size_t fresh = 0;   ///< of them: not there before
    std::size_t changed = 0; ///< of them: there, and otherwise
    Sums amounts;
    std::vector<CellError> errors;        ///< rows that are left out
    std::map<std::string, int> unknown;   ///< values that mean nothing to ResoDesk, kept as they are written
    bool isNewAccount = false;
    bool isKnownFile = false;  ///< the account has just these bytes already
};

class ImportsDesk {
 public:
    explicit ImportsDesk(DeskCore& core) : core_(core) {}
    /// unreadableFile, noColumn, fileTooLarge, badCsv, badText; badName, nameTaken (an account of another kind), badUrl.
    void preview(const ImportWish& wish, std::function<void(Result<ImportPreview>)> done);
    /// The same, and keeps it: its returns are listed when `done` is called. emptyReport when there is nothing in it.
    void bring(const ImportWish& wish, std::function<void(Result<ImportPreview>)> done);
    /// Names of the accounts that reports were brought for.
    void accounts(std::function<void(std::vector<std::string>)> done);

 private:
    struct Looked {
        BroughtReport file;
        ImportPreview preview;
    };
    void look(const ImportWish& wish, std::function<void(Result<Looked>)> done);
    void keep(const ImportWish& wish, const Looked& looked, const std::function<void(Result<ImportPreview>)>& done);
    void lookByHand(AccountId account);
    DeskCore& core_;
};

}  // namespace resodesk::app
