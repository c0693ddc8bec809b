// SPDX-License-Identifier: GPL-3.0-or-later
// A real IMAP server and a real SMTP server of this test's own, as mail_servers.py starts them.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "net/mail_message.h"

namespace resodesk::test {

class MailServers {
 public:
    MailServers();
    ~MailServers();
    MailServers(const MailServers&) = delete;
    MailServers& operator=(const MailServers&) = delete;

    int port(const std::string& service) const { return std::stoi(told_.at(service)); }
    /// "imap" and "smtp" begin plain and ask for TLS, "imaps" and "smtps" are TLS.
    net::MailServer server(const std::string& service) const;
    static net::MailSignIn password() { return {"seller@example.org", "secret-word", false}; }
    static net::MailSignIn token() { return {"seller@example.org", "token-1", true}; }

    /// Puts a mail into the mailbox, as if it came by another way. The file's name in it.
    std::string deliver(const std::string& bytes);
    std::filesystem::path mailbox() const { return std::filesystem::path(told_.at("folder")) / "mail"; }
    /// Out of the mailbox, wherever the server has put the file by now.
    void remove(const std::string& name);
    /// The server forgets its numbering, as one does that is set up anew: the same mails under another UIDVALIDITY.
    void renumber();
    /// What the SMTP server accepted: a line with the recipients, then the mail.
    std::vector<std::string> accepted() const;
    std::string log() const;

 private:
    std::filesystem::path find(const std::string& name) const;
    void waitForSessions() const;
    int toServers_ = -1, process_ = -1;
    int delivered_ = 0;
    std::map<std::string, std::string> told_;
};

}  // namespace resodesk::test
