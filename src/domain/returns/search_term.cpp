// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/search_term.h"

#include <array>

#include "domain/returns/list.h"

namespace resodesk {

NameTable<SearchWord> nameTable(SearchWord) {
    static constexpr std::array<std::pair<SearchWord, std::string_view>, 17> names{{
        {SearchWord::sku, "sku"},
        {SearchWord::rma, "rma"},
        {SearchWord::order, "order"},
        {SearchWord::tracking, "tracking"},
        {SearchWord::id, "return"},
        {SearchWord::buyer, "buyer"},
        {SearchWord::item, "item"},
        {SearchWord::note, "note"},
        {SearchWord::reason, "reason"},
        {SearchWord::country, "country"},
        {SearchWord::state, "state"},
        {SearchWord::account, "account"},
        {SearchWord::tag, "tag"},
        {SearchWord::is, "is"},
        {SearchWord::amount, "amount"},
        {SearchWord::due, "due"},
        {SearchWord::requested, "requested"},
    }};
    return names;
}

NameTable<SearchIs> nameTable(SearchIs) {
    static constexpr std::array<std::pair<SearchIs, std::string_view>, 14> names{{
        {SearchIs::isNew, "new"},
        {SearchIs::dueToday, "due-today"},
        {SearchIs::overdue, "overdue"},
        {SearchIs::toInspect, "to-inspect"},
        {SearchIs::toRefund, "to-refund"},
        {SearchIs::waiting, "waiting"},
        {SearchIs::closed, "closed"},
        {SearchIs::inPolicy, "in-policy"},
        {SearchIs::outOfPolicy, "out-of-policy"},
        {SearchIs::answered, "answered"},
        {SearchIs::unanswered, "unanswered"},
        {SearchIs::noted, "noted"},
        {SearchIs::tagged, "tagged"},
        {SearchIs::snoozed, "snoozed"},
    }};
    return names;
}

std::optional<MinorLimit> inMinorUnits(const AmountLimit& limit, int decimals) {
    std::int64_t minor = limit.amount.digits;
    for (int i = limit.amount.places; i < decimals; ++i) minor *= 10;
    std::int64_t divisor = 1;
    for (int i = decimals; i < limit.amount.places; ++i) divisor *= 10;
    const bool isWhole = minor % divisor == 0;
    minor /= divisor;
    if (isWhole) return MinorLimit{limit.limit, minor};
    switch (limit.limit) {  // the number lies between this amount and the next
        case Limit::below:
        case Limit::atMost: return MinorLimit{Limit::atMost, minor};
        case Limit::exactly: return std::nullopt;
        case Limit::atLeast:
        case Limit::above: return MinorLimit{Limit::above, minor};
    }
    return std::nullopt;
}

bool ReturnFilter::needsTexts() const {
    if (!text.empty()) return true;
    for (const SearchTerm& term : terms)
        if (!term.word || *term.word <= SearchWord::note) return true;
    return false;
}

}  // namespace resodesk
