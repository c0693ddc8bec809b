// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/smtp_session.h"

#include <algorithm>

namespace resodesk::net {

namespace {

constexpr std::size_t longestReply = 64 * 1024, longestWords = 300;

bool isEnvelopeAddress(std::string_view address) {
    const auto isPlain = [](char c) { return c > ' ' && c < 0x7F && c != '<' && c != '>'; };
    return !address.empty() && address.size() <= 254 && std::all_of(address.begin(), address.end(), isPlain);
}

/// Servers differ in where they see the end of a mail with lone line ends: behind it a second mail could be smuggled.
bool hasOnlyCrlf(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) return false;
        if (bytes[i] == '\r' && (i + 1 == bytes.size() || bytes[i + 1] != '\n')) return false;
    }
    return true;
}

/// 0 for what is no reply: three digits, then a space, a hyphen or the end.
int replyCode(std::string_view line) {
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, isDigit)) return 0;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-') return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

std::string forPeople(std::string_view words) {
    std::string shown(words.substr(0, longestWords));
    std::replace_if(shown.begin(), shown.end(), [](char c) { return c < 0x20 || c >= 0x7F; }, '?');
    return shown;
}

}  // namespace

bool isSendable(const SendRequest& request) {
    if (request.isSignInOnly) return isEnvelopeAddress(request.from);
    return isEnvelopeAddress(request.from) && !request.to.empty() && std::all_of(request.to.begin(), request.to.end(), isEnvelopeAddress) &&
           !request.bytes.empty() && hasOnlyCrlf(request.bytes);
}

void SmtpSession::begin() {
    reply_.stage = MailStage::beforeBody;
    if (request_.isSignInOnly) return end();
    command(Step::from, "MAIL FROM:<" + request_.from + ">");
}

void SmtpSession::command(Step step, const std::string& words) {
    step_ = step;
    out += words + "\r\n";
}

void SmtpSession::end() { command(Step::done, "QUIT"); }

void SmtpSession::take(std::string_view bytes) {
    taken_ += bytes.size();
    for (const char c : bytes) {
        if (isDone()) return;
        if (c != '\n') {
            line_ += c;
            continue;
        }
        if (line_.ends_with('\r')) line_.pop_back();
        const int code = replyCode(line_);
        const bool isLast = line_.size() == 3 || (line_.size() > 3 && line_[3] == ' ');
        if (code == 0) return end();  // no SMTP: what stage it came to stands
        if (isLast) takeReply(code, std::string_view(line_).substr(std::min<std::size_t>(4, line_.size())));
        line_.clear();
    }
    if (taken_ > longestReply) end();
}

void SmtpSession::takeReply(int code, std::string_view words) {
    reply_.code = code;
    reply_.words = forPeople(words);
    switch (step_) {
        case Step::from:
            if (code != 250) return end();
            return command(Step::recipients, "RCPT TO:<" + request_.to.front() + ">");
        case Step::recipients:
            if (code != 250 && code != 251) return end();
            if (++recipients_ == request_.to.size()) return command(Step::data, "DATA");
            return command(Step::recipients, "RCPT TO:<" + request_.to[recipients_] + ">");
        case Step::data:
            if (code != 354) return end();
            return giveBody();
        case Step::body:
            reply_.stage = code == 250 ? MailStage::accepted : MailStage::afterBody;
            return end();
        case Step::done: return;
    }
}

/// From here on only the server's word says that the mail was not taken.
void SmtpSession::giveBody() {
    reply_.stage = MailStage::answerLost;
    reply_.code = 0;
    reply_.words.clear();
    step_ = Step::body;
    bool isLineStart = true;
    for (const char c : request_.bytes) {
        if (isLineStart && c == '.') out += '.';
        out += c;
        isLineStart = c == '\n';
    }
    if (!isLineStart) out += "\r\n";
    out += ".\r\n";
}

}  // namespace resodesk::net
