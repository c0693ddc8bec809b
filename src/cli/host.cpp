// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/host.h"

#include <ostream>
#include <streambuf>

#include "cli/console.h"
#include "cli/program.h"
#include "cli/session.h"

namespace resodesk::cli {

namespace {

/// Gathers what is printed and hands it over in pieces: a list is many small words.
class Speech final : public std::streambuf {
 public:
    Speech(app::Visit& visit, app::FrameKind where) : visit_(visit), where_(where) {}

 protected:
    int_type overflow(int_type c) override {
        if (!traits_type::eq_int_type(c, traits_type::eof())) said_ += traits_type::to_char_type(c);
        return leaveWhenMuch();
    }
    std::streamsize xsputn(const char* text, std::streamsize count) override {
        said_.append(text, static_cast<std::size_t>(count));
        leaveWhenMuch();
        return count;
    }
    int sync() override {
        if (!said_.empty()) visit_.say(where_, std::exchange(said_, {}));
        return 0;
    }

 private:
    int_type leaveWhenMuch() {
        if (said_.size() >= 64U << 10) sync();
        return traits_type::not_eof(0);
    }
    app::Visit& visit_;
    app::FrameKind where_;
    std::string said_;
};

class VisitConsole final : public Console {
 public:
    explicit VisitConsole(app::Visit& visit) : visit_(visit) {
        err_.tie(&out_);
        err_ << std::unitbuf;
    }
    std::ostream& out() override { return out_; }
    std::ostream& err() override { return err_; }
    bool isTerminal() const override { return visit_.command().isTerminal; }
    std::string ask(const std::string& question) override {
        out_.flush();
        return visit_.ask(app::FrameKind::question, question);
    }
    std::string input() override {
        if (!input_) input_ = visit_.ask(app::FrameKind::input, {});
        return *input_;
    }
    std::filesystem::path folder() const override { return visit_.command().folder; }
    std::stop_token stop() const override { return visit_.stop(); }

 private:
    app::Visit& visit_;
    Speech speech_{visit_, app::FrameKind::out}, errors_{visit_, app::FrameKind::err};
    std::ostream out_{&speech_}, err_{&errors_};
    std::optional<std::string> input_;
};

int runFor(app::Visit& visit, app::Desk& desk, app::Holder holder) {
    VisitConsole console(visit);
    Session session(console, visit.command().arguments, desk, holder);
    const int code = runCommand(session);
    console.out().flush();
    return code;
}

}  // namespace

app::Host hostOf(app::Desk& desk, app::Holder holder, std::function<void(const std::string& link)> makeWay) {
    return {holder, [&desk, holder](app::Visit& visit) { return runFor(visit, desk, holder); }, std::move(makeWay)};
}

}  // namespace resodesk::cli
