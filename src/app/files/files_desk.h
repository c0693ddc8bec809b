// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a return: listed, opened, saved elsewhere, added. Callbacks: any thread.

#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "app/papers/papers_desk.h"
#include "domain/keys.h"
#include "domain/returns/return_file.h"

namespace resodesk::app {

class DeskCore;

class FilesDesk {
 public:
    explicit FilesDesk(DeskCore& core) : core_(core), papers_(core) {}
    /// Its label, the photos of the bench, what was added: in this order, each oldest first. unknownReturn.
    void list(const ReturnKey& key, std::function<void(Result<std::vector<ReturnFile>>)> done);
    /// A copy outside of the workspace, under its own name, to be opened or passed on: what is done to it harms no file that was kept.
    /// unreadableFile, and what the label's marketplace says.
    void copy(const ReturnKey& key, const ReturnFile& file, std::function<void(Result<std::filesystem::path>)> done);
    /// The same of the return's label, whatever it is.
    void copyLabel(const ReturnKey& key, std::function<void(Result<std::filesystem::path>)> done);
    /// The same to this place. Also unwritableFile.
    void save(const ReturnKey& key, const ReturnFile& file, const std::filesystem::path& place, std::function<void(Result<void>)> done);
    /// Keeps what is in the file now. unknownReturn, unreadableFile, fileTooLarge.
    void add(const ReturnKey& key, const std::filesystem::path& file, std::function<void(Result<ReturnFile>)> done);
    /// Takes an added file off the return; its bytes stay in the workspace, where another return may have them. notFound.
    void remove(const ReturnKey& key, std::int64_t id, std::function<void(Result<void>)> done);

 private:
    void bytes(const ReturnKey& key, const ReturnFile& file, std::function<void(Result<std::string>)> done);
    DeskCore& core_;
    PapersDesk papers_;  ///< who fetches and draws labels
};

}  // namespace resodesk::app
