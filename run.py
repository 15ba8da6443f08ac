# -*- coding: utf-8 -*-
"""One command for everything: the dashboard, the tests, the command line.

    python3 run.py                     the dashboard, in the browser (--headless, --port N, --no-samples)
    python3 run.py test [ARGS ...]     all tests; ARGS go to pytest
    python3 run.py -- COMMAND ...      python -m pipelines COMMAND ...

Only the standard library. Types stand in comments and nothing newer than Python 2.7 is written here, so
that an old Python reaches the check below instead of a syntax error.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Cần Python 3.11 trở lên; đây là Python %d.%d (%s). Tải tại https://www.python.org/downloads/\n"
        "Python 3.11 or newer is needed; this is Python %d.%d (%s)."
        % (sys.version_info[:2] + (sys.executable,) + sys.version_info[:2] + (sys.executable,))
    )

import argparse
import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import webbrowser
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SERVING = VENV / "serving"
HOST = "127.0.0.1"
START_SECONDS = 300

REQUIREMENTS = [ROOT / "requirements.txt"]
TEST_REQUIREMENTS = [ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"]

BROWSER_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"]
BROWSER_NAMES += ["microsoft-edge", "microsoft-edge-stable"]
MAC_BROWSERS = ["Google Chrome", "Chromium", "Microsoft Edge"]
WINDOWS_BROWSERS = [
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
]
WINDOWS_FOLDERS = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]

MESSAGES = {
    "no_venv": (
        "Python này thiếu mô-đun venv hoặc ensurepip. Trên Debian/Ubuntu: sudo apt install python3-venv",
        "This Python lacks venv or ensurepip. On Debian/Ubuntu: sudo apt install python3-venv",
    ),
    "making_venv": ("Đang tạo môi trường {path} …", "Making the environment {path} …"),
    "venv_failed": ("Không tạo được môi trường {path}.", "The environment {path} could not be made."),
    "installing": (
        "Đang cài đặt các thư viện (lần đầu mất vài phút) …",
        "Installing the libraries (the first time takes some minutes) …",
    ),
    "install_failed": (
        "Không cài đặt được các thư viện. Xem thông báo của pip ở trên (mạng? cấu hình pip của máy này?) "
        "rồi chạy lại lệnh.",
        "The libraries could not be installed. See what pip says above (network? this machine's pip "
        "settings?), then run the command again.",
    ),
    "samples": ("Đang nạp dữ liệu mẫu …", "Loading the samples …"),
    "samples_failed": (
        "Không nạp được dữ liệu mẫu (xem ở trên). Dùng --no-samples để mở với kho dữ liệu trống.",
        "The samples could not be loaded (see above). With --no-samples it opens on an empty warehouse.",
    ),
    "already_running": (
        "Bảng điều khiển đang chạy sẵn tại {address}",
        "The dashboard is already running at {address}",
    ),
    "port_in_use": (
        "Cổng {port} đang được chương trình khác dùng. Chọn cổng khác, ví dụ: python3 run.py --port {other}",
        "Port {port} is used by another program. Choose another, for example: python3 run.py --port {other}",
    ),
    "starting": ("Đang khởi động …", "Starting …"),
    "not_started": (
        "Bảng điều khiển không khởi động được (xem ở trên).",
        "The dashboard did not start (see above).",
    ),
    "ready": (
        "Mở {address} trong trình duyệt. Nhấn Ctrl+C để dừng.",
        "Open {address} in a browser. Ctrl+C stops it.",
    ),
    "stopped": ("Đã dừng.", "Stopped."),
    "installing_browser": (
        "Không thấy trình duyệt; đang cài gói chromium của Debian …",
        "No browser found; installing Debian's package chromium …",
    ),
    "no_browser": (
        "Không thấy Chromium, Chrome hay Edge: các phép thử trên trình duyệt không chạy được. Hãy cài một "
        "trình duyệt (Debian: sudo apt install chromium) hoặc chỉ đường dẫn bằng biến CHROME_PATH.",
        "No Chromium, Chrome or Edge found: the browser tests cannot run. Install one (Debian: sudo apt "
        "install chromium) or name its path in the variable CHROME_PATH.",
    ),
}


class Stop(Exception):  # noqa: N818 -- not an error of the program: the reason why it ends here
    """What keeps the command from going on: the name of a message, and the values it needs."""

    def __init__(self, message, **values):
        # type: (str, object) -> None
        super().__init__(message)
        self.message = message
        self.values = values


def say(message, **values):
    # type: (str, object) -> None
    """Print a message of the table above, Vietnamese first."""
    vietnamese, english = MESSAGES[message]
    sys.stdout.write("{}\n  {}\n".format(vietnamese.format(**values), english.format(**values)))
    sys.stdout.flush()


# --- the environment -------------------------------------------------------------------------------------


def fingerprint(requirements):
    # type: (list[Path]) -> str
    """What an environment was installed for: this Python's version and the bytes of the files."""
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for path in requirements:
        digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def stamp_for(requirements):
    # type: (list[Path]) -> Path
    """The file that says for what the last finished installation was."""
    return VENV / "installed-{}".format("-".join(path.parent.name for path in requirements[1:]) or "run")


def is_installed(requirements):
    # type: (list[Path]) -> bool
    """Whether the environment has just what the files ask for, and the installation was finished."""
    stamp = stamp_for(requirements)
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == fingerprint(requirements)


def works(python):
    # type: (Path) -> bool
    """Whether an environment's Python starts, has pip and is of this Python's version."""
    ask = "import sys, pip; sys.exit(sys.version_info[:2] != {!r})".format(sys.version_info[:2])
    try:
        return (
            subprocess.run([str(python), "-c", ask], stderr=subprocess.DEVNULL, check=False).returncode == 0
        )
    except OSError:
        return False


def make_environment():
    # type: () -> None
    """Make ``.venv``, or make it anew where it is unfinished or belongs to another Python."""
    if works(PYTHON):
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Stop("no_venv")
    say("making_venv", path=VENV)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        raise Stop("venv_failed", path=VENV)


def install(requirements):
    # type: (list[Path]) -> None
    """Bring the environment to what the files ask for; the machine's own pip settings decide from where."""
    if is_installed(requirements):
        return
    make_environment()
    say("installing")
    stamp = stamp_for(requirements)
    stamp.unlink(missing_ok=True)
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    if subprocess.call(command + ["-r", str(requirements[-1])], cwd=ROOT):
        raise Stop("install_failed")
    stamp.write_text(fingerprint(requirements))


# --- the dashboard ---------------------------------------------------------------------------------------


def warehouse_is_empty():
    # type: () -> bool
    """Whether nothing was ever published; a warehouse at an address is never filled with samples."""
    place = os.environ.get("XHHT_WAREHOUSE") or str(ROOT / "data" / "warehouse")
    is_address = re.match("[A-Za-z][A-Za-z0-9+.-]+:", place)  # not the one letter of a drive
    return not is_address and not (ROOT / place / "CURRENT").exists()


def load_samples():
    # type: () -> None
    """Load the samples; findings (exit status 1) are printed, and no reason to stop."""
    say("samples")
    if subprocess.call([str(PYTHON), "-m", "pipelines", "demo"], cwd=ROOT) not in (0, 1):
        raise Stop("samples_failed")


def bring_up_to_date():
    # type: () -> None
    """Build the warehouse anew where other software or other reference tables built it; what could not be
    done is printed, and the dashboard says it too.
    """
    subprocess.call([str(PYTHON), "-m", "pipelines", "rebuild", "--if-needed"], cwd=ROOT)


def address_of(port):
    # type: (int) -> str
    """Where the dashboard is served."""
    return "http://{}:{}".format(HOST, port)


def is_used(port):
    # type: (int) -> bool
    """Whether something listens on the port."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((HOST, port)) == 0


def answers(port):
    # type: (int) -> bool
    """Whether a Streamlit server on the port says that it is well; no proxy is asked."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address_of(port) + "/_stcore/health", timeout=2) as reply:
            return reply.read().strip() == b"ok"  # type: ignore[no-any-return]
    except (OSError, urllib.error.URLError, ValueError):
        return False


def is_ours(port):
    # type: (int) -> bool
    """Whether the server on the port is the dashboard that this project started."""
    return SERVING.exists() and SERVING.read_text() == str(port) and answers(port)


def start_server(port):
    # type: (int) -> subprocess.Popen[bytes]
    """Start Streamlit; what it prints goes to this terminal."""
    command = [str(PYTHON), "-m", "pages.kit.serve", "run", "dashboard.py", "--server.headless=true"]
    command += ["--server.address=" + HOST, "--server.port={}".format(port)]
    command += ["--browser.gatherUsageStats=false"]
    return subprocess.Popen(command, cwd=ROOT)


def wait_until_ready(server, port):
    # type: (subprocess.Popen[bytes], int) -> None
    """Return when the server answers; raise where it ends before, or does not answer in time."""
    end = time.monotonic() + START_SECONDS
    while not answers(port):
        if server.poll() is not None or time.monotonic() > end:
            raise Stop("not_started")
        time.sleep(0.2)


def stop_server(server):
    # type: (subprocess.Popen[bytes]) -> None
    """End the server: first by asking, then by force."""
    with contextlib.suppress(OSError):
        server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def serve(port, headless):
    # type: (int, bool) -> int
    """Serve until Ctrl+C or until the server ends by itself; its exit status, 0 after Ctrl+C."""
    say("starting")
    server = start_server(port)
    try:
        wait_until_ready(server, port)
        SERVING.write_text(str(port))
        say("ready", address=address_of(port))
        if not headless:
            webbrowser.open(address_of(port))
        return server.wait()
    except KeyboardInterrupt:
        say("stopped")
        return 0
    finally:
        stop_server(server)
        SERVING.unlink(missing_ok=True)


def dashboard(arguments):
    # type: (list[str]) -> int
    """``run.py [--headless] [--port N] [--no-samples]``."""
    parser = argparse.ArgumentParser(
        prog="run.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--headless", action="store_true", help="không mở trình duyệt / open no browser")
    parser.add_argument("--port", type=int, default=8501, help="cổng / port (8501)")
    parser.add_argument("--no-samples", action="store_true", help="không nạp dữ liệu mẫu / load no samples")
    options = parser.parse_args(arguments)
    if is_used(options.port):
        if not is_ours(options.port):
            raise Stop("port_in_use", port=options.port, other=options.port + 1)
        say("already_running", address=address_of(options.port))
        if not options.headless:
            webbrowser.open(address_of(options.port))
        return 0
    install(REQUIREMENTS)
    if not warehouse_is_empty():
        bring_up_to_date()
    elif not options.no_samples:
        load_samples()
    return serve(options.port, options.headless)


# --- the tests -------------------------------------------------------------------------------------------


def usual_browsers():
    # type: () -> list[Path]
    """The paths at which macOS and Windows keep browsers that the tests can drive."""
    homes = [Path("/Applications"), Path.home() / "Applications"]
    places = [home / (name + ".app") / "Contents/MacOS" / name for name in MAC_BROWSERS for home in homes]
    folders = [Path(os.environ[name]) for name in WINDOWS_FOLDERS if os.environ.get(name)]
    return places + [folder / name for name in WINDOWS_BROWSERS for folder in folders]


def find_browser():
    # type: () -> str | None
    """The path of Chromium, Chrome or Edge: CHROME_PATH if it is set, else PATH, else the usual places."""
    said = os.environ.get("CHROME_PATH")
    if said:
        return shutil.which(said)
    on_path = next(filter(None, map(shutil.which, BROWSER_NAMES)), None)
    return on_path or next((str(path) for path in usual_browsers() if path.is_file()), None)


def is_debian():
    # type: () -> bool
    """Whether this is Debian itself: elsewhere the package chromium may only fetch a snap."""
    release = Path("/etc/os-release")
    return (
        release.exists() and "ID=debian" in release.read_text().splitlines() and bool(shutil.which("apt-get"))
    )


def as_root():
    # type: () -> list[str] | None
    """What to put before a command that root must run; None where that is not allowed."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    return ["sudo", "-n"] if allowed else None


def install_browser():
    # type: () -> None
    """Install Debian's Chromium where that is allowed, and say so."""
    root = as_root() if is_debian() else None
    if root is None or os.environ.get("CHROME_PATH"):
        return
    say("installing_browser")
    apt = root + ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]
    subprocess.call(apt + ["update"])
    subprocess.call(apt + ["install", "--no-install-recommends", "chromium"])


def is_ci():
    # type: () -> bool
    """Whether this is a run where nothing may be left out."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def processes():
    # type: () -> int
    """How many processes run the tests: one a core that this process may use, at most four."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(4, usable or 1)


def test(arguments):
    # type: (list[str]) -> int
    """``run.py test [ARGS]``: everything the tests need, then pytest."""
    install(TEST_REQUIREMENTS)
    if not find_browser():
        install_browser()
    browser = find_browser()
    if not browser:
        if is_ci():
            raise Stop("no_browser")
        say("no_browser")
    environment = dict(os.environ, **({"CHROME_PATH": browser} if browser else {}))
    command = [str(PYTHON), "-m", "pytest", "-n", str(processes()), "--dist", "loadgroup"]
    return subprocess.call(command + arguments, cwd=ROOT, env=environment)


# --- the command line ------------------------------------------------------------------------------------


def pipelines(arguments):
    # type: (list[str]) -> int
    """``run.py -- COMMAND …``: the exit status is the command's own."""
    install(REQUIREMENTS)
    return subprocess.call([str(PYTHON), "-m", "pipelines"] + arguments, cwd=ROOT)


def main(arguments):
    # type: (list[str]) -> int
    """Run what the arguments say; the exit status."""
    try:
        if arguments[:1] == ["--"]:
            return pipelines(arguments[1:])
        if arguments[:1] == ["test"]:
            return test(arguments[1:])
        return dashboard(arguments)
    except Stop as stop:
        say(stop.message, **stop.values)
        return 1
    except KeyboardInterrupt:
        return 130


def end_politely(number, frame):
    # type: (int, object) -> None
    """A request to end (SIGTERM) ends as Ctrl+C does, so that the server never stays behind."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, end_politely)
    status = main(sys.argv[1:])
    sys.exit(status if status >= 0 else 128 - status)
