// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/mail_servers.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "base/paths.h"

extern char** environ;

namespace resodesk::test {

namespace fs = std::filesystem;

MailServers::MailServers() {
    int in[2], out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_addchdir_np(&actions, "/");
    std::string python = "/usr/bin/python3", script = RESODESK_TESTS_DIR "/support/mail_servers.py";  // the system's, which has aiosmtpd
    char* arguments[] = {python.data(), script.data(), nullptr};
    const int failed = ::posix_spawn(&process_, python.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(in[0]);
    ::close(out[1]);
    toServers_ = in[1];
    std::string said;
    char buffer[512];
    for (ssize_t got = 0; failed == 0 && !said.ends_with("ready\n") && (got = ::read(out[0], buffer, sizeof buffer)) > 0;) said.append(buffer, static_cast<std::size_t>(got));
    ::close(out[0]);
    if (!said.ends_with("ready\n")) throw std::runtime_error("the mail servers do not start: sh tests/run.sh installs them");
    std::istringstream lines(said);
    for (std::string name, value; lines >> name && name != "ready" && lines >> value;) told_[name] = value;
}

MailServers::~MailServers() {
    ::close(toServers_);
    ::waitpid(process_, nullptr, 0);
}

net::MailServer MailServers::server(const std::string& service) const {
    return {"127.0.0.1", port(service), service.ends_with('s') ? net::MailTls::implicit : net::MailTls::startTls, told_.at("ca")};
}

std::string MailServers::deliver(const std::string& bytes) {
    const std::string name = "test." + std::to_string(++delivered_);
    const fs::path fresh = mailbox() / "tmp" / name;
    std::ofstream(fresh, std::ios::binary) << bytes;
    fs::permissions(fresh, fs::perms(0644));
    fs::rename(fresh, mailbox() / "new" / name);
    return name;
}

fs::path MailServers::find(const std::string& name) const {
    for (const char* folder : {"new", "cur"})
        for (const auto& entry : fs::directory_iterator(mailbox() / folder)) {
            const std::string file = entry.path().filename().string();
            if (file.substr(0, file.find_first_of(":,")) == name) return entry.path();
        }
    throw std::runtime_error("no such mail");
}

void MailServers::remove(const std::string& name) { fs::remove(find(name)); }

/// A session that has just ended may still be writing what it knows of the mailbox.
void MailServers::waitForSessions() const {
    const auto isSession = [this](const fs::path& process) {
        std::ifstream stat(process / "stat");
        std::string pid, name, state, parent, group;
        return static_cast<bool>(stat >> pid >> name >> state >> parent >> group) && name == "(imap)" && state != "Z" && group == told_.at("dovecot");
    };
    for (bool isIdle = false; !isIdle;) {
        isIdle = true;
        for (const auto& entry : fs::directory_iterator("/proc", fs::directory_options::skip_permission_denied))
            if (isSession(entry.path())) isIdle = false;
        std::this_thread::yield();
    }
}

void MailServers::renumber() {
    waitForSessions();
    // dovecot-uidvalidity stays: it makes the next number another one.
    fs::remove(mailbox() / "dovecot-uidlist");
    for (const char* name : {"dovecot.index.log", "dovecot.index", "dovecot.index.cache", "dovecot.list.index.log", "dovecot.list.index"}) fs::remove(mailbox() / name);
}

std::vector<std::string> MailServers::accepted() const {
    std::vector<std::string> mails;
    for (const auto& entry : fs::directory_iterator(fs::path(told_.at("folder")) / "accepted")) mails.push_back(readFile(entry.path()));
    return mails;
}

std::string MailServers::log() const { return readFile(fs::path(told_.at("folder")) / "dovecot.log"); }

}  // namespace resodesk::test
