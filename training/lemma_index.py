"""Make the index of simplemma's Dutch dictionary anew: ``python -m training.lemma_index``, after a new simplemma."""

import json
import zlib
from pathlib import Path

from letterkit.language.lemma_dictionary import index_of_installed

TARGET = Path(__file__).parent.parent / "letterkit" / "language" / "data" / "lemma_index.bin"


def main() -> None:
    TARGET.write_bytes(zlib.compress(json.dumps(index_of_installed(), ensure_ascii=False).encode(), 9))
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
