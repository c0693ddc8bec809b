// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/mail_transfer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "net/imap_session.h"
#include "net/smtp_session.h"

namespace resodesk::net {

namespace {

constexpr auto longestSilence = std::chrono::seconds(30);
constexpr std::size_t longestPiece = 16 * 1024;

/// Letters of a name or an address; IPv6 gets its brackets.
std::string hostInUrl(const std::string& host) {
    const auto isPlain = [](unsigned char c) { return c < 0x80 && (std::isalnum(c) || c == '.' || c == '-' || c == ':'); };
    if (host.empty() || host.size() > 253 || !std::all_of(host.begin(), host.end(), isPlain)) return {};
    return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

class FetchTransfer final : public MailTransfer {
 public:
    FetchTransfer(FetchRequest request, Executor& on, OnFetched onFetched)
        : MailTransfer("imap", "/", request.server, request.signIn, request.timeout),
          session_(std::move(request)),
          on_(on),
          onFetched_(std::move(onFetched)) {}
    bool isWrite() const override { return false; }
    void finish(CURLcode code) override {
        FetchReply reply = session_.takeReply();
        // What came before a connection broke is whole mails, but not where the next look begins.
        if (!session_.isDone() && !reply.error) reply.error = mailError(code == CURLE_OK ? CURLE_GOT_NOTHING : code);
        if (reply.error) reply.mails.clear();
        reply.curlCode = code;
        post(std::move(reply));
    }
    void refuse(const char* why, std::optional<Error> whyNotSent) override {
        FetchReply reply;
        reply.curlCode = CURLE_COULDNT_CONNECT;
        reply.error = whyNotSent ? std::move(*whyNotSent) : Error(Failure::badUrl, why);
        post(std::move(reply));
    }

 private:
    MailSession& session() override { return session_; }
    const MailSession& session() const override { return session_; }
    void post(FetchReply reply) {
        on_.post([on = std::move(onFetched_), reply = std::move(reply)]() mutable { on(std::move(reply)); });
    }
    ImapSession session_;
    Executor& on_;
    OnFetched onFetched_;
};

class SendTransfer final : public MailTransfer {
 public:
    SendTransfer(SendRequest request, Executor& on, OnSentMail onSent)
        : MailTransfer("smtp", "/" + request.from.substr(request.from.rfind('@') + 1), request.server, request.signIn, request.timeout),
          session_(std::move(request)),
          on_(on),
          onSent_(std::move(onSent)) {}
    bool isWrite() const override { return true; }
    void finish(CURLcode code) override {
        SendReply reply = session_.reply();
        reply.curlCode = code;
        if (reply.stage == MailStage::neverConnected) {
            long last = 0;
            curl_easy_getinfo(easy(), CURLINFO_RESPONSE_CODE, &last);
            reply.code = static_cast<int>(last);
        }
        post(std::move(reply));
    }
    void refuse(const char* why, std::optional<Error> whyNotSent) override {
        SendReply reply;
        reply.curlCode = CURLE_COULDNT_CONNECT;
        reply.whyNotSent = whyNotSent ? std::move(*whyNotSent) : Error(Failure::badUrl, why);
        post(std::move(reply));
    }

 private:
    MailSession& session() override { return session_; }
    const MailSession& session() const override { return session_; }
    void post(SendReply reply) {
        on_.post([on = std::move(onSent_), reply = std::move(reply)]() mutable { on(std::move(reply)); });
    }
    SmtpSession session_;
    Executor& on_;
    OnSentMail onSent_;
};

}  // namespace

MailTransfer::MailTransfer(std::string scheme, std::string path, MailServer server, MailSignIn signIn, milliseconds timeout)
    : scheme_(std::move(scheme)), path_(std::move(path)), server_(std::move(server)), signIn_(std::move(signIn)), timeout_(timeout) {}

bool MailTransfer::setServer() {
    const std::string host = hostInUrl(server_.host);
    if (host.empty() || server_.port <= 0 || server_.port > 65'535) return false;
    const std::string scheme = server_.tls == MailTls::implicit ? scheme_ + "s" : scheme_;
    curl_easy_setopt(easy_, CURLOPT_URL, (scheme + "://" + host + ":" + std::to_string(server_.port) + path_).c_str());
    curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, scheme.c_str());
    if (!server_.caFile.empty()) curl_easy_setopt(easy_, CURLOPT_CAINFO, server_.caFile.c_str());
    return true;
}

void MailTransfer::setSignIn() {
    curl_easy_setopt(easy_, CURLOPT_USERNAME, signIn_.user.c_str());
    curl_easy_setopt(easy_, signIn_.isBearer ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD, signIn_.secret.c_str());
    if (signIn_.isBearer) curl_easy_setopt(easy_, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
}

bool MailTransfer::prepare(CURL* easy) {
    easy_ = easy;
    if (!setServer()) return false;
    setSignIn();
    const auto set = [easy](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
    set(CURLOPT_CONNECT_ONLY, 1L);  // such a connection is never used for a second request; with FORBID_REUSE curl closes it at once
    set(CURLOPT_USE_SSL, long{CURLUSESSL_ALL});
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    set(CURLOPT_PROXY, "");
    set(CURLOPT_FRESH_CONNECT, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
    const auto untilSignedIn = std::min<milliseconds>(timeout_, longestSilence);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(untilSignedIn.count()));
    deadline_ = Steady::now() + timeout_;
    return true;
}

std::optional<CURLcode> MailTransfer::give() {
    while (isGiving()) {
        if (given_ == giving_.size()) {
            giving_ = std::exchange(session().out, {});
            given_ = 0;
        }
        std::size_t sent = 0;
        // Of one long piece TLS would tell nothing until all of it is sent, and a slow line would look like a dead one.
        const CURLcode code = curl_easy_send(easy_, giving_.data() + given_, std::min(giving_.size() - given_, longestPiece), &sent);
        if (code == CURLE_AGAIN) return std::nullopt;
        if (code != CURLE_OK) return code;
        given_ += sent;
        lastMoved_ = Steady::now();
    }
    return std::nullopt;
}

std::optional<CURLcode> MailTransfer::receive() {
    std::array<char, 64 * 1024> buffer;
    while (!session().isDone()) {
        std::size_t got = 0;
        const CURLcode code = curl_easy_recv(easy_, buffer.data(), buffer.size(), &got);
        if (code == CURLE_AGAIN) return std::nullopt;
        if (code != CURLE_OK) return code;
        if (got == 0) return CURLE_GOT_NOTHING;
        lastMoved_ = Steady::now();
        session().take({buffer.data(), got});
    }
    return std::nullopt;
}

std::optional<CURLcode> MailTransfer::talk() {
    if (!hasBegun_) {
        hasBegun_ = true;
        lastMoved_ = Steady::now();
        session().begin();
    }
    // An answer is read even where nothing more can be sent: a server says why it hangs up.
    const auto notGiven = give();
    const auto notReceived = receive();
    if (session().isDone()) {
        give();  // the farewell; its answer is not waited for
        return CURLE_OK;
    }
    if (notReceived) return notReceived;
    if (notGiven) return notGiven;
    if (isGiving()) give();
    const auto now = Steady::now();
    if (now >= deadline_ || now - lastMoved_ > longestSilence) return CURLE_OPERATION_TIMEDOUT;
    return std::nullopt;
}

std::unique_ptr<CurlTransfer> fetchTransfer(FetchRequest request, Executor& on, OnFetched onFetched) {
    return std::make_unique<FetchTransfer>(std::move(request), on, std::move(onFetched));
}

std::unique_ptr<CurlTransfer> sendTransfer(SendRequest request, Executor& on, OnSentMail onSent) {
    return std::make_unique<SendTransfer>(std::move(request), on, std::move(onSent));
}

Error mailError(CURLcode code) {
    switch (code) {
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE: return Error(Failure::untrusted, "mail server's certificate");
        case CURLE_USE_SSL_FAILED: return Error(Failure::untrusted, "mail server offers no TLS");
        case CURLE_SSL_CONNECT_ERROR: return Error(Failure::untrusted, "no TLS with the mail server");
        case CURLE_LOGIN_DENIED: return Error(Failure::signInExpired, "mail server refused the sign-in");
        case CURLE_ABORTED_BY_CALLBACK: return Error(Failure::stopped);
        default: return Error(Failure::offline, curl_easy_strerror(code));
    }
}

}  // namespace resodesk::net
