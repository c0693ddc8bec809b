// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a return: what is there by itself, what the seller adds, what goes out again.

#include <unistd.h>

#include "base/ids.h"
#include "base/paths.h"
#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

struct FilesOf : Desktop {
    using Desktop::Desktop;

    std::vector<ReturnFile> list(const ReturnKey& key) {
        return get<Result<std::vector<ReturnFile>>>([&](auto done) { files().list(key, done); }).value();
    }
    Result<ReturnFile> add(const ReturnKey& key, const std::filesystem::path& file) {
        return get<Result<ReturnFile>>([&](auto done) { files().add(key, file, done); });
    }
    Result<void> save(const ReturnKey& key, const ReturnFile& file, const std::filesystem::path& place) {
        return get<Result<void>>([&](auto done) { files().save(key, file, place, done); });
    }
    Result<std::filesystem::path> copy(const ReturnKey& key, const ReturnFile& file) {
        return get<Result<std::filesystem::path>>([&](auto done) { files().copy(key, file, done); });
    }
};

const std::string letter = "%PDF-1.4 a letter\n%%EOF\n";

}  // namespace

TEST_CASE("a return's label, photos and added files are listed with size, hash and time, and come out as they went in") {
    FilesOf desk;
    const TempFolder folder;
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    CHECK(desk.list(key).empty());
    CHECK(desk.detail(key).files == 0);
    app::AuthorizeDecision decision;
    decision.label = LabelMode::own;
    decision.ownLabel = desk.get<Result<OwnLabel>>([&](auto done) { desk.returns().keepLabel(letter, "mine.pdf", done); }).value();
    desk.decide(Operation::authorize, {key}, decision).value();
    const std::string jpeg = "\xff\xd8\xff\xe0 a picture \xff\xd9";
    app::Inspection inspection;
    inspection.nonce = "click";
    inspection.findings = {{desk.detail(key).fact.lines[0].line, 1, Condition::used, false, "", {}, {}}};
    inspection.photos = {desk.get<Result<Photo>>([&](auto done) { desk.bench().keepPhoto(jpeg, "box.jpg", done); }).value()};
    desk.get<Result<app::Confirmed>>([&](auto done) { desk.bench().inspect(key, inspection, milliseconds(0), done); }).value();
    writeFilePrivately(folder.path() / "Brief an Käufer.PDF", letter + "more");
    desk.add(key, folder.path() / "Brief an Käufer.PDF").value();
    desk.add(key, folder.path() / "Brief an Käufer.PDF").value();  // again: it is one file

    const auto files = desk.list(key);
    REQUIRE(files.size() == 3);
    CHECK(desk.detail(key).files == 3);
    CHECK(files[0].kind == FileKind::label);
    CHECK(files[0].name == "mine.pdf");
    CHECK(files[0].size == static_cast<std::int64_t>(letter.size()));
    CHECK(files[1].kind == FileKind::photo);
    CHECK(files[1].size == static_cast<std::int64_t>(jpeg.size()));
    CHECK(files[2].name == "Brief an Käufer.PDF");
    CHECK(files[2].mediaType == "application/pdf");
    CHECK(files[2].sha256 == sha256Hex(letter + "more"));
    CHECK(files[2].at == desk.clock.now());
    for (const std::size_t i : {0u, 1u, 2u}) {
        desk.save(key, files[i], folder.path() / "out").value();
        CHECK(readFile(folder.path() / "out") == (i == 0 ? letter : i == 1 ? jpeg : letter + "more"));
    }
    const auto copied = desk.copy(key, files[2]).value();
    CHECK(copied.extension() == ".pdf");
    CHECK(readFile(copied) == letter + "more");
    CHECK(desk.disagreement() == "");
}

TEST_CASE("an added file is there after a restart, and is taken off its return alone") {
    FilesOf desk;
    const TempFolder folder;
    const auto keys = desk.keys(View::newOnes, 2);
    writeFilePrivately(folder.path() / "note.txt", "for both");
    for (const ReturnKey& key : keys) desk.add(key, folder.path() / "note.txt").value();
    desk.crashAndRestart();
    const ReturnFile file = desk.list(keys[0]).at(0);
    desk.get<Result<void>>([&](auto done) { desk.files().remove(keys[0], file.id, done); }).value();
    CHECK(desk.list(keys[0]).empty());
    CHECK(desk.get<Result<void>>([&](auto done) { desk.files().remove(keys[0], file.id, done); }).error().failure() == Failure::notFound);
    desk.save(keys[1], desk.list(keys[1]).at(0), folder.path() / "out").value();
    CHECK(readFile(folder.path() / "out") == "for both");
}

TEST_CASE("what is no file, too large or changed on the disk is refused by name, and no way leads out of the folder") {
    FilesOf desk;
    const TempFolder folder;
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    CHECK(desk.add(key, folder.path() / "none").error().failure() == Failure::unreadableFile);
    CHECK(desk.add(key, folder.path()).error().failure() == Failure::unreadableFile);
    writeFilePrivately(folder.path() / "big", "x");
    REQUIRE(::truncate((folder.path() / "big").c_str(), static_cast<off_t>(largestFile) + 1) == 0);
    CHECK(desk.add(key, folder.path() / "big").error().failure() == Failure::fileTooLarge);
    CHECK(desk.add({desk.account, {"RET-none"}}, folder.path() / "big").error().failure() == Failure::unknownReturn);
    writeFilePrivately(folder.path() / "..evil name.sh", "echo");
    const ReturnFile file = desk.add(key, folder.path() / "..evil name.sh").value();
    CHECK(desk.copy(key, file)->filename().string().front() != '.');
    CHECK(desk.save(key, file, folder.path() / "no" / "such" / "folder").error().failure() == Failure::unwritableFile);
    writeFilePrivately(desk.workspace() / "files" / file.sha256, "changed");
    CHECK(desk.save(key, file, folder.path() / "out").error().failure() == Failure::unreadableFile);
}
