"""Where a message goes below the output: in the folder of its channel, and in a large run in a subfolder of that."""

from letterkit.channels import ChannelRecord

PER_FOLDER = 20_000
"""Rows of which the messages stand in one folder. A file system slows down long before it refuses: ext4 ends near ten
million names a folder, FAT32 at some 32,000.
"""


def file_name(channel: ChannelRecord, case_id: str, row: int, per_folder: int) -> str:
    """``letters/Z-1.pdf``, or ``letters/00003/Z-1.pdf`` for a row beyond twice ``per_folder``; 0 has no subfolders.

    A run has subfolders for all its messages or for none: who sends ``letters/*`` then finds all of them, or nothing.
    """
    name = channel.file.format(case_id=case_id)
    if not (name and per_folder):
        return name
    folder, _, base = name.partition("/")
    return f"{folder}/{(row - 1) // per_folder + 1:05}/{base}"
