"""QR symbols: the modules of a payload as packed rows of bits. The only place that knows ``qrcode``.

A symbol of fixed version, error correction and mask is an affine function over GF(2) of its payload bits: the
Reed-Solomon code is linear and the mask is added. So for payloads of one length a table per byte gives the symbol with
one XOR a byte, thousands of times faster than building it. The tables are read off ``qrcode``'s own symbols and give
exactly the same modules; the first few payloads of a length are built by ``qrcode`` itself, which is quicker than a
table that is hardly used.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
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
_BUILT_ONE_BY_ONE = 50  # a table costs about as much as that many symbols
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
    return _shape(len(data)).symbol(data)


@lru_cache(maxsize=16)  # lengths: the tables of one are some 6 MB
def _shape(length: int) -> "_Shape":
    return _Shape(length)


class _Shape:
    """All symbols of payloads of one length: one version and one mask."""

    def __init__(self, length: int) -> None:
        self.version = _version(length)
        self.size = 17 + 4 * self.version
        self.mask = _mask(length, self.version)
        self._built = 0
        self._make: Callable[[bytes], bytes] = self._one_by_one

    def symbol(self, data: bytes) -> Symbol:
        return Symbol(self.size, self._make(data))

    def _one_by_one(self, data: bytes) -> bytes:
        self._built += 1
        if self._built > _BUILT_ONE_BY_ONE:
            self._make = _Tables(self.version, self.mask, len(data)).rows
            return self._make(data)
        return _packed(_codewords(data, self.version), self.version, self.mask)


class _Tables:
    """``base``: the symbol of a plain payload; ``flips[i][b]``: what byte ``b`` at place ``i`` makes different."""

    def __init__(self, version: int, mask: int, length: int) -> None:
        words = _codewords(bytes([_PLAIN]) * length, version)
        base = _packed(words, version, mask)
        self.length = len(base)
        self.base = int.from_bytes(base, "big")
        bits = _stream_bits(version, _placement(version, mask, len(words)))
        first = 4 + qrcode.util.length_in_bits(_BYTE_MODE, version)  # mode indicator and character count

        def table(place: int) -> list[int]:
            flips = [0]
            for bit in range(8):
                modules = bits[first + 8 * place + 7 - bit]
                flips += [other ^ modules for other in flips]
            return [flips[byte ^ _PLAIN] for byte in range(256)]

        self.flips = [table(place) for place in range(length)]

    def rows(self, data: bytes) -> bytes:
        bits = self.base
        for table, byte in zip(self.flips, data, strict=True):
            bits ^= table[byte]
        return bits.to_bytes(self.length, "big")


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


def _placement(version: int, mask: int, count: int) -> list[int]:
    """For each bit of the codewords the value of its module in the packed rows, as a power of two.

    Each bit is given its own number, written in binary over as many symbols as that takes; comparing these with the
    symbol of all zeros shows, module by module, which bit stands there.
    """
    empty = int.from_bytes(_packed([0] * count, version, mask), "big")
    numbers: dict[int, int] = {}
    for digit in range((count * 8).bit_length()):
        pattern = [sum(((index * 8 + bit + 1) >> digit & 1) << (7 - bit) for bit in range(8)) for index in range(count)]
        changed = int.from_bytes(_packed(pattern, version, mask), "big") ^ empty
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
    blocks = qrcode.base.rs_blocks(version, _LEVEL)
    count = sum(block.data_count for block in blocks)

    def coded(data: list[int]) -> list[int]:
        buffer = qrcode.util.BitBuffer()
        buffer.buffer, buffer.length = data, 8 * count
        return list(qrcode.util.create_bytes(buffer, blocks))

    plain = [_PLAIN] * count  # not zeros: ``qrcode`` cannot divide a block of zeros
    unchanged = coded(plain)
    bits: list[int] = []
    for index in range(count):
        data = plain.copy()
        data[index] ^= 1
        change = [(at, a ^ b) for at, (a, b) in enumerate(zip(coded(data), unchanged, strict=True)) if a != b]
        of_byte = []
        for _ in range(8):
            of_byte.append(_modules(change, module_of_bit))
            change = [(at, _doubled(word)) for at, word in change]
        bits += reversed(of_byte)
    return bits


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
