// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/label_origin.h"

#include <array>

namespace resodesk {

NameTable<LabelOrigin> nameTable(LabelOrigin) {
    static constexpr std::array<std::pair<LabelOrigin, std::string_view>, 5> names{{{LabelOrigin::none, "none"},
                                                                                    {LabelOrigin::marketplace, "marketplace"},
                                                                                    {LabelOrigin::file, "own"},
                                                                                    {LabelOrigin::drawn, "drawn"},
                                                                                    {LabelOrigin::elsewhere, "elsewhere"}}};
    return names;
}

LabelOrigin labelOrigin(const Return& r, const Command* authorization, LabelMaker unpaid) {
    if (r.rma.empty()) return LabelOrigin::none;
    const auto asked = authorization ? fromText<LabelMode>(authorization->request.get("label.mode")) : std::nullopt;
    switch (r.label ? *r.label : asked.value_or(LabelMode::marketplace)) {
        case LabelMode::none: return LabelOrigin::none;
        case LabelMode::own: return asked == LabelMode::own ? LabelOrigin::file : LabelOrigin::elsewhere;
        case LabelMode::marketplace: return unpaid == LabelMaker::seller ? LabelOrigin::drawn : LabelOrigin::marketplace;
    }
    return LabelOrigin::none;
}

}  // namespace resodesk
