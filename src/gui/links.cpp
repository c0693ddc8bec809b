// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/links.h"

#include <wx/intl.h>

#include "app/accounts/accounts_desk.h"
#include "gui/returns/copying.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

void Links::open(const ReturnLink& link) {
    waiting_ = link;
    look();
}

void Links::look() {
    if (waiting_ && events_.isReady()) find(*std::exchange(waiting_, std::nullopt), false);
}

void Links::giveUp(std::function<void(const wxString&)> say) {
    if (waiting_) say(text::sentence(Error(Failure::unknownAccount, "link", std::exchange(waiting_, std::nullopt)->account)));
}

void Links::find(const ReturnLink& link, bool isLastTry) {
    desk_.links().find(link, onGui(this, [this, link, isLastTry](const Result<ReturnKey>& found) {
        if (!found && found.error().failure() == Failure::unknownReturn && !isLastTry) return readFirst(link);
        if (!found) return events_.onSaid(text::sentence(found.error()));
        if (events_.isReady()) return events_.onOpen(*found, link.sheet);
        if (!waiting_) waiting_ = link;  // something was opened meanwhile
    }));
}

/// A link from an e-mail may be newer than what was read last.
void Links::readFirst(const ReturnLink& link) {
    events_.onSaid(wxString::Format(_("%s is not here yet: reading from the marketplace..."), text::show(link.id.value)));
    desk_.accounts().sync({}, onGui(this, [this, link](const Result<void>&) { find(link, true); }));
}

void Links::copy(const std::vector<ReturnKey>& keys) {
    desk_.links().of(keys, onGui(this, [this](const std::vector<std::string>& links) {
        wxString lines;
        for (const std::string& link : links) lines += (lines.empty() ? "" : "\n") + text::show(link);
        if (links.empty()) return;
        if (!copyText(lines)) return events_.onSaid(_("The clipboard cannot be reached."));
        const auto count = static_cast<unsigned>(links.size());
        events_.onSaid(wxString::Format(wxPLURAL("The link is copied.", "%u links are copied.", count), count));
    }));
}

}  // namespace resodesk::gui
