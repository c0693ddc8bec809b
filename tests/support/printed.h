// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF as others see it: pdftotext, pdfinfo, and what a scanner reads from the print.

#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include "base/paths.h"
#include "support/catch.h"
#include "support/temp_folder.h"

namespace resodesk::test {

/// What a command prints.
inline std::string printedBy(const std::string& command) {
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe);
    std::string out;
    std::array<char, 4096> some{};
    while (const std::size_t count = std::fread(some.data(), 1, some.size(), pipe)) out.append(some.data(), count);
    ::pclose(pipe);
    return out;
}

class Printed {
 public:
    explicit Printed(const std::string& pdf) : file_(folder_.path() / "printed.pdf") { writeFilePrivately(file_, pdf); }
    std::string text() const { return printedBy("pdftotext -layout '" + file_.string() + "' -"); }
    std::string text(int page) const {
        const std::string number = std::to_string(page);
        return printedBy("pdftotext -layout -f " + number + " -l " + number + " '" + file_.string() + "' -");
    }
    bool has(const std::string& words) const { return text().find(words) != std::string::npos; }
    std::string info() const { return printedBy("pdfinfo -f 1 -l 99 '" + file_.string() + "'"); }
    int pages() const {
        const std::string all = info();
        return std::stoi(all.substr(all.find("Pages:") + 6));
    }
    std::string images() const { return printedBy("pdfimages -list '" + file_.string() + "' | tail -n +3"); }
    /// The first page as PNG or JPEG, as big as the page at 203 dpi.
    std::string picture(const std::string& kind) const {
        const std::string page = (folder_.path() / "picture").string();
        printedBy("pdftoppm -r 203 -" + kind + " -singlefile '" + file_.string() + "' '" + page + "'");
        return readFile(page + (kind == "jpeg" ? ".jpg" : "." + kind));
    }
    /// As "CODE-128:RMA-1", what a scanner reads from the first page.
    std::multiset<std::string> codes(int dpi) const {
        const std::string page = (folder_.path() / "page").string();
        printedBy("pdftoppm -r " + std::to_string(dpi) + " -png -singlefile '" + file_.string() + "' '" + page + "'");
        std::multiset<std::string> codes;
        std::istringstream lines(printedBy("zbarimg -q '" + page + ".png' 2>/dev/null"));
        for (std::string line; std::getline(lines, line);) codes.insert(line);
        return codes;
    }

 private:
    TempFolder folder_;
    std::filesystem::path file_;
};

}  // namespace resodesk::test
