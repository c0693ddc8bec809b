// SPDX-License-Identifier: GPL-3.0-or-later
// Tells a scanner that types like a keyboard from a person, by speed. Pure: keys and their times in, what to do with them out.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace resodesk::screens {

/// A key that might be the first of a code is held back until the next key, or a pause, says who typed it. Times are the
/// keyboard's, in milliseconds of any clock that only grows.
class ScanRecogniser {
 public:
    /// Between two keys of a scanner there is at most this much. Scanners take 1 to 20 ms, the fastest typists 50.
    static constexpr std::int64_t gapMs = 40;
    /// Once it is a scanner's, it may take this long: a busy computer hands its keys on late.
    static constexpr std::int64_t gapWithinMs = 150;
    /// Shorter bursts are a person's two fingers.
    static constexpr std::size_t shortestCode = 6;
    /// The Enter of a scanner that pauses before it still belongs to its code.
    static constexpr std::int64_t lateEndMs = 400;

    enum class Key { character, end, other };

    struct Verdict {
        bool releasesHeld = false;       ///< the keys held so far were a person's: they go where they were typed, before this one
        std::optional<std::string> code; ///< the keys held so far were this code: they are dropped
        bool holdsThis = false;          ///< this key does not go on, for now or for ever
        bool isFirst = false;            ///< of those held: a field that can take a letter back may show it meanwhile
    };

    /// `text` is what a character key types, UTF-8. `isRepeat`: the key was not let go since its last press.
    Verdict press(Key key, const std::string& text, std::int64_t at, bool isRepeat = false);
    /// Nothing came for longer than `patience` after a press that was held.
    Verdict pause();
    std::int64_t patience() const { return count_ >= shortestCode ? gapWithinMs : gapMs; }
    bool isHolding() const { return count_ > 0; }

 private:
    Verdict settle();
    std::string held_;
    std::size_t count_ = 0;
    std::int64_t last_ = 0;
    std::optional<std::int64_t> endDueSince_;  ///< the last key of a code whose end has not come
};

}  // namespace resodesk::screens
