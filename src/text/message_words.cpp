// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/message_words.h"

#include <wx/intl.h>

#include "text/file_words.h"
#include "text/formats.h"

namespace resodesk::text {

wxString words(Topic topic) {
    switch (topic) {
        // TRANSLATORS: what a conversation is about, a cell of a list
        case Topic::returned: return wxGETTEXT_IN_CONTEXT("topic", "Return");
        case Topic::parcel: return wxGETTEXT_IN_CONTEXT("topic", "Parcel");
        case Topic::product: return wxGETTEXT_IN_CONTEXT("topic", "Product");
        case Topic::order: return wxGETTEXT_IN_CONTEXT("topic", "Order");
        case Topic::beforeOrder: return wxGETTEXT_IN_CONTEXT("topic", "Before an order");
    }
    return {};
}

wxString words(ShownConversation state) {
    switch (state) {
        // TRANSLATORS: how a conversation stands, a cell of a list
        case ShownConversation::needsAnswer: return wxGETTEXT_IN_CONTEXT("conversation", "Needs an answer");
        case ShownConversation::answering: return wxGETTEXT_IN_CONTEXT("conversation", "Answering...");
        case ShownConversation::settling: return wxGETTEXT_IN_CONTEXT("conversation", "No answer needed...");
        case ShownConversation::answered: return wxGETTEXT_IN_CONTEXT("conversation", "Answered");
        case ShownConversation::noAnswerNeeded: return wxGETTEXT_IN_CONTEXT("conversation", "No answer needed");
    }
    return {};
}

wxString words(InboxView view) {
    switch (view) {
        // TRANSLATORS: views of the conversations
        case InboxView::needsAnswer: return wxGETTEXT_IN_CONTEXT("inbox", "Needs an answer");
        case InboxView::overdue: return wxGETTEXT_IN_CONTEXT("inbox", "Overdue");
        case InboxView::answered: return wxGETTEXT_IN_CONTEXT("inbox", "Answered");
        case InboxView::all: return wxGETTEXT_IN_CONTEXT("inbox", "All");
    }
    return {};
}

wxString words(Survey survey) {
    switch (survey) {
        case Survey::none: return {};
        // TRANSLATORS: whether an answer of the seller helped, as the marketplace asks the buyer
        case Survey::asked: return wxGETTEXT_IN_CONTEXT("survey", "asked whether it helped");
        case Survey::helped: return wxGETTEXT_IN_CONTEXT("survey", "it helped");
        case Survey::didNotHelp: return wxGETTEXT_IN_CONTEXT("survey", "it did not help");
    }
    return {};
}

wxString stateWords(const ConversationRow& row) {
    // TRANSLATORS: how a conversation stands: the buyer only thanked
    return row.isThanks ? wxString(wxGETTEXT_IN_CONTEXT("conversation", "A thank-you")) : words(row.state);
}

wxString words(ReminderState state) {
    switch (state) {
        // TRANSLATORS: a day that was promised to a buyer
        case ReminderState::ahead: return wxGETTEXT_IN_CONTEXT("promise", "to come");
        case ReminderState::dueToday: return wxGETTEXT_IN_CONTEXT("promise", "due today");
        case ReminderState::missed: return wxGETTEXT_IN_CONTEXT("promise", "missed");
        case ReminderState::done: return wxGETTEXT_IN_CONTEXT("promise", "done");
    }
    return {};
}

wxString senderWords(Actor from) {
    // TRANSLATORS: who wrote a message, before a colon
    return from == Actor::seller ? wxGETTEXT_IN_CONTEXT("sender", "You") : wxGETTEXT_IN_CONTEXT("sender", "Marketplace");
}

wxString fileWords(const MessageFile& file) {
    return show(file.name) + " (" + show(file.type) + ", " + sizeWords(file.size) + ")";
}

wxString oneLine(const std::string& message) {
    wxString line = show(message);
    for (const char* gap : {"\r", "\n", "\t"}) line.Replace(gap, " ");
    return line;
}

}  // namespace resodesk::text
