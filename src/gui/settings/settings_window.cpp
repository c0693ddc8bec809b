// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/settings_window.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/notebook.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/rules/rules_page.h"
#include "gui/settings/accounts_page.h"
#include "gui/settings/addresses_page.h"
#include "gui/settings/automation_page.h"
#include "gui/settings/costs_page.h"
#include "gui/settings/general_page.h"
#include "gui/settings/grades_page.h"
#include "gui/settings/notices_page.h"
#include "gui/settings/tags_page.h"
#include "gui/text_size.h"

namespace resodesk::gui {

SettingsWindow::SettingsWindow(wxWindow* parent, app::Desk& desk, SettingsPage page)
    : wxDialog(parent, wxID_ANY, _("Settings"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
    auto* tabs = new wxNotebook(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxNB_LEFT);  // room for all of them, however long their names are
    tabs->AddPage(new AccountsPage(tabs, desk), _("Accounts"));
    tabs->AddPage(new AddressesPage(tabs, desk), _("Return addresses"));
    tabs->AddPage(new AutomationPage(tabs, desk), _("Auto-authorize"));
    tabs->AddPage(new RulesPage(tabs, desk), _("Rules"), page == SettingsPage::rules);
    tabs->AddPage(new GradesPage(tabs, desk), _("Inspection"));
    // TRANSLATORS: page of the settings: what returns cost
    tabs->AddPage(new CostsPage(tabs, desk), _("Costs"));
    tabs->AddPage(new TagsPage(tabs, desk), _("Tags"));
    tabs->AddPage(new NoticesPage(tabs, desk), _("Notifications"));
    tabs->AddPage(new GeneralPage(tabs, desk), _("General"));
    uprightTabs(tabs);
    auto* close = new wxButton(this, wxID_CLOSE, _("Close"));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(tabs, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(12)));
    all->Add(close, wxSizerFlags().Right().Border(wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizer(all);
    SetEscapeId(wxID_CLOSE);
    dialogForReaders(this);
    SetMinClientSize(withinScreen(this, byText(this, wxSize(1060, 630))));
    Fit();
    CentreOnParent();
}

}  // namespace resodesk::gui
