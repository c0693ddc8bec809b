// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <numeric>

#include "domain/returns/search_parts.h"
#include "domain/returns/shown.h"

namespace resodesk {

namespace {

constexpr std::size_t mostSuggestions = 12;

bool isBlank(char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// How many letters must be put in, left out or changed.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j)
            diagonal = std::exchange(row[j + 1], std::min({row[j] + 1, row[j + 1] + 1, diagonal + (a[i] != b[j])}));
    }
    return row.back();
}

/// What is closer than half of its letters, at most three of them.
class Nearest {
 public:
    explicit Nearest(std::string typed) : typed_(std::move(typed)), limit_(std::min<std::size_t>(3, typed_.size() / 2 + 1)) {}
    void look(std::string_view candidate, const std::string& means) {
        const std::size_t far = distance(typed_, plainly(candidate));
        if (far >= limit_) return;
        limit_ = far;
        best_ = means;
    }
    const std::string& best() const { return best_; }

 private:
    std::string typed_;
    std::size_t limit_;
    std::string best_;
};

std::string quoted(const std::string& value) {
    const bool needsQuotes = std::any_of(value.begin(), value.end(), [](char c) { return isBlank(c); }) || value.starts_with('"');
    return needsQuotes ? '"' + value + '"' : value;
}

/// As it is typed: accounts by their name, the rest by their code.
std::string typedFor(const SearchName& name) { return quoted(name.word == SearchWord::account ? name.words : name.code); }

SearchNames examples(SearchWord word) {
    SearchNames names;
    const auto add = [&](std::initializer_list<const char*> codes) {
        for (const char* code : codes) names.push_back({word, code, {}});
    };
    if (word == SearchWord::amount) add({">50", "<=20.50", "10..20"});
    if (word == SearchWord::due) add({"<24h", "<3d", ">3d"});
    if (word == SearchWord::requested) add({"<24h", "<7d", ">30d"});
    return names;
}

bool beginsAWord(std::string_view text, std::string_view beginning) {
    for (std::size_t at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1))
        if (at == 0 || isBlank(text[at - 1])) return true;
    return false;
}

}  // namespace

std::string plainly(std::string_view text) {
    std::string plain(text);
    for (char& c : plain) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '_') c = '-';
    }
    return plain;
}

std::vector<SearchPart> searchParts(std::string_view text) {
    std::vector<SearchPart> parts;
    std::size_t at = 0;
    for (;;) {
        while (at < text.size() && isBlank(text[at])) ++at;
        if (at == text.size()) return parts;
        SearchPart part;
        part.from = at;
        if (text[at] == '-' && at + 1 < text.size() && !isBlank(text[at + 1])) {
            part.isNot = true;
            ++at;
        }
        std::size_t colon = at;
        while (colon < text.size() && isLetter(text[colon])) ++colon;
        if (colon > at && colon < text.size() && text[colon] == ':') {
            part.hasWord = true;
            part.word = plainly(text.substr(at, colon - at));
            at = colon + 1;
        }
        if (at < text.size() && text[at] == '"') {
            part.isQuoted = true;
            const std::size_t end = std::min(text.find('"', at + 1), text.size());
            for (++at; at < end; ++at) part.value += isBlank(text[at]) ? ' ' : text[at];
            if (at < text.size()) ++at;
        }
        for (; at < text.size() && !isBlank(text[at]); ++at) part.value += text[at];
        part.to = at;
        part.typed = std::string(text.substr(part.from, at - part.from));
        parts.push_back(std::move(part));
    }
}

SearchNames namesOf(SearchWord word, const SearchNames& names) {
    SearchNames found;
    for (const SearchName& name : names)
        if (name.word == word) found.push_back(name);
    const auto addMissing = [&](std::string_view code) {
        if (std::none_of(found.begin(), found.end(), [&](const SearchName& n) { return n.code == code; })) found.push_back({word, std::string(code), {}});
    };
    if (word == SearchWord::state)
        for (const auto& [state, code] : nameTable(ShownState{})) addMissing(code);
    if (word == SearchWord::is)
        for (const auto& [is, code] : nameTable(SearchIs{})) addMissing(code);
    return found;
}

std::vector<std::string> codesMeant(SearchWord word, std::string_view value, const SearchNames& names) {
    const std::string typed = plainly(value);
    std::vector<std::string> codes;
    if (typed.empty()) return codes;
    const SearchNames known = namesOf(word, names);
    const auto collect = [&](auto matches) {
        if (!codes.empty()) return;
        for (const SearchName& name : known)
            if (matches(name)) codes.push_back(name.code);
    };
    if (word != SearchWord::account) collect([&](const SearchName& n) { return plainly(n.code) == typed; });
    collect([&](const SearchName& n) { return plainly(n.words) == typed; });
    const bool isCountry = word == SearchWord::country && typed.size() == 2 && isLetter(typed[0]) && isLetter(typed[1]);
    if (codes.empty() && isCountry) codes.push_back({static_cast<char>(typed[0] - 'a' + 'A'), static_cast<char>(typed[1] - 'a' + 'A')});
    // Before the first sync the marketplace's reasons are not known.
    if (codes.empty() && word == SearchWord::reason && known.empty()) codes.push_back(std::string(value));
    if (word == SearchWord::is) {
        collect([&](const SearchName& n) { return plainly(n.code).starts_with(typed); });
        if (codes.size() > 1) codes.resize(1);
        return codes;
    }
    collect([&](const SearchName& n) {
        return (word != SearchWord::account && plainly(n.code).starts_with(typed)) || beginsAWord(plainly(n.words), typed);
    });
    // Tags come and go: one that nothing has any more finds nothing, and is no mistake.
    if (codes.empty() && word == SearchWord::tag) codes.push_back(std::string(value));
    return codes;
}

std::string meantBy(const std::string& part, const SearchNames& names) {
    const auto parts = searchParts(part);
    if (parts.size() != 1 || !parts.front().hasWord) return {};
    const SearchPart& typed = parts.front();
    const std::string sign = typed.isNot ? "-" : "";
    const auto word = fromText<SearchWord>(typed.word);
    if (!word) {
        Nearest nearest(typed.word);
        for (const auto& [known, name] : nameTable(SearchWord{})) nearest.look(name, std::string(name));
        return nearest.best().empty() ? std::string{} : sign + nearest.best() + ":" + quoted(typed.value);
    }
    Nearest nearest(plainly(typed.value));
    for (const SearchName& name : namesOf(*word, names)) {
        if (name.word != SearchWord::account) nearest.look(name.code, typedFor(name));
        if (!name.words.empty()) nearest.look(name.words, typedFor(name));
    }
    return nearest.best().empty() ? std::string{} : sign + typed.word + ":" + nearest.best();
}

SearchSuggestions suggestionsFor(std::string_view text, std::size_t caret, const SearchNames& names) {
    SearchSuggestions found;
    const auto parts = searchParts(text);
    const auto at = std::find_if(parts.begin(), parts.end(), [&](const SearchPart& part) { return part.to == caret; });
    if (at == parts.end()) return found;
    found.from = at->from;
    found.to = at->to;
    const std::string sign = at->isNot ? "-" : "";
    const auto add = [&](const std::string& part, const std::string& words) {
        if (found.list.size() < mostSuggestions) found.list.push_back({part, words});
    };
    if (!at->hasWord) {
        if (at->isQuoted) return found;
        for (const auto& [word, name] : nameTable(SearchWord{}))
            if (name.starts_with(plainly(at->value))) add(sign + std::string(name) + ":", {});
        return found;
    }
    const auto word = fromText<SearchWord>(at->word);
    if (!word) return found;
    const std::string typed = plainly(at->value);
    SearchNames known = namesOf(*word, names);
    if (known.empty()) known = examples(*word);
    for (const SearchName& name : known) {
        const bool isCode = word != SearchWord::account && plainly(name.code).starts_with(typed);
        if (isCode || beginsAWord(plainly(name.words), typed)) add(sign + at->word + ":" + typedFor(name), word == SearchWord::account ? std::string{} : name.words);
    }
    if (found.list.size() == 1 && plainly(found.list.front().part) == plainly(at->typed)) found.list.clear();
    return found;
}

SearchText acceptSuggestion(std::string_view text, const SearchSuggestions& suggestions, std::size_t which) {
    if (which >= suggestions.list.size()) return {std::string(text), text.size()};
    std::string part = suggestions.list[which].part;
    if (!part.ends_with(':')) part += ' ';  // a word still needs its value
    const std::string_view after = text.substr(suggestions.to);
    SearchText accepted{std::string(text.substr(0, suggestions.from)) + part, 0};
    accepted.caret = accepted.text.size();
    accepted.text += after.starts_with(' ') && part.ends_with(' ') ? after.substr(1) : after;
    return accepted;
}

}  // namespace resodesk
