// SPDX-License-Identifier: GPL-3.0-or-later
// messages: send, done.

#include <ostream>

#include "base/ids.h"
#include "base/paths.h"
#include "cli/commands.h"
#include "cli/messages_inbox.h"
#include "cli/output.h"
#include "cli/template_texts.h"
#include "cli/waiting.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/message_values.h"
#include "text/message_words.h"
#include "text/template_words.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

struct AnswerOptions {
    std::string id;
    std::optional<std::string> text, file;
    std::string at, in;
    std::int64_t after = 0;
    TemplateOptions message;
    std::optional<std::string> view, search;
    long expectCount = -1;
    bool isPreview = false;
    WaitOptions wait;
    bool isForMany() const { return view || search; }
};

/// The places that nothing is known for, as the sentence says them.
Error missingValue(const std::vector<Placeholder>& missing) { return Error(Failure::missingValue, "template", text::missingWords(missing).utf8_string()); }

std::string textOf(Session& session, const AnswerOptions& o) {
    if (o.text) return *o.text;
    if (!o.file) session.failUsage(translated("--text or --text-file is needed"));
    if (*o.file == "-") return session.console().input();
    try {
        return readFile(session.file(*o.file));
    } catch (const std::exception&) {
        session.fail(Error(Failure::unreadableFile, "a message", *o.file));
    }
}

/// "2026-12-01T09:00" as well as with a blank.
std::optional<TimePoint> timeOf(Session& session, const AnswerOptions& o) {
    if (!o.in.empty()) {
        const auto length = durationFrom(o.in);
        if (!length) session.failUsage(wxString::Format(_("%s is not a length of time: 30m, 2h, 3d, 1w"), text::show(o.in)).utf8_string());
        return session.clock().now() + *length;
    }
    if (o.at.empty()) return std::nullopt;
    std::string typed = o.at;
    if (typed.size() > 10 && typed[10] == 'T') typed[10] = ' ';
    const auto at = text::parseDate(text::show(typed));
    if (!at) session.fail(at.error());
    if (*at <= session.clock().now()) session.fail(Error(Failure::timeInPast, "--at", o.at));
    return *at;
}

/// What stands in one place of a list of texts.
struct Draft {
    app::ReplyWish wish;
    std::string buyer;
    OrderId order;
    std::vector<Placeholder> missing;
};

Draft draftFor(Session& session, const AnswerOptions& o, const MessageTemplate& message, const ConversationKey& key) {
    const auto detail = session.must<app::ConversationDetail>([&](auto done) { session.desk().messages().detail(key, done); });
    const FilledText filled = o.message.filledFor(session, message, detail.language, [&](const std::string& language) {
        return text::messageValues(detail.fact, detail.about, detail.order, detail.accountName, language);
    });
    return {{key, filled.text, detail.fact.lastMessageAt}, detail.fact.buyerName, detail.fact.order, filled.missing};
}

[[noreturn]] void preview(Session& session, const std::vector<Draft>& drafts) {
    std::size_t complete = 0;
    Json rows = Json::array();
    for (const Draft& draft : drafts) {
        complete += draft.missing.empty();
        Json missing = Json::array();
        for (const Placeholder place : draft.missing) missing.push_back(std::string(toText(place)));
        rows.push_back({{"id", draft.wish.key.id.value}, {"account", draft.wish.key.account.value}, {"order", draft.order.value}, {"buyer", draft.buyer},
                        {"text", draft.wish.text}, {"missing", missing}});
        if (session.format != Format::json) {
            session.out() << draft.wish.key.id.value << "  " << draft.buyer << "\n" << draft.wish.text << "\n";
            if (!draft.missing.empty()) session.out() << text::sentence(missingValue(draft.missing)).utf8_string() << "\n";
            session.out() << "\n";
        }
    }
    if (session.format == Format::json) session.out() << Json{{"complete", complete}, {"messages", rows}}.dump(1) << "\n";
    throw Exit{complete == drafts.size() ? done : refused};
}

void sendAnswer(Session& session, const AnswerOptions& o) {
    const auto at = timeOf(session, o);
    if (o.id.empty()) session.failUsage(translated("a conversation is needed, or --template with --view or --search"));
    session.desk(o.wait.waits);
    const ConversationKey key = conversationOf(session, o.id);
    std::string words;
    if (o.message.isGiven()) {
        const Draft draft = draftFor(session, o, templateCalled(session, o.message.id), key);
        if (o.isPreview) preview(session, {draft});
        if (!draft.missing.empty()) session.fail(missingValue(draft.missing));
        session.err() << draft.wish.text << "\n";
        words = draft.wish.text;
    } else {
        words = textOf(session, o);
    }
    // What arrives while the question stands stops it.
    const auto seen = session.must<app::ConversationDetail>([&](auto done) { session.desk().messages().detail(key, done); });
    if (at && seen.row.answerBy && *at > *seen.row.answerBy) session.err() << translated("That is after the time the buyer's message is to be answered by.") << "\n";
    session.confirm(translated("Send this message?"));
    const app::Sending how{seen.fact.lastMessageAt, at, {o.after}};
    o.wait.finish(session, session.must<app::Confirmed>([&](auto done) { session.desk().messages().send(key, words, how, newUuid(), o.wait.hold(), done); }));
}

/// Those of which something is not known are not sent.
void sendMany(Session& session, const AnswerOptions& o) {
    const auto view = fromText<InboxView>(o.view.value_or("all"));
    if (!view) session.failChoice("--view", *o.view);
    if (!o.at.empty() || !o.in.empty() || o.after != 0) session.failUsage(translated("--at, --in and --after are for one conversation"));
    session.desk(o.wait.waits);
    const MessageTemplate message = templateCalled(session, o.message.id);
    const auto keys = session.await<std::vector<ConversationKey>>([&](auto done) { session.desk().messages().keys({*view, o.search.value_or("")}, done); });
    std::vector<Draft> drafts;
    for (const ConversationKey& key : keys) drafts.push_back(draftFor(session, o, message, key));
    if (o.isPreview) preview(session, drafts);
    std::vector<app::ReplyWish> wishes;
    app::Confirmed refusals;
    for (const Draft& draft : drafts) {
        if (draft.missing.empty()) {
            wishes.push_back(draft.wish);
            session.err() << draft.wish.key.id.value << "  " << draft.buyer << "  " << text::oneLine(draft.wish.text).utf8_string() << "\n";
        } else {
            refusals.refusals.push_back({{draft.wish.key.account, {draft.wish.key.id.value}}, draft.order, draft.buyer, missingValue(draft.missing)});
        }
    }
    const Declared now{static_cast<std::int64_t>(wishes.size()), {}};
    if (o.expectCount >= 0 && o.expectCount != now.count) session.fail(setChanged({o.expectCount, {}}, now));
    if (wishes.empty()) o.wait.finish(session, refusals);
    session.confirm(wxString::Format(wxPLURAL("Send this message to %zu buyer?", "Send this message to %zu buyers?", static_cast<unsigned>(wishes.size())), wishes.size()).utf8_string());
    auto confirmed = session.must<app::Confirmed>([&](auto done) { session.desk().messages().sendMany(wishes, newUuid(), o.wait.hold(), done); });
    confirmed.refusals = refusals.refusals;
    o.wait.finish(session, confirmed);
}

void settle(Session& session, const AnswerOptions& o) {
    session.desk(o.wait.waits);
    const ConversationKey key = conversationOf(session, o.id);
    o.wait.finish(session, session.must<app::Confirmed>([&](auto done) {
        session.desk().messages().noAnswerNeeded(key, newUuid(), o.wait.hold(), done);
    }));
}

}  // namespace

void addMessageSending(CLI::App& messages, Session& session) {
    auto o = std::make_shared<AnswerOptions>();
    CLI::App* command = messages.add_subcommand("send", "Write in a conversation, or with --template in many");
    CLI::Option* id = command->add_option("id", o->id, "Conversation or its order, as ID or ACCOUNT/ID");
    CLI::Option* text = command->add_option("--text", o->text, "The message");
    command->add_option("--text-file", o->file, "The message from a file; - is standard input")->excludes(text);
    CLI::Option* template_ = command->add_option("--template", o->message.id, "A template instead, filled in for each buyer in their language")->excludes(text);
    o->message.addTo(*command, template_);
    command->add_option("--view", o->view, "To all of needs_answer, overdue, answered or all")->needs(template_)->excludes(id);
    command->add_option("--search", o->search, "To those with such words")->needs(template_)->excludes(id);
    command->add_option("--expect-count", o->expectCount, "Do nothing unless it is for so many");
    command->add_flag("--preview", o->isPreview, "Show the text for each and send nothing")->needs(template_);
    CLI::Option* at = command->add_option("--at", o->at, "Not before: 2026-12-01T09:00; a draft again if the buyer writes first");
    CLI::Option* in = command->add_option("--in", o->in, "The same 30m, 2h, 3d or 1w from now")->excludes(at);
    command->add_option("--after", o->after, "Once this action of the same order is confirmed, by its number in the outbox; a draft again if it is not")
        ->check(CLI::PositiveNumber)->excludes(at)->excludes(in);
    o->wait.addTo(*command);
    command->callback([&session, o] { o->isForMany() ? sendMany(session, *o) : sendAnswer(session, *o); });

    command = messages.add_subcommand("done", "Say that the last message needs no answer; the buyer is not told");
    command->add_option("id", o->id, "Conversation or its order, as ID or ACCOUNT/ID")->required();
    o->wait.addTo(*command);
    command->callback([&session, o] { settle(session, *o); });
}

}  // namespace resodesk::cli
