// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/message_template.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "domain/field_error.h"
#include "domain/messages/bare_words.h"

namespace resodesk {

namespace {

constexpr std::size_t longestTemplateName = 60, longestTemplate = 4'000, longestTemplateId = 60;  // characters; a marketplace takes longer messages, a reader does not

std::size_t lettersOf(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool isControl(char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }

bool isLanguage(std::string_view language) {
    return language.size() == 2 && std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool isId(std::string_view id) {
    const auto isPart = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    return !id.empty() && id.size() <= longestTemplateId && std::all_of(id.begin(), id.end(), isPart);
}

Error wrong(const std::string& field, Failure failure, std::string value = {}) {
    return FieldError{field, Error(failure, "template", std::move(value))}.error();
}

Result<void> checkLine(const std::string& field, const std::string& line) {
    if (!isUtf8(line)) return wrong(field, Failure::badText);
    if (std::any_of(line.begin(), line.end(), isControl)) return wrong(field, Failure::badName, line);
    if (lettersOf(line) > longestTemplateName) return wrong(field, Failure::textTooLong, std::to_string(longestTemplateName));
    return {};
}

Result<void> checkText(const std::string& field, const std::string& text) {
    const bool hasControls = std::any_of(text.begin(), text.end(), [](char c) { return isControl(c) && c != '\n' && c != '\t'; });
    if (!isUtf8(text) || hasControls) return wrong(field, Failure::badText);
    if (text.find_first_not_of(" \t\n") == std::string::npos) return wrong(field, Failure::emptyText);
    if (lettersOf(text) > longestTemplate) return wrong(field, Failure::textTooLong, std::to_string(longestTemplate));
    if (const auto places = checkPlaceholders(text); !places) return wrong(field, places.error().failure(), places.error().subject());
    return {};
}

std::string trimmed(const std::string& text) {
    constexpr const char* blanks = " \t\n";
    const auto from = text.find_first_not_of(blanks), to = text.find_last_not_of(blanks);
    return from == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

std::string withLineFeeds(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
    }
    return out;
}

/// How well a typed word fits one of these: whole, as a beginning, inside; 0 for not at all.
int fit(const std::string& typed, const std::vector<std::string>& words) {
    int best = 0;
    for (const std::string& word : words) {
        const std::size_t at = word.find(typed);
        if (at != std::string::npos) best = std::max(best, at > 0 ? 1 : word.size() == typed.size() ? 3 : 2);
    }
    return best;
}

}  // namespace

NameTable<TemplateMoment> nameTable(TemplateMoment) {
    static constexpr std::array<std::pair<TemplateMoment, std::string_view>, 17> names{{
        {TemplateMoment::helpNotWorking, "help_not_working"},
        {TemplateMoment::helpNotAsExpected, "help_not_as_expected"},
        {TemplateMoment::helpHardToUse, "help_hard_to_use"},
        {TemplateMoment::returnCost, "return_cost"},
        {TemplateMoment::credit, "credit"},
        {TemplateMoment::cheaperShipping, "cheaper_shipping"},
        {TemplateMoment::authorized, "authorized"},
        {TemplateMoment::keepItem, "keep_item"},
        {TemplateMoment::closed, "closed"},
        {TemplateMoment::received, "received"},
        {TemplateMoment::refunded, "refunded"},
        {TemplateMoment::refundedInPart, "refunded_in_part"},
        {TemplateMoment::shippingUpdate, "shipping_update"},
        {TemplateMoment::deliveredNotFound, "delivered_not_found"},
        {TemplateMoment::claimProgress, "claim_progress"},
        {TemplateMoment::replacementSent, "replacement_sent"},
        {TemplateMoment::apology, "apology"},
    }};
    return names;
}

NameTable<TemplateOrigin> nameTable(TemplateOrigin) {
    static constexpr std::array<std::pair<TemplateOrigin, std::string_view>, 3> names{
        {{TemplateOrigin::starter, "starter"}, {TemplateOrigin::changed, "changed"}, {TemplateOrigin::own, "own"}}};
    return names;
}

NameTable<VariantBy> nameTable(VariantBy) {
    static constexpr std::array<std::pair<VariantBy, std::string_view>, 4> names{
        {{VariantBy::asked, "asked"}, {VariantBy::fallback, "fallback"}, {VariantBy::english, "english"}, {VariantBy::first, "first"}}};
    return names;
}

std::optional<ActionKind> usualAction(TemplateMoment moment) {
    switch (moment) {
        case TemplateMoment::authorized: return ActionKind::authorize;
        case TemplateMoment::closed: return ActionKind::close;
        case TemplateMoment::refunded:
        case TemplateMoment::refundedInPart: return ActionKind::refund;
        case TemplateMoment::replacementSent: return ActionKind::replaceParcel;
        case TemplateMoment::helpNotWorking:
        case TemplateMoment::helpNotAsExpected:
        case TemplateMoment::helpHardToUse:
        case TemplateMoment::returnCost:
        case TemplateMoment::credit:
        case TemplateMoment::cheaperShipping:
        case TemplateMoment::keepItem:
        case TemplateMoment::received:
        case TemplateMoment::shippingUpdate:
        case TemplateMoment::deliveredNotFound:
        case TemplateMoment::claimProgress:
        case TemplateMoment::apology: break;
    }
    return std::nullopt;
}

bool canBeWaitedFor(ActionKind kind) {
    switch (kind) {
        case ActionKind::authorize:
        case ActionKind::close:
        case ActionKind::refund:
        case ActionKind::cancelOrder:
        case ActionKind::refundParcel:
        case ActionKind::replaceParcel:
        case ActionKind::closeParcel: return true;
        case ActionKind::message:
        case ActionKind::saveAddress:
        case ActionKind::deleteAddress:
        case ActionKind::saveSettings:
        case ActionKind::noAnswerNeeded: break;
    }
    return false;
}

bool isTiedTo(const MessageTemplate& message, ActionKind kind) {
    return message.action && (*message.action == kind || (isRefund(*message.action) && isRefund(kind)));
}

const TemplateVariant* MessageTemplate::find(std::string_view language) const {
    const auto found = std::find_if(variants.begin(), variants.end(), [&](const TemplateVariant& v) { return v.language == language; });
    return found == variants.end() ? nullptr : &*found;
}

MessageTemplate tidied(MessageTemplate message) {
    message.folder = trimmed(message.folder);
    message.name = trimmed(message.name);
    for (TemplateVariant& variant : message.variants) variant.text = trimmed(withLineFeeds(variant.text));
    return message;
}

Result<void> check(const MessageTemplate& message) {
    if (!message.id.empty() && !isId(message.id.value)) return wrong("id", Failure::badName, isUtf8(message.id.value) ? message.id.value : std::string());
    if (const auto folder = checkLine("folder", message.folder); !folder) return folder;
    if (message.name.find_first_not_of(' ') == std::string::npos) return wrong("name", Failure::badName);
    if (const auto name = checkLine("name", message.name); !name) return name;
    if (message.action && !canBeWaitedFor(*message.action)) return wrong("action", Failure::unknownChoice, std::string(toText(*message.action)));
    if (message.variants.empty()) return wrong("variants", Failure::noVariant);
    for (const TemplateVariant& variant : message.variants) {
        if (!isLanguage(variant.language)) return wrong("language", Failure::badLanguage, isUtf8(variant.language) ? variant.language : std::string());
        if (message.find(variant.language) != &variant) return wrong("language", Failure::sameLanguage, variant.language);
        if (const auto text = checkText("text." + variant.language, variant.text); !text) return text;
    }
    return {};
}

Fields toFields(const MessageTemplate& message) {
    Fields fields;
    fields.set("folder", message.folder).set("name", message.name);
    if (message.moment) fields.set("moment", std::string(toText(*message.moment)));
    if (message.action) fields.set("action", std::string(toText(*message.action)));
    std::string languages;
    for (const TemplateVariant& variant : message.variants) {
        languages += (languages.empty() ? "" : " ") + variant.language;
        fields.set("text." + variant.language, variant.text);
    }
    return fields.set("languages", languages);
}

Result<MessageTemplate> templateFrom(const Fields& fields) {
    MessageTemplate message;
    message.folder = fields.get("folder");
    message.name = fields.get("name");
    if (const auto moment = fields.find("moment"); moment && !(message.moment = fromText<TemplateMoment>(*moment)))
        return Error(Failure::notUnderstood, "template");
    if (const auto action = fields.find("action"); action && !(message.action = fromText<ActionKind>(*action)))
        return Error(Failure::notUnderstood, "template");
    for (const std::string& language : bareWords(fields.get("languages"))) {
        const auto text = fields.find("text." + language);
        if (!text) return Error(Failure::notUnderstood, "template");
        message.variants.push_back({language, *text});
    }
    if (!check(message)) return Error(Failure::notUnderstood, "template");
    return message;
}

ChosenVariant variantFor(const MessageTemplate& message, std::string_view language, const std::vector<std::string>& fallbacks) {
    if (const TemplateVariant* asked = message.find(language.substr(0, 2))) return {*asked, VariantBy::asked};
    for (const std::string& fallback : fallbacks)
        if (const TemplateVariant* found = message.find(std::string_view(fallback).substr(0, 2))) return {*found, VariantBy::fallback};
    if (const TemplateVariant* english = message.find("en")) return {*english, VariantBy::english};
    return {message.variants.front(), VariantBy::first};
}

std::vector<std::size_t> find(const std::vector<MessageTemplate>& templates, std::string_view typed) {
    const std::vector<std::string> words = bareWords(typed);
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < templates.size(); ++i) {
        const auto name = bareWords(templates[i].name), folder = bareWords(templates[i].folder);
        int sum = 0;
        const bool hasAll = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            const int best = std::max(2 * fit(word, name), fit(word, folder));
            sum += best;
            return best > 0;
        });
        if (hasAll) found.emplace_back(sum, i);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::size_t> order;
    for (const auto& [sum, at] : found) order.push_back(at);
    return order;
}

}  // namespace resodesk
