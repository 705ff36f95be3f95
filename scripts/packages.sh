# Sourced by the other scripts: finds out what is missing on this machine and installs it.
# Needs bash alone.

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

# Debian packages that the build needs: package, and a file that shows it is there.
build_packages() {
    [ -e /usr/include/zlib.h ] || echo zlib1g-dev
    [ -e /usr/include/libxml2/libxml/parser.h ] || echo libxml2-dev
    [ -e /usr/include/xlsxwriter.h ] || echo libxlsxwriter-dev
    [ -e /usr/include/postgresql/libpq-fe.h ] || echo libpq-dev
    [ -e /usr/include/sqlite3.h ] || echo libsqlite3-dev
    command -v git >/dev/null || echo git
}

# Debian packages that only the tests need.
test_packages() {
    command -v python3 >/dev/null || echo python3
    python3 -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
    # The server that the tests start for themselves; nothing of it runs otherwise.
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
    command -v psql >/dev/null || echo postgresql-client
}

# install_packages NAME…: installs them, naming them first; as root, or through sudo.
install_packages() {
    [ $# -gt 0 ] || return 0
    say "Missing system packages: $*"
    command -v apt-get >/dev/null || die "This is no Debian or Ubuntu: install what these packages hold, then run this again."
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "Run as root: apt-get install $*"
        as_root=(sudo)
    fi
    say "Installing them with apt-get."
    # The names of the package lists may be stale: fetch them anew if the first try fails.
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@" >&2 ||
        { "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=120 update >&2 &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "$@" >&2; } ||
        die "They could not be installed. Without a network: install them from a medium, then run this again. Missing: $*"
}

need_swift() {
    command -v swift >/dev/null || die "swift is not on the PATH. Install Swift 6.2 or newer from https://www.swift.org/install/linux/ and run this again."
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    # shellcheck disable=SC2086
    set -- $version
    [ "${1:-0}" -gt 6 ] || { [ "${1:-0}" -eq 6 ] && [ "${2:-0}" -ge 2 ]; } ||
        die "Swift 6.2 or newer is needed; this is ${1:-unknown}.${2:-}."
}

# The independent readers live in .venv; installed again only when the list of them changes.
install_readers() {
    local requirements=Tests/Conformance/requirements.txt
    cmp -s "$requirements" .venv/installed-requirements.txt && return
    say "Installing the independent readers into .venv"
    python3 -m venv .venv
    .venv/bin/pip install --quiet --disable-pip-version-check -r "$requirements" >&2 ||
        die "The readers could not be installed. They need the network once: $requirements"
    cp "$requirements" .venv/installed-requirements.txt
}
