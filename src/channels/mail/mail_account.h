// SPDX-License-Identifier: GPL-3.0-or-later
// How a mailbox stands in an account: one URL, without any secret. Pure.

#pragma once

#include "channels/mail/mailbox.h"
#include "channels/sign_in.h"
#include "domain/accounts/account.h"
#include "domain/accounts/mail_wish.h"

namespace resodesk::channels::mail {

/// "imaps://imap.example.org:993?address=...": how Account::url keeps it. badMailField with the field as subject, badUrl.
Result<std::string> mailUrl(const MailWish& wish);
/// badUrl for what mailUrl() cannot have written.
Result<MailWish> mailWishFrom(const std::string& url);
/// With servers, without secrets.
Result<MailAccount> mailAccountFrom(const Account& account);

/// A password or an access token, for both servers unless the one that sends has its own.
MailAccount withSecret(MailAccount account, const Tokens& secret);

/// What a mailbox can do: mails leave without a key, what needs no answer is the seller's own note, all else is on the marketplace's pages.
AccountTerms mailTerms();

}  // namespace resodesk::channels::mail
