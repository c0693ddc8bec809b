// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/first_contact.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace resodesk {

namespace {

struct Help {
    std::string_view part;  ///< of a reason's code, in small letters; marketplaces word them alike
    TemplateMoment moment;
};
constexpr std::array helps{Help{"defect", TemplateMoment::helpNotWorking},           Help{"missing_part", TemplateMoment::helpNotWorking},
                           Help{"not_as_described", TemplateMoment::helpNotAsExpected}, Help{"wrong_size", TemplateMoment::helpNotAsExpected},
                           Help{"quality", TemplateMoment::helpNotAsExpected},       Help{"expect", TemplateMoment::helpNotAsExpected},
                           Help{"compatib", TemplateMoment::helpHardToUse},          Help{"install", TemplateMoment::helpHardToUse},
                           Help{"difficult", TemplateMoment::helpHardToUse}};

}  // namespace

std::optional<TemplateMoment> firstMessageFor(const Return& fact) {
    if (fact.state != ReturnState::requested || fact.lastMessageBy == Actor::seller) return std::nullopt;
    std::string code = fact.reason;
    std::transform(code.begin(), code.end(), code.begin(), [](unsigned char c) { return c == '-' || c == ' ' ? '_' : static_cast<char>(std::tolower(c)); });
    const auto help = std::find_if(helps.begin(), helps.end(), [&](const Help& h) { return code.find(h.part) != std::string::npos; });
    return help == helps.end() ? std::nullopt : std::optional(help->moment);
}

void count(FirstContacts& counts, const Return& fact) {
    ++counts.written;
    if (fact.state == ReturnState::requested) ++counts.open;
    if (fact.state == ReturnState::closed && fact.closedBy == Actor::buyer && fact.refunds.empty()) ++counts.avoided;
}

}  // namespace resodesk
