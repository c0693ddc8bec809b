// SPDX-License-Identifier: GPL-3.0-or-later
// messages: list, show, attachment, first.

#include "cli/messages_inbox.h"

#include <algorithm>
#include <ostream>

#include "cli/commands.h"
#include "cli/output.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/message_words.h"
#include "text/translate.h"
#include "text/words.h"

namespace resodesk::cli {

ConversationKey conversationOf(Session& session, const std::string& id) {
    const auto keys = session.await<std::vector<ConversationKey>>([&](auto done) { session.desk().messages().find(id, done); });
    if (keys.empty()) session.fail(Error(Failure::notFound, "conversation", id));
    const bool isOneAccount = std::all_of(keys.begin(), keys.end(), [&](const ConversationKey& key) { return key.account == keys.front().account; });
    if (keys.size() > 1 && isOneAccount) {
        std::string ids;
        for (const ConversationKey& key : keys) ids += (ids.empty() ? "" : ", ") + key.id.value;
        // TRANSLATORS: an order's number, and the conversations about it
        session.failUsage(wxString::Format(_("%s has several conversations: name one of %s"), text::show(id), text::show(ids)).utf8_string());
    }
    if (keys.size() > 1) session.failUsage(wxString::Format(_("%s is in several accounts: write ACCOUNT/%s"), text::show(id), text::show(id)).utf8_string());
    return keys.front();
}

namespace {

struct InboxOptions {
    std::string view = "needs_answer", search;
    int limit = 50;
};

struct FileOptions {
    std::string id, into;
    int number = 0;
};

Json inboxJson(const ConversationRow& row) {
    return {{"id", row.key.id.value},
            {"account", row.key.account.value},
            {"order", row.order.value},
            {"buyer", row.buyer},
            {"topic", std::string(toText(row.topic))},
            {"state", std::string(toText(row.state))},
            {"answer_by", toJson(row.answerBy)},
            {"last_message_at", toJson(row.lastMessageAt)},
            {"last_message", row.lastMessage},
            {"plain_thanks", row.isThanks}};
}

Json detailJson(const app::ConversationDetail& d, TimePoint now) {
    Json json = inboxJson(d.row);
    json["about"] = d.fact.about;
    json["language"] = d.fact.language;
    json["opened_at"] = toJson(d.fact.openedAt);
    json["survey"] = std::string(toText(d.fact.survey));
    json["messages"] = Json::array();
    int number = 0;
    for (const Message& m : d.messages) {
        Json files = Json::array();
        for (const MessageFile& file : m.files) files.push_back({{"number", ++number}, {"name", file.name}, {"type", file.type}, {"size", file.size}});
        json["messages"].push_back({{"id", m.id}, {"from", std::string(toText(m.from))}, {"about", m.about}, {"at", toJson(m.at)}, {"subject", m.subject},
                                    {"text", m.text}, {"files", files}, {"is_partial", m.isPartial}});
    }
    json["actions"] = Json::array();
    for (const Action& action : d.actions) json["actions"].push_back(toJson(action, now));
    json["reminders"] = Json::array();
    for (const Reminder& reminder : d.reminders) json["reminders"].push_back(toJson(reminder, stateOf(reminder, localDay(now))));
    json["promised"] = Json::array();
    for (const PromisedDate& promised : d.promised) json["promised"].push_back({{"day", writtenDay(promised.day)}, {"words", promised.words}});
    json["draft"] = d.draft;
    json["why_draft"] = d.whyDraft ? toJson(*d.whyDraft) : Json(nullptr);
    return json;
}

void listMessages(Session& session, const InboxOptions& o) {
    const auto view = fromText<InboxView>(o.view);
    if (!view) session.failChoice("--view", o.view);
    const InboxQuery query{*view, o.search};
    if (session.format == Format::csv) {
        session.out() << session.await<std::string>([&](auto done) { session.desk().messages().csv(query, done); });
        throw Exit{done};
    }
    const auto total = session.await<std::int64_t>([&](auto done) { session.desk().messages().count(query, done); });
    const auto rows = session.await<std::vector<ConversationRow>>([&](auto done) { session.desk().messages().page(query, {}, o.limit, done); });
    if (session.format == Format::json) {
        const auto n = session.await<InboxCounts>([&](auto done) { session.desk().messages().counts(done); });
        Json json{{"total", total},
                  {"counts", {{"needs_answer", n.needsAnswer}, {"overdue", n.overdue}, {"answered", n.answered}, {"all", n.all}}},
                  {"conversations", Json::array()}};
        for (const ConversationRow& row : rows) json["conversations"].push_back(inboxJson(row));
        session.out() << json.dump(1) << "\n";
        throw Exit{done};
    }
    const TimePoint now = session.clock().now();
    Table table({translated("Time left"), translated("State"), translated("Conversation"), translated("Order"), translated("Buyer"), translated("About"),
                 translated("Last message")});
    for (const ConversationRow& r : rows)
        table.add({text::timeLeft(r.answerBy, now).utf8_string(), text::stateWords(r).utf8_string(), r.key.id.value, r.order.value, r.buyer,
                   text::words(r.topic).utf8_string(), text::oneLine(r.lastMessage).utf8_string()});
    session.out() << table.text()
                  << wxString::Format(wxPLURAL("%zu of %lld conversation", "%zu of %lld conversations", static_cast<unsigned>(total)), rows.size(),
                                      static_cast<long long>(total))
                         .utf8_string()
                  << "\n";
    if (const std::string due = promisesDue(session); !due.empty()) session.out() << due << "\n";
    throw Exit{done};
}

void showConversation(Session& session, const std::string& id) {
    const ConversationKey key = conversationOf(session, id);
    const auto detail = session.must<app::ConversationDetail>([&](auto done) { session.desk().messages().detail(key, done); });
    const TimePoint now = session.clock().now();
    if (session.format == Format::json) {
        session.out() << detailJson(detail, now).dump(1) << "\n";
        throw Exit{done};
    }
    const ConversationRow& r = detail.row;
    session.out() << r.key.id.value << "  " << text::stateWords(r).utf8_string() << "  " << text::words(r.topic).utf8_string() << "  " << r.order.value
                  << "  " << r.buyer;
    if (r.answerBy) session.out() << "  " << text::timeLeft(r.answerBy, now).utf8_string();
    if (const wxString survey = text::words(detail.fact.survey); !survey.empty()) session.out() << "  " << survey.utf8_string();
    session.out() << "\n";
    std::string subject;
    int number = 0;
    for (const Message& m : detail.messages) {
        // "Re: ..." is no other subject.
        if (subject.empty() || !m.subject.ends_with(subject)) {
            subject = m.subject;
            if (!subject.empty()) session.out() << subject << "\n";
        }
        session.out() << text::printDateTime(m.at).utf8_string() << "  " << (m.from == Actor::buyer ? r.buyer : text::senderWords(m.from).utf8_string())
                      << ": " << m.text << "\n";
        if (m.isPartial) session.out() << translated("  (A part of this mail was left out: too large, or nothing that can be read.)") << "\n";
        for (const MessageFile& file : m.files) session.out() << "  [" << ++number << "] " << text::fileWords(file).utf8_string() << "\n";
    }
    for (const Action& action : detail.actions)
        if (isLive(action.state)) session.out() << text::title(action).utf8_string() << ": " << text::standing(action, now).utf8_string() << "\n";
    for (const Reminder& reminder : detail.reminders)
        session.out() << translated("Promised") << ": " << writtenDay(reminder.day) << "  " << text::words(stateOf(reminder, localDay(now))).utf8_string() << "  "
                      << reminder.words << "\n";
    for (const PromisedDate& promised : detail.promised)
        // TRANSLATORS: the words of a message, the day, the number of a conversation
        session.out() << wxString::Format(_("\"%s\" promises %s. To be reminded: messages remind %s"), text::show(promised.words), writtenDay(promised.day),
                                          text::show(r.key.id.value))
                             .utf8_string()
                      << "\n";
    if (!detail.draft.empty()) session.out() << translated("Draft") << ": " << detail.draft << "\n";
    if (detail.whyDraft) session.out() << text::sentence(*detail.whyDraft).utf8_string() << "\n";
    if (r.isThanks) session.out() << wxString::Format(_("A thank-you. If it needs no answer: messages done %s"), text::show(r.key.id.value)).utf8_string() << "\n";
    throw Exit{done};
}

void saveFile(Session& session, const FileOptions& o) {
    session.desk();
    const ConversationKey key = conversationOf(session, o.id);
    const auto file = session.must<app::ReceivedFile>([&](auto done) { session.desk().messages().file(key, o.number, done); });
    session.write(o.into, file.bytes);
    throw Exit{done};
}

void showFirstContacts(Session& session, int days) {
    const auto counts = session.await<FirstContacts>(
        [&](auto done) { session.desk().messages().firstContacts(session.clock().now() - std::chrono::days(days), done); });
    if (session.format == Format::json)
        session.out() << Json{{"days", days}, {"written", counts.written}, {"avoided", counts.avoided}, {"open", counts.open}}.dump(1) << "\n";
    else
        session.out() << wxString::Format(_("Written about first: %d. Taken back by their buyers: %d. Still open: %d."), counts.written, counts.avoided, counts.open).utf8_string()
                      << "\n";
    throw Exit{done};
}

}  // namespace

void addMessageInbox(CLI::App& messages, Session& session) {
    auto options = std::make_shared<InboxOptions>();
    CLI::App* command = messages.add_subcommand("list", "Conversations that await an answer, most urgent first");
    command->add_option("--view", options->view, "needs_answer, overdue, answered, all")->capture_default_str();
    command->add_option("--search", options->search, "Words of the messages, the buyer, order or conversation");
    command->add_option("--limit", options->limit, "Rows at most; CSV is always the whole list")->check(CLI::Range(1, 1'000'000))->capture_default_str();
    command->callback([&session, options] { listMessages(session, *options); });

    auto id = std::make_shared<std::string>();
    command = messages.add_subcommand("show", "One conversation with its messages");
    command->add_option("id", *id, "Conversation or its order, as ID or ACCOUNT/ID")->required();
    command->callback([&session, id] { showConversation(session, *id); });

    auto days = std::make_shared<int>(90);
    command = messages.add_subcommand("first", "Requests that were written about before they were answered, and how many became no return");
    command->add_option("--days", *days, "Messages decided in so many days")->check(CLI::Range(1, 3'650))->capture_default_str();
    command->callback([&session, days] { showFirstContacts(session, *days); });
    auto file = std::make_shared<FileOptions>();
    command = messages.add_subcommand("attachment", "Save a file that came with a message");
    command->add_option("id", file->id, "Conversation or its order, as ID or ACCOUNT/ID")->required();
    command->add_option("number", file->number, "Its number in `messages show`")->required();
    command->add_option("--into", file->into, "Where to: a file of yours, readable by nobody else")->required();
    command->callback([&session, file] { saveFile(session, *file); });
}

}  // namespace resodesk::cli
