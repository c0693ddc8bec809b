// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/word_test.h"

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <algorithm>

#include "store/facts/list_sql.h"

namespace resodesk::store {

namespace {

fts5_api* fullTextOf(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

/// As the beginning of a word: measured, three letters are found at once.
bool isShort(const std::string& part) {
    return std::count_if(part.begin(), part.end(), [](char c) { return (c & 0xC0) != 0x80; }) <= 2;
}

}  // namespace

/// The index's own, made as the table's: see migrations.cpp.
class WordTest::Tokenizer {
 public:
    explicit Tokenizer(fts5_api* api) {
        void* context = nullptr;
        const char* options[] = {"remove_diacritics", "2"};
        if (!api || api->xFindTokenizer(api, "unicode61", &context, &tokenizer_) != SQLITE_OK) return;
        if (tokenizer_.xCreate(context, options, 2, &instance_) != SQLITE_OK) instance_ = nullptr;
    }
    ~Tokenizer() {
        if (instance_) tokenizer_.xDelete(instance_);
    }
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;
    explicit operator bool() const { return instance_ != nullptr; }

    template <class Take>
    void eachPart(std::string_view text, int why, Take take) const {
        const auto taken = [](void* to, int, const char* token, int size, int, int) {
            (*static_cast<Take*>(to))(std::string_view(token, static_cast<std::size_t>(size)));
            return SQLITE_OK;
        };
        tokenizer_.xTokenize(instance_, &take, why, text.data(), static_cast<int>(text.size()), taken);
    }

 private:
    fts5_tokenizer tokenizer_{};
    Fts5Tokenizer* instance_ = nullptr;
};

std::optional<WordTest> WordTest::of(Database& facts, const std::string& text) {
    auto tokenizer = std::make_shared<Tokenizer>(fullTextOf(facts.handle().getHandle()));
    if (!*tokenizer) return std::nullopt;
    std::vector<Parts> words;
    for (const std::string& typed : typedWords(text)) {
        Parts& parts = words.emplace_back();
        tokenizer->eachPart(typed, FTS5_TOKENIZE_QUERY | FTS5_TOKENIZE_PREFIX, [&](std::string_view part) { parts.emplace_back(part); });
        if (parts.empty()) return std::nullopt;
    }
    if (words.empty()) return std::nullopt;
    return WordTest(std::move(tokenizer), std::move(words));
}

bool WordTest::holdsFor(const std::vector<std::string_view>& texts) {
    std::vector<const Parts*> missing;
    for (const Parts& word : words_) missing.push_back(&word);
    for (const std::string_view text : texts) {
        if (text.empty()) continue;
        length_ = 0;
        tokenizer_->eachPart(text, FTS5_TOKENIZE_DOCUMENT, [&](std::string_view part) {
            if (length_ == text_.size()) text_.emplace_back();
            text_[length_++] = part;
        });
        std::erase_if(missing, [&](const Parts* word) { return isIn(*word); });
        if (missing.empty()) return true;
    }
    return false;
}

bool WordTest::isIn(const Parts& word) const {
    for (std::size_t start = 0; start + word.size() <= length_; ++start) {
        std::size_t same = 0;
        while (same + 1 < word.size() && text_[start + same] == word[same]) ++same;
        if (same + 1 == word.size() && text_[start + same].starts_with(word.back())) return true;
    }
    return false;
}

bool WordTest::hasShort() const {
    return std::any_of(words_.begin(), words_.end(), [](const Parts& word) { return isShort(word.back()); });
}

std::string WordTest::narrowed() const {
    std::string expression;
    for (const Parts& word : words_) {
        const bool isWhole = !isShort(word.back());
        std::string phrase;
        for (std::size_t i = 0; i + (isWhole ? 0 : 1) < word.size(); ++i) phrase += (phrase.empty() ? "" : " ") + word[i];
        if (!phrase.empty()) expression += (expression.empty() ? "\"" : " \"") + phrase + (isWhole ? "\"*" : "\"");
    }
    return expression;
}

}  // namespace resodesk::store
