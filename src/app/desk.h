// SPDX-License-Identifier: GPL-3.0-or-later
// What a front end can ask for. Every function posts and returns; answers come through callbacks on a thread of the
// desk, so that a callback must only post to where it is needed.

#pragma once

#include <filesystem>
#include <memory>

#include "app/changes.h"
#include "base/clock.h"
#include "base/error.h"

namespace resodesk::app {

class ReturnsDesk;
class BenchDesk;
class ParcelsDesk;
class OutboxDesk;
class AccountsDesk;
class SettingsDesk;
class RulesDesk;
class ImportsDesk;
class ViewsDesk;
class LinksDesk;
class TagsDesk;
class SnoozeDesk;
class PapersDesk;
class AdvisorDesk;
class FilesDesk;
class TemplatesDesk;
class MessagesDesk;

struct DeskOptions {
    std::filesystem::path workspace;
    bool syncsByItself = true;  ///< at start and every few minutes: the window and the agent
    bool startsPractice = true; ///< the practice shop with the workspace, when it has such an account
    bool sends = true;          ///< false: what is due stays in the outbox; a command that only looks must not act
    int practiceReturns = 400;  ///< so many a new practice shop has
    bool renewsUndo = false;    ///< what is found in its undo window at start gets a fresh one: for who can see and undo it
};

class Desk {
 public:
    /// Holds the workspace and starts its threads. busy, newerWorkspace or damagedWorkspace.
    static Result<std::unique_ptr<Desk>> open(const DeskOptions& options, const Clock& clock);
    ~Desk();
    /// Ends reads at once, gives writes under way up to 10 s, closes the databases. Blocks; called once, before leaving.
    void stop();

    ReturnsDesk& returns();
    BenchDesk& bench();
    ParcelsDesk& parcels();
    OutboxDesk& outbox();
    AccountsDesk& accounts();
    SettingsDesk& settings();
    RulesDesk& rules();
    ViewsDesk& views();
    ImportsDesk& imports();
    LinksDesk& links();
    TagsDesk& tags();
    SnoozeDesk& snoozes();
    PapersDesk& papers();
    AdvisorDesk& advisor();
    FilesDesk& files();
    TemplatesDesk& templates();
    MessagesDesk& messages();
    void onChanges(OnChanges listener);
    /// What `sends` left open: from now on what is due is sent.
    void startSending();
    const Clock& clock() const;

 private:
    struct Running;
    explicit Desk(std::unique_ptr<Running> running);
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::app
