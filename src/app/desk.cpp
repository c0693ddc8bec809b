// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desk.h"

#include "app/accounts/accounts_desk.h"
#include "app/bench/bench_desk.h"
#include "app/desk_core.h"
#include "app/imports/imports_desk.h"
#include "app/outbox/outbox_desk.h"
#include "app/papers/papers_desk.h"
#include "app/parcels/parcels_desk.h"
#include "app/files/files_desk.h"
#include "app/messages/messages_desk.h"
#include "app/messages/templates_desk.h"
#include "app/returns/advisor_desk.h"
#include "app/returns/bulk_minter.h"
#include "app/returns/links_desk.h"
#include "app/returns/returns_desk.h"
#include "app/returns/snooze_desk.h"
#include "app/returns/tags_desk.h"
#include "app/returns/views_desk.h"
#include "app/rules/rules_desk.h"
#include "app/settings/settings_desk.h"
#include "app/sync_runner.h"
#include "app/threads.h"
#include "base/paths.h"
#include "store/damage.h"

namespace resodesk::app {

struct Desk::Running {
    explicit Running(const Clock& c) : clock(c), threads(std::make_unique<Threads>(c)) {}
    const Clock& clock;
    std::unique_ptr<DeskCore> core;
    // Declared after the core: their ends run what is still queued, while the core is there.
    std::unique_ptr<Threads> threads;
    std::unique_ptr<ReturnsDesk> returns;
    std::unique_ptr<BenchDesk> bench;
    std::unique_ptr<ParcelsDesk> parcels;
    std::unique_ptr<OutboxDesk> outbox;
    std::unique_ptr<AccountsDesk> accounts;
    std::unique_ptr<SettingsDesk> settings;
    std::unique_ptr<RulesDesk> rules;
    std::unique_ptr<ViewsDesk> views;
    std::unique_ptr<ImportsDesk> imports;
    std::unique_ptr<LinksDesk> links;
    std::unique_ptr<TagsDesk> tags;
    std::unique_ptr<SnoozeDesk> snoozes;
    std::unique_ptr<PapersDesk> papers;
    std::unique_ptr<AdvisorDesk> advisor;
    std::unique_ptr<FilesDesk> files;
    std::unique_ptr<TemplatesDesk> templates;
    std::unique_ptr<MessagesDesk> messages;
    bool isStopped = false;
};

Result<std::unique_ptr<Desk>> Desk::open(const DeskOptions& options, const Clock& clock) {
    auto running = std::make_unique<Running>(clock);
    DeskSetup setup{options.workspace, clock, running->threads->executors(), running->threads->alarm(), {}, options.syncsByItself,
                    options.sends, options.startsPractice};
    setup.memory = stateFolder();
    setup.renewsUndo = options.renewsUndo;
    setup.practiceReturns = options.practiceReturns;
    auto core = DeskCore::open(setup);
    if (!core) return core.error();
    running->core = std::move(*core);
    running->returns = std::make_unique<ReturnsDesk>(*running->core);
    running->bench = std::make_unique<BenchDesk>(*running->core);
    running->parcels = std::make_unique<ParcelsDesk>(*running->core);
    running->outbox = std::make_unique<OutboxDesk>(*running->core);
    running->accounts = std::make_unique<AccountsDesk>(*running->core);
    running->settings = std::make_unique<SettingsDesk>(*running->core);
    running->rules = std::make_unique<RulesDesk>(*running->core);
    running->views = std::make_unique<ViewsDesk>(*running->core);
    running->imports = std::make_unique<ImportsDesk>(*running->core);
    running->links = std::make_unique<LinksDesk>(*running->core);
    running->tags = std::make_unique<TagsDesk>(*running->core);
    running->snoozes = std::make_unique<SnoozeDesk>(*running->core);
    running->papers = std::make_unique<PapersDesk>(*running->core);
    running->advisor = std::make_unique<AdvisorDesk>(*running->core);
    running->files = std::make_unique<FilesDesk>(*running->core);
    running->templates = std::make_unique<TemplatesDesk>(*running->core);
    running->messages = std::make_unique<MessagesDesk>(*running->core);
    running->threads->onDiskFull([core = running->core.get()] { core->setup.executors.desk.post([core] { core->takeDiskFull(); }); });
    running->threads->onDamage([workspace = options.workspace] { store::suspect(workspace); });
    running->core->start();
    return std::unique_ptr<Desk>(new Desk(std::move(running)));
}

Desk::Desk(std::unique_ptr<Running> running) : running_(std::move(running)) {}

Desk::~Desk() { stop(); }

void Desk::stop() {
    if (!running_ || std::exchange(running_->isStopped, true)) return;
    running_->core->stop();
    running_->threads.reset();
}

ReturnsDesk& Desk::returns() { return *running_->returns; }
BenchDesk& Desk::bench() { return *running_->bench; }
ParcelsDesk& Desk::parcels() { return *running_->parcels; }
OutboxDesk& Desk::outbox() { return *running_->outbox; }
AccountsDesk& Desk::accounts() { return *running_->accounts; }
SettingsDesk& Desk::settings() { return *running_->settings; }
RulesDesk& Desk::rules() { return *running_->rules; }
ViewsDesk& Desk::views() { return *running_->views; }
ImportsDesk& Desk::imports() { return *running_->imports; }
LinksDesk& Desk::links() { return *running_->links; }
TagsDesk& Desk::tags() { return *running_->tags; }
SnoozeDesk& Desk::snoozes() { return *running_->snoozes; }
PapersDesk& Desk::papers() { return *running_->papers; }
AdvisorDesk& Desk::advisor() { return *running_->advisor; }
FilesDesk& Desk::files() { return *running_->files; }
TemplatesDesk& Desk::templates() { return *running_->templates; }
MessagesDesk& Desk::messages() { return *running_->messages; }
void Desk::onChanges(OnChanges listener) { running_->core->onChanges(std::move(listener)); }
void Desk::startSending() { running_->core->startSending(); }
const Clock& Desk::clock() const { return running_->clock; }

}  // namespace resodesk::app
