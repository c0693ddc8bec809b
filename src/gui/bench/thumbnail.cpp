// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/bench/thumbnail.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <memory>

namespace resodesk::gui {

namespace {

constexpr long long mostPixels = 52'000'000;  // 200 MB when decoded whole, as PNG is; the largest of phones have 50
constexpr std::size_t atOnce = 4096;          // bytes between two looks at the clock
constexpr std::chrono::seconds longest{3};

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

/// Told the size before anything is decoded. Nothing wide or high ends it.
void takeSize(GdkPixbufLoader* loader, int width, int height, gpointer side) {
    const int most = *static_cast<const int*>(side), larger = std::max(width, height);
    if (width <= 0 || height <= 0 || static_cast<long long>(width) * height > mostPixels) return gdk_pixbuf_loader_set_size(loader, 0, 0);
    if (larger <= most) return;
    const auto scaled = [&](int length) { return std::max(1, static_cast<int>(static_cast<long long>(length) * most / larger)); };
    gdk_pixbuf_loader_set_size(loader, scaled(width), scaled(height));
}

/// What was decoded of it.
Owned<GdkPixbuf> decoded(const std::string& bytes, int side) {
    const Owned<GdkPixbufLoader> loader(gdk_pixbuf_loader_new());
    g_signal_connect(loader.get(), "size-prepared", G_CALLBACK(takeSize), &side);
    const auto end = std::chrono::steady_clock::now() + longest;
    bool isGoing = true;
    for (std::size_t at = 0; isGoing && at < bytes.size(); at += atOnce) {
        isGoing = gdk_pixbuf_loader_write(loader.get(), reinterpret_cast<const guchar*>(bytes.data()) + at, std::min(atOnce, bytes.size() - at), nullptr);
        if (std::chrono::steady_clock::now() > end) isGoing = false;
    }
    const bool isWhole = gdk_pixbuf_loader_close(loader.get(), nullptr) && isGoing;
    GdkPixbuf* pixels = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (!pixels || !isWhole) return nullptr;
    return Owned<GdkPixbuf>(gdk_pixbuf_apply_embedded_orientation(pixels));
}

}  // namespace

std::optional<Thumbnail> thumbnailOf(const std::string& bytes, int side) {
    Owned<GdkPixbuf> pixels = decoded(bytes, side);
    if (pixels && gdk_pixbuf_get_has_alpha(pixels.get()))  // what is see-through is white
        pixels.reset(gdk_pixbuf_composite_color_simple(pixels.get(), gdk_pixbuf_get_width(pixels.get()), gdk_pixbuf_get_height(pixels.get()),
                                                       GDK_INTERP_NEAREST, 255, 8, 0xFFFFFF, 0xFFFFFF));
    if (!pixels) return std::nullopt;
    Thumbnail made{gdk_pixbuf_get_width(pixels.get()), gdk_pixbuf_get_height(pixels.get()), {}};
    const int channels = gdk_pixbuf_get_n_channels(pixels.get()), stride = gdk_pixbuf_get_rowstride(pixels.get());
    if (made.width > side || made.height > side || channels < 3) return std::nullopt;
    made.rgb.resize(static_cast<std::size_t>(made.width) * static_cast<std::size_t>(made.height) * 3);
    const guchar* from = gdk_pixbuf_read_pixels(pixels.get());
    unsigned char* to = made.rgb.data();
    for (int y = 0; y < made.height; ++y)
        for (int x = 0; x < made.width; ++x, to += 3) std::memcpy(to, from + static_cast<std::ptrdiff_t>(y) * stride + x * channels, 3);
    return made;
}

}  // namespace resodesk::gui
