// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/error.h"

#include <array>
#include <ostream>
#include <stdexcept>
#include <utility>

namespace resodesk {

namespace {

constexpr std::array failureNames{
    std::pair{Failure::offline, "offline"},
    std::pair{Failure::untrusted, "untrusted"},
    std::pair{Failure::throttled, "throttled"},
    std::pair{Failure::signInExpired, "signInExpired"},
    std::pair{Failure::forbidden, "forbidden"},
    std::pair{Failure::refused, "refused"},
    std::pair{Failure::notUnderstood, "notUnderstood"},
    std::pair{Failure::outcomeUnknown, "outcomeUnknown"},
    std::pair{Failure::changed, "changed"},
    std::pair{Failure::notFound, "notFound"},
    std::pair{Failure::stopped, "stopped"},
    std::pair{Failure::busy, "busy"},
    std::pair{Failure::newerWorkspace, "newerWorkspace"},
    std::pair{Failure::damagedWorkspace, "damagedWorkspace"},
    std::pair{Failure::readOnlyWorkspace, "readOnlyWorkspace"},
    std::pair{Failure::restoredBackup, "restoredBackup"},
    std::pair{Failure::olderCopy, "olderCopy"},
    std::pair{Failure::diskFull, "diskFull"},
    std::pair{Failure::noBackup, "noBackup"},
    std::pair{Failure::badBackup, "badBackup"},
    std::pair{Failure::noKeyring, "noKeyring"},
    std::pair{Failure::keyringLocked, "keyringLocked"},
    std::pair{Failure::unreadableFile, "unreadableFile"},
    std::pair{Failure::unwritableFile, "unwritableFile"},
    std::pair{Failure::exposedFile, "exposedFile"},
    std::pair{Failure::badUrl, "badUrl"},
    std::pair{Failure::badToken, "badToken"},
    std::pair{Failure::badAmount, "badAmount"},
    std::pair{Failure::badNumber, "badNumber"},
    std::pair{Failure::badDate, "badDate"},
    std::pair{Failure::badName, "badName"},
    std::pair{Failure::nameTaken, "nameTaken"},
    std::pair{Failure::badLabel, "badLabel"},
    std::pair{Failure::badPhoto, "badPhoto"},
    std::pair{Failure::photoTooLarge, "photoTooLarge"},
    std::pair{Failure::fileTooLarge, "fileTooLarge"},
    std::pair{Failure::emptyText, "emptyText"},
    std::pair{Failure::badText, "badText"},
    std::pair{Failure::noDeadline, "noDeadline"},
    std::pair{Failure::timeInPast, "timeInPast"},
    std::pair{Failure::badTag, "badTag"},
    std::pair{Failure::badLink, "badLink"},
    std::pair{Failure::badCsv, "badCsv"},
    std::pair{Failure::badRow, "badRow"},
    std::pair{Failure::badCell, "badCell"},
    std::pair{Failure::noColumn, "noColumn"},
    std::pair{Failure::textTooLong, "textTooLong"},
    std::pair{Failure::unknownAccount, "unknownAccount"},
    std::pair{Failure::unknownReturn, "unknownReturn"},
    std::pair{Failure::unknownLine, "unknownLine"},
    std::pair{Failure::unknownReason, "unknownReason"},
    std::pair{Failure::unknownAddress, "unknownAddress"},
    std::pair{Failure::unknownChoice, "unknownChoice"},
    std::pair{Failure::missingChoice, "missingChoice"},
    std::pair{Failure::badRma, "badRma"},
    std::pair{Failure::rmaTaken, "rmaTaken"},
    std::pair{Failure::badRmaPattern, "badRmaPattern"},
    std::pair{Failure::notWaitingForAnswer, "notWaitingForAnswer"},
    std::pair{Failure::alreadyClosed, "alreadyClosed"},
    std::pair{Failure::alreadyRefunded, "alreadyRefunded"},
    std::pair{Failure::aboveRefundable, "aboveRefundable"},
    std::pair{Failure::nothingToPay, "nothingToPay"},
    std::pair{Failure::otherCurrency, "otherCurrency"},
    std::pair{Failure::liveAction, "liveAction"},
    std::pair{Failure::lineBusy, "lineBusy"},
    std::pair{Failure::notShippedYet, "notShippedYet"},
    std::pair{Failure::notArrived, "notArrived"},
    std::pair{Failure::notInspected, "notInspected"},
    std::pair{Failure::notAuthorized, "notAuthorized"},
    std::pair{Failure::notOfferedNow, "notOfferedNow"},
    std::pair{Failure::setChanged, "setChanged"},
    std::pair{Failure::precedingFailed, "precedingFailed"},
    std::pair{Failure::tooLateToCancel, "tooLateToCancel"},
    std::pair{Failure::moreThanReturned, "moreThanReturned"},
    std::pair{Failure::marketLabelNeedsDefault, "marketLabelNeedsDefault"},
    std::pair{Failure::emptyReport, "emptyReport"},
    std::pair{Failure::noGrades, "noGrades"},
    std::pair{Failure::noWithholdReason, "noWithholdReason"},
    std::pair{Failure::sameRule, "sameRule"},
    std::pair{Failure::addressInUse, "addressInUse"},
    std::pair{Failure::aboveDailyLimit, "aboveDailyLimit"},
    std::pair{Failure::unusualAmount, "unusualAmount"},
    std::pair{Failure::onlyDiminishedValue, "onlyDiminishedValue"},
    std::pair{Failure::deductionNotInspected, "deductionNotInspected"},
    std::pair{Failure::alreadyConnected, "alreadyConnected"},
    std::pair{Failure::unresponsive, "unresponsive"},
    std::pair{Failure::otherVersion, "otherVersion"},
    std::pair{Failure::holderGone, "holderGone"},
    std::pair{Failure::alreadyWorking, "alreadyWorking"},
    std::pair{Failure::noUserServices, "noUserServices"},
    std::pair{Failure::serviceRefused, "serviceRefused"},
    std::pair{Failure::notReplayed, "notReplayed"},
    std::pair{Failure::noRules, "noRules"},
    std::pair{Failure::badRulesFile, "badRulesFile"},
    std::pair{Failure::ruleLimits, "ruleLimits"},
    std::pair{Failure::ruleNeedsLimit, "ruleNeedsLimit"},
    std::pair{Failure::ruleNeedsReason, "ruleNeedsReason"},
    std::pair{Failure::ruleNeedsTag, "ruleNeedsTag"},
    std::pair{Failure::unknownSearchWord, "unknownSearchWord"},
    std::pair{Failure::unknownSearchValue, "unknownSearchValue"},
    std::pair{Failure::badSearchAmount, "badSearchAmount"},
    std::pair{Failure::badSearchAge, "badSearchAge"},
    std::pair{Failure::badSearchText, "badSearchText"},
    std::pair{Failure::noLabel, "noLabel"},
    std::pair{Failure::labelElsewhere, "labelElsewhere"},
    std::pair{Failure::unreadableLabel, "unreadableLabel"},
    std::pair{Failure::tooManyPapers, "tooManyPapers"},
    std::pair{Failure::ownLabelMissing, "ownLabelMissing"},
    std::pair{Failure::sharedLabel, "sharedLabel"},
    std::pair{Failure::noLabelMatches, "noLabelMatches"},
    std::pair{Failure::badCountry, "badCountry"},
    std::pair{Failure::printingFailed, "printingFailed"},
    std::pair{Failure::noCosts, "noCosts"},
    std::pair{Failure::noRate, "noRate"},
    std::pair{Failure::noSize, "noSize"},
    std::pair{Failure::sameCost, "sameCost"},
    std::pair{Failure::mixedCurrencies, "mixedCurrencies"},
    std::pair{Failure::badField, "badField"},
    std::pair{Failure::unknownPlaceholder, "unknownPlaceholder"},
    std::pair{Failure::badBraces, "badBraces"},
    std::pair{Failure::badLanguage, "badLanguage"},
    std::pair{Failure::sameLanguage, "sameLanguage"},
    std::pair{Failure::noVariant, "noVariant"},
    std::pair{Failure::rowsDiffer, "rowsDiffer"},
    std::pair{Failure::noOriginal, "noOriginal"},
    std::pair{Failure::buyerWrote, "buyerWrote"},
    std::pair{Failure::missingValue, "missingValue"},
    std::pair{Failure::otherOrder, "otherOrder"},
    std::pair{Failure::badMailField, "badMailField"},
};

}  // namespace

std::string_view toText(Failure failure) {
    for (const auto& [value, name] : failureNames)
        if (value == failure) return name;
    throw std::logic_error("a failure without a name");
}

std::optional<Failure> failureFrom(std::string_view text) {
    for (const auto& [value, name] : failureNames)
        if (text == name) return value;
    return std::nullopt;
}

std::ostream& operator<<(std::ostream& out, const Error& error) {
    return out << toText(error.failure()) << " (" << error.detail() << ")";
}

void throw_exception_from_error(const Error& error, const boost::source_location& where) {
    throw std::logic_error("unchecked failure " + std::string(toText(error.failure())) + " (" + error.detail() + ") at " +
                           where.file_name() + ":" + std::to_string(where.line()));
}

}  // namespace resodesk
