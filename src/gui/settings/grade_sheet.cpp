// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/grade_sheet.h"

#include <wx/intl.h>

#include <algorithm>

#include "text/words.h"

namespace resodesk::gui {

GradeSheet::GradeSheet(wxWindow* parent, app::Desk& desk, const screens::GradeTable& table, const GradeWords& words, const std::optional<std::size_t>& place)
    : Sheet(parent, place ? _("Change rule") : _("New rule")), desk_(desk), table_(table), words_(words), place_(place) {
    const GradeRule rule = place ? table.rules()[*place] : GradeRule{Condition::used, "", 100, false, ""};
    condition_ = new wxChoice(this, wxID_ANY);
    for (const auto& [condition, name] : nameTable(Condition{})) condition_->Append(text::words(condition));
    condition_->SetSelection(static_cast<int>(rule.condition));
    addRow(_("Condition"), condition_);
    codes_.emplace_back();
    for (const auto& [ground, name] : nameTable(Ground{})) codes_.emplace_back(name);
    for (const ReasonWords& reason : words_.reasons)
        if (std::find(codes_.begin(), codes_.end(), reason.code) == codes_.end()) codes_.push_back(reason.code);
    reason_ = new wxChoice(this, wxID_ANY);
    for (const std::string& code : codes_) reason_->Append(text::forReason({rule.condition, code, 0, false, {}}, words_.reasons));
    reason_->SetSelection(static_cast<int>(std::find(codes_.begin(), codes_.end(), rule.reason) - codes_.begin()));
    addRow(_("Buyer's reason"), reason_);
    percent_ = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 0, 100, rule.percent);
    auto* percent = new wxBoxSizer(wxHORIZONTAL);
    percent->Add(percent_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    percent->Add(new wxStaticText(this, wxID_ANY, _("percent of the price")), wxSizerFlags().CenterVertical());
    addRow(_("Paid"), percent, percent_);
    shipping_ = new wxCheckBox(this, wxID_ANY, _("and the outbound shipping"));
    shipping_->SetValue(rule.paysShipping);
    addRow(wxString(), shipping_);
    withholdReason_ = makeReasons(words_.withholdReasons);
    for (std::size_t i = 0; i < words_.withholdReasons.size(); ++i)
        if (words_.withholdReasons[i].code == rule.withholdReason) withholdReason_->SetSelection(static_cast<int>(i) + 1);
    addRow(_("Why it is withheld"), withholdReason_);
    finish(_("Save"));
    for (wxChoice* choice : {condition_, reason_, withholdReason_}) choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
    percent_->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { check(); });
    percent_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { check(); });
    shipping_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { check(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); }, wxID_OK);
    check();
}

GradeRule GradeSheet::typed() const {
    GradeRule rule;
    rule.condition = nameTable(Condition{})[static_cast<std::size_t>(condition_->GetSelection())].first;
    rule.reason = codes_[static_cast<std::size_t>(reason_->GetSelection())];
    rule.percent = percent_->GetValue();
    rule.paysShipping = shipping_->GetValue();
    const int chosen = withholdReason_->GetSelection();
    if (withholdReason_->IsEnabled() && chosen > 0) rule.withholdReason = words_.withholdReasons[static_cast<std::size_t>(chosen - 1)].code;
    return rule;
}

void GradeSheet::check() {
    const int percent = percent_->GetValue();
    withholdReason_->Enable(percent > 0 && percent < 100);
    const GradeRule rule = typed();
    if (const auto fits = table_.check(place_, rule); !fits) {
        setSentence(wxString());
        return setError(fits.error());
    }
    setError(wxString());
    wxString sentence = percent == 0     ? _("Nothing is proposed for it.")
                        : percent == 100 ? _("The whole price is proposed.")
                                         // TRANSLATORS: "80 %" and "20 %"
                                         : wxString::Format(_("%s of the price is proposed, %s is withheld."), text::percentage(percent), text::percentage(100 - percent));
    if (percent > 0 && rule.paysShipping) sentence += " " + _("The outbound shipping is paid, too.");
    setSentence(sentence);
}

void GradeSheet::save() {
    if (!table_.check(place_, typed())) return;
    rules_ = table_.with(place_, typed());
    setBusy(true);
    desk_.bench().setPolicy(rules_, onGui(static_cast<Sheet*>(this), [this](const Result<void>& kept) {
        if (!kept) return setError(kept.error());
        EndModal(wxID_OK);
    }));
}

}  // namespace resodesk::gui
