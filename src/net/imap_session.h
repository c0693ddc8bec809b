// SPDX-License-Identifier: GPL-3.0-or-later
// One look into a folder: STATUS, and where that shows something new EXAMINE, UID SEARCH, sizes, mails. Nothing is changed there.

#pragma once

#include <deque>

#include "net/imap_reader.h"
#include "net/mail_message.h"
#include "net/mail_session.h"

namespace resodesk::net {

class ImapSession final : public MailSession {
 public:
    explicit ImapSession(FetchRequest request);
    void begin() override;
    void take(std::string_view bytes) override;
    bool isDone() const override { return step_ == Step::done; }
    /// With its error where the server did not do its part. Taken once.
    FetchReply takeReply() { return std::move(reply_); }

 private:
    enum class Step { status, examine, search, sizes, mails, done };
    struct Wanted {
        std::uint32_t uid = 0;
        std::uint32_t size = 0;
        bool isThere = false;
        bool hasCome = false;
    };

    void answer(const ImapAnswer& answer);
    void untagged(const ImapAnswer& answer);
    void completed();
    void examined();
    void searched();
    void chooseMails();
    void nextMails();
    void takeFetch(const ImapAnswer& answer);
    void command(Step step, const std::string& words);
    void fail(Failure failure, const char* detail);
    void end();

    FetchRequest request_;
    ImapReader reader_;
    FetchReply reply_;
    Step step_ = Step::status;
    int commands_ = 0;
    std::string tag_;
    std::string folder_;
    std::uint32_t uidNext_ = 0;
    std::vector<std::uint32_t> found_;
    std::deque<Wanted> wanted_;  ///< of this answer, by uid
    std::size_t asked_ = 0;      ///< so many of them, from the first, are being fetched
    std::size_t together_ = 0;
};

}  // namespace resodesk::net
