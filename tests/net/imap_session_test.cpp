// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/imap_session.h"

#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::net;

namespace {

/// A server that says what is written here, command by command.
struct ImapTalk {
    explicit ImapTalk(FetchRequest request) : session(std::move(request)) { session.begin(); }
    /// What the client says now, without its tag.
    std::string said() {
        const std::string words = std::exchange(session.out, {});
        const std::size_t space = words.find(' ');
        if (space == std::string::npos) return words;
        tag = words.substr(0, space);
        const std::size_t end = words.find("\r\n");
        return words.substr(space + 1, end - space - 1) + (end + 2 < words.size() ? " | " + words.substr(end + 2) : "");
    }
    /// The rest of the answer and its end.
    std::string answer(const std::string& untagged, const std::string& end = "OK done") {
        session.take(untagged + tag + " " + end + "\r\n");
        return said();
    }
    FetchReply reply() {
        REQUIRE(session.isDone());
        return session.takeReply();
    }
    ImapSession session;
    std::string tag;
};

FetchRequest known(std::uint32_t validity, std::uint32_t lastUid) {
    FetchRequest request;
    request.uidValidity = validity;
    request.lastUid = lastUid;
    return request;
}

std::string status(int validity, int next) {
    return "* STATUS INBOX (UIDVALIDITY " + std::to_string(validity) + " UIDNEXT " + std::to_string(next) + ")\r\n";
}
std::string opened(int validity, int next) {
    return "* 3 EXISTS\r\n* OK [UIDVALIDITY " + std::to_string(validity) + "] fine\r\n* OK [UIDNEXT " + std::to_string(next) + "] next\r\n";
}
std::string sizeOf(int uid, long size) { return "* 1 FETCH (UID " + std::to_string(uid) + " RFC822.SIZE " + std::to_string(size) + ")\r\n"; }
std::string body(int uid, const std::string& mail) {
    return "* 1 FETCH (UID " + std::to_string(uid) + " BODY[] {" + std::to_string(mail.size()) + "}\r\n" + mail + ")\r\n";
}

}  // namespace

TEST_CASE("a folder in which nothing is new is not opened") {
    ImapTalk talk(known(7, 9));
    CHECK(talk.said() == "STATUS \"INBOX\" (UIDVALIDITY UIDNEXT)");
    CHECK(talk.answer(status(7, 10)) == "LOGOUT");
    const FetchReply reply = talk.reply();
    CHECK_FALSE(reply.error);
    CHECK(reply.mails.empty());
    CHECK(reply.seenUpTo == 9);
}

TEST_CASE("only mails behind the last one are asked for, and none of them is marked as read") {
    ImapTalk talk(known(7, 9));
    talk.said();
    CHECK(talk.answer(status(7, 13)) == "EXAMINE \"INBOX\"");
    CHECK(talk.answer(opened(7, 13)) == "UID SEARCH UID 9:*");
    CHECK(talk.answer("* SEARCH 12 9 10\r\n") == "UID FETCH 10,12 (RFC822.SIZE)");
    CHECK(talk.answer(sizeOf(10, 5) + sizeOf(12, 3)) == "UID FETCH 10,12 (BODY.PEEK[])");
    CHECK(talk.answer(body(12, "two") + body(10, "first") + body(10, "again")) == "LOGOUT");
    const FetchReply reply = talk.reply();
    REQUIRE(reply.mails.size() == 2);
    CHECK(reply.mails[0].bytes == "first");
    CHECK(reply.mails[1].uid == 12);
    CHECK(reply.seenUpTo == 12);
    CHECK_FALSE(reply.hasMore);
}

TEST_CASE("another UIDVALIDITY begins anew") {
    FetchRequest request = known(7, 9);
    request.since = "1-Nov-2026";
    ImapTalk talk(request);
    talk.said();
    talk.answer(status(8, 3));
    CHECK(talk.answer(opened(8, 3)) == "UID SEARCH SINCE 1-Nov-2026");
    CHECK(talk.answer("* SEARCH\r\n") == "LOGOUT");
    const FetchReply reply = talk.reply();
    CHECK(reply.uidValidity == 8);
    CHECK(reply.seenUpTo == 2);
}

TEST_CASE("once mails are asked for their numbering stands, whatever a server says then") {
    ImapTalk talk(known(7, 9));
    talk.said();
    talk.answer(status(8, 3));
    talk.answer(opened(8, 3));
    CHECK(talk.answer("* OK [UIDVALIDITY 7] x\r\n* SEARCH\r\n") == "LOGOUT");
    const FetchReply reply = talk.reply();
    CHECK(reply.uidValidity == 8);
    CHECK(reply.seenUpTo == 2);
}

TEST_CASE("a mail that is deleted between two commands is passed over") {
    ImapTalk talk(known(0, 0));
    talk.said();
    talk.answer(status(7, 4));
    CHECK(talk.answer(opened(7, 4)) == "UID SEARCH ALL");
    talk.answer("* SEARCH 1 2 3\r\n");
    CHECK(talk.answer(sizeOf(2, 4) + sizeOf(3, 4)) == "UID FETCH 2,3 (BODY.PEEK[])");
    CHECK(talk.answer("* 2 EXPUNGE\r\n" + body(3, "here")) == "LOGOUT");
    const FetchReply reply = talk.reply();
    REQUIRE(reply.mails.size() == 1);
    CHECK(reply.seenUpTo == 3);
}

TEST_CASE("many mails come in pages") {
    FetchRequest request = known(0, 0);
    request.most = 2;
    ImapTalk talk(request);
    talk.said();
    talk.answer(status(7, 9));
    talk.answer(opened(7, 9));
    CHECK(talk.answer("* SEARCH 3 5 8\r\n") == "UID FETCH 3,5 (RFC822.SIZE)");
    talk.answer(sizeOf(3, 1) + sizeOf(5, 1));
    talk.answer(body(3, "a"));
    talk.answer(body(5, "b"));
    const FetchReply reply = talk.reply();
    CHECK(reply.hasMore);
    CHECK(reply.seenUpTo == 5);
}

TEST_CASE("mails that are large together come in several answers, one that is too large as its headers") {
    FetchRequest request = known(0, 0);
    request.largestMail = 100;
    request.largestTogether = 150;
    ImapTalk talk(request);
    talk.said();
    talk.answer(status(7, 9));
    talk.answer(opened(7, 9));
    talk.answer("* SEARCH 1 2 3\r\n");
    CHECK(talk.answer(sizeOf(1, 5'000'000'000 % 4'000'000'000) + sizeOf(2, 50) + sizeOf(3, 50)) == "UID FETCH 1 (BODY.PEEK[HEADER])");
    talk.answer("* 1 FETCH (BODY[HEADER] {4}\r\nhead UID 1)\r\n");
    talk.answer(body(2, "b"));
    const FetchReply reply = talk.reply();
    REQUIRE(reply.mails.size() == 2);
    CHECK(reply.mails[0].isTooLarge);
    CHECK(reply.mails[0].bytes == "head");
    CHECK(reply.hasMore);
    CHECK(reply.seenUpTo == 2);
}

TEST_CASE("what a mail holds is not taken for the server's word") {
    ImapTalk talk(known(0, 0));
    talk.said();
    talk.answer(status(7, 3));
    talk.answer(opened(7, 3));
    talk.answer("* SEARCH 1 2\r\n");
    talk.answer(sizeOf(1, 1) + sizeOf(2, 1));
    const std::string hostile = ")\r\n" + talk.tag + " OK done\r\n* BYE\r\n* 1 FETCH (UID 2 BODY[] {3}\r\nbad)\r\n{9}\r\n";
    CHECK(talk.answer(body(1, hostile) + body(2, "good")) == "LOGOUT");
    const FetchReply reply = talk.reply();
    CHECK_FALSE(reply.error);
    REQUIRE(reply.mails.size() == 2);
    CHECK(reply.mails[0].bytes == hostile);
    CHECK(reply.mails[1].bytes == "good");
}

TEST_CASE("an answer that arrives byte by byte is the same answer") {
    ImapTalk talk(known(0, 0));
    talk.said();
    for (const char c : status(7, 2) + talk.tag + " OK x {3}\r\n") talk.session.take(std::string_view(&c, 1));
    CHECK(talk.said() == "EXAMINE \"INBOX\"");
}

TEST_CASE("a server that does not keep to IMAP is left, and told what it was") {
    const auto failure = [](const std::string& answer, FetchRequest request = known(0, 0)) {
        ImapTalk talk(std::move(request));
        talk.said();
        talk.session.take(answer);
        const FetchReply reply = talk.reply();
        REQUIRE(reply.error);
        return reply.error->failure();
    };
    CHECK(failure("R1 NO no such folder\r\n") == Failure::notFound);
    CHECK(failure("R9 OK\r\n") == Failure::notUnderstood);
    CHECK(failure("* BYE going down\r\n") == Failure::offline);
    CHECK(failure("R1 OK\r\nR2 OK\r\n") == Failure::notUnderstood);  // no UIDVALIDITY
    CHECK(failure("* 1 FETCH (BODY[] {99999999999}\r\n") == Failure::notUnderstood);
    CHECK(failure("* 1 FETCH (BODY[] {30000000}\r\n") == Failure::notUnderstood);
    CHECK(failure(std::string(9u << 20, 'x')) == Failure::notUnderstood);
}

TEST_CASE("a name that could begin a command of its own is not sent") {
    FetchRequest request = known(0, 0);
    SECTION("folder") { request.folder = "INBOX\r\nR9 DELETE x"; }
    SECTION("id") { request.messageId = "a\r\nR9 DELETE x"; }
    SECTION("day") { request.since = "1-Nov-2026 UID 1"; }
    ImapTalk talk(request);
    CHECK(talk.said() == "LOGOUT");
    CHECK(talk.reply().error->failure() == Failure::notFound);
}

TEST_CASE("a mail is looked for by its id, quotes and backslashes included, in the whole folder") {
    FetchRequest request = known(7, 9);
    request.messageId = "a\"b\\c@example.org";
    request.folder = "Sent \"x\"";
    ImapTalk talk(request);
    CHECK(talk.said() == "EXAMINE \"Sent \\\"x\\\"\"");
    CHECK(talk.answer(opened(7, 10)) == "UID SEARCH HEADER Message-ID \"<a\\\"b\\\\c@example.org>\"");
    talk.answer("* SEARCH 2\r\n");
    talk.answer(sizeOf(2, 1));
    talk.answer(body(2, "x"));
    const FetchReply reply = talk.reply();
    CHECK(reply.mails.size() == 1);
    CHECK(reply.seenUpTo == 9);
}
