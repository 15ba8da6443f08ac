"""What can go wrong with a warehouse, in words for the person who asked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path


class WarehouseError(Exception):
    """A warehouse can't be used as asked. ``vi`` and ``en`` are the words for people."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} ({en})")
        self.vi = vi
        self.en = en


class NoWarehouseError(WarehouseError):
    """Nothing has been published here yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Chưa có dữ liệu nào trong kho {folder}. Hãy nạp bảng biểu bằng lệnh load,"
            " hoặc nạp dữ liệu mẫu bằng lệnh demo.",
            f"nothing has been loaded into {folder} yet; use load, or demo for the samples",
        )


class NothingPublishedByThenError(NoWarehouseError):
    """The warehouse has something, but had nothing yet at the moment that was asked for."""

    def __init__(self, folder: Path, moment: dt.datetime) -> None:
        WarehouseError.__init__(
            self,
            f"Đến {moment.astimezone():%d/%m/%Y %H:%M} kho {folder} chưa công bố số liệu nào;"
            " hãy chọn thời điểm muộn hơn.",
            "nothing had been published by then; choose a later moment",
        )


class UnusableFolderError(WarehouseError):
    """What was named as the warehouse is no folder that can be used."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"Không dùng được {folder} làm kho dữ liệu ({reason})."
            " Kho là một thư mục mà chương trình ghi được; hãy chọn thư mục khác bằng --warehouse.",
            "this can't be used as a warehouse, which is a folder that can be written to",
        )


class WarehouseBusyError(WarehouseError):
    """Another process is writing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Kho {folder} đang được một chương trình khác ghi. Hãy thử lại sau ít phút.",
            f"warehouse busy: another process is writing to {folder}",
        )


class WarehouseUnreadableError(WarehouseError):
    """A file of the warehouse is missing or damaged."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"Không đọc được kho dữ liệu ({path}: {reason})."
            " Lệnh rebuild dựng lại kho từ các bảng biểu đã lưu.",
            f"the warehouse can't be read ({path}: {reason}); rebuild makes it again from the archive",
        )


class OutdatedWarehouseError(WarehouseError):
    """The published version was built by another edition of this software."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Kho {folder} do một bản phần mềm khác dựng. Hãy dựng lại từ các bảng biểu đã lưu bằng lệnh"
            " rebuild (hoặc đóng bảng theo dõi rồi mở lại); không mất số liệu nào.",
            f"the warehouse in {folder} was built by another edition of this software; rebuild makes it again"
            " from the archive, and nothing is lost",
        )


class UnknownWarehouseKindError(WarehouseError):
    """A URL of a kind that this version has no warehouse for."""

    def __init__(self, scheme: str) -> None:
        super().__init__(
            f"Phiên bản này chỉ dùng kho là một thư mục; chưa dùng được địa chỉ kiểu {scheme}:",
            f"this version keeps its warehouse in a folder; {scheme}: addresses are not available",
        )


class DamagedBuildError(WarehouseError):
    """A version that was just built does not hold what was put in: it is not published."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Kho vừa dựng không khớp với dữ liệu đưa vào ({what}).", f"the new version is wrong: {what}"
        )
