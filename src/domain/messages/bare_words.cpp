// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/bare_words.h"

#include <algorithm>
#include <array>

namespace resodesk {

namespace {

struct Letters {
    unsigned first, last;
    std::string_view plain;
};

// Latin-1 and Latin Extended-A, capitals and small letters.
constexpr std::array bareLatin{
    Letters{0xC0, 0xC5, "a"},   Letters{0xC6, 0xC6, "ae"},  Letters{0xC7, 0xC7, "c"},    Letters{0xC8, 0xCB, "e"},   Letters{0xCC, 0xCF, "i"},
    Letters{0xD0, 0xD0, "d"},   Letters{0xD1, 0xD1, "n"},   Letters{0xD2, 0xD6, "o"},    Letters{0xD8, 0xD8, "o"},   Letters{0xD9, 0xDC, "u"},
    Letters{0xDD, 0xDD, "y"},   Letters{0xDE, 0xDE, "th"},  Letters{0xDF, 0xDF, "ss"},   Letters{0xE0, 0xE5, "a"},   Letters{0xE6, 0xE6, "ae"},
    Letters{0xE7, 0xE7, "c"},   Letters{0xE8, 0xEB, "e"},   Letters{0xEC, 0xEF, "i"},    Letters{0xF0, 0xF0, "d"},   Letters{0xF1, 0xF1, "n"},
    Letters{0xF2, 0xF6, "o"},   Letters{0xF8, 0xF8, "o"},   Letters{0xF9, 0xFC, "u"},    Letters{0xFD, 0xFD, "y"},   Letters{0xFE, 0xFE, "th"},
    Letters{0xFF, 0xFF, "y"},   Letters{0x100, 0x105, "a"}, Letters{0x106, 0x10D, "c"},  Letters{0x10E, 0x111, "d"}, Letters{0x112, 0x11B, "e"},
    Letters{0x11C, 0x123, "g"}, Letters{0x124, 0x127, "h"}, Letters{0x128, 0x131, "i"},  Letters{0x132, 0x133, "ij"}, Letters{0x134, 0x135, "j"},
    Letters{0x136, 0x138, "k"}, Letters{0x139, 0x142, "l"}, Letters{0x143, 0x14B, "n"},  Letters{0x14C, 0x151, "o"}, Letters{0x152, 0x153, "oe"},
    Letters{0x154, 0x159, "r"}, Letters{0x15A, 0x161, "s"}, Letters{0x162, 0x167, "t"},  Letters{0x168, 0x173, "u"}, Letters{0x174, 0x175, "w"},
    Letters{0x176, 0x178, "y"}, Letters{0x179, 0x17E, "z"}, Letters{0x17F, 0x17F, "s"}};

bool isAsciiWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Those of two bytes that are no letters of the table: combining accents go, signs of Latin-1 are blanks.
std::string otherOfTwo(unsigned point, std::string_view bytes) {
    if (point >= 0x300 && point <= 0x36F) return {};
    return point < 0xC0 || point == 0xD7 || point == 0xF7 ? " " : std::string(bytes);
}

}  // namespace

std::string bareLetters(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const std::string_view bytes = text.substr(at, size);
        at += bytes.size();
        if (size == 1) {
            out += lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead - 'A' + 'a') : static_cast<char>(lead);
        } else if (size == 2 && bytes.size() == 2) {
            const unsigned point = (lead & 0x1Fu) << 6 | (static_cast<unsigned char>(bytes[1]) & 0x3Fu);
            const auto known = std::find_if(bareLatin.begin(), bareLatin.end(), [&](const Letters& l) { return point >= l.first && point <= l.last; });
            out += known != bareLatin.end() ? std::string(known->plain) : otherOfTwo(point, bytes);
        } else {
            out += bytes.starts_with("\xe2\x80") || bytes.starts_with("\xe2\x82") ? " " : std::string(bytes);  // quotes, dashes; currency signs
        }
    }
    return out;
}

std::vector<std::string> bareWords(std::string_view text) {
    std::vector<std::string> words;
    bool isInside = false;
    for (const char c : bareLetters(text)) {
        const bool isPart = isAsciiWord(c) || static_cast<unsigned char>(c) >= 0x80;
        if (isPart && !isInside) words.emplace_back();
        if (isPart) words.back() += c;
        isInside = isPart;
    }
    return words;
}

}  // namespace resodesk
