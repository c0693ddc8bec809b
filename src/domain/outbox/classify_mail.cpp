// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/classify_mail.h"

namespace resodesk {

namespace {

bool isForNow(int code) { return code >= 400 && code < 500; }
bool isForGood(int code) { return code >= 500 && code < 600; }

}  // namespace

WriteResult classifyMail(MailProgress progress, int code, bool isSignInRefused) {
    switch (progress) {
        case MailProgress::neverConnected: return isSignInRefused ? WriteResult::refusedBefore : WriteResult::notSent;
        case MailProgress::beforeBody:
            // RFC 5321 lets a server take mail only behind DATA: a connection that breaks before it proves that nothing was taken.
            if (isForGood(code)) return WriteResult::refused;
            return isForNow(code) ? WriteResult::refusedBefore : WriteResult::notSent;
        case MailProgress::accepted: return code == 250 ? WriteResult::accepted : WriteResult::unknown;
        case MailProgress::afterBody:
            if (isForGood(code)) return WriteResult::refused;
            // 421 is what a server says when it closes for a reason of its own, whatever became of the mail.
            return isForNow(code) && code != 421 ? WriteResult::refusedBefore : WriteResult::unknown;
        case MailProgress::answerLost: return WriteResult::unknown;
    }
    return WriteResult::unknown;
}

}  // namespace resodesk
