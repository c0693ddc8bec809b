// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/list.h"

#include <array>

namespace resodesk {

NameTable<OutboxView> nameTable(OutboxView) {
    static constexpr std::array<std::pair<OutboxView, std::string_view>, 4> names{{
        {OutboxView::open, "open"},
        {OutboxView::needsYou, "needs_you"},
        {OutboxView::failed, "failed"},
        {OutboxView::all, "all"},
    }};
    return names;
}

NameTable<OutboxSort> nameTable(OutboxSort) {
    static constexpr std::array<std::pair<OutboxSort, std::string_view>, 6> names{{
        {OutboxSort::date, "date"},
        {OutboxSort::order, "order"},
        {OutboxSort::amount, "amount"},
        {OutboxSort::action, "action"},
        {OutboxSort::state, "state"},
        {OutboxSort::nextTry, "next_try"},
    }};
    return names;
}

}  // namespace resodesk
