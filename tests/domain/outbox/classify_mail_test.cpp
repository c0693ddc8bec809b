// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/classify_mail.h"

#include <tuple>
#include <vector>

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("what became of a mail is told from how far it came and the server's last word") {
    using P = MailProgress;
    using R = WriteResult;
    const std::vector<std::tuple<P, int, bool, R>> table{
        {P::neverConnected, 0, false, R::notSent},        // no server, no TLS, a wrong certificate
        {P::neverConnected, 220, false, R::notSent},
        {P::neverConnected, 535, true, R::refusedBefore}, // a sign-in can be mended
        {P::beforeBody, 0, false, R::notSent},            // the connection broke
        {P::beforeBody, 250, false, R::notSent},
        {P::beforeBody, 421, false, R::refusedBefore},
        {P::beforeBody, 450, false, R::refusedBefore},
        {P::beforeBody, 550, false, R::refused},
        {P::beforeBody, 354, false, R::notSent},
        {P::accepted, 250, false, R::accepted},
        {P::accepted, 0, false, R::unknown},
        {P::afterBody, 451, false, R::refusedBefore},
        {P::afterBody, 452, false, R::refusedBefore},
        {P::afterBody, 421, false, R::unknown},           // it closes; the mail may be in
        {P::afterBody, 554, false, R::refused},
        {P::afterBody, 354, false, R::unknown},
        {P::afterBody, 251, false, R::unknown},
        {P::afterBody, 0, false, R::unknown},
        {P::answerLost, 0, false, R::unknown},
        {P::answerLost, 250, false, R::unknown},
        {P::answerLost, 550, false, R::unknown},
    };
    for (const auto& [progress, code, isSignInRefused, expected] : table) {
        INFO(static_cast<int>(progress) << " " << code);
        CHECK(classifyMail(progress, code, isSignInRefused) == expected);
    }
}

TEST_CASE("once bytes of a mail have left, only the server's plain refusal makes it safe to send it again") {
    for (const MailProgress progress : {MailProgress::accepted, MailProgress::afterBody, MailProgress::answerLost})
        for (int code = 0; code < 600; ++code) {
            const WriteResult result = classifyMail(progress, code, false);
            const bool isPlainRefusal = progress == MailProgress::afterBody && code >= 400 && code != 421;
            INFO(static_cast<int>(progress) << " " << code);
            CHECK((result == WriteResult::refused || result == WriteResult::refusedBefore) == isPlainRefusal);
            CHECK(result != WriteResult::notSent);
        }
}
