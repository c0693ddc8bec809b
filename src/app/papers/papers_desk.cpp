// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/papers/papers_desk.h"

#include <array>
#include <cmath>
#include <sstream>

#include "app/desk_core.h"
#include "app/papers/label_run.h"
#include "app/papers/label_source.h"
#include "app/papers/page_program.h"
#include "app/returns/chosen.h"
#include "documents/inspection_sheet.h"
#include "documents/pick_list.h"

namespace resodesk::app {

namespace {

constexpr const char* pdf = "application/pdf";

using OnLabel = std::function<void(Result<Label>)>;

void fetchLabel(DeskCore& core, const ReturnKey& key, OnLabel done) {
    channels::Channel* channel = core.channelOf(key.account);
    if (!channel) return done(Error(Failure::unknownAccount, "label"));
    channel->label(key.id, [done = std::move(done)](Result<std::string> bytes) {
        if (bytes) return done(Label{LabelOrigin::marketplace, std::move(*bytes), pdf});
        // The shop says that there is none, whatever it said when it authorized the return.
        done(bytes.error().failure() == Failure::notFound ? Error(Failure::noLabel, "the marketplace has none") : bytes.error());
    });
}

void drawUnpaid(DeskCore& core, const documents::ReturnLabel& label, OnLabel done) {
    if (label.to.street.empty()) return done(Error(Failure::unknownAddress, "no default address"));
    core.setup.executors.worker.post([label, done = std::move(done)] { done(Label{LabelOrigin::drawn, documents::drawLabel(label), pdf}); });
}

void takeFile(DeskCore& core, const OwnLabel& file, OnLabel done) {
    auto bytes = core.ledger->desk().labelBytes(file.sha256);
    if (!bytes) return done(Error(Failure::labelElsewhere, "not in the ledger"));
    done(Label{LabelOrigin::file, std::move(*bytes), file.mediaType});
}

constexpr double mmOfPoint = 25.4 / 72;

Result<LabelPicture> pictureOf(const std::string& bytes, const LabelPlace& place) {
    const auto pieces = askPages({"look", std::to_string(std::lround(place.dpi)), std::to_string(place.width), std::to_string(place.height)}, {bytes});
    if (!pieces) return pieces.error();
    const Error odd(Failure::unreadableLabel, "not a picture");
    if (pieces->size() != 3) return odd;
    LabelPicture picture;
    int known = 0, isTrue = 0;
    if (!(std::istringstream((*pieces)[0]) >> picture.pages >> picture.widthMm >> picture.heightMm >> known)) return odd;
    if (!(std::istringstream((*pieces)[1]) >> picture.width >> picture.height >> isTrue)) return odd;
    picture.widthMm *= mmOfPoint;
    picture.heightMm *= mmOfPoint;
    picture.isSizeKnown = known == 1;
    picture.isTrueSize = isTrue == 1;
    const bool isInPlace = picture.width > 0 && picture.height > 0 && picture.width <= place.width && picture.height <= place.height;
    if (!isInPlace || (*pieces)[2].size() != static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 3) return odd;
    picture.rgb = (*pieces)[2];
    return picture;
}

/// Read on the desk, drawn on the worker: a thousand sheets take seconds.
void drawFrom(DeskCore& core, PaperKind kind, const std::vector<ReturnKey>& keys, std::function<void(Result<Papers>)> done) {
    Papers papers;
    std::vector<documents::InspectionSheet> sheets;
    store::ReturnReader reader(*core.facts);
    store::ReasonStore reasons(*core.facts);
    for (const ReturnKey& key : keys) {
        auto fact = reader.find(key);
        if (!fact) {
            papers.missing.push_back({key, {}, Error(Failure::unknownReturn, "papers", key.id.value)});
            continue;
        }
        const auto account = core.ledger->accounts().find(key.account);
        sheets.push_back({std::move(*fact), account ? account->name : std::string{}, reasons.of(key.account, ReasonList::returning)});
    }
    papers.count = sheets.size();
    if (sheets.empty()) return done(std::move(papers));
    core.setup.executors.worker.post([kind, papers = std::move(papers), sheets = std::move(sheets), now = core.now(), done = std::move(done)]() mutable {
        std::vector<Return> facts;
        if (kind == PaperKind::pickList)
            for (documents::InspectionSheet& sheet : sheets) facts.push_back(std::move(sheet.fact));
        papers.pdf = kind == PaperKind::pickList ? documents::drawPickList(facts, now) : documents::drawInspectionSheets(sheets);
        done(std::move(papers));
    });
}

}  // namespace

NameTable<PaperKind> nameTable(PaperKind) {
    static constexpr std::array<std::pair<PaperKind, std::string_view>, 3> names{
        {{PaperKind::labels, "labels"}, {PaperKind::sheets, "sheets"}, {PaperKind::pickList, "picklist"}}};
    return names;
}

void PapersDesk::picture(const ReturnKey& key, const LabelPlace& place, std::function<void(Result<LabelPicture>)> done) {
    label(key, [this, place, done = std::move(done)](Result<Label> label) {
        if (!label) return done(label.error());
        core_.setup.executors.worker.post([place, bytes = std::move(label->bytes), done] { done(pictureOf(bytes, place)); });
    });
}

void PapersDesk::picture(const OwnLabel& file, const LabelPlace& place, std::function<void(Result<LabelPicture>)> done) {
    core_.setup.executors.desk.post([this, file, place, done = std::move(done)] {
        if (!core_.ledger) return;
        takeFile(core_, file, [this, place, done](Result<Label> label) {
            if (!label) return done(label.error());
            core_.setup.executors.worker.post([place, bytes = std::move(label->bytes), done] { done(pictureOf(bytes, place)); });
        });
    });
}

void PapersDesk::print(PaperKind kind, const ReturnChoice& choice, OnPapers onProgress, Stop stop, std::function<void(Result<Papers>)> done) {
    chosenKeys(core_, choice, [this, kind, onProgress = std::move(onProgress), stop, done = std::move(done)](std::vector<ReturnKey> keys) {
        if (!core_.ledger) return;
        if (keys.size() > mostPapers) return done(Error(Failure::tooManyPapers, std::to_string(keys.size()), std::to_string(mostPapers)));
        if (kind != PaperKind::labels) return drawFrom(core_, kind, keys, done);
        std::make_shared<LabelRun>(core_, *this, std::move(keys), onProgress, stop, done)->start();
    });
}

void PapersDesk::label(const ReturnKey& key, OnLabel done) {
    core_.setup.executors.desk.post([this, key, done = std::move(done)] {
        if (!core_.ledger) return;
        const auto fact = store::ReturnReader(*core_.facts).find(key);
        if (!fact) return done(Error(Failure::unknownReturn, "label", key.id.value));
        const LabelSource source = labelSourceOf(core_, *fact);
        switch (source.origin) {
            case LabelOrigin::none: return done(Error(fact->rma.empty() ? Failure::notAuthorized : Failure::noLabel, "label"));
            case LabelOrigin::elsewhere: return done(Error(Failure::labelElsewhere, "uploaded by others"));
            case LabelOrigin::marketplace: return fetchLabel(core_, key, done);
            case LabelOrigin::file: return takeFile(core_, source.file, done);
            case LabelOrigin::drawn: return drawUnpaid(core_, source.drawn, done);
        }
    });
}

}  // namespace resodesk::app
