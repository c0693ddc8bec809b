// SPDX-License-Identifier: GPL-3.0-or-later

#include "pages/source_file.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <poppler.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace resodesk::pages {

namespace {

constexpr int mostPages = 2'000;
constexpr double largestSide = 14'400, smallestSide = 3;  // points; the first is what PDF allows
constexpr long long mostPixels = 52'000'000;
constexpr double labelWidth = 283.465, labelHeight = 425.197;  // 100 x 150 mm: where a picture does not tell its size
constexpr int leastDpi = 50, mostDpi = 2'400;                  // what is below or above is no size that somebody meant

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

bool isSane(const PageSize& size) {
    const auto isSide = [](double side) { return side >= smallestSide && side <= largestSide; };
    return isSide(size.width) && isSide(size.height);
}

class PdfSource : public SourceFile {
 public:
    explicit PdfSource(Owned<PopplerDocument> document) : document_(std::move(document)) {}
    int pages() const override { return poppler_document_get_n_pages(document_.get()); }
    PageSize size(int number) const override {
        PageSize size;
        if (const auto page = pageAt(number)) poppler_page_get_size(page.get(), &size.width, &size.height);
        return size;
    }
    bool draw(int number, cairo_t* to, bool isForPrint) const override {
        const auto page = pageAt(number);
        if (!page) return false;
        if (isForPrint)
            poppler_page_render_for_printing(page.get(), to);
        else
            poppler_page_render(page.get(), to);
        return cairo_status(to) == CAIRO_STATUS_SUCCESS;
    }
    std::string text(int number) const override {
        const auto page = pageAt(number);
        char* text = page ? poppler_page_get_text(page.get()) : nullptr;
        std::string copy = text ? text : "";
        g_free(text);
        return copy;
    }

 private:
    Owned<PopplerPage> pageAt(int number) const { return Owned<PopplerPage>(poppler_document_get_page(document_.get(), number)); }
    Owned<PopplerDocument> document_;
};

class PictureSource : public SourceFile {
 public:
    explicit PictureSource(Owned<GdkPixbuf> pixels) : pixels_(std::move(pixels)) {
        const double width = gdk_pixbuf_get_width(pixels_.get()), height = gdk_pixbuf_get_height(pixels_.get());
        const int xDpi = dpi("x-dpi"), yDpi = dpi("y-dpi");
        if (xDpi > 0 && yDpi > 0) {
            size_ = {width / xDpi * 72, height / yDpi * 72, true};
        } else {
            const bool isWide = width > height;
            const double scale = std::min((isWide ? labelHeight : labelWidth) / width, (isWide ? labelWidth : labelHeight) / height);
            size_ = {width * scale, height * scale, false};
        }
    }
    int pages() const override { return 1; }
    PageSize size(int) const override { return size_; }
    bool draw(int, cairo_t* to, bool) const override {
        const int width = gdk_pixbuf_get_width(pixels_.get()), height = gdk_pixbuf_get_height(pixels_.get());
        cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
        const bool isMade = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && copyTo(surface, width, height);
        if (isMade) {
            cairo_save(to);
            cairo_scale(to, size_.width / width, size_.height / height);
            cairo_set_source_surface(to, surface, 0, 0);
            cairo_pattern_set_filter(cairo_get_source(to), CAIRO_FILTER_GOOD);
            cairo_paint(to);
            cairo_restore(to);
        }
        cairo_surface_destroy(surface);
        return isMade && cairo_status(to) == CAIRO_STATUS_SUCCESS;
    }
    std::string text(int) const override { return {}; }

 private:
    int dpi(const char* name) const {
        const char* written = gdk_pixbuf_get_option(pixels_.get(), name);
        const int value = written ? std::atoi(written) : 0;
        return value >= leastDpi && value <= mostDpi ? value : 0;
    }
    bool copyTo(cairo_surface_t* surface, int width, int height) const {
        const int channels = gdk_pixbuf_get_n_channels(pixels_.get()), from = gdk_pixbuf_get_rowstride(pixels_.get());
        const int to = cairo_image_surface_get_stride(surface);
        const guchar* source = gdk_pixbuf_read_pixels(pixels_.get());
        unsigned char* target = cairo_image_surface_get_data(surface);
        if (channels < 3 || !source || !target) return false;
        for (int y = 0; y < height; ++y) {
            auto* row = reinterpret_cast<std::uint32_t*>(target + static_cast<std::ptrdiff_t>(y) * to);
            const guchar* pixel = source + static_cast<std::ptrdiff_t>(y) * from;
            for (int x = 0; x < width; ++x, pixel += channels) row[x] = static_cast<std::uint32_t>(pixel[0] << 16 | pixel[1] << 8 | pixel[2]);
        }
        cairo_surface_mark_dirty(surface);
        return true;
    }
    Owned<GdkPixbuf> pixels_;
    PageSize size_;
};

/// Told the size before anything is decoded; nothing wide or high ends it.
void refuseHuge(GdkPixbufLoader* loader, int width, int height, gpointer) {
    if (width <= 0 || height <= 0 || static_cast<long long>(width) * height > mostPixels) gdk_pixbuf_loader_set_size(loader, 0, 0);
}

/// A picture that was cut is decoded as far as it goes, without a word; its end mark tells.
std::unique_ptr<SourceFile> openPicture(const std::string& bytes, const char* kind, std::string_view endMark) {
    if (bytes.rfind(endMark) == std::string::npos) return nullptr;
    GdkPixbufLoader* made = gdk_pixbuf_loader_new_with_type(kind, nullptr);
    if (!made) return nullptr;
    const Owned<GdkPixbufLoader> loader(made);
    g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(refuseHuge), nullptr);
    const bool isRead = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()), bytes.size(), nullptr);
    const bool isWhole = gdk_pixbuf_loader_close(loader.get(), nullptr) && isRead;
    GdkPixbuf* decoded = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (!isWhole || !decoded) return nullptr;
    Owned<GdkPixbuf> pixels(gdk_pixbuf_apply_embedded_orientation(decoded));
    if (pixels && gdk_pixbuf_get_has_alpha(pixels.get())) {  // what is see-through is white
        GdkPixbuf* opaque = gdk_pixbuf_composite_color_simple(pixels.get(), gdk_pixbuf_get_width(pixels.get()), gdk_pixbuf_get_height(pixels.get()),
                                                              GDK_INTERP_NEAREST, 255, 8, 0xFFFFFF, 0xFFFFFF);
        for (const char* name : {"x-dpi", "y-dpi"})
            if (const char* value = gdk_pixbuf_get_option(pixels.get(), name); opaque && value) gdk_pixbuf_set_option(opaque, name, value);
        pixels.reset(opaque);
    }
    if (!pixels) return nullptr;
    return std::make_unique<PictureSource>(std::move(pixels));
}

std::unique_ptr<SourceFile> openPdf(const std::string& bytes) {
    GBytes* shared = g_bytes_new_static(bytes.data(), bytes.size());
    Owned<PopplerDocument> document(poppler_document_new_from_bytes(shared, nullptr, nullptr));
    g_bytes_unref(shared);
    if (!document) return nullptr;
    return std::make_unique<PdfSource>(std::move(document));
}

}  // namespace

std::unique_ptr<SourceFile> openSource(const std::string& bytes) {
    std::unique_ptr<SourceFile> file;
    if (bytes.starts_with("%PDF-")) file = openPdf(bytes);
    if (bytes.starts_with("\x89PNG")) file = openPicture(bytes, "png", "IEND");
    if (bytes.starts_with("\xff\xd8\xff")) file = openPicture(bytes, "jpeg", "\xff\xd9");
    if (!file || file->pages() < 1 || file->pages() > mostPages) return nullptr;
    for (int page = 0; page < file->pages(); ++page)
        if (!isSane(file->size(page))) return nullptr;
    return file;
}

}  // namespace resodesk::pages
