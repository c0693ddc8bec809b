// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/offer_list.h"

#include <algorithm>

#include "gui/accessible.h"

namespace resodesk::gui {

namespace {

constexpr unsigned rowsOffered = 10;

}  // namespace

OfferList::OfferList(wxWindow* page, const wxString& name, std::function<void(int)> onTake)
    : wxListBox(page, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, wxLB_SINGLE | wxBORDER_SIMPLE) {
    Hide();
    nameForReaders(this, name);
    Bind(wxEVT_LISTBOX_DCLICK, [onTake](wxCommandEvent& event) { onTake(event.GetSelection()); });
    Bind(wxEVT_LEFT_UP, [this, onTake](wxMouseEvent& event) {
        event.Skip();
        if (const int row = HitTest(event.GetPosition()); row != wxNOT_FOUND) CallAfter([onTake, row] { onTake(row); });
    });
}

wxSize OfferList::wanted(int widest) const {
    int width = FromDIP(240);
    for (unsigned i = 0; i < GetCount(); ++i) width = std::max(width, GetTextExtent(GetString(i)).x + FromDIP(40));
    const int row = GetCharHeight() + FromDIP(8);
    return {std::min(width, widest), static_cast<int>(std::min(GetCount(), rowsOffered)) * row + FromDIP(6)};
}

void OfferList::offer(const std::vector<wxString>& lines, const wxPoint& at, int widest) {
    Set(lines);
    const wxSize size = wanted(widest), page = GetParent()->GetClientSize();
    const auto within = [](int from, int length, int space) { return std::max(0, std::min(from, space - length)); };
    SetSize(within(at.x, size.x, page.x), within(at.y, size.y, page.y), size.x, size.y);
    Show();
    Raise();
}

void OfferList::close(wxWindow* next) {
    const bool hadFocus = HasFocus();
    if (hadFocus) next->SetFocus();
    Hide();
}

}  // namespace resodesk::gui
