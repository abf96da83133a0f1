"""One document's trouble stops no other one."""

import shutil
from pathlib import Path

from checks.assay import Checked
from checks.documents import Document, UnreadableDocument
from checks.record import open_record
from checks.record.opening import bundled
from flows.outcome import checked

TABLE = Path("usgs/mcs/2025/rare_earths.csv")


def test_a_changed_table_stops_only_the_documents_that_need_it(tmp_path: Path) -> None:
    shutil.copytree(bundled() / "catalogue", tmp_path / "catalogue")
    shutil.copy(bundled() / "tables.lock", tmp_path)
    (tmp_path / TABLE.parent).mkdir(parents=True)
    (tmp_path / TABLE).write_text("entity,measure\nRUS,usgs.rare_earths.reserves\n", encoding="utf-8")
    texts = ("Russia has 3.8 million tons of rare earths.", "Nothing to see here.")
    documents = [Document(f"{number}.txt", text) for number, text in enumerate(texts)]
    first, second = checked(documents, open_record(default=tmp_path))
    assert isinstance(first, UnreadableDocument)
    assert first.reason.startswith("0.txt: ")
    assert "rare_earths" in first.reason
    assert isinstance(second, Checked)
