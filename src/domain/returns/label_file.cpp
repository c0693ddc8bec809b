// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/label_file.h"

namespace resodesk {

Result<std::string> labelMediaType(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.size() > largestLabel) return Error(Failure::fileTooLarge, "label", std::to_string(largestLabel / (1024 * 1024)));
    if (bytes.starts_with("%PDF-") && bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1024)).find("%%EOF") !=
                                          std::string_view::npos)
        return std::string("application/pdf");
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv) && bytes.find("IEND") != std::string_view::npos) return std::string("image/png");
    if (bytes.starts_with("\xff\xd8\xff"sv) && bytes.ends_with("\xff\xd9"sv)) return std::string("image/jpeg");
    return Error(Failure::badLabel, "neither PDF, PNG nor JPEG");
}

std::string labelEnding(std::string_view mediaType) {
    if (mediaType == "image/png") return ".png";
    return mediaType == "image/jpeg" ? ".jpg" : ".pdf";
}

}  // namespace resodesk
