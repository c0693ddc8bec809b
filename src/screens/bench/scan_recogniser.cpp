// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/bench/scan_recogniser.h"

#include <utility>

namespace resodesk::screens {

ScanRecogniser::Verdict ScanRecogniser::settle() {
    Verdict verdict;
    if (count_ >= shortestCode) {
        verdict.code = held_;
        endDueSince_ = last_;
    } else {
        verdict.releasesHeld = count_ > 0;
    }
    held_.clear();
    count_ = 0;
    return verdict;
}

ScanRecogniser::Verdict ScanRecogniser::press(Key key, const std::string& text, std::int64_t at, bool isRepeat) {
    Verdict verdict;
    const bool isInTime = count_ > 0 && at - last_ <= patience();
    // A key that is kept down repeats as fast as a scanner types.
    if (isRepeat || key == Key::other || !isInTime) verdict = settle();
    const bool endsLate = endDueSince_ && at - *endDueSince_ <= lateEndMs;
    switch (key) {
        case Key::other: break;
        case Key::end:
            if (isInTime) {
                verdict = settle();
                verdict.holdsThis = verdict.code.has_value();
            } else {
                verdict.holdsThis = endsLate;
            }
            break;
        case Key::character:
            if (isRepeat) break;
            held_ += text;
            ++count_;
            last_ = at;
            verdict.holdsThis = true;
            verdict.isFirst = count_ == 1;
            return verdict;
    }
    endDueSince_.reset();
    return verdict;
}

ScanRecogniser::Verdict ScanRecogniser::pause() { return settle(); }

}  // namespace resodesk::screens
