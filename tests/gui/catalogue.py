# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's texts as a compiled catalogue holds them, and a language that nobody speaks: every text 40 % longer."""
import re
import struct

MAGIC = 0x950412DE
# formats of printf and strftime, mnemonics, lines, patterns of files, tabs before shortcuts
KEPT = re.compile(r"(%[-+ #0]*\d*(?:\.\d+)?(?:ll|z|l|h)?[a-zA-Z%]|&|\n|\t.*|\.\.\.$|:$)")
LETTERS = str.maketrans("aeiouAEIOUcnsy", "àéîöûÀÉÎÖÛçñšÿ")
PADDING = "öne twö thréé föûr fîvé šîx šévén éîght ñîñé téñ "


def read(path):
    """Every (id, translation); ids may begin with a context and \\4, plurals are joined by \\0."""
    data = path.read_bytes()
    count, ids, texts = struct.unpack("<3I", data[8:20])

    def at(table, i):
        length, offset = struct.unpack("<2I", data[table + 8 * i:table + 8 * i + 8])
        return data[offset:offset + length].decode()
    return {at(ids, i): at(texts, i) for i in range(count)}


def write(path, texts):
    keys = sorted(texts, key=str.encode)
    blobs = [k.encode() for k in keys] + [texts[k].encode() for k in keys]
    offset = 28 + 8 * len(blobs)
    table = b""
    for blob in blobs:
        table += struct.pack("<2I", len(blob), offset)
        offset += len(blob) + 1
    head = struct.pack("<7I", MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    path.write_bytes(head + table + b"".join(blob + b"\0" for blob in blobs))


def longer(text):
    """The same text with accents, and with two words where one was enough."""
    kept = KEPT.split(text)
    letters = sum(len(part) for part in kept[::2])
    if letters < 3:
        return text
    more = (PADDING * (letters // len(PADDING) + 1))[:max(2, round(letters * 0.4) - 1)].strip()
    last = max(i for i in range(0, len(kept), 2) if kept[i].strip())
    made = [part if i % 2 else part.translate(LETTERS) for i, part in enumerate(kept)]
    stem = made[last].rstrip()
    made[last] = stem + " " + more + made[last][len(stem):]
    return "".join(made)


def pseudo(texts):
    def made(key):
        return "\0".join(longer(part) for part in key.split("\4")[-1].split("\0"))
    return {key: made(key) if key else head for key, head in texts.items()}


class Language:
    """What the window says for an English text."""

    def __init__(self, texts=None):
        self.texts = texts or {}

    def __call__(self, english, context=None):
        key = f"{context}\4{english}" if context else english
        return self.texts.get(key, english).replace("&", "")

    def english_left(self, own):
        """What tells an English text that has another translation; `own` are words that are right in both."""
        said = {part.replace("&", "") for text in self.texts.values() for part in text.split("\0")}
        plain, formats = set(), []
        for key, text in self.texts.items():
            for english, translated in zip(key.split("\4")[-1].split("\0"), text.split("\0")):
                if not key or english == translated or len(english) < 3:
                    continue
                shown = english.replace("&", "")
                parts = re.split(r"%[-+ #0]*\d*(?:\.\d+)?(?:ll|z|l|h)?[a-zA-Z]", shown.replace("%%", "%"))
                if len(parts) == 1:
                    plain.add(shown)
                elif sum(c.isalpha() for c in "".join(parts)) > 3:
                    formats.append(re.compile("(.+)".join(map(re.escape, parts)), re.S))
        plain -= said | set(own)

        def is_english(text):
            return text in plain or text not in said and text not in own and any(f.fullmatch(text) for f in formats)
        return is_english
