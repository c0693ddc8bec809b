// SPDX-License-Identifier: GPL-3.0-or-later
// The mailbox at a real server, and mails of ours whose answer is lost.

#include "channels/mail/mailbox.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/paths.h"
#include "channels/mail/mail_answers.h"
#include "support/catch.h"
#include "support/mail_calls.h"
#include "support/mail_servers.h"
#include "support/tcp_proxy.h"

using namespace resodesk;
using namespace resodesk::channels;
using namespace resodesk::channels::mail;
using namespace resodesk::test;
namespace fs = std::filesystem;

namespace {

std::string buyersMail(const std::string& id, const std::string& text = "Where is order 402-1234567-7654321?") {
    return "From: Anna <abc123@marketplace.amazon.it>\r\nTo: seller@example.org\r\nSubject: Question\r\nMessage-ID: <" + id + ">\r\n\r\n" + text + "\r\n";
}

/// The seller with a mailbox, and what was kept of it.
struct Seller {
    Seller() {
        account.reading = servers.server("imaps");
        account.sending = servers.server("smtps");
        account.readingSignIn = account.sendingSignIn = MailServers::password();
        account.address = "seller@example.org";
    }
    MailPage pullPage() {
        Mailbox mailbox(calls.client, account, calls.loop);
        std::optional<Result<MailPage>> page;
        mailbox.pull(state, [this](const std::string& id) { return std::find(kept.begin(), kept.end(), id) != kept.end(); }, [&page](Result<MailPage> p) { page = std::move(p); });
        calls.runUntil([&page] { return page.has_value(); });
        state = page->value().next;
        for (const ReceivedMail& mail : page->value().mails) kept.push_back(mail.id);
        return page->value();
    }
    /// The ids of all new mails.
    std::vector<std::string> pull() {
        const std::size_t before = kept.size();
        while (pullPage().hasMore) {}
        return {kept.begin() + static_cast<std::ptrdiff_t>(before), kept.end()};
    }
    Result<std::optional<ReceivedMail>> find(const std::string& id) {
        Mailbox mailbox(calls.client, account, calls.loop);
        std::optional<Result<std::optional<ReceivedMail>>> found;
        mailbox.find(id, [&found](Result<std::optional<ReceivedMail>> f) { found = std::move(f); });
        calls.runUntil([&found] { return found.has_value(); });
        return *found;
    }
    /// Sends an answer to a buyer for the action of this key.
    Sent send(const std::string& key, const std::string& to = "abc123@marketplace.amazon.it", const std::string& text = "It is on its way.\n") {
        OutgoingMail mail;
        mail.from = {"Shop", account.address};
        mail.to = {{"", to}};
        mail.subject = "Re: Question";
        mail.text = text;
        mail.messageId = messageIdOf(key, account.address);
        mail.date = fromSeconds(1'793'610'000);
        return sentFrom(calls.send(sendRequest(account, mail, composeMail(mail).value())));
    }

    MailServers servers;
    MailCalls calls;
    MailAccount account;
    MailboxState state;
    std::vector<std::string> kept;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a buyer's mail comes once, with its order and its relay") {
    Seller seller;
    seller.servers.deliver(buyersMail("q1@example.com"));
    const MailPage page = seller.pullPage();
    REQUIRE(page.mails.size() == 1);
    CHECK(page.mails[0].id == "q1@example.com");
    CHECK(page.mails[0].orders == std::vector<OrderId>{{"402-1234567-7654321"}});
    CHECK(page.mails[0].isRelayed);
    CHECK_FALSE(page.mails[0].isOurs);
    CHECK(seller.pull() == Ids{});
    seller.servers.deliver(buyersMail("q2@example.com"));
    CHECK(seller.pull() == Ids{"q2@example.com"});
}

TEST_CASE("a full mailbox comes page by page") {
    Seller seller;
    for (int i = 0; i < 520; ++i) seller.servers.deliver(buyersMail("q" + std::to_string(i) + "@example.com"));
    const MailPage first = seller.pullPage();
    CHECK(first.mails.size() == 500);
    CHECK(first.hasMore);
    seller.pull();
    std::sort(seller.kept.begin(), seller.kept.end());
    CHECK(std::unique(seller.kept.begin(), seller.kept.end()) == seller.kept.end());
    CHECK(seller.kept.size() == 520);
}

TEST_CASE("a server that numbers its mails anew brings nothing twice and loses nothing") {
    Seller seller;
    seller.servers.deliver(buyersMail("q1@example.com"));
    seller.servers.deliver("Subject: no id\r\n\r\nhello\r\n");
    CHECK(seller.pull().size() == 2);
    const MailboxState before = seller.state;
    seller.servers.renumber();
    seller.servers.deliver(buyersMail("q2@example.com"));
    CHECK(seller.pull() == Ids{"q2@example.com"});
    CHECK(seller.state.uidValidity != before.uidValidity);
    CHECK(seller.pull() == Ids{});
}

TEST_CASE("a mail that is moved away and back is no new one, a deleted one is no error") {
    Seller seller;
    const std::string moved = seller.servers.deliver(buyersMail("q1@example.com"));
    const std::string deleted = seller.servers.deliver(buyersMail("q2@example.com"));
    CHECK(seller.pull().size() == 2);
    seller.servers.remove(moved);
    seller.servers.remove(deleted);
    CHECK(seller.pull() == Ids{});
    seller.servers.deliver(buyersMail("q1@example.com"));  // the server gives it another number
    CHECK(seller.pull() == Ids{});
    seller.servers.deliver(buyersMail("q3@example.com"));
    CHECK(seller.pull() == Ids{"q3@example.com"});
}

TEST_CASE("mails that nobody should take apart are counted and passed over") {
    Seller seller;
    seller.servers.deliver("X: " + std::string(300'000, 'x') + "\r\n\r\nhello\r\n");
    seller.servers.deliver(buyersMail("q1@example.com"));
    const MailPage page = seller.pullPage();
    CHECK(page.unreadable == 1);
    REQUIRE(page.mails.size() == 1);
    CHECK(seller.pull() == Ids{});
}

TEST_CASE("every mail of the hostile corpus passes through a real server, and none stops the next one") {
    Seller seller;
    std::set<std::string> ids;
    std::size_t refused = 0;
    for (const auto& entry : fs::directory_iterator(RESODESK_MAIL_CORPUS)) {
        const std::string bytes = entry.path().extension() == ".eml" ? readFile(entry.path()) : std::string();
        if (bytes.empty()) continue;
        seller.servers.deliver(bytes);
        const auto mail = parseMessage(bytes);
        if (mail)
            ids.insert(mail->messageId.empty() ? bytes : mail->messageId);
        else
            ++refused;
    }
    std::size_t read = 0, unreadable = 0;
    for (bool hasMore = true; hasMore;) {
        const MailPage page = seller.pullPage();
        read += page.mails.size();
        unreadable += static_cast<std::size_t>(page.unreadable);
        hasMore = page.hasMore;
    }
    CHECK(read == ids.size());
    CHECK(unreadable == refused);
    seller.servers.deliver(buyersMail("after@example.com"));
    CHECK(seller.pull() == Ids{"after@example.com"});
}

TEST_CASE("a sent mail is accepted, and its copy proves it") {
    Seller seller;
    const Sent sent = seller.send("key-1");
    CHECK(sent.result == WriteResult::accepted);
    CHECK_FALSE(sent.refusal);
    const auto found = seller.find("key-1@example.org").value();
    REQUIRE(found);
    CHECK(found->isOurs);
    CHECK(found->key == "key-1");
    CHECK(found->message.text == "It is on its way.");
    REQUIRE(seller.servers.accepted().size() == 1);
    CHECK(seller.servers.accepted()[0].starts_with("abc123@marketplace.amazon.it seller@example.org\n"));
    CHECK(seller.servers.accepted()[0].find("Bcc") == std::string::npos);
}

TEST_CASE("an unknown mail that did arrive is confirmed by its copy") {
    Seller seller;
    TcpProxy proxy(seller.servers.port("smtps"), {.afterClientBytes = 100'000, .then = ProxyPlan::Then::hangUpAtAnswer});
    seller.account.sending.port = proxy.port();
    const Sent sent = seller.send("key-1", "abc123@marketplace.amazon.it", std::string(200'000, 'x') + "\n");
    CHECK(sent.result == WriteResult::unknown);
    CHECK(sent.refusal == Failure::outcomeUnknown);
    CHECK(sent.evidence.get("stage") == "answer lost");
    CHECK(seller.find("key-1@example.org").value().has_value());
    CHECK(seller.servers.accepted().size() == 1);
}

TEST_CASE("an unknown mail that did not arrive is nowhere") {
    Seller seller;
    TcpProxy proxy(seller.servers.port("smtps"), {.afterClientBytes = 100'000, .then = ProxyPlan::Then::hangUp});
    seller.account.sending.port = proxy.port();
    CHECK(seller.send("key-1", "abc123@marketplace.amazon.it", std::string(200'000, 'x') + "\n").result == WriteResult::unknown);
    CHECK_FALSE(seller.find("key-1@example.org").value().has_value());
    CHECK(seller.servers.accepted().empty());
}

TEST_CASE("a mail of somebody else with the id of ours proves nothing") {
    Seller seller;
    seller.servers.deliver(buyersMail("key-1@example.org"));
    seller.servers.deliver("From: seller@example.org\r\nMessage-ID: <key-1@example.org.evil>\r\n\r\nhello\r\n");
    CHECK_FALSE(seller.find("key-1@example.org").value().has_value());
}

TEST_CASE("a copy is looked for in every folder that may hold it before it counts as absent") {
    Seller seller;
    seller.account.proofFolders = {"Sent"};
    CHECK(seller.find("key-1@example.org").error().failure() == Failure::notFound);  // the folder is missing: that proves nothing
    for (const char* part : {".Sent/cur", ".Sent/new", ".Sent/tmp"}) fs::create_directories(seller.servers.mailbox() / part);
    fs::permissions(seller.servers.mailbox() / ".Sent", fs::perms(0777));
    for (const char* part : {".Sent/cur", ".Sent/new", ".Sent/tmp"}) fs::permissions(seller.servers.mailbox() / part, fs::perms(0777));
    CHECK_FALSE(seller.find("key-1@example.org").value().has_value());
    const std::string name = seller.servers.deliver("From: seller@example.org\r\nMessage-ID: <key-1@example.org>\r\n\r\nhello\r\n");
    fs::rename(seller.servers.mailbox() / "new" / name, seller.servers.mailbox() / ".Sent/new" / name);
    CHECK(seller.find("key-1@example.org").value().has_value());
}

TEST_CASE("what a server refuses says why in its own words, and is not unknown") {
    Seller seller;
    const std::vector<std::tuple<std::string, WriteResult, Failure, std::string>> table{
        {"refused@example.com", WriteResult::refused, Failure::refused, "550 5.1.1 no such mailbox"},
        {"body-refused@example.com", WriteResult::refused, Failure::refused, "554 5.7.1 not wanted"},
        {"later@example.com", WriteResult::refusedBefore, Failure::throttled, "450 4.2.1 mailbox busy"},
        {"body-later@example.com", WriteResult::refusedBefore, Failure::throttled, "451 4.3.0 try later"},
        {"body-closing@example.com", WriteResult::unknown, Failure::outcomeUnknown, ""},
    };
    for (const auto& [to, result, failure, words] : table) {
        const Sent sent = seller.send("key-" + to, to);
        INFO(to);
        CHECK(sent.result == result);
        CHECK(sent.refusal == failure);
        CHECK(sent.refusalWords == words);
        CHECK(sent.evidence.text().find("example") == std::string::npos);
    }
    seller.account.sendingSignIn.secret = "wrong";
    CHECK(seller.send("key-2").result == WriteResult::refusedBefore);
    CHECK(seller.send("key-2").refusal == Failure::signInExpired);
    seller.account.sending.caFile.clear();
    CHECK(seller.send("key-3").result == WriteResult::notSent);
    CHECK(seller.send("key-3").refusal == Failure::untrusted);
}

TEST_CASE("a report that a mail of ours was not delivered leads to its action") {
    Seller seller;
    seller.servers.deliver("From: mailer-daemon@example.com\r\nMessage-ID: <r1@example.com>\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
                           "Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <key-1@example.org>\r\n\r\nx\r\n--b--\r\n");
    const MailPage page = seller.pullPage();
    REQUIRE(page.mails.size() == 1);
    CHECK(page.mails[0].isReturned);
    CHECK(page.mails[0].key == "key-1");
    CHECK_FALSE(page.mails[0].isOurs);
}

TEST_CASE("a set-up is tried without sending anything, and each half says what is wrong") {
    Seller seller;
    const auto check = [&seller] {
        Mailbox mailbox(seller.calls.client, seller.account, seller.calls.loop);
        std::optional<MailCheck> checked;
        mailbox.check([&checked](MailCheck c) { checked = std::move(c); });
        seller.calls.runUntil([&checked] { return checked.has_value(); });
        return *checked;
    };
    CHECK(check().isFine());
    seller.account.readingSignIn.secret = "wrong";
    CHECK(check().reading->failure() == Failure::signInExpired);
    CHECK_FALSE(check().sending);
    seller.account.readingSignIn = MailServers::token();
    seller.account.sendingSignIn = {"seller@example.org", "wrong", true};
    CHECK_FALSE(check().reading);
    CHECK(check().sending->failure() == Failure::signInExpired);
    seller.account.sendingSignIn = MailServers::token();
    CHECK(check().isFine());
    seller.account.proofFolders = {"No such folder"};
    CHECK(check().reading->failure() == Failure::notFound);
    seller.account.sending.caFile.clear();
    CHECK(check().sending->failure() == Failure::untrusted);
    CHECK(seller.servers.accepted().empty());
}

TEST_CASE("a cursor is read as it was written, and anything else begins anew") {
    CHECK(stateFrom(cursorFrom({7, 42})) == MailboxState{7, 42});
    for (const char* text : {"", "7", "7:", ":7", "a:b", "7:42x", "-1:2", "99999999999:1"}) CHECK(stateFrom(text) == MailboxState{});
}
