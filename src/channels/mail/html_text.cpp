// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/html_text.h"

#include <algorithm>
#include <vector>

#include "channels/mail/html_tag.h"

namespace resodesk::channels::mail {

namespace {

constexpr int deepestQuote = 8;
constexpr std::size_t longestLink = 2'000;

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Their content is no HTML: it ends at the end tag alone.
bool isRawText(std::string_view name) {
    return isOneOf(name, {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"});
}

bool isParagraph(std::string_view name) {
    return isOneOf(name, {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"});
}

bool isBlock(std::string_view name) {
    return isOneOf(name, {"div", "tr", "li", "ul", "ol", "dl", "dt", "dd", "table", "section", "article", "header", "footer", "form",
                          "fieldset", "center", "address", "hr", "body", "main", "nav", "figure", "option"});
}

bool isWebLink(const std::string& address) {
    return address.size() <= longestLink && (address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:"));
}

class TextWriter {
 public:
    /// White space as it collapses in HTML.
    void add(std::string_view text) {
        for (const char c : text) {
            const bool isSpace = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (isSpace && preformatted == 0) {
                isSpaceDue_ = true;
            } else if (isSpace && c == '\n') {
                lineBreak();
            } else if (c != '\r' && c != '\f') {
                put(c);
            }
        }
    }
    void space() { isSpaceDue_ = true; }
    void atLeast(int lineEnds) {
        lineEnds_ = std::max(lineEnds_, lineEnds);
        isSpaceDue_ = false;
    }
    void lineBreak() {
        lineEnds_ = std::min(lineEnds_ + 1, 3);
        isSpaceDue_ = false;
    }
    std::size_t size() const { return out.size(); }

    int quotes = 0, preformatted = 0;
    std::string out;

 private:
    void put(char c) {
        const bool isFirst = out.empty();
        if (isFirst || lineEnds_ > 0) {
            for (int i = 0; i < lineEnds_ && !isFirst; ++i) out += '\n';
            for (int i = 0; i < quotes; ++i) out += "> ";
            lineEnds_ = 0;
        } else if (isSpaceDue_) {
            out += ' ';
        }
        isSpaceDue_ = false;
        out += c;
    }
    int lineEnds_ = 0;
    bool isSpaceDue_ = false;
};

class Conversion {
 public:
    explicit Conversion(std::string_view html) : html_(html) {}
    std::string run() {
        while (at_ < html_.size()) {
            if (startsMarkup())
                takeMarkup();
            else
                takeText();
        }
        return std::move(writer_.out);
    }

 private:
    bool startsMarkup() const {
        if (html_[at_] != '<' || at_ + 1 >= html_.size()) return false;
        const char next = html_[at_ + 1];
        return next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    }
    void takeText() {
        const std::size_t end = std::min(html_.find('<', at_ + 1), html_.size());
        writer_.add(withoutEntities(html_.substr(at_, end - at_)));
        at_ = end;
    }
    void takeMarkup() {
        if (html_.substr(at_).starts_with("<!--")) {
            skipPast("-->", at_ + 4);
        } else if (html_[at_ + 1] == '!' || html_[at_ + 1] == '?') {
            skipPast(">", at_ + 1);
        } else {
            const HtmlTag tag = readTag(html_, at_);
            at_ = tag.end;
            tag.isEnd ? endTag(tag) : startTag(tag);
        }
    }
    /// What is never closed takes the rest with it, as in a browser: searching for it once more would take time without end.
    void skipPast(std::string_view what, std::size_t from) {
        const std::size_t found = html_.find(what, from);
        at_ = found == std::string_view::npos ? html_.size() : found + what.size();
    }
    void startTag(const HtmlTag& tag) {
        if (isRawText(tag.name)) at_ = endOfRawText(html_, at_, tag.name);
        if (isParagraph(tag.name)) writer_.atLeast(2);
        if (isBlock(tag.name)) writer_.atLeast(1);
        if (tag.name == "br") writer_.lineBreak();
        if (tag.name == "td" || tag.name == "th") writer_.space();
        if (tag.name == "li") writer_.add("- ");
        if (tag.name == "pre") ++writer_.preformatted;
        if (tag.name == "blockquote") writer_.quotes = std::min(writer_.quotes + 1, deepestQuote);
        if (tag.name == "img") writer_.add(tag.value("alt"));
        if (tag.name == "a") {
            endLink();
            link_ = tag.value("href");
            linkFrom_ = writer_.size();
        }
    }
    void endTag(const HtmlTag& tag) {
        if (isParagraph(tag.name)) writer_.atLeast(2);
        if (isBlock(tag.name)) writer_.atLeast(1);
        if (tag.name == "pre") writer_.preformatted = std::max(writer_.preformatted - 1, 0);
        if (tag.name == "blockquote") writer_.quotes = std::max(writer_.quotes - 1, 0);
        if (tag.name == "a") endLink();
    }
    void endLink() {
        if (isWebLink(link_)) {
            std::string_view text = std::string_view(writer_.out).substr(std::min(linkFrom_, writer_.size()));
            while (text.starts_with(' ') || text.starts_with('\n')) text.remove_prefix(1);
            const bool isShown = text == link_ || "mailto:" + std::string(text) == link_;
            if (!text.empty() && !isShown) {
                writer_.space();
                writer_.add("<" + link_ + ">");
            }
        }
        link_.clear();
    }

    std::string_view html_;
    std::size_t at_ = 0;
    TextWriter writer_;
    std::string link_;
    std::size_t linkFrom_ = 0;
};

}  // namespace

std::string htmlToText(std::string_view html) { return Conversion(html).run(); }

}  // namespace resodesk::channels::mail
