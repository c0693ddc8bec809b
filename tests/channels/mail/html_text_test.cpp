// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/html_text.h"

#include <utility>
#include <vector>

#include "channels/mail/quoted_text.h"
#include "support/catch.h"

using namespace resodesk::channels::mail;

TEST_CASE("HTML becomes the text a reader sees") {
    const std::vector<std::pair<const char*, const char*>> table{
        {"a  b\n c", "a b c"},
        {"<p>a</p><p>b</p>", "a\n\nb"},
        {"a<br>b<br/><br>c", "a\nb\n\nc"},
        {"<div>a</div><div>b</div>", "a\nb"},
        {"<ul><li>a<li>b</ul>c", "- a\n- b\nc"},
        {"<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"},
        {"<pre>a\n  b</pre>c", "a\n  b\n\nc"},
        {"1 < 2 & 3 > 2", "1 < 2 & 3 > 2"},
        {"&lt;script&gt; &euro;5 &#8364;5 &#x20AC;5 &#128;5 &nosuch; &amp;lt;", "<script> €5 €5 €5 €5 &nosuch; &lt;"},
        {"&#0;&#xD800;&#99999999;&#1114112;", "\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"<img alt='foto' src='https://x.example/p'>", "foto"},
        {"<b>a", "a"},
        {"a<", "a<"},
        {"a<b", "a"},
        {"a<!-- <b>x</b> -->b<!DOCTYPE x><?php y ?>c", "abc"},
        {"<blockquote>a<br>b<blockquote>c</blockquote></blockquote>d", "> a\n> b\n\n> > c\n\nd"},
        {"</blockquote></pre></a>a", "a"},
    };
    for (const auto& [html, text] : table) {
        INFO(html);
        CHECK(htmlToText(html) == text);
    }
}

TEST_CASE("nothing of a script, a style or a title is shown") {
    CHECK(htmlToText("<TITLE>t</title><script>if (a<b) x('</b>')</SCRIPT >a<style>p{}</style>b<script>never ends <p>c") == "ab");
    CHECK(htmlToText("<script/>a") == "");
    CHECK(htmlToText("<scripty>a</scripty>") == "a");
    CHECK(htmlToText("<p onclick='x(\">\")' title=\"a>b\">a</p>") == "a");
}

TEST_CASE("a link shows where it leads") {
    CHECK(htmlToText("<a href='https://evil.example/'>https://amazon.it</a>") == "https://amazon.it <https://evil.example/>");
    CHECK(htmlToText("<a href=https://a.example>https://a.example</a> x") == "https://a.example x");
    CHECK(htmlToText("<A HREF=\"mailto:a@example.com\">a@example.com</A>") == "a@example.com");
    CHECK(htmlToText("<a href='javascript:x()'>a</a><a href='data:text/html,x'>b</a><a href='file:///etc/passwd'>c</a>") == "abc");
    CHECK(htmlToText("<a href='https://x.example'><img src='https://x.example/p'></a>a") == "a");
    CHECK(htmlToText("<a href='https://x.example/?a=1&amp;b=2'>a</a>") == "a <https://x.example/?a=1&b=2>");
}

TEST_CASE("only the history at the end is separated from what a reply adds") {
    const std::vector<std::tuple<const char*, const char*, const char*>> table{
        {"a\n\n> b\n> c\n", "a", "> b\n> c"},
        {"a\n\nOn Monday x@example.com wrote:\n> b\n", "a", "On Monday x@example.com wrote:\n> b"},
        {"a\n\nIl giorno lun 2 nov\n2026 Negozio <n@example.org>\nha scritto:\n\n> b\n", "a", "Il giorno lun 2 nov\n2026 Negozio <n@example.org>\nha scritto:\n\n> b"},
        {"a\n-----Original Message-----\nFrom: b\nc", "a", "-----Original Message-----\nFrom: b\nc"},
        {"> b\na\n", "> b\na", ""},
        {"> b\na\n> c\n", "> b\na", "> c"},
        {"He wrote:\nthanks\n", "He wrote:\nthanks", ""},
        {"a\r\n> b\r\n", "a", "> b"},
        {"> only\n", "", "> only"},
        {"", "", ""},
    };
    for (const auto& [text, written, quoted] : table) {
        INFO(text);
        const SplitText split = splitQuoted(text);
        CHECK(split.written == written);
        CHECK(split.quoted == quoted);
    }
}

TEST_CASE("flowed lines are put together again, quotes and signatures are not") {
    CHECK(unflowed("a \nb\nc", false) == "a b\nc");
    CHECK(unflowed("a \nb", true) == "ab");
    CHECK(unflowed("a\n-- \nb", false) == "a\n-- \nb");
    CHECK(unflowed("a \n> b", false) == "a \n> b");
    CHECK(unflowed(" >a\n From", false) == ">a\nFrom");
}
