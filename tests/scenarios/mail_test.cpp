// SPDX-License-Identifier: GPL-3.0-or-later
// A mailbox as an account: the whole desk at a real IMAP and a real SMTP server.

#include <algorithm>

#include "base/fault_points.h"
#include "base/paths.h"
#include "support/catch.h"
#include "support/mail_servers.h"
#include "support/manual_clock.h"
#include "support/one_thread_desk.h"
#include "support/tcp_proxy.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::test;
using std::chrono::hours;

namespace {

struct Died {};

std::string buyersMail(const std::string& id, const std::string& text = "Dov'e' il mio ordine 402-1234567-7654321?", const std::string& more = "") {
    return "From: Anna <abc123@marketplace.amazon.it>\r\nTo: seller@example.org\r\nSubject: Domanda\r\nMessage-ID: <" + id + ">\r\n" + more + "\r\n" + text + "\r\n";
}

/// A seller whose only account is a mailbox.
class MailShop {
 public:
    MailShop() {
        start();
        wish.channel = mailChannelName;
        wish.name = "Amazon mail";
        wish.mail.address = "seller@example.org";
        wish.mail.reading = "imaps://127.0.0.1:" + std::to_string(servers.port("imaps"));
        wish.mail.sending = "smtps://127.0.0.1:" + std::to_string(servers.port("smtps"));
        wish.caFile = servers.server("imaps").caFile;
        keepSecret(R"({"password": "secret-word"})");
    }
    void keepSecret(const std::string& document) {
        wish.tokens = document;
        wish.tokenFile = (folder_.path() / "secret.json").string();
        writeFilePrivately(wish.tokenFile, document);
    }
    void start() { desk_ = std::make_unique<OneThreadDesk>(folder_.path() / "w", clock); }
    void crash() {
        setCrash({}, nullptr);
        desk_.reset();
    }
    void forgetFacts() {
        crash();
        for (const char* name : {"facts.db", "facts.db-wal", "facts.db-shm"}) std::filesystem::remove(folder_.path() / "w" / name);
        start();
    }
    template <class Value, class Ask>
    Value get(Ask ask) {
        return desk_->get<Value>(std::move(ask));
    }
    Doors doors() { return desk_->doors(); }

    Result<app::AccountStatus> connect() {
        return get<Result<app::AccountStatus>>([&](auto done) { doors().accounts.add(wish, done); });
    }
    /// How many rows it read.
    std::int64_t sync() {
        const auto result = get<Result<void>>([&](auto done) { doors().accounts.sync({}, done); });
        REQUIRE(result);
        settle();
        return get<std::vector<app::AccountStatus>>([&](auto done) { doors().accounts.list(done); }).at(0).sync.rows;
    }
    void settle() { desk_->settle(); }
    void advance(milliseconds by) {
        clock.advance(by);
        settle();
    }
    /// From alarm to alarm until nothing is on its way.
    void settleOutbox(milliseconds most = hours(48)) {
        const TimePoint end = clock.now() + most;
        for (settle(); clock.now() < end && isUnderWay(); settle()) {
            const auto next = desk_->alarm();
            if (!next) return;
            clock.advance(std::max(milliseconds(1), std::chrono::duration_cast<milliseconds>(*next - clock.now())));
        }
    }
    std::vector<ConversationRow> inbox(const InboxQuery& query = {}) {
        return get<std::vector<ConversationRow>>([&](auto done) { doors().messages.page(query, {}, 1'000, done); });
    }
    app::ConversationDetail detail(const ConversationKey& key) {
        return get<Result<app::ConversationDetail>>([&](auto done) { doors().messages.detail(key, done); }).value();
    }
    ActionId reply(const ConversationKey& key, const std::string& text = "Parte oggi.", milliseconds hold = milliseconds(0)) {
        return get<Result<app::Confirmed>>([&](auto done) { doors().messages.reply(key, text, {}, newUuid(), hold, done); }).value().actions.at(0);
    }
    ActionId noAnswerNeeded(const ConversationKey& key, milliseconds hold = milliseconds(0)) {
        return get<Result<app::Confirmed>>([&](auto done) { doors().messages.noAnswerNeeded(key, newUuid(), hold, done); }).value().actions.at(0);
    }
    Action action(ActionId id) { return desk_->core().ledger->outbox().find(id).value(); }
    /// Mails that the server took for a buyer.
    std::size_t sent() { return servers.accepted().size(); }

    MailServers servers;
    ManualClock clock{fromSeconds(1'793'610'000)};
    app::AccountWish wish;

 private:
    bool isUnderWay() {
        const auto all = desk_->core().ledger->outbox().list({});
        return std::any_of(all.begin(), all.end(), [](const Action& a) { return isLive(a.state) && a.state != ActionState::needsPerson; });
    }
    TempFolder folder_;
    std::unique_ptr<OneThreadDesk> desk_;
};

/// One buyer's mail is there and was read.
struct AskedShop : MailShop {
    AskedShop() {
        REQUIRE(connect());
        servers.deliver(buyersMail("q1@example.com"));
        CHECK(sync() == 2);  // the conversation and its message
        REQUIRE(inbox().size() == 1);
        key = inbox()[0].key;
    }
    ConversationKey key;
};

}  // namespace

TEST_CASE("a buyer's mail is listed with its clock, the reply leaves once and is confirmed by its copy") {
    AskedShop shop;
    const ConversationRow row = shop.inbox().at(0);
    CHECK(row.buyer == "Anna");
    CHECK(row.order.value == "402-1234567-7654321");
    CHECK(row.answerBy == shop.clock.now() + hours(24));
    CHECK(shop.detail(shop.key).fact.language == "it");
    CHECK(shop.detail(shop.key).messages.at(0).subject == "Domanda");
    CHECK(shop.inbox({InboxView::all, "domanda ordine"}).size() == 1);

    const ActionId id = shop.reply(shop.key);
    CHECK(shop.inbox().empty());
    shop.settle();
    CHECK(shop.action(id).state == ActionState::confirmed);
    CHECK(shop.action(id).attempts == 1);
    REQUIRE(shop.sent() == 1);
    const std::string mail = shop.servers.accepted()[0];
    CHECK(mail.starts_with("abc123@marketplace.amazon.it seller@example.org\n"));
    CHECK(mail.find("Message-Id: <" + shop.action(id).key + "@example.org>") != std::string::npos);
    CHECK(mail.find("In-Reply-To: <q1@example.com>") != std::string::npos);
    CHECK(mail.find("Subject: Re: Domanda") != std::string::npos);
    const auto detail = shop.detail(shop.key);
    CHECK(detail.row.state == ShownConversation::answered);
    REQUIRE(detail.messages.size() == 2);
    CHECK(detail.messages[1].text == "Parte oggi.");
    CHECK(detail.messages[1].key == shop.action(id).key);
}

TEST_CASE("an answer to many leaves by mail as one alone does") {
    AskedShop shop;
    const app::ReplyWish wish{shop.key, "Parte oggi.", shop.detail(shop.key).fact.lastMessageAt};
    REQUIRE(shop.get<Result<app::Confirmed>>([&](auto done) { shop.doors().messages.sendMany({wish}, newUuid(), milliseconds(0), done); }));
    shop.settle();
    REQUIRE(shop.sent() == 1);
    CHECK(shop.servers.accepted()[0].starts_with("abc123@marketplace.amazon.it seller@example.org\n"));
    CHECK(shop.servers.accepted()[0].find("In-Reply-To: <q1@example.com>") != std::string::npos);
}

TEST_CASE("a second sync of a mailbox reads nothing, and one that was numbered anew brings nothing twice") {
    AskedShop shop;
    CHECK(shop.sync() == 0);
    shop.reply(shop.key);
    shop.settle();
    CHECK(shop.sync() == 0);  // the copy was read back already
    shop.servers.renumber();
    CHECK(shop.sync() == 0);
    shop.servers.deliver(buyersMail("q2@example.com", "Grazie mille!", "In-Reply-To: <q1@example.com>\r\n"));
    CHECK(shop.sync() == 2);
    REQUIRE(shop.inbox().size() == 1);
    CHECK(shop.inbox()[0].isThanks);
    CHECK(shop.detail(shop.key).messages.size() == 3);
}

TEST_CASE("a mailbox larger than a page comes whole, each conversation once") {
    MailShop shop;
    REQUIRE(shop.connect());
    for (int i = 0; i < 520; ++i)
        shop.servers.deliver(buyersMail("q" + std::to_string(i) + "@example.com", "Domanda", i % 2 ? "In-Reply-To: <q" + std::to_string(i - 1) + "@example.com>\r\n" : ""));
    shop.sync();
    CHECK(shop.inbox().size() == 260);
    CHECK(shop.detail(shop.inbox()[0].key).messages.size() == 2);
    CHECK(shop.sync() == 0);
}

TEST_CASE("an answer that is lost behind the mail is settled by its copy, and the mail leaves once") {
    MailShop shop;
    TcpProxy proxy(shop.servers.port("smtps"), {.afterClientBytes = 6'000, .then = ProxyPlan::Then::hangUpAtAnswer});
    shop.wish.mail.sending = "smtps://127.0.0.1:" + std::to_string(proxy.port());
    REQUIRE(shop.connect());
    shop.servers.deliver(buyersMail("q1@example.com"));
    shop.sync();
    const ActionId id = shop.reply(shop.inbox().at(0).key, std::string(8'000, 'x'));
    shop.settle();
    CHECK(shop.action(id).mayHaveActed);
    CHECK(shop.inbox().empty());
    shop.settleOutbox();
    CHECK(shop.action(id).state == ActionState::confirmed);
    CHECK(shop.action(id).attempts == 1);
    CHECK(shop.sent() == 1);
    CHECK(shop.detail(shop.inbox({InboxView::answered, {}}).at(0).key).row.state == ShownConversation::answered);
}

TEST_CASE("a lost answer without any copy is asked about, and nothing is sent a second time") {
    std::string longText;  // more than one piece of TLS
    for (int i = 0; i < 5'000; ++i) longText += "€";
    for (const bool hasArrived : {true, false}) {
        INFO(hasArrived);
        MailShop shop;
        const auto how = hasArrived ? ProxyPlan::Then::hangUpAtAnswer : ProxyPlan::Then::hangUp;
        TcpProxy proxy(shop.servers.port("smtps"), {.afterClientBytes = 20'000, .then = how});
        shop.wish.mail.sending = "smtps://127.0.0.1:" + std::to_string(proxy.port());
        REQUIRE(shop.connect());
        shop.servers.deliver(buyersMail("q1@example.com"));
        shop.sync();
        const ActionId id = shop.reply(shop.inbox().at(0).key, longText);
        shop.settle();
        CHECK(shop.action(id).state == ActionState::unknown);
        if (hasArrived) shop.servers.remove("smtp.1");
        shop.settleOutbox();
        CHECK(shop.action(id).state == ActionState::needsPerson);
        CHECK(shop.action(id).attempts == 1);
        CHECK(shop.sent() == (hasArrived ? 1 : 0));
    }
}

TEST_CASE("a desk that dies while a mail leaves never sends it twice, and says confirmed only with a copy") {
    for (const char* label : {"outbox.chosen", "outbox.before_sending", "outbox.after_sending", "send.answered", "channel.answer_parsed", "outbox.take_result",
                              "outbox.results_taken", "outbox.read_one", "outbox.take_reading", "reconcile.judged"}) {
        INFO(label);
        AskedShop shop;
        setCrash(std::string(label) + ":1", [] { throw Died{}; });
        bool hasDied = false;
        try {
            shop.reply(shop.key);
            shop.settle();
        } catch (const Died&) {
            hasDied = true;
        }
        CHECK(hasDied);
        shop.crash();
        shop.start();
        shop.settleOutbox();
        const Action action = shop.action({1});
        CHECK(shop.sent() <= 1);
        CHECK(action.attempts <= 1);
        CHECK(action.state == (shop.sent() == 1 ? ActionState::confirmed : ActionState::needsPerson));
    }
}

TEST_CASE("no answer needed is the seller's own note: confirmed at once, sent to nobody, kept when facts are read anew") {
    AskedShop shop;
    const ActionId id = shop.noAnswerNeeded(shop.key);
    shop.settle();
    CHECK(shop.action(id).state == ActionState::confirmed);
    CHECK(shop.detail(shop.key).row.state == ShownConversation::noAnswerNeeded);
    CHECK(shop.inbox().empty());
    shop.forgetFacts();
    CHECK(shop.sync() == 2);
    CHECK(shop.inbox().empty());
    CHECK(shop.detail(shop.key).row.state == ShownConversation::noAnswerNeeded);
    CHECK(shop.sent() == 0);
    shop.advance(hours(1));
    shop.servers.deliver(buyersMail("q2@example.com", "E la fattura?", "In-Reply-To: <q1@example.com>\r\n"));
    shop.sync();
    CHECK(shop.inbox().size() == 1);
}

TEST_CASE("what the buyer writes before it is not settled by no answer needed") {
    AskedShop shop;
    const ActionId id = shop.noAnswerNeeded(shop.key, seconds(30));
    shop.servers.deliver(buyersMail("q2@example.com", "E la fattura?", "In-Reply-To: <q1@example.com>\r\n"));
    shop.sync();
    shop.advance(seconds(31));
    shop.settleOutbox();
    CHECK(shop.action(id).state == ActionState::notNeeded);
    CHECK(shop.inbox().size() == 1);
}

TEST_CASE("no answer needed outlives a desk that dies over it") {
    for (const char* label : {"outbox.before_sending", "outbox.after_sending", "outbox.take_result", "outbox.results_taken"}) {
        INFO(label);
        AskedShop shop;
        setCrash(std::string(label) + ":1", [] { throw Died{}; });
        CHECK_THROWS_AS((shop.noAnswerNeeded(shop.key), shop.settle()), Died);
        shop.crash();
        shop.start();
        shop.settleOutbox();
        CHECK(shop.action({1}).state == ActionState::confirmed);
        CHECK(shop.inbox().empty());
    }
}

TEST_CASE("a reply that crosses with a newer mail leaves that one waiting") {
    AskedShop shop;
    shop.reply(shop.key);  // confirmed before anybody here knew of the second mail
    shop.servers.deliver(buyersMail("q2@example.com", "E la fattura?", "In-Reply-To: <q1@example.com>\r\n"));
    shop.settle();
    shop.sync();
    REQUIRE(shop.inbox().size() == 1);
    CHECK(shop.inbox()[0].lastMessage == "E la fattura?");
    shop.advance(hours(1));
    shop.reply(shop.key, "Ecco la fattura.");
    shop.settle();
    CHECK(shop.inbox().empty());
    CHECK(shop.sent() == 2);
    CHECK(shop.servers.accepted().size() == 2);
}

TEST_CASE("replies stand where they were when facts are thrown away") {
    AskedShop shop;
    shop.reply(shop.key);
    shop.settle();
    shop.forgetFacts();
    CHECK(shop.sync() == 3);
    const auto detail = shop.detail(shop.key);
    CHECK(detail.row.state == ShownConversation::answered);
    CHECK(detail.messages.size() == 2);
}

TEST_CASE("mails of nobody's buyers are passed over, unless all are wanted") {
    for (const bool takesAll : {false, true}) {
        MailShop shop;
        shop.wish.mail.takesAll = takesAll;
        REQUIRE(shop.connect());
        shop.servers.deliver("From: News <news@example.net>\r\nSubject: Offers\r\nMessage-ID: <n1@example.net>\r\n\r\nBuy now\r\n");
        shop.sync();
        CHECK(shop.inbox().size() == (takesAll ? 1 : 0));
        CHECK(shop.sync() == 0);
    }
}

TEST_CASE("a mailbox is tried before it is kept: either half can be wrong, and no mail leaves") {
    MailShop shop;
    const auto trial = [&] { return shop.get<Result<app::MailTrial>>([&](auto done) { shop.doors().accounts.tryMail(shop.wish, done); }).value(); };
    CHECK_FALSE(trial().reading);
    CHECK_FALSE(trial().sending);
    shop.keepSecret(R"({"password": "secret-word", "smtp_password": "another"})");
    CHECK_FALSE(trial().reading);
    CHECK(trial().sending->failure() == Failure::signInExpired);
    CHECK(shop.connect().error().failure() == Failure::signInExpired);
    shop.keepSecret(R"({"password": "wrong"})");
    CHECK(trial().reading->failure() == Failure::signInExpired);
    shop.wish.caFile.clear();
    CHECK(trial().reading->failure() == Failure::untrusted);
    CHECK(shop.connect().error().failure() == Failure::untrusted);
    CHECK(shop.get<std::vector<app::AccountStatus>>([&](auto done) { shop.doors().accounts.list(done); }).empty());
    CHECK(shop.sent() == 0);
}

TEST_CASE("one mailbox is connected once") {
    MailShop shop;
    REQUIRE(shop.connect());
    shop.wish.name = "Again";
    shop.wish.mail.reading = "imap://127.0.0.1:" + std::to_string(shop.servers.port("imap"));
    const auto again = shop.connect();
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error().failure() == Failure::alreadyConnected);
}

TEST_CASE("a password that was changed stops the account, and the new one lets its work leave") {
    AskedShop shop;
    shop.keepSecret(R"({"token": "token-2"})");
    shop.crash();
    shop.start();
    CHECK_FALSE(shop.get<Result<void>>([&](auto done) { shop.doors().accounts.sync({}, done); }));
    const ActionId id = shop.reply(shop.key);
    shop.settle();
    CHECK(shop.action(id).state == ActionState::waiting);
    const auto signedIn = shop.get<Result<void>>([&](auto done) { shop.doors().accounts.signIn(shop.key.account, R"({"token": "token-1"})", done); });
    CHECK(signedIn);
    shop.settleOutbox();
    CHECK(shop.action(id).state == ActionState::confirmed);
    CHECK(shop.sent() == 1);
}
