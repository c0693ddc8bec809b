// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/message.h"

#include <charconv>

namespace resodesk {

std::string textOf(const std::vector<MessageFile>& files) {
    std::string text;
    for (const MessageFile& file : files) text += file.name + '\t' + file.type + '\t' + std::to_string(file.size) + '\n';
    return text;
}

std::vector<MessageFile> filesFrom(const std::string& text) {
    std::vector<MessageFile> files;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const std::size_t first = line.find('\t'), last = line.rfind('\t');
        if (first != std::string::npos && first < last) {
            MessageFile file{line.substr(0, first), line.substr(first + 1, last - first - 1), 0};
            (void)std::from_chars(line.data() + last + 1, line.data() + line.size(), file.size);
            files.push_back(std::move(file));
        }
        at = end + 1;
    }
    return files;
}

}  // namespace resodesk
