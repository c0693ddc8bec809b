// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/failures.h"

#include <wx/intl.h>

#include "domain/cell_error.h"
#include "domain/field_error.h"
#include "domain/messages/placeholders.h"
#include "domain/outbox/first_action.h"
#include "domain/returns/declared.h"
#include "domain/returns/refund_guards.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::text {

namespace {

/// A sentence with a place for the subject, or the plain one when there is none.
wxString with(const Error& error, const wxString& withSubject, const wxString& plain) {
    if (error.subject().empty()) return plain;
    wxString subject = show(error.subject());
    if (withSubject.EndsWith("%s.")) subject.EndsWith(".", &subject);  // a marketplace's words are a sentence already
    return wxString::Format(withSubject, subject);
}

/// The subject is money as files write it: "28.90 EUR".
wxString withMoney(const Error& error, const wxString& withSubject, const wxString& plain) {
    const auto money = printWritten(error.subject());
    return money ? wxString::Format(withSubject, *money) : with(error, withSubject, plain);
}

wxString notOffered(const Error& error) {
    const std::string& code = error.subject();
    if (code == "not_shipped") return _("The order has not shipped: cancel it instead of refunding.");
    if (code == "already_shipped") return _("The order has shipped: refund it instead of cancelling.");
    if (code == "nothing_left") return _("Nothing is left to refund.");
    if (code == "already_replaced") return _("A replacement was sent for it.");
    if (code == "already_closed") return _("It is closed.");
    if (code == "already_refunded") return _("It is refunded.");
    if (code == "already_authorized" || code == "already_in_transit" || code == "already_received")
        return _("It is already authorized.");
    return with(error, _("The marketplace does not offer this now: %s."), _("The marketplace does not offer this now."));
}

wxString underWay(const Error& error) {
    if (const auto first = firstActionFrom(error.subject())) {
        const wxString what = first->amount ? words(first->kind) + " " + print(*first->amount) : words(first->kind);
        if (first->state == ActionState::confirmed)
            return wxString::Format(_("This was done already: outbox no. %lld, %s, %s. The goods are refunded or replaced once only."),
                                    static_cast<long long>(first->id.value), what, printDateTime(first->decidedAt));
        // TRANSLATORS: number, what it does with its amount, when it was decided, its state
        return wxString::Format(_("Another action is under way for it: outbox no. %lld, %s, %s (%s). A second one is refused until that is settled."),
                                static_cast<long long>(first->id.value), what, printDateTime(first->decidedAt), words(first->state));
    }
    return wxString::Format(_("Another action is under way for it (outbox no. %s). Wait for it or cancel it in the outbox."),
                            show(error.subject()));
}

wxString setChanged(const Error& error) {
    const auto change = changeFrom(error.subject());
    if (!change) return with(error, _("The selection is not what was expected: %s. Nothing was done."), _("The selection has changed. Nothing was done."));
    const auto said = [](const Declared& d) { return counted(ActionKind::refund, static_cast<int>(d.count)) + ", " + print(d.sums); };
    // TRANSLATORS: "3 refunds, € 60.00" both times: what the seller saw or declared, and what it is now
    return wxString::Format(_("It was to be %s, and it would now be %s. Nothing was done."), said(change->first), said(change->second));
}

wxString aboveLimit(const Error& error) {
    const auto limit = limitFrom(error.subject());
    if (!limit) return _("This is more than your limit for refunds in a day. Nothing was done.");
    return wxString::Format(_("This is beyond your limit of %s a day: %s are refunded or on their way today. Nothing was done."), print(limit->first), print(limit->second));
}

wxString inCell(const Error& error) {
    const auto cell = cellErrorFrom(error.subject());
    if (!cell) return _("A cell of the table cannot be understood.");
    // TRANSLATORS: a line of a file, the name of a column, what is wrong there
    return wxString::Format(_("Line %d, column \"%s\": %s"), cell->line, show(cell->column), sentence(cell->why));
}

wxString inField(const Error& error) {
    const auto field = fieldErrorFrom(error.subject());
    if (!field) return _("Something that was typed cannot be understood.");
    // TRANSLATORS: the name of a field of a template, as files and commands write it, and what is wrong there
    return wxString::Format(_("Field \"%s\": %s"), show(field->field), sentence(field->why));
}

wxString everyPlaceholder() {
    wxString all;
    for (const auto& [placeholder, name] : nameTable(Placeholder{})) all += (all.empty() ? "" : ", ") + show(written(placeholder));
    return all;
}

wxString silent(const Error& error) {
    const wxString pid = show(error.subject());
    // TRANSLATORS: %s is a process number, both times the same; "kill" is a command and stays
    return wxString::Format(_("ResoDesk (pid %s) holds this workspace and does not answer. Wait, or end it with \"kill %s\" and try again. Nothing was done; what was decided earlier is kept."),
                            pid, pid);
}

}  // namespace

wxString sentence(const Error& error) {
    switch (error.failure()) {
        case Failure::offline:
            return with(error, _("Nothing answers at %s. Check the address and the connection."),
                        _("The marketplace cannot be reached. What you decided is kept; ResoDesk will try again."));
        case Failure::untrusted:
            return _("The server's certificate could not be verified. Nothing was sent. Check the address, or name the certificate authority of your server.");
        case Failure::throttled: return _("The marketplace asked for a pause. ResoDesk will try again.");
        case Failure::signInExpired: return _("The marketplace refused the sign-in. Sign in again in the settings; nothing is lost.");
        case Failure::forbidden: return _("This account is not permitted to do this at the marketplace.");
        case Failure::refused:
            return with(error, _("The marketplace refused this: %s."), _("The marketplace refused this."));
        case Failure::notUnderstood:
            return with(error, _("What answers at %s is not a marketplace's interface. Check the address."),
                        _("The answer is not what the marketplace's interface promises. Nothing was changed here."));
        case Failure::outcomeUnknown:
            return _("Sent, no answer yet - checking with the marketplace. Do not do it again; ResoDesk blocks it.");
        case Failure::changed: return _("It has changed at the marketplace since you looked. Look again before you decide.");
        case Failure::notFound: return with(error, _("There is no \"%s\" here."), _("It is not there any more."));
        case Failure::stopped: return _("Stopped before it was finished. What was done so far is kept.");
        case Failure::busy: return with(error, _("ResoDesk is open (pid %s)."), _("ResoDesk is open."));
        case Failure::newerWorkspace:
            return _("This workspace was made by a newer ResoDesk. It was left untouched; install the newer version.");
        case Failure::damagedWorkspace:
            return with(error, _("The file ledger.db of this workspace is damaged or missing, so nothing can be changed and nothing is sent. Close ResoDesk and run \"resodesk-cli backup restore %s\" to take back the newest backup."),
                        _("The file ledger.db of this workspace is damaged or missing and there is no backup. Nothing was touched and nothing is sent. Put the file back, or begin with another folder."));
        case Failure::readOnlyWorkspace:
            return with(error, _("The folder %s cannot be written, so nothing can be changed here. Make it writable and open it again."),
                        _("The folder cannot be written, so nothing can be changed here. Make it writable and open it again."));
        case Failure::restoredBackup: return _("A backup was restored: nothing is sent until you have looked.");
        case Failure::olderCopy: return _("This is an older copy of the workspace: nothing is sent until you have looked.");
        case Failure::diskFull: return _("The disk is full: nothing can be changed and nothing is sent until there is space again. What you decided is kept.");
        case Failure::noBackup: return _("No backup could be made. Your work goes on. The log says why; often the disk is full.");
        case Failure::badBackup: return with(error, _("%s is not a backup of a ledger, or it is damaged. Nothing was changed."), _("This is not a backup of a ledger, or it is damaged. Nothing was changed."));
        case Failure::noKeyring:
            return _("There is no system keyring. Sign-in data is kept for this session only.");
        case Failure::keyringLocked: return _("The system keyring is locked. Unlock it and try again.");
        case Failure::unreadableFile: return with(error, _("The file %s cannot be read."), _("The file cannot be read."));
        case Failure::unwritableFile: return with(error, _("The file %s cannot be written."), _("The file cannot be written."));
        case Failure::exposedFile:
            return with(
                error,
                _("Other people on this computer can read the sign-in file %s. Make it yours alone (chmod 600)."),
                _("Other people on this computer can read the sign-in file. Make it yours alone (chmod 600)."));
        case Failure::badUrl:
            return with(error, _("\"%s\" is not an address ResoDesk can use: https://... (http only on this computer)."),
                        _("An address is needed: https://..."));
        case Failure::badToken: return _("This is not a sign-in document: it must hold \"token\" and \"refresh_token\", or of a mailbox \"password\" or \"token\".");
        case Failure::badAmount:
            return with(error, _("\"%s\" is not an amount. Write it like 1234.56 with the decimal sign of your language."),
                        _("This is not an amount."));
        case Failure::badNumber: return with(error, _("\"%s\" is not a number that fits here."), _("A number is needed."));
        case Failure::badDate: return with(error, _("\"%s\" is not a date. Write it like 2026-11-21 or 2026-11-21 09:30."), _("The dates do not fit: the end must come after the start."));
        case Failure::badName: return with(error, _("\"%s\" cannot be used here."), _("A name is needed."));
        case Failure::nameTaken: return with(error, _("\"%s\" exists already."), _("This name exists already."));
        case Failure::badLabel: return with(error, _("%s is not a label: PDF, PNG or JPEG is needed."), _("This is not a label: PDF, PNG or JPEG is needed."));
        case Failure::badPhoto: return with(error, _("%s is not a photo: JPEG, PNG, WebP or HEIC is needed."), _("This is not a photo: JPEG, PNG, WebP or HEIC is needed."));
        case Failure::photoTooLarge: return with(error, _("%s is larger than 25 MB."), _("The photo is larger than 25 MB."));
        case Failure::fileTooLarge: return with(error, _("The file is larger than %s MB."), _("The file is too large."));
        case Failure::emptyText: return with(error, _("\"%s\" is empty."), _("There is no text yet."));
        case Failure::badText: return _("This is not text in UTF-8.");
        case Failure::noDeadline: return wxString::Format(_("%s: no answer is due."), show(error.subject()));
        case Failure::timeInPast: return wxString::Format(_("%s: this time has passed already."), show(error.subject()));
        case Failure::badTag: return wxString::Format(_("\"%s\" cannot be a tag: it takes 1 to 40 characters, no commas and no quotation marks."), show(error.subject()));
        // TRANSLATORS: the example stays as it is but for the words in capital letters
        case Failure::badLink:
            return with(error, _("\"%s\" is not a link to a return, so nothing was opened. A link looks like resodesk://ACCOUNT/return/NUMBER, and /authorize, /close or /reply may follow."),
                        _("This is not a link to a return, so nothing was opened."));
        case Failure::badCsv:
            return with(error, _("Line %s cannot be read as a table: a quotation mark stands where none may, or is never closed."), _("This is not a table (CSV)."));
        case Failure::badRow: return with(error, _("Line %s has more or fewer cells than the first line."), _("A line has more or fewer cells than the first one."));
        case Failure::badCell: return inCell(error);
        case Failure::noColumn: return with(error, _("The first line does not name a column \"%s\"."), _("The first line does not name every column."));
        case Failure::textTooLong: return with(error, _("The text is longer than %s characters."), _("The text is too long."));
        case Failure::unknownAccount: return with(error, _("There is no account \"%s\"."), _("There is no such account."));
        case Failure::unknownReturn: return with(error, _("There is no return %s here. Synchronise, or check the number."), _("There is no such return."));
        case Failure::unknownLine: return with(error, _("%s is not a line of this return."), _("This is not a line of this return."));
        case Failure::unknownReason: return with(error, _("The marketplace has no reason \"%s\". Choose one of its list."), _("Choose a reason."));
        case Failure::unknownAddress:
            return with(error, _("There is no return address \"%s\" for this account."), _("This account has no return address yet. Add one."));
        case Failure::alreadyConnected: return with(error, _("This shop is connected already, as \"%s\"."), _("This shop is connected already."));
        case Failure::unknownChoice: return with(error, _("\"%s\" is not a choice here."), _("This is not a choice here."));
        case Failure::missingChoice: return _("Something is not chosen yet.");
        case Failure::badRma:
            return with(error, _("\"%s\" cannot be an RMA number: letters, digits and - _ / . up to 40."), _("Type an RMA number."));
        case Failure::rmaTaken: return with(error, _("The RMA number %s has been given already."), _("This RMA number has been given already."));
        case Failure::badRmaPattern:
            return with(error, _("\"%s\" is not a pattern for RMA numbers. An example: RMA-{year}-{n:5}"), _("A pattern is needed, such as RMA-{year}-{n:5}"));
        case Failure::notWaitingForAnswer: return _("It no longer waits for an answer.");
        case Failure::alreadyClosed: return _("It is closed.");
        case Failure::alreadyRefunded: return _("Everything has been refunded.");
        case Failure::aboveRefundable: return withMoney(error, _("At most %s can still be refunded here."), _("This is more than can be refunded."));
        case Failure::nothingToPay: return _("Nothing would be paid.");
        case Failure::otherCurrency: return _("The currency is not that of the order.");
        case Failure::liveAction:
        case Failure::lineBusy: return underWay(error);
        case Failure::notShippedYet: return _("The order has not shipped yet.");
        case Failure::notArrived: return _("The goods have not arrived.");
        case Failure::notInspected: return _("The goods have not been inspected.");
        case Failure::notAuthorized: return _("It has not been authorized.");
        case Failure::notOfferedNow: return notOffered(error);
        case Failure::setChanged: return setChanged(error);
        case Failure::precedingFailed: return _("The action before it did not go through, so this one was not sent.");
        case Failure::tooLateToCancel: return _("It has been sent already and cannot be taken back.");
        case Failure::moreThanReturned: return with(error, _("Only %s pieces are left on this line."), _("These are more pieces than were returned."));
        case Failure::marketLabelNeedsDefault:
            return _("The marketplace's label carries the default address. Use the default address, an own label, or none.");
        case Failure::emptyReport: return with(error, _("There is no return in %s that can be read."), _("There is no return in the file that can be read."));
        case Failure::noGrades: return _("There is no rule in the table.");
        case Failure::noWithholdReason: return _("Where a part is paid, a reason for what is withheld is needed.");
        case Failure::sameRule: return _("There is a rule for this condition and reason already.");
        case Failure::addressInUse: return with(error, _("\"%s\" is the default address. Make another one the default first."), _("This is the default address."));
        case Failure::aboveDailyLimit: return aboveLimit(error);
        case Failure::unusualAmount: return withMoney(error, _("%s is unusual here. Tick that it is meant."), _("The amount is unusual here. Tick that it is meant."));
        case Failure::onlyDiminishedValue: return _("The buyer withdrew: only diminished value may be withheld (EU Directive 2011/83, art. 14(2)).");
        case Failure::deductionNotInspected:
            return _("The buyer withdrew: something may be withheld only after an inspection that found the goods not as new (EU Directive 2011/83, art. 14(2)).");
        case Failure::unresponsive: return silent(error);
        case Failure::otherVersion:
            return wxString::Format(_("The ResoDesk that is open here is version %s, this is another. Close it, or use the resodesk-cli that came with it."),
                                    show(error.subject()));
        case Failure::holderGone:
            return wxString::Format(_("ResoDesk (pid %s) went away while it worked on this. What was decided is kept: look at the outbox before you do it again."),
                                    show(error.subject()));
        case Failure::alreadyWorking:
            return wxString::Format(_("An agent or a window works in this workspace already (pid %s)."), show(error.subject()));
        case Failure::noUserServices: return _("This computer has no systemd user session, so ResoDesk cannot work without the window.");
        case Failure::notReplayed: return _("Replay these rules over the last 90 days first: it shows what they would have done.");
        case Failure::noRules: return _("There are no rules yet.");
        case Failure::badRulesFile: return wxString::Format(_("The file has no rules that can be read, at %s. Nothing was changed."), show(error.subject()));
        case Failure::ruleLimits:
            return wxString::Format(_("In the rule \"%s\" a lower limit is above the upper one, or in another currency."), show(error.subject()));
        case Failure::ruleNeedsLimit:
            return wxString::Format(_("The rule \"%s\" refunds without anybody looking: it needs an upper amount."), show(error.subject()));
        case Failure::ruleNeedsReason: return wxString::Format(_("The rule \"%s\" needs a reason for its refund."), show(error.subject()));
        case Failure::ruleNeedsTag: return wxString::Format(_("The rule \"%s\" needs a tag."), show(error.subject()));
        // TRANSLATORS: a part of a search that was typed, such as colour:red
        case Failure::unknownSearchWord:
            return with(error, _("\"%s\" is not understood: there is no such search word. In quotes it is looked for as text."), _("There is no such search word."));
        case Failure::unknownSearchValue: return with(error, _("\"%s\" is not understood: this value is not known."), _("This value is not known."));
        case Failure::badSearchAmount:
            return with(error, _("\"%s\" is not understood. Write amounts like >50, <=20.50 or 10..20, without a sign for thousands."), _("This is not an amount."));
        case Failure::badSearchAge:
            return with(error, _("\"%s\" is not understood. Write times like <24h, >3d or 1w..2w: hours, days, weeks."), _("A time is needed: <24h, >3d or 1w..2w."));
        case Failure::badSearchText:
            return with(error, _("\"%s\" is not understood: letters or digits are needed, and a * stands at the end alone."), _("Letters or digits are needed."));
        case Failure::noLabel: return _("It was authorized without a label.");
        case Failure::labelElsewhere: return _("Its label was handed in from elsewhere and is not kept here.");
        case Failure::unreadableLabel: return _("The label cannot be read: it is damaged, locked with a password, or not what it seems.");
        case Failure::tooManyPapers: return with(error, _("That is too much for one file: take up to %s returns at a time."), _("That is too much for one file."));
        case Failure::ownLabelMissing: return with(error, _("None of the labels is for %s."), _("None of the labels is for this return."));
        case Failure::sharedLabel: return with(error, _("%s would go to several buyers."), _("One label would go to several buyers."));
        case Failure::noLabelMatches: return _("None of the labels names one of these returns, neither in the file's name nor on the page.");
        case Failure::badCountry: return with(error, _("\"%s\" is no country: write its two letters, such as IT."), _("A country has two letters, such as IT."));
        case Failure::printingFailed: return with(error, _("It was not printed: %s."), _("It was not printed."));
        case Failure::noCosts: return _("The table of costs says of no parcel what it costs yet.");
        case Failure::noRate:
            return with(error, _("The table of costs has no parcel of this size and country in %s, and nothing is converted."), _("The table of costs has no parcel for this."));
        case Failure::noSize: return with(error, _("The table of costs does not say how big %s is."), _("The table of costs does not say how big this is."));
        case Failure::sameCost: return _("The table has a row for this already.");
        case Failure::mixedCurrencies: return _("The amounts of a row need one currency.");
        case Failure::badField: return inField(error);
        case Failure::unknownPlaceholder:
            // TRANSLATORS: a place in a template that is filled for each buyer, such as {buyer}; a list of all there are
            return wxString::Format(_("There is no placeholder %s. There are: %s."), show(error.subject()), everyPlaceholder());
        case Failure::badBraces:
            return with(error, _("A brace stands alone at \"%s\". Where a brace itself is meant, write it twice: {{ or }}."), _("A brace stands alone. Where a brace itself is meant, write it twice: {{ or }}."));
        case Failure::badLanguage: return with(error, _("\"%s\" is no language: write its two letters, such as it."), _("A language has two letters, such as it."));
        case Failure::sameLanguage: return with(error, _("There are two texts in one language: %s."), _("There are two texts in one language."));
        case Failure::noVariant: return _("A template needs a text in at least one language.");
        case Failure::rowsDiffer: return _("Another row of the same template says something else here.");
        case Failure::buyerWrote: return _("The buyer has written meanwhile, so it was not sent. Your text is in the draft again.");
        case Failure::missingValue: return with(error, _("Not known yet: %s. Without it the message is not sent."), _("Something in the message is not known yet."));
        case Failure::otherOrder: return _("A message can wait only for an action of the same order.");
        case Failure::noOriginal: return with(error, _("\"%s\" did not come with the program, so there is no original to go back to."), _("There is no original to go back to."));
        case Failure::badMailField:
            // TRANSLATORS: %s is the name of a header of e-mails, like Subject
            return with(error, _("No e-mail can be written with this: %s has a line break, or something else that may not stand there."),
                        _("No e-mail can be written with this."));
        case Failure::serviceRefused: return with(error, _("systemd did not do it (%s)."), _("systemd did not do it."));
    }
    return {};
}

}  // namespace resodesk::text
