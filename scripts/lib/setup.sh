# Shared by the scripts beside this folder: finds the toolchain and installs what Debian packages are missing.
# Sourced, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Ends the script with one sentence on standard error.
fail() {
  printf 'panier: %s\n' "$1" >&2
  exit "${2:-1}"
}

# Says what goes on, on standard error: standard output is for data.
say() {
  printf 'panier: %s\n' "$1" >&2
}

# Refuses to start without a Swift 6.2 toolchain or newer.
require_swift() {
  command -v swift >/dev/null 2>&1 ||
    fail "the Swift toolchain is missing: install Swift 6.3 (https://www.swift.org/install/linux/) and put 'swift' on the PATH"
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case "$version" in
    "" | [0-5].* | 6.[01]) fail "Swift ${version:-of an unknown version} is too old: install Swift 6.3 or newer" ;;
  esac
}

# Installs Debian packages that are not there yet: install_packages NAME...
install_packages() {
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q '^install ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null 2>&1 ||
    fail "these packages are missing and this system has no apt-get: ${missing[*]}; install them by hand"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null ||
      fail "these packages are missing and installing needs root: run 'sudo apt-get install ${missing[*]}' and try again"
    as_root=(sudo -n)
  fi
  say "installing ${missing[*]}"
  # Lists of packages age: they are fetched anew only when the first try fails.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update -qq >&2 &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >&2; } ||
    fail "apt-get could not install ${missing[*]}; its messages stand above"
}

# What a build needs besides the toolchain.
install_build_packages() {
  install_packages pkg-config liblua5.4-dev zlib1g-dev libsqlite3-dev libpq-dev
  [ -z "${PANIER_LUA:-}" ] || use_lua
}

# Lays out the sources of the Lua in the folder PANIER_LUA as a target of the package; Package.swift then builds it
# instead of linking Debian's.
use_lua() {
  local file
  [ -f "$PANIER_LUA/lstate.c" ] || fail "PANIER_LUA must name a folder with Lua's C sources; '$PANIER_LUA' has no lstate.c"
  rm -rf "$ROOT/Sources/CLuaSources"
  mkdir -p "$ROOT/Sources/CLuaSources/include"
  for file in "$PANIER_LUA"/*.[ch]; do
    case "${file##*/}" in
      # Programs, and what only Lua's own developers compile.
      lua.c | luac.c | onelua.c | ltests.[ch]) ;;
      lua.h | luaconf.h | lualib.h | lauxlib.h) cp "$file" "$ROOT/Sources/CLuaSources/include/" ;;
      *) cp "$file" "$ROOT/Sources/CLuaSources/" ;;
    esac
  done
  cp "$ROOT/Sources/CLua/shim.h" "$ROOT/Sources/CLuaSources/include/"
  sed '/link/d; s/ \[system\]//' "$ROOT/Sources/CLua/module.modulemap" >"$ROOT/Sources/CLuaSources/include/module.modulemap"
}

# Refuses to begin a build that the disk cannot hold: require_disk MEGABYTES
require_disk() {
  local available
  available=$(df -Pm "$ROOT" | awk 'NR == 2 { print $4 }')
  [ "${available:-0}" -ge "$1" ] ||
    fail "building needs about $1 MB of free disk in $ROOT, there are ${available:-0} MB; free some and try again"
  [ -w "$ROOT" ] || fail "$ROOT is not writable, and the build writes there; change its rights or use another copy"
}

# Builds in release what the options name, with the flags that all release builds share so that nothing is built twice:
# release_build OPTION…
#
# The program carries Swift's libraries, and exports nothing: else each of its names would stand in it twice. lld keeps the
# places that the loader fills in packed, which Debian 12 reads; what of ICU's data nobody asks for is left out.
release_build() {
  local libraries linker folder=$ROOT/.build/link symbol flags=(-Xlinker --no-export-dynamic)
  libraries=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": *"\(.*\)".*/\1/p')
  linker=$(dirname "$(dirname "$libraries")")/bin/ld.lld
  if [ -x "$linker" ]; then
    mkdir -p "$folder"
    printf '{"schemaVersion":"1.0","linker":{"path":"%s"}}\n' "$linker" >"$folder/toolset.json.new"
    # A file whose time changes would be taken for another toolset.
    cmp -s "$folder/toolset.json.new" "$folder/toolset.json" || cp "$folder/toolset.json.new" "$folder/toolset.json"
    # Swift finds its descriptions of types by the edges of their sections.
    flags+=(--toolset "$folder/toolset.json" -Xlinker -z -Xlinker nostart-stop-gc -Xlinker -z -Xlinker pack-relative-relocs
      -Xlinker --no-eh-frame-hdr -Xlinker -T -Xlinker "$ROOT/scripts/lib/release.ld")
  fi
  libraries=${libraries}_static/linux/lib_FoundationICU.a
  if [ -f "$libraries" ]; then
    if [ ! -s "$folder/icu.symbol" ] || [ "$libraries" -nt "$folder/icu.symbol" ] ||
      [ "$ROOT/scripts/lib/icu-data.py" -nt "$folder/icu.symbol" ]; then
      command -v python3 >/dev/null 2>&1 || install_packages python3
      symbol=$(python3 "$ROOT/scripts/lib/icu-data.py" "$libraries" "$folder/icu.o") || return 1
      printf '%s\n' "$symbol" >"$folder/icu.symbol"
    fi
    flags+=(-Xlinker "--wrap=$(cat "$folder/icu.symbol")" -Xlinker "$folder/icu.o")
  fi
  swift build --configuration release --static-swift-stdlib --disable-local-rpath "${flags[@]}" "$@"
}
