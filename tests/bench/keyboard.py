# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys and clicks sent to the X server from this process, so that the moment of the press is known to the microsecond."""
import ctypes
import time

x11, xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XStringToKeysym.restype = ctypes.c_ulong
x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x11.XFlush.argtypes = [ctypes.c_void_p]
xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
xtst.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
xtst.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
SIGNS = {":": ("shift", "semicolon"), ">": ("shift", "period"), "<": ("shift", "comma"), "-": ("minus",)}


class Keyboard:
    def __init__(self):
        self._display = x11.XOpenDisplay(None)

    def _code(self, name):
        return x11.XKeysymToKeycode(self._display, x11.XStringToKeysym(name.encode()))

    def press(self, keys):
        """'ctrl+f', 'End', 'a'. When it was pressed, by the clock of time.monotonic()."""
        *modifiers, key = keys.split("+") if len(keys) > 1 else SIGNS.get(keys, (keys,))
        codes = [self._code(MODIFIERS[m]) for m in modifiers] + [self._code(key)]
        pressed = time.monotonic()
        for code in codes:
            xtst.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            xtst.XTestFakeKeyEvent(self._display, code, 0, 0)
        x11.XFlush(self._display)
        return pressed

    def click(self, x, y):
        xtst.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        pressed = time.monotonic()
        for is_down in (1, 0):
            xtst.XTestFakeButtonEvent(self._display, 1, is_down, 0)
        x11.XFlush(self._display)
        return pressed
