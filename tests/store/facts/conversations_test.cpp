// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/query.h"
#include "support/catch.h"
#include "support/temp_facts.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

struct Inbox : TempFacts {
    Inbox() : conversations(*facts, view), inbox(*facts) {}
    Conversation conversation(const std::string& id, std::chrono::hours answerIn, const std::string& revision = "1") const {
        Conversation c = aConversation(id);
        c.account = account;
        c.order = {"O-" + id};
        c.answerBy = morning + answerIn;
        c.revision = revision;
        return c;
    }
    Message message(const std::string& id, const std::string& conversation, const std::string& text, seconds after = seconds(0)) const {
        return {account, id, {"O-" + conversation}, "", Actor::buyer, text, morning + after, "", {conversation}};
    }
    void index(int step = 100) {
        while (conversations.indexSome(step)) {}
    }
    std::vector<std::string> ids(const InboxQuery& query, const std::optional<InboxPlace>& place = {}, int limit = 100) {
        std::vector<std::string> found;
        for (const ConversationRow& row : inbox.page(query, place, limit, morning)) found.push_back(row.key.id.value);
        return found;
    }
    store::ConversationWriter conversations;
    store::ConversationReader inbox;
};

using ConversationIds = std::vector<std::string>;

}  // namespace

TEST_CASE("a conversation comes back as it was put") {
    Inbox t;
    Conversation c = t.conversation("C-1", std::chrono::hours(3));
    c.survey = Survey::helped;
    c.votedAt = c.noAnswerAt = morning;
    c.noAnswerKey = "key-1";
    c.about = "R-1";
    CHECK(t.conversations.put(std::vector{c}) == std::vector{c.key()});
    CHECK(t.inbox.find(c.key()) == c);
    CHECK(t.inbox.withId(c.id).empty());  // of an account that was never read
    CHECK(t.inbox.ofOrder(t.account, c.order) == c.key());
    CHECK(t.conversations.put(std::vector{c}).empty());
}

TEST_CASE("the inbox is read by urgency, page by page, and the answered ones newest first") {
    Inbox t;
    std::vector<Conversation> all;
    for (const auto& [id, in] : {std::pair{"C-3", 3}, {"C-1", -2}, {"C-2", 1}}) all.push_back(t.conversation(id, std::chrono::hours(in)));
    for (const char* id : {"C-8", "C-9"}) {
        all.push_back(t.conversation(id, std::chrono::hours(1)));
        all.back().awaitsAnswer = false;
        all.back().answerBy.reset();
        all.back().lastMessageBy = Actor::seller;
        all.back().lastMessageAt = morning - std::chrono::hours(id == std::string("C-9") ? 1 : 5);
    }
    t.conversations.put(all);
    CHECK(t.ids({InboxView::needsAnswer, {}}) == ConversationIds{"C-1", "C-2", "C-3"});
    CHECK(t.ids({InboxView::overdue, {}}) == ConversationIds{"C-1"});
    CHECK(t.ids({InboxView::answered, {}}) == ConversationIds{"C-9", "C-8"});
    const auto first = t.inbox.page({InboxView::all, {}}, {}, 2, morning);
    CHECK(t.ids({InboxView::all, {}}, first.back().place, 2) == ConversationIds{"C-3", "C-9"});
    const InboxCounts n = t.inbox.counts(morning);
    CHECK((n.needsAnswer == 3 && n.overdue == 1 && n.answered == 2 && n.all == 5));
}

TEST_CASE("messages belong to their conversation, whichever of the two is read first") {
    Inbox t;
    t.conversations.put(std::vector{t.message("M-2", "C-1", "due", seconds(5)), t.message("M-9", "C-2", "altro")});
    t.conversations.put(std::vector{t.conversation("C-1", std::chrono::hours(1)), t.conversation("C-2", std::chrono::hours(2))});
    t.conversations.put(std::vector{t.message("M-1", "C-1", "uno"), t.message("M-2", "C-1", "due", seconds(5))});
    const auto written = t.inbox.messages({t.account, {"C-1"}});
    REQUIRE(written.size() == 2);
    CHECK(written[0].text == "uno");
    CHECK(written[1].text == "due");
    CHECK(t.inbox.row({t.account, {"C-1"}})->lastMessage == "due");
    CHECK(t.inbox.messagesOfOrder(t.account, {"O-C-2"}).size() == 1);
}

TEST_CASE("every word of a search stands somewhere in the conversation") {
    for (const int step : {1, 2, 100}) {
        INFO(step);
        Inbox t;
        t.conversations.put(std::vector{t.conversation("C-1", std::chrono::hours(1)), t.conversation("C-2", std::chrono::hours(2))});
        t.conversations.put(std::vector{t.message("M-1", "C-1", "Il macinacaffè non parte"), t.message("M-2", "C-1", "Grazie"), t.message("M-3", "C-2", "Grazie")});
        t.index(step);
        CHECK(t.ids({InboxView::all, "grazie"}) == ConversationIds{"C-2", "C-1"});  // the newest first
        CHECK(t.ids({InboxView::all, "grazie MACINACAFFE"}) == ConversationIds{"C-1"});
        CHECK(t.ids({InboxView::all, "grazie ? macinacaff\u00e8 \u20ac"}) == ConversationIds{"C-1"});  // signs are no words
        CHECK(t.ids({InboxView::all, "kruger macin"}) == ConversationIds{"C-1"});
        CHECK(t.ids({InboxView::all, "O-C-2"}) == ConversationIds{"C-2"});
        CHECK(t.ids({InboxView::all, "\"quo*te"}).empty());
        CHECK(t.inbox.count({InboxView::all, "grazie"}, morning) == 2);
    }
}

TEST_CASE("a buyer with another name is found by it, and no longer by the old one") {
    Inbox t;
    Conversation c = t.conversation("C-1", std::chrono::hours(1));
    t.conversations.put(std::vector{c});
    t.index();
    c.buyerName = "Bruno Vogt";
    c.revision = "2";
    t.conversations.put(std::vector{c});
    t.index();
    CHECK(t.ids({InboxView::all, "vogt"}) == ConversationIds{"C-1"});
    CHECK(t.ids({InboxView::all, "krüger"}).empty());
}

TEST_CASE("of a forgotten account nothing is found, nor of what comes after under its numbers") {
    Inbox t;
    t.conversations.put(std::vector{t.conversation("C-1", std::chrono::hours(1))});
    t.conversations.put(std::vector{t.message("M-1", "C-1", "macinacaffè")});
    t.index();
    t.conversations.put(std::vector{t.message("M-2", "C-1", "ancora")});  // not in the index yet
    t.conversations.forget(t.account);
    t.conversations.put(std::vector{t.conversation("C-2", std::chrono::hours(1))});
    t.conversations.put(std::vector{t.message("M-3", "C-2", "teiera")});
    t.index();
    CHECK(t.ids({InboxView::all, "macinacaffe"}).empty());
    CHECK(t.ids({InboxView::all, "C-1"}).empty());
    CHECK(t.ids({InboxView::all, "teiera"}) == ConversationIds{"C-2"});
    CHECK(t.inbox.messages({t.account, {"C-1"}}).empty());
}

TEST_CASE("no page of the inbox is sorted, and none is read from its start to get on") {
    Inbox t;
    for (const char* where : {"c.shown_needs = 1", "c.shown_needs = 1 AND c.shown_due < 5", "c.shown_needs = 0", "1"}) {
        INFO(where);
        store::Query q(*t.facts, std::string("EXPLAIN QUERY PLAN SELECT c.id FROM conversation c WHERE ") + where +
                                     " AND ?1 IS NOT NULL AND (c.shown_due, c.n) > (1, 2) ORDER BY c.shown_due, c.n LIMIT 100");
        std::string plan;
        while (q.step()) {
            for (int column = 0; column < 3; ++column) q.skip();
            plan += q.text() + "\n";
        }
        CHECK(plan.find("SEARCH c USING INDEX conversation_") != std::string::npos);
        CHECK(plan.find("TEMP B-TREE") == std::string::npos);
    }
}

TEST_CASE("a mail is kept with its subject and its files, is found by the subject, and leaves nothing behind") {
    Inbox t;
    Message mail = t.message("m1@example.com", "C-1", "Guardate la foto");
    mail.subject = "Macinacaffè rotto";
    mail.files = {{"foto.jpg", "image/jpeg", 1234}, {"scontrino.pdf", "application/pdf", 99}};
    mail.isPartial = true;
    t.conversations.put(std::vector{t.conversation("C-1", std::chrono::hours(1))});
    t.conversations.put(std::vector{mail});
    t.index();
    CHECK(t.inbox.messages({t.account, {"C-1"}}) == std::vector{mail});
    CHECK(t.inbox.ofMessage(t.account, "m1@example.com") == ConversationKey{t.account, {"C-1"}});
    CHECK_FALSE(t.inbox.ofMessage(t.account, "m2@example.com"));
    CHECK(t.ids({InboxView::all, "macinacaffe foto"}) == ConversationIds{"C-1"});
    t.conversations.forget(t.account);
    t.conversations.put(std::vector{t.conversation("C-2", std::chrono::hours(1))});
    t.conversations.put(std::vector{t.message("m2@example.com", "C-2", "altro")});
    t.index();
    CHECK(t.ids({InboxView::all, "macinacaffe"}).empty());
}
