# SPDX-License-Identifier: GPL-3.0-or-later
"""What tree_module tells about the windows under test, and what is wrong with them: names, texts that are cut, contrast, reach."""
import json
import os
import socket

from session import wait_for

FRAME = 4  # of fields and choices, with some air
ROUNDING = 1  # pixels
CONTROLS = ("push button", "button", "toggle button", "check box", "radio button", "text", "password text", "spin button", "combo box", "table", "tree table",
            "list box", "slider", "link", "calendar")
FIELDS = ("text", "password text", "spin button", "combo box")
SENTENCE = 25  # letters: what is longer may be shortened in a cell
READABLE = 4.5  # WCAG 2.1, level AA


class Tree:
    def __init__(self, session):
        self.path = str(session.folder / "tree")
        os.environ.update(RESODESK_TREE=self.path, GTK_MODULES=str((session.binaries / "tree_module.so").resolve()))

    def ask(self, what):
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(self.path)
            door.sendall(what)
            return json.load(door.makefile("rb"))

    def windows(self):
        return self.ask(b"windows")

    def focused(self):
        """Where the focus has been since the last question."""
        return self.ask(b"focus")

    def top(self):
        """The window that has the keyboard."""
        return next((w for w in self.windows() if w["isActive"]), None)

    def settled(self, what, wanted=lambda window: True):
        """The window on top as soon as it is the wanted one, and stands still."""
        before = []

        def look():
            window = self.top()
            stands = window is not None and before[-1:] == [window] and wanted(window)
            before.append(window)
            return window if stands else None
        return wait_for(f"{what} stands on the screen", look)


def walk(node, above=()):
    yield node, above
    for child in node.get("children", []):
        yield from walk(child, above + (node,))


def say(node):
    return f"{node.get('role', '')} '{(node.get('name') or node.get('text') or node.get('hint') or '')[:70]}'"


def is_inside(above, *types):
    return any(node["type"] in types for node in above)


def controls(window):
    """What one can act on, as readers see it: the inside of a choice is the choice."""
    for node, above in walk(window):
        if is_inside(above, "GtkComboBox", "GtkComboBoxText") and "roomInside" not in node:
            continue
        if node["takesFocus"] and node.get("role") in CONTROLS:
            yield node, above


def nameless(window):
    for node, _ in controls(window):
        if not node["name"].strip():
            yield f"{say(node)} ({node['type']}) has no name"


def misnamed(window):
    """The label to the left of a field is its name."""
    for node, above in controls(window):
        if node["role"] not in FIELDS or not above:
            continue
        left, top, _, bottom = node["box"]
        row = [n for n in above[-1]["children"] if n["box"][2] <= left and n["box"][1] < bottom and n["box"][3] > top]
        near = max(row, key=lambda n: n["box"][2], default=None)
        if near and near["role"] == "label" and left - near["box"][2] < 40 and near["text"][:1].isupper() and near["text"].rstrip(":").strip() not in node["name"]:
            yield f"{say(node)} stands beside the label '{near['text']}'"


def has_room(box, width):
    return box[2] - box[0] >= width - ROUNDING


def shortened(node):
    """Of one text: how it lacks room."""
    if "least" in node and node["box"][2] - node["box"][0] > 1 and not has_room(node["box"], node["least"]):
        return f"takes {node['least']} and has {node['box'][2] - node['box'][0]}"
    if "needs" in node and node.get("text", "").strip() and node["room"] != [1, 1]:  # what is in a closed fold has no room yet
        if node["ellipsized"] and node["text"] not in node.get("tip", ""):
            return "is shortened and no tip has the rest"
        if not node["ellipsized"] and any(need > room + ROUNDING for need, room in zip(node["needs"], node["room"])):
            return f"needs {node['needs']} and has {node['room']}"
    if node.get("hint") and node["hintNeeds"] > node["roomInside"] + ROUNDING:
        return f"hint '{node['hint']}' needs {node['hintNeeds']} and has {node['roomInside']}"
    if "lineNeeds" in node and node["box"][3] - node["box"][1] < node["lineNeeds"] + FRAME:
        return f"needs a height of {node['lineNeeds'] + FRAME} and has {node['box'][3] - node['box'][1]}"
    if "roomInside" in node and (node["isReadOnly"] or len(node["text"]) < 20) and node["textNeeds"] > node["roomInside"] + ROUNDING:
        return f"text '{node['text']}' needs {node['textNeeds']} and has {node['roomInside']}"
    return ""


def choice_cut(node):
    """Of a choice: the option that is shown lacks room."""
    cell = next((n for n, _ in walk(node) if n["type"] == "GtkCellView"), None)
    room = cell["box"][2] - cell["box"][0] if cell else 0
    return f"option '{node['text']}' needs {node['textNeeds']} and has {room}" if cell and node["textNeeds"] > room + ROUNDING else ""


def cut(window):
    for node, above in walk(window):
        if node.get("tabs") and not all(node["tabs"]):
            yield f"{node['tabs'].count(False)} of {len(node['tabs'])} tabs are not shown"
        lack = shortened(node) or ("textNeeds" in node and "options" in node and choice_cut(node))
        if lack:
            yield f"{say(node)} {lack}"
        has_words = node.get("text", "").strip() or node.get("role") in CONTROLS
        if has_words and node.get("clipped") and max(node["clipped"]) > ROUNDING and node["type"] != "GtkTreeView" and not is_inside(above, "GtkTreeView", "GtkScrollbar", "GtkTextView"):
            yield f"{say(node)} is clipped by {node['clipped']} (left, top, right, bottom)"


def overlapping(window):
    for node, _ in walk(window):
        shown = [n for n in node.get("children", []) if n.get("text", "").strip() or n.get("role") in CONTROLS]
        if node["type"] != "wxPizza":
            continue
        for i, a in enumerate(shown):
            for b in shown[i + 1:]:
                (l, t, r, bottom), (l2, t2, r2, bottom2) = a["box"], b["box"]
                if min(r, r2) - max(l, l2) > ROUNDING and min(bottom, bottom2) - max(t, t2) > ROUNDING:
                    yield f"{say(a)} and {say(b)} lie over each other"


def words_cut(window, words):
    """Cells that hold a word of ours - a state, a reason - and titles of columns; data may be shortened, its tip has the rest."""
    for node, _ in walk(window):
        columns = node.get("columns", [])
        if columns and not node["hasHeaders"] and not has_room(node["box"], sum(column["room"] for column in columns)):
            yield f"{say(node)} has columns of {[column['room'] for column in columns]} in {node['box']}"
        for column in columns:
            for text, need in {(c["text"], c["needs"]) for c in column["cells"]}:
                if len(text) < SENTENCE and text.strip() in words and need > column["room"] + ROUNDING:
                    yield f"{say(node)}, column '{column['title']}': '{text}' needs {need} and has {column['room']}"


def beyond(window, screen):
    left, top, right, bottom = window["frame"]
    if left < 0 or top < 0 or right > screen[0] or bottom > screen[1]:
        yield f"the window reaches {window['frame']} on a screen of {screen}"


def luminance(colour):
    def linear(c):
        return c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
    return sum(weight * linear(c) for weight, c in zip((0.2126, 0.7152, 0.0722), colour))


def contrast(front, back):
    blended = [f * front[3] + b * (1 - front[3]) for f, b in zip(front[:3], back)]
    lighter, darker = sorted((luminance(blended), luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def faint(window):
    """Enabled texts that can hardly be read; what the theme greys out itself is left to it."""
    for node, above in walk(window):
        if not node.get("back") or not node["isEnabled"] or is_inside(above, "GtkTreeView"):
            continue
        if node.get("text", "").strip() and contrast(node["front"], node["back"]) < READABLE:
            yield f"{say(node)} has a contrast of {contrast(node['front'], node['back']):.1f}"
        for column in node.get("columns", []):
            for cell in column["cells"]:
                if cell["front"] and cell["text"] and contrast(cell["front"], node["back"]) < READABLE:
                    yield f"{say(node)}: '{cell['text']}' has a contrast of {contrast(cell['front'], node['back']):.1f}"
                    break


def items(node, path=""):
    """Menus and what is in them, each menu with its path."""
    for child in node.get("items", []):
        if "items" in child:
            yield f"{path}/{child['text']}", child["items"]
            yield from items(child, f"{path}/{child['text']}")


def mnemonics(window):
    """In a menu each letter leads to one item."""
    for node, _ in walk(window):
        for path, found in [("menu bar", node["items"])] + list(items(node)) if node.get("items") else []:
            seen = {}
            for item in found:
                if "mnemonic" in item and seen.setdefault(item["mnemonic"], item["text"]) != item["text"]:
                    yield f"{path}: '{seen[item['mnemonic']]}' and '{item['text']}' have the letter {chr(item['mnemonic'])}"


def texts(window):
    yield window["title"]
    for node, above in walk(window):
        for key in ("name", "description", "tip", "hint"):
            yield node.get(key) or ""
        if "roomInside" not in node:  # what stands in a field is data
            yield node.get("text") or ""
        yield from node.get("options", [])
        for column in node.get("columns", []):
            yield column["title"] if node["hasHeaders"] else ""
            yield from (cell["text"] for cell in column["cells"])
        for path, found in list(items(node)):
            yield path.split("/")[-1]
            yield from (item["text"] for item in found)


def english(window, is_english):
    for text in sorted({t.strip() for t in texts(window)}):
        if is_english(text):
            yield f"'{text}' is English"


def unreached(window, seen):
    """Controls that Tab never led to. Of radio buttons one is enough: arrows lead to the others."""
    reached = set(seen)
    for node, above in controls(window):
        if not node["isEnabled"] or is_inside(above, "GtkTreeView"):
            continue
        if node["role"] == "radio button":
            group = {n["id"] for n in above[-1]["children"] if n["role"] == "radio button"}
        else:
            group = {n["id"] for n, _ in walk(node)}
        if not group & reached:
            yield f"{say(node)} ({node['type']}) is not reached by Tab"
