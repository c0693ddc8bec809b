// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/bench/bench_desk.h"

#include <algorithm>

#include "app/desk_core.h"
#include "app/files/kept_files.h"
#include "app/outbox/explained.h"
#include "app/reasons.h"
#include "app/returns/bulk_minter.h"
#include "app/returns/daily_limit.h"
#include "base/fault_points.h"
#include "base/ids.h"
#include "base/paths.h"
#include "documents/csv_reader.h"
#include "documents/grades_csv.h"
#include "domain/returns/photo_file.h"
#include "domain/returns/rules.h"
#include "domain/returns/scan_code.h"

namespace resodesk::app {

namespace {

bool isAwaited(ReturnState state) {
    return state == ReturnState::authorized || state == ReturnState::inTransit || state == ReturnState::received;
}

std::filesystem::path fileOf(const DeskCore& core, const std::string& sha256, std::string_view mediaType) {
    return core.setup.workspace / "photos" / (sha256 + std::string(endingOf(mediaType)));
}

/// What the marketplace's lists do not have would be refused there, later.
Result<void> checkReasons(DeskCore& core, AccountId account, const RefundPlan& plan) {
    if (auto known = checkReason(core, account, ReasonList::refunding, plan.reason); !known) return known;
    return plan.withheldReason.empty() ? Result<void>() : checkReason(core, account, ReasonList::withholding, plan.withheldReason);
}

/// What the seller made of the table, or the usual one.
GradePolicy policyOf(DeskCore& core) {
    auto own = core.ledger->bench().policy();
    return own.empty() ? usualGrades() : own;
}

}  // namespace

void BenchDesk::scan(const std::string& code, std::function<void(Scanned)> done) {
    const std::string plain = plainCode(code);
    core_.read(true, [this, plain, done = std::move(done)](store::Database& facts) {
        auto found = store::ReturnReader(facts).withCode(plain);
        core_.setup.executors.desk.post([this, plain, found = std::move(found), done]() mutable {
            if (!core_.ledger) return;
            // A number of our own may not have come back with the marketplace's facts yet.
            const auto own = core_.ledger->rmaNumbers().holder(plain);
            if (own && std::find(found.begin(), found.end(), *own) == found.end()) found.push_back(*own);
            store::ReturnReader reader(*core_.facts);
            std::vector<ReturnKey> awaited;
            for (const ReturnKey& key : found)
                if (const auto fact = reader.find(key); fact && isAwaited(fact->state)) awaited.push_back(key);
            done({plain, awaited.empty() ? found : awaited});
        });
    });
}

void BenchDesk::receive(const std::vector<ReturnKey>& keys, std::function<void(Result<void>)> done) {
    core_.change(done, [this, keys, done] {
        store::ReturnReader reader(*core_.facts);
        store::Transaction transaction(core_.ledger->database(), "bench.receive");
        for (const ReturnKey& key : keys) {
            const auto fact = reader.find(key);
            if (!fact) return done(Error(Failure::unknownReturn, "receive", key.id.value));
            if (!isAwaited(fact->state))
                return done(Error(fact->state == ReturnState::requested ? Failure::notAuthorized : Failure::alreadyClosed, "receive", key.id.value));
            core_.ledger->bench().receive(key, core_.now());
        }
        transaction.commit();
        done({});
        core_.decided();
    });
}

void BenchDesk::inspect(const ReturnKey& key, const Inspection& inspection, std::optional<milliseconds> hold,
                        std::function<void(Result<Confirmed>)> done) {
    core_.change(done, [this, key, inspection, hold, done] {
        const auto fact = store::ReturnReader(*core_.facts).find(key);
        if (!fact) return done(Error(Failure::unknownReturn, "inspect", key.id.value));
        if (inspection.refund)
            if (auto known = checkReasons(core_, key.account, inspection.refund->plan); !known) return done(known.error());
        const TimePoint notBefore = inspection.refund ? core_.openUndo(hold.value_or(core_.holdFor(ActionKind::refund, false))) : core_.now();
        store::Transaction transaction(core_.ledger->database(), "bench.inspect");
        auto bench = core_.ledger->bench();
        for (Finding finding : inspection.findings) {
            finding.at = core_.now();
            if (auto allowed = resodesk::inspect(*fact, bench.of(key), finding); !allowed) return done(allowed.error());
            bench.note(key, finding);
        }
        for (const Photo& photo : inspection.photos) bench.add(key, photo);
        bench.park(key, {}, core_.now());
        Confirmed confirmed;
        if (inspection.refund) {
            DailyLimit limit(core_);
            const auto minted = mint(core_, key, *inspection.refund, {inspection.nonce, {}, notBefore, {}}, limit);
            if (!minted) return done(minted.error());
            confirmed.actions.push_back(*minted);
            confirmed.count = 1;
        }
        transaction.commit();
        done(confirmed);
        core_.decided();
    });
}

void BenchDesk::forget(const ReturnKey& key, std::function<void()> done) {
    core_.change(done, [this, key, done] {
        store::Transaction transaction(core_.ledger->database(), "bench.forget");
        core_.ledger->bench().forget(key);
        transaction.commit();
        done();
        core_.decided();
    });
}

void BenchDesk::keepPhoto(const std::string& bytes, const std::string& name, std::function<void(Result<Photo>)> done) {
    core_.change(done, [this, bytes, name, done] {
        core_.setup.executors.worker.post([this, bytes, name, done] {
            const auto type = photoMediaType(bytes);
            if (!type) return done(Error(type.error().failure(), type.error().detail(), name));
            const Photo photo{sha256Hex(bytes), *type, name, core_.now()};
            if (auto kept = keepFile(fileOf(core_, photo.sha256, *type), bytes); !kept) return done(kept.error());
            done(photo);
        });
    });
}

void BenchDesk::keepPhotoFile(const std::filesystem::path& file, std::function<void(Result<Photo>)> done) {
    core_.setup.executors.worker.post([this, file, done = std::move(done)] {
        const std::string name = file.filename().string();
        try {
            if (std::filesystem::file_size(file) > largestPhoto) return done(Error(Failure::photoTooLarge, "photo", name));
            keepPhoto(readFile(file), name, done);
        } catch (const std::filesystem::filesystem_error& e) {
            done(Error(Failure::unreadableFile, e.code().message(), name));
        }
    });
}

void BenchDesk::photoFile(const Photo& photo, std::function<void(Result<std::filesystem::path>)> done) {
    photoBytes(photo, [this, photo, done = std::move(done)](const Result<std::string>& bytes) {
        if (!bytes) return done(bytes.error());
        done(fileOf(core_, photo.sha256, photo.mediaType));
    });
}

void BenchDesk::photoBytes(const Photo& photo, std::function<void(Result<std::string>)> done) {
    core_.setup.executors.worker.post([this, photo, done = std::move(done)] {
        done(keptBytes(fileOf(core_, photo.sha256, photo.mediaType), photo.sha256));
    });
}

void BenchDesk::park(const ReturnKey& key, const Fields& sheet, std::function<void(Result<void>)> done) {
    core_.change(done, [this, key, sheet, done] {
        store::Transaction transaction(core_.ledger->database(), "bench.park");
        core_.ledger->bench().park(key, sheet, core_.now());
        transaction.commit();
        done({});
    });
}

void BenchDesk::sheet(const ReturnKey& key, std::function<void(BenchSheet)> done) {
    core_.setup.executors.desk.post([this, key, done = std::move(done)] {
        BenchSheet sheet;
        sheet.nonce = newUuid();
        sheet.policy = policyOf(core_);
        store::ReasonStore reasons(*core_.facts);
        sheet.reasons = reasons.of(key.account, ReasonList::refunding);
        sheet.withholdReasons = reasons.of(key.account, ReasonList::withholding);
        sheet.parked = core_.ledger->bench().parked(key);
        done(sheet);
    });
}

void BenchDesk::keepUnidentified(const UnidentifiedParcel& parcel, std::function<void(Result<std::int64_t>)> done) {
    core_.change(done, [this, parcel, done] {
        store::Transaction transaction(core_.ledger->database(), "bench.keep_unidentified");
        UnidentifiedParcel kept = parcel;
        kept.at = core_.now();
        const std::int64_t id = core_.ledger->bench().keep(kept);
        transaction.commit();
        done(id);
        core_.decided();
    });
}

void BenchDesk::unidentified(std::function<void(std::vector<UnidentifiedParcel>)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] { done(core_.ledger->bench().unidentified()); });
}

void BenchDesk::match(std::int64_t parcel, const ReturnKey& key, std::function<void(Result<void>)> done) {
    core_.change(done, [this, parcel, key, done] {
        const auto kept = core_.ledger->bench().unidentified(parcel);
        if (!kept) return done(Error(Failure::notFound, "unidentified parcel", std::to_string(parcel)));
        if (!store::ReturnReader(*core_.facts).find(key)) return done(Error(Failure::unknownReturn, "match", key.id.value));
        store::Transaction transaction(core_.ledger->database(), "bench.match");
        core_.ledger->bench().match(*kept, key, core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

void BenchDesk::putAway(std::int64_t parcel, std::function<void(Result<void>)> done) {
    core_.change(done, [this, parcel, done] {
        if (!core_.ledger->bench().unidentified(parcel)) return done(Error(Failure::notFound, "unidentified parcel", std::to_string(parcel)));
        store::Transaction transaction(core_.ledger->database(), "bench.put_away");
        core_.ledger->bench().putAway(parcel, core_.now());
        transaction.commit();
        done({});
        core_.decided();
    });
}

void BenchDesk::policy(std::function<void(GradePolicy)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        done(policyOf(core_));
    });
}

void BenchDesk::setPolicy(const GradePolicy& policy, std::function<void(Result<void>)> done) {
    core_.change(done, [this, policy, done] {
        if (auto checked = resodesk::check(policy); !checked) return done(checked);
        store::Transaction transaction(core_.ledger->database(), "bench.policy");
        // The usual one is not the seller's: a later version may know a better one.
        core_.ledger->bench().setPolicy(policy == usualGrades() ? GradePolicy() : policy);
        transaction.commit();
        done({});
    });
}

std::string BenchDesk::policyCsv(const GradePolicy& policy) const { return documents::gradesCsv(policy); }

void BenchDesk::readPolicy(const std::string& csv, std::function<void(Result<GradePolicy>)> done) {
    core_.setup.executors.desk.post([this, csv, done = std::move(done)] {
        documents::GradeCodes known{reasonsOfAll(core_, ReasonList::returning), reasonsOfAll(core_, ReasonList::withholding)};
        core_.setup.executors.worker.post([csv, known = std::move(known), done] { done(documents::gradesFrom(csv, known)); });
    });
}

void BenchDesk::readPolicyFile(const std::filesystem::path& file, std::function<void(Result<GradePolicy>)> done) {
    core_.setup.executors.worker.post([this, file, done = std::move(done)] {
        try {
            if (std::filesystem::file_size(file) > documents::largestCsv)
                return done(Error(Failure::fileTooLarge, "grades", std::to_string(documents::largestCsv / (1024 * 1024))));
            readPolicy(readFile(file), done);
        } catch (const std::filesystem::filesystem_error& e) {
            done(Error(Failure::unreadableFile, e.code().message(), file.string()));
        }
    });
}

}  // namespace resodesk::app
