// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/mail_answers.h"

#include "domain/outbox/classify_mail.h"

namespace resodesk::channels::mail {

namespace {

constexpr int curlBadCaFile = 77, curlUntrusted = 60, curlNoTls = 64, curlTlsFailed = 35, curlLoginDenied = 67;

MailProgress progressOf(net::MailStage stage) {
    switch (stage) {
        case net::MailStage::neverConnected: return MailProgress::neverConnected;
        case net::MailStage::beforeBody: return MailProgress::beforeBody;
        case net::MailStage::accepted: return MailProgress::accepted;
        case net::MailStage::afterBody: return MailProgress::afterBody;
        case net::MailStage::answerLost: return MailProgress::answerLost;
    }
    return MailProgress::answerLost;
}

const char* nameOf(net::MailStage stage) {
    switch (stage) {
        case net::MailStage::neverConnected: return "connecting";
        case net::MailStage::beforeBody: return "before the body";
        case net::MailStage::accepted:
        case net::MailStage::afterBody: return "after the body";
        case net::MailStage::answerLost: return "answer lost";
    }
    return "";
}

Failure failureOf(WriteResult result, const net::SendReply& reply) {
    if (result == WriteResult::unknown) return Failure::outcomeUnknown;
    if (result == WriteResult::refused) return Failure::refused;
    if (reply.whyNotSent) return reply.whyNotSent->failure();
    switch (reply.curlCode) {
        case curlLoginDenied: return Failure::signInExpired;
        case curlUntrusted:
        case curlBadCaFile:
        case curlTlsFailed:
        case curlNoTls: return Failure::untrusted;
        default: return result == WriteResult::refusedBefore ? Failure::throttled : Failure::offline;
    }
}

}  // namespace

Sent sentFrom(const net::SendReply& reply) {
    Sent sent;
    sent.result = classifyMail(progressOf(reply.stage), reply.code, reply.curlCode == curlLoginDenied);
    sent.evidence.set("curl", std::to_string(reply.curlCode)).set("smtp", std::to_string(reply.code)).set("stage", nameOf(reply.stage));
    if (sent.result == WriteResult::accepted) return sent;
    sent.refusal = failureOf(sent.result, reply);
    if (sent.refusal == Failure::refused || sent.refusal == Failure::throttled) sent.refusalWords = std::to_string(reply.code) + " " + reply.words;
    return sent;
}

}  // namespace resodesk::channels::mail
