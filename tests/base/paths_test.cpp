// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"

#include "base/ids.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a name from outside becomes a file in its folder, whatever it says") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"RET-0000090", "RET-0000090.pdf"},
        {"../../.bashrc", "bashrc.pdf"},
        {"/etc/passwd", "etc-passwd.pdf"},
        {"C:\\CON", "C-CON.pdf"},
        {"CON", "fileCON.pdf"},
        {"nul", "filenul.pdf"},
        {"com1", "filecom1.pdf"},
        {"-rf", "rf.pdf"},
        {".desktop", "desktop.pdf"},
        {"invoice.lnk", "invoice-lnk.pdf"},
        {"fdp\xe2\x80\xae.exe", "fdp-exe.pdf"},
        {std::string("a\0b", 3), "a-b.pdf"},
        {"", "file.pdf"},
        {"...", "file.pdf"},
        {"\xff\xfe", "file.pdf"},
    };
    for (const auto& [given, name] : table) {
        INFO(given);
        CHECK(safeFileName(given, ".pdf") == name);
    }
    CHECK(safeFileName(std::string(300, 'x'), ".pdf") == std::string(80, 'x') + ".pdf");
}

TEST_CASE("folders for other programs go when they are old and younger ones and other names stay") {
    const std::string name = "paths" + newUuid().substr(0, 8);
    const auto old = makePrivateFolder(name), young = makePrivateFolder(name), other = makePrivateFolder(name + "x");
    writeFilePrivately(old / "label.pdf", "%PDF");
    for (const auto& folder : {old, other})
        std::filesystem::last_write_time(folder, std::filesystem::file_time_type::clock::now() - std::chrono::hours(25));
    removePrivateFolders(name, std::chrono::hours(24));
    CHECK_FALSE(std::filesystem::exists(old));
    CHECK(std::filesystem::exists(young));
    CHECK(std::filesystem::exists(other));
    for (const auto& folder : {young, other}) std::filesystem::remove_all(folder);
}
