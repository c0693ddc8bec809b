// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/barcode.h"

#include <zint.h>

#include <algorithm>
#include <memory>

namespace resodesk::documents {

namespace {

constexpr std::size_t longestBars = 60, longestQr = 300;

std::optional<Barcode> encode(int symbology, int option, const std::string& text) {
    const std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)> symbol(ZBarcode_Create(), &ZBarcode_Delete);
    if (!symbol) return std::nullopt;
    symbol->symbology = symbology;
    symbol->input_mode = UNICODE_MODE;
    symbol->option_1 = option;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    if (ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(text.size())) >= ZINT_ERROR) return std::nullopt;
    Barcode code{symbol->width, symbol->rows, {}};
    for (int row = 0; row < code.rows; ++row)
        for (int column = 0; column < code.columns; ++column)
            code.isDark.push_back((symbol->encoded_data[row][column / 8] >> (column % 8)) & 1);
    return code;
}

}  // namespace

std::optional<Barcode> code128(const std::string& text) {
    const bool isPlain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (text.empty() || text.size() > longestBars || !isPlain) return std::nullopt;
    return encode(BARCODE_CODE128, -1, text);
}

std::optional<Barcode> qrCode(const std::string& text) {
    if (text.empty() || text.size() > longestQr) return std::nullopt;
    constexpr int medium = 2;  // of zint's four levels of error correction
    return encode(BARCODE_QRCODE, medium, text);
}

}  // namespace resodesk::documents
