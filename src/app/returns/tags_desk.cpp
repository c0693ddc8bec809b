// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/tags_desk.h"

#include <algorithm>

#include "app/desk_core.h"
#include "app/returns/chosen.h"
#include "app/returns/look.h"

namespace resodesk::app {

struct TagsDesk::Looking {
    TagChoice choice;
    std::size_t next = 0;
    std::function<void(TagChoice)> done;
};

struct TagsDesk::Changing {
    std::vector<ReturnKey> keys;
    TagChange change;
    std::size_t next = 0, changed = 0;
    std::function<void(Result<std::size_t>)> done;
};

void TagsDesk::all(std::function<void(std::vector<TagCount>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        if (core_.ledger) done(core_.ledger->tags().all());
    });
}

void TagsDesk::look(const ReturnChoice& choice, std::function<void(TagChoice)> done) {
    chosenKeys(core_, choice, [this, done = std::move(done)](std::vector<ReturnKey> keys) {
        auto work = std::make_shared<Looking>();
        work->choice.keys = std::move(keys);
        work->choice.tags = core_.ledger->tags().all();
        for (TagCount& tag : work->choice.tags) tag.count = 0;
        work->done = done;
        lookSome(work);
    });
}

void TagsDesk::lookSome(std::shared_ptr<Looking> work) {
    if (!core_.ledger) return;
    TagChoice& choice = work->choice;
    const std::size_t end = std::min(choice.keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next)
        for (const std::string& tag : core_.ledger->tags().of(choice.keys[work->next])) {
            const auto known = std::find_if(choice.tags.begin(), choice.tags.end(), [&](const TagCount& t) { return t.tag == tag; });
            if (known != choice.tags.end())
                ++known->count;
            else
                choice.tags.push_back({tag, 1});
        }
    if (work->next < choice.keys.size()) return core_.setup.executors.desk.post([this, work] { lookSome(work); });
    work->done(std::move(choice));
}

void TagsDesk::change(const std::vector<ReturnKey>& keys, const TagChange& change, std::function<void(Result<std::size_t>)> done) {
    core_.change(done, [this, keys, change, done] {
        auto work = std::make_shared<Changing>(Changing{keys, {}, 0, 0, done});
        for (const auto& [typed, kept] : {std::pair{&change.add, &work->change.add}, std::pair{&change.remove, &work->change.remove}})
            for (const std::string& one : *typed) {
                const auto tag = tagFrom(one);
                if (!tag) return done(tag.error());
                kept->push_back(*tag);
            }
        changeSome(work);
    });
}

void TagsDesk::changeSome(std::shared_ptr<Changing> work) {
    store::Transaction transaction(core_.ledger->database(), "tag.change");
    store::TagStore& tags = core_.ledger->tags();
    const std::size_t end = std::min(work->keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) {
        const ReturnKey& key = work->keys[work->next];
        bool isOther = false;
        for (const std::string& tag : work->change.add) isOther = tags.add(key, tag, core_.now()) || isOther;
        for (const std::string& tag : work->change.remove) isOther = tags.remove(key, tag) || isOther;
        work->changed += isOther;
    }
    transaction.commit();
    if (work->next < work->keys.size()) return core_.change(work->done, [this, work] { changeSome(work); });
    work->done(work->changed);
    core_.decided();
}

void TagsDesk::rename(const std::string& from, const std::string& to, std::function<void(Result<std::int64_t>)> done) {
    core_.change(done, [this, from, to, done] {
        const auto tag = tagFrom(to);
        if (!tag) return done(tag.error());
        store::Transaction transaction(core_.ledger->database(), "tag.rename");
        const std::int64_t count = core_.ledger->tags().rename(from, *tag);
        if (count == 0) return done(Error(Failure::notFound, "tag", from));
        transaction.commit();
        done(count);
        core_.decided();
    });
}

void TagsDesk::removeEverywhere(const std::string& tag, std::function<void(Result<std::int64_t>)> done) {
    core_.change(done, [this, tag, done] {
        store::Transaction transaction(core_.ledger->database(), "tag.remove");
        const std::int64_t count = core_.ledger->tags().removeEverywhere(tag);
        if (count == 0) return done(Error(Failure::notFound, "tag", tag));
        transaction.commit();
        done(count);
        core_.decided();
    });
}

}  // namespace resodesk::app
