// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/http_transfer.h"

#include <algorithm>
#include <cstring>

#include "base/fault_points.h"
#include "net/url.h"

namespace resodesk::net {

namespace {

constexpr std::size_t mostHeaderBytes = 64 * 1024, mostHeaders = 200;
constexpr std::size_t ratioLimit = 100, ratioFrom = 1 << 20;

bool isHeaderSafe(const std::string& text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos; }

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

}  // namespace

std::string headerValue(const Headers& headers, const std::string& name) {
    for (const auto& [known, value] : headers)
        if (known == name) return value;
    return {};
}

HttpTransfer::HttpTransfer(HttpRequest request, Executor& on, OnReply onReply, OnHeaders onHeaders,
                           std::shared_ptr<std::atomic<int>> inFlight)
    : request_(std::move(request)),
      on_(on),
      onReply_(std::move(onReply)),
      onHeaders_(std::move(onHeaders)),
      inFlight_(std::move(inFlight)) {
    ++*inFlight_;
}

HttpTransfer::~HttpTransfer() { curl_slist_free_all(lines_); }

std::size_t HttpTransfer::onHeader(char* data, std::size_t size, std::size_t count, void* self) {
    const std::size_t bytes = size * count;
    return static_cast<HttpTransfer*>(self)->takeHeader({data, bytes}) ? bytes : 0;
}

std::size_t HttpTransfer::onBody(char* data, std::size_t size, std::size_t count, void* self) {
    const std::size_t bytes = size * count;
    return static_cast<HttpTransfer*>(self)->takeBody({data, bytes}) ? bytes : bytes + 1;
}

std::size_t HttpTransfer::giveBody(char* buffer, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<HttpTransfer*>(self);
    const std::size_t rest = transfer.request_.body.size() - transfer.bodyGiven_;
    const std::size_t given = std::min(rest, size * count);
    std::memcpy(buffer, transfer.request_.body.data() + transfer.bodyGiven_, given);
    transfer.bodyGiven_ += given;
    return given;
}

int HttpTransfer::rewind(void* self, curl_off_t offset, int) {
    auto& transfer = *static_cast<HttpTransfer*>(self);
    if (transfer.request_.isSingleShot) return CURL_SEEKFUNC_FAIL;
    transfer.reply_.wasSentTwice = true;
    transfer.bodyGiven_ = static_cast<std::size_t>(offset);
    return CURL_SEEKFUNC_OK;
}

bool HttpTransfer::takeHeader(std::string_view line) {
    if (line.starts_with("HTTP/")) {  // a new answer: after a 100 Continue, say
        reply_.headers.clear();
        reply_.headersComplete = false;
        long status = 0;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        reply_.status = static_cast<int>(status);
        return true;
    }
    if (line == "\r\n" || line == "\n") {
        reply_.headersComplete = reply_.status >= 200;
        if (reply_.headersComplete && onHeaders_)
            on_.post([on = onHeaders_, status = reply_.status, headers = reply_.headers] { on(status, headers); });
        return true;
    }
    headerBytes_ += line.size();
    if (headerBytes_ > mostHeaderBytes || reply_.headers.size() >= mostHeaders) return false;
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return true;
    std::string name(line.substr(0, colon));
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    reply_.headers.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
    return true;
}

bool HttpTransfer::takeBody(std::string_view bytes) {
    curl_off_t received = 0;
    curl_easy_getinfo(easy_, CURLINFO_SIZE_DOWNLOAD_T, &received);
    const bool isDecodedCapped = !isMutant("cap_on_compressed");
    if ((isDecodedCapped ? reply_.body.size() + bytes.size() : static_cast<std::size_t>(received)) > request_.largestBody) return false;
    reply_.body.append(bytes);
    if (!isDecodedCapped) return true;
    return reply_.body.size() < ratioFrom || reply_.body.size() <= ratioLimit * static_cast<std::size_t>(received);
}

bool HttpTransfer::prepare(CURL* easy) {
    easy_ = easy;
    if (!checkedBaseUrl(request_.url.substr(0, request_.url.find('?')))) return false;
    for (const auto& [name, value] : request_.headers) {
        if (!isHeaderSafe(name) || !isHeaderSafe(value)) return false;
        lines_ = curl_slist_append(lines_, (name + ": " + value).c_str());
    }
    lines_ = curl_slist_append(lines_, "Expect:");
    const auto set = [easy](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
    const bool isTls = request_.url.starts_with("https:");
    set(CURLOPT_URL, request_.url.c_str());
    set(CURLOPT_PATH_AS_IS, 1L);  // an id of dots is an id, not a step up
    set(CURLOPT_PROTOCOLS_STR, isTls ? "https" : "http");
    set(CURLOPT_HTTP_VERSION, request_.isWrite || !isTls ? long{CURL_HTTP_VERSION_1_1} : long{CURL_HTTP_VERSION_2TLS});
    set(CURLOPT_HTTPHEADER, lines_);
    set(CURLOPT_CUSTOMREQUEST, request_.method.c_str());
    set(CURLOPT_FOLLOWLOCATION, isMutant("redirects_followed") ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    if (!request_.caFile.empty()) set(CURLOPT_CAINFO, request_.caFile.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_QUICK_EXIT, 1L);
    set(CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    set(CURLOPT_PROXY, "");
    set(CURLOPT_ACCEPT_ENCODING, "gzip");
    set(CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(request_.timeout.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, 30L);
    set(CURLOPT_HEADERFUNCTION, &HttpTransfer::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &HttpTransfer::onBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_FRESH_CONNECT, request_.isSingleShot ? 1L : 0L);
    set(CURLOPT_FORBID_REUSE, request_.isSingleShot ? 1L : 0L);
    if (request_.method != "GET") setBody();
    return true;
}

void HttpTransfer::setBody() {
    const auto size = static_cast<curl_off_t>(request_.body.size());
    curl_easy_setopt(easy_, CURLOPT_POST, 1L);
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE, size);
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, nullptr);
    curl_easy_setopt(easy_, CURLOPT_READFUNCTION, &HttpTransfer::giveBody);
    curl_easy_setopt(easy_, CURLOPT_READDATA, this);
    curl_easy_setopt(easy_, CURLOPT_SEEKFUNCTION, &HttpTransfer::rewind);
    curl_easy_setopt(easy_, CURLOPT_SEEKDATA, this);
}

bool HttpTransfer::isBodyFramed() const {
    return !headerValue(reply_.headers, "content-length").empty() ||
           headerValue(reply_.headers, "transfer-encoding").find("chunked") != std::string::npos || reply_.status == 204;
}

void HttpTransfer::finish(CURLcode code) {
    reply_.curlCode = code;
    if (code != CURLE_OK) reply_.curlWords = curl_easy_strerror(code);
    curl_off_t preTransfer = 0;
    long requestBytes = 0, version = 0;
    curl_easy_getinfo(easy_, CURLINFO_PRETRANSFER_TIME_T, &preTransfer);
    curl_easy_getinfo(easy_, CURLINFO_REQUEST_SIZE, &requestBytes);
    curl_easy_getinfo(easy_, CURLINFO_HTTP_VERSION, &version);
    reply_.preTransfer = preTransfer;
    reply_.requestBytes = requestBytes;
    // Without Content-Length or chunks the end of the connection ends the body: nobody can tell that from a cut one.
    reply_.bodyComplete = code == CURLE_OK && (isBodyFramed() || version == CURL_HTTP_VERSION_2_0);
    if (const std::string date = headerValue(reply_.headers, "date"); !date.empty())
        if (const std::time_t at = curl_getdate(date.c_str(), nullptr); at != -1)
            reply_.date = fromSeconds(at);
    postReply();
}

void HttpTransfer::postReply() {
    on_.post([on = std::move(onReply_), reply = std::move(reply_), inFlight = inFlight_]() mutable {
        --*inFlight;
        on(std::move(reply));
    });
}

void HttpTransfer::refuse(const char* why, std::optional<Error> whyNotSent) {
    reply_.curlCode = CURLE_COULDNT_CONNECT;
    reply_.curlWords = why;
    reply_.whyNotSent = std::move(whyNotSent);
    postReply();
}

}  // namespace resodesk::net
