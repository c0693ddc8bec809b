// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/file_words.h"

#include <wx/intl.h>

#include "text/formats.h"

namespace resodesk::text {

wxString originWords(LabelOrigin origin) {
    switch (origin) {
        case LabelOrigin::none: return _("no label");
        // TRANSLATORS: whose label it is
        case LabelOrigin::marketplace: return _("the marketplace's label");
        case LabelOrigin::file: return _("own label");
        case LabelOrigin::drawn: return _("label drawn by ResoDesk");
        case LabelOrigin::elsewhere: return _("own label, from elsewhere");
    }
    return {};
}

wxString kindWords(const ReturnFile& file) {
    switch (file.kind) {
        case FileKind::label: return originWords(file.origin);
        case FileKind::photo: return _("photo from the bench");
        // TRANSLATORS: a file that the seller added to a return
        case FileKind::added: return _("added by you");
    }
    return {};
}

wxString sizeWords(const ReturnFile& file) { return file.size ? sizeWords(*file.size) : wxString(); }

wxString sizeWords(std::int64_t bytes) {
    constexpr std::int64_t kilo = 1'000, mega = 1'000'000, tenth = mega / 10;
    if (bytes < kilo) return wxString::Format(_("%lld bytes"), static_cast<long long>(bytes));
    if (bytes < mega) return wxString::Format(_("%lld kB"), static_cast<long long>((bytes + kilo / 2) / kilo));
    return wxString::Format(_("%s MB"), printTenths((bytes + tenth / 2) / tenth));
}

}  // namespace resodesk::text
