// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/tags_page.h"

#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

#include "app/returns/tags_desk.h"
#include "gui/accessible.h"
#include "gui/sheet.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

class RenameTagSheet : public Sheet {
 public:
    RenameTagSheet(wxWindow* parent, app::Desk& desk, const TagCount& tag) : Sheet(parent, _("Rename tag")), desk_(desk), tag_(tag) {
        name_ = new wxTextCtrl(this, wxID_ANY, text::show(tag.tag));
        name_->SelectAll();
        name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { setError(wxString()); });
        addRow(_("Name of the tag"), name_);
        finish(_("Rename"));
        setSentence(wxString::Format(wxPLURAL("%lld return has it. Where a return has both, one stays.", "%lld returns have it. Where a return has both, one stays.",
                                              static_cast<unsigned>(tag.count)), static_cast<long long>(tag.count)));
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    }
    std::string name() const { return text::typed(name_->GetValue().Strip(wxString::both)); }

 private:
    void save() {
        setBusy(true);
        desk_.tags().rename(tag_.tag, name(), onGui(static_cast<Sheet*>(this), [this](const Result<std::int64_t>& renamed) {
            if (!renamed) return setError(renamed.error());
            EndModal(wxID_OK);
        }));
    }

    app::Desk& desk_;
    TagCount tag_;
    wxTextCtrl* name_;
};

}  // namespace

TagsPage::TagsPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    auto* what = new wxStaticText(this, wxID_ANY, _("Tags are hung on returns by you (Ctrl+T) and by rules. A rule goes on hanging the name it has been given."));
    what->Wrap(byText(this, 720));
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
    list_->AppendTextColumn(_("Tag"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Tag"), 360), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    list_->AppendTextColumn(_("Returns"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Returns"), 100), wxALIGN_RIGHT);
    nameForReaders(list_, _("Tags"));
    withoutSearchBox(list_);
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    rename_ = new wxButton(this, wxID_ANY, _("Rename..."));
    rename_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { rename(); });
    remove_ = new wxButton(this, wxID_ANY, _("Remove"));
    // After the event: a screen reader's press waits for its answer.
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { remove(); }); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* left : {rename_, remove_}) row->Add(left, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(what, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(said_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizer(all);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showChosen(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { rename(); });
    list_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && !event.HasAnyModifiers() && chosen()) return CallAfter([this] { remove(); });
        if (event.GetKeyCode() == WXK_F2 && chosen()) return rename();
        event.Skip();
    });
    showChosen();
    read();
}

void TagsPage::read(const std::string& chosen) {
    desk_.tags().all(onGui(this, [this, chosen](const std::vector<TagCount>& tags) { fill(tags, chosen); }));
}

void TagsPage::fill(const std::vector<TagCount>& tags, const std::string& chosen) {
    tags_ = tags;
    list_->DeleteAllItems();
    int row = 0;
    for (std::size_t i = 0; i < tags_.size(); ++i) {
        wxVector<wxVariant> cells;
        cells.push_back(text::show(tags_[i].tag));
        cells.push_back(wxString::Format("%lld", static_cast<long long>(tags_[i].count)));
        list_->AppendItem(cells);
        if (tags_[i].tag == chosen) row = static_cast<int>(i);
    }
    if (tags_.empty()) say(_("No return has a tag."));
    if (!tags_.empty()) {
        list_->SetCurrentItem(list_->RowToItem(row));  // where the keys go on, too
        list_->SelectRow(static_cast<unsigned>(row));
        list_->EnsureVisible(list_->RowToItem(row));
    }
    showChosen();
}

const TagCount* TagsPage::chosen() const {
    const int row = list_->GetSelectedRow();
    return row >= 0 && static_cast<std::size_t>(row) < tags_.size() ? &tags_[static_cast<std::size_t>(row)] : nullptr;
}

void TagsPage::showChosen() {
    rename_->Enable(chosen() != nullptr);
    remove_->Enable(chosen() != nullptr);
}

void TagsPage::rename() {
    if (!chosen()) return;
    auto* sheet = new RenameTagSheet(this, desk_, *chosen());
    showSheet(sheet, [this, sheet](bool isRenamed) {
        if (!isRenamed) return;
        say(wxString());
        read(sheet->name());
        list_->SetFocus();
    });
}

void TagsPage::remove() {
    if (!chosen()) return;
    const TagCount tag = *chosen();
    const wxString question = wxString::Format(wxPLURAL("Take the tag \"%s\" off %lld return? This cannot be undone.", "Take the tag \"%s\" off %lld returns? This cannot be undone.",
                                                        static_cast<unsigned>(tag.count)), text::show(tag.tag), static_cast<long long>(tag.count));
    wxMessageDialog dialog(this, question, _("Remove tag"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetYesNoLabels(_("Remove"), _("Cancel"));
    if (dialog.ShowModal() != wxID_YES) return;
    desk_.tags().removeEverywhere(tag.tag, onGui(this, [this, tag](const Result<std::int64_t>& removed) {
        if (!removed) return say(text::sentence(removed.error()));
        say(wxString::Format(_("The tag \"%s\" is gone."), text::show(tag.tag)));
        read();
    }));
}

void TagsPage::say(const wxString& text) {
    said_->SetLabel(text);
    said_->Wrap(std::max(GetClientSize().x - FromDIP(24), FromDIP(400)));
    Layout();
}

}  // namespace resodesk::gui
