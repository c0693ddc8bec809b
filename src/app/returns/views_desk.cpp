// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/views_desk.h"

#include <algorithm>
#include <memory>

#include "app/desk_core.h"
#include "store/transaction.h"

namespace resodesk::app {

namespace {

void publishViews(DeskCore& core) {
    Changes changes;
    changes.views = true;
    core.publish(changes);
}

}  // namespace

void ViewsDesk::list(std::function<void(std::vector<SavedView>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        if (core_.ledger) done(core_.ledger->views().all());
    });
}

void ViewsDesk::save(const SavedView& view, std::function<void(Result<SavedViewId>)> done) {
    core_.change(done, [this, view, done] {
        if (const auto checked = checkViewName(view.name); !checked) return done(checked.error());
        store::Transaction transaction(core_.ledger->database(), "view.save");
        const auto saved = core_.ledger->views().save(view, core_.now());
        if (!saved) return done(saved.error());
        transaction.commit();
        done(saved);
        publishViews(core_);
    });
}

void ViewsDesk::remove(SavedViewId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] {
        store::Transaction transaction(core_.ledger->database(), "view.remove");
        if (!core_.ledger->views().remove(id)) return done(Error(Failure::notFound, "view"));
        transaction.commit();
        done({});
        publishViews(core_);
    });
}

void ViewsDesk::move(SavedViewId id, int places, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, places, done] {
        store::Transaction transaction(core_.ledger->database(), "view.move");
        if (!core_.ledger->views().move(id, places)) return done({});
        transaction.commit();
        done({});
        publishViews(core_);
    });
}

void ViewsDesk::counts(const std::vector<ReturnQuery>& queries, std::function<void(std::vector<std::int64_t>)> done) {
    struct Counting {
        std::vector<ReturnQuery> queries;
        std::vector<std::int64_t> counts;
        std::function<void(std::vector<std::int64_t>)> done;
        std::function<void()> next;
    };
    const auto work = std::make_shared<Counting>(Counting{queries, {}, std::move(done), {}});
    // One at a time: a page that is asked for meanwhile comes between.
    work->next = [this, weak = std::weak_ptr(work)] {
        const auto counting = weak.lock();
        if (!counting) return;
        const std::size_t at = counting->counts.size();
        if (at == counting->queries.size()) return counting->done(counting->counts);
        core_.read(counting->queries[at].filter.needsTexts(), [this, counting, at](store::Database& facts) {
            counting->counts.push_back(store::ReturnReader(facts).count(counting->queries[at], core_.now()));
            counting->next();
        });
    };
    work->next();
}

}  // namespace resodesk::app
