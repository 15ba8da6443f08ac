"""What stands around a table: title lines, sheet name and file name, read for model, measure and level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.interpreting.headers import Context, settled_by
from pipelines.interpreting.kinds import kind_of_organisation
from pipelines.interpreting.sayings import Said
from pipelines.interpreting.terms import said
from pipelines.interpreting.title_lines import title_of_rates, unit_of_rates
from pipelines.reading.layout import RowKind, SheetTables, Table

_UNCLEAR = {"citizen", "community"}
_MAIN = ("registered", "recognised")
_WHOLE = 100
_MOST_TEXTS = 200
"""Texts of a sheet that are listened to: a sheet of texts is no table with a heading."""


def table_context(table: Table, sheet: SheetTables, sheet_names: Sequence[str], file_name: str) -> Context:
    """The context of one table: its own title first, then the sheet's name and texts, the file's name."""
    own = [said(line.text) for line in table.title]
    name = said(sheet.name)
    around = [said(line.text) for line in (*sheet.tables[0].title, *sheet.texts[:_MOST_TEXTS])]
    scopes = [own, [name], around, [said(file_name)]]
    settled = _settled(table, own, name, around, sheet_names)
    models = [_one_model(texts, settled) for texts in scopes]
    unclear = _unclear_title(own, settled)
    not_ours = any(text.not_ours for text in own) and not any(text.about for text in own)
    model = "" if unclear or not_ours else next((found for found in models if found), "")
    return Context(
        model=model,
        unclear=unclear,
        level=_level(own, name, model),
        measure=_measure(own or around, name),
        settled=settled,
        about=any(text.about for texts in scopes for text in texts) or _speaks_of_models(table),
        not_ours=not_ours,
        rates=_rates(table, sheet),
        kind=_kind([*own, name]) if model == "organisation" else "",
        named_after=next((text.named_after for text in (*own, name) if text.named_after), ""),
        differ=bool(models[0] and models[1] and models[0] != models[1])
        or bool(model and not any(models[:2]) and _tables_differ(sheet, settled, models[2])),
    )


def _tables_differ(sheet: SheetTables, settled: str, model: str) -> bool:
    """Whether another table of the sheet is about another model than the one that the sheet's head names.

    Then that head is the first table's own title and says nothing of a table without one.
    """
    named = (_one_model([said(line.text) for line in table.title], settled) for table in sheet.tables[1:])
    return any(other and model and other != model for other in named)


def _rates(table: Table, sheet: SheetTables) -> str:
    """Whether the table's numbers are per cent, by its unit line or its title; none of them is above 100.

    Columns of totals aside: how many there are can stand beside rates.
    """
    lines = table.title or sheet.tables[0].title
    said_so = "all" if unit_of_rates(lines) else "bare" if title_of_rates(lines) else ""
    if not said_so:
        return ""
    leaves = {column.column: said("".join(column.path[-1:])) for column in table.columns}
    rated = {column for column, leaf in leaves.items() if "total" not in leaf.atoms}
    values = (cell.value or 0 for (_, column), cell in table.cells.items() if column in rated)
    return said_so if all(value <= _WHOLE for value in values) else ""


def _one_model(texts: Iterable[Said], settled: str) -> str:
    models: set[str] = set()
    for text in texts:
        models.update(text.models, (settled,) if text.unclear and settled else text.unclear)
    return models.pop() if len(models) == 1 else ""


def _unclear_title(own: Sequence[Said], settled: str) -> bool:
    """Whether a table's own title names its model by an abbreviation alone that nothing settles.

    It then has the model of no other table on the sheet.
    """
    return not settled and any(text.unclear for text in own) and not any(text.models for text in own)


def _measure(own: Sequence[Said], name: Said) -> str:
    """ "Kết quả công nhận …" over columns that only name models: what is counted in them."""
    for texts in (own, [name]):
        named = {atom.split("_")[0] for text in texts for atom in text.atoms} & set(_MAIN)
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def _level(own: Sequence[Said], name: Said, model: str) -> str:
    """ "Đơn vị học tập cấp huyện" in a title or a sheet's name."""
    for text in (*own, name):
        if model in (*text.models, *text.unclear) and len(text.name_levels) == 1:
            return text.name_levels[0]
    return ""


def _kind(texts: Iterable[Said]) -> str:
    """The kind of organisations that texts with the title's name are about: "Số trường học đạt ĐVHT"."""
    return kind_of_organisation([text.text for text in texts if "organisation" in text.models])


def _speaks_of_models(table: Table) -> bool:
    return any(said(text).about for text in _axis_texts(table))


def _axis_texts(table: Table) -> set[str]:
    texts = {text for column in table.columns for text in column.path}
    texts |= {text for row in table.rows for text in (row.label, *row.labels.values(), *row.sections)}
    return texts


def _settled(
    table: Table, own: Sequence[Said], name: Said, around: Sequence[Said], sheet_names: Sequence[str]
) -> str:
    """What "CDHT" stands for here: spelled out beside it, named in the title, or what is left over."""
    notes = [said(line.text) for line in table.notes]
    by_axes = _left_over_on_axes(table)
    legend = _spelled_beside((*own, *around, *notes))
    ways = (
        legend,
        by_axes,
        _by_level(own),
        _only_one(own),
        _only_one([name]),
        _left_over_sheet(name, sheet_names),
    )
    return next((way for way in ways if way), "")


def _spelled_beside(texts: Iterable[Said]) -> str:
    found = {model for text in texts if text.unclear for model in text.models if model in _UNCLEAR}
    return found.pop() if len(found) == 1 else ""


def _only_one(texts: Iterable[Said]) -> str:
    found = {model for text in texts for model in text.models if model in _UNCLEAR}
    return found.pop() if len(found) == 1 else ""


def _by_level(texts: Iterable[Said]) -> str:
    """ "CDHT thon", "CDHT cap xa": communities have a level, citizens have none."""
    return "community" if any(text.unclear and text.name_levels for text in texts) else ""


def _left_over_on_axes(table: Table) -> str:
    """Where one header is named Cộng đồng in full, the one "CDHT" is Công dân, and the other way round."""
    groups: dict[tuple[str, str], set[str]] = {}
    for column in table.columns:
        for text, cell in zip(column.path, column.header_cells, strict=False):
            if column.role == "number" and (said(text).models or said(text).unclear):
                groups.setdefault((text, cell), set()).update(_whole_models(said(text)))
    unclear = [key for key in groups if said(key[0]).unclear]
    known = {model for models in groups.values() for model in models}
    if len(unclear) == 1 and len(known) == 1:
        return (_UNCLEAR - known).pop()
    return "" if unclear else _left_over_in_rows(table)


def _whole_models(text: Said) -> set[str]:
    """The models that a text names as such. A community of one level leaves those of the others open."""
    leveled = {"community"} if text.name_levels or text.levels else set()
    return (_UNCLEAR & set(text.models)) - leveled


def _left_over_in_rows(table: Table) -> str:
    names: dict[str, int] = {}
    for row in table.rows:
        if row.kind in {RowKind.DATA, RowKind.SECTION}:
            for text in {row.label, *row.labels.values()}:
                names[text] = names.get(text, 0) + 1
    unclear = sum(count for text, count in names.items() if said(text).unclear)
    known = {model: count for text, count in names.items() for model in _whole_models(said(text))}
    if unclear and len(known) == 1 and unclear <= next(iter(known.values())):
        return (_UNCLEAR - set(known)).pop()
    return ""


def _left_over_sheet(name: Said, sheet_names: Sequence[str]) -> str:
    if not name.unclear:
        return ""
    others = [said(other) for other in sheet_names if other != name.text]
    known = {model for other in others for model in _whole_models(other)}
    if len(known) != 1 or any(other.unclear for other in others):
        return ""
    return settled_by([name]) or (_UNCLEAR - known).pop()
