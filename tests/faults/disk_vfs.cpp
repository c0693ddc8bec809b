// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/disk_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <fstream>
#include <random>
#include <sstream>

namespace resodesk::faults {

namespace {

constexpr std::size_t sector = 512;

Disk& disk() {
    static Disk disk;
    return disk;
}

sqlite3_vfs* real = nullptr;

/// What SQLite sees as a file; the real one lies behind it in memory.
struct File {
    sqlite3_file base;
    bool isWatched;
    Disk::Content* content;  ///< of a main file or -wal
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& fileOf(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* behind(sqlite3_file* file) { return fileOf(file).real(); }

/// Makes the call unless the disk fails it.
template <class Call>
int attempt(bool isWatched, DiskCall kind, Call call) {
    bool isDone = false;
    const auto code = isWatched ? disk().before(kind, isDone) : std::nullopt;
    if (code && !isDone) return *code;
    const int result = call();
    return code ? *code : result;
}

int closeFile(sqlite3_file* f) {
    sqlite3_file* r = behind(f);
    return r->pMethods ? r->pMethods->xClose(r) : SQLITE_OK;
}
int readBytes(sqlite3_file* f, void* to, int amount, sqlite3_int64 at) {
    return attempt(fileOf(f).isWatched, DiskCall::read, [&] { return behind(f)->pMethods->xRead(behind(f), to, amount, at); });
}
int writeFile(sqlite3_file* f, const void* from, int amount, sqlite3_int64 at) {
    return attempt(fileOf(f).isWatched, DiskCall::write, [&] {
        if (Disk::Content* content = fileOf(f).content)
            content->unsynced.push_back({false, at, {static_cast<const char*>(from), static_cast<std::size_t>(amount)}});
        return behind(f)->pMethods->xWrite(behind(f), from, amount, at);
    });
}
int truncateFile(sqlite3_file* f, sqlite3_int64 size) {
    return attempt(fileOf(f).isWatched, DiskCall::truncate, [&] {
        if (Disk::Content* content = fileOf(f).content) content->unsynced.push_back({true, size, {}});
        return behind(f)->pMethods->xTruncate(behind(f), size);
    });
}
/// The page cache outlives this process, and the power does not really go: a watched file needs no real fsync.
int syncFile(sqlite3_file* f, int flags) {
    if (!fileOf(f).isWatched) return behind(f)->pMethods->xSync(behind(f), flags);
    return attempt(true, DiskCall::sync, [&] {
        if (Disk::Content* content = fileOf(f).content) disk().synced(*content);
        return SQLITE_OK;
    });
}
int fileSize(sqlite3_file* f, sqlite3_int64* size) { return behind(f)->pMethods->xFileSize(behind(f), size); }
int lockFile(sqlite3_file* f, int level) { return behind(f)->pMethods->xLock(behind(f), level); }
int unlockFile(sqlite3_file* f, int level) { return behind(f)->pMethods->xUnlock(behind(f), level); }
int isReserved(sqlite3_file* f, int* answer) { return behind(f)->pMethods->xCheckReservedLock(behind(f), answer); }
int control(sqlite3_file* f, int what, void* argument) { return behind(f)->pMethods->xFileControl(behind(f), what, argument); }
int sectorSize(sqlite3_file* f) { return behind(f)->pMethods->xSectorSize(behind(f)); }
/// A disk without promises: a sector may be torn, and old bytes beside a write may go with it.
int traits(sqlite3_file* f) { return fileOf(f).isWatched ? 0 : behind(f)->pMethods->xDeviceCharacteristics(behind(f)); }
int mapShm(sqlite3_file* f, int page, int size, int extend, void volatile** at) {
    return attempt(fileOf(f).isWatched, DiskCall::shm, [&] { return behind(f)->pMethods->xShmMap(behind(f), page, size, extend, at); });
}
int lockShm(sqlite3_file* f, int offset, int n, int flags) { return behind(f)->pMethods->xShmLock(behind(f), offset, n, flags); }
void barrier(sqlite3_file* f) { behind(f)->pMethods->xShmBarrier(behind(f)); }
int unmapShm(sqlite3_file* f, int deletes) { return behind(f)->pMethods->xShmUnmap(behind(f), deletes); }
int fetch(sqlite3_file* f, sqlite3_int64 at, int amount, void** page) {
    if (!fileOf(f).isWatched) return behind(f)->pMethods->xFetch(behind(f), at, amount, page);
    *page = nullptr;  // read through xRead, where it can fail
    return SQLITE_OK;
}
int unfetch(sqlite3_file* f, sqlite3_int64 at, void* page) {
    return fileOf(f).isWatched ? SQLITE_OK : behind(f)->pMethods->xUnfetch(behind(f), at, page);
}

const sqlite3_io_methods methods{3,          closeFile, readBytes,   writeFile,  truncateFile, syncFile, fileSize, lockFile, unlockFile, isReserved,
                                 control,    sectorSize, traits,     mapShm,     lockShm,      barrier,  unmapShm, fetch,    unfetch};

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* f, int flags, int* flagsOut) {
    File& file = fileOf(f);
    std::memset(&file, 0, sizeof file);
    file.isWatched = path && disk().isWatched(path);
    file.real()->pMethods = nullptr;
    if (file.isWatched && disk().isProtected() && (flags & SQLITE_OPEN_READWRITE))
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    const int result = attempt(file.isWatched, DiskCall::open, [&] { return real->xOpen(real, path, file.real(), flags, flagsOut); });
    if (file.real()->pMethods) file.base.pMethods = &methods;
    if (result == SQLITE_OK && file.isWatched && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))) file.content = disk().contentOf(path);
    return result;
}

int removeFile(sqlite3_vfs*, const char* path, int syncs) {
    const bool isWatched = disk().isWatched(path);
    return attempt(isWatched, DiskCall::remove, [&] {
        if (isWatched) disk().removed(path);
        return real->xDelete(real, path, isWatched ? 0 : syncs);
    });
}

std::string bytesOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

void putInto(std::string& bytes, const Disk::Change& change) {
    const auto at = static_cast<std::size_t>(change.at);
    if (change.isTruncation) return bytes.resize(std::min(bytes.size(), at));
    if (bytes.size() < at + change.bytes.size()) bytes.resize(at + change.bytes.size());
    bytes.replace(at, change.bytes.size(), change.bytes);
}

}  // namespace

Disk& Disk::install() {
    static sqlite3_vfs vfs;
    if (real) return disk();
    real = sqlite3_vfs_find(nullptr);
    vfs = *real;
    vfs.zName = "failing";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = removeFile;
    sqlite3_vfs_register(&vfs, 1);
    return disk();
}

void Disk::watch(const std::filesystem::path& folder) { folder_ = folder.string() + "/"; }

bool Disk::isWatched(const char* path) const { return !folder_.empty() && std::strncmp(path, folder_.c_str(), folder_.size()) == 0; }

void Disk::arm(const DiskFault& fault) {
    disarm();
    fault_ = fault;
}

void Disk::armPowerLoss(long nth) {
    disarm();
    powerLeft_ = nth;
}

void Disk::disarm() {
    fault_.reset();
    calls_ = {};
    powerLeft_ = 0;
    hasFired_ = false;
}

std::optional<int> Disk::before(DiskCall call, bool& isDone) {
    const bool changes = call == DiskCall::write || call == DiskCall::sync || call == DiskCall::truncate;
    if (isStopped_) return call == DiskCall::remove ? SQLITE_IOERR_DELETE : SQLITE_IOERR;
    const long n = ++calls_[static_cast<std::size_t>(call)];
    if (powerLeft_ > 0 && changes && --powerLeft_ == 0) {
        hasFired_ = isStopped_ = true;
        return SQLITE_IOERR;
    }
    if (!fault_ || fault_->call != call || (fault_->isForEver ? n < fault_->nth : n != fault_->nth)) return std::nullopt;
    hasFired_ = true;
    isDone = fault_->isDone;
    return fault_->code;
}

Disk::Content* Disk::contentOf(const std::string& path) {
    const auto [found, isNew] = contents_.try_emplace(path);
    if (isNew) found->second.synced = bytesOf(path);
    return &found->second;
}

void Disk::synced(Content& content) const {
    if (isLying_) return;
    for (const Change& change : content.unsynced) putInto(content.synced, change);
    content.unsynced.clear();
}

void Disk::losePower(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (auto& [path, content] : contents_) {
        std::string image = content.synced;
        // Some lose everything, some keep everything, most are in between.
        const auto kept = random() % 5;
        for (Change& change : content.unsynced) {
            if (kept == 0 || (kept < 4 && random() % 2)) continue;
            if (kept < 3 && !change.isTruncation && random() % 4 == 0)
                for (std::size_t at = random() % sector; at < change.bytes.size(); at += sector) change.bytes[at] = static_cast<char>(random());
            putInto(image, change);
        }
        std::ofstream(path, std::ios::binary | std::ios::trunc) << image;
    }
    contents_.clear();
}

}  // namespace resodesk::faults
