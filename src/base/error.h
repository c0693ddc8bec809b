// SPDX-License-Identifier: GPL-3.0-or-later
// How a failure that can be answered travels: Result<T> with an Error. Sentences for people are written in text/.

#pragma once

#include <boost/system/result.hpp>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace resodesk {

/// Why something was not done. The names are stored in the ledger: append, never rename.
enum class Failure {
    // the way to the marketplace
    offline,         // nothing answered; nothing was sent
    untrusted,       // the server's certificate does not verify
    throttled,       // the marketplace asked for a pause
    signInExpired,   // the seller must sign in again
    forbidden,       // signed in, but this is not permitted
    refused,         // the marketplace said no; subject = its own words
    notUnderstood,   // an answer that is not what its API promises
    outcomeUnknown,  // it may have happened
    changed,         // the object is not what the seller saw any more
    notFound,
    stopped,  // ResoDesk is closing or the work was cancelled
    // this computer
    busy,            // another process holds the workspace; subject = its pid
    newerWorkspace,  // made by a newer ResoDesk; left untouched
    damagedWorkspace,   // subject = the newest verified backup, if there is one
    readOnlyWorkspace,  // subject = the folder
    restoredBackup,     // nothing is sent until the seller has looked
    olderCopy,          // the same: the ledger has been further than this file
    diskFull,
    noBackup,           // none could be made
    badBackup,          // not a backup of a ledger, or damaged; subject = the file
    noKeyring,
    keyringLocked,
    unreadableFile,  // subject = its name
    unwritableFile,  // the same
    exposedFile,     // it holds secrets and other people may read it; subject = its name
    // what was typed
    badUrl,
    badToken,
    badAmount,
    badNumber,
    badDate,
    badName,
    nameTaken,
    badLabel,
    badPhoto,       // subject = its name
    photoTooLarge,  // the same
    fileTooLarge,   // subject = how many MB it may have
    emptyText,
    badText,  // not UTF-8
    noDeadline,  // no answer is due; subject = the return
    timeInPast,  // the same
    badTag,   // subject = what was typed
    badLink,  // no link to a return; subject = it
    badCsv,   // no table; subject = the line
    badRow,   // more or fewer cells than the header; subject = the line
    badCell,  // subject: see domain/cell_error.h
    noColumn, // subject = its name
    textTooLong,
    unknownAccount,
    unknownReturn,
    unknownLine,
    unknownReason,
    unknownAddress,
    unknownChoice,
    missingChoice,
    badRma,
    rmaTaken,
    badRmaPattern,
    // the rules of returns and parcels
    notWaitingForAnswer,
    alreadyClosed,
    alreadyRefunded,
    aboveRefundable,
    nothingToPay,
    otherCurrency,
    liveAction,
    lineBusy,
    notShippedYet,
    notArrived,
    notInspected,
    notAuthorized,
    notOfferedNow,
    setChanged,
    precedingFailed,
    tooLateToCancel,
    moreThanReturned,
    marketLabelNeedsDefault,
    emptyReport,        // a list of returns without any; subject = the file
    noGrades,           // a table of grades without any
    noWithholdReason,  // a deduction without a reason
    sameRule,          // two for the same condition and reason
    addressInUse,
    aboveDailyLimit,  // subject = the seller's limit and what is used of it today
    unusualAmount,    // it may be meant; subject = the amount
    onlyDiminishedValue,    // on withdrawal, something was to be withheld for another reason
    deductionNotInspected,  // on withdrawal, no finding says that the goods are not as new
    alreadyConnected,  // subject = the account that is this shop already
    // other processes of the same seller
    unresponsive,    // who holds the workspace does not answer, nothing was done; subject = its pid
    otherVersion,    // the one that holds the workspace; subject = its version
    holderGone,      // it stopped answering in the middle of a command; subject = its pid
    alreadyWorking,  // an agent or a window does what this one would; subject = its pid
    noUserServices,  // no systemd user session
    serviceRefused,  // subject = systemd's own words
    // rules for new requests
    notReplayed,     // rules act only after a replay of just these rules
    noRules,         // none were saved yet
    badRulesFile,    // subject = the place in it, with what stands there
    ruleLimits,      // a lower limit above the upper one, or in another currency; subject = the rule
    ruleNeedsLimit,  // it refunds without anybody looking; subject = the rule
    ruleNeedsReason, // the same
    ruleNeedsTag,    // the same
    // what was typed above a list; subject = the part that was not understood
    unknownSearchWord,
    unknownSearchValue,
    badSearchAmount,
    badSearchAge,
    badSearchText,
    // papers
    noLabel,         // the return was authorized without one
    labelElsewhere,  // an own label that was not handed in from here
    unreadableLabel, // damaged, locked, or it breaks what reads it
    tooManyPapers,   // for one file
    ownLabelMissing, // of many, subject = the return
    sharedLabel,     // one file for several buyers, subject = its name
    noLabelMatches,  // none of the files names a return
    badCountry,      // subject = what was given
    printingFailed,  // subject = what the system says
    // the table of what returns cost
    noCosts,         // it has no parcel
    noRate,          // none for the size and country in the return's currency; subject = it
    noSize,          // subject = the SKU that has none
    sameCost,        // two rows for one thing
    mixedCurrencies, // in one row
    // templates of messages
    badField,            // subject: see domain/field_error.h
    unknownPlaceholder,  // subject = as it stands in the text: {nmae}
    badBraces,           // one that stands alone; subject = what stands around it
    badLanguage,         // subject = what was given
    sameLanguage,        // two texts in one; subject = it
    noVariant,           // no text in any language
    rowsDiffer,          // two rows of one template say different things of it
    noOriginal,          // it did not come with the program; subject = the template
    // messages
    buyerWrote,          // since the message was decided: it is a draft again
    missingValue,        // subject = places of a template that nothing is known for: {rma}, {deadline}
    otherOrder,          // a message waits for an action of its own order only; subject = the action
    // e-mail
    badMailField         // what would stand in it can stand in no header; subject = the field
};

std::string_view toText(Failure failure);
std::optional<Failure> failureFrom(std::string_view text);

/// A failure with what the log and the sentence need. Not an aggregate, so that Result<T> can hold it.
class Error {
 public:
    Error() = default;
    /// `detail` is English, for the log: no token, address or message text.
    /// `subject` may be shown to the seller: a field's value, an id, the marketplace's own words.
    explicit Error(Failure failure, std::string detail = {}, std::string subject = {})
        : failure_(failure), detail_(std::move(detail)), subject_(std::move(subject)) {}

    Failure failure() const { return failure_; }
    const std::string& detail() const { return detail_; }
    const std::string& subject() const { return subject_; }
    bool operator==(const Error&) const = default;

 private:
    Failure failure_ = Failure::notUnderstood;
    std::string detail_;
    std::string subject_;
};

/// For the log and for tests: the failure's name and the detail, never the subject.
std::ostream& operator<<(std::ostream& out, const Error& error);

template <class T>
using Result = boost::system::result<T, Error>;

/// Result<T>::value() on an error is a bug: it throws.
[[noreturn]] void throw_exception_from_error(const Error& error, const boost::source_location& where);

}  // namespace resodesk
