// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_account.h"

#include <algorithm>

#include "channels/mail/compose.h"
#include "net/url.h"

namespace resodesk::channels::mail {

namespace {

constexpr std::size_t longestName = 250;

/// imaps and smtps are TLS from the first byte, imap and smtp ask for it before anything else. 587 is where mail programs hand in mails.
Result<net::MailServer> serverFrom(const std::string& typed, const std::string& protocol, int tlsPort, int plainPort) {
    const auto url = net::serverUrl(typed);
    if (!url) return url.error();
    const bool isTls = url->scheme == protocol + "s";
    if (!isTls && url->scheme != protocol) return Error(Failure::badUrl, protocol.c_str(), typed.substr(0, 200));
    net::MailServer server;
    server.host = url->host;
    server.tls = isTls ? net::MailTls::implicit : net::MailTls::startTls;
    server.port = url->port != 0 ? url->port : isTls ? tlsPort : plainPort;
    return server;
}

Result<net::MailServer> readingServer(const std::string& typed) { return serverFrom(typed, "imap", 993, 143); }
Result<net::MailServer> sendingServer(const std::string& typed) { return serverFrom(typed, "smtp", 465, 587); }

std::string urlOf(const net::MailServer& server, const std::string& protocol) {
    const bool isTls = server.tls == net::MailTls::implicit;
    const std::string host = server.host.find(':') == std::string::npos ? server.host : '[' + server.host + ']';
    return protocol + (isTls ? "s" : "") + "://" + host + ":" + std::to_string(server.port);
}

bool isName(const std::string& text) {
    return text.size() <= longestName && std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

Result<std::string> mailUrl(const MailWish& wish) {
    if (!isMailAddress(wish.address)) return Error(Failure::badMailField, "own address", "From");
    for (const std::string* name : {&wish.readingUser, &wish.sendingUser, &wish.folder, &wish.sentFolder})
        if (!isName(*name)) return Error(Failure::badName, "mail account", name->substr(0, 60));
    const auto reading = readingServer(wish.reading), sending = sendingServer(wish.sending);
    if (!reading) return reading.error();
    if (!sending) return sending.error();
    std::string url = urlOf(*reading, "imap") + "?address=" + net::percentEncoded(wish.address) + "&smtp=" + net::percentEncoded(urlOf(*sending, "smtp"));
    const auto add = [&url](const char* name, const std::string& value) {
        if (!value.empty()) url += std::string("&") + name + "=" + net::percentEncoded(value);
    };
    add("user", wish.readingUser);
    add("smtp_user", wish.sendingUser);
    add("folder", wish.folder == "INBOX" ? "" : wish.folder);
    add("sent", wish.sentFolder);
    add("all", wish.takesAll ? "yes" : "");
    return url;
}

Result<MailWish> mailWishFrom(const std::string& url) {
    const auto value = [&url](const char* name) { return net::percentDecoded(net::queryValue(url, name)); };
    MailWish wish;
    wish.reading = url.substr(0, url.find('?'));
    wish.sending = value("smtp");
    wish.address = value("address");
    wish.readingUser = value("user");
    wish.sendingUser = value("smtp_user");
    if (const std::string folder = value("folder"); !folder.empty()) wish.folder = folder;
    wish.sentFolder = value("sent");
    wish.takesAll = value("all") == "yes";
    const auto again = mailUrl(wish);
    if (!again || *again != url) return Error(Failure::badUrl, "mail account", url.substr(0, 200));
    return wish;
}

Result<MailAccount> mailAccountFrom(const Account& account) {
    const auto wish = mailWishFrom(account.url);
    if (!wish) return wish.error();
    MailAccount mail;
    mail.reading = *readingServer(wish->reading);
    mail.sending = *sendingServer(wish->sending);
    mail.reading.caFile = mail.sending.caFile = account.caFile;
    mail.readingSignIn.user = wish->readingUser.empty() ? wish->address : wish->readingUser;
    mail.sendingSignIn.user = wish->sendingUser.empty() ? mail.readingSignIn.user : wish->sendingUser;
    mail.address = wish->address;
    mail.folder = wish->folder;
    if (!wish->sentFolder.empty()) mail.proofFolders.push_back(wish->sentFolder);
    return mail;
}

MailAccount withSecret(MailAccount account, const Tokens& secret) {
    const bool isPassword = !secret.password.empty();
    for (net::MailSignIn* signIn : {&account.readingSignIn, &account.sendingSignIn}) {
        signIn->secret = isPassword ? secret.password : secret.access;
        signIn->isBearer = !isPassword;
    }
    if (!secret.sendingPassword.empty()) account.sendingSignIn.secret = secret.sendingPassword;
    return account;
}

AccountTerms mailTerms() {
    AccountTerms terms;
    terms.operations["message"].guard = Guard::keyless;
    for (const char* operation : {"authorize", "close", "refund", "replace", "cancel"}) terms.operations[operation].guard = Guard::byHand;
    return terms;
}

}  // namespace resodesk::channels::mail
