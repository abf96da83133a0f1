"""What a desk remembers: documents, their versions, claims, findings, decisions and runs, in a database.

`open_memory` is the way in; `storing` writes, `reading` reads, `tables` says what there is.
"""

from flows.memory.opening import Memory, open_memory

__all__ = ["Memory", "open_memory"]
