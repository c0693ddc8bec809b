// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/findings_list.h"

#include <gtk/gtk.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/colours.h"
#include "gui/table.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

constexpr int listHeight = 92;

wxString wordsOf(const std::string& text, const LintFinding& finding) {
    if (finding.range.isEmpty()) return _("(the whole message)");
    wxString found = text::show(text.substr(finding.range.begin, finding.range.end - finding.range.begin));
    found.Replace("\n", " ");
    return found;
}

/// What blocks is underlined twice, and red.
GtkTextTag* tagOf(GtkTextBuffer* buffer, bool blocks) {
    const char* name = blocks ? "resodesk-forbidden" : "resodesk-advice";
    if (GtkTextTag* known = gtk_text_tag_table_lookup(gtk_text_buffer_get_tag_table(buffer), name)) return known;
    if (!blocks) return gtk_text_buffer_create_tag(buffer, name, "underline", PANGO_UNDERLINE_ERROR, nullptr);
    const wxColour red = alarming();
    const GdkRGBA* colour = red;
    return gtk_text_buffer_create_tag(buffer, name, "underline", PANGO_UNDERLINE_DOUBLE, "underline-rgba", colour, nullptr);
}

}  // namespace

FindingsList::FindingsList(wxWindow* parent, std::function<void(const LintFinding&)> onFix) : wxPanel(parent), onFix_(std::move(onFix)) {
    // TRANSLATORS: heading of a list: what should be looked at in a message before it is sent
    list_ = makeTable(this, _("Before you send"), {{_("Found"), 155}, {_("Why"), 345}}, listHeight);
    list_->SetToolTip(_("F8 or a double click applies the fix."));
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { fixFirst(); });
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(list_, wxSizerFlags(1).Expand());
    SetSizer(all);
    Hide();
}

void FindingsList::show(const LintFindings& findings, const std::string& text, wxTextCtrl* marked) {
    findings_ = findings;
    text_ = text;
    std::stable_partition(findings_.begin(), findings_.end(), [](const LintFinding& finding) { return finding.blocks; });
    list_->DeleteAllItems();
    for (const LintFinding& finding : findings_) {
        const wxString why = text::show(finding.explanation);
        // TRANSLATORS: of a message, what the marketplace forbids; the explanation follows
        addCells(list_, {wordsOf(text, finding), finding.blocks ? wxString::Format(_("Forbidden: %s"), why) : why});
    }
    mark(text, marked);
    Show(!findings_.empty());
}

void FindingsList::clear() {
    findings_.clear();
    list_->DeleteAllItems();
    Hide();
}

/// By tags of their own: wx's would hide those of the spelling.
void FindingsList::mark(const std::string& text, wxTextCtrl* marked) const {
    GtkTextBuffer* buffer = gtk_text_view_get_buffer(GTK_TEXT_VIEW(gtk_bin_get_child(GTK_BIN(static_cast<GtkWidget*>(marked->GetHandle())))));
    GtkTextIter begin, end;
    gtk_text_buffer_get_bounds(buffer, &begin, &end);
    for (GtkTextTag* tag : {tagOf(buffer, true), tagOf(buffer, false)}) gtk_text_buffer_remove_tag(buffer, tag, &begin, &end);
    const auto letters = [&](std::size_t bytes) { return static_cast<int>(text::show(std::string_view(text).substr(0, bytes)).length()); };
    for (const LintFinding& finding : findings_) {
        if (finding.range.isEmpty()) continue;
        gtk_text_buffer_get_iter_at_offset(buffer, &begin, letters(finding.range.begin));
        gtk_text_buffer_get_iter_at_offset(buffer, &end, letters(finding.range.end));
        gtk_text_buffer_apply_tag(buffer, tagOf(buffer, finding.blocks), &begin, &end);
    }
}

void FindingsList::fixFirst() {
    if (findings_.empty()) return;
    if (const int row = list_->GetSelectedRow(); row != wxNOT_FOUND) return onFix_(findings_[static_cast<std::size_t>(row)]);
    for (const LintFinding& finding : findings_) {
        const bool isBegun = finding.fix.range.isEmpty() && text_.find(finding.fix.text) != std::string::npos;  // the seller has to go on there
        if (!isBegun) return onFix_(finding);
    }
}

}  // namespace resodesk::gui
