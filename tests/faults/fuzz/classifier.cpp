// SPDX-License-Identifier: GPL-3.0-or-later
// Any exchange: what is said of it needs its proof, and what is contradicted or unfinished is unknown.

#include "domain/outbox/classify.h"

#include <cstring>

#include "must.h"

using namespace resodesk;
using faults::must;

namespace {

template <class Number>
Number take(const std::uint8_t*& at, const std::uint8_t* end) {
    Number number{};
    const std::size_t left = std::min<std::size_t>(sizeof number, static_cast<std::size_t>(end - at));
    std::memcpy(&number, at, left);
    at += left;
    return number;
}

Exchange exchangeFrom(const std::uint8_t* at, const std::uint8_t* end) {
    Exchange e;
    const auto flags = take<std::uint8_t>(at, end);
    e.headersComplete = flags & 1;
    e.bodyComplete = flags & 2;
    e.body = static_cast<BodyKind>(flags >> 2 & 3);
    e.refusal = static_cast<RefusalKind>((flags >> 4 & 3) % 3);
    e.status = take<std::int16_t>(at, end);
    e.curlCode = take<std::uint8_t>(at, end);
    e.preTransfer = take<std::int64_t>(at, end);
    e.requestBytes = take<std::int64_t>(at, end);
    return e;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const Exchange e = exchangeFrom(bytes, bytes + size);
    const bool isWhole = e.curlCode == 0 && e.headersComplete && e.bodyComplete;
    switch (classify(e)) {
        case WriteResult::notSent:
            must(e.preTransfer == 0 && e.requestBytes == 0 && e.curlCode != 0 && e.status == 0, "not sent needs a proof");
            break;
        case WriteResult::accepted:
            must(isWhole && e.status / 100 == 2 && e.body == BodyKind::ours, "a yes is whole and names our object");
            break;
        case WriteResult::refused:
            must(isWhole && e.status / 100 == 4 && e.body == BodyKind::problem && e.refusal == RefusalKind::notApplied,
                 "a no is documented");
            must(e.status != 408 && e.status != 409, "these two are never a no");
            break;
        case WriteResult::refusedBefore:
            must(isWhole && e.status / 100 == 4 && (e.body == BodyKind::problem || e.body == BodyKind::none), "refused before acting is said so");
            must(e.status == 401 || e.status == 429 || e.refusal == RefusalKind::beforeActing, "refused before acting is promised");
            break;
        case WriteResult::unknown: break;
    }
    return 0;
}
