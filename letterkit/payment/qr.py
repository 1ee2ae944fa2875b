"""QR symbols: the modules of a payload as packed rows of bits. The only place that knows ``qrcode``.

A symbol of fixed version and error correction is an affine function over GF(2) of its data codewords: the Reed-Solomon
code is linear and the mask is added. So for each version a table per codeword gives the symbol with one XOR a codeword,
thousands of times faster than building it. The tables are read off ``qrcode``'s own symbols and give exactly the same
modules; the first few payloads of a version are built by ``qrcode`` itself, quicker than tables that are hardly used.
"""

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import xor
from typing import Literal

import qrcode.base
import qrcode.constants
import qrcode.exceptions
import qrcode.main
import qrcode.util

from letterkit.errors import CannotRender

HIGHEST_VERSION = 13  # EPC069-12: error correction M, at most version 13 (69 x 69 modules)
_BYTE_MODE: Literal[4] = 4  # ISO/IEC 18004, mode indicator of 8-bit bytes
_LEVEL = qrcode.constants.ERROR_CORRECT_M
_BUILT_ONE_BY_ONE = 50  # the tables of a version cost about as much as that many symbols
_HEAD, _MOST_HEADS = 48, 256  # codewords; heads remembered
_PADDING = b"\xec\x11"  # ISO/IEC 18004, 7.4.10: fills the data codewords that the payload leaves
_PLAIN = 0x40
_SAMPLE = b"BCD\n002\n1\nSCT\n\nVoorbeeld Krediet\nNL91ABNA0417164300\nEUR125.50\n\n\nKenmerk 1234567890123456\n"


@dataclass(frozen=True, slots=True)
class Symbol:
    """``size`` modules a side, without the quiet zone; ``rows``: 1 bit a module, 1 = dark, each row whole bytes."""

    size: int
    rows: bytes

    def dark(self, x: int, y: int) -> bool:
        """Whether the module in column ``x`` of row ``y`` (from the top left) is dark."""
        return bool(self.rows[y * row_bytes(self.size) + (x >> 3)] >> (7 - (x & 7)) & 1)


def row_bytes(size: int) -> int:
    """How many bytes a packed row takes."""
    return (size + 7) // 8


def symbol(payload: str) -> Symbol:
    """The symbol of a text (UTF-8, byte mode, error correction M, version 1 to 13).

    Raises ``CannotRender("qr_empty")``, or ``CannotRender("qr_too_big", bytes=…, most=331)``.
    """
    data = payload.encode("utf-8")
    if not data:
        raise CannotRender("qr_empty")
    version, mask = _form(len(data))
    return _symbols(version).symbol(data, mask)


@lru_cache(maxsize=512)
def _form(length: int) -> tuple[int, int]:
    """Version and mask of all payloads of one length."""
    version = _version(length)
    return version, _mask(length, version)


@lru_cache(maxsize=4)  # the tables of a version are some 6 MB; a creditor's payloads are about as long as each other
def _symbols(version: int) -> "_Symbols":
    return _Symbols(version)


class _Symbols:
    """All symbols of one version: the first by ``qrcode``, then by tables."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.size = 17 + 4 * version
        self._built = 0
        self._tables: _Tables | None = None

    def symbol(self, data: bytes, mask: int) -> Symbol:
        if self._tables is None and self._built < _BUILT_ONE_BY_ONE:
            self._built += 1
            return Symbol(self.size, _packed(_codewords(data, self.version), self.version, mask))
        self._tables = self._tables or _Tables(self.version)
        return Symbol(self.size, self._tables.rows(data, mask))


class _Tables:
    """``flips[i][word]``: what data codeword ``word`` at place ``i`` turns over in a symbol of plain codewords."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.count = sum(block.data_count for block in qrcode.base.rs_blocks(version, _LEVEL))
        self.length_bits = qrcode.util.length_in_bits(_BYTE_MODE, version)
        self.coded = _coded([_PLAIN] * self.count, version)
        bits = _stream_bits(version, _placement(version, len(self.coded)))
        self.flips = [self._table(bits[8 * place : 8 * place + 8]) for place in range(self.count)]
        self.plain: dict[int, tuple[int, int]] = {}
        self.heads: dict[bytes, int] = {}

    @staticmethod
    def _table(bits: list[int]) -> list[int]:
        flips = [0]
        for modules in reversed(bits):
            flips += [other ^ modules for other in flips]
        return [flips[word ^ _PLAIN] for word in range(256)]

    def rows(self, data: bytes, mask: int) -> bytes:
        modules, length = self._plain(mask)
        words = self._words(data)
        modules ^= self._head(words[:_HEAD])
        for table, word in zip(self.flips[_HEAD:], words[_HEAD:], strict=True):
            modules ^= table[word]
        return modules.to_bytes(length, "big")

    def _head(self, words: bytes) -> int:
        """What the first codewords turn over: name and account, the same in all payloads of one creditor."""
        modules = self.heads.get(words)
        if modules is None:
            modules = reduce(xor, (table[word] for table, word in zip(self.flips, words, strict=False)), 0)
            if len(self.heads) < _MOST_HEADS:
                self.heads[words] = modules
        return modules

    def _plain(self, mask: int) -> tuple[int, int]:
        """The symbol of plain codewords under a mask, and how many bytes its packed rows take."""
        if mask not in self.plain:
            packed = _packed(self.coded, self.version, mask)
            self.plain[mask] = int.from_bytes(packed, "big"), len(packed)
        return self.plain[mask]

    def _words(self, data: bytes) -> bytes:
        """The data codewords: mode, length, payload, four zero bits that end it, and padding."""
        head = _BYTE_MODE << self.length_bits | len(data)
        stream = (head << 8 * len(data) | int.from_bytes(data, "big")) << 4
        words = stream.to_bytes((self.length_bits + 8) // 8 + len(data), "big")
        return words + (_PADDING * self.count)[: self.count - len(words)]


def _version(length: int) -> int:
    try:
        code = qrcode.main.QRCode(error_correction=_LEVEL, border=0)
        code.add_data(_bytes_mode(b"x" * length))
        version = code.best_fit(start=1)
    except (qrcode.exceptions.DataOverflowError, ValueError):
        version = HIGHEST_VERSION + 1
    if version > HIGHEST_VERSION:
        raise CannotRender("qr_too_big", bytes=length, most=331)
    return version


def _mask(length: int, version: int) -> int:
    """The mask with the lowest penalty for a typical payload of this length, so that equal lengths share a mask."""
    sample = (_SAMPLE * (length // len(_SAMPLE) + 1))[:length]
    code = qrcode.main.QRCode(version=version, error_correction=_LEVEL, border=0)
    code.add_data(_bytes_mode(sample))
    return int(code.best_mask_pattern())


def _bytes_mode(data: bytes) -> qrcode.util.QRData:
    return qrcode.util.QRData(data, mode=_BYTE_MODE)


def _codewords(data: bytes, version: int) -> list[int]:
    """Data and error correction codewords in the order in which they are placed."""
    return list(qrcode.util.create_data(version, _LEVEL, [_bytes_mode(data)]))


def _packed(codewords: list[int], version: int, mask: int) -> bytes:
    """The modules of these codewords, drawn by ``qrcode``."""
    code = qrcode.main.QRCode(version=version, error_correction=_LEVEL, border=0, mask_pattern=mask)
    code.data_cache = codewords
    code.makeImpl(test=False, mask_pattern=mask)
    size = row_bytes(code.modules_count)
    pad = size * 8 - code.modules_count
    rows = ("".join("1" if module else "0" for module in row) + "0" * pad for row in code.modules)
    return b"".join(int(row, 2).to_bytes(size, "big") for row in rows)


def _placement(version: int, count: int) -> list[int]:
    """For each bit of the codewords the value of its module in the packed rows, as a power of two.

    Each bit is given its own number, written in binary over as many symbols as that takes; comparing these with the
    symbol of all zeros shows, module by module, which bit stands there.
    """
    empty = int.from_bytes(_packed([0] * count, version, 0), "big")
    numbers: dict[int, int] = {}
    for digit in range((count * 8).bit_length()):
        pattern = [sum(((index * 8 + bit + 1) >> digit & 1) << (7 - bit) for bit in range(8)) for index in range(count)]
        changed = int.from_bytes(_packed(pattern, version, 0), "big") ^ empty
        while changed:
            lowest = changed & -changed
            numbers[lowest] = numbers.get(lowest, 0) | 1 << digit
            changed ^= lowest
    modules = [0] * (count * 8)
    for module, number in numbers.items():
        modules[number - 1] = module
    return modules


def _stream_bits(version: int, module_of_bit: list[int]) -> list[int]:
    """For each bit of the data codewords all modules that it turns over: its own, and those of error correction.

    Reed-Solomon codes are linear over GF(256): what the lowest bit of a codeword changes, doubled, is what the next one
    changes. So one code of each codeword is enough.
    """
    plain = [_PLAIN] * sum(block.data_count for block in qrcode.base.rs_blocks(version, _LEVEL))
    unchanged = _coded(plain, version)
    bits: list[int] = []
    for index in range(len(plain)):
        data = plain.copy()
        data[index] ^= 1
        change = [(at, a ^ b) for at, (a, b) in enumerate(zip(_coded(data, version), unchanged, strict=True)) if a != b]
        of_byte = []
        for _ in range(8):
            of_byte.append(_modules(change, module_of_bit))
            change = [(at, _doubled(word)) for at, word in change]
        bits += reversed(of_byte)
    return bits


def _coded(data: list[int], version: int) -> list[int]:
    """Data codewords with those of error correction, as they are placed; not for zeros, which cannot be divided."""
    buffer = qrcode.util.BitBuffer()
    buffer.buffer, buffer.length = data, 8 * len(data)
    return list(qrcode.util.create_bytes(buffer, qrcode.base.rs_blocks(version, _LEVEL)))


def _doubled(word: int) -> int:
    """Times two in GF(256) with the polynomial of QR codes (ISO/IEC 18004: 100011101)."""
    return word << 1 ^ (0x11D if word & 0x80 else 0)


def _modules(codewords: list[tuple[int, int]], module_of_bit: list[int]) -> int:
    """The modules that these codewords (place, value) set, as one number."""
    modules = 0
    for index, word in codewords:
        for bit in range(8):
            if word >> (7 - bit) & 1:
                modules |= module_of_bit[index * 8 + bit]
    return modules
