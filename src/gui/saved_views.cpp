// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/saved_views.h"

#include <wx/intl.h>
#include <wx/msgdlg.h>

#include <algorithm>

#include "gui/sheet.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

constexpr int countMs = 700;  // a count of everything may take as long as a page

/// Asks for the name of a view and saves it.
class ViewSheet : public Sheet {
 public:
    /// `replaced`: the view that is shown; saved under its name, what is shown takes its place.
    ViewSheet(wxWindow* parent, app::Desk& desk, SavedView view, const SavedView* replaced, std::function<void(SavedViewId)> onSaved)
        : Sheet(parent, view.id ? _("Rename view") : _("Save view")), desk_(desk), view_(std::move(view)), onSaved_(std::move(onSaved)) {
        if (replaced) {
            view_.name = replacedName_ = replaced->name;
            replacedId_ = replaced->id;
        }
        name_ = new wxTextCtrl(this, wxID_ANY, text::show(view_.name));
        name_->SelectAll();
        name_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { setError(wxString()); });
        addRow(_("Name of the view"), name_);
        finish(view_.id ? _("Rename") : _("Save"));
        if (!view_.id) setSentence(_("It stands on the left, with what is filtered and sorted now and the columns that are shown."));
        Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    }

 private:
    void save() {
        view_.name = text::typed(name_->GetValue().Strip(wxString::both));
        if (replacedId_) view_.id = view_.name == replacedName_ ? replacedId_ : SavedViewId{};
        setBusy(true);
        desk_.views().save(view_, onGui(static_cast<Sheet*>(this), [this](const Result<SavedViewId>& saved) {
            if (!saved) return setError(saved.error());
            onSaved_(*saved);
            EndModal(wxID_OK);
        }));
    }

    app::Desk& desk_;
    SavedView view_;
    SavedViewId replacedId_;
    std::string replacedName_;
    std::function<void(SavedViewId)> onSaved_;
    wxTextCtrl* name_;
};

}  // namespace

SavedViews::SavedViews(wxWindow* window, app::Desk& desk, Navigation& navigation, ReturnsPanel& returns, Events events)
    : window_(window), desk_(desk), navigation_(navigation), returns_(returns), events_(std::move(events)), soon_(this) {
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { count(); }, soon_.GetId());
    navigation_.onDragged([this](SavedViewId id, int places) { desk_.views().move(id, places, onGui(this, [this](const Result<void>& done) { tell(done); })); });
}

const SavedView* SavedViews::find(SavedViewId id) const {
    const auto at = std::find_if(views_.begin(), views_.end(), [&](const SavedView& view) { return view.id == id; });
    return at == views_.end() ? nullptr : &*at;
}

void SavedViews::read() {
    desk_.views().list(onGui(this, [this](const std::vector<SavedView>& views) { take(views); }));
}

void SavedViews::take(const std::vector<SavedView>& views) {
    views_ = views;
    std::vector<Navigation::Saved> entries;
    for (const SavedView& view : views_) entries.push_back({Place{Page::returns, view.base, view.id}, text::show(view.name)});
    navigation_.setSaved(entries);
    if (shown_ && !find(shown_)) {  // it was removed: the list of it goes, too
        shown_ = {};
        events_.onVisit(Place{});
    }
    if (wanted_)
        if (const SavedView* view = find(std::exchange(wanted_, {}))) events_.onVisit(Place{Page::returns, view->base, view->id});
    countSoon();
}

void SavedViews::countSoon() {
    if (views_.empty() || soon_.IsRunning()) return;
    soon_.StartOnce(countMs);
}

void SavedViews::count() {
    isCountWanted_ = isCounting_;
    if (isCounting_) return;
    std::vector<SavedViewId> ids;
    std::vector<ReturnQuery> queries;
    for (const SavedView& view : views_)
        if (auto query = queryOf(view, returns_.searchNames())) {
            ids.push_back(view.id);
            queries.push_back(std::move(*query));
        }
    isCounting_ = true;
    desk_.views().counts(queries, onGui(this, [this, ids](const std::vector<std::int64_t>& counts) { takeCounts(ids, counts); }));
}

void SavedViews::takeCounts(const std::vector<SavedViewId>& ids, const std::vector<std::int64_t>& counts) {
    isCounting_ = false;
    for (std::size_t i = 0; i < ids.size() && i < counts.size(); ++i)
        if (const SavedView* view = find(ids[i])) navigation_.setSavedCount(Place{Page::returns, view->base, view->id}, counts[i]);
    if (std::exchange(isCountWanted_, false)) countSoon();
}

void SavedViews::show(const Place& place) {
    if (place.saved != shown_) leave();
    const SavedView* view = find(place.saved);
    if (!view) return returns_.showView(place.view);
    if (shown_ == place.saved) return returns_.showSaved(*view);
    usualColumns_ = returns_.shownColumns();
    shown_ = view->id;
    returns_.setColumns(view->columns);
    returns_.showSaved(*view);
}

void SavedViews::leave() {
    if (!shown_) return;
    if (const SavedView* view = find(std::exchange(shown_, {})))
        if (const auto columns = returns_.shownColumns(); columns != view->columns) {
            SavedView changed = *view;
            changed.columns = columns;
            desk_.views().save(changed, onGui(this, [](const Result<SavedViewId>&) {}));
        }
    returns_.setColumns(usualColumns_);
    returns_.forgetSaved();
}

void SavedViews::saveAs() {
    const auto view = returns_.asSaved();
    if (!view) return events_.onSaid(_("The filter is not understood: correct it, then save the view."));
    showSheet(new ViewSheet(window_, desk_, *view, find(shown_), [this](SavedViewId id) { wanted_ = id; }), [this](bool isSaved) {
        if (isSaved) read();
    });
}

void SavedViews::rename() {
    if (const SavedView* view = find(shown_)) showSheet(new ViewSheet(window_, desk_, *view, nullptr, [](SavedViewId) {}), [](bool) {});
}

void SavedViews::remove() {
    const SavedView* view = find(shown_);
    if (!view) return;
    wxMessageDialog dialog(window_, wxString::Format(_("Remove the view \"%s\"?"), text::show(view->name)), _("Remove view"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetExtendedMessage(_("The returns in it stay as they are."));
    dialog.SetYesNoLabels(_("Remove"), _("Keep"));
    if (dialog.ShowModal() == wxID_YES) desk_.views().remove(shown_, onGui(this, [this](const Result<void>& done) { tell(done); }));
}

void SavedViews::move(int places) {
    if (shown_) desk_.views().move(shown_, places, onGui(this, [this](const Result<void>& done) { tell(done); }));
}

void SavedViews::tell(const Result<void>& done) {
    if (!done) events_.onSaid(text::sentence(done.error()));
}

}  // namespace resodesk::gui
