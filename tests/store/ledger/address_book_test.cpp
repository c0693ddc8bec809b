// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/address_book.h"

#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;
using store::SavedAddress;

namespace {

struct Book : TempLedger {
    void merge(std::vector<ReturnAddress> theirs) {
        write([&] { ledger->addresses().merge(account, theirs, morning); });
    }
    SavedAddress only() {
        const auto all = ledger->addresses().of(account);
        REQUIRE(all.size() == 1);
        return all.front();
    }
    void edit(SavedAddress address) {
        address.state = PushState::toPush;
        write([&] { return ledger->addresses().save(address, morning); });
    }
};

}  // namespace

TEST_CASE("an address that only the marketplace changed follows it") {
    Book book;
    ReturnAddress theirs = anAddress();
    book.merge({theirs});
    theirs.city = "Modena";
    book.merge({theirs});
    CHECK(book.only().ours.city == "Modena");
    book.merge({});
    CHECK(book.ledger->addresses().of(book.account).empty());
}

TEST_CASE("our edit survives a sync, and a change on both sides is a conflict that shows both") {
    Book book;
    ReturnAddress theirs = anAddress();
    book.merge({theirs});
    SavedAddress mine = book.only();
    mine.ours.city = "Ferrara";
    book.edit(mine);
    book.merge({theirs});
    CHECK(book.only().state == PushState::toPush);
    theirs.city = "Modena";
    book.merge({theirs});
    CHECK(book.only().state == PushState::conflict);
    CHECK(book.only().ours.city == "Ferrara");
    CHECK(book.only().theirs->city == "Modena");
}

TEST_CASE("an address made here is recognised when the marketplace has given it an id") {
    Book book;
    SavedAddress mine;
    mine.account = book.account;
    mine.ours = anAddress();
    mine.ours.id = {};
    book.edit(mine);
    book.merge({anAddress()});
    CHECK(book.only().ours.id == AddressId{"A-1"});
    CHECK(book.only().state == PushState::same);
}

TEST_CASE("there is one default address") {
    Book book;
    ReturnAddress second = anAddress();
    second.id = {"A-2"};
    second.label = "Deposito Modena";
    second.isDefault = false;
    book.merge({anAddress(), second});
    SavedAddress chosen = book.ledger->addresses().named(book.account, "deposito modena").value();
    chosen.ours.isDefault = true;
    book.edit(chosen);
    int defaults = 0;
    for (const SavedAddress& a : book.ledger->addresses().of(book.account)) defaults += a.ours.isDefault;
    CHECK(defaults == 1);
    CHECK(book.ledger->addresses().named(book.account, "Deposito Modena")->ours.isDefault);
}

TEST_CASE("settings edited on both sides are a conflict, edited on one they follow") {
    TempLedger t;
    ReturnSettings theirs;
    t.write([&] { t.ledger->settings().merge(t.account, theirs, morning); });
    store::SavedSettings mine = t.ledger->settings().of(t.account).value();
    mine.ours.autoAuthorize = AutoAuthorize::inPolicy;
    mine.state = PushState::toPush;
    t.write([&] { t.ledger->settings().save(t.account, mine, morning); });
    theirs.mailsCarryLinks = true;
    theirs.revision = "2";
    t.write([&] { t.ledger->settings().merge(t.account, theirs, morning); });
    const store::SavedSettings both = t.ledger->settings().of(t.account).value();
    CHECK(both.state == PushState::conflict);
    CHECK(both.ours.autoAuthorize == AutoAuthorize::inPolicy);
    CHECK(both.theirs.mailsCarryLinks);
    CHECK(both.ours.revision == "2");
}
