"""The page ``docs/nl/normen.md``, made from the norms.

python -m letterkit.norms docs/nl/normen.md
"""

import sys
from pathlib import Path

from letterkit.norms import as_markdown, norms

Path(sys.argv[1]).write_text(as_markdown(norms()), encoding="utf-8", newline="\n")
