// SPDX-License-Identifier: GPL-3.0-or-later
// A message that is written once and sent often: what it is for, and its text in several languages.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/messages/placeholders.h"
#include "domain/outbox/command.h"

namespace resodesk {

using TemplateId = TextId<struct TemplateTag>;

/// What a template is for. One of each comes with the program; its id is the moment's name.
enum class TemplateMoment {
    helpNotWorking,     // before a return: the item does not work
    helpNotAsExpected,  // before a return: it is not what the buyer expected
    helpHardToUse,      // before a return: it is hard to understand
    returnCost,         // the parcel back costs the buyer as much as the item
    credit,             // the buyer keeps it and gets a part back
    cheaperShipping,    // a label for less
    authorized,
    keepItem,           // the buyer keeps it and gets all back
    closed,             // no refund will be paid, and why
    received,           // the goods are back and inspected
    refunded,
    refundedInPart,
    shippingUpdate,
    deliveredNotFound,
    claimProgress,      // with the courier
    replacementSent,
    apology
};
NameTable<TemplateMoment> nameTable(TemplateMoment);

/// The action a message of this moment waits for, unless the seller says otherwise: "refund sent" is not sent before the refund.
std::optional<ActionKind> usualAction(TemplateMoment moment);
/// What is done for a buyer; not what is written, or set up.
bool canBeWaitedFor(ActionKind kind);

struct TemplateVariant {
    std::string language;  ///< ISO 639-1: "it"
    std::string text;      ///< with its placeholders
    bool operator==(const TemplateVariant&) const = default;
};

struct MessageTemplate {
    TemplateId id;       ///< empty: not saved yet
    std::string folder;  ///< or none
    std::string name;
    std::optional<TemplateMoment> moment;
    std::optional<ActionKind> action;       ///< held until that is confirmed
    std::vector<TemplateVariant> variants;  ///< at least one; the first stands in where no language fits
    bool operator==(const MessageTemplate&) const = default;

    const TemplateVariant* find(std::string_view language) const;
};

/// Offered with this action, its message is held until that is confirmed, unless the seller says otherwise: what tells of a refund, with
/// every way to pay one.
bool isTiedTo(const MessageTemplate& message, ActionKind kind);

/// Where a template comes from: with the program, changed since, or the seller's own.
enum class TemplateOrigin { starter, changed, own };
NameTable<TemplateOrigin> nameTable(TemplateOrigin);

/// Names and texts without blanks at their ends, lines that end as everywhere here.
MessageTemplate tidied(MessageTemplate message);

/// badField, see FieldError: id (badName), folder and name (badText, badName, textTooLong), action (unknownChoice), language (badLanguage, sameLanguage), variants
/// (noVariant), text.LANGUAGE (badText, emptyText, textTooLong, unknownPlaceholder, badBraces).
Result<void> check(const MessageTemplate& message);

/// All but the id. The reverse is notUnderstood for what this version does not know.
Fields toFields(const MessageTemplate& message);
Result<MessageTemplate> templateFrom(const Fields& fields);

/// Why a variant was taken.
enum class VariantBy { asked, fallback, english, first };
NameTable<VariantBy> nameTable(VariantBy);

struct ChosenVariant {
    TemplateVariant variant;
    VariantBy by = VariantBy::asked;
};

/// The language that was asked for ("de", "de-AT"), else the first of the fallbacks there is (the marketplace's), else English, else the first one.
/// Of a template that passes the check.
ChosenVariant variantFor(const MessageTemplate& message, std::string_view language, const std::vector<std::string>& fallbacks);

/// Which of them have every typed word in name or folder, whatever case and accents; the best first: whole words before beginnings before the
/// inside of words, names before folders. All, where nothing is typed.
std::vector<std::size_t> find(const std::vector<MessageTemplate>& templates, std::string_view typed);

}  // namespace resodesk
