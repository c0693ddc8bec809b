// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/bench/scan_recogniser.h"

#include <vector>

#include "support/catch.h"

using resodesk::screens::ScanRecogniser;
using Key = ScanRecogniser::Key;

namespace {

/// A keyboard in front of the recogniser: what reaches the windows, and which codes were told.
struct Keyboard {
    void type(const std::string& text, int every) {
        for (const char c : text) press(Key::character, std::string(1, c), every);
    }
    void press(Key key, const std::string& text, int after, bool isRepeat = false) {
        if (recogniser.isHolding() && after > recogniser.patience()) take(recogniser.pause());
        now += after;
        const auto verdict = recogniser.press(key, text, now, isRepeat);
        take(verdict);
        if (!verdict.holdsThis)
            typed += key == Key::end ? "\n" : text;
        else if (key == Key::character)
            held += text;
    }
    void rest() { take(recogniser.pause()); }
    void take(const ScanRecogniser::Verdict& verdict) {
        if (verdict.releasesHeld) typed += held;
        if (verdict.code) codes.push_back(*verdict.code);
        if (verdict.releasesHeld || verdict.code) held.clear();
    }
    ScanRecogniser recogniser;
    std::int64_t now = 1'000;
    std::string typed, held;
    std::vector<std::string> codes;
};

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a scanner's code is told, and neither it nor its Enter is typed") {
    Keyboard keyboard;
    keyboard.type("RMA-2026-00412", 4);
    keyboard.press(Key::end, "", 4);
    CHECK(keyboard.codes == Codes{"RMA-2026-00412"});
    CHECK(keyboard.typed.empty());
}

TEST_CASE("a scanner without an Enter is recognised by the pause after it") {
    Keyboard keyboard;
    keyboard.type("408-1234567", 10);
    CHECK(keyboard.codes.empty());
    keyboard.rest();
    CHECK(keyboard.codes == Codes{"408-1234567"});
}

TEST_CASE("an Enter that comes late still belongs to the code and confirms nothing") {
    Keyboard keyboard;
    keyboard.type("408-1234567", 10);
    keyboard.press(Key::end, "", 150);
    CHECK(keyboard.codes == Codes{"408-1234567"});
    CHECK(keyboard.typed.empty());
    keyboard.press(Key::end, "", 100);
    CHECK(keyboard.typed == "\n");
}

TEST_CASE("a computer that hands the keys on late splits no code, once it is known for one") {
    Keyboard keyboard;
    keyboard.type("408-1234", 4);
    keyboard.type("567", 120);
    keyboard.press(Key::end, "", 120);
    CHECK(keyboard.codes == Codes{"408-1234567"});
    CHECK(keyboard.typed.empty());
}

TEST_CASE("an Enter of a person after a code goes where it was typed") {
    Keyboard keyboard;
    keyboard.type("408-1234567", 10);
    keyboard.press(Key::end, "", 900);
    CHECK(keyboard.typed == "\n");
}

TEST_CASE("what a person types reaches the field, every key and in order") {
    Keyboard keyboard;
    keyboard.type("graffiato sul coperchio", 55);
    keyboard.press(Key::end, "", 90);
    keyboard.rest();
    CHECK(keyboard.typed == "graffiato sul coperchio\n");
    CHECK(keyboard.codes.empty());
}

TEST_CASE("a short burst of two hands is no code") {
    Keyboard keyboard;
    keyboard.type("es", 90);
    keyboard.type("tra", 20);
    keyboard.type("to", 70);
    keyboard.rest();
    CHECK(keyboard.typed == "estrato");
    CHECK(keyboard.codes.empty());
}

TEST_CASE("a key that is kept down is typed at once and is no code") {
    Keyboard keyboard;
    keyboard.press(Key::character, "0", 100);
    for (int i = 0; i < 20; ++i) keyboard.press(Key::character, "0", 30, true);
    CHECK(keyboard.typed == std::string(21, '0'));
    CHECK(keyboard.codes.empty());
}

TEST_CASE("what was begun by hand before a scan is typed, the scan is not") {
    Keyboard keyboard;
    keyboard.type("ok", 80);
    keyboard.press(Key::character, "9", 60);
    keyboard.type("01234567", 5);
    keyboard.press(Key::end, "", 5);
    CHECK(keyboard.typed == "ok");
    CHECK(keyboard.codes == Codes{"901234567"});
}

TEST_CASE("two scans in a row are two codes") {
    Keyboard keyboard;
    for (const char* code : {"BRT090112233", "GLS445566778"}) {
        keyboard.type(code, 3);
        keyboard.press(Key::end, "", 3);
    }
    CHECK(keyboard.codes == Codes{"BRT090112233", "GLS445566778"});
    CHECK(keyboard.typed.empty());
}

TEST_CASE("two scans without an Enter between them are two codes") {
    Keyboard keyboard;
    keyboard.type("BRT090112233", 3);
    keyboard.now += 300;
    keyboard.type("GLS445566778", 3);
    keyboard.rest();
    CHECK(keyboard.codes == Codes{"BRT090112233", "GLS445566778"});
}

TEST_CASE("a shortcut after letters comes after them") {
    Keyboard keyboard;
    keyboard.type("ab", 20);
    keyboard.press(Key::other, "[Ctrl+S]", 20);
    CHECK(keyboard.typed == "ab[Ctrl+S]");
}
