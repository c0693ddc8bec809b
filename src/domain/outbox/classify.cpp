// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/classify.h"

#include "base/fault_points.h"

namespace resodesk {

namespace {

// libcurl's numbers (curl.se/libcurl/c/libcurl-errors.html); domain does not include curl's header.
constexpr int curlOk = 0, resolveProxy = 5, resolveHost = 6, connectFailed = 7, timedOut = 28, tlsConnect = 35,
              receiveFailed = 56, untrustedPeer = 60;

bool canFailBeforeSending(int code) {
    switch (code) {
        case resolveProxy:
        case resolveHost:
        case connectFailed:
        case tlsConnect:
        case untrustedPeer:
        case timedOut:
        case receiveFailed: return true;
        default: return false;
    }
}

WriteResult classifyAnswer(const Exchange& e) {
    const bool isProblemOrEmpty = e.body == BodyKind::problem || e.body == BodyKind::none;
    if (e.status >= 200 && e.status < 300) return e.body == BodyKind::ours ? WriteResult::accepted : WriteResult::unknown;
    if ((e.status == 429 || e.status == 401) && isProblemOrEmpty) return WriteResult::refusedBefore;
    if (e.status < 400 || e.status >= 500 || e.status == 408 || e.status == 409 || e.body != BodyKind::problem)
        return WriteResult::unknown;
    switch (e.refusal) {
        case RefusalKind::beforeActing: return WriteResult::refusedBefore;
        case RefusalKind::notApplied: return WriteResult::refused;
        case RefusalKind::undocumented: return WriteResult::unknown;
    }
    return WriteResult::unknown;
}

}  // namespace

WriteResult classify(const Exchange& e) {
    if (isMutant("http_200_is_success") && e.curlCode == curlOk && e.status == 200) return WriteResult::accepted;
    if (e.curlCode == curlOk && e.headersComplete && e.bodyComplete) {
        const WriteResult result = classifyAnswer(e);
        return e.wasSentTwice && result != WriteResult::accepted ? WriteResult::unknown : result;
    }
    // Measured: PRETRANSFER and REQUEST_SIZE stay 0 exactly when nothing was handed to the socket. An answer, however
    // broken, or a first copy speaks against it, and what is contradicted is no proof.
    const bool nothingLeft = e.preTransfer == 0 && e.requestBytes == 0 && !e.wasSentTwice;
    const bool nothingCame = e.status == 0 && !e.headersComplete;
    if (canFailBeforeSending(e.curlCode) && nothingLeft && nothingCame) return WriteResult::notSent;
    return isMutant("not_sent_by_default") ? WriteResult::notSent : WriteResult::unknown;
}

}  // namespace resodesk
