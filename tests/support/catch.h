// SPDX-License-Identifier: GPL-3.0-or-later
// Catch2, version 2 or 3, whichever the distribution has.

#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <sstream>

#include "base/error.h"

/// A Result in a failed check: its error, or that it holds a value (which need not be printable).
template <class T>
struct Catch::StringMaker<boost::system::result<T, resodesk::Error>> {
    static std::string convert(const boost::system::result<T, resodesk::Error>& result) {
        if (result) return "a value";
        std::ostringstream text;
        text << result.error();
        return text.str();
    }
};
