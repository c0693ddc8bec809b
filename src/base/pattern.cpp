// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <new>
#include <string>

namespace resodesk {

namespace {

// A search of 10,000 characters for what is not there takes some 20,000 steps; what needs more than these backtracks without end.
constexpr std::uint32_t mostSteps = 500'000;
constexpr std::uint32_t mostKilobytes = 4'096;

struct FreeCode {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct FreeMatchData {
    void operator()(pcre2_match_data* matched) const { pcre2_match_data_free(matched); }
};
struct FreeMatchContext {
    void operator()(pcre2_match_context* limits) const { pcre2_match_context_free(limits); }
};

template <class T>
T* made(T* pointer) {
    if (!pointer) throw std::bad_alloc();
    return pointer;
}

}  // namespace

struct Pattern::Program {
    std::unique_ptr<pcre2_code, FreeCode> code;
    std::unique_ptr<pcre2_match_context, FreeMatchContext> limits;
};

Result<Pattern> Pattern::compile(std::string_view expression) {
    int error = 0;
    PCRE2_SIZE place = 0;
    constexpr std::uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C;
    const auto program = std::make_shared<Program>();
    program->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(expression.data()), expression.size(), options, &error, &place, nullptr));
    if (!program->code) {
        PCRE2_UCHAR said[256];
        pcre2_get_error_message(error, said, sizeof said);
        return Error(Failure::notUnderstood, reinterpret_cast<const char*>(said), std::string(expression.substr(place ? place - 1 : 0, 40)));
    }
    pcre2_jit_compile(program->code.get(), PCRE2_JIT_COMPLETE);  // where a system forbids it, the search is slower and finds the same
    program->limits.reset(made(pcre2_match_context_create(nullptr)));
    pcre2_set_match_limit(program->limits.get(), mostSteps);
    pcre2_set_heap_limit(program->limits.get(), mostKilobytes);
    return Pattern(program);
}

std::optional<Pattern::Match> Pattern::find(std::string_view text, std::size_t from) const {
    if (from > text.size()) return std::nullopt;
    const std::unique_ptr<pcre2_match_data, FreeMatchData> matched(made(pcre2_match_data_create(1, nullptr)));
    const int count = pcre2_match(program_->code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, PCRE2_NOTEMPTY, matched.get(),
                                  program_->limits.get());
    if (count < 0) return std::nullopt;
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(matched.get());
    return Match{ends[0], ends[1]};
}

}  // namespace resodesk
