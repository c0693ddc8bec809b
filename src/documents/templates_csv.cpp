// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/templates_csv.h"

#include <algorithm>
#include <array>

#include "documents/csv_cells.h"
#include "documents/csv_reader.h"
#include "documents/csv_text.h"
#include "domain/field_error.h"

namespace resodesk::documents {

namespace {

constexpr std::array<std::string_view, 7> templateColumns{"id", "folder", "name", "moment", "action", "language", "text"};

/// "text.it" is the text of its row.
Error inRow(int line, const FieldError& fault) {
    return badCell(line, fault.field.substr(0, fault.field.find('.')), fault.why.failure(), fault.why.subject());
}

struct TemplateRow {
    int line = 0;
    MessageTemplate message;  ///< with one variant
};

Result<TemplateRow> templateRowFrom(int line, const std::array<std::string, 7>& cells) {
    const auto& [id, folder, name, moment, action, language, text] = cells;
    TemplateRow row{line, {{withoutBlanks(id)}, folder, name, {}, {}, {{withoutBlanks(language), text}}}};
    if (!withoutBlanks(moment).empty() && !(row.message.moment = fromText<TemplateMoment>(withoutBlanks(moment)))) return badCell(line, "moment", Failure::unknownChoice, moment);
    if (!withoutBlanks(action).empty() && !(row.message.action = fromText<ActionKind>(withoutBlanks(action)))) return badCell(line, "action", Failure::unknownChoice, action);
    row.message = tidied(std::move(row.message));
    return row;
}

/// Adds the row to the template it belongs to.
Result<void> takeRow(std::vector<MessageTemplate>& templates, const TemplateRow& row) {
    const MessageTemplate& part = row.message;
    const auto isIts = [&](const MessageTemplate& t) { return t.id == part.id && (!part.id.empty() || (t.folder == part.folder && t.name == part.name)); };
    auto message = std::find_if(templates.begin(), templates.end(), isIts);
    if (message == templates.end()) {
        message = templates.insert(templates.end(), part);
    } else {
        if (message->folder != part.folder) return badCell(row.line, "folder", Failure::rowsDiffer, part.folder);
        if (message->name != part.name) return badCell(row.line, "name", Failure::rowsDiffer, part.name);
        if (message->moment != part.moment) return badCell(row.line, "moment", Failure::rowsDiffer, {});
        if (message->action != part.action) return badCell(row.line, "action", Failure::rowsDiffer, {});
        message->variants.push_back(part.variants.front());
    }
    const auto fits = check(*message);
    if (fits) return {};
    const auto fault = fieldErrorFrom(fits.error().subject());
    return fault ? inRow(row.line, *fault) : fits.error();
}

}  // namespace

std::string templatesCsv(const std::vector<MessageTemplate>& templates) {
    std::string out;
    for (const std::string_view column : templateColumns) out += (out.empty() ? "" : ",") + std::string(column);
    out += "\r\n";
    for (const MessageTemplate& message : templates)
        for (const TemplateVariant& variant : message.variants)
            out += csvText(message.id.value) + "," + csvText(message.folder) + "," + csvText(message.name) + "," +
                   std::string(message.moment ? toText(*message.moment) : "") + "," + std::string(message.action ? toText(*message.action) : "") + "," +
                   variant.language + "," + csvText(variant.text) + "\r\n";
    return out;
}

Result<std::vector<MessageTemplate>> templatesFrom(std::string_view bytes) {
    const auto rows = readCsv(bytes, csvDelimiter(bytes));
    if (!rows) return rows.error();
    const std::vector<std::string> header = rows->empty() ? std::vector<std::string>{} : rows->front().cells;
    std::array<std::size_t, templateColumns.size()> places{};
    for (std::size_t i = 0; i < templateColumns.size(); ++i) {
        const auto at = std::find_if(header.begin(), header.end(), [&](const std::string& cell) { return withoutBlanks(cell) == templateColumns[i]; });
        if (at == header.end()) return Error(Failure::noColumn, "templates", std::string(templateColumns[i]));
        places[i] = static_cast<std::size_t>(at - header.begin());
    }
    std::vector<MessageTemplate> templates;
    for (auto row = rows->begin() + 1; row != rows->end(); ++row) {
        if (row->cells.size() != header.size()) return Error(Failure::badRow, "templates", std::to_string(row->line));
        std::array<std::string, templateColumns.size()> cells;
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = row->cells[places[i]];
        const auto part = templateRowFrom(row->line, cells);
        if (!part) return part.error();
        if (const auto taken = takeRow(templates, *part); !taken) return taken.error();
    }
    return templates;
}

}  // namespace resodesk::documents
