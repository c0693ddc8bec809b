// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/accounts/accounts_desk.h"
#include "app/imports/imports_desk.h"
#include "app/files/files_desk.h"
#include "app/messages/messages_desk.h"
#include "app/messages/templates_desk.h"
#include "app/outbox/outbox_desk.h"
#include "app/parcels/parcels_desk.h"
#include "app/bench/bench_desk.h"
#include "app/returns/advisor_desk.h"
#include "app/returns/links_desk.h"
#include "app/returns/returns_desk.h"
#include "app/returns/snooze_desk.h"
#include "app/returns/tags_desk.h"
#include "app/papers/papers_desk.h"
#include "app/returns/views_desk.h"
#include "app/rules/rules_desk.h"
#include "app/settings/settings_desk.h"

namespace resodesk::test {

/// What the window and the command line call of a desk.
struct Doors {
    app::ReturnsDesk& returns;
    app::BenchDesk& bench;
    app::ParcelsDesk& parcels;
    app::OutboxDesk& outbox;
    app::AccountsDesk& accounts;
    app::SettingsDesk& settings;
    app::RulesDesk& rules;
    app::ViewsDesk& views;
    app::LinksDesk& links;
    app::TagsDesk& tags;
    app::SnoozeDesk& snoozes;
    app::PapersDesk& papers;
    app::ImportsDesk& imports;
    app::AdvisorDesk& advisor;
    app::FilesDesk& files;
    app::TemplatesDesk& templates;
    app::MessagesDesk& messages;
};

}  // namespace resodesk::test
