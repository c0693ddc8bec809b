// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/classify.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

Exchange answered(int status, BodyKind body, RefusalKind refusal = RefusalKind::undocumented) {
    return {0, 900, 400, status, true, true, body, refusal};
}

Exchange broken(int curlCode, std::int64_t preTransfer, std::int64_t requestBytes) {
    return {curlCode, preTransfer, requestBytes, 0, false, false, BodyKind::none, RefusalKind::undocumented};
}

}  // namespace

TEST_CASE("only a complete, valid answer that names our object is a yes") {
    CHECK(classify(answered(200, BodyKind::ours)) == WriteResult::accepted);
    for (BodyKind body : {BodyKind::problem, BodyKind::foreign, BodyKind::none})
        CHECK(classify(answered(200, body)) == WriteResult::unknown);
    Exchange cut = answered(200, BodyKind::ours);
    cut.bodyComplete = false;
    CHECK(classify(cut) == WriteResult::unknown);
}

TEST_CASE("not sent is said only with proof that no byte left") {
    for (int code = 0; code < 100; ++code)
        for (std::int64_t preTransfer : {0, 59})
            for (std::int64_t bytes : {0, 131}) {
                const bool proven = preTransfer == 0 && bytes == 0 &&
                                    (code == 5 || code == 6 || code == 7 || code == 28 || code == 35 || code == 56 || code == 60);
                CHECK((classify(broken(code, preTransfer, bytes)) == WriteResult::notSent) == proven);
            }
}

TEST_CASE("whatever is not documented is unknown") {
    for (int status : {100, 204, 301, 302, 307, 400, 403, 404, 408, 409, 422, 500, 502, 503, 504}) {
        CHECK(classify(answered(status, BodyKind::foreign)) == WriteResult::unknown);
        CHECK(classify(answered(status, BodyKind::problem)) == WriteResult::unknown);
    }
}

TEST_CASE("a refusal before acting may be sent again later") {
    CHECK(classify(answered(429, BodyKind::problem)) == WriteResult::refusedBefore);
    CHECK(classify(answered(401, BodyKind::none)) == WriteResult::refusedBefore);
    CHECK(classify(answered(403, BodyKind::problem, RefusalKind::beforeActing)) == WriteResult::refusedBefore);
    CHECK(classify(answered(429, BodyKind::foreign)) == WriteResult::unknown);  // a portal, not the marketplace
}

TEST_CASE("a documented permanent refusal is a no, except where the state may have moved") {
    for (int status : {400, 403, 404, 410, 412, 422})
        CHECK(classify(answered(status, BodyKind::problem, RefusalKind::notApplied)) == WriteResult::refused);
    for (int status : {408, 409, 500, 503})
        CHECK(classify(answered(status, BodyKind::problem, RefusalKind::notApplied)) == WriteResult::unknown);
}
