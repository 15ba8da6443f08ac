"""What the disk refuses, in words for the person: full, over quota, read-only, no right to write.

Nothing that was published is lost by any of it: a version takes the place of the one before only when it is
whole (``warehouse/store.py``), and the files that were sent are never touched.
"""

from __future__ import annotations

import errno

_KEPT = (
    " Số liệu đã công bố trước đó vẫn nguyên vẹn và các tệp gửi lên không bị thay đổi.",
    "what was published before stands as it was",
)
_FULL = ("Ổ đĩa đã đầy", "Hãy xóa bớt tệp không cần hoặc chọn ổ đĩa khác, rồi chạy lại lệnh.", "disk full")
_QUOTA = (
    "Đã dùng hết dung lượng được cấp trên ổ đĩa",
    "Hãy xóa bớt tệp hoặc xin thêm dung lượng, rồi chạy lại lệnh.",
    "disk quota exceeded",
)
_READ_ONLY = (
    "Ổ đĩa hoặc thư mục chỉ cho đọc",
    "Hãy chọn một thư mục ghi được, rồi chạy lại lệnh.",
    "read-only disk",
)
_NO_RIGHT = (
    "Không có quyền ghi, hoặc tệp đang được chương trình khác giữ",
    "Hãy đóng chương trình đang mở tệp hoặc xin quyền ghi, rồi chạy lại lệnh.",
    "permission denied",
)
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _QUOTA,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
} | {errno.ENOSPC: _FULL}
_BY_WORDS = {
    "no space left": _FULL,
    "not enough space": _FULL,
    "disk full": _FULL,
    "quota exceeded": _QUOTA,
    "read-only file system": _READ_ONLY,
    "permission denied": _NO_RIGHT,
}


def disk_problem(problem: Exception) -> str:
    """What to tell of an error that the disk caused; empty where it was something else.

    DuckDB gives the system's error as words alone.
    """
    found = _by_number(problem) or _by_words(problem)
    if found is None:
        return ""
    what, advice, english = found
    path = getattr(problem, "filename", None)
    place = f" ({path})" if path else ""
    kept_vi, kept_en = _KEPT
    return f"{what}{place}, nên chưa ghi được.{kept_vi} {advice} ({english}; {kept_en})"


def _by_number(problem: Exception) -> tuple[str, str, str] | None:
    return _BY_NUMBER.get(problem.errno or 0) if isinstance(problem, OSError) else None


def _by_words(problem: Exception) -> tuple[str, str, str] | None:
    if "duckdb" not in type(problem).__module__:
        return None
    text = str(problem).casefold()
    return next((found for words, found in _BY_WORDS.items() if words in text), None)
