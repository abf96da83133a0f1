"""The exceptions of Assay, drawn as a tree.

AssayError                  anything that a user can mend; its text is one line: input, place, way out
├── UnreadableInput         a document that cannot be read
├── BadUsage                a command or an option that makes no sense
└── RecordError             something is wrong with the reference tables
    ├── CatalogueError      an entry of the catalogue is wrong
    ├── TableRefused        a table does not match its lock or its schema
    └── ImportRefused       a publisher's file holds what its mapping does not explain
"""


class AssayError(Exception):
    """Something that a user can mend. The text is one line that names the input, the place and the way out."""


class UnreadableInput(AssayError):
    """A document that cannot be read: missing, binary, wrongly encoded, malformed."""


class BadUsage(AssayError):
    """A command, an option or a value of one that makes no sense."""


class RecordError(AssayError):
    """Something is wrong with the reference tables."""


class CatalogueError(RecordError):
    """An entry of the catalogue is malformed or contradicts another one."""


class TableRefused(RecordError):
    """A table does not match its lock, or breaks its schema."""


class ImportRefused(RecordError):
    """A publisher's file holds names, statuses or units that its mapping does not explain."""
