// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/imap_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace resodesk::net {

namespace {

constexpr std::size_t longestLine = 8u << 20;  // a search that finds a million mails
constexpr std::size_t mostLiterals = 20;

std::string upperCase(std::string_view text) {
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) { return std::toupper(c); });
    return upper;
}

bool isNumber(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view firstWord(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

/// The length in "... {123}" at the end of a line. Words for people, behind OK and its kin, have no attachments.
std::optional<std::size_t> literalLength(std::string_view line) {
    if (!line.ends_with('}')) return std::nullopt;
    const std::size_t open = line.rfind('{');
    if (open == std::string_view::npos) return std::nullopt;
    const std::string_view digits = line.substr(open + 1, line.size() - open - 2);
    std::size_t length = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    return isNumber(digits) && failed == std::errc{} && end == digits.data() + digits.size() ? std::optional(length) : std::nullopt;
}

}  // namespace

std::string ImapAnswer::kind() const {
    std::string_view rest = line;
    std::string_view word = firstWord(rest);
    if (isNumber(word)) word = firstWord(rest);
    return upperCase(word);
}

std::optional<std::string_view> ImapReader::takeLine() {
    const std::size_t end = bytes_.find("\r\n", std::max(at_, searched_));
    if (end == std::string::npos) {
        searched_ = bytes_.empty() ? 0 : bytes_.size() - 1;
        isBroken_ = isBroken_ || bytes_.size() - at_ > longestLine;
        return std::nullopt;
    }
    const std::string_view line(bytes_.data() + at_, end - at_);
    at_ = end + 2;
    searched_ = at_;
    return line;
}

bool ImapReader::takeLiteral() {
    if (bytes_.size() - at_ < awaited_) return false;
    answer_.literals.push_back(bytes_.substr(at_, awaited_));
    at_ += awaited_;
    searched_ = at_;
    isInLiteral_ = false;
    return true;
}

std::optional<ImapAnswer> ImapReader::next() {
    while (!isBroken_) {
        if (isInLiteral_ && !takeLiteral()) break;
        const auto line = takeLine();
        if (!line) break;
        std::string_view rest = *line;
        if (answer_.tag.empty()) answer_.tag = firstWord(rest);
        answer_.line.append(rest);
        const std::string kind = answer_.kind();
        const bool isForPeople = kind == "OK" || kind == "NO" || kind == "BAD" || kind == "BYE" || kind == "PREAUTH" || answer_.tag == "+";
        const auto length = isForPeople ? std::nullopt : literalLength(rest);
        if (length) {
            isBroken_ = *length > largest_ || answer_.literals.size() >= mostLiterals || answer_.line.size() > longestLine;
            answer_.line.resize(answer_.line.rfind('{'));
            answer_.line.append("{" + std::to_string(answer_.literals.size()) + "}");
            awaited_ = *length;
            isInLiteral_ = true;
            continue;
        }
        bytes_.erase(0, at_);
        at_ = searched_ = 0;
        return std::exchange(answer_, {});
    }
    return std::nullopt;
}

std::optional<std::uint32_t> imapNumber(std::string_view line, std::string_view name) {
    const std::string upper = upperCase(line);
    const auto isPart = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-'; };
    for (std::size_t at = upper.find(name); at != std::string::npos; at = upper.find(name, at + 1)) {
        const std::size_t from = at + name.size() + 1;
        if ((at > 0 && isPart(upper[at - 1])) || from >= upper.size() || upper[from - 1] != ' ') continue;
        std::uint32_t number = 0;
        const auto [end, failed] = std::from_chars(upper.data() + from, upper.data() + upper.size(), number);
        if (failed == std::errc{} && end != upper.data() + from) return number;
    }
    return std::nullopt;
}

std::optional<std::string> imapQuoted(std::string_view text) {
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F; };
    if (!std::all_of(text.begin(), text.end(), isPlain)) return std::nullopt;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace resodesk::net
