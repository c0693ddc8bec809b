// SPDX-License-Identifier: GPL-3.0-or-later
// One seller account at one marketplace, and what the seller keeps there: return addresses, settings, reasons.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/keys.h"
#include "domain/outbox/terms.h"
#include "domain/returns/label_mode.h"

namespace resodesk {

/// signIn: its token is refused, work waits. frozen: something is wrong that a person must look at.
enum class AccountState { active, signIn, frozen, removed };
NameTable<AccountState> nameTable(AccountState);

/// Where the account's tokens are.
enum class TokenPlace { keyring, file, session };
NameTable<TokenPlace> nameTable(TokenPlace);

struct Account {
    AccountId id;
    std::string channel;  ///< "open", ...
    std::string name;     ///< the seller's own, unique in the workspace
    std::string url;
    std::string remoteId;
    std::string caFile;  ///< certificate authority of a private server, or empty
    TokenPlace tokenPlace = TokenPlace::keyring;
    std::string tokenFile;  ///< for TokenPlace::file
    AccountState state = AccountState::active;
    bool isPractice = false;  ///< the built-in marketplace, started with the program
    AccountTerms terms;       ///< on which its marketplace takes operations, as it last said
    bool operator==(const Account&) const = default;
};

/// 1 to 60 bytes without control characters, slashes, or blanks at its ends.
bool isAccountName(const std::string& name);

/// What a pushed object looks like on both sides: what we edited, and what we edited from.
enum class PushState { same, toPush, conflict };
NameTable<PushState> nameTable(PushState);

struct ReturnAddress {
    AddressId id;  ///< of the marketplace; empty until it knows it
    std::string label;
    std::string name;
    std::string street;
    std::string postcode;
    std::string city;
    std::string country;  ///< ISO 3166 alpha-2
    std::string phone;
    bool isDefault = false;
    std::string revision;
    /// Equal as the buyer sees it: everything but id and revision.
    bool sameContent(const ReturnAddress& other) const;
    bool operator==(const ReturnAddress&) const = default;
};

/// Goods of buyers of this country go back to this saved address.
struct CountryRule {
    std::string country;       ///< ISO 3166 alpha-2
    std::int64_t address = 0;  ///< its row
    std::string label;
    bool isDefault = false;    ///< it is the default address, too
    bool operator==(const CountryRule&) const = default;
};

enum class AutoAuthorize { off, inPolicy, all };
NameTable<AutoAuthorize> nameTable(AutoAuthorize);

enum class RmaMode { marketplace, own };
NameTable<RmaMode> nameTable(RmaMode);

/// What the marketplace does by itself for the seller.
struct ReturnSettings {
    AutoAuthorize autoAuthorize = AutoAuthorize::off;
    RmaMode rma = RmaMode::marketplace;
    std::string rmaPattern;  ///< for RmaMode::own
    LabelMode label = LabelMode::marketplace;
    AddressId address;  ///< empty: the default one
    /// Absence: everything is authorized from .. until, then the mode above holds again.
    std::optional<TimePoint> absentFrom;
    std::optional<TimePoint> absentUntil;
    bool mailsCarryLinks = false;
    std::string revision;
    bool sameContent(const ReturnSettings& other) const;
    bool operator==(const ReturnSettings&) const = default;
};

/// A code the marketplace offers for a choice, with its words by language ("en", "it", ...).
struct ReasonWords {
    std::string code;
    std::map<std::string, std::string> words;
    friend bool operator==(const ReasonWords&, const ReasonWords&) = default;
};

/// Of accounts whose marketplace names none: reports.
enum class UsualReason { settled, notAccepted, returned, kept, diminishedValue, partsMissing };
NameTable<UsualReason> nameTable(UsualReason);

enum class ReasonList { returning, closing, refunding, withholding, parcel, parcelClosing };
NameTable<ReasonList> nameTable(ReasonList);
ReasonList listOf(UsualReason reason);

}  // namespace resodesk
