// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of an IMAP server, cut into pieces. A mail within them is skipped by its length, never searched for an end:
// what its sender wrote into it is not taken for the server's word.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resodesk::net {

/// One answer: a line, and what was attached to it by length.
struct ImapAnswer {
    std::string tag;                    ///< "A1", "*" or "+"
    std::string line;                   ///< the rest, each attachment as {N} with N its place in `literals`
    std::vector<std::string> literals;

    /// "OK", "NO", "SEARCH", or of "12 FETCH (...)" the FETCH; upper case.
    std::string kind() const;
};

class ImapReader {
 public:
    /// `largest`: no attachment and no line may be longer.
    explicit ImapReader(std::size_t largest) : largest_(largest) {}
    void add(std::string_view bytes) { bytes_.append(bytes); }
    /// The next whole answer, nothing when there is none yet.
    std::optional<ImapAnswer> next();
    /// What came is longer than allowed, or no IMAP: nothing of it can be used any more.
    bool isBroken() const { return isBroken_; }

 private:
    std::optional<std::string_view> takeLine();
    bool takeLiteral();

    std::size_t largest_;
    std::string bytes_;
    std::size_t at_ = 0, searched_ = 0;
    ImapAnswer answer_;
    std::size_t awaited_ = 0;  ///< bytes of the attachment that is arriving
    bool isInLiteral_ = false, isBroken_ = false;
};

/// The number behind `name` in a line: UIDNEXT 17, [UIDVALIDITY 3]. Nothing when it is not there or no 32 bit number.
std::optional<std::uint32_t> imapNumber(std::string_view line, std::string_view name);
/// Text as IMAP quotes it; nothing for what cannot be quoted.
std::optional<std::string> imapQuoted(std::string_view text);

}  // namespace resodesk::net
