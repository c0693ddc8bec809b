// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_threads.h"

#include "support/catch.h"

using namespace resodesk::channels::mail;

namespace {

MimeMessage answering(const std::string& inReplyTo, std::vector<std::string> references = {}) {
    MimeMessage mail;
    mail.inReplyTo = inReplyTo;
    mail.references = std::move(references);
    return mail;
}

}  // namespace

TEST_CASE("an answer belongs to what it answers, in whatever order they arrive") {
    MailThreads threads;
    threads.add("c", answering("b"));
    threads.add("a", answering(""));
    threads.add("x", answering(""));
    CHECK(threads.threadOf("c") != threads.threadOf("a"));
    threads.add("b", answering("a"));
    CHECK(threads.threadOf("c") == threads.threadOf("a"));
    CHECK(threads.threadOf("b") == threads.threadOf("a"));
    CHECK(threads.threadOf("x") != threads.threadOf("a"));
    CHECK(threads.threadOf("never seen").empty());
}

TEST_CASE("mails that name the same unseen third belong together") {
    MailThreads threads;
    threads.add("b", answering("", {"lost", "a"}));
    threads.add("c", answering("lost"));
    CHECK(threads.threadOf("b") == threads.threadOf("c"));
}

TEST_CASE("mails that name themselves or each other in a circle end in one conversation") {
    MailThreads threads;
    threads.add("a", answering("a", {"a", "b"}));
    threads.add("b", answering("a"));
    CHECK(threads.threadOf("a") == threads.threadOf("b"));
    for (int i = 0; i < 20'000; ++i) threads.add("m" + std::to_string(i), answering("m" + std::to_string(i + 1)));
    CHECK(threads.threadOf("m0") == threads.threadOf("m20000"));
}
