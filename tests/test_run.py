"""run.py: what it decides, without a network, without installing anything."""

from __future__ import annotations

import ast
import hashlib
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with requirements and a finished environment for nothing yet."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "requirements.txt").write_text("streamlit==1\n")
    (tmp_path / "tests" / "requirements.txt").write_text("-r ../requirements.txt\npytest==1\n")
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text("")
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "SERVING": venv / "serving",
        "REQUIREMENTS": [tmp_path / "requirements.txt"],
        "TEST_REQUIREMENTS": [tmp_path / "requirements.txt", tmp_path / "tests" / "requirements.txt"],
    }.items():
        monkeypatch.setattr(run, name, value)
    monkeypatch.delenv("XHHT_WAREHOUSE", raising=False)
    return tmp_path


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that run.py would have run; each ends with status 0."""
    commands: list[list[str]] = []

    def record(command: list[str], **_: object) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(run.subprocess, "call", record)
    monkeypatch.setattr(run, "works", lambda python: True)
    return commands


def test_an_old_python_can_read_it_as_far_as_the_check() -> None:
    source = Path(run.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    check = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    before = [node for node in tree.body[:check] if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [alias.name for node in before for alias in node.names] == ["sys"]
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal)
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, newer)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not [node.name for node in functions if node.returns or node.args.kwonlyargs]


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"))
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert names <= sys.stdlib_module_names


def test_installs_once_for_the_same_files(project: Path, called: list[list[str]]) -> None:
    run.install(run.REQUIREMENTS)
    run.install(run.REQUIREMENTS)
    assert [command[-2:] for command in called] == [["-r", str(project / "requirements.txt")]]


@pytest.mark.parametrize("changed", ["requirements.txt", "tests/requirements.txt"])
def test_installs_for_the_tests_again_when_a_file_changed(
    project: Path, called: list[list[str]], changed: str
) -> None:
    run.install(run.TEST_REQUIREMENTS)
    (project / changed).write_text("pytest==2\n")
    run.install(run.TEST_REQUIREMENTS)
    assert len(called) == 2


def test_line_ends_do_not_make_a_file_another(project: Path) -> None:
    before = run.fingerprint(run.REQUIREMENTS)
    (project / "requirements.txt").write_bytes(b"streamlit==1\r\n")
    assert run.fingerprint(run.REQUIREMENTS) == before


def test_an_interrupted_installation_is_done_again(
    project: Path, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run.install(run.REQUIREMENTS)
    (project / "requirements.txt").write_text("streamlit==2\n")

    def interrupted(command: list[str], **_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(run.subprocess, "call", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run.install(run.REQUIREMENTS)
    assert not run.is_installed(run.REQUIREMENTS)
    (project / "requirements.txt").write_text("streamlit==1\n")
    run.install(run.REQUIREMENTS)
    assert len(called) == 2, "what the interrupted pip left behind is unknown, so the old stamp says nothing"


def test_a_failed_installation_stops_with_words(
    project: Path,
    called: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run.subprocess, "call", lambda command, **_: 1)
    assert run.main(["--headless", "--port", "1"]) == 1
    assert "Không cài đặt được" in capsys.readouterr().out


def test_a_python_without_ensurepip_is_told_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "works", lambda python: False)
    monkeypatch.setattr(
        run.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object()
    )
    assert run.main(["--", "status"]) == 1
    assert "apt install python3-venv" in capsys.readouterr().out


def test_an_environment_of_another_python_is_made_anew(
    project: Path, called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "works", lambda python: False)
    run.make_environment()
    assert called == [[sys.executable, "-m", "venv", "--clear", str(project / ".venv")]]


@pytest.mark.parametrize("body", ["", "#!/bin/sh\nexit 1\n"])
def test_a_broken_python_does_not_work(tmp_path: Path, body: str) -> None:
    python = tmp_path / "python"
    python.write_text(body)
    python.chmod(0o755)
    assert not run.works(python)
    assert not run.works(tmp_path / "absent")


def test_this_python_works() -> None:
    assert run.works(Path(sys.executable))


@pytest.mark.parametrize(
    ("place", "published", "empty"),
    [
        (None, False, True),
        (None, True, False),
        ("elsewhere", False, True),
        ("elsewhere", True, False),
        ("ducklake:postgres://host/learning", False, False),
    ],
)
def test_samples_are_for_an_empty_warehouse_only(
    project: Path, monkeypatch: pytest.MonkeyPatch, place: str | None, published: bool, empty: bool
) -> None:
    if place:
        monkeypatch.setenv("XHHT_WAREHOUSE", place)
    if published:
        folder = project / (place or "data/warehouse")
        folder.mkdir(parents=True)
        (folder / "CURRENT").write_text("warehouse-1.duckdb\n")
    assert run.warehouse_is_empty() is empty


@pytest.mark.parametrize(("status", "goes_on"), [(0, True), (1, True), (2, False)])
def test_findings_in_the_samples_do_not_stop_the_dashboard(
    project: Path, monkeypatch: pytest.MonkeyPatch, status: int, goes_on: bool
) -> None:
    monkeypatch.setattr(run.subprocess, "call", lambda command, **_: status)
    if goes_on:
        run.load_samples()
    else:
        with pytest.raises(run.Stop, match="samples_failed"):
            run.load_samples()


@pytest.mark.parametrize(
    ("options", "published", "commands"),
    [
        ([], True, [["rebuild", "--if-needed"]]),
        ([], False, [["demo"]]),
        (["--no-samples"], True, [["rebuild", "--if-needed"]]),
        (["--no-samples"], False, []),
    ],
)
def test_a_start_brings_the_warehouse_up_to_date(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    published: bool,
    commands: list[list[str]],
) -> None:
    called: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        called.append(command[3:])
        return 0

    monkeypatch.setattr(run, "is_used", lambda port: False)
    monkeypatch.setattr(run, "install", lambda requirements: None)
    monkeypatch.setattr(run, "serve", lambda port, headless: 0)
    monkeypatch.setattr(run.subprocess, "call", call)
    if published:
        (project / "data/warehouse").mkdir(parents=True)
        (project / "data/warehouse/CURRENT").write_text("warehouse-1.duckdb\n")
    assert run.dashboard(options) == 0
    assert called == commands


class Health(http.server.BaseHTTPRequestHandler):
    """Answers as Streamlit's health address does."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/_stcore/health" else 404)
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def healthy_port() -> Iterator[int]:
    """The port of a server that says that it is well."""
    server = http.server.HTTPServer(("127.0.0.1", 0), Health)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def test_our_own_dashboard_on_the_port_is_no_error(
    project: Path, healthy_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    run.SERVING.write_text(str(healthy_port))
    assert run.main(["--headless", "--port", str(healthy_port)]) == 0
    assert f"đang chạy sẵn tại http://127.0.0.1:{healthy_port}" in capsys.readouterr().out


def test_another_program_on_the_port_is_said(
    project: Path, healthy_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(["--headless", "--port", str(healthy_port)]) == 1
    said = capsys.readouterr().out
    assert f"Cổng {healthy_port}" in said
    assert f"--port {healthy_port + 1}" in said


def test_a_server_on_a_slow_machine_has_minutes_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(run, "answers", lambda port: clock[0] > 240)
    slow = SimpleNamespace(monotonic=lambda: clock[0], sleep=lambda _: clock.append(clock.pop() + 10))
    monkeypatch.setattr(run, "time", slow)
    run.wait_until_ready(SimpleNamespace(poll=lambda: None), 1)
    assert clock[0] > 240


def test_a_server_that_ends_at_once_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "answers", lambda port: False)
    with subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"]) as server:
        server.wait()
        with pytest.raises(run.Stop, match="not_started"):
            run.wait_until_ready(server, 1)


def test_the_server_is_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as server:
        run.stop_server(server)
        assert server.poll() is not None


def test_ctrl_c_ends_cleanly(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted:
        """A server that is interrupted while it runs."""

        stopped = False

        def wait(self, timeout: float | None = None) -> int:
            if timeout is None:
                raise KeyboardInterrupt
            return 0

        def terminate(self) -> None:
            self.stopped = True

    server = Interrupted()
    monkeypatch.setattr(run, "start_server", lambda port: server)
    monkeypatch.setattr(run, "wait_until_ready", lambda server, port: None)
    assert run.serve(8501, headless=True) == 0
    assert server.stopped
    assert not run.SERVING.exists()
    assert "Đã dừng" in capsys.readouterr().out


def test_a_command_gets_its_arguments_and_its_status_comes_back(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = []

    def status_one(command: list[str], **_: object) -> int:
        commands.append(command)
        return 1

    monkeypatch.setattr(run, "install", lambda requirements: None)
    monkeypatch.setattr(run.subprocess, "call", status_one)
    assert run.main(["--", "load", "a b.xlsx", "--strict"]) == 1
    assert commands == [[str(run.PYTHON), "-m", "pipelines", "load", "a b.xlsx", "--strict"]]


@pytest.fixture
def no_browser_on_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser; the folder is its only PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(run, "usual_browsers", list)
    return tmp_path


def program(path: Path) -> Path:
    """An executable file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows a program is known by its extension")
@pytest.mark.parametrize("name", ["chromium", "google-chrome", "microsoft-edge"])
def test_a_browser_is_found_on_the_path(no_browser_on_path: Path, name: str) -> None:
    assert run.find_browser() is None
    path = program(no_browser_on_path / name)
    assert run.find_browser() == str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows a program is known by its extension")
def test_chrome_path_goes_first_and_is_not_replaced(
    no_browser_on_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(no_browser_on_path / "chromium")
    said = program(no_browser_on_path / "own" / "chrome")
    monkeypatch.setenv("CHROME_PATH", str(said))
    assert run.find_browser() == str(said)
    monkeypatch.setenv("CHROME_PATH", str(no_browser_on_path / "absent"))
    assert run.find_browser() is None


def test_the_usual_places_of_windows_are_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path))
    edge = program(tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe")
    assert run.find_browser() == str(edge)


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_a_missing_browser_fails_under_ci_and_is_said_elsewhere(
    no_browser_on_path: Path,
    called: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ci: str,
    status: int,
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(run, "install", lambda requirements: None)
    monkeypatch.setattr(run, "install_browser", lambda: None)
    assert run.main(["test"]) == status
    assert "CHROME_PATH" in capsys.readouterr().out
    assert bool(called) is (status == 0)


def test_debians_chromium_is_installed_after_an_update_where_root_allows(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(run, "is_debian", lambda: True)
    monkeypatch.setattr(run, "as_root", lambda: ["sudo", "-n"])
    run.install_browser()
    assert [command[:2] for command in called] == [["sudo", "-n"], ["sudo", "-n"]]
    assert [
        [word for word in command if word in ("update", "install", "chromium")] for command in called
    ] == [
        ["update"],
        ["install", "chromium"],
    ]


@pytest.mark.parametrize(("debian", "root"), [(False, []), (True, None)])
def test_nothing_is_installed_where_it_may_not(
    called: list[list[str]], monkeypatch: pytest.MonkeyPatch, debian: bool, root: list[str] | None
) -> None:
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(run, "is_debian", lambda: debian)
    monkeypatch.setattr(run, "as_root", lambda: root)
    run.install_browser()
    assert called == []


def test_every_message_speaks_both_languages() -> None:
    for name, (vietnamese, english) in run.MESSAGES.items():
        assert vietnamese.strip(), name
        assert english.strip(), name
        assert vietnamese != english, name


def test_fingerprint_is_of_the_bytes_and_of_this_python(project: Path) -> None:
    expected = hashlib.sha256(repr(sys.version_info[:2]).encode() + b"streamlit==1\n\0").hexdigest()
    assert run.fingerprint(run.REQUIREMENTS) == expected
