// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/json_output.h"

#include <cstdio>

#include "text/failures.h"
#include "text/timeline_words.h"
#include "text/words.h"

namespace resodesk::cli {

namespace {

template <Named Enum>
std::string name(Enum value) {
    return std::string(toText(value));
}

Json linesJson(const std::vector<ReturnLine>& lines) {
    Json json = Json::array();
    for (const ReturnLine& l : lines)
        json.push_back({{"line", l.line.value}, {"sku", l.sku}, {"title", l.title}, {"category", l.category}, {"quantity", l.quantity},
                        {"price", toJson(l.price)}, {"refundable", toJson(l.refundable)}});
    return json;
}

Json refundsJson(const std::vector<Refund>& refunds) {
    Json json = Json::array();
    for (const Refund& r : refunds)
        json.push_back({{"id", r.id.value}, {"total", toJson(r.total)}, {"by", name(r.by)}, {"at", toJson(r.at)}});
    return json;
}

Json timelineJson(const std::vector<TimelineEntry>& timeline, TimePoint now) {
    Json json = Json::array();
    for (const TimelineEntry& e : timeline)
        json.push_back({{"at", toJson(e.at)}, {"kind", name(e.kind)}, {"by", name(e.by)}, {"text", e.text},
                        {"sentence", text::sentence(e, now).utf8_string()}});
    return json;
}

Json offersJson(const std::vector<app::Offer>& offers) {
    Json json = Json::array();
    for (const app::Offer& o : offers) {
        Json offer{{"operation", name(o.operation)}, {"possible", !o.refusal.has_value()}};
        if (o.refusal) offer["why"] = text::why(*o.refusal).utf8_string();
        json.push_back(offer);
    }
    return json;
}

Json actionsJson(const std::vector<Action>& actions, TimePoint now) {
    Json json = Json::array();
    for (const Action& a : actions) json.push_back(toJson(a, now));
    return json;
}

}  // namespace

Json toJson(const Money& money) {
    return {{"amount", plainAmount(money)}, {"currency", money.currency.isNone() ? std::string() : std::string(money.currency.code())}};
}

Json toJson(TimePoint time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(time - day));
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text;
}

Json toJson(const std::optional<TimePoint>& time) { return time ? toJson(*time) : Json(nullptr); }

Json toJson(const ReturnRow& row) {
    return {{"id", row.key.id.value},
            {"account", row.key.account.value},
            {"order", row.order.value},
            {"state", name(row.state)},
            {"buyer", row.buyer},
            {"country", row.country},
            {"item", row.item},
            {"sku", row.sku},
            {"quantity", row.quantity},
            {"amount", toJson(row.amount)},
            {"reason", row.reason},
            {"ground", name(row.ground)},
            {"in_policy", row.inPolicy},
            {"rma", row.rma},
            {"requested_at", toJson(row.requestedAt)},
            {"answer_by", toJson(row.deadline)},
            {"tags", row.tags},
            {"snoozed_until", toJson(row.snoozedUntil)}};
}

Json toJson(const app::ReturnDetail& d, TimePoint now) {
    Json json = toJson(d.row);
    json["comment"] = d.fact.comment;
    json["policy_note"] = d.fact.policyNote;
    json["shipped"] = d.fact.shipped;
    json["tracking"] = d.fact.tracking;
    json["lines"] = linesJson(d.fact.lines);
    json["refundable"] = {{"shipping", toJson(d.fact.shippingRefundable)}, {"extra", toJson(d.fact.extraRefundable)},
                          {"total", toJson(d.fact.refundable())}};
    json["refunds"] = refundsJson(d.fact.refunds);
    json["received_at"] = toJson(d.marks.receivedAt);
    Json findings = Json::array();
    for (const Finding& f : d.marks.findings)
        findings.push_back({{"line", f.line.value}, {"quantity", f.quantity}, {"condition", name(f.condition)},
                            {"resellable", f.resellable}, {"note", f.note}, {"at", toJson(f.at)},
                            {"cause", f.cause ? Json(name(*f.cause)) : Json(nullptr)}});
    json["findings"] = findings;
    json["photos"] = photosJson(d.marks.photos);
    json["label"] = {{"origin", name(d.label)}, {"name", d.label == LabelOrigin::file ? Json(d.labelName) : Json(nullptr)}};
    json["possible"] = offersJson(d.offers);
    json["actions"] = actionsJson(d.actions, now);
    json["timeline"] = timelineJson(d.timeline, now);
    json["draft"] = d.draft;
    json["rules"] = d.rules ? toJson(*d.rules) : Json(nullptr);
    json["tags"] = d.tags;
    json["related"] = Json::array();
    for (const app::RelatedReturn& related : d.related)
        json["related"].push_back({{"id", related.row.key.id.value}, {"order", related.row.order.value}, {"same", related.isSameOrder ? "order" : "buyer"},
                                   {"state", name(related.row.state)}});
    return json;
}

Json toJson(const app::RuleWhy& why) {
    const auto ruleName = [&](std::size_t rule) { return why.set.rules.at(rule).name; };
    Json asked = Json::array();
    for (const RuleAsked& one : why.ruling.asked) {
        Json failed = Json::array();
        for (const RulePart part : one.failed) failed.push_back(name(part));
        asked.push_back({{"rule", ruleName(one.rule)}, {"failed", failed}});
    }
    return {{"version", why.version},
            {"mode", name(why.mode)},
            {"judged_at", why.isKept ? toJson(why.at) : Json(nullptr)},
            {"rule", why.ruling.rule ? Json(ruleName(*why.ruling.rule)) : Json(nullptr)},
            {"by_absence", why.ruling.isAbsence},
            {"move", why.ruling.move == RuleMove::tagOnly ? Json("leave") : Json(name(why.ruling.move))},
            {"tags", why.ruling.tags},
            {"asked", asked},
            {"error", why.refusal ? toJson(*why.refusal) : Json(nullptr)}};
}

Json photosJson(const std::vector<Photo>& photos) {
    Json json = Json::array();
    for (const Photo& photo : photos) json.push_back({{"sha256", photo.sha256}, {"name", photo.fileName}, {"at", toJson(photo.at)}});
    return json;
}

Json toJson(const ParcelRow& row) {
    return {{"id", row.key.id.value},   {"account", row.key.account.value}, {"order", row.order.value},
            {"state", name(row.state)}, {"buyer", row.buyer},               {"item", row.item},
            {"amount", toJson(row.amount)}, {"reason", row.reason},         {"courier", row.courier},
            {"tracking", row.tracking}, {"opened_at", toJson(row.openedAt)}, {"answer_by", toJson(row.deadline)}};
}

Json toJson(const app::ParcelDetail& d, TimePoint now) {
    Json replacements = Json::array();
    for (const Replacement& r : d.fact.replacements) replacements.push_back({{"id", r.id}, {"by", name(r.by)}, {"at", toJson(r.at)}});
    return {{"id", d.fact.id.value},
            {"account", d.fact.account.value},
            {"order", d.fact.order.value},
            {"state", name(d.fact.state)},
            {"buyer", d.fact.buyerName},
            {"reason", d.fact.reason},
            {"comment", d.fact.comment},
            {"courier", d.fact.courier},
            {"tracking", d.fact.tracking},
            {"last_scan", d.fact.lastScan},
            {"opened_at", toJson(d.fact.openedAt)},
            {"answer_by", toJson(d.fact.deadline)},
            {"lines", linesJson(d.fact.lines)},
            {"refundable", {{"shipping", toJson(d.fact.shippingRefundable)}, {"total", toJson(d.fact.refundable())}}},
            {"refunds", refundsJson(d.fact.refunds)},
            {"replacements", replacements},
            {"possible", offersJson(d.offers)},
            {"actions", actionsJson(d.actions, now)},
            {"timeline", timelineJson(d.timeline, now)},
            {"draft", d.draft}};
}

Json toJson(const app::AccountStatus& s) {
    Json json{{"id", s.account.id.value},
              {"name", s.account.name},
              {"channel", s.account.channel},
              {"url", s.account.url},
              {"state", name(s.account.state)},
              {"tokens", name(s.account.tokenPlace)},
              {"complete_at", toJson(s.sync.completeAt)}};
    if (s.sync.error) json["error"] = std::string(toText(s.sync.error->failure()));
    return json;
}

Json toJson(const app::AddressEntry& e) {
    const auto side = [](const ReturnAddress& a) {
        return Json{{"label", a.label}, {"name", a.name}, {"street", a.street}, {"postcode", a.postcode}, {"city", a.city},
                    {"country", a.country}, {"phone", a.phone}, {"default", a.isDefault}};
    };
    Json json = side(e.ours);
    json["row"] = e.row;
    json["account"] = e.account.value;
    json["id"] = e.ours.id.value;
    json["push"] = name(e.state);
    if (e.state == PushState::conflict && e.theirs) json["theirs"] = side(*e.theirs);
    return json;
}

Json toJson(const app::SettingsEntry& e) {
    const auto side = [](const ReturnSettings& s) {
        Json json{{"auto_authorize", name(s.autoAuthorize)}, {"rma_mode", name(s.rma)}, {"rma_pattern", s.rmaPattern},
                  {"label", name(s.label)}, {"address", s.address.value}, {"mail_links", s.mailsCarryLinks}};
        json["absent_from"] = toJson(s.absentFrom);
        json["absent_until"] = toJson(s.absentUntil);
        return json;
    };
    Json json = side(e.ours);
    json["account"] = e.account.value;
    json["push"] = name(e.state);
    if (e.state == PushState::conflict) json["theirs"] = side(e.theirs);
    return json;
}

Json toJson(const Action& a, TimePoint now) {
    Json money = Json::array();
    for (const MoneyLine& line : a.command.money)
        money.push_back({{"line", line.line}, {"quantity", line.quantity}, {"amount", plainAmount(line.amount)},
                         {"currency", std::string(line.amount.currency.code())}});
    Json json{{"id", a.id.value},
              {"kind", name(a.command.kind)},
              {"state", name(a.state)},
              {"standing", text::standing(a, now).utf8_string()},
              {"account", a.command.target.account.value},
              {"target_kind", name(a.command.target.kind)},
              {"target", a.command.target.id},
              {"order", a.command.order.value},
              {"buyer", a.command.seen.get("buyer")},
              {"money", money},
              {"total", a.command.money.empty() ? Json(nullptr) : toJson(a.command.total())},
              {"key", a.key},
              {"attempts", a.attempts},
              {"reference", a.remoteRef},
              {"confirmed_at", toJson(a.createdAt)},
              {"not_before", toJson(a.notBefore)},
              {"changed_at", toJson(a.changedAt)}};
    json["bulk"] = a.bulk ? Json(a.bulk.value) : Json(nullptr);
    json["in_place_of"] = a.supersedes ? Json(a.supersedes.value) : Json(nullptr);
    json["why"] = a.why ? Json(name(*a.why)) : Json(nullptr);
    json["refusal"] = a.refusal ? Json(std::string(toText(*a.refusal))) : Json(nullptr);
    json["refusal_words"] = a.refusalWords;
    return json;
}

Json toJson(const Error& error) {
    return {{"failure", std::string(toText(error.failure()))}, {"sentence", text::sentence(error).utf8_string()},
            {"subject", error.subject()}};
}

}  // namespace resodesk::cli
