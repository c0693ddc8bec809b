// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace resodesk::net {

namespace {

struct UrlParts {
    explicit UrlParts(const std::string& text) : url(curl_url(), curl_url_cleanup) {
        isValid = curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NO_AUTHORITY) == CURLUE_OK;
    }
    std::string part(CURLUPart what, unsigned flags = 0) const {
        char* text = nullptr;
        if (curl_url_get(url.get(), what, &text, flags) != CURLUE_OK) return {};
        std::string copy = text;
        curl_free(text);
        return copy;
    }
    std::unique_ptr<CURLU, void (*)(CURLU*)> url;
    bool isValid = false;
};

bool isLoopback(const std::string& host) {
    return host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

Result<std::string> checkedBaseUrl(std::string_view text) {
    const auto bad = [&] { return Error(Failure::badUrl, "base URL", std::string(text.substr(0, 200))); };
    // libcurl takes "https:///api" for the host "api", and forgets an empty query or fragment that a path would be
    // added to.
    if (text.find("///") != std::string_view::npos || text.find_first_of("?#") != std::string_view::npos)
        return bad();
    const UrlParts parts{std::string(text)};
    if (!parts.isValid) return bad();
    const std::string scheme = parts.part(CURLUPART_SCHEME), host = parts.part(CURLUPART_HOST);
    if (scheme != "https" && !(scheme == "http" && isLoopback(host))) return bad();
    if (host.empty() || !parts.part(CURLUPART_USER).empty() || !parts.part(CURLUPART_PASSWORD).empty()) return bad();
    std::string url = parts.part(CURLUPART_URL);  // with the scheme in lower case
    while (url.ends_with('/')) url.pop_back();
    return url;
}

Result<ServerUrl> serverUrl(std::string_view text) {
    const auto bad = [&] { return Error(Failure::badUrl, "server URL", std::string(text.substr(0, 200))); };
    if (text.find("///") != std::string_view::npos || text.find_first_of("?#@") != std::string_view::npos) return bad();
    const UrlParts parts{std::string(text)};
    if (!parts.isValid) return bad();
    ServerUrl url{parts.part(CURLUPART_SCHEME), parts.part(CURLUPART_HOST), 0};
    const std::string path = parts.part(CURLUPART_PATH), port = parts.part(CURLUPART_PORT);
    if (url.host.empty() || path.size() > 1) return bad();
    if (url.host.starts_with('[')) url.host = url.host.substr(1, url.host.size() - 2);
    if (!port.empty()) url.port = std::stoi(port);  // libcurl takes none above 65535
    return url;
}

std::string originOf(const std::string& url) {
    const UrlParts parts(url);
    if (!parts.isValid) return {};
    return parts.part(CURLUPART_SCHEME) + "://" + parts.part(CURLUPART_HOST) + ":" +
           parts.part(CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

std::string queryValue(const std::string& url, const std::string& name) {
    for (std::size_t at = url.find('?'); at != std::string::npos; at = url.find('&', at + 1)) {
        const std::size_t start = at + 1;
        if (url.compare(start, name.size() + 1, name + "=") != 0) continue;
        const std::size_t end = std::min(url.find('&', start), url.size());
        return url.substr(start + name.size() + 1, end - start - name.size() - 1);
    }
    return {};
}

std::string percentEncoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const unsigned char c : text) {
        if (std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '~') {
            out += static_cast<char>(c);
        } else {
            out += '%';
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    return out;
}

std::string percentDecoded(std::string_view text) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEncoded = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        out += isEncoded ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (isEncoded) i += 2;
    }
    return out;
}

}  // namespace resodesk::net
