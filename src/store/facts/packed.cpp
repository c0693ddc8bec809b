// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/packed.h"

#include <charconv>

namespace resodesk::store {

namespace {

constexpr char valueEnd = '\x1f', recordEnd = '\x1e';

class Packer {
 public:
    Packer& value(std::string_view text) {
        out_.append(text) += valueEnd;
        return *this;
    }
    Packer& value(std::int64_t number) { return value(std::to_string(number)); }
    Packer& value(const std::optional<TimePoint>& time) { return time ? value(toMillis(*time)) : value(""); }
    void endRecord() { out_ += recordEnd; }
    std::string take() { return std::move(out_); }

 private:
    std::string out_;
};

class Unpacker {
 public:
    explicit Unpacker(std::string_view packed) : rest_(packed) {}
    bool next() {
        if (isInRecord_) {
            const std::size_t end = rest_.find(recordEnd);
            rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        }
        isInRecord_ = true;
        return !rest_.empty();
    }
    std::string text() {
        const std::size_t end = rest_.find_first_of("\x1f\x1e");
        if (end == std::string_view::npos || rest_[end] == recordEnd) return {};
        const std::string value(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return value;
    }
    std::int64_t number() {
        const std::string value = text();
        std::int64_t n = 0;
        std::from_chars(value.data(), value.data() + value.size(), n);
        return n;
    }
    std::optional<TimePoint> maybeTime() {
        const std::string value = text();
        if (value.empty()) return std::nullopt;
        std::int64_t n = 0;
        std::from_chars(value.data(), value.data() + value.size(), n);
        return fromMillis(n);
    }

 private:
    std::string_view rest_;
    bool isInRecord_ = false;
};

}  // namespace

std::string pack(const std::vector<ReturnLine>& lines) {
    Packer p;
    for (const ReturnLine& l : lines) {
        p.value(l.line.value).value(l.sku).value(l.title).value(l.quantity).value(l.price.minor).value(l.refundable.minor).value(l.category);
        p.endRecord();
    }
    return p.take();
}

std::vector<ReturnLine> unpackReturnLines(const std::string& packed, Currency currency) {
    std::vector<ReturnLine> lines;
    for (Unpacker u(packed); u.next();) {
        ReturnLine l;
        l.line = {u.text()};
        l.sku = u.text();
        l.title = u.text();
        l.quantity = static_cast<int>(u.number());
        l.price = {u.number(), currency};
        l.refundable = {u.number(), currency};
        l.category = u.text();
        lines.push_back(std::move(l));
    }
    return lines;
}

std::string pack(const std::vector<OrderLine>& lines) {
    Packer p;
    for (const OrderLine& l : lines) {
        p.value(l.line.value).value(l.sku).value(l.title).value(l.quantity).value(l.price.minor);
        p.endRecord();
    }
    return p.take();
}

std::vector<OrderLine> unpackOrderLines(const std::string& packed, Currency currency) {
    std::vector<OrderLine> lines;
    for (Unpacker u(packed); u.next();) {
        OrderLine l;
        l.line = {u.text()};
        l.sku = u.text();
        l.title = u.text();
        l.quantity = static_cast<int>(u.number());
        l.price = {u.number(), currency};
        lines.push_back(std::move(l));
    }
    return lines;
}

std::string pack(const std::vector<Shipment>& shipments) {
    Packer p;
    for (const Shipment& s : shipments) {
        p.value(s.courier).value(s.tracking).value(toMillis(s.shippedAt)).value(s.deliveredAt);
        p.endRecord();
    }
    return p.take();
}

std::vector<Shipment> unpackShipments(const std::string& packed) {
    std::vector<Shipment> shipments;
    for (Unpacker u(packed); u.next();) {
        Shipment s;
        s.courier = u.text();
        s.tracking = u.text();
        s.shippedAt = fromMillis(u.number());
        s.deliveredAt = u.maybeTime();
        shipments.push_back(std::move(s));
    }
    return shipments;
}

std::string pack(const std::vector<Refund>& refunds) {
    Packer p;
    for (const Refund& r : refunds) {
        p.value(r.id.value).value(r.total.minor).value(r.total.currency.code()).value(toText(r.by));
        p.value(toMillis(r.at)).value(r.key);
        p.endRecord();
    }
    return p.take();
}

std::vector<Refund> unpackRefunds(const std::string& packed) {
    std::vector<Refund> refunds;
    for (Unpacker u(packed); u.next();) {
        Refund r;
        r.id = {u.text()};
        r.total.minor = u.number();
        if (const auto currency = Currency::parse(u.text())) r.total.currency = *currency;
        r.by = fromText<Actor>(u.text()).value_or(Actor::nobody);
        r.at = fromMillis(u.number());
        r.key = u.text();
        refunds.push_back(std::move(r));
    }
    return refunds;
}

std::string pack(const std::vector<Replacement>& replacements) {
    Packer p;
    for (const Replacement& r : replacements) {
        p.value(r.id).value(toText(r.by)).value(toMillis(r.at)).value(r.key);
        p.endRecord();
    }
    return p.take();
}

std::vector<Replacement> unpackReplacements(const std::string& packed) {
    std::vector<Replacement> replacements;
    for (Unpacker u(packed); u.next();) {
        Replacement r;
        r.id = u.text();
        r.by = fromText<Actor>(u.text()).value_or(Actor::nobody);
        r.at = fromMillis(u.number());
        r.key = u.text();
        replacements.push_back(std::move(r));
    }
    return replacements;
}

std::string pack(const std::vector<std::string>& texts) {
    Packer out;
    for (const std::string& text : texts) {
        out.value(text);
        out.endRecord();
    }
    return out.take();
}

std::vector<std::string> unpackTexts(const std::string& packed) {
    std::vector<std::string> texts;
    for (Unpacker in(packed); in.next();) texts.push_back(in.text());
    return texts;
}

std::string pack(const std::vector<Possibility>& possible) {
    Packer p;
    for (const Possibility& x : possible) {
        p.value(toText(x.operation)).value(x.possible ? "1" : "").value(x.why);
        p.endRecord();
    }
    return p.take();
}

std::vector<Possibility> unpackPossible(const std::string& packed) {
    std::vector<Possibility> possible;
    for (Unpacker u(packed); u.next();) {
        const auto operation = fromText<Operation>(u.text());
        const bool isPossibleNow = u.text() == "1";
        if (operation) possible.push_back({*operation, isPossibleNow, u.text()});
    }
    return possible;
}

}  // namespace resodesk::store
