// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/photo_file.h"

namespace resodesk {

Result<std::string> photoMediaType(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.size() > largestPhoto) return Error(Failure::photoTooLarge, "photo", std::to_string(bytes.size()));
    if (bytes.starts_with("\xff\xd8\xff"sv)) return std::string("image/jpeg");
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return std::string("image/png");
    if (bytes.starts_with("RIFF"sv) && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP"sv) return std::string("image/webp");
    if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp"sv && (bytes.substr(8, 3) == "hei"sv || bytes.substr(8, 3) == "mif"sv))
        return std::string("image/heic");
    return Error(Failure::badPhoto, "none of JPEG, PNG, WebP, HEIC");
}

std::string_view endingOf(std::string_view mediaType) {
    if (mediaType == "image/jpeg") return ".jpg";
    if (mediaType == "image/png") return ".png";
    if (mediaType == "image/webp") return ".webp";
    return ".heic";
}

}  // namespace resodesk
