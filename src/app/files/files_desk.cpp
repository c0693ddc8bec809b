// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/files_desk.h"

#include "app/desk_core.h"
#include "app/files/kept_files.h"
#include "app/papers/label_source.h"
#include "base/ids.h"
#include "base/paths.h"
#include "domain/returns/label_file.h"
#include "domain/returns/photo_file.h"

namespace resodesk::app {

namespace {

std::filesystem::path placeOf(const DeskCore& core, const ReturnFile& file) {
    if (file.kind == FileKind::photo) return core.setup.workspace / "photos" / (file.sha256 + std::string(endingOf(file.mediaType)));
    return core.setup.workspace / "files" / file.sha256;
}

/// None where there is no label, or one that is not here.
std::optional<ReturnFile> labelFileOf(DeskCore& core, const Return& fact) {
    const LabelSource source = labelSourceOf(core, fact);
    if (source.origin == LabelOrigin::none || source.origin == LabelOrigin::elsewhere) return std::nullopt;
    ReturnFile file;
    file.kind = FileKind::label;
    file.origin = source.origin;
    file.mediaType = "application/pdf";
    file.name = safeFileName(fact.rma, ".pdf");
    if (source.origin != LabelOrigin::file) return file;
    file.mediaType = source.file.mediaType;
    file.name = source.file.fileName;
    file.sha256 = source.file.sha256;
    if (const auto kept = core.ledger->desk().keptLabel(source.file.sha256)) {
        file.size = kept->size;
        file.at = kept->at;
    }
    return file;
}

/// What it is called outside: nothing that its first owner called it leads out of the folder.
std::string outsideName(const ReturnFile& file) {
    const std::string ending = plainEnding(file.name);
    return safeFileName(file.name.substr(0, file.name.size() - ending.size()), ending);
}

/// For another program to show. Nobody tells when that has ended: what was shown the day before goes.
Result<std::filesystem::path> copyOutside(const std::string& bytes, const std::string& name) {
    removePrivateFolders("file", std::chrono::hours(24));
    try {
        const auto place = makePrivateFolder("file") / name;
        writeFilePrivately(place, bytes);
        return place;
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unwritableFile, e.code().message(), e.path1().string());
    }
}

}  // namespace

void FilesDesk::list(const ReturnKey& key, std::function<void(Result<std::vector<ReturnFile>>)> done) {
    core_.setup.executors.desk.post([this, key, done = std::move(done)] {
        if (!core_.ledger) return;
        const auto fact = store::ReturnReader(*core_.facts).find(key);
        if (!fact) return done(Error(Failure::unknownReturn, "files", key.id.value));
        std::vector<ReturnFile> files;
        if (auto label = labelFileOf(core_, *fact)) files.push_back(std::move(*label));
        for (const Photo& photo : core_.ledger->bench().of(key).photos) {
            ReturnFile file;
            file.kind = FileKind::photo;
            file.name = photo.fileName;
            file.mediaType = photo.mediaType;
            file.sha256 = photo.sha256;
            file.at = photo.at;
            files.push_back(std::move(file));
        }
        for (ReturnFile& file : core_.ledger->files().of(key)) files.push_back(std::move(file));
        core_.setup.executors.worker.post([this, files = std::move(files), done]() mutable {
            for (ReturnFile& file : files) {
                if (file.kind != FileKind::photo) continue;
                std::error_code gone;
                const auto size = std::filesystem::file_size(placeOf(core_, file), gone);
                if (!gone) file.size = static_cast<std::int64_t>(size);
            }
            done(std::move(files));
        });
    });
}

void FilesDesk::bytes(const ReturnKey& key, const ReturnFile& file, std::function<void(Result<std::string>)> done) {
    if (file.kind != FileKind::label) {
        core_.setup.executors.worker.post([place = placeOf(core_, file), sha256 = file.sha256, done = std::move(done)] { done(keptBytes(place, sha256)); });
        return;
    }
    papers_.label(key, [this, done = std::move(done)](Result<Label> label) {
        core_.setup.executors.worker.post([label = std::move(label), done] {
            if (!label) return done(label.error());
            done(label->bytes);
        });
    });
}

void FilesDesk::copy(const ReturnKey& key, const ReturnFile& file, std::function<void(Result<std::filesystem::path>)> done) {
    bytes(key, file, [name = outsideName(file), done = std::move(done)](const Result<std::string>& bytes) { done(bytes ? copyOutside(*bytes, name) : bytes.error()); });
}

void FilesDesk::copyLabel(const ReturnKey& key, std::function<void(Result<std::filesystem::path>)> done) {
    papers_.label(key, [this, key, done = std::move(done)](Result<Label> label) {
        core_.setup.executors.worker.post([key, label = std::move(label), done] {
            done(label ? copyOutside(label->bytes, safeFileName("label-" + key.id.value, labelEnding(label->mediaType))) : label.error());
        });
    });
}

void FilesDesk::save(const ReturnKey& key, const ReturnFile& file, const std::filesystem::path& place, std::function<void(Result<void>)> done) {
    bytes(key, file, [place, done = std::move(done)](const Result<std::string>& bytes) {
        if (!bytes) return done(bytes.error());
        try {
            writeFilePrivately(place, *bytes);
        } catch (const std::filesystem::filesystem_error& e) {
            return done(Error(Failure::unwritableFile, e.code().message(), place.string()));
        }
        done({});
    });
}

void FilesDesk::add(const ReturnKey& key, const std::filesystem::path& file, std::function<void(Result<ReturnFile>)> done) {
    core_.change(done, [this, key, file, done] {
        if (!store::ReturnReader(*core_.facts).find(key)) return done(Error(Failure::unknownReturn, "file", key.id.value));
        core_.setup.executors.worker.post([this, key, file, done] {
            const auto bytes = bytesOf(file, largestFile);
            if (!bytes) return done(bytes.error());
            ReturnFile added;
            added.name = file.filename().string();
            added.mediaType = fileMediaType(*bytes);
            added.sha256 = sha256Hex(*bytes);
            added.size = static_cast<std::int64_t>(bytes->size());
            if (auto kept = keepFile(placeOf(core_, added), *bytes); !kept) return done(kept.error());
            core_.change(done, [this, key, added, done] {
                ReturnFile kept = added;
                kept.at = core_.now();
                store::Transaction transaction(core_.ledger->database(), "file.add");
                kept.id = core_.ledger->files().add(key, kept);
                transaction.commit();
                done(kept);
                core_.decided();
            });
        });
    });
}

void FilesDesk::remove(const ReturnKey& key, std::int64_t id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, key, id, done] {
        if (!core_.ledger->files().find(key, id)) return done(Error(Failure::notFound, "file", std::to_string(id)));
        store::Transaction transaction(core_.ledger->database(), "file.remove");
        core_.ledger->files().remove(key, id);
        transaction.commit();
        done({});
        core_.decided();
    });
}

}  // namespace resodesk::app
