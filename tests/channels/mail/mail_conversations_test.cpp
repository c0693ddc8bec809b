// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_conversations.h"

#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels::mail;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const TimePoint noon = fromSeconds(1'793'610'000);
constexpr const char* anna = "anna1@marketplace.amazon.de";

ReceivedMail mailFrom(const std::string& address, const std::string& id, const std::string& text = "Where is it?") {
    ReceivedMail mail;
    mail.id = mail.message.messageId = id;
    mail.message.from = MailAddress{"Anna", address};
    mail.message.text = text;
    mail.message.date = noon;
    mail.isRelayed = isAmazonRelay(address);
    return mail;
}

ReceivedMail annas(const std::string& id, const std::vector<std::string>& references = {}) {
    ReceivedMail mail = mailFrom(anna, id);
    mail.message.references = references;
    if (!references.empty()) mail.message.inReplyTo = references.back();
    return mail;
}

/// One that says it is from the seller.
ReceivedMail ours(const std::string& key, const std::string& inReplyTo) {
    ReceivedMail mail = mailFrom("seller@example.org", key + "@example.org", "It is on its way.");
    mail.isOurs = true;
    mail.key = key;
    mail.message.inReplyTo = inReplyTo;
    return mail;
}

/// What a mailbox has told, kept as facts keep it.
struct Kept {
    Facts take(const std::vector<ReceivedMail>& mails, TimePoint now = noon) {
        Facts facts = told.take(mails, now);
        for (const Conversation& c : facts.conversations) conversations[c.id] = c;
        for (const Message& m : facts.messages) messages.emplace_back(m);
        return facts;
    }
    const Conversation& only() {
        REQUIRE(conversations.size() == 1);
        return conversations.begin()->second;
    }
    KnownMails known() {
        KnownMails known;
        known.conversationOf = [this](const std::string& id) -> std::optional<ConversationId> {
            for (const Message& m : messages)
                if (m.id == id) return m.conversation;
            return std::nullopt;
        };
        known.conversation = [this](const ConversationId& id) { return conversations.contains(id) ? std::optional(conversations.at(id)) : std::nullopt; };
        known.ofOrder = [this](const OrderId& order) -> std::optional<ConversationId> {
            for (const auto& [id, c] : conversations)
                if (c.order == order) return id;
            return std::nullopt;
        };
        known.replyOf = [this](const std::string& key) { return replies.contains(key) ? std::optional(replies.at(key)) : std::nullopt; };
        known.noAnswerUpTo = [this](const ConversationId&) { return settledUpTo; };
        return known;
    }
    std::map<ConversationId, Conversation> conversations;
    std::vector<Message> messages;
    std::map<std::string, OurReply> replies;
    std::optional<TimePoint> settledUpTo;
    MailConversations told{{1}, false, known()};
};

}  // namespace

TEST_CASE("mails that name each other, or the same unseen one, are one conversation in whatever order they come") {
    Kept kept;
    kept.take({annas("m2", {"never-seen"}), annas("m3", {"never-seen", "m1"}), annas("m4", {"m2"})});
    CHECK(kept.only().revision == "m4");
    CHECK(kept.messages.size() == 3);
    kept.told.beginPull();
    kept.take({annas("m5", {"m3"})});
    CHECK(kept.only().revision == "m5");
}

TEST_CASE("another buyer in the same thread has a conversation of their own") {
    Kept kept;
    ReceivedMail berts = mailFrom("bert9@marketplace.amazon.de", "m2");
    berts.message.inReplyTo = "m1";
    kept.take({annas("m1"), berts});
    CHECK(kept.conversations.size() == 2);
    berts.id = "m3";
    berts.message.inReplyTo = "m2";
    kept.take({berts});
    CHECK(kept.conversations.size() == 2);
}

TEST_CASE("a buyer who begins anew about the same order goes on in its conversation, and begins one about another") {
    Kept kept;
    const auto about = [](ReceivedMail mail, const std::string& order) {
        mail.orders = {{order}};
        return mail;
    };
    kept.take({about(annas("m1"), "402-1234567-7654321"), about(annas("m2"), "402-1234567-7654321")});
    CHECK(kept.only().order.value == "402-1234567-7654321");
    CHECK(kept.only().topic == Topic::order);
    kept.take({about(annas("m3"), "402-1234567-0000000")});
    CHECK(kept.conversations.size() == 2);
    kept.take({about(mailFrom("bert9@marketplace.amazon.de", "m4"), "402-1234567-7654321")});
    CHECK(kept.conversations.size() == 3);
}

TEST_CASE("an order that is named later is the conversation's from then on") {
    Kept kept;
    kept.take({annas("m1")});
    CHECK(kept.only().topic == Topic::beforeOrder);
    ReceivedMail second = annas("m2", {"m1"});
    second.orders = {{"402-1234567-7654321"}};
    kept.take({second});
    CHECK(kept.only().order.value == "402-1234567-7654321");
    CHECK(kept.only().topic == Topic::order);
}

TEST_CASE("the clock of an answer runs from the mail, and no sender's clock can put it into the future or behind an earlier mail") {
    Kept kept;
    ReceivedMail first = annas("m1");
    first.message.date = noon - minutes(30);
    kept.take({first});
    CHECK(kept.only().answerBy == noon - minutes(30) + hours(24));
    ReceivedMail ahead = annas("m2", {"m1"});
    ahead.message.date = noon + hours(1'000);
    kept.take({ahead});
    CHECK(kept.only().answerBy == noon + hours(24));
    ReceivedMail behind = annas("m3", {"m1"});
    behind.message.date = noon - hours(1'000);
    kept.take({behind});
    CHECK(kept.only().lastMessageAt > noon);
    CHECK(kept.only().revision == "m3");
}

TEST_CASE("the shop a mail was relayed by tells the language, and no other address does") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"a@marketplace.amazon.it", "it"},    {"a@marketplace.amazon.de", "de"},    {"a@marketplace.amazon.co.uk", "en"}, {"a@marketplace.amazon.com", "en"},
        {"a@marketplace.amazon.com.br", ""}, {"a@marketplace.amazon.com.be", ""}, {"a@example.it", ""},
    };
    for (const auto& [address, language] : table) {
        Kept kept;
        ReceivedMail mail = mailFrom(address, "m1");
        mail.orders = {{"402-1234567-7654321"}};
        kept.take({mail});
        INFO(address);
        CHECK(kept.only().language == language);
    }
}

TEST_CASE("a reply of ours answers the mail it was written to") {
    Kept kept;
    kept.take({annas("m1")});
    kept.replies["key-1"] = {kept.only().id, "m1"};
    const Facts facts = kept.take({ours("key-1", "m1")});
    CHECK(facts.messages.at(0).key == "key-1");
    CHECK(facts.messages.at(0).from == Actor::seller);
    CHECK(facts.messages.at(0).at > kept.messages.at(0).at);  // their clocks are the same second
    CHECK_FALSE(kept.only().awaitsAnswer);
    CHECK_FALSE(kept.only().answerBy);
    CHECK(kept.only().lastMessageBy == Actor::seller);
    CHECK(kept.take({ours("key-1", "m1")}).isEmpty());
}

TEST_CASE("a reply that crossed with a newer mail leaves it waiting, whichever copy comes first") {
    for (const bool isOursFirst : {false, true}) {
        Kept kept;
        kept.take({annas("m1")});
        kept.replies["key-1"] = {kept.only().id, "m1"};
        const ReceivedMail second = annas("m2", {"m1"});
        kept.take(isOursFirst ? std::vector{ours("key-1", "m1"), second} : std::vector{second, ours("key-1", "m1")});
        CHECK(kept.only().awaitsAnswer);
        CHECK(kept.only().revision == "m2");
        CHECK(kept.messages.size() == 3);
    }
}

TEST_CASE("what says that it is ours and was never confirmed here is shown and answers nothing") {
    Kept kept;
    kept.take({annas("m1")});
    const Facts facts = kept.take({ours("forged", "m1")});
    CHECK(facts.messages.at(0).key.empty());
    CHECK(facts.conversations.empty());
    CHECK(kept.only().awaitsAnswer);
    CHECK(kept.take({ours("of nothing", "unknown")}).isEmpty());
}

TEST_CASE("a reply whose conversation lost the race against a newer look is put right by the next one") {
    Kept kept;
    kept.take({annas("m1")});
    const Conversation asked = kept.only();
    kept.replies["key-1"] = {asked.id, "m1"};
    kept.take({ours("key-1", "m1")});
    kept.conversations[asked.id] = asked;  // an older page was merged behind it
    kept.told.beginPull();
    kept.told.beginPull();
    kept.take({ours("key-1", "m1")});
    CHECK_FALSE(kept.only().awaitsAnswer);
}

TEST_CASE("a mail of ours that could not be delivered brings its conversation back") {
    Kept kept;
    kept.take({annas("m1")});
    kept.replies["key-1"] = {kept.only().id, "m1"};
    kept.take({ours("key-1", "m1")});
    ReceivedMail bounce = mailFrom("postmaster@example.org", "b1", "550 no such mailbox");
    bounce.isReturned = true;
    bounce.message.returnedId = "key-1@example.org";
    const Facts facts = kept.take({bounce});
    CHECK(facts.messages.at(0).from == Actor::marketplace);
    CHECK(kept.only().awaitsAnswer);
    bounce.message.returnedId = "somebody-elses@example.org";
    bounce.id = "b2";
    CHECK(kept.take({bounce}).isEmpty());
}

TEST_CASE("what the seller said needs no answer does not wait again when the mailbox is read anew, and what comes later does") {
    Kept kept;
    kept.settledUpTo = noon;
    kept.take({annas("m1")});
    CHECK_FALSE(kept.only().awaitsAnswer);
    kept.take({annas("m2", {"m1"})}, noon + hours(1));
    CHECK(kept.only().awaitsAnswer);
}

TEST_CASE("no answer needed is about the message the seller saw") {
    Kept kept;
    kept.take({annas("m1")});
    const ConversationId id = kept.only().id;
    const std::string seen = std::to_string(toMillis(kept.only().lastMessageAt));
    kept.take({annas("m2", {"m1"})});
    CHECK_FALSE(kept.told.settle(id, seen, "key-1", noon));
    const auto facts = kept.told.settle(id, std::to_string(toMillis(kept.only().lastMessageAt)), "key-1", noon);
    REQUIRE(facts);
    CHECK_FALSE(facts->conversations.at(0).awaitsAnswer);
    CHECK(facts->conversations.at(0).noAnswerKey == "key-1");
}

TEST_CASE("mails of no buyer are passed over: no relay, no order, no thread of ours") {
    Kept kept;
    CHECK(kept.take({mailFrom("news@example.net", "n1")}).isEmpty());
    ReceivedMail withOrder = mailFrom("carl@example.net", "c1");
    withOrder.orders = {{"402-1234567-7654321"}};
    kept.take({withOrder});
    CHECK(kept.conversations.size() == 1);
    ReceivedMail goesOn = mailFrom("carl@example.net", "c2");
    goesOn.message.inReplyTo = "c1";
    kept.take({goesOn});
    CHECK(kept.messages.size() == 2);
}

TEST_CASE("a message has the mail's files, and of an endless text the beginning") {
    Kept kept;
    ReceivedMail mail = annas("m1");
    mail.message.attachments = {{"photo.jpg", "image/jpeg", "12345"}};
    mail.message.text.assign(99'999, 'x');
    mail.message.text += "€uro";
    const Message message = kept.take({mail}).messages.at(0);
    CHECK(message.files == std::vector<MessageFile>{{"photo.jpg", "image/jpeg", 5}});
    CHECK(message.text == std::string(99'999, 'x'));
    CHECK(message.isPartial);
}

TEST_CASE("what was told and could not be merged is told again by the next pull, in the same conversation") {
    Kept kept;
    const Facts lost = kept.told.take({annas("m1")}, noon);  // the disk was full
    CHECK(kept.told.take({annas("m1")}, noon).isEmpty());
    kept.told.beginPull();
    const Facts again = kept.take({annas("m1"), annas("m2", {"m1"})});
    CHECK(again.messages.size() == 2);
    CHECK(kept.only().id == lost.conversations.at(0).id);
    kept.told.beginPull();
    CHECK(kept.take({annas("m1"), annas("m2", {"m1"})}).isEmpty());
}
