// SPDX-License-Identifier: GPL-3.0-or-later
// GMime's objects, released where they leave scope.

#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>

namespace resodesk::channels::mail {

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

template <class Object>
Owned<Object> owned(Object* object) {
    return Owned<Object>(object);
}

/// GMime must be initialised once; it is never shut down, because a static object could outlive it.
inline void initGMime() {
    static const bool isDone = (g_mime_init(), true);
    (void)isDone;
}

inline std::string textOf(const char* text) { return text ? text : ""; }

/// What was written to a stream in memory.
inline std::string bytesOf(GMimeStream* memory) {
    const GByteArray* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
    return array && array->len > 0 ? std::string(reinterpret_cast<const char*>(array->data), array->len) : std::string();
}

}  // namespace resodesk::channels::mail
