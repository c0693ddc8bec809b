// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/templates_desk.h"

#include <algorithm>

#include "app/desk_core.h"
#include "app/messages/starter_templates.h"
#include "base/paths.h"
#include "documents/csv_reader.h"
#include "documents/templates_csv.h"
#include "domain/messages/bare_words.h"
#include "store/transaction.h"

namespace resodesk::app {

namespace {

void publishTemplates(DeskCore& core) {
    Changes changes;
    changes.templates = true;
    core.publish(changes);
}

TemplateList listOf(const StarterTemplates& starters, const std::string& language, std::vector<store::KeptTemplate> kept) {
    TemplateList list;
    for (MessageTemplate& starter : starters.named(language)) {
        const auto mine = std::find_if(kept.begin(), kept.end(), [&](const store::KeptTemplate& k) { return k.id == starter.id; });
        if (mine == kept.end())
            list.used.push_back({std::move(starter), TemplateOrigin::starter});
        else if (mine->message)
            list.used.push_back({*mine->message, TemplateOrigin::changed});
        else
            list.removed.push_back(std::move(starter));
    }
    const auto firstOwn = static_cast<std::ptrdiff_t>(list.used.size());
    // What is hidden and did not come with this version is no template at all.
    for (store::KeptTemplate& one : kept)
        if (one.message && !starters.has(one.id)) list.used.push_back({std::move(*one.message), TemplateOrigin::own});
    const auto place = [](const TemplateEntry& entry) { return std::pair(bareLetters(entry.message.folder), bareLetters(entry.message.name)); };
    std::stable_sort(list.used.begin() + firstOwn, list.used.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return list;
}

/// Short enough to be typed; a file from another workspace must not meet one of ours.
TemplateId newTemplateId() { return {"own-" + newUuid().substr(0, 8)}; }

TemplateId idFor(store::TemplateStore& store, const MessageTemplate& message) {
    if (!message.id.empty()) return message.id;
    for (const store::KeptTemplate& one : store.all())
        if (one.message && one.message->folder == message.folder && one.message->name == message.name) return one.id;
    return newTemplateId();
}

}  // namespace

const TemplateEntry* TemplateList::find(const TemplateId& id) const {
    const auto found = std::find_if(used.begin(), used.end(), [&](const TemplateEntry& entry) { return entry.message.id == id; });
    return found == used.end() ? nullptr : &*found;
}

TemplatesDesk::TemplatesDesk(DeskCore& core) : core_(core) {}
TemplatesDesk::~TemplatesDesk() = default;

/// Runs `work` on the desk executor.
void TemplatesDesk::withStarters(std::function<void(Result<Starters>)> work) {
    core_.setup.executors.desk.post([this, work = std::move(work)] {
        if (!core_.ledger) return;
        if (starters_) return work(starters_);
        core_.setup.executors.worker.post([this, work] {
            auto read = StarterTemplates::read(resourceFolder() / "templates");
            core_.setup.executors.desk.post([this, work, read = std::move(read)] {
                if (!core_.ledger) return;
                if (!read) return work(read.error());
                starters_ = std::make_shared<const StarterTemplates>(*read);
                work(starters_);
            });
        });
    });
}

void TemplatesDesk::list(const std::string& language, std::function<void(Result<TemplateList>)> done) {
    withStarters([this, language, done = std::move(done)](const Result<Starters>& starters) {
        if (!starters) return done(starters.error());
        done(listOf(**starters, language, core_.ledger->templates().all()));
    });
}

TemplateId TemplatesDesk::kept(const StarterTemplates& starters, const MessageTemplate& message) {
    store::TemplateStore& store = core_.ledger->templates();
    if (starters.isOriginal(message))
        store.forget(message.id);
    else
        store.save(message, core_.now());
    return message.id;
}

void TemplatesDesk::save(const MessageTemplate& message, std::function<void(Result<TemplateId>)> done) {
    MessageTemplate named = message;
    if (named.id.empty()) named.id = newTemplateId();
    saveAll({named}, [done = std::move(done)](const Result<std::vector<TemplateId>>& ids) {
        if (!ids) return done(ids.error());
        done(ids->front());
    });
}

void TemplatesDesk::saveAll(const std::vector<MessageTemplate>& messages, std::function<void(Result<std::vector<TemplateId>>)> done) {
    withStarters([this, messages, done = std::move(done)](const Result<Starters>& starters) {
        if (!starters) return done(starters.error());
        core_.change(done, [this, messages, done, set = *starters] {
            store::Transaction transaction(core_.ledger->database(), "template.save");
            std::vector<TemplateId> ids;
            for (const MessageTemplate& message : messages) {
                MessageTemplate tidy = tidied(message);
                if (const auto fits = check(tidy); !fits) return done(fits.error());
                tidy.id = idFor(core_.ledger->templates(), tidy);
                ids.push_back(kept(*set, tidy));
            }
            transaction.commit();
            done(std::move(ids));
            publishTemplates(core_);
        });
    });
}

void TemplatesDesk::remove(const TemplateId& id, std::function<void(Result<void>)> done) {
    withStarters([this, id, done = std::move(done)](const Result<Starters>& starters) {
        if (!starters) return done(starters.error());
        core_.change(done, [this, id, done, set = *starters] {
            store::TemplateStore& store = core_.ledger->templates();
            const TemplateList list = listOf(*set, {}, store.all());
            if (!list.find(id)) return done(Error(Failure::notFound, "template", id.value));
            store::Transaction transaction(core_.ledger->database(), "template.remove");
            if (set->has(id))
                store.hide(id, core_.now());
            else
                store.forget(id);
            transaction.commit();
            done({});
            publishTemplates(core_);
        });
    });
}

void TemplatesDesk::reset(const TemplateId& id, std::function<void(Result<void>)> done) {
    withStarters([this, id, done = std::move(done)](const Result<Starters>& starters) {
        if (!starters) return done(starters.error());
        core_.change(done, [this, id, done, set = *starters] {
            if (!set->has(id)) return done(Error(Failure::noOriginal, "template", id.value));
            store::Transaction transaction(core_.ledger->database(), "template.reset");
            core_.ledger->templates().forget(id);
            transaction.commit();
            done({});
            publishTemplates(core_);
        });
    });
}

std::string TemplatesDesk::csv(const std::vector<MessageTemplate>& messages) const { return documents::templatesCsv(messages); }

void TemplatesDesk::readCsv(const std::string& csv, std::function<void(Result<std::vector<MessageTemplate>>)> done) {
    core_.setup.executors.worker.post([csv, done = std::move(done)] { done(documents::templatesFrom(csv)); });
}

void TemplatesDesk::readCsvFile(const std::filesystem::path& file, std::function<void(Result<std::vector<MessageTemplate>>)> done) {
    core_.setup.executors.worker.post([file, done = std::move(done)] {
        try {
            if (std::filesystem::file_size(file) > documents::largestCsv)
                return done(Error(Failure::fileTooLarge, "templates", std::to_string(documents::largestCsv / (1024 * 1024))));
            done(documents::templatesFrom(readFile(file)));
        } catch (const std::filesystem::filesystem_error& e) {
            done(Error(Failure::unreadableFile, e.code().message(), file.string()));
        }
    });
}

}  // namespace resodesk::app
