// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/classify.h"

#include <array>
#include <sstream>

#include "support/catch.h"

using namespace resodesk;

namespace {

Exchange answered(int status, BodyKind body, RefusalKind refusal = RefusalKind::undocumented) {
    return {0, 900, 400, status, true, true, body, refusal};
}

Exchange broken(int curlCode, std::int64_t preTransfer, std::int64_t requestBytes) {
    return {curlCode, preTransfer, requestBytes, 0, false, false, BodyKind::none, RefusalKind::undocumented};
}

// What is promised of a complete exchange, by status. The middle three: an error document of the marketplace, by what the
// channel knows of its code. Written from the promise, without a look at the code.
constexpr WriteResult yes = WriteResult::accepted, no = WriteResult::refused, before = WriteResult::refusedBefore,
                      unknown = WriteResult::unknown;
struct Promise {
    int status;
    WriteResult ours, undocumented, beforeActing, notApplied, foreign, none;
};
constexpr std::array promises{
    Promise{0, unknown, unknown, unknown, unknown, unknown, unknown},    // no status line
    Promise{100, unknown, unknown, unknown, unknown, unknown, unknown},  // an answer is still to come
    Promise{200, yes, unknown, unknown, unknown, unknown, unknown},      // a portal says 200 too
    Promise{201, yes, unknown, unknown, unknown, unknown, unknown},
    Promise{202, yes, unknown, unknown, unknown, unknown, unknown},
    Promise{204, yes, unknown, unknown, unknown, unknown, unknown},      // without a body it names no object
    Promise{302, unknown, unknown, unknown, unknown, unknown, unknown},
    Promise{307, unknown, unknown, unknown, unknown, unknown, unknown},
    Promise{400, unknown, unknown, before, no, unknown, unknown},
    Promise{401, unknown, before, before, before, unknown, before},      // refused before acting, by contract
    Promise{403, unknown, unknown, before, no, unknown, unknown},
    Promise{404, unknown, unknown, before, no, unknown, unknown},
    Promise{408, unknown, unknown, unknown, unknown, unknown, unknown},  // it may have read all of it
    Promise{409, unknown, unknown, unknown, unknown, unknown, unknown},  // the state moved: perhaps by us
    Promise{412, unknown, unknown, before, no, unknown, unknown},
    Promise{422, unknown, unknown, before, no, unknown, unknown},
    Promise{429, unknown, before, before, before, unknown, before},      // refused before acting, by contract
    Promise{500, unknown, unknown, unknown, unknown, unknown, unknown},
    Promise{503, unknown, unknown, unknown, unknown, unknown, unknown},
};

WriteResult promised(const Promise& p, BodyKind body, RefusalKind refusal) {
    if (body == BodyKind::ours) return p.ours;
    if (body == BodyKind::foreign) return p.foreign;
    if (body == BodyKind::none) return p.none;
    return refusal == RefusalKind::beforeActing ? p.beforeActing : refusal == RefusalKind::notApplied ? p.notApplied : p.undocumented;
}

// libcurl's errors that a transfer over HTTP can end with, and whether one can come before the first byte of a request.
struct CurlCode {
    int code;
    bool canComeBeforeSending;
};
constexpr std::array curlCodes{
    CurlCode{0, false},  CurlCode{1, false},  CurlCode{2, false},  CurlCode{3, false},  CurlCode{4, false},  CurlCode{5, true},
    CurlCode{6, true},   CurlCode{7, true},   CurlCode{8, false},  CurlCode{16, false}, CurlCode{18, false}, CurlCode{22, false},
    CurlCode{23, false}, CurlCode{26, false}, CurlCode{27, false}, CurlCode{28, true},  CurlCode{33, false}, CurlCode{34, false},
    CurlCode{35, true},  CurlCode{42, false}, CurlCode{43, false}, CurlCode{45, false}, CurlCode{47, false}, CurlCode{48, false},
    CurlCode{52, false}, CurlCode{53, false}, CurlCode{54, false}, CurlCode{55, false}, CurlCode{56, true},  CurlCode{58, false},
    CurlCode{59, false}, CurlCode{60, true},  CurlCode{61, false}, CurlCode{63, false}, CurlCode{65, false}, CurlCode{66, false},
    CurlCode{77, false}, CurlCode{80, false}, CurlCode{81, false}, CurlCode{83, false}, CurlCode{88, false}, CurlCode{90, false},
    CurlCode{91, false}, CurlCode{92, false}, CurlCode{95, false}, CurlCode{97, false},
};

/// What must be said of the exchange: not sent only with proof and with nothing that speaks against it, and unknown
/// wherever an answer is not whole.
WriteResult expected(const CurlCode& curl, const Promise& p, const Exchange& e) {
    if (curl.code == 0) return e.headersComplete && e.bodyComplete ? promised(p, e.body, e.refusal) : unknown;
    const bool nothingLeft = e.preTransfer == 0 && e.requestBytes == 0;
    const bool nothingCame = e.status == 0 && !e.headersComplete;
    return curl.canComeBeforeSending && nothingLeft && nothingCame ? WriteResult::notSent : unknown;
}

/// Calls `see(exchange, expected)` with every row of the table.
template <class See>
void forEachRow(See see) {
    for (const CurlCode& curl : curlCodes)
        for (const Promise& p : promises)
            for (BodyKind body : {BodyKind::ours, BodyKind::problem, BodyKind::foreign, BodyKind::none})
                for (RefusalKind refusal : {RefusalKind::undocumented, RefusalKind::beforeActing, RefusalKind::notApplied})
                    for (std::int64_t preTransfer : {0, 59})
                        for (std::int64_t bytes : {0, 131})
                            for (bool headers : {false, true})
                                for (bool whole : {false, true}) {
                                    const Exchange e{curl.code, preTransfer, bytes, p.status, headers, whole, body, refusal};
                                    see(e, expected(curl, p, e));
                                }
}

/// How many rows this classifier gets wrong; the first ones as text.
template <class Classifier>
int mistakes(Classifier classifier, std::string& first) {
    int wrong = 0;
    forEachRow([&](const Exchange& e, WriteResult right) {
        const WriteResult said = classifier(e);
        if (said == right || ++wrong > 10) return;
        std::ostringstream row;
        row << "curl " << e.curlCode << ", sent " << e.preTransfer << "/" << e.requestBytes << ", status " << e.status
            << (e.headersComplete ? "" : ", headers cut") << (e.bodyComplete ? "" : ", body cut") << ", body "
            << static_cast<int>(e.body) << ", refusal " << static_cast<int>(e.refusal) << ": " << static_cast<int>(said)
            << " instead of " << static_cast<int>(right) << "\n";
        first += row.str();
    });
    return wrong;
}

}  // namespace

TEST_CASE("every exchange that can be told apart is classified as promised") {
    std::string first;
    const int wrong = mistakes(classify, first);
    INFO(first);
    CHECK(wrong == 0);
    int rows = 0;
    forEachRow([&](const Exchange&, WriteResult) { ++rows; });
    WARN(rows << " rows checked");
    CHECK(rows >= 1'920);
}

TEST_CASE("the table finds a classifier that hopes instead of knowing") {
    const auto hoping = [](WriteResult instead, bool (*when)(const Exchange&)) {
        return [=](const Exchange& e) {
            const WriteResult said = classify(e);
            return said == WriteResult::unknown && when(e) ? instead : said;
        };
    };
    std::string ignored;
    CHECK(mistakes(hoping(WriteResult::notSent, [](const Exchange&) { return true; }), ignored) > 0);
    CHECK(mistakes(hoping(WriteResult::notSent, [](const Exchange& e) { return e.curlCode == 52; }), ignored) > 0);
    CHECK(mistakes(hoping(WriteResult::accepted, [](const Exchange& e) { return e.status == 200; }), ignored) > 0);
    CHECK(mistakes(hoping(WriteResult::refused, [](const Exchange& e) { return e.status == 409; }), ignored) > 0);
    CHECK(mistakes(hoping(WriteResult::refusedBefore, [](const Exchange& e) { return e.status == 503; }), ignored) > 0);
}

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

TEST_CASE("whoever answered has been sent something") {
    Exchange answeredAllTheSame = broken(56, 0, 0);
    answeredAllTheSame.status = 502;
    CHECK(classify(answeredAllTheSame) == WriteResult::unknown);
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
